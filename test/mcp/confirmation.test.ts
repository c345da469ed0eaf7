/** Changes that need a confirmation, where the operator requires it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CallToolResult, Client } from '@modelcontextprotocol/client';
import { bearer, call, tell, transportTo } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;
let token: string;
let eventTypeId: string;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 100_000, mcpConfirmation: true });
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro')] })));
  await server.setClock('2027-03-01T08:00:00Z');
  token = await server.token('imad');
  const { data } = await server.client(token).GET('/api/v2/event-types');
  eventTypeId = data?.items[0]?.id as string;
});
afterAll(() => server.stop());

type Given = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: a result may be anything.
const use = async (name: string, given: Given, by = token): Promise<any> => (await call(server, by, name, given)).result?.structuredContent;

const order = (time: string) => ({ eventTypeId, startAt: `2027-03-02T${time}:00Z`, invitee: { name: 'Ann', email: 'ann@example.com' } });
const countBookings = async (): Promise<number> => (await server.pool.query('select 1 from bookings')).rowCount ?? 0;

it('a change is refused until the token of its dry run comes with it', async () => {
  const given = order('09:00');
  expect(await use('create_booking', given)).toMatchObject({ code: 'confirmation_required' });
  const { confirm_token, dryRun } = await use('create_booking', { ...given, dry_run: true });
  expect([dryRun, await countBookings()]).toEqual([true, 0]);
  const refusals: [Given, string?][] = [
    [{ ...given, confirm_token: 'x' }],
    [{ ...given, startAt: '2027-03-02T10:00:00Z', confirm_token }],
    [{ ...given, confirm_token: `${confirm_token}x` }],
    [{ ...given, confirm_token }, await server.token('imad')],
  ];
  for (const [wrong, by] of refusals) expect(await use('create_booking', wrong, by)).toMatchObject({ code: 'confirmation_required' });
  expect(await use('cancel_booking', { bookingId: eventTypeId, confirm_token })).toMatchObject({ code: 'confirmation_required' });
  await server.setClock('2027-03-01T08:10:00Z');
  expect(await use('create_booking', { ...given, confirm_token })).toMatchObject({ code: 'confirmation_required' });
  await server.setClock('2027-03-01T08:00:00Z');
  const booked = await use('create_booking', { ...given, confirm_token, idempotency_key: 'one' });
  expect([booked.status, await countBookings()]).toEqual(['active', 1]);
});

it('what would be refused is refused at once, and reading needs nothing', async () => {
  expect(await use('create_booking', { ...order('05:00'), dry_run: true })).toMatchObject({ code: 'slot_unavailable' });
  expect((await use('list_bookings', {})).items).toHaveLength(1);
  const { body } = await tell(server, token, { method: 'tools/list' });
  const takes = (name: string) =>
    'confirm_token' in body.result.tools.find((tool: { name: string }) => tool.name === name).inputSchema.properties;
  expect([takes('create_booking'), takes('list_bookings')]).toEqual([true, false]);
});

it.each([
  ['11:00', 'accept', { confirm: true }, 'active'],
  ['12:00', 'accept', { confirm: false }, undefined],
  ['13:00', 'decline', undefined, undefined],
] as const)('a client that can ask a person does, at %s: %s %j', async (time, action, content, status) => {
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } }, capabilities: { elicitation: { form: {} } } },
  );
  const asked: string[] = [];
  client.setRequestHandler('elicitation/create', ({ params }) => {
    asked.push(params.message);
    return { action, ...(content && { content }) };
  });
  await client.connect(transportTo(server, bearer(token)));
  const before = await countBookings();
  const result = (await client.callTool({ name: 'create_booking', arguments: order(time) })) as CallToolResult;
  expect(asked).toEqual([expect.stringContaining(`Would book (nothing changed): Tue 2027-03-02 ${time}`)]);
  expect(await countBookings()).toBe(before + (status ? 1 : 0));
  expect(result.structuredContent).toMatchObject(
    status ? { status } : { code: 'confirmation_required', message: expect.stringContaining('declined') },
  );
  await client.close();
});
