import { html } from 'hono/html';
import { resetPath } from '../accounts/reset-links.ts';
import { assetUrls } from '../web/assets.ts';
import { errorSummary, type FieldErrors, notice, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';

export const passkeyPath = '/sign-in/passkey';
export const providerPath = '/sign-in/provider';

/** `sendsMail`: there is a mail server, so that a link can be sent. */
export type SignIn = {
  formKey: string;
  next: string;
  sendsMail: boolean;
  /** Of an identity provider; undefined without one. */
  provider: string | undefined;
  /** The user is signed in, and asked again. */
  isAgain: boolean;
  /** Of `navigator.credentials.get`, as JSON. */
  options: string;
  email?: string;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const signInView = ({ formKey, next, sendsMail, provider, isAgain, options, email = '', errors = {}, done }: SignIn): View =>
  layout(
    { title: titleWith(errors, 'Sign in'), isNarrow: true, script: assetUrls.passkeys },
    html`${notice(done)}
${errorSummary(errors)}
<h1>Sign in</h1>
<form method="post" action="/sign-in">
${formTokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username' }, errors.email)}
${textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
<p class="actions"><button>Sign in</button></p>
</form>
<form method="post" action="${passkeyPath}" data-passkey="get" data-options="${options}" hidden>
${formTokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
<input type="hidden" name="response" value="">
<p class="actions"><button class="secondary">Use a passkey</button></p>
<p role="status"></p>
</form>
${provider === undefined ? '' : html`<p class="actions"><a class="button secondary" href="${providerPath}?${new URLSearchParams({ next, ...(isAgain && { again: '' }) })}">Sign in with ${provider}</a></p>`}
${sendsMail ? resetLink : askOperator}`,
  );

const resetLink = html`<p class="quiet"><a href="${resetPath}">Forgot your password?</a></p>`;

const askOperator = html`<p class="quiet">Forgot your password, or don't have one yet? Ask the operator of this server for a link, which
<code>caledee user invite</code> prints.</p>`;

/** Continues by itself. Browsers apply `form-action` to redirects after a form, and this one may lead to another site's app. */
export const continueView = (path: string): View =>
  layout(
    { title: 'Signed in', isNarrow: true, continueTo: path },
    html`<h1>Signed in</h1>
<p>One moment. If nothing happens, <a href="${path}">continue</a>.</p>`,
  );
