/** Translates errors of ajv (option `verbose`) into details: one pointer, message and rule for each place. */
import type { ErrorObject } from 'ajv/dist/2020.js';
import { findZoneOfCity } from './availability/timezones.ts';
import type { ErrorDetail, ErrorRule } from './errors.ts';
import { ownFormat } from './formats.ts';
import { nameRule, visibleRule } from './text/names.ts';
import { findNearest } from './text/nearest.ts';
import { phoneRule } from './text/phones.ts';
import { toPointer } from './text/pointers.ts';
import { webUrlRule } from './text/web-urls.ts';

export function toValidationErrors(errors: ErrorObject[]): ErrorDetail[] {
  const found = selectErrors(errors).map((error) => ({
    path: toPath(error),
    message: error.keyword === 'type' ? toTypeMessage(error, errors) : toMessage(error),
    ...toRule(error),
  }));
  return [...new Map(found.toReversed().map((error) => [error.path, error])).values()].toReversed();
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/**
 * Reports one error for a choice of formats. Of any other choice, reports the errors of the alternative that has the value's type, which
 * is the one that was meant; if none has it, the first alternative's. A format says more than the length that follows from it.
 */
function selectErrors(errors: ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(isChoice);
  const formatChoices = choices.filter((choice) => messageOfFormats(choice) !== undefined);
  const isMisspelt = ({ instancePath }: ErrorObject) =>
    errors.some((error) => error.keyword === 'format' && error.instancePath === instancePath);
  const reported = errors.filter((error) => error.keyword !== 'maxLength' || !isMisspelt(error));
  const others = reported.filter((error) => !formatChoices.some((choice) => choice !== error && isWithin(error, choice)));
  const candidates = others.filter((error) => !isChoice(error) || formatChoices.includes(error));
  const places = new Set(choices.map(({ instancePath }) => instancePath));
  return candidates.filter((error) => {
    if (error.keyword !== 'type' || !places.has(error.instancePath)) return true;
    const rivals = candidates.filter(({ instancePath }) => `${instancePath}/`.startsWith(`${error.instancePath}/`));
    return rivals.every(({ keyword, instancePath }) => keyword === 'type' && instancePath === error.instancePath) && rivals[0] === error;
  });
}

const isWithin = (error: ErrorObject, choice: ErrorObject): boolean =>
  error.instancePath.startsWith(choice.instancePath) && error.schemaPath.startsWith(`${choice.schemaPath}/`);

/** A missing or unknown member is an error of that member. openapi-backend calls the body `requestBody`. */
function toPath({ instancePath, keyword, params }: ErrorObject): string {
  const place = instancePath.replace(/^\/requestBody/, '/body');
  if (keyword === 'required' && params.missingProperty === 'requestBody') return '/body';
  if (keyword === 'required') return `${place}/${toPointer(params.missingProperty)}`;
  if (keyword === 'additionalProperties') return `${place}/${toPointer(params.additionalProperty)}`;
  return place;
}

const emailRule =
  'must be an email address in ASCII, such as ann@example.com; write an international domain in Punycode, such as xn--kse-qla.de';

const formats: Record<string, string> = {
  'date-time': 'must be an instant with an offset, such as 2027-03-01T09:00:00+01:00',
  date: 'must be a date, such as 2027-03-01',
  'date-time or date': 'must be a date, or an instant with an offset, such as 2027-03-01T09:00:00+01:00',
  'time-zone': 'must be the IANA name of a time zone, such as Europe/Paris',
  email: emailRule,
  uuid: 'must be a UUID',
  name: nameRule,
  'visible-text': visibleRule,
  phone: phoneRule,
  'web-url': webUrlRule,
  'free-slug': 'is reserved for paths of the server; choose another',
};

const typeNames: Record<string, string> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: '`true` or `false`',
  object: 'an object',
  array: 'a list',
  null: 'null',
};

/** Names the types of all alternatives at this place, `null` last. */
function toTypeMessage({ instancePath }: ErrorObject, errors: ErrorObject[]): string {
  const here = errors.filter((error) => error.keyword === 'type' && error.instancePath === instancePath);
  const types = new Set(here.flatMap(({ params }): string[] => [params.type].flat()));
  const isNullable = types.delete('null');
  return `must be ${[...types, ...(isNullable ? ['null'] : [])].map((type) => typeNames[type] ?? type).join(' or ')}${exampleIn(here)}`;
}

const longestExample = 100;

/** Of a list or an object, whose form a type does not show. */
function exampleIn(errors: ErrorObject[]): string {
  const [example] = errors.flatMap(({ parentSchema }) => parentSchema?.examples ?? []);
  const text = typeof example === 'object' && example !== null ? JSON.stringify(example) : '';
  return text !== '' && text.length <= longestExample ? `, such as ${text}` : '';
}

function toUnknownMessage({ instancePath, params, parentSchema }: ErrorObject): string {
  const nearest = findNearest(params.additionalProperty, Object.keys(parentSchema?.properties ?? {}));
  const suggestion = nearest === undefined ? '' : `; maybe \`${nearest}\` is meant`;
  return `is not a known ${instancePath.startsWith('/query') ? 'parameter' : 'field'}${suggestion}`;
}

function toFormatMessage(format: string, value: unknown): string {
  const zone = format === 'time-zone' ? findZoneOfCity(String(value)) : undefined;
  if (zone !== undefined) return `must be the IANA name of a time zone, here probably ${zone}`;
  return formats[format] ?? 'has an invalid format';
}

const messageOfFormats = ({ schema }: ErrorObject): string | undefined =>
  formats[(schema as { format?: string }[]).map(({ format }) => format).join(' or ')];

const ownRules: Record<string, ErrorRule> = { [ownFormat]: 'format', anyOf: 'format', oneOf: 'type' };

function toRule({ keyword, schema }: ErrorObject): { rule: ErrorRule; limit?: number } {
  return { rule: ownRules[keyword] ?? (keyword as ErrorRule), ...(typeof schema === 'number' && { limit: schema }) };
}

const count = (limit: number, unit: string): string => `${limit} ${unit}${limit === 1 ? '' : 's'}`;

const bounds: Record<string, (limit: number) => string> = {
  minimum: (limit) => `must be at least ${limit}`,
  maximum: (limit) => `must be at most ${limit}`,
  minLength: (limit) => (limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'character')}`),
  maxLength: (limit) => `must have at most ${count(limit, 'character')}`,
  minItems: (limit) => (limit === 1 ? 'must not be empty' : `must have at least ${count(limit, 'item')}`),
  maxItems: (limit) => `must have at most ${count(limit, 'item')}`,
};

function toMessage(error: ErrorObject): string {
  const { keyword, params, schema, parentSchema } = error;
  if (keyword === 'required') return 'is required';
  if (keyword === 'additionalProperties') return toUnknownMessage(error);
  if (keyword === 'enum') return `must be one of ${(schema as unknown[]).map(String).join(', ')}`;
  if (keyword === ownFormat) return toFormatMessage(schema as string, error.data);
  if (keyword === 'format') return formats[params.format] ?? `must be a ${params.format}`;
  // Messages contain no regular expressions.
  if (keyword === 'pattern') return parentSchema?.['x-pattern-message'] ?? 'has an invalid format';
  if (isChoice(error)) return messageOfFormats(error) ?? 'does not match any of the allowed types';
  if (keyword === 'uniqueItems') return 'must not contain duplicates';
  return bounds[keyword]?.(schema as number) ?? 'is invalid';
}
