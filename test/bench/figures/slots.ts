/** The cost of computing a month of slots in the pure module. */
import { DAY_MS, MINUTE_MS } from '../../../src/availability/dates.ts';
import type { Interval } from '../../../src/availability/intervals.ts';
import { findSlots, type SlotQuery } from '../../../src/availability/slots.ts';
import { daily } from '../../support/worlds.ts';
import { sweep } from '../baselines/floor.ts';
import type { Told } from '../compare.ts';
import { alternate, type Figure } from '../figures.ts';
import { beginning } from '../worlds.ts';

export async function computing(rounds: number): Promise<Figure[]> {
  const start = beginning();
  const hosts = [
    {
      id: 'host',
      schedule: { timezone: 'Europe/Paris', weekly: daily(['09:00', '12:00'], ['13:00', '18:00']), overrides: [] },
      outOfOffice: [],
      calendars: [],
      meetings: Array.from({ length: 200 }, (_, n) => toMeeting(start, n)),
    },
  ];
  const rules = { kind: 'one_on_one', slotIntervalMin: null, bufferBeforeMin: 0, bufferAfterMin: 0, minimumNoticeMin: 0 } as const;
  const plain = { ...rules, bookingWindowDays: null, dailyLimit: null, maxInvitees: 1 };
  const all = {
    ...plain,
    bufferBeforeMin: 5,
    bufferAfterMin: 10,
    minimumNoticeMin: 120,
    bookingWindowDays: 60,
    dailyLimit: 20,
    maxInvitees: 3,
  };
  const question = { durationMin: 30, hosts, window: { start, end: start + 31 * DAY_MS }, now: start - DAY_MS };
  const what = 'computing the slots of 31 days, 200 busy stretches, against one sweep over prepared windows';
  const beside = 'the same with buffers, notice, booking window, daily limit and seats';
  return [
    { number: '4', what, bar: { most: 3 }, ...(await compute(rounds, { ...question, rules: plain })) },
    { number: '4b', what: beside, ...(await compute(rounds, { ...question, rules: all })) },
  ];
}

function toMeeting(start: number, n: number) {
  const begins = start + (n % 31) * DAY_MS + (8 + Math.floor(n / 31)) * 60 * MINUTE_MS;
  const stretch = { start: begins, end: begins + 30 * MINUTE_MS };
  return { id: String(n), ...stretch, occupies: stretch, sameEventType: true, seatsTaken: 1, hostIds: ['host'] };
}

// V8 compiles in the background: fewer would measure code that is not optimized yet.
const computations = 40_000;

async function compute(rounds: number, question: SlotQuery): Promise<Told> {
  const [host] = question.hosts as [SlotQuery['hosts'][0]];
  const free = findSlots({ ...question, rules: { ...question.rules, dailyLimit: null }, hosts: [{ ...host, meetings: [] }] });
  const windows = toWindows(
    free.map(({ start }) => start),
    question.durationMin * MINUTE_MS,
  );
  const meetings = host.meetings.toSorted((a, b) => a.start - b.start);
  const prepared = { ...question, hosts: [{ ...host, meetings }] };
  const busy = meetings.map(({ occupies }) => occupies);
  const measured = await alternate(
    rounds,
    () => timeOf(() => findSlots(prepared).length),
    () => timeOf(() => sweep(windows, busy, question.durationMin * MINUTE_MS).length),
  );
  const [ours, theirs] = measured.at(-1)!;
  return {
    rounds: measured.map(([mine, floor]) => mine / floor),
    absolute: `${(ours * 1000).toFixed(1)} against ${(theirs * 1000).toFixed(1)} µs`,
  };
}

/** Milliseconds per computation, after warm-up. */
function timeOf(work: () => number): number {
  let sum = 0;
  for (let i = 0; i < computations / 4; i += 1) sum += work();
  const startedAt = performance.now();
  for (let i = 0; i < computations; i += 1) sum += work();
  const each = (performance.now() - startedAt) / computations;
  if (sum === 0) throw new Error('nothing was computed');
  return each;
}

function toWindows(starts: number[], durationMs: number): Interval[] {
  const windows: Interval[] = [];
  for (const start of starts) {
    const last = windows.at(-1);
    if (last?.end === start) last.end += durationMs;
    else windows.push({ start, end: start + durationMs });
  }
  return windows;
}
