import { beforeAll, describe, expect, it } from '@jest/globals';
import { findSlots } from '../../src/availability/slots.ts';
import type { Database } from '../../src/database/connect.ts';
import type { GivenOrganization } from '../../src/dataset/document.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { demoDataset } from '../../src/demo/demo.ts';
import { daysFromExamples, shiftDates } from '../../src/docs/examples.ts';
import { errorsOf, openDatabase } from './bench.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});

const days = ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2028-02-29'];
const clockChanges = ['2026-10-25', '2026-11-01', '2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31'];

/** The same company under other names, so that every day's has a place in one database. */
function renamed(organization: GivenOrganization, day: string): unknown {
  const text = JSON.stringify({ organizations: [organization] });
  const slugs = ['imad', 'rosa', 'priya', 'mei', 'noor'].join('|');
  const ids = /"[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f-]{22})"/g;
  return JSON.parse(
    text
      .replaceAll(new RegExp(`"(${slugs})(["/@])`, 'g'), `"$1-${day}$2`)
      .replace('"slug":"acme"', `"slug":"acme-${day}"`)
      .replaceAll(ids, `"${day.replaceAll('-', '')}$1"`),
  );
}

describe('the demonstration', () => {
  it.each([...days, ...clockChanges])('can be imported on %s', async (day) => {
    const [organization] = demoDataset(new Date(`${day}T10:30:00Z`)).organizations;
    expect(organization!.bookings!.length).toBeGreaterThanOrEqual(40);
    expect(await errorsOf(database, renamed(organization!, day))).toEqual([]);
  });

  it('is the same all day long', () => {
    expect(demoDataset(new Date('2027-03-28T00:00:00Z'))).toEqual(demoDataset(new Date('2027-03-28T23:59:59Z')));
  });

  it.each(clockChanges)('has its bookings where their hosts are open and slots begin, %s', (day) => {
    const [{ users, eventTypes, bookings }] = demoDataset(new Date(`${day}T10:30:00Z`)).organizations as [Required<GivenOrganization>];
    for (const { eventType, hosts, startAt, durationMin } of bookings) {
      const type = eventTypes.find(({ owner, slug }) => `${owner}/${slug}` === eventType)!;
      const schedules = hosts!.map((slug) => users.find((user) => user.slug === slug)!);
      const start = Date.parse(startAt);
      const rules = {
        ...noRules,
        slotIntervalMin: type.slotIntervalMin ?? null,
        kind: hosts!.length > 1 ? ('collective' as const) : ('one_on_one' as const),
      };
      const calendars = schedules.map(({ slug, timezone, schedules, outOfOffice }) => {
        const { weekly, overrides = [] } = schedules![0]!;
        return { id: slug, schedule: { timezone, weekly: weekly!, overrides }, outOfOffice: outOfOffice!, meetings: [], calendars: [] };
      });
      const slots = findSlots({ rules, durationMin: durationMin!, hosts: calendars, window: { start, end: start + 1 }, now: 0 });
      expect([eventType, startAt, slots.length]).toEqual([eventType, startAt, 1]);
    }
  });

  it.each([...days, ...clockChanges])('keeps the starts of the examples free, %s', (day) => {
    const now = new Date(`${day}T10:30:00Z`);
    const [{ users, eventTypes, bookings }] = demoDataset(now).organizations as [Required<GivenOrganization>];
    const [imad, intro] = [users.find(({ slug }) => slug === 'imad')!, eventTypes.find(({ slug }) => slug === 'intro')!];
    const meetings = bookings
      .filter(({ hosts, status }) => hosts!.includes('imad') && status !== 'canceled')
      .map(({ startAt, durationMin }) => {
        const start = Date.parse(startAt);
        const end = start + durationMin! * 60_000;
        return {
          id: startAt,
          start,
          end,
          occupies: { start: start - 900_000, end: end + 900_000 },
          sameEventType: false,
          seatsTaken: 1,
          hostIds: [],
        };
      })
      .sort((a, b) => a.start - b.start);
    const schedule = { timezone: imad.timezone, weekly: imad.schedules![0]!.weekly!, overrides: imad.schedules![0]!.overrides! };
    const hosts = [{ id: 'imad', schedule, outOfOffice: imad.outOfOffice!, meetings, calendars: [] }];
    for (const example of ['2027-03-02T10:00', '2027-03-02T11:00', '2027-03-03T10:00', '2027-03-03T11:00']) {
      const start = Date.parse(`${shiftDates(example, daysFromExamples(now))}:00+01:00`);
      const rules = { ...noRules, ...intro, kind: 'one_on_one' as const, slotIntervalMin: null };
      const slots = findSlots({ rules, durationMin: 30, hosts, window: { start, end: start + 1 }, now: now.getTime() });
      expect([example, slots.length]).toEqual([example, 1]);
    }
  });

  it('has leads in every status, and some that booked', async () => {
    const { counts } = await importDataset(database.db, demoDataset(new Date('2030-06-05T12:00:00Z')));
    expect(counts.leads).toBe(12);
    const leads = await database.db
      .selectFrom('leads')
      .innerJoin('organizations', 'organizations.id', 'organizationId')
      .where('slug', '=', 'acme')
      .selectAll('leads')
      .execute();
    expect(new Set(leads.map(({ status }) => status)).size).toBe(4);
    expect(leads.filter(({ booked }) => booked).length).toBeGreaterThan(2);
  });
});

const noRules = { bufferBeforeMin: 0, bufferAfterMin: 0, minimumNoticeMin: 0, bookingWindowDays: null, dailyLimit: null, maxInvitees: 1 };
