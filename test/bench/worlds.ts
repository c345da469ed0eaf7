/** The measured data: the same team in a small database and beside a million bookings of other users. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { createToken } from '../../src/accounts/tokens.ts';
import { scopes } from '../../src/contract.ts';
import { connect, type Db } from '../../src/database/connect.ts';
import { migrate } from '../../src/database/migrate.ts';
import { importDataset } from '../../src/dataset/import.ts';
import { daily, eventType, organization, user, world } from '../support/worlds.ts';
import { root } from './processes.ts';

export type World = {
  databaseUrl: string;
  /** Another token of the user than the last ones. */
  newToken: (user: string) => Promise<string>;
  eventTypeId: (slug: string) => string;
  /** A midnight (UTC) after which none of the measured hosts has a booking yet. */
  freeFrom: number;
  close: () => Promise<void>;
};

export const teamSize = 50;
export const writers = 64;
/** `busyTimes`: of a connected calendar, in the month that is measured. */
export const busyHosts = [
  { slug: 'calm', busyTimes: 200 },
  { slug: 'crowded', busyTimes: 2000 },
] as const;
export const crowd = { hosts: 500, bookings: 1_000_000, leads: 100_000 };
export const crowdOwner = 'chief';

const DAY_MS = 86_400_000;
const zones = ['Europe/Paris', 'Europe/Berlin', 'Europe/Madrid', 'Europe/London', 'Europe/Athens'];

export const beginning = (): number => Math.ceil(Date.now() / DAY_MS) * DAY_MS + DAY_MS;

export async function openWorld(databaseUrl: string): Promise<World> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  await migrate(pool);
  await pool.query(`create table if not exists bench_plain (id uuid primary key, host text not null, starts_at timestamptz not null,
    name text not null, email text not null, created_at timestamptz not null default now())`);
  const { db, close } = connect(databaseUrl, { size: 2, report: () => {} });
  if ((await readIds(pool)).size === 0) await importDataset(db, team());
  const ids = await readIds(pool);
  const freeFrom = await readFreeFrom(pool);
  await pool.query("delete from personal_access_tokens where name = 'bench'"); // of an earlier run with these worlds
  await pool.end();
  const tokens = new Map<string, Promise<string>[]>();
  return {
    databaseUrl,
    newToken: (slug) => takeToken(tokens, slug, () => tokenOf(db, slug)),
    eventTypeId: (slug) => ids.get(slug) as string,
    freeFrom,
    close,
  };
}

async function readIds(pool: pg.Pool): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ slug: string; id: string }>(
    `select e.slug, e.id from event_types e join organizations o on o.id = e.organization_id where o.slug = 'team'`,
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

async function readFreeFrom(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ last: Date | null }>(
    `select max(m.ends_at) as last from meetings m join event_types e on e.id = m.event_type_id where e.slug ~ '^(open-|sought)'`,
  );
  return Math.max(beginning(), Math.ceil((rows[0]?.last?.getTime() ?? 0) / DAY_MS) * DAY_MS);
}

/** Less than the 50 that a user can have. */
const tokensPerUser = 40;

/** Creates tokens of a user until there are enough, then takes them in turn. */
function takeToken(tokens: Map<string, Promise<string>[]>, slug: string, create: () => Promise<string>): Promise<string> {
  const own = tokens.get(slug) ?? [];
  tokens.set(slug, own);
  const token = own.length < tokensPerUser ? create() : own.shift()!;
  own.push(token);
  return token;
}

async function tokenOf(db: Db, slug: string): Promise<string> {
  const created = await createToken(db, { user: slug, scopes: Object.keys(scopes), name: 'bench' });
  if (created === undefined) throw new Error(`there is no user ${slug}`);
  return created.token;
}

/** Fifty hosts with different hours and twenty meetings each, alone and as a team; and hosts for bookings. */
function team(): object {
  const members = Array.from({ length: teamSize }, (_, i) => `member-${i}`);
  const free = Array.from({ length: writers }, (_, i) => `writer-${i}`);
  const anyTime = daily(['00:00', '24:00']);
  return world(
    organization('team', {
      users: [
        ...members.map((slug, i) => user(slug, { timezone: zones[i % zones.length], weekly: hoursOf(i) })),
        ...busyHosts.map(({ slug }) => user(slug)),
        ...[...free, 'sought'].map((slug) => user(slug, { weekly: anyTime })),
      ],
      eventTypes: [
        ...[...members, ...busyHosts.map(({ slug }) => slug)].map((slug) => eventType(slug, `solo-${slug}`)),
        eventType('member-0', 'robin', { kind: 'round_robin', hostSelection: 'least_busy', hosts: members }),
        eventType('member-0', 'together', { kind: 'collective', hosts: members }),
        ...free.map((slug) => eventType(slug, `open-${slug}`, { durations: [15] })),
        eventType('sought', 'sought', { durations: [60], slotIntervalMin: 15 }),
      ],
      bookings: members.flatMap((slug, i) => Array.from({ length: 20 }, (_, n) => meeting(slug, i, n))),
    }),
  );
}

/** Seven hours a day, starting at different half hours; with the zones, 25 different ones. */
function hoursOf(i: number): object {
  const start = 8 * 60 + (Math.floor(i / zones.length) % 5) * 30;
  const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return daily([text(start), text(start + 7 * 60)]);
}

/** Spread over the month, so that the hosts still have common free times. */
const meeting = (slug: string, i: number, n: number) => ({
  eventType: `${slug}/solo-${slug}`,
  startAt: new Date(beginning() + ((n * 3 + i) % 31) * DAY_MS + (9 + ((i + n) % 4)) * 3_600_000).toISOString(),
  durationMin: 30,
  invitee: { name: 'Ann', email: `ann-${i}-${n}@example.com`, timezone: 'Europe/Paris' },
  createdAt: new Date(Date.now() - DAY_MS).toISOString(),
});

/** Takes minutes. */
export async function importCrowd(databaseUrl: string): Promise<void> {
  const size = Object.entries(crowd).flatMap(([name, count]) => [`--${name}`, String(count)]);
  const print = spawn(process.execPath, ['scripts/world.ts', ...size, '--owner', crowdOwner], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const take = spawn(process.execPath, ['--max-old-space-size=8192', 'src/cli/program.ts', 'import', '-'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  print.stdout.pipe(take.stdin);
  const [code] = await once(take, 'exit');
  if (code !== 0) throw new Error(`the import of the crowd ended with ${code}`);
}
