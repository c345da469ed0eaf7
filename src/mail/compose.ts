import type { SendMailOptions } from 'nodemailer';
import { type Links, toManageUrl } from '../booking/to-booking.ts';
import type { Address } from '../process/config.ts';
import type { MessageContent } from '../queries/messages.ts';
import { toCalendarFile } from './calendar-file.ts';
import { english } from './english.ts';
import { type Facts, toHtml, toPlainText } from './texts.ts';

const language = english;

/** Only invitees get the link that changes their booking. */
const toFacts = (content: MessageContent, links: Links): Facts => ({
  ...content,
  manageUrl: content.role === 'invitee' ? toManageUrl(links, content) : null,
});

export const toText = (content: MessageContent, links: Links) => language.write(toFacts(content, links));

type Sending = { from: Address; links: Links; now: Date };

/**
 * A mail for nodemailer. Addresses are objects: nodemailer parses a string, in which a line break or a comma starts another recipient. The
 * Message-ID is the same for every attempt, so that receivers can recognize a repetition.
 */
export async function toMail(content: MessageContent, { from, links, now }: Sending): Promise<SendMailOptions> {
  const facts = toFacts(content, links);
  const text = language.write(facts);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const calendar = facts.kind === 'reminder' ? undefined : toCalendarFile(facts, text, { from, now });
  return {
    from: { name: from.name, address: from.address },
    to: { name: facts.name ?? '', address: facts.email },
    replyTo: replyTo(facts),
    messageId: `<${facts.id}@${domain}>`,
    subject: text.subject.replace(/\s+/g, ' '),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: toPlainText(text),
    html: await toHtml(text, language),
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.content } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Replies go to the other party, because the sending mailbox may be unattended. */
function replyTo({ role, hosts, inviteeName, inviteeEmail }: Facts) {
  if (role === 'host') return { name: inviteeName, address: inviteeEmail };
  return hosts.map(({ name, email }) => ({ name: name ?? '', address: email }));
}
