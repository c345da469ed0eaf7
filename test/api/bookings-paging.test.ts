import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/contract.ts';
import { collect, type RawClient } from '../support/http.ts';
import { expectFault } from '../support/refusals.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { eventType, invitee, organization, user, world } from '../support/worlds.ts';

type Booking = Schemas['Booking'];

const people = ['imad', 'noor', 'rosa'];
const names = Array.from({ length: 11 }, (_, index) => `Guest ${index}`);
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  // Four were made at once, so that only their ids tell their order.
  const bookings = people.flatMap((slug) =>
    names.map((name, index) => ({
      eventType: `${slug}/intro`,
      startAt: `2027-03-${String(index + 2).padStart(2, '0')}T09:00:00Z`,
      invitee: { ...invitee(), name },
      createdAt: `2027-01-${String(index < 4 ? 1 : index).padStart(2, '0')}T00:00:00Z`,
    })),
  );
  await server.load(
    world(
      organization('acme', {
        users: people.map((slug) => user(slug)),
        eventTypes: people.map((slug) => eventType(slug, 'intro')),
        bookings,
      }),
    ),
  );
});
afterAll(() => server.stop());

/** Reads all pages of a user's bookings; calls `meanwhile` after each. */
const walk = (client: ApiClient, query: object, meanwhile: (seen: Booking[]) => Promise<void> = async () => {}): Promise<Booking[]> => {
  const seen: Booking[] = [];
  return collect(async (cursor) => {
    const { data } = await client.GET('/api/v2/bookings', { params: { query: { ...query, ...(cursor && { cursor }) } } });
    seen.push(...(data?.items ?? []));
    await meanwhile(seen);
    return data as { items: Booking[]; nextCursor: string | null };
  });
};
const namesOf = (bookings: Booking[]): string[] => bookings.map((booking) => booking.invitee.name);
const clientOf = async (slug: string): Promise<ApiClient> => server.client(await server.token(slug));

it.each([1, 2, 3, 10, 11, 12])('pages of %i hold each booking once, the newest first', async (limit) => {
  const client = await clientOf('imad');
  const [whole, walked] = [await walk(client, {}), await walk(client, { limit })];
  expect(namesOf(whole).slice(0, 7)).toEqual(names.slice(4).reverse());
  expect(namesOf(walked)).toEqual(namesOf(whole));
  expect(walked.map(({ createdAt }) => createdAt)).toEqual(
    walked
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  );
});

it('neither skips nor repeats while bookings are made and canceled', async () => {
  const client = await clientOf('noor');
  const before = await walk(client, { status: 'active' });
  const cancel = (booking: Booking | undefined) =>
    client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: booking?.id as string } } });
  let pages = 0;
  const canceledUnseen: string[] = [];
  const walked = await walk(client, { status: 'active', limit: 2 }, async (seen) => {
    const startAt = `2027-03-01T${String(9 + pages).padStart(2, '0')}:30:00Z`;
    const { response } = await client.POST('/api/v2/bookings', {
      body: { eventTypeId: before[0]?.eventTypeId as string, startAt, invitee: invitee() },
    });
    expect(response.status).toBe(201);
    // The row that the cursor names, and one that is still to come.
    await cancel(seen.at(-1));
    const unseen = before.filter(({ id }) => !seen.some((one) => one.id === id)).at(-1);
    if (pages === 0 && unseen) canceledUnseen.push(unseen.id);
    if (pages === 0) await cancel(unseen);
    pages += 1;
  });
  expect(canceledUnseen).toHaveLength(1);
  expect(walked.map(({ id }) => id)).toEqual(before.map(({ id }) => id).filter((id) => !canceledUnseen.includes(id)));
});

it("a cursor is refused with other filters and in others' hands", async () => {
  const [rosa, imad] = [server.as('rosa'), server.as('imad')];
  const get = (client: RawClient, query: string) => client.get(`/api/v2/bookings?${query}`);
  const filters = 'status=active&from=2027-03-01&to=2027-04-01';
  const { nextCursor } = (await get(rosa, `${filters}&limit=2`)).body;
  const { body } = await get(rosa, `to=2027-04-01&from=2027-03-01&status=active&cursor=${nextCursor}`);
  expect(body.items).toHaveLength(names.length - 2);
  for (const other of [
    '',
    'status=canceled&from=2027-03-01&to=2027-04-01',
    'status=active&from=2027-03-01&to=2027-04-02',
    `${filters}&eventTypeId=x`,
  ]) {
    expectFault(await get(rosa, `${other}&cursor=${nextCursor}`), '/query/cursor');
  }
  expectFault(await get(imad, `${filters}&cursor=${nextCursor}`), '/query/cursor');
});
