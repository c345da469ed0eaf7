import { html } from 'hono/html';
import { resetPath } from '../accounts/reset-links.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { onTheWay } from '../web/next.ts';

const backLink = (next: string): View => html`<p class="quiet"><a href="${onTheWay('/sign-in', next)}">Back to sign-in</a></p>`;

type Request = { formKey: string; next: string; email?: string; errors?: FieldErrors; minutes: number };

export const resetRequestView = ({ formKey, next, email = '', errors = {}, minutes }: Request): View =>
  layout(
    { title: titleWith(errors, 'Reset your password'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Reset your password</h1>
<p>Enter the email address you sign in with. We'll send you a link that works once and expires in ${minutes} minutes.</p>
<form method="post" action="${resetPath}">
${formTokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username' }, errors.email)}
<p class="actions"><button>Send link</button></p>
</form>
${backLink(next)}`,
  );

export const requestedView = ({ email, next, minutes }: Pick<Request, 'next' | 'minutes'> & { email: string }): View =>
  layout(
    { title: 'Check your email', isNarrow: true },
    html`<h1>Check your email</h1>
<p>If <strong>${email}</strong> has an account, we've sent it a link to set a new password. It works once and expires in ${minutes} minutes.</p>
<p>No email? Check your spam folder, and make sure that this is the address you sign in with.</p>
${backLink(next)}`,
  );
