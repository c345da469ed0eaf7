/** An invitee's whole loop, on pages and with the links of the mail, for each kind of event type. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, createTeam } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { visit } from '../support/visitor.ts';

let mail: MailServer;
let server: TestServer;
beforeAll(async () => {
  mail = await startMailServer();
  const from = { name: '', address: 'meetings@acme.test' };
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from }, rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

/** The first link of the latest message to an address: the invitee's own. */
const linkTo = (address: string): string => {
  const [link = ''] = /http\S+/.exec(mail.to(address).at(-1)?.mail.text ?? '') ?? [];
  return new URL(link).pathname;
};

const untilMailed = (address: string, count: number) =>
  until(`${address} has ${count} messages`, async () => mail.to(address).length === count);

it.each([
  ['a collective', { kind: 'collective' }, 2],
  ['a round robin', { kind: 'round_robin', hostSelection: 'priority' }, 1],
  ['a group', { kind: 'one_on_one', maxInvitees: 3 }, 1],
])('%s type is booked, moved and canceled as one event', async (name, rest, hosts) => {
  const size = rest.kind === 'one_on_one' ? 1 : 2;
  const { slugs } = await createTeam(server, size, { ...rest, reminders: [] });
  const page = `/${slugs[0]}/call`;
  const visitor = visit(server.url);
  const address = `${name.replaceAll(' ', '-')}@example.com`;
  const guest = `guest-of-${address}`;
  const booked = await visitor.fill(
    `${page}?tz=Europe/Paris&start=${at('10:00')}`,
    { name: 'Zoë "Zo", Núñez', email: address, guests: guest },
    page,
  );
  expect(booked.status).toBe(303);
  await untilMailed(address, 1);
  const link = linkTo(address);
  expect((await visitor.get(link)).status).toBe(200);
  const moved = await visitor.fill(`${link}/move?start=${at('11:00')}`, {}, `${link}/move`);
  expect([moved.status, moved.location]).toEqual([303, `${link}?done=moved`]);
  await untilMailed(address, 2);
  expect(linkTo(address)).toBe(link);
  const canceled = await visitor.fill(`${link}/cancel`, { reason: 'Ill, sorry;\r\nBcc: x@evil.test' }, `${link}/cancel`);
  expect(canceled.status).toBe(303);
  await untilMailed(address, 3);
  const hostAddresses = slugs.slice(0, hosts).map((slug) => `${slug}@acme.test`);
  await Promise.all([guest, ...hostAddresses].map((one) => untilMailed(one, 3)));

  const uids = new Set<string | undefined>();
  for (const one of [address, guest, ...hostAddresses]) {
    const invitations = mail.to(one).map(({ invitation }) => invitation);
    expect([one, invitations.map((file) => [file?.method, file?.status, file?.sequence, file?.start])]).toEqual([
      one,
      [
        ['REQUEST', 'CONFIRMED', 0, '2027-03-02T10:00:00Z'],
        ['REQUEST', 'CONFIRMED', 1, '2027-03-02T11:00:00Z'],
        ['CANCEL', 'CANCELLED', 2, '2027-03-02T11:00:00Z'],
      ],
    ]);
    for (const file of invitations) uids.add(file?.uid);
  }
  expect(uids.size).toBe(1);
  expect(mail.received.flatMap(({ recipients }) => recipients)).not.toContain('x@evil.test');
  const sent = mail.received.filter(({ invitation }) => uids.has(invitation?.uid));
  expect(sent).toHaveLength(3 * (2 + hosts));
});
