/** Mail to hosts whom somebody else chooses or removes, and to the owner about those who leave. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { createTeam } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

const from = { name: 'Acme, Inc.', address: 'meetings@acme.test' };

let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from }, rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const untilAllSent = () =>
  until('all notices are sent', async () => {
    const { rowCount } = await server.pool.query(
      'select from host_notices where next_attempt_at is not null and (attempts > 0 or next_attempt_at <= current_instant())',
    );
    return rowCount === 0;
  });

let count = 0;

/** Imad owns the organization; Rosa and Vic are members. */
async function createColleagues() {
  const { clients, slugs } = await createTeam(server, 3, { kind: 'round_robin' });
  const [imad, rosa, vic] = clients as [ApiClient, ApiClient, ApiClient];
  const { data } = await imad.GET('/api/v2/members');
  const [, rosaId, vicId] = (data as Schemas['MemberList']).items.map(({ id }) => id) as [string, string, string];
  const subjectsTo = (index: number) => mail.to(`${slugs[index]}@acme.test`).map(({ mail: { subject } }) => subject);
  return { imad, rosa, vic, rosaId, vicId, slugs, subjectsTo };
}

async function create(by: ApiClient, ids: string[]): Promise<string> {
  count += 1;
  const hosts = ids.map((id) => ({ id }));
  const body = { name: 'Demo', slug: `demo-${count}`, kind: 'round_robin' as const, durations: [30], hosts };
  return (await by.POST('/api/v2/event-types', { body })).data?.id as string;
}

const change = (by: ApiClient, id: string, ids: string[]) =>
  by.PATCH('/api/v2/event-types/{id}', { params: { path: { id } }, body: { hosts: ids.map((one) => ({ id: one })) } });

it('a colleague whom a member chooses is asked; one whom an owner chooses or removes is informed', async () => {
  const { imad, rosa, rosaId, vicId, slugs, subjectsTo } = await createColleagues();
  await create(rosa, [rosaId, vicId]);
  const id = await create(imad, [rosaId, vicId]);
  await untilAllSent();
  expect(subjectsTo(1)).toEqual(['Added as a host: Demo']);
  expect(subjectsTo(2).toSorted()).toEqual(['Added as a host: Demo', 'Invitation to host: Demo']);
  const [asked] = mail.to(`${slugs[2]}@acme.test`).filter(({ mail: { subject } }) => subject?.startsWith('Invitation'));
  expect(asked?.mail.text).toContain("asked you to host this event type. It can't be booked with you until you accept.");
  expect(asked?.mail.text).toContain(`${server.url}/settings/event-types`);
  expect(subjectsTo(0)).toEqual([]);
  // At most one mail an hour about one host of one event type.
  await change(imad, id, [vicId]);
  await change(imad, id, [vicId, rosaId]);
  await change(imad, id, [vicId]);
  expect(subjectsTo(1)).toHaveLength(1);
  await server.setClock('2027-03-01T09:00:00Z');
  await untilAllSent();
  expect(subjectsTo(1)).toEqual(['Added as a host: Demo', 'No longer a host: Demo']);
});

it('the owner is informed when a host leaves, and nobody of what they do themselves', async () => {
  const { rosa, vic, rosaId, vicId, subjectsTo } = await createColleagues();
  const id = await create(rosa, [rosaId, vicId]);
  const path = { params: { path: { id } } };
  await vic.POST('/api/v2/event-types/{id}/accept', path);
  await untilAllSent();
  await server.setClock('2027-03-01T12:00:00Z');
  await vic.POST('/api/v2/event-types/{id}/leave', path);
  await rosa.POST('/api/v2/event-types/{id}/leave', path);
  await untilAllSent();
  expect(subjectsTo(1)).toEqual(['A host has left: Demo']);
  expect(subjectsTo(2)).toEqual(['Invitation to host: Demo']);
});

it('nothing is sent after the opposite has happened, or too late', async () => {
  const { rosa, rosaId, vicId, subjectsTo } = await createColleagues();
  const id = await create(rosa, [rosaId, vicId]);
  await untilAllSent();
  await server.pool.query(
    `update host_notices set next_attempt_at = current_instant(), attempts = 0, about = 'removed' where event_type_id = $1`,
    [id],
  );
  await until(
    'it is done',
    async () =>
      (await server.pool.query('select from host_notices where event_type_id = $1 and next_attempt_at is not null', [id])).rowCount === 0,
  );
  expect(subjectsTo(2)).toEqual(['Invitation to host: Demo']);
});
