import type { RequestHandler } from 'express';
import { toText } from '../mail/compose.ts';
import { findContents, findMessage, listOwnMessages } from '../queries/messages.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { messagesPath, messagesView, messageView } from './messages-view.ts';

export const messageRoutes = (web: Web): Routes => ({
  [messagesPath]: { get: [requireSession(web), showMessages(web)] },
  [`${messagesPath}/:id`]: { get: [requireSession(web), showMessage(web)] },
});

const showMessages =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const request = readListRequest(new URL(req.originalUrl, web.publicUrl).searchParams, 'messages', parsePosition);
    const messages = toList(request, await listOwnMessages(web.db, session, request), writePosition);
    await sendPage(res, messagesView({ session, messages, sendsMail: web.sendsMail }));
  };

const showMessage =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const message = await findMessage(web.db, session, String(req.params.id));
    const [content] = await findContents(web.db, session.organizationId, [message.id]);
    if (content === undefined) throw new Error(`The message ${message.id} has no content.`);
    await sendPage(res, messageView({ session, message, mail: toText(content, web) }));
  };
