import type { SendMailOptions } from 'nodemailer';
import { type Links, toManageUrl } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import type { Address } from '../process/config.ts';
import type { MessageContent } from '../queries/messages.ts';
import { toOneLine } from '../text/lines.ts';
import { toCalendarFile } from './calendar-file.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { type Text, toHtml, toPlainText } from './texts.ts';
import type { Facts, Words } from './words.ts';
import { write } from './write.ts';

export const languages: Record<Schemas['Language'], Words> = { en: english, fr: french };

/** Only invitees get the link that changes their booking. */
const toFacts = (words: Words, content: MessageContent, links: Links): Facts => ({
  ...content,
  hostNames: words.list(content.hosts.flatMap(({ name }) => name ?? [])),
  manageUrl: content.role === 'invitee' ? toManageUrl(links, content) + queryOf(words) : null,
});

/** English may be the language of an invitee who named none: then the page is in the browser's language. */
export const queryOf = ({ code }: Words): string => (code === 'en' ? '' : `?lang=${code}`);

export function toText(content: MessageContent, links: Links): { words: Words; facts: Facts; text: Text } {
  const words = languages[content.language];
  const facts = toFacts(words, content, links);
  return { words, facts, text: write(words, facts) };
}

type Sending = { from: Address; links: Links; now: Date };

/**
 * A mail for nodemailer. Addresses are objects: nodemailer parses a string, in which a line break or a comma starts another recipient. The
 * Message-ID is the same for every attempt, so that receivers can recognize a repetition.
 */
export async function toMail(content: MessageContent, { from, links, now }: Sending): Promise<SendMailOptions> {
  const { words, facts, text } = toText(content, links);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const calendar = facts.kind === 'reminder' ? undefined : toCalendarFile(facts, text, { from, now });
  return {
    from: { name: from.name, address: from.address },
    to: { name: facts.name ?? '', address: facts.email },
    replyTo: replyTo(facts),
    messageId: `<${facts.id}@${domain}>`,
    subject: toOneLine(text.subject),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: toPlainText(words, text),
    html: await toHtml(words, text),
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
