/** Shows errors as pages, with the session if it is known, and a link to a page that fits. */
import type { ErrorRequestHandler, Response } from 'express';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, unavailable } from '../errors.ts';
import { errorView } from './error-view.ts';
import { badForm, badRequest, type ErrorResponse, type Link, notFoundHint, PageError } from './errors.ts';
import { type SignedInUser, sectionOf } from './layout.ts';
import { logEntryOf } from './locals.ts';
import type { ShownLook } from './look.ts';
import { home } from './next.ts';
import { sendPage } from './send.ts';
import { recallSession } from './session.ts';

function toErrorResponse(error: unknown): { response: ErrorResponse; logged?: ApiError } {
  if (error instanceof PageError) {
    const { response, cause } = error;
    // The operator needs the cause of a failure that is not the user's.
    return { response, ...(response.status >= 500 && cause !== undefined && { logged: unavailable(cause) }) };
  }
  const { status } = error as { status?: unknown };
  if (status === 413) return { response: { ...badForm('This form is too large.').response, status } };
  if (status === 415) return { response: { ...badForm().response, status } };
  if (status === 400 || error instanceof URIError) return { response: badRequest().response };
  const logged = error instanceof ApiError ? error : isUnavailable(error) ? unavailable(error) : internal(error);
  return { response: toPage(logged.response), logged };
}

/** Titles as pages write them, and no names of parameters, which only a changed URL can have wrong. */
function toPage({ status, title, message, headers = {} }: ApiError['response']): ErrorResponse {
  if (status === 400) return badRequest().response;
  const text = status === 404 ? `${message} ${notFoundHint}` : message;
  return { status, title: title.charAt(0) + title.slice(1).toLowerCase(), message: text, headers };
}

/** A page's own words for an error. */
type Localized = Pick<ErrorResponse, 'title' | 'message'> & { lang: string; skip: string; requestIdLabel: string };

/** `hasLink`: the page leads to the page that fits the error. `findLook`: of the page that failed. */
type ErrorPages = {
  hasLink?: boolean;
  findLook?: (res: Response) => ShownLook | undefined;
  localize?: (res: Response, response: ErrorResponse, error: unknown) => Localized;
};

export const createErrorHandler =
  ({ hasLink = true, findLook, localize }: ErrorPages = {}): ErrorRequestHandler =>
  async (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const { response: inEnglish, logged } = toErrorResponse(error);
    const response = { ...inEnglish, ...localize?.(res, inEnglish, error) };
    const { status, headers = {}, link } = response;
    const entry = logEntryOf(res);
    entry.error = logged;
    const look = findLook?.(res);
    const session = hasLink ? await recallSession(req) : null;
    const way = hasLink ? toWay(req.originalUrl.split('?')[0] ?? '', session) : { link: null };
    const page = errorView({ ...response, requestId: entry.requestId, look, session, ...way, ...(link && { link }) });
    await sendPage(res, page, { status, headers, look });
  };

export const handlePageError = createErrorHandler();

/** To the list that the page belongs to, or to sign-in. */
export function toWay(path: string, session: SignedInUser | null): { link: Link; here?: string } {
  if (session === null) return { link: { path: '/sign-in', text: 'Go to sign-in' } };
  const section = sectionOf(path);
  if (section === undefined) return { link: { path: home, text: 'Go to your bookings' } };
  return { link: { path: section.path, text: `Back to ${section.name}` }, here: section.here };
}
