/**
 * Parses answers of calendar servers. 10,000 events take 1.7 s, and an answer can be made to take more, so large ones are parsed in a thread
 * with limits of time and memory, one at a time. A thread that exceeds them is ended, which fails that answer only.
 */
import { Worker } from 'node:worker_threads';
import { type Answer, type Multistatus, parseMultistatus } from './multistatus.ts';
import { CalendarError } from './source.ts';

/** Parsed here in about a millisecond. */
const fewTags = 500;
/** A list of 10,000 events has 160,000. */
const mostTags = 400_000;
const timeoutMs = 15_000;
const idleMs = 30_000;
const resourceLimits = { maxOldGenerationSizeMb: 256 };

/** An answer that is too large. A smaller question may have a smaller one. */
export class TooLarge extends CalendarError {
  constructor() {
    super('unreachable', 'An answer of the calendar server is too large.');
  }
}

let thread: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

export async function parseAnswer(answer: Answer, tags: number): Promise<Multistatus> {
  if (tags > mostTags) throw new TooLarge();
  if (tags <= fewTags) return parseMultistatus(answer);
  const parsed = last.then(() => parseInThread(answer));
  last = parsed.catch(() => {});
  return parsed;
}

async function parseInThread(answer: Answer): Promise<Multistatus> {
  clearTimeout(idle);
  thread ??= new Worker(new URL('./multistatus-thread.ts', import.meta.url), { resourceLimits });
  const worker = thread;
  worker.ref();
  try {
    return await ask(worker, answer);
  } catch (error) {
    thread = undefined;
    await worker.terminate();
    throw error;
  } finally {
    // Without names, Node's own ones would go as well, and the thread would never answer again.
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    worker.unref();
    idle = setTimeout(endThread, idleMs).unref();
  }
}

function endThread(): void {
  thread?.terminate();
  thread = undefined;
}

const ask = (worker: Worker, answer: Answer): Promise<Multistatus> =>
  new Promise((resolve, reject) => {
    const fail = () => {
      clearTimeout(timer);
      reject(new TooLarge());
    };
    const timer = setTimeout(fail, timeoutMs);
    worker.once('error', fail).once('exit', fail);
    worker.once('message', (parsed: Multistatus) => {
      clearTimeout(timer);
      resolve(parsed);
    });
    worker.postMessage(answer);
  });
