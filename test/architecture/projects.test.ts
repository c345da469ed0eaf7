import { globSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { slow, unit } from '../../jest.config.ts';

it('the projects in jest.config.ts name only files that exist, and each file once', () => {
  expect([...unit, ...slow].filter((pattern) => globSync(pattern).length === 0)).toEqual([]);
  const files = [...unit, ...slow].flatMap((pattern) => globSync(pattern));
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});
