import type { RequestHandler } from 'express';
import { listPasskeys } from '../queries/passkeys.ts';
import { countRecoveryCodes, findAuthenticator } from '../queries/second-factors.ts';
import { listSecurityEvents } from '../queries/security-events.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { readDone, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { securityPath, securityView } from './security-view.ts';

export const securityRoutes = (web: Web): Routes => ({
  [securityPath]: { get: [requireSession(web), showSecurity(web)] },
});

const notices: Record<string, string> = { removed: 'Authenticator app removed. You were signed out on all other devices.' };

const showSecurity =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const request = readListRequest(searchParams, 'log', parsePosition);
    const events = toList(request, await listSecurityEvents(web.db, session, request), writePosition);
    const passkeys = (await listPasskeys(web.db, session)).length;
    const found = await findAuthenticator(web.db, session);
    const authenticator = found ? { ...found, recoveryCodes: await countRecoveryCodes(web.db, session) } : null;
    await sendPage(res, securityView({ session, authenticator, passkeys, events, done: readDone(searchParams, notices) }));
  };
