/** A mail server that is down: nothing is lost, nothing is sent twice, and bookings do not notice. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { startMailServer } from '../support/mail-server.ts';
import { startProxy } from '../support/proxy.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

const from = { name: '', address: 'meetings@acme.test' };

let server: TestServer;
let port: number;

beforeAll(async () => {
  const first = await startMailServer();
  port = Number(new URL(first.url).port);
  await first.stop();
  server = await startTestServer({ worker: true, mail: { smtpUrl: first.url, from } });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

const count = async (condition: string) => (await server.pool.query(`select from messages where ${condition}`)).rowCount;

it('every message arrives once the mail server is back, and none twice', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  const people = ['09:00', '10:00', '11:00', '12:00'].map((time) => ({ time, person: invitee() }));
  for (const { time, person } of people) expect((await book(client, eventTypeId, at(time), { invitee: person })).response.status).toBe(201);
  await until('each was tried', async () => (await count('attempts = 1 and error is not null')) === 8);
  await server.setClock('2027-03-01T08:02:00Z');
  await until('each was tried again', async () => (await count('attempts = 2')) === 8);
  await until('each attempt is over', async () => (await count('next_attempt_at <= current_instant()')) === 0);

  const mail = await startMailServer({ port });
  await server.setClock('2027-03-01T09:00:00Z');
  await until('all are sent', async () => (await count(`status = 'sent'`)) === 8);
  // The second attempt of some may have been on its way when the server came back.
  expect(await count('error is not null or next_attempt_at is not null or attempts not in (2, 3)')).toBe(0);
  await server.setClock('2027-03-01T20:00:00Z');
  const { data } = await book(client, eventTypeId, at('13:00'));
  await until('a later one is sent', async () => (await count(`status = 'sent'`)) === 10);
  expect(data?.status).toBe('active');
  for (const { person } of people) expect(mail.to(person.email)).toHaveLength(1);
  expect(mail.to(`${slug}@acme.test`)).toHaveLength(5);
  expect(new Set(mail.received.map((one) => one.mail.messageId)).size).toBe(10);
  await mail.stop();
});

it('each attempt of a message has the same Message-ID, also after the receiver was lost in the middle', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const attempts = new Map<string, string[]>();
  const isRefused = (to: string, id: string) => {
    attempts.set(to, [...(attempts.get(to) ?? []), id]);
    return attempts.get(to)?.length !== 3;
  };
  const mail = await startMailServer({
    port,
    refuseMail: ({ to, messageId = '' }) =>
      isRefused([to].flat()[0]?.text ?? '', messageId) ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : undefined,
  });
  const { client, eventTypeId } = await createHost(server, { reminders: [] });
  const { data } = await book(client, eventTypeId, at('09:00'));
  const untilTried = (times: number) =>
    until(`tried ${times} times`, () => attempts.size === 2 && [...attempts.values()].every((own) => own.length === times));
  await untilTried(1);
  await server.setClock('2027-03-01T08:02:00Z');
  await untilTried(2);
  await server.setClock('2027-03-01T08:10:00Z');
  await until('both are sent', async () => (await count(`booking_id = '${data?.id}' and status = 'sent'`)) === 2);
  const ids = [...attempts.values()];
  expect(ids.map((own) => [own.length, new Set(own).size])).toEqual([
    [3, 1],
    [3, 1],
  ]);
  expect(new Set(ids.flat()).size).toBe(2);
  expect(mail.received).toHaveLength(2);
  await mail.stop();
});

it('a message is sent once if the database goes away before its outcome is recorded', async () => {
  const own = await startTestServer();
  await own.setClock('2027-03-01T08:00:00Z');
  const proxy = await startProxy(own.databaseUrl);
  const mail = await startMailServer({ refuseMail: () => void proxy.cut() });
  const sender = await startServer(proxy.url, { worker: true, mail: { smtpUrl: mail.url, from } });
  const { client, eventTypeId } = await createHost(own, { reminders: [] });
  await book(client, eventTypeId, at('09:00'));
  await until('both have arrived', () => mail.received.length === 2);
  await proxy.restore();
  const sent = `select from messages where status = 'sent' and attempts = 1`;
  await until('both are sent', async () => (await own.pool.query(sent)).rowCount === 2);
  expect(mail.received).toHaveLength(2);
  await sender.stop();
  await own.stop();
  await mail.stop();
  await proxy.cut();
});

it('after a day a message fails', async () => {
  const { client, eventTypeId } = await createHost(server, { reminders: [] });
  await book(client, eventTypeId, '2027-03-10T09:00:00Z');
  let attempts = 0;
  for (let hour = 0; hour <= 30; hour += 1) {
    await server.setClock(new Date(Date.parse('2027-03-02T00:00:00Z') + hour * 3_600_000));
    await until('nothing is due', async () => (await count('next_attempt_at <= current_instant()')) === 0);
    attempts = Math.max(attempts, ...(await server.pool.query('select attempts from messages')).rows.map((row) => row.attempts));
  }
  await until('both have failed', async () => (await count(`status = 'failed'`)) === 2);
  expect(attempts).toBe(8);
  expect(await count(`error = 'The mail server could not be reached, or did not accept the message in time.'`)).toBe(2);
});

it('a message about a meeting that has ended is not sent any more', async () => {
  const { client, eventTypeId } = await createHost(server, { reminders: [] });
  await server.setClock('2027-03-05T08:00:00Z');
  const { data } = await book(client, eventTypeId, '2027-03-06T09:00:00Z');
  await until('it was tried', async () => (await count(`booking_id = '${data?.id}' and error is not null`)) === 2);
  await server.setClock('2027-03-06T10:00:00Z');
  const ended = `error = 'The meeting ended before the message could be sent.'`;
  await until('it has failed', async () => (await count(`booking_id = '${data?.id}' and status = 'failed' and ${ended}`)) === 2);
});
