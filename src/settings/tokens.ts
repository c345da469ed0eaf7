import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { includesApi } from '../accounts/plans.ts';
import { findTokenNameError } from '../accounts/token-names.ts';
import { createOwnToken, revokeOwnToken } from '../accounts/tokens.ts';
import { DAY_MS } from '../availability/dates.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { findOwnToken, listOwnTokens } from '../queries/tokens.ts';
import { clientOf } from '../web/client.ts';
import { alreadySubmitted, badForm, onConflict, pageNotFound, planRequired } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import type { ReadList } from './developer-lists.ts';
import { developersPath } from './developers-view.ts';
import { tokenCard } from './token-list-view.ts';
import { createdTokenView, lifetimes, newTokenView, revokeTokenView, scopesOf, selectableScopes } from './tokens-view.ts';

export const tokenRoutes = (web: Web): Routes => {
  const page = [requireSession(web)];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    '/settings/developers/tokens': { get: [redirectTo(developersPath)], post: [...form, requireApi, postNewToken(web)] },
    '/settings/developers/tokens/new': { get: [...page, requireApi, showNewToken(web)] },
    '/settings/developers/tokens/:id/revoke': { get: [...page, showRevoke(web)], post: [...form, postRevocation(web)] },
  };
};

export const readTokens: ReadList = async ({ db }, session, search) => {
  const request = readListRequest(search, 'tokens', parsePosition);
  return tokenCard(session, toList(request, await listOwnTokens(db, session.userId, request), writePosition));
};

export function requireApi(_req: Request, res: Response, next: NextFunction): void {
  if (!includesApi(sessionOf(res).plan)) throw planRequired();
  next();
}

const showNewToken =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const selected = scopesOf(new URL(req.originalUrl, web.publicUrl).searchParams.get('select'));
    await sendPage(res, newTokenView({ session: sessionOf(res), id: newId(), typed: { name: '', scopes: selected, days: '90' } }));
  };

const postNewToken =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { id, ...typed } = readToken(formOf(res), selectableScopes(session));
    const errors = validateToken(typed);
    if (errors !== undefined) return sendPage(res, newTokenView({ session, id, typed, errors }), { status: 400 });
    const expires = toExpiry(typed.days, session.now);
    const wanted = { id, name: typed.name, scopes: typed.scopes, ...(expires && { expires }) };
    await createOwnToken(web.db, session, wanted, clientOf(req))
      .catch(
        onViolation('personal_access_tokens_pkey', () =>
          alreadySubmitted('If you did not copy the token, revoke it and create another one.', {
            path: `${developersPath}/tokens/${id}/revoke`,
            text: 'Revoke the token',
          }),
        ),
      )
      .then(({ token }) => sendPage(res, createdTokenView({ session, publicUrl: web.publicUrl, token, ...typed, expiresAt: expires })))
      .catch(onConflict((refused) => sendPage(res, newTokenView({ session, id, typed, errors: refused }), { status: 409 })));
  };

type Typed = { id: string; name: string; scopes: string[]; days: string };

function readToken(form: URLSearchParams, selectable: Record<string, string>): Typed {
  const [id, name, days, selected] = [form.get('id') ?? '', (form.get('name') ?? '').trim(), form.get('days') ?? '', form.getAll('scope')];
  const isValid = isId(id) && Object.hasOwn(lifetimes, days) && selected.every((scope) => Object.hasOwn(selectable, scope));
  if (!isValid) throw badForm();
  return { id, name, days, scopes: selected };
}

function validateToken({ name, scopes: selected }: Pick<Typed, 'name' | 'scopes'>): FieldErrors | undefined {
  const errors: FieldErrors = {};
  const nameError = findTokenNameError(name);
  if (nameError !== null) errors.name = `The name ${nameError}.`;
  if (selected.length === 0) errors.scopes = 'Select at least one permission.';
  return Object.keys(errors).length > 0 ? errors : undefined;
}

const toExpiry = (days: string, now: Date): Date | undefined =>
  days === '0' ? undefined : new Date(now.getTime() + Number(days) * DAY_MS);

const showRevoke =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const token = await findOwnToken(web.db, session.userId, String(req.params.id));
    if (token === undefined) throw pageNotFound('token');
    await sendPage(res, revokeTokenView(session, token));
  };

const postRevocation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    if (!(await revokeOwnToken(web.db, sessionOf(res), String(req.params.id), clientOf(req)))) throw pageNotFound('token');
    seeOther(res, `${developersPath}?done=revoked`);
  };
