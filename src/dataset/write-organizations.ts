import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import { disableOfMembers } from '../queries/webhooks.ts';
import type { EventType, Organization, User } from './document.ts';
import { InvalidDatasetError } from './errors.ts';
import { toHost } from './normalize-event-types.ts';
import type { NormalizedOrganization } from './normalize-organizations.ts';
import { recordset } from './write-bookings.ts';

type Counts = { organizations: number; users: number; schedules: number; eventTypes: number };

/** Writes only rows that differ from the existing ones. Returns how many of each were added or changed. */
export async function upsertOrganizations(tx: Transaction, normalized: readonly NormalizedOrganization[]): Promise<Counts> {
  const organizations = changed(
    normalized.map(({ organization }) => toOrganization(organization)),
    normalized.flatMap(({ existing }) => (existing ? [toOrganization(existing)] : [])),
  );
  await upsert(tx, { name: 'organizations', columns: 'id uuid, slug text, name text, plan text, created_at timestamptz' }, organizations);
  await prepareEvents(tx, normalized);
  const [users, existingUsers] = [usersOf(normalized, ({ organization }) => organization), usersOf(normalized, ({ existing }) => existing)];
  const { schedules } = await upsertUsers(tx, users, existingUsers);
  const rows = changed(users.map(toUser), existingUsers.map(toUser));
  const eventTypes = await upsertEventTypes(tx, normalized);
  return { organizations: organizations.length, users: rows.length, schedules, eventTypes };
}

/**
 * The first event of an organization holds a lock until its transaction ends. Taken here, before other transactions
 * can see the organization, it delays none.
 */
async function prepareEvents(tx: Transaction, normalized: readonly NormalizedOrganization[]): Promise<void> {
  const added = normalized.filter(({ existing }) => existing === undefined);
  for (const { organization } of added) await sql`select event_place(${organization.id})`.execute(tx);
}

type Member = User & { organizationId: string };

const toOrganization = ({ id, slug, name, plan, createdAt }: Organization) => ({ id, slug, name, plan, createdAt });

const usersOf = (
  normalized: readonly NormalizedOrganization[],
  pick: (normalized: NormalizedOrganization) => Organization | undefined,
): Member[] => normalized.flatMap((one) => (pick(one)?.users ?? []).map((user) => ({ ...user, organizationId: one.organization.id })));

const toUser = ({ id, organizationId, slug, email, name, timezone, role, externalId, meetingLinks, disabledAt, createdAt }: Member) => ({
  id,
  organizationId,
  slug,
  email,
  name,
  timezone,
  role,
  externalId,
  meetingLinks,
  disabledAt,
  createdAt,
});

async function upsertUsers(tx: Transaction, users: readonly Member[], existing: readonly Member[]): Promise<{ schedules: number }> {
  await upsert(tx, { name: 'users', columns: userColumns }, changed(users.map(toUser), existing.map(toUser)));
  const demoted = users.filter(({ id, role }) => role === 'member' && existing.some((one) => one.id === id && one.role !== 'member'));
  for (const organizationId of organizationsOf(demoted)) await disableOfMembers(tx, { organizationId });
  const schedules = changed(users.flatMap(toSchedules), existing.flatMap(toSchedules));
  // A unique index allows one default schedule per user, so the old one is reset first.
  await sql`update schedules set is_default = false
    where organization_id = any(${organizationsOf(schedules)}::uuid[]) and is_default and id = any(${schedules.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  await upsert(tx, { name: 'schedules', columns: scheduleColumns, key: 'organization_id, id' }, schedules);
  await replaceOverrides(tx, users, existing);
  const [absences, existingAbsences] = [users.flatMap(toAbsences), existing.flatMap(toAbsences)];
  const gone = missing(existingAbsences, absences);
  await sql`delete from out_of_office
    where organization_id = any(${organizationsOf(existingAbsences)}::uuid[]) and id = any(${gone}::uuid[])`.execute(tx);
  await upsert(tx, { name: 'out_of_office', columns: absenceColumns, key: 'organization_id, id' }, changed(absences, existingAbsences));
  return { schedules: schedules.length };
}

const userColumns =
  'id uuid, organization_id uuid, slug text, email text, name text, timezone text, role text, external_id text, meeting_links jsonb, disabled_at timestamptz, created_at timestamptz';
const scheduleColumns =
  'id uuid, organization_id uuid, user_id uuid, name text, timezone text, is_default boolean, weekly jsonb, created_at timestamptz';
const absenceColumns = 'id uuid, organization_id uuid, user_id uuid, first_date date, last_date date, reason text, created_at timestamptz';

const toSchedules = ({ id: userId, organizationId, schedules }: Member) =>
  schedules.map(({ overrides, default: isDefault, ...schedule }) => ({ ...schedule, isDefault, organizationId, userId }));

const toAbsences = ({ id: userId, organizationId, outOfOffice }: Member) =>
  outOfOffice.map(({ from: firstDate, to: lastDate, ...absence }) => ({ ...absence, firstDate, lastDate, organizationId, userId }));

const toOverrides = ({ organizationId, schedules }: Member) => schedules.map(({ id, overrides }) => ({ id, organizationId, overrides }));

async function replaceOverrides(tx: Transaction, users: readonly Member[], existing: readonly Member[]): Promise<void> {
  const lists = changed(users.flatMap(toOverrides), existing.flatMap(toOverrides));
  const ids = lists.map(({ id }) => id);
  await sql`delete from schedule_overrides where organization_id = any(${organizationsOf(lists)}::uuid[]) and schedule_id = any(${ids}::uuid[])`.execute(
    tx,
  );
  const rows = lists.flatMap(({ id: scheduleId, organizationId, overrides }) =>
    overrides.map((override) => ({ ...override, scheduleId, organizationId })),
  );
  await upsert(tx, { name: 'schedule_overrides', columns: overrideColumns, key: 'organization_id, schedule_id, date' }, rows);
}

const overrideColumns = 'organization_id uuid, schedule_id uuid, date date, hours jsonb';

const eventTypeColumns = `id uuid, organization_id uuid, owner_id uuid, slug text, name text, kind text, description text, durations integer[],
  slot_interval_min integer, buffer_before_min integer, buffer_after_min integer, minimum_notice_min integer, booking_window_days integer,
  daily_limit integer, max_invitees integer, location_kind text, location_value text, questions jsonb, host_selection text, active boolean, public_booking boolean,
  booking_mode text, bot_protection text, redirect_url text, internal_note text, cancel_notice_min integer, reschedule_notice_min integer, reminders integer[], external_id text,
  created_at timestamptz, updated_at timestamptz`;

async function upsertEventTypes(tx: Transaction, normalized: readonly NormalizedOrganization[]): Promise<number> {
  const differing = normalized.flatMap(({ organization, users, existing }) =>
    changed(organization.eventTypes, existing?.eventTypes ?? []).map((eventType) => ({
      eventType,
      users,
      organizationId: organization.id,
    })),
  );
  const rows = differing.map(({ eventType: { hosts, location, owner, ...eventType }, users, organizationId }) => {
    return { ...eventType, organizationId, ownerId: users.get(owner)!.id, locationKind: location.kind, locationValue: location.value };
  });
  await registerEventTypes(tx, rows);
  await upsert(tx, { name: 'event_types', columns: eventTypeColumns, key: 'organization_id, id' }, rows);
  const hosts = differing.flatMap(({ eventType, users, organizationId }) => toHosts(eventType, users, organizationId));
  await sql`delete from event_type_hosts
    where organization_id = any(${organizationsOf(rows)}::uuid[]) and event_type_id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(tx);
  await upsert(tx, { name: 'event_type_hosts', columns: hostColumns, key: 'organization_id, event_type_id, position' }, hosts);
  return rows.length;
}

/** For requests without a token, which know only the event type's id. */
async function registerEventTypes(tx: Transaction, eventTypes: readonly { id: string; organizationId: string }[]): Promise<void> {
  const rows = recordset(JSON.stringify(eventTypes.map(toSnakeCase)), 'id uuid, organization_id uuid');
  await sql`insert into event_type_organizations (event_type_id, organization_id) select id, organization_id from ${rows}
    on conflict (event_type_id) do nothing`.execute(tx);
  const { rows: foreign } = await sql<{ id: string }>`
    select given.id from ${rows} join event_type_organizations o on o.event_type_id = given.id
    where o.organization_id <> given.organization_id`.execute(tx);
  const [first] = foreign;
  if (first) throw new InvalidDatasetError([{ path: '', message: `the event type id ${first.id} is taken in another organization` }]);
}

const organizationsOf = (rows: readonly { organizationId: string }[]): string[] => [
  ...new Set(rows.map(({ organizationId }) => organizationId)),
];

const hostColumns = 'organization_id uuid, event_type_id uuid, user_id uuid, position integer, schedule_id uuid, pending boolean';

const toHosts = ({ id: eventTypeId, hosts }: EventType, users: Map<string, User>, organizationId: string) =>
  hosts.map(toHost).map(({ slug, schedule, pending = false }, position) => {
    const user = users.get(slug)!;
    const scheduleId = user.schedules.find(({ name }) => name === schedule)?.id ?? null;
    return { organizationId, eventTypeId, userId: user.id, position, scheduleId, pending };
  });

function changed<T extends { id: string }>(rows: readonly T[], existing: readonly T[]): T[] {
  const before = new Map(existing.map((row) => [row.id, row]));
  return rows.filter((row) => !isDeepStrictEqual(row, before.get(row.id)));
}

function missing(existing: readonly { id: string }[], rows: readonly { id: string }[]): string[] {
  const ids = new Set(rows.map(({ id }) => id));
  return existing.flatMap(({ id }) => (ids.has(id) ? [] : [id]));
}

/** `columns` with their types, for json_to_recordset. */
type Table = { name: string; columns: string; key?: string };

async function upsert(tx: Transaction, { name: table, columns, key = 'id' }: Table, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.split(',').map((column) => column.trim().split(' ')[0]!);
  const list = sql.raw(names.join(', '));
  const keys = key.split(', ');
  const assignments = sql.raw(names.flatMap((name) => (keys.includes(name) ? [] : [`${name} = excluded.${name}`])).join(', '));
  await sql`
    insert into ${sql.table(table)} (${list}) select ${list} from ${recordset(JSON.stringify(rows.map(toSnakeCase)), columns)}
    on conflict (${sql.raw(key)}) do update set ${assignments}`.execute(tx);
}

/** Kysely's plugin does not rename the members of JSON. */
const toSnakeCase = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
