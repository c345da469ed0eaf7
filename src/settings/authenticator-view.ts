import { html, raw } from 'hono/html';
import encodeQr from 'qr';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { securityPath } from './security-view.ts';

export const authenticatorPath = `${securityPath}/authenticator`;
export const recoveryCodesPath = `${securityPath}/recovery-codes`;

const frame = (session: Session, title: string) => ({ title, session, here: securityPath, isNarrow: true });

/** `sealed`: the secret, encrypted, which the form returns. */
export type Setup = { session: Session; secret: string; sealed: string; uri: string; errors?: FieldErrors };

export const setupView = ({ session, secret, sealed, uri, errors = {} }: Setup): View =>
  layout(
    frame(session, titleWith(errors, 'Add an authenticator app')),
    html`${errorSummary(errors)}
<h1>Add an authenticator app</h1>
<ol>
<li><p>Scan this QR code with an app such as Aegis, Google Authenticator or your password manager.</p>
${qrCode(uri)}
<p>Can't scan it? Enter this key in the app: <code data-copy="the key">${secret.match(/.{1,4}/g)?.join(' ')}</code></p></li>
<li><p>Enter the code that the app shows.</p></li>
</ol>
<form method="post" action="${authenticatorPath}">
${formTokenField(session)}
<input type="hidden" name="secret" value="${sealed}">
${textField({ name: 'code', label: 'Code', hint: 'The code has 6 digits.', autocomplete: 'one-time-code' }, errors.code)}
<p class="actions"><button>Add app</button> <a class="button secondary" href="${securityPath}">Cancel</a></p>
</form>
<p class="quiet">You'll be signed out on all other devices.</p>`,
  );

const qrCode = (uri: string): View =>
  html`<div class="qr" role="img" aria-label="QR code for the authenticator app">${raw(encodeQr(uri, 'svg', { border: 4, ecc: 'medium' }))}</div>`;

export const recoveryCodesView = (session: Session, codes: string[], title: string): View =>
  layout(
    { ...frame(session, 'Your recovery codes'), done: title },
    html`<h1>Your recovery codes</h1>
<p>Each code works once, if you lose your authenticator app. Print the codes or store them in a password manager. <strong>You won't be able to see them again.</strong></p>
<pre data-copy="the recovery codes">${codes.join('\n')}</pre>
<p class="actions"><a class="button" href="${securityPath}">Done</a></p>`,
  );

type Question = { session: Session; path: string; title: string; text: string; button: string; isDanger: boolean };

export const questionView = ({ session, path, title, text, button, isDanger }: Question): View =>
  layout(
    frame(session, title),
    html`<h1>${title}</h1>
<p>${text}</p>
<form method="post" action="${path}">
${formTokenField(session)}
<p class="actions"><button${isDanger ? html` class="danger"` : ''}>${button}</button> <a class="button secondary" href="${securityPath}">Cancel</a></p>
</form>`,
  );
