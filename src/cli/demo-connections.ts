/** Of the demonstration: a calendar, a feed, a webhook and the id of a contact, which a data set does not contain. */

import { createFeedToken } from '../accounts/feed-tokens.ts';
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import { changeCalendar } from '../calendars/connections.ts';
import { pushBusy } from '../calendars/push.ts';
import { inTransaction, type Transaction } from '../database/connect.ts';
import { exampleCollectionId, exampleId, exampleLinkId, exampleOrganizationId, exampleUserId } from '../demo/example-ids.ts';
import type { Running } from '../main.ts';
import { replaceFeed } from '../queries/calendar-feeds.ts';
import { insertCalendar, replaceCollections } from '../queries/calendars.ts';
import { setContactId } from '../queries/contacts.ts';
import { insertTestDelivery } from '../queries/deliveries.ts';
import { findUser } from '../queries/users.ts';
import { insertWebhook, updateWebhook } from '../queries/webhooks.ts';

const exampleContact = 'ann.lee@example.com';
const owner = { organizationId: exampleOrganizationId, userId: exampleUserId };

export const addConnections = ({
  database: { db },
  services: { calendarSecrets, webhookSecrets },
}: Pick<Running, 'database' | 'services'>): Promise<void> =>
  inTransaction(db, async (tx) => {
    await addCalendar(tx, calendarSecrets);
    await replaceFeed(tx, owner, { tokenHash: createFeedToken(owner).hash, shows: 'bookings' });
    await setContactId(tx, owner, exampleContact, exampleId('getContact'));
    await addWebhook(tx, webhookSecrets.encrypt(webhookSecrets.create()));
  });

/** Its times do not count: nobody sends newer ones, and the host of a calendar that is too old is not offered. */
async function addCalendar(tx: Transaction, secrets: Running['services']['calendarSecrets']): Promise<void> {
  const id = exampleId('getCalendar');
  const [name, ofCalendar] = ['Field service', { organizationId: owner.organizationId, calendarId: id }];
  await insertCalendar(tx, owner, {
    ...{ id, name, kind: 'push', maxAgeMin: 60, allDayIsBusy: true, needsActionIsBusy: false, addsAttendees: false },
    ...{ url: null, username: null, credentials: null },
  });
  await replaceCollections(tx, ofCalendar, [{ id: exampleCollectionId, href: '', name, isWritable: false }]);
  const wanted = { collections: [{ id: exampleCollectionId, countsAsBusy: false }] };
  await changeCalendar(tx, { owner, id, wanted, connection: null, secrets, check: () => {} });
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const times = [1, 2, 3].map((day) => ({
    start: today + day * DAY_MS + 9 * 60 * MINUTE_MS,
    end: today + day * DAY_MS + 11 * 60 * MINUTE_MS,
  }));
  await pushBusy(tx, owner, id, { version: 1, stretch: { start: today, end: today + 31 * DAY_MS }, times });
}

/** Paused, since nothing receives its events. */
async function addWebhook(tx: Transaction, secret: Buffer): Promise<void> {
  const webhookId = exampleId('getWebhook');
  const ofUser = { ...owner, clientId: null };
  await insertWebhook(tx, owner, {
    ...{ id: webhookId, clientId: null, grantId: null, organizationWide: false, secret, description: 'The CRM' },
    ...{ url: 'https://crm.example/hooks/caledee-demonstration', events: ['booking_created', 'booking_canceled', 'booking_rescheduled'] },
  });
  await updateWebhook(tx, ofUser, webhookId, { active: false });
  await insertTestDelivery(tx, { ...ofUser, webhookId }, 'booking_created', exampleId('getDelivery', 'deliveryId'));
}

/** In the reference, unless the database is that of an earlier version or has other users. */
export async function showExamples({ database: { db }, services: { manageTokens }, docs }: Running): Promise<void> {
  if ((await findUser(db, 'imad'))?.id !== exampleUserId) return;
  docs.examples = { token: manageTokens.create({ organizationId: exampleOrganizationId, chainId: exampleLinkId }) };
}
