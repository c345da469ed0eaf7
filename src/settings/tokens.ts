import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { includesApi } from '../accounts/plans.ts';
import { findTokenNameError } from '../accounts/token-names.ts';
import { createOwnToken, regenerateOwnToken, revokeOwnToken } from '../accounts/tokens.ts';
import { isId, newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { findOwnToken, listOwnTokens, renameToken } from '../queries/tokens.ts';
import { clientOf } from '../web/client.ts';
import { alreadySubmitted, badForm, managersOnly, onConflict, pageNotFound, planRequired } from '../web/errors.ts';
import { formOf, readForm } from '../web/forms.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import type { ReadList } from './developer-lists.ts';
import { developersPath } from './developers-view.ts';
import { newTokenView } from './new-token-view.ts';
import { latestExpiry, newToken, readToken, scopesOf, selectableScopes, toExpiry, validateToken } from './token-fields.ts';
import { isExpired, type ListedToken, tokenCard } from './token-list-view.ts';
import { regenerateTokenView, revokeTokenView, tokenPath, tokenValueView, tokenView } from './tokens-view.ts';

const base = `${developersPath}/tokens`;

export const tokenRoutes = (web: Web): Routes => {
  const page = [requireSession(web)];
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [redirectTo(developersPath)], post: [...form, requireApi, postNewToken(web)] },
    [`${base}/new`]: { get: [...page, requireApi, showNewToken(web)] },
    [`${base}/:id`]: { get: [...page, requireApi, showToken(web)], post: [...form, requireApi, postName(web)] },
    [`${base}/:id/regenerate`]: { get: [...page, requireApi, showRegenerate(web)], post: [...form, requireApi, postRegeneration(web)] },
    // Tokens from an earlier plan can be revoked on every plan.
    [`${base}/:id/revoke`]: { get: [...page, showRevoke(web)], post: [...form, postRevocation(web)] },
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

async function findToken(web: Web, req: Request, res: Response): Promise<ListedToken> {
  const token = await findOwnToken(web.db, sessionOf(res).userId, String(req.params.id));
  if (token === undefined) throw pageNotFound('token');
  return token;
}

const searchOf = (web: Web, { originalUrl }: Request): URLSearchParams => new URL(originalUrl, web.publicUrl).searchParams;

const showNewToken =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const scopes = scopesOf(searchOf(web, req).get('select'));
    await sendPage(res, newTokenView({ session: sessionOf(res), id: newId(), typed: { ...newToken, scopes } }));
  };

const postNewToken =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { id, ...typed } = readToken(session, formOf(res));
    const errors = validateToken(session, typed);
    if (errors !== undefined) return sendPage(res, newTokenView({ session, id, typed, errors }), { status: 400 });
    const { name, scopes } = typed;
    const expiresAt = toExpiry(session, typed);
    const shown = { session, publicUrl: web.publicUrl, name, scopes, expiresAt, isNew: true };
    await createOwnToken(web.db, session, { id, name, scopes, ...(expiresAt && { expires: expiresAt }) }, clientOf(req))
      .catch(onViolation('personal_access_tokens_pkey', () => createdBefore(id)))
      .then(({ token }) => sendPage(res, tokenValueView({ ...shown, token })))
      .catch(onConflict((refused) => sendPage(res, newTokenView({ session, id, typed, errors: refused }), { status: 409 })));
  };

/** `id`: of the token that the form has created. */
const createdBefore = (id: string) =>
  alreadySubmitted('If you did not copy the token, regenerate it.', { path: `${base}/${id}/regenerate`, text: 'Regenerate the token' });

const notices: Record<string, string> = { renamed: 'Token renamed.' };

const showToken =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const token = await findToken(web, req, res);
    await sendPage(res, tokenView({ session: sessionOf(res), token, done: readDone(searchOf(web, req), notices) }));
  };

const postName =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const token = await findToken(web, req, res);
    const name = (formOf(res).get('name') ?? '').trim();
    const error = findTokenNameError(name);
    if (error !== null)
      return sendPage(res, tokenView({ session, token, typed: name, errors: { name: `The name ${error}.` } }), { status: 400 });
    if (!(await renameToken(web.db, session.userId, token.id, name))) throw pageNotFound('token');
    seeOther(res, `${tokenPath(token)}?done=renamed`);
  };

const toLater = (instant: Date, ms: number): Date => new Date(Math.min(instant.getTime() + ms, latestExpiry));

/** The lifetime starts again. Without permissions that the user could not give to a new token. */
function toRegenerated(session: Session, { scopes, createdAt, expiresAt }: ListedToken): { scopes: string[]; expires: Date | undefined } {
  const selectable = selectableScopes(session);
  const kept = scopes.filter((scope) => selectable.includes(scope));
  if (kept.length === 0) throw managersOnly();
  const expires = expiresAt === null ? undefined : toLater(expiresAt, session.now.getTime() - createdAt.getTime());
  return { scopes: kept, expires };
}

const showRegenerate =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const token = await findToken(web, req, res);
    await sendPage(res, regenerateTokenView({ session, token, id: newId(), wanted: toRegenerated(session, token) }));
  };

const postRegeneration =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const id = formOf(res).get('id') ?? '';
    if (!isId(id)) throw badForm();
    const again = () => createdBefore(id);
    const before = await findOwnToken(web.db, session.userId, String(req.params.id));
    // The form was sent before. Read second: once the replaced token is gone, the new one is found.
    if (await findOwnToken(web.db, session.userId, id)) throw again();
    if (before === undefined) throw pageNotFound('token');
    const { scopes, expires } = toRegenerated(session, before);
    const wanted = { id, name: before.name, scopes, ...(expires && { expires }) };
    const created = await regenerateOwnToken(web.db, session, { replaced: before.id, wanted }, clientOf(req)).catch(
      onViolation('personal_access_tokens_pkey', again),
    );
    if (created === undefined) throw again();
    const { token } = created;
    await sendPage(
      res,
      tokenValueView({ session, publicUrl: web.publicUrl, token, name: before.name, scopes, expiresAt: expires, isNew: false }),
    );
  };

const showRevoke =
  (web: Web): RequestHandler =>
  async (req, res) =>
    sendPage(res, revokeTokenView(sessionOf(res), await findToken(web, req, res)));

const postRevocation =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const token = await findOwnToken(web.db, session.userId, String(req.params.id));
    if (!(await revokeOwnToken(web.db, session, String(req.params.id), clientOf(req)))) throw pageNotFound('token');
    seeOther(res, `${developersPath}?done=${token && isExpired(token, session.now) ? 'removed' : 'revoked'}`);
  };
