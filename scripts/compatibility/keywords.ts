import { isDeepStrictEqual } from 'node:util';
import type { Json, Node } from './nodes.ts';
import { accepted, type Break, change, having, isOf, mayBe, type Pair, pointerTo, type Rules, typeOf, typesOf, valuesOf } from './rules.ts';

export function compareTypes(pair: Pair): Break[] {
  const sent = valuesOf(pair.sent)?.map(typeOf) ?? typesOf(pair.sent);
  const unknown = [...new Set(sent)].filter((type) => !isOf(type, typesOf(pair.known)));
  return unknown.map((type) => ({ at: pointerTo(pair, 'type'), what: `${type} ${accepted(pair)}` }));
}

export function compareValues(pair: Pair): Break[] {
  const [sent, known] = [valuesOf(pair.sent), valuesOf(pair.known)];
  if (known === undefined) return [];
  const at = pointerTo(pair, [...pair.current, ...pair.released].some(({ value }) => 'enum' in value) ? 'enum' : 'const');
  if (sent === undefined)
    return [{ at, what: `${pair.direction === 'request' ? 'any other value' : 'an unlisted value'} ${accepted(pair)}` }];
  // compareTypes reports values of an unknown type.
  const unknown = sent.filter((one) => isOf(typeOf(one), typesOf(pair.known)) && !known.some((other) => isDeepStrictEqual(one, other)));
  return unknown.map((one) => ({ at, what: `${JSON.stringify(one)} ${accepted(pair)}` }));
}

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

export function compareBounds(pair: Pair): Break[] {
  if (valuesOf(pair.sent)) return [];
  return Object.entries(bounds).flatMap(([keyword, { type, tightest }]) => {
    const boundOf = (rules: Rules): number | undefined => {
      const stated: number[] = [
        ...having(rules, keyword).map(({ value }) => value[keyword]),
        ...(keyword === 'maxLength' ? rules.flatMap(impliedLengths) : []),
      ];
      return stated.length > 0 ? tightest(...stated) : undefined;
    };
    const [sent, known] = [boundOf(pair.sent), boundOf(pair.known)];
    const holds = known === undefined || !mayBe(pair.sent, type) || (sent !== undefined && tightest(sent, known) === sent);
    return holds ? [] : [{ at: pointerTo(pair, keyword), what: change(boundOf(pair.released), boundOf(pair.current)) }];
  });
}

const formatLengths: Record<string, number> = { date: 10, 'date-time': '9999-12-31T23:59:59.999999999+00:00'.length };

/** A bound that follows from the format or pattern changes nothing when it is stated. */
const impliedLengths = ({ value: { format = '', pattern = '' } }: Node): number[] =>
  [formatLengths[format], lengthOfPattern(pattern)].filter((length) => length !== undefined);

const atom = String.raw`(?:\[(?:\\.|[^\]\\])+\]|\\x[0-9a-f]{2}|\\[^a-z0-9]|[^\\()[\]|.*+?{}^$])`;
const boundedAtom = String.raw`${atom}(?:\?|\{(?:\d+,)?(\d+)\})?`;

/** The longest match of a whole pattern without groups and open-ended repetition, otherwise undefined. */
function lengthOfPattern(pattern: string): number | undefined {
  const [, atoms] = new RegExp(String.raw`^\^((?:${boundedAtom})+)\$$`).exec(pattern) ?? [];
  return atoms === undefined
    ? undefined
    : [...atoms.matchAll(new RegExp(boundedAtom, 'g'))].reduce((sum, [, most = 1]) => sum + Number(most), 0);
}

/** Keywords that only describe, and keywords with their own comparison. */
const described =
  /^(title|description|examples?|deprecated|readOnly|writeOnly|externalDocs|discriminator|xml|default|\$comment|\$defs|x-.*)$/;
const compared = new Set([...Object.keys(bounds), 'type', 'enum', 'const', 'required', 'properties', 'additionalProperties', 'items']);
const typeOfKeyword: Record<string, string> = { pattern: 'string', format: 'string', uniqueItems: 'array', multipleOf: 'number' };

/** Formats of the server alone stand under a keyword of their own. */
const toKeyword = (name: string): string => (name === 'x-format' ? 'format' : name);

/** Each other keyword of the receiver must be unchanged at the sender. A default of a request must not change. */
export function compareOthers(pair: Pair): Break[] {
  const isOther = (keyword: string) => !described.test(keyword) && !compared.has(keyword);
  const keywords = new Set(pair.known.flatMap(({ value }) => Object.keys(value).map(toKeyword).filter(isOther)));
  const valuesIn = (rules: Rules, keyword: string): Json[] =>
    rules.flatMap(({ value }) => Object.entries(value).flatMap(([name, rule]) => (toKeyword(name) === keyword ? [rule] : [])));
  const isKept = (keyword: string) => (rule: Json) => valuesIn(pair.sent, keyword).some((other) => isDeepStrictEqual(rule, other));
  const broken = [...keywords].filter((keyword) => {
    const type = typeOfKeyword[keyword];
    return (type === undefined || mayBe(pair.sent, type)) && !valuesIn(pair.known, keyword).every(isKept(keyword));
  });
  const [before, after] = [pair.released, pair.current].map((rules) => valuesIn(rules, 'default')[0]);
  if (pair.direction === 'request' && before !== undefined && !isDeepStrictEqual(before, after)) broken.push('default');
  const nameOf = (keyword: string) =>
    [...pair.current, ...pair.released].flatMap(({ value }) => Object.keys(value)).find((name) => toKeyword(name) === keyword) ?? keyword;
  return broken.map((keyword) => ({
    at: pointerTo(pair, nameOf(keyword)),
    what: change(valuesIn(pair.released, keyword)[0], valuesIn(pair.current, keyword)[0]),
  }));
}
