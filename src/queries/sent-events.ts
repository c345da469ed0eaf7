import { sql } from 'kysely';
import type { Schema } from '../../generated/database.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import { ofApp, type WebhookOwner } from './webhooks.ts';

/** The event of a delivery, as the delivery describes it. */
export type SentEvent = {
  type: Schema['events']['type'];
  sequence: number;
  /** The booking, or what else the event is about, as of the event; both are null for a test event. */
  booking: unknown;
  data: unknown;
  eventId: string;
  eventAt: Date;
  isTest: boolean;
};

/** Throws 404. */
export async function findSentEvent(
  db: Db,
  { organizationId, userId, clientId, webhookId }: WebhookOwner & { webhookId: string },
  deliveryId: string,
): Promise<SentEvent> {
  const { rows } = await sql<SentEvent>`
    select e.type, e.sequence, e.booking, e.data, e.id as event_id, e.created_at as event_at,
      e.booking_id is null and e.subject_id is null as is_test
    from webhook_deliveries d join webhooks w on w.organization_id = ${organizationId} and w.id = d.webhook_id
      join events e on e.organization_id = ${organizationId} and e.id = d.event_id
    where d.organization_id = ${organizationId} and d.id = ${toId(deliveryId)} and w.id = ${toId(webhookId)} and w.user_id = ${userId}
      and ${ofApp({ clientId }, 'w')}`.execute(db);
  if (rows[0] === undefined) throw notFound('delivery');
  return rows[0];
}
