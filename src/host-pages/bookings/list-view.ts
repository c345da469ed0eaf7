import { html } from 'hono/html';
import { addDays } from '../../availability/dates.ts';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { isolate } from '../../text/direction.ts';
import { hiddenField, selectField } from '../../web/controls.ts';
import { textField } from '../../web/fields.ts';
import { layout, type View } from '../../web/layout.ts';
import { bdi, nameList, separated } from '../../web/names.ts';
import type { Session } from '../../web/session.ts';
import { describeZone, formatDay, formatRange } from '../moments.ts';
import { paths, withQuery } from '../paths.ts';
import { locationWords } from '../words.ts';

type Booking = Schemas['Booking'];

export const tabNames = { upcoming: 'Upcoming', past: 'Past', canceled: 'Canceled' };
export type Tab = keyof typeof tabNames;

/** Empty texts: no filter. */
export type Filter = { tab: Tab; type: string; host: string; invitee: string };

export type BookingsPage = {
  session: Session;
  filter: Filter;
  items: Booking[];
  next: string | undefined;
  isFirst: boolean;
  eventTypes: Schemas['EventType'][];
  done: string | undefined;
};

export const bookingsView = (page: BookingsPage): View => {
  const { session, filter, items, next, isFirst, done } = page;
  return layout(
    { title: `${tabNames[filter.tab]} bookings`, session, here: paths.bookings, done },
    html`<h1>Bookings</h1>
${tabLinks(filter)}
${filterForm(page)}
${items.length === 0 ? empty(page) : daysOf(session, items).map(([date, ofDay]) => day(session, date, ofDay))}
<p class="quiet">Times are in ${describeZone(session.timezone, session.now.getTime())}.</p>
${
  isFirst && next === undefined
    ? ''
    : html`<nav class="actions" aria-label="Pages of bookings">
${isFirst ? '' : html`<a class="button secondary" href="${withQuery(paths.bookings, filter)}">First page</a>`}
${next === undefined ? '' : html`<a class="button secondary" rel="next" href="${next}">${filter.tab === 'upcoming' ? 'Later bookings' : 'Earlier bookings'}</a>`}
</nav>`
}`,
  );
};

const tabLinks = (filter: Filter): View =>
  html`<nav class="tabs" aria-label="Bookings">${Object.entries(tabNames).map(
    ([tab, name]) =>
      html`<a href="${withQuery(paths.bookings, { ...filter, tab: tab === 'upcoming' ? '' : tab })}"${tab === filter.tab ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>`;

const filterForm = ({
  filter,
  eventTypes,
}: BookingsPage): View => html`<details class="fold"${isFiltered(filter) ? html` open` : ''}><summary>Filter</summary>
<form class="filter" method="get" action="${paths.bookings}">
${filter.tab === 'upcoming' ? '' : hiddenField('tab', filter.tab)}
${textField({ name: 'invitee', label: 'Invitee', type: 'search', value: filter.invitee, isOptional: true, maxLength: 200 })}
${selectField({
  ...{ name: 'type', label: 'Event type', value: filter.type },
  options: [{ value: '', text: 'All event types' }, ...eventTypes.map(({ id, name }) => ({ value: id, text: isolate(name) }))],
})}
${selectField({
  ...{ name: 'host', label: 'Hosts', value: filter.host },
  options: [
    { value: '', text: 'You and your team' },
    { value: 'me', text: 'Only you' },
  ],
})}
<p><button class="secondary">Filter</button></p>
</form></details>`;

const isFiltered = ({ type, host, invitee }: Filter): boolean => type !== '' || host !== '' || invitee !== '';

const empty = ({ filter, isFirst, eventTypes }: BookingsPage): View => {
  if (isFiltered(filter))
    return html`<p class="empty">No bookings match these filters. <a href="${withQuery(paths.bookings, { tab: filter.tab })}">Clear filters</a></p>`;
  if (!isFirst) return html`<p class="empty">No more bookings.</p>`;
  if (filter.tab !== 'upcoming') return html`<p class="empty">No ${filter.tab} bookings.</p>`;
  if (eventTypes.length === 0)
    return html`<p class="empty">No bookings yet. Set your <a href="${paths.availability}">weekly hours</a>, then create an <a href="${paths.eventTypes}/new">event type</a>
and share its link.</p>`;
  return html`<p class="empty">No upcoming bookings. Share the link of one of your <a href="${paths.eventTypes}">event types</a>, or see
<a href="${paths.week}">which times are free</a>.</p>`;
};

const daysOf = ({ timezone }: Session, items: Booking[]): [string, Booking[]][] => [
  ...Map.groupBy(items, ({ startAt }) => localDate(timezone, Date.parse(startAt))),
];

function day(session: Session, date: string, items: Booking[]): View {
  return html`<section class="card day" aria-labelledby="day-${date}">
<h2 id="day-${date}">${relativeDay(session, date)}${formatDay(date)}</h2>
<ul class="rows">${items.map((booking) => row(session, booking))}</ul>
</section>`;
}

function relativeDay({ timezone, now }: Session, date: string): string {
  const today = localDate(timezone, now.getTime());
  if (date === today) return 'Today, ';
  if (date === addDays(today, 1)) return 'Tomorrow, ';
  return date === addDays(today, -1) ? 'Yesterday, ' : '';
}

const row = (session: Session, booking: Booking): View => {
  const { id, startAt, endAt, invitee, eventTypeName, location } = booking;
  const range = formatRange(startAt, endAt, session.timezone);
  return html`<li class="booking">
<p class="when"><time datetime="${startAt}">${range}</time></p>
<div>
<h3><a href="${paths.bookings}/${id}" aria-label="${invitee.name}, ${formatDay(localDate(session.timezone, Date.parse(startAt)))}, ${range}"><bdi>${invitee.name}</bdi></a> ${bookingBadges(booking, session.now)}</h3>
<p class="quiet">${separated([bdi(eventTypeName), locationWords[location.kind], ...othersOf(session, booking)], ' · ')}</p>
</div>
</li>`;
};

const othersOf = ({ userId }: Session, { hosts }: Booking): View[] => {
  const others = hosts.filter(({ id }) => id !== userId).map(({ name, slug }) => name ?? slug);
  return others.length === 0 ? [] : [html`${others.length === hosts.length ? '' : 'you and '}${nameList(others)}`];
};

export function bookingBadges({ status, startAt, endAt, noShow, rescheduledToId }: Booking, now: Date): View[] {
  const isNow = status === 'active' && Date.parse(startAt) <= now.getTime() && Date.parse(endAt) > now.getTime();
  return [
    isNow ? html`<span class="badge good">now</span>` : [],
    status === 'canceled' ? html`<span class="badge warning">${rescheduledToId === null ? 'canceled' : 'moved'}</span>` : [],
    noShow ? html`<span class="badge warning">no-show</span>` : [],
  ].flat();
}
