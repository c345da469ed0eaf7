import { startTestServer, type TestServer } from './server.ts';
import { eventType, organization, user, world } from './worlds.ts';

export type Acme = { server: TestServer; bearer: { Authorization: string }; eventTypeId: string };

/** A server with one host, one event type and a token, on a Monday at 08:00 UTC, an hour before working hours. */
export async function startAcme(rest: Record<string, unknown> = {}): Promise<Acme> {
  const server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.load(world(organization('acme', { users: [user('imad')], eventTypes: [eventType('imad', 'intro', rest)] })));
  await server.setClock('2027-03-01T08:00:00Z');
  const token = await server.token('imad');
  const { data } = await server.client(token).GET('/api/v2/event-types');
  return { server, bearer: { Authorization: `Bearer ${token}` }, eventTypeId: data?.items[0]?.id as string };
}
