// The session settings that the program relies on. They are set after connecting, because a pooler such as PgBouncer refuses or
// ignores startup parameters, and because they must override those of the server, the database, the role and the address's `options`.
// Everything else, `search_path` for one, stays as the operator set it.

import pg from 'pg';
import { HostClient, type HostOptions } from './hosts.ts';

export type SessionLimits = { statementTimeoutMs: number; lockTimeoutMs: number; idleInTransactionTimeoutMs: number };

export const noLimits: SessionLimits = { statementTimeoutMs: 0, lockTimeoutMs: 0, idleInTransactionTimeoutMs: 0 };

const applyLimitMs = 5000;

const settings = {
  // A transaction waits for a host's lock and then reads what its predecessor wrote: a snapshot from before the lock is of no use.
  default_transaction_isolation: 'read committed',
  // The forms in which columns.ts and pg parse values.
  timezone: 'UTC',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  array_nulls: 'on',
  standard_conforming_strings: 'on',
  transform_null_equals: 'off',
  // Compiling a statement takes longer than running it.
  jit: 'off',
  // A connection that holds a presence lock or listens stays idle. The limits of `SessionLimits` bound transactions.
  idle_session_timeout: '0',
  transaction_timeout: '0',
  // Citus refuses to write a global table after parallel writes to several nodes in the same transaction, such as counts of requests.
  'citus.multi_shard_modify_mode': 'sequential',
};

/** Citus sends a transaction's `set local` on to its nodes, with the whole text that it is part of; a migration is one text. */
const propagation = 'citus.propagate_set_commands';

const withLimits = (limits: SessionLimits): Record<string, string> => ({
  ...settings,
  [propagation]: limits.statementTimeoutMs > 0 ? 'local' : 'none',
  statement_timeout: String(limits.statementTimeoutMs),
  lock_timeout: String(limits.lockTimeoutMs),
  idle_in_transaction_session_timeout: String(limits.idleInTransactionTimeoutMs),
});

/** `transaction_timeout` exists since PostgreSQL 17; unknown settings are left out. */
const setText = (rows: string, isLocal: boolean): string =>
  `select name, set_config(name, value, ${isLocal}) from ${rows} as setting (name, value) where current_setting(name, true) is not null`;

export async function applySettings(client: pg.ClientBase, limits: SessionLimits): Promise<void> {
  const all = withLimits(limits);
  const text = setText('unnest($1::text[], $2::text[])', false);
  // pg knows a limit for one query; its types do not.
  const query = { text, values: [Object.keys(all), Object.values(all)], query_timeout: applyLimitMs };
  const { rows } = await client.query<{ name: string }>(query);
  if (rows.some(({ name }) => name === propagation)) onCitus.add(client);
}

const onCitus = new WeakSet<pg.ClientBase>();

/** Sets the limit for locks on the nodes of Citus, where the session's limit does not hold. Undefined on plain PostgreSQL. */
export const toLockLimit = (client: pg.ClientBase, { lockTimeoutMs }: SessionLimits): string | undefined =>
  onCitus.has(client) ? `set local lock_timeout = ${lockTimeoutMs}` : undefined;

/** The same settings until the end of a transaction, as statements without parameters to follow its start. */
export function toLocalSettings(limits: SessionLimits): string {
  const { default_transaction_isolation: _, ...rest } = withLimits(limits);
  const rows = Object.entries(rest).map((pair) => `(${pair.map(pg.escapeLiteral).join(', ')})`);
  return setText(`(values ${rows.join(', ')})`, true);
}

/** Connects outside a pool, with a pool's options and session settings. A lost connection emits 'end' only. */
export const openClient = (options: HostOptions): Promise<pg.Client> =>
  options.hosts === undefined ? openAt(new pg.Client(options), options) : options.hosts.use(() => openAt(new HostClient(options), options));

async function openAt(client: pg.Client, options: HostOptions): Promise<pg.Client> {
  // Without a listener an 'error' would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await options.onConnect?.(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}
