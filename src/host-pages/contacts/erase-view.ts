import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { paths } from '../paths.ts';
import { count } from '../words.ts';
import { bookingRow, erasePath, personUrl } from './contacts-view.ts';

/** Upcoming bookings of the person. `others`: the number of those that only colleagues can see. */
export type Upcoming = { bookings: Schemas['Booking'][]; others: number };

type ErasePage = {
  session: Session;
  contact: Schemas['Contact'];
  /** The expected receipt; absent if the erasure is refused. */
  erasure?: Schemas['Erasure'];
  errors?: FieldErrors;
  upcoming?: Upcoming;
};

export const eraseView = ({ session, contact, erasure, errors = {}, upcoming }: ErasePage): View =>
  layout(
    { title: titleWith(errors, 'Erase person'), session, here: paths.contacts, isNarrow: true },
    html`${errorSummary(errors, "This person can't be erased now")}
<h1>Erase <bdi>${contact.name}</bdi>?</h1>
${upcoming === undefined || upcoming.bookings.length + upcoming.others === 0 ? '' : upcomingList(session, upcoming)}
${erasure === undefined ? '' : consequences(contact, erasure)}
<form method="post" action="${erasePath}">
${formTokenField(session)}
${hiddenField('id', contact.id)}
<p class="actions">${erasure === undefined ? '' : html`<button class="danger">Erase this person</button>`}
<a class="button secondary" href="${personUrl(contact)}">${erasure === undefined ? 'Back' : 'Cancel'}</a></p>
</form>`,
  );

const upcomingList = (session: Session, { bookings, others }: Upcoming): View =>
  html`<h2>Upcoming bookings</h2>
${bookings.length === 0 ? '' : html`<ul class="rows">${bookings.map((booking) => bookingRow(session, booking))}</ul>`}
${others === 0 ? '' : html`<p>${count(others, 'upcoming booking')} that only colleagues can see. Ask them to cancel.</p>`}`;

const consequences = ({ email }: Schemas['Contact'], erasure: Schemas['Erasure']): View => {
  const { bookings, guestBookings, leads, contacts, messages } = erasure;
  return html`<p>The data of <strong>${email}</strong> is removed from your entire organization. This can't be undone, and nobody is notified.</p>
<h2>Removed</h2>
<ul>
<li>From ${count(bookings, 'booking')} and ${count(leads, 'lead')}: name, email address, phone number, guests, answers, notes, reasons, metadata and chosen location.
${guestBookings === 0 ? '' : html`<li>From ${count(guestBookings, 'booking')} of others: the person as a guest.`}
<li>${count(contacts, 'contact')}, ${count(messages, 'email record')}, and emails to the person that haven't been sent yet.
<li>The person's data in stored events and in connected calendars.
</ul>
<h2>Not removed</h2>
<ul>
<li>The bookings and leads themselves. They remain in lists and statistics with the name "Erased".
<li>Emails and webhook deliveries that were already sent, and backups.
<li>Text that you and your colleagues wrote, such as internal notes, and the account of a colleague with this email address.
</ul>`;
};
