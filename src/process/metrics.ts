/** Metrics for Prometheus, served on a port of their own. prom-client is loaded only where METRICS_PORT is set. */
import { createServer, type RequestListener } from 'node:http';
import { ConfigError } from './environment.ts';
import type { Log } from './log.ts';

export type Outcome = 'succeeded' | 'failed';

/** Of what is due: how many, and for how long the oldest. */
export type Queue = { name: string; due: number; oldestSec: number };

/** As pg has it. */
type WatchedPool = { totalCount: number; idleCount: number; waitingCount: number };

export type Metrics = {
  /** `operation`: the operationId, or another fixed name. */
  countRequest: (request: { operation: string; status: number | 'aborted'; durationMs: number }) => void;
  countWebhookAttempt: (outcome: Outcome) => void;
  countMessageAttempt: (outcome: Outcome) => void;
  countCalendarSync: (outcome: Outcome) => void;
  watchPool: (name: string, pool: WatchedPool) => void;
  stop: () => Promise<void>;
};

type Options = { port: number; host: string; readQueues: () => Promise<Queue[]> };

/** In seconds: a quarter of the requests takes less than the first. */
const durations = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A scrape within this time reads no queue again. */
const keptMs = 5000;
/** Gauges whose names end in `_total`, which Prometheus reserves for counters. */
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Throws a ConfigError for a port that cannot be used. */
export async function startMetrics(options: Options, log: Log): Promise<Metrics> {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  const requests = new Histogram({
    name: 'caledee_request_duration_seconds',
    help: 'Requests by operation and status.',
    labelNames: ['operation', 'status'],
    buckets: durations,
    registers,
  });
  const limited = new Counter({
    name: 'caledee_rate_limited_requests_total',
    help: 'Requests refused with 429.',
    labelNames: ['operation'],
    registers,
  });
  const countOutcomes = (name: string, help: string) => {
    const counter = new Counter({ name, help, labelNames: ['outcome'], registers });
    // So that the first failure is an increase.
    for (const outcome of ['succeeded', 'failed']) counter.inc({ outcome }, 0);
    return (outcome: Outcome) => counter.inc({ outcome });
  };
  const pools = new Map<string, WatchedPool>();
  new Gauge({
    name: 'caledee_database_connections',
    help: 'Open connections to the database.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, { totalCount, idleCount }] of pools) {
        this.set({ pool, state: 'idle' }, idleCount);
        this.set({ pool, state: 'used' }, totalCount - idleCount);
      }
    },
  });
  new Gauge({
    name: 'caledee_database_waiting',
    help: 'Requests and jobs that wait for a connection to the database.',
    labelNames: ['pool'],
    registers,
    collect() {
      for (const [pool, { waitingCount }] of pools) this.set({ pool }, waitingCount);
    },
  });
  const readQueues = keep(keptMs, () =>
    options.readQueues().catch((err) => {
      log.warn({ err }, 'reading the queues for metrics failed');
      return [];
    }),
  );
  const addQueueGauge = (name: string, help: string, toValue: (queue: Queue) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'],
      registers,
      async collect() {
        // Without a value while the database cannot be read, instead of an old one.
        this.reset();
        for (const queue of await readQueues()) this.set({ queue: queue.name }, toValue(queue));
      },
    });
  addQueueGauge('caledee_queue_due', 'What is due now, in the whole database.', ({ due }) => due);
  addQueueGauge('caledee_queue_oldest_seconds', 'For how long the oldest has been due.', ({ oldestSec }) => oldestSec);
  const stop = await serve(options, async () => ({ type: registry.contentType, text: await registry.metrics() }));
  return {
    countRequest({ operation, status, durationMs }) {
      requests.observe({ operation, status }, durationMs / 1000);
      if (status === 429) limited.inc({ operation });
    },
    countWebhookAttempt: countOutcomes('caledee_webhook_attempts_total', 'Attempts to deliver webhooks.'),
    countMessageAttempt: countOutcomes('caledee_message_attempts_total', 'Attempts to send mail.'),
    countCalendarSync: countOutcomes('caledee_calendar_syncs_total', 'Readings of connected calendars.'),
    watchPool: (name, pool) => void pools.set(name, pool),
    stop,
  };
}

function keep<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (kept === undefined || performance.now() > until) {
      kept = read();
      until = performance.now() + ms;
    }
    return kept;
  };
}

async function serve({ port, host }: Options, read: () => Promise<{ type: string; text: string }>): Promise<() => Promise<void>> {
  const respond: RequestListener = async (req, res) => {
    if (req.url === '/healthz') return void res.end('ok\n');
    if (req.url !== '/metrics') return void res.writeHead(404).end();
    try {
      const { type, text } = await read();
      res.setHeader('Content-Type', type).end(text);
    } catch {
      res.writeHead(500).end();
    }
  };
  // The process may end without it.
  const server = createServer(respond).unref();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve)).catch((error: Error) => {
    throw new ConfigError(`METRICS_PORT ${port} cannot be used: ${error.message}`, { cause: error });
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
