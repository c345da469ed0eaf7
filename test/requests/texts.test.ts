/** Every way in takes UTF-8, with or without a byte order mark, refuses other encodings, and normalizes texts to NFC. */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Acme, startAcme } from '../support/acme.ts';
import { runCommand } from '../support/process.ts';
import { shownFields, signIn, type Visitor } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const [nfd, nfc] = ['Zoe\u0308 A\u030angstro\u0308m', 'Zo\u00eb \u00c5ngstr\u00f6m'];
const bom = Buffer.from([0xef, 0xbb, 0xbf]);

let acme: Acme;
let imad: Visitor;

beforeAll(async () => {
  acme = await startAcme();
  imad = await signIn(acme.server, 'imad');
});
afterAll(() => acme.server.stop());

const latin1 = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'latin1');
const utf16 = (value: unknown): Buffer => Buffer.from(`\ufeff${JSON.stringify(value)}`, 'utf16le');
const withBom = (value: unknown): Buffer => Buffer.concat([bom, Buffer.from(JSON.stringify(value))]);

async function post(path: string, body: Buffer | string, headers: Record<string, string> = acme.bearer) {
  const response = await fetch(acme.server.url + path, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

let starts = 0;
const booking = (name: string, rest: object = {}) => {
  starts += 1;
  const startAt = new Date(Date.parse('2027-03-02T09:00:00Z') + starts * 86_400_000).toISOString();
  return { eventTypeId: acme.eventTypeId, startAt, invitee: { name, email: `zoe${starts}@example.com` }, ...rest };
};
const app = (name: string) => ({ client_name: name, redirect_uris: ['https://app.example/'] });
const call = (name: string) => ({
  ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
  params: { name: 'create_booking', arguments: booking(name) },
});

describe('a body of JSON', () => {
  it.each(['/api/v2/bookings', '/api/bookings'])('of %s', async (path) => {
    const headers = path === '/api/bookings' ? {} : acme.bearer;
    expect(await post(path, withBom(booking(nfd, { notes: nfd })), headers)).toMatchObject({
      status: 201,
      body: { invitee: { name: nfc }, notes: nfc },
    });
    const escaped = JSON.stringify(booking(nfd)).replace(/[^\0-~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
    expect(await post(path, escaped, headers)).toMatchObject({ status: 201, body: { invitee: { name: nfc } } });
    expect((await post(path, latin1(booking('Bj\u00f6rn')), headers)).body.details).toEqual([
      { path: '/body', message: 'must be UTF-8', rule: 'encoding' },
    ]);
    const wide = await post(path, utf16(booking('Ann')), headers);
    expect(wide.body.details).toEqual([{ path: '/body', message: 'must be UTF-8, but is UTF-16', rule: 'encoding' }]);
  });

  it('of a tool call', async () => {
    const { body } = await post('/api/mcp', withBom(call(nfd)));
    expect(JSON.stringify(body)).toContain(nfc);
    expect(JSON.stringify(body)).not.toContain(nfd);
    expect((await post('/api/mcp', latin1(call('Bj\u00f6rn')))).status).toBe(400);
  });

  it('of an app that registers itself', async () => {
    expect(await post('/oauth/register', withBom(app(nfd)), {})).toMatchObject({ status: 201, body: { client_name: nfc } });
    for (const [body, message] of [
      [latin1(app('Bj\u00f6rn')), 'must be UTF-8'],
      [utf16(app('Ann')), 'must be UTF-8, but is UTF-16'],
    ] as const) {
      const error_description = expect.stringContaining(message);
      expect(await post('/oauth/register', body, {})).toMatchObject({ status: 400, body: { error: 'invalid_request', error_description } });
    }
    expect((await post('/oauth/register', '{', {})).body).toMatchObject({ error: 'invalid_request' });
    expect((await post('/oauth/register', JSON.stringify(app('x'.repeat(60_000))), {})).status).toBe(400);
  });
});

it('an option is found in any normalization', async () => {
  const questions = [{ id: 'q', label: 'Which?', type: 'single_choice', options: ['A\u0308rzte & Co'] }];
  const body = { name: nfd, slug: 'choice', kind: 'one_on_one', durations: [30], questions };
  const created = await acme.server.as('imad').post('/api/v2/event-types', body);
  expect(created.body).toMatchObject({ name: nfc, questions: [{ options: ['\u00c4rzte & Co'] }] });
  for (const value of ['A\u0308rzte & Co', '\u00c4rzte & Co']) {
    const order = booking('Ann', { eventTypeId: created.body.id, answers: [{ questionId: 'q', value }] });
    const { body: booked } = await acme.server.as('imad').post('/api/v2/bookings', order);
    expect(booked.answers).toEqual([{ questionId: 'q', label: 'Which?', value: '\u00c4rzte & Co' }]);
  }
});

it('a form', async () => {
  expect((await imad.fill('/settings/profile', { name: nfd, timezone: 'UTC' })).status).toBe(303);
  expect((await acme.server.as('imad').get('/api/v2/me')).body.name).toBe(nfc);
  const { form_token, timezone } = shownFields(await imad.get('/settings/profile'), '/settings/profile');
  for (const name of ['Bj%F6rn', '%C3', '%ED%A0%80']) {
    const page = await imad.post('/settings/profile', `form_token=${form_token}&timezone=${timezone}&name=${name}`);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('UTF-8')]);
  }
  expect((await acme.server.as('imad').get('/api/v2/me')).body.name).toBe(nfc);
});

describe('a dataset', () => {
  const document = (slug: string, name: string) =>
    world(organization(slug, { users: [user(slug, { name, email: `${slug}@new.test` })], eventTypes: [eventType(slug, 'x', { name })] }));
  const run = (path: string, input?: Buffer) => runCommand(['import', path], { DATABASE_URL: acme.server.databaseUrl }, input);

  it.each(['a file', 'standard input'])('as %s', async (way) => {
    const slug = way === 'a file' ? 'one' : 'two';
    const enter = async (bytes: Buffer) => {
      if (way === 'standard input') return run('-', bytes);
      const path = join(tmpdir(), `texts-${process.pid}.json`);
      await writeFile(path, bytes);
      return run(path);
    };
    expect(await enter(latin1(document(slug, 'Bj\u00f6rn')))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/ must be UTF-8\.\n$/),
    });
    const wide = await enter(utf16(document(slug, 'Ann')));
    expect(wide).toMatchObject({ code: 1, stderr: expect.stringMatching(/ must be UTF-8, but is UTF-16\.\n$/) });
    expect(await enter(withBom(document(slug, nfd)))).toMatchObject({ code: 0 });
    const { rows } = await acme.server.pool.query(
      'select u.name, e.name as kind from users u join event_types e on e.owner_id = u.id where u.slug = $1',
      [slug],
    );
    expect(rows).toEqual([{ name: nfc, kind: nfc }]);
  });
});

it('an argument of a command', async () => {
  const env = { DATABASE_URL: acme.server.databaseUrl };
  const user = ['user', 'create', '--organization', 'acme', '--email', 'zoe@acme.test', '--slug', 'zoe', '--name'];
  const token = ['token', 'create', '--user', 'imad', '--scopes', 'all', '--name'];
  expect((await runCommand([...user, 'Bj\ufffdrn'], env)).stderr).toContain('is not valid UTF-8');
  expect((await runCommand([...user, nfd], env)).code).toBe(0);
  expect((await runCommand([...token, nfd], env)).code).toBe(0);
  const { rows } = await acme.server.pool.query(
    `select name from users where slug = 'zoe' union all select name from personal_access_tokens where name like 'Zo%'`,
  );
  expect(rows).toEqual([{ name: nfc }, { name: nfc }]);
});
