import { types } from 'node:util';

/** What was judged is true no more, since somebody wrote in between without locks: to the database it would be a serialization failure. */
export const overtaken = (cause?: Error): Error => Object.assign(new Error('overtaken by another write', { cause }), { code: '40001' });

/** A migration changed the columns of a prepared statement. Nothing was done; the connection is discarded (statements.ts). */
export const isStalePlan = (error: unknown): boolean =>
  codeOf(error) === '0A000' && (error as { routine?: string }).routine === 'RevalidateCachedQuery';

/** Aborted for another's sake (serialization failure, deadlock), or before it began: the same transaction may succeed when run again. */
export const isWorthRetrying = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error)) || isStalePlan(error);

// Connection failures, a password that is being rotated, no such database, lack of resources, shutdown, recovery, a standby, and the time-outs of statement, lock and idle transaction.
const unavailableStates = /^(08...|28...|3D000|53...|57P0[1-5]|57014|55P03|25P03|25006)$/;
const unavailableSystemErrors = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ENOTFOUND|EAI_AGAIN)$/;
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|driver has already been destroyed)/;

/** Whether the database cannot answer now, though it may later: a 503, and not a fault of the request or of ours. */
export function isUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = codeOf(error);
  return (
    isStalePlan(error) || unavailableStates.test(code) || unavailableSystemErrors.test(code) || unavailableMessages.test(error.message)
  );
}

const codeOf = (error: unknown): string => (types.isNativeError(error) && 'code' in error ? String(error.code) : '');
