/** Erases a person from the organization, after a page that says how much. */
import { DAY_MS } from '../../availability/dates.ts';
import type { Schemas } from '../../contract.ts';
import type { ApiError } from '../../errors.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { paths } from '../paths.ts';
import { statusOf, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { findContact } from './contacts.ts';
import { eraseView, type Upcoming } from './erase-view.ts';

/** The numbers are those of a dry run, which stores nothing. */
export async function showErase(visit: Visit): Promise<void> {
  const { search, session, res } = visit;
  const contact = await findContact(visit, search);
  try {
    const erasure = await erase(visit, contact, true);
    await sendPage(res, eraseView({ session, contact, erasure }));
  } catch (error) {
    await sendRefused(visit, contact, error);
  }
}

export async function postErase(visit: FormVisit): Promise<void> {
  const { form, res } = visit;
  const contact = await findContact(visit, form);
  try {
    await erase(visit, contact, false);
    seeOther(res, `${paths.contacts}?done=erased`);
  } catch (error) {
    await sendRefused(visit, contact, error);
  }
}

const erase = ({ call }: Visit, { email }: Schemas['Contact'], isDryRun: boolean): Promise<Schemas['Erasure']> =>
  call<'eraseContact'>({ method: 'POST', path: '/api/v2/contacts/erase', body: { email }, isDryRun });

async function sendRefused(visit: Visit, contact: Schemas['Contact'], error: unknown): Promise<void> {
  const errors = toFieldErrors(error);
  const { extra } = (error as ApiError).response;
  const upcoming = await findUpcoming(visit, contact, (extra?.bookingIds as string[] | undefined) ?? []);
  await sendPage(visit.res, eraseView({ session: visit.session, contact, errors, upcoming }), { status: statusOf(error) });
}

/** `ids`: of bookings, some of which only colleagues can see. */
async function findUpcoming({ call, session }: Visit, { email }: Schemas['Contact'], ids: string[]): Promise<Upcoming> {
  if (ids.length === 0) return { bookings: [], others: 0 };
  // A day before, because a booking that has started is upcoming until it ends.
  const from = new Date(session.now.getTime() - DAY_MS).toISOString();
  const query = { email, status: 'active', sort: 'startAt', from, limit: '100' };
  const { items } = await call<'listBookings'>({ path: '/api/v2/bookings', query });
  const bookings = items.filter(({ id }) => ids.includes(id));
  return { bookings, others: ids.length - bookings.length };
}
