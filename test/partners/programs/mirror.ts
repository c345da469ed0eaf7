/**
 * A CRM's copy of bookings, leads and contacts, written from the contract alone. Each page is appended to a journal together with its `syncCursor`, in
 * one line, so a kill leaves at most a torn last line, which is read again. The copy is the last version of each item in the journals that
 * was not removed later.
 *
 * Usage: API_URL=… API_TOKEN=… node mirror.ts FOLDER
 */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

type Page = { items: { id: string }[]; removed?: { id: string }[]; nextCursor: string | null; syncCursor?: string };

const lists = ['bookings', 'leads', 'contacts'];
const limit = 10;
const pollMs = 20;
const { API_URL: url, API_TOKEN: token } = process.env;
const folder = process.argv[2] as string;

await Promise.all(lists.map(mirror));

async function mirror(list: string): Promise<void> {
  const journal = join(folder, `${list}.jsonl`);
  for (let cursor = recover(journal); ; ) {
    const page = await read(list, cursor);
    const removed = (page.removed ?? []).map(({ id }) => id);
    if (page.items.length + removed.length > 0)
      appendFileSync(journal, `${JSON.stringify({ cursor: page.syncCursor, items: page.items, removed })}\n`);
    cursor = page.syncCursor;
    if (page.nextCursor === null) await pause(pollMs);
  }
}

/** Removes a torn last line. Returns the last stored cursor. */
function recover(journal: string): string | undefined {
  if (!existsSync(journal)) return undefined;
  const text = readFileSync(journal, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  truncateSync(journal, Buffer.byteLength(whole));
  const last = whole.split('\n').at(-2);
  return last === undefined ? undefined : (JSON.parse(last) as { cursor: string }).cursor;
}

async function read(list: string, cursor: string | undefined): Promise<Page> {
  const query = new URLSearchParams({ sort: 'updatedAt', limit: String(limit), ...(cursor !== undefined && { cursor }) });
  const response = await fetch(`${url}/api/v2/${list}?${query}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as Page;
}
