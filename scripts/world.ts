// Prints a dataset of any size, identical for identical arguments: `node scripts/world.ts --hosts 500 --bookings 1000000 --leads 100000 > world.json`.
// Each host has an event type and hourly bookings on weekdays from 2020 on, without overlaps. With `--owner NAME`, another user owns all event
// types and so sees every booking.

import { once } from 'node:events';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '50' },
    bookings: { type: 'string', default: '10000' },
    leads: { type: 'string', default: '1000' },
    people: { type: 'string' },
    owner: { type: 'string' },
  },
});
const [hosts, bookings, leads] = [Number(values.hosts), Number(values.bookings), Number(values.leads)];
/** Number of different invitees. */
const people = Number(values.people ?? Math.max(1, Math.round(bookings / 4)));

const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'America/Sao_Paulo', 'Asia/Tokyo'];
const hoursPerDay = 8;
const DAY_MS = 86_400_000;
const beginning = Date.parse('2020-01-06T00:00:00Z');

/** A pseudo-random integer in [0, below), determined by the seed. */
function spread(seed: number, below: number): number {
  let hash = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) % below;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const zoneOf = (number: number): string => zones[number % zones.length]!;
const isCanceled = (number: number): boolean => spread(number, 10) === 0;

const nameOf = (host: number): string => (host < hosts ? `host-${host}` : (values.owner as string));

const user = (host: number) => ({
  slug: nameOf(host),
  email: `${nameOf(host)}@acme.test`,
  name: `Host ${host}`,
  timezone: zoneOf(host),
  schedules: [{ name: 'Working hours', weekly: Object.fromEntries(weekdays.map((day) => [day, hours])) }],
});
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const hours = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];

const ownerOf = (host: number): string => values.owner ?? `host-${host}`;
const slugOf = (host: number): string => (values.owner === undefined ? 'intro' : `intro-${host}`);

const eventType = (host: number) => ({
  owner: ownerOf(host),
  slug: slugOf(host),
  name: 'Intro call',
  kind: 'one_on_one',
  hosts: [`host-${host}`],
  durations: [30, 60],
  bufferAfterMin: 10,
});

function booking(number: number) {
  const host = number % hosts;
  const turn = Math.floor(number / hosts);
  const day = Math.floor(turn / hoursPerDay);
  const startMs = beginning + (Math.floor(day / 5) * 7 + (day % 5)) * DAY_MS + (8 + (turn % hoursPerDay)) * 3_600_000;
  const createdMs = startMs - (1 + spread(number, 20 * 24)) * 3_600_000;
  const person = spread(number + 1, people);
  const canceled = isCanceled(number) && {
    status: 'canceled',
    canceledAt: iso(createdMs + 1_800_000),
    canceledBy: 'invitee',
    cancelReason: 'Something came up.',
  };
  const invitee = { name: `Person ${person}`, email: `person-${person}@example.com`, timezone: zoneOf(person) };
  return {
    eventType: `${ownerOf(host)}/${slugOf(host)}`,
    hosts: [`host-${host}`],
    startAt: iso(startMs),
    durationMin: 30,
    ...canceled,
    invitee,
    createdAt: iso(createdMs),
  };
}

function lead(number: number) {
  const host = spread(number, hosts);
  const person = spread(number + 7, people);
  const status = ['new', 'contacted', 'qualified', 'lost'][number % 4];
  const createdAt = iso(beginning + spread(number, 2000) * DAY_MS);
  return {
    eventType: `${ownerOf(host)}/${slugOf(host)}`,
    name: `Person ${person}`,
    email: `person-${person}@example.com`,
    status,
    createdAt,
  };
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function printList(name: string, length: number, item: (number: number) => object): Promise<void> {
  await print(`, "${name}": [`);
  let text = '';
  for (let number = 0; number < length; number++) {
    text += `${number ? ',' : ''}\n  ${JSON.stringify(item(number))}`;
    if (text.length > 1_000_000) {
      await print(text);
      text = '';
    }
  }
  await print(`${text}\n]`);
}

await print('{ "organizations": [ { "slug": "world", "name": "World", "plan": "team"');
await printList('users', values.owner === undefined ? hosts : hosts + 1, user);
await printList('eventTypes', hosts, eventType);
await printList('bookings', bookings, booking);
await printList('leads', leads, lead);
await print(' } ] }\n');
