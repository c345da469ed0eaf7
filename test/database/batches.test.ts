import { expect, it } from '@jest/globals';
import { inBatches } from '../../src/database/batches.ts';

function startAsking(limits: { maxInFlight: number; maxSize: number }) {
  const sent: number[][] = [];
  const release: (() => void)[] = [];
  const ask = inBatches(async (items: number[]) => {
    sent.push(items);
    await new Promise<void>((resolve) => release.push(resolve));
    if (items.includes(13)) throw new Error('unlucky');
    return items.map((item) => item * 2);
  }, limits);
  return { sent, ask, answerNext: () => release.shift()?.() };
}

it('the first item goes at once, and items added meanwhile go together', async () => {
  const { sent, ask, answerNext } = startAsking({ maxInFlight: 1, maxSize: 10 });
  const answers = [1, 2, 3].map(ask);
  expect(sent).toEqual([[1]]);
  answerNext();
  expect(await answers[0]).toBe(2);
  expect(sent).toEqual([[1], [2, 3]]);
  answerNext();
  expect(await Promise.all(answers)).toEqual([2, 4, 6]);
});

it('so many are on their way at once, and none is longer than that', async () => {
  const { sent, ask, answerNext } = startAsking({ maxInFlight: 2, maxSize: 2 });
  const answers = [1, 2, 3, 4, 5].map(ask);
  expect(sent).toEqual([[1], [2]]);
  answerNext();
  await answers[0];
  expect(sent).toEqual([[1], [2], [3, 4]]);
  for (const _ of answers) {
    answerNext();
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8, 10]);
});

it('a question that fails takes with it those that went with it, and no others', async () => {
  const { ask, answerNext } = startAsking({ maxInFlight: 1, maxSize: 2 });
  const answers = [1, 13, 2, 3].map((item) => ask(item).catch((error: Error) => error.message));
  for (const _ of answers) {
    answerNext();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(answers)).toEqual([2, 'unlucky', 'unlucky', 6]);
});
