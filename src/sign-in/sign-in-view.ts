import { html } from 'hono/html';
import { resetPath } from '../accounts/reset-links.ts';
import { isolate } from '../text/direction.ts';
import { assetUrls } from '../web/assets.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { onTheWay } from '../web/next.ts';
import { type RequestingApp, toContinue } from './requesting-app.ts';

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
  /** That awaits the sign-in. */
  app: RequestingApp | undefined;
  /** Of this server. */
  host: string;
  /** Of `navigator.credentials.get`, as JSON. */
  options: string;
  email?: string;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const signInView = (page: SignIn): View => {
  const { formKey, next, sendsMail, app, options, email = '', errors = {}, done } = page;
  return layout(
    {
      title: titleWith(errors, app === undefined ? 'Sign in' : `Sign in to continue to ${isolate(app.name)}`),
      isNarrow: true,
      script: assetUrls.passkeys,
      done,
    },
    html`${errorSummary(errors)}
<h1>Sign in${app === undefined ? '' : html` ${toContinue(app)}`}</h1>
${app === undefined || app.isRegisteredHere ? '' : unverified(page.host)}
<form method="post" action="/sign-in">
${formTokenField({ formKey })}
${wayFields(page)}
${textField({ name: 'email', label: 'Email address', type: 'email', value: email, autocomplete: 'username' }, errors.email)}
${textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}
<p class="actions"><button>Sign in</button></p>
</form>
<form method="post" action="${passkeyPath}" data-passkey="get" data-options="${options}" hidden>
${formTokenField({ formKey })}
${wayFields(page)}
<input type="hidden" name="response" value="">
<p class="actions"><button class="secondary">Use a passkey</button></p>
<p role="status"></p>
</form>
${providerLink(page)}
${sendsMail ? html`<p class="quiet"><a href="${onTheWay(resetPath, next)}">Forgot your password?</a></p>` : askOperator}`,
  );
};

/** Fields of the forms of all ways to sign in. */
const wayFields = ({ next, isAgain }: Pick<SignIn, 'next' | 'isAgain'>): View => html`<input type="hidden" name="next" value="${next}">
${isAgain ? html`<input type="hidden" name="again" value="">` : ''}`;

const unverified = (host: string): View => html`<p class="notice"><strong>Unverified app.</strong> Nobody at ${host} has reviewed it.
Only continue if you started this yourself.</p>`;

const providerLink = ({ provider, next, isAgain }: SignIn): View | string =>
  provider === undefined
    ? ''
    : html`<p class="actions"><a class="button secondary" href="${providerPath}?${new URLSearchParams({ next, ...(isAgain && { again: '' }) })}">Sign in with <bdi>${provider}</bdi></a></p>`;

const askOperator = html`<p class="quiet">Forgot your password, or don't have one yet? Ask your administrator for a link. To create one, run
<code>caledee user invite</code>.</p>`;

/** Continues by itself. Browsers apply `form-action` to redirects after a form, and this one may lead to another site's app. */
export const continueView = (path: string): View =>
  layout(
    { title: 'Signed in', isNarrow: true, continueTo: path },
    html`<h1>Signed in</h1>
<p>One moment. If nothing happens, <a href="${path}">continue</a>.</p>`,
  );
