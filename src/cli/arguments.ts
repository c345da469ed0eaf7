/** Parsers of command-line values. They throw an InvalidArgumentError, whose message commander appends to the option and its value. */
import { InvalidArgumentError } from 'commander';
import { findTokenNameError } from '../accounts/token-names.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { isDate, isInstant } from '../formats.ts';
import { normalizeText } from '../text/encoding.ts';

export function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return Number(text);
}

export function toScopes(text: string): string[] {
  if (text === 'all') return Object.keys(scopes);
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  const unknown = names.find((name) => !Object.hasOwn({ ...scopes, ...organizationScopes }, name));
  if (unknown !== undefined) throw new InvalidArgumentError(`Scope "${unknown}" does not exist.`);
  return names;
}

export function toExpiry(text: string): Date {
  if (!isDate(text) && !isInstant(text))
    throw new InvalidArgumentError('It must be a date, such as 2027-12-31, or an instant with an offset, such as 2027-12-31T18:00:00Z.');
  const expiry = new Date(text);
  if (expiry <= new Date()) throw new InvalidArgumentError('It is in the past.');
  return expiry;
}

export function toSince(text: string): Date {
  if (!isDate(text) && !isInstant(text))
    throw new InvalidArgumentError('It must be a date, such as 2027-01-31, or an instant with an offset, such as 2027-01-31T18:00:00Z.');
  return new Date(text);
}

export function toTokenName(text: string): string {
  const name = normalizeText(text);
  const error = findTokenNameError(name);
  if (error !== null) throw new InvalidArgumentError(`It ${error}.`);
  return name;
}
