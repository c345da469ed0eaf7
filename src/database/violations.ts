import pg from 'pg';

/**
 * Translates the violation of one constraint: `.catch(onViolation('host_claims_never_overlap', slotTaken))`. Rethrows other errors.
 */
export const onViolation =
  (constraint: string, makeError: (cause: Error) => Error) =>
  (error: unknown): never => {
    if (isViolation(error) && error.constraint === constraint) throw makeError(error);
    throw error;
  };

export const isViolation = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError && /^23/.test(error.code ?? '');
