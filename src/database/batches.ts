/**
 * Coalesces calls: at most `maxInFlight` batches run at a time; further items wait and are sent together, up to `maxSize` per batch.
 * `run` returns results in the order of its items; when it fails, all of its items fail.
 */
export function inBatches<Item, Result>(
  run: (items: Item[]) => Promise<Result[]>,
  { maxInFlight, maxSize }: { maxInFlight: number; maxSize: number },
) {
  type Pending = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };
  let pending: Pending[] = [];
  let inFlight = 0;
  const send = async (): Promise<void> => {
    if (inFlight >= maxInFlight || pending.length === 0) return;
    const batch = pending.slice(0, maxSize);
    pending = pending.slice(maxSize);
    inFlight += 1;
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      inFlight -= 1;
      void send();
    }
  };
  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      pending.push({ item, resolve, reject });
      void send();
    });
}
