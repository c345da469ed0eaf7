/**
 * Finds changes of a schema that can break a client: values that can be `sent`, but are not `known` to the receiver. In a request clients
 * send what the released schema allows and the server knows the current schema; in a response it is the other way round. A changed keyword
 * that is not handled here counts as a break.
 */
import { compareBounds, compareOthers, compareTypes, compareValues } from './keywords.ts';
import { type Json, type Node, part, resolve } from './nodes.ts';
import { type Break, change, type Direction, having, mayBe, type Pair, pointerTo, type Rules, typesOf } from './rules.ts';

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
