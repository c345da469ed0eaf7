import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../src/database/connect.ts';
import type { GivenBooking, GivenLead } from '../../src/dataset/document.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { acme, booking, eventType, exported, lead, openDatabase } from './bench.ts';

const DAY_MS = 86_400_000;
const day = (number: number): string => new Date(Date.parse('2027-01-01T09:00:00Z') + number * DAY_MS).toISOString();

const eventTypes = [
  eventType('imad', 'intro'),
  eventType('imad', 'pair', { kind: 'collective', hosts: ['imad', 'rosa'] }),
  eventType('rosa', 'own', { hosts: ['imad'] }),
];
const names = ['imad/intro', 'imad/pair', 'rosa/own'];
const guest = (number: number) => ({
  name: `Guest ${number}`,
  email: `${number % 2 ? 'G' : 'g'}uest${number % 5}@example.com`,
  timezone: number % 3 ? 'Asia/Tokyo' : 'Europe/Oslo',
});

const bookings: GivenBooking[] = Array.from({ length: 60 }, (_, number) =>
  booking(day(number), {
    eventType: names[number % 3]!,
    invitee: { ...guest(number), ...(number % 4 === 0 && { phone: `+46 ${number}00` }) },
    status: number % 7 === 0 ? 'canceled' : 'active',
    createdAt: day(-((number * 37) % 50)),
  }),
);
const leads: GivenLead[] = Array.from({ length: 30 }, (_, number) =>
  lead({
    eventType: names[(number + 1) % 3]!,
    name: `Lead ${number}`,
    email: `guest${number % 8}@example.com`,
    createdAt: day(-((number * 13) % 60)),
  }),
);

/** Contacts as the contract defines them, counted from bookings and leads. */
const recounted = sql`
  with activity as (
    select v.user_id, lower(invitee_email) as key, b.created_at as at, b.id, true as is_booking, invitee_email as email, invitee_name as name, invitee_phone as phone, invitee_timezone as timezone
    from bookings b join booking_viewers v on v.booking_id = b.id
    union all
    select owner_id, lower(email), created_at, id, false, email, name, phone, timezone from leads
  )
  select user_id, key as email_key, (array_agg(email order by at desc, is_booking desc, id desc))[1] as email, (array_agg(name order by at desc, is_booking desc, id desc))[1] as name,
    (array_agg(phone order by phone is null, at desc, is_booking desc, id desc))[1] as phone,
    (array_agg(timezone order by timezone is null, at desc, is_booking desc, id desc))[1] as timezone,
    count(*) filter (where is_booking)::integer as booking_count, count(*) filter (where not is_booking)::integer as lead_count,
    min(at) as first_seen_at, max(at) as last_activity_at, max(at) filter (where is_booking) as last_booking_at
  from activity group by user_id, key order by user_id, key`;

const kept = sql`
  select user_id, email_key, email, name, phone, timezone, booking_count, lead_count, first_seen_at, last_activity_at, last_booking_at
  from contacts order by user_id, email_key`;

async function expectContactsRight({ db }: Database): Promise<void> {
  const { rows } = await kept.execute(db);
  expect(rows).toEqual((await recounted.execute(db)).rows);
  expect(rows.length).toBeGreaterThan(10);
  const totals = await sql`select user_id, kind, count(*)::integer as total from contacts group by 1, 2 order by 1, 2`.execute(db);
  expect((await sql`select user_id, kind, total from contact_totals where total <> 0 order by 1, 2`.execute(db)).rows).toEqual(totals.rows);
}

describe('contacts', () => {
  it('are what bookings and leads make them, imported at once', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ eventTypes, bookings, leads }));
    await expectContactsRight(database);
  });

  it('are the same, imported piece by piece and again', async () => {
    const database = await openDatabase();
    for (const count of [10, 25, 25, 60]) {
      await importDataset(database.db, acme({ eventTypes, bookings: bookings.slice(0, count), leads: leads.slice(0, count) }));
    }
    await expectContactsRight(database);
  });
});

describe('leads', () => {
  const id = (number: number) => `019cb24f-1c00-7e44-8b63-7f80911223${number}`;
  const ann = { name: 'Ann', email: 'ann@example.com' };
  const bookingsOf = [
    booking(day(70), { id: id(10), invitee: ann, createdAt: day(1) }),
    booking(day(71), { id: id(11), invitee: { ...ann, email: 'ANN@example.com' }, createdAt: day(5), status: 'canceled' }),
    booking(day(72), { id: id(12), invitee: ann, createdAt: day(9) }),
    booking(day(73), { id: id(13), invitee: { name: 'Cy', email: 'cy@example.com' }, createdAt: day(2), leadId: id(22) }),
    booking(day(74), { id: id(14), invitee: { name: 'Di', email: 'di@example.com' }, createdAt: day(2) }),
  ];
  const leadsOf = [
    lead({ id: id(20), email: 'Ann@example.com', createdAt: day(3) }),
    lead({ id: id(21), email: 'ann@example.com', createdAt: day(9) }),
    lead({ id: id(22), email: 'else@example.com', createdAt: day(4) }),
    lead({ id: id(23), email: 'ann@example.com', createdAt: day(3), bookingId: id(14) }),
    lead({ id: id(24), email: 'ann@example.com', createdAt: day(10) }),
    lead({ id: id(25), email: 'ann@example.com', createdAt: day(0), eventType: 'imad/pair' }),
  ];
  const became = [
    [20, 11],
    [21, 12],
    [22, 13],
    [23, 14],
    [24, null],
    [25, null],
  ].map(([from, to]) => [id(from!), to ? id(to) : null]);

  const found = async (database: Database) =>
    JSON.parse(await exported(database))
      .organizations[0].leads.map((one: { id: string; bookingId: string | null }) => [one.id, one.bookingId])
      .sort();

  it('became the booking that names them, or the first from their address since', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ eventTypes, bookings: bookingsOf, leads: leadsOf }));
    expect(await found(database)).toEqual(became);
  });

  it('become booked by bookings that come later', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ eventTypes, leads: leadsOf.map(({ bookingId, ...rest }) => rest) }));
    await importDataset(database.db, acme({ eventTypes, bookings: bookingsOf }));
    expect((await found(database))[0]).toEqual(became[0]);
    expect((await found(database))[2]).toEqual(became[2]);
  });

  it('become booked by bookings that were there before', async () => {
    const database = await openDatabase();
    await importDataset(database.db, acme({ eventTypes, bookings: bookingsOf.map(({ leadId, ...rest }) => rest) }));
    await importDataset(database.db, acme({ eventTypes, leads: leadsOf }));
    expect((await found(database)).slice(0, 2)).toEqual(became.slice(0, 2));
  });
});
