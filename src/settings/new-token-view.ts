import { html } from 'hono/html';
import { isManager } from '../accounts/roles.ts';
import { longestTokenName } from '../accounts/token-names.ts';
import { organizationScopes, scopes } from '../contract.ts';
import { assetUrls } from '../web/assets.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { formatDate } from '../web/times.ts';
import { developersPath } from './developers-view.ts';
import { firstExpiryDate, latestDate, lifetimes, newToken, permissionLabel, presets, type TypedToken, toExpiry } from './token-fields.ts';

const here = developersPath;

export type TokenForm = { session: Session; id: string; typed?: TypedToken; errors?: FieldErrors };

export const newTokenView = ({ session, id, typed = newToken, errors = {} }: TokenForm): View =>
  layout(
    { title: titleWith(errors, 'New token'), session, here, script: assetUrls.permissions },
    html`${errorSummary(errors)}
<p class="back"><a href="${here}">Tokens</a></p>
<h1>New token</h1>
<p class="quiet">Start with: ${Object.entries(presets).map(([preset, text], index) => html`${index === 0 ? '' : ' · '}<a href="${here}/tokens/new?select=${preset}">${text}</a>`)}</p>
<form class="card" method="post" action="${here}/tokens">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
${textField({ name: 'name', label: 'Name', value: typed.name, hint: 'For example, "Calendar sync".', maxLength: longestTokenName }, errors.name)}
${permissionTable(typed.scopes, errors.scopes)}
${isManager(session) ? organizationField(typed.scopes) : ''}
${lifetimeField(session, typed.days)}
${dateField(session, typed.expires, errors.expires)}
<p class="actions"><button>Create token</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

const scopeHint = 'Select only what this token needs. Write includes read.';

/** Scopes by resource, in the order of the contract. */
const resources = [...Map.groupBy(Object.keys(scopes), (scope) => scope.slice(scope.indexOf(':') + 1))];

const permissionTable = (
  chosen: string[],
  error: string | undefined,
): View => html`<fieldset id="scopes" tabindex="-1"${describedBy('scopes', scopeHint, error)}>
<legend>Permissions</legend>
<p class="hint" id="scopes-hint">${scopeHint}</p>
${errorLine('scopes', error)}
<table class="permissions">
<thead><tr><th scope="col">Resource</th><th scope="col">Read</th><th scope="col">Write</th></tr></thead>
<tbody>${resources.map(([resource, all]) => permissionRow(resource, all, chosen))}</tbody>
</table>
</fieldset>`;

/** Such as "Event types" for `event-types`. */
const resourceName = (resource: string): string => resource.charAt(0).toUpperCase() + resource.slice(1).replaceAll('-', ' ');

const permissionRow = (resource: string, all: string[], chosen: string[]): View => html`<tr>
<th scope="row" abbr="${resourceName(resource)}">${resourceName(resource)}
${all.map((scope) => html`<span class="hint"><span id="about-${scope}">${permissionLabel(scope)}</span> <code>${scope}</code></span>`)}</th>
${['read', 'write'].map((action) => permissionCell(`${action}:${resource}`, { action, resource, isOffered: all.includes(`${action}:${resource}`) }, chosen))}
</tr>`;

type Cell = { action: string; resource: string; isOffered: boolean };

const permissionCell = (scope: string, { action, resource, isOffered }: Cell, chosen: string[]): View =>
  isOffered
    ? html`<td><label><input type="checkbox" id="scope-${scope}" name="scope" value="${scope}"${chosen.includes(scope) ? html` checked` : ''} aria-label="${
        action === 'read' ? 'Read' : 'Write'
      } ${resourceName(resource).toLowerCase()}" aria-describedby="about-${scope}"></label></td>`
    : html`<td></td>`;

const organizationHint =
  'For owners and admins. Within the permissions above, the token can act for any member: a request names one in the header Caledee-Member.';

const organizationField = (chosen: string[]): View => html`<fieldset aria-describedby="organization-hint">
<legend>All members of the organization</legend>
<p class="hint" id="organization-hint">${organizationHint}</p>
${Object.keys(organizationScopes).map(
  (scope) => html`<div class="choice">
<input type="checkbox" id="scope-${scope}" name="scope" value="${scope}"${chosen.includes(scope) ? html` checked` : ''}>
<label for="scope-${scope}">${permissionLabel(scope)} <code>${scope}</code></label>
</div>`,
)}
</fieldset>`;

/** With the date of the end. */
function lifetimeText(session: Session, days: string, label: string): string {
  const expiry = days === 'custom' ? undefined : toExpiry(session, { days, expires: '' });
  return expiry === undefined ? label : `${label} (until ${formatDate(expiry, session.timezone)})`;
}

const lifetimeField = (session: Session, chosen: string): View => html`<div class="field">
<label for="days">Expiration</label>
<select id="days" name="days">${lifetimes.map(
  ([days, label]) => html`<option value="${days}"${days === chosen ? html` selected` : ''}>${lifetimeText(session, days, label)}</option>`,
)}</select>
</div>`;

const dateField = (session: Session, typed: string, error: string | undefined): View =>
  textField(
    {
      ...{ name: 'expires', label: 'Custom date', type: 'date', value: typed, isOptional: true },
      ...{ min: firstExpiryDate(session), max: latestDate },
      hint: `Only with the expiration "Custom date". The token expires at the start of this date, in the time zone ${session.timezone}.`,
    },
    error,
  );
