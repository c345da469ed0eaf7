import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { Organization } from './document.ts';
import type { Context } from './normalize-identity.ts';

/** `owner` is the column with the owner's id; `owners` has the expected owner of each id. */
type Ownership = { table: string; owner: string; kind: string; owners: Map<string, string> };

/** Adds an error for each id that belongs to another organization or user: importing it would take the row away from them. */
export async function checkOwnership(tx: Transaction, organizations: readonly Organization[], context: Context): Promise<void> {
  const users = organizations.flatMap(({ users }) => users);
  const eventTypes = organizations.flatMap((organization) => organization.eventTypes.map(({ id }) => [id, organization.id] as const));
  const schedules = users.flatMap((user) => user.schedules.map(({ id }) => [id, user.id] as const));
  const absences = users.flatMap((user) => user.outOfOffice.map(({ id }) => [id, user.id] as const));
  await checkOwner(tx, { table: 'event_types', owner: 'organization_id', kind: 'event type', owners: new Map(eventTypes) }, context);
  await checkOwner(tx, { table: 'schedules', owner: 'user_id', kind: 'schedule', owners: new Map(schedules) }, context);
  await checkOwner(tx, { table: 'out_of_office', owner: 'user_id', kind: 'out of office', owners: new Map(absences) }, context);
}

async function checkOwner(tx: Transaction, { table, owner, kind, owners }: Ownership, { errors, names }: Context): Promise<void> {
  const { rows } = await sql<{ id: string; owner: string }>`
    select id, ${sql.ref(owner)} as owner from ${sql.table(table)} where id = any(${[...owners.keys()]}::uuid[])`.execute(tx);
  for (const row of rows) {
    if (owners.get(row.id) !== row.owner)
      errors.add(names.get(`${kind} id ${row.id}`) ?? '', 'is an id that belongs to another organization or user');
  }
}
