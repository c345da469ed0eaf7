import { html } from 'hono/html';
import { shortestPassword } from '../accounts/passwords.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';

/** `isReset`: the user has had a password, so there may be tokens and apps to revoke. */
export type Invitation = {
  formKey: string;
  path: string;
  email: string;
  name: string | null;
  isReset: boolean;
  revokesAccess?: boolean;
  errors?: FieldErrors;
};

export const invitationView = ({ formKey, path, email, name, isReset, revokesAccess = true, errors = {} }: Invitation): View =>
  layout(
    { title: titleWith(errors, 'Set your password'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Set your password</h1>
<p>Welcome${name === null ? '' : `, ${name}`}. Choose a password. You'll sign in with it and your email address.</p>
<form method="post" action="${path}">
${formTokenField({ formKey })}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
${newPasswordFields(errors)}
${isReset ? revokeField(revokesAccess) : ''}
<p class="actions"><button>Set password and sign in</button></p>
</form>`,
  );

export const revokeField = (isChecked: boolean): View => html`<div class="choice">
<input type="checkbox" id="revoke" name="revoke" value="access"${isChecked ? html` checked` : ''} aria-describedby="revoke-hint">
<label for="revoke">Also revoke personal access tokens and disconnect apps</label>
</div>
<p class="hint" id="revoke-hint">Select this if someone else may have had access to your account.</p>`;

export const newPasswordFields = (errors: FieldErrors): View => html`${textField(
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    hint: `At least ${shortestPassword} characters. A few unrelated words work well.`,
    autocomplete: 'new-password',
  },
  errors.password,
)}
${textField({ name: 'repeated', label: 'Confirm new password', type: 'password', autocomplete: 'new-password' }, errors.repeated)}`;
