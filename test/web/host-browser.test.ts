/** Hosts' pages in a browser: each journey, with and without scripts, by keyboard, and checked by axe-core. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, launchBrowser } from '../support/browser.ts';
import { at, book } from '../support/hosts.ts';
import { problemsOf } from '../support/problems.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { givePassword, testPassword } from '../support/visitor.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

const hosts = ['scripted', 'plain', 'shown', 'keys', 'ada'];
const longName = 'A_name_without_a_break'.repeat(4);
const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const [tomorrow, later] = [dateIn(2), dateIn(3)];

let server: TestServer;
let browser: Browser;

async function setUp(): Promise<void> {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  const questions = [
    { id: 'size', label: 'How large is your team?', type: 'single_choice', required: false, options: ['1–10', 'more'] },
    { id: 'goal', label: 'What is your goal?', type: 'long_text', required: false },
  ];
  const eventTypes = [
    ...hosts.map((host) => eventType(host, 'intro', { name: 'Intro call', durations: [30, 60] })),
    eventType('shown', 'team', { name: longName, kind: 'round_robin', hosts: ['shown', 'ada'], questions }),
    eventType('ada', 'team', { name: longName, kind: 'round_robin', hosts: ['shown', 'ada'] }),
    eventType('shown', 'closed', { active: false }),
  ];
  await server.load(
    world(
      organization('acme', {
        users: hosts.map((host) => user(host, { role: 'owner', ...(host === 'shown' && { name: longName }) })),
        eventTypes,
      }),
    ),
  );
  for (const host of hosts) await givePassword(server.databaseUrl, host);
  browser = await launchBrowser();
}

async function withPage(visit: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-US', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && !/status of 4/.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await visit(page);
  await context.close();
  expect(complaints).toEqual([]);
}

async function signIn(page: Page, host: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email address').fill(`${host}@acme.test`);
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Bookings', level: 1 }).waitFor();
}

const open = (page: Page, name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();

async function bookAsInvitee(url: string, name: string): Promise<void> {
  await withPage(
    async (page) => {
      await page.goto(`${url}?from=${tomorrow}&tz=UTC`);
      await page.getByRole('button', { name: '10:00 AM', exact: true }).first().click();
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Email address').fill('ann@example.com');
      await page.getByRole('button', { name: 'Book' }).click();
      await page.getByText("You're booked.").waitFor();
    },
    { javaScriptEnabled: false },
  );
}

async function manageBookings(page: Page, host: string): Promise<void> {
  await signIn(page, host);
  await open(page, 'Event types');
  await page.getByRole('link', { name: 'New event type' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Demo');
  await page.getByLabel('Link', { exact: true }).fill('Not a link');
  await page.getByRole('button', { name: 'Create event type' }).first().click();
  await page.getByRole('alert').getByText('The link must consist of').waitFor();
  await page.getByLabel('Link', { exact: true }).fill('demo');
  await page.getByText('Questions', { exact: true }).click();
  await page.getByRole('button', { name: 'Add question' }).click();
  await page.getByLabel('Text', { exact: true }).fill('Anything else?');
  await page.getByRole('button', { name: 'Create event type' }).first().click();
  await page.getByText('Event type created.').waitFor();
  await bookAsInvitee((await page.locator('[data-copy="link"]').textContent()) as string, 'Ann Lee');
  await open(page, 'Bookings');
  await page.getByRole('link', { name: 'Ann Lee' }).click();
  await page.getByRole('link', { name: 'Move' }).click();
  await page.getByRole('button', { name: '2:00 PM', exact: true }).first().click();
  await page.getByLabel('Reason').fill('A conference');
  await page.getByRole('button', { name: 'Move booking' }).click();
  await page.getByText('Booking moved.').waitFor();
  await page.getByText('2:00 PM – 2:30 PM').waitFor();
  await page.getByRole('link', { name: 'Cancel booking' }).click();
  await page.getByRole('button', { name: 'Cancel booking' }).click();
  await page.getByText('Booking canceled.').waitFor();
  await page.getByRole('link', { name: 'Canceled' }).click();
  expect(await page.getByText('moved').count()).toBe(1);
  await open(page, 'Contacts');
  await page.getByRole('link', { name: 'Ann Lee' }).click();
  await page.getByText('ann@example.com').waitFor();
}

async function manageHours(page: Page): Promise<void> {
  await open(page, 'Availability');
  await page.getByLabel('Monday, start 1').fill('10:00');
  await page.getByRole('button', { name: 'Copy Monday' }).click();
  expect(await page.getByLabel('Friday, start 1').inputValue()).toBe('10:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Hours saved.').waitFor();
  await page.getByRole('link', { name: 'Dates' }).click();
  await page.waitForURL(/dates/);
  await page.goto(`${new URL(page.url()).pathname}/${later}`);
  await page.getByRole('button', { name: 'Unavailable all day' }).click();
  await page.getByText('Hours saved for this date.').waitFor();
  await page.getByRole('link', { name: 'Absences' }).click();
  await page.getByLabel('First day').fill(dateIn(5));
  await page.getByRole('button', { name: 'Add absence' }).click();
  await page.getByText('Absence added.').waitFor();
  await open(page, 'Week');
  await page.getByLabel('From').fill(later);
  await page.getByRole('button', { name: 'Show' }).click();
  await page.waitForURL(/from=/);
  await page.locator('.why').first().click();
  await page.getByText('Outside the available hours.').first().waitFor();
  await page.getByText(/Hours on .*: none\./).waitFor();
  await page.locator('.start').first().click();
  await page.getByText('can be booked at this time').waitFor();
}

/** Something for each page to show. Returns the paths. */
async function furnish(): Promise<string[]> {
  const client = server.client(await server.token('shown'));
  const { data: types } = await client.GET('/api/v2/event-types');
  const [intro, team] = ['intro', 'team'].map((slug) => types?.items.find(({ url }) => url.endsWith(`/shown/${slug}`))?.id) as [
    string,
    string,
  ];
  const invitee = { name: longName, email: 'someone@example.com', timezone: 'Europe/London' };
  const { data: booking } = await book(client, intro, at('10:00', tomorrow), { invitee, notes: 'word '.repeat(200) });
  const { data: canceled } = await book(client, intro, at('11:00', tomorrow));
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: canceled?.id as string } } });
  await book(client, team, at('12:00', later), { answers: [{ questionId: 'size', value: 'more' }] });
  const { data: lead } = await client.POST('/api/v2/leads', { body: { eventTypeId: team, name: longName, email: 'lead@example.com' } });
  const { data: absence } = await client.POST('/api/v2/out-of-office', { body: { from: dateIn(5), to: dateIn(6), reason: 'Ski' } });
  const { data: calendar } = await client.POST('/api/v2/calendars', { body: { kind: 'push', name: longName } });
  const intervals = [{ startAt: at('14:00', tomorrow), endAt: at('15:00', tomorrow) }];
  const body = { version: 1, from: at('00:00', tomorrow), to: at('00:00', later), intervals };
  await client.PUT('/api/v2/calendars/{id}/busy', { params: { path: { id: calendar?.id as string } }, body });
  const { data: schedules } = await client.GET('/api/v2/schedules');
  const { data: members } = await client.GET('/api/v2/members');
  const colleague = members?.items.find(({ slug }) => slug === 'ada');
  const hosted = types?.items.find(({ url }) => url.endsWith('/ada/team'))?.id;
  const [b, e, a, t] = ['/settings/bookings', '/settings/event-types', '/settings/availability', '/settings/team'];
  const schedule = `${a}/${schedules?.items[0]?.id}`;
  return [
    ...[b, `${b}?tab=canceled`, `${b}?invitee=x`, `${b}/${booking?.id}`, `${b}/${booking?.id}/move`, `${b}/${booking?.id}/cancel`],
    ...[
      `${b}/${canceled?.id}`,
      `${b}/${booking?.id}/move?start=${at('13:00', tomorrow)}`,
      e,
      `${e}/new`,
      `${e}/${team}`,
      `${e}/${team}/delete`,
    ],
    ...[a, `${a}/new`, schedule, `${schedule}/dates`, `${schedule}/dates/${tomorrow}`, `${a}/absences`, `${a}/absences/${absence?.id}`],
    ...['/settings/week', `/settings/week?type=${team}&from=${tomorrow}&start=${at('12:00', later)}`],
    ...['/settings/contacts', '/settings/contacts/person?email=someone%40example.com', '/settings/contacts/leads'],
    ...['/settings/contacts/person/erase?email=someone%40example.com', '/settings/contacts/person/erase?email=lead%40example.com'],
    ...[t, `${t}/${colleague?.id}`, `${t}/${colleague?.id}/deactivate`, `${t}/${colleague?.id}/delete`, `${e}/${hosted}/leave`],
    ...[`/settings/contacts/leads/${lead?.id}`, '/settings/contacts?q=nobody', '/settings/bookings/nothing', '/no/such/page'],
  ];
}

if (browserPath === undefined) it.skip('in a browser: skipped, this machine has none', () => {});
else {
  beforeAll(setUp, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each([
    ['with scripts', true, 'scripted'],
    ['without scripts', false, 'plain'],
  ] as const)('a host, %s', (_name, javaScriptEnabled, host) => {
    it('creates an event type, and sees, moves and cancels its booking; sets hours and finds out why a time is not offered', async () => {
      await withPage(
        async (page) => {
          await manageBookings(page, host);
          await manageHours(page);
        },
        { javaScriptEnabled },
      );
    }, 300_000);
  });

  it('a host cancels a booking with the keyboard alone', async () => {
    const client = server.client(await server.token('keys'));
    const { data: types } = await client.GET('/api/v2/event-types');
    await book(client, types?.items[0]?.id as string, at('10:00', tomorrow), {
      invitee: { name: 'Bo', email: 'bo@example.com', timezone: 'UTC' },
    });
    await withPage(async (page) => {
      await signIn(page, 'keys');
      const tabTo = async (name: string) => {
        for (let step = 0; step < 40; step += 1) {
          await page.keyboard.press('Tab');
          if ((await page.evaluate('document.activeElement?.textContent?.trim()')) !== name) continue;
          expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).not.toBe('none');
          return page.keyboard.press('Enter');
        }
        throw new Error(`${name} is not to be reached`);
      };
      await tabTo('Bo');
      await page.getByRole('heading', { name: 'Bo', level: 1 }).waitFor();
      await tabTo('Cancel booking');
      await page.getByRole('heading', { name: /Cancel the booking/ }).waitFor();
      await tabTo('Cancel booking');
      await page.getByText('Booking canceled.').waitFor();
    });
  }, 120_000);

  it('every page can be read, heard and fits, on a desktop and a phone, in light and in dark', async () => {
    const paths = await furnish();
    await withPage(async (page) => {
      const problems: Record<string, string[]> = {};
      const look = async (place: string) => {
        const found = await problemsOf(page);
        if (found.length > 0) problems[place] = found;
      };
      await page.goto('/');
      await look('/');
      await signIn(page, 'shown');
      for (const path of paths) {
        await page.goto(path);
        await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
        await look(path);
      }
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.goto('/settings/availability');
      const { height = 0 } = (await page.locator('header').boundingBox()) ?? {};
      expect(height).toBeLessThan(80);
      await page.goto('/settings/event-types/new');
      await page.getByLabel('Name', { exact: true }).fill('x');
      await page.getByLabel('Link', { exact: true }).fill('Not a link');
      await page.getByRole('button', { name: 'Create event type' }).first().click();
      await page.getByRole('alert').waitFor();
      await look('a refused event type');
      await page.goto('/settings/team');
      for (const [email, heading] of [
        ['ada@acme.test', "There's a problem"],
        ['noor@acme.test', 'Invitation created'],
      ] as const) {
        await page.getByLabel('Email address').fill(email);
        await page.getByRole('button', { name: 'Invite' }).click();
        await page.getByRole('heading', { name: heading }).waitFor();
        await look(heading);
      }
      expect(problems).toEqual({});
    });
  }, 600_000);
}
