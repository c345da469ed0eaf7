import { html } from 'hono/html';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { isolate } from '../../text/direction.ts';
import { hiddenField, longField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import { nameList } from '../../web/names.ts';
import type { Session } from '../../web/session.ts';
import { time } from '../../web/times.ts';
import { answerFacts } from '../answers-view.ts';
import { describeZone, formatDay, formatMinutes, formatRange } from '../moments.ts';
import { paths, withQuery } from '../paths.ts';
import { locationWords, messageKindWords } from '../words.ts';
import { bookingBadges } from './list-view.ts';

type Booking = Schemas['Booking'];

export type BookingPage = {
  session: Session;
  booking: Booking;
  messages: Schemas['Message'][];
  eventType: Schemas['EventType'] | undefined;
  sendsMail: boolean;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const pathOfBooking = ({ id }: { id: string }): string => `${paths.bookings}/${id}`;

export const bookingView = (page: BookingPage): View => {
  const { session, booking, errors = {}, done } = page;
  const { invitee, eventTypeName } = booking;
  return layout(
    { title: titleWith(errors, `${isolate(invitee.name)} · ${isolate(eventTypeName)}`), session, here: paths.bookings, done },
    html`${errorSummary(errors)}
<p class="back"><a href="${paths.bookings}">Bookings</a></p>
<h1><bdi>${invitee.name}</bdi> ${bookingBadges(booking, session.now)}</h1>
<section class="card" aria-labelledby="details">
<h2 id="details"><bdi>${eventTypeName}</bdi></h2>
<dl class="facts columns">
${facts(page)}
</dl>
${actions(page)}
</section>
${messagesCard(page)}
<p class="quiet">Booked ${time(new Date(booking.createdAt), session.timezone)}. ID <code>${booking.id}</code></p>`,
  );
};

export const whenOf = (session: Session, { startAt, endAt, durationMin }: Booking): View => html`<strong>${formatDay(
  localDate(session.timezone, Date.parse(startAt)),
)}<br>${formatRange(startAt, endAt, session.timezone)}</strong><br>
<span class="quiet">${formatMinutes(durationMin)} · ${describeZone(session.timezone, Date.parse(startAt))}</span>`;

function facts({ session, booking, eventType }: BookingPage): View {
  const { invitee, guests, notes, hosts, answers, rescheduledFromId, rescheduleReason, leadId } = booking;
  return html`<div><dt>When<dd>${whenOf(session, booking)}</div>
<div><dt>Invitee<dd><bdi>${invitee.name}</bdi><br><a href="${withQuery(`${paths.contacts}/person`, { email: invitee.email })}">${invitee.email}</a>
${invitee.phone === null ? '' : html`<br>${invitee.phone}`}<br><span class="quiet">${invitee.timezone}</span></div>
<div><dt>Where<dd>${where(booking)}</div>
<div><dt>Hosts<dd>${nameList(hosts.map(({ id, name, slug }) => (id === session.userId ? 'You' : (name ?? slug))))}</div>
${guests.length === 0 ? '' : html`<div><dt>Guests<dd>${guests.join(', ')}</div>`}
${notes === null ? '' : html`<div><dt>Notes<dd class="lines" dir="auto">${notes}</div>`}
${answerFacts(eventType, answers)}
${rescheduledFromId === null ? '' : html`<div><dt>Moved from<dd><a href="${paths.bookings}/${rescheduledFromId}">the earlier booking</a>${rescheduleReason ? html`<br><bdi class="lines">${rescheduleReason}</bdi>` : ''}</div>`}
${leadId === null ? '' : html`<div><dt>Lead<dd><a href="${paths.contacts}/leads/${leadId}">Details entered before booking</a></div>`}
${cancellation(session, booking)}`;
}

function cancellation({ timezone }: Session, { canceledAt, canceledBy, cancelReason, rescheduledToId }: Booking): View | string {
  if (canceledAt === null) return '';
  if (rescheduledToId !== null) return html`<div><dt>Moved to<dd><a href="${paths.bookings}/${rescheduledToId}">the new booking</a></div>`;
  return html`<div><dt>Canceled<dd>${time(new Date(canceledAt), timezone)}${canceledBy === null ? '' : ` by the ${canceledBy}`}
${cancelReason === null ? '' : html`<br><bdi class="lines">${cancelReason}</bdi>`}</div>`;
}

function where({ location: { kind, value } }: Booking): View | string {
  if (!value) return locationWords[kind];
  return /^https?:\/\//i.test(value)
    ? html`${locationWords[kind]}: <a href="${value}" rel="noreferrer">${value}</a>`
    : html`${locationWords[kind]}: <bdi>${value}</bdi>`;
}

function actions({ session, booking }: BookingPage): View | string {
  if (booking.status !== 'active') return '';
  const now = session.now.getTime();
  const [isStarted, isOver] = [Date.parse(booking.startAt) <= now, Date.parse(booking.endAt) <= now];
  const path = pathOfBooking(booking);
  return html`<div class="actions">
${isStarted ? noShowForm(session, booking) : ''}
${isOver ? '' : html`<a class="button${isStarted ? ' secondary' : ''}" href="${path}/move">Move</a>`}
<a class="button danger" href="${path}/cancel">Cancel booking</a>
</div>`;
}

const noShowForm = (session: Session, { id, noShow }: Booking): View => html`<form method="post" action="${pathOfBooking({ id })}/no-show">
${formTokenField(session)}
${hiddenField('no_show', noShow ? 'false' : 'true')}
<button class="secondary">${noShow ? 'Remove no-show' : 'Mark as no-show'}</button>
</form>`;

const messagesCard = ({
  session,
  booking,
  messages,
  sendsMail,
}: BookingPage): View => html`<section class="card" aria-labelledby="messages">
<h2 id="messages">Messages</h2>
${sendsMail ? '' : html`<p class="quiet">No mail server is configured, so messages are stored but not sent.</p>`}
${
  messages.length === 0
    ? html`<p class="empty">No messages.</p>`
    : html`<ul class="rows">${messages.map(
        ({ id, kind, recipient, status, createdAt, sentAt }) => html`<li><div>
<h3><a href="/settings/messages/${id}" aria-label="${messageKindWords[kind]}, to ${recipient.email}">${messageKindWords[kind]}</a> ${status === 'failed' ? html`<span class="badge warning">failed</span>` : html`<span class="badge${status === 'sent' ? ' good' : ''}">${status === 'suppressed' ? 'not sent, as requested' : status}</span>`}</h3>
<p class="quiet">To the ${recipient.role}, ${recipient.email} · ${sentAt === null ? 'created' : 'sent'} ${time(new Date(sentAt ?? createdAt), session.timezone)}</p>
</div></li>`,
      )}</ul>`
}
${
  booking.status === 'active' && Date.parse(booking.endAt) > session.now.getTime()
    ? html`<h2>The invitee's link</h2>
<p class="quiet">Anyone with this link can cancel or move the booking. Share it only with the invitee.</p>
<div class="secret"><code data-copy="link">${booking.manageUrl}</code></div>`
    : ''
}
</section>`;

type CancelPage = { session: Session; booking: Booking; reason?: string; errors?: FieldErrors };

export const cancelView = ({ session, booking, reason = '', errors = {} }: CancelPage): View => {
  const isOver = Date.parse(booking.endAt) <= session.now.getTime();
  return layout(
    { title: titleWith(errors, 'Cancel booking'), session, here: paths.bookings, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Cancel the booking with <bdi>${booking.invitee.name}</bdi>?</h1>
<p><bdi>${booking.eventTypeName}</bdi><br>${whenOf(session, booking)}</p>
${isOver ? html`<p class="notice">This meeting is over. If the invitee didn't come, mark it as a no-show instead.</p>` : html`<p>The time becomes available again. The invitee and the hosts are notified. This can't be undone.</p>`}
<form method="post" action="${pathOfBooking(booking)}/cancel">
${formTokenField(session)}
${isOver ? hiddenField('force', 'true') : ''}
${longField({ name: 'reason', label: 'Reason (optional)', hint: 'Sent to the invitee.', value: reason, maxLength: longest('Reschedule', 'reason') }, errors.reason)}
<p class="actions"><button class="danger">Cancel booking</button> <a class="button secondary" href="${pathOfBooking(booking)}">Keep booking</a></p>
</form>`,
  );
};
