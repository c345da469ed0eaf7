import { expect, it } from '@jest/globals';
import { createShares } from '../../src/webhooks/shares.ts';

/** Takes for an organization all that it may have, in steps. */
function fill(shares: ReturnType<typeof createShares>, organizationId: string): number {
  let taken = 0;
  for (let most = shares.allowance(organizationId); most > 0; most = shares.allowance(organizationId)) {
    const count = Math.min(most, 25);
    shares.take(organizationId, count);
    taken += count;
  }
  return taken;
}

it('an organization alone gets a third', () => {
  const shares = createShares(200);
  expect(fill(shares, 'one')).toBe(67);
  expect(fill(shares, 'one')).toBe(0);
});

it('each further one gets less, and there is a slot for a newcomer while any is free', () => {
  const shares = createShares(200);
  const taken = Array.from({ length: 1000 }, (_, number) => fill(shares, `organization ${number}`));
  expect(taken.slice(0, 6)).toEqual([67, 45, 30, 20, 13, 9]);
  expect(taken.reduce((sum, count) => sum + count)).toBe(200);
  // The first ones keep what they took until they give it back.
  expect(taken.filter((count) => count > 0).length).toBeGreaterThan(10);
});

it('who was first gives way to those who come later', () => {
  const shares = createShares(200);
  shares.take('first', 67);
  for (const each of ['second', 'third', 'fourth']) fill(shares, each);
  shares.giveBack('first', 30);
  // It has 37 still, more than half of those that are free.
  expect(shares.allowance('first')).toBe(0);
  expect(shares.allowance('second')).toBeGreaterThanOrEqual(0);
  expect(shares.allowance('fifth')).toBeGreaterThan(10);
});

it('all that was given back can be taken again', () => {
  const shares = createShares(200);
  for (const each of ['first', 'second']) shares.giveBack(each, fill(shares, each));
  expect(fill(shares, 'third')).toBe(67);
});
