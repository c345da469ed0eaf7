/**
 * Passkeys (WebAuthn). The device checks the user by a fingerprint, a face or a PIN, so a passkey is two factors by itself.
 *
 * Promised: a response is accepted once, in the browser that the challenge was issued to, and only from pages of this server.
 */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Db, inTransaction, type Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import type { Owner } from '../queries/owner.ts';
import { insertPasskey, listPasskeys, type PasskeyRow, removePasskey, updateUse } from '../queries/passkeys.ts';
import { checkQuota, lockOwner } from '../queries/quotas.ts';
import { type Client, recordSecurityEvent } from '../queries/security-events.ts';
import { AccountError } from './account-error.ts';
import type { PasskeyChallenges } from './passkey-challenges.ts';

export const longestPasskeyName = 100;

/** `publicUrl` may be set when the server starts to listen. */
export type Site = { publicUrl: string; passkeyChallenges: PasskeyChallenges };

/** `formKey`: of the browser. */
export type Asker = { formKey: string; now: Date };

const rpIdOf = ({ publicUrl }: Site): string => new URL(publicUrl).hostname;

const timeoutMs = 300_000;

/** The library has many dependencies, and is loaded on first use. */
const load = () => import('@simplewebauthn/server');

type Account = Owner & Asker & { email: string; name: string | null };

/** Options for `navigator.credentials.create`, as JSON. */
export async function toCreation(db: Db, site: Site, account: Account): Promise<string> {
  const { generateRegistrationOptions } = await load();
  const existing = await listPasskeys(db, account);
  const options = await generateRegistrationOptions({
    rpName: 'Caledee',
    rpID: rpIdOf(site),
    userName: account.email,
    userDisplayName: account.name ?? account.email,
    userID: new TextEncoder().encode(account.userId),
    challenge: site.passkeyChallenges.create({ purpose: 'add', formKey: account.formKey }, account.now),
    timeout: timeoutMs,
    attestationType: 'none',
    excludeCredentials: existing.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

/** Options for `navigator.credentials.get`, as JSON. They contain no account, so the page reveals none. */
export function toRequest(site: Site, { formKey, now }: Asker): string {
  const challenge = site.passkeyChallenges.create({ purpose: 'sign in', formKey }, now);
  const options = {
    challenge: Buffer.from(challenge).toString('base64url'),
    rpId: rpIdOf(site),
    userVerification: 'required',
    timeout: timeoutMs,
  };
  return JSON.stringify(options);
}

type New = { response: string; name: string; client: Client };

const refused = (cause?: unknown): AccountError => Object.assign(new AccountError('The passkey was not accepted. Try again.'), { cause });

/** Throws an AccountError for a response that is not valid, and 409 at the user's quota. */
export async function addPasskey(db: Db, site: Site, account: Account, { response, name, client }: New): Promise<void> {
  const { verifyRegistrationResponse } = await load();
  let issuedAt: Date | undefined;
  const verified = await verifyRegistrationResponse({
    response: parse(response) as RegistrationResponseJSON,
    expectedChallenge(challenge) {
      issuedAt = readChallenge(site, challenge, 'add', account);
      return issuedAt !== undefined;
    },
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: rpIdOf(site),
  }).catch((error) => {
    throw refused(error);
  });
  if (!verified.verified || issuedAt === undefined) throw refused();
  const { id: credentialId, publicKey, counter, transports: given = [] } = verified.registrationInfo.credential;
  const transports = Array.isArray(given) ? given.filter(isTransport).slice(0, mostTransports) : [];
  const row = { id: newId(), credentialId, publicKey: Buffer.from(publicKey), counter, transports, name, challengedAt: issuedAt };
  await inTransaction(db, async (tx) => {
    await lockOwner(tx, account.userId);
    await checkQuota(tx, 'passkeys', account);
    await insertPasskey(tx, account, row);
    await recordSecurityEvent(tx, account, { kind: 'passkey_added', detail: name, client });
  }).catch(onViolation('passkeys_organization_id_credential_id_key', refused));
}

const readChallenge = (site: Site, challenge: string, purpose: 'add' | 'sign in', { formKey, now }: Asker): Date | undefined =>
  site.passkeyChallenges.read(Buffer.from(challenge, 'base64url').toString(), { purpose, formKey }, now);

/** Throws an AccountError for other texts. */
function parse(text: string): unknown {
  try {
    const value = JSON.parse(text);
    if (typeof value === 'object' && value !== null && typeof value.response === 'object' && value.response !== null) return value;
  } catch {}
  throw refused();
}

/** Base64url. At most 1023 bytes (WebAuthn Level 3, §4). */
const isCredentialId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,1364}$/.test(id);

/** Browsers list a few short names; a form can have anything. */
const isTransport = (name: unknown): name is string => typeof name === 'string' && /^[\w-]{1,32}$/.test(name);
const mostTransports = 10;

export type Claimed = { credentialId: string; userId: string };

/** The passkey and user that a response names, which only `verifyUse` proves. Undefined for other texts. */
export function readClaim(response: string): Claimed | undefined {
  try {
    const { id, response: inner } = parse(response) as AuthenticationResponseJSON;
    const userId = Buffer.from(String(inner.userHandle ?? ''), 'base64url').toString();
    return isCredentialId(id) ? { credentialId: id, userId } : undefined;
  } catch {
    return undefined;
  }
}

/** Changes that a verified response makes. */
export type Use = { counter: number; issuedAt: Date };

/** Undefined for a response that is not valid. */
export async function verifyUse(site: Site, asker: Asker, passkey: PasskeyRow, response: string): Promise<Use | undefined> {
  const { verifyAuthenticationResponse } = await load();
  let issuedAt: Date | undefined;
  const { id: _id, credentialId, publicKey, counter } = { ...passkey, counter: Number(passkey.counter) };
  const verified = await verifyAuthenticationResponse({
    response: parse(response) as AuthenticationResponseJSON,
    expectedChallenge(challenge) {
      issuedAt = readChallenge(site, challenge, 'sign in', asker);
      return issuedAt !== undefined;
    },
    expectedOrigin: new URL(site.publicUrl).origin,
    expectedRPID: rpIdOf(site),
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
  }).catch(() => undefined);
  if (!verified?.verified || issuedAt === undefined) return undefined;
  return { counter: verified.authenticationInfo.newCounter, issuedAt };
}

/** Returns false if a response to this challenge or a later one was accepted before. */
export const recordUse = (tx: Transaction, owner: Owner, passkey: PasskeyRow, use: Use): Promise<boolean> =>
  updateUse(tx, owner, passkey.id, use);

/** Does nothing if the user has no such passkey. */
export const deletePasskey = (db: Db, owner: Owner, id: string, client: Client): Promise<void> =>
  inTransaction(db, async (tx) => {
    const name = await removePasskey(tx, owner, id);
    if (name !== undefined) await recordSecurityEvent(tx, owner, { kind: 'passkey_removed', detail: name, client });
  });
