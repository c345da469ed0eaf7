import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { createTestDatabase, openPool, type TestDatabase } from '../support/database.ts';
import { runCommand, runProgram, type ServerProcess, spawnServer } from '../support/process.ts';
import { untilSettled } from '../support/settled.ts';
import { until } from '../support/until.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let database: TestDatabase;
let running: ServerProcess;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool(database.url);
  await runCommand(['demo'], { DATABASE_URL: database.url });
  running = await spawnServer({ DATABASE_URL: database.url });
}, 120_000);
afterAll(async () => {
  await Promise.all([running.stop(), pool.end()]);
  await database.drop();
});

function readTour(): string {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const tour = /## A tour[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] as string;
  return withStatuses(tour.replace('http://localhost:3000', running.url)).replaceAll(/ \| pick/g, ' | head -n 1 | pick');
}

/** After each response, a line with its status. */
const withStatuses = (commands: string): string => commands.replaceAll('curl -s ', "curl -s -w '\\n%{http_code}\\n' ");

/** Runs the commands; before those from a reading of the feed on, waits until that feed shows everything. */
async function runShell(commands: string): Promise<{ code: number; lines: string[] }> {
  const env = { ...process.env, DATABASE_URL: database.url, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const shell = spawn('bash', ['-eu', '-o', 'pipefail'], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  shell.stdout.on('data', (text) => (output += text));
  const closed = once(shell, 'close');
  const feed = commands.search(/^curl .*\/events\?after=/m);
  if (feed >= 0) {
    shell.stdin.write(`${commands.slice(0, feed)}echo before the feed\n`);
    await until('the feed is to be read', () => output.includes('before the feed'));
    await untilSettled(pool);
  }
  shell.stdin.end(commands.slice(Math.max(0, feed)));
  const [code] = await closed;
  return { code, lines: output.trim().split('\n') };
}

const isStatus = (line: string): boolean => /^\d{3}$/.test(line);

/** Values that a reader copies from a response. */
const copying = (name: string, request: string, member: string): string =>
  `export ${name}=$(${request} | node -p "JSON.parse(fs.readFileSync(0)).${member}")`;

it('leads through the quick start, where the reader copies ids and starts', async () => {
  const guide = readFileSync(`${root}docs/quick-start.md`, 'utf8');
  const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const [listed = '', asked = ''] = blocks.join('').match(/^curl -s "\$API\/(?:event-types|availability).*$/gm) ?? [];
  const { stdout } = await runCommand(['token', 'create', '--user', 'imad', '--scopes', 'all'], { DATABASE_URL: database.url });
  const commands = withStatuses(blocks.join(''))
    .replace('https://caledee.example', running.url)
    .replace('TOKEN=pat_…', `TOKEN=${stdout.trim()}`)
    .replace('export EVENT_TYPE=…', copying('EVENT_TYPE', listed, 'items[0].id'))
    .replace('export START=…', copying('START', asked, 'slots[0].startAt'));
  const { code, lines } = await runShell(commands);
  expect([code, lines.filter(isStatus).join(' ')]).toEqual([0, '200 200 200 201 200']);
}, 120_000);

it('books from a web page', async () => {
  const guide = readFileSync(`${root}docs/clients.md`, 'utf8');
  const [, page = ''] = /## Booking from a web page[\s\S]*?```js\n([\s\S]*?)```/.exec(guide) ?? [];
  const program = page.replace('http://localhost:3000', running.url);
  const { code, stdout } = await runProgram(['node', '--input-type=module', '-e', `${program}\nconsole.log(JSON.stringify(booking));`]);
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { status: 'active', manageUrl: expect.stringContaining(`${running.url}/b/`) }]);
});

it("leads through the README's tour, line by line", async () => {
  const { code, lines } = await runShell(readTour());
  expect([code, lines.filter(isStatus).join(' ')]).toEqual([0, '200 200 200 200 409 200 200 200 200 200 200 200']);
  const answers = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  expect(answers[0].slug).toBe('imad');
  expect(answers[2].slots.length).toBeGreaterThan(0);
  expect(answers[3].items[0]).toMatchObject({
    status: 'active',
    invitee: { email: 'ann@example.com' },
    startAt: answers[2].slots[0].startAt,
  });
  expect(answers[4].reason).toBe('slot_taken');
  expect(answers[5]).toMatchObject({ offered: false, reason: 'slot_taken' });
  const movedFrom = { rescheduledFromId: answers[3].items[0].id, startAt: answers[5].startAt };
  expect(answers[6]).toMatchObject({ ...movedFrom, status: 'canceled', cancelReason: 'The tour is over' });
  expect(answers[7].items[0]).toMatchObject({ event: 'booking_created', data: { invitee: { email: 'ann@example.com' } } });
}, 120_000);
