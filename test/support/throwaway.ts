import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, stopEmbedded } from '../../src/database/embedded/embedded.ts';

export type Throwaway = { url: string; dataDir: string; stop: () => Promise<void> };

/** A PostgreSQL without durability in a temporary folder. Both disappear after `stop`, or when this process ends in any way. */
export async function startThrowaway(): Promise<Throwaway> {
  const dataDir = await mkdtemp(join(tmpdir(), 'caledee-'));
  const guard = guardFolder(dataDir);
  const embedded = await startEmbedded(dataDir, { durable: false });
  const stop = async () => {
    await stopEmbedded(embedded);
    guard.ref();
    guard.stdin?.end();
    await once(guard, 'exit');
  };
  return { url: embedded.url, dataDir, stop };
}

/** Its stdin ends with this process, even on SIGKILL; then it stops PostgreSQL and removes the folder. */
function guardFolder(dataDir: string) {
  const script = `
    cat > /dev/null
    pid=$(head -n 1 "$0/postgres/data/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid"
    for i in 1 2 3 4 5 6 7 8 9 10; do [ -n "$pid" ] && kill -0 "$pid" 2> /dev/null && sleep 0.1; done
    rm -rf "$0"`;
  const guard = spawn('/bin/sh', ['-c', script, dataDir], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  return guard;
}
