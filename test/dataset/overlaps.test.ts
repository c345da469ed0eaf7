import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Claim, findOverlaps } from '../../src/dataset/plan-overlaps.ts';

const claim = fc.record({
  hostId: fc.constantFrom('a', 'b'),
  from: fc.integer({ min: 0, max: 40 }),
  length: fc.integer({ min: 1, max: 12 }),
});
const claims = fc.array(
  claim.map(({ hostId, from, length }): Claim => ({ hostId, from, to: from + length })),
  { maxLength: 12 },
);

const isOverlap = (a: Claim, b: Claim) => a.hostId === b.hostId && a.from < b.to && b.from < a.to;

it('finds every claim that comes upon one before it, with such a one', () => {
  fc.assert(
    fc.property(claims, (drawn) => {
      const pairs = [...findOverlaps(drawn)];
      expect(pairs.filter(([first, second]) => first === second || !isOverlap(first, second))).toEqual([]);
      const inOrder = [...drawn].sort((a, b) => a.from - b.from);
      const coming = inOrder.filter((later, place) => inOrder.slice(0, place).some((earlier) => isOverlap(earlier, later)));
      expect(new Set(pairs.map(([, second]) => second))).toEqual(new Set(coming));
    }),
  );
});
