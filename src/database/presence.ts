// How a process shows the others that it is alive, and under which name: by a lock on a connection of its own, which PostgreSQL gives
// up the moment that the process ends, be it by SIGKILL. One that loses its connection comes back as soon as it can.

import { setTimeout as pause } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { openClient } from './session.ts';

export type Presence = {
  /** Answers when it is seen by that name. */
  show: (name: string) => Promise<void>;
  /** Answers when it is not seen any more, or in a second: a connection that broke in silence has no end to wait for. */
  close: () => Promise<void>;
};

const lock = 1128352870;
const comeBackPauseMs = 200;
const longestEndMs = 1000;

/** Whether somebody is present by a name; `name` is an SQL expression. */
export const presenceOf = (name: string): RawBuilder<boolean> => sql`exists (
  select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2 and l.classid = ${sql.lit(lock)}::oid
    and l.objid = (hashtext(${sql.raw(name)})::bigint & 4294967295)::oid
    and l.database = (select oid from pg_database where datname = current_database()))`;

/** Connects with a pool's settings; throws when it cannot. */
export async function openPresence(pool: pg.Pool): Promise<Presence> {
  let name: string | undefined;
  let isClosed = false;
  let client = await enter(pool);
  const stay = () => client.once('end', () => void comeBack());
  const comeBack = async () => {
    while (!isClosed) {
      const next = await enter(pool, name).catch(() => undefined);
      if (next === undefined) {
        await pause(comeBackPauseMs);
        continue;
      }
      client = next;
      stay();
      if (isClosed) await client.end();
      return;
    }
  };
  stay();
  return {
    async show(wanted) {
      name = wanted;
      await take(client, wanted);
    },
    async close() {
      isClosed = true;
      await Promise.race([client.end(), pause(longestEndMs, undefined, { ref: false })]);
    },
  };
}

async function enter({ options }: pg.Pool, name?: string): Promise<pg.Client> {
  const client = await openClient({ ...options, application_name: 'caledee presence' });
  try {
    if (name !== undefined) await take(client, name);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

const take = (client: pg.Client, name: string) => client.query('select pg_advisory_lock_shared($1, hashtext($2))', [lock, name]);
