/** Everything that a page may tell when a request fails. What may not be told goes into `cause`, which is logged. */
import type { ErrorRequestHandler } from 'express';
import { isUnavailable } from '../database/unavailable.ts';
import { ApiError, internal, unavailable } from '../errors.ts';
import { errorView } from './error-view.ts';
import type { Faults } from './fields.ts';
import { sendPage } from './send.ts';

type Facts = { status: number; title: string; message: string; headers?: Record<string, string> };

export class PageError extends Error {
  readonly facts: Facts;

  constructor(facts: Facts, cause?: unknown) {
    super(facts.message, { cause });
    this.name = 'PageError';
    this.facts = facts;
  }
}

export const badForm = (message = 'Go back, reload the page and try again.'): PageError =>
  new PageError({ status: 400, title: "This form couldn't be read", message });

export const crossSite = (): PageError =>
  new PageError({
    status: 403,
    title: 'This page has expired',
    message: 'Nothing was changed. Go back, reload the page and try again.',
  });

export const planNeeded = (): PageError =>
  new PageError({ status: 403, title: 'Not part of your plan', message: 'API access is part of the Team plan. Nothing was changed.' });

export const noPage = (what = 'page'): PageError =>
  new PageError({
    status: 404,
    title: 'Not found',
    message: `We couldn't find that ${what}. It may have been removed, or the URL may be mistyped.`,
  });

export const wrongMethod = (allowed: string[]): PageError =>
  new PageError({
    status: 405,
    title: 'Method not allowed',
    message: "This page can't be opened directly.",
    headers: { Allow: allowed.join(', ') },
  });

export const sentTwice = (): PageError =>
  new PageError({
    status: 409,
    title: 'Already submitted',
    message: 'This form was already submitted. Nothing was done twice.',
  });

export const tooManyAttempts = (waitSec: number): PageError => tooMany('Too many attempts', waitSec);

export const tooManyPages = (waitSec: number): PageError => tooMany('Too many requests', waitSec);

const tooMany = (title: string, waitSec: number): PageError =>
  new PageError({
    status: 429,
    title,
    message: `Wait ${waitSec < 120 ? `${waitSec} seconds` : `${Math.ceil(waitSec / 60)} minutes`} and try again.`,
    headers: { 'Retry-After': String(waitSec) },
  });

/** What a form says when what it asks for was refused by what there is already; `onForm` sends it again. Any other error goes on as it is. */
export const onRefusal =
  (onForm: (faults: Faults) => Promise<void>) =>
  (error: unknown): Promise<void> => {
    const { code, message } = error instanceof ApiError ? error.facts : {};
    if (code === 'url_taken') return onForm({ url: message as string });
    if (code === 'limit_reached') return onForm({ form: message as string });
    throw error;
  };

/** `logged`: what the request's line in the log tells, in the API's words. */
function toPageError(error: unknown): { told: Facts; logged?: ApiError } {
  if (error instanceof PageError) return { told: error.facts };
  const { status } = error as { status?: unknown };
  if (status === 413) return { told: { ...badForm('This form is too large.').facts, status } };
  if (status === 415) return { told: { ...badForm().facts, status } };
  if (status === 400 || error instanceof URIError) return { told: badForm("The request couldn't be read.").facts };
  const logged = error instanceof ApiError ? error : isUnavailable(error) ? unavailable(error) : internal(error);
  const { status: code, title, message, headers = {} } = logged.facts;
  return { told: { status: code, title, message, headers }, logged };
}

/** Shows whatever was thrown as a page. */
export const answerWithPage: ErrorRequestHandler = async (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  const { told, logged } = toPageError(error);
  res.locals.error = logged;
  await sendPage(res, errorView({ ...told, requestId: res.locals.requestId }), { status: told.status, headers: told.headers ?? {} });
};
