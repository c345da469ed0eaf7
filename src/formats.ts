/**
 * The formats that the contract's schemas name, as strict as the contract promises: real dates, offsets always, no leap
 * seconds, years 0001 to 9999, IANA time zones.
 */

import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isTimezone } from './availability/timezones.ts';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const firstInstant = Date.parse('0001-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether an instant can be written with a year of four digits. */
export const isPrintable = (instant: number): boolean => instant >= firstInstant && instant <= lastInstant;

export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text) && isPrintable(midnight.getTime());
}

/** RFC 3339 §5.6, to the millisecond; what is finer is cut off. Only for text that `isInstant` accepts. */
export const parseInstant = (text: string): number => Date.parse(text.toUpperCase());

export function isInstant(text: string): boolean {
  const date = instantPattern.exec(text)?.[1];
  return date !== undefined && isDate(date) && isPrintable(parseInstant(text));
}

/** Teaches a validator the formats. */
export function addContractFormats(ajv: Ajv2020): Ajv2020 {
  addFormats.default(ajv, ['email', 'uri', 'uri-reference', 'uuid']);
  ajv.addFormat('date', isDate);
  ajv.addFormat('date-time', isInstant);
  ajv.addFormat('time-zone', isTimezone);
  return ajv;
}
