import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { Organization } from './document.ts';
import type { Context } from './settle-identity.ts';

/** Whose a thing is, in the column that says it: an id that the document gives must not be somebody else's. */
type Owned = { table: string; owner: string; kind: string; owners: Map<string, string> };

/** That no id of the document names a thing of another organization or user, which would be taken away from it. */
export async function checkOwnership(tx: Transaction, organizations: readonly Organization[], context: Context): Promise<void> {
  const users = organizations.flatMap(({ users }) => users);
  const eventTypes = organizations.flatMap((organization) => organization.eventTypes.map(({ id }) => [id, organization.id] as const));
  const schedules = users.flatMap((user) => user.schedules.map(({ id }) => [id, user.id] as const));
  const absences = users.flatMap((user) => user.outOfOffice.map(({ id }) => [id, user.id] as const));
  await checkOwner(tx, { table: 'event_types', owner: 'organization_id', kind: 'event type', owners: new Map(eventTypes) }, context);
  await checkOwner(tx, { table: 'schedules', owner: 'user_id', kind: 'schedule', owners: new Map(schedules) }, context);
  await checkOwner(tx, { table: 'out_of_office', owner: 'user_id', kind: 'out of office', owners: new Map(absences) }, context);
}

async function checkOwner(tx: Transaction, { table, owner, kind, owners }: Owned, { faults, names }: Context): Promise<void> {
  const { rows } = await sql<{ id: string; owner: string }>`
    select id, ${sql.ref(owner)} as owner from ${sql.table(table)} where id = any(${[...owners.keys()]}::uuid[])`.execute(tx);
  for (const row of rows) {
    if (owners.get(row.id) !== row.owner)
      faults.add(names.get(`${kind} id ${row.id}`) ?? '', 'is the id of something that belongs to another');
  }
}
