import type { Schemas } from '../../contract.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText } from '../../web/forms.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { findEventType } from '../lookups.ts';
import { paths } from '../paths.ts';
import { statusOf, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { bookingView, cancelView } from './booking-view.ts';

const mostMessages = '100';

export const findBooking = ({ call, id }: Visit): Promise<Schemas['Booking']> =>
  call<'getBooking'>({ path: `/api/v2/bookings/${encodeURIComponent(id)}` });

const pathOf = ({ id }: Visit): string => `${paths.bookings}/${encodeURIComponent(id)}`;

const notices: Record<string, string> = {
  moved: 'Booking moved.',
  'no-show': 'Marked as a no-show.',
  attended: 'No-show removed.',
};

export async function showBooking(visit: Visit): Promise<void> {
  await sendBooking(visit, { done: readDone(visit.search, notices) });
}

async function sendBooking(visit: Visit, rest: { done?: string | undefined; errors?: FieldErrors }, status = 200): Promise<void> {
  const { call, session, res, services } = visit;
  const booking = await findBooking(visit);
  const [messages, eventType] = await Promise.all([
    call<'listMessages'>({ path: `/api/v2/bookings/${booking.id}/messages`, query: { limit: mostMessages } }),
    findEventType(visit, booking.eventTypeId),
  ]);
  const page = { session, booking, messages: messages.items, eventType, sendsMail: services.sendsMail, ...rest };
  await sendPage(res, bookingView(page), { status });
}

export async function showCancel(visit: Visit): Promise<void> {
  await sendPage(visit.res, cancelView({ session: visit.session, booking: await findBooking(visit) }));
}

export async function postCancel(visit: FormVisit): Promise<void> {
  const { call, form, res, session } = visit;
  const reason = readText(form, 'reason');
  const query = { ...(reason !== '' && { reason }), ...(form.get('force') === 'true' && { force: 'true' }) };
  try {
    await call<'cancelBooking'>({ method: 'DELETE', path: `/api/v2/bookings/${encodeURIComponent(visit.id)}`, query });
  } catch (error) {
    const errors = toFieldErrors(error, { reason: { label: 'The reason' } });
    return sendPage(res, cancelView({ session, booking: await findBooking(visit), reason, errors }), { status: statusOf(error) });
  }
  seeOther(res, `${paths.bookings}?done=canceled`);
}

export async function postNoShow(visit: FormVisit): Promise<void> {
  const noShow = visit.form.get('no_show') === 'true';
  const path = `/api/v2/bookings/${encodeURIComponent(visit.id)}/no-show`;
  try {
    await visit.call<'markNoShow'>({ method: 'POST', path, body: { noShow } });
  } catch (error) {
    return sendBooking(visit, { errors: toFieldErrors(error) }, statusOf(error));
  }
  seeOther(visit.res, `${pathOf(visit)}?done=${noShow ? 'no-show' : 'attended'}`);
}
