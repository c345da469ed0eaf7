/** A partner's copy of bookings and leads follows concurrent changes and survives kills, without ever listing anything again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Schemas } from '../../src/client.ts';
import { at, book, createHost } from '../support/hosts.ts';
import { type ApiClient, startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

type Item = { id: string };
type List = 'bookings' | 'leads';

const program = fileURLToPath(new URL('./programs/mirror.ts', import.meta.url));
const initial = 40;
const rounds = 12;
const kills = 6;
const pageSize = 10;

let server: TestServer;
let folder: string;
let running: ChildProcess;

beforeAll(async () => {
  server = await startTestServer({ rateLimitPerMinute: 1_000_000 });
  await server.setClock('2027-03-01T08:00:00Z');
  folder = await mkdtemp(join(tmpdir(), 'caledee-mirror-'));
});
afterAll(async () => {
  await stop();
  await server.stop();
  await rm(folder, { recursive: true });
});

function start(token: string): void {
  running = spawn(process.execPath, [program, folder], {
    env: { API_URL: server.url, API_TOKEN: token },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function stop(): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  running.kill('SIGKILL');
  await once(running, 'exit');
}

/** Complete lines of a journal. */
function linesOf(list: List): { items: Item[] }[] {
  const journal = join(folder, `${list}.jsonl`);
  const text = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const copyOf = (list: List): Map<string, Item> => new Map(linesOf(list).flatMap(({ items }) => items.map((item) => [item.id, item])));
const receivedOf = (list: List): number => linesOf(list).reduce((sum, { items }) => sum + items.length, 0);

async function rowsOf(client: ApiClient, list: List): Promise<Map<string, Item>> {
  const rows = new Map<string, Item>();
  for await (const item of client.list(`/api/v2/${list}`)) rows.set(item.id, item);
  return rows;
}

it('is equal to the rows after concurrent changes and kills', async () => {
  const { client, slug, eventTypeId } = await createHost(server, { maxInvitees: 1000 });
  const token = await server.token(slug);
  let changes = 0;
  const bookings: string[] = [];
  const leads: string[] = [];
  const people = { next: 0 };
  const add = async () => {
    people.next += 1;
    const email = `person${people.next}@example.com`;
    const lead = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo Berg', email } });
    const booking = await book(client, eventTypeId, at(people.next % 2 ? '09:00' : '10:00'), { invitee: { name: 'Bo Berg', email } });
    leads.push((lead.data as Schemas['Lead']).id);
    bookings.push((booking.data as Schemas['Booking']).id);
    changes += 3;
  };
  const changeLead = async (id: string) => {
    await client.PATCH('/api/v2/leads/{id}', { params: { path: { id } }, body: { status: 'contacted' } });
    changes += 1;
  };
  const cancel = async (id: string) => {
    await client.DELETE('/api/v2/bookings/{id}', { params: { path: { id } } });
    changes += 1;
  };
  const move = async (id: string) => {
    await client.POST('/api/v2/bookings/{id}/reschedule', { params: { path: { id } }, body: { startAt: at('13:00') } });
    changes += 3;
  };
  for (let done = 0; done < initial; done += 10) await Promise.all(Array.from({ length: 10 }, add));

  start(token);
  for (let round = 0; round < rounds; round += 1) {
    const own = round * 3;
    await Promise.all([
      ...Array.from({ length: 6 }, add),
      changeLead(leads[own] as string),
      changeLead(leads[own + 1] as string),
      cancel(bookings[own] as string),
      move(bookings[own + 1] as string),
    ]);
    if (round % 2 === 1) {
      await stop();
      await changeLead(leads[own + 2] as string);
      start(token);
    }
    await pause(Math.random() * 50);
  }

  for (const list of ['bookings', 'leads'] as const) {
    const rows = await rowsOf(client, list);
    await until(`the copy of ${list} is up to date`, () => {
      expect(copyOf(list)).toEqual(rows);
      return true;
    });
    expect(rows.size).toBeGreaterThanOrEqual(initial + rounds * 6);
  }
  // After a kill, at most the last page of each list is read once more.
  expect(receivedOf('bookings') + receivedOf('leads')).toBeLessThanOrEqual(changes + 2 * kills * pageSize);
}, 180_000);
