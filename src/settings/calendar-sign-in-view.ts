import { html } from 'hono/html';
import type { Schemas } from '../contract.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { calendarsPath } from './calendars-path.ts';

export type SignInPage = { session: Session; calendar: Schemas['Calendar']; typed?: { username: string }; errors?: FieldErrors };

/** Changes the credentials of a calendar, whose other settings stay. */
export function signInView({ session, calendar, typed, errors = {} }: SignInPage): View {
  const { id, name, kind } = calendar;
  const title = kind === 'ics' ? 'Change URL' : 'Change password';
  const username = typed?.username ?? calendar.username ?? '';
  return layout(
    { title: titleWith(errors, title), session, here: calendarsPath },
    html`${errorSummary(errors)}
<p class="back"><a href="${calendarsPath}/${id}"><bdi>${name}</bdi></a></p>
<h1>${title}</h1>
<p class="lead">You can't be booked until the calendar has synced again.</p>
<form class="card" method="post" action="${calendarsPath}/${id}/sign-in">
${formTokenField(session)}
${
  kind === 'ics'
    ? textField(
        { name: 'url', label: 'URL', isOptional: true, autocomplete: 'off', hint: 'Leave empty to keep the current URL.' },
        errors.url,
      )
    : ''
}
${textField({ name: 'username', label: 'Username', value: username, isOptional: kind === 'ics', autocomplete: 'off' }, errors.username)}
${textField(
  {
    ...{ name: 'password', label: 'Password', type: 'password', isOptional: kind === 'ics', autocomplete: 'off' },
    hint: 'Use an app-specific password if your provider has them. It is stored encrypted and never shown.',
  },
  errors.password,
)}
<p class="actions"><button>${title}</button> <a class="button secondary" href="${calendarsPath}/${id}">Cancel</a></p>
</form>`,
  );
}
