import { html } from 'hono/html';
import { scopeLabel } from '../accounts/apps.ts';
import type { ClientOrigin } from '../queries/oauth-clients.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { destination, isOnDevice } from './destination.ts';

export type ConsentRequest = {
  clientId: string;
  name: string;
  origin: ClientOrigin;
  host: string;
  redirectUri: URL;
  scopes: string[];
  path: string;
};

export const consentView = (request: ConsentRequest, session: Session): View =>
  layout(
    { title: `Authorize ${request.name}`, session, isNarrow: true },
    html`<h1>${request.name} wants access to your Caledee account</h1>
<p>You're signed in as ${account(session)}. This will allow <strong>${request.name}</strong> to:</p>
<ul>${request.scopes.map((scope) => html`<li>${scopeLabel(scope)}</li>`)}</ul>
<p>You can disconnect it in Settings at any time. You'll be returned to ${destination(request.redirectUri)}.</p>
${owner(request, session)}
<form method="post" action="${request.path}">
${formTokenField(session)}
<p class="actions"><button name="decision" value="allow">Allow</button> <button class="secondary" name="decision" value="deny">Deny</button></p>
<p><button class="plain" name="decision" value="switch">Use another account</button></p>
</form>`,
  );

export const planView = (request: ConsentRequest, session: Session): View =>
  layout(
    { title: 'Not part of your plan', session, isNarrow: true },
    html`<h1>API access is part of the Team plan</h1>
<p><strong>${request.name}</strong> wants access to the Caledee account of ${account(session)}. Your organization's plan doesn't
include apps. Ask your administrator to upgrade.</p>
<form method="post" action="${request.path}">
${formTokenField(session)}
<p class="actions"><button name="decision" value="deny">Go back to ${request.name}</button></p>
<p><button class="plain" name="decision" value="switch">Use another account</button></p>
</form>`,
  );

const account = ({ name, email }: Session): View =>
  name === null ? html`<strong>${email}</strong>` : html`<strong>${name}</strong> (${email})`;

/** Anyone can choose any name, so the page shows who registered the app and where it redirects. */
function owner({ origin, clientId, redirectUri, host }: ConsentRequest, session: Session): View {
  if (origin.kind === 'app') return registeredHere(origin, redirectUri, session);
  const source =
    origin.kind === 'document'
      ? html`<strong>Unverified app.</strong> It isn't registered here. It's described by <strong>${new URL(clientId).host}</strong>.`
      : html`<strong>Unverified app.</strong> It registered itself.`;
  return html`<p class="notice">${source} Nobody at ${host} has reviewed it. ${caution(redirectUri)}</p>`;
}

function registeredHere(
  { ownerName, organizationId, organizationName }: Extract<ClientOrigin, { kind: 'app' }>,
  redirectUri: URL,
  session: Session,
): View {
  const by = html`<p>Registered by <strong>${ownerName}</strong> of <strong>${organizationName}</strong>.</p>`;
  const isForeign = organizationId !== session.organizationId;
  if (!isForeign && !isOnDevice(redirectUri)) return by;
  const foreign = html`<strong>This app belongs to another organization, ${organizationName}.</strong> Nobody in your organization
has reviewed it.`;
  return html`${by}
<p class="notice">${isForeign ? foreign : html`<strong>Be careful.</strong>`} ${caution(redirectUri)}</p>`;
}

const caution = (redirectUri: URL): string =>
  isOnDevice(redirectUri)
    ? 'Only continue if you started this yourself. Any program on this device could use this name.'
    : 'Only continue if you started this yourself.';
