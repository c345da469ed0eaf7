import type { Proof, ProofsOfWork } from '../accounts/proofs-of-work.ts';
import type { Transaction } from '../database/connect.ts';
import { proofOfWorkRequired } from '../errors.ts';
import { insertSpentProof } from '../queries/spent-proofs.ts';

type Given = { proofsOfWork: ProofsOfWork; now: number };

/** Undefined without a valid proof. */
export async function readProof({ proofsOfWork, now }: Given, proof: string | undefined, eventTypeId: string): Promise<Proof | undefined> {
  return proof === undefined ? undefined : proofsOfWork.read(proof, { eventTypeId, now });
}

/** Returns the proof to spend, if one is needed. Throws 403 if it is missing. */
export function chooseProof(needsProof: boolean, proof: Proof | undefined): Proof | undefined {
  if (needsProof && proof === undefined) throw proofOfWorkRequired();
  return needsProof ? proof : undefined;
}

/** In the transaction that needs it, so that a refused request does not use it up. Throws 403 if it was used before. */
export async function spendProof(tx: Transaction, organizationId: string, proof: Proof | undefined): Promise<void> {
  if (proof !== undefined && !(await insertSpentProof(tx, { organizationId, ...proof }))) throw proofOfWorkRequired();
}
