export type Ask<Item, Result> = (item: Item) => Promise<Result>;

/**
 * What is asked while so many questions are on their way waits, and then goes as one. Alone, a question goes at once. `askAll`
 * answers in the order of what it is given; when it fails, all that went with it have failed.
 */
export function inBatches<Item, Result>(
  askAll: (items: Item[]) => Promise<Result[]>,
  { atOnce, longest }: { atOnce: number; longest: number },
) {
  type Waiting = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let onTheirWay = 0;
  const send = async (): Promise<void> => {
    if (onTheirWay >= atOnce || waiting.length === 0) return;
    const batch = waiting.slice(0, longest);
    waiting = waiting.slice(longest);
    onTheirWay += 1;
    try {
      const results = await askAll(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      onTheirWay -= 1;
      void send();
    }
  };
  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void send();
    });
}
