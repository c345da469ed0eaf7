/** The mail by which a member joins an organization. */
import type { SendMailOptions } from 'nodemailer';
import { type InvitationLinks, toInvitationUrl } from '../accounts/invitation-links.ts';
import type { Address } from '../process/config.ts';
import type { InvitationMail } from '../queries/invitation-claims.ts';
import { toOneLine } from '../text/lines.ts';
import { languages } from './compose.ts';
import { type Text, toHtml, toPlainText } from './texts.ts';

export async function toInvitationMail(
  invitation: InvitationMail,
  { from, links }: { from: Address; links: InvitationLinks },
): Promise<SendMailOptions> {
  const words = languages.en;
  const text = write(invitation, toInvitationUrl(links, invitation.id));
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: invitation.email },
    messageId: `<${invitation.id}@${domain}>`,
    subject: toOneLine(text.subject),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: toPlainText(words, text),
    html: await toHtml(words, text),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const write = ({ organizationName, email, expiresAt }: InvitationMail, url: string): Text => ({
  subject: `Join ${organizationName}`,
  eventTitle: '',
  lead: `You're invited to join ${organizationName}. Open the link and choose a password. If you don't know the organization, ignore this message.`,
  details: [
    ['Organization', organizationName],
    ['Sign in with', email],
    ['Link works once, until', `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
  ],
  location: '',
  link: { label: 'Join', url },
  sender: organizationName,
});
