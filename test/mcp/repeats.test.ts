/** Repeated calls and changes in between: `idempotency_key` and `if_match`, as arguments or as the headers that REST has. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Acme, startAcme } from '../support/acme.ts';
import { call, markedTools, tell } from '../support/mcp.ts';
import { readTables } from '../support/tables.ts';

let acme: Acme;
let token: string;

beforeAll(async () => {
  acme = await startAcme({ maxInvitees: 5 });
  token = await acme.server.token('imad');
});
afterAll(() => acme.server.stop());

type Given = Record<string, unknown>;

let starts = 0;
const order = (rest: Given = {}): Given => ({
  eventTypeId: acme.eventTypeId,
  startAt: new Date(Date.parse('2027-03-02T09:00:00Z') + 86_400_000 * starts++).toISOString(),
  invitee: { name: 'Ann Lee', email: 'ann@example.com' },
  ...rest,
});

const use = async (name: string, given: Given, headers: Record<string, string> = {}) => {
  const { body } = await tell(acme.server, token, { method: 'tools/call', params: { name, arguments: given } }, headers);
  const { structuredContent, content, _meta: meta = {} } = body.result;
  return { ...structuredContent, text: content[0].text as string, meta };
};

const countBookings = async () => (await acme.server.pool.query('select 1 from bookings')).rowCount;

it('every tool that changes something takes a key, and if_match where its operation takes If-Match', async () => {
  const { body } = await tell(acme.server, token, { method: 'tools/list' });
  for (const { name, inputSchema } of body.result.tools) {
    const { method } = markedTools.find((tool) => tool.name === name) as { method: string };
    expect([name, 'idempotency_key' in inputSchema.properties]).toEqual([name, method !== 'get']);
    const isVersioned = ['cancel_booking', 'mark_no_show', 'reschedule_booking', 'update_event_type', 'update_lead'].includes(name);
    expect([name, 'if_match' in inputSchema.properties]).toEqual([name, isVersioned]);
  }
});

it('a call repeated with its key happens once, and returns the first result', async () => {
  const given = order({ idempotency_key: 'one' });
  const before = (await countBookings()) ?? 0;
  const [first, again] = [await use('create_booking', given), await use('create_booking', { ...given, idempotency_key: 'one' })];
  expect([first.status, again.id, await countBookings()]).toEqual(['active', first.id, before + 1]);
  expect([first.meta, again.meta]).toEqual([
    { 'caledee/etag': expect.any(String) },
    { 'caledee/etag': first.meta['caledee/etag'], 'caledee/replayed': true },
  ]);
  expect(again.text).toBe(
    first.text.replace(/\nWarning: .*/, '').replace('Booked:', 'Booked before: this is the stored result of that call:'),
  );

  const away = { from: '2027-06-01', to: '2027-06-02', idempotency_key: 'away' };
  expect((await use('set_out_of_office', away)).id).toBe((await use('set_out_of_office', away)).id);
  expect((await acme.server.pool.query('select 1 from out_of_office')).rowCount).toBe(1);
});

it('REST and tools share the keys of a token', async () => {
  const given = order();
  const { id } = await use('create_booking', { ...given, idempotency_key: 'shared' });
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': 'shared' };
  const http = await acme.server.send('POST', '/api/v2/bookings', { headers, body: JSON.stringify(given) });
  expect([http.status, http.body.id, http.headers.get('idempotent-replayed')]).toEqual([201, id, 'true']);
});

it('a key is refused for other arguments, and if it is none', async () => {
  const given = order({ idempotency_key: 'two' });
  await use('create_booking', given);
  const reused = await use('create_booking', { ...given, notes: 'x' });
  expect(reused).toMatchObject({ code: 'idempotency_key_reused', details: [{ path: 'idempotency_key' }] });
  expect(reused.text).toContain('This idempotency_key was already used');
  expect(reused.text).not.toMatch(/idempotency-key/i);
  for (const key of ['', 'two words', 'x'.repeat(256), 5]) {
    const refused = await use('create_booking', order({ idempotency_key: key }));
    expect([refused.code, refused.details?.[0].path]).toEqual(['invalid_argument', 'idempotency_key']);
  }
});

it('a dry run keeps no key', async () => {
  const given = order({ idempotency_key: 'dry' });
  const before = await readTables(acme.server.pool);
  expect((await use('create_booking', { ...given, dry_run: true })).status).toBe('active');
  expect(await readTables(acme.server.pool)).toEqual(before);
  const { id, meta } = await use('create_booking', given);
  expect(meta).not.toHaveProperty('caledee/replayed');
  const rehearsed = await use('create_booking', { ...given, dry_run: true });
  expect(rehearsed.text).toMatch(/^Booked before: this is the stored result of that call, and nothing else has changed/);
  expect([rehearsed.id, rehearsed.meta]).toMatchObject([id, { 'caledee/dryRun': true, 'caledee/replayed': true }]);
});

it('the header of REST counts as the argument, unless they differ', async () => {
  const given = order();
  const [first, again] = [
    await use('create_booking', given, { 'Idempotency-Key': 'header' }),
    await use('create_booking', { ...given, idempotency_key: 'header' }),
  ];
  expect([again.id, again.meta]).toMatchObject([first.id, { 'caledee/replayed': true }]);
  const refused = await use('create_booking', { ...given, idempotency_key: 'x' }, { 'Idempotency-Key': 'y' });
  expect(refused.message).toBe('`idempotency-key` must be the same as the argument `idempotency_key`, or be left out.');
  const { id } = await use('create_booking', order());
  expect(await use('cancel_booking', { id }, { 'If-Match': '"old"' })).toMatchObject({ code: 'precondition_failed' });
});

it('a change is refused if the object has changed since its etag was shown', async () => {
  const { id, text, meta } = await use('create_booking', order());
  const etag = meta['caledee/etag'] as string;
  expect(text).toMatch(new RegExp(`\\netag: ${etag}$`));
  const read = await call(acme.server, token, 'get_booking', { id });
  expect(read.result?._meta).toEqual({ 'caledee/etag': etag });
  await use('create_booking', order());
  const moved = await use('reschedule_booking', { bookingId: id, startAt: order().startAt, if_match: etag });
  expect(moved.rescheduledFromId).toBe(id);
  expect(await use('cancel_booking', { id: moved.id, if_match: etag })).toMatchObject({ code: 'precondition_failed' });
  expect((await use('cancel_booking', { id: moved.id, if_match: `"${moved.meta['caledee/etag']}"` })).status).toBe('canceled');
});

it('a move that is repeated without a key says where the booking is', async () => {
  const { id } = await use('create_booking', order());
  const given = { id, startAt: order().startAt };
  const moved = await use('reschedule_booking', given);
  const again = await use('reschedule_booking', given);
  expect(again).toMatchObject({ code: 'booking_rescheduled', rescheduledToId: moved.id });
  expect(again.text).toContain(moved.id);
});
