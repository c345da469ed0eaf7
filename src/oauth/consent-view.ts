import { html } from 'hono/html';
import { scopeWords } from '../accounts/apps.ts';
import type { ClientOrigin } from '../queries/oauth-clients.ts';
import { layout, tokenField, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { destination, isOnDevice } from './destination.ts';

/** Somebody who asks, and what they ask for. `address`: where this form leads; `redirectUri`: where an answer leads; `host`: this deployment's. */
export type Asking = {
  clientId: string;
  name: string;
  origin: ClientOrigin;
  host: string;
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
<p>Whatever you choose, you are sent back to ${destination(asking.redirectUri)}.</p>
${owner(asking, session)}
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

/** Anyone can choose any name, so the page says who answers for the application and where it leads. */
function owner({ origin, clientId, redirectUri, host }: Asking, session: Session): View {
  if (origin.kind === 'app') return registeredHere(origin, redirectUri, session);
  const source =
    origin.kind === 'document'
      ? html`<strong>This application isn't registered here.</strong> It's described by <strong>${new URL(clientId).host}</strong>.`
      : html`<strong>This application registered itself.</strong>`;
  return html`<p class="notice">${source} Nobody at ${host} vouches for it. ${caution(redirectUri)}</p>`;
}

function registeredHere(
  { ownerName, organizationId, organizationName }: Extract<ClientOrigin, { kind: 'app' }>,
  redirectUri: URL,
  session: Session,
): View {
  const by = html`<p>Registered by <strong>${ownerName}</strong> of <strong>${organizationName}</strong>.</p>`;
  const isForeign = organizationId !== session.organizationId;
  if (!isForeign && !isOnDevice(redirectUri)) return by;
  const foreign = html`<strong>This application belongs to another organization, ${organizationName}.</strong> Nobody in your organization
answers for it.`;
  return html`${by}
<p class="notice">${isForeign ? foreign : html`<strong>Take care.</strong>`} ${caution(redirectUri)}</p>`;
}

const caution = (redirectUri: URL): string =>
  isOnDevice(redirectUri)
    ? 'Any program on this device can use this name. Continue only if you have just started this there yourself.'
    : 'Continue only if you have just started this there yourself.';
