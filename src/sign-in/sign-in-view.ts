import { html } from 'hono/html';
import { type Faults, faultSummary, notice, textField, titleWith } from '../web/fields.ts';
import { layout, tokenField, type View } from '../web/layout.ts';

export type SignIn = { formKey: string; next: string; email?: string; faults?: Faults; done?: string | undefined };

export const signInView = ({ formKey, next, email = '', faults = {}, done }: SignIn): View =>
  layout(
    { title: titleWith(faults, 'Sign in'), isNarrow: true },
    html`${notice(done)}
${faultSummary(faults)}
<h1>Sign in</h1>
<form method="post" action="/sign-in">
${tokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username' })}
${textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
<p class="actions"><button>Sign in</button></p>
</form>
<p class="quiet">Forgot your password, or don't have one yet? Ask your administrator for a link.</p>`,
  );

/** Goes on by itself. A redirect would still be part of the form, and a browser would not let it lead to an application elsewhere. */
export const onwardView = (path: string): View =>
  layout(
    { title: 'Signed in', isNarrow: true, onwardTo: path },
    html`<h1>Signed in</h1>
<p>One moment. If nothing happens, <a href="${path}">continue</a>.</p>`,
  );
