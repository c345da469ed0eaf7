/**
 * Sessions. A session is a row in the database and a cookie; the database stores only the SHA-256 of the cookie's secret, and deleting the
 * row ends the session in every process. A browser that is not signed in has a pre-session instead: a cookie whose secret protects its
 * forms.
 */
import type { Request, RequestHandler, Response } from 'express';
import { isManager } from '../accounts/roles.ts';
import { hashToken, newSecret } from '../accounts/secrets.ts';
import { toClientAddress } from '../api/client-address.ts';
import { DAY_MS } from '../availability/dates.ts';
import { inTransaction } from '../database/connect.ts';
import { countRequest } from '../queries/rate-limit.ts';
import { recordSecurityEvent } from '../queries/security-events.ts';
import { authenticateSession, type PageCount, removeSession, type SessionHolder, sessionDays } from '../queries/sessions.ts';
import { describeAgent } from '../text/agents.ts';
import { clientOf } from './client.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { managersOnly } from './errors.ts';
import { toFormKey } from './form-tokens.ts';
import { createLocal } from './locals.ts';
import { signInPath, toLocalPath } from './next.ts';
import { seeOther } from './send.ts';
import type { Web } from './web.ts';

export type Session = SessionHolder & { formKey: string };

type Visitor = { session: Session | null } & PageCount;

const visitors = new WeakMap<Request, Promise<Visitor>>();

export const readSession = async (web: Web, req: Request): Promise<Session | null> => (await readVisitor(web, req)).session;

/** The session and the page count. The first call counts the request; later ones return the same. */
export function readVisitor(web: Web, req: Request): Promise<Visitor> {
  const found = visitors.get(req) ?? findVisitor(web, req);
  visitors.set(req, found);
  return found;
}

/** The session if the request was counted already; never asks the database, which may be the cause of an error. */
export const recallSession = async (req: Request): Promise<Session | null> =>
  (await visitors.get(req)?.catch(() => undefined))?.session ?? null;

async function findVisitor(web: Web, req: Request): Promise<Visitor> {
  const secret = readCookie(web, req, 'caledee_session');
  const client = `page:${toClientAddress(req.ip)}`;
  if (secret === undefined) return { session: null, ...(await countRequest(web.db, client, 1)) };
  const { holder, ...count } = await authenticateSession(web.db, hashToken(secret), client);
  return { session: holder && { ...holder, formKey: toFormKey(secret) }, ...count };
}

const session = createLocal<Session>('session');

export const sessionOf = (res: Response): Session => session.get(res);

export const requireSession =
  (web: Web): RequestHandler =>
  async (req, res, next) => {
    const found = await readSession(web, req);
    if (found === null) return seeOther(res, signInPathOf(req));
    session.set(res, found);
    next();
  };

/** After `requireSession`, and after the form was read. */
export const requireManager: RequestHandler = (_req, res, next) => {
  if (!isManager(sessionOf(res))) throw managersOnly();
  next();
};

/** `requireSession` again, for a form that took time to arrive: the session may have ended meanwhile. */
export const confirmSession =
  (web: Web): RequestHandler =>
  (req, res, next) => {
    visitors.delete(req);
    return requireSession(web)(req, res, next);
  };

const signInPathOf = (req: Request): string => signInPath(toLocalPath(returnPath(req)), req.method === 'POST' ? 'unsaved' : undefined);

/** Sign-in cannot send a form again, so it returns to the form's page. */
const returnPath = ({ method, originalUrl, headers }: Request): string | undefined => {
  if (method === 'GET' || method === 'HEAD') return originalUrl;
  const page = URL.parse(headers.referer ?? '');
  return page === null ? undefined : page.pathname + page.search;
};

/** Starts a session instead of the browser's current one, if any. `insert` writes the row; if it returns false, nothing changes. */
export async function beginSession(
  web: Web,
  req: Request,
  res: Response,
  insert: (secretHash: Buffer) => Promise<boolean>,
): Promise<boolean> {
  const secret = newSecret();
  if (!(await insert(hashToken(secret)))) return false;
  const old = await readSession(web, req);
  if (old !== null) await removeSession(web.db, old.userId, old.sessionId);
  setCookie(web, res, { name: 'caledee_session', value: secret, maxAgeMs: sessionDays * DAY_MS });
  return true;
}

export async function endSession(web: Web, req: Request, res: Response): Promise<void> {
  const session = sessionOf(res);
  await inTransaction(web.db, async (tx) => {
    await removeSession(tx, session.userId, session.sessionId);
    await recordSecurityEvent(tx, session, { kind: 'signed_out', client: clientOf(req) });
  });
  clearCookie(web, res, 'caledee_session');
}

export function beginPreSession(web: Web, req: Request, res: Response): { formKey: string } {
  const known = readCookie(web, req, 'caledee_pre_session');
  const secret = known ?? newSecret();
  if (known === undefined) setCookie(web, res, { name: 'caledee_pre_session', value: secret });
  return { formKey: toFormKey(secret) };
}

export function readPreSession(web: Web, req: Request): { formKey: string } | undefined {
  const secret = readCookie(web, req, 'caledee_pre_session');
  return secret === undefined ? undefined : { formKey: toFormKey(secret) };
}

export const describeDevice = ({ headers }: Request): string => describeAgent(headers['user-agent'] ?? '');
