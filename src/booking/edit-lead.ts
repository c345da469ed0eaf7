import { isDeepStrictEqual } from 'node:util';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { type EventTypeRow, findEventType } from '../queries/event-types.ts';
import { findLead, insertLead, type LeadRow, lockLead, updateLead } from '../queries/leads.ts';
import type { Owner } from '../queries/owner.ts';
import { toE164, toPlainPhone } from '../text/phones.ts';
import { chooseGivenAnswers, toChosen } from './choices.ts';

/** Throws 404 for an event type that the user does not own, and 400 for answers that do not fit it. */
export async function createLead(tx: Transaction, owner: Owner, wanted: Schemas['NewLead']): Promise<LeadRow> {
  const eventType = await findOwned(tx, owner, wanted.eventTypeId);
  const id = newId();
  const answers = toChosen(chooseGivenAnswers(eventType.questions, wanted.answers ?? []));
  const [, created] = await Promise.all([insertLead(tx, owner, id, { ...wanted, answers }), findLead(tx, owner, id)]);
  return created;
}

async function findOwned(tx: Transaction, owner: Owner, id: string): Promise<EventTypeRow> {
  const eventType = await findEventType(tx, owner, id);
  if (eventType.ownerId !== owner.userId) throw notFound('event type');
  return eventType;
}

type Change = { owner: Owner; id: string; wanted: Schemas['LeadChange']; check: (lead: LeadRow) => void };

/** Throws 404, and 400 for answers that do not fit the event type. */
export async function changeLead(tx: Transaction, { owner, id, wanted, check }: Change): Promise<{ row: LeadRow; isChanged: boolean }> {
  const before = await lockLead(tx, owner, id);
  const { answers, phone, ...rest } = wanted;
  const chosen = answers && toChosen(chooseGivenAnswers((await findOwned(tx, owner, before.eventTypeId)).questions, answers));
  const values = {
    ...rest,
    ...(phone !== undefined && { phone: toPlainPhone(phone), phoneE164: toE164(phone) }),
    ...(chosen && { answers: chosen }),
  };
  const changed = Object.entries(values).filter(([name, value]) => !isDeepStrictEqual(value, before[name as keyof LeadRow]));
  // No precondition applies to a change without effect, so that a request whose response was lost can be repeated.
  if (changed.length === 0) return { row: before, isChanged: false };
  check(before);
  const [, after] = await Promise.all([updateLead(tx, owner, before.id, Object.fromEntries(changed)), findLead(tx, owner, before.id)]);
  return { row: after, isChanged: true };
}
