/** A partner's copy of bookings, leads and contacts follows concurrent changes and survives kills, without ever listing anything again. */
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
const lists = ['bookings', 'leads', 'contacts'] as const;
type List = (typeof lists)[number];
type Lines = { items: Item[]; removed: string[] }[];

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
function linesOf(list: List): Lines {
  const journal = join(folder, `${list}.jsonl`);
  const text = existsSync(journal) ? readFileSync(journal, 'utf8') : '';
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

function copyOf(list: List): Map<string, Item> {
  const copy = new Map<string, Item>();
  for (const { items, removed } of linesOf(list)) {
    for (const item of items) copy.set(item.id, item);
    for (const id of removed) copy.delete(id);
  }
  return copy;
}

const receivedOf = (list: List): number => linesOf(list).reduce((sum, { items, removed }) => sum + items.length + removed.length, 0);

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
  const emails: string[] = [];
  const people = { next: 0 };
  const add = async () => {
    people.next += 1;
    const email = `person${people.next}@example.com`;
    const lead = await client.POST('/api/v2/leads', { body: { eventTypeId, name: 'Bo Berg', email } });
    const booking = await book(client, eventTypeId, at(people.next % 2 ? '09:00' : '10:00'), { invitee: { name: 'Bo Berg', email } });
    emails.push(email);
    leads.push((lead.data as Schemas['Lead']).id);
    bookings.push((booking.data as Schemas['Booking']).id);
    changes += 5;
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
    changes += 4;
  };
  const erase = async (email: string) => {
    const { response } = await client.POST('/api/v2/contacts/erase', { body: { email } });
    expect(response.status).toBe(200);
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
      cancel(bookings[own] as string).then(() => erase(emails[own] as string)),
      move(bookings[own + 1] as string),
    ]);
    if (round % 2 === 1) {
      await stop();
      await changeLead(leads[own + 2] as string);
      start(token);
    }
    await pause(Math.random() * 50);
  }

  for (const list of lists) {
    const rows = await rowsOf(client, list);
    await until(`the copy of ${list} is up to date`, () => {
      expect(copyOf(list)).toEqual(rows);
      return true;
    });
    expect(rows.size).toBe(initial + rounds * 6 + { bookings: rounds, leads: 0, contacts: -rounds }[list]);
  }
  // After a kill, at most the last page of each list is read once more.
  const received = lists.reduce((sum, list) => sum + receivedOf(list), 0);
  expect(received).toBeLessThanOrEqual(changes + lists.length * kills * pageSize);
}, 180_000);
