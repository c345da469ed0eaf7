/** `/feeds/{token}.ics`: a user's bookings, for calendar programs that subscribe to the address. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { readFeedToken } from '../accounts/feed-tokens.ts';
import { isCached, toETag } from '../api/etag.ts';
import type { Services } from '../api/services.ts';
import { DAY_MS } from '../availability/dates.ts';
import { notFound } from '../errors.ts';
import { onlyGet } from '../http/only-get.ts';
import { findFeedByHash, listFeedMeetings } from '../queries/calendar-feeds.ts';
import { handlePageError } from '../web/error-handler.ts';
import { logEntryOf } from '../web/locals.ts';
import { limitPages } from '../web/rate-limit.ts';
import { toFeedFile } from './feed-file.ts';

const pastDays = 31;
const aheadDays = 400;
const mostMeetings = 5000;

export function createFeeds(services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.all('/feeds/:file', hideToken, onlyGet, limitPages(services), (req, res) => sendFeed(services, req, res));
  router.use(handlePageError);
  return router;
}

const hideToken: RequestHandler = (_req, res, next) => {
  logEntryOf(res).path = '/feeds/…';
  next();
};

async function sendFeed({ db }: Services, req: Request, res: Response): Promise<void> {
  const token = readFeedToken(String(req.params.file).replace(/\.ics$/, ''));
  if (token === undefined) throw notFound('calendar feed');
  const { shows, name, slug, now } = await findFeedByHash(db, token);
  const at = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const meetings = await listFeedMeetings(db, token, { from: at(-pastDays), to: at(aheadDays), most: mostMeetings });
  const content = toFeedFile(`${name ?? slug} – bookings`, shows, meetings);
  const etag = toETag(content);
  res.set({ ETag: etag, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' });
  if (isCached(req.get('if-none-match'), etag)) res.status(304).end();
  else res.type('text/calendar').send(content);
}
