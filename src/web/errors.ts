import type { ErrorRequestHandler, Response } from 'express';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, unavailable } from '../errors.ts';
import { errorView } from './error-view.ts';
import type { FieldErrors } from './fields.ts';
import { logEntryOf } from './locals.ts';
import type { ShownLook } from './look.ts';
import { sendPage } from './send.ts';

export type ErrorResponse = { status: number; title: string; message: string; headers?: Record<string, string> };

export class PageError extends Error {
  readonly response: ErrorResponse;

  constructor(response: ErrorResponse, cause?: unknown) {
    super(response.message, { cause });
    this.name = 'PageError';
    this.response = response;
  }
}

export const badForm = (message = 'Go back, reload the page and try again.'): PageError =>
  new PageError({ status: 400, title: "This form couldn't be read", message });

const badRequest = (): PageError =>
  new PageError({ status: 400, title: 'Bad request', message: "This request couldn't be read. Check the URL and try again." });

export const expiredForm = (): PageError =>
  new PageError({
    status: 403,
    title: 'This page has expired',
    message: 'Nothing was changed. Go back, reload the page and try again.',
  });

export const planRequired = (): PageError =>
  new PageError({ status: 403, title: 'Not part of your plan', message: 'API access is part of the Team plan. Nothing was changed.' });

export const managersOnly = (): PageError =>
  new PageError({
    status: 403,
    title: 'Only for owners and admins',
    message: 'Ask an owner or admin of your organization to do this. Nothing was changed.',
  });

export const pageNotFound = (what = 'page'): PageError =>
  new PageError({
    status: 404,
    title: 'Not found',
    message: `We couldn't find that ${what}. It may have been removed, or the URL may be mistyped.`,
  });

export const methodNotAllowed = (allowed: string[]): PageError =>
  new PageError({
    status: 405,
    title: 'Method not allowed',
    message: "This page can't be opened directly.",
    headers: { Allow: allowed.join(', ') },
  });

export const alreadySubmitted = (): PageError =>
  new PageError({ status: 409, title: 'Already submitted', message: 'This form was already submitted. Nothing was done twice.' });

export const tooManyAttempts = (waitSec: number): PageError => tooMany('Too many attempts', waitSec);

export const tooManyPages = (waitSec: number): PageError => tooMany('Too many requests', waitSec);

const tooMany = (title: string, waitSec: number): PageError =>
  new PageError({
    status: 429,
    title,
    message: `Wait ${waitSec < 120 ? `${waitSec} seconds` : `${Math.ceil(waitSec / 60)} minutes`} and try again.`,
    headers: { 'Retry-After': String(waitSec) },
  });

/** Shows a conflict with existing data on the form again, through `showForm`; rethrows any other error. */
export const onConflict =
  (showForm: (errors: FieldErrors) => Promise<void>) =>
  (error: unknown): Promise<void> => {
    const { code, message } = error instanceof ApiError ? error.response : {};
    if (code === 'url_taken') return showForm({ url: message as string });
    if (code === 'limit_reached') return showForm({ form: message as string });
    throw error;
  };

function toErrorResponse(error: unknown): { response: ErrorResponse; logged?: ApiError } {
  if (error instanceof PageError) return { response: error.response };
  const { status } = error as { status?: unknown };
  if (status === 413) return { response: { ...badForm('This form is too large.').response, status } };
  if (status === 415) return { response: { ...badForm().response, status } };
  if (status === 400 || error instanceof URIError) return { response: badRequest().response };
  const logged = error instanceof ApiError ? error : isUnavailable(error) ? unavailable(error) : internal(error);
  const { status: code, title, message, headers = {} } = logged.response;
  return { response: { status: code, title, message, headers }, logged };
}

/** A page's own words for an error. */
type Localized = Pick<ErrorResponse, 'title' | 'message'> & { lang: string; skip: string; requestIdLabel: string };

/** `link`: the way on from an error, by default to Settings. `findLook`: of the page that failed. */
type ErrorPages = {
  link?: { path: string; text: string } | null;
  findLook?: (res: Response) => ShownLook | undefined;
  localize?: (res: Response, response: ErrorResponse, error: unknown) => Localized;
};

export const createErrorHandler =
  ({ link, findLook, localize }: ErrorPages = {}): ErrorRequestHandler =>
  async (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    const { response: inEnglish, logged } = toErrorResponse(error);
    const response = { ...inEnglish, ...localize?.(res, inEnglish, error) };
    const { status, headers = {} } = response;
    const entry = logEntryOf(res);
    entry.error = logged;
    const look = findLook?.(res);
    const page = errorView({ ...response, requestId: entry.requestId, look, ...(link !== undefined && { link }) });
    await sendPage(res, page, { status, headers, look });
  };

export const handlePageError = createErrorHandler();
