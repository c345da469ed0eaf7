import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type LeadFilter = { status?: Schemas['LeadStatus']; booked?: boolean };

export type LeadRow = Awaited<ReturnType<typeof listLeads>>[number];

export const listLeads = (db: Db, ownerId: string, filter: LeadFilter, page: PageRequest) =>
  pageOf(matching(db, ownerId, filter), 'desc', page, ['l.createdAt', 'l.id']).execute();

const matching = (db: Db, ownerId: string, { status, booked }: LeadFilter) =>
  db
    .selectFrom('leads as l')
    .selectAll('l')
    .select(sql<string>`(select e.name from event_types e where e.id = l.event_type_id)`.as('eventTypeName'))
    .where('l.ownerId', '=', ownerId)
    .$if(status !== undefined, (query) => query.where('l.status', '=', status as Schemas['LeadStatus']))
    .$if(booked !== undefined, (query) => query.where('l.booked', '=', booked as boolean));

export async function hasLead(db: Db, eventTypeId: string, leadId: string): Promise<boolean> {
  const lead = db.selectFrom('leads').select('id').where('id', '=', toId(leadId)).where('eventTypeId', '=', eventTypeId);
  return (await lead.executeTakeFirst()) !== undefined;
}
