/** Errors of operations as errors of a form. */
import type { ErrorCode } from '../contract.ts';
import { ApiError, type ErrorDetail } from '../errors.ts';
import type { FieldErrors } from '../web/fields.ts';

type Label = { field?: string; label: string };

/** Labels of fields by the first part of a path in the body, such as `durations`; a function gets the further parts. */
export type Labels = Record<string, Label | ((parts: string[]) => Label)>;

/** Instead of messages with names of the API. */
const texts: Partial<Record<ErrorCode, string>> = {
  booking_rescheduled: 'This booking was moved in the meantime. Go back to it to see the new time.',
  default_schedule: "The default schedule can't be deleted. Make another schedule the default first.",
  event_type_in_use: 'This event type has upcoming bookings. Cancel or move them first, or deactivate the event type.',
  member_in_use: 'This member has bookings, leads or event types. Deactivate the member instead.',
};

/** Rethrows errors that are not about what the user entered. */
export function toFieldErrors(error: unknown, labels: Labels = {}): FieldErrors {
  if (!(error instanceof ApiError)) throw error;
  const { status, code, message, details = [] } = error.response;
  if (![400, 403, 409, 422].includes(status)) throw error;
  const found = details.flatMap((detail) => toFieldError(detail, labels) ?? []);
  return found.length === 0 ? { form: texts[code] ?? inWords(message, labels) } : firstOfEach(found);
}

/** In the order of the contract, which is that of most forms. */
function firstOfEach(found: [string, string][]): FieldErrors {
  const errors: FieldErrors = {};
  for (const [name, text] of found) errors[name] ??= text;
  return errors;
}

function toFieldError({ path, message }: ErrorDetail, labels: Labels): [string, string][] | undefined {
  const [name = '', ...parts] = path.split('/').slice(2);
  const given = labels[name];
  const known = typeof given === 'function' ? given(parts) : given;
  return known === undefined ? undefined : [[known.field ?? name, inWords(`${known.label} ${message}.`, labels)]];
}

/** Replaces names of fields, such as `from`, with their labels. */
const inWords = (text: string, labels: Labels): string =>
  text.replace(/`([^`]*)`/g, (_, name: string) => {
    const known = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return typeof known === 'object' ? known.label.charAt(0).toLowerCase() + known.label.slice(1) : `"${name}"`;
  });

/** Of the page that shows the error. */
export const statusOf = (error: unknown): number => (error instanceof ApiError ? error.response.status : 500);

/** True for an error with this code. */
export const isRefusal = (error: unknown, code: string): boolean => error instanceof ApiError && error.response.code === code;
