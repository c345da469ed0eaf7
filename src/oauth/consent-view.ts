import { html } from 'hono/html';
import type { ClientOrigin } from '../queries/oauth-clients.ts';

import { isolate } from '../text/direction.ts';
import { destination, isOnDevice } from '../web/destination.ts';

import { formTokenField, layout, type View } from '../web/layout.ts';
import { signInPath } from '../web/next.ts';
import type { Session } from '../web/session.ts';
import { toPermissions } from './permissions.ts';

export type ConsentRequest = {
  clientId: string;
  name: string;
  origin: ClientOrigin;
  host: string;
  redirectUri: URL;
  scopes: string[];
  path: string;
};

/** `isGranted`: the client has all requested scopes already. Without the menu, which would lead away. */
export function consentView(request: ConsentRequest & { isGranted: boolean }, session: Session): View {
  const { see, change } = toPermissions(request.scopes);
  // Any program on the device can pose as the one that has the access.
  const hasIt = request.isGranted && !isOnDevice(request.redirectUri);
  const warning = warningAbout(request, session);
  return layout(
    { title: `Authorize ${isolate(request.name)}`, isNarrow: true },
    html`<h1><bdi>${request.name}</bdi> wants access to your Caledee account</h1>
<p>You're signed in as ${account(session)}. ${hasIt ? html`${name(request)} already has this access:` : html`This will allow ${name(request)} to:`}</p>
${permissionList('See', see)}
${permissionList('Change', change)}
<p>You can disconnect it in Settings at any time. You'll be returned to ${destination(request.redirectUri)}.</p>
${registeredBy(request.origin)}
${warning === undefined ? '' : html`<p class="notice">${warning} ${caution(request.redirectUri)}</p>`}
<form method="post" action="${request.path}">
${formTokenField(session)}
<p class="actions"><button${warning === undefined ? '' : html` class="secondary"`} name="decision" value="allow">Allow</button>
<button class="secondary" name="decision" value="deny">Deny</button></p>
</form>
${otherAccount(request)}`,
  );
}

export const planView = (request: ConsentRequest, session: Session): View =>
  layout(
    { title: 'Not part of your plan', isNarrow: true },
    html`<h1>API access is part of the Team plan</h1>
<p>${name(request)} wants access to the Caledee account of ${account(session)}. Your organization's plan doesn't
include apps. Ask your administrator to upgrade.</p>
<form method="post" action="${request.path}">
${formTokenField(session)}
<p class="actions"><button name="decision" value="deny">Go back to <bdi>${request.name}</bdi></button></p>
</form>
${otherAccount(request)}`,
  );

const name = (request: ConsentRequest): View => html`<strong><bdi>${request.name}</bdi></strong>`;

const account = ({ name, email }: Session): View =>
  name === null ? html`<strong>${email}</strong>` : html`<strong><bdi>${name}</bdi></strong> (${email})`;

const permissionList = (title: string, labels: string[]): View | string =>
  labels.length === 0
    ? ''
    : html`<h2 class="label">${title}</h2>
<ul class="words">${labels.map((label) => html`<li>${label}</li>`)}</ul>`;

const otherAccount = ({ path }: ConsentRequest): View => html`<p><a href="${signInPath(path, 'again')}">Use another account</a></p>`;

const registeredBy = (origin: ClientOrigin): View | string =>
  origin.kind === 'app'
    ? html`<p>Registered by <strong><bdi>${origin.ownerName}</bdi></strong> of <strong><bdi>${origin.organizationName}</bdi></strong>.</p>`
    : '';

/** Anyone can choose any name, so the page shows who registered the app and where it redirects. Undefined if a colleague did. */
function warningAbout({ origin, clientId, redirectUri, host }: ConsentRequest, session: Session): View | undefined {
  switch (origin.kind) {
    case 'document':
      return html`<strong>Unverified app.</strong> It isn't registered here. It's described by <strong>${new URL(clientId).host}</strong>.
Nobody at ${host} has reviewed it.`;
    case 'registered':
      return html`<strong>Unverified app.</strong> It registered itself. Nobody at ${host} has reviewed it.`;
    case 'app':
      if (origin.organizationId !== session.organizationId)
        return html`<strong>This app belongs to another organization, <bdi>${origin.organizationName}</bdi>.</strong> Nobody in your organization
has reviewed it.`;
      return isOnDevice(redirectUri) ? html`<strong>Be careful.</strong>` : undefined;
  }
}

const caution = (redirectUri: URL): string =>
  isOnDevice(redirectUri)
    ? 'Only continue if you started this yourself. Any program on this device could use this name.'
    : 'Only continue if you started this yourself.';
