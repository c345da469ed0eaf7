import type { SendMailOptions } from 'nodemailer';
import type { Address } from '../process/config.ts';
import { toOneLine } from '../text/lines.ts';
import { type Text, toHtml, toPlainText } from './texts.ts';
import type { Words } from './words.ts';

/** `id`: of the message; each attempt has the same Message-ID, so that receivers can recognize a repetition. */
type Envelope = { id: string; from: Address; to: Address };

/** A mail for nodemailer. Addresses are objects: nodemailer parses a string, in which a line break or a comma starts another recipient. */
export async function toMailOptions({ id, from, to }: Envelope, words: Words, text: Text): Promise<SendMailOptions> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from: { name: from.name, address: from.address },
    to: { name: to.name, address: to.address },
    messageId: `<${id}@${domain}>`,
    subject: toOneLine(text.subject),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: toPlainText(words, text),
    html: await toHtml(words, text),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
