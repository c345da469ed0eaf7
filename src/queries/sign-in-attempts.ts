/**
 * How often one may try to sign in: counted for each account, whether it exists or not, and for each address. Each attempt uses up a
 * stretch of time, and so far ahead as the limit says there is some to be had (the generic cell rate algorithm): a few attempts at
 * once, then one every so often. Nobody is locked out for longer than that.
 */
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

export type Attempt = { address: string; email: string };

type Limit = { everySec: number; atOnce: number };

const ofAccount: Limit = { everySec: 90, atOnce: 10 };
const ofAddress: Limit = { everySec: 15, atOnce: 40 };

/**
 * A hash, since people type passwords there. In small letters as the database makes them, by which it finds accounts: of letters that
 * it takes for the same, and others do not, there are more than one would think.
 */
const accountKey = ({ email }: Attempt) => sql`'account:' || encode(sha256(convert_to(lower(${email}::text), 'UTF8')), 'base64')`;
const addressKey = ({ address }: Attempt) => sql`'address:' || ${address}::text`;

const seconds = (count: number) => sql`${count}::integer * interval '1 second'`;

/** Takes one attempt if it is to be had; what the row then says does not depend on who else tries. */
const take = (limit: Limit) => sql`
  on conflict (key) do update set used_until = greatest(a.used_until, current_instant()) + ${seconds(limit.everySec)}
    where a.used_until <= current_instant() + ${seconds(limit.everySec * (limit.atOnce - 1))}
  returning key`;

/** Counts an attempt, in one statement. Answers how many seconds to wait instead, when there were too many: 0 when there were not. */
export async function claimAttempt(db: Db, attempt: Attempt): Promise<number> {
  const { rows } = await sql`
    with address as (
      insert into sign_in_attempts as a (key, used_until)
        values (${addressKey(attempt)}, current_instant() + ${seconds(ofAddress.everySec)}) ${take(ofAddress)}
    ), account as (
      insert into sign_in_attempts as a (key, used_until)
        select ${accountKey(attempt)}, current_instant() + ${seconds(ofAccount.everySec)} from address ${take(ofAccount)}
    )
    select 1 from account`.execute(db);
  return rows.length > 0 ? 0 : await findWait(db, attempt);
}

async function findWait(db: Db, attempt: Attempt): Promise<number> {
  const left = (limit: Limit) => sql`used_until - current_instant() - ${seconds(limit.everySec * (limit.atOnce - 1))}`;
  const { rows } = await sql<{ waitSec: number }>`
    select ceil(extract(epoch from max(case key when ${accountKey(attempt)} then ${left(ofAccount)} else ${left(ofAddress)} end)))::integer as wait_sec
      from sign_in_attempts where key in (${accountKey(attempt)}, ${addressKey(attempt)})`.execute(db);
  return Math.max(1, rows[0]?.waitSec ?? 1);
}

/** Whoever proves to be the account's owner has not been guessing. The address has still cost a hash. */
export async function forgiveAttempt(db: Db, attempt: Attempt): Promise<void> {
  await sql`delete from sign_in_attempts where key = ${accountKey(attempt)}`.execute(db);
}
