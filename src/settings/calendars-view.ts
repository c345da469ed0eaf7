import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import { isolate } from '../text/direction.ts';
import { describedBy, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { bdi } from '../web/names.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { type Feed, feedCard } from './calendar-feed-view.ts';
import { calendarsPath } from './calendars-path.ts';

const here = calendarsPath;

const back = html`<p class="back"><a href="${here}">Calendars</a></p>`;

type Calendar = Schemas['Calendar'];

export const kinds: Record<Calendar['kind'], string> = {
  caldav: 'CalDAV account',
  ics: 'Calendar file',
  push: 'Updated by a program',
};

const badges: Record<Calendar['state'], View> = {
  ok: html`<span class="badge good">up to date</span>`,
  pending: html`<span class="badge">not synced yet</span>`,
  failing: html`<span class="badge warning">failing</span>`,
};

const lastRead = ({ timezone }: Session, { kind, lastSyncedAt }: Calendar): View => {
  const verb = kind === 'push' ? 'updated' : 'synced';
  return lastSyncedAt === null ? html`Never ${verb}.` : html`Last ${verb} ${time(new Date(lastSyncedAt), timezone)}.`;
};

type CalendarsPage = { session: Session; calendars: Calendar[]; feed: Feed | undefined; done: string | undefined };

export const calendarsView = ({ session, calendars, feed, done }: CalendarsPage): View =>
  layout(
    { title: 'Calendars', session, here, done },
    html`<h1>Calendars</h1>
<p class="lead">When you're busy in one of these calendars, nobody can book you.</p>
<section class="card" aria-labelledby="calendars">
<div class="head"><h2 id="calendars">Connected calendars</h2>
<a class="button" href="${here}/new">Connect calendar</a></div>
${
  calendars.length === 0
    ? html`<p class="empty">No calendars yet.</p>`
    : html`<ul class="rows">${calendars.map((calendar) => calendarRow(session, calendar))}</ul>`
}
</section>
${feedCard(session, feed)}`,
  );

const calendarRow = (session: Session, calendar: Calendar): View => html`<li>
<div>
<h3><bdi>${calendar.name}</bdi> ${badges[calendar.state]}</h3>
<p class="quiet">${kinds[calendar.kind]}${calendar.url === null ? '' : html` · ${calendar.url}`} · ${lastRead(session, calendar)}</p>
${calendar.error === null ? '' : html`<p class="error">${calendar.error}</p>`}
</div>
<a class="button secondary" href="${here}/${calendar.id}" aria-label="Open ${calendar.name}">Open</a>
</li>`;

export type Troubled = { status: 'failed' | 'conflict'; error: string; startsAt: Date; eventTypeName: string };

export type CalendarPage = {
  session: Session;
  calendar: Calendar;
  /** Connected by a grant instead of a password. */
  isGranted: boolean;
  troubled: Troubled[];
  errors?: FieldErrors;
  done?: string | undefined;
};

export const calendarView = ({ session, calendar, isGranted, troubled, errors = {}, done }: CalendarPage): View =>
  layout(
    { title: titleWith(errors, calendar.name), session, here, done },
    html`${errorSummary(errors)}
${back}
<h1><bdi>${calendar.name}</bdi> ${badges[calendar.state]}</h1>
<section class="card" aria-labelledby="state">
<h2 id="state">State</h2>
<p class="quiet">${kinds[calendar.kind]}${calendar.url === null ? '' : html` · ${calendar.url}`}${calendar.username === null ? '' : html` · ${calendar.username}`}</p>
<p>${lastRead(session, calendar)} ${stateWords(calendar)}</p>
${calendar.error === null ? '' : html`<p class="error">${calendar.error}</p>`}
${
  calendar.kind === 'push'
    ? ''
    : html`<form method="post" action="${here}/${calendar.id}/sync">
${formTokenField(session)}
<p class="actions"><button class="secondary">Sync now</button>
${signInLink(calendar, isGranted)}</p>
</form>`
}
</section>
${troubled.length === 0 ? '' : troubledCard(session, troubled)}
${optionsCard(session, calendar, errors)}
<section class="card" aria-labelledby="end">
<h2 id="end">Disconnect</h2>
<p>Its busy times are deleted immediately, so you can be booked at these times.</p>
<p class="actions"><a class="button danger" href="${here}/${calendar.id}/disconnect">Disconnect calendar</a></p>
</section>
<p class="quiet">Connected ${time(new Date(calendar.createdAt), session.timezone)}.</p>`,
  );

const signInLink = ({ id, kind }: Calendar, isGranted: boolean): View =>
  isGranted
    ? html`<a class="button secondary" href="${here}/google/connect?calendar=${id}">Reconnect</a>`
    : html`<a class="button secondary" href="${here}/${id}/sign-in">Change ${kind === 'ics' ? 'URL' : 'password'}</a>`;

function stateWords({ state, lastSyncedAt, maxAgeMin }: Calendar): string {
  if (state === 'ok') return '';
  if (lastSyncedAt === null) return "You can't be booked until it has synced.";
  return `You can't be booked once its busy times are older than ${maxAgeMin} minutes.`;
}

const troubledCard = (session: Session, troubled: Troubled[]): View => html`<section class="card" aria-labelledby="troubled">
<h2 id="troubled">Bookings that differ in this calendar</h2>
<p>The bookings themselves are unchanged. Move or cancel them here, or move their events back in the calendar.</p>
<ul class="rows">${troubled.map(
  ({ status, error, startsAt, eventTypeName }) => html`<li><div>
<h3><bdi>${eventTypeName}</bdi>, ${time(startsAt, session.timezone)}</h3>
<p class="quiet">${status === 'conflict' ? 'Moved or deleted in the calendar.' : "Couldn't be written to the calendar."} ${error}</p>
</div></li>`,
)}</ul>
</section>`;

const optionsCard = (
  session: Session,
  calendar: Calendar,
  errors: FieldErrors,
): View => html`<section class="card" aria-labelledby="options">
<h2 id="options">Options</h2>
<form method="post" action="${here}/${calendar.id}">
${formTokenField(session)}
${textField({ name: 'name', label: 'Name', value: calendar.name }, errors.name)}
<fieldset>
<legend>Calendars that block time</legend>
${calendar.collections.map(
  ({ id, name, countsAsBusy }) => html`<input type="hidden" name="shown" value="${id}">${checkbox('counts', id, bdi(name), countsAsBusy)}`,
)}
</fieldset>
${calendar.collections.some(({ isWritable }) => isWritable) ? targetField(calendar, errors) : ''}
${
  calendar.kind === 'push'
    ? ''
    : html`<fieldset>
<legend>Busy times</legend>
${checkbox('option', 'all-day', 'Treat all-day events as busy', calendar.allDayIsBusy)}
${checkbox('option', 'needs-action', "Treat invitations you haven't answered as busy", calendar.needsActionIsBusy)}
</fieldset>`
}
<p class="actions"><button>Save</button></p>
</form>
</section>`;

const checkbox = (name: string, value: string, label: View | string, isChecked: boolean): View => html`<div class="choice">
<input type="checkbox" id="${name}-${value}" name="${name}" value="${value}"${isChecked ? html` checked` : ''}>
<label for="${name}-${value}">${label}</label>
</div>`;

const targetHint = 'Each booking becomes one event there. Moving or deleting that event moves or cancels the booking, if possible.';

const targetField = ({ collections, writesTo, addsAttendees }: Calendar, errors: FieldErrors): View => html`<div class="field">
<label for="target">Write bookings to</label>
<p class="hint" id="target-hint">${targetHint}</p>
<select id="target" name="target"${describedBy('target', targetHint, errors.target)}>
<option value="">Nowhere</option>
${collections
  .filter(({ isWritable }) => isWritable)
  .map(({ id, name }) => html`<option value="${id}"${id === writesTo ? html` selected` : ''}>${isolate(name)}</option>`)}
</select>
</div>
<fieldset>
<legend>Attendees</legend>
<p class="hint" id="attendees-hint">Many calendar servers send attendees their own invitation in addition to ours.</p>
${checkbox('option', 'attendees', 'Add invitees and guests to these events as attendees', addsAttendees)}
</fieldset>`;

export const disconnectView = (session: Session, { id, name, writesTo }: Calendar): View =>
  layout(
    { title: 'Disconnect calendar', session, here, isNarrow: true },
    html`<h1>Disconnect "<bdi>${name}</bdi>"?</h1>
<p>Its busy times and credentials are deleted immediately, so you can be booked at these times.</p>
<form method="post" action="${here}/${id}/disconnect">
${formTokenField(session)}
${
  writesTo === null
    ? ''
    : html`<fieldset>
<legend>Events of upcoming bookings in this calendar</legend>
${eventsChoice('keep', 'Keep them', 'They will no longer be updated.', true)}
${eventsChoice('remove', 'Remove them', 'The bookings themselves are unchanged.', false)}
</fieldset>`
}
<p class="actions"><button class="danger">Disconnect</button> <a class="button secondary" href="${here}/${id}">Cancel</a></p>
</form>`,
  );

const eventsChoice = (value: string, label: string, hint: string, isChosen: boolean): View => html`<div class="choice">
<input type="radio" id="events-${value}" name="events" value="${value}"${isChosen ? html` checked` : ''} aria-describedby="events-${value}-hint">
<div><label for="events-${value}">${label}</label><p class="hint" id="events-${value}-hint">${hint}</p></div>
</div>`;
