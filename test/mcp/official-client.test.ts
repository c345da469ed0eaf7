/** An agent's day, with the official client and either kind of token. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Client, UnauthorizedError } from '@modelcontextprotocol/client';
import { bearer, createAuthProvider, newClient, revisions, transportTo, use } from '../support/mcp.ts';
import { callback, makeApp, obtainTokens } from '../support/oauth.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { signIn, type Visitor } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

let hosts = 0;
/** As tools show an instant to a user in UTC. */
const toLocal = (instant: string): string => instant.replace(':00.000Z', '+00:00');

async function createHost(): Promise<string> {
  hosts += 1;
  const slug = `host-${hosts}`;
  await server.load(
    world(organization(`org-${hosts}`, { users: [user(slug)], eventTypes: [eventType(slug, 'intro', { name: 'Intro' })] })),
  );
  return slug;
}

const day = { from: '2027-03-02', to: '2027-03-02' };
const invitee = { name: 'Ann Lee', email: 'ann@example.com' };

/** Finds a free time, books it, reschedules it, asks why another is not free, marks out of office, and cancels. */
async function liveADay(client: Client): Promise<void> {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['get_availability', 'create_booking', 'reschedule_booking']));
  const { items } = await use(client, 'list_event_types');
  const [{ id: eventTypeId }] = items;
  const { slots } = await use(client, 'get_availability', { eventTypeId, ...day });
  const [startAt, later] = slots['2027-03-02'].map((time: string) => new Date(`2027-03-02T${time}`).toISOString());

  const booking = await use(client, 'create_booking', { eventTypeId, startAt, invitee });
  expect(booking).toMatchObject({ status: 'active', startAt: toLocal(startAt) });
  const repeated = await client.callTool({ name: 'create_booking', arguments: { eventTypeId, startAt, invitee } });
  expect(repeated).toMatchObject({ isError: true, structuredContent: { code: 'duplicate_booking', bookingId: booking.id } });
  const other = { name: 'Bo Berg', email: 'bo@example.com' };
  const refused = await client.callTool({ name: 'create_booking', arguments: { eventTypeId, startAt, invitee: other } });
  expect(refused).toMatchObject({ isError: true, structuredContent: { code: 'slot_unavailable', reason: 'slot_taken' } });
  const { alternatives } = refused.structuredContent as { alternatives: string[] };
  expect(alternatives[0]).toBe(toLocal(later));

  const moved = await use(client, 'reschedule_booking', { bookingId: booking.id, startAt: alternatives[0] });
  expect(moved).toMatchObject({ startAt: toLocal(later), rescheduledFromId: booking.id });
  const explained = await use(client, 'explain_availability', { eventTypeId, startAt: later });
  expect(explained).toMatchObject({ offered: false, reason: 'slot_taken' });

  const away = await use(client, 'set_out_of_office', { from: '2027-03-02', to: '2027-03-02', reason: 'Ill' });
  expect(away.affectedBookings).toMatchObject([{ id: moved.id }]);
  expect((await use(client, 'get_availability', { eventTypeId, ...day })).slots).toEqual({});
  const canceled = await use(client, 'cancel_booking', { bookingId: moved.id, reason: 'Ill' });
  expect(canceled).toMatchObject({ status: 'canceled', cancelReason: 'Ill' });
}

async function consent(visitor: Visitor, page: URL): Promise<URL> {
  const asked = await visitor.get(page.href.replace(server.url, ''));
  const decided = await visitor.fill((asked.location as string).replace(server.url, ''), { decision: 'allow' });
  const { location } = await visitor.get((decided.location as string).replace(server.url, ''));
  return new URL(location as string);
}

describe.each(revisions)('an agent that speaks %s', (revision) => {
  it('lives a day with a personal access token', async () => {
    const client = newClient(revision);
    await client.connect(transportTo(server, bearer(await server.token(await createHost()))));
    expect(client.getNegotiatedProtocolVersion()).toBe(revision);
    await liveADay(client);
    await client.close();
  });

  it('discovers the authorization server, registers, is authorized, and uses the tools', async () => {
    const visitor = await signIn(server, await createHost());
    const authProvider = createAuthProvider(callback, (page) => consent(visitor, page));
    const client = newClient(revision);
    const first = transportTo(server, { authProvider });
    await expect(client.connect(first)).rejects.toThrow(UnauthorizedError);
    await first.finishAuth(authProvider.landed().searchParams);
    await client.close();

    const again = newClient(revision);
    await again.connect(transportTo(server, { authProvider }));
    await liveADay(again);
    await again.close();
  });

  it('requests another scope when it needs one', async () => {
    const slug = await createHost();
    const [visitor, app] = [await signIn(server, slug), await makeApp(server, slug)];
    const authProvider = createAuthProvider(callback, (page) => consent(visitor, page));
    const narrow = await obtainTokens(server, visitor, app, { scope: 'read:event-types' });
    await authProvider.saveTokens({ ...narrow, token_type: 'bearer', issuer: server.url });
    const client = newClient(revision);
    const transport = transportTo(server, { authProvider });
    await client.connect(transport);
    const given = { name: 'Talk', slug: 'talk', kind: 'one_on_one', durations: [15] };
    await expect(client.callTool({ name: 'create_event_type', arguments: given })).rejects.toThrow(UnauthorizedError);
    await transport.finishAuth(authProvider.landed().searchParams);
    expect(await use(client, 'create_event_type', given)).toMatchObject({ slug: 'talk', durations: [15] });
    await client.close();
  });
});
