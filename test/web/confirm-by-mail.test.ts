/** Booking pages of event types that need a proof of work, without scripts: the booking is confirmed by a link in a mail. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/database/connect.ts';
import { removeExpired } from '../../src/queries/expired.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import { startServer, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { type Page, shownFields, visit } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const now = '2027-03-01T08:00:00Z';
const from = { name: 'Acme, Inc.', address: 'meetings@acme.test' };
const botProtection = 'proof_of_work';
const questions = [{ id: 'size', label: 'Size', type: 'short_text', required: true }];

let mail: MailServer;
let server: TestServer;
let refusals: Error[] = [];

beforeAll(async () => {
  mail = await startMailServer({ refuse: () => refusals.shift() });
  server = await startTestServer({
    worker: true,
    mail: { smtpUrl: mail.url, from },
    rateLimitPerMinute: 1_000_000,
    publicBookingsPerHour: 10,
    trustProxy: 1,
  });
  const eventTypes = [
    eventType('imad', 'intro', { name: 'Intro', botProtection }),
    eventType('imad', 'asked', { name: 'Asked', botProtection, questions }),
    eventType('imad', 'first', { name: 'First', botProtection, bookingMode: 'details_first' }),
    eventType('imad', 'open', { name: 'Open' }),
    eventType('imad', 'shop', { name: 'Shop', botProtection, redirectUrl: 'https://shop.example/thanks' }),
  ];
  await server.load(world(organization('acme', { users: [user('imad', { name: 'Imad' })], eventTypes })));
}, 60_000);
beforeEach(async () => {
  refusals = [];
  await server.setClock(now);
  await server.pool.query('delete from public_booking_budgets');
});
afterAll(async () => {
  await server.stop();
  await mail.stop();
});

let people = 0;
const person = (rest = {}) => {
  people += 1;
  return { name: 'Ann Lee', email: `invitee${people}@example.com`, ...rest };
};

let addresses = 0;
const newVisitor = () => {
  addresses += 1;
  return visit(server.url, `192.0.2.${addresses}`);
};

let hours = 0;
/** Another start for each test. */
const nextStart = () => {
  const day = 2 + Math.floor(hours / 7);
  const hour = 9 + (hours % 7);
  hours += 1;
  return `2027-03-${String(day + (day > 5 ? 2 : 0)).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
};

const pageOf = (slug: string, start: string) => `/imad/${slug}?tz=UTC&start=${start}`;

const countBookings = async () =>
  (await server.pool.query("select count(*)::int as count from bookings where status = 'active'")).rows[0].count as number;
const countPending = async () => (await server.pool.query('select count(*)::int as count from pending_bookings')).rows[0].count as number;

/** The path of the link in the last mail to an address. */
async function linkTo(email: string, count = 1): Promise<string> {
  await until(`a mail to ${email}`, () => mail.to(email).length >= count);
  const text = mail.to(email).at(-1)?.mail.text ?? '';
  return /https?:\/\/[^/]+(\/b\/confirm\/\S+)/.exec(text)?.[1] as string;
}

async function request(email: Record<string, string>, { slug = 'intro', start = nextStart(), headers = {} } = {}): Promise<Page> {
  const visitor = newVisitor();
  const shown = shownFields(await visitor.get(pageOf(slug, start), headers), `/imad/${slug}`);
  return visitor.post(`/imad/${slug}`, { ...shown, ...email }, headers);
}

const confirm = async (path: string, fields = {}) => {
  const visitor = newVisitor();
  const shown = await visitor.get(path);
  return visitor.post(path.split('?')[0] as string, { ...shownFields(shown, path), ...fields });
};

const asHtml = { Accept: 'text/html' };

const textOf = ({ text }: Page) => text.replaceAll('&#39;', "'");

describe('a link', () => {
  it('is mailed to the invitee, books once, and shows first what it books', async () => {
    const [ann, before, start] = [person({ notes: 'About the plan.' }), await countBookings(), nextStart()];
    const form = await newVisitor().get(pageOf('intro', start));
    expect(textOf(form)).toContain("Without JavaScript, you'll confirm your booking with a link that we email you.");
    const asked = await request(ann, { start });
    expect([asked.status, textOf(asked)]).toEqual([200, expect.stringContaining(`We're sending a link to ${ann.email}.`)]);
    expect(await countBookings()).toBe(before);
    const path = await linkTo(ann.email);
    expect(mail.to(ann.email).map((one) => one.mail.subject)).toEqual(['Confirm your booking: Intro, Tue, Mar 2, 2027']);

    const shown = await newVisitor().get(path);
    for (const text of ['Confirm your booking', 'Ann Lee', ann.email, 'About the plan.', 'Tuesday, March 2, 2027'])
      expect(textOf(shown)).toContain(text);
    expect((await server.send('HEAD', path)).status).toBe(200);
    expect([await countBookings(), shown.status]).toEqual([before, 200]);

    const booked = await confirm(path);
    expect([booked.status, booked.location]).toEqual([303, expect.stringMatching(/^\/b\/[\w-]{64}\?done=booked$/)]);
    expect(textOf(await newVisitor().get(booked.location as string))).toContain("You're booked.");
    expect(await countBookings()).toBe(before + 1);
    const again = await newVisitor().get(path, asHtml);
    expect([again.status, textOf(again)]).toEqual([404, expect.stringContaining('This link was already used')]);
    await until('the booking is mailed', () => mail.to(ann.email).length === 2);
    expect(mail.to(ann.email)[1]?.mail.subject).toMatch(/^Confirmed: Intro/);
  });

  it('that is pressed several times, also at once and with another start, books once', async () => {
    const [ann, before] = [person(), await countBookings()];
    await request(ann);
    const path = await linkTo(ann.email);
    const visitor = newVisitor();
    const fields = shownFields(await visitor.get(path), path);
    const press = (rest = {}) => visitor.post(path, { ...fields, ...rest });
    const results = await Promise.all([press(), press(), press({ start: nextStart() })]);
    expect(results.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    expect(await countBookings()).toBe(before + 1);
    const later = await Promise.all([press(), confirm(path).catch(() => undefined), press({ start: nextStart() })]);
    expect(new Set(later.flatMap((page) => page?.location ?? []))).toEqual(new Set(results.flatMap(({ location }) => location ?? [])));
    expect(await countBookings()).toBe(before + 1);
  });

  it('of a start that was taken meanwhile offers others, and keeps what was typed', async () => {
    const [ann, start] = [person({ notes: 'About the plan.', guests: 'bo@example.com' }), nextStart()];
    await request(ann, { start });
    const path = await linkTo(ann.email);
    expect((await newVisitor().fill(pageOf('open', start), person(), '/imad/open')).status).toBe(303);
    const before = await countBookings();
    const refused = await confirm(path);
    expect([refused.status, textOf(refused)]).toEqual([409, expect.stringContaining('That time was just taken.')]);
    const starts = [...refused.text.matchAll(/name="start" value="([^"]*)"/g)].map(([, value]) => value as string);
    expect(starts).toHaveLength(3);
    const chosen = starts[2] as string;
    const booked = await newVisitor().post(path, { start: chosen });
    expect([booked.status, await countBookings()]).toEqual([303, before + 1]);
    const { rows } = await server.pool.query('select starts_at, invitee_name, notes, guests from bookings where invitee_email = $1', [
      ann.email,
    ]);
    expect(rows).toEqual([{ starts_at: new Date(chosen), invitee_name: 'Ann Lee', notes: 'About the plan.', guests: ['bo@example.com'] }]);
  });

  it('works for an hour, and is forgotten then', async () => {
    const [ann, before] = [person(), await countBookings()];
    await request(ann, { start: '2027-03-12T10:00:00Z' });
    const path = await linkTo(ann.email);
    await server.setClock('2027-03-01T09:00:00Z');
    for (const page of [await newVisitor().get(path, asHtml), await newVisitor().post(path, {}, asHtml)])
      expect([page.status, textOf(page)]).toEqual([404, expect.stringContaining("This link doesn't work")]);
    const { db, close } = connect(server.databaseUrl, { size: 1, report: () => {} });
    await removeExpired(db);
    await close();
    expect([await countPending(), await countBookings()]).toEqual([0, before]);
  });

  it('that is none is answered with a page', async () => {
    const other = '/b/confirm/AZyydPHAJ-RLY3-AkREiM0GbAZyydPHAJ-RLY3-AkREiM0GbAZyydPHAJ-RLY3-A';
    for (const path of ['/b/confirm/x', other]) {
      const page = await newVisitor().get(path, asHtml);
      expect([page.status, textOf(page)]).toEqual([404, expect.stringContaining("This link doesn't work")]);
    }
    const ann = person();
    await request(ann);
    const path = await linkTo(ann.email);
    // The token of a pending booking is not that of a booking.
    expect((await newVisitor().get(path.replace('/confirm', ''), { Accept: 'text/html' })).status).toBe(404);
    const crossSite = await newVisitor().post(path, {}, { Origin: 'https://evil.example' });
    expect(crossSite.status).toBe(403);
  });
});

describe('a form', () => {
  it('that is sent again sends no second mail; a corrected one does', async () => {
    const [ann, bo, start] = [person(), person(), nextStart()];
    const visitor = newVisitor();
    const fields = shownFields(await visitor.get(pageOf('intro', start)), '/imad/intro');
    for (const { email, name } of [ann, ann, bo]) {
      expect((await visitor.post('/imad/intro', { ...fields, email, name })).status).toBe(200);
    }
    await linkTo(ann.email);
    await linkTo(bo.email);
    expect([mail.to(ann.email).length, mail.to(bo.email).length]).toEqual([1, 1]);
  });

  it('that could not be booked sends no mail', async () => {
    const before = await countPending();
    const taken = nextStart();
    expect((await newVisitor().fill(pageOf('open', taken), person(), '/imad/open')).status).toBe(303);
    const refused = await request(person(), { start: taken });
    expect([refused.status, textOf(refused)]).toEqual([409, expect.stringContaining('That time was just taken.')]);
    const unanswered = await request(person({ 'answer-size': '' }), { slug: 'asked' });
    expect([unanswered.status, textOf(unanswered)]).toEqual([400, expect.stringContaining('Answer this question.')]);
    const wrong = await request(person({ email: 'nobody' }));
    expect([wrong.status, textOf(wrong)]).toEqual([400, expect.stringContaining('Enter an email address')]);
    const byScript = await request(person({ proof: 'x' }));
    expect([byScript.status, textOf(byScript)]).toEqual([403, expect.stringContaining('not a bot')]);
    expect(await countPending()).toBe(before);
  });

  it('asks for the details first where the event type does, and for the language that was chosen', async () => {
    const [ann, before] = [person(), await countBookings()];
    const visitor = newVisitor();
    const french = { 'Accept-Language': 'fr' };
    const shown = shownFields(await visitor.get('/imad/first?tz=UTC', french), '/imad/first');
    const times = await visitor.post('/imad/first', { ...shown, ...ann }, french);
    expect([times.status, textOf(times)]).toEqual([200, expect.stringContaining('vous recevrez par e-mail un lien pour le confirmer')]);
    const start = nextStart();
    const asked = await visitor.post('/imad/first', { ...shownFields(times, '/imad/first'), start }, french);
    expect(textOf(asked)).toContain('Consultez votre messagerie');
    const path = await linkTo(ann.email);
    expect(path).toMatch(/\?lang=fr$/);
    const { subject, text } = mail.to(ann.email)[0]?.mail ?? {};
    expect(subject).toMatch(/^Rendez-vous à confirmer\s: First, /);
    expect(text).toContain('Confirmez votre rendez-vous avec Imad avec le lien ci-dessous.');
    expect((await visitor.get(path)).text).toContain('Confirmer le rendez-vous');
    const booked = await confirm(path);
    expect([booked.status, await countBookings()]).toEqual([303, before + 1]);
    const { rows } = await server.pool.query('select invitee_language from bookings where invitee_email = $1', [ann.email]);
    expect(rows).toEqual([{ invitee_language: 'fr' }]);
  });

  it('leads to the page after booking that the event type names', async () => {
    const ann = person();
    await request(ann, { slug: 'shop' });
    const path = await linkTo(ann.email);
    expect((await newVisitor().get(path)).headers.get('content-security-policy')).toContain("form-action 'self' https://shop.example");
    expect((await confirm(path)).location).toBe('https://shop.example/thanks');
  });

  it('needs a script where no mail is sent', async () => {
    const { url, stop } = await startServer(server.databaseUrl, { rateLimitPerMinute: 1_000_000 });
    const before = await countPending();
    const page = pageOf('intro', nextStart());
    expect((await visit(url).get(page)).text).toContain('requires JavaScript, ');
    const refused = await visit(url).fill(page, person(), '/imad/intro');
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('Booking on this page requires JavaScript, ')]);
    expect(await countPending()).toBe(before);
    await stop();
  });
});

describe('the mail', () => {
  it('is one, without what was typed, addresses of hosts, or a line break in a header', async () => {
    const ann = person({ name: 'Buy <b>now</b> http://evil.example', notes: 'x\r\nBcc: y@evil.test', guests: 'guest@example.com' });
    await request(ann);
    await linkTo(ann.email);
    const [received] = mail.to(ann.email);
    expect(received?.recipients).toEqual([ann.email]);
    expect([...(received?.mail.headers.keys() ?? [])].toSorted()).toEqual(
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].toSorted(),
    );
    expect(received?.raw).not.toMatch(/evil|Buy|guest@|imad@/);
    expect(mail.to('guest@example.com')).toEqual([]);
  });

  it('has no header that an event type or an organization names', async () => {
    const bad = 'x\r\nBcc: y@evil.test\r\n\r\n<b>';
    await server.pool.query("update event_types set name = $1 where slug = 'intro'", [bad]);
    const ann = person();
    await request(ann);
    await linkTo(ann.email);
    await server.pool.query("update event_types set name = 'Intro' where slug = 'intro'");
    const [received] = mail.to(ann.email);
    expect(received?.recipients).toEqual([ann.email]);
    expect(received?.mail.headers.has('bcc')).toBe(false);
    expect(received?.mail.html).not.toContain('<b>');
  });

  it('is sent again when the mail server did not accept it, until the link expires', async () => {
    const ann = person();
    refusals = [Object.assign(new Error('Try later'), { responseCode: 450 })];
    await request(ann);
    const state = async () =>
      (
        await server.pool.query("select attempts, next_attempt_at from pending_bookings where wanted #>> '{invitee,email}' = $1", [
          ann.email,
        ])
      ).rows[0];
    await until('the first attempt failed', async () => (await state()).attempts === 1 && refusals.length === 0);
    expect(mail.to(ann.email)).toEqual([]);
    await server.setClock('2027-03-01T08:01:00Z');
    const path = await linkTo(ann.email);
    await until('the mail is done', async () => (await state()).next_attempt_at === null);
    expect([(await state()).attempts, (await newVisitor().get(path)).status]).toEqual([2, 200]);
  });

  it('is not sent again when the mail server rejects the recipient', async () => {
    const ann = person();
    refusals = [Object.assign(new Error('No such user'), { responseCode: 550 })];
    await request(ann);
    await until('the mail is given up', async () => {
      const query = "select from pending_bookings where wanted #>> '{invitee,email}' = $1 and attempts = 1 and next_attempt_at is null";
      return (await server.pool.query(query, [ann.email])).rowCount === 1;
    });
    expect(mail.to(ann.email)).toEqual([]);
  });
});

describe('mails are limited', () => {
  const wait = /Wait 20\sminutes and try again/;

  it('to 3 an hour to one address, whoever asks', async () => {
    const ann = person();
    for (let count = 1; count <= 3; count += 1) expect((await request(ann)).status).toBe(200);
    const refused = await request({ ...ann, email: ann.email.toUpperCase() });
    expect([refused.status, refused.headers.get('retry-after'), textOf(refused)]).toEqual([429, '1200', expect.stringMatching(wait)]);
    await linkTo(ann.email, 3);
    await server.setClock('2027-03-01T08:20:00Z');
    expect((await request(ann)).status).toBe(200);
  });

  it('to 10 an hour for one client address, and 30 for an event type', async () => {
    const visitor = newVisitor();
    const start = nextStart();
    const ask = async (one = visitor) => (await one.fill(pageOf('intro', start), person(), '/imad/intro')).status;
    for (let count = 1; count <= 10; count += 1) expect(await ask()).toBe(200);
    expect(await ask()).toBe(429);
    for (let count = 11; count <= 30; count += 1) expect(await ask(newVisitor())).toBe(200);
    expect(await ask(newVisitor())).toBe(429);
    const { rows } = await server.pool.query("select key from public_booking_budgets where key like '%@%'");
    expect(rows).toEqual([]);
  }, 60_000);
});
