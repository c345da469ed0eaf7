/** Three minutes of mixed load: memory and event loop delay. */
import { setTimeout as pause } from 'node:timers/promises';
import { clientsOf } from '../compare.ts';
import type { Figure } from '../figures.ts';
import { type Asked, load } from '../load.ts';
import type { Measured } from '../processes.ts';
import type { World } from '../worlds.ts';
import { slotsPath } from './availability.ts';
import { type Orders, writerNames } from './throughput.ts';

export async function endurance(
  world: World,
  orders: Orders,
  server: Measured,
  { firstSeconds, thenSeconds }: { firstSeconds: number; thenSeconds: number },
) {
  const clients = await clientsOf(world, writerNames, (headers, client): Asked[] => [
    ...['/api/v2/me', slotsPath(world, `open-writer-${client}`, 7), '/api/v2/bookings?limit=20', '/api/v2/contacts?q=ann'].map((path) => ({
      path,
      headers,
    })),
    ...orders(headers, client),
  ]);
  server.forgetDelays();
  const running = load(server, clients, { seconds: firstSeconds + thenSeconds });
  await pause(firstSeconds * 1000);
  const first = await server.usage();
  const { perSecond } = await running;
  const last = await server.usage();
  const figures: Figure[] = [
    {
      number: '11a',
      what: `resident memory after ${firstSeconds} s of mixed load`,
      bar: { most: 220 },
      unit: ' MB',
      rounds: [first.rssMb],
      absolute: `${Math.round(perSecond)} requests a second`,
    },
    {
      number: '11b',
      what: `its growth in the ${thenSeconds} s after that`,
      bar: { most: 5 },
      unit: ' %',
      rounds: [(last.rssMb / first.rssMb - 1) * 100],
      absolute: `${first.rssMb.toFixed(0)} to ${last.rssMb.toFixed(0)} MB`,
    },
    {
      number: '14',
      what: "the event loop's delay under that load, 99th percentile",
      bar: { most: 50 },
      unit: ' ms',
      rounds: [last.eventLoopDelayP99Ms],
      absolute: `${writerNames.length} clients without a pause`,
    },
  ];
  return figures;
}
