/** Each tool and its operation accept and refuse the same: with every scope, for own, a colleague's, a stranger's and missing resources. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopes } from '../../src/contract.ts';
import { exampleOf } from '../support/contract.ts';
import { call, type MarkedTool, markedTools, tell, toHttp } from '../support/mcp.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { readTables } from '../support/tables.ts';
import { eventType, organization, user, world } from '../support/worlds.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
});
afterAll(() => server.stop());

type Given = Record<string, unknown>;

const owners = ['me', 'a colleague', 'a stranger', 'nobody'] as const;
const slugs: Record<(typeof owners)[number], string> = { me: 'imad', 'a colleague': 'cleo', 'a stranger': 'bo', nobody: '' };

let worlds = 0;

/** Two companies, the first of two people; each has an event type, a booking and a lead. All that has a name ends in the world's. */
async function createWorld() {
  worlds += 1;
  const end = `-w${worlds}`;
  const part = (slug: string) => ({
    eventType: eventType(slug + end, 'call', { durations: [30, 45, 60] }),
    booking: {
      ...{ eventType: `${slug + end}/call`, hosts: [slug + end], startAt: '2027-03-04T09:00:00Z', durationMin: 30, status: 'active' },
      ...{ invitee: { name: 'Ann', email: 'ann@example.com', timezone: 'UTC' }, createdAt: '2027-01-01T00:00:00Z' },
    },
    lead: { eventType: `${slug + end}/call`, name: 'Bo', email: 'lead@example.com', createdAt: '2027-01-02T00:00:00Z' },
  });
  const company = (name: string, people: string[]) =>
    organization(name + end, {
      users: people.map((slug) => user(slug + end, { outOfOffice: [{ from: '2027-08-02', to: '2027-08-20' }] })),
      eventTypes: people.map((slug) => part(slug).eventType),
      bookings: people.map((slug) => part(slug).booking),
      leads: people.map((slug) => part(slug).lead),
    });
  await server.load(world(company('acme', ['imad', 'cleo']), company('other', ['bo'])));
  await server.pool.query(
    `insert into calendars (id, organization_id, user_id, kind, name, max_age_min, last_synced_at, version)
      select gen_random_uuid(), organization_id, id, 'push', 'Vans', 60, current_instant(), 1 from users where slug like '%' || $1`,
    [end],
  );
  return { end, token: (wanted?: string[]) => server.token(`imad${end}`, wanted) };
}

type World = Awaited<ReturnType<typeof createWorld>>;

const nobodys = '019cb24f-1c00-7e44-8b63-000000000000';

async function findIds({ end }: World, owner: (typeof owners)[number]) {
  if (owner === 'nobody')
    return { bookings: nobodys, 'event-types': nobodys, schedules: nobodys, leads: nobodys, 'out-of-office': nobodys, calendars: nobodys };
  const find = async (table: string, column: string) => {
    const text = `select t.id from ${table} t join users u on u.id = t.${column} where u.slug = $1`;
    return (await server.pool.query(text, [slugs[owner] + end])).rows[0].id as string;
  };
  const eventTypeId = await find('event_types', 'owner_id');
  const { rows } = await server.pool.query('select id from bookings where event_type_id = $1', [eventTypeId]);
  return {
    ...{ bookings: rows[0].id as string, 'event-types': eventTypeId, schedules: await find('schedules', 'user_id') },
    ...{ leads: await find('leads', 'owner_id'), 'out-of-office': await find('out_of_office', 'user_id') },
    calendars: await find('calendars', 'user_id'),
  };
}

async function givenFor({ path, parameters, body }: MarkedTool, in_: World, owner: (typeof owners)[number]): Promise<Given> {
  const ids = await findIds(in_, owner);
  const given = { ...Object.fromEntries(parameters.map((parameter) => [parameter.name, exampleOf(parameter)])), ...body } as Given;
  // Refusals about another booking, or a time in the future.
  for (const name of ['cursor', 'rescheduleBookingId', 'force', 'host']) delete given[name];
  if (typeof given.invitee === 'string') delete given.invitee;
  if ('noShow' in given) given.noShow = false;
  const [, kind] = /\/([a-z-]+)\/\{id\}/.exec(path) ?? [];
  if (kind !== undefined) given.id = ids[kind as keyof typeof ids];
  if ('eventTypeId' in given) given.eventTypeId = ids['event-types'];
  return given;
}

type Verdict = { status: number; code: unknown };

async function byHttp(tool: MarkedTool, token: string, given: Given): Promise<Verdict> {
  const [method, path, init] = toHttp(tool, given);
  const { status, body } = await server.send(method, path, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  return { status, code: body.code };
}

/** A tool's own answer has no status: then it is the one that HTTP gave, as long as both are a success or neither is. */
async function byTool({ name }: MarkedTool, token: string, given: Given, beside: Verdict): Promise<Verdict> {
  const { status, body, result } = await call(server, token, name, given);
  if (result === undefined) return { status, code: body.code };
  expect(result.content).toHaveLength(1);
  const isAlike = (result.isError === true) === beside.status >= 400;
  const { code } = result.structuredContent as { code?: string };
  return { status: isAlike ? beside.status : 0, code };
}

describe.each(markedTools)('$name', (tool) => {
  const isChange = tool.method !== 'get';

  it.each(owners)('does what its operation does with what belongs to %s', async (owner) => {
    const [here, there] = [await createWorld(), await createWorld()];
    const http = await byHttp(tool, await there.token(), await givenFor(tool, there, owner));
    // The event type is booked, and the schedule is the default.
    if (owner === 'me' && ['delete_event_type', 'delete_schedule'].includes(tool.name)) expect(http.status).toBe(409);
    else if (owner === 'me') expect(http.status).toBeLessThan(300);
    const [token, given] = [await here.token(), await givenFor(tool, here, owner)];
    const judge = (rest: Given = {}) => byTool(tool, token, { ...given, ...rest }, http);
    if (!isChange) return expect(await judge()).toEqual(http);
    const before = await readTables(server.pool);
    expect(await judge({ dry_run: true })).toEqual(http);
    expect(await readTables(server.pool)).toEqual(before);
    expect(await judge()).toEqual(http);
    // Done once, it may be refused, or come to the same again.
    const changed = await readTables(server.pool);
    const again = await judge({ dry_run: true });
    expect(await readTables(server.pool)).toEqual(changed);
    expect(await judge()).toEqual(again);
  });

  it('works with its own scope, is listed then, and is refused as its operation is with any other', async () => {
    const here = await createWorld();
    const given = await givenFor(tool, here, 'me');
    for (const wanted of [[], ...Object.keys(scopes).map((scope) => [scope])]) {
      const token = await here.token(wanted);
      const isAllowed = wanted.includes(tool.scope);
      const { body } = await tell(server, token, { method: 'tools/list' });
      expect(body.result.tools.some(({ name }: { name: string }) => name === tool.name)).toBe(isAllowed);
      const { status, headers, ...answer } = await call(server, token, tool.name, { ...given, ...(isChange && { dry_run: true }) });
      expect([wanted, status]).toEqual([wanted, isAllowed ? 200 : 403]);
      if (isAllowed) continue;
      expect({ status, code: answer.body.code }).toEqual(await byHttp(tool, token, given));
      expect(headers.get('www-authenticate')).toContain(`error="insufficient_scope", scope="${tool.scope}", resource_metadata=`);
    }
  });

  it('refuses what its operation refuses', async () => {
    const here = await createWorld();
    const [token, given] = [await here.token(), await givenFor(tool, here, 'me')];
    for (const fault of faults) {
      const wrong = { ...given, ...fault };
      const [method, path] = toHttp(tool, wrong);
      const http = await byHttp(tool, token, wrong);
      expect([method, path, http.status]).toEqual([method, path, 400]);
      expect(await byTool(tool, token, wrong, http)).toEqual(http);
    }
  });
});

/** Refused by whatever operation, each in its place: by their types, or for not being known there. */
const faults = [
  { unknown: 'x' },
  { limit: 'abc' },
  { id: 'x'.repeat(101) },
  { eventTypeId: 'x'.repeat(101) },
  JSON.parse('{"__proto__":"x"}'),
];

it('covers every tool that the contract names', () => expect(markedTools.length).toBeGreaterThanOrEqual(16));
