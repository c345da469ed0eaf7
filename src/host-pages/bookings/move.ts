import { localDate } from '../../availability/wallclock.ts';
import { readContract, type Schemas } from '../../contract.ts';
import { isInstant } from '../../formats.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText } from '../../web/forms.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { readLocalTime } from '../../web/times.ts';
import { findFreeWeek, readDate } from '../free-times.ts';
import { findEventType } from '../lookups.ts';
import { paths } from '../paths.ts';
import { type Labels, statusOf, toFieldErrors } from '../refusals.ts';
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
  if (search.has('at')) {
    const at = readLocalTime(search.get('at') ?? '', session.timezone)?.toISOString();
    if (at !== undefined) return sendPage(res, confirmMoveView({ session, booking, start: at, durationMin, waives: true }));
    return sendTimes(visit, booking, durationMin, { errors: { at: 'Enter a date and time.' }, status: 400 });
  }
  await sendTimes(visit, booking, durationMin);
}

const readDuration = (search: URLSearchParams, { durationMin }: Schemas['Booking']): number => {
  const text = search.get('duration') ?? '';
  return /^\d{1,4}$/.test(text) ? Number(text) : durationMin;
};

type Rest = { errors?: FieldErrors; from?: string; status?: number };

async function sendTimes(
  visit: Visit,
  booking: Schemas['Booking'],
  durationMin: number,
  { status = 200, ...rest }: Rest = {},
): Promise<void> {
  const { search, session, res } = visit;
  const today = localDate(session.timezone, session.now.getTime());
  const own = localDate(session.timezone, Date.parse(booking.startAt));
  const from = rest.from ?? readDate(search.get('from'), session, [own, today].toSorted()[1]);
  const durations = await findDurations(visit, booking);
  const chosen = durations.includes(durationMin) ? durationMin : booking.durationMin;
  const wanted = { eventTypeId: booking.eventTypeId, from, durationMin: chosen, rescheduleBookingId: booking.id };
  const week = await findFreeWeek(visit, wanted);
  await sendPage(res, moveView({ session, booking, week, durations, durationMin: chosen, today, ...rest }), { status });
}

/** Former hosts of the event type cannot read it, and keep the duration. */
async function findDurations(visit: Visit, { eventTypeId, durationMin }: Schemas['Booking']): Promise<number[]> {
  const found = await findEventType(visit, eventTypeId);
  return [...new Set([...(found?.durations ?? []), durationMin])];
}

const waivable = (readContract().components.schemas.WaivableRule as unknown as { enum: Schemas['WaivableRule'][] }).enum;

const labels: Labels = {
  reason: { label: 'The reason' },
  startAt: { field: 'form', label: 'The start' },
  durationMin: { field: 'form', label: 'The duration' },
};

export async function postMove(visit: FormVisit): Promise<void> {
  const { call, form, session, res } = visit;
  const booking = await findBooking(visit);
  const start = form.get('start') ?? '';
  const durationMin = readDuration(form, booking);
  const reason = readText(form, 'reason');
  const waives = form.has('waive');
  const body = { startAt: start, durationMin, ...(reason !== '' && { reason }), ...(waives && { waive: waivable }) };
  try {
    const moved = await call<'rescheduleBooking'>({ method: 'POST', path: `/api/v2/bookings/${booking.id}/reschedule`, body });
    seeOther(res, `${paths.bookings}/${moved.id}?done=moved`);
  } catch (error) {
    const errors = toFieldErrors(error, labels);
    const status = statusOf(error);
    if (errors.reason !== undefined)
      return sendPage(res, confirmMoveView({ session, booking, start, durationMin, waives, reason, errors }), { status });
    const from = isInstant(start) ? localDate(session.timezone, Date.parse(start)) : undefined;
    await sendTimes(visit, booking, durationMin, { errors, status, ...(from !== undefined && { from: readDate(from, session) }) });
  }
}
