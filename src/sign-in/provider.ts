/** Signing in by the operator's identity provider. Members are matched by their verified email address; a second factor stays required. */
import type { RequestHandler } from 'express';
import { type Identity, IdentityError, type IdentityProvider, pendingIdentityMs } from '../accounts/identity-provider.ts';
import type { Transaction } from '../database/connect.ts';
import { findPassword } from '../queries/passwords.ts';
import { hasAuthenticator } from '../queries/second-factors.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { insertSessionWithoutCode, type NewSession } from '../queries/sessions.ts';
import { clientOf } from '../web/client.ts';
import { clearCookie, readCookie, setCookie } from '../web/cookies.ts';
import { PageError, pageNotFound } from '../web/errors.ts';
import { home, longestKeptNext, signInPath, toLocalPath } from '../web/next.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther } from '../web/send.ts';
import type { Web } from '../web/web.ts';
import { askForCode } from './code.ts';
import { goOn, startSession } from './complete.ts';
import { providerPath } from './sign-in-view.ts';

export const providerRoutes = (web: Web): Routes => ({
  [providerPath]: { get: [begin(web)] },
  [`${providerPath}/callback`]: { get: [finish(web)] },
});

function providerOf({ identityProvider }: Web): IdentityProvider {
  if (identityProvider === undefined) throw pageNotFound();
  return identityProvider;
}

const begin =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    const next = toLocalPath(searchParams.get('next'));
    const request = {
      redirectUri: `${web.publicUrl}${providerPath}/callback`,
      next: next.length > longestKeptNext ? home : next,
      isForced: searchParams.has('again'),
    };
    const { url, kept } = await providerOf(web).begin(request).catch(toPage(web, next));
    setCookie(web, res, { name: 'caledee_provider', value: kept, maxAgeMs: pendingIdentityMs });
    seeOther(res, url);
  };

const finish =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const callback = new URL(req.originalUrl, web.publicUrl);
    const kept = readCookie(web, req, 'caledee_provider');
    clearCookie(web, res, 'caledee_provider');
    const provider = providerOf(web);
    const next = provider.readNext(kept) ?? home;
    const identity = await provider.finish(callback, kept).catch(toPage(web, next));
    const account = await findPassword(web.db, identity.email);
    if (account === undefined) throw noAccount(identity);
    if (account.disabledAt !== null) {
      await recordSecurityEvent(web.db, account, { kind: 'sign_in_failed', detail: 'disabled account', client: clientOf(req) });
      throw disabled(next);
    }
    const method = 'identity provider';
    if (await hasAuthenticator(web.db, account)) return askForCode(web, res, { ...account, method }, next);
    const insert = (tx: Transaction, session: NewSession) => insertSessionWithoutCode(tx, account, null, session);
    if (!(await startSession(web, req, res, { account, method, insert }))) throw disabled(next);
    await goOn(res, next);
  };

const backTo = (next: string) => ({ link: { path: signInPath(next), text: 'Back to sign-in' } });

const noAccount = ({ email, next }: Identity): PageError =>
  new PageError({
    status: 403,
    title: 'No account',
    message: `${email} has no account on this server. Ask an owner or admin of your organization to invite this address.`,
    ...backTo(next),
  });

const disabled = (next: string): PageError =>
  new PageError({
    status: 403,
    title: 'Account disabled',
    message: 'This account is disabled. Contact your administrator.',
    ...backTo(next),
  });

const toPage =
  ({ identityProvider }: Web, next: string) =>
  (error: unknown): never => {
    if (!(error instanceof IdentityError)) throw error;
    const isAway = error.kind === 'unreachable';
    const title = isAway ? `${identityProvider?.name} can't be reached` : "The sign-in wasn't completed";
    const status = isAway ? 503 : error.kind === 'failed' ? 502 : 403;
    throw new PageError({ status, title, message: error.message, ...backTo(next) }, error);
  };
