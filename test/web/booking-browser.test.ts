/** Invitees' pages in a browser, without scripts. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { problemsOf } from '../support/problems.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const questions = [
  { id: 'team size', label: 'How large is your team?', type: 'single_choice', required: true, options: ['1–10', 'more'] },
  { id: 'topics', label: 'Topics', type: 'multiple_choice', options: ['Sales', 'Support'] },
  { id: 'company', label: 'Company', type: 'short_text' },
  { id: 'why', label: 'Why now?', type: 'long_text' },
  { id: 'call', label: 'Number to call', type: 'phone' },
];

const description = 'First line.\nSecond line.';
const longName = 'A_name_without_a_break'.repeat(4);

const eventTypes = [
  eventType('imad', 'intro', { name: 'Intro call', description, durations: [30, 60] }),
  eventType('imad', 'robin', { kind: 'round_robin', hosts: ['imad', 'ada'] }),
  eventType('imad', 'panel', { kind: 'collective', hosts: ['imad', 'ada'] }),
  eventType('imad', 'class', { maxInvitees: 3 }),
  eventType('imad', 'asked', { name: longName, questions, location: { kind: 'ask_invitee', value: null } }),
  eventType('imad', 'first', { bookingMode: 'details_first', questions }),
  eventType('imad', 'thanks', { redirectUrl: 'https://thanks.example/done?from=us' }),
  eventType('imad', 'strict', { cancelNoticeMin: 1440, rescheduleNoticeMin: 1440 }),
  eventType('imad', 'phone', { location: { kind: 'phone', value: null } }),
];

let server: TestServer;
let browser: Browser;

async function setUp(): Promise<void> {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.load(world(organization('acme', { users: [user('imad', { timezone: 'Europe/Paris' }), user('ada')], eventTypes })));
  browser = await launchBrowser();
}

async function withPage(visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await context.route('https://thanks.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Thanks</h1>' }));
  await visit(page);
  hosts.delete('thanks.example');
  expect([...hosts]).toEqual([new URL(server.url).host]);
  expect(await context.cookies()).toEqual([]);
  await context.close();
}

async function chooseTime(page: Page, path: string, time: string | RegExp): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: time }).first().click();
}

let people = 0;

async function fillIn(page: Page): Promise<string> {
  people += 1;
  const email = `invitee${people}@example.com`;
  await page.getByLabel('Name').fill('Ann Lee');
  await page.getByLabel('Email address').first().fill(email);
  return email;
}

async function findBookings(email: string) {
  const { rows } = await server.pool.query(
    `select b.id, b.status, m.starts_at, b.answers, b.guests, b.notes, b.cancel_reason, b.canceled_by, b.lead_id
      from bookings b join meetings m on m.organization_id = b.organization_id and m.id = b.meeting_id
      where b.invitee_email = $1 order by b.id`,
    [email],
  );
  return rows;
}

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(setUp, 60_000);
  beforeEach(async () => {
    await server.setClock('2027-03-01T08:00:00Z');
    await server.pool.query('delete from public_booking_budgets');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each(['intro', 'robin', 'panel', 'class'])('%s, without scripts', (slug) => {
    it(
      'is booked, moved and canceled',
      () =>
        withPage(async (page) => {
          await chooseTime(page, `/imad/${slug}?tz=America/New_York`, /^10:00 AM/);
          expect(await page.getByText('Monday, March 1, 2027').first().textContent()).toMatch(/10:00.AM – 10:30.AM/);
          const email = await fillIn(page);
          await page.getByLabel('Guests').fill('bo@example.com, cy@example.com');
          await page.getByLabel('Notes').fill('About the contract.');
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByText("You're booked.").waitFor();
          expect(await page.getByText('Times are in Eastern Time (America/New York).').count()).toBe(1);
          expect(await findBookings(email)).toMatchObject([
            { status: 'active', starts_at: new Date('2027-03-01T15:00:00Z'), guests: ['bo@example.com', 'cy@example.com'] },
          ]);
          await page.goto((await page.locator('.secret code').textContent()) as string);
          await page.getByRole('link', { name: 'Reschedule' }).click();
          await page.getByRole('link', { name: 'Next week' }).click();
          await page
            .getByRole('button', { name: /^9:30 AM/ })
            .first()
            .click();
          await page.getByLabel('Reason').fill('A train is late.');
          await page.getByRole('button', { name: 'Reschedule' }).click();
          await page.getByText('Your booking was rescheduled.').waitFor();
          expect(await page.getByText('Monday, March 8, 2027').count()).toBe(1);
          await page.getByRole('link', { name: 'Cancel booking' }).click();
          await page.getByLabel('Reason').fill('No train at all.');
          await page.getByRole('button', { name: 'Cancel booking' }).click();
          await page.getByText('Your booking was canceled.').waitFor();
          expect(await findBookings(email)).toMatchObject([
            { status: 'canceled' },
            { status: 'canceled', cancel_reason: 'No train at all.', canceled_by: 'invitee', starts_at: new Date('2027-03-08T14:30:00Z') },
          ]);
        }),
      60_000,
    );
  });

  it(
    'a start that was taken meanwhile keeps what was typed',
    () =>
      withPage(async (page) => {
        await chooseTime(page, '/imad/asked?tz=UTC', '1:00 PM');
        const email = await fillIn(page);
        await page.getByRole('group', { name: 'How large' }).getByLabel('more').check();
        await page.getByLabel('Support').check();
        await page.getByLabel('Company').fill('Acme & "Sons"');
        await page.getByLabel('Why now?').fill('Two\nlines');
        await page.getByLabel('Number to call').fill('+1 201 555 0123');
        await page.getByLabel('Notes').fill('<b>Note</b>');
        const { data } = await server.client(await server.token('imad')).GET('/api/v2/event-types', { params: { query: { limit: 100 } } });
        const intro = data?.items.find(({ slug }) => slug === 'intro');
        const rival = {
          eventTypeId: intro?.id as string,
          startAt: '2027-03-01T13:00:00Z',
          invitee: { name: 'Rival', email: 'rival@example.com' },
        };
        expect((await server.client().POST('/api/bookings', { body: rival })).response.status).toBe(201);
        await page.getByRole('button', { name: 'Book' }).click();
        await page.getByRole('alert').getByText('That time was just taken.').waitFor();
        expect(await page.getByLabel('Company').inputValue()).toBe('Acme & "Sons"');
        expect(await page.getByLabel('Why now?').inputValue()).toBe('Two\nlines');
        expect(await page.getByLabel('Support').isChecked()).toBe(true);
        await page.getByRole('button', { name: 'Show other times' }).click();
        await page.getByRole('button', { name: 'Next week' }).click();
        await page.getByRole('button', { name: '9:00 AM' }).first().click();
        await page.getByText("You're booked.").waitFor();
        const [booking] = await findBookings(email);
        expect(booking.notes).toBe('<b>Note</b>');
        expect(booking.answers).toEqual([
          { questionId: 'team size', label: 'How large is your team?', value: 'more' },
          { questionId: 'topics', label: 'Topics', value: ['Support'] },
          { questionId: 'company', label: 'Company', value: 'Acme & "Sons"' },
          { questionId: 'why', label: 'Why now?', value: 'Two\nlines' },
          { questionId: 'call', label: 'Number to call', value: '+1 201 555 0123' },
        ]);
      }),
    60_000,
  );

  it(
    'details come first where the event type asks so, and become a lead',
    () =>
      withPage(async (page) => {
        await page.goto('/imad/first?tz=UTC');
        const email = await fillIn(page);
        await page.getByLabel('1–10').check();
        await page.getByRole('button', { name: 'Continue' }).click();
        await page.getByRole('heading', { name: /2027/ }).waitFor();
        const { rows } = await server.pool.query('select status from leads where email = $1', [email]);
        expect(rows).toHaveLength(1);
        await page.getByRole('button', { name: 'Next week' }).click();
        await page.getByRole('button', { name: '11:00 AM' }).nth(1).click();
        await page.getByText("You're booked.").waitFor();
        expect(await findBookings(email)).toMatchObject([{ lead_id: expect.any(String), starts_at: new Date('2027-03-09T11:00:00Z') }]);
        expect(page.url()).not.toContain('example.com');
      }),
    60_000,
  );

  it(
    'a booking leads to the page that the event type names',
    () =>
      withPage(async (page) => {
        await chooseTime(page, '/imad/thanks?tz=UTC', '2:00 PM');
        await fillIn(page);
        await page.getByRole('button', { name: 'Book' }).click();
        await page.waitForURL('https://thanks.example/done?from=us');
      }),
    60_000,
  );

  it('a script, if there are any, chooses the time zone of the browser', async () => {
    const options = { javaScriptEnabled: true, timezoneId: 'Asia/Tokyo' };
    await withPage(async (page) => {
      await page.goto('/imad/intro?duration=60');
      await page.getByText('Times are in Japan Standard Time (Asia/Tokyo).').waitFor();
      expect(await page.getByLabel('Duration').inputValue()).toBe('60');
      await page.goto('/imad/intro?tz=America/New_York');
      await page.getByText('Times are in Eastern Time (America/New York).').waitFor();
      await page.goto('/imad/first');
      await fillIn(page);
      await page.getByLabel('more').check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Times are in Japan Standard Time (Asia/Tokyo).').waitFor();
    }, options);
  }, 60_000);

  it(
    'every page can be read, heard and fits, on desktops and phones, in light and in dark',
    () =>
      withPage(
        async (page) => {
          const problems: Record<string, string[]> = {};
          const look = async (place: string) => {
            problems[place] = await problemsOf(page);
          };
          for (const slug of ['class', 'first', 'nothing']) {
            await page.goto(`/imad/${slug}`);
            await look(slug);
          }
          await page.goto('/imad');
          await look('a user');
          await page.goto('/imad/phone?tz=UTC&start=2027-03-03T10:00:00Z');
          await look('phone');
          await page.goto('/imad/class?from=2028-12-31');
          await look('a late week');
          await page.goto('/imad/asked?tz=UTC&start=2027-03-03T10:00:00Z');
          await look('details');
          await fillIn(page);
          await page.getByLabel('more').check();
          await page.getByLabel('Guests').fill('nobody');
          await page.getByLabel('Number to call').fill('none');
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByRole('alert').waitFor();
          await look('errors');
          await page.goto('/imad/asked?tz=UTC&start=2027-03-03T03:00:00Z');
          await fillIn(page);
          await page.getByLabel('more').check();
          await page.getByRole('button', { name: 'Book' }).click();
          await page.getByRole('alert').waitFor();
          await look('a start that is not offered');
          await page.getByRole('button', { name: 'Show other times' }).click();
          await look('other times');
          await page.getByRole('button', { name: '3:00 PM' }).first().click();
          await page.getByText("You're booked.").waitFor();
          await look('booked');
          const link = new URL(page.url()).pathname;
          for (const end of ['', '/move', '/move?start=2027-03-04T10:00:00Z', '/move?start=2027-03-04T03:00:00Z', '/cancel']) {
            await page.goto(link + end);
            await look(`link ${end.split('?')[0]?.slice(1)} ${end.slice(-10, -7)}`);
          }
          await page.goto(`${link}/move?start=2027-03-04T03:00:00Z`);
          await page.getByRole('button', { name: 'Reschedule' }).click();
          await page.getByRole('alert').waitFor();
          await look('a move that is refused');
          await page.goto(`${link}/cancel`);
          await page.getByRole('button', { name: 'Cancel booking' }).click();
          await page.getByText('Your booking was canceled.').waitFor();
          await look('canceled');
          await page.goto('/b/nothing');
          await look('no link');
          expect(Object.entries(problems).filter(([, found]) => found.length > 0)).toEqual([]);
        },
        { javaScriptEnabled: true, timezoneId: 'Europe/Paris' },
      ),
    120_000,
  );
}
