import type { RequestHandler } from 'express';
import { methodNotAllowed } from '../errors.ts';

/** For addresses outside the contract that are only read. */
export const onlyGet: RequestHandler = (req, _res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
  next();
};
