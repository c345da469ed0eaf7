import { Router } from 'express';
import { onlyGet } from '../http/only-get.ts';
import { findLogo } from '../queries/organizations.ts';
import { cacheControl } from './assets.ts';
import { logoPath } from './look.ts';
import { limitPages } from './rate-limit.ts';
import type { Web } from './web.ts';

/** Opened by itself, a member's file shows nothing but an image. */
const headers = { 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': cacheControl };

/** Serves organizations' logos, whose URLs contain a hash of the content. */
export function createLogos(web: Web): Router {
  const router = Router();
  router.all(logoPath, limitPages(web), onlyGet, async (req, res, next) => {
    const { organization, hash } = req.params as Record<'organization' | 'hash', string>;
    const logo = await findLogo(web.db, organization, hash);
    if (logo === undefined) return next();
    res.set(headers).type(logo.type).send(logo.content);
  });
  return router;
}
