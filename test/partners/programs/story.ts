/**
 * A partner's program: finds out who it is, books, is refused, pages, cancels, looks at who came, and moves. It is written once,
 * against what a program needs of a client; each generated client is fitted to it in a file of its own, which compiles only
 * as long as the generated names and types say at least this.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

type Page<Item> = { items: Item[]; nextCursor: string | null };
type Person = { name: string; email: string };
type Order = { eventTypeId: string; startAt: string; invitee: Person; notes?: string; leadId?: string };
type Booking = {
  id: string;
  startAt: string;
  durationMin: number;
  status: 'active' | 'canceled';
  location: { kind: LocationKind; value: string | null };
  invitee: Person & { timezone: string; phone: string | null };
  answers: { questionId: string; value: string | string[] }[];
  cancelReason: string | null;
  canceledBy: 'host' | 'invitee' | null;
  rescheduledFromId: string | null;
};
type PublicBooking = Pick<Booking, 'id' | 'startAt' | 'status' | 'location' | 'invitee' | 'answers'> & { hosts: { name: string | null }[] };
type LocationKind = 'google_meet' | 'zoom' | 'microsoft_teams' | 'phone' | 'in_person' | 'custom_link' | 'ask_invitee';
type Reason =
  | 'in_past'
  | 'slot_taken'
  | 'buffer_conflict'
  | 'outside_hours'
  | 'out_of_office'
  | 'off_grid'
  | 'below_minimum_notice'
  | 'beyond_booking_window'
  | 'daily_limit_reached'
  | 'event_type_inactive'
  | 'calendar_busy'
  | 'calendar_unreachable';

export type SlotUnavailable = { code: 'slot_unavailable'; reason: Reason; alternatives: string[] };
export type EventType = {
  id: string;
  slug: string;
  kind: 'one_on_one' | 'round_robin' | 'collective';
  durations: number[];
  dailyLimit: number | null;
  hostSelection: 'least_busy' | 'rotation' | 'priority' | null;
};

export type Sdk = {
  getMe: () => Promise<{ name: string | null; slug: string; timezone: string }>;
  listEventTypes: (query: { active: boolean }) => Promise<Page<EventType>>;
  getAvailability: (query: {
    eventTypeId: string;
    from: string;
    to: string;
    tz: string;
  }) => Promise<{ slots: { startAt: string; localStartAt: string; seatsRemaining: number }[] }>;
  createBooking: (order: Order, idempotencyKey: string) => Promise<Booking | SlotUnavailable>;
  createPublicBooking: (order: Order) => Promise<PublicBooking | SlotUnavailable>;
  listBookings: (query: { status: 'active' | 'canceled'; limit: number; cursor?: string }) => Promise<Page<Booking>>;
  getBooking: (id: string) => Promise<Booking | undefined>;
  cancelBooking: (id: string, reason: string) => Promise<Booking>;
  rescheduleBooking: (id: string, startAt: string, idempotencyKey: string) => Promise<Booking | SlotUnavailable>;
  listLeads: (query: {
    status: 'new' | 'contacted' | 'qualified' | 'lost';
  }) => Promise<Page<{ id: string; name: string; booked: boolean; bookingId: string | null }>>;
  listContacts: (query: {
    kind: 'client' | 'lead';
    q: string;
  }) => Promise<{ items: { name: string; bookingCount: number; lastBookingAt: string | null }[]; total: number }>;
  getRateLimit: () => Promise<{ limit: number; remaining: number; resetAt: string }>;
};

export const [url = '', token = ''] = process.argv.slice(2);

export class Refused extends Error {
  constructor(status: number | undefined, error: { code: string; message: string; requestId: string }) {
    super(`${status} ${error.code}: ${error.message} (${error.requestId})`);
  }
}

/** Prints the results without ids, so that all programs print the same for the same data. */
export async function tell(sdk: Sdk): Promise<void> {
  const me = await sdk.getMe();
  const [eventType] = (await sdk.listEventTypes({ active: true })).items;
  assert(eventType);
  const window = { eventTypeId: eventType.id, from: '2027-03-02', to: '2027-03-03', tz: 'Europe/Paris' };
  const { slots } = await sdk.getAvailability(window);
  const [slot] = slots;
  assert(slot);

  const order = { eventTypeId: eventType.id, startAt: slot.startAt, invitee: { name: 'Ann Lee', email: 'ann@example.com' } };
  const key = randomUUID();
  const first = toBooking(await sdk.createBooking(order, key));
  assert.deepEqual(await sdk.createBooking(order, key), first);
  const refusal = await sdk.createBooking(order, randomUUID());
  assert('reason' in refusal);
  const [alternative = ''] = refusal.alternatives;
  const second = toBooking(await sdk.createBooking({ ...order, startAt: alternative, notes: 'Then later.' }, randomUUID()));
  const bo = { name: 'Bo Berg', email: 'bo@example.com' };
  const leadId = (await sdk.listLeads({ status: 'new' })).items.find(({ name }) => name === 'Bo')?.id ?? '';
  const third = toBooking(await sdk.createPublicBooking({ ...order, startAt: '2027-03-02T11:00:00+01:00', invitee: bo, leadId }));
  const listed = await readPages((cursor) => sdk.listBookings({ status: 'active', limit: 1, ...(cursor && { cursor }) }));
  assert.deepEqual(listed.slice(1), [second, first]);
  assert.deepEqual([listed[0]?.id, third.hosts], [third.id, [{ name: me.name }]]);

  assert.deepEqual(await sdk.getBooking(first.id), first);
  assert.equal(await sdk.getBooking(randomUUID()), undefined);
  const canceled = await sdk.cancelBooking(first.id, 'Ill.');
  const again = await sdk.getAvailability(window);
  const leads = await sdk.listLeads({ status: 'new' });
  const contacts = await sdk.listContacts({ kind: 'client', q: 'LEE' });
  const inTheWay = await sdk.rescheduleBooking(second.id, third.startAt, randomUUID());
  assert('reason' in inTheWay);
  const moved = toBooking(await sdk.rescheduleBooking(second.id, first.startAt, randomUUID()));
  assert.equal(moved.rescheduledFromId, second.id);
  const { limit, remaining } = await sdk.getRateLimit();

  const diary = {
    me: [me.name, me.timezone],
    eventType: [eventType.slug, eventType.kind, eventType.durations, eventType.dailyLimit, eventType.hostSelection],
    slot: [slot.startAt, slot.localStartAt, slot.seatsRemaining],
    refusal: [refusal.reason, refusal.alternatives],
    booked: listed.map(({ startAt, invitee, location }) => [startAt, invitee.name, location.kind]),
    canceled: [canceled.status, canceled.cancelReason, canceled.canceledBy],
    isFreeAgain: again.slots.some(({ startAt }) => startAt === first.startAt),
    leads: leads.items.map(({ name, booked, bookingId }) => [name, booked, bookingId === third.id]),
    contacts: [contacts.total, ...contacts.items.map(({ name, bookingCount }) => [name, bookingCount])],
    moved: [inTheWay.reason, moved.startAt, moved.status],
    rateLimit: [limit, limit - remaining],
  };
  console.log(JSON.stringify(diary));
}

function toBooking<Made extends object>(outcome: Made | SlotUnavailable): Made {
  if ('reason' in outcome) throw new Error(`Not booked: ${outcome.reason}; free is ${outcome.alternatives}`);
  return outcome;
}

async function readPages<Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
  const { items, nextCursor } = await read(undefined);
  for (let cursor = nextCursor; cursor !== null; ) {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}
