import { html } from 'hono/html';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { layout, tabs, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { formatDay, formatRange } from '../moments.ts';
import { paths } from '../paths.ts';

export const absencesPath = `${paths.availability}/absences`;
/** Of the default schedule. */
export const datesPath = `${paths.availability}/dates`;

/** `schedule`: the id of the schedule that the other tabs are about. */
export const availabilityTabs = (here: string, schedule: string | undefined): View =>
  tabs(
    'Availability',
    {
      [schedule === undefined ? paths.availability : `${paths.availability}/${schedule}`]: 'Weekly hours',
      [schedule === undefined ? datesPath : `${paths.availability}/${schedule}/dates`]: 'Dates',
      [absencesPath]: 'Absences',
    },
    here,
  );

type Affected = { session: Session; title: string; why: string; back: { path: string; text: string }; bookings: Schemas['Booking'][] };

/** Instead of the page to which a form leads, when bookings need a decision. */
export const affectedView = ({ session, title, why, back, bookings }: Affected): View =>
  layout(
    { title: 'Affected bookings', session, here: paths.availability, done: title },
    html`<h1>Affected bookings</h1>
<p>${why} They aren't canceled automatically. Move or cancel those that you can't keep.</p>
<section class="card" aria-label="Bookings">
<ul class="rows">${bookings.map((booking) => affectedRow(session, booking))}</ul>
</section>
<p><a class="button" href="${back.path}">${back.text}</a></p>`,
  );

const affectedRow = ({ timezone }: Session, { id, invitee, eventTypeName, startAt, endAt }: Schemas['Booking']): View => html`<li>
<div>
<h3><a href="${paths.bookings}/${id}"><bdi>${invitee.name}</bdi></a></h3>
<p class="quiet">${formatDay(localDate(timezone, Date.parse(startAt)))}, ${formatRange(startAt, endAt, timezone)} · <bdi>${eventTypeName}</bdi></p>
</div>
<a class="button secondary" href="${paths.bookings}/${id}/move" aria-label="Move the booking with ${invitee.name}">Move</a>
</li>`;
