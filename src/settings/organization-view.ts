import { html } from 'hono/html';
import { largestLogo, longestOrganizationName } from '../accounts/looks.ts';
import { isManager } from '../accounts/roles.ts';
import type { Look } from '../queries/organizations.ts';
import type { Retention } from '../queries/retention.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { toShownLook } from '../web/look.ts';
import type { Session } from '../web/session.ts';
import { noBookingPage } from './booking-page.ts';

export const organizationPath = '/settings/organization';

export const logPath = '/settings/organization/security-log';

export const retentionPath = '/settings/organization/retention';

export type TypedDays = Record<keyof Retention, string>;

export type Typed = { name: string; accent: string; frameAncestors: string };

export type OrganizationPage = {
  session: Session;
  look: Look;
  publicUrl: string;
  retention: Retention;
  hasBookingPage: boolean;
  typed?: Typed;
  typedDays?: TypedDays;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const organizationView = (page: OrganizationPage): View =>
  layout(
    { title: titleWith(page.errors ?? {}, 'Organization'), session: page.session, here: organizationPath, done: page.done },
    html`${errorSummary(page.errors ?? {})}
<h1>Organization</h1>
<p>The appearance of the booking pages of <strong>${page.look.slug}</strong>. Owners and admins can change it.</p>
<section class="card" aria-label="Booking pages">
${isManager(page.session) ? lookForm(page) : lookSummary(page)}
</section>
${isManager(page.session) ? html`${retentionForm(page)}${logCard}` : ''}`,
  );

export const retentionFields: { name: keyof Retention; label: string; hint: string }[] = [
  { name: 'keepBookingsDays', label: 'Invitee data: days after the meeting', hint: 'Leave empty to keep it.' },
  { name: 'keepLeadsDays', label: 'Leads: days after the last change', hint: 'Leave empty to keep them.' },
  { name: 'keepMessagesDays', label: 'Email records: days', hint: 'Default: 90.' },
  { name: 'keepEventsDays', label: 'Events and webhook deliveries: days', hint: 'Default: 30.' },
];

const retentionForm = ({ session, retention, typedDays = toTypedDays(retention), errors = {} }: OrganizationPage): View => html`
<section class="card" aria-label="Data retention">
<h2>Data retention</h2>
<p>Older data is deleted within minutes. Bookings and leads remain in lists and statistics without personal data. This can't be undone.</p>
<form method="post" action="${retentionPath}">
${formTokenField(session)}
${retentionFields.map(({ name, label, hint }) => textField({ name, label: `${label} (optional)`, hint, isOptional: true, value: typedDays[name] }, errors[name]))}
<p class="actions"><button>Save</button></p>
</form>
</section>`;

const logCard = html`
<section class="card" aria-labelledby="log">
<h2 id="log">Security log</h2>
<p>Sign-ins of all members, and changes of what gives access to their accounts.</p>
<p class="actions"><a class="button secondary" href="${logPath}">View the security log</a></p>
</section>`;

const toTypedDays = (retention: Retention): TypedDays =>
  Object.fromEntries(Object.entries(retention).map(([name, days]) => [name, days?.toString() ?? ''])) as TypedDays;

const lookForm = (page: OrganizationPage): View => {
  const { session, look, hasBookingPage, typed = toTyped(look), errors = {} } = page;
  return html`<form method="post" action="${organizationPath}" enctype="multipart/form-data">
${formTokenField(session)}
${textField({ ...nameField, value: typed.name }, errors.name)}
${textField({ ...accentField, value: typed.accent }, errors.accent)}
${logoField(look, errors.file)}
${originsField(typed.frameAncestors, errors.frame_ancestors)}
<p class="actions"><button>Save</button> ${hasBookingPage ? bookingPageLink(page) : ''}</p>
${hasBookingPage ? '' : noBookingPage}
</form>`;
};

const bookingPageLink = ({ session, publicUrl }: OrganizationPage): View =>
  html`<a class="button secondary" href="${publicUrl}/${session.slug}">View your booking page</a>`;

function lookSummary(page: OrganizationPage): View {
  const { look, hasBookingPage } = page;
  const { logoUrl } = toShownLook(look);
  return html`<h2><bdi>${look.name}</bdi></h2>
${logoUrl === null ? '' : html`<p><img class="logo" src="${logoUrl}" alt="Logo" height="40"></p>`}
${hasBookingPage ? html`<p class="actions">${bookingPageLink(page)}</p>` : noBookingPage}`;
}

const toTyped = ({ name, accent, frameAncestors }: Look): Typed => ({
  name,
  accent: accent ?? '',
  frameAncestors: frameAncestors.join('\n'),
});

const nameField = {
  name: 'name',
  label: 'Name',
  hint: 'Shown on booking pages and in emails.',
  autocomplete: 'organization',
  maxLength: longestOrganizationName,
};

const accentField = {
  name: 'accent',
  label: 'Accent color (optional)',
  hint: 'Color of buttons and links, such as #3b5bdb. Where it would be hard to read, a lighter or darker shade is used.',
  isOptional: true,
};

const logoHint = `A PNG, JPEG or WebP image of at most ${largestLogo / 1024} KB, shown at the top of booking pages instead of the name.`;

function logoField(look: Look, error: string | undefined): View {
  const { logoUrl } = toShownLook(look);
  return html`<div class="field">
<label for="file">Logo (optional)</label>
<p class="hint" id="file-hint">${logoHint}</p>
${errorLine('file', error)}
${logoUrl === null ? '' : html`<p><img class="logo" src="${logoUrl}" alt="Current logo" height="40"></p>`}
<input id="file" name="file" type="file" accept="image/png,image/jpeg,image/webp"${describedBy('file', logoHint, error)}>
${
  logoUrl === null
    ? ''
    : html`<div class="choice"><input type="checkbox" id="remove_logo" name="remove_logo" value="yes"><label for="remove_logo">Remove the logo</label></div>`
}
</div>`;
}

const originsHint = 'Origins of websites that can embed the booking pages in a frame, one per line, such as https://www.example.com.';

const originsField = (value: string, error: string | undefined): View => html`<div class="field">
<label for="frame_ancestors">Sites that can embed the booking pages (optional)</label>
<p class="hint" id="frame_ancestors-hint">${originsHint}</p>
${errorLine('frame_ancestors', error)}
<textarea id="frame_ancestors" name="frame_ancestors" rows="3" spellcheck="false"${describedBy('frame_ancestors', originsHint, error)}>
${value}</textarea>
</div>`;
