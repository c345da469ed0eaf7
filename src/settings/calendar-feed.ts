import type { RequestHandler } from 'express';
import { createFeedToken } from '../accounts/feed-tokens.ts';
import { inTransaction } from '../database/connect.ts';
import { removeFeed, replaceFeed } from '../queries/calendar-feeds.ts';
import { badForm } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { contents, createdFeedView, type Feed } from './calendar-feed-view.ts';
import { ownerOf } from './calendar-form.ts';
import { calendarsPath } from './calendars-path.ts';

export const feedRoutes = (web: Web): Routes => {
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [`${calendarsPath}/feed`]: { get: [redirectTo(calendarsPath)], post: [...form, postFeed(web)] },
    [`${calendarsPath}/feed/revoke`]: { get: [redirectTo(calendarsPath)], post: [...form, postRevocation(web)] },
  };
};

const postFeed =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const shows = formOf(res).get('shows') ?? '';
    if (!isContent(shows)) throw badForm();
    const owner = ownerOf(res);
    const { token, hash } = createFeedToken(owner);
    await inTransaction(web.db, (tx) => replaceFeed(tx, owner, { tokenHash: hash, shows }));
    await sendPage(res, createdFeedView(sessionOf(res), `${web.publicUrl}/feeds/${token}.ics`));
  };

const isContent = (text: string): text is Feed['shows'] => Object.hasOwn(contents, text);

const postRevocation =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    await inTransaction(web.db, (tx) => removeFeed(tx, ownerOf(res)));
    seeOther(res, `${calendarsPath}?done=revoked`);
  };
