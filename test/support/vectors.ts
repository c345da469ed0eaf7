import { readFileSync } from 'node:fs';
import type { Hours, Schedule, Weekday } from '../../src/availability/schedule.ts';
import type { Rules } from '../../src/availability/slots.ts';

export type VectorBooking = {
  hosts: string[];
  startAt: string;
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  sameEventType: boolean;
};

/** A slot case and its expected slots, from an independent implementation. */
export type Vector = {
  name: string;
  now: string;
  hosts: { slug: string; schedule: Schedule | null; outOfOffice: { from: string; to: string }[] }[];
  eventType: Rules & { durations: number[] };
  bookings: VectorBooking[];
  query: { from: string; to: string; duration: number; tz: string };
  slots: { startAt: string; localStartAt: string; seatsRemaining: number }[];
};

const readCases = <Case>(name: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../availability/${name}.json`, import.meta.url), 'utf8')).cases;

export const readVectors = (): Vector[] => readCases<Vector>('vectors');

type PeerCase = {
  id: string;
  about: string;
  now: string;
  hosts: {
    zone: string;
    weekly: ['all' | Weekday[], Hours[]][];
    overrides?: Schedule['overrides'];
    outOfOffice?: { from: string; to: string }[];
  }[];
  event?: Partial<Rules>;
  bookings?: { start: string; min: number; buffers?: [before: number, after: number]; other?: boolean; hosts?: string[] }[];
  ask: [from: string, to: string, duration: number, tz: string];
  starts: (string | [first: string, stepMin: number, count: number])[];
};

/** A case from another scheduling system; only the starts are known. */
export type PeerVector = Omit<Vector, 'slots'> & { starts: string[] };

export const readPeerVectors = (): PeerVector[] => readCases<PeerCase>('peer-vectors').map(toPeerVector);

const ruleDefaults: Rules = {
  kind: 'one_on_one',
  slotIntervalMin: null,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  minimumNoticeMin: 0,
  bookingWindowDays: null,
  dailyLimit: null,
  maxInvitees: 1,
};

function toPeerVector({ id, about, now, hosts, event, bookings = [], ask, starts }: PeerCase): PeerVector {
  const [from, to, duration, tz] = ask;
  return {
    name: `${id} ${about}`,
    now,
    hosts: hosts.map(({ zone, weekly, overrides = [], outOfOffice = [] }, index) => ({
      slug: `h${index}`,
      schedule: { timezone: zone, weekly: toWeekly(weekly), overrides },
      outOfOffice,
    })),
    eventType: { ...ruleDefaults, ...event, durations: [duration] },
    bookings: bookings.map(({ start, min, buffers = [0, 0], other = false, hosts: taken = ['h0'] }) => ({
      hosts: taken,
      startAt: start,
      durationMin: min,
      bufferBeforeMin: buffers[0],
      bufferAfterMin: buffers[1],
      sameEventType: !other,
    })),
    query: { from, to, duration, tz },
    starts: starts.flatMap(toStarts),
  };
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const toWeekly = (weekly: PeerCase['hosts'][number]['weekly']): Schedule['weekly'] =>
  Object.fromEntries(weekly.flatMap(([days, hours]) => (days === 'all' ? weekdays : days).map((day) => [day, hours])));

const toStarts = (starts: PeerCase['starts'][number]): string[] =>
  typeof starts === 'string'
    ? [new Date(starts).toISOString()]
    : Array.from({ length: starts[2] }, (_, index) => new Date(Date.parse(starts[0]) + index * starts[1] * 60_000).toISOString());
