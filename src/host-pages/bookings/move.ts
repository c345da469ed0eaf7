import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { isInstant } from '../../formats.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { findFreeWeek, readDate } from '../free-times.ts';
import { paths } from '../paths.ts';
import { isRefusal, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { findBooking } from './booking.ts';
import { confirmMoveView, moveView } from './move-view.ts';

export async function showMove(visit: Visit): Promise<void> {
  const { search, session, res } = visit;
  const booking = await findBooking(visit);
  if (booking.status !== 'active') return seeOther(res, `${paths.bookings}/${booking.id}`);
  const start = search.get('start') ?? '';
  const durationMin = readDuration(search, booking);
  if (isInstant(start)) return sendPage(res, confirmMoveView({ session, booking, start, durationMin }));
  await sendTimes(visit, booking, durationMin);
}

const readDuration = (search: URLSearchParams, { durationMin }: Schemas['Booking']): number => {
  const text = search.get('duration') ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : durationMin;
};

type Rest = { errors?: FieldErrors; from?: string };

async function sendTimes(visit: Visit, booking: Schemas['Booking'], durationMin: number, rest: Rest = {}): Promise<void> {
  const { search, session, res } = visit;
  const today = localDate(session.timezone, session.now.getTime());
  const own = localDate(session.timezone, Date.parse(booking.startAt));
  const from = rest.from ?? readDate(search.get('from'), session, [own, today].toSorted()[1]);
  const durations = await findDurations(visit, booking);
  const chosen = durations.includes(durationMin) ? durationMin : booking.durationMin;
  const wanted = { eventTypeId: booking.eventTypeId, from, durationMin: chosen, rescheduleBookingId: booking.id };
  const week = await findFreeWeek(visit, wanted);
  await sendPage(res, moveView({ session, booking, week, durations, durationMin: chosen, today, ...rest }), {
    status: rest.errors ? 409 : 200,
  });
}

/** Former hosts of the event type cannot read it, and keep the duration. */
async function findDurations({ call }: Visit, { eventTypeId, durationMin }: Schemas['Booking']): Promise<number[]> {
  const found = await call<'getEventType'>({ path: `/api/v2/event-types/${eventTypeId}` }).catch((error) => {
    if (isRefusal(error, 'not_found')) return undefined;
    throw error;
  });
  return [...new Set([...(found?.durations ?? []), durationMin])];
}

export async function postMove(visit: FormVisit): Promise<void> {
  const { call, form, session, res } = visit;
  const booking = await findBooking(visit);
  const start = form.get('start') ?? '';
  const durationMin = readDuration(form, booking);
  const reason = (form.get('reason') ?? '').trim().replaceAll('\r\n', '\n');
  const body = { startAt: start, durationMin, ...(reason !== '' && { reason }) };
  try {
    const moved = await call<'rescheduleBooking'>({ method: 'POST', path: `/api/v2/bookings/${booking.id}/reschedule`, body });
    seeOther(res, `${paths.bookings}/${moved.id}?done=moved`);
  } catch (error) {
    const errors = toFieldErrors(error, { reason: { label: 'The reason' }, startAt: { field: 'form', label: 'The start' } });
    if (errors.reason !== undefined)
      return sendPage(res, confirmMoveView({ session, booking, start, durationMin, reason, errors }), { status: 400 });
    const from = isInstant(start) ? localDate(session.timezone, Date.parse(start)) : undefined;
    await sendTimes(visit, booking, durationMin, { errors, ...(from !== undefined && { from: readDate(from, session) }) });
  }
}
