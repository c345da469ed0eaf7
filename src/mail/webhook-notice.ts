/** The mail that warns the owner of a webhook endpoint that keeps failing, or was disabled. */
import type { SendMailOptions } from 'nodemailer';
import type { Address } from '../process/config.ts';
import type { WebhookNotice } from '../queries/webhook-notices.ts';
import { languages } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';

export type SettingsLinks = { publicUrl: string };

export function toWebhookNotice(notice: WebhookNotice, { from, links }: { from: Address; links: SettingsLinks }): Promise<SendMailOptions> {
  const to = { name: notice.name ?? '', address: notice.email };
  return toMailOptions({ id: notice.id, from, to }, languages.en, write(notice, links));
}

function write(
  { webhookId, url, description, consecutiveFailures, disabledReason, organizationName }: WebhookNotice,
  links: SettingsLinks,
) {
  const isDisabled = disabledReason !== null;
  const text: Text = {
    subject: isDisabled ? 'Webhook disabled' : 'Webhook failing',
    eventTitle: '',
    lead: isDisabled
      ? 'One of your webhooks was disabled because its URL did not accept events. New events are kept for 30 days and sent when you enable it again.'
      : 'The URL of one of your webhooks does not accept events. Check your endpoint. If it keeps failing, the webhook will be disabled.',
    details: [
      ...(description === null ? [] : [['Webhook', description] satisfies [string, string]]),
      ['URL', url],
      isDisabled ? ['Reason', disabledReason] : ['Failures in a row', `${consecutiveFailures}, counted at most once a minute`],
    ],
    location: '',
    link: { label: 'Deliveries and responses', url: `${links.publicUrl}/settings/developers/webhooks/${webhookId}` },
    sender: organizationName,
  };
  return text;
}
