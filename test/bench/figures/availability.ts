/** What a month of slots costs: in the pure module, in the whole, for one host and for fifty, in a small database and a large one. */
import { DAY_MS, MINUTE_MS } from '../../../src/availability/dates.ts';
import type { Interval } from '../../../src/availability/intervals.ts';
import { findSlots, type Question } from '../../../src/availability/slots.ts';
import { daily } from '../../support/worlds.ts';
import { sweep } from '../baselines/floor.ts';
import { alternate, type Figure } from '../figures.ts';
import { type Load, load } from '../load.ts';
import type { Measured } from '../processes.ts';
import { beginning, type World } from '../worlds.ts';
import { clientsOf } from './throughput.ts';

const seconds = 3;
const connections = 8;
/** One request after the other, so that none shares its look-up of the token with another. */
const alone = 1;

export const slotsPath = (world: World, slug: string, days = 31): string => {
  const [from, to] = [0, days].map((days) => new Date(beginning() + days * DAY_MS).toISOString());
  return `/api/v2/availability?eventTypeId=${world.eventTypeId(slug)}&from=${from}&to=${to}&tz=Europe/Paris`;
};

type Compared = [Load, Load][];

const milliseconds = ({ perSecond }: Load): string => `${((connections / perSecond) * 1000).toFixed(1)} ms`;
const timesAs = (measured: Compared): number[] => measured.map(([ours, theirs]) => theirs.perSecond / ours.perSecond);
const absolute = (measured: Compared): string => {
  const [ours, theirs] = measured.at(-1)!;
  return `${milliseconds(ours)} against ${milliseconds(theirs)}, ${connections} at a time`;
};

export function computing(rounds: number): Promise<Figure>[] {
  const start = beginning();
  const hosts = [
    {
      id: 'host',
      schedule: { timezone: 'Europe/Paris', weekly: daily(['09:00', '12:00'], ['13:00', '18:00']), overrides: [] },
      outOfOffice: [],
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
  return [
    compute('4', 'computing the slots of 31 days, 200 busy stretches, against one sweep over prepared windows', rounds, {
      ...question,
      rules: plain,
    }),
    compute('4b', 'the same with buffers, notice, booking window, daily limit and seats', rounds, { ...question, rules: all }),
  ];
}

function toMeeting(start: number, n: number) {
  const begins = start + (n % 31) * DAY_MS + (8 + Math.floor(n / 31)) * 60 * MINUTE_MS;
  const stretch = { start: begins, end: begins + 30 * MINUTE_MS };
  return { id: String(n), ...stretch, occupies: stretch, sameEventType: true, seatsTaken: 1, hostIds: ['host'] };
}

const computations = 4000;

async function compute(number: string, what: string, rounds: number, question: Question): Promise<Figure> {
  const [host] = question.hosts as [Question['hosts'][0]];
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
    number,
    what,
    bar: { most: 3 },
    rounds: measured.map(([mine, floor]) => mine / floor),
    absolute: `${(ours * 1000).toFixed(1)} against ${(theirs * 1000).toFixed(1)} µs`,
  };
}

/** Milliseconds that one takes, once the machine code is there. */
function timeOf(work: () => number): number {
  let sum = 0;
  for (let i = 0; i < computations / 4; i += 1) sum += work();
  const startedAt = performance.now();
  for (let i = 0; i < computations; i += 1) sum += work();
  const each = (performance.now() - startedAt) / computations;
  if (sum === 0) throw new Error('nothing was computed');
  return each;
}

/** Starts that follow each other make one window. */
function toWindows(starts: number[], durationMs: number): Interval[] {
  const windows: Interval[] = [];
  for (const start of starts) {
    const last = windows.at(-1);
    if (last?.end === start) last.end += durationMs;
    else windows.push({ start, end: start + durationMs });
  }
  return windows;
}

const asked = (world: World, path: string, count = connections) =>
  clientsOf(
    world,
    Array.from({ length: count }, () => 'member-0'),
    (headers) => [{ path, headers }],
  );

const monthOf = (world: World, slug: string, count = connections) => asked(world, slotsPath(world, slug), count);

export async function wholeAnswer(rounds: number, world: World, server: Measured): Promise<Figure> {
  const month = await monthOf(world, 'solo-member-0', alone);
  const me = await asked(world, '/api/v2/me', alone);
  const measured = await alternate(
    rounds,
    () => load(server, month, { seconds }),
    () => load(server, me, { seconds }),
  );
  return {
    number: '5',
    what: 'CPU of a whole 31-day availability answer of about 400 slots, against `GET /me`',
    bar: { most: 3 },
    rounds: cpuRatios(measured),
    absolute: `${cpuOf(measured)}, one at a time`,
  };
}

const cpuRatios = (measured: Compared): number[] => measured.map(([ours, theirs]) => ours.cpuMsEach / theirs.cpuMsEach);
const cpuOf = (measured: Compared): string => {
  const [ours, theirs] = measured.at(-1)!;
  return `${ours.cpuMsEach.toFixed(3)} against ${theirs.cpuMsEach.toFixed(3)} ms of the server's CPU`;
};

export async function teams(rounds: number, world: World, server: Measured): Promise<Figure[]> {
  const one = await monthOf(world, 'solo-member-0');
  const figures: Figure[] = [];
  for (const [number, slug, kind] of [
    ['6a', 'robin', 'round robin'],
    ['6b', 'together', 'collective'],
  ] as const) {
    const fifty = await monthOf(world, slug);
    const measured = await alternate(
      rounds,
      () => load(server, fifty, { seconds }),
      () => load(server, one, { seconds }),
    );
    figures.push({
      number,
      what: `availability of a ${kind} of 50 hosts with different hours, against one host's`,
      bar: { most: 8 },
      rounds: timesAs(measured),
      absolute: absolute(measured),
    });
  }
  return figures;
}

export async function beside(rounds: number, large: [World, Measured], small: [World, Measured]): Promise<Figure> {
  const [inLarge, inSmall] = await Promise.all([large, small].map(([world]) => monthOf(world, 'solo-member-0')));
  const measured = await alternate(
    rounds,
    () => load(large[1], inLarge!, { seconds }),
    () => load(small[1], inSmall!, { seconds }),
  );
  return {
    number: '7',
    what: 'the same availability with 1,000,000 bookings in the database, against 1,000',
    bar: { most: 1.3 },
    rounds: timesAs(measured),
    absolute: absolute(measured),
  };
}

export async function unchanged(rounds: number, world: World, server: Measured): Promise<Figure> {
  const full = await monthOf(world, 'solo-member-0', alone);
  const [{ path, headers }] = full.ask(0) as [{ path: string; headers: Record<string, string> }];
  const { headers: answered } = await fetch(server.url + path, { headers });
  const held = { connections: alone, ask: () => [{ path, headers: { ...headers, 'if-none-match': answered.get('etag') as string } }] };
  const measured = await alternate(
    rounds,
    () => load(server, held, { seconds }),
    () => load(server, full, { seconds }),
  );
  return {
    number: '13',
    what: 'CPU of a 304 to an availability query whose answer has not changed, against its 200',
    bar: { most: 0.5 },
    rounds: cpuRatios(measured),
    absolute: `${cpuOf(measured)}, one at a time`,
  };
}
