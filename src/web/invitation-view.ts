import { html } from 'hono/html';
import { shortestPassword } from '../passwords.ts';
import { type Faults, faultSummary, textField, titleWith } from './fields.ts';
import { layout, tokenField, type View } from './layout.ts';

export type Invitation = { formKey: string; path: string; email: string; name: string | null; faults?: Faults };

export const invitationView = ({ formKey, path, email, name, faults = {} }: Invitation): View =>
  layout(
    { title: titleWith(faults, 'Set your password'), isNarrow: true },
    html`${faultSummary(faults)}
<h1>Set your password</h1>
<p>Welcome${name === null ? '' : `, ${name}`}. With your e-mail address and this password you sign in from now on.</p>
<form method="post" action="${path}">
${tokenField({ formKey })}
${textField({ name: 'email', label: 'E-mail address', type: 'email', value: email, autocomplete: 'username', isReadOnly: true })}
${newPasswordFields(faults)}
<p class="actions"><button>Set password and sign in</button></p>
</form>`,
  );

export const newPasswordFields = (faults: Faults): View => html`${textField(
  {
    name: 'password',
    label: 'New password',
    type: 'password',
    hint: `At least ${shortestPassword} characters. A few words that do not belong together are good.`,
    autocomplete: 'new-password',
  },
  faults.password,
)}
${textField({ name: 'repeated', label: 'New password again', type: 'password', autocomplete: 'new-password' }, faults.repeated)}`;
