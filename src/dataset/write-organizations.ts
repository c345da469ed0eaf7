import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { EventType, Organization, User } from './document.ts';
import { toHost } from './settle-event-types.ts';
import type { Settled } from './settle-organizations.ts';
import { recordset } from './write-bookings.ts';

type Counts = { organizations: number; users: number; schedules: number; eventTypes: number };

/**
 * Writes what differs from what is there, and only that: a row that is as the document says is not touched.
 *
 * @returns how many of each were added or changed
 */
export async function upsertOrganizations(tx: Transaction, settled: readonly Settled[]): Promise<Counts> {
  const organizations = changed(
    settled.map(({ organization }) => bare(organization)),
    settled.flatMap(({ known }) => (known ? [bare(known)] : [])),
  );
  await upsert(tx, { name: 'organizations', columns: 'id uuid, slug text, name text, plan text, created_at timestamptz' }, organizations);
  const [users, knownUsers] = [usersOf(settled, ({ organization }) => organization), usersOf(settled, ({ known }) => known)];
  const { schedules } = await upsertUsers(tx, users, knownUsers);
  const rows = changed(users.map(toUser), knownUsers.map(toUser));
  const eventTypes = await upsertEventTypes(tx, settled);
  return { organizations: organizations.length, users: rows.length, schedules, eventTypes };
}

type Member = User & { organizationId: string };

const bare = ({ id, slug, name, plan, createdAt }: Organization) => ({ id, slug, name, plan, createdAt });

const usersOf = (settled: readonly Settled[], pick: (settled: Settled) => Organization | undefined): Member[] =>
  settled.flatMap((one) => (pick(one)?.users ?? []).map((user) => ({ ...user, organizationId: one.organization.id })));

const toUser = ({ id, organizationId, slug, email, name, timezone, disabledAt, createdAt }: Member) => ({
  id,
  organizationId,
  slug,
  email,
  name,
  timezone,
  disabledAt,
  createdAt,
});

async function upsertUsers(tx: Transaction, users: readonly Member[], known: readonly Member[]): Promise<{ schedules: number }> {
  await upsert(tx, { name: 'users', columns: userColumns }, changed(users.map(toUser), known.map(toUser)));
  const schedules = changed(users.flatMap(toSchedules), known.flatMap(toSchedules));
  // A user has one default schedule at any moment: the old one steps down first.
  await sql`update schedules set is_default = false where is_default and id = any(${schedules.map(({ id }) => id)}::uuid[])`.execute(tx);
  await upsert(tx, { name: 'schedules', columns: scheduleColumns }, schedules);
  await replaceOverrides(tx, users, known);
  const [absences, knownAbsences] = [users.flatMap(toAbsences), known.flatMap(toAbsences)];
  const gone = missing(knownAbsences, absences);
  await sql`delete from out_of_office where id = any(${gone}::uuid[])`.execute(tx);
  await upsert(tx, { name: 'out_of_office', columns: absenceColumns }, changed(absences, knownAbsences));
  return { schedules: schedules.length };
}

const userColumns =
  'id uuid, organization_id uuid, slug text, email text, name text, timezone text, disabled_at timestamptz, created_at timestamptz';
const scheduleColumns =
  'id uuid, organization_id uuid, user_id uuid, name text, timezone text, is_default boolean, weekly jsonb, created_at timestamptz';
const absenceColumns = 'id uuid, organization_id uuid, user_id uuid, first_date date, last_date date, reason text, created_at timestamptz';

const toSchedules = ({ id: userId, organizationId, schedules }: Member) =>
  schedules.map(({ overrides, default: isDefault, ...schedule }) => ({ ...schedule, isDefault, organizationId, userId }));

const toAbsences = ({ id: userId, organizationId, outOfOffice }: Member) =>
  outOfOffice.map(({ from: firstDate, to: lastDate, ...absence }) => ({ ...absence, firstDate, lastDate, organizationId, userId }));

const toOverrides = ({ organizationId, schedules }: Member) => schedules.map(({ id, overrides }) => ({ id, organizationId, overrides }));

async function replaceOverrides(tx: Transaction, users: readonly Member[], known: readonly Member[]): Promise<void> {
  const lists = changed(users.flatMap(toOverrides), known.flatMap(toOverrides));
  const ids = lists.map(({ id }) => id);
  await sql`delete from schedule_overrides where schedule_id = any(${ids}::uuid[])`.execute(tx);
  const rows = lists.flatMap(({ id: scheduleId, organizationId, overrides }) =>
    overrides.map((override) => ({ ...override, scheduleId, organizationId })),
  );
  await upsert(tx, { name: 'schedule_overrides', columns: overrideColumns, key: 'schedule_id, date' }, rows);
}

const overrideColumns = 'organization_id uuid, schedule_id uuid, date date, hours jsonb';

const eventTypeColumns = `id uuid, organization_id uuid, owner_id uuid, slug text, name text, kind text, description text, durations integer[],
  slot_interval_min integer, buffer_before_min integer, buffer_after_min integer, minimum_notice_min integer, booking_window_days integer,
  daily_limit integer, max_invitees integer, location_kind text, location_value text, questions jsonb, host_selection text, active boolean, public_booking boolean,
  created_at timestamptz, updated_at timestamptz`;

async function upsertEventTypes(tx: Transaction, settled: readonly Settled[]): Promise<number> {
  const differing = settled.flatMap(({ organization, users, known }) =>
    changed(organization.eventTypes, known?.eventTypes ?? []).map((eventType) => ({ eventType, users, organizationId: organization.id })),
  );
  const rows = differing.map(({ eventType: { hosts, location, owner, ...eventType }, users, organizationId }) => {
    return { ...eventType, organizationId, ownerId: users.get(owner)!.id, locationKind: location.kind, locationValue: location.value };
  });
  await upsert(tx, { name: 'event_types', columns: eventTypeColumns }, rows);
  const hosts = differing.flatMap(({ eventType, users, organizationId }) => toHosts(eventType, users, organizationId));
  await sql`delete from event_type_hosts where event_type_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  await upsert(tx, { name: 'event_type_hosts', columns: hostColumns, key: 'event_type_id, position' }, hosts);
  return rows.length;
}

const hostColumns = 'organization_id uuid, event_type_id uuid, user_id uuid, position integer, schedule_id uuid';

const toHosts = ({ id: eventTypeId, hosts }: EventType, users: Map<string, User>, organizationId: string) =>
  hosts.map(toHost).map(({ slug, schedule }, position) => {
    const user = users.get(slug)!;
    const scheduleId = user.schedules.find(({ name }) => name === schedule)?.id ?? null;
    return { organizationId, eventTypeId, userId: user.id, position, scheduleId };
  });

/** Those that are new or not as they were. */
function changed<T extends { id: string }>(things: readonly T[], known: readonly T[]): T[] {
  const before = new Map(known.map((thing) => [thing.id, thing]));
  return things.filter((thing) => !isDeepStrictEqual(thing, before.get(thing.id)));
}

function missing(known: readonly { id: string }[], things: readonly { id: string }[]): string[] {
  const ids = new Set(things.map(({ id }) => id));
  return known.flatMap(({ id }) => (ids.has(id) ? [] : [id]));
}

/** `columns` with their types, as JSON is read into them. */
type Table = { name: string; columns: string; key?: string };

async function upsert(tx: Transaction, { name: table, columns, key = 'id' }: Table, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.split(',').map((column) => column.trim().split(' ')[0]!);
  const list = sql.raw(names.join(', '));
  const news = sql.raw(names.map((name) => `${name} = excluded.${name}`).join(', '));
  await sql`
    insert into ${sql.table(table)} (${list}) select ${list} from ${recordset(JSON.stringify(rows.map(toSnakeCase)), columns)}
    on conflict (${sql.raw(key)}) do update set ${news}`.execute(tx);
}

/** The names of the columns: Kysely's plugin does not see into JSON. */
const toSnakeCase = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
