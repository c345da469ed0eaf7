import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { errorSummary, type FieldErrors, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { bdi } from '../../web/names.ts';
import type { Session } from '../../web/session.ts';
import { formatMinutes } from '../moments.ts';
import { paths } from '../paths.ts';
import { kindWords, locationWords } from '../words.ts';

type EventType = Schemas['EventType'];

/** Colleagues' event types that the user hosts can be seen, not changed. */
export const isOwn = ({ slug }: Session, { url }: EventType): boolean => new URL(url).pathname.split('/').at(-2) === slug;

/** True until the user accepts to be a host. */
export const isPending = ({ userId }: Session, { hosts }: EventType): boolean => hosts.some(({ id, pending }) => id === userId && pending);

type EventTypesPage = { session: Session; items: EventType[]; next: string | undefined; done: string | undefined };

export const eventTypesView = ({ session, items, next, done }: EventTypesPage): View =>
  layout(
    { title: 'Event types', session, here: paths.eventTypes, done },
    html`<div class="head title"><h1>Event types</h1> <a class="button" href="${paths.eventTypes}/new">New event type</a></div>
<p class="lead">Meetings that people can book with you. To invite someone, share the link.</p>
${
  items.length === 0
    ? html`<p class="empty">No event types yet. Create one, such as a 30-minute intro call, and share its link.</p>`
    : html`<ul class="cards">${items.map((eventType) => card(session, eventType))}</ul>`
}
${next === undefined ? '' : html`<nav class="actions" aria-label="Pages of event types"><a class="button secondary" rel="next" href="${next}">More event types</a></nav>`}`,
  );

const card = (session: Session, eventType: EventType): View => {
  const { id, name, url, active, publicBooking, durations, kind, location, hosts } = eventType;
  const facts = [
    durations.map(formatMinutes).join(', '),
    locationWords[location.kind],
    hosts.length > 1 ? `${kindWords[kind]}, ${hosts.length} hosts` : [],
  ];
  return html`<li class="card">
<div class="head"><h2>${isOwn(session, eventType) ? html`<a href="${paths.eventTypes}/${id}"><bdi>${name}</bdi></a>` : bdi(name)} ${badges(session, eventType)}</h2>
<span class="links">${active && publicBooking ? html`<a href="${url}" aria-label="Preview ${name}">Preview</a>` : ''}
<a href="${paths.week}?type=${id}" aria-label="Free times of ${name}">Free times</a></span></div>
<p class="quiet">${facts.flat().join(' · ')}</p>
<div class="secret"><code data-copy="link of ${name}">${url}</code></div>
${hostingActions(session, eventType)}
</li>`;
};

/** Of a colleague's event type. */
function hostingActions(session: Session, eventType: EventType): View | string {
  const host = isOwn(session, eventType) ? undefined : eventType.hosts.find(({ id }) => id === session.userId);
  if (host === undefined) return '';
  const { id, name } = eventType;
  const path = `${paths.eventTypes}/${id}`;
  if (!host.pending)
    return html`<p class="actions"><a class="button secondary" href="${path}/leave" aria-label="Leave ${name}">Leave</a></p>`;
  return html`<p>A colleague added you as a host. This event type can't be booked with you until you accept.</p>
<form method="post" action="${path}/accept">
${formTokenField(session)}
<p class="actions"><button aria-label="Accept ${name}">Accept</button> <a class="button secondary" href="${path}/leave" aria-label="Decline ${name}">Decline</a></p>
</form>`;
}

const badges = (session: Session, eventType: EventType): View[] =>
  [
    eventType.active ? [] : html`<span class="badge warning">inactive</span>`,
    eventType.publicBooking ? [] : html`<span class="badge">not public</span>`,
    isOwn(session, eventType) ? [] : html`<span class="badge">owned by a colleague</span>`,
    isPending(session, eventType) ? html`<span class="badge warning">not accepted</span>` : [],
  ].flat();

type DeletePage = { session: Session; eventType: EventType; errors?: FieldErrors };

export const deleteEventTypeView = ({ session, eventType: { id, name, url }, errors = {} }: DeletePage): View =>
  layout(
    { title: titleWith(errors, 'Delete event type'), session, here: paths.eventTypes, isNarrow: true },
    html`${errorSummary(errors)}
<h1>Delete "<bdi>${name}</bdi>"?</h1>
<p>The link ${url} stops working. Past bookings stay. This can't be undone.</p>
<form method="post" action="${paths.eventTypes}/${id}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete event type</button> <a class="button secondary" href="${paths.eventTypes}/${id}">Cancel</a></p>
</form>`,
  );
