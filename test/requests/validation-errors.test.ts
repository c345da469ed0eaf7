import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { addContractFormats } from '../../src/formats.ts';
import { toValidationErrors } from '../../src/validation-errors.ts';

const errorsOf = (schema: object, value: unknown) => {
  const ajv = addContractFormats(new Ajv2020({ allErrors: true, verbose: true, strict: false }));
  const validate = ajv.compile(schema);
  validate(value);
  return toValidationErrors(validate.errors ?? []);
};

const members = (properties: object, rest: object = {}) => ({ type: 'object', properties, additionalProperties: false, ...rest });
const instantOrDate = {
  anyOf: [
    { type: 'string', format: 'date-time' },
    { type: 'string', format: 'date' },
  ],
};
const slugOrHost = { anyOf: [{ type: 'string', minLength: 3 }, members({ slug: { type: 'string', minLength: 3 } })] };

describe('a validation error', () => {
  it.each<[what: string, schema: object, value: unknown, errors: [path: string, message: string][]]>([
    ['of a missing member', members({}, { required: ['a/b'] }), {}, [['/a~1b', 'is required']]],
    ['of an unknown field', members({}), { x: 1 }, [['/x', 'is not a known field']]],
    ['of an unknown parameter', members({ query: members({}) }), { query: { x: 1 } }, [['/query/x', 'is not a known parameter']]],
    ['of a missing body', members({}, { required: ['requestBody'] }), {}, [['/body', 'is required']]],
    ['in the body', members({ requestBody: { type: 'object' } }), { requestBody: 1 }, [['/body', 'must be an object']]],
    ['of an enumeration', { enum: ['a', null] }, 'b', [['', 'must be one of a, null']]],
    ['of a format', { type: 'string', format: 'uuid' }, 'x', [['', 'must be a UUID']]],
    ['of a pattern', { type: 'string', pattern: '^a$', 'x-pattern-message': 'must be a' }, 'b', [['', 'must be a']]],
    ['of a pattern without a message', { type: 'string', pattern: '^a$' }, 'b', [['', 'has an invalid format']]],
    ['of two rules at one place', { type: 'string', minLength: 3, format: 'email' }, '', [['', 'must have at least 3 characters']]],
    [
      'of a choice of formats',
      instantOrDate,
      'x',
      [['', 'must be a date, or an instant with an offset, such as 2027-03-01T09:00:00+01:00']],
    ],
    ['of the alternative that was meant', slugOrHost, { slug: 'x' }, [['/slug', 'must have at least 3 characters']]],
    ['of a value that may be null', { anyOf: [{ type: 'string', maxLength: 1 }, { type: 'null' }] }, 1, [['', 'must be a string or null']]],
    ['of a number that may be null', { type: ['integer', 'null'] }, 'x', [['', 'must be an integer or null']]],
    ['of a text or a list', { anyOf: [{ type: 'string' }, { type: 'array' }] }, 1, [['', 'must be a string or a list']]],
    [
      'of a type',
      members({ a: { type: 'boolean' }, b: { type: 'number' } }),
      { a: 'x', b: 'x' },
      [
        ['/a', 'must be `true` or `false`'],
        ['/b', 'must be a number'],
      ],
    ],
  ])('%s', (_what, schema, value, errors) => {
    expect(errorsOf(schema, value).map(({ path, message }) => [path, message])).toEqual(errors);
  });
});

describe('the rule of a validation error', () => {
  it.each<[rule: string, schema: object, value: unknown, message: string, limit: number | undefined]>([
    ['required', members({}, { required: ['a'] }), {}, 'is required', undefined],
    ['additionalProperties', members({}), { x: 1 }, 'is not a known field', undefined],
    ['type', { type: 'string' }, 1, 'must be a string', undefined],
    ['format', { type: 'string', format: 'uuid' }, 'x', 'must be a UUID', undefined],
    ['format', instantOrDate, 'x', 'must be a date, or an instant with an offset, such as 2027-03-01T09:00:00+01:00', undefined],
    ['enum', { enum: ['a', 'b'] }, 'c', 'must be one of a, b', undefined],
    ['pattern', { type: 'string', pattern: '^a$' }, 'b', 'has an invalid format', undefined],
    ['minimum', { type: 'integer', minimum: 5 }, 4, 'must be at least 5', 5],
    ['maximum', { type: 'integer', maximum: 5 }, 6, 'must be at most 5', 5],
    ['minLength', { type: 'string', minLength: 1 }, '', 'must not be empty', 1],
    ['minLength', { type: 'string', minLength: 2 }, 'x', 'must have at least 2 characters', 2],
    ['maxLength', { type: 'string', maxLength: 1 }, 'xx', 'must have at most 1 character', 1],
    ['minItems', { type: 'array', minItems: 1 }, [], 'must not be empty', 1],
    ['maxItems', { type: 'array', maxItems: 2 }, [1, 2, 3], 'must have at most 2 items', 2],
    ['uniqueItems', { type: 'array', uniqueItems: true }, [1, 1], 'must not contain duplicates', undefined],
  ])('is %s', (rule, schema, value, message, limit) => {
    expect(errorsOf(schema, value)).toEqual([{ path: expect.any(String), message, rule, ...(limit !== undefined && { limit }) }]);
  });
});
