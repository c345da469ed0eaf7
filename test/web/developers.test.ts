import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { scopes } from '../../src/contract.ts';
import { newId } from '../../src/database/ids.ts';
import { createRawClient, getMe } from '../support/http.ts';
import { makeApp, obtainTokens, refresh } from '../support/oauth.ts';
import { runProgram } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { type Fields, shownFields, signIn, type Visitor, visit } from '../support/visitor.ts';
import { organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const base = '/settings/developers';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const names = ['imad', 'rosa', 'maker', 'once', 'zoned', 'mover', 'owner', 'boss'];
  await server.load(
    world(
      organization('acme', { users: names.map((name) => user(name, name === 'zoned' ? { timezone: 'Asia/Tokyo' } : {})) }),
      ...['free', 'pro', 'enterprise'].map((plan) => organization(`on-${plan}`, { plan, users: [user(`on-${plan}`)] })),
      organization('falling', { users: [user('fallen')] }),
    ),
  );
});
beforeEach(() => server.setClock(now));
afterAll(() => server.stop());

const statusOf = async (token: string, path = '/api/v2/me') => (await createRawClient(server.url, token).get(path)).status;
const make = (visitor: Visitor, fields: Fields = {}) =>
  visitor.fill(`${base}/tokens/new`, { name: 'CI', scope: 'read:profile', days: '90', ...fields }, `${base}/tokens`);
const tokenIn = (text: string): string => /pat_\w{38}/.exec(text)?.[0] ?? '';
const idOf = async (token: string): Promise<string> =>
  (await server.pool.query(`select id from personal_access_tokens where token_hash = sha256(convert_to($1, 'UTF8'))`, [token])).rows[0].id;

describe('a token', () => {
  it('is shown once, works, and is on no page again', async () => {
    const visitor = await signIn(server, 'maker');
    const page = await make(visitor, { name: 'Calendar sync', scope: ['read:profile', 'read:leads'] });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const token = tokenIn(page.text);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token, '/api/v2/leads')).toBe(200);
    expect(await statusOf(token, '/api/v2/contacts')).toBe(403);
    const list = await visitor.get(base);
    for (const shown of [
      'Calendar sync',
      `${token.slice(0, 8)}…`,
      'read:profile',
      'read:leads',
      'Mar 1, 2027, 8:00 AM',
      'May 30, 2027, 8:00 AM',
    ])
      expect(list.text).toContain(shown);
    const own = `${base}/tokens/${await idOf(token)}`;
    for (const path of [base, `${base}/tokens/new`, '/settings/profile', own, `${own}/regenerate`, `${own}/revoke`])
      expect((await visitor.get(path)).text).not.toContain(token.slice(8));
  });

  it('is made once, however often its form is sent', async () => {
    const visitor = await signIn(server, 'once');
    const form = {
      ...shownFields(await visitor.get(`${base}/tokens/new`), `${base}/tokens`),
      name: 'CI',
      scope: 'read:profile',
      days: '7',
    };
    const pages = await Promise.all(Array.from({ length: 10 }, () => visitor.post(`${base}/tokens`, form)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
    expect(pages.filter(({ text }) => tokenIn(text) !== '')).toHaveLength(1);
    const again = await visitor.post(`${base}/tokens`, { ...form, name: 'Another' });
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Nothing was done twice.')]);
    expect(again.text).toContain('/regenerate">Regenerate the token</a>');
    const { rows } = await server.pool.query(
      `select t.name from personal_access_tokens t join users u on u.id = t.user_id where slug = 'once'`,
    );
    expect(rows).toEqual([{ name: 'CI' }]);
  });

  it('comes with a command that works, whatever it may do', async () => {
    const visitor = await signIn(server, 'imad');
    for (const scope of Object.keys(scopes)) {
      const { text } = await make(visitor, { scope });
      const [, command = ''] = /id="curl"[^>]*>([^<]+)</.exec(text) ?? [];
      const plain = command.replaceAll('&quot;', '"');
      const { stdout } = await runProgram(['sh', '-c', `${plain} -o /dev/null -w '%{http_code}'`]);
      expect({ scope, plain, stdout }).toEqual({ scope, plain, stdout: '200' });
    }
  });

  it('selects permissions by a link, and says when it expires', async () => {
    const visitor = await signIn(server, 'imad');
    const { text } = await visitor.get(`${base}/tokens/new?select=read`);
    const chosen = [...text.matchAll(/name="scope" value="([^"]+)" checked/g)].map(([, scope]) => scope);
    expect(chosen).toEqual(Object.keys(scopes).filter((scope) => scope.startsWith('read:')));
    expect(text).toContain('<option value="90" selected>90 days (until May 30, 2027)</option>');
    expect((await visitor.get(`${base}/tokens/new?select=all`)).text.match(/ checked/g)).toHaveLength(Object.keys(scopes).length);
    expect((await visitor.get(`${base}/tokens/new?select=x`)).text).not.toContain(' checked');
  });

  it('explains each thing that it may do in the words of the contract, in a table', async () => {
    const { text } = await (await signIn(server, 'rosa')).get(`${base}/tokens/new`);
    for (const [scope, words] of Object.entries(scopes)) {
      const [action = '', resource = ''] = scope.split(':');
      const name = `${action === 'read' ? 'Read' : 'Write'} ${resource.replace('-', ' ')}`;
      expect(text).toContain(`<span id="about-${scope}">${words}</span> <code>${scope}</code>`);
      expect(text).toContain(`value="${scope}" aria-label="${name}" aria-describedby="about-${scope}">`);
    }
    expect(text).not.toContain('read:organization');
    expect((await (await signIn(server, 'imad')).get(`${base}/tokens/new`)).text).toContain('<label for="scope-write:organization">');
  });

  it('that may write may read as well', async () => {
    const visitor = await signIn(server, 'imad');
    const token = tokenIn((await make(visitor, { scope: ['write:contacts', 'write:leads'] })).text);
    const { rows } = await server.pool.query('select scopes from personal_access_tokens where id = $1', [await idOf(token)]);
    expect(rows[0].scopes).toEqual(['read:leads', 'write:leads', 'read:contacts', 'write:contacts']);
    const refused = await make(visitor, { name: '', scope: 'write:webhooks' });
    expect(refused.text).toMatch(/value="read:webhooks" checked/);
  });

  it.each([
    ['2027-03-02', '2027-03-01T15:00:00.000Z'],
    ['9999-12-31', '9999-12-30T15:00:00.000Z'],
  ])('that expires on a chosen date, %s, ends as that date starts where its owner lives', async (expires, end) => {
    const visitor = await signIn(server, 'zoned');
    const page = await make(visitor, { days: 'custom', expires });
    expect(page.text).toContain(`<time datetime="${end}">`);
    expect(await statusOf(tokenIn(page.text))).toBe(200);
    await server.setClock('2027-03-01T10:00:00Z');
    expect((await visitor.fill(`${base}/tokens/${await idOf(tokenIn(page.text))}/regenerate`, {})).text).toContain('Token regenerated');
  });

  it.each([
    ['custom', '', 'Enter the date on which the token expires, such as 2027-12-31.'],
    ['custom', '2027-02-29', 'Enter the date on which the token expires, such as 2027-12-31.'],
    ['custom', '10000-01-01', 'Enter the date on which the token expires, such as 2027-12-31.'],
    ['custom', '2027-03-01', 'The expiration date must be after today.'],
    ['90', '2027-12-31', 'Select &quot;Custom date&quot; as the expiration, or clear the date.'],
  ])('that expires after %s days and on the date "%s" is refused, and both stay chosen', async (days, expires, message) => {
    const page = await make(await signIn(server, 'imad'), { days, expires });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(`<a href="#expires">${message}</a>`)]);
    expect(page.text).toContain(`<option value="${days}" selected>`);
    expect(page.text).toContain(`name="expires" type="date" value="${expires}" min="2027-03-02" max="9999-12-31"`);
  });

  it.each([
    ['7', '2027-03-08T08:00:00.000Z'],
    ['365', '2028-02-29T08:00:00.000Z'],
    ['0', undefined],
  ])('that expires after %s days ends then, by the clock of the database', async (days, end) => {
    const visitor = await signIn(server, 'imad');
    const token = tokenIn((await make(visitor, { days, name: `after ${days}` })).text);
    if (end === undefined) {
      await server.setClock('2127-01-01T00:00:00Z');
      expect(await statusOf(token)).toBe(200);
      return;
    }
    await server.setClock(new Date(Date.parse(end) - 1));
    expect(await statusOf(token)).toBe(200);
    await server.setClock(end);
    expect(await statusOf(token)).toBe(401);
    const { text } = await (await signIn(server, 'imad')).get(base);
    expect(text).toMatch(new RegExp(`after ${days}</bdi> <span class="badge warning">expired</span>`));
    // For the others it is earlier again.
    await server.pool.query('delete from sign_in_attempts');
  });

  it.each([
    [{ name: '' }, 'The name must have 1 to 100 characters.'],
    [{ name: '  ' }, 'The name must have 1 to 100 characters.'],
    [{ name: 'x'.repeat(101) }, 'The name must have 1 to 100 characters.'],
    [{ scope: [] }, 'Select at least one permission.'],
  ])('with %j is refused, and what was chosen stays chosen', async (fields, message) => {
    const page = await make(await signIn(server, 'imad'), { scope: 'read:leads', name: 'Kept', ...fields });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(message)]);
    expect(page.text).toContain('<title>Error: New token');
    if (!('scope' in fields)) expect(page.text).toMatch(/value="read:leads" checked/);
    else expect(page.text).toContain('value="Kept"');
  });

  it.each([
    { scope: 'read:everything' },
    { scope: ['read:leads', '__proto__'] },
    { days: '8' },
    { days: 'constructor' },
    { days: '-1' },
    { id: 'x' },
    { id: '' },
  ] as Fields[])('with %j, which our form does not offer, is refused', async (fields) => {
    const page = await make(await signIn(server, 'imad'), fields);
    expect([page.status, tokenIn(page.text)]).toEqual([400, '']);
  });

  it('is revoked after a question, and refused from the next request on', async () => {
    const visitor = await signIn(server, 'imad');
    const token = tokenIn((await make(visitor, { name: 'Short-lived' })).text);
    const path = `${base}/tokens/${await idOf(token)}/revoke`;
    expect((await visitor.get(path)).text).toContain('Revoke "<bdi>Short-lived</bdi>"?');
    expect(await statusOf(token)).toBe(200);
    const form = shownFields(await visitor.get(path), path);
    expect((await visitor.post(path, form)).location).toBe(`${base}?done=revoked`);
    expect(await statusOf(token)).toBe(401);
    const list = await visitor.get(`${base}?done=revoked`);
    expect(list.text).toContain('Token revoked.');
    expect(list.text).not.toContain('Short-lived');
    expect([(await visitor.get(path)).status, (await visitor.post(path, form)).status]).toEqual([404, 303]);
  });

  it('that has expired is removed', async () => {
    const visitor = await signIn(server, 'once');
    const token = tokenIn((await make(visitor, { name: 'Over', days: '7' })).text);
    await server.pool.query(`update personal_access_tokens set expires_at = '2027-02-28' where name = 'Over'`);
    const page = await visitor.fill(`${base}/tokens/${await idOf(token)}/revoke`, {});
    expect((await visitor.get(page.location as string)).text).toContain('>Token removed.<');
  });

  it('is renamed', async () => {
    const visitor = await signIn(server, 'imad');
    const token = tokenIn((await make(visitor, { name: 'Nmae' })).text);
    const path = `${base}/tokens/${await idOf(token)}`;
    expect((await visitor.fill(path, { name: ' Name ' })).location).toBe(`${path}?done=renamed`);
    const page = await visitor.get(`${path}?done=renamed`);
    for (const shown of ['Token renamed.', '<h1><bdi>Name</bdi>', 'read:profile', `${token.slice(0, 8)}…`, 'never used'])
      expect(page.text).toContain(shown);
    for (const name of ['', 'x'.repeat(101), 'a\u202eb']) {
      const refused = await visitor.fill(path, { name });
      expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('<a href="#name">The name must have')]);
    }
    expect(await statusOf(token)).toBe(200);
    expect((await visitor.get(base)).text).toContain('<bdi>Name</bdi>');
  });

  it('is regenerated once: the value changes at once, the lifetime starts again, the rest stays', async () => {
    const visitor = await signIn(server, 'mover');
    const before = tokenIn((await make(visitor, { name: 'Robot', scope: ['read:leads', 'write:leads'], days: '30' })).text);
    await server.setClock('2027-03-06T08:00:00Z');
    const path = `${base}/tokens/${await idOf(before)}/regenerate`;
    expect((await visitor.get(path)).text).toContain('Its lifetime starts again: it expires <time datetime="2027-04-05T08:00:00.000Z">');
    const form = shownFields(await visitor.get(path), path);
    const pages = await Promise.all([form, form, form].map((one) => visitor.post(path, one)));
    pages.push(await visitor.post(path, form));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const after = tokenIn(pages.map(({ text }) => text).join());
    expect([await statusOf(before), await statusOf(after, '/api/v2/leads')]).toEqual([401, 200]);
    const { rows } = await server.pool.query('select name, scopes, expires_at from personal_access_tokens where id = $1', [
      await idOf(after),
    ]);
    expect(rows).toEqual([{ name: 'Robot', scopes: ['read:leads', 'write:leads'], expires_at: new Date('2027-04-05T08:00:00Z') }]);
    const log = (await visitor.get('/settings/security')).text;
    expect(log.match(/Access token (created|revoked)<\/h3>\s*<p><bdi>Robot/g)).toHaveLength(3);
    expect((await visitor.get(path)).status).toBe(404);
  });

  it('is regenerated without what its owner may no longer do', async () => {
    await server.pool.query(`update users set role = 'owner' where slug = 'boss'`);
    const visitor = await signIn(server, 'boss');
    const scope = ['read:leads', 'read:organization'];
    const [wide, only] = [
      tokenIn((await make(visitor, { scope })).text),
      tokenIn((await make(visitor, { scope: 'read:organization' })).text),
    ];
    await server.pool.query(`update users set role = 'member' where slug = 'boss'`);
    const path = `${base}/tokens/${await idOf(wide)}/regenerate`;
    expect((await visitor.get(path)).text).toContain('have the permissions for all members of the organization');
    const token = tokenIn((await visitor.fill(path, {})).text);
    const { rows } = await server.pool.query('select scopes from personal_access_tokens where id = $1', [await idOf(token)]);
    expect(rows).toEqual([{ scopes: ['read:leads'] }]);
    expect((await visitor.get(`${base}/tokens/${await idOf(only)}/regenerate`)).status).toBe(403);
    expect(await statusOf(only, '/api/v2/leads')).toBe(403);
  });

  it.each([
    ['2027-03-01T20:00:00Z', 'expires today'],
    ['2027-03-02T23:00:00Z', 'expires tomorrow'],
    ['2027-03-08T08:00:00Z', 'expires in 7 days'],
    ['2027-03-08T08:00:01Z', undefined],
  ])('that expires at %s has a badge: %s', async (expiresAt, badge) => {
    const visitor = await signIn(server, 'imad');
    const token = tokenIn((await make(visitor, { name: 'Soon' })).text);
    await server.pool.query('update personal_access_tokens set expires_at = $2 where id = $1', [await idOf(token), expiresAt]);
    const { text } = await visitor.get(`${base}/tokens/${await idOf(token)}`);
    if (badge === undefined) expect(text).not.toContain('badge caution');
    else expect(text).toContain(`<span class="badge caution">${badge}</span>`);
  });

  it('has a name of any direction, which changes nothing around it', async () => {
    const visitor = await signIn(server, 'imad');
    const id = await idOf(tokenIn((await make(visitor, { name: 'مزامنة!' })).text));
    expect((await visitor.get(base)).text).toContain(`aria-label="Revoke \u2068مزامنة!\u2069"`);
    const { text } = await visitor.get(`${base}/tokens/${id}`);
    for (const shown of ['<title>\u2068مزامنة!\u2069 · Caledee</title>', '<h1><bdi>مزامنة!</bdi>']) expect(text).toContain(shown);
  });

  it("of somebody else's can be neither seen nor revoked", async () => {
    const [imad, rosa] = [await signIn(server, 'imad'), await signIn(server, 'rosa')];
    const token = tokenIn((await make(imad, { name: 'Private business' })).text);
    const path = `${base}/tokens/${await idOf(token)}/revoke`;
    expect((await rosa.get(base)).text).not.toContain('Private business');
    const own = shownFields(await rosa.get('/settings/profile'), '/settings/profile').form_token as string;
    const [page, nobodys] = [await rosa.get(path), await rosa.get(`${base}/tokens/019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60/revoke`)];
    expect([page.status, nobodys.status]).toEqual([404, 404]);
    expect(page.text.replace(/"form_token" value="[^"]+"/, '')).toBe(nobodys.text.replace(/"form_token" value="[^"]+"/, ''));
    expect((await rosa.post(path, { form_token: own })).status).toBe(404);
    const its = path.replace('/revoke', '');
    for (const one of [its, `${its}/regenerate`])
      expect([(await rosa.get(one)).status, (await rosa.post(one, { form_token: own, id: newId(), name: 'Mine' })).status]).toEqual([
        404, 404,
      ]);
    expect(await statusOf(token)).toBe(200);
    expect((await imad.get(its)).text).toContain('<bdi>Private business</bdi>');
    // Nor is it made anew under its id.
    const form = shownFields(await rosa.get(`${base}/tokens/new`), `${base}/tokens`);
    expect(
      (await rosa.post(`${base}/tokens`, { ...form, id: await idOf(token), name: 'x', scope: 'read:profile', days: '7' })).status,
    ).toBe(409);
  });

  it("shows times in the owner's time zone", async () => {
    const visitor = await signIn(server, 'zoned');
    await make(visitor);
    expect((await visitor.get(base)).text).toContain('<time datetime="2027-03-01T08:00:00.000Z">Mar 1, 2027, 5:00 PM</time>');
  });
});

describe('the plan', () => {
  it.each(['free', 'pro'])('%s has a page that says what there would be, and no way to it', async (plan) => {
    const visitor = await signIn(server, `on-${plan}`);
    const { status, text } = await visitor.get(base);
    expect([status, text]).toEqual([200, expect.stringContaining('API access is part of the Team plan')]);
    for (const path of ['/api/docs', '/api/docs/openapi.json']) expect(text).toContain(`<a href="${path}">`);
    expect([...text.matchAll(/ href="(\/settings\/developers\/[^"]*)"/g)]).toEqual([]);
    for (const path of ['tokens/new', 'tokens/x', 'tokens/x/regenerate', 'apps/new']) {
      const page = await visitor.get(`${base}/${path}`);
      expect([page.status, page.text]).toEqual([403, expect.stringContaining('API access is part of the Team plan')]);
    }
    const { form_token } = shownFields(await visitor.get('/settings/profile'), '/settings/profile') as { form_token: string };
    const id = '019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f61';
    const token = await visitor.post(`${base}/tokens`, { form_token, id, name: 'x', scope: 'read:profile', days: '7' });
    const app = await visitor.post(`${base}/apps`, { form_token, id, name: 'x', redirects: 'https://x.example/', kind: 'public' });
    expect([token.status, app.status]).toEqual([403, 403]);
    const { rows } = await server.pool.query(
      'select 1 from personal_access_tokens where id = $1 union select 1 from oauth_clients where id = $1::text',
      [id],
    );
    expect(rows).toEqual([]);
  });

  it('enterprise has all that team has', async () => {
    const visitor = await signIn(server, 'on-enterprise');
    expect(await statusOf(tokenIn((await make(visitor)).text))).toBe(200);
  });

  it('that is lost leaves what was made, to be taken away', async () => {
    const visitor = await signIn(server, 'fallen');
    const token = tokenIn((await make(visitor, { name: 'Left over' })).text);
    const app = await visitor.fill(
      `${base}/apps/new`,
      { name: 'Left app', redirects: 'https://x.example/', kind: 'public' },
      `${base}/apps`,
    );
    const [, appId = ''] = /data-copy="client ID">([^<]+)</.exec(app.text) ?? [];
    const other = await makeApp(server, 'fallen', { name: 'Left in' });
    await obtainTokens(server, visitor, other);
    await server.pool.query(`update organizations set plan = 'pro' where slug = 'falling'`);
    const { text } = await visitor.get(base);
    for (const shown of ['API access is part of the Team plan', 'Left over', 'Left app', 'Left in', 'Authorized on an earlier plan.'])
      expect(text).toContain(shown);
    for (const hidden of ['New token', 'New app', 'Edit', 'given access to your account']) expect(text).not.toContain(hidden);
    expect((await visitor.get(`${base}/apps/${appId}`)).status).toBe(403);
    const paths = [`${base}/tokens/${await idOf(token)}/revoke`, `${base}/apps/${appId}/delete`];
    for (const path of paths) expect((await visitor.fill(path, {})).status).toBe(303);
    for (const end of [`${base}/connections/disconnect?client=${other.id}`, `${base}/apps/${other.id}/delete`])
      expect((await visitor.fill(end, {}, end.split('?')[0])).status).toBe(303);
    expect((await visitor.get(base)).text).not.toMatch(/Left over|Left app|Left in/);
  });
});

describe('an application', () => {
  const fillIn = (visitor: Visitor, fields: Fields = {}) =>
    visitor.fill(
      `${base}/apps/new`,
      { name: 'Mail Merge', redirects: 'https://merge.example/callback', kind: 'confidential', ...fields },
      `${base}/apps`,
    );
  const idIn = (text: string): string => /data-copy="client ID">([^<]+)</.exec(text)?.[1] ?? '';
  const secretIn = (text: string): string => /data-copy="client secret">([^<]+)</.exec(text)?.[1] ?? '';

  it('gets a secret that is shown once and can be replaced', async () => {
    const visitor = await signIn(server, 'owner');
    const page = await fillIn(visitor);
    const [id, secret] = [idIn(page.text), secretIn(page.text)];
    expect(secret.length).toBeGreaterThan(30);
    for (const path of [`${base}/apps`, `${base}/apps/${id}`, `${base}/apps/${id}/secret`])
      expect((await visitor.get(path)).text).not.toContain(secret);
    const replaced = await visitor.fill(`${base}/apps/${id}/secret`, {});
    expect([replaced.status, secretIn(replaced.text) !== secret, idIn(replaced.text)]).toEqual([200, true, id]);
  });

  it('that is public has no secret, and none to replace', async () => {
    const visitor = await signIn(server, 'owner');
    const page = await fillIn(visitor, { kind: 'public', redirects: 'com.example.app:/callback' });
    expect([page.status, secretIn(page.text)]).toEqual([200, '']);
    expect((await visitor.fill(`${base}/apps/${idIn(page.text)}/secret`, {})).status).toBe(404);
  });

  it('is made once, however often its form is sent', async () => {
    const visitor = await signIn(server, 'owner');
    const shown = shownFields(await visitor.get(`${base}/apps/new`), `${base}/apps`);
    const form = { ...shown, name: 'Twin', redirects: 'https://twin.example/', kind: 'public' };
    const pages = await Promise.all([form, form, form].map((one) => visitor.post(`${base}/apps`, one)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(pages.filter(({ text }) => text.includes(`<a href="${base}/apps/${shown.id}">Go to the app</a>`))).toHaveLength(2);
  });

  it('is changed by its owner alone', async () => {
    const [owner, rosa] = [await signIn(server, 'owner'), await signIn(server, 'rosa')];
    const id = idIn((await fillIn(owner)).text);
    const path = `${base}/apps/${id}`;
    const saved = await owner.fill(path, { name: 'Renamed', redirects: 'https://a.example/\r\n  https://b.example/\r\n' });
    expect(saved.location).toBe(`${path}?saved`);
    expect((await owner.get(path)).text).toContain('https://a.example/\nhttps://b.example/</textarea>');
    const { form_token } = shownFields(await rosa.get('/settings/profile'), '/settings/profile') as { form_token: string };
    for (const end of ['', '/secret', '/delete']) {
      expect((await rosa.get(path + end)).status).toBe(404);
      expect((await rosa.post(path + end, { form_token, name: 'Mine', redirects: 'https://evil.example/' })).status).toBe(404);
    }
    expect((await owner.get(`${base}/apps`)).text).toContain('Renamed');
    expect((await owner.fill(`${path}/delete`, {})).location).toBe(`${base}/apps?done=deleted`);
    expect((await owner.get(path)).status).toBe(404);
  });

  it.each([
    ['', 'At least one redirect URI is required.'],
    ['http://merge.example/', 'must start with https://'],
    ['https://merge.example/#x', 'must not contain a fragment'],
    ['javascript:alert(1)', 'must start with https://'],
    ['ftp://merge.example/\nhttps://merge.example/#x', 'ftp://merge.example/ must start with https:// or'],
    ['ftp://merge.example/\nhttps://merge.example/#x', 'https://merge.example/#x must not contain a fragment'],
    [Array.from({ length: 11 }, (_, index) => `https://merge.example/${index}`).join('\n'), 'At most 10 redirect URIs are allowed.'],
  ])('with the addresses %j is refused', async (redirects, message) => {
    const page = await fillIn(await signIn(server, 'owner'), { redirects });
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(message)]);
    expect(page.text).toContain('href="#redirects"');
  });

  it.each(['', 'x'.repeat(101), 'a\tb', 'a\u0007b', 'a\u0085b', 'a\u202eb', 'a\u2066b'])(
    'with the name %j, with which nobody could let it in, is refused',
    async (name) => {
      const visitor = await signIn(server, 'owner');
      const made = await fillIn(visitor, { name });
      expect([made.status, made.text]).toEqual([400, expect.stringContaining('href="#name"')]);
      const path = `${base}/apps/${idIn((await fillIn(visitor)).text)}`;
      expect((await visitor.fill(path, { name, redirects: 'https://merge.example/' })).status).toBe(400);
    },
  );
});

describe('the profile', () => {
  it('is saved, and the API returns it at once', async () => {
    const visitor = await signIn(server, 'mover');
    const page = await visitor.fill('/settings/profile', { name: ' Mo Ver ', timezone: 'Asia/Calcutta' });
    expect(page.location).toBe('/settings/profile?done=saved');
    expect((await visitor.get('/settings/profile?done=saved')).text).toContain('<p class="notice" role="status">Profile saved.</p>');
    const { body } = await server.as('mover').get('/api/v2/me');
    expect(body).toMatchObject({ name: 'Mo Ver', timezone: 'Asia/Calcutta', slug: 'mover' });
  });

  it.each([
    [{ timezone: 'Mars/Olympus' }, 'href="#timezone"'],
    [{ timezone: '+02:00' }, 'href="#timezone"'],
    [{ timezone: 'europe/paris' }, 'href="#timezone"'],
    [{ timezone: '' }, 'href="#timezone"'],
    [{ name: ' ' }, 'href="#name"'],
    [{ name: 'x'.repeat(201) }, 'href="#name"'],
  ])('with %j is refused', async (fields, link) => {
    const page = await (await signIn(server, 'mover')).fill('/settings/profile', fields);
    expect([page.status, page.text]).toEqual([400, expect.stringContaining(link)]);
    expect(page.text).toMatch(/aria-describedby="[^"]*-error" aria-invalid="true"/);
  });

  it('changes the password by the present one, and ends every other session', async () => {
    const [here, there] = [await signIn(server, 'rosa'), await signIn(server, 'rosa')];
    const chosen = 'four yellow submarines';
    const change = (current: string) =>
      here.fill('/settings/profile', { current, password: chosen, repeated: chosen }, '/settings/password');
    const wrong = await change('not the password');
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Incorrect current password.')]);
    expect((await there.get('/settings/profile')).status).toBe(200);
    expect((await change('seven green elephants')).location).toBe('/settings/profile?done=password');
    expect([(await here.get('/settings/profile')).status, (await there.get('/settings/profile')).status]).toEqual([200, 303]);
    const enter = (password: string) => visit(server.url).fill('/sign-in', { email: 'rosa@acme.test', password });
    expect([(await enter('seven green elephants')).status, (await enter(chosen)).status]).toEqual([403, 303]);
  });

  it('changes the password, and revokes tokens and disconnects applications only on request', async () => {
    const visitor = await signIn(server, 'rosa');
    const app = await makeApp(server, 'imad');
    const [token, others] = [await server.token('rosa'), await server.token('imad')];
    const { access_token, refresh_token } = await obtainTokens(server, visitor, app);
    const statuses = async () => [await getMe(server, token), await getMe(server, access_token), await getMe(server, others)];
    const change = (current: string, chosen: string, rest = {}) =>
      visitor.fill('/settings/profile', { current, password: chosen, repeated: chosen, ...rest }, '/settings/password');
    const [first, second] = ['four yellow submarines', 'five orange bicycles'];
    expect((await visitor.get('/settings/profile')).text).toMatch(/name="revoke" value="access" aria/);
    await change('seven green elephants', first);
    expect(await statuses()).toEqual([200, 200, 200]);
    const wrong = await change('not the password', second, { revoke: 'access' });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringMatching(/name="revoke" value="access" checked/)]);
    expect((await change(first, 'rosa12345678', { revoke: 'access' })).text).toContain('The password is too easy to guess.');
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await change(first, second, { revoke: 'access' })).location).toBe('/settings/profile?done=revoked');
    expect(await statuses()).toEqual([401, 401, 200]);
    expect((await refresh(server, app, refresh_token)).status).toBe(400);
    expect((await visitor.get('/settings/profile?done=revoked')).text).toContain('your access tokens were revoked');
  });

  it('slows down whoever guesses the present password in an open session', async () => {
    const visitor = await signIn(server, 'maker');
    const statuses = [];
    for (let round = 0; round < 11; round += 1) {
      const chosen = 'four yellow submarines';
      const fields = { current: 'a wrong guess', password: chosen, repeated: chosen };
      statuses.push((await visitor.fill('/settings/profile', fields, '/settings/password')).status);
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });

  it('signs out everywhere else', async () => {
    const [here, there, other] = [await signIn(server, 'mover'), await signIn(server, 'mover'), await signIn(server, 'imad')];
    expect((await here.fill('/settings/profile', {}, '/settings/sessions/end-others')).location).toBe('/settings/profile?done=others');
    const statuses = [here, there, other].map(async (one) => (await one.get('/settings/profile')).status);
    expect(await Promise.all(statuses)).toEqual([200, 303, 200]);
    const { text } = await here.get('/settings/profile');
    expect(text).not.toContain('Sign out everywhere else');
  });

  it('lists sessions, and ends those that are one’s own', async () => {
    const [here, there, other] = [await signIn(server, 'mover'), await signIn(server, 'mover'), await signIn(server, 'imad')];
    const find = async (slug: string) =>
      (
        await server.pool.query(`select s.id from sessions s join users u on u.id = s.user_id where slug = $1 order by s.id desc limit 1`, [
          slug,
        ])
      ).rows[0].id;
    const { text } = await here.get('/settings/profile');
    expect(text).toContain('this browser');
    expect(text).toContain(`name="id" value="${await find('mover')}"`);
    const end = async (id: string) => here.fill('/settings/profile', { id }, '/settings/sessions/end');
    expect((await end(await find('imad'))).status).toBe(303);
    expect((await other.get('/settings/profile')).status).toBe(200);
    expect((await end(await find('mover'))).location).toBe('/settings/profile?done=ended');
    expect([(await here.get('/settings/profile')).status, (await there.get('/settings/profile')).status]).toEqual([200, 303]);
    expect((await end('no id')).status).toBe(303);
  });
});
