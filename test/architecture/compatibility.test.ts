import { describe, expect, it } from '@jest/globals';
import { dereferenceSync } from 'dereference-json-schema';
import { findProblems, readReasons } from '../../scripts/compatibility/changelog.ts';
import { findBreaks } from '../../scripts/compatibility/contract.ts';
import { readContract } from '../../src/contract.ts';

// biome-ignore lint/suspicious/noExplicitAny: contracts are changed at will here.
type Json = any;
type Change = (contract: Json) => void;

const media = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

/** A contract with every construct that can be broken; `Shared` is used in requests and in responses. */
const released: Json = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  security: [{ token: ['read'] }],
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Page' }],
      get: {
        operationId: 'listOrders',
        parameters: [{ name: 'X-Trace', in: 'header', schema: { type: 'string' } }],
        responses: {
          200: { headers: { ETag: { required: true, schema: { type: 'string' } }, Old: { schema: {} } }, content: media('Order') },
          304: { description: 'Not modified.' },
        },
      },
      post: {
        operationId: 'createOrder',
        security: [],
        requestBody: { content: { ...media('NewOrder'), 'text/plain': { schema: { type: 'string' } } } },
        responses: { 201: { content: media('Order') }, 409: { content: media('Refusal') } },
      },
    },
  },
  webhooks: { orderCreated: { post: { requestBody: { content: media('Order') } } } },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token.' } },
    parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10, default: 5 } } },
    schemas: {
      Shared: { type: 'string', enum: ['a', 'b'] },
      When: {
        anyOf: [
          { type: 'string', format: 'date' },
          { type: 'string', format: 'date-time' },
        ],
      },
      NewOrder: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          kind: { $ref: '#/components/schemas/Shared' },
          at: { $ref: '#/components/schemas/When' },
          note: { type: ['string', 'null'], minLength: 1, maxLength: 100, pattern: '^x' },
          count: { type: 'number', exclusiveMaximum: 10, multipleOf: 2 },
          tags: { type: 'array', items: { type: 'string', maxLength: 5 }, maxItems: 3 },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          open: { type: 'object', properties: {} },
          parent: { $ref: '#/components/schemas/NewOrder' },
        },
      },
      Order: {
        type: 'object',
        required: ['id', 'kind'],
        properties: {
          id: { type: 'string', format: 'uuid', maxLength: 36 },
          kind: { $ref: '#/components/schemas/Shared', description: 'Its kind.' },
          extra: { type: 'integer' },
          version: { const: 1 },
          lines: { type: 'array', items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } } },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          next: { oneOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] },
        },
      },
      Error: { type: 'object', required: ['code'], properties: { code: { type: 'string', enum: ['x', 'taken', 'busy'] } } },
      Taken: {
        allOf: [
          { $ref: '#/components/schemas/Error' },
          { type: 'object', required: ['reason'], properties: { code: { const: 'taken' }, reason: { type: 'string' } } },
        ],
      },
      Busy: { allOf: [{ $ref: '#/components/schemas/Error' }, { properties: { code: { const: 'busy' } } }] },
      Refusal: { oneOf: [{ $ref: '#/components/schemas/Taken' }, { $ref: '#/components/schemas/Busy' }] },
    },
  },
};

const after = (change: Change): string[] => {
  const current = structuredClone(released);
  change(current);
  return findBreaks(released, current).map(({ at, what }) => `${at} ${what}`);
};

const orders = '/paths/~1orders';
const schemas = '/components/schemas';
const taken = (name: string) => `${schemas}/NewOrder/properties/${name}`;
const told = (name: string) => `${schemas}/Order/properties/${name}`;
const newOrder = ({ components }: Json) => components.schemas.NewOrder;
const order = ({ components }: Json) => components.schemas.Order;
const without = (list: string[], gone: string) => list.filter((one) => one !== gone);

const breaking: [name: string, change: Change, breaks: string[]][] = [
  // Addresses
  ['a path', (c) => delete c.paths['/orders'], [`${orders} was removed`]],
  ['an operation', (c) => delete c.paths['/orders'].get, [`${orders}/get was removed`]],
  [
    'the name of an operation',
    (c) => Object.assign(c.paths['/orders'].get, { operationId: 'getOrders' }),
    [`${orders}/get/operationId was "listOrders", is "getOrders"`],
  ],
  // Security
  [
    'a scope, where the whole names it',
    (c) => Object.assign(c, { security: [{ token: ['write'] }] }),
    ['/security {"token":["read"]} no longer grants access'],
  ],
  [
    'a second scope, where the operation names it',
    (c) => Object.assign(c.paths['/orders'].get, { security: [{ token: ['read', 'write'] }] }),
    [`${orders}/get/security {"token":["read"]} no longer grants access`],
  ],
  ['a token where none was needed', (c) => delete c.paths['/orders'].post.security, ['/security {} no longer grants access']],
  [
    'how to authenticate',
    (c) => Object.assign(c.components.securitySchemes.token, { scheme: 'basic' }),
    ['/components/securitySchemes/token/scheme was "bearer", is "basic"'],
  ],
  ['a way to authenticate', (c) => delete c.components.securitySchemes.token, ['/components/securitySchemes/token was removed']],
  // Parameters
  [
    'a parameter of a path',
    (c) => delete c.paths['/orders'].parameters,
    ['/components/parameters/Page the query parameter page is no longer accepted'],
  ],
  [
    'a header',
    (c) => c.paths['/orders'].get.parameters.pop(),
    [`${orders}/get/parameters/0 the header parameter x-trace is no longer accepted`],
  ],
  [
    'a parameter that becomes required',
    (c) => Object.assign(c.components.parameters.Page, { required: true }),
    ['/components/parameters/Page the query parameter page is required now'],
  ],
  [
    'a new parameter that is required',
    (c) => c.paths['/orders'].get.parameters.push({ name: 'shop', in: 'query', required: true, schema: {} }),
    [`${orders}/get/parameters/1 the query parameter shop is required now`],
  ],
  [
    'how a parameter is written',
    (c) => Object.assign(c.components.parameters.Page, { explode: false }),
    ['/components/parameters/Page/explode was undefined, is false'],
  ],
  [
    'a limit of a parameter',
    (c) => Object.assign(c.components.parameters.Page.schema, { maximum: 9 }),
    ['/components/parameters/Page/schema/maximum was 10, is 9'],
  ],
  [
    'a default',
    (c) => Object.assign(c.components.parameters.Page.schema, { default: 6 }),
    ['/components/parameters/Page/schema/default was 5, is 6'],
  ],
  // Bodies
  ['a body', (c) => delete c.paths['/orders'].post.requestBody, [`${orders}/post/requestBody is no longer accepted`]],
  [
    'a body that becomes required',
    (c) => Object.assign(c.paths['/orders'].post.requestBody, { required: true }),
    [`${orders}/post/requestBody/required a body is required now`],
  ],
  [
    'a new body that is required',
    (c) => Object.assign(c.paths['/orders'].get, { requestBody: { required: true, content: {} } }),
    [`${orders}/get/requestBody/required a body is required now`],
  ],
  [
    'a content type of a body',
    (c) => delete c.paths['/orders'].post.requestBody.content['text/plain'],
    [`${orders}/post/requestBody/content/text~1plain is no longer accepted`],
  ],
  // Requests
  ['a field that becomes required', (c) => newOrder(c).required.push('note'), [`${schemas}/NewOrder/required note is required now`]],
  [
    'a new field that is required',
    (c) => Object.assign(newOrder(c), { required: ['kind', 'shop'], properties: { ...newOrder(c).properties, shop: {} } }),
    [`${schemas}/NewOrder/required shop is required now`],
  ],
  ['a field', (c) => delete newOrder(c).properties.note, [`${taken('note')} is no longer accepted`]],
  ['a type', (c) => Object.assign(newOrder(c).properties.note, { type: 'string' }), [`${taken('note')}/type null is no longer accepted`]],
  [
    'a number that must be whole',
    (c) => Object.assign(newOrder(c).properties.count, { type: 'integer' }),
    [`${taken('count')}/type number is no longer accepted`],
  ],
  ['a longer minimum', (c) => Object.assign(newOrder(c).properties.note, { minLength: 2 }), [`${taken('note')}/minLength was 1, is 2`]],
  [
    'a shorter maximum',
    (c) => Object.assign(newOrder(c).properties.note, { maxLength: 99 }),
    [`${taken('note')}/maxLength was 100, is 99`],
  ],
  [
    'a limit where none was',
    (c) => Object.assign(newOrder(c).properties.count, { minimum: 0 }),
    [`${taken('count')}/minimum is 0 and was not set`],
  ],
  [
    'an exclusive limit',
    (c) => Object.assign(newOrder(c).properties.count, { exclusiveMaximum: 9 }),
    [`${taken('count')}/exclusiveMaximum was 10, is 9`],
  ],
  ['fewer items', (c) => Object.assign(newOrder(c).properties.tags, { maxItems: 2 }), [`${taken('tags')}/maxItems was 3, is 2`]],
  [
    'what an item may be',
    (c) => Object.assign(newOrder(c).properties.tags.items, { maxLength: 4 }),
    [`${taken('tags')}/items/maxLength was 5, is 4`],
  ],
  ['a pattern', (c) => Object.assign(newOrder(c).properties.note, { pattern: '^y' }), [`${taken('note')}/pattern was "^x", is "^y"`]],
  [
    'a format',
    (c) => Object.assign(newOrder(c).properties.tags.items, { format: 'uri' }),
    [`${taken('tags')}/items/format is "uri" and was not set`],
  ],
  ['a step', (c) => Object.assign(newOrder(c).properties.count, { multipleOf: 3 }), [`${taken('count')}/multipleOf was 2, is 3`]],
  ['fewer members', (c) => Object.assign(newOrder(c), { minProperties: 2 }), [`${schemas}/NewOrder/minProperties is 2 and was not set`]],
  [
    'a rule that is not understood',
    (c) => Object.assign(newOrder(c), { not: { required: ['at'] } }),
    [`${schemas}/NewOrder/not is {"required":["at"]} and was not set`],
  ],
  ['an alternative', (c) => c.components.schemas.When.anyOf.pop(), [`${schemas}/When/anyOf/1 is no longer an alternative`]],
  [
    'a list of values where all were taken',
    (c) => Object.assign(newOrder(c).properties.note, { enum: ['x', null] }),
    [`${taken('note')}/enum any other value is no longer accepted`],
  ],
  [
    'what may stand besides',
    (c) => Object.assign(newOrder(c).properties.open, { additionalProperties: false }),
    [`${taken('open')}/additionalProperties unlisted members are refused now`],
  ],
  [
    'what the values of a map may be',
    (c) => Object.assign(newOrder(c).properties.labels.additionalProperties, { maxLength: 9 }),
    [`${taken('labels')}/additionalProperties/maxLength is 9 and was not set`],
  ],
  [
    'a value, in what is shared by requests and answers',
    (c) => c.components.schemas.Shared.enum.pop(),
    [`${schemas}/Shared/enum "b" is no longer accepted`],
  ],
  // Responses
  ['a status', (c) => delete c.paths['/orders'].get.responses[304], [`${orders}/get/responses/304 is no longer returned`]],
  [
    'a header of an answer',
    (c) => delete c.paths['/orders'].get.responses[200].headers.Old,
    [`${orders}/get/responses/200/headers/Old is no longer returned`],
  ],
  [
    'a header that may be absent',
    (c) => Object.assign(c.paths['/orders'].get.responses[200].headers.ETag, { required: false }),
    [`${orders}/get/responses/200/headers/ETag/required can be absent now`],
  ],
  [
    'a content type of an answer',
    (c) => Object.assign(c.paths['/orders'].get.responses[200], { content: { 'text/plain': {} } }),
    [`${orders}/get/responses/200/content/application~1json is no longer returned`],
  ],
  [
    'a property',
    (c) => {
      delete order(c).properties.id;
      order(c).required = without(order(c).required, 'id');
    },
    [`${told('id')} is no longer returned`],
  ],
  ['a property that need not be there', (c) => delete order(c).properties.extra, [`${told('extra')} is no longer returned`]],
  [
    'a property that may be absent',
    (c) => Object.assign(order(c), { required: ['kind'] }),
    [`${schemas}/Order/required id can be absent now`],
  ],
  [
    'a property that may be null',
    (c) => Object.assign(order(c).properties.extra, { type: ['integer', 'null'] }),
    [`${told('extra')}/type null can be returned now`],
  ],
  [
    'a property that may be null, said by alternatives',
    (c) => Object.assign(order(c).properties, { extra: { anyOf: [{ type: 'integer' }, { type: 'null' }] } }),
    [`${told('extra')}/anyOf/1 is a new alternative`],
  ],
  [
    'a property of any type',
    (c) => Object.assign(order(c).properties, { extra: {} }),
    ['string', 'number', 'boolean', 'object', 'array', 'null'].map((type) => `${told('extra')}/type ${type} can be returned now`),
  ],
  ['a value, shared', (c) => c.components.schemas.Shared.enum.push('c'), [`${schemas}/Shared/enum "c" can be returned now`]],
  ['another constant', (c) => Object.assign(order(c).properties.version, { const: 2 }), [`${told('version')}/const 2 can be returned now`]],
  [
    'values that are no longer listed',
    (c) =>
      Object.assign(c.components.schemas, {
        Error: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
        Busy: { $ref: '#/components/schemas/Error' },
      }),
    [`${schemas}/Error/properties/code/enum an unlisted value can be returned now`],
  ],
  ['a wider limit', (c) => delete order(c).properties.id.maxLength, [`${told('id')}/maxLength was 36 and was removed`]],
  ['a looser format', (c) => delete order(c).properties.id.format, [`${told('id')}/format was "uuid" and was removed`]],
  [
    'a property of an item',
    (c) => delete order(c).properties.lines.items.properties.sku,
    [`${told('lines')}/items/properties/sku is no longer returned`],
  ],
  [
    'items of any kind',
    (c) => delete order(c).properties.lines.items.type,
    ['string', 'number', 'boolean', 'array', 'null'].map((type) => `${told('lines')}/items/type ${type} can be returned now`),
  ],
  [
    'maps of anything',
    (c) => delete order(c).properties.labels.additionalProperties,
    [`${told('labels')}/additionalProperties was {"type":"string"} and was removed`],
  ],
  [
    'a property of a part',
    (c) => delete c.components.schemas.Taken.allOf[1].properties.reason,
    [`${schemas}/Taken/allOf/1/properties/reason is no longer returned`],
  ],
  [
    'another refusal',
    (c) => c.components.schemas.Refusal.oneOf.push({ type: 'object' }),
    [`${schemas}/Refusal/oneOf/2 is a new alternative`],
  ],
  // Webhooks
  ['an event', (c) => delete c.webhooks.orderCreated, ['/webhooks/orderCreated is no longer sent']],
  [
    'the body of an event',
    (c) => delete c.webhooks.orderCreated.post.requestBody,
    ['/webhooks/orderCreated/post/requestBody is no longer sent'],
  ],
];

describe('a break is', () => {
  it.each(breaking)('%s', (_name, change, breaks) => {
    expect(after(change)).toEqual(breaks);
  });
});

const harmless: [name: string, change: Change][] = [
  ['nothing', () => {}],
  ['words', (c) => Object.assign(order(c), { description: 'An order.', title: 'Order', examples: [{}], 'x-note': 1, deprecated: true })],
  [
    'a path, an operation, a status, a header',
    (c) => {
      c.paths['/shops'] = c.paths['/orders'];
      c.paths['/orders'].delete = { operationId: 'deleteOrders', responses: {} };
      c.paths['/orders'].get.responses[503] = {};
      c.paths['/orders'].get.responses[200].headers.Age = { schema: {} };
    },
  ],
  [
    'no scope where one was needed, or a choice of them',
    (c) => {
      c.security = [{ token: [] }];
      c.paths['/orders'].post.security = [{ token: ['write'] }, {}];
    },
  ],
  ['a parameter that need not be given', (c) => c.paths['/orders'].get.parameters.push({ name: 'q', in: 'query', schema: {} })],
  ['a header in other letters', (c) => Object.assign(c.paths['/orders'].get.parameters[0], { name: 'x-trace' })],
  ['a field that need not be sent', (c) => Object.assign(newOrder(c).properties, { shop: { type: 'string' } })],
  ['a field that need not be sent any more', (c) => Object.assign(newOrder(c), { required: [] })],
  [
    'wider limits of what is taken',
    (c) => {
      Object.assign(newOrder(c).properties.note, { minLength: 0, maxLength: 1000, pattern: undefined });
      delete newOrder(c).properties.note.pattern;
      delete newOrder(c).properties.count.multipleOf;
      delete newOrder(c).properties.tags.maxItems;
      delete newOrder(c).additionalProperties;
      c.components.schemas.When.anyOf.push({ type: 'integer' });
    },
  ],
  ['a property more in an answer', (c) => Object.assign(order(c).properties, { shop: { type: 'string' } })],
  ['a property that is always there', (c) => order(c).required.push('extra', 'lines')],
  [
    'narrower limits of what is answered',
    (c) => {
      Object.assign(order(c).properties.id, { maxLength: 20, pattern: '^[a-f]' });
      Object.assign(order(c).properties.extra, { minimum: 0, enum: [1, 2] });
      c.components.schemas.Refusal.oneOf.pop();
    },
  ],
  [
    'null or a text said by alternatives',
    (c) =>
      Object.assign(newOrder(c).properties, {
        note: { anyOf: [{ type: 'string', minLength: 1, maxLength: 100, pattern: '^x' }, { type: 'null' }] },
      }),
  ],
  [
    'the same in another place, under another name',
    (c) => {
      c.components.schemas.Kind = c.components.schemas.Shared;
      newOrder(c).properties.kind = { $ref: '#/components/schemas/Kind' };
      order(c).properties.kind = { allOf: [{ type: 'string' }, { enum: ['a', 'b'] }] };
      delete c.components.schemas.Shared;
    },
  ],
];

describe('no break is', () => {
  it.each(harmless)('%s', (_name, change) => {
    expect(after(change)).toEqual([]);
  });

  it('our own contract against itself, with its references and without', () => {
    const contract = readContract();
    const whole = dereferenceSync(readContract() as never);
    expect(findBreaks(contract, contract)).toEqual([]);
    expect(findBreaks(contract, whole)).toEqual([]);
    expect(findBreaks(whole, contract)).toEqual([]);
  });
});

it('does not pass over a reference that does not exist', () => {
  expect(() => after((c) => delete c.components.schemas.Order)).toThrow('#/components/schemas/Order does not exist');
});

describe('the changelog', () => {
  const changelog = `# Changelog

For callers. - \`/paths/~1a\`: not a reason, since it is under no heading

## 2.0.0, unreleased

### Breaking

- \`/paths/~1orders/get\`: nobody asked for the list any more.
- \`/paths/~1orders/put\`:
- /paths/~1orders/post: not in the form.

### Added

- \`/paths/~1orders/delete\`: added, not broken.

## 1.0.0

### Breaking

- \`/paths/~1orders\`: of an older version.
`;
  const reasons = readReasons(changelog, '1.0.0');

  it('gives reasons under its heading, for what came after the release', () => {
    expect([...reasons]).toEqual([['/paths/~1orders/get', 'nobody asked for the list any more.']]);
    expect(readReasons(changelog, '2.0.0').size).toBe(0);
  });

  it('reports every breaking change and nothing else', () => {
    const [get, post] = ['get', 'post'].map((method) => ({ at: `/paths/~1orders/${method}`, what: 'was removed' }));
    expect(findProblems([get!], reasons)).toEqual([]);
    expect(findProblems([get!, post!], reasons)).toEqual(['`/paths/~1orders/post` was removed']);
    expect(findProblems([], reasons)).toEqual(['`/paths/~1orders/get` is listed as breaking, but did not break']);
  });
});
