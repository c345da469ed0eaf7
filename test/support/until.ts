import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition; errors while asking count as not yet. Fails after a time that is long even on a slow machine, with what it waited for. */
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
