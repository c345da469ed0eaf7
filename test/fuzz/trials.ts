/** Trials of each operation: what it must accept, and what it must refuse for one error each. */
import fc from 'fast-check';
import type { Answer } from '../support/http.ts';
import { type Change, type Constraint, constraintsOf } from './constraints.ts';
import { faultsOfHead, faultsOfRefusal, faultsOfValid, type Refusal } from './judge.ts';
import type { Operation } from './operations.ts';
import { arbitraryOf, type Schema } from './schema.ts';
import { type Ask, toWire, type Wire, withChange, withHeader } from './wire.ts';
import type { Overlay, World } from './world.ts';

/** Sends a request and checks what holds for every response. */
export type Exchange = (wire: Wire) => Promise<Answer>;

/** A property of an operation: for every `input`, `play` returns no errors. */
export type Trial<Input = unknown> = {
  name: string;
  input: fc.Arbitrary<Input>;
  play: (exchange: Exchange, input: Input) => Promise<string[]>;
};

/** Erases the input's type, so that trials of different inputs fit into one list. */
export const trial = <Input>(given: Trial<Input>): Trial => given as Trial;

/** A request that the schemas accept, in most cases one that succeeds. The path `along` exists in it. */
export const asks = (operation: Operation, world: World, along: readonly string[] = []): fc.Arbitrary<Ask> =>
  fc.oneof(
    { weight: 1, arbitrary: arbitraryOf(operation.request, along) as fc.Arbitrary<Ask> },
    { weight: 3, arbitrary: likelyAsks(operation, world, along) },
  );

export function likelyAsks(operation: Operation, world: World, along: readonly string[] = []): fc.Arbitrary<Ask> {
  const plain = arbitraryOf(operation.request, along) as fc.Arbitrary<Ask>;
  const overlays = world.likely[operation.id];
  return overlays === undefined ? plain : fc.tuple(plain, overlays).map(([ask, overlay]) => lay(ask, overlay, along));
}

function lay(ask: Ask, overlay: Overlay, along: readonly string[]): Ask {
  const sections = Object.entries(overlay).map(([section, members]) => {
    const isInTheWay = (name: string) => section === along[0] && name === along[1] && !holds(members[name], along.slice(2));
    const laid = Object.entries(members).filter(([name]) => !isInTheWay(name));
    const merged = Object.entries({ ...(ask as Record<string, object>)[section], ...Object.fromEntries(laid) });
    return [section, Object.fromEntries(merged.filter(([, value]) => value !== undefined))];
  });
  return { ...ask, ...Object.fromEntries(sections) };
}

const holds = (value: unknown, [name, ...rest]: readonly string[]): boolean =>
  name === undefined
    ? value !== undefined
    : typeof value === 'object' && value !== null && (rest.length === 0 || holds((value as Overlay)[name as keyof Overlay], rest));

export const tokenFor = ({ isPublic }: Operation, { token }: World): string | undefined => (isPublic ? undefined : token);

export const requestTrials = (operation: Operation, world: World): Trial[] => [
  validTrial(operation, world),
  ...sectionsOf(operation)
    .flatMap(([name, schema]) => constraintsOf(schema, [name]))
    .map((one) => constraintTrial(operation, world, one)),
  ...repeatTrials(operation, world),
  ...(operation.request.properties?.body ? bodyTrials(operation, world) : []),
  nonsenseTrial(operation, world),
];

const sectionsOf = ({ request }: Operation): [string, Schema][] => Object.entries(request.properties ?? {});

/** Ways to write the same request: with a byte order mark, and with decomposed letters. */
type Spelling = { hasMark: boolean; isDecomposed: boolean };

const spellings: fc.Arbitrary<Spelling> = fc.record({ hasMark: fc.boolean(), isDecomposed: fc.boolean() });

const withSpelling = (ask: Ask, { isDecomposed }: Spelling): Ask =>
  isDecomposed ? { ...ask, query: decompose(ask.query) as Ask['query'], ...('body' in ask && { body: decompose(ask.body) }) } : ask;

function decompose(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFD');
  if (Array.isArray(value)) return value.map(decompose);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, decompose(member)]));
}

const spell = (wire: Wire, { hasMark }: Spelling): Wire =>
  hasMark && wire.body !== undefined ? { ...wire, body: `\ufeff${wire.body}` } : wire;

/** Each response differs. */
const isNewEachTime = ({ id }: Operation): boolean => id === 'getChallenge';

/** Succeeds or is refused by a business rule; HEAD and the ETag agree with GET. */
const validTrial = (operation: Operation, world: World): Trial =>
  trial({
    name: 'a valid request',
    input: fc.tuple(asks(operation, world), spellings),
    async play(exchange, [ask, spelling]) {
      const wire = spell(toWire(operation, withSpelling(ask, spelling), tokenFor(operation, world)), spelling);
      const answer = await exchange(wire);
      const faults = faultsOfValid(operation, answer);
      if (operation.method !== 'GET' || isNewEachTime(operation)) return faults;
      faults.push(...faultsOfHead(answer, await exchange({ ...wire, method: 'HEAD' })));
      if (answer.status !== 200) return faults;
      const again = await exchange(withHeader(wire, 'If-None-Match', answer.headers.get('etag') as string));
      return again.status === 304 ? faults : [...faults, `its own ETag is answered by ${again.status} instead of 304`];
    },
  });

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '%', '__proto__', '-1', '1e9', 'a'.repeat(3000)),
);
const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, -1, 1e308, true, [], {}, [[]], '\ud800'));

/** Several errors at once: unknown parameters, any id, any JSON as the body. `exchange` finds responses that are undeclared or 5xx. */
const nonsenseTrial = (operation: Operation, world: World): Trial =>
  trial({
    name: 'survives nonsense',
    input: fc.tuple(asks(operation, world), nonsenseFor(operation)).map(([ask, nonsense]) => withNonsense(ask, nonsense)),
    async play(exchange, ask) {
      await exchange(toWire(operation, ask, tokenFor(operation, world)));
      return [];
    },
  });

type Nonsense = { id: string | undefined; query: Record<string, string>; body: unknown };

function nonsenseFor({ request }: Operation): fc.Arbitrary<Nonsense> {
  const names = fc.oneof(anyText, fc.constantFrom('limit', ...Object.keys(request.properties?.query?.properties ?? {})));
  return fc.record({
    id: fc.option(anyText, { nil: undefined }),
    query: fc.dictionary(names, anyText, { maxKeys: 4 }),
    body: anyValue,
  });
}

const withNonsense = (ask: Ask, { id, query, body }: Nonsense): Ask => ({
  ...ask,
  path: id === undefined ? ask.path : Object.fromEntries(Object.keys(ask.path).map((name) => [name, id])),
  query: { ...ask.query, ...query },
  ...(ask.body !== undefined && { body }),
});

/** Just inside a constraint the request is valid; outside, exactly this error is reported. */
const constraintTrial = (operation: Operation, world: World, { name, along, isKept, change }: Constraint): Trial =>
  trial({
    name: isKept ? `takes ${name}` : `refuses ${name}`,
    input: fc.record({ ask: asks(operation, world, along), made: change }),
    async play(exchange, { ask, made }) {
      const answer = await exchange(toWire(operation, withChange(ask, made), tokenFor(operation, world)));
      return isKept ? faultsOfValid(operation, answer) : faultsOfRefusal(answer, refusalOf(made));
    },
  });

/** An empty path parameter makes another route, so 404. */
const refusalOf = ({ at, value }: Change): Refusal =>
  at[0] === 'path' && value === '' ? { status: 404, code: 'not_found' } : { ...invalid, pointer: toPointer(at) };

const invalid = { status: 400, code: 'invalid_argument' };

/** RFC 6901; header names are lower case. */
const toPointer = ([section, ...names]: readonly string[]): string =>
  [
    '',
    section,
    ...names.map((name) => (section === 'header' ? name.toLowerCase() : name).replaceAll('~', '~0').replaceAll('/', '~1')),
  ].join('/');

/** Repeated parameters. Node joins headers of one name, which makes an invalid key. */
function repeatTrials(operation: Operation, world: World): Trial[] {
  const { query, header } = operation.request.properties as Record<'query' | 'header', Schema>;
  const queries = Object.entries(query.properties ?? {}).map(([name, schema]) =>
    constraintTrial(operation, world, {
      name: `/query/${name} twice`,
      along: [],
      isKept: false,
      change: fc.record({ at: fc.constant(['query', name]), value: fc.tuple(arbitraryOf(schema), arbitraryOf(schema)) }),
    }),
  );
  const keys = Object.keys(header.properties ?? {}).filter((name) => name === 'Idempotency-Key');
  return [...queries, ...keys.map((name) => wireTrial(operation, world, `/header/${name} twice`, repeatHeader(name)))];
}

type WireChange = { along: readonly string[]; change: (wire: Wire) => Wire; wanted: Refusal };

const repeatHeader = (name: string): WireChange => ({
  along: ['header', name],
  change: (wire) => ({ ...wire, headers: [...wire.headers, ...wire.headers.filter(([one]) => one === name)] }),
  wanted: { ...invalid, pointer: toPointer(['header', name]) },
});

const wireTrial = (operation: Operation, world: World, name: string, { along, change, wanted }: WireChange): Trial =>
  trial({
    name: `refuses ${name}`,
    input: asks(operation, world, along),
    play: async (exchange, ask) => faultsOfRefusal(await exchange(change(toWire(operation, ask, tokenFor(operation, world)))), wanted),
  });

/** A missing, invalid, mislabeled or oversized body. */
function bodyTrials(operation: Operation, world: World): Trial[] {
  const inBody = (status: number, code: string, pointer?: string) => ({ status, code, ...(pointer !== undefined && { pointer }) });
  const body = (name: string, wanted: Refusal, change: (wire: Wire) => Wire) =>
    wireTrial(operation, world, `/body ${name}`, { along: ['body'], change, wanted });
  const isRequired = operation.request.required?.includes('body');
  const media = inBody(415, 'unsupported_media_type');
  return [
    ...(isRequired ? [body('missing', inBody(400, 'invalid_argument', '/body'), ({ body: _body, ...wire }) => wire)] : []),
    body('cut', inBody(400, 'invalid_argument', '/body'), (wire) => ({ ...wire, body: wire.body?.slice(0, -1) ?? '{' })),
    body('said to be text', media, (wire) => withHeader(wire, 'Content-Type', 'text/plain')),
    body('of no said type', media, (wire) => ({ ...wire, headers: wire.headers.filter(([name]) => name !== 'Content-Type') })),
    body('too long', inBody(413, 'payload_too_large'), (wire) => ({ ...wire, body: wire.body?.padEnd(100 * 1024 + 1, ' ') ?? '' })),
  ];
}
