/** The contract's formats: real dates, instants with an offset and without leap seconds, years 0001 to 9999, IANA time zones, names. */
import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isTimezone } from './availability/timezones.ts';
import { isName, isVisible } from './text/names.ts';
import { isPhone } from './text/phones.ts';
import { isFreeSlug } from './text/reserved-slugs.ts';
import { isWebUrl } from './text/web-urls.ts';

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

const firstInstant = Date.parse('0001-01-01T00:00:00Z');
const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');

export const isPrintable = (instant: number): boolean => instant >= firstInstant && instant <= lastInstant;

export function isDate(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number) as [number, number, number];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** RFC 3339 §5.6, truncated to milliseconds. Only for text that `isInstant` accepts. */
export const parseInstant = (text: string): number => Date.parse(text.toUpperCase());

export function isInstant(text: string): boolean {
  const date = instantPattern.exec(text)?.[1];
  return date !== undefined && isDate(date) && (!/^(0001|9999)/.test(date) || isPrintable(parseInstant(text)));
}

/** Rules of strings that no validator but ours knows. They stand under a keyword of their own, since others reject an unknown `format`. */
export const ownFormat = 'x-format';

const ownFormats: Record<string, (text: string) => boolean> = {
  'time-zone': isTimezone,
  name: isName,
  'visible-text': isVisible,
  phone: isPhone,
  'free-slug': isFreeSlug,
  'web-url': isWebUrl,
};

export function addContractFormats(ajv: Ajv2020): Ajv2020 {
  addFormats.default(ajv, ['email', 'uri', 'uri-reference', 'uuid', 'int32', 'int64']);
  ajv.addFormat('date', isDate);
  ajv.addFormat('date-time', isInstant);
  ajv.addKeyword({ keyword: ownFormat, type: 'string', schemaType: 'string', errors: false, compile: findOwnFormat });
  return ajv;
}

function findOwnFormat(name: string): (text: string) => boolean {
  const isRight = ownFormats[name];
  if (isRight === undefined) throw new Error(`The format "${name}" does not exist.`);
  return isRight;
}
