/**
 * Whether a schema keeps what it promised. Whoever sends may send no more than the receiver knows: of a request, the released
 * schema is what clients send and the current one what is taken; of an answer it is the other way round. So both are one
 * question: is every value that may be `sent` also `known`? It is answered on the strict side: a rule that has changed, and
 * that is not understood here, is a break.
 */
import { isDeepStrictEqual } from 'node:util';
import { followed, type Json, type Place, part } from './places.ts';

/** A change that can break a client: where, as a JSON pointer, and what. */
export type Break = { at: string; what: string };

export type Direction = 'request' | 'answer';

/** Schemas that hold all at once: one with what it refers to, the parts of its `allOf`, and one choice of its alternatives. */
type Rules = Place[];

/** A released schema and a current one, with every choice that each leaves. */
type Pair = { direction: Direction; sent: Rules; known: Rules; released: Rules; current: Rules; trail: string[] };

export function findSchemaBreaks(released: Place, current: Place, direction: Direction): Break[] {
  return compare([released], [current], direction, []);
}

/** Compares what all of `released` say with what all of `current` say. */
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

/** Every way to satisfy all of some schemas: the combinations of their `anyOf` and `oneOf`. */
function toChoices(places: Rules): Rules[] {
  return places.map(toChoicesOf).reduce((all, some) => all.flatMap((one) => some.map((other) => [...one, ...other])), [[]] as Rules[]);
}

function toChoicesOf(place: Place): Rules[] {
  if (typeof place.value === 'boolean') return place.value ? [[{ ...place, value: {} }]] : [];
  const { $ref, allOf = [], anyOf, oneOf, ...own } = place.value;
  const parts = allOf.map((_: Json, index: number) => part(place, 'allOf', index));
  const all = toChoices([...($ref === undefined ? [] : [followed(place)]), ...parts]);
  const choices = [anyOf && 'anyOf', oneOf && 'oneOf'].filter(Boolean).map((keyword) => toAlternatives(place, keyword));
  return [[[{ ...place, value: own }]], all, ...choices].reduce((some, more) =>
    some.flatMap((one) => more.map((other) => [...one, ...other])),
  );
}

const toAlternatives = (place: Place, keyword: string): Rules[] =>
  place.value[keyword].flatMap((_: Json, index: number) => toChoicesOf(part(place, keyword, index) as Place));

/** `type: [string, null]` says the same as `anyOf` a string and a null. */
const byType = (rules: Rules): Rules[] => typesOf(rules).map((type) => [...rules, { document: {}, at: '', value: { type } }]);

function toChoiceBreak(rules: Rules, direction: Direction): Break {
  const choice = rules.find(({ at }) => /\/(anyOf|oneOf)\/\d+$/.test(at)) ?? (rules[0] as Place);
  return { at: choice.at, what: direction === 'request' ? 'is no alternative any more' : 'is a new alternative' };
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

const having = (rules: Rules, keyword: string): Place[] => rules.filter(({ value }) => keyword in value);

/** Where a keyword stands now, or stood. */
function place({ released, current }: Pair, keyword: string): string {
  const [found = current[0]] = [...having(current, keyword), ...having(released, keyword)];
  return `${found?.at}/${keyword}`;
}

const accepted = ({ direction }: Pair): string => (direction === 'request' ? 'is no longer taken' : 'may be answered now');

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const isOf = (type: string, allowed: string[]): boolean => allowed.includes(type) || (type === 'integer' && allowed.includes('number'));

/** The types of the values that satisfy all rules. */
const typesOf = (rules: Rules): string[] => {
  const said: string[][] = having(rules, 'type').map(({ value }) => [value.type].flat());
  const allowed = types.filter((type) => said.every((some) => isOf(type, some)));
  return allowed.includes('number') ? allowed.filter((type) => type !== 'integer') : allowed;
};

function compareTypes(pair: Pair): Break[] {
  const sent = valuesOf(pair.sent)?.map(typeOf) ?? typesOf(pair.sent);
  const unknown = [...new Set(sent)].filter((type) => !isOf(type, typesOf(pair.known)));
  return unknown.map((type) => ({ at: place(pair, 'type'), what: `${type} ${accepted(pair)}` }));
}

const typeOf = (value: Json): string => {
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

/** The values that satisfy all rules, where they are listed. */
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
  const at = place(pair, [...pair.current, ...pair.released].some(({ value }) => 'enum' in value) ? 'enum' : 'const');
  if (sent === undefined)
    return [{ at, what: `${pair.direction === 'request' ? 'any other value' : 'a value that is not listed'} ${accepted(pair)}` }];
  // A value of a type that is not known has been told of.
  const unknown = sent.filter((one) => isOf(typeOf(one), typesOf(pair.known)) && !known.some((other) => isDeepStrictEqual(one, other)));
  return unknown.map((one) => ({ at, what: `${JSON.stringify(one)} ${accepted(pair)}` }));
}

const change = (before: Json, after: Json): string => {
  if (after === undefined) return `was ${JSON.stringify(before)} and is gone`;
  return before === undefined
    ? `is ${JSON.stringify(after)} now, where nothing was`
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
      const said: number[] = having(rules, keyword).map(({ value }) => value[keyword]);
      return said.length > 0 ? tightest(...said) : undefined;
    };
    const [sent, known] = [boundOf(pair.sent), boundOf(pair.known)];
    const holds = known === undefined || !mayBe(pair.sent, type) || (sent !== undefined && tightest(sent, known) === sent);
    return holds ? [] : [{ at: place(pair, keyword), what: change(boundOf(pair.released), boundOf(pair.current)) }];
  });
}

/** What only describes, and what has a comparison of its own. */
const described =
  /^(title|description|examples?|deprecated|readOnly|writeOnly|externalDocs|discriminator|xml|default|\$comment|\$defs|x-.*)$/;
const compared = new Set([...Object.keys(bounds), 'type', 'enum', 'const', 'required', 'properties', 'additionalProperties', 'items']);
const typeOfKeyword: Record<string, string> = { pattern: 'string', format: 'string', uniqueItems: 'array', multipleOf: 'number' };

/** Every other rule that is known must be among those that are kept to; and what a client leaves out must go on meaning the same. */
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
    at: place(pair, keyword),
    what: change(valuesIn(pair.released, keyword)[0], valuesIn(pair.current, keyword)[0]),
  }));
}

const requiredIn = (rules: Rules): string[] => rules.flatMap(({ value }) => value.required ?? []);
const propertiesIn = (rules: Rules, name: string): Place[] => rules.flatMap((rule) => part(rule, 'properties', name) ?? []);
const namesIn = (rules: Rules): string[] => [...new Set(rules.flatMap(({ value }) => Object.keys(value.properties ?? {})))];

function compareRequired(pair: Pair): Break[] {
  if (!mayBe(pair.sent, 'object')) return [];
  const isGone = (name: string) => pair.direction === 'answer' && propertiesIn(pair.sent, name).length === 0;
  const missing = requiredIn(pair.known).filter((name) => !requiredIn(pair.sent).includes(name) && !isGone(name));
  const what = pair.direction === 'request' ? 'is required now' : 'may be absent now';
  return missing.map((name) => ({ at: place(pair, 'required'), what: `${name} ${what}` }));
}

/** A property that an answer has besides is no break: clients pass over what they do not know. */
function compareProperties(pair: Pair): Break[] {
  return namesIn(pair.released).flatMap((name) => {
    const [before, after] = [propertiesIn(pair.released, name), propertiesIn(pair.current, name)];
    if (after.length > 0) return compare(before, after, pair.direction, pair.trail);
    return [{ at: (before[0] as Place).at, what: pair.direction === 'request' ? 'is no longer taken' : 'is no longer answered' }];
  });
}

function compareAdditional(pair: Pair): Break[] {
  const said = ({ released, current }: Pair) =>
    [released, current].map((rules) => having(rules, 'additionalProperties').map((rule) => part(rule, 'additionalProperties') as Place));
  const [before = [], after = []] = said(pair);
  const isClosed = (places: Place[]) => places.some(({ value }) => value === false);
  const isOpen = (places: Place[]) => places.every(({ value }) => value === true);
  const at = place(pair, 'additionalProperties');
  if (pair.direction === 'request' && isClosed(after))
    return isClosed(before) ? [] : [{ at, what: 'members that are not listed are refused now' }];
  const [sent, known] = pair.direction === 'request' ? [before, after] : [after, before];
  if (isOpen(known) || isClosed(known) || isClosed(sent)) return [];
  return isOpen(sent) ? [{ at, what: change(before[0]?.value, after[0]?.value) }] : compare(before, after, pair.direction, pair.trail);
}

function compareItems(pair: Pair): Break[] {
  if (!mayBe(pair.sent, 'array')) return [];
  const itemsIn = (rules: Rules) => having(rules, 'items').map((rule) => part(rule, 'items') as Place);
  return compare(itemsIn(pair.released), itemsIn(pair.current), pair.direction, pair.trail);
}
