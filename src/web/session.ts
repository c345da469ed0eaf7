/**
 * Who is signed in. A session is a row in the database and a cookie that names it; of the cookie the database knows only SHA-256,
 * and whoever takes the row away has ended the session, in every process. A browser that is not signed in has a visit instead,
 * which is nothing but a secret for its forms.
 */
import type { Request, RequestHandler, Response } from 'express';
import { hashToken, newSecret } from '../accounts/secrets.ts';
import { toClientAddress } from '../api/client-address.ts';
import { countRequest } from '../queries/rate-limit.ts';
import { authenticateSession, type PageCount, removeSession, type SessionHolder, sessionDays } from '../queries/sessions.ts';
import { clearCookie, readCookie, setCookie } from './cookies.ts';
import { toFormKey } from './form-tokens.ts';
import { toLocalPath } from './next.ts';
import { seeOther } from './send.ts';
import type { Web } from './web.ts';

/** `formKey`: what its forms' tokens are made with. */
export type Session = SessionHolder & { formKey: string };

type Visitor = { session: Session | null } & PageCount;

const read = new WeakMap<Request, Promise<Visitor>>();

/** The session that a request belongs to. */
export const readSession = async (web: Web, req: Request): Promise<Session | null> => (await readVisitor(web, req)).session;

/** The session that a request belongs to, and the count of its pages; asked for once a request, which is then counted. */
export function readVisitor(web: Web, req: Request): Promise<Visitor> {
  const found = read.get(req) ?? findVisitor(web, req);
  read.set(req, found);
  return found;
}

async function findVisitor(web: Web, req: Request): Promise<Visitor> {
  const secret = readCookie(web, req, 'caledee_session');
  const client = `page:${toClientAddress(req.ip)}`;
  if (secret === undefined) return { session: null, ...(await countRequest(web.db, client, 1)) };
  const { holder, ...count } = await authenticateSession(web.db, hashToken(secret), client);
  return { session: holder && { ...holder, formKey: toFormKey(secret) }, ...count };
}

/** Lets only signed-in people pass; the others are led to sign-in, and from there back. */
export const requireSession =
  (web: Web): RequestHandler =>
  async (req, res, next) => {
    const session = await readSession(web, req);
    if (session === null) return seeOther(res, `/sign-in?next=${encodeURIComponent(toLocalPath(placeOf(req)))}`);
    res.locals.session = session;
    next();
  };

/** `requireSession` once more, for a form that arrived after it: the session may have ended meanwhile. */
export const confirmSession =
  (web: Web): RequestHandler =>
  (req, res, next) => {
    read.delete(req);
    return requireSession(web)(req, res, next);
  };

/** A form that was sent cannot be sent again from sign-in, so its page is where to go on. */
const placeOf = ({ method, originalUrl, headers }: Request): string | undefined => {
  if (method === 'GET' || method === 'HEAD') return originalUrl;
  const page = URL.parse(headers.referer ?? '');
  return page === null ? undefined : page.pathname + page.search;
};

/** After `requireSession`. */
export function sessionOf(res: Response): Session {
  const { session } = res.locals;
  if (session === undefined) throw new Error('This route does not require a session');
  return session;
}

const dayMs = 86_400_000;

/** `begin` makes the row; then the browser gets the cookie, in the place of any that it had, whose session ends. */
export async function beginSession(
  web: Web,
  req: Request,
  res: Response,
  begin: (secretHash: Buffer) => Promise<boolean>,
): Promise<boolean> {
  const secret = newSecret();
  if (!(await begin(hashToken(secret)))) return false;
  const old = await readSession(web, req);
  if (old !== null) await removeSession(web.db, old.userId, old.sessionId);
  setCookie(web, res, 'caledee_session', secret, sessionDays * dayMs);
  return true;
}

export async function endSession(web: Web, res: Response): Promise<void> {
  const { userId, sessionId } = sessionOf(res);
  await removeSession(web.db, userId, sessionId);
  clearCookie(web, res, 'caledee_session');
}

/** The forms of a browser that is not signed in. Gives it the cookie that they need. */
export function openVisit(web: Web, req: Request, res: Response): { formKey: string } {
  const known = readCookie(web, req, 'caledee_visit');
  const secret = known ?? newSecret();
  if (known === undefined) setCookie(web, res, 'caledee_visit', secret);
  return { formKey: toFormKey(secret) };
}

/** Undefined for a browser that was not here before. */
export function readVisit(web: Web, req: Request): { formKey: string } | undefined {
  const secret = readCookie(web, req, 'caledee_visit');
  return secret === undefined ? undefined : { formKey: toFormKey(secret) };
}

const systems = { iPhone: /iPhone/, iPad: /iPad/, Android: /Android/, Windows: /Windows/, Mac: /Macintosh/, Linux: /Linux/ };
const browsers = { Edge: /Edg\//, Opera: /OPR\//, Firefox: /Firefox|FxiOS/, Chrome: /Chrom|CriOS/, Safari: /Safari/ };

/** What the browser says it is, in words. */
export function describeDevice({ headers }: Request): string {
  const agent = headers['user-agent'] ?? '';
  const find = (names: Record<string, RegExp>) => Object.entries(names).find(([, shape]) => shape.test(agent))?.[0];
  return [find(browsers) ?? 'A browser', find(systems)].filter(Boolean).join(' on ');
}
