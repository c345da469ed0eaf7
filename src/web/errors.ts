import { ApiError } from '../errors.ts';
import type { FieldErrors } from './fields.ts';

export type Link = { path: string; text: string };

/** `link`: instead of the one that follows from the page. */
export type ErrorResponse = { status: number; title: string; message: string; headers?: Record<string, string>; link?: Link };

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

export const badRequest = (): PageError =>
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

export const notFoundHint = 'It may have been removed, or the URL may be mistyped.';

export const pageNotFound = (what = 'page'): PageError =>
  new PageError({
    status: 404,
    title: 'Not found',
    message: `We couldn't find that ${what}. ${notFoundHint}`,
  });

export const methodNotAllowed = (allowed: string[]): PageError =>
  new PageError({
    status: 405,
    title: 'Method not allowed',
    message: "This page can't be opened directly.",
    headers: { Allow: allowed.join(', ') },
  });

/** `next`: what to do if its result was lost, and `link` where. */
export const alreadySubmitted = (next = '', link?: Link): PageError =>
  new PageError({
    status: 409,
    title: 'Already submitted',
    message: `This form was already submitted. Nothing was done twice. ${next}`.trim(),
    ...(link && { link }),
  });

export const tooManyAttempts = (waitSec: number): PageError => tooMany('Too many attempts', waitSec);

export const tooManyPages = (waitSec: number): PageError => tooMany('Too many requests', waitSec);

const tooMany = (title: string, waitSec: number): PageError =>
  new PageError({
    status: 429,
    title,
    message: `Wait ${waitSec < 120 ? `${waitSec} ${waitSec === 1 ? 'second' : 'seconds'}` : `${Math.ceil(waitSec / 60)} minutes`} and try again.`,
    headers: { 'Retry-After': String(waitSec) },
  });

type Limit = { message: string; answer: { status: number; headers: Record<string, string> } };

/** For a form that shows a limit of attempts itself, with what was typed; rethrows any other error. */
export function toLimit(error: unknown): Limit {
  if (!(error instanceof PageError) || error.response.status !== 429) throw error;
  const { status, title, message, headers = {} } = error.response;
  return { message: `${title}. ${message}`, answer: { status, headers } };
}

/** Shows a conflict with existing data on the form again, through `showForm`; rethrows any other error. */
export const onConflict =
  (showForm: (errors: FieldErrors) => Promise<void>) =>
  (error: unknown): Promise<void> => {
    const { code, message } = error instanceof ApiError ? error.response : {};
    if (code === 'url_taken') return showForm({ url: message as string });
    if (code === 'limit_reached') return showForm({ form: message as string });
    throw error;
  };
