/**
 * Names of leads for the public: a lead's id, encrypted, with another result each time. The id itself has the time of its creation, which
 * would reveal whether an address was known.
 */
import { decrypt, deriveKey, encrypt } from './encryption.ts';

export type LeadHandles = {
  create: (leadId: string) => string;
  /** Undefined for anything that is not a handle. */
  read: (handle: string) => string | undefined;
};

/** A nonce of 12 bytes, a tag of 16, and 36 characters of the id. */
const handlePattern = /^[\w-]{86}$/;

export function createLeadHandles(secretKey: string): LeadHandles {
  const key = deriveKey(secretKey, 'lead handles');
  return {
    create: (leadId) => encrypt(key, leadId).toString('base64url'),
    read: (handle) => (handlePattern.test(handle) ? decrypt(key, Buffer.from(handle, 'base64url')) : undefined),
  };
}
