import pg from 'pg';

/**
 * Translates the violation of one constraint: `.catch(onViolation('host_claims_never_overlap', slotTaken))`. Rethrows other errors.
 */
export const onViolation =
  (constraint: string, makeError: (cause: Error) => Error) =>
  (error: unknown): never => {
    if (violates(error, constraint)) throw makeError(error);
    throw error;
  };

/** Citus adds the number of a shard to the names of constraints, and passes them on in the message only. */
export const violates = (error: unknown, constraint: string): error is pg.DatabaseError =>
  isViolation(error) && nameOf(error)?.replace(/_\d+$/, '') === constraint;

const nameOf = ({ constraint, message }: pg.DatabaseError): string | undefined => constraint ?? /constraint "([^"]+)"/.exec(message)?.[1];

export const isViolation = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError && /^23/.test(error.code ?? '');
