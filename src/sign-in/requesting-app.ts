/** The app whose authorization request awaits a sign-in. */
import { html } from 'hono/html';
import { findRequestingClient } from '../queries/oauth-artifacts.ts';
import { destination } from '../web/destination.ts';
import type { View } from '../web/layout.ts';
import { consentPath } from '../web/next.ts';
import type { Web } from '../web/web.ts';

export type RequestingApp = { name: string; redirectUri: URL; isRegisteredHere: boolean };

/** The id is the SHA-256 that the request is stored under, in base64url. */
const consentPattern = new RegExp(`^${consentPath}/([\\w-]{43})$`);

/** Undefined if `next` is not the consent page of a pending request. */
export async function findRequestingApp({ db }: Pick<Web, 'db'>, next: string): Promise<RequestingApp | undefined> {
  const [, id] = consentPattern.exec(next) ?? [];
  const client = id === undefined ? undefined : await findRequestingClient(db, Buffer.from(id, 'base64url'));
  if (client === undefined) return undefined;
  const { clientId, clientName, isRegisteredHere } = client;
  // A client without a name has the URL of its document as id.
  const name = clientName ?? URL.parse(clientId)?.host;
  return name === undefined ? undefined : { name, redirectUri: new URL(client.redirectUri), isRegisteredHere };
}

/** Words after "Sign in" or a similar verb. */
export const toContinue = ({ name, redirectUri }: RequestingApp): View =>
  html`to continue to <strong><bdi>${name}</bdi></strong> <span class="quiet">(${destination(redirectUri)})</span>`;
