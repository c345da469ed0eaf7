/**
 * The version before the newest migration goes on serving while this one migrates its database and starts beside it: no request fails, and
 * nothing that the old version writes is incomplete. The old version is taken from the history of this repository.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { createEmptyDatabase, openPool } from '../support/database.ts';
import { inParallel } from '../support/fleet.ts';
import { runProgram, type ServerProcess, spawnServer, spawnServerBy } from '../support/process.ts';
import { findFaults } from '../support/tables.ts';
import { until } from '../support/until.ts';

const git = (...args: string[]): string => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();

const migrations = 'src/database/migrations/';
const migrationsOf = (commit: string) => git('ls-tree', '--name-only', commit, migrations);

/** The newest commit that has fewer migrations and no other ones; undefined in a copy without a history. */
function findPrevious(): string | undefined {
  const current = migrationsOf('HEAD');
  const isBefore = (commit: string) => {
    const then = migrationsOf(commit);
    return then.length < current.length && current.startsWith(then);
  };
  return git('log', '--format=%H', '--', migrations).split('\n').filter(Boolean).find(isBefore);
}

const previous = findPrevious();
const cleanups: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

async function checkOut(commit: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'caledee-previous-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const { status } = spawnSync('sh', ['-c', `git archive ${commit} | tar -x -C "$0"`, folder]);
  expect(status).toBe(0);
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

type Answer = { status: number; body: { slots: { startAt: string }[]; items: { id: string }[]; code?: string } };

if (previous === undefined) it.skip('there is no history of the repository', () => {});
(previous ? it : it.skip)(
  'serves beside the version before, which writes nothing wrong',
  async () => {
    const folder = await checkOut(previous as string);
    const database = await createEmptyDatabase();
    cleanups.push(database.drop);
    const env = {
      DATABASE_URL: database.url,
      RATE_LIMIT_PER_MINUTE: '1000000',
      SECRET_KEY: 'only for tests, the same for all of their servers',
    };
    const old = await spawnServerBy([process.execPath, join(folder, 'src/main.ts')], env);
    cleanups.push(old.stop);
    const run = async (...args: string[]) =>
      (await runProgram([process.execPath, 'src/cli/program.ts', ...args], { cwd: folder, env })).stdout.trim();
    await run('demo');
    const token = await run('token', 'create', '--user', 'imad', '--scopes', 'all');
    const counts = new Map<string, number>();
    const ask = async ({ url }: ServerProcess, method: string, path: string, body?: object): Promise<Answer> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch(`${url}/api/v2${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      const answer = { status: response.status, body: (await response.json()) as Answer['body'] };
      const key = [method, answer.status, answer.body.code].filter(Boolean).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return answer;
    };
    const { body: eventTypes } = await ask(old, 'GET', '/event-types?active=true');
    const eventTypeId = eventTypes.items[0]?.id as string;
    const [from, to] = [1, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const { body } = await ask(old, 'GET', `/availability?eventTypeId=${eventTypeId}&from=${from}&to=${to}&tz=UTC`);
    const starts = body.slots.map(({ startAt }) => startAt);
    const servers = [old];
    let turn = 0;
    let isOver = false;
    const work = async () => {
      while (!isOver) {
        turn += 1;
        const startAt = starts[turn % starts.length] as string;
        const at = servers[turn % servers.length] as ServerProcess;
        const invitee = { name: `Guest ${turn}`, email: `guest${turn}@example.com`, timezone: 'UTC' };
        const { status, body } = await ask(at, 'POST', '/bookings', { eventTypeId, startAt, invitee });
        const { id } = body as unknown as { id: string };
        await ask(at, 'GET', '/stats');
        if (status === 201 && turn % 2 === 0) await ask(at, 'DELETE', `/bookings/${id}`);
      }
    };
    const working = inParallel(4, 4, work);
    const booked = () => counts.get('POST 201') ?? 0;
    await until('the old version is at work', () => booked() > 10);
    const current = await spawnServer(env);
    cleanups.push(current.stop);
    servers.push(current);
    const before = booked();
    await until('both have booked', () => booked() > before + 60, 60_000);
    isOver = true;
    await working;
    expect([...counts.keys()].filter((key) => / 5\d\d/.test(key))).toEqual([]);
    const pool = openPool(database.url);
    cleanups.push(() => pool.end());
    expect(await findFaults(pool)).toEqual([]);
    // Imported bookings have none.
    const { rows } = await pool.query(`select b.id from bookings b where b.invitee_email like 'guest%@example.com' and not exists (
      select from events e where e.organization_id = b.organization_id and e.booking_id = b.id and e.type = 'booking_created')`);
    expect(rows).toEqual([]);
  },
  180_000,
);
