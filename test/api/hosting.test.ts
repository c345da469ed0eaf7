/** Hosts whom a colleague has chosen: their consent, and how they leave. */
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { connect } from '../../src/database/connect.ts';
import { exportDataset } from '../../src/dataset/export.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { book, createTeam, offered } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

let count = 0;

/** Rosa and Vic are members; the owner of the organization is Imad. */
async function createColleagues() {
  const { clients, slugs } = await createTeam(server, 3, { kind: 'round_robin' });
  const [imad, rosa, vic] = clients as [ApiClient, ApiClient, ApiClient];
  const { data } = await imad.GET('/api/v2/members');
  const [imadId, rosaId, vicId] = (data as Schemas['MemberList']).items.map(({ id }) => id) as [string, string, string];
  return { imad, rosa, vic, imadId, rosaId, vicId, rosaSlug: slugs[1] as string };
}

async function create(by: ApiClient, kind: Schemas['EventTypeKind'], ids: string[]) {
  count += 1;
  const body = { name: 'Call', slug: `call-${count}`, kind, durations: [30], hosts: ids.map((id) => ({ id })) };
  return (await by.POST('/api/v2/event-types', { body })).data as Schemas['EventType'];
}

const at = (id: string) => ({ params: { path: { id } } });
const read = (by: ApiClient, id: string) => by.GET('/api/v2/event-types/{id}', at(id));
const accept = (by: ApiClient, id: string) => by.POST('/api/v2/event-types/{id}/accept', at(id));
const leave = (by: ApiClient, id: string) => by.POST('/api/v2/event-types/{id}/leave', at(id));
const change = (by: ApiClient, id: string, body: Schemas['EventTypeChange']) => by.PATCH('/api/v2/event-types/{id}', { ...at(id), body });
const pendingOf = (eventType?: Schemas['EventType']) => eventType?.hosts.map(({ pending }) => pending);

describe('a colleague whom a member chooses', () => {
  it('is offered only after accepting', async () => {
    const { rosa, vic, rosaId, vicId, rosaSlug } = await createColleagues();
    const { id, slug, hosts } = await create(rosa, 'one_on_one', [vicId]);
    expect(hosts).toMatchObject([{ id: vicId, pending: true }]);
    expect(await offered(rosa, id)).toEqual([]);
    expect((await book(rosa, id, '2027-03-02T10:00:00Z')).response.status).toBe(409);
    expect((await server.send('GET', `/api/public/${rosaSlug}/${slug}`)).body.hosts).toEqual([]);
    const { data: list } = await vic.GET('/api/v2/event-types');
    expect(list?.items.find((one) => one.id === id)?.hosts).toMatchObject([{ pending: true }]);
    expect((await book(vic, id, '2027-03-02T10:00:00Z')).response.status).toBe(404);
    const accepted = (await accept(vic, id)).data;
    expect(pendingOf(accepted)).toEqual([false]);
    expect((await accept(vic, id)).data).toEqual(accepted);
    expect(await offered(rosa, id)).toContain('10:00');
    expect((await book(rosa, id, '2027-03-02T10:00:00Z')).data?.hostId).toBe(vicId);
    expect((await server.send('GET', `/api/public/${rosaSlug}/${slug}`)).body.hosts).toHaveLength(1);
    expect((await accept(rosa, id)).response.status).toBe(404);
    expect(rosaId).not.toBe(vicId);
  });

  it('is left out of a round robin, and a collective event type offers nothing meanwhile', async () => {
    const { rosa, vic, rosaId, vicId } = await createColleagues();
    const round = await create(rosa, 'round_robin', [vicId, rosaId]);
    expect(pendingOf(round)).toEqual([true, false]);
    expect(await offered(rosa, round.id)).toContain('10:00');
    expect((await book(rosa, round.id, '2027-03-02T10:00:00Z')).data?.hostId).toBe(rosaId);
    expect((await book(rosa, round.id, '2027-03-02T10:00:00Z')).response.status).toBe(409);
    const together = await create(rosa, 'collective', [rosaId, vicId]);
    expect(await offered(rosa, together.id)).toEqual([]);
    await accept(vic, together.id);
    expect(await offered(rosa, together.id)).toContain('11:00');
  });

  it('stays accepted when the event type is changed, and is asked again after leaving', async () => {
    const { rosa, vic, rosaId, vicId } = await createColleagues();
    const { id } = await create(rosa, 'round_robin', [rosaId, vicId]);
    await accept(vic, id);
    const hosts = [{ id: vicId }, { id: rosaId }];
    expect(pendingOf((await change(rosa, id, { hosts, name: 'Other' })).data)).toEqual([false, false]);
    expect(pendingOf((await leave(vic, id)).data)).toEqual([false]);
    expect(pendingOf((await change(rosa, id, { hosts })).data)).toEqual([true, false]);
  });
});

it('owners and admins of the organization choose anybody', async () => {
  const { imad, rosa, vic, imadId, rosaId, vicId } = await createColleagues();
  expect(pendingOf(await create(imad, 'round_robin', [rosaId, vicId]))).toEqual([false, false]);
  const { id } = await create(rosa, 'round_robin', [rosaId, vicId]);
  await imad.PATCH('/api/v2/members/{id}', { ...at(rosaId), body: { role: 'admin' } });
  const hosts = [{ id: vicId }, { id: imadId }];
  expect(pendingOf((await change(rosa, id, { hosts })).data)).toEqual([false, false]);
  expect((await read(vic, id)).response.status).toBe(200);
});

describe('leaving', () => {
  it('keeps bookings, and without hosts the event type is inactive until its owner chooses others', async () => {
    const { imad, rosa, imadId, rosaId } = await createColleagues();
    const { id } = await create(imad, 'one_on_one', [rosaId]);
    const { data: booking } = await book(imad, id, '2027-03-02T10:00:00Z');
    expect((await leave(rosa, id)).data).toMatchObject({ hosts: [], active: false });
    expect([(await leave(rosa, id)).response.status, (await read(rosa, id)).response.status]).toEqual([404, 404]);
    const { data: kept } = await rosa.GET('/api/v2/bookings/{id}', at(booking?.id as string));
    expect(kept).toMatchObject({ status: 'active', hostId: rosaId });
    expect(await offered(imad, id)).toEqual([]);
    expect((await change(imad, id, { name: 'Renamed' })).data).toMatchObject({ name: 'Renamed', hosts: [] });
    expect((await change(imad, id, { active: true })).response.status).toBe(400);
    expect((await change(imad, id, { hosts: [{ id: imadId }], active: true })).data).toMatchObject({ active: true });
    expect(await offered(imad, id)).toContain('11:00');
  });

  it('is possible for one of several hosts, and for a member who is deleted', async () => {
    const { imad, rosa, vic, rosaId, vicId } = await createColleagues();
    const { id } = await create(imad, 'round_robin', [rosaId, vicId]);
    expect((await leave(rosa, id)).data).toMatchObject({ active: true, hosts: [{ id: vicId }] });
    await leave(vic, (await vic.GET('/api/v2/event-types')).data?.items[0]?.id as string);
    expect((await imad.DELETE('/api/v2/members/{id}', at(vicId))).response.status).toBe(200);
    expect((await read(imad, id)).data).toMatchObject({ active: false, hosts: [] });
    expect((await change(imad, id, { active: true })).response.status).toBe(400);
  });

  it('survives an export and an import, as do consent and external ids', async () => {
    const { imad, rosa, vicId, rosaId } = await createColleagues();
    await imad.PATCH('/api/v2/members/{id}', { ...at(vicId), body: { externalId: 'hr-3' } });
    await change(imad, (await create(imad, 'round_robin', [rosaId])).id, { externalId: 'crm-5' });
    await create(rosa, 'collective', [rosaId, vicId]);
    const empty = await create(imad, 'round_robin', [rosaId]);
    await leave(rosa, empty.id);
    const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
    const print = () => readText(Readable.from(exportDataset(db)));
    const text = await print();
    await importDataset(db, JSON.parse(text));
    expect(await print()).toBe(text);
    await close();
    for (const one of ['"pending":true', '"externalId":"hr-3"', '"externalId":"crm-5"', '"hosts":[]']) expect(text).toContain(one);
  });
});

it('an event type is found by its external id, which is unique in the organization', async () => {
  const { imad, rosa, imadId, rosaId } = await createColleagues();
  const { id } = await create(imad, 'one_on_one', [imadId]);
  expect((await change(imad, id, { externalId: 'crm-1' })).data?.externalId).toBe('crm-1');
  const { data } = await imad.GET('/api/v2/event-types', { params: { query: { externalId: 'crm-1' } } });
  expect(data?.items.map((one) => one.id)).toEqual([id]);
  const other = await create(rosa, 'one_on_one', [rosaId]);
  expect((await change(rosa, other.id, { externalId: 'crm-1' })).error).toMatchObject({ code: 'external_id_taken' });
  await imad.DELETE('/api/v2/event-types/{id}', at(id));
  expect((await change(rosa, other.id, { externalId: 'crm-1' })).data?.externalId).toBe('crm-1');
  expect((await change(rosa, other.id, { externalId: null })).data?.externalId).toBeNull();
});
