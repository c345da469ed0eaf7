/** Nodes of a JSON document with their JSON pointers (RFC 6901). */
import { toPointer } from '../../src/text/pointers.ts';

// biome-ignore lint/suspicious/noExplicitAny: an unchecked contract.
export type Json = any;

/** `at` is the JSON pointer. */
export type Node = { document: Json; at: string; value: Json };

/** The member itself, references unresolved. */
export function part(node: Node | undefined, ...names: (string | number)[]): Node | undefined {
  if (node === undefined) return undefined;
  const value = names.reduce((inner: Json, name) => inner?.[name], node.value);
  return value === undefined ? undefined : { ...node, at: [node.at, ...names.map(toPointer)].join('/'), value };
}

/** The member, references resolved. */
export function member(node: Node | undefined, ...names: (string | number)[]): Node | undefined {
  return names.reduce((inner: Node | undefined, name) => resolve(part(inner, name)), node);
}

/** All members of an object or list by name, references resolved. */
export const members = (node: Node | undefined): [string, Node][] =>
  Object.keys(node?.value ?? {}).map((name) => [name, member(node, name) as Node]);

/** Returns the target of a reference, or the node itself. Throws if the target does not exist. */
export function resolve<P extends Node | undefined>(node: P): P {
  const reference: unknown = node?.value?.$ref;
  if (typeof reference !== 'string') return node;
  const names = reference.replace(/^#\//, '').split('/').map(toName);
  const target = member({ ...(node as Node), at: '', value: node?.document }, ...names);
  if (target === undefined) throw new Error(`${node?.at}: ${reference} does not exist`);
  return target as P;
}

const toName = (name: string): string => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
