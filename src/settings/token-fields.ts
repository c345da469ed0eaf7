import { isManager } from '../accounts/roles.ts';
import { findTokenNameError } from '../accounts/token-names.ts';
import { DAY_MS } from '../availability/dates.ts';
import { localDate, startOfDate } from '../availability/wallclock.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { isId } from '../database/ids.ts';
import { isDate } from '../formats.ts';
import { badForm } from '../web/errors.ts';
import type { FieldErrors } from '../web/fields.ts';
import type { Session } from '../web/session.ts';

/** `days`: a key of `lifetimes`. `expires`: a date, for `custom`. */
export type TypedToken = { name: string; scopes: string[]; days: string; expires: string };

/** Labels by days. */
const byDays: Record<string, string> = { '7': '7 days', '30': '30 days', '90': '90 days', '365': '1 year' };

export const lifetimes: [days: string, label: string][] = [...Object.entries(byDays), ['custom', 'Custom date'], ['0', 'No expiration']];

export const permissionLabel = (scope: string): string => scopes[scope] ?? organizationScopes[scope] ?? scope;

/** With those of owners and admins. */
export const selectableScopes = (session: Session): string[] => [
  ...Object.keys(scopes),
  ...(isManager(session) ? Object.keys(organizationScopes) : []),
];

/** Selected by a link, which needs no script. */
export const presets = { read: 'read-only permissions', all: 'all permissions', none: 'no permissions' };

export const scopesOf = (preset: string | null): string[] => {
  const every = Object.keys(scopes);
  if (preset === 'read') return every.filter((scope) => scope.startsWith('read:'));
  return preset === 'all' ? every : [];
};

export const newToken: TypedToken = { name: '', scopes: [], days: '90', expires: '' };

/** Throws 400 for values that the form does not offer. */
export function readToken(session: Session, form: URLSearchParams): TypedToken & { id: string } {
  const [id = '', name = '', days = '', expires = ''] = ['id', 'name', 'days', 'expires'].map((field) => form.get(field)?.trim());
  const [selected, selectable] = [form.getAll('scope'), selectableScopes(session)];
  const isOffered = lifetimes.some(([offered]) => offered === days) && selected.every((scope) => selectable.includes(scope));
  if (!isId(id) || !isOffered) throw badForm();
  return { id, name, days, expires, scopes: withReads(selected, selectable) };
}

/** With `read:` for each `write:` that has one, in the order of the form. */
function withReads(selected: string[], selectable: string[]): string[] {
  const reads = selected.filter((scope) => scope.startsWith('write:')).map((scope) => scope.replace('write:', 'read:'));
  return selectable.filter((scope) => selected.includes(scope) || reads.includes(scope));
}

export function validateToken(session: Session, typed: TypedToken): FieldErrors | undefined {
  const [nameError, expiryError] = [findTokenNameError(typed.name), findExpiryError(session, typed)];
  const errors: FieldErrors = {
    ...(nameError !== null && { name: `The name ${nameError}.` }),
    ...(typed.scopes.length === 0 && { scopes: 'Select at least one permission.' }),
    ...(expiryError !== undefined && { expires: expiryError }),
  };
  return Object.keys(errors).length > 0 ? errors : undefined;
}

function findExpiryError(session: Session, { days, expires }: TypedToken): string | undefined {
  if (days !== 'custom') return expires === '' ? undefined : 'Select "Custom date" as the expiration, or clear the date.';
  if (!isDate(expires)) return 'Enter the date on which the token expires, such as 2027-12-31.';
  return expires < firstExpiryDate(session) ? 'The expiration date must be after today.' : undefined;
}

export const latestDate = '9999-12-31';

/** The database reads no years of five digits. */
export const latestExpiry = Date.parse(latestDate);

/** Tomorrow: tokens expire at the start of a date, as with `token create --expires`. */
export const firstExpiryDate = ({ now, timezone }: Session): string => localDate(timezone, now.getTime() + DAY_MS);

/** Undefined: never. */
export function toExpiry({ now, timezone }: Session, { days, expires }: Pick<TypedToken, 'days' | 'expires'>): Date | undefined {
  if (days === 'custom') return new Date(startOfDate(timezone, expires));
  return Object.hasOwn(byDays, days) ? new Date(now.getTime() + Number(days) * DAY_MS) : undefined;
}
