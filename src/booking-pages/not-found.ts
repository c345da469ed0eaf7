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
    if (!(error instanceof ApiError && (error.response.status === 404 || isOfPath(error)))) throw error;
    throw new PageError({ status: 404, title: words.bookingNotFound, message: words.bookingNotFoundMessage });
  };

/** The link has characters that none of ours has. */
const isOfPath = ({ response: { details = [] } }: ApiError): boolean =>
  details.length > 0 && details.every(({ path }) => path.startsWith('/path/'));

/** For a link that has expired, or never was one. */
export const noConfirmation = (words: Words): PageError =>
  new PageError({ status: 404, title: words.confirmationNotFound, message: words.confirmationNotFoundMessage });

/** 404, because the link leads to nothing more. */
export const confirmationUsed = (words: Words): PageError =>
  new PageError({ status: 404, title: words.confirmationUsed, message: words.confirmationUsedMessage });
