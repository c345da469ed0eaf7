/** Every constraint of a schema: how to break only this one, and how to stay just inside it. */
import fc from 'fast-check';
import { alternativesOf, arbitraryOf, checkKeywords, listOf, type Schema, toWhole, typesOf } from './schema.ts';
import { formats, matching, notMatching, plain, spellingOf } from './texts.ts';

/** Removes a member. */
export const absent = Symbol('absent');

export type Change = { at: readonly string[]; value: unknown };

/** `along`: the path that must exist for the change. `isKept`: the schema still accepts the result. */
export type Constraint = { name: string; along: readonly string[]; isKept: boolean; change: fc.Arbitrary<Change> };

type Place = { at: readonly string[]; schema: Schema };

/** Paths, queries and headers carry text only; a body has types. */
const isText = (at: readonly string[]): boolean => at[0] !== 'body';

/** `at`: the place of the value in the request; starts with path, query, header or body. */
export function constraintsOf(given: Schema, at: readonly string[]): Constraint[] {
  checkKeywords(given);
  const schema = toWhole(given);
  const place = { at, schema };
  const alternatives = alternativesOf(schema);
  if (alternatives?.every(isFormat)) return [broken(place, 'anyOf', fitting(alternatives))];
  return alternatives ? typesConstraints(place, alternatives.map(toWhole)) : [...typeConstraints(place), ...valueConstraints(place)];
}

/** Alternatives of different types: a value of the type of one is invalid for all others. */
function typesConstraints(place: Place, alternatives: Schema[]): Constraint[] {
  const type = alternatives.flatMap(typesOf);
  if (type.length === 0 || new Set(type).size < type.length)
    throw new Error('The fuzz knows anyOf and oneOf only as a choice between formats of a text, or between types');
  return [...typeConstraints({ ...place, schema: { type } }), ...alternatives.flatMap((schema) => valueConstraints({ ...place, schema }))];
}

function valueConstraints(place: Place): Constraint[] {
  return [
    ...choiceConstraints(place),
    ...textConstraints(place),
    ...numberConstraints(place),
    ...memberConstraints(place),
    ...itemConstraints(place),
  ];
}

const broken = ({ at }: Place, rule: string, value: fc.Arbitrary<unknown>): Constraint => ({
  name: `/${at.join('/')} ${rule}`,
  along: at,
  isKept: false,
  change: fc.record({ at: fc.constant(at), value }),
});

const kept = (place: Place, rule: string, value: fc.Arbitrary<unknown>): Constraint => ({ ...broken(place, rule, value), isKept: true });

type Format = Schema & { format: string };

const isFormat = (schema: Schema): schema is Format => schema.format !== undefined && schema.type === 'string';

/** Values that no alternative accepts. */
const fitting = (all: Format[]): fc.Arbitrary<string> =>
  fc
    .oneof(...all.map(({ format }) => spellingOf(format).wrong))
    .filter((text) => !all.some(({ format }) => looksRight[format]?.test(text)));

const looksRight: Record<string, RegExp> = {
  date: /^(?!2027-02-29)(?!.*-13-)(?!0000)\d{4}-\d{2}-\d{2}$/,
  'date-time': /^(?!2027-02-30)(?!0000)\d{4}-\d{2}-\d{2}T(?!24)\d{2}:\d{2}:(?!60)\d{2}(\.\d+)?Z$/,
};

const wrongTexts: Record<string, string[]> = {
  integer: ['', 'x', '1.5', '1e1', ' 1', '1 ', '+1', '01', '0x1', '1_0', 'null', '٣', '9'.repeat(30)],
  boolean: ['', 'x', 'TRUE', '1', '0', 'yes', 'null', ' true'],
};

const samples: Record<string, fc.Arbitrary<unknown>> = {
  null: fc.constant(null),
  boolean: fc.boolean(),
  integer: fc.integer(),
  number: fc.integer().map((number) => number + 0.5),
  string: fc.constantFrom('', '7', 'true', 'null', '[]', '{}'),
  array: fc.array(fc.integer(), { maxLength: 2 }),
  object: fc.dictionary(fc.string({ maxLength: 3 }), fc.integer(), { maxKeys: 2 }),
};

function typeConstraints(place: Place): Constraint[] {
  const types = typesOf(place.schema);
  if (isText(place.at)) {
    if (place.at.length < 2 || types.includes('string')) return [];
    const texts = types.flatMap((type) => wrongTexts[type] ?? [`no ${type}`]);
    return [broken(place, `type ${types}`, fc.constantFrom(...texts))];
  }
  const others = Object.keys(samples).filter((type) => types.length > 0 && !types.includes(type));
  return others.map((type) => broken(place, `type ${types}, not ${type}`, samples[type] as fc.Arbitrary<unknown>));
}

function choiceConstraints(place: Place): Constraint[] {
  const choices = 'const' in place.schema ? [place.schema.const] : place.schema.enum;
  if (choices === undefined) return [];
  const texts = choices.filter((one) => typeof one === 'string');
  const wrong = fc.oneof(
    fc.constantFrom('', 'null', 'x', ...texts.flatMap((one) => [one.toUpperCase(), `${one} `, `${one}s`])),
    plain(1, 20),
  );
  return [
    broken(
      place,
      'enum',
      wrong.filter((one) => !choices.includes(one)),
    ),
    ...choices.map((one) => kept(place, `enum ${one}`, fc.constant(one))),
  ];
}

function textConstraints(place: Place): Constraint[] {
  // The format of an integer is its size, which its bounds limit further.
  if (typesOf(place.schema).includes('integer')) return [];
  const { format, pattern, minLength = 0, maxLength } = place.schema;
  const plainOf = place.at[0] === 'header' ? visible : anyOf;
  const ofLength = format === undefined ? (pattern === undefined ? plainOf : matchingOf(pattern)) : formats[format]?.ofLength;
  const isPossible = (length: number) => pattern === undefined || !isFixed(pattern) || new RegExp(pattern, 'u').test(ofDigits(length));
  const inside = (length: number, rule: string) =>
    ofLength === undefined || !isPossible(length) ? [] : [kept(place, rule, ofLength(length))];
  return [
    ...(format === undefined ? [] : [broken(place, `format ${format}`, spellingOf(format).wrong)]),
    ...(pattern === undefined ? [] : [broken(place, `pattern ${pattern}`, notMatching(pattern))]),
    ...(minLength === 0
      ? []
      : [broken(place, `minLength ${minLength}`, plainOf(minLength - 1)), ...inside(minLength, `length ${minLength}`)]),
    ...(maxLength === undefined
      ? []
      : [broken(place, `maxLength ${maxLength}`, (ofLength ?? plainOf)(maxLength + 1)), ...inside(maxLength, `length ${maxLength}`)]),
  ];
}

/** Long texts are not shrunk: a shorter one would no longer break the constraint. */
const anyOf = (length: number) => fc.noShrink(plain(length, length));

/** HTTP trims header values. */
const visible = (length: number) => anyOf(length).map((text) => text.replace(/\s/g, '~'));

const isFixed = (pattern: string): boolean => pattern.startsWith('^');
const ofDigits = (length: number): string => '7'.repeat(length);

const matchingOf = (pattern: string) => (length: number) =>
  isFixed(pattern) ? fc.constant(ofDigits(length)) : matching(pattern, length, length);

function numberConstraints(place: Place): Constraint[] {
  const { minimum, maximum } = place.schema;
  return [
    ...(minimum === undefined
      ? []
      : [
          broken(place, `minimum ${minimum}`, fc.integer({ min: minimum - 1_000_000, max: minimum - 1 })),
          kept(place, `at ${minimum}`, fc.constant(minimum)),
        ]),
    ...(maximum === undefined
      ? []
      : [
          broken(place, `maximum ${maximum}`, fc.integer({ min: maximum + 1, max: maximum + 1_000_000 })),
          kept(place, `at ${maximum}`, fc.constant(maximum)),
        ]),
  ];
}

function memberConstraints(place: Place): Constraint[] {
  const { properties = {}, required = [], additionalProperties } = place.schema;
  const { at } = place;
  // An address without one of its parts is another address.
  const needed = at[0] === 'path' ? [] : required;
  const unknown = fc
    .oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a/b', '~'), plain(1, 20), ...Object.keys(properties).map(misspelt))
    .filter((name) => !Object.hasOwn(properties, name));
  return [
    ...needed.map((name) => ({
      ...broken(place, `required ${name}`, fc.constant(absent)),
      change: fc.constant({ at: [...at, name], value: absent }),
    })),
    ...(additionalProperties === false
      ? [{ ...broken(place, 'additionalProperties', unknown), change: unknown.map((name) => ({ at: [...at, name], value: 'x' })) }]
      : []),
    ...Object.entries(properties).flatMap(([name, schema]) => fieldConstraints(schema, [...at, name], required.includes(name))),
  ];
}

/** The schema refuses `null` also in fields where it counts as absent. */
export const nullAsAbsent = 'null as absent';

function fieldConstraints(schema: Schema, at: readonly string[], isRequired: boolean): Constraint[] {
  const all = constraintsOf(schema, at);
  const name = `/${at.join('/')} type ${typesOf(toWhole(schema))}, not null`;
  const isKnown = all.some((one) => one.name === name);
  if (isRequired || isText(at) || !isKnown) return all;
  return [...all.filter((one) => one.name !== name), kept({ at, schema }, nullAsAbsent, fc.constant(null))];
}

const misspelt = (name: string) => fc.constantFrom(name.toUpperCase(), `${name}s`, `${name}[]`, ` ${name}`);

function itemConstraints(place: Place): Constraint[] {
  const { items, minItems = 0, maxItems, uniqueItems: isSet = false } = place.schema;
  if (items === undefined) return [];
  const listsOf =
    (isSet: boolean) =>
    (minLength: number, maxLength = minLength) =>
      listOf(arbitraryOf(items), { minLength, maxLength, size: 'max', isSet });
  const ofLength = listsOf(isSet);
  const mostDifferent = items.enum?.length ?? Infinity;
  const canBeSet = (length: number) => isSet && length <= mostDifferent;
  return [
    ...(minItems === 0
      ? []
      : [broken(place, `minItems ${minItems}`, ofLength(0, minItems - 1)), kept(place, `${minItems} items`, ofLength(minItems))]),
    ...(maxItems === undefined
      ? []
      : [
          broken(place, `maxItems ${maxItems}`, listsOf(canBeSet(maxItems + 3))(maxItems + 1, maxItems + 3)),
          ...(isSet && !canBeSet(maxItems) ? [] : [kept(place, `${maxItems} items`, ofLength(maxItems))]),
        ]),
    ...(isSet ? [broken(place, 'uniqueItems', ofLength(1).map(([one]) => [one, one]))] : []), // biome-ignore format: one thought
    ...constraintsOf(items, [...place.at, '0']),
  ];
}
