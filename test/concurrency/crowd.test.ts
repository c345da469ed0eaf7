/** Two hundred people on one booking page, and twenty starts. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { day } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { findFaults } from '../support/tables.ts';
import { until } from '../support/until.ts';
import { type Page, shownFields, visit } from '../support/visitor.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

const [people, starts] = [200, 20];
const path = '/cleo/call';

let mail: MailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  const from = { name: '', address: 'meetings@acme.test' };
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from }, rateLimitPerMinute: 1_000_000, trustProxy: 1 });
  const users = [user('cleo', { weekly: daily(['08:00', '18:00']) })];
  await server.load(world(organization('acme', { users, eventTypes: [eventType('cleo', 'call', { reminders: [] })] })));
  await server.setClock('2027-03-01T20:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

const startsIn = ({ text }: Page): string[] =>
  [...text.matchAll(/name="start" value="([^"]*)"/g)].map(([, start = '']) => start).filter((start) => start.startsWith(day));

/** Tries up to three of the times that the page offers. Returns the statuses of all answers. */
async function tryToBook(person: number): Promise<number[]> {
  const visitor = visit(server.url, `198.18.${person >> 8}.${person & 255}`);
  const times = await visitor.get(`${path}?tz=UTC&from=${day}`);
  const statuses = [times.status];
  let offered = startsIn(times);
  // Everybody wants another start first, and the same ones are wanted by ten people.
  let start = offered[person % offered.length];
  const details = { name: `Person ${person}`, email: `person${person}@example.com` };
  for (let tries = 0; tries < 3 && start !== undefined; tries += 1) {
    const form = await visitor.get(`${path}?tz=UTC&start=${start}`);
    const answer = await visitor.post(path, { ...shownFields(form, path), ...details, start });
    statuses.push(form.status, answer.status);
    offered = answer.status === 409 ? startsIn(answer) : [];
    start = offered[person % offered.length];
  }
  return statuses;
}

it('book each start once, see no error of the server, and each booking is mailed once', async () => {
  const answers = await Promise.all(Array.from({ length: people }, (_, person) => tryToBook(person)));
  expect([...new Set(answers.flat())].toSorted()).toEqual([200, 303, 409]);
  expect(answers.filter((statuses) => statuses.includes(303))).toHaveLength(starts);
  const { rows } = await server.pool.query("select starts_at, invitee_email from bookings where status = 'active' order by starts_at");
  expect(new Set(rows.map(({ starts_at: at }) => at.toISOString())).size).toBe(starts);
  expect(rows).toHaveLength(starts);
  expect(await findFaults(server.pool)).toEqual([]);
  const pending = "select from messages where status <> 'sent'";
  await until('everything is sent', async () => (await server.pool.query(pending)).rowCount === 0);
  const recipients = mail.received.flatMap((one) => one.recipients).toSorted();
  expect(recipients).toEqual(
    [...rows.map(({ invitee_email: email }) => email), ...Array.from({ length: starts }, () => 'cleo@acme.test')].toSorted(),
  );
});
