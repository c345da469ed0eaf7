/** Connected calendars of one test, and what tests do with them. */
import type { Schemas } from '../../src/contract.ts';
import type { CalDavServer } from './caldav-servers.ts';
import type { ApiClient } from './server.ts';
import { until } from './until.ts';

export const connect = (client: ApiClient, { url, username, password }: Pick<CalDavServer, 'url' | 'username' | 'password'>) =>
  client.POST('/api/v2/calendars', { body: { kind: 'caldav', url, username, password } });

const path = (id: string) => ({ params: { path: { id } } });

export async function getCalendar(client: ApiClient, id: string): Promise<Schemas['Calendar']> {
  const { data } = await client.GET('/api/v2/calendars/{id}', path(id));
  return data as Schemas['Calendar'];
}

/** Reads the calendar until something is true. The clock of tests stands still, so a calendar is not due by itself. */
export async function syncUntil(client: ApiClient, id: string, what: string, isTrue: () => Promise<unknown>): Promise<void> {
  await until(what, async () => {
    await client.POST('/api/v2/calendars/{id}/sync', path(id));
    let calendar = await getCalendar(client, id);
    await until('the calendar was read', async () => {
      calendar = await getCalendar(client, id);
      return calendar.lastSyncedAt !== null && (calendar.nextSyncAt as string) > calendar.lastSyncedAt;
    });
    return isTrue();
  });
}

/** `lines`: of the event, beside its UID and DTSTAMP. */
export const toIcs = (uid: string, ...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//test//EN', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20270101T000000Z', ...lines]
    .concat('END:VEVENT', 'END:VCALENDAR', '')
    .join('\r\n');
