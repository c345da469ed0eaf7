/** Hosts and teams for one test each, and what tests do with them. */
import type { ApiClient, TestServer } from './server.ts';
import { eventType, invitee, organization, user, world } from './worlds.ts';

type Rest = Record<string, unknown>;

let organizations = 0;

export async function createHost(server: TestServer, rest: Rest = {}, userRest: Rest = {}) {
  organizations += 1;
  const [name, slug] = [`org-${organizations}`, `host-${organizations}`];
  await server.load(world(organization(name, { users: [user(slug, userRest)], eventTypes: [eventType(slug, 'call', rest)] })));
  const client = server.client(await server.token(slug));
  const { data } = await client.GET('/api/v2/event-types');
  return { client, slug, organization: name, eventTypeId: data?.items[0]?.id as string };
}

/** A team whose first member owns one event type that all of them host. */
export async function createTeam(server: TestServer, size: number, rest: Rest) {
  organizations += 1;
  const slugs = Array.from({ length: size }, (_, index) => `team-${organizations}-${index}`);
  const eventTypes = [eventType(slugs[0] as string, 'call', { hosts: slugs, ...rest })];
  await server.load(world(organization(`org-${organizations}`, { users: slugs.map((slug) => user(slug)), eventTypes })));
  const clients = await Promise.all(slugs.map(async (slug) => server.client(await server.token(slug))));
  const { data } = await (clients[0] as ApiClient).GET('/api/v2/event-types');
  return { slugs, clients, client: clients[0] as ApiClient, eventTypeId: data?.items[0]?.id as string };
}

export const day = '2027-03-02';

export const at = (time: string, date = day) => `${date}T${time}:00Z`;

export const book = (client: ApiClient, eventTypeId: string, startAt: string, rest: Rest = {}) =>
  client.POST('/api/v2/bookings', { body: { eventTypeId, startAt, invitee: invitee(), ...rest } });

export async function offered(client: ApiClient, eventTypeId: string, query: Rest = {}) {
  const { data } = await client.GET('/api/v2/availability', {
    params: { query: { eventTypeId, from: day, to: '2027-03-03', tz: 'UTC', ...query } },
  });
  return data?.slots.map(({ startAt }) => startAt.slice(11, 16)) ?? [];
}
