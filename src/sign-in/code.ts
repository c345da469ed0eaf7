/** The second step of signing in, for users with an authenticator app. */
import type { Request, RequestHandler, Response } from 'express';
import type { PendingSignIn } from '../accounts/pending-sign-ins.ts';
import { pendingSignInMs } from '../accounts/pending-sign-ins.ts';
import { useSecondFactor } from '../accounts/second-factors.ts';
import { findPasswordOf } from '../queries/passwords.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { insertSession } from '../queries/sessions.ts';
import { resetAttempts } from '../queries/sign-in-attempts.ts';
import { clientOf } from '../web/client.ts';
import { clearCookie, readCookie, setCookie } from '../web/cookies.ts';
import { toLimit } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { signInPath, toLocalPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { beginPreSession } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { countAttempt } from './attempts.ts';
import { type CodePage, codePath, codeView } from './code-view.ts';
import { goOn, startSession } from './complete.ts';
import { findKnownBrowser } from './known-browsers.ts';
import type { Answer } from './page.ts';
import { findRequestingApp } from './requesting-app.ts';

export const codeRoutes = (web: Web): Routes => ({
  [codePath]: { get: [showCode(web)], post: [...readForm(web, 'pre-session'), postCode(web)] },
});

/** `hash`: of the password, null without one. */
type FirstStep = { userId: string; hash: string | null; now: Date; method: string };

/** After the first step: asks for the code. */
export function askForCode(web: Web, res: Response, { userId, hash, now, method }: FirstStep, next: string): void {
  const value = web.pendingSignIns.create({ userId, method }, hash ?? '', now);
  setCookie(web, res, { name: 'caledee_pending', value, maxAgeMs: pendingSignInMs });
  seeOther(res, `${codePath}?next=${encodeURIComponent(next)}`);
}

type Account = NonNullable<Awaited<ReturnType<typeof findPasswordOf>>>;

async function findPending(web: Web, req: Request): Promise<(Account & Pick<PendingSignIn, 'method'>) | undefined> {
  const cookie = readCookie(web, req, 'caledee_pending');
  const pending = web.pendingSignIns.read(cookie);
  if (cookie === undefined || pending === undefined) return undefined;
  const account = await findPasswordOf(web.db, pending.userId);
  if (account === undefined || !web.pendingSignIns.isValid(cookie, account.hash ?? '', account.now)) return undefined;
  return { ...account, method: pending.method };
}

const toSignIn = (res: Response, next: string): void => seeOther(res, signInPath(next));

type Shown = Pick<CodePage, 'next' | 'errors'>;

async function sendCode(web: Web, req: Request, res: Response, { next, errors = {} }: Shown, answer: Answer = {}): Promise<void> {
  const app = await findRequestingApp(web, next);
  await sendPage(res, codeView({ ...beginPreSession(web, req, res), next, app, errors }), answer);
}

const showCode =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const next = toLocalPath(new URL(req.originalUrl, web.publicUrl).searchParams.get('next'));
    if ((await findPending(web, req)) === undefined) return toSignIn(res, next);
    await sendCode(web, req, res, { next });
  };

/** Attempts are counted apart from those of the password, and a known browser's apart from those of strangers. */
const postCode =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const next = toLocalPath(formOf(res).get('next'));
    const account = await findPending(web, req);
    if (account === undefined) return toSignIn(res, next);
    const { userId, hash, now, method } = account;
    const known = findKnownBrowser(web, req, account);
    const counted = { email: `code ${userId}`, known: known && { id: `code ${known.id}`, userId } };
    const attempt = await countAttempt(web, req, counted).catch(toLimit);
    if ('answer' in attempt) return sendCode(web, req, res, { next, errors: { code: attempt.message } }, attempt.answer);
    const given = { code: formOf(res).get('code') ?? '', now, client: clientOf(req) };
    const isDone = await startSession(web, req, res, {
      account,
      method: `${method} and code`,
      insert: async (tx, session) =>
        (await useSecondFactor(tx, web.totpSecrets, account, given)) && (await insertSession(tx, hash, session)),
    });
    if (isDone) {
      clearCookie(web, res, 'caledee_pending');
      await resetAttempts(web.db, attempt);
      return goOn(res, next);
    }
    await recordSecurityEvent(web.db, account, { kind: 'sign_in_failed', detail: 'incorrect code', client: clientOf(req) });
    const errors = { code: 'Incorrect code, or one that was used before. Wait for the next one and try again.' };
    await sendCode(web, req, res, { next, errors }, { status: 403 });
  };
