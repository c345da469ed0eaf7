import pg from 'pg';

/**
 * Translates the database's refusal into what a client is told: `.catch(onViolation('host_claims_never_overlap', slotTaken))`.
 * Any other error goes on as it is. The refusal is handed over as the cause.
 */
export const onViolation =
  (constraint: string, makeError: (cause: Error) => Error) =>
  (error: unknown): never => {
    if (isViolation(error) && error.constraint === constraint) throw makeError(error);
    throw error;
  };

/** Any refusal of a constraint: class 23. */
export const isViolation = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError && /^23/.test(error.code ?? '');
