/** What has changed between two contracts that can break a client written against the first. */
import { isDeepStrictEqual } from 'node:util';
import { toPointer } from '../../src/formats.ts';
import { type Json, member, members, type Place } from './places.ts';
import { type Break, type Direction, findSchemaBreaks } from './schemas.ts';

export type { Break } from './schemas.ts';

/** A part that was released, and what has become of it. */
type Pair = { released: Place; current: Place };

/** Each break once, though several operations may share the part that has changed. */
export function findBreaks(released: Json, current: Json): Break[] {
  const whole = { released: toPlace(released), current: toPlace(current) };
  const breaks = [
    ...each(whole, ['paths'], 'is gone', comparePath),
    ...each(whole, ['webhooks'], 'is not sent any more', compareWebhook),
    ...each(whole, ['components', 'securitySchemes'], 'is gone', (scheme) => sameMembers(scheme, ['type', 'scheme', 'in', 'name'])),
  ];
  return [...new Map(breaks.map((found) => [`${found.at} ${found.what}`, found])).values()];
}

const toPlace = (document: Json): Place => ({ document, at: '', value: document });

/** Compares all members that were released; one that there is no more is a break. */
function each(pair: Pair, names: string[], gone: string, compareMember: (pair: Pair, name: string) => Break[]): Break[] {
  const [before, after] = [member(pair.released, ...names), member(pair.current, ...names)];
  return members(before).flatMap(([name, released]) => {
    const current = member(after, name);
    // A reference's own place tells which member has gone; what it refers to may still be there.
    return current ? compareMember({ released, current }, name) : [{ at: `${before?.at}/${toPointer(name)}`, what: gone }];
  });
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const comparePath = (path: Pair): Break[] =>
  methods.flatMap((method) => {
    const [released, current] = [member(path.released, method), member(path.current, method)];
    if (released === undefined) return [];
    return current ? compareOperation(path, { released, current }) : [{ at: released.at, what: 'is gone' }];
  });

const compareOperation = (path: Pair, operation: Pair): Break[] => [
  ...sameMembers(operation, ['operationId']),
  ...compareSecurity(operation),
  ...compareParameters(path, operation),
  ...compareRequestBody(operation),
  ...each(operation, ['responses'], 'is not answered any more', compareResponse),
];

/** Programs are made from names too: functions, tools. */
const sameMembers = ({ released, current }: Pair, names: string[]): Break[] =>
  names
    .filter((name) => !isDeepStrictEqual(released.value[name], current.value[name]))
    .map((name) => ({
      at: `${current.at}/${name}`,
      what: `was ${JSON.stringify(released.value[name])}, is ${JSON.stringify(current.value[name])}`,
    }));

type Requirement = Record<string, string[]>;

/** Whoever was let in must be let in still: with each set of schemes and scopes that was enough. */
function compareSecurity({ released, current }: Pair): Break[] {
  const requirementsOf = ({ document, value }: Place): Requirement[] => {
    const stated: Requirement[] = value.security ?? document.security ?? [];
    return stated.length > 0 ? stated : [{}];
  };
  const isEnough = (held: Requirement) => (asked: Requirement) =>
    Object.entries(asked).every(([scheme, scopes]) => scopes.every((scope) => held[scheme]?.includes(scope)) && scheme in held);
  const refused = requirementsOf(released).filter((held) => !requirementsOf(current).some(isEnough(held)));
  return refused.map((held) => ({
    at: 'security' in current.value ? `${current.at}/security` : '/security',
    what: `${JSON.stringify(held)} is not enough any more`,
  }));
}

function compareParameters(path: Pair, operation: Pair): Break[] {
  const [before, after] = [parametersOf(path.released, operation.released), parametersOf(path.current, operation.current)];
  const kept = [...before].flatMap(([key, released]) => {
    const current = after.get(key);
    if (current === undefined) return [{ at: released.at, what: `the ${key} is no longer taken` }];
    return [...sameMembers({ released, current }, ['style', 'explode']), ...compareSchemas({ released, current }, 'request')];
  });
  const required = [...after].filter(([key, { value }]) => value.required && !before.get(key)?.value.required);
  return [...kept, ...required.map(([key, { at }]) => ({ at, what: `the ${key} is required now` }))];
}

/** By kind and name, which make a parameter what it is; an operation's own come before those of its path. */
function parametersOf(path: Place, operation: Place): Map<string, Place> {
  const all = [path, operation].flatMap((place) => members(member(place, 'parameters')).map(([, parameter]) => parameter));
  const keyOf = ({ value }: Place) => `${value.in} parameter ${value.in === 'header' ? value.name.toLowerCase() : value.name}`;
  return new Map(all.map((parameter) => [keyOf(parameter), parameter]));
}

function compareSchemas({ released, current }: Pair, direction: Direction): Break[] {
  // Parts as they stand, since what stands beside a reference counts too.
  const [before, after] = [released, current].map((place) => ({ ...place, at: `${place.at}/schema`, value: place.value.schema ?? true }));
  return findSchemaBreaks(before as Place, after as Place, direction);
}

function compareRequestBody(operation: Pair): Break[] {
  const [released, current] = [member(operation.released, 'requestBody'), member(operation.current, 'requestBody')];
  if (current === undefined) return released ? [{ at: released.at, what: 'is no longer taken' }] : [];
  const becameRequired = current.value.required && !released?.value.required;
  const breaks = becameRequired ? [{ at: `${current.at}/required`, what: 'a body is required now' }] : [];
  return released ? [...breaks, ...compareContent({ released, current }, 'request')] : breaks;
}

const compareContent = (pair: Pair, direction: Direction): Break[] =>
  each(pair, ['content'], direction === 'request' ? 'is no longer taken' : 'is not answered any more', (media) =>
    compareSchemas(media, direction),
  );

const compareResponse = (response: Pair): Break[] => [
  ...each(response, ['headers'], 'is not answered any more', compareHeader),
  ...compareContent(response, 'answer'),
];

function compareHeader(header: Pair): Break[] {
  const becameOptional = header.released.value.required && !header.current.value.required;
  const breaks = becameOptional ? [{ at: `${header.current.at}/required`, what: 'may be absent now' }] : [];
  return [...breaks, ...compareSchemas(header, 'answer')];
}

/** What is sent to a receiver is an answer that nobody asked for. */
const compareWebhook = (webhook: Pair): Break[] =>
  methods.flatMap((method) => {
    const [released, current] = [member(webhook.released, method, 'requestBody'), member(webhook.current, method, 'requestBody')];
    if (released === undefined) return [];
    return current ? compareContent({ released, current }, 'answer') : [{ at: released.at, what: 'is not sent any more' }];
  });
