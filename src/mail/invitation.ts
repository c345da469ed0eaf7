/** The mail by which a member joins an organization. */
import type { SendMailOptions } from 'nodemailer';
import { type InvitationLinks, toInvitationUrl } from '../accounts/invitation-links.ts';
import type { Address } from '../process/config.ts';
import type { InvitationMail } from '../queries/invitation-claims.ts';
import { isolate } from '../text/direction.ts';
import { languages } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';

export function toInvitationMail(
  invitation: InvitationMail,
  { from, links }: { from: Address; links: InvitationLinks },
): Promise<SendMailOptions> {
  const text = write(invitation, toInvitationUrl(links, invitation.id));
  return toMailOptions({ id: invitation.id, from, to: { name: '', address: invitation.email } }, languages.en, text);
}

const write = ({ organizationName, email, expiresAt }: InvitationMail, url: string): Text => ({
  subject: `Join ${isolate(organizationName)}`,
  eventTitle: '',
  lead: `You've been invited to join ${isolate(organizationName)}. Open the link and choose a password. If you don't recognize the organization, ignore this message.`,
  details: [
    ['Organization', organizationName],
    ['Sign in with', email],
    ['Link works once, until', `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
  ],
  location: '',
  link: { label: 'Join', url },
  sender: organizationName,
});
