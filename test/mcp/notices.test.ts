/** Tools say whether the invitee is mailed, and do what they say; the booking link that they return works. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { call } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { invitee } from '../support/worlds.ts';

let mail: MailServer;
let server: TestServer;
let silent: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from: { name: '', address: 'meetings@acme.test' } } });
  silent = await startTestServer({ worker: true });
  await Promise.all([server, silent].map((one) => one.setClock('2027-03-01T08:00:00Z')));
});
afterAll(async () => {
  await Promise.all([server.stop(), silent.stop()]);
  await mail.stop();
});

type Result = { content: [{ text: string }]; structuredContent: { id: string; url: string } };

async function use(of: TestServer, slug: string, name: string, given: Record<string, unknown>): Promise<Result> {
  return (await call(of, await of.token(slug), name, given)).result as unknown as Result;
}

it('get_booking_link returns a link that can be opened', async () => {
  const { slug, eventTypeId } = await createHost(server);
  const { structuredContent } = await use(server, slug, 'get_booking_link', { id: eventTypeId });
  const page = await fetch(structuredContent.url, { headers: { Accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Choose a time');
});

it('booking, moving and canceling say that the invitee is notified, and a message arrives', async () => {
  const { slug, eventTypeId } = await createHost(server);
  const person = invitee();
  const order = { eventTypeId, startAt: at('09:00'), invitee: person };
  expect((await use(server, slug, 'create_booking', { ...order, dry_run: true })).content[0].text).toMatch(
    /\nThe invitee would be notified by email\./,
  );
  const booked = await use(server, slug, 'create_booking', order);
  expect(booked.content[0].text).toMatch(/\nThe invitee is notified by email\./);
  const move = { id: booked.structuredContent.id, startAt: at('10:00') };
  const tried = await use(server, slug, 'reschedule_booking', { ...move, dry_run: true });
  expect(tried.content[0].text).toMatch(/\nThe invitee would be notified by email\./);
  const moved = await use(server, slug, 'reschedule_booking', move);
  expect(moved.content[0].text).toMatch(/\nThe invitee is notified by email\./);
  await until('the move has come', () => mail.to(person.email).length === 2);
  const canceled = await use(server, slug, 'cancel_booking', { id: moved.structuredContent.id });
  expect(canceled.content[0].text).toMatch(/\nThe invitee is notified by email\./);
  await until('the cancellation has come', () => mail.to(person.email).length === 3);
  expect(mail.to(person.email).map(({ mail: { subject } }) => subject?.split(':')[0])).toEqual(['Confirmed', 'Rescheduled', 'Canceled']);
});

it('they say that nobody is, without a mail server and after the meeting', async () => {
  const host = await createHost(silent);
  const { data } = await book(host.client, host.eventTypeId, at('09:00'));
  const kept = await use(silent, host.slug, 'cancel_booking', { id: data?.id });
  expect(kept.content[0].text).toContain('No email is sent to the invitee: this server has no mail server, and keeps its messages.');
  const pending = await use(silent, host.slug, 'list_messages', { bookingId: data?.id });
  expect(pending.content[0].text).toContain('This server has no mail server: pending messages are kept, not sent.');

  const { client, slug, eventTypeId } = await createHost(server);
  const { data: past } = await book(client, eventTypeId, at('11:00'));
  await server.setClock('2027-03-03T08:00:00Z');
  const late = await use(server, slug, 'cancel_booking', { id: past?.id, force: true });
  expect(late.content[0].text).toContain('No email is sent to the invitee: the meeting is over.');
  await server.setClock('2027-03-01T08:00:00Z');
});
