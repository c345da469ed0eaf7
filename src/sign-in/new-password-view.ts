import { html } from 'hono/html';
import { shortestPassword } from '../accounts/passwords.ts';
import { isolated } from '../text/direction.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';

/** `offersRevocation`: there may be tokens and apps to revoke. */
export type NewPassword = {
  formKey: string;
  path: string;
  email: string;
  title: string;
  introduction: string;
  button: string;
  offersRevocation: boolean;
  revokesAccess?: boolean;
  errors?: FieldErrors;
};

export const newPasswordView = (page: NewPassword): View => {
  const { formKey, path, email, title, introduction, button, offersRevocation, revokesAccess = true, errors = {} } = page;
  return layout(
    { title: titleWith(errors, title), isNarrow: true },
    html`${errorSummary(errors)}
<h1>${title}</h1>
<p>${isolated(introduction)}</p>
<form method="post" action="${path}">
${formTokenField({ formKey })}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
${newPasswordFields(errors)}
${offersRevocation ? revokeField(revokesAccess) : ''}
<p class="actions"><button>${button}</button></p>
</form>`,
  );
};

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
