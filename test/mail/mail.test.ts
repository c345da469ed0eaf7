/** Mail about bookings: made and changed over HTTP, received by a real SMTP server. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { at, book, createHost, createTeam } from '../support/hosts.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

const from = { name: 'Acme, Inc.', address: 'meetings@acme.test' };
const now = '2027-03-01T08:00:00Z';

let mail: MailServer;
let server: TestServer;

beforeAll(async () => {
  mail = await startMailServer({
    refuse: (address) => (address.startsWith('unknown') ? Object.assign(new Error('No such user here'), { responseCode: 550 }) : undefined),
  });
  server = await startTestServer({ worker: true, mail: { smtpUrl: mail.url, from }, rateLimitPerMinute: 1_000_000 });
  await server.setClock(now);
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

/** No message is due, and none is on its way. */
const untilAllSent = () =>
  until('all messages are sent or have failed', async () => {
    const { rows } = await server.pool.query(
      "select from messages where status = 'pending' and (next_attempt_at <= current_instant() or attempts > 0 and error is null)",
    );
    return rows.length === 0;
  });

const subjectsTo = (address: string) => mail.to(address).map(({ mail: { subject } }) => subject);

it('a booking, its move and its cancellation are mailed to invitee, guests and host, as one calendar event', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { name: 'Intro, call' }, { timezone: 'America/New_York' });
  const person = invitee({ name: 'Ann Lee', timezone: 'Europe/Paris' });
  const guest = `friend-of-${person.email}`;
  const { data: first } = await book(client, eventTypeId, at('15:00'), { invitee: person, guests: [guest] });
  await untilAllSent();
  const id = first?.id as string;
  const { data: second } = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id } },
    body: { startAt: at('16:00'), reason: 'A train is late.\nSorry.' },
  });
  await untilAllSent();
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: second?.id as string }, query: { reason: 'Ill' } } });
  await untilAllSent();

  const date = 'Intro, call, Tue, Mar 2, 2027';
  for (const address of [person.email, guest])
    expect(subjectsTo(address)).toEqual([`Confirmed: ${date}`, `Rescheduled: ${date}`, `Canceled: ${date}`]);
  const host = `${slug}@acme.test`;
  expect(subjectsTo(host)).toEqual([`New booking: ${date}`, `Rescheduled: ${date}`, `Canceled: ${date}`]);

  for (const address of [person.email, guest, host]) {
    const invitations = mail.to(address).map(({ invitation }) => invitation);
    expect(invitations.map((one) => [one?.method, one?.status, one?.sequence])).toEqual([
      ['REQUEST', 'CONFIRMED', 0],
      ['REQUEST', 'CONFIRMED', 1],
      ['CANCEL', 'CANCELLED', 2],
    ]);
    expect(new Set(invitations.map((one) => one?.uid))).toEqual(new Set([`${id}@caledee`]));
    expect(invitations.map((one) => one?.start)).toEqual(['2027-03-02T15:00:00Z', '2027-03-02T16:00:00Z', '2027-03-02T16:00:00Z']);
    for (const one of invitations) {
      expect(one?.organizer).toEqual([slug[0]?.toUpperCase() + slug.slice(1), from.address]);
      expect(one?.attendees.includes(host)).toBe(address === host);
    }
  }
  const [confirmed, moved, canceled] = mail.to(person.email);
  expect(confirmed?.mail.from?.value).toEqual([from]);
  expect(confirmed?.mail.replyTo?.value).toMatchObject([{ address: host }]);
  expect(confirmed?.raw).toMatch(/^Content-Type: text\/calendar;.*method=REQUEST/ms);
  expect(canceled?.raw).toMatch(/^Content-Type: text\/calendar;.*method=CANCEL/ms);
  for (const text of [confirmed?.mail.text, confirmed?.mail.html]) {
    expect(text).toContain('Tuesday, March 2, 2027, 4:00\u00a0PM – 4:30\u00a0PM');
    expect(text).toContain('Central European Time (Europe/Paris)');
  }
  expect(moved?.mail.text).toContain('Before: Tuesday, March 2, 2027, 4:00\u00a0PM');
  expect(moved?.mail.text).toContain('Reason: A train is late.\n  Sorry.');
  expect(canceled?.mail.text).toContain('Reason: Ill');
  expect(mail.to(host)[0]?.mail.text).toContain('10:00\u00a0AM – 10:30\u00a0AM\n  Eastern Time (America/New_York)');
  const { body: shown } = await server.send('GET', `/api/v2/bookings/${id}`, {
    headers: { authorization: `Bearer ${await server.token(slug)}` },
  });
  for (const { mail: one } of [confirmed, moved].filter((received) => received !== undefined)) {
    expect(one.text).toContain(`booking:\n${shown.manageUrl}\n`);
    expect(one.html).toContain(`href="${shown.manageUrl}"`);
    expect(String(one.html).replaceAll(shown.manageUrl, '')).not.toMatch(/<img|https?:/);
  }
  for (const { mail: one } of [canceled, ...mail.to(guest), ...mail.to(host)].filter((received) => received !== undefined))
    expect(`${one.text}${one.html}`).not.toMatch(/https?:/);
});

it('text of invitees and hosts adds no recipients, headers or calendar properties', async () => {
  const evil = '"Bo", <x@evil.test>; CN=x:BEGIN\\n';
  const { client, slug, eventTypeId } = await createHost(server, { name: evil }, { name: `${evil} host` });
  const address = "a+b=c&d'e{x}@example.com";
  const notes = 'x\r\nBcc: y@evil.test\r\n\r\n.\r\nQUIT';
  const booked = await book(client, eventTypeId, at('09:00'), { invitee: invitee({ name: evil, email: address }), notes });
  expect(booked.response.status).toBe(201);
  await untilAllSent();
  const about = mail.received.filter(({ mail: { subject } }) => subject?.includes('Bo'));
  expect(about.flatMap(({ recipients }) => recipients).toSorted()).toEqual([address, `${slug}@acme.test`].toSorted());
  const [confirmed] = mail.to(address);
  expect(confirmed?.mail.subject).toBe(`Confirmed: ${evil}, Tue, Mar 2, 2027`);
  expect([...(confirmed?.mail.headers.keys() ?? [])]).not.toContain('bcc');
  expect(confirmed?.invitation?.summary).toBe(`${evil}: ${evil} host`);
  expect(confirmed?.invitation?.properties.toSorted()).toEqual(
    ['attendee', 'dtend', 'dtstamp', 'dtstart', 'location', 'organizer', 'sequence', 'status', 'summary', 'uid'].toSorted(),
  );
  expect(confirmed?.mail.html).not.toContain('<x@evil.test>');
});

it('a move to another host tells the former one of a cancellation and the new one of a booking', async () => {
  const team = await createTeam(server, 2, { kind: 'round_robin', hostSelection: 'priority' });
  const [one, two] = team.slugs.map((slug) => `${slug}@acme.test`) as [string, string];
  const person = invitee();
  const { data: first } = await book(team.client, team.eventTypeId, at('10:00'), { invitee: person });
  await book(team.client, team.eventTypeId, at('11:00'));
  await untilAllSent();
  const before = [mail.to(one).length, mail.to(two).length];
  const { data: second } = await team.client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: first?.id as string } },
    body: { startAt: at('11:00') },
  });
  expect(second?.hosts[0]?.slug).toBe(team.slugs[1]);
  await untilAllSent();
  expect(subjectsTo(person.email)).toHaveLength(2);
  const [released, given] = [mail.to(one).slice(before[0]), mail.to(two).slice(before[1])];
  expect(released.map(({ mail: { subject }, invitation }) => [subject?.split(':')[0], invitation?.method, invitation?.sequence])).toEqual([
    ['Canceled', 'CANCEL', 1],
  ]);
  expect(given.map(({ mail: { subject }, invitation }) => [subject?.split(':')[0], invitation?.method, invitation?.sequence])).toEqual([
    ['New booking', 'REQUEST', 1],
  ]);
  expect(released[0]?.invitation?.uid).toBe(given[0]?.invitation?.uid);
});

it('a recipient that the mail server refuses for good fails at once, and nobody else does', async () => {
  const { client, eventTypeId } = await createHost(server);
  const person = invitee();
  await book(client, eventTypeId, at('09:00'), { invitee: person, guests: ['unknown@example.com'] });
  await untilAllSent();
  const { rows } = await server.pool.query('select status, attempts, error from messages where attempts > 0 and email = $1', [
    'unknown@example.com',
  ]);
  expect(rows).toEqual([{ status: 'failed', attempts: 1, error: 'The mail server responded: 550 No such user here' }]);
  expect(mail.to(person.email)).toHaveLength(1);
});

it('an import sends nothing, and neither does the cancellation of a meeting that has ended', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [] });
  const bookings = [{ eventType: 'olga/call', startAt: at('12:00'), durationMin: 30, invitee: invitee(), createdAt: now }];
  await server.load(world(organization('olgas', { users: [user('olga')], eventTypes: [eventType('olga', 'call')], bookings })));
  const { data } = await book(client, eventTypeId, at('09:00'));
  await untilAllSent();
  await server.setClock('2027-03-05T08:00:00Z');
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: data?.id as string } } });
  await server.setClock(now);
  const kindsOf = async (host: string) =>
    (
      await server.pool.query(
        `select kind from messages join booking_viewers v using (organization_id, booking_id) join users u on u.id = v.user_id
      where u.slug = $1 order by kind`,
        [host],
      )
    ).rows.map(({ kind }) => kind);
  expect(await kindsOf(slug)).toEqual(['booking_confirmed', 'new_booking']);
  expect(await kindsOf('olga')).toEqual([]);
});

it('what a partner writes itself is not mailed to the invitee and the guests, and is listed as suppressed; the host gets it', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { reminders: [60] });
  const person = invitee();
  const guests = [`friend-of-${person.email}`];
  const { data: first } = await book(client, eventTypeId, at('15:00'), { invitee: person, guests, notify: false });
  const move = (id: string, startAt: string, rest = {}) =>
    client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt, ...rest } });
  const silent = await move(first?.id as string, at('16:00'), { notify: false });
  const loud = await move(silent.data?.id as string, at('14:00'));
  const path = { id: loud.data?.id as string };
  const canceled = await client.DELETE('/api/v2/bookings/{id}', { params: { path, query: { notify: false } } });
  await untilAllSent();
  expect([silent, loud, canceled].map(({ response }) => response.headers.get('invitee-notified'))).toEqual([null, 'true', null]);
  for (const address of [person.email, ...guests]) expect(subjectsTo(address)).toEqual([expect.stringMatching(/^Rescheduled:/)]);
  expect(subjectsTo(`${slug}@acme.test`)).toHaveLength(4);
  const statusesOf = async (id: string) => {
    const { data } = await client.GET('/api/v2/bookings/{id}/messages', { params: { path: { id } } });
    return data?.items.map(({ kind, recipient, status }) => `${kind} ${recipient.role} ${status}`).sort();
  };
  expect(await statusesOf(first?.id as string)).toEqual([
    ...['booking_confirmed guest suppressed', 'booking_confirmed invitee suppressed', 'new_booking host sent'],
    ...['reminder guest suppressed', 'reminder invitee suppressed'],
  ]);
  expect(await statusesOf(path.id)).toEqual([
    ...['booking_canceled guest suppressed', 'booking_canceled host sent', 'booking_canceled invitee suppressed'],
    ...['booking_rescheduled guest sent', 'booking_rescheduled host sent', 'booking_rescheduled invitee sent'],
  ]);
});

it('a stranger cannot book somebody silently', async () => {
  const { eventTypeId } = await createHost(server);
  const person = invitee();
  const body = JSON.stringify({ eventTypeId, startAt: at('15:00'), invitee: person, notify: false });
  expect((await server.send('POST', '/api/bookings', { headers: { 'Content-Type': 'application/json' }, body })).status).toBe(201);
  await untilAllSent();
  expect(subjectsTo(person.email)).toEqual([expect.stringMatching(/^Confirmed:/)]);
});
