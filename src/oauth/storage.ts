/**
 * The provider's storage on PostgreSQL. The provider's ids (`jti`) are secrets: only their SHA-256 is stored, and payloads do not contain
 * them. Expiry is decided by the database's clock: expired rows are not found. Times are converted to the clock of the process.
 */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import Provider, { errors } from 'oidc-provider';
import { hashToken } from '../accounts/secrets.ts';
import { type Db, inTransaction } from '../database/connect.ts';
import {
  consumeArtifact,
  findArtifact,
  insertGrantArtifact,
  removeArtifact,
  removeGrantOf,
  type StoredArtifact,
  toPair,
  upsertArtifact,
} from '../queries/oauth-artifacts.ts';
import { findClient, insertRegistered } from '../queries/oauth-clients.ts';
import { findGrant, insertGrant, removeGrant } from '../queries/oauth-grants.ts';
import { findTextError } from '../text/encoding.ts';
import { toMetadata, toNewClient } from './clients.ts';
import { clientAddressOf } from './limits.ts';

/** `urlToResume` contains the interaction's secret, so it is computed instead of stored. */
export const createStorage =
  (db: Db, urlToResume: (uid: string) => string): AdapterFactory =>
  (kind) => {
    const { [kind]: special } = { Client: clients, Grant: grants, Session: sessions } as Record<string, (db: Db) => Partial<Adapter>>;
    return { ...unused, ...(special ?? artifacts(kind, urlToResume))(db) };
  };

const unsupported = (): never => {
  throw new Error('This storage operation is not supported');
};

const unused: Adapter = {
  upsert: unsupported,
  find: unsupported,
  findByUid: unsupported,
  findByUserCode: unsupported,
  consume: unsupported,
  destroy: unsupported,
  revokeByGrantId: unsupported,
};

/** The provider has no sessions: the consent page uses this server's. */
const sessions = (): Partial<Adapter> => ({
  upsert: async () => {},
  find: async () => undefined,
  findByUid: async () => undefined,
  destroy: async () => {},
});

const clients = (db: Db): Partial<Adapter> => ({
  async find(id) {
    const client = findTextError(id) === null ? await findClient(db, id) : undefined;
    return client && toMetadata(client);
  },
  upsert: (_id, metadata) => insertRegistered(db, toNewClient(metadata), clientAddressOf(Provider.ctx)),
});

const grants = (db: Db): Partial<Adapter> => ({
  async upsert(id, { accountId = '', clientId = '', openid, resources, rejected }: AdapterPayload & Granted, lifeSec = 0) {
    const granted = [openid?.scope, ...Object.values(resources ?? {})].flatMap((scope) => scope?.split(' ') ?? []);
    const scopes = [...new Set(granted.filter(Boolean))];
    const grant = { id, userId: accountId, clientId, scopes, payload: { openid, resources, rejected }, lifeSec };
    await inTransaction(db, (tx) => insertGrant(tx, grant));
  },
  async find(id) {
    const found = await findGrant(db, id);
    return found && { ...found.payload, ...toTimes(found), jti: id, kind: 'Grant', accountId: found.userId, clientId: found.clientId };
  },
  destroy: (id) => removeGrant(db, id),
});

type Granted = { openid?: { scope?: string }; resources?: Record<string, string>; rejected?: object };

const artifacts =
  (kind: string, urlToResume: (uid: string) => string) =>
  (db: Db): Partial<Adapter> => ({
    async upsert(id, { jti: _jti, kind: _kind, iat: _iat, exp: _exp, returnTo: _returnTo, grantId = null, ...payload }, lifeSec = 0) {
      const clientAddress = kind === 'Interaction' ? clientAddressOf(Provider.ctx) : undefined;
      const extra = kind === 'AccessToken' ? pairOf(Provider.ctx) : kind === 'Interaction' ? nameOf(Provider.ctx) : {};
      const artifact = { idHash: hashToken(id), kind, grantId, payload: { ...payload, ...extra }, lifeSec, clientAddress };
      await (grantId === null ? upsertArtifact(db, artifact) : insertGrantArtifact(db, artifact));
    },
    async find(id) {
      const found = await findArtifact(db, kind, hashToken(id));
      return found && { ...toPayload(found), jti: id, kind, ...(kind === 'Interaction' && { returnTo: urlToResume(id) }) };
    },
    async consume(id) {
      if (await consumeArtifact(db, kind, hashToken(id))) return;
      // Either of the two requests may come from an attacker.
      await removeGrantOf(db, hashToken(id));
      throw new errors.InvalidGrant();
    },
    async destroy(id) {
      const wasThere = await removeArtifact(db, kind, hashToken(id));
      // An interaction is resumed once, even by concurrent requests with its cookie.
      if (kind === 'Interaction' && !wasThere) throw new errors.SessionNotFound('the authorization request has ended');
    },
    revokeByGrantId: (grantId) => removeGrant(db, grantId),
  });

/** The refresh token that is issued with an access token, so that the next refresh ends no access token of another process. */
function pairOf(ctx: typeof Provider.ctx): { pair?: string } {
  const { RefreshToken: token } = ctx?.oidc.entities ?? {};
  return token === undefined ? {} : { pair: toPair(hashToken(token.jti)) };
}

/** For the sign-in page, which does not read the document of a client that is described by one. */
const nameOf = (ctx: typeof Provider.ctx): { clientName?: string | undefined } => ({ clientName: ctx?.oidc.client?.clientName });

const toPayload = ({ payload, grantId, isConsumed, ...age }: StoredArtifact): AdapterPayload => ({
  ...payload,
  ...toTimes(age),
  ...(grantId !== null && { grantId }),
  ...(isConsumed && { consumed: true }),
});

function toTimes({ ageSec, restSec }: { ageSec: number; restSec: number }): { iat: number; exp: number } {
  const now = Date.now() / 1000;
  return { iat: Math.floor(now - ageSec), exp: Math.ceil(now + restSec) };
}
