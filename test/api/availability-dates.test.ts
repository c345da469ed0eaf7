/** The dates between which starts can be booked, and windows that are over. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHost, day } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 10_000 });
});
afterAll(() => server.stop());

it('says that the window, or all open hours of it, have passed', async () => {
  const { client, eventTypeId } = await createHost(server);
  const reasonOf = async (from: string, to: string) =>
    (await client.GET('/api/v2/availability', { params: { query: { eventTypeId, from, to } } })).data?.reason;
  await server.setClock('2027-03-01T20:00:00Z');
  expect([await reasonOf('2027-02-20', '2027-02-21'), await reasonOf('2027-03-01', '2027-03-02')]).toEqual(['in_past', 'in_past']);
});

describe('the dates that can be booked', () => {
  const datesOf = async ({ client, eventTypeId }: { client: ApiClient; eventTypeId: string }, tz: string, held?: string) => {
    const query = { eventTypeId, from: day, to: '2027-03-03', tz };
    const header = held === undefined ? {} : { 'If-None-Match': held };
    const { data, response } = await client.GET('/api/v2/availability', { params: { query, header } });
    return { dates: data && [data.firstBookableDate, data.lastBookableDate], etag: response.headers.get('etag') as string };
  };

  it('follow from the notice and the booking window, in the time zone of the request', async () => {
    await server.setClock('2027-03-01T23:30:00Z');
    const host = await createHost(server, { minimumNoticeMin: 60, bookingWindowDays: 10 });
    expect((await datesOf(host, 'UTC')).dates).toEqual(['2027-03-02', '2027-03-11']);
    expect((await datesOf(host, 'Asia/Tokyo')).dates).toEqual(['2027-03-02', '2027-03-12']);
    expect((await datesOf(host, 'America/New_York')).dates).toEqual(['2027-03-01', '2027-03-11']);
    expect((await datesOf(await createHost(server, { bookingWindowDays: null }), 'UTC')).dates).toEqual(['2027-03-01', null]);
    expect((await datesOf(await createHost(server, { active: false }), 'UTC')).dates).toEqual([null, null]);
  });

  it('change with time, so that an ETag of yesterday no longer matches', async () => {
    await server.setClock('2027-03-01T22:59:00Z');
    const host = await createHost(server, { minimumNoticeMin: 60, bookingWindowDays: null });
    const { dates, etag } = await datesOf(host, 'UTC');
    expect(dates).toEqual(['2027-03-01', null]);
    expect((await datesOf(host, 'UTC', etag)).dates).toBeUndefined();
    await server.setClock('2027-03-01T23:00:00Z');
    expect((await datesOf(host, 'UTC', etag)).dates).toEqual(['2027-03-02', null]);
  });
});
