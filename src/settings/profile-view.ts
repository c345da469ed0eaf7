import { html } from 'hono/html';
import { newPasswordFields, revokeField } from '../sign-in/new-password-view.ts';
import { zoneField } from '../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { longest } from '../web/limits.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { formatTime, time } from '../web/times.ts';
import { noBookingPage } from './booking-page.ts';
import { meetingLinksPath } from './meeting-links-view.ts';

type Listed = { id: string; device: string; createdAt: Date; lastSeenAt: Date };

export const longestUserName = longest('Name');

export type Profile = {
  session: Session;
  publicUrl: string;
  hasBookingPage: boolean;
  sessions: List<Listed>;
  typed?: { name: string; timezone: string };
  errors?: FieldErrors;
  revokesAccess?: boolean;
  done?: string | undefined;
};

export const profileView = ({ session, sessions, typed, errors = {}, revokesAccess = false, done, ...page }: Profile): View =>
  layout(
    { title: titleWith(errors, 'Profile'), session, here: '/settings/profile', done },
    html`${errorSummary(errors)}
<h1>Profile</h1>
<section class="card" aria-labelledby="about">
<h2 id="about">About you</h2>
<form method="post" action="/settings/profile">
${formTokenField(session)}
<p class="quiet">${session.email}</p>
<p class="label">Booking link</p>
${page.hasBookingPage ? html`<div class="secret"><code data-copy="booking link">${page.publicUrl}/${session.slug}</code></div>` : noBookingPage}
${textField({ name: 'name', label: 'Name', hint: 'Shown to invitees.', value: typed?.name ?? session.name ?? '', autocomplete: 'name', maxLength: longestUserName }, errors.name)}
${zoneField({ ...timezoneField, value: typed?.timezone ?? session.timezone }, errors.timezone)}
<p class="actions"><button>Save</button></p>
</form>
</section>
<section class="card" aria-labelledby="links">
<h2 id="links">Meeting links</h2>
<p>Your links for video calls, used for event types without a link.</p>
<p class="actions"><a class="button secondary" href="${meetingLinksPath}">Edit meeting links</a></p>
</section>
${passwordForm(session, errors, revokesAccess)}
${sessionList(session, sessions)}`,
  );

const timezoneField = {
  name: 'timezone',
  label: 'Time zone',
  hint: 'Used for times on these pages. Schedules have their own time zones.',
};

const passwordForm = (
  session: Session,
  errors: FieldErrors,
  revokesAccess: boolean,
): View => html`<section class="card" aria-labelledby="password-title">
<h2 id="password-title">Password</h2>
<p>Changing your password signs you out on all other devices.</p>
<form method="post" action="/settings/password">
${formTokenField(session)}
<input type="hidden" name="email" value="${session.email}" autocomplete="username">
${textField({ name: 'current', label: 'Current password', type: 'password', autocomplete: 'current-password' }, errors.current)}
${newPasswordFields(errors)}
${revokeField(revokesAccess)}
<p class="actions"><button>Change password</button></p>
</form>
</section>`;

const sessionList = (session: Session, sessions: List<Listed>): View => html`<section class="card" aria-labelledby="sessions">
<h2 id="sessions">Active sessions</h2>
<ul class="rows">${sessions.items.map(
  (one) => html`<li>
<div>
<p><strong>${one.device}</strong>${one.id === session.sessionId ? html` <span class="badge">this browser</span>` : ''}</p>
<p class="quiet">Signed in ${time(one.createdAt, session.timezone)} · last seen ${time(one.lastSeenAt, session.timezone)}</p>
</div>
${one.id === session.sessionId ? '' : endForm(session, one)}
</li>`,
)}</ul>
${sessions.items.some(({ id }) => id !== session.sessionId) ? endOthersForm(session) : ''}
${pager({ path: '/settings/profile', name: 'sessions', label: 'sessions' }, sessions)}
</section>`;

const endOthersForm = (session: Session): View => html`<form method="post" action="/settings/sessions/end-others">
${formTokenField(session)}
<p class="actions"><button class="secondary">Sign out everywhere else</button></p>
</form>`;

const endForm = (session: Session, { id, device, createdAt }: Listed): View => html`<form method="post" action="/settings/sessions/end">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
<button class="secondary" aria-label="Sign out ${device}, signed in ${formatTime(createdAt, session.timezone)}">Sign out</button>
</form>`;
