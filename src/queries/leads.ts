import { sql } from 'kysely';
import type { Schemas } from '../contract.ts';
import { afterCommit, type Db, type Transaction } from '../database/connect.ts';
import { newId, toId } from '../database/ids.ts';
import { anyId, planEachTime } from '../database/statements.ts';
import { notFound } from '../errors.ts';
import { toE164, toPlainPhone } from '../text/phones.ts';
import { type ChangesRequest, changesOf, findSettledPlace, isAfterStart } from './changes.ts';
import type { EventType } from './events.ts';
import { wakeWorkers } from './jobs.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';

export type LeadFilter = { status?: Schemas['LeadStatus']; booked?: boolean; updatedSince?: Date };

export type LeadRow = Awaited<ReturnType<typeof listLeads>>[number];

/** Leads of the user's own event types, newest first. */
export const listLeads = (db: Db, owner: Owner, filter: LeadFilter, page: PageRequest) =>
  pageOf(matching(db, owner, filter), 'desc', page, ['l.createdAt', 'l.id']).execute();

/** The same in the order of change. */
export async function listChangedLeads(db: Db, owner: Owner, filter: LeadFilter, page: ChangesRequest) {
  const settledPlace = await findSettledPlace(db, owner);
  const start = { table: 'leads', reader: 'owner_id', owner, updatedSince: filter.updatedSince } as const;
  return changesOf(matching(db, owner, filter).where(isAfterStart(start, page)), page, settledPlace, ['l.changedPlace', 'l.id']).execute();
}

const eventTypeNameIn = (organizationId: string) => sql<string>`(
  select e.name from event_types e where e.organization_id = ${organizationId} and e.id = l.event_type_id)`;

const fromLeads = (db: Db, { organizationId }: Owner) =>
  db
    .selectFrom('leads as l')
    .selectAll('l')
    .select(eventTypeNameIn(organizationId).as('eventTypeName'))
    .where('l.organizationId', '=', organizationId);

const fromOwnLeads = (db: Db, owner: Owner) => fromLeads(db, owner).where('l.ownerId', '=', owner.userId);

const matching = (db: Db, owner: Owner, { status, booked, updatedSince }: LeadFilter) =>
  fromLeads(db, owner)
    .where('l.ownerId', '=', updatedSince === undefined ? anyId(owner.userId) : owner.userId)
    .$if(status !== undefined, (query) => query.where('l.status', '=', status as Schemas['LeadStatus']))
    .$if(booked !== undefined, (query) => query.where('l.booked', '=', booked as boolean))
    // The best plan depends on the time: recent changes are found by it and sorted, those of years are read in their order.
    .$if(updatedSince !== undefined, (query) => query.where('l.updatedAt', '>=', updatedSince as Date).modifyEnd(planEachTime));

/** Throws 404 unless it is a lead of the user's own event types. */
export const findLead = (db: Db, owner: Owner, id: string) =>
  fromOwnLeads(db, owner)
    .where('l.id', '=', toId(id))
    .executeTakeFirstOrThrow(() => notFound('lead'));

/** Locks the row until the transaction ends. Throws 404. */
export const lockLead = (tx: Transaction, owner: Owner, id: string) =>
  fromOwnLeads(tx, owner)
    .where('l.id', '=', toId(id))
    .forNoKeyUpdate('l')
    .executeTakeFirstOrThrow(() => notFound('lead'));

/** Also adds it to the owner's contacts, and inserts its event. */
export async function insertLead(
  tx: Transaction,
  { organizationId, userId }: Owner,
  id: string,
  wanted: Schemas['NewLead'],
): Promise<void> {
  const { eventTypeId, status = 'new', answers = [], phone, ...rest } = wanted;
  const given = [{ id, owner_id: userId, event_type_id: toId(eventTypeId), status, answers, ...rest, ...toPhone(phone) }];
  const inserted = sql`select insert_leads(${organizationId}, ${JSON.stringify(given)}, true)`.execute(tx);
  await Promise.all([inserted, insertEvent(tx, organizationId, id, 'lead_created')]);
}

async function insertEvent(tx: Transaction, organizationId: string, id: string, type: EventType): Promise<void> {
  const { rows } = await sql<{ hasDeliveries: boolean }>`
    select insert_lead_event(${organizationId}, ${id}, ${type}) as has_deliveries`.execute(tx);
  if (rows[0]?.hasDeliveries) afterCommit(tx, (db) => wakeWorkers(db, [organizationId]));
}

export type LeadValues = Partial<Pick<LeadRow, 'name' | 'phone' | 'phoneE164' | 'timezone' | 'answers' | 'status'>>;

/** Also inserts its event. The caller holds the row's lock. */
export async function updateLead(tx: Transaction, { organizationId }: Owner, id: string, values: LeadValues): Promise<void> {
  const { phoneE164, ...rest } = values;
  const given = JSON.stringify({ ...rest, ...(phoneE164 !== undefined && { phone_e164: phoneE164 }) });
  await Promise.all([
    sql`select change_lead(${organizationId}, ${id}, ${given})`.execute(tx),
    insertEvent(tx, organizationId, id, 'lead_changed'),
  ]);
}

/** A lead as an invitee enters it; undefined is kept from an open lead of the same address. */
export type Capture = { organizationId: string; ownerId: string; eventTypeId: string } & Schemas['NewPublicLead'];

const toPhone = (phone: string | null | undefined) => ({ phone: toPlainPhone(phone), phone_e164: toE164(phone) });

/** Returns the lead's id. */
export async function captureLead(tx: Transaction, { organizationId, ownerId, eventTypeId, ...details }: Capture): Promise<string> {
  const newLeadId = newId();
  const given = JSON.stringify({
    id: newLeadId,
    owner_id: ownerId,
    event_type_id: eventTypeId,
    ...details,
    ...toPhone(details.phone),
  });
  const { rows } = await sql<{ id: string }>`select capture_lead(${organizationId}, ${given}) as id`.execute(tx);
  const { id } = rows[0] as { id: string };
  await insertEvent(tx, organizationId, id, id === newLeadId ? 'lead_created' : 'lead_changed');
  return id;
}

export async function hasLead(db: Db, { organizationId, id }: { organizationId: string; id: string }, leadId: string): Promise<boolean> {
  const ofEventType = db.selectFrom('leads').select('id').where('organizationId', '=', organizationId).where('eventTypeId', '=', id);
  const lead = ofEventType.where('id', '=', toId(leadId));
  return (await lead.executeTakeFirst()) !== undefined;
}
