/** A server that stops waits for idle connections (`idleGraceMs` in src/http/server.ts), because a request may be on its way. */
import { runInThisContext } from 'node:vm';

// Each test file has a global object of its own, but `fetch` and its connections belong to that of Node.js.
const main = runInThisContext('globalThis') as Record<symbol, Dispatcher | undefined>;
const dispatcher = Symbol.for('undici.globalDispatcher.1');
type Dispatcher = { constructor: unknown; close: () => Promise<void> };

/** Closes the idle connections of `fetch`. Those in use are closed after their responses. */
export function hangUp(): void {
  const used = main[dispatcher];
  if (used === undefined) return;
  main[dispatcher] = new (used.constructor as new () => Dispatcher)();
  void used.close();
}
