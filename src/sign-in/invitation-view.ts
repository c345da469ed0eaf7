import { html } from 'hono/html';
import { shortestPassword } from '../accounts/passwords.ts';
import { type Faults, faultSummary, textField, titleWith } from '../web/fields.ts';
import { layout, tokenField, type View } from '../web/layout.ts';

/** `isReset`: there may be something to revoke. */
export type Invitation = {
  formKey: string;
  path: string;
  email: string;
  name: string | null;
  isReset: boolean;
  revokesAccess?: boolean;
  faults?: Faults;
};

export const invitationView = ({ formKey, path, email, name, isReset, revokesAccess = true, faults = {} }: Invitation): View =>
  layout(
    { title: titleWith(faults, 'Set your password'), isNarrow: true },
    html`${faultSummary(faults)}
<h1>Set your password</h1>
<p>Welcome${name === null ? '' : `, ${name}`}. Choose a password. You'll sign in with it and your email address.</p>
<form method="post" action="${path}">
${tokenField({ formKey })}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
${newPasswordFields(faults)}
${isReset ? revokeField(revokesAccess) : ''}
<p class="actions"><button>Set password and sign in</button></p>
</form>`,
  );

/** For a password that somebody else may have known. */
export const revokeField = (isChecked: boolean): View => html`<div class="choice">
<input type="checkbox" id="revoke" name="revoke" value="access"${isChecked ? html` checked` : ''} aria-describedby="revoke-hint">
<label for="revoke">Also revoke personal access tokens and disconnect apps</label>
</div>
<p class="hint" id="revoke-hint">Select this if someone else may have had access to your account.</p>`;

export const newPasswordFields = (faults: Faults): View => html`${textField(
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    hint: `At least ${shortestPassword} characters. A few unrelated words work well.`,
    autocomplete: 'new-password',
  },
  faults.password,
)}
${textField({ name: 'repeated', label: 'Confirm new password', type: 'password', autocomplete: 'new-password' }, faults.repeated)}`;
