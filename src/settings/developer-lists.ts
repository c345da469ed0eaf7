import type { RequestHandler } from 'express';
import { includesApi } from '../accounts/plans.ts';
import type { View } from '../web/layout.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { developersPath, developersView, planView } from './developers-view.ts';

/** Reads the page of a list that the URL asks for. */
export type ReadList = (web: Web, session: Session, search: URLSearchParams) => Promise<View>;

const notices: Record<string, string> = {
  revoked: 'Token revoked. Programs that used it have lost access.',
  removed: 'Token removed.',
  deleted: 'App deleted. Everyone who authorized it has been disconnected.',
  disconnected: 'App disconnected.',
  'webhook-deleted': 'Webhook deleted. No more events will be sent to it.',
};

/** Without the API, redirects to the first page of the section. */
export const showList =
  (web: Web, here: string, read: ReadList): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { search, searchParams } = new URL(req.originalUrl, web.publicUrl);
    if (!includesApi(session.plan)) return seeOther(res, developersPath + search);
    const list = await read(web, session, searchParams);
    await sendPage(res, developersView({ session, here, done: readDone(searchParams, notices) }, list));
  };

/** The first page of the section: the first list, or all of them without the API. */
export const showFirst =
  (web: Web, first: ReadList, others: ReadList[]): RequestHandler =>
  async (req, res, next) => {
    const session = sessionOf(res);
    if (includesApi(session.plan)) return showList(web, developersPath, first)(req, res, next);
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const lists = await Promise.all([first, ...others].map((read) => read(web, session, searchParams)));
    await sendPage(res, planView({ session, done: readDone(searchParams, notices) }, lists));
  };
