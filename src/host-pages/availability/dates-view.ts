import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { errorSummary, type FieldErrors, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { formatDay, formatMonth, formatShortDay } from '../moments.ts';
import { paths } from '../paths.ts';
import { weekdayWords } from '../words.ts';
import { absencesPath, availabilityTabs } from './frame.ts';
import { hoursField, type TypedHours, toTyped, writeHours } from './hours.ts';

type Schedule = Schemas['Schedule'];
type DayHours = { hours: Schemas['Hours']; isOverride: boolean };

/** Months such as `2027-03`. */
export type Month = { name: string; previous: string | undefined; next: string | undefined };

type MonthPage = {
  session: Session;
  schedule: Schedule;
  absences: Schemas['OutOfOffice'][];
  today: string;
  month: Month;
  days: ({ date: string } & DayHours)[];
  done: string | undefined;
};

const pathOf = ({ id }: Schedule): string => `${paths.availability}/${id}/dates`;

export const monthView = (page: MonthPage): View => {
  const { session, schedule, month, days, done } = page;
  return layout(
    { title: `Dates in ${formatMonth(month.name)}`, session, here: paths.availability, done },
    html`<h1>Availability</h1>
${availabilityTabs(pathOf(schedule), schedule.id)}
<p>Change the hours of single dates, such as a Saturday on which you work or a free afternoon. For days off, add an
<a href="${absencesPath}">absence</a>.</p>
<section class="card" aria-labelledby="month">
<div class="head"><h2 id="month">${formatMonth(month.name)}</h2>
<nav class="links" aria-label="Months">${monthLink(schedule, month.previous)} ${monthLink(schedule, month.next)}</nav></div>
<div class="weekdays" aria-hidden="true">${Object.values(weekdayWords).map((name) => html`<span>${name}</span>`)}</div>
<ol class="month">${days.map((day, index) => dayCell(page, day, index === 0))}</ol>
<p class="quiet"><bdi>${schedule.name}</bdi>, ${schedule.timezone}</p>
</section>`,
  );
};

const monthLink = (schedule: Schedule, month: string | undefined): View | string =>
  month === undefined ? '' : html`<a href="${pathOf(schedule)}?month=${month}">${formatMonth(month)}</a>`;

function dayCell({ schedule, absences, today }: MonthPage, { date, hours, isOverride }: MonthPage['days'][number], isFirst: boolean): View {
  const column = ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  const isAway = absences.some(({ from, to }) => from <= date && date <= to);
  const state = isAway ? 'away' : hours.length === 0 ? 'closed' : 'open';
  const name = html`<span class="name">${formatShortDay(date)}</span><span class="number" aria-hidden="true">${Number(date.slice(8))}</span>`;
  const content = html`${name} ${date === today ? html`<span class="badge">today</span>` : ''} ${textsOf(hours, isAway).map((text) => html`<span class="text">${text}</span> `)}
${isOverride && !isAway ? html`<span class="badge">changed</span>` : ''}`;
  return html`<li class="${state}${isFirst ? ` column-${column}` : ''}${date < today ? ' past' : ''}">${
    date < today ? content : html`<a href="${isAway ? absencesPath : `${pathOf(schedule)}/${date}`}">${content}</a>`
  }</li>`;
}

function textsOf(hours: Schemas['Hours'], isAway: boolean): string[] {
  if (isAway) return ['Absent'];
  return hours.length === 0 ? ['Unavailable'] : writeHours(hours);
}

type DatePage = { session: Session; schedule: Schedule; date: string; typed?: TypedHours; errors?: FieldErrors } & DayHours;

export const dateView = ({ session, schedule, date, hours, isOverride, typed = toTyped(hours), errors = {} }: DatePage): View =>
  layout(
    { title: titleWith(errors, formatDay(date)), session, here: paths.availability },
    html`${errorSummary(errors)}
<p class="back"><a href="${pathOf(schedule)}?month=${date.slice(0, 7)}">Dates</a></p>
<h1>${formatDay(date)}</h1>
<p>${isOverride ? 'This date has its own hours.' : 'This date has its weekly hours.'} <bdi>${schedule.name}</bdi>, ${schedule.timezone}.</p>
<form class="card" method="post" action="${pathOf(schedule)}/${date}">
${formTokenField(session)}
${hoursField({ name: 'hours', label: 'Hours', typed, spare: 2, hint: 'For midnight, enter 12:00 AM as the end.' }, errors.hours)}
<p class="actions"><button>Save hours</button>
<button class="secondary" name="action" value="closed">Unavailable all day</button>
${isOverride ? html`<button class="secondary" name="action" value="weekly">Use weekly hours</button>` : ''}</p>
</form>`,
  );
