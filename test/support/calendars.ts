/** Calendars that integrations push busy times to. */
import type { Schemas } from '../../src/contract.ts';
import { at } from './hosts.ts';
import type { ApiClient } from './server.ts';

export const interval = (start: string, end: string, date?: string) => ({ startAt: at(start, date), endAt: at(end, date) });

export const createCalendar = (client: ApiClient, rest: Partial<Schemas['NewCalendar']> = {}) =>
  client.POST('/api/v2/calendars', { body: { kind: 'push', ...rest } });

export const getCalendar = (client: ApiClient, id: string) => client.GET('/api/v2/calendars/{id}', { params: { path: { id } } });

export const changeCalendar = (client: ApiClient, id: string, body: Schemas['CalendarChange']) =>
  client.PATCH('/api/v2/calendars/{id}', { params: { path: { id } }, body });

export const deleteCalendar = (client: ApiClient, id: string) => client.DELETE('/api/v2/calendars/{id}', { params: { path: { id } } });

export const pushBusy = (client: ApiClient, id: string, rest: Partial<Schemas['NewBusyTimes']> = {}) =>
  client.PUT('/api/v2/calendars/{id}/busy', {
    params: { path: { id } },
    body: { version: 1, from: '2027-03-01T00:00:00Z', to: '2027-04-01T00:00:00Z', intervals: [], ...rest },
  });

export const listBusy = (client: ApiClient, query: object = {}) =>
  client.GET('/api/v2/busy', { params: { query: { from: '2027-03-01', to: '2027-04-01', ...query } } });

/** A calendar with busy times. Returns its id. */
export async function connectBusy(client: ApiClient, intervals: Schemas['BusyInterval'][], rest: Partial<Schemas['NewCalendar']> = {}) {
  const { data } = await createCalendar(client, { name: 'Vans', ...rest });
  const id = data?.id as string;
  await pushBusy(client, id, { intervals });
  return id;
}
