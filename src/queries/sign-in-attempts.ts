/**
 * Limits sign-in attempts per account (existing or not) and per client address, with the generic cell rate algorithm: a few attempts at
 * once, then one per interval. Nobody is locked out for longer than one interval. A browser known to the account has its own limit, so that
 * strangers cannot lock out its owner.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** `known`: a session, or a browser that has signed in to this account before. */
export type Attempt = { address: string; email: string; known?: { id: string; userId: string } | undefined };

type Limit = { everySec: number; atOnce: number };
type Counter = { key: RawBuilder<unknown>; limit: Limit };

const ofGuesses: Limit = { everySec: 90, atOnce: 10 };
const ofHashes: Limit = { everySec: 15, atOnce: 40 };

/**
 * Hashed, because people sometimes type a password into the email field. Lower-cased by the database, which finds accounts the same way:
 * JavaScript's lower case differs for some letters.
 */
const accountKey = ({ email }: Attempt) =>
  sql`'account:' || encode(sha256(convert_to(lower(${email}::text collate "C"), 'UTF8')), 'base64')`;

const guessesOf = (attempt: Attempt): Counter => ({
  key: attempt.known ? sql`'known:' || ${attempt.known.id}::text` : accountKey(attempt),
  limit: ofGuesses,
});
const hashesOf = ({ known, address }: Attempt): Counter => ({
  key: known ? sql`'owner:' || ${known.userId}::text` : sql`'address:' || ${address}::text`,
  limit: ofHashes,
});

/** In the order of counting: a stolen cookie without guesses left must not use up the limit of the owner's other browsers. */
const countersOf = (attempt: Attempt): [Counter, Counter] =>
  attempt.known ? [guessesOf(attempt), hashesOf(attempt)] : [hashesOf(attempt), guessesOf(attempt)];

const seconds = (count: number) => sql`${count}::integer * interval '1 second'`;

const take = (limit: Limit) => sql`
  on conflict (key) do update set used_until = greatest(a.used_until, current_instant()) + ${seconds(limit.everySec)}
    where a.used_until <= current_instant() + ${seconds(limit.everySec * (limit.atOnce - 1))}
  returning key`;

/** Returns the seconds to wait if the limit is reached, otherwise 0. */
export async function recordAttempt(db: Db, attempt: Attempt): Promise<number> {
  const [first, second] = countersOf(attempt);
  const { rows } = await sql`
    with first as (
      insert into sign_in_attempts as a (key, used_until)
        values (${first.key}, current_instant() + ${seconds(first.limit.everySec)}) ${take(first.limit)}
    ), second as (
      insert into sign_in_attempts as a (key, used_until)
        select ${second.key}, current_instant() + ${seconds(second.limit.everySec)} from first ${take(second.limit)}
    )
    select 1 from second`.execute(db);
  return rows.length > 0 ? 0 : await findWait(db, attempt);
}

async function findWait(db: Db, attempt: Attempt): Promise<number> {
  const [guesses, hashes] = [guessesOf(attempt), hashesOf(attempt)];
  const left = (limit: Limit) => sql`used_until - current_instant() - ${seconds(limit.everySec * (limit.atOnce - 1))}`;
  const { rows } = await sql<{ waitSec: number }>`
    select ceil(extract(epoch from max(case key when ${guesses.key} then ${left(guesses.limit)} else ${left(hashes.limit)} end)))::integer as wait_sec
      from sign_in_attempts where key in (${guesses.key}, ${hashes.key})`.execute(db);
  return Math.max(1, rows[0]?.waitSec ?? 1);
}

/** After a successful sign-in, the account's failed guesses no longer count. The address's attempts still do. */
export async function resetAttempts(db: Db, attempt: Attempt): Promise<void> {
  await sql`delete from sign_in_attempts where key in (${guessesOf(attempt).key}, ${accountKey(attempt)})`.execute(db);
}
