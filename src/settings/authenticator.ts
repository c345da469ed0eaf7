/** Two-step verification: adds and removes an authenticator app, and creates recovery codes. */
import type { RequestHandler, Response } from 'express';
import { addAuthenticator, endAuthenticator, renewRecoveryCodes } from '../accounts/second-factors.ts';
import { newTotpSecret, toTotpUri } from '../accounts/totp.ts';
import { hasAuthenticator } from '../queries/second-factors.ts';
import { clientOf } from '../web/client.ts';
import { alreadySubmitted, badForm, pageNotFound } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { authenticatorPath, questionView, recoveryCodesPath, recoveryCodesView, setupView } from './authenticator-view.ts';
import { requireRecentSignIn } from './recent-sign-in.ts';
import { securityPath } from './security-view.ts';

const removalPath = `${authenticatorPath}/remove`;

export function authenticatorRoutes(web: Web): Routes {
  const page = (path: string) => [requireSession(web), requireRecentSignIn(path)];
  const form = (path: string) => [requireSession(web), ...readForm(web, 'session'), requireRecentSignIn(path)];
  return {
    [authenticatorPath]: {
      get: [...page(authenticatorPath), showSetup(web)],
      post: [...form(authenticatorPath), postAuthenticator(web)],
    },
    [removalPath]: { get: [...page(removalPath), showRemoval], post: [...form(removalPath), postRemoval(web)] },
    [recoveryCodesPath]: { get: [...page(recoveryCodesPath), showRenewal], post: [...form(recoveryCodesPath), postRenewal(web)] },
  };
}

/** The secret is not stored before a code proves that the app has it; meanwhile the form has it, encrypted. */
async function sendSetup(web: Web, res: Response, secret: string, errors?: FieldErrors): Promise<void> {
  const session = sessionOf(res);
  const sealed = web.totpSecrets.encrypt(secret, session.userId).toString('base64url');
  const uri = toTotpUri(secret, { issuer: `Caledee ${new URL(web.publicUrl).host}`, account: session.email });
  const page = setupView({ session, secret, sealed, uri, ...(errors && { errors }) });
  await sendPage(res, page, { status: errors === undefined ? 200 : 400 });
}

const showSetup =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    if (await hasAuthenticator(web.db, sessionOf(res))) return seeOther(res, securityPath);
    await sendSetup(web, res, newTotpSecret());
  };

const postAuthenticator =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const secret = web.totpSecrets.decrypt(Buffer.from(formOf(res).get('secret') ?? '', 'base64url'), session.userId);
    if (secret === undefined) throw badForm();
    const code = (formOf(res).get('code') ?? '').replaceAll(/\s/g, '');
    const added = { secret, code, now: session.now, client: clientOf(req) };
    const codes = await addAuthenticator(web.db, web.totpSecrets, session, added);
    if (codes === undefined)
      return sendSetup(web, res, secret, {
        code: 'Incorrect code. Check that the clock of your device is right, and enter the newest code.',
      });
    if (codes === null) throw alreadySubmitted();
    await sendPage(res, recoveryCodesView(session, codes, 'Authenticator app added.'));
  };

const showRemoval: RequestHandler = (_req, res) =>
  sendPage(
    res,
    questionView({
      session: sessionOf(res),
      path: removalPath,
      title: 'Remove the authenticator app?',
      text: "Signing in won't ask for a code anymore. Your recovery codes stop working, and you'll be signed out on all other devices.",
      button: 'Remove app',
      isDanger: true,
    }),
  );

const postRemoval =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await endAuthenticator(web.db, sessionOf(res), clientOf(req));
    seeOther(res, `${securityPath}?done=removed`);
  };

const showRenewal: RequestHandler = (_req, res) =>
  sendPage(
    res,
    questionView({
      session: sessionOf(res),
      path: recoveryCodesPath,
      title: 'Create new recovery codes?',
      text: 'Your earlier recovery codes stop working.',
      button: 'Create codes',
      isDanger: false,
    }),
  );

const postRenewal =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const codes = await renewRecoveryCodes(web.db, session, clientOf(req));
    if (codes === undefined) throw pageNotFound('authenticator app');
    await sendPage(res, recoveryCodesView(session, codes, 'Recovery codes created.'));
  };
