import fc from 'fast-check';
import { type HostCalendar, join } from '../../src/availability/calendars.ts';
import type { InstantSet } from '../../src/availability/intervals.ts';
import type { Hours, OutOfOffice, Schedule } from '../../src/availability/schedule.ts';
import type { Host, Meeting, Rules, SlotQuery } from '../../src/availability/slots.ts';
import { oracleOf } from './oracle.ts';

/** Random questions, most of them about days on which clocks change. */
const MINUTE_MS = 60_000;
const DAY_MIN = 24 * 60;

const PLACES: [timezone: string, date: string][] = [
  ['Europe/Paris', '2027-03-28'],
  ['Europe/Paris', '2027-10-31'],
  ['America/New_York', '2027-11-07'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Australia/Lord_Howe', '2027-10-03'],
  ['Asia/Beirut', '2027-03-28'],
  ['Asia/Beirut', '2027-10-30'],
  ['Africa/Cairo', '2027-04-30'],
  ['Africa/Cairo', '2027-10-28'],
  ['America/Havana', '2027-11-07'],
  ['America/Nuuk', '2027-03-27'],
  ['Africa/Casablanca', '2027-02-07'],
  ['Antarctica/Troll', '2027-10-31'],
  ['Antarctica/Troll', '2027-03-28'],
  ['America/St_Johns', '2006-10-29'], // back at 00:01, so that two dates alternate
  ['America/St_Johns', '2006-04-02'],
  ['Pacific/Apia', '2011-12-30'], // a date that was not
  ['Pacific/Kwajalein', '1969-09-30'], // a date that was twice
  ['Asia/Pyongyang', '2018-05-04'],
  ['Asia/Kathmandu', '2027-06-15'],
  ['UTC', '2028-02-29'],
];

const shift = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MIN * MINUTE_MS).toISOString().slice(0, 10);

const toTime = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const hours: fc.Arbitrary<Hours[]> = fc.oneof(
  fc.constantFrom<Hours[]>(
    [['00:00', '24:00']],
    [['09:00', '17:00']],
    [
      ['22:00', '24:00'],
      ['00:00', '03:30'],
    ],
    [
      ['01:00', '02:30'],
      ['02:30', '05:00'],
    ],
    [['02:00', '02:30']],
    [],
  ),
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 0, 0, 7)), { maxLength: 4 })
    .map((list) =>
      list.map(([start, length, odd]): Hours => [toTime(start * 15 + odd), toTime(Math.min((start + length) * 15 + odd, DAY_MIN))]),
    ),
);

const schedule = (timezone: string, date: string): fc.Arbitrary<Schedule> =>
  fc.record({
    timezone: fc.constantFrom(timezone, timezone, timezone, ...PLACES.map(([zone]) => zone).slice(0, 3)),
    weekly: fc.record({ monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: hours }),
    overrides: fc.uniqueArray(fc.record({ date: fc.integer({ min: -2, max: 3 }).map((days) => shift(date, days)), hours }), {
      maxLength: 2,
      selector: (override) => override.date,
    }),
  });

const outOfOffice = (date: string): fc.Arbitrary<OutOfOffice> =>
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 1 })).map(([days, length]) => ({
    from: shift(date, days),
    to: shift(date, days + length),
  }));

/** In milliseconds too, some of several days, many that touch the hours' starts. */
const busyTime = (date: string): fc.Arbitrary<InstantSet> =>
  fc
    .tuple(
      fc.integer({ min: -4 * 24 * 4, max: 5 * 24 * 4 }),
      fc.constantFrom(0, 0, 0, 1, 61_000),
      fc.constantFrom(15, 30, 30, 60, 300, 3000),
      fc.constantFrom(0, 0, 1),
    )
    .map(([quarter, late, durationMin, longer]) => {
      const start = Date.parse(date) + quarter * 15 * MINUTE_MS + late;
      return [start, start + durationMin * MINUTE_MS + longer];
    });

const calendars = (date: string): fc.Arbitrary<HostCalendar[]> =>
  fc.array(
    fc.record({
      id: fc.uuid(),
      name: fc.constant('Vans'),
      asOf: fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        { weight: 30, arbitrary: fc.integer({ min: -41 * 60, max: 0 }).map((minutes) => Date.parse(date) + minutes * MINUTE_MS) },
      ),
      maxAgeMin: fc.constantFrom(5, 3 * DAY_MIN, 3 * DAY_MIN, 3 * DAY_MIN),
      busy: fc.array(busyTime(date), { maxLength: 6 }).map(join),
    }),
    { minLength: 1, maxLength: 2 },
  );

const host = (id: string, [timezone, date]: [string, string]): fc.Arbitrary<Host> =>
  fc.record({
    id: fc.constant(id),
    schedule: fc.oneof({ weight: 15, arbitrary: schedule(timezone, date) }, { weight: 1, arbitrary: fc.constant(null) }),
    outOfOffice: fc.oneof(
      { weight: 3, arbitrary: fc.constant<OutOfOffice[]>([]) },
      { weight: 1, arbitrary: fc.array(outOfOffice(date), { maxLength: 2 }) },
    ),
    meetings: fc.constant<Meeting[]>([]),
    calendars: fc.oneof({ weight: 2, arbitrary: fc.constant<HostCalendar[]>([]) }, { weight: 1, arbitrary: calendars(date) }),
  });

const rules: fc.Arbitrary<Rules> = fc.record({
  kind: fc.constantFrom('one_on_one', 'round_robin', 'round_robin', 'collective'),
  slotIntervalMin: fc.constantFrom(null, null, 10, 25, 60),
  bufferBeforeMin: fc.constantFrom(0, 0, 5, 30),
  bufferAfterMin: fc.constantFrom(0, 0, 10, 45),
  minimumNoticeMin: fc.constantFrom(0, 0, 90, DAY_MIN),
  bookingWindowDays: fc.constantFrom(null, null, 0, 1, 3),
  dailyLimit: fc.constantFrom(null, null, 1, 2),
  maxInvitees: fc.constantFrom(1, 1, 2, 3),
});

type Draft = {
  at: number;
  isOnSlot: boolean;
  durationMin: number;
  before: number;
  after: number;
  same: boolean;
  seats: number;
  members: boolean[];
};

const draft: fc.Arbitrary<Draft> = fc.record({
  at: fc.nat({ max: 10_000 }),
  isOnSlot: fc.constantFrom(true, true, false),
  durationMin: fc.constantFrom(0, 0, 0, 20, 60), // 0: the duration asked for
  before: fc.constantFrom(0, 0, 15),
  after: fc.constantFrom(0, 0, 20),
  same: fc.constantFrom(true, true, false),
  seats: fc.integer({ min: 1, max: 3 }),
  members: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

export const questions: fc.Arbitrary<SlotQuery> = fc
  .tuple(fc.constantFrom(...PLACES), fc.integer({ min: 1, max: 3 }))
  .chain(([place, count]) =>
    fc.record({
      rules,
      durationMin: fc.constantFrom(15, 30, 45, 90, 26 * 60),
      hosts: fc.tuple(...Array.from({ length: count }, (_, i) => host(`h${i}`, place))),
      window: fc
        .tuple(fc.integer({ min: -DAY_MIN, max: DAY_MIN }), fc.constantFrom(0, 1))
        .map(([from, ms]) => Date.parse(place[1]) + from * MINUTE_MS + ms)
        .chain((start) => fc.integer({ min: 0, max: 2 * DAY_MIN }).map((length) => ({ start, end: start + length * MINUTE_MS }))),
      now: fc
        .tuple(fc.integer({ min: -40 * 60, max: 30 * 60 }), fc.constantFrom(0, 0, 17_123))
        .map(([minutes, ms]) => Date.parse(place[1]) + minutes * MINUTE_MS + ms),
      drafts: fc.array(draft, { maxLength: 7 }),
      sameHours: fc.boolean(),
    }),
  )
  .map(({ drafts, sameHours, ...question }) => {
    const hosts = sameHours
      ? question.hosts.map((one) => ({ ...one, schedule: question.hosts[0]!.schedule, outOfOffice: [] }))
      : question.hosts;
    return withMeetings({ ...question, hosts }, drafts);
  });

/** The database lets no two meetings of a host overlap, so overlapping drafts are dropped. */
function withMeetings(question: SlotQuery, drafts: Draft[]): SlotQuery {
  const slots = drafts.some(({ isOnSlot }) => isOnSlot) ? oracleOf(question).slots() : [];
  let { hosts } = question;
  drafts.forEach((one, i) => {
    const start = one.isOnSlot && slots.length > 0 ? slots[one.at % slots.length]!.start : onFives(question, one.at);
    const end = start + (one.durationMin || question.durationMin) * MINUTE_MS;
    const members = one.isOnSlot ? teamFor(question, one.at) : question.hosts.filter((_, k) => one.members[k]);
    const meeting: Meeting = {
      ...{ id: `m${i}`, start, end, sameEventType: one.same, seatsTaken: one.seats, hostIds: members.map(({ id }) => id).reverse() },
      occupies: { start: start - one.before * MINUTE_MS, end: end + one.after * MINUTE_MS },
    };
    const isFree = hosts.every(({ id, meetings }) => !meeting.hostIds.includes(id) || meetings.every((other) => isApart(other, meeting)));
    if (isFree) hosts = hosts.map((host) => addTo(host, meeting));
  });
  return { ...question, hosts };
}

const teamFor = ({ rules, hosts }: SlotQuery, at: number) => (rules.kind === 'collective' ? hosts : [hosts[at % hosts.length]!]);

const onFives = ({ window }: SlotQuery, at: number) =>
  Math.floor(window.start / (5 * MINUTE_MS)) * 5 * MINUTE_MS + ((at * 5) % (3 * DAY_MIN)) * MINUTE_MS;

const isApart = (a: Meeting, b: Meeting) => a.occupies.end <= b.occupies.start || b.occupies.end <= a.occupies.start;

const addTo = (host: Host, meeting: Meeting): Host =>
  meeting.hostIds.includes(host.id) ? { ...host, meetings: [...host.meetings, meeting].toSorted((a, b) => a.start - b.start) } : host;
