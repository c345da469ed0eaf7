/** Secrets sent in the wrong place are not logged, even at the most verbose level. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newSecret, newToken } from '../../src/accounts/secrets.ts';
import { newId } from '../../src/database/ids.ts';
import { redactSecrets } from '../../src/process/log.ts';
import { createTestDatabase } from '../support/database.ts';
import { type ServerProcess, spawnServer } from '../support/process.ts';
import { testLinks } from '../support/receivers.ts';
import { until } from '../support/until.ts';
import { rawRequest, sendRaw } from '../support/wire.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await spawnServer({ DATABASE_URL: database.url, LOG_LEVEL: 'trace', RATE_LIMIT_PER_MINUTE: '1000000' });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const escaped = (text: string): string => [...text].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');

const link = newSecret;
const token = () => newToken('pat');
const manage = () => testLinks.manageTokens.create({ organizationId: newId(), chainId: newId() });

/** Wrong places for a secret, as request targets. */
const places: [string, () => string, (secret: string) => string][] = [
  ['an invitation', link, (secret) => `/invitation/${secret}`],
  ['two slashes', link, (secret) => `//invitation/${secret}`],
  ['three slashes', link, (secret) => `/invitation///${secret}`],
  ['a way back', link, (secret) => `/invitation/${secret}/..`],
  ['a detour', link, (secret) => `/x/../invitation/${secret}`],
  ['an escaped slash', link, (secret) => `/invitation%2F${secret}`],
  ['a twice escaped slash', link, (secret) => `/%252Finvitation%252F${secret}`],
  ['an escaped name', link, (secret) => `/${escaped('invitation')}/${secret}`],
  ['capitals', link, (secret) => `/INVITATION/${secret}`],
  ['a backslash', link, (secret) => `/invitation\\${secret}`],
  ['a link that lost its end', () => link().slice(0, 30), (secret) => `/invitation/${secret}`],
  ['a password reset', link, (secret) => `/sign-in/reset/${secret}`],
  ['a password reset that lost its end', () => link().slice(0, 30), (secret) => `/sign-in/reset/${secret}`],
  ['a link with something appended', link, (secret) => `/${secret}.`],
  ['a link with more of the kind appended', link, (secret) => `/x-${secret}-x`],
  ['an absolute address', link, (secret) => `http://localhost/invitation/${secret}`],
  ['a path of another page', link, (secret) => `/settings/${secret}`],
  ['the link of a booking', manage, (secret) => `/b/${secret}`],
  ['the link that confirms a booking', manage, (secret) => `/b/confirm/${secret}`],
  ['an operation by the link of a booking', manage, (secret) => `/api/public/bookings/${secret}/cancel`],
  ['a token as a path', token, (secret) => `/${secret}`],
  ['a token in the path of an operation', token, (secret) => `/api/v2/bookings/${secret}`],
  ['a token behind the API', token, (secret) => `/api/v2/${secret}/x`],
  ['a token that lost its end', () => token().slice(0, 25), (secret) => `/${secret}`],
  ['an access token', () => newToken('oat'), (secret) => `/api/mcp/${secret}`],
  ['a refresh token', () => newToken('ort'), (secret) => `/oauth/token/${secret}`],
  ['a code', () => newToken('oac'), (secret) => `/oauth/authorize/${secret}`],
  ['a client secret', () => newToken('ocs'), (secret) => `/oauth/register;${secret}`],
  ['a secret of webhooks', () => `whsec_${randomBytes(32).toString('base64')}`, (secret) => `/x/${secret}`],
  ['an escaped question mark', token, (secret) => `/api/v2/me%3Ftoken=${secret}`],
  ['a broken escape', token, (secret) => `/%zz%E0%A4%A/${secret}`],
  ['a query', token, (secret) => `/api/v2/me?access_token=${secret}`],
  ['a query of a page', token, (secret) => `/sign-in?next=${secret}`],
  ['a query of OAuth', link, (secret) => `/oauth/authorize?state=${secret}&client_id=x`],
];

it('says on an empty database how to begin', async () => {
  await until('the commands are logged', () => server.output().includes('`caledee organization create`'));
});

it('contains every request, and no secret', async () => {
  const planted: [string, string][] = [];
  for (const [where, make, toTarget] of places) {
    const secret = make();
    planted.push([where, secret]);
    await sendRaw(server.url, rawRequest(`GET ${toTarget(secret)}`, { Connection: 'close' }));
    if (/%|\?/.test(toTarget(''))) continue;
    await sendRaw(server.url, rawRequest(`GET ${toTarget(escaped(secret))}`, { Connection: 'close' }));
    await sendRaw(server.url, rawRequest(`DELETE ${toTarget(escaped(escaped(secret)))}`, { Connection: 'close' }));
  }
  for (const header of ['Cookie', 'Authorization', 'Referer', 'Idempotency-Key', 'User-Agent']) {
    const secret = token();
    planted.push([header, secret]);
    await sendRaw(server.url, rawRequest('GET /api/v2/me', { Connection: 'close', [header]: secret }));
  }
  await fetch(`${server.url}/the-last-one`);
  await until('the last request is logged', () => server.output().includes('/the-last-one'));
  const log = server.output();
  const sent = places.length + 2 * places.filter(([, , toTarget]) => !/%|\?/.test(toTarget(''))).length + 5 + 1;
  expect(log.split('\n').filter((line) => line.includes('"msg":"request"'))).toHaveLength(sent);
  const isIn = (text: string, secret: string) => [secret, escaped(secret), escaped(escaped(secret))].some((one) => text.includes(one));
  expect(planted.filter(([, secret]) => isIn(log, secret)).map(([where]) => where)).toEqual([]);
});

it('warns of nothing when an application asks in a wrong way', async () => {
  expect((await fetch(`${server.url}/oauth/authorize?client_id=nobody`)).status).toBe(400);
  await fetch(`${server.url}/after-authorize`);
  await until('the last request is logged', () => server.output().includes('/after-authorize'));
  expect(server.output()).not.toContain('could not be sent');
});

it.each([
  ['{"path":"/invitation/…"}', '{"path":"/invitation/…"}'],
  ['{"path":"/api/v2/bookings/0f0e7c9e-4d0b-4a5e-9a06-9d1a2b3c4d5e"}', '{"path":"/api/v2/bookings/0f0e7c9e-4d0b-4a5e-9a06-9d1a2b3c4d5e"}'],
  ['{"code":"host_claims_never_overlap_and_a_name_that_is_longer"}', '{"code":"host_claims_never_overlap_and_a_name_that_is_longer"}'],
  ['{"path":"/100%/caf%C3%A9"}', '{"path":"/100%/caf%C3%A9"}'],
  ['{"msg":"postgres://me:pass%40word@db:5432/x"}', '{"msg":"postgres://me:[redacted]@db:5432/x"}'],
  ['{"stack":"Error\\n    at x (file:///app/src/a.ts:1:2)"}', '{"stack":"Error\\n    at x (file:///app/src/a.ts:1:2)"}'],
])('leaves what is none: %s', (line, told) => expect(redactSecrets(line)).toBe(told));
