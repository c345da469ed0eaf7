/**
 * The mail by which an invitee confirms a booking. Its recipient may not have asked for it, so it has no text that the sender of the form
 * wrote, and no address of a host.
 */
import type { SendMailOptions } from 'nodemailer';
import type { ConfirmTokens } from '../accounts/manage-tokens.ts';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Address } from '../process/config.ts';
import type { Confirmation } from '../queries/confirmation-mail.ts';
import { isolate } from '../text/direction.ts';
import { languages, queryOf } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';
import type { Words } from './words.ts';
import { local, timesOf, zoneOf } from './write.ts';

export type ConfirmLinks = { publicUrl: string; confirmTokens: Pick<ConfirmTokens, 'create'> };

export function toConfirmationMail(
  content: Confirmation,
  { from, links }: { from: Address; links: ConfirmLinks },
): Promise<SendMailOptions> {
  const { invitee } = content.wanted;
  const words = languages[invitee.language ?? 'en'];
  const text = write(words, content, `${links.publicUrl}/b/confirm/${links.confirmTokens.create(content)}${queryOf(words)}`);
  return toMailOptions({ id: content.id, from, to: { name: '', address: invitee.email } }, words, text);
}

function write(words: Words, { wanted, eventTypeName, locationKind, hostNames, organizationName }: Confirmation, url: string): Text {
  const startsAt = new Date(wanted.startAt);
  const meeting = { startsAt, endsAt: new Date(startsAt.getTime() + wanted.durationMin * MINUTE_MS), timezone: wanted.invitee.timezone };
  const { labels, confirmation } = words;
  return {
    subject: words.pair(confirmation.subject, `${isolate(eventTypeName)}, ${local(words, startsAt, meeting, 'shortDate')}`),
    eventTitle: eventTypeName,
    lead: confirmation.lead(words.list(hostNames.map(isolate))),
    details: [
      [labels.what, eventTypeName],
      [labels.when, timesOf(words, meeting), zoneOf(words, meeting)],
      [labels.where, words.locations[wanted.location?.kind ?? locationKind]],
    ],
    location: '',
    link: { label: confirmation.link, url },
    sender: organizationName,
  };
}
