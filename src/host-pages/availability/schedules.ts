/** Weekly hours: the schedules of a host. */
import { isTimezone } from '../../availability/timezones.ts';
import type { Schemas } from '../../contract.ts';
import { newId } from '../../database/ids.ts';
import { pageNotFound } from '../../web/errors.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText, toIdempotencyKey } from '../../web/forms.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { paths } from '../paths.ts';
import { type Labels, statusOf, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { weekdayWords } from '../words.ts';
import { affectedView } from './frame.ts';
import { incomplete, readTyped, toHours } from './hours.ts';
import {
  deleteScheduleView,
  newScheduleView,
  noScheduleView,
  type SchedulePage,
  scheduleView,
  type TypedSchedule,
  type Weekday,
  weekdays,
} from './schedules-view.ts';

type Schedule = Schemas['Schedule'];

const apiPath = '/api/v2/schedules';
/** A user can have 50. */
const most = '100';

const notices: Record<string, string> = {
  saved: 'Hours saved.',
  created: 'Schedule created. To use it, select it under Hosts in an event type.',
  default: 'This schedule is now the default.',
  deleted: 'Schedule deleted.',
};

const labels: Labels = {
  name: { label: 'The name' },
  timezone: { label: 'The time zone' },
  weekly: ([day = '', interval]) => ({
    field: day,
    label: `${weekdayWords[day as Weekday]}: ${interval === undefined ? 'the hours' : 'each interval'}`,
  }),
};

export const listSchedules = async ({ call }: Visit): Promise<Schedule[]> =>
  (await call<'listSchedules'>({ path: apiPath, query: { limit: most } })).items;

export async function findSchedule(visit: Visit): Promise<{ schedule: Schedule; schedules: Schedule[] }> {
  const schedules = await listSchedules(visit);
  const schedule = schedules.find(({ id }) => id === visit.id.toLowerCase());
  if (schedule === undefined) throw pageNotFound('schedule');
  return { schedule, schedules };
}

const pathOf = (id: string): string => `${paths.availability}/${id}`;

const defaultOf = (schedules: Schedule[]): Schedule | undefined => schedules.find(({ isDefault }) => isDefault) ?? schedules[0];

export async function showDatesOfDefault(visit: Visit): Promise<void> {
  const schedule = defaultOf(await listSchedules(visit));
  seeOther(visit.res, schedule === undefined ? paths.availability : `${pathOf(schedule.id)}/dates`);
}

export async function showDefault(visit: Visit): Promise<void> {
  const { session, res, search } = visit;
  const schedules = await listSchedules(visit);
  const schedule = defaultOf(schedules);
  if (schedule === undefined) return sendPage(res, noScheduleView(session));
  await send(visit, schedule, schedules, { done: readDone(search, notices) });
}

export async function showSchedule(visit: Visit): Promise<void> {
  const { schedule, schedules } = await findSchedule(visit);
  await send(visit, schedule, schedules, { done: readDone(visit.search, notices) });
}

type Rest = Pick<SchedulePage, 'typed' | 'errors' | 'done'>;

const send = ({ session, res }: Visit, schedule: Schedule, schedules: Schedule[], rest: Rest): Promise<void> =>
  sendPage(res, scheduleView({ session, schedule, schedules, ...rest }), { status: rest.errors ? 400 : 200 });

const readSchedule = (form: URLSearchParams): TypedSchedule => ({
  name: readText(form, 'name'),
  timezone: form.get('timezone') ?? '',
  weekly: Object.fromEntries(weekdays.map((day) => [day, readTyped(form, day)])) as TypedSchedule['weekly'],
});

const workdays: Weekday[] = ['tuesday', 'wednesday', 'thursday', 'friday'];

export async function postSchedule(visit: FormVisit): Promise<void> {
  const { call, form, session, res } = visit;
  const { schedule, schedules } = await findSchedule(visit);
  const typed = readSchedule(form);
  if (form.get('action') === 'copy') {
    for (const day of workdays) typed.weekly[day] = typed.weekly.monday;
    return send(visit, schedule, schedules, { typed });
  }
  const { weekly, errors } = toWeekly(typed);
  if (Object.keys(errors).length > 0) return send(visit, schedule, schedules, { typed, errors });
  const body = { name: typed.name, weekly, ...(isTimezone(typed.timezone) && { timezone: typed.timezone }) };
  try {
    const changed = await call<'updateSchedule'>({ method: 'PATCH', path: `${apiPath}/${schedule.id}`, body });
    const { affectedBookings: bookings } = changed;
    if (bookings.length === 0) return seeOther(res, `${pathOf(schedule.id)}?done=saved`);
    const why = `Bookings outside the new hours: ${bookings.length}.`;
    const back = { path: pathOf(schedule.id), text: 'Back to weekly hours' };
    await sendPage(res, affectedView({ session, title: 'Hours saved.', why, back, bookings }));
  } catch (error) {
    await send(visit, schedule, schedules, { typed, errors: toFieldErrors(error, labels) });
  }
}

function toWeekly({ weekly }: TypedSchedule): { weekly: Schemas['WeeklyChange']; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const entries = weekdays.map((day) => {
    const hours = toHours(weekly[day]);
    if (hours === null) errors[day] = incomplete(weekdayWords[day]);
    return [day, hours ?? []];
  });
  return { weekly: Object.fromEntries(entries), errors };
}

export const showNewSchedule = ({ session, res }: Visit): Promise<void> => sendPage(res, newScheduleView({ session, key: newId() }));

const officeHours: Schemas['WeeklyChange'] = Object.fromEntries(
  (['monday', ...workdays] as Weekday[]).map((day) => [day, [['09:00', '17:00']]]),
);

/** From Monday to Friday, 9 to 5, to be changed on the next page. */
export async function postNewSchedule(visit: FormVisit): Promise<void> {
  const { call, form, session, res } = visit;
  const [name, timezone] = [readText(form, 'name'), form.get('timezone') ?? ''];
  const body = { name, timezone, weekly: officeHours };
  try {
    const idempotencyKey = toIdempotencyKey(form, body);
    const { id } = await call<'createSchedule'>({ method: 'POST', path: apiPath, body, idempotencyKey });
    seeOther(res, `${pathOf(id)}?done=created`);
  } catch (error) {
    await sendPage(res, newScheduleView({ session, key: newId(), name, timezone, errors: toFieldErrors(error, labels) }), { status: 400 });
  }
}

export async function postDefault(visit: FormVisit): Promise<void> {
  const { schedule } = await findSchedule(visit);
  await visit.call<'updateSchedule'>({ method: 'PATCH', path: `${apiPath}/${schedule.id}`, body: { isDefault: true } });
  seeOther(visit.res, `${pathOf(schedule.id)}?done=default`);
}

export async function showDeleteSchedule(visit: Visit): Promise<void> {
  await sendPage(visit.res, deleteScheduleView({ session: visit.session, ...(await findSchedule(visit)) }));
}

export async function postDeleteSchedule(visit: FormVisit): Promise<void> {
  const { call, session, res } = visit;
  const { schedule } = await findSchedule(visit);
  try {
    await call<'deleteSchedule'>({ method: 'DELETE', path: `${apiPath}/${schedule.id}` });
    seeOther(res, `${paths.availability}?done=deleted`);
  } catch (error) {
    await sendPage(res, deleteScheduleView({ session, schedule, errors: toFieldErrors(error) }), { status: statusOf(error) });
  }
}
