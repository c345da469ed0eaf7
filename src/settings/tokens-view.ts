import { html } from 'hono/html';
import { longestTokenName } from '../accounts/token-names.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { developersPath } from './developers-view.ts';
import { exampleRequest } from './example.ts';
import { permissionLabel } from './token-fields.ts';
import { expiryBadge, expiryText, isExpired, type ListedToken, lastUse, useBadge, verbOf } from './token-list-view.ts';

const here = developersPath;

export const tokenPath = ({ id }: Pick<ListedToken, 'id'>): string => `${here}/tokens/${id}`;

const back = html`<p class="back"><a href="${here}">Tokens</a></p>`;

type ShownToken = {
  session: Session;
  publicUrl: string;
  token: string;
  name: string;
  scopes: string[];
  expiresAt: Date | undefined;
  isNew: boolean;
};

export const tokenValueView = ({ session, publicUrl, token, name, scopes, expiresAt, isNew }: ShownToken): View =>
  layout(
    { title: isNew ? 'Token created' : 'Token regenerated', session, here },
    html`${back}
<h1>${isNew ? 'Token created' : 'Token regenerated'}</h1>
<p class="notice" role="status">Token "<bdi>${name}</bdi>" ${isNew ? 'created.' : 'regenerated. The previous value no longer works.'}
Copy it now. <strong>You won't be able to see it again.</strong></p>
<section class="card" aria-labelledby="value">
<h2 id="value">Token</h2>
<div class="secret"><code id="token" data-copy="token">${token}</code></div>
<p class="quiet">${expiresAt ? html`Expires ${time(expiresAt, session.timezone)}.` : 'No expiration.'} Treat it like a password.</p>
<h2>Try it</h2>
<div class="secret"><pre id="curl" data-copy="command">${exampleRequest(publicUrl, token, scopes)}</pre></div>
<h2 id="permissions">Permissions</h2>
${permissionList(scopes)}
</section>
<p><a class="button" href="${here}">I've copied it</a></p>`,
  );

const permissionList = (scopes: string[]): View =>
  html`<ul class="words" aria-labelledby="permissions">${scopes.map((scope) => html`<li>${permissionLabel(scope)} <code>${scope}</code></li>`)}</ul>`;

export type TokenPage = {
  session: Session;
  token: ListedToken;
  /** The name, after an error. */
  typed?: string;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const tokenView = ({ session, token, typed, errors = {}, done }: TokenPage): View =>
  layout(
    { title: titleWith(errors, token.name), session, here, done },
    html`${errorSummary(errors)}
${back}
<h1><bdi>${token.name}</bdi> ${expiryBadge(session, token)} ${useBadge(token)}</h1>
<p class="lead"><code>${token.prefix}…</code>${token.lastUsedAt === null ? '' : html` · ${lastUse(session, token)}`} · ${expiryText(session, token)}</p>
<section class="card" aria-labelledby="about">
<h2 id="about">Name</h2>
<form method="post" action="${tokenPath(token)}">
${formTokenField(session)}
${textField({ name: 'name', label: 'Name of the token', value: typed ?? token.name, maxLength: longestTokenName }, errors.name)}
<p class="actions"><button>Rename</button></p>
</form>
</section>
<section class="card" aria-labelledby="permissions">
<h2 id="permissions">Permissions</h2>
${permissionList(token.scopes)}
</section>
<section class="card" aria-labelledby="regenerate">
<h2 id="regenerate">Regenerate</h2>
<p>Replaces the value, if it was lost or leaked, or is about to expire. Name and permissions stay.</p>
<p class="actions"><a class="button secondary" href="${tokenPath(token)}/regenerate">Regenerate token</a></p>
</section>
<section class="card" aria-labelledby="end">
<h2 id="end">${verbOf(token, session.now)}</h2>
<p>${endText(session, token)}</p>
<p class="actions"><a class="button danger" href="${tokenPath(token)}/revoke">${verbOf(token, session.now)} token</a></p>
</section>
<p class="quiet">Created ${time(token.createdAt, session.timezone)}.</p>`,
  );

const endText = ({ now }: Session, token: ListedToken): string =>
  isExpired(token, now) ? 'The token has expired and no longer works.' : 'Programs using this token will lose access immediately.';

/** `id`: of the new token. `wanted`: what it will have. */
type Regeneration = { session: Session; token: ListedToken; id: string; wanted: { scopes: string[]; expires: Date | undefined } };

export const regenerateTokenView = ({ session, token, id, wanted }: Regeneration): View =>
  layout(
    { title: 'Regenerate token', session, here, isNarrow: true },
    html`<h1>Regenerate "<bdi>${token.name}</bdi>"?</h1>
<p>${isExpired(token, session.now) ? 'The token has expired.' : 'The current value stops working immediately, so programs fail until you give them the new one.'}
The new token has the same name and permissions.</p>
${wanted.scopes.length === token.scopes.length ? '' : html`<p>It won't have the permissions for all members of the organization, which are for owners and admins.</p>`}
<p>${wanted.expires === undefined ? 'It does not expire.' : html`Its lifetime starts again: it expires ${time(wanted.expires, session.timezone)}.`}</p>
<form method="post" action="${tokenPath(token)}/regenerate">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
<p class="actions"><button class="danger">Regenerate token</button> <a class="button secondary" href="${tokenPath(token)}">Cancel</a></p>
</form>`,
  );

export const revokeTokenView = (session: Session, token: ListedToken): View =>
  layout(
    { title: `${verbOf(token, session.now)} token`, session, here, isNarrow: true },
    html`<h1>${verbOf(token, session.now)} "<bdi>${token.name}</bdi>"?</h1>
<p><code>${token.prefix}…</code> · ${lastUse(session, token)}</p>
<p>${endText(session, token)} This can't be undone.</p>
<form method="post" action="${tokenPath(token)}/revoke">
${formTokenField(session)}
<p class="actions"><button class="danger">${verbOf(token, session.now)} token</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );
