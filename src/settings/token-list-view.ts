import { html } from 'hono/html';
import { DAY_MS } from '../availability/dates.ts';
import { scopes } from '../contract.ts';
import type { View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { date, time } from '../web/times.ts';
import { folded, listCard, listPathOf } from './developers-view.ts';

export type ListedToken = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

export const tokenCard = (session: Session, tokens: List<ListedToken>): View =>
  listCard(
    {
      session,
      id: 'tokens',
      title: 'Access tokens',
      about: html`Programs that use a token act on your behalf, limited to the token's permissions. See the
<a href="/api/docs">API reference</a> or download the <a href="/api/docs/openapi.json">OpenAPI 3.1 document</a>.`,
      earlier: "Created on an earlier plan. They don't work on your current plan. Revoke the ones you don't need.",
      create: { path: '/settings/developers/tokens/new', text: 'New token' },
    },
    tokens.items.length === 0,
    html`${tokens.items.length === 0 ? html`<p class="empty">No tokens yet. Create one to call the API from a script.</p>` : tokenRows(session, tokens.items)}
${pager({ path: listPathOf(session, 'tokens'), name: 'tokens', label: 'access tokens' }, tokens)}`,
  );

/** Those that have expired are folded. */
function tokenRows(session: Session, tokens: ListedToken[]): View {
  const [expired, live] = [
    tokens.filter((token) => isExpired(token, session.now)),
    tokens.filter((token) => !isExpired(token, session.now)),
  ];
  const rows = (shown: ListedToken[]) => html`<ul class="rows lean">${shown.map((token) => tokenRow(session, token))}</ul>`;
  return html`${live.length === 0 ? '' : rows(live)}
${expired.length === 0 ? '' : html`<details class="fold past"><summary>Expired tokens (${expired.length})</summary>${rows(expired)}</details>`}`;
}

const tokenRow = (session: Session, token: ListedToken): View => html`<li>
<div>
<h3><bdi>${token.name}</bdi> ${expiryBadge(token, session.now)}</h3>
<p class="quiet"><code>${token.prefix}…</code> · ${lastUse(session, token)} · ${expiry(session, token)}</p>
</div>
${folded(
  permissionsOf(token),
  [
    ...token.scopes.map((scope) => html`<code>${scope}</code>`),
    html`<span class="quiet">Created ${time(token.createdAt, session.timezone)}</span>`,
  ],
  'Permissions',
)}
<a class="button danger" href="/settings/developers/tokens/${token.id}/revoke" aria-label="${verbOf(token, session.now)} ${token.name}">${verbOf(token, session.now)}</a>
</li>`;

export const lastUse = ({ timezone }: Session, { lastUsedAt }: Pick<ListedToken, 'lastUsedAt'>): View | string =>
  lastUsedAt ? html`last used ${date(lastUsedAt, timezone)}` : 'never used';

const expiry = ({ timezone, now }: Session, token: ListedToken): View | string =>
  token.expiresAt === null ? 'does not expire' : html`${isExpired(token, now) ? 'expired' : 'expires'} ${time(token.expiresAt, timezone)}`;

const soonMs = 7 * DAY_MS;

function expiryBadge(token: ListedToken, now: Date): View | string {
  if (isExpired(token, now)) return html`<span class="badge warning">expired</span>`;
  const isSoon = token.expiresAt !== null && token.expiresAt.getTime() - now.getTime() <= soonMs;
  return isSoon ? html`<span class="badge caution">expires soon</span>` : '';
}

/** An expired token has nothing left to revoke. */
export const verbOf = (token: ListedToken, now: Date): string => (isExpired(token, now) ? 'Remove' : 'Revoke');

const permissionsOf = ({ scopes: granted }: ListedToken): string => {
  if (Object.keys(scopes).every((scope) => granted.includes(scope))) return 'All permissions';
  return granted.length === 1 ? '1 permission' : `${granted.length} permissions`;
};

export const isExpired = ({ expiresAt }: ListedToken, now: Date): boolean => expiresAt !== null && expiresAt <= now;
