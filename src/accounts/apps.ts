import { scopes } from '../contract.ts';
import { type Db, inTransaction } from '../database/connect.ts';
import { type App, insertApp, removeApp, updateAppSecret } from '../queries/oauth-apps.ts';
import type { Owner } from '../queries/owner.ts';
import { type Client, recordSecurityEvent } from '../queries/security-events.ts';
import { isName, isOurName, lengthOf, nameRule } from '../text/names.ts';
import { hashToken, newToken } from './secrets.ts';

export const mostRedirectUris = 10;
export const longestRedirectUri = 2000;
export const longestAppName = 100;

/** Scopes for userinfo (OpenID Connect Core §5.4). */
export const identityScopes: Record<string, string> = {
  openid: 'Confirm who you are',
  profile: 'See your name and time zone',
  email: 'See your email address',
};

export const allScopes: Record<string, string> = { ...identityScopes, ...scopes };

export const scopeLabel = (scope: string): string => allScopes[scope] ?? scope;

/** `id` makes a second attempt fail instead of creating another app. */
export type WantedApp = { id?: string; name: string; redirectUris: string[]; isConfidential: boolean };

/** The secret is null for a public app, and not stored for any. Throws 409 `limit_reached`. */
export async function createApp(
  db: Db,
  owner: Owner,
  { id: wantedId, name, redirectUris, isConfidential }: WantedApp,
  client: Client,
): Promise<{ id: string; secret: string | null }> {
  const secret = isConfidential ? newToken('ocs') : null;
  const app = { id: wantedId, name, redirectUris, secretHash: secret === null ? null : hashToken(secret) };
  const id = await inTransaction(db, async (tx) => {
    const inserted = await insertApp(tx, owner, app);
    await recordSecurityEvent(tx, owner, { kind: 'app_created', detail: name, client });
    return inserted;
  });
  return { id, secret };
}

type NamedApp = Pick<App, 'id' | 'name'>;

/** Returns undefined if the user has no such app, or it is public. */
export async function rotateAppSecret(db: Db, owner: Owner, { id, name }: NamedApp, client: Client): Promise<string | undefined> {
  const secret = newToken('ocs');
  return inTransaction(db, async (tx) => {
    if (!(await updateAppSecret(tx, owner.userId, id, hashToken(secret)))) return undefined;
    await recordSecurityEvent(tx, owner, { kind: 'app_secret_replaced', detail: name, client });
    return secret;
  });
}

/** Returns false if the user has no such app. */
export const deleteApp = (db: Db, owner: Owner, { id, name }: NamedApp, client: Client): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    if (!(await removeApp(tx, owner.userId, id))) return false;
    await recordSecurityEvent(tx, owner, { kind: 'app_deleted', detail: name, client });
    return true;
  });

export function findAppNameError(name: string, host: string): string | null {
  if (name.trim() === '' || lengthOf(name) > longestAppName) return `must have 1 to ${longestAppName} characters`;
  if (!isName(name)) return nameRule;
  return isOurName(name, host) ? `must not start with Caledee or ${host}, or look like it does` : null;
}

export const isLoopback = ({ hostname }: URL): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/**
 * Schemes that are not private to an app (RFC 8252 §7.1): those that browsers run or show themselves, that every system has a handler for, or
 * that have been used to run commands. Other schemes are accepted without the period that §8.4 requires, since many apps have none: another
 * program that registers such a scheme gets a code, but lacks the PKCE verifier (RFC 7636).
 */
const sharedSchemes = [
  'about blob cid content data file filesystem ftp ftps jar javascript livescript mhtml mid mocha resource vbscript view-source ws wss',
  'callto facetime facetime-audio fax geo im imap irc ircs jabber mailto maps market message mms mmsto nntp news pop rtsp sip sips skype',
  'sms smsto snews tel webcal xmpp zoommtg',
  'afp android-app apt dav davs dict git gopher help hcp htafile intent itms itms-apps itms-services ldap ldaps magnet nfs rdp res rsync',
  'search search-ms sftp shell smb ssh steam svn telnet vnc',
  'brave chrome devtools edge firefox moz opera safari vivaldi',
].flatMap((line) => line.split(' '));
const sharedPrefix = /^((chrome|edge|microsoft|moz|ms|safari|web)[-+]|x-apple)/;

/** Browsers accept `https:/host` and `https:\\host`, but redirect URIs are compared character by character. */
const absoluteUri = /^(https?:\/\/[^/\\?]|(?!https?:)[a-z][a-z0-9+.-]*:.)/i;

export function findRedirectUriError(text: string): string | null {
  if (text.length > longestRedirectUri) return `must have at most ${longestRedirectUri} characters`;
  if (!/^[\x21-\x7e]+$/.test(text)) return 'must not contain spaces or characters that must be percent-encoded';
  const url = URL.parse(text);
  if (url === null || !absoluteUri.test(text)) return 'must be an absolute URI, such as https://app.example/callback';
  if (text.includes('#')) return 'must not contain a fragment (#)';
  if (url.username || url.password) return 'must not contain a username or password';
  return findSchemeError(url);
}

function findSchemeError(url: URL): string | null {
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:') return isLoopback(url) ? null : 'must start with https:// unless it points to localhost';
  const scheme = url.protocol.slice(0, -1);
  const isShared = sharedSchemes.includes(scheme) || sharedPrefix.test(scheme);
  return isShared ? 'must start with https:// or with a scheme of the app, such as com.example.app:/' : null;
}

/** Native apps use private-use schemes, or loopback addresses with changing ports (RFC 8252 §7). */
export const isNative = (redirectUris: string[]): boolean => redirectUris.some((uri) => URL.parse(uri)?.protocol !== 'https:');

export function findRedirectUrisError(uris: string[]): string | null {
  if (uris.length === 0) return 'At least one redirect URI is required.';
  if (uris.length > mostRedirectUris) return `At most ${mostRedirectUris} redirect URIs are allowed.`;
  const errors = uris.map((uri) => [uri, findRedirectUriError(uri)] as const).filter(([, error]) => error !== null);
  if (errors.length > 0) return errors.map(([uri, error]) => `${uri.slice(0, 200)} ${error}.`).join(' ');
  const odd = isNative(uris) ? uris.find((uri) => /^https:/i.test(uri) && isLoopback(new URL(uri))) : undefined;
  return odd === undefined ? null : `${odd} must start with http://, because the other redirect URIs do not use https://.`;
}
