/** The mail that informs users about a change of what gives access to their account, or a sign-in from a new browser. */
import type { SendMailOptions } from 'nodemailer';
import type { Address } from '../process/config.ts';
import type { NoticedKind, SecurityNotice } from '../queries/security-notices.ts';
import { describeAgent } from '../text/agents.ts';
import { languages } from './compose.ts';
import { toMailOptions } from './envelope.ts';
import type { Text } from './texts.ts';
import type { SettingsLinks } from './webhook-notice.ts';
import { momentOf, zoneOf } from './write.ts';

export function toSecurityNotice(
  notice: SecurityNotice,
  { from, links }: { from: Address; links: SettingsLinks },
): Promise<SendMailOptions> {
  const to = { name: notice.name ?? '', address: notice.email };
  return toMailOptions({ id: notice.id, from, to }, languages.en, write(notice, links));
}

/** `label`: of the event's detail, which is left out without one. `isLockout`: an attacker may have locked the user out. */
type News = { subject: string; lead: string; label?: string; isLockout?: true };

const news: Record<NoticedKind, News> = {
  signed_in: {
    subject: 'New sign-in',
    lead: 'Someone signed in to your account from a browser that has not been used for it before.',
    label: 'Signed in with',
  },
  password_changed: { subject: 'Password changed', lead: 'The password of your account was changed.', isLockout: true },
  password_reset: { subject: 'Password reset', lead: 'The password of your account was reset.', isLockout: true },
  email_changed: {
    subject: 'Email address changed',
    lead: 'The email address of your account was changed.',
    label: 'New address',
    isLockout: true,
  },
  authenticator_added: {
    subject: 'Authenticator app added',
    lead: 'An authenticator app was added to your account. Signing in asks for its codes.',
    isLockout: true,
  },
  authenticator_removed: {
    subject: 'Authenticator app removed',
    lead: 'The authenticator app was removed from your account. Signing in no longer asks for a code.',
  },
  second_factors_removed: {
    subject: 'Second factors removed',
    lead: 'The authenticator app, recovery codes and passkeys were removed from your account. Signing in no longer asks for a code.',
  },
  recovery_codes_created: {
    subject: 'New recovery codes',
    lead: 'New recovery codes were created for your account. The earlier ones no longer work.',
  },
  recovery_code_used: { subject: 'Recovery code used', lead: 'A recovery code was used to sign in to your account.' },
  passkey_added: {
    subject: 'Passkey added',
    lead: 'A passkey was added to your account. It signs in without a password.',
    label: 'Passkey',
  },
  passkey_removed: { subject: 'Passkey removed', lead: 'A passkey was removed from your account.', label: 'Passkey' },
  token_created: {
    subject: 'Access token created',
    lead: 'An access token was created for your account. Programs use it without your password.',
    label: 'Token',
  },
  app_authorized: { subject: 'App connected', lead: 'An app was given access to your account.', label: 'App' },
};

function write(notice: SecurityNotice, { publicUrl }: SettingsLinks): Text {
  const { kind, detail, address, userAgent, createdAt, currentEmail, timezone, organizationName } = notice;
  const { subject, lead, label, isLockout = false } = news[kind];
  const words = languages.en;
  const about: Text['details'] = label === undefined || detail === null ? [] : [[label, detail]];
  const browser: Text['details'] = [
    ['Browser', describeAgent(userAgent ?? '')],
    ['Address', address ?? ''],
  ];
  const by: Text['details'] = address === null ? [['By', 'An operator of the server']] : browser;
  return {
    subject,
    eventTitle: '',
    lead: `${lead} ${advice(isLockout)}`,
    details: [
      ['Account', currentEmail],
      ...about,
      ['When', momentOf(words, createdAt, { timezone }), zoneOf(words, { timezone, startsAt: createdAt })],
      ...by,
    ],
    location: '',
    link: { label: 'Security log', url: `${publicUrl}/settings/security` },
    sender: organizationName,
  };
}

const advice = (isLockout: boolean): string =>
  `If this was you, there is nothing to do. If not, change your password${
    isLockout ? ' (with "Forgot your password?" if you cannot sign in)' : ''
  }, revoke access tokens and apps with it, and inform an owner or admin of your organization.`;
