import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainStart } from '../../src/availability/explain.ts';
import { findFirstSlots, findSlots, judgeStart, type SlotQuery } from '../../src/availability/slots.ts';
import { oracleOf } from './oracle.ts';
import { questions } from './worlds.ts';

const MINUTE_MS = 60_000;
// The seed is fixed in make test, so more runs would only repeat the same cases.
const RUNS = process.env.FUZZ_SEED ? 500 : 60;

describe('random questions', () => {
  it('are answered as by looking at the clock minute by minute', () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(findSlots(question)).toEqual(oracleOf(question).slots());
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('are answered part by part as at once, and every part but the last is full', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 200 }), (question, most) => {
        const all = findSlots(question);
        const parts = [];
        for (let from: number | null = question.window.start; from !== null; ) {
          const part = findFirstSlots({ ...question, window: { ...question.window, start: from } }, most);
          parts.push(part.slots);
          from = part.nextFrom;
        }
        expect(parts.flat()).toEqual(all);
        expect(parts.map(({ length }) => length)).toEqual(parts.map((_, n) => (n < parts.length - 1 ? most : all.length - n * most)));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('have the same verdict on every start, its reason and candidates included', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 29 }), ({ window, ...about }, stride) => {
        const oracle = oracleOf({ window, ...about });
        const listed = findSlots({ window, ...about }).map(({ start }) => start);
        const others = startsEvery(stride, { window, ...about });
        for (const start of [...listed, ...others]) expect([start, judgeStart(about, start)]).toEqual([start, oracle.judge(start)]);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('list exactly the starts that are judged free', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 29 }), ({ window, ...about }, stride) => {
        const listed = new Set(findSlots({ window, ...about }).map(({ start }) => start));
        for (const start of listed) expect(judgeStart(about, start).offered).toBe(true);
        for (const start of startsEvery(stride, { window, ...about })) {
          expect([start, judgeStart(about, start).offered]).toEqual([start, listed.has(start)]);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('are explained as they are judged, host by host', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 29 }), ({ window, ...about }, stride) => {
        const seats = new Map(findSlots({ window, ...about }).map(({ start, seatsRemaining }) => [start, seatsRemaining]));
        for (const start of [...seats.keys(), ...startsEvery(stride, { window, ...about })]) {
          const { hosts, ...told } = explainStart(about, start);
          const verdict = judgeStart(about, start);
          const reason = verdict.offered ? null : verdict.reason;
          expect([start, told]).toEqual([start, { offered: seats.has(start), reason, seatsRemaining: seats.get(start) ?? 0 }]);
          const [offers, wanted] = [hosts.filter(({ offered }) => offered).length, about.rules.kind === 'collective' ? hosts.length : 1];
          expect([start, offers >= wanted && hosts.length > 0]).toEqual([start, verdict.offered]);
          if (!verdict.offered && hosts.length > 0) expect(hosts.map((host) => host.reason)).toContain(reason);
          for (const { offered, rules } of hosts) expect(rules.every(({ passes }) => passes)).toBe(offered);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('reveal nothing of hidden meetings and calendars where the start would not be offered without them', () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 29 }), ({ window, ...about }, stride) => {
        const hosts = about.hosts.map((host) => ({ ...host, hides: 'all' as const }));
        const without = { ...about, hosts: hosts.map((host) => ({ ...host, meetings: [], calendars: [] })) };
        const fitting = new Set(findSlots({ ...without, window }).map(({ start }) => start));
        for (const start of startsEvery(stride, { window, ...about })) {
          if (!fitting.has(start)) expect([start, explainStart({ ...about, hosts }, start)]).toEqual([start, explainStart(without, start)]);
        }
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('have the same slots in a window as in its parts', () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
        const { start, end } = question.window;
        const middle = start + Math.floor((end - start) * share);
        const part = (window: SlotQuery['window']) => findSlots({ ...question, window });
        expect([...part({ start, end: middle }), ...part({ start: middle, end })]).toEqual(findSlots(question));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('need no meetings but those that begin, buffers included, within four days around, which is what is read', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const needed = { start: question.window.start - marginMs, end: question.window.end + marginMs };
        const hosts = question.hosts.map((host) => ({
          ...host,
          meetings: host.meetings.filter(({ occupies: { start } }) => needed.start <= start && start < needed.end),
        }));
        expect(findSlots({ ...question, hosts })).toEqual(findSlots(question));
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});

const marginMs = 4 * 24 * 60 * MINUTE_MS;

function startsEvery(strideMin: number, { window }: SlotQuery): number[] {
  const first = Math.ceil(window.start / MINUTE_MS) * MINUTE_MS;
  const count = Math.max(0, Math.ceil((window.end - first) / (strideMin * MINUTE_MS)));
  return Array.from({ length: count }, (_, i) => first + i * strideMin * MINUTE_MS);
}

it('hosts on many grids offer together what each of them offers', () => {
  const day = Date.parse('2027-03-01T00:00Z');
  const rules = { kind: 'round_robin', slotIntervalMin: 30, bufferBeforeMin: 0, bufferAfterMin: 0, minimumNoticeMin: 0 } as const;
  const hostAt = (minute: number) => ({
    id: `host-${minute}`,
    schedule: {
      timezone: 'UTC',
      weekly: { monday: [[`09:${String(minute).padStart(2, '0')}`, '17:00']] as [string, string][] },
      overrides: [],
    },
    outOfOffice: [],
    meetings: [],
    calendars: [],
  });
  const question: SlotQuery = {
    rules: { ...rules, bookingWindowDays: null, dailyLimit: null, maxInvitees: 1 },
    durationMin: 30,
    hosts: [0, 7, 13, 22, 29, 41].map(hostAt),
    window: { start: day + 61_234, end: day + 86_400_000 },
    now: day,
  };
  const alone = question.hosts.flatMap((host) => findSlots({ ...question, hosts: [host] }));
  expect(findSlots(question)).toEqual(alone.toSorted((a, b) => a.start - b.start));
});
