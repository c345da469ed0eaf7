import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { includesApi } from '../accounts/plans.ts';
import { createOwnToken } from '../accounts/tokens.ts';
import { scopes } from '../contract.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { isName, nameRule } from '../names.ts';
import { findOwnToken, revokeOwnToken } from '../queries/tokens.ts';
import { badForm, noPage, onRefusal, planNeeded, sentTwice } from '../web/errors.ts';
import type { Faults } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import { leadTo, type Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { lifetimes, madeTokenView, newTokenView, revokeTokenView } from './tokens-view.ts';

export const tokenRoutes = (web: Web): Routes => {
  const page = [requireSession(web)];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    '/settings/developers/tokens': { get: [leadTo('/settings/developers/tokens/new')], post: [...form, requireApi, makeToken(web)] },
    '/settings/developers/tokens/new': { get: [...page, requireApi, showNewToken] },
    '/settings/developers/tokens/:id/revoke': { get: [...page, showRevoke(web)], post: [...form, revoke(web)] },
  };
};

/** What would not work is not made. */
export function requireApi(_req: Request, res: Response, next: NextFunction): void {
  if (!includesApi(sessionOf(res).plan)) throw planNeeded();
  next();
}

const showNewToken: RequestHandler = (_req, res) => sendPage(res, newTokenView({ session: sessionOf(res), id: newId() }));

/** The answer is the page with the token. Sent again, the form is refused by the token's id, which it brings. */
const makeToken =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const session = sessionOf(res);
    const { id, ...typed } = readToken(formOf(res));
    const faults = faultsOf(typed);
    if (faults !== undefined) return sendPage(res, newTokenView({ session, id, typed, faults }), { status: 400 });
    const expires = toExpiry(typed.days, session.now);
    const wanted = { id, name: typed.name, scopes: typed.scopes, ...(expires && { expires }) };
    await createOwnToken(web.db, session, wanted)
      .catch(onViolation('personal_access_tokens_pkey', sentTwice))
      .then(({ token }) => sendPage(res, madeTokenView({ session, publicUrl: web.publicUrl, token, ...typed, expiresAt: expires })))
      .catch(onRefusal((refused) => sendPage(res, newTokenView({ session, id, typed, faults: refused }), { status: 409 })));
  };

type Typed = { id: string; name: string; scopes: string[]; days: string };

/** Throws for what our own form cannot bring. */
function readToken(form: URLSearchParams): Typed {
  const [id, name, days, asked] = [form.get('id') ?? '', (form.get('name') ?? '').trim(), form.get('days') ?? '', form.getAll('scope')];
  const isOurs = isId(id) && Object.hasOwn(lifetimes, days) && asked.every((scope) => Object.hasOwn(scopes, scope));
  if (!isOurs) throw badForm();
  return { id, name, days, scopes: asked };
}

function faultsOf({ name, scopes: asked }: Pick<Typed, 'name' | 'scopes'>): Faults | undefined {
  const faults: Faults = {};
  if (name === '' || name.length > 100) faults.name = 'The name must have 1 to 100 characters.';
  else if (!isName(name)) faults.name = `The name ${nameRule}.`;
  if (asked.length === 0) faults.scopes = 'Select at least one permission.';
  return Object.keys(faults).length > 0 ? faults : undefined;
}

const dayMs = 86_400_000;

const toExpiry = (days: string, now: Date): Date | undefined => (days === '0' ? undefined : new Date(now.getTime() + Number(days) * dayMs));

const showRevoke =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const token = await findOwnToken(web.db, session.userId, String(req.params.id));
    if (token === undefined) throw noPage('token');
    await sendPage(res, revokeTokenView(session, token));
  };

const revoke =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!(await revokeOwnToken(web.db, sessionOf(res).userId, String(req.params.id)))) throw noPage('token');
    seeOther(res, '/settings/developers?done=revoked');
  };
