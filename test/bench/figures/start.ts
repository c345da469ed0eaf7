/** From process start to the first response that needs the database, with data present. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Figure } from '../figures.ts';
import { compiled, findFreePort, memory, root, settings, untilAnswered } from '../processes.ts';

export async function starting(rounds: number, dataDir: string, token: string): Promise<Figure> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const port = String(await findFreePort());
    const startedAt = performance.now();
    const child = fork('src/main.ts', {
      execArgv: memory,
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...settings,
        ...compiled,
        DATA_DIR: dataDir,
        PORT: port,
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await untilAnswered(`http://127.0.0.1:${port}/api/v2/me`, child, { authorization: `Bearer ${token}` });
    took.push((performance.now() - startedAt) / 1000);
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return {
    number: '12',
    what: 'from the start of the server and its PostgreSQL to the first answer to `GET /me`, data present',
    bar: { most: 1 },
    unit: ' s',
    rounds: took,
    absolute: '1,000,000 bookings',
  };
}
