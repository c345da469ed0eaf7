import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { runCommand, type ServerProcess, spawnServer } from '../support/process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let database: TestDatabase;
let running: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  await runCommand(['demo'], { DATABASE_URL: database.url });
  running = await spawnServer({ DATABASE_URL: database.url });
}, 120_000);
afterAll(async () => {
  await running.stop();
  await database.drop();
});

function readTour(): string {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const tour = /## A tour[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme)?.[1] as string;
  return tour
    .replace('http://localhost:3000', running.url)
    .replaceAll('curl -s ', "curl -s -w '\\n%{http_code}\\n' ")
    .replaceAll(/ \| pick/g, ' | head -n 1 | pick');
}

it("leads through the README's tour, line by line", async () => {
  const env = { ...process.env, DATABASE_URL: database.url, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const shell = spawn('bash', ['-eu', '-o', 'pipefail'], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  shell.stdout.on('data', (text) => (output += text));
  shell.stdin.end(readTour());
  const [code] = await once(shell, 'close');
  const lines = output.trim().split('\n');
  const statuses = lines.filter((line) => /^\d{3}$/.test(line));
  expect([code, statuses.join(' ')]).toEqual([0, '200 200 200 200 409 200 200 200 200 200 200 200']);
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
