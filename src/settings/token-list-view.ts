import { html } from 'hono/html';
import { includesApi } from '../accounts/plans.ts';
import { DAY_MS } from '../availability/dates.ts';
import { dayAt } from '../availability/wallclock.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { isolate } from '../text/direction.ts';
import type { View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { date, time } from '../web/times.ts';
import { folded, listCard, listPathOf } from './developers-view.ts';
import { permissionLabel } from './token-fields.ts';

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
<h3><bdi>${token.name}</bdi> ${expiryBadge(session, token)} ${useBadge(token)}</h3>
<p class="quiet"><code>${token.prefix}…</code>${token.lastUsedAt === null ? '' : html` · ${lastUse(session, token)}`} · ${expiryText(session, token)}</p>
</div>
${folded(
  permissionsOf(token),
  [
    ...token.scopes.map((scope) => html`${permissionLabel(scope)} <code>${scope}</code>`),
    html`<span class="quiet">Created ${time(token.createdAt, session.timezone)}</span>`,
  ],
  'Permissions',
)}
${buttons(session, token)}
</li>`;

function buttons({ plan, now }: Session, token: ListedToken): View {
  const [path, verb, name] = [`/settings/developers/tokens/${token.id}`, verbOf(token, now), isolate(token.name)];
  const edit = html`<a class="button secondary" href="${path}" aria-label="Edit ${name}">Edit</a>`;
  return html`<p class="buttons">${includesApi(plan) ? edit : ''}
<a class="button danger" href="${path}/revoke" aria-label="${verb} ${name}">${verb}</a></p>`;
}

export const lastUse = ({ timezone }: Session, { lastUsedAt }: Pick<ListedToken, 'lastUsedAt'>): View | string =>
  lastUsedAt ? html`last used ${date(lastUsedAt, timezone)}` : 'never used';

export const expiryText = ({ timezone, now }: Session, token: ListedToken): View | string =>
  token.expiresAt === null ? 'does not expire' : html`${isExpired(token, now) ? 'expired' : 'expires'} ${time(token.expiresAt, timezone)}`;

export const useBadge = ({ lastUsedAt }: ListedToken): View | string =>
  lastUsedAt === null ? html`<span class="badge neutral">never used</span>` : '';

const soonMs = 7 * DAY_MS;

/** Counts dates of the user's time zone, as people do. */
export function expiryBadge({ now, timezone }: Session, token: ListedToken): View | string {
  if (isExpired(token, now)) return html`<span class="badge warning">expired</span>`;
  if (token.expiresAt === null || token.expiresAt.getTime() - now.getTime() > soonMs) return '';
  const days = dayAt(timezone, token.expiresAt.getTime()) - dayAt(timezone, now.getTime());
  return html`<span class="badge caution">expires ${days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}</span>`;
}

/** An expired token has nothing left to revoke. */
export const verbOf = (token: ListedToken, now: Date): string => (isExpired(token, now) ? 'Remove' : 'Revoke');

function permissionsOf({ scopes: granted }: ListedToken): string {
  const isAll = Object.keys(scopes).every((scope) => granted.includes(scope));
  const text = isAll ? 'All permissions' : granted.length === 1 ? '1 permission' : `${granted.length} permissions`;
  return granted.some((scope) => Object.hasOwn(organizationScopes, scope)) ? `${text}, all members` : text;
}

export const isExpired = ({ expiresAt }: ListedToken, now: Date): boolean => expiresAt !== null && expiresAt <= now;
