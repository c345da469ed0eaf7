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

/**
 * A part of the contract with its references put in, so that it can be read without the rest; what stands beside a reference goes
 * before what it leads to. Examples are left out, which cost an agent more than they tell, and formats of our own, of which clients
 * complain.
 */
export function standAlone(contract: Contract, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => standAlone(contract, one));
  if (!isNode(part)) return part;
  const { $ref, example: _, examples: __, ...rest } = part;
  const own = mapValues(rest, (value, name) =>
    name === 'properties' && isNode(value) ? mapValues(value, (one) => standAlone(contract, one)) : standAlone(contract, value),
  );
  if (ownFormats.includes(own.format as string)) delete own.format;
  return typeof $ref === 'string' ? { ...(standAlone(contract, find(contract, $ref)) as Node), ...own } : own;
}

/** `reference`: a JSON pointer into the contract (RFC 6901), of names that need no escapes. */
const find = (contract: Contract, reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((part, name) => (part as Node)[name], contract);

export type Fields = { properties: Record<string, Schema>; required: string[] };

/** The members of an object, those of all its parts together. */
export function fieldsOf({ properties = {}, required = [], allOf = [] }: Schema): Fields {
  const parts = allOf.map(fieldsOf);
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), properties),
    required: [...parts.flatMap((part) => part.required), ...required],
  };
}
