/** Values that a JSON schema accepts. Throws for a keyword that the contract does not use yet. */
import fc from 'fast-check';
import { matching, plain, spellingOf } from './texts.ts';

export type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  'x-format'?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

const binding = [
  ...[
    'type',
    'enum',
    'const',
    'format',
    'x-format',
    'pattern',
    'minLength',
    'maxLength',
    'minimum',
    'maximum',
    'minItems',
    'maxItems',
    'items',
    'uniqueItems',
  ],
  ...['required', 'properties', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'],
];
const telling = ['description', 'x-mcp-description', 'x-pattern-message', 'title', 'default', 'example', 'examples', 'deprecated'];
const known = new Set([...binding, ...telling]);

export function checkKeywords(schema: Schema): void {
  const unknown = Object.keys(schema).filter((keyword) => !known.has(keyword));
  if (unknown.length > 0)
    throw new Error(`The fuzz does not know ${unknown.join(', ')}: teach it in test/fuzz/schema.ts and constraints.ts`);
  if (typeof schema.additionalProperties === 'object') throw new Error('The fuzz knows additionalProperties only as true or false');
}

export const typesOf = ({ type }: Schema): string[] => [type ?? []].flat();

export const alternativesOf = (schema: Schema): Schema[] | undefined => schema.anyOf ?? schema.oneOf;

/** With the parts of `allOf`, and with formats of the server alone like any other format. */
export function toWhole({ allOf, 'x-format': ownFormat, ...schema }: Schema): Schema {
  const parts = [ownFormat === undefined ? schema : { ...schema, format: ownFormat }, ...(allOf ?? []).map(toWhole)];
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  return Object.assign({}, ...parts, ...(allOf === undefined ? [] : [{ properties, required }]));
}

type Maker = (schema: Schema, along: readonly string[]) => fc.Arbitrary<unknown>;

const makers: Record<string, Maker> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -1_000_000, maximum = 1_000_000 }) => fc.integer({ min: minimum, max: maximum }),
  string: (schema) => textOf(schema),
  // A set on the path gets a single item, so that any value keeps it unique.
  array: ({ items = {}, minItems = 0, maxItems = 8, uniqueItems: isSet = false }, [next, ...rest]) => {
    const minLength = Math.max(minItems, next === undefined ? 0 : 1);
    return listOf(arbitraryOf(items, rest), {
      minLength,
      maxLength: isSet && next !== undefined ? minLength : Math.min(maxItems, 8),
      isSet,
    });
  },
  object: ({ properties = {}, required = [] }, [next, ...rest]) => {
    const members = Object.entries(properties).map(([name, schema]) => [name, arbitraryOf(schema, name === next ? rest : [])]);
    const requiredKeys: string[] = Object.keys(properties).filter((name) => required.includes(name) || name === next);
    const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(members);
    return fc.record(model, { requiredKeys, noNullPrototype: true });
  },
};

type Length = { minLength: number; maxLength: number; size?: 'max'; isSet: boolean };

/** As long a list as any of those lengths, of different items if it is a set. */
export const listOf = (item: fc.Arbitrary<unknown>, { isSet, ...length }: Length): fc.Arbitrary<unknown[]> =>
  isSet
    ? fc.uniqueArray(item, { ...length, size: 'max', selector: (one) => JSON.stringify(one) })
    : fc.array(item, { ...length, size: 'max' });

const made = new WeakMap<Schema, fc.Arbitrary<unknown>>();

/** `along`: a path into the value that always exists in it. */
export function arbitraryOf(schema: Schema, along: readonly string[] = []): fc.Arbitrary<unknown> {
  const arbitrary = (along.length === 0 ? made.get(schema) : undefined) ?? make(schema, along);
  // Making one takes longer than drawing from it.
  if (along.length === 0) made.set(schema, arbitrary);
  return arbitrary;
}

function make(given: Schema, along: readonly string[]): fc.Arbitrary<unknown> {
  checkKeywords(given);
  const schema = toWhole(given);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = alternativesOf(schema);
  if (alternatives)
    return fc.oneof(...alternatives.filter((one) => along.length === 0 || isNested(one)).map((one) => arbitraryOf(one, along)));
  const types = typesOf(schema).filter((type) => along.length === 0 || type === 'array' || type === 'object');
  if (types.length === 0) throw new Error(`The fuzz can make nothing of ${JSON.stringify(schema)}`);
  return fc.oneof(...types.map((type) => makerOf(type)(schema, along)));
}

const isNested = (schema: Schema): boolean => typesOf(toWhole(schema)).some((type) => type === 'array' || type === 'object');

function makerOf(type: string): Maker {
  const maker = makers[type];
  if (maker === undefined) throw new Error(`The fuzz does not know the type "${type}"`);
  return maker;
}

function textOf({ format, pattern, minLength = 0, maxLength = 10_000 }: Schema): fc.Arbitrary<string> {
  if (format !== undefined && pattern !== undefined) throw new Error('The fuzz does not know texts with both a format and a pattern');
  if (format !== undefined)
    return spellingOf(format).right.filter((text) => [...text].length >= minLength && [...text].length <= maxLength);
  return pattern === undefined ? plain(minLength, maxLength) : matching(pattern, minLength, maxLength);
}
