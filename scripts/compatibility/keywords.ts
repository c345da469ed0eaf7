import { isDeepStrictEqual } from 'node:util';
import type { Json } from './nodes.ts';
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
export function compareOthers(pair: Pair): Break[] {
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
