import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField, zoneField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import type { Session } from '../../web/session.ts';
import { paths } from '../paths.ts';
import { weekdayWords } from '../words.ts';
import { availabilityTabs } from './frame.ts';
import { hoursField, type TypedHours, toTyped } from './hours.ts';

type Schedule = Schemas['Schedule'];

export type Weekday = keyof typeof weekdayWords;
export const weekdays = Object.keys(weekdayWords) as Weekday[];

export type TypedSchedule = { name: string; timezone: string; weekly: Record<Weekday, TypedHours> };

const toTypedSchedule = ({ name, timezone, weekly }: Pick<Schedule, 'name' | 'timezone' | 'weekly'>): TypedSchedule => ({
  name,
  timezone,
  weekly: Object.fromEntries(weekdays.map((day) => [day, toTyped(weekly[day])])) as TypedSchedule['weekly'],
});

export type SchedulePage = {
  session: Session;
  schedule: Schedule;
  schedules: Schedule[];
  typed?: TypedSchedule;
  errors?: FieldErrors;
  done?: string | undefined;
};

const pathOf = ({ id }: Schedule): string => `${paths.availability}/${id}`;

export const scheduleView = (page: SchedulePage): View => {
  const { session, schedule, errors = {}, done } = page;
  return layout(
    { title: titleWith(errors, 'Weekly hours'), session, here: paths.availability, done },
    html`${errorSummary(errors)}
<h1>Availability</h1>
${availabilityTabs(pathOf(schedule), schedule.id)}
${scheduleLinks(page)}
${weeklyForm(page)}
${schedule.isDefault ? '' : otherActions(session, schedule)}`,
  );
};

/** The other schedules, if any. */
const scheduleLinks = ({ schedule, schedules }: SchedulePage): View => html`<nav class="actions schedules" aria-label="Schedules">
${
  schedules.length === 1
    ? ''
    : schedules.map(
        (one) =>
          html`<a class="pill" href="${pathOf(one)}"${one.id === schedule.id ? html` aria-current="page"` : ''}><bdi>${one.name}</bdi>${one.isDefault ? ' (default)' : ''}</a>`,
      )
}
<a href="${paths.availability}/new">New schedule</a>
</nav>`;

const timezoneField = { name: 'timezone', label: 'Time zone' };

const weeklyForm = ({
  session,
  schedule,
  typed = toTypedSchedule(schedule),
  errors = {},
}: SchedulePage): View => html`<form class="card" method="post" action="${pathOf(schedule)}">
${formTokenField(session)}
<button hidden>Save</button>
<p>When you can be booked each week. Leave both times empty on days when you're unavailable. For midnight, enter 12:00 AM as the end.</p>
<div class="week-hours">
${weekdays.map((day) => hoursField({ name: day, label: weekdayWords[day], typed: typed.weekly[day], spare: 1 }, errors[day]))}
</div>
<p><button class="secondary" name="action" value="copy">Copy Monday to Tuesday – Friday</button></p>
${textField({ name: 'name', label: 'Name of the schedule', value: typed.name, hint: 'Only you see this.', maxLength: longest('NewSchedule', 'name') }, errors.name)}
${zoneField({ ...timezoneField, value: typed.timezone }, errors.timezone)}
<p class="actions"><button>Save</button></p>
</form>`;

const otherActions = (session: Session, schedule: Schedule): View => html`<section class="card" aria-labelledby="more">
<h2 id="more">More</h2>
<p>Event types without their own schedule use the default schedule.</p>
<div class="actions">
<form method="post" action="${pathOf(schedule)}/default">${formTokenField(session)}<button class="secondary">Make default</button></form>
<a class="button danger" href="${pathOf(schedule)}/delete">Delete</a>
</div>
</section>`;

export const noScheduleView = (session: Session): View =>
  layout(
    { title: 'Availability', session, here: paths.availability },
    html`<h1>Availability</h1>
${availabilityTabs(paths.availability, undefined)}
<p class="empty">You have no weekly hours yet, so you can't be booked.</p>
<p class="actions"><a class="button" href="${paths.availability}/new">Set weekly hours</a></p>`,
  );

type NewPage = { session: Session; key: string; name?: string; timezone?: string; errors?: FieldErrors };

export const newScheduleView = ({ session, key, name = '', timezone = session.timezone, errors = {} }: NewPage): View =>
  layout(
    { title: titleWith(errors, 'New schedule'), session, here: paths.availability },
    html`${errorSummary(errors)}
<p class="back"><a href="${paths.availability}">Availability</a></p>
<h1>New schedule</h1>
<p class="lead">Use different weekly hours for some of your event types. A new schedule starts with Monday to Friday, 9 AM to 5 PM.</p>
<form class="card" method="post" action="${paths.availability}/new">
${formTokenField(session)}
${hiddenField('key', key)}
${textField({ name: 'name', label: 'Name', value: name, hint: 'Only you see this. For example, "Evenings".', maxLength: longest('NewSchedule', 'name') }, errors.name)}
${zoneField({ ...timezoneField, value: timezone }, errors.timezone)}
<p class="actions"><button>Create schedule</button> <a class="button secondary" href="${paths.availability}">Cancel</a></p>
</form>`,
  );

type DeletePage = { session: Session; schedule: Schedule; errors?: FieldErrors };

export const deleteScheduleView = ({ session, schedule, errors = {} }: DeletePage): View =>
  layout(
    { title: titleWith(errors, 'Delete schedule'), session, here: paths.availability, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Delete "<bdi>${schedule.name}</bdi>"?</h1>
<p>Its hours and dates are deleted. Existing bookings stay. This can't be undone.</p>
<form method="post" action="${pathOf(schedule)}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete schedule</button> <a class="button secondary" href="${pathOf(schedule)}">Cancel</a></p>
</form>`,
  );
