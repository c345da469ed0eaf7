/**
 * Tokens of invitees' links. A token is the ids of an organization and of a chain of moves, and an HMAC of both with a key derived from
 * SECRET_KEY. It is not stored, is the same for all bookings of a chain, imported ones included, and cannot be created without the key.
 * The query that reads the booking decides whether a link has expired.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Chain } from '../queries/managed-bookings.ts';
import type { PendingRef } from '../queries/pending-bookings.ts';
import { deriveKey } from './encryption.ts';

export type ManageTokens = {
  create: (chain: Chain) => string;
  /** Undefined for a token that was not created with this SECRET_KEY. */
  read: (token: string) => Chain | undefined;
};

export type ConfirmTokens = {
  create: (pending: PendingRef) => string;
  /** Undefined for a token that was not created with this SECRET_KEY. */
  read: (token: string) => PendingRef | undefined;
};

const idBytes = 16;
const macBytes = 16;

/** 48 bytes are 64 characters without padding, so each token has one spelling. */
const tokenPattern = /^[\w-]{64}$/;

export const createManageTokens = (secretKey: string): ManageTokens => createTokens(deriveKey(secretKey, 'manage links'));

/** Of the links by which invitees confirm a booking. As `chainId` they have the id of the pending booking. */
export function createConfirmTokens(secretKey: string): ConfirmTokens {
  const { create, read } = createTokens(deriveKey(secretKey, 'confirmation links'));
  return {
    create: ({ organizationId, id }) => create({ organizationId, chainId: id }),
    read(token) {
      const found = read(token);
      return found && { organizationId: found.organizationId, id: found.chainId };
    },
  };
}

function createTokens(secret: Buffer): ManageTokens {
  // A page of bookings has as many tokens, and with a key object each takes a quarter of the time.
  const key = createSecretKey(secret);
  const sign = (ids: Buffer): Buffer => createHmac('sha256', key).update(ids).digest().subarray(0, macBytes);
  return {
    create({ organizationId, chainId }) {
      const ids = Buffer.concat([toBytes(organizationId), toBytes(chainId)]);
      return Buffer.concat([ids, sign(ids)]).toString('base64url');
    },
    read(token) {
      if (!tokenPattern.test(token)) return undefined;
      const bytes = Buffer.from(token, 'base64url');
      const [ids, mac] = [bytes.subarray(0, 2 * idBytes), bytes.subarray(2 * idBytes)];
      if (!timingSafeEqual(mac, sign(ids))) return undefined;
      return { organizationId: toUuid(ids.subarray(0, idBytes)), chainId: toUuid(ids.subarray(idBytes)) };
    },
  };
}

const toBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const toUuid = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
