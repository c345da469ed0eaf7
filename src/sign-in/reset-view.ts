import { html } from 'hono/html';
import { resetPath } from '../accounts/reset-links.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { newPasswordFields, revokeField } from './invitation-view.ts';

const backLink = html`<p class="quiet"><a href="/sign-in">Back to sign-in</a></p>`;

type Request = { formKey: string; email?: string; errors?: FieldErrors; minutes: number };

export const resetRequestView = ({ formKey, email = '', errors = {}, minutes }: Request): View =>
  layout(
    { title: titleWith(errors, 'Reset your password'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Reset your password</h1>
<p>Enter the email address that you sign in with. You'll get a link that works once, within ${minutes} minutes.</p>
<form method="post" action="${resetPath}">
${formTokenField({ formKey })}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username' }, errors.email)}
<p class="actions"><button>Send link</button></p>
</form>
${backLink}`,
  );

export const requestedView = (email: string, minutes: number): View =>
  layout(
    { title: 'Check your email', isNarrow: true },
    html`<h1>Check your email</h1>
<p>If <strong>${email}</strong> has an account here, a link to set a new password is on its way. It works once, within ${minutes} minutes.</p>
<p>No message? Check the spam folder, and that this is the address that you sign in with.</p>
${backLink}`,
  );

export type Reset = { formKey: string; path: string; email: string; revokesAccess?: boolean; errors?: FieldErrors };

export const resetView = ({ formKey, path, email, revokesAccess = true, errors = {} }: Reset): View =>
  layout(
    { title: titleWith(errors, 'Choose a new password'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Choose a new password</h1>
<p>You'll be signed out on all devices.</p>
<form method="post" action="${path}">
${formTokenField({ formKey })}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
${newPasswordFields(errors)}
${revokeField(revokesAccess)}
<p class="actions"><button>Change password</button></p>
</form>`,
  );
