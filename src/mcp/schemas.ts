import type { Contract } from '../contract.ts';

export type Schema = {
  [keyword: string]: unknown;
  type?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  description?: string;
  format?: unknown;
};

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Resolves all references. Keywords beside a reference take precedence. */
export function dereference(contract: Contract, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => dereference(contract, one));
  if (!isNode(part)) return part;
  const { $ref, ...rest } = part;
  const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, dereference(contract, value)]));
  if (typeof $ref !== 'string') return own;
  const { 'x-mcp-description': forModels, ...found } = dereference(contract, find(contract, $ref)) as Node;
  // A description beside the reference says what the value is for.
  return { ...found, ...('description' in own || forModels === undefined ? {} : { 'x-mcp-description': forModels }), ...own };
}

const find = (contract: Contract, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Node)[name], contract);

/** Models do not count characters, and some providers refuse `uniqueItems`. The server validates by the contract. */
const leftOut = ['example', 'examples', 'minLength', 'maxLength', 'uniqueItems'];

/**
 * Rewrites a schema without references for models. Schemas are part of a model's context: the shorter, the better. Gemini accepts neither
 * type arrays nor formats other than `date-time`.
 */
export function toModelSchema(schema: Schema): Schema {
  const kept = Object.entries(schema).filter(([keyword]) => !leftOut.includes(keyword) && !keyword.startsWith('x-'));
  const own = Object.fromEntries(kept.map(([keyword, value]) => [keyword, rewrite(keyword, value)]));
  return nameValues(toBranches(replaceFormat(describe(own, schema['x-mcp-description']))));
}

/** `forModels` replaces the description; an empty one removes it where the name says it. */
function describe({ description, ...schema }: Schema, forModels: unknown = description): Schema {
  return forModels ? { ...schema, description: forModels as string } : schema;
}

function rewrite(keyword: string, value: unknown): unknown {
  if (keyword === 'properties')
    return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, toModelSchema(one)]));
  if (keyword === 'items') return toModelSchema(value as Schema);
  return keyword === 'anyOf' ? (value as Schema[]).map(toModelSchema) : value;
}

function replaceFormat(schema: Schema): Schema {
  const { format, ...rest } = schema;
  if (format === undefined || format === 'date-time') return schema;
  return format === 'date' ? { ...rest, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` } : rest;
}

const keywordsOf: Record<string, string[]> = {
  string: ['enum', 'pattern', 'format'],
  integer: ['minimum', 'maximum'],
  array: ['items', 'minItems', 'maxItems'],
  object: ['properties', 'required', 'additionalProperties'],
  null: [],
};

/** One branch per type, with the keywords of that type. */
function toBranches(schema: Schema): Schema {
  if (!Array.isArray(schema.type)) return schema;
  const { type: types, ...rest } = schema as Schema & { type: string[] };
  const ofTypes = types.flatMap((type) => keywordsOf[type] ?? []);
  const pick = (isPicked: (keyword: string) => boolean) => Object.fromEntries(Object.entries(rest).filter(([name]) => isPicked(name)));
  const anyOf = types.map((type) => withoutNull({ type, ...pick((keyword) => keywordsOf[type]?.includes(keyword) === true) }));
  return { ...pick((keyword) => !ofTypes.includes(keyword)), anyOf };
}

const withoutNull = (schema: Schema): Schema =>
  Array.isArray(schema.enum) ? { ...schema, enum: schema.enum.filter((value) => value !== null) } : schema;

function nameValues(schema: Schema): Schema {
  const { type, description = '' } = schema;
  if (type !== 'boolean' || (description.includes('`true`') && description.includes('`false`'))) return schema;
  return { ...schema, description: `\`true\` or \`false\`. ${description}`.trim() };
}

export type Fields = { properties: Record<string, Schema>; required: string[] };

export const fieldsOf = ({ properties = {}, required = [] }: Schema): Fields => ({ properties, required });

/** Not in the list of tools, which is part of a model's context: the server checks them, and its refusals say what is allowed. */
const checked = ['minimum', 'maximum', 'minItems', 'maxItems', 'pattern'];

/** Of a parameter, with the largest value that it accepts. */
export const toListedLimit = (schema: Schema): Schema => ({ ...toListed(schema), maximum: schema.maximum });

/** A schema from `toModelSchema` for the list of tools. `isPlain`: without descriptions. */
export function toListed(schema: Schema, isPlain = false): Schema {
  const kept = Object.entries(schema).filter(
    ([keyword, value]) =>
      !checked.includes(keyword) && value !== '' && value !== false && !(isPlain && keyword === 'description' && schema.type !== 'boolean'),
  );
  return joinTexts(Object.fromEntries(kept.map(([keyword, value]) => [keyword, listPart(keyword, value, isPlain)])));
}

function listPart(keyword: string, value: unknown, isPlain: boolean): unknown {
  if (keyword === 'properties')
    return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, toListed(one, isPlain)]));
  if (keyword === 'items') return toListed(value as Schema, isPlain);
  return keyword === 'anyOf' ? (value as Schema[]).map((one) => toListed(one, isPlain)) : value;
}

/** Texts of several formats are a text. */
function joinTexts({ anyOf, ...rest }: Schema): Schema {
  if (anyOf === undefined) return rest;
  const areTexts = anyOf.every(({ type, enum: values }) => type === 'string' && values === undefined);
  return areTexts ? { type: 'string', ...rest } : { ...rest, anyOf };
}
