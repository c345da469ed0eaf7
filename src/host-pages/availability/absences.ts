import { addDays } from '../../availability/dates.ts';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { newId } from '../../database/ids.ts';
import { pageNotFound } from '../../web/errors.ts';
import { readText, toIdempotencyKey } from '../../web/forms.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { listAll } from '../lookups.ts';
import { type Labels, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { absencesView, absenceView, type TypedAbsence } from './absences-view.ts';
import { absencesPath, affectedView } from './frame.ts';

type Absence = Schemas['OutOfOffice'];

const apiPath = '/api/v2/out-of-office';

const notices: Record<string, string> = {
  added: 'Absence added.',
  saved: 'Absence saved.',
  ended: 'Absence ended.',
  removed: 'Absence removed.',
};

const labels: Labels = { from: { label: 'The first day' }, to: { label: 'The last day' }, reason: { label: 'The note' } };

/** The earliest first. */
export async function listAbsences({ call }: Visit): Promise<Absence[]> {
  const found = await listAll((query) => call<'listOutOfOffice'>({ path: apiPath, query }));
  return found.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const todayOf = ({ session }: Visit): string => localDate(session.timezone, session.now.getTime());

const read = (form: URLSearchParams): TypedAbsence => ({
  from: form.get('from') ?? '',
  to: form.get('to') || (form.get('from') ?? ''),
  reason: readText(form, 'reason'),
});

type Rest = { typed?: TypedAbsence; errors?: Record<string, string>; done?: string | undefined };

async function send(visit: Visit, rest: Rest): Promise<void> {
  const { session, res } = visit;
  const page = { session, absences: await listAbsences(visit), today: todayOf(visit), key: newId(), ...rest };
  await sendPage(res, absencesView(page), { status: rest.errors ? 400 : 200 });
}

export const showAbsences = (visit: Visit): Promise<void> => send(visit, { done: readDone(visit.search, notices) });

export async function postAbsence(visit: FormVisit): Promise<void> {
  const { form } = visit;
  const typed = read(form);
  const body = { from: typed.from, to: typed.to, ...(typed.reason !== '' && { reason: typed.reason }) };
  try {
    const call = { method: 'POST', path: apiPath, body, idempotencyKey: toIdempotencyKey(form, body) } as const;
    await finish(visit, await visit.call<'createOutOfOffice'>(call), 'added');
  } catch (error) {
    await send(visit, { typed, errors: toFieldErrors(error, labels) });
  }
}

function finish(
  { session, res }: FormVisit,
  { affectedBookings: bookings }: Schemas['OutOfOfficeCreated'],
  done: string,
): Promise<void> | void {
  if (bookings.length === 0) return seeOther(res, `${absencesPath}?done=${done}`);
  const why = `Bookings during the absence: ${bookings.length}.`;
  const back = { path: absencesPath, text: 'Back to absences' };
  return sendPage(res, affectedView({ session, title: notices[done] as string, why, back, bookings }));
}

async function find(visit: Visit): Promise<Absence> {
  const absence = (await listAbsences(visit)).find(({ id }) => id === visit.id.toLowerCase());
  if (absence === undefined) throw pageNotFound('absence');
  return absence;
}

export async function showAbsence(visit: Visit): Promise<void> {
  await sendPage(visit.res, absenceView({ session: visit.session, absence: await find(visit), today: todayOf(visit) }));
}

/** Changes, ends or removes an absence, as the button says. */
export async function postAbsenceChange(visit: FormVisit): Promise<void> {
  const { call, form, session, res } = visit;
  const absence = await find(visit);
  const [path, today] = [`${apiPath}/${absence.id}`, todayOf(visit)];
  const action = form.get('action');
  if (action === 'remove' || (action === 'end' && absence.from >= today)) {
    await call<'deleteOutOfOffice'>({ method: 'DELETE', path });
    return seeOther(res, `${absencesPath}?done=removed`);
  }
  const typed = action === 'end' ? { ...absence, to: addDays(today, -1), reason: absence.reason ?? '' } : read(form);
  const body = { from: typed.from, to: typed.to, reason: typed.reason };
  try {
    await finish(visit, await call<'updateOutOfOffice'>({ method: 'PATCH', path, body }), action === 'end' ? 'ended' : 'saved');
  } catch (error) {
    const errors = toFieldErrors(error, labels);
    await sendPage(res, absenceView({ session, absence, today, typed, errors }), { status: 400 });
  }
}
