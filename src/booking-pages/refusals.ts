/** Refusals of operations in a page's language. */
import type { Response } from 'express';
import type { Schemas } from '../contract.ts';
import type { ApiError } from '../errors.ts';
import { type ErrorResponse, PageError } from '../web/errors.ts';
import { languageOf } from './language.ts';
import type { Words } from './words-en.ts';

/** For the codes that a form can meet and a reader can do something about; undefined for others. */
export function toRefusal(words: Words, { response }: ApiError): string | undefined {
  const { code, headers = {}, upcoming, extra = {} } = response;
  if (code === 'rate_limited')
    return upcoming === undefined ? words.tooManyRequests(words.wait(Number(headers['Retry-After']))) : words.tooManyBookings(upcoming);
  if (code === 'too_late_to_change') {
    const { name, email } = extra.contact as Schemas['HostContact'];
    return `${words.tooLate} ${words.contact(name, email)}`;
  }
  const texts: Partial<Record<typeof code, string>> = {
    unavailable: words.busy,
    already_booked: words.alreadyBooked,
    duplicate_booking: words.duplicate,
    request_in_progress: words.inProgress,
    booking_canceled: words.alreadyCanceled,
    booking_rescheduled: words.alreadyMoved,
    booking_started: words.alreadyStarted,
  };
  return texts[code];
}

/** For the handler of errors. */
export function localize(res: Response, response: ErrorResponse, error: unknown) {
  const { words, code: lang } = languageOf(res);
  return { ...describe(words, response, error), lang, skip: words.skip, requestIdLabel: words.requestId };
}

function describe(words: Words, { status, title, message, headers = {} }: ErrorResponse, error: unknown) {
  const { errors } = words;
  // Written in the page's language already.
  if (error instanceof PageError && status === 404) return { title, message };
  if (status === 404) return { title: words.notFound, message: words.notFoundMessage };
  if (status === 429) return { title: words.tooMany, message: words.tooManyRequests(words.wait(Number(headers['Retry-After']))) };
  if (status === 403) return errors.expired;
  if (status === 405) return errors.method;
  if (status === 413) return errors.tooLarge;
  if (status === 503) return errors.unavailable;
  return status < 500 ? errors.unreadable : errors.internal;
}
