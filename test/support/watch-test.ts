import { relative } from 'node:path';
import { expect } from '@jest/globals';
import { watchStatements } from './watch-statements.ts';

const nameTest = (): string => {
  const { testPath = '', currentTestName = 'outside of a test' } = expect.getState();
  return `${relative(process.cwd(), testPath)}: ${currentTestName}`;
};

if (process.env.TEST_STATEMENTS) watchStatements(process.env.TEST_STATEMENTS, nameTest);
