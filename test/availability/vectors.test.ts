import { describe, expect, it } from '@jest/globals';
import { localFormat, utcFormat } from '../../src/availability/format.ts';
import type { Interval } from '../../src/availability/intervals.ts';
import { findSlots, type Host, judgeStart, type Meeting, type SlotQuery } from '../../src/availability/slots.ts';
import { startOfDate } from '../../src/availability/wallclock.ts';
import { type PeerVector, readPeerVectors, readVectors, type Vector, type VectorBooking } from '../support/vectors.ts';

const MINUTE_MS = 60_000;

const cases = readVectors();

describe('slot vectors', () => {
  it.each(cases.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const utc = utcFormat();
    const local = localFormat(vector.query.tz);
    const found = findSlots(toQuestion(vector));
    expect(found.map(({ start, seatsRemaining }) => ({ startAt: utc(start), localStartAt: local(start), seatsRemaining }))).toEqual(
      vector.slots,
    );
  });

  it.each(cases.map((vector) => [vector.name, vector] as const))('%s: judged one by one', (_, vector) => {
    const { window, ...about } = toQuestion(vector);
    const listed = new Set(vector.slots.map(({ startAt }) => Date.parse(startAt)));
    for (const { startAt, seatsRemaining } of vector.slots) {
      const verdict = judgeStart(about, Date.parse(startAt));
      expect(verdict.offered && Math.max(...verdict.candidates.map((candidate) => candidate.seatsRemaining))).toBeLessThanOrEqual(
        seatsRemaining,
      );
    }
    for (let start = window.start; start < window.end; start += 35 * MINUTE_MS) {
      expect([start, judgeStart(about, start).offered]).toEqual([start, listed.has(start)]);
    }
  });
});

describe('cases of other scheduling systems', () => {
  it.each(readPeerVectors().map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(findSlots(toQuestion(vector)).map(({ start }) => new Date(start).toISOString())).toEqual(vector.starts);
  });
});

function toQuestion({ eventType, query, hosts, bookings, now }: Vector | PeerVector): SlotQuery {
  const instant = (text: string) => (text.includes('T') ? Date.parse(text) : startOfDate(query.tz, text));
  const meetings = toMeetings(bookings);
  return {
    rules: eventType,
    durationMin: query.duration,
    window: { start: instant(query.from), end: instant(query.to) },
    now: Date.parse(now),
    hosts: hosts.map(({ slug, schedule, outOfOffice }): Host => {
      return { id: slug, schedule, outOfOffice, calendars: [], meetings: meetings.filter(({ hostIds }) => hostIds.includes(slug)) };
    }),
  };
}

/** Bookings of the event type with the same hosts, start and duration are seats of one meeting. */
function toMeetings(bookings: VectorBooking[]): Meeting[] {
  const meetings = new Map<string, Meeting>();
  bookings.forEach((booking, i) => {
    const seat = [...booking.hosts.toSorted(), booking.startAt, booking.durationMin].join(' ');
    const id = booking.sameEventType ? seat : `${seat} ${i}`;
    const meeting = meetings.get(id) ?? {
      id,
      seatsTaken: 0,
      sameEventType: booking.sameEventType,
      hostIds: booking.hosts,
      ...timesOf(booking),
    };
    meetings.set(id, { ...meeting, seatsTaken: meeting.seatsTaken + 1 });
  });
  return [...meetings.values()].toSorted((a, b) => a.start - b.start);
}

function timesOf({ startAt, durationMin, bufferBeforeMin, bufferAfterMin }: VectorBooking): Interval & { occupies: Interval } {
  const start = Date.parse(startAt);
  const end = start + durationMin * MINUTE_MS;
  return { start, end, occupies: { start: start - bufferBeforeMin * MINUTE_MS, end: end + bufferAfterMin * MINUTE_MS } };
}
