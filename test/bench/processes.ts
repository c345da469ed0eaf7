/** Starts the measured programs in processes of their own, each with the probe. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Usage } from './probe.ts';

export type Measured = { url: string; usage: () => Promise<Usage>; forgetDelays: () => void; stop: () => Promise<void> };

export const root = fileURLToPath(new URL('../../', import.meta.url));
const { start } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as { start: string };
const startLimitMs = 60_000;

/**
 * As `npm start` runs the server. Left to itself, the heap of a large machine grows to several times what is in use; bounded and no more
 * than that, it is collected so often that a request costs half as much again. So what is young has room from the start, and what is
 * old may grow by 70 % between collections; by 100 % it would come near the memory that it may take. Pretenuring is off: V8 then allocates
 * some objects of a request among the old ones, where they keep the whole request until the next full collection, which confirms that they
 * live long. That cost `GET /me` up to half as much again, in some runs and not in others.
 */
export const memory = (start.match(/--\S+/g) ?? []) as string[];
export const compiled = { NODE_COMPILE_CACHE: 'node_modules/.cache/node' };

export const settings = {
  DRAIN_SECONDS: '0',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '1000000',
  SECRET_KEY: 'only for measuring, and for nothing else',
};

/** Runs a server on a free port given by `PORT` and waits until `path` returns a success. */
export async function startMeasured(args: [string, ...string[]], env: Record<string, string>, path: string): Promise<Measured> {
  const [file, ...rest] = args;
  const port = await findFreePort();
  const child = fork(file, rest, {
    cwd: root,
    execArgv: [...memory, '--import', new URL('probe.ts', import.meta.url).href],
    env: { ...settings, ...compiled, PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(url + path, child);
  const usage = async () => {
    child.send('usage');
    return (await once(child, 'message'))[0] as Usage;
  };
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, usage, forgetDelays: () => void child.send('forget'), stop };
}

export async function untilAnswered(url: string, child: ChildProcess, headers: Record<string, string> = {}): Promise<void> {
  for (const deadline = performance.now() + startLimitMs; performance.now() < deadline; await pause(1)) {
    if (child.exitCode !== null) break;
    const response = await fetch(url, { headers }).catch(() => undefined);
    await response?.text();
    if (response?.ok) return;
  }
  throw new Error(`${child.spawnargs.slice(1).join(' ')} does not answer at ${url}`);
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
