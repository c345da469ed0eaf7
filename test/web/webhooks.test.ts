import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { at, book } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { type Fields, shownFields, signIn, type Visitor } from '../support/visitor.ts';
import { createEndpoint, disable, failAll, publicUrl, queuedFor } from '../support/webhooks.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00.000Z';
const base = '/settings/developers';
const names = ['maker', 'once', 'owner', 'rosa', 'pauser', 'failer', 'tester', 'zoned', 'reader', 'pager'];
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const people = [...names, 'fallen'].map((name) => ({ name, rest: name === 'zoned' ? { timezone: 'Asia/Tokyo' } : {} }));
  const toOrganization = (slug: string, members: typeof people) =>
    organization(slug, {
      users: members.map(({ name, rest }) => user(name, rest)),
      eventTypes: members.map(({ name }) => eventType(name, `call-${name}`)),
    });
  await server.load(world(toOrganization('acme', people.slice(0, -1)), toOrganization('falling', people.slice(-1))));
});
beforeEach(() => server.setClock(now));
afterAll(() => server.stop());

async function enter(slug: string) {
  const client: ApiClient = server.client(await server.token(slug));
  const eventTypeId = (await client.GET('/api/v2/event-types')).data?.items[0]?.id as string;
  return { visitor: await signIn(server, slug), client, book: (time: string) => book(client, eventTypeId, at(time)) };
}

const typed: Fields = { url: publicUrl, event: ['booking_created', 'booking_canceled'], description: 'The CRM' };
const make = (visitor: Visitor, fields: Fields = {}) => visitor.fill(`${base}/webhooks/new`, { ...typed, ...fields }, `${base}/webhooks`);
const secretIn = (text: string): string => /whsec_[A-Za-z0-9+/]{43}=/.exec(text)?.[0] ?? '';
const idIn = (text: string): string => /webhooks\/([0-9a-f-]{36})"/.exec(text)?.[1] ?? '';
const listOf = async (client: ApiClient) => (await client.GET('/api/v2/webhooks')).data?.items ?? [];
const deliveriesOf = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id } } })).data?.items ?? [];

describe('a webhook', () => {
  it('is made with a secret that is shown once, and is the one that the API knows', async () => {
    const { visitor, client } = await enter('maker');
    const page = await make(visitor);
    expect([page.status, page.headers.get('cache-control'), secretIn(page.text)]).toEqual([
      200,
      'no-store',
      expect.stringMatching(/^whsec_/),
    ]);
    const id = idIn(page.text);
    expect(await listOf(client)).toMatchObject([{ id, url: publicUrl, events: typed.event, description: 'The CRM', active: true }]);
    for (const path of [`${base}/webhooks`, `${base}/webhooks/${id}`, `${base}/webhooks/${id}/secret`, `${base}/webhooks/${id}/delete`]) {
      const { status, text } = await visitor.get(path);
      expect([path, status, text]).toEqual([path, 200, expect.stringContaining('The CRM')]);
      expect(text).not.toContain('whsec_');
    }
  });

  it('is made once, however often its form is sent', async () => {
    const { visitor, client } = await enter('once');
    const form = { ...shownFields(await visitor.get(`${base}/webhooks/new`), `${base}/webhooks`), ...typed };
    const pages = await Promise.all([form, form, form].map((one) => visitor.post(`${base}/webhooks`, one)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await listOf(client)).toHaveLength(1);
  });

  it.each([
    [{ url: '' }, 'The URL must be absolute and well-formed, such as https://example.com/hooks.'],
    [{ url: 'http://example.com/' }, 'The URL must start with https://.'],
    [{ url: 'https://127.1/' }, 'The URL is not on the public internet.'],
    [{ url: 'https://localhost/' }, 'The URL is not on the public internet.'],
    [{ url: `${publicUrl}/${'x'.repeat(2048)}` }, 'The URL must have at most 2048 characters.'],
    [{ event: [] }, 'Select at least one event.'],
    [{ event: ['booking_made', '__proto__'] }, 'Select at least one event.'],
    [{ description: 'x'.repeat(501) }, 'The description must have at most 500 characters.'],
  ] as [Fields, string][])('with other fields is refused, and what was typed stays (%#)', async (fields, message) => {
    const { visitor, client } = await enter('owner');
    const { id } = await createEndpoint(client);
    const count = (await listOf(client)).length;
    for (const page of [await make(visitor, fields), await visitor.fill(`${base}/webhooks/${id}`, { ...typed, ...fields })]) {
      expect([page.status, page.text]).toEqual([400, expect.stringContaining(message)]);
      expect(page.text).toContain('<title>Error: ');
      if (!('description' in fields)) expect(page.text).toContain('value="The CRM"');
    }
    expect((await listOf(client)).length).toBe(count);
  });

  it('is changed, gets another secret and is deleted by its owner alone', async () => {
    const [{ visitor, client }, { visitor: rosa }] = [await enter('owner'), await enter('rosa')];
    const { id } = await createEndpoint(client);
    const path = `${base}/webhooks/${id}`;
    const { form_token } = shownFields(await rosa.get('/settings/profile'), '/settings/profile') as { form_token: string };
    for (const end of ['', '/secret', '/delete']) expect([end, (await rosa.get(path + end)).status]).toEqual([end, 404]);
    for (const end of ['', '/active', '/secret', '/test', '/replay', '/delete'])
      expect([
        end,
        (await rosa.post(path + end, { form_token, ...typed, event: 'booking_created', since: '2027-03-01T00:00' })).status,
      ]).toEqual([end, 404]);
    // 500 characters as the contract counts them.
    expect((await visitor.fill(path, { ...typed, description: '😀'.repeat(500) })).location).toBe(`${path}?done=saved`);
    const saved = await visitor.fill(path, { url: `${publicUrl}/moved`, event: 'booking_rescheduled', description: '' });
    expect(saved.location).toBe(`${path}?done=saved`);
    const find = async () => (await listOf(client)).find((one) => one.id === id);
    expect(await find()).toMatchObject({ url: `${publicUrl}/moved`, events: ['booking_rescheduled'], description: null });
    const replaced = await visitor.fill(`${path}/secret`, {});
    expect([replaced.status, secretIn(replaced.text)]).toEqual([200, expect.stringMatching(/^whsec_/)]);
    expect((await visitor.fill(`${path}/delete`, {})).location).toBe(`${base}/webhooks?done=webhook-deleted`);
    expect((await visitor.get(`${base}/webhooks?done=webhook-deleted`)).text).toContain('Webhook deleted.');
    expect([await find(), (await visitor.get(path)).status]).toEqual([undefined, 404]);
  });

  it('is paused, shows why it was disabled, and is enabled again', async () => {
    const { visitor, client, book: bookAt } = await enter('pauser');
    const { id } = await createEndpoint(client);
    const path = `${base}/webhooks/${id}`;
    expect((await visitor.fill(path, {}, `${path}/active`)).location).toBe(`${path}?done=paused`);
    expect((await visitor.get(path)).text).toContain('Paused. New events are kept');
    await bookAt('09:00');
    expect((await visitor.get(path)).text).toContain('Kept until you enable the webhook.');
    await disable(server, id);
    const { text } = await visitor.get(path);
    for (const shown of ['>disabled<', 'Disabled: 15 failures in a row, counted at most once a minute.']) expect(text).toContain(shown);
    expect((await visitor.get(`${base}/webhooks`)).text).toContain('>disabled<');
    expect((await visitor.fill(path, {}, `${path}/active`)).location).toBe(`${path}?done=enabled`);
    expect(await listOf(client)).toMatchObject([{ active: true, disabledReason: null, consecutiveFailures: 0 }]);
    expect(await queuedFor(server, id)).toHaveLength(1);
    expect((await visitor.get(path)).text).toContain('Next attempt <time datetime="2027-03-01T08:00:00.000Z">');
  });
});

it('a webhook is shown as failing from the first failure on, and that it works again', async () => {
  const { visitor, client } = await enter('failer');
  const { id } = await createEndpoint(client);
  const show = async (values: string) => {
    await server.pool.query(`update webhooks set ${values} where id = $1`, [id]);
    return [(await visitor.get(`${base}/webhooks`)).text, (await visitor.get(`${base}/webhooks/${id}`)).text];
  };
  for (const text of await show('consecutive_failures = 0')) expect(text).toContain('badge good">active<');
  for (const text of await show('consecutive_failures = 1')) expect(text).toContain('badge caution">failing<');
  for (const text of await show('consecutive_failures = 5')) expect(text).toContain('badge warning">failing<');
  const [, page] = await show("consecutive_failures = 0, recovered_at = '2027-03-01T07:00:00Z'");
  expect(page).toMatch(/Working again since <time datetime="2027-03-01T07:00:00.000Z">.*<\/time>, after repeated failures\./);
});

describe('deliveries', () => {
  it('show each attempt, and what the receiver said as it said it', async () => {
    const { visitor, client, book: bookAt } = await enter('reader');
    const { id } = await createEndpoint(client);
    const { data: booking } = await bookAt('09:00');
    await failAll(server, id, '<script>alert(1)</script>');
    const path = `${base}/webhooks/${id}`;
    const { text } = await visitor.get(path);
    for (const shown of ['>failed<', '503 in 12 ms', `<bdi>${booking?.invitee.name}</bdi>, Mar 2, 2027, 9:00 AM`, booking?.id as string])
      expect(text).toContain(shown);
    const [delivery] = await deliveriesOf(client, id);
    const details = await visitor.get(`${path}/deliveries/${delivery?.id}`);
    for (const shown of ['503 in 12 ms', '&lt;script&gt;alert(1)', `POST ${publicUrl}`]) expect(details.text).toContain(shown);
    expect(details.text).not.toContain('<script>alert');
    const again = `${path}/deliveries/${delivery?.id}/redeliver`;
    expect((await visitor.fill(path, {}, again)).location).toMatch(/\?sent=[0-9a-f-]{36}&after=\d+$/);
    expect(await deliveriesOf(client, id)).toMatchObject([{ id: delivery?.id, status: 'pending', nextAttemptAt: now }]);
    expect(await queuedFor(server, id)).toEqual([delivery?.id]);
    expect((await visitor.get(again)).location).toBe(path);
    const { form_token } = shownFields(await visitor.get(path), again) as { form_token: string };
    expect((await visitor.post(`${path}/deliveries/${id}/redeliver`, { form_token })).status).toBe(404);
  });

  it('are made by a test event', async () => {
    const { visitor, client } = await enter('tester');
    const { id } = await createEndpoint(client);
    const path = `${base}/webhooks/${id}`;
    expect((await visitor.fill(path, { event: 'booking_canceled' }, `${path}/test`)).location).toMatch(/\?sent=[0-9a-f-]{36}&after=0$/);
    expect(await deliveriesOf(client, id)).toMatchObject([{ event: 'booking_canceled', bookingId: null, status: 'pending' }]);
    expect((await visitor.fill(path, { event: 'booking_made' }, `${path}/test`)).status).toBe(400);
  });

  it('are made again of everything since a time on the clock of whoever asks', async () => {
    const { visitor, client, book: bookAt } = await enter('zoned');
    // Working hours in Tokyo.
    await bookAt('01:00');
    await server.setClock('2027-03-01T09:00:00Z');
    await bookAt('02:00');
    const { id } = await createEndpoint(client);
    const path = `${base}/webhooks/${id}`;
    // A day ago, in Tokyo.
    expect(shownFields(await visitor.get(path), `${path}/replay`).since).toBe('2027-02-28T18:00');
    const askFor = (since: string) => visitor.get(`${path}/replay?since=${since}`);
    expect((await askFor('2027-03-01T18:00')).text).toContain('Resend 1 event?');
    const both = await askFor('2027-03-01T17:00');
    expect(both.text).toContain('Resend 2 events?');
    expect(await deliveriesOf(client, id)).toEqual([]);
    const { form_token, ...hidden } = shownFields(both, `${path}/replay`) as { form_token: string };
    const sent = await visitor.post(`${path}/replay`, { form_token, ...hidden });
    expect(sent.location).toBe(`${path}?replayed=2`);
    expect(await deliveriesOf(client, id)).toHaveLength(2);
    expect((await visitor.get(`${path}?replayed=2`)).text).toContain('Resending 2 events.');
    expect((await askFor('9999-12-31T23:59')).text).toContain('Nothing to resend');
    for (const since of ['', 'yesterday', '2027-13-01T00:00', '0000-01-01T00:00']) {
      const page = await askFor(since);
      expect([page.status, page.text]).toEqual([400, expect.stringMatching(/Enter a date and time\.|The time must/)]);
      expect((await visitor.post(`${path}/replay`, { form_token, since })).location).toBe(
        `${path}/replay?${new URLSearchParams({ since })}`,
      );
    }
    const pending = await visitor.get(`${path}?status=pending`);
    expect(pending.text.match(/aria-label="Resend Booking created/g)).toHaveLength(2);
    expect((await visitor.get(`${path}?status=failed`)).text).toContain('No failed deliveries.');
  });

  it('stand on several pages where there are many', async () => {
    const { visitor, client } = await enter('pager');
    const { id } = await createEndpoint(client);
    for (let count = 0; count < 25; count += 1) await client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id } } });
    const path = `${base}/webhooks/${id}`;
    const first = (await visitor.get(path)).text;
    const [, older = ''] = /href="([^"]+)">Older deliveries/.exec(first) ?? [];
    const second = (await visitor.get(older)).text;
    const idsIn = (text: string) => [...text.matchAll(/<h3><a href="[^"]*deliveries\/([^"]+)"/g)].map(([, one]) => one);
    const all = (await deliveriesOf(client, id)).map((one) => one.id);
    expect([idsIn(first), idsIn(second)]).toEqual([all.slice(0, 20), all.slice(20)]);
    expect(second).not.toContain('Older deliveries');
    expect((await visitor.get(`${path}?cursor=x`)).status).toBe(400);
  });
});

it('what was made before the plan was lost can be taken away, and nothing else', async () => {
  const { visitor, client } = await enter('fallen');
  const { id } = await createEndpoint(client, { description: 'Left over' });
  const path = `${base}/webhooks/${id}`;
  const { form_token } = shownFields(await visitor.get(path), path) as { form_token: string };
  await server.pool.query(`update organizations set plan = 'pro' where slug = 'falling'`);
  const { text } = await visitor.get(base);
  expect(text).toContain('Left over');
  for (const hidden of ['New webhook', '>Open<']) expect(text).not.toContain(hidden);
  for (const place of [path, `${path}/secret`, `${base}/webhooks/new`]) expect((await visitor.get(place)).status).toBe(403);
  for (const end of ['', '/active', '/secret', '/test', '/replay', `/deliveries/${id}/redeliver`])
    expect((await visitor.post(path + end, { form_token, ...typed, event: 'booking_created', since: '2027-03-01T00:00' })).status).toBe(
      403,
    );
  expect((await visitor.fill(`${path}/delete`, {})).status).toBe(303);
  expect((await visitor.get(base)).text).not.toContain('Left over');
});
