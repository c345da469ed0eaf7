/**
 * Models and their clients write numbers, booleans, lists and objects as JSON texts. These are parsed where the schema accepts no text;
 * everything else is left for validation to refuse. Instants may lack seconds, and time zones be in any case.
 */
import { findTimezone } from '../availability/timezones.ts';
import type { Schema } from './schemas.ts';

export function coerce(schema: Schema, given: unknown): unknown {
  const branches = schema.anyOf ?? [schema];
  const value = typeof given === 'string' ? completeInstant(branches, parseText(branches, given)) : given;
  if (Array.isArray(value)) {
    const { items } = findBranch(branches, 'array');
    return items === undefined ? value : value.map((one) => coerce(items, one));
  }
  return isObject(value) ? coerceMembers(findBranch(branches, 'object'), value) : value;
}

function coerceMembers({ properties = {} }: Schema, given: Record<string, unknown>): Record<string, unknown> {
  const schemaOf = (name: string): Schema => (Object.hasOwn(properties, name) && properties[name]) || {};
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, nameZone(name, coerce(schemaOf(name), value))]));
}

const instant = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/** An instant without seconds, or with a space for the `T`. */
function completeInstant(branches: Schema[], value: unknown): unknown {
  const isInstant = branches.some(({ format }) => format === 'date-time');
  const [, date, time, seconds = ':00', offset] = (isInstant && typeof value === 'string' && instant.exec(value)) || [];
  return date === undefined ? value : `${date}T${time}${seconds}${offset}`;
}

/** A time zone in any case. */
const nameZone = (name: string, value: unknown): unknown =>
  name === 'timezone' && typeof value === 'string' ? (findTimezone(value) ?? value) : value;

const accepts = (branches: Schema[], type: string): boolean => branches.some((branch) => branch.type === type);

/** The only branch of this type. Without one, the value is not looked into. */
function findBranch(branches: Schema[], type: string): Schema {
  const found = branches.filter((branch) => branch.type === type);
  return found.length === 1 ? (found[0] as Schema) : {};
}

function parseText(branches: Schema[], text: string): unknown {
  if (accepts(branches, 'string')) return text;
  if (accepts(branches, 'integer') && /^-?(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  if (accepts(branches, 'boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const value = parseJson(text);
  return (accepts(branches, 'array') && Array.isArray(value)) || (accepts(branches, 'object') && isObject(value)) ? value : text;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
