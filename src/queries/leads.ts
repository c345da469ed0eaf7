import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type LeadFilter = { status?: Schemas['LeadStatus']; booked?: boolean };

export type LeadRow = Awaited<ReturnType<typeof listLeads>>[number];

/** Leads of the user's own event types, newest first. */
export const listLeads = (db: Db, owner: Owner, filter: LeadFilter, page: PageRequest) =>
  pageOf(matching(db, owner, filter), 'desc', page, ['l.createdAt', 'l.id']).execute();

const eventTypeName = sql<string>`(
  select e.name from event_types e where e.organization_id = l.organization_id and e.id = l.event_type_id)`;

const matching = (db: Db, { organizationId, userId }: Owner, { status, booked }: LeadFilter) =>
  db
    .selectFrom('leads as l')
    .selectAll('l')
    .select(eventTypeName.as('eventTypeName'))
    .where('l.organizationId', '=', organizationId)
    .where('l.ownerId', '=', userId)
    .$if(status !== undefined, (query) => query.where('l.status', '=', status as Schemas['LeadStatus']))
    .$if(booked !== undefined, (query) => query.where('l.booked', '=', booked as boolean));

export async function hasLead(db: Db, { organizationId, id }: { organizationId: string; id: string }, leadId: string): Promise<boolean> {
  const ofEventType = db.selectFrom('leads').select('id').where('organizationId', '=', organizationId).where('eventTypeId', '=', id);
  const lead = ofEventType.where('id', '=', toId(leadId));
  return (await lead.executeTakeFirst()) !== undefined;
}
