import type { Contract } from '../contract.ts';
import { ownFormats } from '../formats.ts';

export type Schema = {
  [keyword: string]: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  description?: string;
};

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const mapValues = (node: Node, change: (value: unknown, name: string) => unknown): Node =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, change(value, name)]));

/** `follow` replaces a reference; `own`: the keywords beside it. */
type Rules = { leftOut: string[]; follow: (reference: string, own: Node) => Node };

/** Removes formats and keywords of our own, which strict clients reject. */
function rewrite(part: unknown, rules: Rules): unknown {
  if (Array.isArray(part)) return part.map((one) => rewrite(one, rules));
  if (!isNode(part)) return part;
  const { $ref, ...rest } = part;
  for (const name of rules.leftOut) delete rest[name];
  const own = mapValues(rest, (value, name) =>
    name === 'properties' && isNode(value) ? mapValues(value, (one) => rewrite(one, rules)) : rewrite(value, rules),
  );
  if (ownFormats.includes(own.format as string)) delete own.format;
  delete own['x-pattern-message'];
  return typeof $ref === 'string' ? rules.follow($ref, own) : own;
}

// Schemas are part of a model's context: the shorter, the better.
const examples = ['example', 'examples'];
const constraints = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'pattern', 'format', 'default'];

/** Resolves all references. Keywords beside a reference take precedence. */
export const dereference = (contract: Contract, part: unknown): unknown =>
  rewrite(part, {
    leftOut: examples,
    follow: (reference, own) => ({ ...(dereference(contract, find(contract, reference)) as Node), ...own }),
  });

/**
 * An object with one of several schemas, and the definitions that they refer to. Without descriptions and constraints, which are for what
 * is sent and would be a third of the list of tools.
 */
export function toUnion(contract: Contract, schemas: Schema[]) {
  const $defs: Node = {};
  const follow: Rules['follow'] = (reference, own) => {
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    if (!Object.hasOwn($defs, name)) {
      $defs[name] = {};
      $defs[name] = rewrite(find(contract, reference), rules);
    }
    return { $ref: `#/$defs/${name}`, ...own };
  };
  const rules: Rules = { leftOut: [...examples, ...constraints, 'description'], follow };
  const anyOf = schemas.map((schema) => rewrite(schema, rules) as Node);
  return { type: 'object' as const, anyOf, $defs };
}

const find = (contract: Contract, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Node)[name], contract);

export const resolve = (contract: Contract, part: Schema): unknown => (typeof part.$ref === 'string' ? find(contract, part.$ref) : part);

export type Fields = { properties: Record<string, Schema>; required: string[] };

export function fieldsOf({ properties = {}, required = [], allOf = [] }: Schema): Fields {
  const parts = allOf.map(fieldsOf);
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...parts.flatMap((part) => part.required), ...required],
  };
}
