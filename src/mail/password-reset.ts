/** The mail by which a user sets a new password. */
import type { SendMailOptions } from 'nodemailer';
import { type ResetLinks, toResetUrl } from '../accounts/reset-links.ts';
import type { Address } from '../process/config.ts';
import type { ResetMail } from '../queries/password-reset-claims.ts';
import { languages } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';

export function toResetMail(reset: ResetMail, { from, links }: { from: Address; links: ResetLinks }): Promise<SendMailOptions> {
  const text = write(reset, toResetUrl(links, reset.id));
  return toMailOptions({ id: reset.id, from, to: { name: '', address: reset.email } }, languages.en, text);
}

const write = ({ organizationName, email, expiresAt }: ResetMail, url: string): Text => ({
  subject: 'Reset your password',
  eventTitle: '',
  lead: "Someone requested a new password for your account. Open the link to choose one. If it wasn't you, ignore this message. Your password won't change.",
  details: [
    ['Organization', organizationName],
    ['Sign in with', email],
    ['Link works once, until', `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
  ],
  location: '',
  link: { label: 'Reset your password', url },
  sender: organizationName,
});
