/** Loaded into each measured process by `--import`; reports its CPU time and memory on request. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Usage = { cpuMs: number; rssMb: number; eventLoopDelayP99Ms: number };

const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
delay.enable();

process.on('message', (question) => {
  if (question === 'forget') return delay.reset();
  const { user, system } = process.cpuUsage();
  // The histogram holds the time between two ticks, including the requested pause.
  const eventLoopDelayP99Ms = delay.percentile(99) / 1e6 - resolutionMs;
  process.send?.({ cpuMs: (user + system) / 1000, rssMb: process.memoryUsage.rss() / 2 ** 20, eventLoopDelayP99Ms } satisfies Usage);
});
// Listening must not keep the process alive.
process.channel?.unref();
