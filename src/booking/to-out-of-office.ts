import type { Schemas } from '../contract.ts';
import type { OutOfOfficeRow } from '../queries/out-of-office.ts';

export const toOutOfOffice = (row: OutOfOfficeRow): Schemas['OutOfOffice'] => ({
  id: row.id,
  from: row.firstDate,
  to: row.lastDate,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
});
