/** Dates with other hours than their weekday, month by month. */
import { addDays } from '../../availability/dates.ts';
import { hoursOfDate } from '../../availability/schedule.ts';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { isDate } from '../../formats.ts';
import { pageNotFound } from '../../web/errors.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { paths } from '../paths.ts';
import { toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { listAbsences } from './absences.ts';
import { dateView, type Month, monthView } from './dates-view.ts';
import { affectedView } from './frame.ts';
import { incomplete, readTyped, toHours, withPairs } from './hours.ts';
import { findSchedule } from './schedules.ts';

type Schedule = Schemas['Schedule'];

const notices: Record<string, string> = { saved: 'Hours saved for this date.', removed: 'Date reset to its weekly hours.' };

const furthestMonths = 120;

export async function showMonth(visit: Visit): Promise<void> {
  const { session, res, search } = visit;
  const [{ schedule }, absences] = await Promise.all([findSchedule(visit), listAbsences(visit)]);
  const today = localDate(schedule.timezone, session.now.getTime());
  const month = readMonth(search.get('month'), today);
  const page = { session, schedule, absences, today, month, days: daysOf(schedule, month.name) };
  await sendPage(res, monthView({ ...page, done: readDone(search, notices) }));
}

function readMonth(text: string | null, today: string): Month {
  const first = today.slice(0, 7);
  const last = addMonths(first, furthestMonths);
  const isMonth = text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && text >= first && text <= last;
  const name = isMonth ? text : first;
  return { name, previous: name > first ? addMonths(name, -1) : undefined, next: name < last ? addMonths(name, 1) : undefined };
}

function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

function daysOf(schedule: Schedule, month: string) {
  const dates: string[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) dates.push(date);
  return dates.map((date) => ({ date, ...hoursOf(schedule, date) }));
}

export function hoursOf(schedule: Schedule, date: string): { hours: Schemas['Hours']; isOverride: boolean } {
  const { hours, hoursSource } = hoursOfDate(withPairs(schedule), [], date);
  return { hours, isOverride: hoursSource === 'override' };
}

const dateOf = ({ req }: Visit): string => {
  const date = String(req.params.date);
  if (!isDate(date)) throw pageNotFound();
  return date;
};

export async function showDate(visit: Visit): Promise<void> {
  const { schedule } = await findSchedule(visit);
  const date = dateOf(visit);
  await sendPage(visit.res, dateView({ session: visit.session, schedule, date, ...hoursOf(schedule, date) }));
}

export async function postDate(visit: FormVisit): Promise<void> {
  const { form, session, res } = visit;
  const { schedule } = await findSchedule(visit);
  const date = dateOf(visit);
  const typed = form.get('action') === 'closed' ? [] : readTyped(form, 'hours');
  const hours = toHours(typed);
  const page = { session, schedule, date, ...hoursOf(schedule, date), typed };
  if (hours === null) return sendPage(res, dateView({ ...page, errors: { hours: incomplete('The hours') } }), { status: 400 });
  const back = `${paths.availability}/${schedule.id}/dates?month=${date.slice(0, 7)}`;
  const isRemoved = form.get('action') === 'weekly';
  try {
    const bookings = await change(visit, `/api/v2/schedules/${schedule.id}/overrides/${date}`, isRemoved ? null : hours);
    if (bookings.length === 0) return seeOther(res, `${back}&done=${isRemoved ? 'removed' : 'saved'}`);
    const why = `Bookings outside the hours of this date: ${bookings.length}.`;
    await sendPage(
      res,
      affectedView({ session, title: 'Hours saved for this date.', why, back: { path: back, text: 'Back to dates' }, bookings }),
    );
  } catch (error) {
    const errors = toFieldErrors(error, { hours: ([interval]) => ({ label: interval === undefined ? 'The hours' : 'Each interval' }) });
    await sendPage(res, dateView({ ...page, errors }), { status: 400 });
  }
}

async function change({ call }: FormVisit, path: string, hours: Schemas['Hours'] | null): Promise<Schemas['Booking'][]> {
  const { affectedBookings } =
    hours === null
      ? await call<'deleteScheduleOverride'>({ method: 'DELETE', path })
      : await call<'putScheduleOverride'>({ method: 'PUT', path, body: { hours } });
  return affectedBookings;
}
