import { type SqlBool, sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import type { PageRequest } from './paging.ts';

export type LeadRow = Awaited<ReturnType<typeof listLeads>>[number];

/** Leads on the caller's own event types, newest first; one more than a page, if there are. */
export const listLeads = (db: Db, ownerId: string, filter: { status?: Schemas['LeadStatus']; booked?: boolean }, page: PageRequest) =>
  db
    .selectFrom('leads as l')
    .selectAll('l')
    .select(sql<string>`(select e.name from event_types e where e.id = l.event_type_id)`.as('eventTypeName'))
    .where('l.ownerId', '=', ownerId)
    .$if(filter.status !== undefined, (query) => query.where('l.status', '=', filter.status as Schemas['LeadStatus']))
    .$if(filter.booked !== undefined, (query) => query.where('l.booked', '=', filter.booked as boolean))
    .$if(page.after !== null, (query) => query.where(sql<SqlBool>`(l.created_at, l.id) < (${page.after?.createdAt}, ${page.after?.id})`))
    .orderBy('l.createdAt', 'desc')
    .orderBy('l.id', 'desc')
    .limit(page.limit + 1)
    .execute();

/** Whether an event type has this lead. */
export async function hasLead(db: Db, eventTypeId: string, leadId: string): Promise<boolean> {
  const lead = db.selectFrom('leads').select('id').where('id', '=', toId(leadId)).where('eventTypeId', '=', eventTypeId);
  return (await lead.executeTakeFirst()) !== undefined;
}
