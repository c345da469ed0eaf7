import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition; an error counts as not yet. The limit is long enough for a slow machine. */
export async function until(what: string, isTrue: () => unknown, limitMs = 50_000): Promise<void> {
  let last: unknown;
  for (const deadline = Date.now() + limitMs; Date.now() < deadline; await pause(10)) {
    try {
      if (await isTrue()) return;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`Waited in vain until ${what}`, { cause: last });
}
