import type { Proof } from '../accounts/proofs-of-work.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { notFound } from '../errors.ts';
import * as leads from '../queries/leads.ts';
import type { PublicEventTypeRow } from '../queries/public-event-types.ts';
import { chooseGivenAnswers, toChosen } from './choices.ts';
import { chooseProof, spendProof } from './proof-of-work.ts';
import { type PublicClient, spendLeadBudgets } from './public-budgets.ts';

type Capture = {
  eventType: PublicEventTypeRow;
  details: Omit<Schemas['NewPublicLead'], 'proofOfWork'>;
  client: PublicClient;
  proof: Proof | undefined;
};

/**
 * Stores an invitee's details as a lead, or in the open lead of the same address. Returns its id, which contains the time when the lead was created.
 * Throws 404 for an event type that is not active, 400 for answers that do not fit it, 403 without a proof of work that it needs, and 429 when
 * a budget is used up.
 */
export async function captureLead(tx: Transaction, { eventType, details, client, proof }: Capture): Promise<string> {
  const { id: eventTypeId, organizationId, ownerId, maxInvitees: seats } = eventType;
  if (!eventType.active) throw notFound('event type');
  const answers = details.answers && toChosen(chooseGivenAnswers(eventType.questions, details.answers));
  const needed = chooseProof(eventType.botProtection === 'proof_of_work', proof);
  await spendLeadBudgets(tx, { ...client, eventTypeId, seats });
  await spendProof(tx, organizationId, needed);
  return leads.captureLead(tx, { organizationId, ownerId, eventTypeId, ...details, ...(answers && { answers }) });
}
