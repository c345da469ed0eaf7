/** What validation finds, said so that a client can find it too: one detail per fault, with a pointer into the request. */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type ErrorDetail, invalidArguments, maxDetails } from '../errors.ts';
import { addContractFormats } from '../formats.ts';
import { nameRule, visibleRule } from '../names.ts';
import { faultOfText, toPointer } from './routes.ts';

const longestPath = 500;

const options = { useDefaults: true, strict: false, messages: true, verbose: true };

/**
 * Stops at the first error. With all of them, a body of 100 KB took 0.5 s of the event loop, since each of its 33,900 items was judged
 * after `maxItems` had failed.
 */
export const createAjv = (): Ajv2020 => addContractFormats(new Ajv2020(options));

/** Lists all errors, for requests that are known to be invalid and small. */
export const createListingAjv = (): Ajv2020 => addContractFormats(new Ajv2020({ ...options, allErrors: true }));

const maxListedValues = 500;

/** Whether a request has so few values that listing all of its errors is cheap. Costs no more for a large one. */
export function isSmall(parts: unknown[]): boolean {
  const values = [...parts];
  for (const value of values) {
    if (Array.isArray(value) && value.length > maxListedValues) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const name in value) {
      if (values.length >= maxListedValues) return false;
      values.push((value as Record<string, unknown>)[name]);
    }
  }
  return true;
}

/** `isAddress`: whether the query was written in an address. */
export function toDetails(errors: ErrorObject[], isAddress: boolean): ErrorDetail[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const told = errors.filter((error) => !alternatives.some((whole) => whole !== error && isWithin(error, whole)));
  const details = told.map((error) => ({ path: toPath(error), message: toMessage(error) + (isAddress ? hintOf(error) : '') }));
  // Where several rules are broken, the first one tells enough.
  const byPath = Map.groupBy(details, ({ path }) => path);
  return [...byPath.values()].flatMap(([first]) => first ?? []).slice(0, maxDetails);
}

/** What is wrong with each alternative says less than that none of them fits. */
const isWithin = (error: ErrorObject, whole: ErrorObject): boolean =>
  error.instancePath.startsWith(whole.instancePath) && error.schemaPath.startsWith(`${whole.schemaPath}/`);

/** openapi-backend calls the body `requestBody`; and a missing or unknown member is a fault of that member. */
function toPath({ instancePath, keyword, params }: ErrorObject): string {
  const place = instancePath.replace(/^\/requestBody/, '/body');
  if (keyword === 'required' && params.missingProperty === 'requestBody') return '/body';
  if (keyword === 'required') return `${place}/${toPointer(params.missingProperty)}`;
  if (keyword === 'additionalProperties') return `${place}/${toPointer(params.additionalProperty)}`;
  return place;
}

const formats: Record<string, string> = {
  'date-time': 'must be an instant with an offset, such as 2027-03-01T09:00:00+01:00',
  date: 'must be a date, such as 2027-03-01',
  'date-time or date': 'must be a date, or an instant with an offset, such as 2027-03-01T09:00:00+01:00',
  'time-zone': 'must be the IANA name of a time zone, such as Europe/Paris',
  email: 'must be an email address',
  name: nameRule,
  'visible-text': visibleRule,
};

/** A `+` in a query means a space, which is not what senders of offsets mean. */
const hintOf = (error: ErrorObject): string =>
  error.instancePath.startsWith('/query/') && /^(format|anyOf)$/.test(error.keyword) && toMessage(error).includes('+')
    ? ' (encode + as %2B)'
    : '';

function toMessage({ keyword, params, message, schema, parentSchema }: ErrorObject): string {
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties') return 'is not a known field or parameter';
  if (keyword === 'enum') return `must be one of ${(schema as unknown[]).map(String).join(', ')}`;
  if (keyword === 'format') return formats[params.format] ?? `must be a ${params.format}`;
  // A regular expression would help nobody; the contract says beside it what it allows.
  if (keyword === 'pattern') return parentSchema?.['x-pattern-message'] ?? 'has an invalid format';
  if (keyword === 'anyOf')
    return formats[(schema as { format?: string }[]).map(({ format }) => format).join(' or ')] ?? 'does not match any of the allowed types';
  return message ?? 'is not valid';
}

/** Throws 400 for texts that could be neither stored nor sent, each with its pointer into the request. */
export function checkTexts(parts: Record<string, unknown>): void {
  if (!hasFaultyText(parts)) return;
  const faults: ErrorDetail[] = [];
  const places = [{ value: parts as unknown, path: '' }];
  // The list grows while it is walked, since a body may be nested deeper than calls can be.
  for (const { value, path } of places) {
    if (faults.length >= maxDetails) break;
    const fault = typeof value === 'string' ? faultOfText(value) : null;
    if (fault !== null) faults.push({ path, message: fault });
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, member] of Object.entries(value)) {
      if (faultOfText(name) !== null) faults.push({ path, message: 'has a member with an invalid name' });
      // Further down it is told of what holds it.
      places.push({ value: member, path: path.length < longestPath ? `${path}/${toPointer(name)}` : path });
    }
  }
  throw invalidArguments(faults);
}

/** Without pointers: making them takes most of the time, and nearly no request needs them. */
function hasFaultyText(parts: object): boolean {
  const values: object[] = [parts];
  const isFaulty = (member: unknown): boolean => {
    if (typeof member === 'string') return faultOfText(member) !== null;
    if (typeof member === 'object' && member !== null) values.push(member);
    return false;
  };
  for (const value of values) {
    if (Array.isArray(value) ? value.some(isFaulty) : Object.entries(value).some(([name, member]) => isFaulty(name) || isFaulty(member)))
      return true;
  }
  return false;
}
