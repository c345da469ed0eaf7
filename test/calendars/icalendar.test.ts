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

/** Beside an event of which nothing is unclear. */
const readEvent = (...lines: string[]) => {
  const text = toText({
    name: '',
    expect: [],
    events: [
      ['UID:odd', ...lines],
      ['UID:2', 'DTSTART:20270310T090000Z', 'DURATION:PT1H'],
    ],
  });
  const window = { start: Date.parse('2027-03-01T00:00Z'), end: Date.parse('2027-04-12T00:00Z') };
  return readObject(text, { timezone: 'Europe/Paris', window, allDayIsBusy: true, needsActionIsBusy: false, addresses: [] });
};

const start = 'DTSTART:20270311T090000Z';
const hour = 'DURATION:PT1H';

describe('a time that cannot be read', () => {
  const unreadable: [string, string, string[]][] = [
    ['no start', 'DTSTART', [hour]],
    ['a start that is a word', 'DTSTART', ['DTSTART:tomorrow', hour]],
    ['a start on a date that does not exist', 'DTSTART', ['DTSTART:20270230T090000Z', hour]],
    ['a start without a value', 'DTSTART', ['DTSTART:', hour]],
    ['a start without a colon', 'DTSTART', [hour, 'DTSTART 20270311T090000Z']],
    ['an end that is a word', 'DTEND', [start, 'DTEND:later']],
    ['an end on a date that does not exist', 'DTEND', [start, 'DTEND:20270230T090000Z']],
    ['a duration that is a word', 'DURATION', [start, 'DURATION:long']],
    ['an unknown frequency', 'RRULE', [start, hour, 'RRULE:FREQ=FORTNIGHTLY']],
    ['a rule without a frequency', 'RRULE', [start, hour, 'RRULE:COUNT=3']],
    ['a rule on an unknown weekday', 'RRULE', [start, hour, 'RRULE:FREQ=WEEKLY;BYDAY=XX']],
    ['an added date that is a word', 'RDATE', [start, hour, 'RDATE:20270312T090000Z,never']],
    ['an added period without an end', 'RDATE', [start, hour, 'RDATE;VALUE=PERIOD:20270312T090000Z/later']],
    ['a replaced occurrence that is a word', 'RECURRENCE-ID', [start, hour, 'RECURRENCE-ID:second']],
  ];

  it.each(unreadable)('makes busy times unknown: %s', (_name, property, lines) => {
    const { busy, error } = readEvent(...lines);
    expect(error).toBe(`contains an event whose ${property} cannot be read. Its UID is odd`);
    expect(busy).toEqual([]);
  });

  it.each(unreadable)('does not matter if the event is not busy: %s', (_name, _property, lines) => {
    for (const free of ['TRANSP:TRANSPARENT', 'STATUS:CANCELLED']) {
      const { busy, error } = readEvent(...lines, free);
      expect(error).toBeNull();
      expect(busy.map(toWords)).toEqual(['2027-03-10T09:00Z/60']);
    }
  });

  it.each(['EXDATE:never', 'EXRULE:FREQ=FORTNIGHTLY'])('leaves an occurrence busy that %s may exclude', (line) => {
    const { busy, error, problems } = readEvent(start, hour, line);
    expect(error).toBeNull();
    expect(busy.map(toWords)).toEqual(['2027-03-10T09:00Z/60', '2027-03-11T09:00Z/60']);
    expect(problems).not.toEqual([]);
  });

  it.each(['FREEBUSY:20270310T090000Z/x', 'FREEBUSY;FBTYPE=BUSY:20270311T090000Z/PT30M,soon'])('of a VFREEBUSY is an error: %s', (line) => {
    const components = ['BEGIN:VFREEBUSY', 'UID:f', line, 'END:VFREEBUSY'];
    const window = { start: 0, end: Date.parse('2028-01-01T00:00Z') };
    const options = { timezone: 'UTC', window, allDayIsBusy: true, needsActionIsBusy: false, addresses: [] };
    const { error } = readObject(toText({ name: '', expect: [], components }), options);
    expect(error).toBe('contains a busy period whose FREEBUSY cannot be read');
  });
});
