import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { notFound } from '../errors.ts';
import * as leads from '../queries/leads.ts';
import type { PublicEventTypeRow } from '../queries/public-event-types.ts';
import { chooseGivenAnswers, toChosen } from './choices.ts';
import { type PublicClient, spendLeadBudgets } from './public-budgets.ts';

type Capture = { eventType: PublicEventTypeRow; details: Schemas['NewPublicLead']; client: PublicClient };

/**
 * Stores an invitee's details as a lead, or in the open lead of the same address. Returns its id, which contains the time when the lead was created.
 * Throws 404 for an event type that is not active, 400 for answers that do not fit it, and 429 when a budget is used up.
 */
export async function captureLead(tx: Transaction, { eventType, details, client }: Capture): Promise<string> {
  const { id: eventTypeId, organizationId, ownerId, maxInvitees: seats } = eventType;
  if (!eventType.active) throw notFound('event type');
  const answers = details.answers && toChosen(chooseGivenAnswers(eventType.questions, details.answers));
  await spendLeadBudgets(tx, { ...client, eventTypeId, seats });
  return leads.captureLead(tx, { organizationId, ownerId, eventTypeId, ...details, ...(answers && { answers }) });
}
