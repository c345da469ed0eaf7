/** Load from this process, by autocannon. */
import autocannon from 'autocannon';
import type { Measured } from './processes.ts';

/** `body` is called for each request. */
export type Asked = {
  method?: 'GET' | 'POST' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  body?: () => string;
};

export type Clients = { connections: number; ask: (connection: number) => Asked[] };

export type Load = { perSecond: number; cpuMsEach: number; p99Ms: number };

/** Throws if any response is not a success, or if there is none. */
export async function load(server: Measured, { connections, ask }: Clients, { seconds }: { seconds: number }): Promise<Load> {
  const before = await server.usage();
  const startedAt = performance.now();
  let next = 0;
  const result = await autocannon({
    url: server.url,
    connections,
    duration: seconds,
    timeout: 20,
    setupClient: (client) => client.setRequests(ask(next++).map(toRequest)),
  });
  const tookMs = performance.now() - startedAt;
  const after = await server.usage();
  const counts = Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => ({ status, count }));
  const wrong = counts.filter(({ status }) => !/^2|^304$/.test(status));
  const answered = counts.reduce((sum, { count }) => sum + count, 0);
  if (wrong.length > 0 || result.errors > 0 || answered === 0) {
    const told = wrong.map(({ status, count }) => `${count} × ${status}`).join(', ');
    throw new Error(`${server.url}: of ${answered} answers ${told || 'none'} were wrong, ${result.errors} did not come`);
  }
  return {
    perSecond: answered / (tookMs / 1000),
    cpuMsEach: (after.cpuMs - before.cpuMs) / answered,
    p99Ms: result.latency.p99,
  };
}

function toRequest({ method = 'GET', path, headers = {}, body }: Asked): autocannon.Request {
  if (body === undefined) return { method, path, headers };
  const typed = { ...headers, 'content-type': 'application/json' };
  return { method, path, setupRequest: (request) => ({ ...request, headers: typed, body: body() }) };
}
