import { startProxy, type Watch } from './proxy.ts';

export type CountedDatabase = { url: string; count: () => number; close: () => Promise<void> };

const lengthOfType = 1;
const lengthOfLength = 4;

/**
 * A way to a database that counts what is asked of it: every Sync and every simple query (PostgreSQL's protocol, "Message Formats"),
 * each of which a client waits for.
 */
export async function countRoundTrips(databaseUrl: string): Promise<CountedDatabase> {
  let count = 0;
  const watch: Watch = () => {
    let rest = Buffer.alloc(0);
    let hasStarted = false;
    return (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      // The first message of a connection has no type.
      for (let at = hasStarted ? lengthOfType : 0; rest.length >= at + lengthOfLength; at = lengthOfType) {
        const end = at + rest.readInt32BE(at);
        if (rest.length < end) return;
        if (hasStarted && 'SQ'.includes(String.fromCharCode(rest[0]!))) count += 1;
        hasStarted = true;
        rest = rest.subarray(end);
      }
    };
  };
  const proxy = await startProxy(databaseUrl, watch);
  return { url: proxy.url, count: () => count, close: proxy.cut };
}
