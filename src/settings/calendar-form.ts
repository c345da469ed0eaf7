/** The fields of forms about calendars, and what is wrong with them. */
import type { Request, Response } from 'express';
import type { Schemas } from '../contract.ts';
import { ApiError } from '../errors.ts';
import type { Owner } from '../queries/owner.ts';
import { isName, lengthOf, nameRule } from '../text/names.ts';
import type { FieldErrors } from '../web/fields.ts';
import { longest } from '../web/limits.ts';
import { sessionOf } from '../web/session.ts';
import type { TypedCalendar } from './new-calendar-view.ts';

export function ownerOf(res: Response): Owner {
  const { organizationId, userId } = sessionOf(res);
  return { organizationId, userId };
}

export const idOf = (req: Request): string => String(req.params.id);

export const readCalendar = (form: URLSearchParams): TypedCalendar => ({
  kind: form.get('kind') === 'ics' ? 'ics' : 'caldav',
  url: (form.get('url') ?? '').trim(),
  username: (form.get('username') ?? '').trim(),
  name: (form.get('name') ?? '').trim(),
});

export const toWanted = ({ kind, url, username, name }: TypedCalendar, password: string): Schemas['NewCalendar'] => ({
  kind,
  url,
  ...(username !== '' && { username }),
  ...(password !== '' && { password }),
  ...(name !== '' && { name }),
});

const labels = { url: 'address', username: 'username', password: 'password' };

export function validate(wanted: Schemas['NewCalendar']): FieldErrors | undefined {
  const errors: FieldErrors = {};
  if (!wanted.url) errors.url = 'Enter the URL of the calendar.';
  Object.assign(errors, validateLengths(wanted));
  if (wanted.kind === 'caldav' && !wanted.password) errors.password = 'Enter the password of the calendar account.';
  const nameError = wanted.name === undefined ? null : findNameError(wanted.name);
  if (nameError !== null) errors.name = nameError;
  return Object.keys(errors).length > 0 ? errors : undefined;
}

export function validateLengths(wanted: Pick<Schemas['NewCalendar'], 'url' | 'username' | 'password'>): FieldErrors {
  const tooLong = (['url', 'username', 'password'] as const).filter(
    (field) => lengthOf(wanted[field] ?? '') > longest('NewCalendar', field),
  );
  return Object.fromEntries(
    tooLong.map((field) => [field, `The ${labels[field]} must have at most ${longest('NewCalendar', field)} characters.`]),
  );
}

export function findNameError(name: string): string | null {
  if (!isName(name)) return `The name ${nameRule}.`;
  return lengthOf(name) > longest('Name') ? `The name must have at most ${longest('Name')} characters.` : null;
}

/** Rethrows other errors than those of the form. */
export function toErrors(error: unknown): FieldErrors {
  const { code, message = '' } = error instanceof ApiError ? error.response : {};
  if (code === 'calendar_credentials_refused') return { password: message };
  if (code === 'calendar_unreachable' || code === 'invalid_argument') return { url: message };
  if (code === 'limit_reached') return { form: message };
  throw error;
}
