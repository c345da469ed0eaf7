/** Code that must or must not compile with the client; checked by `tsc`, nothing here runs. */
import { type CaledeeClient, type CaledeeError, type ErrorBody, type Schemas, unwrap } from '../../src/client.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const isTrue = <_T extends true>(): void => {};

const order = { eventTypeId: 'id', startAt: '2027-03-02T09:00:00Z', invitee: { name: 'Ann', email: 'ann@example.com' } };
const window = { eventTypeId: 'id', from: '2027-03-01', to: '2027-03-02' };

export async function answersAreTyped(client: CaledeeClient): Promise<void> {
  const { data, error } = await client.POST('/api/v2/bookings', { body: order });
  isTrue<Equal<typeof data, Schemas['Booking'] | undefined>>();
  if (error !== undefined && 'reason' in error) isTrue<Equal<typeof error.reason, Schemas['RefusalReason']>>();
  isTrue<Equal<Awaited<ReturnType<typeof me>>, Schemas['User']>>();
  for await (const booking of client.list('/api/v2/bookings', { query: { status: 'active' } }))
    isTrue<Equal<typeof booking, Schemas['Booking']>>();
  for await (const event of client.list('/api/v2/events', { query: { after: 'id' } }))
    isTrue<Equal<typeof event, Schemas['BookingEvent']>>();
  for await (const contact of client.list('/api/v2/contacts')) isTrue<Equal<typeof contact, Schemas['Contact']>>();
  isTrue<Equal<CaledeeError['code'], ErrorBody['code'] | undefined>>();

  function me() {
    return unwrap(client.GET('/api/v2/me'));
  }
}

/** Also with the types alone, without our client. */
export async function errorsNarrowByTheirCode(client: CaledeeClient): Promise<void> {
  const { error: refused } = await client.POST('/api/v2/bookings', { body: order });
  if (refused?.code === 'slot_unavailable') isTrue<Equal<typeof refused, Schemas['SlotUnavailable']>>();
  if (refused?.code === 'duplicate_booking') isTrue<Equal<typeof refused.bookingId, Schemas['DuplicateBooking']['bookingId']>>();
  if (refused?.code === 'request_in_progress') isTrue<Equal<typeof refused, Schemas['RequestInProgress']>>();
  if (refused?.code === 'invalid_argument') isTrue<Equal<typeof refused, Schemas['Error']>>();
  // @ts-expect-error: moving is refused with this code, booking is not
  if (refused?.code === 'booking_canceled') return;
  const { error: unmoved } = await client.POST('/api/v2/bookings/{id}/reschedule', {
    params: { path: { id: 'id' } },
    body: { startAt: order.startAt },
  });
  if (unmoved?.code === 'booking_rescheduled') isTrue<Equal<typeof unmoved, Schemas['BookingRescheduled']>>();
  if (unmoved?.code === 'slot_unavailable') isTrue<Equal<typeof unmoved.alternatives, string[]>>();
  const { error: uncreated } = await client.POST('/api/v2/event-types', {
    body: { name: 'A', slug: 'a', kind: 'one_on_one', durations: [30] },
  });
  if (uncreated?.code === 'slug_taken') isTrue<Equal<typeof uncreated, Schemas['SlugTaken']>>();
  if (uncreated?.code === 'limit_reached') isTrue<Equal<typeof uncreated, Schemas['LimitReached']>>();
}

export async function knownParametersCompile(client: CaledeeClient): Promise<void> {
  await client.GET('/api/v2/availability', { params: { query: window }, signal: new AbortController().signal });
  await client.GET('/api/v2/me', { params: { header: { 'If-None-Match': '"etag"' } } });
  await client.POST('/api/bookings', { body: order, params: { header: { 'Idempotency-Key': 'key' } } });
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: 'id' }, query: { reason: 'why' } } });
}

export async function whatTheContractDoesNotKnowDoesNotCompile(client: CaledeeClient): Promise<void> {
  // @ts-expect-error: no such address
  await client.GET('/api/v2/nothing');
  // @ts-expect-error: no such method at the address
  await client.DELETE('/api/v2/me');
  // @ts-expect-error: no such parameter
  await client.GET('/api/v2/leads', { params: { query: { color: 'red' } } });
  // @ts-expect-error: a parameter in the wrong place
  await client.GET('/api/v2/leads', { query: { status: 'new' } });
  // @ts-expect-error: no such header
  await client.GET('/api/v2/leads', { params: { header: { Color: 'red' } } });
  // @ts-expect-error: no such value
  await client.GET('/api/v2/leads', { params: { query: { status: 'old' } } });
  // @ts-expect-error: required parameters are missing
  await client.GET('/api/v2/availability');
  // @ts-expect-error: one of them is missing
  await client.GET('/api/v2/availability', { params: { query: { from: window.from, to: window.to } } });
  // @ts-expect-error: the path's parameter is missing
  await client.GET('/api/v2/bookings/{id}');
  // @ts-expect-error: the body is missing
  await client.POST('/api/v2/bookings');
  // @ts-expect-error: no such field
  await client.POST('/api/v2/bookings', { body: { ...order, color: 'red' } });
  // @ts-expect-error: no such field inside
  await client.POST('/api/v2/bookings', { body: { ...order, invitee: { ...order.invitee, color: 'red' } } });
  // @ts-expect-error: a body where none is taken
  await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id: 'id' } }, body: order });
  // @ts-expect-error: no such setting
  await client.GET('/api/v2/me', { color: 'red' });
}

export function whatIsNoListDoesNotCompile(client: CaledeeClient): void {
  // @ts-expect-error: not a list
  client.list('/api/v2/me');
  // @ts-expect-error: no such filter
  client.list('/api/v2/leads', { query: { color: 'red' } });
  // @ts-expect-error: where to go on is the client's to know
  client.list('/api/v2/bookings', { query: { cursor: 'x' } });
  // @ts-expect-error: where to go on is the client's to know
  client.list('/api/v2/contacts', { query: { offset: 1 } });
}
