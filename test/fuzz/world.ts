/** The dataset on a server, with everyone's tokens and with values for requests that are likely to succeed. */
import fc from 'fast-check';
import { newToken } from '../../src/accounts/secrets.ts';
import { type OperationId, organizationScopes, scopes } from '../../src/contract.ts';
import { testLinks } from '../support/receivers.ts';
import type { TestServer } from '../support/server.ts';
import { everyEvent, publicUrl } from '../support/webhooks.ts';
import { begun, calendars, contacts, dataset, endpoints, mine, now, own, type Question } from './dataset.ts';
import type { Ask } from './wire.ts';

export type Useless = { name: string; header: string | undefined; code: 'unauthorized' | 'plan_required' };

/** `without`: imad's token with every scope but one. `colleague`: a token of a user of imad's organization; `strangers`: of other ones. */
export type World = {
  token: string;
  without: Record<string, string>;
  colleague: string;
  strangers: string[];
  useless: Useless[];
  /** Values that usually make an operation succeed; operations that need none are missing. */
  likely: Partial<Record<OperationId, fc.Arbitrary<Overlay>>>;
};

/** Replaces parts of a request; undefined removes them. */
export type Overlay = { [Section in keyof Ask]?: Record<string, unknown> };

type Bookable = { eventTypeId: string; durationMin: number; questions: Question[]; asksWhere: boolean; starts: string[] };

export async function fill(server: TestServer): Promise<World> {
  await server.load(dataset);
  await server.setClock(now);
  for (const one of endpoints) await insertEndpoints(server, one);
  for (const one of calendars) await insertCalendars(server, one);
  for (const one of contacts) await nameContacts(server, one);
  const names = Object.keys(scopes);
  const wide = Object.keys(organizationScopes);
  const token = await server.token('imad', [...names, ...wide]);
  const without: Record<string, string> = {};
  for (const scope of names) without[scope] = await server.token('imad', [...names.filter((one) => one !== scope), ...wide]);
  const [colleague, strangers] = [await server.token('omar'), [await server.token('zoe')]];
  return { token, without, colleague, strangers, useless: await findUseless(server, token), likely: toLikely(await look(server, token)) };
}

/** Of partners, read a moment ago. */
async function insertCalendars({ pool }: TestServer, { slug, ids }: (typeof calendars)[number]): Promise<void> {
  await pool.query(
    `insert into calendars (id, organization_id, user_id, kind, name, max_age_min, last_synced_at, version)
      select one.id, u.organization_id, u.id, 'push', 'Vans', 60, current_instant(), 1
        from users u cross join unnest($2::uuid[]) as one (id) where u.slug = $1`,
    [slug, ids],
  );
  await pool.query(
    `insert into calendar_collections (id, organization_id, calendar_id, position, href, name)
      select gen_random_uuid(), organization_id, id, 0, '', 'Vans' from calendars where id = any ($1)`,
    [ids],
  );
  await pool.query(
    `insert into calendar_feeds (organization_id, user_id, token_hash, shows)
      select organization_id, id, sha256(slug::bytea), 'busy' from users where slug = $1`,
    [slug],
  );
}

async function nameContacts({ pool }: TestServer, { slug, ids }: (typeof contacts)[number]): Promise<void> {
  await pool.query(
    `update contacts c set id = one.id
      from unnest($2::uuid[]) with ordinality as one (id, nth) join users u on u.slug = $1
      where c.organization_id = u.organization_id and c.user_id = u.id and c.email_key = 'guest' || one.nth - 1 || '.of.' || $1 || '@example.com'`,
    [slug, ids],
  );
}

async function insertEndpoints({ pool }: TestServer, { slug, webhooks, deliveries }: (typeof endpoints)[number]): Promise<void> {
  await pool.query(
    `insert into webhooks (id, organization_id, user_id, url, events, secret)
      select one.id, u.organization_id, u.id, $3 || one.nth, $4, ''
        from users u cross join unnest($2::uuid[]) with ordinality as one (id, nth) where u.slug = $1`,
    [slug, webhooks, `${publicUrl}/`, everyEvent],
  );
  await pool.query(
    `with told as (insert into events (id, organization_id, sequence, type)
        select one.id, u.organization_id, 1, 'booking_created' from users u cross join unnest($2::uuid[]) as one (id) where u.slug = $1 returning *)
      insert into webhook_deliveries (id, organization_id, webhook_id, event_id, next_attempt_at)
        select id, organization_id, $3, id, current_instant() from told`,
    [slug, deliveries, webhooks[0]],
  );
}

async function findUseless(server: TestServer, token: string): Promise<Useless[]> {
  const expired = await server.token('imad', undefined, new Date('2027-02-28T00:00:00Z'));
  const revoked = await server.token('imad');
  await server.pool.query(
    `update personal_access_tokens set revoked_at = now() where id = (select max(id::text)::uuid from personal_access_tokens)`,
  );
  const swapped = token.slice(0, 10) + (token[10] === 'x' ? 'y' : 'x') + token.slice(11);
  const refused = { missing: undefined, empty: '', corrupted: swapped, cut: token.slice(0, -1), unknown: newToken(), expired, revoked };
  return [
    ...Object.entries(refused).map(([name, value]) => ({
      name,
      header: value === undefined ? undefined : `Bearer ${value}`,
      code: 'unauthorized' as const,
    })),
    { name: 'of another scheme', header: `Basic ${token}`, code: 'unauthorized' },
    { name: 'given twice', header: `Bearer ${token} ${token}`, code: 'unauthorized' },
    { name: 'of a free plan', header: `Bearer ${await server.token('fay')}`, code: 'plan_required' },
  ];
}

/** `tokens`: of the links of imad's bookings to come, in their order. */
type Found = {
  tokens: string[];
  bookables: Bookable[];
  events: string[];
  people: string[];
  cursors: Partial<Record<OperationId, Record<string, unknown>[]>>;
};

async function look(server: TestServer, token: string): Promise<Found> {
  const get = async (address: string) =>
    (await server.send('GET', `/api/v2/${address}`, { headers: { Authorization: `Bearer ${token}` } })).body;
  const bookables: Bookable[] = [];
  for (const [index, [, { durations, questions = [], location }]] of mine.entries()) {
    for (const durationMin of durations as number[]) {
      const eventTypeId = own.eventType[index] as string;
      const { slots } = await get(`availability?eventTypeId=${eventTypeId}&from=2027-03-01&to=2027-04-01&duration=${durationMin}`);
      const starts = slots.map(({ startAt }: { startAt: string }) => startAt);
      if (starts.length > 0)
        bookables.push({ eventTypeId, durationMin, questions: questions as Question[], asksWhere: location !== undefined, starts });
    }
  }
  const cursors: Found['cursors'] = {};
  for (const [id, address] of [
    ['listBookings', 'bookings'],
    ['listLeads', 'leads'],
    ['listEventTypes', 'event-types'],
    ['listSchedules', 'schedules'],
    ['listOutOfOffice', 'out-of-office'],
    ['listCalendars', 'calendars'],
    ['listWebhooks', 'webhooks'],
    ['listMembers', 'members'],
    ['listDeliveries', `webhooks/${own.webhook[0]}/deliveries`],
  ] as const) {
    const { nextCursor } = await get(`${address}?limit=2`);
    cursors[id] = [{ cursor: nextCursor, limit: 2 }, { cursor: nextCursor }];
  }
  const { items: events } = await get('events');
  const { rows } = await server.pool.query("select id from organizations where slug = 'acme'");
  const toToken = (chainId: string) => testLinks.manageTokens.create({ organizationId: rows[0].id, chainId });
  const tokens = own.booking.slice(begun).map(toToken);
  const { items: people } = await get('contacts?kind=lead');
  const addresses = people.map(({ email }: { email: string }) => email);
  return { tokens, bookables, cursors, people: addresses, events: events.map(({ id }: { id: string }) => id) };
}

function toLikely({ tokens, bookables, cursors, events, people }: Found): World['likely'] {
  const booking = fc
    .constantFrom(...bookables)
    .chain(toOrder)
    .map((body) => ({ body, header: { 'Idempotency-Key': undefined } }));
  const inList = (id: OperationId) =>
    fc.constantFrom<Overlay>(...(cursors[id] ?? []).map((query) => ({ query: { ...nothing, ...query } })), {
      query: { cursor: undefined },
    });
  const window = fc.record({ from: fc.nat({ max: 200 }), days: fc.integer({ min: 1, max: 31 }) }).map(({ from, days }) => ({
    from: toDate(from),
    to: toDate(from + days),
  }));
  const oneOf = (ids: string[]) => fc.constantFrom(...ids).map((id) => ({ path: { id }, header: unconditional }));
  const start = fc.constantFrom(...bookables.flatMap(({ starts }) => starts));
  const [moving, changing] = own.eventType.slice(-2) as [string, string];
  const { starts: free = [] } = bookables.find(({ eventTypeId }) => eventTypeId === moving) ?? {};
  const move = fc.tuple(oneOf(own.booking.slice(begun + 120)), fc.constantFrom(...free));
  const first = own.webhook.slice(0, 1);
  const address = { body: { url: publicUrl } };
  const delivered = fc.constantFrom(...own.delivery).map((deliveryId) => ({ path: { id: first[0], deliveryId }, header: unconditional }));
  const slugs = { user: 'imad', eventType: 'intro' };
  const ofLink = (first: number, end: number) =>
    fc.constantFrom(...tokens.slice(first, end)).map((token) => ({ path: { token }, header: unconditional }));
  const simple = { hosts: undefined, hostSelection: undefined, questions: undefined };
  return {
    acceptEventType: oneOf(own.eventType.slice(0, 8)),
    leaveEventType: oneOf(own.eventType.slice(8, -2)),
    listMembers: inList('listMembers'),
    getMember: oneOf(own.member),
    createMember: fc
      .nat({ max: 100_000 })
      .map((n) => ({ header: unconditional, body: { slug: `new-${n}`, email: `new-${n}@example.com` } })),
    updateMember: oneOf(own.member.slice(0, 10)).map((named) => ({ ...named, body: { externalId: undefined } })),
    deleteMember: oneOf(own.member.slice(10, 20)),
    // An address gets three in an hour.
    createInvitation: oneOf(own.member.slice(20)),
    getEventType: fc.constantFrom(...own.eventType).map((id) => ({ path: { id } })),
    createEventType: fc.constant({ header: unconditional, body: { ...simple, kind: 'one_on_one' } }),
    updateEventType: oneOf([changing]).map((named) => ({ ...named, body: { ...simple, kind: undefined } })),
    // Not the default one, by which all is booked.
    putScheduleOverride: oneOf(own.schedule.slice(1)).map((named) => ({ ...named, body: { hours: [['09:00', '17:00']] } })),
    deleteScheduleOverride: oneOf(own.schedule.slice(1)),
    deleteEventType: oneOf(own.eventType),
    // Only its name, as all is booked in its hours.
    updateSchedule: fc.tuple(oneOf(own.schedule), fc.nat({ max: 1000 })).map(([named, n]) => ({
      ...named,
      body: { name: `Hours ${n}`, timezone: undefined, weekly: undefined, isDefault: undefined },
    })),
    createSchedule: fc
      .nat({ max: 1000 })
      .map((n) => ({ header: unconditional, body: { name: `More hours ${n}`, weekly: {}, isDefault: undefined } })),
    deleteSchedule: oneOf(own.schedule.slice(1)),
    updateOutOfOffice: oneOf(own.outOfOffice).map((named) => ({ ...named, body: { from: '2031-01-01', to: '2031-01-05' } })),
    deleteOutOfOffice: oneOf(own.outOfOffice),
    createOutOfOffice: fc.constant({ header: unconditional, body: { from: '2031-01-01', to: '2031-01-05' } }),
    listCalendars: inList('listCalendars'),
    createCalendar: fc.constant({ header: unconditional, body: { ...noCredentials, kind: 'push' } }),
    getCalendar: oneOf(own.calendar),
    updateCalendar: oneOf(own.calendar).map((named) => ({
      ...named,
      body: { ...noCredentials, collections: undefined, writesTo: undefined },
    })),
    // The others are pushed to.
    deleteCalendar: oneOf(own.calendar.slice(5)),
    syncCalendar: oneOf(own.calendar),
    putBusyTimes: oneOf(own.calendar.slice(0, 5)).map((named) => ({ ...named, body: busy })),
    listBusyTimes: window.map((asked) => ({ query: { ...asked, cursor: undefined } })),
    getAvailabilityExplanation: fc
      .tuple(fc.constantFrom(...own.eventType), start)
      .map(([eventTypeId, startAt]) => ({ query: { eventTypeId, startAt, durationMin: undefined, rescheduleBookingId: undefined } })),
    getStats: window.map((asked) => ({ query: { ...asked, eventTypeId: undefined } })),
    listSchedules: inList('listSchedules'),
    listOutOfOffice: inList('listOutOfOffice'),
    rescheduleBooking: move.map(([named, startAt]) => ({ ...named, body: { startAt, durationMin: undefined } })),
    markNoShow: oneOf(own.booking.slice(0, 30)),
    getAvailability: fc
      .tuple(fc.constantFrom(...own.eventType), window, fc.constantFrom(undefined, 15))
      .map(([eventTypeId, asked, duration]) => ({ query: { ...asked, eventTypeId, duration, rescheduleBookingId: undefined } })),
    listEventTypes: inList('listEventTypes'),
    listBookings: fc.oneof(
      inList('listBookings'),
      window.map((asked) => ({ query: { ...asked, cursor: undefined } })),
    ),
    listLeads: inList('listLeads'),
    getBooking: fc.constantFrom(...own.booking).map((id) => ({ path: { id } })),
    // Imported bookings have no messages, so there is no cursor.
    listMessages: fc.constantFrom(...own.booking).map((id) => ({ path: { id }, query: { cursor: undefined } })),
    // Others are marked and moved.
    listEvents: fc.constantFrom(undefined, ...events).map((after) => ({ query: { after } })),
    listWebhooks: inList('listWebhooks'),
    createWebhook: fc.nat({ max: 1000 }).map((n) => ({ header: unconditional, body: { url: `${publicUrl}/new/${n}` } })),
    getWebhook: oneOf(own.webhook),
    updateWebhook: oneOf(first).map((named) => ({ ...named, ...address })),
    // The first has the deliveries.
    deleteWebhook: oneOf(own.webhook.slice(1)),
    rotateWebhookSecret: oneOf(first),
    testWebhook: oneOf(first),
    replayWebhook: oneOf(first).map((named) => ({ ...named, body: { until: undefined } })),
    listDeliveries: inList('listDeliveries').map((asked) => ({ ...asked, path: { id: first[0] } })),
    getDelivery: delivered,
    redeliverDelivery: delivered,
    updateBooking: oneOf(own.booking),
    cancelBooking: oneOf(own.booking.slice(30, begun + 40)),
    getPublicEventType: fc.constant({ path: slugs }),
    getChallenge: fc.constant({ path: slugs }),
    getPublicAvailability: window.map((asked) => ({ path: slugs, query: { ...asked, duration: undefined } })),
    getPublicBookingAvailability: fc
      .tuple(ofLink(70, 120), window)
      .map(([named, asked]) => ({ ...named, query: { ...asked, duration: undefined } })),
    captureLead: fc.constant({ path: slugs, header: unconditional, body: { answers: undefined } }),
    getPublicBooking: ofLink(0, 120),
    cancelPublicBooking: ofLink(40, 70),
    reschedulePublicBooking: fc
      .tuple(ofLink(70, 120), fc.constantFrom(...free))
      .map(([named, startAt]) => ({ ...named, body: { startAt, durationMin: undefined } })),
    createLead: fc
      .constantFrom(...own.eventType)
      .map((eventTypeId) => ({ header: unconditional, body: { eventTypeId, answers: undefined } })),
    getLead: oneOf(own.lead),
    updateLead: oneOf(own.lead).map((named) => ({ ...named, body: { answers: undefined } })),
    getContact: oneOf(own.contact),
    eraseContact: fc.constantFrom(...people).map((email) => ({ header: unconditional, body: { email } })),
    createBooking: booking,
    createPublicBooking: booking,
  };
}

const noCredentials = { url: undefined, username: undefined, password: undefined };

/** Long ago, so that no slots go. */
const busy = {
  ...{ version: 2, from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  intervals: [{ startAt: '2026-01-02T09:00:00Z', endAt: '2026-01-02T10:00:00Z' }],
};

/** A fresh key, and no precondition: others cannot succeed. */
const unconditional = { 'Idempotency-Key': undefined, 'If-Match': undefined };

/** No filters, as a cursor is bound to its own. */
const nothing = Object.fromEntries(
  [
    'status',
    'from',
    'to',
    'eventTypeId',
    'active',
    'booked',
    'limit',
    'host',
    'invitee',
    'sort',
    'externalId',
    'updatedSince',
    'email',
    'leadId',
    'noShow',
    'metadata',
  ].map((name) => [name, undefined]),
);

const toDate = (days: number): string => new Date(Date.UTC(2027, 2, 1 + days)).toISOString().slice(0, 10);

function toOrder({ eventTypeId, durationMin, questions, asksWhere, starts }: Bookable): fc.Arbitrary<Record<string, unknown>> {
  const answers = questions.map((question) => toAnswer(question).map((value) => ({ questionId: question.id, value })));
  return fc.record({
    eventTypeId: fc.constant(eventTypeId),
    startAt: fc.constantFrom(...starts),
    durationMin: fc.constant(durationMin),
    leadId: fc.constantFrom(undefined, ...(eventTypeId === own.eventType[0] ? own.lead : [])),
    answers: answers.length === 0 ? fc.constant(undefined) : fc.tuple(...answers),
    ...(!asksWhere && { location: fc.constant(undefined) }),
  });
}

function toAnswer({ type, options }: Question): fc.Arbitrary<unknown> {
  if (type === 'single_choice') return fc.constantFrom(...options);
  if (type === 'multiple_choice') return fc.subarray(options);
  if (type === 'phone') return fc.constant('+33 1 23 45 67 89');
  return fc.string({ minLength: 1, maxLength: 30 }).map((text) => `x${text}`);
}
