import { html } from 'hono/html';
import type { CalendarGrants } from '../calendars/credentials.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { calendarsPath } from './calendars-path.ts';

const here = calendarsPath;

export type TypedCalendar = { kind: 'caldav' | 'ics'; url: string; username: string; name: string };

export type CalendarForm = { session: Session; grants: CalendarGrants; typed?: TypedCalendar; errors?: FieldErrors };

const nothing: TypedCalendar = { kind: 'caldav', url: '', username: '', name: '' };

export const newCalendarView = ({ session, grants, typed = nothing, errors = {} }: CalendarForm): View =>
  layout(
    { title: titleWith(errors, 'Connect calendar'), session, here },
    html`${errorSummary(errors)}
<p class="back"><a href="${here}">Calendars</a></p>
<h1>Connect calendar</h1>
<p class="lead">We store only the times and IDs of your events, not their titles, locations or attendees.</p>
${
  grants.google === undefined
    ? ''
    : html`<section class="card" aria-labelledby="google">
<h2 id="google">Google Calendar</h2>
<p>You'll grant access on Google's site. Your bookings can be written to the calendar.</p>
<p class="actions"><a class="button" href="${here}/google/connect">Connect Google Calendar</a></p>
</section>`
}
<form class="card" method="post" action="${here}/new">
${formTokenField(session)}
<fieldset>
<legend>Type</legend>
${kindChoice(typed.kind, 'caldav', 'CalDAV account', 'iCloud, Fastmail, Nextcloud and others. Your bookings can be written to the calendar.')}
${kindChoice(typed.kind, 'ics', 'Calendar file', 'The secret iCal URL that Google, Outlook and others provide. Read-only.')}
</fieldset>
${textField({ name: 'url', label: 'URL', value: typed.url, hint: 'URL of the server or the calendar file. For a CalDAV account, your email address is often enough.' }, errors.url)}
${textField({ name: 'username', label: 'Username', value: typed.username, isOptional: true, autocomplete: 'off', hint: 'Required for a CalDAV account.' }, errors.username)}
${textField(
  {
    ...{ name: 'password', label: 'Password', type: 'password', isOptional: true, autocomplete: 'off' },
    hint: 'Use an app-specific password if your provider has them. It is stored encrypted and never shown.',
  },
  errors.password,
)}
${textField({ name: 'name', label: 'Name', value: typed.name, isOptional: true, hint: 'Optional. Only you see this.' }, errors.name)}
<p class="actions"><button>Connect calendar</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

const kindChoice = (chosen: string, kind: string, label: string, hint: string): View => html`<div class="choice">
<input type="radio" id="kind-${kind}" name="kind" value="${kind}"${kind === chosen ? html` checked` : ''} aria-describedby="kind-${kind}-hint">
<div><label for="kind-${kind}">${label}</label><p class="hint" id="kind-${kind}-hint">${hint}</p></div>
</div>`;
