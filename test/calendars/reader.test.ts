import { expect, it } from '@jest/globals';
import type { ReadOptions } from '../../src/calendars/icalendar.ts';
import { readObjects } from '../../src/calendars/reader.ts';

const window = { start: Date.parse('2027-02-27T00:00Z'), end: Date.parse('2028-04-04T00:00Z') };
const options: ReadOptions = { timezone: 'Europe/Paris', window, allDayIsBusy: true, needsActionIsBusy: false, addresses: [] };

const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'DTSTART:20270310T090000Z', 'DURATION:PT1H', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\r\n');

const readOne = async (text: string | Uint8Array, limits?: Parameters<typeof readObjects>[2]) => {
  const [times] = await readObjects([{ href: '/a', text }], options, limits);
  return times as NonNullable<typeof times>;
};

const plain = { start: Date.parse('2027-03-10T09:00Z'), end: Date.parse('2027-03-10T10:00Z') };

const numbers = (count: number): string => Array.from({ length: count }, (_, index) => index).join(',');

it.each([
  ['every second', 'FREQ=SECONDLY', 'FREQ=SECONDLY'],
  ['a billion seconds', 'FREQ=SECONDLY;COUNT=1000000000', 'FREQ=SECONDLY'],
  ['every minute', 'FREQ=MINUTELY', 'FREQ=MINUTELY'],
  ['a billion half minutes', 'FREQ=MINUTELY;BYSECOND=0,30;COUNT=1000000000', 'FREQ=MINUTELY'],
  ['every second of every day', `FREQ=DAILY;BYHOUR=${numbers(24)};BYMINUTE=${numbers(60)};BYSECOND=${numbers(60)}`, 'FREQ=DAILY'],
])('an event that repeats %s makes busy times unknown', async (_name, rule, inWords) => {
  const { error, busy } = await readOne(calendar(event('UID:1'), event('UID:2', `RRULE:${rule}`)));
  expect(error).toBe(`contains an event that repeats too often (${inWords}). Its UID is 2`);
  expect(busy).toEqual([]);
});

it.each([
  [
    'BYSETPOS of every second of a year',
    `FREQ=YEARLY;BYSETPOS=-1;BYMONTHDAY=31;BYHOUR=${numbers(24)};BYMINUTE=${numbers(60)};BYSECOND=${numbers(60)}`,
  ],
  ['a date that never comes', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5'],
  ['a billion days', 'FREQ=DAILY;COUNT=1000000000;UNTIL=20270310T090000Z'],
  ['an interval of a million years', 'FREQ=YEARLY;INTERVAL=1000000'],
])('%s is read', async (_name, rule) => {
  const { error, busy } = await readOne(calendar(event('UID:1', `RRULE:${rule}`)));
  expect(error).toBeNull();
  expect(busy).toContainEqual(plain);
});

it.each([
  ['100,000 properties', event('UID:1', ...Array.from({ length: 100_000 }, () => 'X-NOTE:1'))],
  ['a property of 20 MB', event('UID:1', `X-NOTE:${'x'.repeat(20_000_000)}`)],
  ['a property of a million folds', event('UID:1', `X-NOTE:1${'\r\n x'.repeat(1_000_000)}`)],
])('an event with %s is read', async (_name, text) => {
  expect(await readOne(calendar(text))).toMatchObject({ error: null, busy: [plain] });
});

it('10,000 overrides are read', async () => {
  const dates = Array.from({ length: 10_000 }, (_, index) =>
    new Date(plain.start + index * 86_400_000).toISOString().replace(/[-:]|\.000/g, ''),
  );
  const overrides = dates.map((date) => event('UID:1', `RECURRENCE-ID:${date}`, 'STATUS:CANCELLED'));
  const { error, busy } = await readOne(calendar(event('UID:1', 'RRULE:FREQ=DAILY'), ...overrides));
  expect({ error, busy }).toEqual({ error: null, busy: [] });
});

it.each([
  ['a web page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'is a web page, not iCalendar data'],
  ['nothing', '', 'contains no VCALENDAR'],
  ['an error in JSON', '{"error":"not found"}', 'contains no VCALENDAR'],
  ['a vCard', 'BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n', 'contains no VCALENDAR'],
  ['half of a calendar', calendar(event('UID:1')).slice(0, -20), 'ends in the middle, so that events may be missing'],
  ['a calendar that is too large', calendar(`X-NOTE:${'x'.repeat(25_000_000)}`), 'is larger than 25 MB'],
  ['an endless list of dates', calendar(event('UID:1', `EXDATE:${'20270310T090000Z,'.repeat(100_000)}`)), 'has a line of more than 1 MB'],
  ['components in each other', calendar('BEGIN:VEVENT\r\n'.repeat(1000)), 'nests components too deeply'],
  [
    'thousands of rules',
    calendar(event('UID:1', ...Array.from({ length: 200 }, () => 'RRULE:FREQ=DAILY'))),
    'has more than 100 recurrence rules',
  ],
  [
    '20 MB of dates',
    calendar(event('UID:1', ...Array.from({ length: 20 }, () => `EXDATE:${'20270310T090000Z,'.repeat(50_000)}`))),
    'has too many events',
  ],
])('%s is an error', async (_name, text, error) => {
  expect(await readOne(text)).toMatchObject({ error, busy: [] });
});

it('an object that takes too long or too much memory does not prevent reading the others', async () => {
  const slow = calendar(
    ...Array.from({ length: 4000 }, (_, index) => event(`UID:${index}`, 'RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=1,2,3')),
  );
  const fine = calendar(event('UID:1'));
  const objects = [fine, slow, fine, slow, fine].map((text, index) => ({ href: `/${index}`, text }));
  const times = await readObjects(objects, options, { objectMs: 700, calendarMs: 60_000, memoryMb: 256 });
  expect(times.map(({ href, error }) => [href, error])).toEqual([
    ['/0', null],
    ['/1', 'takes too long to read'],
    ['/2', null],
    ['/3', 'takes too long to read'],
    ['/4', null],
  ]);
});

it('memory is limited', async () => {
  const many = calendar(...Array.from({ length: 50_000 }, (_, index) => event(`UID:${index}`, 'RRULE:FREQ=DAILY')));
  const { error } = await readOne(many, { objectMs: 60_000, calendarMs: 60_000, memoryMb: 24 });
  expect(error).toBe('needs too much memory to read');
});

const text = calendar(event('UID:Käse', 'SUMMARY:Grüße'));

it.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['Latin-1', Buffer.from(text, 'latin1')],
  ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16', Buffer.from(text, 'utf16le')],
  ['UTF-16 in network order', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['line feeds', text.replaceAll('\r\n', '\n')],
  ['carriage returns', text.replaceAll('\r\n', '\r')],
  ['blank lines and spaces around', `\r\n  ${text.replaceAll('\r\n', '\r\n\r\n')}  \r\n`],
])('%s is read', async (_name, given) => {
  expect(await readOne(given)).toMatchObject({ error: null, busy: [plain], problems: [] });
});

it('one calendar may have many objects, in order', async () => {
  const objects = Array.from({ length: 1000 }, (_, index) => ({ href: `/${index}`, text: calendar(event(`UID:${index}`)) }));
  const times = await readObjects(objects, options);
  expect(times.map(({ href, uid }) => `/${uid}` === href).every(Boolean)).toBe(true);
  expect(times).toHaveLength(1000);
});

it('events with UIDs of bookings are apart', async () => {
  const uid = '01890a5d-ac96-774b-bcce-b302099a8057@caledee';
  const { busy, own } = await readOne(calendar(event('UID:1'), event(`UID:${uid.toUpperCase()}`), event(`UID:x-${uid}`)));
  expect(busy).toEqual([plain, plain]);
  expect(own).toEqual([{ uid: uid.toUpperCase(), ...plain, isCanceled: false, busy: [plain], repeated: [] }]);
});

it('very many busy times are merged', async () => {
  const { busy } = await readOne(calendar(...Array.from({ length: 500 }, (_, index) => event(`UID:${index}`, 'RRULE:FREQ=DAILY'))));
  expect(busy.length).toBeLessThan(21_000);
  expect(new Set(busy.map(({ start }) => start)).size).toBe(391);
});
