import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startAcme } from '../support/acme.ts';
import { declared } from '../support/contract.ts';
import type { TestServer } from '../support/server.ts';

let server: TestServer;
let bearer: { Authorization: string };
let eventTypeId: string;

beforeAll(async () => {
  ({ server, bearer, eventTypeId } = await startAcme({ location: { kind: 'ask_invitee' } }));
});
afterAll(() => server.stop());

// biome-ignore lint/suspicious/noExplicitAny: the contract as it stands.
type Operation = any;
const operations: Operation[] = Object.entries(declared.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, operation]) =>
    operation.operationId ? [{ ...operation, path, method: method.toUpperCase() }] : [],
  ),
);

/** What is nearly right, what is often wrong, and anything. */
const text = fc.oneof(
  fc.constantFrom(
    '2027-03-02T09:00:00Z',
    '2027-03-02',
    '0001-01-01',
    '9999-12-31T23:59:59.999Z',
    'Europe/Paris',
    'active',
    'true',
    '1',
    '100',
  ),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '%',
    '__proto__',
    "' or 1=1 --",
    '../..',
    '9'.repeat(30),
    '-1',
    '1e9',
    '\u202e',
    'a'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const anything = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, 0, -1, 1e308, 30, true, [], {}, [[]]));

const ask = fc.constantFrom(...operations).chain((operation) => {
  const known = (operation.parameters ?? []).filter((one: Operation) => one.in === 'query').map(({ name }: Operation) => name as string);
  const fields = Object.keys(operation.requestBody?.content['application/json'].schema.properties ?? { x: 1 });
  return fc.record({
    operation: fc.constant(operation),
    id: text,
    query: fc.dictionary(known.length > 0 ? fc.oneof(fc.constantFrom(...known), text) : text, text, { maxKeys: 4 }),
    isRight: fc.boolean(),
    changed: fc.oneof(fc.dictionary(fc.oneof(fc.constantFrom(...fields), text), anything, { maxKeys: 3 }), anything),
    key: fc.option(fc.stringMatching(/^[\x20-\x7e]{0,300}$/), { nil: undefined }),
  });
});

/** Half of a surrogate pair cannot be written in an address; it is left to bodies. */
const toEscaped = (part: string): string => encodeURIComponent(part.toWellFormed());

it('no request, whatever stands in it, is answered by a fault of ours', async () => {
  const statuses = new Set<number>();
  const right = () => ({ eventTypeId, startAt: '2027-03-02T09:00:00Z', invitee: { name: 'Ann', email: 'ann@example.com' } });
  await fc.assert(
    fc.asyncProperty(ask, async ({ operation, id, query, isRight, changed, key }) => {
      const asked = {
        ...(isRight && operation.operationId === 'getAvailability' && { eventTypeId, from: '2027-03-01', to: '2027-03-02' }),
        ...query,
      };
      const search = Object.entries(asked).map(([name, value]) => `${toEscaped(name)}=${toEscaped(String(value))}`);
      const path = operation.path.replace(/\{[^}]+\}/, isRight ? eventTypeId : toEscaped(id).replace(/^\.+$/, 'x') || 'x');
      const isObject = typeof changed === 'object' && changed !== null && !Array.isArray(changed);
      const body = operation.requestBody && JSON.stringify(isRight && isObject ? { ...right(), ...changed } : changed);
      const headers = {
        ...bearer,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { 'Idempotency-Key': key.trim() }),
      };
      const { status, text: answered } = await server.send(operation.method, `${path}?${search.join('&')}`, { headers, body });
      statuses.add(status);
      expect({ status, answered, isOurFault: status >= 500 }).toMatchObject({ isOurFault: false });
    }),
    { numRuns: 500, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false },
  );
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404]));
});
