/** Applications that ask for access: how a user makes one, where one may send people, and what one may be let do, in words. */
import { scopes } from '../contract.ts';
import { type Db, inTransaction } from '../database/connect.ts';
import { isName, isOurName, nameRule } from '../names.ts';
import { insertApp, updateAppSecret } from '../queries/oauth-apps.ts';
import { hashToken, newToken } from './secrets.ts';

export const mostRedirectUris = 10;
export const longestRedirectUri = 2000;
export const longestAppName = 100;

/** What an application may learn about a person by signing in with us (OpenID Connect Core §5.4). */
export const identityScopes: Record<string, string> = {
  openid: 'Confirm who you are',
  profile: 'See your name and time zone',
  email: 'See your email address',
};

/** Everything that can be asked for. */
export const allScopes: Record<string, string> = { ...identityScopes, ...scopes };

export const scopeWords = (scope: string): string => allScopes[scope] ?? scope;

/** `id`: when the app must not be made twice. */
export type WantedApp = { id?: string; name: string; redirectUris: string[]; isConfidential: boolean };

/**
 * Makes an application of a user's. Its secret, null for a public one, is in the answer and nowhere else. Throws 409 when the user has
 * as many as there can be.
 */
export async function createApp(
  db: Db,
  userId: string,
  { id: wantedId, name, redirectUris, isConfidential }: WantedApp,
): Promise<{ id: string; secret: string | null }> {
  const secret = isConfidential ? newToken('ocs') : null;
  const app = { id: wantedId, name, redirectUris, secretHash: secret === null ? null : hashToken(secret) };
  const id = await inTransaction(db, (tx) => insertApp(tx, userId, app));
  return { id, secret };
}

/** Gives a confidential app of a user's a new secret in the place of the old one. Undefined: there is no such app. */
export async function rotateAppSecret(db: Db, userId: string, id: string): Promise<string | undefined> {
  const secret = newToken('ocs');
  return (await updateAppSecret(db, userId, id, hashToken(secret))) ? secret : undefined;
}

/** What is wrong with an application's name, by which people know it; it reads on from the name. `host`: this deployment's. Null: nothing. */
export function findAppNameError(name: string, host: string): string | null {
  if (name.trim() === '' || name.length > longestAppName) return `must have 1 to ${longestAppName} characters`;
  if (!isName(name)) return nameRule;
  return isOurName(name, host) ? `must not start with Caledee or ${host}, or look like it does` : null;
}

export const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/**
 * Known applications whose schemes have no period, though they should (RFC 8252 §8.4). Whoever claims such a scheme on a computer
 * gets a code, and with it nothing, since it lacks the verifier (RFC 7636).
 */
const knownSchemes = ['cursor:', 'vscode:', 'vscode-insiders:', 'windsurf:', 'claude:'];

/** Browsers forgive `https:/host` and `https:\\host`; an address that is compared letter by letter should need no forgiving. */
const wholeShape = /^(https?:\/\/[^/\\?]|(?!https?:)[a-z][a-z0-9+.-]*:.)/i;

/** What is wrong with an address that people are to be sent to; it reads on from the address. Null: nothing. */
export function findRedirectUriError(text: string): string | null {
  if (text.length > longestRedirectUri) return `must have at most ${longestRedirectUri} characters`;
  if (!/^[\x21-\x7e]+$/.test(text)) return 'must not contain spaces or characters that must be percent-encoded';
  const url = URL.parse(text);
  if (url === null || !wholeShape.test(text)) return 'must be an absolute URI, such as https://app.example/callback';
  if (text.includes('#')) return 'must not contain a fragment (#)';
  if (url.username || url.password) return 'must not contain a username or password';
  return findSchemeError(url);
}

function findSchemeError(url: URL): string | null {
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:') return isLoopback(url) ? null : 'must start with https:// unless it points to localhost';
  const isOwn = url.protocol.includes('.') || knownSchemes.includes(url.protocol);
  return isOwn ? null : 'must start with https:// or with a scheme based on a domain name, such as com.example.app:/';
}

/** Whether an application runs on its user's computer: there its ports change, and schemes lead to it (RFC 8252 §7). */
export const isNative = (redirectUris: string[]): boolean => redirectUris.some((uri) => URL.parse(uri)?.protocol !== 'https:');

/** What is wrong with the addresses of one application, taken together. Null: nothing. */
export function findRedirectUrisError(uris: string[]): string | null {
  if (uris.length === 0) return 'At least one redirect URI is required.';
  if (uris.length > mostRedirectUris) return `At most ${mostRedirectUris} redirect URIs are allowed.`;
  for (const uri of uris) {
    const fault = findRedirectUriError(uri);
    if (fault !== null) return `${uri.slice(0, 200)} ${fault}.`;
  }
  const odd = isNative(uris) ? uris.find((uri) => /^https:/i.test(uri) && isLoopback(new URL(uri))) : undefined;
  return odd === undefined ? null : `${odd} must start with http://, because the other redirect URIs do not use https://.`;
}
