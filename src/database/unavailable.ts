import { types } from 'node:util';

/** A concurrent transaction wrote, without the same locks, what this one has read. Worth retrying. */
export class Conflict extends Error {
  override readonly name = 'Conflict';

  constructor(cause?: Error) {
    super('a concurrent transaction changed what was read', { cause });
  }
}

export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** A migration changed the columns of a prepared statement, which did not run. The connection is discarded (statements.ts). */
export const isStalePlan = (error: unknown): boolean =>
  codeOf(error) === '0A000' && (error as { routine?: string }).routine === 'RevalidateCachedQuery';

/** Citus moved the organization to another node while the transaction waited at its former node, which passes the error on without a code. */
const isOnFormerNode = (error: unknown): boolean =>
  codeOf(error) === 'XX000' && /cannot execute a distributed query from a query on a shard/.test((error as Error).message);

/** Aborted because of another transaction (serialization failure, deadlock) or before it started: repeating it may succeed. */
export const isWorthRetrying = (error: unknown): boolean =>
  error instanceof Conflict || ['40001', '40P01'].includes(codeOf(error)) || isStalePlan(error) || isOnFormerNode(error);

// Connection failures, a password being rotated, a missing database, lack of resources, shutdown, recovery, a standby, and the timeouts of
// statements, locks and idle transactions.
const unavailableStates = /^(08...|28...|3D000|53...|57P0[1-5]|57014|55P03|25P03|25006)$/;
const unavailableSystemErrors = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/;
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|driver has already been destroyed)/;

/** The database cannot respond now but may later: a 503, not an error of the request or the program. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Overloaded) return true;
  if (!types.isNativeError(error)) return false;
  const code = codeOf(error);
  return (
    isStalePlan(error) ||
    isOnFormerNode(error) ||
    unavailableStates.test(code) ||
    unavailableSystemErrors.test(code) ||
    unavailableMessages.test(error.message)
  );
}

/** PgBouncer has a message of its own. */
export const isTooManyConnections = (error: unknown): boolean =>
  codeOf(error) === '53300' || /^no more connections allowed/.test((error as Error).message);

/** A standby, also one that was the primary when the connection was opened; or a database in read-only mode. */
export const isReadOnly = (error: unknown): boolean => codeOf(error) === '25006';

const codeOf = (error: unknown): string => (types.isNativeError(error) && 'code' in error ? String(error.code) : '');
