/** Rules of JSON Schemas that apply together, and the values that satisfy them. */
import { isDeepStrictEqual } from 'node:util';
import type { Json, Node } from './nodes.ts';

/** `at` is a JSON pointer; `what` reads on from it. */
export type Break = { at: string; what: string };

export type Direction = 'request' | 'response';

/** Schemas that apply together: a schema, its reference, the parts of its `allOf`, and one alternative of `anyOf` or `oneOf`. */
export type Rules = Node[];

/** `sent` and `known` are `released` and `current`, in the order that the direction asks for; `trail` ends recursion. */
export type Pair = { direction: Direction; sent: Rules; known: Rules; released: Rules; current: Rules; trail: string[] };

export const having = (rules: Rules, keyword: string): Node[] => rules.filter(({ value }) => keyword in value);

/** Pointer to a keyword in the current schema, or else in the released one. */
export function pointerTo({ released, current }: Pair, keyword: string): string {
  const [found = current[0]] = [...having(current, keyword), ...having(released, keyword)];
  return `${found?.at}/${keyword}`;
}

export const accepted = ({ direction }: Pair): string => (direction === 'request' ? 'is no longer accepted' : 'can be returned now');

export const change = (before: Json, after: Json): string => {
  if (after === undefined) return `was ${JSON.stringify(before)} and was removed`;
  return before === undefined
    ? `is ${JSON.stringify(after)} and was not set`
    : `was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`;
};

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
export const isOf = (type: string, allowed: string[]): boolean =>
  allowed.includes(type) || (type === 'integer' && allowed.includes('number'));

export const typesOf = (rules: Rules): string[] => {
  const stated: string[][] = having(rules, 'type').map(({ value }) => [value.type].flat());
  const allowed = types.filter((type) => stated.every((some) => isOf(type, some)));
  return allowed.includes('number') ? allowed.filter((type) => type !== 'integer') : allowed;
};

export const mayBe = (rules: Rules, type: string): boolean => typesOf(rules).some((one) => isOf(one, [type]));

export const typeOf = (value: Json): string => {
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** The listed values that satisfy all rules; undefined if no rule lists values. `type: null` lists one. */
export function valuesOf(rules: Rules): Json[] | undefined {
  const lists: Json[][] = [
    ...having(rules, 'enum').map(({ value }) => value.enum),
    ...having(rules, 'const').map(({ value }) => [value.const]),
    ...having(rules, 'type').flatMap(({ value }) => (value.type === 'null' ? [[null]] : [])),
  ];
  const isIn = (one: Json) => (list: Json[]) => list.some((other) => isDeepStrictEqual(one, other));
  return lists[0]?.filter((one) => lists.every(isIn(one)) && isOf(typeOf(one), typesOf(rules)));
}
