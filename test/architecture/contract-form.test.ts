/** Rules of form that keep generators, validators and importers working with the contract as it is served. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startTestServer, type TestServer } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: the contract as it stands, not as it should be.
type Json = any;
/** `at`: JSON pointer. */
type Place = { at: string; node: Json };

let server: TestServer;
let contract: Json;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1234, publicBookingsPerHour: 7 });
  contract = (await server.send('GET', '/api/docs/openapi.json')).body;
});
afterAll(() => server.stop());

const isExample = (name: string): boolean => name === 'example' || name === 'examples';

function* placesIn(node: Json, at = ''): Generator<Place> {
  if (typeof node !== 'object' || node === null) return;
  yield { at, node };
  for (const [name, child] of Object.entries(node)) if (!isExample(name)) yield* placesIn(child, `${at}/${name.replaceAll('/', '~1')}`);
}

/** Every schema, with those nested in it. */
function schemas(): Place[] {
  const places = [...placesIn(contract)];
  const roots = places.filter(({ at }) => /^\/components\/schemas\/[^/]+$|\/schema$/.test(at));
  return roots.flatMap(({ at, node }) => [...placesIn(node, at)].filter((place) => !place.at.endsWith('/properties')));
}

const typesOf = ({ type = [] }: Json): string[] => [type].flat();
const pointersTo = (places: Place[]): string[] => places.map(({ at }) => at);

const operations = (): Place[] =>
  Object.entries<Json>({ ...contract.paths, ...contract.webhooks }).flatMap(([path, item]) =>
    Object.entries(item).map(([method, node]) => ({ at: `${method} ${path}`, node })),
  );
const find = (ref: string): Json =>
  ref
    .split('/')
    .slice(1)
    .reduce((node, name) => node[name], contract);
const parameters = (): Place[] =>
  operations().flatMap(({ at, node }) =>
    (node.parameters ?? []).map((one: Json) => ({ at, node: one.$ref === undefined ? one : find(one.$ref) })),
  );

describe('operations', () => {
  it('state their body and their success in place', () => {
    const referring = operations().filter(({ node }) => {
      const successes = Object.entries<Json>(node.responses).filter(([status]) => status.startsWith('2'));
      return node.requestBody?.$ref !== undefined || successes.some(([, response]) => response.$ref !== undefined);
    });
    expect(pointersTo(referring)).toEqual([]);
    expect(contract.components).not.toHaveProperty('requestBodies');
  });

  it('have all their parameters themselves', () => {
    for (const [path, item] of Object.entries<Json>(contract.paths)) {
      expect(item).not.toHaveProperty('parameters');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const method of Object.keys(item)) {
        const inPath = parameters().filter(({ at, node }) => at === `${method} ${path}` && node.in === 'path');
        expect([path, method, inPath.map(({ node }) => node.name)]).toEqual([path, method, named]);
      }
    }
  });

  it('that change something say who is notified of it', () => {
    const writing = Object.entries<Json>(contract.paths).flatMap(([path, item]) =>
      Object.entries<Json>(item).flatMap(([method, node]) => (method === 'get' ? [] : [{ at: `${method} ${path}`, node }])),
    );
    expect(writing.length).toBeGreaterThan(30);
    const silent = writing.filter(
      ({ node }) => !/\b(Nobody|[Nn]obody else|guests|hosts|Only guests)\b[^.]* notified|[Ww]e notify nobody/.test(node.description),
    );
    expect(pointersTo(silent)).toEqual([]);
  });

  it('book with and without a token by the same fields', () => {
    const schemaOf = (path: string) => contract.paths[path].post.requestBody.content['application/json'].schema;
    expect(schemaOf('/api/bookings')).toEqual(schemaOf('/api/v2/bookings'));
  });
});

describe('parameters', () => {
  it('have an example as a text, numbers and booleans as `examples`', () => {
    const wrong = parameters().filter(({ node }) => 'example' in node && typeof node.example !== 'string');
    expect(pointersTo(wrong)).toEqual([]);
  });

  it('may be empty where the server takes an empty text', () => {
    const isFree = ({ schema }: Json): boolean =>
      schema.type === 'string' && !schema.minLength && !schema.format && !schema.pattern && !schema.enum;
    const wrong = parameters().filter(({ node }) => node.in === 'query' && isFree(node) && node.allowEmptyValue !== true);
    expect(pointersTo(wrong)).toEqual([]);
  });

  it('have no example of what is of one call, since importers send it with each', () => {
    const wrong = parameters().filter(
      ({ node }) =>
        ['Idempotency-Key', 'If-Match', 'If-None-Match', 'cursor', 'after'].includes(node.name) &&
        ('example' in node || 'examples' in node),
    );
    expect(pointersTo(wrong)).toEqual([]);
  });
});

describe('schemas', () => {
  it('compile in a strict Ajv', () => {
    // Ajv knows discriminators only without `mapping`, and warns of types that a reference or union states.
    const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }));
    ajv.addKeyword('discriminator');
    const $defs = JSON.parse(JSON.stringify(contract.components.schemas).replaceAll('#/components/schemas/', '#/$defs/'));
    ajv.addSchema({ $id: 'contract', $defs });
    for (const name of Object.keys($defs)) expect([name, ajv.getSchema(`contract#/$defs/${name}`)]).toEqual([name, expect.any(Function)]);
  });

  it('state no type array with a choice: generators lose the type or `null`', () => {
    const wrong = schemas().filter(({ node }) => 'enum' in node && (Array.isArray(node.type) || node.enum.includes(null)));
    expect(pointersTo(wrong)).toEqual([]);
  });

  it('state a type array only for `null`', () => {
    const wrong = schemas().filter(({ node }) => Array.isArray(node.type) && (node.type.length !== 2 || node.type[1] !== 'null'));
    expect(pointersTo(wrong)).toEqual([]);
  });

  it('name the alternatives of different types: some generators mix up the limits of unnamed ones', () => {
    const isUnion = ({ anyOf = [] }: Json): boolean =>
      new Set(anyOf.flatMap((one: Json) => (one.$ref ? typesOf(find(one.$ref)) : typesOf(one)))).size > 1;
    const isNamed = (one: Json): boolean => one.$ref !== undefined || one.type === 'null';
    const wrong = schemas().filter(({ node }) => isUnion(node) && !node.anyOf.every(isNamed));
    expect(pointersTo(wrong)).toEqual([]);
  });

  it('are not null where they are components: `null` stands where it is used', () => {
    const wrong = Object.entries<Json>(contract.components.schemas).filter(([, schema]) => typesOf(schema).includes('null'));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('have neither `allOf` nor `const`: properties are written out, one value is an enum', () => {
    expect(pointersTo(schemas().filter(({ node }) => 'allOf' in node || 'const' in node))).toEqual([]);
  });

  it('name a discriminator in each `oneOf`, which maps each value to its schema', () => {
    const choices = schemas().filter(({ node }) => 'oneOf' in node);
    expect(choices.length).toBeGreaterThan(5);
    for (const { at, node } of choices) {
      const { propertyName, mapping } = node.discriminator;
      const values = node.oneOf.map(({ $ref }: Json) => [find($ref).properties[propertyName].enum, $ref]);
      expect([at, values]).toEqual([at, Object.entries(mapping).map(([value, ref]) => [[value], ref])]);
    }
  });

  it('write out the same properties where one has those of another', () => {
    const { schemas: all } = contract.components;
    const isRefusal = (name: string) => all[name].properties?.code?.enum?.length === 1;
    const pairs = [
      ...Object.keys(all).flatMap((name) => (isRefusal(name) ? [[name, 'Error']] : [])),
      ['WebhookWithSecret', 'Webhook'],
      ['OutOfOfficeCreated', 'OutOfOffice'],
      ['NewEventType', 'EventTypeChange'],
    ] as [string, string][];
    expect(pairs.length).toBeGreaterThan(10);
    for (const [name, base] of pairs) {
      const { code: _, ...properties } = all[base].properties;
      expect([name, all[name].properties]).toEqual([name, expect.objectContaining(properties)]);
      expect([name, all[name].required]).toEqual([name, expect.arrayContaining(all[base].required ?? [])]);
    }
  });

  it('describe local times by a pattern: `date-time` is UTC for some validators', () => {
    const local = schemas().filter(({ at }) => /\/properties\/local\w+$/.test(at));
    expect(local).toHaveLength(2);
    for (const { node } of local) expect(node).toMatchObject({ pattern: expect.any(String), maxLength: 29 });
    for (const { node } of local) expect(node).not.toHaveProperty('format');
  });

  it('have no name that is one of a language', () => {
    const reserved = ['Override', 'Object', 'String', 'Date', 'Array', 'Map', 'Set', 'List', 'Record', 'Response', 'Request', 'Event'];
    expect(Object.keys(contract.components.schemas).filter((name) => reserved.includes(name))).toEqual([]);
  });

  it('limit each text and list, and state the size of each integer', () => {
    const isLimited = ({ node }: Place): boolean => {
      const types = typesOf(node);
      return (
        (!types.includes('string') || 'enum' in node || node.maxLength > 0) &&
        (!types.includes('array') || node.maxItems > 0) &&
        (!types.includes('integer') || node.format === 'int32' || node.format === 'int64')
      );
    };
    expect(schemas().length).toBeGreaterThan(500);
    expect(pointersTo(schemas().filter((place) => !isLimited(place)))).toEqual([]);
  });
});

describe('descriptions', () => {
  const isDescribed = ({ description, $ref, anyOf = [] }: Json): boolean =>
    description !== undefined ||
    ($ref !== undefined && isDescribed(contract.components.schemas[$ref.split('/').at(-1)])) ||
    anyOf.some(isDescribed);

  it('are those of every schema, and of every property, its own or that of its schema', () => {
    const named = placesIn(contract.components.schemas);
    const places = [...named].filter(({ at }) => /^\/[^/]+$|\/properties\/[^/]+$/.test(at));
    expect(places.length).toBeGreaterThan(500);
    expect(pointersTo(places.filter(({ node }) => !isDescribed(node)))).toEqual([]);
  });
});

describe('the deployment', () => {
  it('is named in every URL', () => {
    const { authorizationCode } = contract.components.securitySchemes.oauth2.flows;
    const urls = [contract.info.contact.url, contract.servers[0].url, authorizationCode.authorizationUrl, authorizationCode.tokenUrl];
    expect([...urls, authorizationCode.refreshUrl]).toEqual(
      ['', '', '/oauth/authorize', '/oauth/token', '/oauth/token'].map((path) => server.url + path),
    );
  });

  it('states its own limits', () => {
    expect(contract.info.description).toContain('1,234 units per minute per token');
    expect(contract.info.description).toContain(
      '2,468 for all tokens and grants of one user together, and 12,340 for all of one organization',
    );
    expect(contract.paths['/api/bookings'].post.description).toContain('7 per hour and client IP address, 21 per hour, event type');
    expect(JSON.stringify(contract)).not.toMatch(/\{[A-Z_]+/);
  });

  it('keeps keywords of the server to itself', () => {
    expect(JSON.stringify(contract)).not.toMatch(/"x-(format|pattern-message)"/);
  });
});
