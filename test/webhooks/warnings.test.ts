/** The owner of an endpoint that keeps failing is warned: by the state of the webhook, by an event, and by mail. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { createHost } from '../support/hosts.ts';
import { createRawClient } from '../support/http.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { makeApp, obtainTokens } from '../support/oauth.ts';
import { findEndpoint, type Receiver, startReceiver, tell } from '../support/receivers.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { signIn } from '../support/visitor.ts';

const allWarnings: Schemas['WebhookEventName'][] = ['booking_created', 'webhook_failing', 'webhook_disabled'];

let server: TestServer;
let receiver: Receiver;
let mail: MailServer;
let clockMs = Date.parse('2027-03-01T08:00:00Z');
const later = async (ms: number) => {
  clockMs += ms;
  await server.setClock(new Date(clockMs));
};

/** By path; 204 by default. */
const statuses: Record<string, number> = {};
beforeAll(async () => {
  receiver = await startReceiver(({ path }, res) => {
    res.setHeader('Retry-After', '86400');
    res.writeHead(statuses[path] ?? 204).end();
  });
  mail = await startMailServer();
  const from = { name: '', address: 'meetings@acme.test' };
  server = await startTestServer({ worker: true, webhookAllowHosts: [receiver.host], mail: { smtpUrl: mail.url, from } });
  await later(0);
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
  await mail.stop();
});

type Host = Awaited<ReturnType<typeof createHost>>;

let count = 0;
async function subscribe({ client }: Host, events = allWarnings) {
  count += 1;
  const path = `/warned-${count}`;
  const url = receiver.url.replace(/\/$/, path);
  const { data } = await client.POST('/api/v2/webhooks', { body: { url, events, description: `Receiver ${count}` } });
  const { id } = data as Schemas['WebhookWithSecret'];
  const received = () => receiver.received.filter((one) => one.path === path && one.body.event.startsWith('webhook_'));
  return { id, path, url, received };
}

const failuresOf = async (id: string) => (await findEndpoint(server.pool, id)).failures;

async function fail({ id, path }: { id: string; path: string }, failures: number): Promise<void> {
  statuses[path] = 500;
  for (let n = (await failuresOf(id)) + 1; n <= failures; n++) {
    await later(60_000);
    await tell(server, id);
    await until(`failure ${n} counts`, async () => (await failuresOf(id)) === n);
  }
}

async function recover({ id, path }: { id: string; path: string }): Promise<void> {
  statuses[path] = 204;
  await tell(server, id);
  await until('the success counts', async () => (await failuresOf(id)) === 0);
}

const emailOf = async ({ client }: Host) => (await client.GET('/api/v2/me')).data?.email as string;

it('at the fifth failure and when it is disabled, other endpoints of the owner receive an event, and the owner a mail', async () => {
  const [host, stranger] = [await createHost(server), await createHost(server)];
  const [failing, other, foreign] = [await subscribe(host), await subscribe(host), await subscribe(stranger)];
  const uninterested = await subscribe(host, ['booking_created']);
  const email = await emailOf(host);
  await fail(failing, 4);
  expect([other.received(), mail.to(email)]).toEqual([[], []]);

  await fail(failing, 5);
  await until('the event has come', () => other.received().length === 1);
  const { data } = await host.client.GET('/api/v2/webhooks/{id}', { params: { path: { id: failing.id } } });
  expect(other.received()[0]?.body).toMatchObject({ event: 'webhook_failing', sequence: 1, test: false, data });
  expect(data).toMatchObject({ active: true, consecutiveFailures: 5 });
  await until('the mail has come', () => mail.to(email).length === 1);
  const [warning] = mail.to(email);
  expect(warning?.mail.subject).toBe('Webhook failing');
  expect(warning?.mail.text).toContain(`URL: ${failing.url}\nFailures in a row: 5, counted at most once a minute`);
  expect(warning?.mail.text).toContain(`/settings/developers/webhooks/${failing.id}`);

  await fail(failing, 15);
  await until('the second event has come', () => other.received().length === 2);
  expect(other.received()[1]?.body).toMatchObject({
    ...{ event: 'webhook_disabled', sequence: 2 },
    data: {
      id: failing.id,
      active: false,
      consecutiveFailures: 15,
      disabledReason: '15 failures in a row, counted at most once a minute.',
    },
  });
  await until('the second mail has come', () => mail.to(email).length === 2);
  expect(mail.to(email)[1]?.mail.subject).toBe('Webhook disabled');
  expect([failing, foreign, uninterested].flatMap((one) => one.received())).toEqual([]);
  expect(mail.to(await emailOf(stranger))).toEqual([]);
}, 120_000);

it('one that fails and recovers again and again causes one mail a day', async () => {
  const host = await createHost(server);
  const [failing, other] = [await subscribe(host), await subscribe(host)];
  const email = await emailOf(host);
  for (let outage = 1; outage <= 3; outage++) {
    await fail(failing, 5);
    await until(`event ${outage} has come`, () => other.received().length === outage);
    await until('the mail has come', () => mail.to(email).length === 1);
    await recover(failing);
  }
  await later(86_400_000);
  await fail(failing, 5);
  await until('the next mail has come', () => mail.to(email).length === 2);
}, 120_000);

it('webhooks of an app and of the user do not report each other', async () => {
  const host = await createHost(server);
  const app = await makeApp(server, host.slug, { name: 'CRM' });
  const { access_token: token } = await obtainTokens(server, await signIn(server, host.slug), app, {
    scope: 'read:webhooks write:webhooks',
  });
  const { post } = createRawClient(server.url, token);
  const { status } = await post('/api/v2/webhooks', { url: receiver.url.replace(/\/$/, '/of-app'), events: allWarnings });
  expect(status).toBe(201);
  const [failing, other] = [await subscribe(host), await subscribe(host)];
  await fail(failing, 5);
  await until('the event has come', () => other.received().length === 1);
  const { rows } = await server.pool.query(
    'select webhook_id from webhook_deliveries d join events e on e.organization_id = d.organization_id and e.id = d.event_id where e.subject_id = $1',
    [failing.id],
  );
  expect(rows).toEqual([{ webhook_id: other.id }]);
});

it('no mail is sent about an endpoint that has recovered', async () => {
  const host = await createHost(server);
  const failing = await subscribe(host);
  await fail(failing, 4);
  await server.pool.query(
    'insert into webhook_notices (organization_id, webhook_id, id) select organization_id, id, id from webhooks where id = $1',
    [failing.id],
  );
  await recover(failing);
  await server.pool.query('update webhook_notices set next_attempt_at = current_instant() where webhook_id = $1', [failing.id]);
  const isDue = async () => (await server.pool.query('select from webhook_notices where next_attempt_at is not null')).rowCount !== 0;
  await until('it is no longer due', async () => !(await isDue()));
  expect(mail.to(await emailOf(host))).toEqual([]);
});

it('410 Gone is reported at once', async () => {
  const host = await createHost(server);
  const [failing, other] = [await subscribe(host), await subscribe(host)];
  statuses[failing.path] = 410;
  await later(60_000);
  await tell(server, failing.id);
  await until('the event has come', () => other.received().length === 1);
  expect(other.received()[0]?.body).toMatchObject({ event: 'webhook_disabled', data: { disabledReason: expect.stringContaining('410') } });
  const email = await emailOf(host);
  await until('the mail has come', () => mail.to(email).length === 1);
  expect(mail.to(email)[0]?.mail.text).toContain('410 Gone');
});
