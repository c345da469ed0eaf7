/**
 * Finds changes of a schema that can break a client: values that can be `sent`, but are not `known` to the receiver. In a request clients
 * send what the released schema allows and the server knows the current schema; in a response it is the other way round. A changed keyword
 * that is not handled here counts as a break.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Json, type Node, part, resolve } from './nodes.ts';

/** `at` is a JSON pointer; `what` reads on from it. */
export type Break = { at: string; what: string };

export type Direction = 'request' | 'response';

/** Schemas that apply together: a schema, its reference, the parts of its `allOf`, and one alternative of `anyOf` or `oneOf`. */
type Rules = Node[];

/** `sent` and `known` are `released` and `current`, in the order that the direction asks for; `trail` ends recursion. */
type Pair = { direction: Direction; sent: Rules; known: Rules; released: Rules; current: Rules; trail: string[] };

export function findSchemaBreaks(released: Node, current: Node, direction: Direction): Break[] {
  return compare([released], [current], direction, []);
}

function compare(released: Rules, current: Rules, direction: Direction, trail: string[]): Break[] {
  const here = [...released, ...current].map(({ at }) => at).join(' ');
  if (trail.includes(here)) return [];
  const [before, after] = [toChoices(released), toChoices(current)];
  const [sent, known] = direction === 'request' ? [before, after] : [after, before];
  const judge = (one: Rules, other: Rules) => compareRules(toPair(one, other, direction, [...trail, here]));
  return sent.flatMap((one, index) => {
    const fits = (some: Rules) => known.some((other) => judge(some, other).length === 0);
    if (fits(one) || (known.length > 1 && byType(one).every(fits))) return [];
    const counterpart = known[index];
    return sent.length === known.length && counterpart
      ? judge(one, counterpart)
      : [toChoiceBreak([...one, ...released, ...current], direction)];
  });
}

const toPair = (sent: Rules, known: Rules, direction: Direction, trail: string[]): Pair =>
  direction === 'request'
    ? { direction, sent, known, released: sent, current: known, trail }
    : { direction, sent, known, released: known, current: sent, trail };

/** All combinations of the alternatives in `anyOf` and `oneOf`. */
function toChoices(nodes: Rules): Rules[] {
  return nodes.map(toChoicesOf).reduce((all, some) => all.flatMap((one) => some.map((other) => [...one, ...other])), [[]] as Rules[]);
}

function toChoicesOf(node: Node): Rules[] {
  if (typeof node.value === 'boolean') return node.value ? [[{ ...node, value: {} }]] : [];
  const { $ref, allOf = [], anyOf, oneOf, ...own } = node.value;
  const parts = allOf.map((_: Json, index: number) => part(node, 'allOf', index));
  const all = toChoices([...($ref === undefined ? [] : [resolve(node)]), ...parts]);
  const choices = [anyOf && 'anyOf', oneOf && 'oneOf'].filter(Boolean).map((keyword) => toAlternatives(node, keyword));
  return [[[{ ...node, value: own }]], all, ...choices].reduce((some, more) =>
    some.flatMap((one) => more.map((other) => [...one, ...other])),
  );
}

const toAlternatives = (node: Node, keyword: string): Rules[] =>
  node.value[keyword].flatMap((_: Json, index: number) => toChoicesOf(part(node, keyword, index) as Node));

/** `type: [string, null]` is equivalent to `anyOf` string and null. */
const byType = (rules: Rules): Rules[] => typesOf(rules).map((type) => [...rules, { document: {}, at: '', value: { type } }]);

function toChoiceBreak(rules: Rules, direction: Direction): Break {
  const choice = rules.find(({ at }) => /\/(anyOf|oneOf)\/\d+$/.test(at)) ?? (rules[0] as Node);
  return { at: choice.at, what: direction === 'request' ? 'is no longer an alternative' : 'is a new alternative' };
}

const compareRules = (pair: Pair): Break[] => [
  ...compareTypes(pair),
  ...compareValues(pair),
  ...compareBounds(pair),
  ...compareOthers(pair),
  ...compareRequired(pair),
  ...compareProperties(pair),
  ...compareAdditional(pair),
  ...compareItems(pair),
];

const having = (rules: Rules, keyword: string): Node[] => rules.filter(({ value }) => keyword in value);

/** Pointer to a keyword in the current schema, or else in the released one. */
function pointerTo({ released, current }: Pair, keyword: string): string {
  const [found = current[0]] = [...having(current, keyword), ...having(released, keyword)];
  return `${found?.at}/${keyword}`;
}

const accepted = ({ direction }: Pair): string => (direction === 'request' ? 'is no longer accepted' : 'can be returned now');

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const isOf = (type: string, allowed: string[]): boolean => allowed.includes(type) || (type === 'integer' && allowed.includes('number'));

const typesOf = (rules: Rules): string[] => {
  const stated: string[][] = having(rules, 'type').map(({ value }) => [value.type].flat());
  const allowed = types.filter((type) => stated.every((some) => isOf(type, some)));
  return allowed.includes('number') ? allowed.filter((type) => type !== 'integer') : allowed;
};

function compareTypes(pair: Pair): Break[] {
  const sent = valuesOf(pair.sent)?.map(typeOf) ?? typesOf(pair.sent);
  const unknown = [...new Set(sent)].filter((type) => !isOf(type, typesOf(pair.known)));
  return unknown.map((type) => ({ at: pointerTo(pair, 'type'), what: `${type} ${accepted(pair)}` }));
}

const typeOf = (value: Json): string => {
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** The listed values that satisfy all rules; undefined if no rule lists values. */
function valuesOf(rules: Rules): Json[] | undefined {
  const lists: Json[][] = [
    ...having(rules, 'enum').map(({ value }) => value.enum),
    ...having(rules, 'const').map(({ value }) => [value.const]),
  ];
  const isIn = (one: Json) => (list: Json[]) => list.some((other) => isDeepStrictEqual(one, other));
  return lists[0]?.filter((one) => lists.every(isIn(one)) && isOf(typeOf(one), typesOf(rules)));
}

function compareValues(pair: Pair): Break[] {
  const [sent, known] = [valuesOf(pair.sent), valuesOf(pair.known)];
  if (known === undefined) return [];
  const at = pointerTo(pair, [...pair.current, ...pair.released].some(({ value }) => 'enum' in value) ? 'enum' : 'const');
  if (sent === undefined)
    return [{ at, what: `${pair.direction === 'request' ? 'any other value' : 'an unlisted value'} ${accepted(pair)}` }];
  // compareTypes reports values of an unknown type.
  const unknown = sent.filter((one) => isOf(typeOf(one), typesOf(pair.known)) && !known.some((other) => isDeepStrictEqual(one, other)));
  return unknown.map((one) => ({ at, what: `${JSON.stringify(one)} ${accepted(pair)}` }));
}

const change = (before: Json, after: Json): string => {
  if (after === undefined) return `was ${JSON.stringify(before)} and was removed`;
  return before === undefined
    ? `is ${JSON.stringify(after)} and was not set`
    : `was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`;
};

const bounds: Record<string, { type: string; tightest: (...all: number[]) => number }> = {
  minimum: { type: 'number', tightest: Math.max },
  exclusiveMinimum: { type: 'number', tightest: Math.max },
  minLength: { type: 'string', tightest: Math.max },
  minItems: { type: 'array', tightest: Math.max },
  minProperties: { type: 'object', tightest: Math.max },
  maximum: { type: 'number', tightest: Math.min },
  exclusiveMaximum: { type: 'number', tightest: Math.min },
  maxLength: { type: 'string', tightest: Math.min },
  maxItems: { type: 'array', tightest: Math.min },
  maxProperties: { type: 'object', tightest: Math.min },
};

const mayBe = (rules: Rules, type: string): boolean => typesOf(rules).some((one) => isOf(one, [type]));

function compareBounds(pair: Pair): Break[] {
  if (valuesOf(pair.sent)) return [];
  return Object.entries(bounds).flatMap(([keyword, { type, tightest }]) => {
    const boundOf = (rules: Rules): number | undefined => {
      const stated: number[] = having(rules, keyword).map(({ value }) => value[keyword]);
      return stated.length > 0 ? tightest(...stated) : undefined;
    };
    const [sent, known] = [boundOf(pair.sent), boundOf(pair.known)];
    const holds = known === undefined || !mayBe(pair.sent, type) || (sent !== undefined && tightest(sent, known) === sent);
    return holds ? [] : [{ at: pointerTo(pair, keyword), what: change(boundOf(pair.released), boundOf(pair.current)) }];
  });
}

/** Keywords that only describe, and keywords with their own comparison. */
const described =
  /^(title|description|examples?|deprecated|readOnly|writeOnly|externalDocs|discriminator|xml|default|\$comment|\$defs|x-.*)$/;
const compared = new Set([...Object.keys(bounds), 'type', 'enum', 'const', 'required', 'properties', 'additionalProperties', 'items']);
const typeOfKeyword: Record<string, string> = { pattern: 'string', format: 'string', uniqueItems: 'array', multipleOf: 'number' };

/** Each other keyword of the receiver must be unchanged at the sender. A default of a request must not change. */
function compareOthers(pair: Pair): Break[] {
  const isOther = (keyword: string) => !described.test(keyword) && !compared.has(keyword);
  const keywords = new Set(pair.known.flatMap(({ value }) => Object.keys(value).filter(isOther)));
  const valuesIn = (rules: Rules, keyword: string): Json[] => having(rules, keyword).map(({ value }) => value[keyword]);
  const isKept = (keyword: string) => (rule: Json) => valuesIn(pair.sent, keyword).some((other) => isDeepStrictEqual(rule, other));
  const broken = [...keywords].filter((keyword) => {
    const type = typeOfKeyword[keyword];
    return (type === undefined || mayBe(pair.sent, type)) && !valuesIn(pair.known, keyword).every(isKept(keyword));
  });
  const [before, after] = [pair.released, pair.current].map((rules) => valuesIn(rules, 'default')[0]);
  if (pair.direction === 'request' && before !== undefined && !isDeepStrictEqual(before, after)) broken.push('default');
  return broken.map((keyword) => ({
    at: pointerTo(pair, keyword),
    what: change(valuesIn(pair.released, keyword)[0], valuesIn(pair.current, keyword)[0]),
  }));
}

const requiredIn = (rules: Rules): string[] => rules.flatMap(({ value }) => value.required ?? []);
const propertiesIn = (rules: Rules, name: string): Node[] => rules.flatMap((rule) => part(rule, 'properties', name) ?? []);
const namesIn = (rules: Rules): string[] => [...new Set(rules.flatMap(({ value }) => Object.keys(value.properties ?? {})))];

function compareRequired(pair: Pair): Break[] {
  if (!mayBe(pair.sent, 'object')) return [];
  const isGone = (name: string) => pair.direction === 'response' && propertiesIn(pair.sent, name).length === 0;
  const missing = requiredIn(pair.known).filter((name) => !requiredIn(pair.sent).includes(name) && !isGone(name));
  const what = pair.direction === 'request' ? 'is required now' : 'can be absent now';
  return missing.map((name) => ({ at: pointerTo(pair, 'required'), what: `${name} ${what}` }));
}

/** A new property in a response is no break: clients ignore unknown properties. */
function compareProperties(pair: Pair): Break[] {
  return namesIn(pair.released).flatMap((name) => {
    const [before, after] = [propertiesIn(pair.released, name), propertiesIn(pair.current, name)];
    if (after.length > 0) return compare(before, after, pair.direction, pair.trail);
    return [{ at: (before[0] as Node).at, what: pair.direction === 'request' ? 'is no longer accepted' : 'is no longer returned' }];
  });
}

function compareAdditional(pair: Pair): Break[] {
  const stated = ({ released, current }: Pair) =>
    [released, current].map((rules) => having(rules, 'additionalProperties').map((rule) => part(rule, 'additionalProperties') as Node));
  const [before = [], after = []] = stated(pair);
  const isClosed = (nodes: Node[]) => nodes.some(({ value }) => value === false);
  const isOpen = (nodes: Node[]) => nodes.every(({ value }) => value === true);
  const at = pointerTo(pair, 'additionalProperties');
  if (pair.direction === 'request' && isClosed(after)) return isClosed(before) ? [] : [{ at, what: 'unlisted members are refused now' }];
  const [sent, known] = pair.direction === 'request' ? [before, after] : [after, before];
  if (isOpen(known) || isClosed(known) || isClosed(sent)) return [];
  return isOpen(sent) ? [{ at, what: change(before[0]?.value, after[0]?.value) }] : compare(before, after, pair.direction, pair.trail);
}

function compareItems(pair: Pair): Break[] {
  if (!mayBe(pair.sent, 'array')) return [];
  const itemsIn = (rules: Rules) => having(rules, 'items').map((rule) => part(rule, 'items') as Node);
  return compare(itemsIn(pair.released), itemsIn(pair.current), pair.direction, pair.trail);
}
