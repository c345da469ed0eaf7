import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { localFormat, utcFormat } from '../../src/availability/format.ts';
import type { Interval } from '../../src/availability/intervals.ts';
import type { Schedule } from '../../src/availability/schedule.ts';
import { findSlots, type Host, judgeStart, type Meeting, type Question, type Rules } from '../../src/availability/slots.ts';
import { startOfDate } from '../../src/availability/wallclock.ts';

/** The vectors lie beside the repository, not in it; who has only the repository goes without, but the build does not. */
const FILE = new URL('../../../shared/vectors/slots.json', import.meta.url);
const MINUTE_MS = 60_000;

type Booking = {
  hosts: string[];
  startAt: string;
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  sameEventType: boolean;
};

type Case = {
  name: string;
  now: string;
  hosts: { slug: string; schedule: Schedule | null; outOfOffice: { from: string; to: string }[] }[];
  eventType: Rules;
  bookings: Booking[];
  query: { from: string; to: string; duration: number; tz: string };
  slots: { startAt: string; localStartAt: string; seatsRemaining: number }[];
};

if (!existsSync(FILE) && process.env.CI !== 'true') {
  it.skip(`slot vectors: skipped, there is no ${FILE.pathname}`, () => {});
} else {
  const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Case[] };

  describe('slot vectors', () => {
    it.each(cases.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
      const utc = utcFormat();
      const local = localFormat(vector.query.tz);
      const found = findSlots(toQuestion(vector));
      expect(found.map(({ start, seatsRemaining }) => ({ startAt: utc(start), localStartAt: local(start), seatsRemaining }))).toEqual(vector.slots);
    });

    it.each(cases.map((vector) => [vector.name, vector] as const))('%s: judged one by one', (_, vector) => {
      const { window, ...about } = toQuestion(vector);
      const listed = new Set(vector.slots.map(({ startAt }) => Date.parse(startAt)));
      for (const { startAt, seatsRemaining } of vector.slots) {
        const verdict = judgeStart(about, Date.parse(startAt));
        expect(verdict.offered && Math.max(...verdict.candidates.map((candidate) => candidate.seatsRemaining))).toBeLessThanOrEqual(seatsRemaining);
      }
      for (let start = window.start; start < window.end; start += 35 * MINUTE_MS) {
        expect([start, judgeStart(about, start).offered]).toEqual([start, listed.has(start)]);
      }
    });
  });
}

function toQuestion({ eventType, query, hosts, bookings, now }: Case): Question {
  const instant = (text: string) => (text.includes('T') ? Date.parse(text) : startOfDate(query.tz, text));
  const meetings = toMeetings(bookings);
  return {
    rules: eventType,
    durationMin: query.duration,
    window: { start: instant(query.from), end: instant(query.to) },
    now: Date.parse(now),
    hosts: hosts.map(({ slug, schedule, outOfOffice }): Host => {
      return { id: slug, schedule, outOfOffice, meetings: meetings.filter(({ hostIds }) => hostIds.includes(slug)) };
    }),
  };
}

/** Bookings of the event type with the same hosts, start and duration are seats of one meeting. */
function toMeetings(bookings: Booking[]): Meeting[] {
  const meetings = new Map<string, Meeting>();
  bookings.forEach((booking, i) => {
    const seat = [...booking.hosts.toSorted(), booking.startAt, booking.durationMin].join(' ');
    const id = booking.sameEventType ? seat : `${seat} ${i}`;
    const meeting = meetings.get(id) ?? { id, seatsTaken: 0, sameEventType: booking.sameEventType, hostIds: booking.hosts, ...timesOf(booking) };
    meetings.set(id, { ...meeting, seatsTaken: meeting.seatsTaken + 1 });
  });
  return [...meetings.values()].toSorted((a, b) => a.start - b.start);
}

function timesOf({ startAt, durationMin, bufferBeforeMin, bufferAfterMin }: Booking): Interval & { occupies: Interval } {
  const start = Date.parse(startAt);
  const end = start + durationMin * MINUTE_MS;
  return { start, end, occupies: { start: start - bufferBeforeMin * MINUTE_MS, end: end + bufferAfterMin * MINUTE_MS } };
}
