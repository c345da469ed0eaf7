import type { RequestHandler } from 'express';
import { methodNotAllowed } from '../errors.ts';

export const onlyGet: RequestHandler = (req, _res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') throw methodNotAllowed(['GET', 'HEAD']);
  next();
};
