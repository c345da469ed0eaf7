import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from '../../src/dataset/parse.ts';

function outcome(parse: () => unknown): unknown {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof SyntaxError) return 'SyntaxError';
    throw error;
  }
}

const expectAlike = (text: string) =>
  expect([text, outcome(() => parseDocument(Buffer.from(text), 0))]).toEqual([text, outcome(() => JSON.parse(text))]);

describe('parsing a long document piece by piece', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 7 }), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        expectAlike(JSON.stringify(JSON.parse(text), null, space));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const token = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', 'true', 'nul', ' ', '\\', '"\\""', '\u00a0', '"é"');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => expectAlike(tokens.join(''))),
      { numRuns: 3000 },
    );
  });

  it.each(['', ' ', '[1,]', '{"a":1,}', '{"a" 1}', '[1 2]', '[1][2]', '{"__proto__":{"x":1}}', '[[[["a", {"b": "]"}]]]]', '{1:2}', '"a"b'])(
    'judges %s alike',
    expectAlike,
  );
});
