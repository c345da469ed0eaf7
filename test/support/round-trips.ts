import { startProxy, type Watch } from './proxy.ts';

export type CountedDatabase = {
  url: string;
  /** Every Sync and every simple query (PostgreSQL's protocol, "Message Formats"). */
  count: () => number;
  /** Those that were sent while the connection waited for no answer: the ones sent along with others wait together. */
  countWaits: () => number;
  close: () => Promise<void>;
};

const lengthOfType = 1;
const lengthOfLength = 4;

/** Calls back with the type of each message. The first message of a client has no type. */
function readMessages(onType: (type: string) => void, { hasStarted }: { hasStarted: boolean }): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isTyped = hasStarted;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (let at = isTyped ? lengthOfType : 0; rest.length >= at + lengthOfLength; at = lengthOfType) {
      const end = at + rest.readInt32BE(at);
      if (rest.length < end) return;
      if (isTyped) onType(String.fromCharCode(rest[0]!));
      isTyped = true;
      rest = rest.subarray(end);
    }
  };
}

/** A way to a database that counts what is asked of it. */
export async function countRoundTrips(databaseUrl: string): Promise<CountedDatabase> {
  let count = 0;
  let waits = 0;
  const watch: Watch = () => {
    let pending = 0;
    const onSent = readMessages(
      (type) => {
        if (!'SQ'.includes(type)) return;
        count += 1;
        if (pending === 0) waits += 1;
        pending += 1;
      },
      { hasStarted: false },
    );
    const onReceived = readMessages(
      (type) => {
        if (type === 'Z') pending = Math.max(0, pending - 1);
      },
      { hasStarted: true },
    );
    return { onSent, onReceived };
  };
  const proxy = await startProxy(databaseUrl, watch);
  return { url: proxy.url, count: () => count, countWaits: () => waits, close: proxy.cut };
}
