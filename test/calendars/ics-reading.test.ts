/** Repeated readings of a calendar file, by the interface that the worker calls. */
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ics } from '../../src/calendars/ics.ts';
import type { KnownCollection } from '../../src/calendars/source.ts';
import { createOutbound, type Outbound } from '../../src/outbound/outbound.ts';
import { type FileServer, startFileServer, toCalendar, toEvent } from '../support/calendar-files.ts';

let files: FileServer;
let outbound: Outbound;

beforeAll(async () => {
  files = await startFileServer();
  outbound = createOutbound([files.host]);
});
afterAll(() => Promise.all([files.stop(), outbound.close()]));
beforeEach(() => void files.requests.splice(0));

const now = Date.parse('2027-03-01T00:00Z');
const aDay = 86_400_000;
const unread: KnownCollection = {
  ...{ href: '', syncToken: null, etag: null, lastModified: null, expandedUntil: null },
  listEtags: async () => new Map(),
};

const read = (known: KnownCollection, at = now, signal = AbortSignal.timeout(30_000)) =>
  ics.read(
    { outbound, now: at, signal },
    { credentials: { url: `${files.url}/a.ics` }, timezone: 'Europe/Paris', addresses: [], allDayIsBusy: true, needsActionIsBusy: false },
    known,
  );

const uid = '01890a5d-ac96-774b-bcce-b302099a8057@caledee';
const file = toCalendar(toEvent('1', '2027-03-02T09:00:00Z', 'DTSTAMP:20270101T000000Z'), toEvent(uid, '2027-03-03T09:00:00Z'));
const hour = (startAt: string): [number, number] => [Date.parse(startAt), Date.parse(startAt) + aDay / 24];

it('returns all busy times together, and what may be bookings of ours apart', async () => {
  files.answer = (_req, res) => res.end(file);
  const changes = await read(unread);
  const [start, end] = hour('2027-03-03T09:00Z');
  const own = { uid, start, end, isCanceled: false, busy: [{ start, end }], repeated: [] };
  expect(changes).toMatchObject({ isComplete: true, removed: [], expandedUntil: now + 400 * aDay });
  expect(changes?.changed).toEqual([
    { href: '', etag: null, uid: null, stretches: hour('2027-03-02T09:00Z'), own: [] },
    { href: uid, etag: null, uid, stretches: [], own: [own] },
  ]);
});

it.each([
  ['an ETag', { etag: 'W/"1"' }, { 'if-none-match': 'W/"1"' }],
  ['a date', { 'last-modified': 'Mon, 01 Mar 2027 00:00:00 GMT' }, { 'if-modified-since': 'Mon, 01 Mar 2027 00:00:00 GMT' }],
])('sends %s back, and reads all of the file again after a day', async (_name, headers, conditions) => {
  files.answer = (req, res) =>
    req.headers['if-none-match'] || req.headers['if-modified-since'] ? res.writeHead(304).end() : res.writeHead(200, headers).end(file);
  const first = await read(unread);
  const known = { ...unread, ...first };
  expect(await read(known, now + aDay / 2)).toBeNull();
  expect(files.requests[1]?.headers).toMatchObject(conditions);
  expect((await read(known, now + 1.5 * aDay))?.expandedUntil).toBe(now + 401.5 * aDay);
  expect(files.requests).toHaveLength(3);
});

it('compares the file itself if the server has neither, without the time at which it was written', async () => {
  files.answer = (_req, res) => res.end(file);
  const known = { ...unread, ...(await read(unread)) };
  files.answer = (_req, res) => res.end(file.replace('DTSTAMP:20270101', 'DTSTAMP:20270102'));
  expect(await read(known)).toBeNull();
  expect(files.requests[1]?.headers['if-none-match']).toBeUndefined();
  files.answer = (_req, res) => res.end(file.replace('T090000Z', 'T100000Z'));
  expect((await read(known))?.changed[0]?.stretches).toEqual(hour('2027-03-02T10:00Z'));
});

it('throws, so that nothing is stored, when the file cannot be read any more', async () => {
  files.answer = (_req, res) => res.writeHead(404).end();
  await expect(read(unread)).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringMatching(/^There is no file/) });
  files.answer = (_req, res) => res.end(toCalendar(toEvent('1', '2027-03-02T09:00:00Z', 'RRULE:FREQ=SECONDLY')));
  await expect(read(unread)).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('repeats too often') });
});

it('ends a request under way with the reading', async () => {
  const reading = new AbortController();
  let isClosed = new Promise<unknown>(() => {});
  files.answer = (_req, res) => {
    isClosed = once(res, 'close');
    res.writeHead(200).write('BEGIN:VCALENDAR', () => reading.abort());
  };
  await expect(read(unread, now, reading.signal)).rejects.toMatchObject({ kind: 'unreachable' });
  await isClosed;
}, 10_000);
