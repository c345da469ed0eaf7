/** Finds changes between two contracts that can break a client of the first. */
import { isDeepStrictEqual } from 'node:util';
import { toPointer } from '../../src/text/pointers.ts';
import { type Json, member, members, type Node } from './nodes.ts';
import type { Break, Direction } from './rules.ts';
import { findSchemaBreaks } from './schemas.ts';

export type { Break } from './rules.ts';

/** The same part of both contracts. */
type Pair = { released: Node; current: Node };

/** Returns each break once, even if several operations share the changed part. */
export function findBreaks(released: Json, current: Json): Break[] {
  const whole = { released: toRoot(released), current: toRoot(current) };
  const breaks = [
    ...each(whole, ['paths'], 'was removed', comparePath),
    ...each(whole, ['webhooks'], 'is no longer sent', compareWebhook),
    ...each(whole, ['components', 'securitySchemes'], 'was removed', (scheme) => sameMembers(scheme, ['type', 'scheme', 'in', 'name'])),
  ];
  return [...new Map(breaks.map((found) => [`${found.at} ${found.what}`, found])).values()];
}

const toRoot = (document: Json): Node => ({ document, at: '', value: document });

/** Compares all released members; a missing one is a break with the message `removed`. */
function each(pair: Pair, names: string[], removed: string, compareMember: (pair: Pair, name: string) => Break[]): Break[] {
  const [before, after] = [member(pair.released, ...names), member(pair.current, ...names)];
  return members(before).flatMap(([name, released]) => {
    const current = member(after, name);
    // The pointer is that of the member itself, because the target of a reference can still exist.
    return current ? compareMember({ released, current }, name) : [{ at: `${before?.at}/${toPointer(name)}`, what: removed }];
  });
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

const comparePath = (path: Pair): Break[] =>
  methods.flatMap((method) => {
    const [released, current] = [member(path.released, method), member(path.current, method)];
    if (released === undefined) return [];
    return current ? compareOperation(path, { released, current }) : [{ at: released.at, what: 'was removed' }];
  });

const compareOperation = (path: Pair, operation: Pair): Break[] => [
  ...sameMembers(operation, ['operationId']),
  ...compareSecurity(operation),
  ...compareParameters(path, operation),
  ...compareRequestBody(operation),
  ...each(operation, ['responses'], 'is no longer returned', compareResponse),
];

/** Names count too: clients and tools are generated from them. */
const sameMembers = ({ released, current }: Pair, names: string[]): Break[] =>
  names
    .filter((name) => !isDeepStrictEqual(released.value[name], current.value[name]))
    .map((name) => ({
      at: `${current.at}/${name}`,
      what: `was ${JSON.stringify(released.value[name])}, is ${JSON.stringify(current.value[name])}`,
    }));

type Requirement = Record<string, string[]>;

/** Each set of schemes and scopes that granted access must still do so. */
function compareSecurity({ released, current }: Pair): Break[] {
  const requirementsOf = ({ document, value }: Node): Requirement[] => {
    const stated: Requirement[] = value.security ?? document.security ?? [];
    return stated.length > 0 ? stated : [{}];
  };
  const isEnough = (held: Requirement) => (required: Requirement) =>
    Object.entries(required).every(([scheme, scopes]) => scopes.every((scope) => held[scheme]?.includes(scope)) && scheme in held);
  const refused = requirementsOf(released).filter((held) => !requirementsOf(current).some(isEnough(held)));
  return refused.map((held) => ({
    at: 'security' in current.value ? `${current.at}/security` : '/security',
    what: `${JSON.stringify(held)} no longer grants access`,
  }));
}

function compareParameters(path: Pair, operation: Pair): Break[] {
  const [before, after] = [parametersOf(path.released, operation.released), parametersOf(path.current, operation.current)];
  const kept = [...before].flatMap(([key, released]) => {
    const current = after.get(key);
    if (current === undefined) return [{ at: released.at, what: `the ${key} is no longer accepted` }];
    return [...sameMembers({ released, current }, ['style', 'explode']), ...compareSchemas({ released, current }, 'request')];
  });
  const required = [...after].filter(([key, { value }]) => value.required && !before.get(key)?.value.required);
  return [...kept, ...required.map(([key, { at }]) => ({ at, what: `the ${key} is required now` }))];
}

/** By kind and name, which identify a parameter. The operation's parameters override those of its path. */
function parametersOf(path: Node, operation: Node): Map<string, Node> {
  const all = [path, operation].flatMap((node) => members(member(node, 'parameters')).map(([, parameter]) => parameter));
  const keyOf = ({ value }: Node) => `${value.in} parameter ${value.in === 'header' ? value.name.toLowerCase() : value.name}`;
  return new Map(all.map((parameter) => [keyOf(parameter), parameter]));
}

function compareSchemas({ released, current }: Pair, direction: Direction): Break[] {
  // Unresolved, because keywords next to a reference count too.
  const [before, after] = [released, current].map((node) => ({ ...node, at: `${node.at}/schema`, value: node.value.schema ?? true }));
  return findSchemaBreaks(before as Node, after as Node, direction);
}

function compareRequestBody(operation: Pair): Break[] {
  const [released, current] = [member(operation.released, 'requestBody'), member(operation.current, 'requestBody')];
  if (current === undefined) return released ? [{ at: released.at, what: 'is no longer accepted' }] : [];
  const becameRequired = current.value.required && !released?.value.required;
  const breaks = becameRequired ? [{ at: `${current.at}/required`, what: 'a body is required now' }] : [];
  return released ? [...breaks, ...compareContent({ released, current }, 'request')] : breaks;
}

const compareContent = (pair: Pair, direction: Direction): Break[] =>
  each(pair, ['content'], direction === 'request' ? 'is no longer accepted' : 'is no longer returned', (media) =>
    compareSchemas(media, direction),
  );

const compareResponse = (response: Pair): Break[] => [
  ...each(response, ['headers'], 'is no longer returned', compareHeader),
  ...compareContent(response, 'response'),
];

function compareHeader(header: Pair): Break[] {
  const becameOptional = header.released.value.required && !header.current.value.required;
  const breaks = becameOptional ? [{ at: `${header.current.at}/required`, what: 'can be absent now' }] : [];
  return [...breaks, ...compareSchemas(header, 'response')];
}

/** A webhook's request is data from the server, so it is compared like a response. */
const compareWebhook = (webhook: Pair): Break[] =>
  methods.flatMap((method) => {
    const [released, current] = [member(webhook.released, method, 'requestBody'), member(webhook.current, method, 'requestBody')];
    if (released === undefined) return [];
    return current ? compareContent({ released, current }, 'response') : [{ at: released.at, what: 'is no longer sent' }];
  });
