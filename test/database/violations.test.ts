import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Database } from '../../src/database/connect.ts';
import { onViolation } from '../../src/database/violations.ts';
import { createTestDatabase, setClock, type TestDatabase } from '../support/database.ts';

let own: TestDatabase;
let database: Database;

beforeAll(async () => {
  own = await createTestDatabase();
  database = connect(own.url, { report: () => {} });
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const slotTaken = (cause: Error) => new Error('slot taken', { cause });

/** One host with an event type; the host's meetings are claimed by `claim`. */
async function makeHost() {
  const { db } = database;
  const [organizationId, hostId, eventTypeId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.insertInto('organizations').values({ id: organizationId, slug: organizationId, name: 'Acme' }).execute();
  const user = { id: hostId, organizationId, slug: hostId, email: `${hostId}@acme.test`, timezone: 'Europe/Paris' };
  await db.insertInto('users').values(user).execute();
  const shown = { slug: 'intro', name: 'Intro', kind: 'one_on_one' as const, durations: [30], locationKind: 'google_meet' as const };
  await db
    .insertInto('eventTypes')
    .values({ ...shown, id: eventTypeId, organizationId, ownerId: hostId })
    .execute();
  const claim = async (startsAt: string, endsAt: string) => {
    const meetingId = randomUUID();
    const meeting = { id: meetingId, organizationId, eventTypeId, hostIds: [hostId], startsAt, endsAt };
    await db
      .insertInto('meetings')
      .values({ ...meeting, bufferBeforeMin: 0, bufferAfterMin: 0, seats: 1, seatsTaken: 1 })
      .execute();
    const occupies = sql<string>`tstzrange(${startsAt}, ${endsAt})`;
    await db.insertInto('hostClaims').values({ organizationId, meetingId, hostId, occupies }).execute();
  };
  return { claim, hostId, organizationId };
}

it('refuses a second meeting of a host at an overlapping time', async () => {
  const { claim } = await makeHost();
  await claim('2027-03-02T09:00Z', '2027-03-02T10:00Z');
  for (const [startsAt, endsAt] of [
    ['2027-03-02T09:00Z', '2027-03-02T10:00Z'],
    ['2027-03-02T09:59:59.999Z', '2027-03-02T11:00Z'],
    ['2027-03-02T08:00Z', '2027-03-02T12:00Z'],
  ] as const) {
    const refused = claim(startsAt, endsAt).catch(onViolation('host_claims_never_overlap', slotTaken));
    await expect(refused).rejects.toMatchObject({ message: 'slot taken', cause: { code: '23P01' } });
  }
});

it('allows meetings that touch, and other hosts', async () => {
  const { claim } = await makeHost();
  await claim('2027-03-02T09:00Z', '2027-03-02T10:00Z');
  await claim('2027-03-02T10:00Z', '2027-03-02T11:00Z');
  await (await makeHost()).claim('2027-03-02T09:00Z', '2027-03-02T10:00Z');
});

it('lets exactly one of twenty simultaneous claims win', async () => {
  const { claim } = await makeHost();
  const attempts = Array.from({ length: 20 }, () => claim('2027-03-02T09:00Z', '2027-03-02T10:00Z'));
  const outcomes = await Promise.allSettled(attempts);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('passes on what is another refusal, or none', async () => {
  const { organizationId } = await makeHost();
  const translate = onViolation('host_claims_never_overlap', slotTaken);
  const again = database.db.insertInto('organizations').values({ id: randomUUID(), slug: organizationId, name: 'Acme' }).execute();
  await expect(again.catch(translate)).rejects.toMatchObject({ constraint: 'organizations_slug_key' });
  await expect(Promise.reject(new Error('ours')).catch(translate)).rejects.toThrow('ours');
});

it("asks the database's clock, which a test can set, in statements that are prepared already, too", async () => {
  const insert = async () => {
    const row = { id: randomUUID(), slug: randomUUID(), name: 'Acme' };
    return (await database.db.insertInto('organizations').values(row).returning('createdAt').executeTakeFirstOrThrow()).createdAt;
  };
  for (let n = 0; n < 7; n++) await insert();
  await setClock(own.url, '2027-03-28T01:00:00Z');
  expect(await insert()).toEqual(new Date('2027-03-28T01:00:00Z'));
  await setClock(database.pool, new Date('2030-01-01T00:00:00.123Z'));
  expect(await insert()).toEqual(new Date('2030-01-01T00:00:00.123Z'));
});
