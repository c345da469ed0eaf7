/** Concurrent changes: endpoints that go while others book, and deliveries that are asked for while they are sent. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { listLockWaits } from '../support/lock-waits.ts';
import { type Receiver, startReceiver, tell } from '../support/receivers.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let receiver: Receiver;
/** Responses by path; null: none until the test allows it. */
const statuses: Record<string, number | null> = {};
const waiting: Record<string, (status?: number) => void> = {};
beforeAll(async () => {
  receiver = await startReceiver(({ path }, res) => {
    const status = statuses[path] ?? 204;
    if (statuses[path] === null) waiting[path] = (status = 204) => res.writeHead(status).end();
    else res.writeHead(status).end();
  });
  server = await startTestServer({ rateLimitPerMinute: 100_000, worker: true, webhookAllowHosts: [receiver.host] });
});
afterAll(async () => {
  await server.stop();
  await receiver.stop();
});

const subscribe = async (client: ApiClient, path = '/') => {
  const url = receiver.url.replace(/\/$/, path);
  const { data } = await client.POST('/api/v2/webhooks', { body: { url, events: ['booking_created', 'booking_canceled'] } });
  return data?.id as string;
};
const remove = (client: ApiClient, id: string) => client.DELETE('/api/v2/webhooks/{id}', { params: { path: { id } } });
const change = (client: ApiClient, id: string, active: boolean) =>
  client.PATCH('/api/v2/webhooks/{id}', { params: { path: { id } }, body: { active } });
const test = (client: ApiClient, id: string) => client.POST('/api/v2/webhooks/{id}/test', { params: { path: { id } } });
const deliveries = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v2/webhooks/{id}/deliveries', { params: { path: { id } } })).data?.items ?? [];
const organizationOf = async (webhookId: string): Promise<string> =>
  (await server.pool.query('select organization_id from webhooks where id = $1', [webhookId])).rows[0]?.organization_id;
const arrived = (path: string) => receiver.received.filter((one) => one.path === path);

it('an endpoint may go while its owner is booked: nobody who books is the worse for it', async () => {
  const { client, eventTypeId } = await createHost(server, { maxInvitees: 1000 });
  const answers: number[] = [];
  let isOver = false;
  const comeAndGo = async (path: string) => {
    while (!isOver) answers.push((await remove(client, await subscribe(client, path))).response.status);
  };
  const bookAndCancel = async () => {
    for (let round = 0; round < 25; round++) {
      const { data, response } = await book(client, eventTypeId, at('09:00', '2030-03-04'));
      const canceled = await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
      answers.push(response.status, canceled.response.status);
    }
  };
  const coming = [comeAndGo('/one'), comeAndGo('/other')];
  await Promise.all([bookAndCancel(), bookAndCancel(), bookAndCancel()]).finally(() => (isOver = true));
  await Promise.all(coming);
  expect([...new Set(answers)].sort()).toEqual([200, 201]);
});

it('an endpoint may go, and all may be sent again, while it is being sent to', async () => {
  const { client } = await createHost(server);
  for (let round = 0; round < 10; round++) {
    statuses[`/busy-${round}`] = round % 2 === 0 ? 500 : 204;
    const id = await subscribe(client, `/busy-${round}`);
    await Promise.all(Array.from({ length: 12 }, () => test(client, id)));
    const replay = () => client.POST('/api/v2/webhooks/{id}/replay', { params: { path: { id } }, body: { since: '2026-01-01T00:00:00Z' } });
    const again = await Promise.all([replay(), replay(), change(client, id, true)]);
    expect(again.map(({ response }) => response.status)).toEqual([200, 200, 200]);
    expect((await remove(client, id)).response.status).toBe(200);
  }
});

it('a cancellation is later than its booking, even when that is no longer kept', async () => {
  const { client, eventTypeId } = await createHost(server);
  await subscribe(client, '/late');
  const { data } = await book(client, eventTypeId, at('09:00', '2030-03-04'));
  await until('it has come', () => arrived('/late').length === 1);
  // As it is after a month.
  const ofBooking = 'event_id in (select id from events where booking_id = $1)';
  for (const table of ['webhook_deliveries', 'event_viewers'])
    await server.pool.query(`delete from ${table} where ${ofBooking}`, [data?.id]);
  await server.pool.query(`update events set id = first_id_at(now() - interval '31 days') where booking_id = $1`, [data?.id]);
  const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
  await removeExpired(db).finally(close);
  expect((await server.pool.query('select from events where booking_id = $1', [data?.id])).rowCount).toBe(0);
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
  await until('it has come, too', () => arrived('/late').length === 2);
  expect(arrived('/late').map(({ headers }) => [headers['x-caledee-event'], headers['x-caledee-sequence']])).toEqual([
    ['booking_created', '1'],
    ['booking_canceled', '2'],
  ]);
});

it('what was put off comes at once when its endpoint is enabled', async () => {
  const { client } = await createHost(server);
  statuses['/put-off'] = 500;
  const id = await subscribe(client, '/put-off');
  await test(client, id);
  await until('it has failed', async () => (await deliveries(client, id))[0]?.attempts.length === 1);
  await change(client, id, false);
  expect((await deliveries(client, id))[0]).toMatchObject({ status: 'pending', nextAttemptAt: null });
  await server.pool.query(`update webhook_deliveries set next_attempt_at = current_instant() + interval '10 hours' where webhook_id = $1`, [
    id,
  ]);
  statuses['/put-off'] = 204;
  await change(client, id, true);
  await until('it has come', async () => (await deliveries(client, id))[0]?.status === 'succeeded');
});

it('of thousands that were put off none waits for its time when their endpoint is enabled', async () => {
  const { client } = await createHost(server);
  const id = await subscribe(client, '/thousands');
  await change(client, id, false);
  await tell(server, id, 1200);
  await server.pool.query(`update webhook_deliveries set next_attempt_at = current_instant() + interval '10 hours' where webhook_id = $1`, [
    id,
  ]);
  await change(client, id, true);
  const putOff = 'select from webhook_deliveries where webhook_id = $1 and next_attempt_at > current_instant()';
  expect((await server.pool.query(putOff, [id])).rowCount).toBe(0);
  expect((await remove(client, id)).response.status).toBe(200);
});

it('what is just being removed for its age is not sent again', async () => {
  const { client, eventTypeId } = await createHost(server);
  for (const time of ['09:00', '10:00']) await book(client, eventTypeId, at(time, '2030-03-04'));
  const id = await subscribe(client, '/old');
  const cleaner = await server.pool.connect();
  await cleaner.query('begin');
  const oldest = `select event_id from event_viewers where organization_id = $1 and user_id = (
    select user_id from webhooks where organization_id = $1 and id = $2) order by 1 limit 1`;
  await cleaner.query(`delete from events where organization_id = $1 and id = (${oldest})`, [await organizationOf(id), id]);
  const replay = client.POST('/api/v2/webhooks/{id}/replay', { params: { path: { id } }, body: { since: '2026-01-01T00:00:00Z' } });
  await until('it waits', async () => (await listLockWaits(server.pool)).length > 0);
  await cleaner.query('commit');
  cleaner.release();
  const { data, response } = await replay;
  expect([response.status, data]).toEqual([200, { deliveries: 1 }]);
});

it('what is asked for anew while it is being sent is sent again', async () => {
  const { client } = await createHost(server);
  statuses['/slow'] = null;
  const id = await subscribe(client, '/slow');
  const { data } = await test(client, id);
  await until('it is being sent', () => arrived('/slow').length === 1);
  const path = { id, deliveryId: data?.id as string };
  await client.POST('/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver', { params: { path } });
  statuses['/slow'] = 204;
  waiting['/slow']?.();
  await until('it is sent again', () => arrived('/slow').length === 2);
  await until('it is over', async () => (await deliveries(client, id))[0]?.status === 'succeeded');
  expect((await deliveries(client, id))[0]?.attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, 204],
    [2, 204],
  ]);
});

it.each([204, 500])(
  'an outcome (%i) that cannot be written at first is written later, instead of the event being sent again',
  async (status) => {
    const path = `/unrecorded-${status}`;
    const { client } = await createHost(server);
    statuses[path] = null;
    const id = await subscribe(client, path);
    await test(client, id);
    await until('it is being sent', () => arrived(path).length === 1);
    const holder = await server.pool.connect();
    await holder.query('begin');
    await holder.query(
      `select from webhook_attempts where organization_id = $1 and delivery_id in (
        select id from webhook_deliveries where organization_id = $1 and webhook_id = $2) for update`,
      [await organizationOf(id), id],
    );
    try {
      waiting[path]?.(status);
      await until('it is to be written', async () => (await listLockWaits(server.pool)).length > 0);
      const [first] = await listLockWaits(server.pool);
      await until('it has been given up once', async () => (await listLockWaits(server.pool)).some((since) => +since > +(first ?? 0)));
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    await until('it is written', async () => (await deliveries(client, id))[0]?.attempts[0]?.status === status);
    expect(arrived(path)).toHaveLength(1);
  },
);

it.each([' https://a.example/', 'https://a.example/x\ty', 'https://a.example/\n', 'https://a.localhost/', 'https://localhost./'])(
  'takes no address such as %j',
  async (url) => {
    const { client } = await createHost(server);
    const { error } = await client.POST('/api/v2/webhooks', { body: { url, events: ['booking_created'] } });
    expect(error).toMatchObject({ code: 'invalid_argument', details: [{ path: '/body/url' }] });
  },
);
