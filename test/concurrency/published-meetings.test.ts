/** Bookings that are written to calendars, while a worker reads these or is about to. The test claims calendars as a worker does. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { follow } from '../../src/calendars/follow.ts';
import { connect, type Database, inTransaction } from '../../src/database/connect.ts';
import { type ClaimedCalendar, claimCalendar, type DueCalendar, listDueCalendars, saveSync } from '../../src/queries/calendar-syncs.ts';
import { listDueMeetings, type PublishedMeeting } from '../../src/queries/published-meetings.ts';
import { connect as connectCalendar } from '../support/caldav.ts';
import { type HostileDav, startHostileDav } from '../support/hostile-dav.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let dav: HostileDav;
let server: TestServer;
let database: Database;

beforeAll(async () => {
  dav = await startHostileDav();
  server = await startTestServer({ webhookAllowHosts: [dav.host] });
  // It stands still, so that a booking's transaction has begun no later than a claim.
  await server.setClock('2027-03-01T00:00:00Z');
  database = connect(server.databaseUrl, { size: 2, report: () => {} });
});
afterAll(async () => {
  await database.close();
  await server.stop();
  await dav.stop();
});

/** A host whose bookings are written to a calendar that is due. */
async function createWriting() {
  const { client, slug, eventTypeId } = await createHost(server);
  const { data } = await connectCalendar(client, dav);
  const id = data?.id as string;
  const writesTo = data?.collections[0]?.id as string;
  await client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body: { writesTo } });
  const { rows } = await server.pool.query('select organization_id as "organizationId", id as "userId" from users where slug = $1', [slug]);
  const due: DueCalendar = { ...rows[0], id };
  const ofCollection = { organizationId: due.organizationId, collectionId: writesTo };
  const isDue = async () => (await listDueCalendars(database.db, 100, 100)).some((one) => one.id === id);
  const claim = () => inTransaction(database.db, (tx) => claimCalendar(tx, due, 60));
  // Until the first reading, its host is not offered.
  await end((await claim()) as ClaimedCalendar);
  await client.POST('/api/v2/calendars/{id}/sync', { params: { path: { id } } });
  return { client, eventTypeId, id, isDue, claim, owner: due, ofCollection };
}

/** Ends a reading that found nothing new. */
const end = (claimed: ClaimedCalendar) =>
  inTransaction(database.db, (tx) => saveSync(tx, claimed, { found: [], horizon: { start: 0, end: 1 }, nextSec: 300 }));

it('a calendar that is being read is read again for a booking whose transaction began before', async () => {
  const { client, eventTypeId, isDue, claim } = await createWriting();
  const claimed = (await claim()) as ClaimedCalendar;
  for (const time of ['09:00', '10:00']) {
    const { response } = await book(client, eventTypeId, at(time));
    expect(response.status).toBe(201);
  }
  expect(await isDue()).toBe(false);
  await end(claimed);
  expect(await isDue()).toBe(true);
  await end((await claim()) as ClaimedCalendar);
  expect(await isDue()).toBe(false);
});

it('a calendar that is due is read after a booking whose transaction has not ended', async () => {
  const { client, eventTypeId, isDue, claim } = await createWriting();
  const holder = await server.pool.connect();
  await holder.query('begin');
  // The last statement of the booking's transaction waits.
  await holder.query('lock table idempotency_keys in share mode');
  const booked = client.POST('/api/v2/bookings', {
    params: { header: { 'Idempotency-Key': 'waiting' } },
    body: { eventTypeId, startAt: at('09:00'), invitee: { name: 'One', email: 'one@example.com' } },
  });
  let early: ClaimedCalendar | undefined;
  try {
    await until('it waits', async () => (await listLockWaits(server.pool)).length > 0);
    early = await claim();
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect((await booked).response.status).toBe(201);
  if (early !== undefined) await end(early);
  expect(await isDue()).toBe(true);
});

it('a booking is changed while a conflict with its calendar is reported', async () => {
  const { client, eventTypeId, owner, ofCollection } = await createWriting();
  const { data: booking } = await book(client, eventTypeId, at('09:00'));
  const [meeting] = await listDueMeetings(database.db, ofCollection, 1);
  const deviation = { meeting: meeting as PublishedMeeting, seen: null, isElsewhere: true };
  const holder = await server.pool.connect();
  const untilWaiting = (count: number) => until(`${count} wait`, async () => (await listLockWaits(server.pool)).length === count);
  let followed: Promise<boolean>;
  let changed: Promise<{ response: Response }>;
  try {
    await holder.query('begin');
    // The report waits after it has numbered its event.
    await holder.query('lock table event_viewers in share mode');
    followed = follow({ db: database.db, owner, now: 0, ...ofCollection }, [deviation], { isEmptied: false });
    await untilWaiting(1);
    changed = client.PATCH('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } }, body: { notes: 'Changed' } });
    await untilWaiting(2);
  } finally {
    await holder.query('rollback');
    holder.release();
  }
  expect([await followed, (await changed).response.status]).toEqual([true, 200]);
});

it('a calendar whose bookings are being removed, to disconnect it, is not read for a booking made meanwhile', async () => {
  const { client, eventTypeId, id, isDue, claim } = await createWriting();
  await book(client, eventTypeId, at('09:00'));
  // As if it had been written.
  await server.pool.query(
    `update published_meetings set href = '/me/work/one.ics', etag = '1' where collection_id in (
    select id from calendar_collections where calendar_id = $1)`,
    [id],
  );
  dav.be('hang');
  const removed = client.DELETE('/api/v2/calendars/{id}', { params: { path: { id }, query: { deleteEvents: true } } });
  try {
    await until('it asks the server', async () => dav.hanging > 0);
    expect((await book(client, eventTypeId, at('10:00'))).response.status).toBe(201);
    expect([await isDue(), await claim()]).toEqual([false, undefined]);
  } finally {
    dav.be('none');
  }
  expect((await removed).response.status).toBe(200);
});

it('a calendar whose collections cannot be read is not claimed', async () => {
  const { claim } = await createWriting();
  await server.pool.query('alter table calendar_collections rename to unreadable_collections');
  try {
    await expect(claim()).rejects.toThrow('calendar_collections');
  } finally {
    await server.pool.query('alter table unreadable_collections rename to calendar_collections');
  }
  expect(await claim()).toBeDefined();
});
