import { html } from 'hono/html';
import { isManager } from '../accounts/roles.ts';
import { longestTokenName } from '../accounts/token-names.ts';
import { DAY_MS } from '../availability/dates.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { formatDate, time } from '../web/times.ts';
import { developersPath } from './developers-view.ts';
import { exampleRequest } from './example.ts';
import { isExpired, type ListedToken, verbOf } from './token-list-view.ts';

const here = developersPath;

/** Labels by days; 0: no expiration. */
export const lifetimes: Record<string, string> = {
  '7': '7 days',
  '30': '30 days',
  '90': '90 days',
  '365': '1 year',
  '0': 'No expiration',
};

export type TokenForm = {
  session: Session;
  id: string;
  typed?: { name: string; scopes: string[]; days: string };
  errors?: FieldErrors;
};

export const newTokenView = ({ session, id, typed = { name: '', scopes: [], days: '90' }, errors = {} }: TokenForm): View =>
  layout(
    { title: titleWith(errors, 'New token'), session, here },
    html`${errorSummary(errors)}
<p class="back"><a href="${here}">Tokens</a></p>
<h1>New token</h1>
<p class="quiet">Start with: ${Object.entries(presets).map(([preset, text], index) => html`${index === 0 ? '' : ' · '}<a href="${here}/tokens/new?select=${preset}">${text}</a>`)}</p>
<form class="card" method="post" action="${here}/tokens">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
${textField({ name: 'name', label: 'Name', value: typed.name, hint: 'For example, "Calendar sync".', maxLength: longestTokenName }, errors.name)}
${scopeField(selectableScopes(session), typed.scopes, errors.scopes)}
${lifetimeField(session, typed.days)}
<p class="actions"><button>Create token</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

/** With those of owners and admins. */
export const selectableScopes = (session: Session): Record<string, string> =>
  isManager(session) ? { ...scopes, ...organizationScopes } : scopes;

const scopeHint = 'Select only what this token needs.';

/** Selected by a link, which needs no script. */
const presets = { read: 'read-only permissions', all: 'all permissions', none: 'no permissions' };

export const scopesOf = (preset: string | null): string[] => {
  const every = Object.keys(scopes);
  if (preset === 'read') return every.filter((scope) => scope.startsWith('read:'));
  return preset === 'all' ? every : [];
};

const scopeField = (
  selectable: Record<string, string>,
  chosen: string[],
  error: string | undefined,
): View => html`<fieldset id="scopes" tabindex="-1"${describedBy('scopes', scopeHint, error)}>
<legend>Permissions</legend>
<p class="hint" id="scopes-hint">${scopeHint}</p>
${errorLine('scopes', error)}
${Object.entries(selectable).map(
  ([scope, words]) => html`<div class="choice">
<input type="checkbox" id="scope-${scope}" name="scope" value="${scope}"${chosen.includes(scope) ? html` checked` : ''}>
<label for="scope-${scope}">${words} <code>${scope}</code></label>
</div>`,
)}
</fieldset>`;

/** With the date of the end. */
function lifetimeText({ now, timezone }: Session, days: string, words: string): string {
  return days === '0' ? words : `${words} (until ${formatDate(new Date(now.getTime() + Number(days) * DAY_MS), timezone)})`;
}

const lifetimeField = (session: Session, chosen: string): View => html`<div class="field">
<label for="days">Expiration</label>
<select id="days" name="days">${Object.entries(lifetimes)
  .sort(([a], [b]) => (Number(a) || Infinity) - (Number(b) || Infinity))
  .map(
    ([days, words]) =>
      html`<option value="${days}"${days === chosen ? html` selected` : ''}>${lifetimeText(session, days, words)}</option>`,
  )}</select>
</div>`;

type CreatedTokenPage = { session: Session; publicUrl: string; token: string; name: string; scopes: string[]; expiresAt: Date | undefined };

export const createdTokenView = ({ session, publicUrl, token, name, scopes: given, expiresAt }: CreatedTokenPage): View =>
  layout(
    { title: 'Token created', session, here },
    html`<p class="back"><a href="${here}">Tokens</a></p>
<h1>Token created</h1>
<p class="notice" role="status">Token "${name}" created. Copy it now. <strong>You won't be able to see it again.</strong></p>
<section class="card" aria-labelledby="value">
<h2 id="value">Token</h2>
<div class="secret"><code id="token" data-copy="token">${token}</code></div>
<p class="quiet">${expiresAt ? html`Expires ${time(expiresAt, session.timezone)}.` : 'No expiration.'} Treat it like a password.</p>
<h2>Try it</h2>
<div class="secret"><pre id="curl" data-copy="command">${exampleRequest(publicUrl, token, given)}</pre></div>
</section>
<p><a class="button" href="${here}">I've copied it</a></p>`,
  );

export const revokeTokenView = (session: Session, token: ListedToken): View =>
  layout(
    { title: `${verbOf(token, session.now)} token`, session, here, isNarrow: true },
    html`<h1>${verbOf(token, session.now)} "<bdi>${token.name}</bdi>"?</h1>
<p><code>${token.prefix}…</code> · ${token.lastUsedAt ? html`last used ${time(token.lastUsedAt, session.timezone)}` : 'never used'}</p>
<p>${isExpired(token, session.now) ? 'The token has expired and no longer works.' : 'Programs using this token will lose access immediately.'} This can't be undone.</p>
<form method="post" action="${here}/tokens/${token.id}/revoke">
${formTokenField(session)}
<p class="actions"><button class="danger">${verbOf(token, session.now)} token</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );
