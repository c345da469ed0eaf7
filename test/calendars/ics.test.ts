import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type FileServer, startFileServer, toCalendar, toEvent } from '../support/calendar-files.ts';
import { createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let files: FileServer;
let client: ApiClient;

beforeAll(async () => {
  files = await startFileServer();
  server = await startTestServer({ rateLimitPerMinute: 10_000, webhookAllowHosts: [files.host] });
  await server.setClock('2027-03-01T00:00:00Z');
});
afterAll(() => Promise.all([server.stop(), files.stop()]));
beforeEach(async () => {
  files.requests.length = 0;
  ({ client } = await createHost(server));
});

const file = toCalendar('X-WR-CALNAME:Work\\, mostly', toEvent('1', '2027-03-02T09:00:00Z'));
const connect = (path: string, rest: object = {}) =>
  client.POST('/api/v2/calendars', { body: { kind: 'ics', url: files.url + path, ...rest } });

it('is connected by its address, which is returned without its secret', async () => {
  files.answer = (_req, res) => res.end(file);
  const { data } = await connect('/private-3f2a9c/basic.ics');
  expect(data).toMatchObject({ kind: 'ics', name: 'Work, mostly', url: files.url, username: null, maxAgeMin: 360, writesTo: null });
  expect(data?.collections).toEqual([{ id: expect.any(String), name: 'Work, mostly', countsAsBusy: true, isWritable: false }]);
  const { rows } = await server.pool.query(
    'select row_to_json(c)::text as text from calendars c union all select row_to_json(o)::text from calendar_collections o',
  );
  expect(rows.map(({ text }) => text).join()).not.toContain('3f2a9c');
});

it('several can be connected', async () => {
  files.answer = (_req, res) => res.end(file);
  await connect('/a.ics');
  await connect('/b.ics', { name: 'Family' });
  const { data } = await client.GET('/api/v2/calendars');
  expect(data?.items.map(({ name }) => name).sort()).toEqual(['Family', 'Work, mostly']);
});

it('credentials are sent, but not to another server', async () => {
  const other = await startFileServer();
  other.answer = (_req, res) => res.end(file);
  files.answer = (_req, res) => res.end(file);
  expect((await connect('/a.ics', { username: 'ann', password: 'p:w' })).response.status).toBe(201);
  expect(files.requests[0]?.headers.authorization).toBe(`Basic ${btoa('ann:p:w')}`);
  files.answer = (_req, res) => res.writeHead(302, { location: `${other.url}/moved.ics` }).end();
  const { error } = await connect('/a.ics', { username: 'ann', password: 'p:w' });
  expect(error).toMatchObject({ code: 'calendar_unreachable' });
  expect(other.requests).toEqual([]);
  await other.stop();
});

it.each([301, 302, 303, 307, 308])('redirects are followed: %i', async (status) => {
  files.answer = (req, res) => (req.url === '/a' ? res.writeHead(status, { location: 'b.ics?x=1#y' }).end() : res.end(file));
  expect((await connect('/a')).response.status).toBe(201);
  expect(files.requests.map(({ url }) => url)).toEqual(['/a', '/b.ics?x=1']);
});

const status = (code: number) => (res: ServerResponse) => res.writeHead(code).end('Detail of the server, with private-3f2a9c');

it.each([
  ['a 401', status(401), 'calendar_credentials_refused', "The calendar's server rejected the username or the password."],
  ['a 403', status(403), 'calendar_credentials_refused', "The calendar's server rejected the username or the password."],
  [
    'a 404',
    status(404),
    'calendar_unreachable',
    'There is no file at this address (HTTP 404). The address may have been reset where the calendar is kept.',
  ],
  ['a 429', status(429), 'calendar_unreachable', 'The server receives too many requests (HTTP 429).'],
  ['a 500', status(500), 'calendar_unreachable', 'The server has an error (HTTP 500).'],
  ['a 204', status(204), 'calendar_unreachable', 'The server does not return the file (HTTP 204).'],
  ['a 304 that was not asked for', status(304), 'calendar_unreachable', 'The server does not return the file (HTTP 304).'],
  ['a redirect without a target', status(302), 'calendar_unreachable', 'The server does not return the file (HTTP 302).'],
  [
    'a web page',
    (res: ServerResponse) => res.end('<!DOCTYPE html><title>Sign in</title>'),
    'calendar_unreachable',
    'The calendar is a web page, not iCalendar data.',
  ],
  ['nothing', (res: ServerResponse) => res.end(), 'calendar_unreachable', 'The calendar contains no VCALENDAR.'],
  [
    'half a file',
    (res: ServerResponse) => res.end(file.slice(0, -20)),
    'calendar_unreachable',
    'The calendar ends in the middle, so that events may be missing.',
  ],
  [
    'a lost connection',
    (res: ServerResponse) => res.writeHead(200, { 'content-length': 1000 }).write('BEGIN', () => res.destroy()),
    'calendar_unreachable',
    'The server cannot be reached.',
  ],
  [
    'a redirect loop',
    (res: ServerResponse) => res.writeHead(302, { location: '/again' }).end(),
    'calendar_unreachable',
    'The address redirects too often.',
  ],
  [
    'a redirect to a private host',
    (res: ServerResponse) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'calendar_unreachable',
    'The address must start with https://.',
  ],
  [
    'a redirect to a private address',
    (res: ServerResponse) => res.writeHead(302, { location: 'https://[::ffff:10.0.0.1]/' }).end(),
    'calendar_unreachable',
    'The address is not on the public internet.',
  ],
  [
    'a redirect to a file',
    (res: ServerResponse) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    'calendar_unreachable',
    'The address must start with https://.',
  ],
  [
    'a redirect to nowhere',
    (res: ServerResponse) => res.writeHead(302, { location: 'https://[' }).end(),
    'calendar_unreachable',
    'The address redirects to one that is not valid.',
  ],
  [
    'a rule without bounds',
    (res: ServerResponse) => res.end(toCalendar(toEvent('1', '2027-03-02T09:00:00Z', 'RRULE:FREQ=SECONDLY'))),
    'calendar_unreachable',
    'The calendar contains an event that repeats too often (FREQ=SECONDLY). Its UID is 1.',
  ],
])('%s is refused in words', async (_name, answer, code, message) => {
  files.answer = (_req, res) => answer(res);
  const { error } = await connect('/private-3f2a9c/basic.ics');
  expect(error).toMatchObject({ code });
  expect(error?.message.replace(/^The calendar cannot be read. /, '')).toBe(message);
});

it('a file of 50 MB is refused without reading all of it', async () => {
  let sent = 0;
  files.answer = (_req, res) => {
    const chunk = Buffer.alloc(1_000_000, 'x');
    const write = (): void => {
      while (sent < 50_000_000 && !res.destroyed) {
        sent += chunk.length;
        if (!res.write(chunk)) return void res.once('drain', write);
      }
      res.end();
    };
    write();
  };
  const { error } = await connect('/large.ics');
  expect(error?.message).toBe('The calendar cannot be read. The file is larger than 25 MB.');
  expect(sent).toBeLessThan(45_000_000);
});

it.each([
  ['not a URL', 'calendar', 'The address must be a URL, such as https://example.com/calendar.ics.'],
  ['plain HTTP', 'http://calendars.example/a.ics', 'The address must start with https://.'],
  ['a password in it', 'https://ann:secret@calendars.example/a.ics', 'The address must not contain a user or password.'],
  ['a private address', 'https://10.0.0.1/a.ics', 'The address is not on the public internet.'],
  ['this machine', 'webcal://localhost/a.ics', 'The address is not on the public internet.'],
])('an address that is %s is refused', async (_name, url, message) => {
  const { error } = await client.POST('/api/v2/calendars', { body: { kind: 'ics', url } });
  expect(error).toMatchObject({ code: 'calendar_unreachable', message: `The calendar cannot be read. ${message}` });
});
