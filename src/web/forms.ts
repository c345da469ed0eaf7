/**
 * Reads forms. Three checks keep other sites' forms out (CSRF): cookies are SameSite=Lax, the browser's `Origin` and `Sec-Fetch-Site`
 * name this server, and the form carries a token that only a page of this browser contains.
 */
import { hash } from 'node:crypto';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { pageKeyPrefix } from '../api/idempotency.ts';
import { isId, newId } from '../database/ids.ts';
import { isUtf8Encoded, normalizeText } from '../text/encoding.ts';
import { badForm, expiredForm } from './errors.ts';
import { isFormToken } from './form-tokens.ts';
import { createLocal } from './locals.ts';
import { confirmSession, readPreSession, sessionOf } from './session.ts';
import type { Web } from './web.ts';

const readBytes = (limit: string): RequestHandler => express.raw({ type: 'application/x-www-form-urlencoded', limit, inflate: false });

const form = createLocal<URLSearchParams>('form');

/** True for a body that was still arriving when the session was read. */
const isLate = createLocal<boolean>('form state');

/** `holder`: whose form token is required. With `session`, `requireSession` must run before. */
export const readForm = (web: Web, holder: 'session' | 'pre-session'): RequestHandler[] => [
  (req, res, next) => {
    if (!isSameOrigin(web, req)) throw expiredForm();
    isLate.set(res, !req.complete);
    next();
  },
  readBytes('20kb'),
  (req, res, next) => (holder === 'session' && isLate.get(res) ? confirmSession(web)(req, res, next) : next()),
  (req, res, next) => {
    const fields = parseForm(req.body);
    const known = holder === 'session' ? sessionOf(res) : readPreSession(web, req);
    if (known === undefined || !isFormToken(known, fields.get('form_token') ?? '')) throw expiredForm();
    form.set(res, checkStorable(fields));
    next();
  },
];

const file = createLocal<Buffer | null>('file');

/** Like `readForm` for a session, with one file of at most `largestFile` bytes in the field `file`; `fileOf` is null without one. */
export const readFileForm = (web: Web, largestFile: number): RequestHandler[] => [
  (req, res, next) => {
    if (!isSameOrigin(web, req)) throw expiredForm();
    isLate.set(res, !req.complete);
    next();
  },
  // More than is accepted, so that a file that is a little too large gets a message beside its field.
  express.raw({ type: 'multipart/form-data', limit: 8 * largestFile, inflate: false }),
  (req, res, next) => (isLate.get(res) ? confirmSession(web)(req, res, next) : next()),
  async (req, res, next) => {
    const { fields, content } = await parseMultipart(req);
    if (!isFormToken(sessionOf(res), fields.get('form_token') ?? '')) throw expiredForm();
    form.set(res, checkStorable(fields));
    file.set(res, content);
    next();
  },
];

export const fileOf = (res: Response): Buffer | null => file.get(res);

/** Browsers send an empty file for a field without one. */
async function parseMultipart(req: Request): Promise<{ fields: URLSearchParams; content: Buffer | null }> {
  if (!Buffer.isBuffer(req.body)) throw badForm();
  const type = { 'Content-Type': req.headers['content-type'] ?? '' };
  const data = await new globalThis.Response(new Uint8Array(req.body), { headers: type }).formData().catch(() => {
    throw badForm();
  });
  const texts = [...data].flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, normalizeText(value)]] : []));
  const given = data.get('file');
  const content = given instanceof File && given.size > 0 ? Buffer.from(await given.arrayBuffer()) : null;
  return { fields: new URLSearchParams(texts), content };
}

/** Of a page for everybody, whose forms need no token: the browser adds nothing to them that others do not have. */
export const readPublicForm = (web: Pick<Web, 'publicUrl'>): RequestHandler[] => [
  (req, _res, next) => {
    if (!isSameOrigin(web, req)) throw expiredForm();
    next();
  },
  readBytes('100kb'),
  (req, res, next) => {
    form.set(res, checkStorable(parseForm(req.body)));
    next();
  },
];

/** Throws 400 for other bodies, and for text that is not UTF-8, of which URLSearchParams replaces parts. */
function parseForm(body: unknown): URLSearchParams {
  if (!Buffer.isBuffer(body)) throw badForm();
  const encoded = body.toString('latin1');
  if (!isUtf8Encoded(encoded)) throw badForm("Its text isn't UTF-8. Go back, reload the page and try again.");
  const fields = [...new URLSearchParams(body.toString())];
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, normalizeText(value)]));
}

/** PostgreSQL stores no NUL in texts. */
function checkStorable(fields: URLSearchParams): URLSearchParams {
  if ([...fields].some(([, value]) => value.includes('\0'))) throw badForm();
  return fields;
}

export const formOf = (res: Response): URLSearchParams => form.get(res);

/** Without surrounding blanks. Forms have line breaks as CR LF, the API as LF. */
export const readText = (fields: URLSearchParams, name: string): string => (fields.get(name) ?? '').trim().replaceAll('\r\n', '\n');

/** Of one form, whose field `key` is its id: sent twice, it creates once. Corrected, it is another request. */
export function toIdempotencyKey(fields: URLSearchParams, body: object): string {
  const key = fields.get('key') ?? '';
  return `${pageKeyPrefix}${isId(key) ? key : newId()}.${hash('sha256', JSON.stringify(body), 'base64url')}`;
}

/** Every browser sends `Origin` with a form, so a form without it is refused. */
function isSameOrigin(web: Pick<Web, 'publicUrl'>, req: Request): boolean {
  const { origin, host, 'sec-fetch-site': site = 'same-origin' } = req.headers;
  const own = new URL(web.publicUrl).origin;
  // Over plain HTTP the server may be reached by several names; over HTTPS only by PUBLIC_URL.
  const isOwnHost = !own.startsWith('https:') && origin === `${req.protocol}://${host}`;
  return (origin === own || isOwnHost) && (site === 'same-origin' || site === 'none');
}
