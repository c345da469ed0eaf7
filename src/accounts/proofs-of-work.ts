/**
 * Proofs of work (https://altcha.org), checked without a third party. A challenge contains its event type and expiry, and is signed with a
 * key derived from SECRET_KEY, so it is not stored. What a proof is the proof of: the browser searched for a number among 100,000, about a
 * second of a phone. Callers make sure that each is accepted once.
 */
import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1';
import type { Payload } from 'altcha-lib/v1/types';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import { deriveKey } from './encryption.ts';

/** `hash`: the same for all spellings of a proof. */
export type Proof = { hash: Buffer; expiresAt: Date };

type Wanted = { eventTypeId: string; now: number };

/** `now` in epoch milliseconds, of the database's clock. */
export type ProofsOfWork = {
  create: (wanted: Wanted) => Promise<Schemas['Challenge']>;
  /** A proof for an invitee who confirms by mail instead. The same for the same id, so that it is accepted once. */
  vouch: (wanted: { eventTypeId: string; id: string; expiresAt: Date }) => Promise<string>;
  /** Undefined for anything but the solution of a challenge of this event type that has not expired. */
  read: (proof: string, wanted: Wanted) => Promise<Proof | undefined>;
};

const maxnumber = 100_000;
const validMin = 30;

export function createProofsOfWork(secretKey: string): ProofsOfWork {
  const hmacKey = deriveKey(secretKey, 'proofs of work').toString('hex');
  return {
    async create({ eventTypeId, now }) {
      const expires = new Date(Math.floor((now + validMin * MINUTE_MS) / 1000) * 1000);
      const params = { eventType: eventTypeId.toLowerCase() };
      const { challenge, salt, signature } = await createChallenge({ hmacKey, maxnumber, expires, params, algorithm: 'SHA-256' });
      return { algorithm: 'SHA-256', challenge, maxnumber, salt, signature, expiresAt: expires.toISOString() };
    },
    async vouch({ eventTypeId, id, expiresAt }) {
      const params = { eventType: eventTypeId.toLowerCase() };
      const known = { salt: id, number: 0, params, expires: expiresAt };
      const { challenge, salt, signature } = await createChallenge({ hmacKey, algorithm: 'SHA-256', ...known });
      return Buffer.from(JSON.stringify({ algorithm: 'SHA-256', challenge, number: 0, salt, signature })).toString('base64');
    },
    async read(proof, { eventTypeId, now }) {
      const solution = parse(proof);
      if (solution === undefined) return undefined;
      const { eventType, expires } = extractParams(solution);
      const expiresAt = new Date(Number(expires) * 1000);
      if (eventType !== eventTypeId.toLowerCase() || !(expiresAt.getTime() > now)) return undefined;
      // The library would compare the expiry with the clock of this computer.
      const isSolved = await verifySolution(solution, hmacKey, false);
      return isSolved ? { hash: Buffer.from(solution.challenge, 'hex'), expiresAt } : undefined;
    },
  };
}

const hex = /^[0-9a-f]{64}$/;

function parse(proof: string): Payload | undefined {
  try {
    const { algorithm, challenge, number, salt, signature } = JSON.parse(Buffer.from(proof, 'base64').toString()) as Payload;
    const isWhole = algorithm === 'SHA-256' && Number.isSafeInteger(number) && typeof salt === 'string' && hex.test(signature);
    return isWhole && hex.test(challenge) ? { algorithm, challenge, number, salt, signature } : undefined;
  } catch {
    return undefined;
  }
}
