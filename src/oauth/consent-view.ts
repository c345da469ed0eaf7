import { html } from 'hono/html';
import { isLoopback, scopeWords } from '../oauth-apps.ts';
import { layout, tokenField, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';

/** Somebody who asks, and what they ask for. `address`: where this form leads; `redirectUri`: where an answer leads. */
export type Asking = {
  clientId: string;
  name: string;
  kind: 'app' | 'registered' | 'document';
  redirectUri: URL;
  scopes: string[];
  address: string;
};

export const consentView = (asking: Asking, session: Session): View =>
  layout(
    { title: `Allow ${asking.name}?`, session, isNarrow: true },
    html`<h1>Allow ${asking.name} to use your account?</h1>
<p><strong>${asking.name}</strong> asks for access to the account of ${account(session)}. It could, until you disconnect it in Settings:</p>
<ul>${asking.scopes.map((scope) => html`<li>${scopeWords(scope)}</li>`)}</ul>
<p>Whatever you choose, you are sent back to ${destination(asking)}.</p>
${warning(asking)}
<form method="post" action="${asking.address}">
${tokenField(session)}
<p class="actions"><button name="decision" value="allow">Allow</button> <button class="secondary" name="decision" value="deny">Deny</button></p>
<p><button class="plain" name="decision" value="switch">Use another account</button></p>
</form>`,
  );

/** For people whose plan does not contain the API: nothing is offered that would not work. */
export const planView = (asking: Asking, session: Session): View =>
  layout(
    { title: 'Not part of your plan', session, isNarrow: true },
    html`<h1>The API is part of the Team plan</h1>
<p><strong>${asking.name}</strong> asks for access to the account of ${account(session)}. Applications can be connected on the Team plan, which your
organization does not have. Whoever runs this server can change that.</p>
<form method="post" action="${asking.address}">
${tokenField(session)}
<p class="actions"><button name="decision" value="deny">Go back to ${asking.name}</button></p>
<p><button class="plain" name="decision" value="switch">Use another account</button></p>
</form>`,
  );

const account = ({ name, email }: Session): View =>
  name === null ? html`<strong>${email}</strong>` : html`<strong>${name}</strong> (${email})`;

const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

function destination({ redirectUri }: Asking): View {
  if (!isWeb(redirectUri)) return html`the app on this device that opens <code>${redirectUri.protocol}</code> links`;
  return html`<strong>${redirectUri.host}</strong>${isLoopback(redirectUri) ? ', which is a program on this computer' : ''}`;
}

/** Names can be chosen freely; what tells something is where it came from. */
function warning({ kind, clientId, redirectUri }: Asking): View | string {
  const isHere = !isWeb(redirectUri) || isLoopback(redirectUri);
  const caution = isHere
    ? 'Any program on this device may call itself that: go on only if you have just started this there yourself.'
    : 'Go on only if you have just started this there yourself.';
  if (kind === 'app') return isHere ? html`<p class="notice"><strong>Take care.</strong> ${caution}</p>` : '';
  const origin = kind === 'document' ? html`It is described by <strong>${new URL(clientId).host}</strong>.` : 'It has registered itself.';
  return html`<p class="notice"><strong>Nobody here has checked who this is.</strong> ${origin} ${caution}</p>`;
}
