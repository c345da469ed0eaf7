import { beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../src/database/connect.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { until } from '../support/until.ts';
import { acme, booking, errorsOf, eventType, openDatabase, user } from './bench.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});

const world = (host: string, rest: object = {}) => {
  const eventTypes = [
    eventType(host, 'intro', { bufferBeforeMin: 5, bufferAfterMin: 10 }),
    eventType(host, 'group', { maxInvitees: 2 }),
    eventType(host, 'pair', { kind: 'collective', hosts: [host, `${host}-2`] }),
  ];
  return acme({ users: [user(host), user(`${host}-2`)], eventTypes, ...rest });
};

const paths = async (document: unknown) => (await errorsOf(database, document)).map(({ path }) => path);

const meetingsOf = async (host: string) => {
  const { rows } = await sql<{ seatsTaken: number; bookings: number; claims: number }>`
    select seats_taken, (select count(*) from bookings where meeting_id = m.id) as bookings, (select count(*) from host_claims where meeting_id = m.id) as claims
    from meetings m join users u on u.id = host_ids[1] where u.slug = ${host} order by starts_at, seats_taken desc`.execute(database.db);
  return rows;
};

const at = (eventTypeName: string, startAt: string, rest: object = {}) => booking(startAt, { eventType: eventTypeName, ...rest });
const guest = (name: string) => ({ invitee: { name, email: `${name}@example.com` } });

const untilImportWaits = () =>
  until('the import waits for the other transaction', async () => {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'transactionid'`,
    );
    return rowCount;
  });

describe('meetings', () => {
  it('may touch, buffers included', async () => {
    const bookings = [at('touch/intro', '2027-03-02T09:00:00Z'), at('touch/intro', '2027-03-02T09:45:00Z')];
    expect(await paths(world('touch', { bookings }))).toEqual([]);
  });

  it('must not overlap by a minute of a buffer', async () => {
    const bookings = [at('lap/intro', '2027-03-02T09:44:00Z'), at('lap/intro', '2027-03-02T09:00:00Z')];
    const errors = await errorsOf(database, world('lap', { bookings }));
    expect(errors).toEqual([
      {
        path: '/organizations/0/bookings/1',
        message: 'overlaps /organizations/0/bookings/0: `lap` is occupied from 2027-03-02T09:39:00.000Z to 2027-03-02T10:24:00.000Z',
      },
    ]);
  });

  it('occupy their hosts with the buffers they were made with', async () => {
    const bookings = [at('made/intro', '2027-03-02T09:00:00Z', { bufferAfterMin: 0 }), at('made/intro', '2027-03-02T09:35:00Z')];
    expect(await paths(world('made', { bookings }))).toEqual([]);
  });

  it('must not overlap through any of their hosts', async () => {
    const bookings = [at('both/pair', '2027-03-02T09:00:00Z'), at('both/intro', '2027-03-02T09:10:00Z', { hosts: ['both-2'] })];
    expect(await paths(world('both', { bookings }))).toEqual(['/organizations/0/bookings/1']);
  });

  it('must not overlap what the database holds', async () => {
    await importDataset(database.db, world('held', { bookings: [at('held/intro', '2027-03-02T09:00:00Z')] }));
    const later = at('held/intro', '2027-03-02T09:15:00Z', guest('bo'));
    expect(await errorsOf(database, world('held', { bookings: [at('held/intro', '2027-03-02T09:00:00Z'), later] }))).toMatchObject([
      { path: '/organizations/0/bookings/1', message: expect.stringContaining('an existing booking') },
    ]);
  });

  it('free their hosts when canceled', async () => {
    const canceled = { status: 'canceled' };
    const bookings = [
      at('free/intro', '2027-03-02T09:00:00Z', canceled),
      at('free/intro', '2027-03-02T09:00:00Z'),
      at('free/intro', '2027-03-02T09:00:00Z', canceled),
    ];
    await importDataset(database.db, world('free', { bookings }));
    expect(await meetingsOf('free')).toEqual([
      { seatsTaken: 1, bookings: 1, claims: 1 },
      { seatsTaken: 0, bookings: 1, claims: 0 },
      { seatsTaken: 0, bookings: 1, claims: 0 },
    ]);
  });

  it('are shared up to their seats, canceled ones beside', async () => {
    const shared = (name: string, rest: object = {}) => at('seat/group', '2027-03-02T09:00:00Z', { ...guest(name), ...rest });
    const three = [shared('cy', { status: 'canceled' }), shared('ann'), shared('bo')];
    await importDataset(database.db, world('seat', { bookings: three.slice(0, 2) }));
    expect(await meetingsOf('seat')).toEqual([{ seatsTaken: 1, bookings: 2, claims: 1 }]);
    await importDataset(database.db, world('seat', { bookings: three }));
    expect(await meetingsOf('seat')).toEqual([{ seatsTaken: 2, bookings: 3, claims: 1 }]);
    expect(await errorsOf(database, world('seat', { bookings: [...three, shared('di')] }))).toEqual([
      { path: '/organizations/0/bookings/3', message: 'has no seat: all 2 seats of this meeting are taken' },
    ]);
    expect(await meetingsOf('seat')).toEqual([{ seatsTaken: 2, bookings: 3, claims: 1 }]);
  });

  it('have one seat for one address, in whatever case it is written', async () => {
    const shared = (email: string, rest: object = {}) =>
      at('once/group', '2027-03-02T09:00:00Z', { invitee: { name: 'Ann', email }, ...rest });
    const first = shared('Ann@example.com', { createdAt: '2027-01-01T00:00:00Z' });
    const second = shared('ann@EXAMPLE.com', { createdAt: '2027-01-02T00:00:00Z' });
    const message = (other: string) => `takes a second seat of its meeting for the same email: the first is that of ${other}`;
    const path = '/organizations/0/bookings/1';
    expect(await errorsOf(database, world('once', { bookings: [first, second] }))).toEqual([
      { path, message: message('/organizations/0/bookings/0') },
    ]);
    await importDataset(database.db, world('once', { bookings: [first] }));
    expect(await errorsOf(database, world('once', { bookings: [first, second] }))).toEqual([
      { path, message: message('an existing booking') },
    ]);
    const canceled = { ...second, status: 'canceled' as const };
    expect(await errorsOf(database, world('once', { bookings: [first, canceled] }))).toEqual([]);
  });

  it('refuse a second seat that is taken at the same time', async () => {
    await importDataset(database.db, world('beside', { bookings: [at('beside/group', '2027-03-02T09:00:00Z', guest('bo'))] }));
    const client = await database.pool.connect();
    await client.query('begin');
    // The address has a seat of which the import cannot know yet.
    await client.query(`update bookings set invitee_email = 'Di@example.com' where invitee_email = 'bo@example.com'
      and event_type_id in (select e.id from event_types e join users u on u.id = owner_id where u.slug = 'beside')`);
    const errors = errorsOf(database, world('beside', { bookings: [at('beside/group', '2027-03-02T09:00:00Z', guest('di'))] }));
    await untilImportWaits();
    await client.query('commit');
    client.release();
    expect(await errors).toEqual([
      { path: '/organizations/0/bookings/0', message: 'takes a second seat of its meeting for the same email' },
    ]);
  });

  it('are seen by the owner and every host', async () => {
    await importDataset(
      database.db,
      world('seen', {
        bookings: [at('seen/pair', '2027-03-02T09:00:00Z'), at('seen/intro', '2027-03-03T09:00:00Z', { hosts: ['seen-2'] })],
      }),
    );
    const { rows } = await sql<{ slug: string; startsAt: Date }>`
      select u.slug from booking_viewers v join users u on u.id = v.user_id where u.slug like 'seen%' order by v.starts_at, u.slug`.execute(
      database.db,
    );
    expect(rows.map(({ slug }) => slug)).toEqual(['seen', 'seen-2', 'seen', 'seen-2']);
  });

  it('of two imports at once are written once', async () => {
    const document = world('twice', { bookings: [at('twice/intro', '2027-03-02T09:00:00Z')] });
    const results = await Promise.all([importDataset(database.db, document), importDataset(database.db, document)]);
    expect(results.map(({ counts }) => counts.bookings).sort()).toEqual([0, 1]);
  });

  it('are refused when a booking takes the time at the same moment', async () => {
    await importDataset(database.db, world('race'));
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query(`insert into meetings select e.organization_id, gen_random_uuid(), e.id, array[owner_id], '2027-03-02T09:00Z', '2027-03-02T09:30Z', 0, 0, 1, 1
      from event_types e join users u on u.id = owner_id where u.slug = 'race' and e.slug = 'intro'`);
    await client.query(`insert into host_claims select m.organization_id, m.id, host_ids[1], tstzrange(starts_at, ends_at)
      from meetings m join users u on u.id = host_ids[1] where u.slug = 'race'`);
    const bookings = [at('race/intro', '2027-03-05T09:00:00Z'), at('race/intro', '2027-03-02T09:15:00Z')];
    const errors = errorsOf(database, world('race', { bookings }));
    await untilImportWaits();
    await client.query('commit');
    client.release();
    expect(await errors).toEqual([{ path: '/organizations/0/bookings/1', message: 'overlaps a booking that has just been created' }]);
  });
});
