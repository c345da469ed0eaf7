import type { RequestHandler } from 'express';
import { toReset } from '../api/rate-limit.ts';
import { tooManyPages } from './errors.ts';
import { readVisitor } from './session.ts';
import type { Web } from './web.ts';

export const pagesPerMinute = 120;

export const limitPages =
  (web: Web): RequestHandler =>
  async (req, _res, next) => {
    const { session, used, now } = await readVisitor(web, req);
    const limit = session === null ? web.rateLimitPerMinute : pagesPerMinute;
    if (used > limit) throw tooManyPages(Math.ceil((toReset(now.getTime()) - now.getTime()) / 1000));
    next();
  };
