import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { addContractFormats } from '../../src/formats.ts';

type Part = {
  $ref?: string;
  type?: unknown;
  properties?: Record<string, Part>;
  additionalProperties?: boolean;
  examples?: unknown[];
  default?: unknown;
  items?: Part;
};

const schema: Part & { $id: string; $defs: Record<string, Part> } = JSON.parse(
  readFileSync(new URL('../../spec/dataset.schema.json', import.meta.url), 'utf8'),
);
const ajv = addContractFormats(new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, keywords: ['x-pattern-message'] }));
ajv.addSchema(schema);

const parts = (part: Part, pointer = ''): [string, Part][] => {
  const below = ['properties', '$defs'].flatMap((group) =>
    Object.entries(((part as Record<string, unknown>)[group] ?? {}) as Record<string, Part>).flatMap(([name, child]) =>
      parts(child, `${pointer}/${group}/${name}`),
    ),
  );
  return [[pointer, part], ...below, ...(part.items ? parts(part.items, `${pointer}/items`) : [])];
};

describe('the schema of datasets', () => {
  it('has examples that are valid, and valid defaults', () => {
    for (const [pointer, { examples = [], ...part }] of parts(schema)) {
      const values = 'default' in part ? [...examples, part.default] : examples;
      const check = ajv.compile({ $ref: `${schema.$id}#${pointer}` });
      for (const value of values) expect([pointer, value, check(value)]).toEqual([pointer, value, true]);
    }
  });

  it('has an example of every thing', () => {
    const without = Object.entries(schema.$defs).filter(([, { examples, $ref }]) => !examples && !$ref);
    expect(without).toEqual([]);
  });

  it('lets nothing unknown in', () => {
    const open = parts(schema).filter(([, { properties, additionalProperties }]) => properties && additionalProperties !== false);
    expect(open).toEqual([]);
  });
});
