import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAcme } from '../support/acme.ts';
import type { Answer } from '../support/http.ts';
import { expectFault, expectRefusal } from '../support/refusals.ts';
import type { TestServer } from '../support/server.ts';
import { openWire, rawRequest } from '../support/wire.ts';

let server: TestServer;
let bearer: { Authorization: string };
let wanted: Record<string, unknown>;

beforeAll(async () => {
  const acme = await startAcme();
  ({ server, bearer } = acme);
  const invitee = { name: 'Ann', email: 'ann@example.com' };
  wanted = { eventTypeId: acme.eventTypeId, startAt: '2027-03-01T09:00:00Z', invitee };
});
// All requests in this file are invalid, so there is no booking.
afterAll(async () => {
  const { rows } = await server.pool.query('select count(*)::integer as count from bookings');
  await server.stop();
  expect(rows).toEqual([{ count: 0 }]);
});

const json = { 'Content-Type': 'application/json' };
const doors = ['/api/v2/bookings', '/api/bookings'];
const post = (body: RequestInit['body'], headers: Record<string, string> = json, path = doors[0] as string): Promise<Answer> =>
  server.send('POST', path, { headers: { ...bearer, ...headers }, body });
const book = (changed: Record<string, unknown>): Promise<Answer> => post(JSON.stringify({ ...wanted, ...changed }));

describe('a body that is not JSON of the promised kind', () => {
  it.each([
    ['nothing', {}],
    ['text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['something like JSON', { 'Content-Type': 'application/json-patch+json' }],
    ['JSON in Latin 1', { 'Content-Type': 'application/json; charset=latin1' }],
    ['JSON in UTF-16', { 'Content-Type': 'application/json; charset=utf-16' }],
    ['two types', { 'Content-Type': 'application/json, text/plain' }],
  ])('is refused with 415 when it is called %s', async (_name, headers) => {
    for (const path of doors) expectRefusal(await post(Buffer.from(JSON.stringify(wanted)), headers, path), 415, 'unsupported_media_type');
  });

  it.each(['gzip', 'br', 'deflate', 'x-unknown'])('is refused with 415 when it is encoded by %s', async (encoding) => {
    const answer = await post(gzipSync(JSON.stringify(wanted)), { ...json, 'Content-Encoding': encoding });
    expectRefusal(answer, 415, 'unsupported_media_type');
  });

  it.each(['application/json;charset=UTF-8', 'application/json; charset="utf-8"', 'Application/JSON'])(
    'is read when it is %s',
    async (type) => {
      expectFault(await post(JSON.stringify({ ...wanted, notes: 5 }), { 'Content-Type': type }), '/body/notes');
    },
  );
});

describe('a body that cannot be read', () => {
  it.each([
    ['empty', ''],
    ['white space', '  \n'],
    ['cut off', '{"eventTypeId":'],
    ['with a comma too many', '{"a":1,}'],
    ['with a comment', '{} // really'],
    ['single-quoted', "{'a':1}"],
    ['not a number', '{"a":NaN}'],
    ['two values', '{}{}'],
    ['not UTF-8', Buffer.from('{"notes":"\xff"}', 'latin1')],
    ['half a surrogate pair in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('is refused at its root when it is %s', async (_name, body) => {
    expectFault(await post(body), '/body');
  });

  it('is refused when it is not there at all', async () => {
    expectFault(await post(undefined, {}), '/body');
    expectFault(await post(undefined), '/body');
  });

  it.each(['5', '"x"', 'null', 'true', '[]', '[{}]', '1e999'])('is refused at its root when it is %s', async (body) => {
    for (const path of doors) expectFault(await post(body, json, path), '/body');
  });

  it('may begin with a byte order mark', async () => {
    expectFault(await post(`\ufeff${JSON.stringify({ ...wanted, notes: 5 })}`), '/body/notes');
  });
});

describe('a field', () => {
  it.each(['bogus', 'EventTypeId', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'id', 'status', ''])(
    'called %j is unknown',
    async (name) => {
      // Not by a literal, in which __proto__ would set the prototype.
      const text = JSON.stringify(wanted).replace(/}$/, `,${JSON.stringify(name)}:{"x":1}}`);
      expectFault(await post(text), `/body/${name}`);
    },
  );

  it('deep inside is pointed at', async () => {
    expectFault(await book({ invitee: { name: 'Ann', email: 'ann@example.com', 'a/b~c': 1 } }), '/body/invitee/a~1b~0c');
    expectFault(await book({ answers: [{ questionId: 'x', value: 'y', more: 1 }] }), '/body/answers/0/more');
    expectFault(await book({ guests: ['bo@example.com', 'nobody'] }), '/body/guests/1');
  });

  it.each([
    ['eventTypeId', undefined],
    ['eventTypeId', ''],
    ['eventTypeId', 5],
    ['startAt', undefined],
    ['startAt', '2027-03-01'],
    ['startAt', '2027-03-01T09:00:00'],
    ['startAt', '2027-02-29T09:00:00Z'],
    ['startAt', 1803891600],
    ['startAt', null],
    ['durationMin', '30'],
    ['durationMin', 30.5],
    ['durationMin', 0],
    ['durationMin', 31],
    ['invitee', undefined],
    ['invitee', null],
    ['invitee', 'Ann'],
    ['invitee', []],
    ['guests', 'bo@example.com'],
    ['guests', Array(11).fill('bo@example.com')],
    ['answers', {}],
    ['notes', 'a'.repeat(2001)],
    ['location', { kind: 'phone' }],
    ['leadId', ''],
    ['leadId', '00000000-0000-7000-8000-000000000000'],
  ])('%s may not be %j', async (name, value) => {
    expectFault(await book({ [name]: value }), `/body/${name}`);
  });

  it.each([
    ['name', undefined],
    ['name', null],
    ['name', ''],
    ['name', ' \t\n'],
    ['name', 'a'.repeat(201)],
    ['email', undefined],
    ['email', 'ann'],
    ['email', 'ann@'],
    ['email', 'ann@example.com\n'],
    ['email', 'ann@example.com, bo@example.com'],
    ['email', `${'a'.repeat(250)}@example.com`],
    ['timezone', 'PST'],
    ['timezone', ''],
    ['phone', 'call me'],
    ['phone', ''],
  ])('invitee.%s may not be %j', async (name, value) => {
    expectFault(await book({ invitee: { name: 'Ann', email: 'ann@example.com', [name]: value } }), `/body/invitee/${name}`);
  });

  it.each([
    ['NUL', '"\\u0000"'],
    ['a high half of a surrogate pair', '"\\ud800"'],
    ['a low half of a surrogate pair', '"x\\udc00y"'],
  ])('may not hold %s', async (_name, text) => {
    const invitee = `{"name":${text},"email":"ann@example.com"}`;
    const given = JSON.stringify({ ...wanted, invitee: '?', notes: '?' });
    expectFault(
      await post(given.replace('"notes":"?"', `"notes":${text}`).replace('"?"', '{"name":"Ann","email":"ann@example.com"}')),
      '/body/notes',
    );
    expectFault(await post(given.replace('"invitee":"?"', `"invitee":${invitee}`).replace('"?"', '""')), '/body/invitee/name');
    expectRefusal(await post(given.replace('"notes"', text)), 400, 'invalid_argument', '/body');
  });

  it('may be a number beyond all numbers without harm', async () => {
    for (const number of ['1e400', '-1e400', '9'.repeat(5000), '1e-400']) {
      const text = JSON.stringify({ ...wanted, durationMin: '?' }).replace('"?"', number);
      expectFault(await post(text), '/body/durationMin');
    }
  });

  it('may be nested as deep as the body is long without harm', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const depth = 10_000;
      const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
      expectFault(await post(JSON.stringify({ ...wanted, notes: '?' }).replace('"?"', deep)), '/body/notes');
      expectFault(await post(JSON.stringify({ ...wanted, bogus: '?' }).replace('"?"', deep)), '/body/bogus');
    }
    expectFault(await post('['.repeat(50_000) + ']'.repeat(50_000)), '/body');
    expectFault(await post('['.repeat(100_000)), '/body');
  });

  it('is refused by thousands without an answer by thousands', async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, '\0']));
    const answer = await book(many);
    expectRefusal(answer, 400, 'invalid_argument');
    expect(answer.body.details.length).toBeLessThanOrEqual(20);
  });
});

describe('a body over 100 KB', () => {
  const large = JSON.stringify({ notes: 'a'.repeat(102_400) });
  const huge = JSON.stringify({ notes: 'a'.repeat(1_000_000) });
  const toChunk = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const head = (more: Record<string, string>) => rawRequest('POST /api/v2/bookings', { ...bearer, ...json, ...more });

  it('is refused with 413, and 100 KB are read', async () => {
    for (const path of doors) expectRefusal(await post(large, json, path), 413, 'payload_too_large');
    const full = JSON.stringify({ notes: 'a'.repeat(102_400 - '{"notes":""}'.length) });
    expect(full).toHaveLength(102_400);
    expectRefusal(await post(full), 400, 'invalid_argument', '/body/notes');
    expectRefusal(await post(`${full} `), 413, 'payload_too_large');
  });

  it('is refused as soon as its length is announced', async () => {
    const wire = await openWire(server.url);
    wire.write(head({ 'Content-Length': '1000000000' }));
    expectRefusal(await wire.read(), 413, 'payload_too_large');
    wire.socket.destroy();
  });

  it('is refused as soon as that much has come, when it comes in chunks without end', async () => {
    const wire = await openWire(server.url);
    wire.write(head({ 'Transfer-Encoding': 'chunked' }));
    for (let sent = 0; sent <= 102_400; sent += 4096) wire.write(`1000\r\n${' '.repeat(4096)}\r\n`);
    expectRefusal(await wire.read(), 413, 'payload_too_large');
    wire.socket.destroy();
  });

  it.each([
    ['announced', { 'Content-Length': String(large.length) }, large],
    ['announced, and is much longer', { 'Content-Length': String(huge.length) }, huge],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }, toChunk(large)],
    ['in chunks, and is much longer', { 'Transfer-Encoding': 'chunked' }, toChunk(huge)],
  ])('leaves the connection fit for the next request when it was %s', async (_name, headers, body) => {
    const wire = await openWire(server.url);
    wire.write(head(headers as Record<string, string>));
    wire.write(body);
    expectRefusal(await wire.read(), 413, 'payload_too_large');
    wire.write(rawRequest('GET /api/v2/me', bearer));
    expect((await wire.read()).body).toMatchObject({ slug: 'imad' });
    wire.socket.destroy();
  });
});

describe('a body that never comes to its end', () => {
  it('harms nobody when its sender goes away', async () => {
    const wire = await openWire(server.url);
    wire.write(rawRequest('POST /api/v2/bookings', { ...bearer, ...json, 'Content-Length': '500' }, '{"eventTypeId":'));
    wire.socket.end();
    wire.socket.destroy();
    expect(await server.send('GET', '/api/v2/me', { headers: bearer })).toMatchObject({ status: 200 });
  });
});
