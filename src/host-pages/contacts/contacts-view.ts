import { html } from 'hono/html';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { selectField } from '../../web/controls.ts';
import { textField } from '../../web/fields.ts';
import { layout, tabs, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { formatTime, time } from '../../web/times.ts';
import { bookingBadges } from '../bookings/list-view.ts';
import { formatDay, formatRange } from '../moments.ts';
import { paths, withQuery } from '../paths.ts';
import { count, leadStatusWords } from '../words.ts';

type Contact = Schemas['Contact'];

/** Empty texts: no filter. */
export type ContactFilter = { q: string; kind: '' | Schemas['ContactKind'] };

export const leadsPath = `${paths.contacts}/leads`;

export const contactTabs = (here: string): View => tabs('Contacts', { [paths.contacts]: 'Contacts', [leadsPath]: 'Leads' }, here);

type ContactsPage = {
  session: Session;
  filter: ContactFilter;
  items: Contact[];
  total: number;
  previous: string | undefined;
  next: string | undefined;
  done: string | undefined;
};

export const contactsView = ({ session, filter, items, total, previous, next, done }: ContactsPage): View =>
  layout(
    { title: 'Contacts', session, here: paths.contacts, done },
    html`<h1>Contacts</h1>
${contactTabs(paths.contacts)}
<form class="filter" method="get" action="${paths.contacts}">
${textField({ name: 'q', label: 'Name or email address', type: 'search', value: filter.q, isOptional: true, maxLength: 200 })}
${selectField({
  ...{ name: 'kind', label: 'Type', value: filter.kind },
  options: [
    { value: '', text: 'Everyone' },
    { value: 'client', text: 'Has booked' },
    { value: 'lead', text: 'Has not booked' },
  ],
})}
<p><button class="secondary">Search</button></p>
</form>
<section class="card" aria-labelledby="found">
<h2 id="found">${count(total, 'person', 'people')}</h2>
${items.length === 0 ? empty(filter) : html`<ul class="rows">${items.map((contact) => contactRow(session, contact))}</ul>`}
</section>
${
  previous === undefined && next === undefined
    ? ''
    : html`<nav class="actions" aria-label="Pages of contacts">
${previous === undefined ? '' : html`<a class="button secondary" rel="prev" href="${previous}">Previous</a>`}
${next === undefined ? '' : html`<a class="button secondary" rel="next" href="${next}">Next</a>`}
</nav>`
}`,
  );

const empty = ({ q, kind }: ContactFilter): View =>
  q === '' && kind === ''
    ? html`<p class="empty">No contacts yet. People who book with you appear here.</p>`
    : html`<p class="empty">No contacts match. <a href="${paths.contacts}">Clear search</a></p>`;

/** By the id, so that logs and histories have no address. A lead does not have the id of its contact. */
type Named = Pick<Contact, 'id'> | { email: string };

const toQuery = (named: Named): { id?: string; email?: string } => ('id' in named ? { id: named.id } : { email: named.email });

export const personUrl = (named: Named): string => withQuery(`${paths.contacts}/person`, toQuery(named));

export const erasePath = `${paths.contacts}/person/erase`;

const eraseUrl = (contact: Contact): string => withQuery(erasePath, toQuery(contact));

const contactRow = ({ timezone }: Session, contact: Contact): View => html`<li><div>
<h3><a href="${personUrl(contact)}" aria-label="${contact.name}, ${contact.email}"><bdi>${contact.name}</bdi></a> ${contact.kind === 'lead' ? html`<span class="badge">lead</span>` : ''}</h3>
<p class="quiet">${contact.email} · ${countsOf(contact)} · last activity ${time(new Date(contact.lastActivityAt), timezone)}</p>
</div></li>`;

const countsOf = ({ bookingCount, leadCount }: Contact): string =>
  [bookingCount > 0 ? count(bookingCount, 'booking') : [], leadCount > 0 ? count(leadCount, 'lead') : []].flat().join(', ');

type PersonPage = { session: Session; contact: Contact; bookings: Schemas['Booking'][]; hasMore: boolean; leads: Schemas['Lead'][] };

export const personView = ({ session, contact, bookings, hasMore, leads }: PersonPage): View =>
  layout(
    { title: contact.name, session, here: paths.contacts },
    html`<p class="back"><a href="${paths.contacts}">Contacts</a></p>
<h1><bdi>${contact.name}</bdi></h1>
<section class="card" aria-label="Details">
<dl class="facts columns">
<div><dt>Email address<dd><a href="mailto:${contact.email}">${contact.email}</a></div>
${contact.phone === null ? '' : html`<div><dt>Phone<dd>${contact.phone}</div>`}
${contact.timezone === null ? '' : html`<div><dt>Time zone<dd>${contact.timezone}</div>`}
<div><dt>First seen<dd>${time(new Date(contact.firstSeenAt), session.timezone)}</div>
<div><dt>Last activity<dd>${time(new Date(contact.lastActivityAt), session.timezone)}</div>
</dl>
</section>
<section class="card" aria-labelledby="bookings">
<h2 id="bookings">Bookings</h2>
${bookings.length === 0 ? html`<p class="empty">No bookings.</p>` : html`<ul class="rows">${bookings.map((booking) => bookingRow(session, booking))}</ul>`}
${hasMore ? html`<p><a href="${withQuery(paths.bookings, { invitee: contact.email, tab: 'past' })}">More bookings</a></p>` : ''}
</section>
${
  leads.length === 0
    ? ''
    : html`<section class="card" aria-labelledby="leads">
<h2 id="leads">Leads</h2>
<ul class="rows">${leads.map((lead) => leadRow(session, lead))}</ul>
</section>`
}
<p class="actions"><a class="button danger" href="${eraseUrl(contact)}">Erase this person</a></p>`,
  );

export const bookingRow = (session: Session, booking: Schemas['Booking']): View => {
  const { id, startAt, endAt, eventTypeName } = booking;
  const date = formatDay(localDate(session.timezone, Date.parse(startAt)));
  return html`<li><div>
<h3><a href="${paths.bookings}/${id}">${date}, ${formatRange(startAt, endAt, session.timezone)}</a> ${bookingBadges(booking, session.now)}</h3>
<p class="quiet"><bdi>${eventTypeName}</bdi></p>
</div></li>`;
};

export const leadRow = ({ timezone }: Session, lead: Schemas['Lead']): View => html`<li><div>
<h3><a href="${leadsPath}/${lead.id}" aria-label="${lead.name}, ${lead.eventTypeName}, ${formatTime(new Date(lead.createdAt), timezone)}"><bdi>${lead.name}</bdi></a> <span class="badge${lead.status === 'lost' ? ' warning' : ''}">${leadStatusWords[lead.status].toLowerCase()}</span>
${lead.booked ? html`<span class="badge good">booked</span>` : ''}</h3>
<p class="quiet">${lead.email} · <bdi>${lead.eventTypeName}</bdi> · ${time(new Date(lead.createdAt), timezone)}</p>
</div></li>`;
