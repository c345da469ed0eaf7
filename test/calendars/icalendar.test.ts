import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type ReadOptions, readObject } from '../../src/calendars/icalendar.ts';

type Case = {
  name: string;
  ics?: string;
  events?: string[][];
  components?: string[];
  noUid?: boolean;
  hostZone?: string;
  options?: Partial<ReadOptions>;
  problems?: number;
  expect: string[];
};
type Vectors = { window: [string, string]; hostZone: string; cases: Case[] };

const readVectors = (name: string): Vectors => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));

function toText({ ics, events = [], components = [], noUid = false }: Case): string {
  if (ics !== undefined) return ics;
  const withUid = (lines: string[], index: number): string[] =>
    noUid || lines.some((line) => line.startsWith('UID:')) ? lines : [`UID:${index}`, ...lines];
  const written = events.flatMap((lines, index) => ['BEGIN:VEVENT', ...withUid(lines, index), 'END:VEVENT']);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...written, ...components, 'END:VCALENDAR', ''].join('\r\n');
}

const toWords = ({ start, end }: { start: number; end: number }): string =>
  `${new Date(start).toISOString().replace(/(:00)?\.000Z$/, 'Z')}/${(end - start) / 60_000}`;

describe.each(['vectors', 'cases'])('%s', (file) => {
  const { window, hostZone, cases } = readVectors(file);
  const [start, end] = window.map((text) => Date.parse(text)) as [number, number];

  it.each(cases)('$name', (one) => {
    const options = { timezone: one.hostZone ?? hostZone, window: { start, end }, allDayIsBusy: true, needsActionIsBusy: false };
    const { busy, error, problems } = readObject(toText(one), { ...options, addresses: [], ...one.options });
    expect(error).toBeNull();
    expect(busy.map(toWords)).toEqual([...one.expect].sort());
    expect(problems).toHaveLength(one.problems ?? 0);
  });
});
