import type { Contract } from '../contract.ts';
import { ownFormats } from '../formats.ts';

/** A JSON schema, as far as it is looked into here. */
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

/** What is left out of a part, and what becomes of a reference in it with what stands beside that. */
type Rules = { leftOut: string[]; follow: (reference: string, own: Node) => Node };

/** Formats and keywords of our own are left out, since strict clients reject them. */
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

// They cost an agent more than they tell.
const examples = ['example', 'examples'];

/**
 * A part of the contract with its references put in, so that it can be read without the rest; what stands beside a reference goes
 * before what it leads to.
 */
export const standAlone = (contract: Contract, part: unknown): unknown =>
  rewrite(part, {
    leftOut: examples,
    follow: (reference, own) => ({ ...(standAlone(contract, find(contract, reference)) as Node), ...own }),
  });

/**
 * An object that is one of several, with all that they refer to beside them, each once. Without descriptions, which would be a quarter of
 * all that agents are told of tools: they explain what is to be sent; what has come explains itself.
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
  const rules: Rules = { leftOut: [...examples, 'description'], follow };
  const anyOf = schemas.map((schema) => rewrite(schema, rules) as Node);
  return { type: 'object' as const, anyOf, $defs };
}

/** `reference`: a JSON pointer into the contract (RFC 6901), of names that need no escapes. */
const find = (contract: Contract, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Node)[name], contract);

/** What a part of the contract leads to, where it is a reference. */
export const resolve = (contract: Contract, part: Schema): unknown => (typeof part.$ref === 'string' ? find(contract, part.$ref) : part);

export type Fields = { properties: Record<string, Schema>; required: string[] };

/** The members of an object, those of all its parts together. */
export function fieldsOf({ properties = {}, required = [], allOf = [] }: Schema): Fields {
  const parts = allOf.map(fieldsOf);
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...parts.flatMap((part) => part.required), ...required],
  };
}
