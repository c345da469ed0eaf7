import { ApiError } from '../errors.ts';
import { PageError } from '../web/errors.ts';
import type { Words } from './words-en.ts';

/** Turns the 404 of an operation into a page. Rethrows any other error. */
export const pageOfNothing =
  (words: Words) =>
  (error?: unknown): never => {
    if (error !== undefined && !(error instanceof ApiError && error.response.status === 404)) throw error;
    throw new PageError({ status: 404, title: words.notFound, message: words.notFoundMessage });
  };

export const pageOfNoBooking =
  (words: Words) =>
  (error: unknown): never => {
    if (!(error instanceof ApiError && error.response.status === 404)) throw error;
    throw new PageError({ status: 404, title: words.bookingNotFound, message: words.bookingNotFoundMessage });
  };
