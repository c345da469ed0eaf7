import { hash } from 'node:crypto';

/**
 * The id of something that the document gives none: the same for the same words, so that importing again finds it.
 * Formed as a UUIDv7 (RFC 9562, section 5.7), so that it stands in indexes where its time of creation does.
 *
 * @param createdAtMs null where the document does not say it; it is then the same for every import
 */
export function derivedId(words: readonly (string | number)[], createdAtMs: number | null): string {
  const digest = hash('sha256', JSON.stringify([...words, createdAtMs]), 'hex');
  const time = Math.max(0, createdAtMs ?? 0)
    .toString(16)
    .padStart(12, '0');
  const variant = '89ab'[Number.parseInt(digest[3]!, 16) % 4];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}

/** Two entries that are alike in every word are two things: the second gets an id of its own. */
export function nextDerivedId(words: readonly (string | number)[], createdAtMs: number | null, isTaken: (id: string) => boolean): string {
  for (let ordinal = 0; ; ordinal++) {
    const id = derivedId([...words, ordinal], createdAtMs);
    if (!isTaken(id)) return id;
  }
}
