import type { SendMailOptions } from 'nodemailer';
import { type Links, toManageUrl } from '../booking/to-booking.ts';
import type { Schemas } from '../contract.ts';
import type { Address } from '../process/config.ts';
import type { MessageContent } from '../queries/messages.ts';
import { isolate } from '../text/direction.ts';
import { toCalendarFile } from './calendar-file.ts';
import { english } from './english.ts';
import { toMailOptions } from './envelope.ts';
import { french } from './french.ts';
import type { Text } from './texts.ts';
import type { Facts, Words } from './words.ts';
import { write } from './write.ts';

export const languages: Record<Schemas['Language'], Words> = { en: english, fr: french };

/** Only invitees get the link that changes their booking. */
const toFacts = (words: Words, content: MessageContent, links: Links): Facts => ({
  ...content,
  hostNames: words.list(content.hosts.flatMap(({ name }) => (name === null ? [] : isolate(name)))),
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

export async function toMail(content: MessageContent, { from, links, now }: Sending): Promise<SendMailOptions> {
  const { words, facts, text } = toText(content, links);
  const calendar = facts.kind === 'reminder' ? undefined : toCalendarFile(facts, text, { from, now });
  return {
    ...(await toMailOptions({ id: facts.id, from, to: { name: facts.name ?? '', address: facts.email } }, words, text)),
    replyTo: replyTo(facts),
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.content } }),
  };
}

/** Replies go to the other party, because the sending mailbox may be unattended. */
function replyTo({ role, hosts, inviteeName, inviteeEmail }: Facts) {
  if (role === 'host') return { name: inviteeName, address: inviteeEmail };
  return hosts.map(({ name, email }) => ({ name: name ?? '', address: email }));
}
