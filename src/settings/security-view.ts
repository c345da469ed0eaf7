import { html } from 'hono/html';
import { daysOfSecurityEvents, type SecurityEventKind, type ShownSecurityEvent } from '../queries/security-events.ts';
import { describeAgent } from '../text/agents.ts';
import { layout, type View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';

export const securityPath = '/settings/security';

export const kindNames: Record<SecurityEventKind, string> = {
  signed_in: 'Signed in',
  sign_in_failed: 'Failed sign-in',
  signed_out: 'Signed out',
  session_ended: 'Session ended',
  email_changed: 'Sign-in email changed',
  password_changed: 'Password changed',
  password_reset: 'Password reset',
  token_created: 'Access token created',
  token_revoked: 'Access token revoked',
  app_authorized: 'App authorized',
  app_disconnected: 'App disconnected',
  app_created: 'App created',
  app_secret_replaced: 'App secret rotated',
  app_deleted: 'App deleted',
  access_revoked: 'Access revoked',
  data_exported: 'Data exported',
  authenticator_added: 'Authenticator app added',
  authenticator_removed: 'Authenticator app removed',
  recovery_codes_created: 'Recovery codes created',
  recovery_code_used: 'Recovery code used',
  passkey_added: 'Passkey added',
  passkey_removed: 'Passkey removed',
  second_factors_removed: 'Second factors removed',
};

/** `authenticator`: null without one. */
export type SecurityPage = {
  session: Session;
  authenticator: { createdAt: Date; recoveryCodes: number } | null;
  passkeys: number;
  events: List<ShownSecurityEvent>;
  done?: string | undefined;
};

export const securityView = ({ session, authenticator, passkeys, events, done }: SecurityPage): View =>
  layout(
    { title: 'Security', session, here: securityPath, done },
    html`<h1>Security</h1>
${twoSteps(session, authenticator)}
<section class="card" aria-labelledby="passkeys">
<h2 id="passkeys">Passkeys</h2>
<p>Sign in with your device's fingerprint reader, face recognition or PIN. You have ${passkeys === 0 ? 'no passkeys' : passkeys === 1 ? 'one passkey' : `${passkeys} passkeys`}.</p>
<p class="actions"><a class="button secondary" href="${securityPath}/passkeys">Manage passkeys</a></p>
</section>
<section class="card" aria-labelledby="log">
<h2 id="log">Security log</h2>
<p>Sign-ins and changes to the access to your account in the last ${daysOfSecurityEvents} days. If you don't recognize an entry, change your
password and revoke access in your <a href="/settings/profile">profile</a>. Owners and admins of your organization can see this too.</p>
${events.items.length === 0 ? html`<p class="empty">No entries yet.</p>` : html`<ul class="rows">${events.items.map((event) => row(session, event))}</ul>`}
${pager({ path: securityPath, name: 'log', label: 'the security log' }, events)}
</section>`,
  );

const twoSteps = (
  { timezone }: Session,
  authenticator: SecurityPage['authenticator'],
): View => html`<section class="card" aria-labelledby="steps">
<h2 id="steps">Two-step verification</h2>
${
  authenticator === null
    ? html`<p>Protect your account with a code from an authenticator app, so that a stolen password isn't enough to sign in.</p>
<p class="actions"><a class="button" href="${securityPath}/authenticator">Add an authenticator app</a></p>`
    : html`<p>When you sign in, you enter a code from your authenticator app, added ${time(authenticator.createdAt, timezone)}. You have
${authenticator.recoveryCodes} unused recovery ${authenticator.recoveryCodes === 1 ? 'code' : 'codes'}.</p>
<p class="actions"><a class="button secondary" href="${securityPath}/recovery-codes">Create new recovery codes</a>
<a class="button secondary" href="${securityPath}/authenticator/remove">Remove app</a></p>`
}
</section>`;

const row = ({ timezone }: Session, event: ShownSecurityEvent): View => html`<li>
<div>
${eventTitle(event)}
${event.detail === null ? '' : html`<p><bdi>${event.detail}</bdi></p>`}
<p class="quiet">${time(event.createdAt, timezone)} · ${clientText(event)}</p>
</div>
</li>`;

type Event = Pick<ShownSecurityEvent, 'kind' | 'detail' | 'address' | 'userAgent'>;

export const eventTitle = ({ kind }: Event): View =>
  html`<h3>${kindNames[kind]}${kind === 'sign_in_failed' ? html` <span class="badge warning">failed</span>` : ''}</h3>`;

export const clientText = ({ address, userAgent }: Event): string =>
  address === null ? 'by an operator or admin' : `${address} · ${describeAgent(userAgent ?? '')}`;
