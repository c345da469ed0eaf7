import type { Request } from 'express';
import { toClientAddress } from '../api/client-address.ts';
import { type Attempt, recordAttempt } from '../queries/sign-in-attempts.ts';
import { tooManyAttempts } from '../web/errors.ts';
import type { Web } from '../web/web.ts';

/** Throws 429 at the limit. */
export async function countAttempt(web: Web, req: Request, { email, known }: Omit<Attempt, 'address'>): Promise<Attempt> {
  const attempt = { email, known, address: toClientAddress(req.ip) };
  const waitSec = await recordAttempt(web.db, attempt);
  if (waitSec > 0) throw tooManyAttempts(waitSec);
  return attempt;
}
