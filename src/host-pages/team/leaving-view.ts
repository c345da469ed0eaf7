/** Confirmations before a member is deactivated or deleted. */
import { html } from 'hono/html';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { errorSummary, type FieldErrors, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { formatDay, formatRange } from '../moments.ts';
import { paths } from '../paths.ts';
import { nameOf } from './team-view.ts';

type Booking = Schemas['Booking'];

type LeavingPage = {
  session: Session;
  member: Schemas['Member'];
  /** Upcoming ones that the member hosts; absent if the deactivation is refused. */
  bookings?: Booking[];
  errors?: FieldErrors;
};

export const deactivateView = ({ session, member, bookings, errors = {} }: LeavingPage): View =>
  layout(
    { title: titleWith(errors, 'Deactivate member'), session, here: paths.team, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Deactivate <bdi>${nameOf(member)}</bdi>?</h1>
<p>The member is signed out, access tokens are revoked and apps are disconnected. The member and their event types can no longer be booked. You can reactivate the member later.</p>
${bookings === undefined ? '' : bookingList(session, bookings)}
<form method="post" action="${paths.team}/${member.id}/deactivate">
${formTokenField(session)}
<p class="actions">${bookings === undefined ? '' : html`<button class="danger">Deactivate</button>`}
<a class="button secondary" href="${paths.team}/${member.id}">${bookings === undefined ? 'Back' : 'Cancel'}</a></p>
</form>`,
  );

const bookingList = ({ timezone }: Session, bookings: Booking[]): View =>
  bookings.length === 0
    ? html`<p>The member has no upcoming bookings.</p>`
    : html`<h2>Upcoming bookings</h2>
<p>No booking is canceled, and nobody is notified. The owners of the event types can cancel or move them. The next ones:</p>
<ul class="rows">${bookings.map(
        ({ startAt, endAt, eventTypeName, invitee }) => html`<li><div>
<h3>${formatDay(localDate(timezone, Date.parse(startAt)))}, ${formatRange(startAt, endAt, timezone)}</h3>
<p class="quiet"><bdi>${eventTypeName}</bdi> with <bdi>${invitee.name}</bdi></p>
</div></li>`,
      )}</ul>`;

export const deleteMemberView = ({ session, member, errors = {} }: LeavingPage): View =>
  layout(
    { title: titleWith(errors, 'Delete member'), session, here: paths.team, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Delete <bdi>${nameOf(member)}</bdi>?</h1>
<p>The member's schedules, absences, calendars, webhooks, apps and access tokens are also deleted. The member is removed from the event types of others. This can't be undone.</p>
<p>Only members without bookings, leads and event types can be deleted. Otherwise, deactivate the member instead.</p>
<form method="post" action="${paths.team}/${member.id}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete member</button>
${member.active && member.id !== session.userId ? html`<a class="button secondary" href="${paths.team}/${member.id}/deactivate">Deactivate instead</a>` : ''}
<a class="button secondary" href="${paths.team}/${member.id}">Cancel</a></p>
</form>`,
  );
