/** Reminders: at their time, after the last move, and not of canceled bookings. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

let mail: MailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from: { name: '', address: 'meetings@acme.test' } } });
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const goTo = async (instant: string) => {
  await server.setClock(instant);
  await until('what is due was sent', async () => {
    const { rows } = await server.pool.query(
      "select from messages where status = 'pending' and (next_attempt_at <= current_instant() or attempts > 0)",
    );
    return rows.length === 0;
  });
};

it('come to invitee and guests, follow a move and vanish with a cancellation', async () => {
  await server.setClock('2027-03-01T08:00:00Z');
  const { client, eventTypeId } = await createHost(server, { reminders: [60, 1440, 2880] });
  const [moved, canceled] = [invitee(), invitee()];
  const { data: first } = await book(client, eventTypeId, at('10:00'), { invitee: moved, guests: ['guest@example.com'] });
  const { data: second } = await book(client, eventTypeId, at('11:00'), { invitee: canceled });
  const reminders = (address: string) => mail.to(address).filter((one) => one.mail.subject?.startsWith('Reminder: ')).length;
  await goTo('2027-03-01T10:00:00Z');
  expect([reminders(moved.email), reminders('guest@example.com'), reminders(canceled.email)]).toEqual([1, 1, 0]);
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: second?.id as string } } });
  const { response } = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: first?.id as string } },
    body: { startAt: at('15:00') },
  });
  expect(response.status).toBe(201);
  await goTo('2027-03-02T09:30:00Z');
  expect([reminders(moved.email), reminders('guest@example.com')]).toEqual([2, 2]);
  await goTo('2027-03-02T14:00:00Z');
  expect([reminders(moved.email), reminders('guest@example.com'), reminders(canceled.email)]).toEqual([3, 3, 0]);
  expect(mail.to(moved.email).at(-1)?.mail.text).toMatch(/is coming up\.[\s\S]*3:00\u00a0PM/);
  expect(mail.to(moved.email).at(-1)?.invitation).toBeUndefined();
});
