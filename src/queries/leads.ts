import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { toE164, toPlainPhone } from '../text/phones.ts';
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

/** A lead as an invitee enters it; undefined is kept from an open lead of the same address. */
export type Capture = { organizationId: string; ownerId: string; eventTypeId: string } & Schemas['NewPublicLead'];

const toPhone = (phone: string | undefined) => ({ phone: toPlainPhone(phone), phone_e164: toE164(phone) });

/** Returns the lead's id. */
export async function captureLead(tx: Transaction, { organizationId, ownerId, eventTypeId, ...details }: Capture): Promise<string> {
  const given = JSON.stringify({
    id: newId(),
    owner_id: ownerId,
    event_type_id: eventTypeId,
    ...details,
    ...toPhone(details.phone),
  });
  const { rows } = await sql<{ id: string }>`select capture_lead(${organizationId}, ${given}) as id`.execute(tx);
  return (rows[0] as { id: string }).id;
}

export async function hasLead(db: Db, { organizationId, id }: { organizationId: string; id: string }, leadId: string): Promise<boolean> {
  const ofEventType = db.selectFrom('leads').select('id').where('organizationId', '=', organizationId).where('eventTypeId', '=', id);
  const lead = ofEventType.where('id', '=', toId(leadId));
  return (await lead.executeTakeFirst()) !== undefined;
}
