import { html } from 'hono/html';
import { includesApi } from '../plans.ts';
import { notice } from './fields.ts';
import { layout, type View } from './layout.ts';
import type { Session } from './session.ts';
import { time } from './times.ts';

export type ListedToken = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

export type Developers = { session: Session; tokens: ListedToken[]; done?: string | undefined };

export const developersView = ({ session, tokens, done }: Developers): View =>
  layout(
    { title: 'Developers', session, here: '/settings/developers' },
    html`${notice(done)}
<h1>Developers</h1>
${includesApi(session.plan) ? introduction : planCard(session)}
${includesApi(session.plan) || tokens.length > 0 ? tokenCard(session, tokens) : ''}`,
  );

const introduction = html`<p class="lead">Let your own programs, and applications that you trust, read and book for you.
Everything that they can do is in the <a href="/api/docs">reference</a>; tools read the <a href="/api/docs/openapi.json">contract</a> (OpenAPI 3.1).</p>`;

const planCard = ({ plan }: Session): View => html`<section class="card" aria-labelledby="plan">
<h2 id="plan">The API is part of the Team plan</h2>
<p>Your organization is on the <strong>${plan === 'pro' ? 'Pro' : 'Free'}</strong> plan. On Team, you make access tokens here for your own programs, and
connect applications to your bookings. Whoever runs this server can change the plan.</p>
<p>You can read up on it already: the <a href="/api/docs">reference</a> shows what it does.</p>
</section>`;

const tokenCard = (session: Session, tokens: ListedToken[]): View => html`<section class="card" aria-labelledby="tokens">
<div class="head"><h2 id="tokens">Access tokens</h2>
${includesApi(session.plan) ? html`<a class="button" href="/settings/developers/tokens/new">New token</a>` : ''}</div>
${
  includesApi(session.plan)
    ? html`<p>With a token, a program acts as you, as far as the token's permissions go.</p>`
    : html`<p>These were made before. They do not work on your present plan; revoke those that you do not need.</p>`
}
${tokens.length === 0 ? html`<p class="empty">No tokens yet.</p>` : html`<ul class="rows">${tokens.map((token) => tokenRow(session, token))}</ul>`}
</section>`;

const tokenRow = ({ timezone, now }: Session, token: ListedToken): View => html`<li>
<div>
<h3>${token.name} ${isOver(token, now) ? html`<span class="badge over">expired</span>` : ''}</h3>
<p><code>${token.prefix}…</code></p>
<ul class="scopes" aria-label="Permissions">${token.scopes.map((scope) => html`<li><code>${scope}</code></li>`)}</ul>
<p class="quiet">Created ${time(token.createdAt, timezone)} · ${token.lastUsedAt ? html`last used ${time(token.lastUsedAt, timezone)}` : 'never used'} ·
${token.expiresAt ? html`${isOver(token, now) ? 'expired' : 'expires'} ${time(token.expiresAt, timezone)}` : 'does not expire'}</p>
</div>
<a class="button secondary" href="/settings/developers/tokens/${token.id}/revoke" aria-label="Revoke ${token.name}">Revoke</a>
</li>`;

const isOver = ({ expiresAt }: ListedToken, now: Date): boolean => expiresAt !== null && expiresAt <= now;
