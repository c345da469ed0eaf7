import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAcme } from '../support/acme.ts';
import type { Answer } from '../support/http.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import type { TestServer } from '../support/server.ts';

let server: TestServer;
let bearer: { Authorization: string };
let eventTypeId: string;

beforeAll(async () => {
  ({ server, bearer, eventTypeId } = await startAcme());
});
afterAll(() => server.stop());

const get = (path: string): Promise<Answer> => server.send('GET', path, { headers: bearer });

/** A valid query with some parameters replaced. */
const availability = (changed: Record<string, string>): Promise<Answer> => {
  const asked = { eventTypeId, from: '2027-03-01', to: '2027-03-02', ...changed };
  return get(`/api/v2/availability?${new URLSearchParams(asked)}`);
};

describe('integers', () => {
  it.each([
    ...['1e2', '0x10', ' 5', '5 ', '+5', '05', '5.0', '٥', '99999999999999999999', '', '-', '-0', 'null', 'NaN', 'Infinity', '1_0', '5\n'],
    ...['0', '-1', '101'],
  ])('refuse %j', async (limit) => {
    expectFault(await get(`/api/v2/event-types?limit=${encodeURIComponent(limit)}`), '/query/limit');
  });

  it.each(['-1', '2147483648', '1e1', ''])('refuse %j as an offset', async (offset) => {
    expectFault(await get(`/api/v2/contacts?offset=${offset}`), '/query/offset');
  });

  it.each(['0', '-30', '30.5', '1441', '45'])('refuse a duration of %s', async (duration) => {
    expectFault(await availability({ duration }), '/query/duration');
  });

  it.each(['1', '50', '100'])('take %s', async (limit) => {
    expect(await get(`/api/v2/event-types?limit=${limit}`)).toMatchObject({ status: 200 });
  });
});

describe('booleans', () => {
  it.each(['TRUE', 'True', '1', '0', 'yes', '', ' true', 'null'])('refuse %j', async (active) => {
    const answer = await get(`/api/v2/event-types?active=${encodeURIComponent(active)}`);
    expectFault(answer, '/query/active');
    expect(answer.body.details[0].message).toBe('must be `true` or `false`');
    expectFault(await get(`/api/v2/leads?booked=${encodeURIComponent(active)}`), '/query/booked');
  });
});

describe('dates and instants', () => {
  it.each([
    ...[
      '2027-02-29',
      '2027-13-01',
      '2027-00-10',
      '2027-01-00',
      '2027-1-1',
      '20270301',
      '0000-01-01',
      '10000-01-01',
      '+002027-03-01',
      '2027-060',
    ],
    ...['2027-03-01T09:00:60Z', '2027-03-01T24:00:00Z', '2027-03-01T09:60:00Z', '2027-02-30T09:00:00Z', '2027-03-01T09:00Z', '2027-W09-1'],
    ...[
      '2027-03-01T09:00:00',
      '2027-03-01T09:00:00+24:00',
      '2027-03-01T09:00:00+01:60',
      '2027-03-01T09:00:00+0100',
      '2027-03-01T09:00:00 01:00',
    ],
    ...['2027-03-01 09:00:00Z', '+002027-03-01T09:00:00Z', '0000-12-31T23:59:59Z', '10000-01-01T00:00:00Z', '9999-12-31T23:59:59-00:01'],
    ...[
      '0001-01-01T00:00:00+00:01',
      '1803891600',
      'now',
      'today',
      '',
      '2027-03-01T09:00:00.Z',
      '2027-03-01T09:00:00,5Z',
      '２０２７-03-01',
      '2027-03-01\n',
    ],
  ])('refuse %j', async (from) => {
    expectFault(await availability({ from }), '/query/from');
    expectFault(await get(`/api/v2/bookings?${new URLSearchParams({ from })}`), '/query/from');
  });

  it.each([
    ['2027-03-01T09:00:00Z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01t09:00:00z', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T09:00:00-00:00', '2027-03-01T09:00:00.000Z'],
    ['2027-03-01T23:30:00+14:00', '2027-03-01T09:30:00.000Z'],
    ['2027-03-01T09:00:00.123456789Z', '2027-03-01T09:00:00.123Z'],
  ])('read %s as %s', async (from, read) => {
    expect((await availability({ from })).body.from).toBe(read);
  });

  it('explain how to encode a + in a URL', async () => {
    for (const path of ['/api/v2/bookings?from=x', `/api/v2/availability/explain?eventTypeId=${eventTypeId}&startAt=x`])
      expect((await get(path)).body.message).toMatch(/such as 2027-03-01T09:00:00\+01:00 \(encode \+ as %2B\)\.$/);
    const headers = { ...bearer, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ eventTypeId, startAt: 'x', invitee: { name: 'Ann', email: 'ann@example.com' } });
    const { body: told } = await server.send('POST', '/api/v2/bookings', { headers, body });
    expect(told.message).toBe('`startAt` must be an instant with an offset, such as 2027-03-01T09:00:00+01:00.');
  });

  it('reach from year 1 to year 9999', async () => {
    expect((await availability({ from: '0001-01-01T00:00:00Z', to: '0001-01-31T00:00:00Z' })).body.slots).toEqual([]);
    expect(await availability({ from: '9999-12-01', to: '9999-12-31T23:59:59.999Z' })).toMatchObject({ status: 200 });
    expect(await get('/api/v2/bookings?from=0001-01-01&to=9999-12-31T23:59:59.999Z')).toMatchObject({ status: 200 });
  });

  it.each([
    ['0001-01-01', 'Pacific/Kiritimati'],
    ['9999-12-31', 'Pacific/Pago_Pago'],
  ])('refuse %s where it does not begin within those years, in %s', async (date, tz) => {
    const answer = await availability({ from: date, to: '9999-12-31', tz });
    expectRefusal(answer, 400, 'invalid_argument');
  });
});

describe('a window', () => {
  it.each([
    ['is empty', { from: '2027-03-01', to: '2027-03-01' }],
    ['runs backwards', { from: '2027-03-02', to: '2027-03-01' }],
    ['is a millisecond longer than 31 days', { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00.001Z' }],
    ['is thousands of years long', { from: '0001-01-01', to: '9999-12-31' }],
  ])('is refused when it %s', async (_name, window) => {
    expectFault(await availability(window), '/query/to');
  });

  // Clocks go forward in March, and back in October.
  it.each([
    ['instants in spring', { from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z' }],
    ['dates in spring', { from: '2027-03-01', to: '2027-04-01' }],
    ['instants in fall', { from: '2027-10-01T00:00:00Z', to: '2027-11-01T00:00:00Z' }],
    ['dates in fall', { from: '2027-10-01', to: '2027-11-01' }],
  ])('has up to 31 days: %s', async (_name, window) => {
    expect(await availability({ ...window, tz: 'Europe/Paris' })).toMatchObject({ status: 200 });
  });

  it('of statistics has up to 366 days, in instants too', async () => {
    const path = '/api/v2/stats?from=2026-03-28T12:00:00Z&to=2027-03-29T12:00:00Z';
    expect(await get(path)).toMatchObject({ status: 200 });
    expectFault(await get(path.replace('to=2027-03-29T12', 'to=2027-03-29T14')), '/query/to');
  });
});

describe('time zones', () => {
  it.each([
    '+01:00',
    'europe/paris',
    'PST',
    '',
    'Mars/Olympus',
    'UTC+1',
    'Europe/Paris ',
    'EUROPE/PARIS',
    '../etc/passwd',
    'localtime',
    'Z',
  ])('refuse %j', async (tz) => {
    expectFault(await availability({ tz }), '/query/tz');
  });

  it.each(['Europe/Paris', 'Asia/Calcutta', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])('take %s', async (tz) => {
    expect((await availability({ tz })).body.timezone).toBe(tz);
  });
});

describe('a parameter', () => {
  it.each(['bogus', 'Limit', 'limit[]', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'called %j is unknown',
    async (name) => {
      expectFault(await get(`/api/v2/event-types?${encodeURIComponent(name)}=1`), `/query/${name}`);
    },
  );

  it('has its name escaped in the pointer to it (RFC 6901)', async () => {
    expectFault(await get('/api/v2/me?a/b~c=1'), '/query/a~1b~0c');
    expectFault(await get('/api/v2/me?a%0Ab=1'), '/query/a\nb');
  });

  it('is repeated no further than it takes to know it', async () => {
    const long = `/query/${'x'.repeat(100)}…`;
    expectFault(await get(`/api/v2/me?${'x'.repeat(5000)}=1`), long);
    expectFault(await get(`/api/v2/me?${'x'.repeat(5000)}=1&${'x'.repeat(5000)}=2`), long);
    expect((await get('/api/v2/me?=1')).body.message).toBe('`""` is not a known parameter.');
    const deep = `${'{"a":'.repeat(9000)}"\\u0000"${'}'.repeat(9000)}`;
    for (const body of [
      `{"${'y/'.repeat(25_000)}":1}`,
      `{"${'\u{1F600}'.repeat(20_000)}":1}`,
      `{"${'y~'.repeat(25_000)}":"\\u0000"}`,
      deep,
    ]) {
      const headers = { ...bearer, 'Content-Type': 'application/json' };
      const answer = await server.send('POST', '/api/v2/bookings', { headers, body });
      expectRefusal(answer, 400, 'invalid_argument');
      expect([answer.text.length < 2000, answer.text.isWellFormed()]).toEqual([true, true]);
      for (const { path } of answer.body.details) expect(path).toMatch(/^(\/([^~/]|~[01])*)+$/u);
    }
  });

  it('may not be given twice, even when the values agree', async () => {
    expectFault(await get('/api/v2/event-types?limit=5&limit=5'), '/query/limit');
    expectFault(await get('/api/v2/event-types?limit=5&%6Cimit=6'), '/query/limit');
  });

  it('may not be missing when it is required', async () => {
    const answer = await get('/api/v2/availability');
    expectRefusal(answer, 400, 'invalid_argument', '/query/eventTypeId');
    expect(answer.body.details.map(({ path }: { path: string }) => path)).toEqual(['/query/eventTypeId', '/query/from', '/query/to']);
  });

  it('lists all of its errors at once', async () => {
    const answer = await get('/api/v2/leads?status=old&booked=maybe&limit=0');
    expectRefusal(answer, 400, 'invalid_argument', '/query/status');
    expectRefusal(answer, 400, 'invalid_argument', '/query/booked');
    expectRefusal(answer, 400, 'invalid_argument', '/query/limit');
  });

  it('is refused by thousands without an answer by thousands', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => `p${index}=`).join('&');
    const answer = await get(`/api/v2/me?${many}`);
    expectRefusal(answer, 400, 'invalid_argument');
    expect(answer.body.details.length).toBeLessThanOrEqual(20);
  });
});

describe('texts', () => {
  it.each([
    ['NUL', '%00'],
    ['half a surrogate pair', '%ED%A0%80'],
    ['an overlong form', '%C0%AF'],
    ['a byte alone', '%FF'],
    ['a broken escape', '%zz'],
    ['an escape that ends early', '%4g'],
  ])('hold no %s', async (_name, text) => {
    expectFault(await get(`/api/v2/contacts?q=a${text}b`), '/query/q');
    expectRefusal(await get(`/api/v2/contacts?a${text}b=1`), 400, 'invalid_argument');
    expectFault(await get(`/api/v2/bookings/a${text}b`), '/path/id');
    expectFault(await server.send('DELETE', `/api/v2/bookings/${eventTypeId}?reason=${text}`, { headers: bearer }), '/query/reason');
  });

  it('are of the length that the contract names', async () => {
    expectFault(await get('/api/v2/contacts?q='), '/query/q');
    expectFault(await get(`/api/v2/contacts?q=${'a'.repeat(201)}`), '/query/q');
    expect(await get(`/api/v2/contacts?q=${'%F0%9F%98%80'.repeat(200)}`)).toMatchObject({ status: 200 });
    expectFault(await get(`/api/v2/bookings/${'a'.repeat(101)}`), '/path/id');
    expectFault(await get(`/api/v2/event-types?cursor=${'a'.repeat(501)}`), '/query/cursor');
  });

  it('in headers are held against the contract too', async () => {
    const held = { ...bearer, 'If-None-Match': `"${'a'.repeat(1001)}"` };
    expectFault(await server.send('GET', '/api/v2/me', { headers: held }), '/header/if-none-match');
    for (const key of ['has space', 'a'.repeat(256), 'é']) {
      const keyed = { ...bearer, 'Content-Type': 'application/json', 'Idempotency-Key': key };
      const body = JSON.stringify({ eventTypeId, startAt: '2027-03-01T09:00:00Z', invitee: { name: 'Ann', email: 'ann@example.com' } });
      expectFault(await server.send('POST', '/api/v2/bookings', { headers: keyed, body }), '/header/idempotency-key');
    }
  });
});
