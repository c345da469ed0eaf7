/**
 * Reads calendars in a thread of their own, because strangers write them: one that takes too long or too much memory ends with an error and
 * neither delays requests nor stops the process. One calendar is read at a time.
 */
import { Worker } from 'node:worker_threads';
import { type ObjectTimes, type ReadOptions, unread } from './icalendar.ts';

/** `text`: bytes as received, in UTF-8 or UTF-16, or a string. */
export type CalendarObject = { href: string; text: string | Uint8Array };
export type ReadObject = ObjectTimes & { href: string };

export type ReadLimits = { objectMs: number; calendarMs: number; memoryMb: number };

const usualLimits: ReadLimits = { objectMs: 10_000, calendarMs: 60_000, memoryMb: 256 };
/** Ten thousand events take about 6 MB. */
export const largestCalendarBytes = 25_000_000;

/** After so many objects that ended a thread, the others are not read. */
const mostThreads = 4;

let last: Promise<unknown> = Promise.resolve();

/** Returns the times of each object, in their order. */
export function readObjects(objects: readonly CalendarObject[], options: ReadOptions, limits = usualLimits): Promise<ReadObject[]> {
  const reading = last.then(() => readAll(objects, options, limits));
  last = reading.catch(() => {});
  return reading;
}

async function readAll(objects: readonly CalendarObject[], options: ReadOptions, limits: ReadLimits): Promise<ReadObject[]> {
  const found: ObjectTimes[] = [];
  const endsAt = Date.now() + limits.calendarMs;
  for (let threads = 0; found.length < objects.length && threads < mostThreads; threads++) {
    const texts = objects.slice(found.length).map(({ text }) => toBytes(text));
    const failure = await readInThread({ texts, options }, limits, endsAt, (times) => found.push(times));
    if (failure !== undefined) found.push(unread(failure));
  }
  return objects.map(({ href }, index) => ({ ...(found[index] ?? unread('takes too long to read')), href }));
}

/** Bytes are outside of the heap, so that a large calendar does not exhaust it. A calendar that is too large is reported by the thread. */
const toBytes = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? new TextEncoder().encode(text) : text);

export type ThreadInput = { texts: Uint8Array[]; options: ReadOptions };

/** Returns what prevents reading the object after the last one passed to `add`; undefined when all are read. */
function readInThread(workerData: ThreadInput, limits: ReadLimits, endsAt: number, add: (times: ObjectTimes) => unknown) {
  const resourceLimits = { maxOldGenerationSizeMb: limits.memoryMb };
  const thread = new Worker(new URL('./reader-thread.ts', import.meta.url), { workerData, resourceLimits, stdout: true, stderr: true });
  return new Promise<string | undefined>((resolve) => {
    const end = (failure: string | undefined): void => {
      clearTimeout(timer);
      thread.removeAllListeners('message');
      resolve(thread.terminate().then(() => failure));
    };
    const expire = () => end('takes too long to read');
    const nextLimit = () => Math.max(0, Math.min(limits.objectMs, endsAt - Date.now()));
    let timer = setTimeout(expire, nextLimit());
    let left = workerData.texts.length;
    thread.on('message', (times: ObjectTimes) => {
      add(times);
      left--;
      clearTimeout(timer);
      if (left === 0) end(undefined);
      else timer = setTimeout(expire, nextLimit());
    });
    thread.on('error', (error) => end(isOutOfMemory(error) ? 'needs too much memory to read' : 'cannot be read'));
  });
}

const isOutOfMemory = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
