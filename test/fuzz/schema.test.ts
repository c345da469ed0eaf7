/** Checks the generator against Ajv with independent formats. */
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { readContract } from '../../src/contract.ts';
import { ownFormat } from '../../src/formats.ts';
import { type Constraint, constraintsOf, nullAsAbsent } from './constraints.ts';
import { operations } from './operations.ts';
import { arbitraryOf, type Schema } from './schema.ts';
import { type Ask, withChange } from './wire.ts';

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }), ['email', 'date', 'date-time', 'int32', 'int64']);
ajv.addKeyword(ownFormat);

const bodies = operations.flatMap(({ id, request }) => (request.properties?.body ? [{ id, body: request.properties.body }] : []));
const every: Schema = {
  type: 'object',
  required: ['kind', 'list'],
  additionalProperties: false,
  properties: {
    kind: { const: 'x' },
    choice: { type: ['string', 'null'], enum: ['a', 'b', null] },
    count: { type: 'integer', minimum: 2, maximum: 9 },
    isOn: { type: 'boolean' },
    list: { type: 'array', minItems: 1, maxItems: 3, items: { allOf: [{ type: 'string', minLength: 2 }, { maxLength: 4 }] } },
    text: { type: 'string', pattern: '^[a-z]{2,5}$' },
    when: {
      oneOf: [
        { type: 'string', format: 'date' },
        { type: 'string', format: 'date-time' },
      ],
    },
    mail: { type: 'string', format: 'email', maxLength: 60 },
  },
};

describe.each([{ id: 'every keyword', body: every }, ...bodies])('$id', ({ body }) => {
  const isValid = ajv.compile(body);
  const constraints = constraintsOf(body, ['body']);
  const changed = ({ along, change }: Constraint) =>
    fc
      .tuple(arbitraryOf(body, along.slice(1)), change)
      .map(([value, made]) => withChange({ path: {}, query: {}, header: {}, body: value } as Ask, made).body);

  it('makes only what the schema accepts', () => {
    fc.assert(fc.property(arbitraryOf(body), (value) => isValid(value)));
  });

  /** Names of the constraints that some value violates. */
  const wrong = (chosen: Constraint[], isRight: (value: unknown) => boolean) =>
    chosen.filter((one) => fc.check(fc.property(changed(one), isRight), { numRuns: 20 }).failed).map(({ name }) => name);

  it('stays inside of each constraint', () => {
    expect(
      wrong(
        constraints.filter(({ isKept, name }) => isKept && !name.endsWith(nullAsAbsent)),
        (value) => isValid(value),
      ),
    ).toEqual([]);
  });

  it('breaks each constraint', () => {
    // This Ajv knows no formats of our own, and takes more for an instant and for a date than this API.
    const known = constraints.filter(
      ({ isKept, name }) => !isKept && !/time-zone|format (date|name|visible-text|phone|web-url)|anyOf/.test(name),
    );
    expect(wrong(known, (value) => !isValid(value))).toEqual([]);
    expect(known.length).toBeGreaterThan(10);
  });
});

it.each<[Schema, RegExp]>([
  [{ type: 'array', contains: {} } as Schema, /does not know contains/],
  [{ type: 'string', format: 'ipv4' }, /does not know the format "ipv4"/],
  [{ type: 'number' }, /does not know the type "number"/],
  [{}, /can make nothing of/],
  [{ type: 'object', additionalProperties: { type: 'string' } } as unknown as Schema, /only as true or false/],
])('refuses %j, which it could only pass over', (schema, message) => {
  expect(() => [arbitraryOf(schema), constraintsOf(schema, ['body'])]).toThrow(message);
});

it('sees all that stands in the contract: beside a reference there is nothing that binds, for resolving it drops that', () => {
  const found: unknown[] = [];
  JSON.stringify(readContract(), (_name, value) => {
    const texts = ['$ref', 'description', 'summary', 'x-mcp-description'];
    if (typeof value?.$ref === 'string' && Object.keys(value).some((key) => !texts.includes(key))) found.push(value);
    return value;
  });
  expect(found).toEqual([]);
});
