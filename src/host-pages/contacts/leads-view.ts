import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { selectField } from '../../web/controls.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { time } from '../../web/times.ts';
import { answerFacts } from '../answers-view.ts';
import { paths, withQuery } from '../paths.ts';
import { leadStatusWords } from '../words.ts';
import { contactTabs, leadRow, leadsPath, personUrl } from './contacts-view.ts';

/** Empty texts: no filter. */
export type LeadFilter = { status: '' | Schemas['LeadStatus']; booked: '' | 'yes' | 'no' };

type LeadsPage = { session: Session; filter: LeadFilter; items: Schemas['Lead'][]; next: string | undefined; isFirst: boolean };

const statusOptions = Object.entries(leadStatusWords).map(([value, text]) => ({ value, text }));

export const leadsView = ({ session, filter, items, next, isFirst }: LeadsPage): View =>
  layout(
    { title: 'Leads', session, here: paths.contacts },
    html`<h1>Contacts</h1>
${contactTabs(leadsPath)}
<form class="filter" method="get" action="${leadsPath}">
${selectField({ name: 'status', label: 'Status', value: filter.status, options: [{ value: '', text: 'All' }, ...statusOptions] })}
${selectField({
  ...{ name: 'booked', label: 'Booked', value: filter.booked },
  options: [
    { value: '', text: 'All' },
    { value: 'yes', text: 'Has booked' },
    { value: 'no', text: 'Has not booked' },
  ],
})}
<p><button class="secondary">Filter</button></p>
</form>
<section class="card" aria-labelledby="leads">
<h2 id="leads">Leads</h2>
${
  items.length > 0
    ? html`<ul class="rows">${items.map((lead) => leadRow(session, lead))}</ul>`
    : filter.status === '' && filter.booked === ''
      ? html`<p class="empty">No leads yet. Event types that ask for details first create leads, and so does the API.</p>`
      : html`<p class="empty">No leads match. <a href="${leadsPath}">Clear filter</a></p>`
}
</section>
${
  next === undefined && isFirst
    ? ''
    : html`<nav class="actions" aria-label="Pages of leads">
${isFirst ? '' : html`<a class="button secondary" href="${withQuery(leadsPath, filter)}">First page</a>`}
${next === undefined ? '' : html`<a class="button secondary" rel="next" href="${next}">Next</a>`}
</nav>`
}`,
  );

type LeadPage = { session: Session; lead: Schemas['Lead']; eventType: Schemas['EventType'] | undefined; done: string | undefined };

export const leadView = ({ session, lead, eventType, done }: LeadPage): View =>
  layout(
    { title: lead.name, session, here: paths.contacts, done },
    html`<p class="back"><a href="${leadsPath}">Leads</a></p>
<h1><bdi>${lead.name}</bdi> ${lead.booked ? html`<span class="badge good">booked</span>` : ''}</h1>
<section class="card" aria-labelledby="details">
<h2 id="details"><bdi>${lead.eventTypeName}</bdi></h2>
<dl class="facts columns">
<div><dt>Email address<dd><a href="${personUrl({ email: lead.email })}">${lead.email}</a></div>
${lead.phone === null ? '' : html`<div><dt>Phone<dd>${lead.phone}</div>`}
${lead.timezone === null ? '' : html`<div><dt>Time zone<dd>${lead.timezone}</div>`}
<div><dt>Created<dd>${time(new Date(lead.createdAt), session.timezone)}</div>
${lead.bookingId === null ? '' : html`<div><dt>Booking<dd><a href="${paths.bookings}/${lead.bookingId}">Open the booking</a></div>`}
${answerFacts(eventType, lead.answers)}
</dl>
<form method="post" action="${leadsPath}/${lead.id}">
${formTokenField(session)}
${selectField({ name: 'status', label: 'Status', value: lead.status, options: statusOptions })}
<p class="actions"><button>Save</button></p>
</form>
</section>`,
  );
