import { html } from 'hono/html';
import { addDays, MINUTE_MS } from '../../availability/dates.ts';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { hiddenField, longField, selectField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import type { Session } from '../../web/session.ts';
import { toLocalTime } from '../../web/times.ts';
import type { FreeWeek } from '../free-times.ts';
import { weekDays } from '../free-times.ts';
import { describeZone, formatClock, formatDay, formatMinutes, formatRange, formatShortDay } from '../moments.ts';
import { paths, withQuery } from '../paths.ts';
import { reasonWords } from '../words.ts';
import { pathOfBooking, whenOf } from './booking-view.ts';

type Booking = Schemas['Booking'];

type MovePage = {
  session: Session;
  booking: Booking;
  week: FreeWeek;
  durations: number[];
  durationMin: number;
  today: string;
  errors?: FieldErrors;
};

const back = (booking: Booking): View =>
  html`<p class="back"><a href="${pathOfBooking(booking)}"><bdi>${booking.invitee.name}</bdi></a></p>`;

export const moveView = (page: MovePage): View => {
  const { session, booking, week, errors = {} } = page;
  return layout(
    { title: titleWith(errors, 'Move booking'), session, here: paths.bookings },
    html`${errorSummary(errors)}
${back(booking)}
<h1>Move the booking with <bdi>${booking.invitee.name}</bdi></h1>
<p><bdi>${booking.eventTypeName}</bdi>, now ${formatDay(localDate(session.timezone, Date.parse(booking.startAt)))},
${formatRange(booking.startAt, booking.endAt, session.timezone)}.</p>
<section class="card" aria-labelledby="times">
${chooseForm(page)}
<h2 id="times">${formatShortDay(week.from)} – ${formatShortDay(week.until)}</h2>
<p class="quiet">Times are in ${describeZone(session.timezone, session.now.getTime())}.</p>
${weekLinks(page)}
${times(page)}
${otherTime(page)}
</section>`,
  );
};

const chooseForm = ({
  booking,
  week,
  durations,
  durationMin,
}: MovePage): View => html`<form class="filter" method="get" action="${pathOfBooking(booking)}/move">
${textField({ name: 'from', label: 'From', type: 'date', value: week.from })}
${
  durations.length === 1
    ? ''
    : selectField({
        ...{ name: 'duration', label: 'Duration', value: String(durationMin) },
        options: durations.map((one) => ({ value: String(one), text: formatMinutes(one) })),
      })
}
<p><button class="secondary">Show times</button></p>
</form>`;

function weekLinks({ booking, week, durationMin, today }: MovePage): View {
  const link = (from: string) => withQuery(`${pathOfBooking(booking)}/move`, { from, duration: String(durationMin) });
  const earlier = addDays(week.from, -weekDays);
  return html`<nav class="actions" aria-label="Weeks">
${week.from > today ? html`<a class="button secondary" href="${link(earlier < today ? today : earlier)}">Earlier</a>` : ''}
<a class="button secondary" href="${link(addDays(week.from, weekDays))}">Later</a>
</nav>`;
}

function times({ session: { timezone }, booking, week, durationMin }: MovePage): View {
  if (week.slots.length === 0) return html`<p class="empty">No free times. ${week.reason === null ? '' : reasonWords[week.reason]}</p>`;
  const days = Map.groupBy(week.slots, ({ localStartAt }) => localStartAt.slice(0, 10));
  return html`<form method="get" action="${pathOfBooking(booking)}/move">
${hiddenField('duration', String(durationMin))}
${[...days].map(
  ([date, slots]) => html`<h3>${formatDay(date)}</h3>
<ul class="times">${slots.map(({ startAt }) => html`<li><button name="start" value="${startAt}">${formatClock(Date.parse(startAt), timezone)}</button>`)}</ul>`,
)}
</form>`;
}

const otherTime = ({
  session,
  booking,
  durationMin,
  errors = {},
}: MovePage): View => html`<details class="fold"${errors.at ? html` open` : ''}>
<summary>Another time</summary>
<form method="get" action="${pathOfBooking(booking)}/move">
${hiddenField('duration', String(durationMin))}
${textField(
  {
    ...{ name: 'at', label: 'Date and time', type: 'datetime-local', value: toLocalTime(new Date(booking.startAt), session.timezone) },
    hint: 'Your hours, the minimum notice, the booking window and the daily limit do not apply. Other meetings, absences and busy calendars do.',
  },
  errors.at,
)}
<p><button class="secondary">Choose</button></p>
</form>
</details>`;

/** `waives`: the start may break rules of the event type. */
type ConfirmPage = {
  session: Session;
  booking: Booking;
  start: string;
  durationMin: number;
  waives?: boolean;
  reason?: string;
  errors?: FieldErrors;
};

export const confirmMoveView = ({ session, booking, start, durationMin, waives = false, reason = '', errors = {} }: ConfirmPage): View => {
  const end = new Date(Date.parse(start) + durationMin * MINUTE_MS).toISOString();
  const moved = { ...booking, startAt: start, endAt: end, durationMin };
  return layout(
    { title: titleWith(errors, 'Move booking'), session, here: paths.bookings, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Move the booking with <bdi>${booking.invitee.name}</bdi>?</h1>
<dl class="facts"><dt>From<dd>${whenOf(session, booking)}<dt>To<dd>${whenOf(session, moved)}</dl>
<p>The invitee and the hosts are notified. The invitee's link stays the same.</p>
<form method="post" action="${pathOfBooking(booking)}/move">
${formTokenField(session)}
${hiddenField('start', start)}
${hiddenField('duration', String(durationMin))}
${waives ? hiddenField('waive', 'yes') : ''}
${longField({ name: 'reason', label: 'Reason (optional)', hint: 'Sent to the invitee.', value: reason, maxLength: longest('Reschedule', 'reason') }, errors.reason)}
<p class="actions"><button>Move booking</button> <a class="button secondary" href="${pathOfBooking(booking)}/move">Choose another time</a></p>
</form>`,
  );
};
