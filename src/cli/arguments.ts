/** What the values of the command line may be: each is read, or refused in a sentence that reads on from its name. */
import { InvalidArgumentError } from 'commander';
import { type Plan, plans } from '../accounts/plans.ts';
import { scopes } from '../contract.ts';
import { isDate, isInstant } from '../formats.ts';
import { isName, nameRule } from '../names.ts';

export function toPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return Number(text);
}

export function toPlan(text: string): Plan {
  const plan = plans.find((one) => one === text);
  if (plan === undefined) throw new InvalidArgumentError(`It must be one of ${plans.join(', ')}.`);
  return plan;
}

export function toScopes(text: string): string[] {
  if (text === 'all') return Object.keys(scopes);
  const asked = [...new Set(text.split(',').map((scope) => scope.trim()))];
  const unknown = asked.find((scope) => !Object.hasOwn(scopes, scope));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no scope "${unknown}".`);
  return asked;
}

export function toExpiry(text: string): Date {
  const isKnown = isDate(text) || isInstant(text);
  if (!isKnown) throw new InvalidArgumentError('It must be a date such as 2027-12-31, or an instant with an offset.');
  const expiry = new Date(text);
  if (expiry <= new Date()) throw new InvalidArgumentError('It is past already.');
  return expiry;
}

export function toName(text: string): string {
  if (text.trim() === '' || text.length > 200) throw new InvalidArgumentError('It must have 1 to 200 characters.');
  if (!isName(text)) throw new InvalidArgumentError(`It ${nameRule}.`);
  return text;
}
