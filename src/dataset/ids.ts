import { hash } from 'node:crypto';

/**
 * An id for a booking or lead without one in the document: the same for the same words, so that another import finds the row again. It has
 * the form of a UUIDv7 (RFC 9562, section 5.7), so that indexes keep the order of creation.
 *
 * @param createdAtMs null if the document does not contain it
 */
export function derivedId(words: readonly (string | number)[], createdAtMs: number | null): string {
  const digest = hash('sha256', JSON.stringify([...words, createdAtMs]), 'hex');
  const time = Math.max(0, createdAtMs ?? 0)
    .toString(16)
    .padStart(12, '0');
  const variant = '89ab'[Number.parseInt(digest[3]!, 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}

/** Like derivedId, for entries that can have the same words: each gets another id. */
export function nextDerivedId(words: readonly (string | number)[], createdAtMs: number | null, isTaken: (id: string) => boolean): string {
  for (let ordinal = 0; ; ordinal++) {
    const id = derivedId([...words, ordinal], createdAtMs);
    if (!isTaken(id)) return id;
  }
}

/** Ids of bookings and leads are unique in their organization. */
export type Key = { organizationId: string; id: string };

export const keyOf = ({ organizationId, id }: Key): string => `${organizationId}/${id}`;
