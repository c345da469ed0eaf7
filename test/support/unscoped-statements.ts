import { findUnscoped } from './tenancy.ts';
import type { WatchedStatement } from './watch-statements.ts';

/** Statements for all organizations, by how they begin. On Citus they run on all nodes. */
const exceptions: { begins: string; reason: string }[] = [
  { begins: "delete from idempotency_keys where created_at <= current_instant() - interval '24 hours'", reason: 'clean-up' },
  { begins: 'delete from spent_proofs where expires_at <= current_instant()', reason: 'clean-up' },
  { begins: 'delete from pending_bookings where expires_at <= current_instant()', reason: 'clean-up' },
  { begins: "delete from security_notices where created_at <= current_instant() - interval '2 days'", reason: 'clean-up' },
  {
    begins: 'update webhooks set previous_secret = null, previous_until = null where previous_until <= current_instant()',
    reason: 'clean-up',
  },
  { begins: 'select distinct organization_id from events where id < first_id_at(', reason: 'clean-up: then each organization by itself' },
  { begins: 'select distinct organization_id from messages where id < first_id_at(', reason: 'clean-up: then each organization by itself' },
  {
    begins: 'select distinct organization_id from security_events where created_at < ',
    reason: 'clean-up: then each organization by itself',
  },
  {
    begins: 'select organization_id from messages where next_attempt_at <= current_instant() group by organization_id',
    reason: 'sender of mail: then each organization by itself',
  },
  {
    begins: 'select organization_id from pending_bookings where next_attempt_at <= current_instant() group by organization_id',
    reason: 'sender of mail: then each organization by itself',
  },
  {
    begins: 'select organization_id from webhook_notices where next_attempt_at <= current_instant() group by organization_id',
    reason: 'sender of mail: then each organization by itself',
  },
  {
    begins: 'select organization_id from security_notices where next_attempt_at <= current_instant() group by organization_id',
    reason: 'sender of mail: then each organization by itself',
  },
  {
    begins: 'select organization_id from host_notices where next_attempt_at <= current_instant() group by organization_id',
    reason: 'sender of mail: then each organization by itself',
  },
  {
    begins: 'select organization_id, user_id, id from ( select organization_id, user_id, id, next_sync_at, row_number()',
    reason: 'reader of calendars: then each calendar by itself',
  },
  { begins: '-- Ids of earlier contacts', reason: 'migration: some rows at a time, of any organization' },
  { begins: 'declare "backup_', reason: 'backup: all rows of all organizations' },
  {
    begins: 'select e.organization_id as parent_id, e.id, u.slug as owner,',
    reason: 'import and export: event types of several organizations with their hosts',
  },
  { begins: 'select count(*)::integer as due,', reason: 'metrics: how much is due' },
  {
    begins: 'select id, "organization_id" as owner from "event_types" where id = any(',
    reason: 'import: refuses ids of other organizations',
  },
  { begins: 'select id, "user_id" as owner from "schedules" where id = any(', reason: 'import: refuses ids of other organizations' },
  { begins: 'select id, "user_id" as owner from "out_of_office" where id = any(', reason: 'import: refuses ids of other organizations' },
];

/** Describes the statements that use tenant tables without the value of the organization. */
export function listUnscoped(statements: WatchedStatement[]): string[] {
  return statements.flatMap(({ text, source }) => {
    const compact = text.replace(/\s+/g, ' ').trim();
    if (exceptions.some(({ begins }) => compact.startsWith(begins))) return [];
    const uses = findUnscoped(text);
    return uses.length === 0 ? [] : [`${uses.join(', ')}\n  in ${compact}\n  of ${source}`];
  });
}
