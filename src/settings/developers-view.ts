import { html } from 'hono/html';
import { scopeLabel } from '../accounts/apps.ts';
import { includesApi } from '../accounts/plans.ts';
import { scopes } from '../contract.ts';
import type { App } from '../queries/oauth-apps.ts';
import type { Connection } from '../queries/oauth-grants.ts';
import type { WebhookRow } from '../queries/webhooks.ts';
import { notice } from '../web/fields.ts';
import { layout, tabs, type View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { disconnectPath } from './connections.ts';
import { type AppNames, webhookCard } from './webhooks-view.ts';

const path = '/settings/developers';

export type ListedToken = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

export type Developers = {
  session: Session;
  tokens: List<ListedToken>;
  apps: List<App>;
  connections: List<Connection>;
  webhooks: List<WebhookRow>;
  appNames: AppNames;
  done?: string | undefined;
};

/** On a plan without the API, lists only what was created on an earlier plan, so that it can be deleted. */
export const developersView = ({ session, tokens, apps, connections, webhooks, appNames, done }: Developers): View =>
  layout(
    { title: 'Developers', session, here: path },
    html`${notice(done)}
<h1>Developers</h1>
${includesApi(session.plan) ? tabs('Developers', parts, '') : ''}
${includesApi(session.plan) ? introduction : planCard(session)}
${includesApi(session.plan) || tokens.items.length > 0 ? tokenCard(session, tokens) : ''}
${includesApi(session.plan) || webhooks.items.length > 0 ? webhookCard(session, webhooks, appNames) : ''}
${includesApi(session.plan) || connections.items.length > 0 ? connectionCard(session, connections) : ''}
${includesApi(session.plan) || apps.items.length > 0 ? appCard(session, apps) : ''}`,
  );

const parts = { '#tokens': 'Tokens', '#webhooks': 'Webhooks', '#connections': 'Authorized apps', '#apps': 'OAuth apps' };

const introduction = html`<p class="lead">Create tokens for your own programs and manage the apps connected to your account.
See the <a href="/api/docs">API reference</a> or download the <a href="/api/docs/openapi.json">OpenAPI 3.1 document</a>.</p>`;

const planCard = ({ plan }: Session): View => html`<section class="card" aria-labelledby="plan">
<h2 id="plan">API access is part of the Team plan</h2>
<p>Your organization is on the <strong>${plan === 'pro' ? 'Pro' : 'Free'}</strong> plan. Ask your administrator to upgrade to create
access tokens and connect apps.</p>
<p>You can already explore the <a href="/api/docs">API reference</a> or download the
<a href="/api/docs/openapi.json">OpenAPI 3.1 document</a>.</p>
</section>`;

const tokenCard = (session: Session, tokens: List<ListedToken>): View => html`<section class="card" aria-labelledby="tokens">
<div class="head"><h2 id="tokens">Access tokens</h2>
${includesApi(session.plan) ? html`<a class="button" href="/settings/developers/tokens/new">New token</a>` : ''}</div>
${
  includesApi(session.plan)
    ? html`<p>Programs that use a token act on your behalf, limited to the token's permissions.</p>`
    : html`<p>Created on an earlier plan. They don't work on your current plan. Revoke the ones you don't need.</p>`
}
${tokens.items.length === 0 ? html`<p class="empty">No tokens yet. Create one to call the API from a script.</p>` : tokenRows(session, tokens.items)}
${pager({ path, name: 'tokens', label: 'access tokens' }, tokens)}
</section>`;

/** Those that have expired are folded. */
function tokenRows(session: Session, tokens: ListedToken[]): View {
  const [expired, live] = [
    tokens.filter((token) => isExpired(token, session.now)),
    tokens.filter((token) => !isExpired(token, session.now)),
  ];
  const rows = (shown: ListedToken[]) => html`<ul class="rows">${shown.map((token) => tokenRow(session, token))}</ul>`;
  return html`${live.length === 0 ? '' : rows(live)}
${expired.length === 0 ? '' : html`<details class="fold past"><summary>Expired tokens (${expired.length})</summary>${rows(expired)}</details>`}`;
}

const tokenRow = ({ timezone, now }: Session, token: ListedToken): View => html`<li>
<div>
<h3>${token.name} ${isExpired(token, now) ? html`<span class="badge warning">expired</span>` : ''}</h3>
<p class="quiet"><code>${token.prefix}…</code> · created ${time(token.createdAt, timezone)} · ${token.lastUsedAt ? html`last used ${time(token.lastUsedAt, timezone)}` : 'never used'} ·
${token.expiresAt ? html`${isExpired(token, now) ? 'expired' : 'expires'} ${time(token.expiresAt, timezone)}` : 'does not expire'}</p>
<details class="fold"><summary>${permissionsOf(token)}</summary>
<ul class="scopes" aria-label="Permissions">${token.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul></details>
</div>
<a class="button secondary" href="/settings/developers/tokens/${token.id}/revoke" aria-label="Revoke ${token.name}">Revoke</a>
</li>`;

const permissionsOf = ({ scopes: granted }: ListedToken): string => {
  if (Object.keys(scopes).every((scope) => granted.includes(scope))) return 'All permissions';
  return granted.length === 1 ? '1 permission' : `${granted.length} permissions`;
};

const isExpired = ({ expiresAt }: ListedToken, now: Date): boolean => expiresAt !== null && expiresAt <= now;

const connectionCard = (session: Session, connections: List<Connection>): View => html`<section class="card" aria-labelledby="connections">
<h2 id="connections">Authorized apps</h2>
${
  includesApi(session.plan)
    ? html`<p>Apps you've given access to your account.</p>`
    : html`<p>Authorized on an earlier plan. They don't work on your current plan. Disconnect the ones you don't need.</p>`
}
${
  connections.items.length === 0
    ? html`<p class="empty">No authorized apps.</p>`
    : html`<ul class="rows">${connections.items.map((connection) => connectionRow(session, connection))}</ul>`
}
${pager({ path, name: 'connections', label: 'authorized apps' }, connections)}
</section>`;

const connectionRow = ({ timezone }: Session, connection: Connection): View => html`<li>
<div>
<h3>${connection.name} ${connection.kind === 'app' ? '' : html`<span class="badge warning">unverified</span>`}</h3>
${connection.kind === 'document' ? html`<p class="quiet">${connection.clientId}</p>` : ''}
<ul class="words" aria-label="Permissions">${connection.scopes.map((scope) => html`<li>${scopeLabel(scope)}</li>`)}</ul>
<p class="quiet">Connected ${time(connection.createdAt, timezone)} · ${connection.lastUsedAt ? html`last used ${time(connection.lastUsedAt, timezone)}` : 'never used'}</p>
</div>
<a class="button secondary" href="${disconnectPath(connection)}" aria-label="Disconnect ${connection.name}">Disconnect</a>
</li>`;

const appCard = (session: Session, apps: List<App>): View => html`<section class="card" aria-labelledby="apps">
<div class="head"><h2 id="apps">OAuth apps</h2>
${includesApi(session.plan) ? html`<a class="button" href="/settings/developers/apps/new">New app</a>` : ''}</div>
<p>Apps you build that other people can connect to their accounts.</p>
${apps.items.length === 0 ? html`<p class="empty">No OAuth apps yet.</p>` : html`<ul class="rows">${apps.items.map((app) => appRow(session, app))}</ul>`}
${pager({ path, name: 'apps', label: 'OAuth apps' }, apps)}
</section>`;

const appRow = (session: Session, { id, name, isConfidential, redirectUris }: App): View => html`<li>
<div>
<h3>${name} <span class="badge">${isConfidential ? 'server-side' : 'no secret'}</span></h3>
<p>Client ID <code>${id}</code></p>
${redirectUris.map((uri) => html`<p class="quiet">${uri}</p>`)}
</div>
${
  includesApi(session.plan)
    ? html`<a class="button secondary" href="/settings/developers/apps/${id}" aria-label="Edit ${name}">Edit</a>`
    : html`<a class="button secondary" href="/settings/developers/apps/${id}/delete" aria-label="Delete ${name}">Delete</a>`
}
</li>`;
