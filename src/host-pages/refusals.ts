/** Errors of operations as errors of a form. */
import { ApiError, type ErrorDetail } from '../errors.ts';
import type { FieldErrors } from '../web/fields.ts';

type Label = { field?: string; label: string };

/** Labels of fields by the first part of a path in the body, such as `durations`; a function gets the further parts. */
export type Labels = Record<string, Label | ((parts: string[]) => Label)>;

/** Rethrows errors that are not about what the user entered. */
export function toFieldErrors(error: unknown, labels: Labels = {}): FieldErrors {
  if (!(error instanceof ApiError)) throw error;
  const { status, message, details = [] } = error.response;
  if (![400, 403, 409, 422].includes(status)) throw error;
  const found = details.flatMap((detail) => toFieldError(detail, labels) ?? []);
  return found.length === 0 ? { form: plain(message) } : Object.fromEntries(found.toReversed());
}

function toFieldError({ path, message }: ErrorDetail, labels: Labels): [string, string][] | undefined {
  const [name = '', ...parts] = path.split('/').slice(2);
  const given = labels[name];
  const known = typeof given === 'function' ? given(parts) : given;
  return known === undefined ? undefined : [[known.field ?? name, plain(`${known.label} ${message}.`)]];
}

const plain = (text: string): string => text.replaceAll('`', '"');

/** True for an error with this code. */
export const isRefusal = (error: unknown, code: string): boolean => error instanceof ApiError && error.response.code === code;
