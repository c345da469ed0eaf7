import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { insertPending, type Wanted } from '../queries/pending-bookings.ts';
import { type PublicClient, spendConfirmationBudgets } from './public-budgets.ts';

/** `formHash`: a form that is sent again sends no second mail. `seats`: of a meeting of the event type. */
type Request = { organizationId: string; formHash: Buffer; wanted: Wanted; client: PublicClient; seats: number };

/** Mails the invitee a link that books. Throws 429 when a budget is used up. */
export async function requestConfirmation(tx: Transaction, { organizationId, formHash, wanted, client, seats }: Request): Promise<void> {
  const isNew = await insertPending(tx, { organizationId, id: newId(), formHash, wanted });
  if (!isNew) return;
  await spendConfirmationBudgets(tx, { ...client, eventTypeId: wanted.eventTypeId, seats, email: wanted.invitee.email });
}
