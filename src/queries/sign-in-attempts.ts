/**
 * How often one may try to sign in: counted for each account, whether it exists or not, and for each address. A browser that is known
 * to the account is counted apart from both, so that strangers cannot lock out its owner. Each attempt uses up a
 * stretch of time, and so far ahead as the limit says there is some to be had (the generic cell rate algorithm): a few attempts at
 * once, then one every so often. Nobody is locked out for longer than that.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** `known`: the session, or the browser that has signed in to this account before. */
export type Attempt = { address: string; email: string; known?: { id: string; userId: string } | undefined };

type Limit = { everySec: number; atOnce: number };
type Counter = { key: RawBuilder<unknown>; limit: Limit };

const ofGuesses: Limit = { everySec: 90, atOnce: 10 };
/** Each attempt costs a hash. */
const ofHashes: Limit = { everySec: 15, atOnce: 40 };

/**
 * A hash, since people type passwords there. In small letters as the database makes them, by which it finds accounts: of letters that
 * it takes for the same, and others do not, there are more than one would think.
 */
const accountKey = ({ email }: Attempt) => sql`'account:' || encode(sha256(convert_to(lower(${email}::text), 'UTF8')), 'base64')`;

const guessesOf = (attempt: Attempt): Counter => ({
  key: attempt.known ? sql`'known:' || ${attempt.known.id}::text` : accountKey(attempt),
  limit: ofGuesses,
});
const hashesOf = ({ known, address }: Attempt): Counter => ({
  key: known ? sql`'owner:' || ${known.userId}::text` : sql`'address:' || ${address}::text`,
  limit: ofHashes,
});

/** In the order in which they are taken. A stolen cookie that has no guesses left takes nothing from the owner's other browsers. */
const countersOf = (attempt: Attempt): [Counter, Counter] =>
  attempt.known ? [guessesOf(attempt), hashesOf(attempt)] : [hashesOf(attempt), guessesOf(attempt)];

const seconds = (count: number) => sql`${count}::integer * interval '1 second'`;

/** Takes one attempt if it is to be had; what the row then says does not depend on who else tries. */
const take = (limit: Limit) => sql`
  on conflict (key) do update set used_until = greatest(a.used_until, current_instant()) + ${seconds(limit.everySec)}
    where a.used_until <= current_instant() + ${seconds(limit.everySec * (limit.atOnce - 1))}
  returning key`;

/** Counts an attempt, in one statement. Answers how many seconds to wait instead, when there were too many: 0 when there were not. */
export async function claimAttempt(db: Db, attempt: Attempt): Promise<number> {
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

/** Whoever proves to be the account's owner has not been guessing. The hash that it cost is not refunded. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  await sql`delete from sign_in_attempts where key in (${guessesOf(attempt).key}, ${accountKey(attempt)})`.execute(db);
}
