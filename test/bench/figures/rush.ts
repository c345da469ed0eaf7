/** 64 concurrent writers for overlapping times of one host. */
import { DAY_MS } from '../../../src/availability/dates.ts';
import { type Figure, median } from '../figures.ts';
import type { Measured } from '../processes.ts';
import type { World } from '../worlds.ts';

const writers = 64;

export async function rush(rounds: number, world: World, server: Measured): Promise<Figure[]> {
  const tokens = await Promise.all(Array.from({ length: writers }, () => world.newToken('sought')));
  const worst: number[] = [];
  const middle: number[] = [];
  let [booked, refused, wrong] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const answers = await Promise.all(tokens.map((token, n) => order(world, server, token, round, n)));
    worst.push(Math.max(...answers.map(({ tookMs }) => tookMs)));
    middle.push(median(answers.map(({ tookMs }) => tookMs)));
    booked += answers.filter(({ status }) => status === 201).length;
    refused += answers.filter(({ status }) => status === 409).length;
    wrong += answers.filter(({ status }) => status !== 201 && status !== 409).length;
  }
  const of = `of ${rounds * writers} answers ${booked} were 201 and ${refused} were 409`;
  return [
    {
      number: '9a',
      what: `${writers} writers on overlapping ranges of one host: worst answer of a round`,
      bar: { most: 500 },
      unit: ' ms',
      rounds: worst,
      absolute: `median answer ${Math.round(median(middle))} ms`,
    },
    { number: '9b', what: 'errors other than 409 among them', bar: { most: 0 }, rounds: [wrong], absolute: of },
  ];
}

async function order(world: World, server: Measured, token: string, round: number, n: number) {
  const startAt = new Date(world.freeFrom + round * DAY_MS + Math.floor(n / 4) * 15 * 60_000).toISOString();
  const body = { eventTypeId: world.eventTypeId('sought'), startAt, invitee: { name: 'Ann', email: `ann-${round}-${n}@example.com` } };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const startedAt = performance.now();
  const response = await fetch(`${server.url}/api/v2/bookings`, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.text();
  return { status: response.status, tookMs: performance.now() - startedAt };
}
