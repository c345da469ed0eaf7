import { html } from 'hono/html';
import { daysOfSecurityEvents, type OrganizationEvent } from '../queries/security-events.ts';
import { isolate } from '../text/direction.ts';
import { selectField } from '../web/controls.ts';
import { layout, type View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { exactTime } from '../web/times.ts';
import { logPath, organizationPath } from './organization-view.ts';
import { clientText, eventTitle, kindNames } from './security-view.ts';

/** As in the URL; empty for all. */
export type TypedFilter = { member: string; kind: string };

type LogPage = {
  session: Session;
  events: List<OrganizationEvent>;
  members: { id: string; name: string | null; email: string }[];
  typed: TypedFilter;
};

export const organizationLogView = ({ session, events, members, typed }: LogPage): View => {
  const query = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  return layout(
    { title: 'Security log', session, here: organizationPath },
    html`<p class="back"><a href="${organizationPath}">Organization</a></p>
<h1>Security log</h1>
<p>Sign-ins of all members and changes to the access to their accounts in the last ${daysOfSecurityEvents} days. Members see their own
under <a href="/settings/security">Security</a>.</p>
${filterForm(members, typed)}
<section class="card" aria-labelledby="log">
<h2 id="log">Events</h2>
${events.items.length === 0 ? html`<p class="empty">${Object.keys(query).length === 0 ? 'No entries yet.' : 'No events match these filters.'}</p>` : html`<ul class="rows">${events.items.map((event) => row(session, event))}</ul>`}
${pager({ path: logPath, name: 'log', label: 'the security log', query }, events)}
</section>
<p class="actions"><a class="button secondary" href="${logPath}.csv${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`}" download>Download as CSV</a></p>`,
  );
};

const filterForm = (
  members: LogPage['members'],
  { member, kind }: TypedFilter,
): View => html`<form class="filter" method="get" action="${logPath}">
${selectField({
  ...{ name: 'member', label: 'Member', value: member },
  options: [
    { value: '', text: 'All members' },
    ...members.map(({ id, name, email }) => ({ value: id, text: name === null ? email : `${isolate(name)} (${email})` })),
  ],
})}
${selectField({
  ...{ name: 'kind', label: 'Event', value: kind },
  options: [{ value: '', text: 'All events' }, ...Object.entries(kindNames).map(([value, text]) => ({ value, text }))],
})}
<p><button class="secondary">Filter</button></p>
</form>`;

/** An export by the operator has no member. */
const row = ({ timezone }: Session, event: OrganizationEvent): View => html`<li>
<div>
${eventTitle(event)}
<p>${event.email === null ? 'The whole organization' : html`<bdi>${event.name ?? event.email}</bdi>`}${event.detail === null ? '' : html` · <bdi>${event.detail}</bdi>`}</p>
<p class="quiet">${exactTime(event.createdAt, timezone)} · ${clientText(event)}</p>
</div>
</li>`;
