/** The last step of every way to sign in. */
import type { Request, Response } from 'express';
import { inTransaction, type Transaction } from '../database/connect.ts';
import type { Owner } from '../queries/owner.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import type { NewSession } from '../queries/sessions.ts';
import { clientOf } from '../web/client.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginSession, describeDevice } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { type AccountNow, findKnownBrowser, rememberBrowser } from './known-browsers.ts';
import { continueView } from './sign-in-view.ts';

/** `account`: as read before. `method`: for the security log. `insert`: writes the session; returns false if the user may no longer sign in this way. */
export type SignedIn = { account: Owner & AccountNow; method: string; insert: (tx: Transaction, session: NewSession) => Promise<boolean> };

/** The user is informed about a sign-in from a new browser. Returns false, and starts no session, if `insert` does. */
export async function startSession(web: Web, req: Request, res: Response, { account, method, insert }: SignedIn): Promise<boolean> {
  const session = { userId: account.userId, device: describeDevice(req) };
  const isExpected = findKnownBrowser(web, req, account) !== undefined;
  const isDone = await beginSession(web, req, res, (secretHash) =>
    inTransaction(web.db, async (tx) => {
      if (!(await insert(tx, { ...session, secretHash }))) return false;
      await recordSecurityEvent(tx, account, { kind: 'signed_in', detail: method, client: clientOf(req), isExpected });
      return true;
    }),
  );
  if (isDone) rememberBrowser(web, req, res, account);
  return isDone;
}

export async function goOn(res: Response, next: string): Promise<void> {
  if (next.startsWith('/oauth/')) return sendPage(res, continueView(next));
  seeOther(res, next);
}
