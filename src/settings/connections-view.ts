import { html } from 'hono/html';
import { scopeLabel } from '../accounts/apps.ts';
import type { Connection } from '../queries/oauth-grants.ts';
import { isolate } from '../text/direction.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { developersPath, folded, listCard, listPathOf, listPaths } from './developers-view.ts';
import { lastUse } from './token-list-view.ts';

export const disconnectBase = `${listPaths.connections}/disconnect`;

/** A client id may be a URL, so it is in the query instead of the path. */
const disconnectPath = ({ clientId }: Connection): string => `${disconnectBase}?${new URLSearchParams({ client: clientId })}`;

export const connectionCard = (session: Session, connections: List<Connection>): View =>
  listCard(
    {
      session,
      id: 'connections',
      title: 'Authorized apps',
      about: html`Apps you've given access to your account.`,
      earlier: "Authorized on an earlier plan. They don't work on your current plan. Disconnect the ones you don't need.",
    },
    connections.items.length === 0,
    html`${
      connections.items.length === 0
        ? html`<p class="empty">No authorized apps.</p>`
        : html`<ul class="rows lean">${connections.items.map((connection) => connectionRow(session, connection))}</ul>`
    }
${pager({ path: listPathOf(session, 'connections'), name: 'connections', label: 'authorized apps' }, connections)}`,
  );

const connectionRow = (session: Session, connection: Connection): View => html`<li>
<div>
<h3><bdi>${connection.name}</bdi> ${connection.kind === 'app' ? '' : html`<span class="badge warning">unverified</span>`}</h3>
${connection.kind === 'document' ? html`<p class="quiet">${connection.clientId}</p>` : ''}
<p class="quiet">Connected ${time(connection.createdAt, session.timezone)} · ${lastUse(session, connection)}</p>
</div>
${folded(
  permissionCount(connection),
  connection.scopes.map((scope) => html`${scopeLabel(scope)}`),
  'Permissions',
)}
<a class="button danger" href="${disconnectPath(connection)}" aria-label="Disconnect ${isolate(connection.name)}">Disconnect</a>
</li>`;

const permissionCount = ({ scopes }: Connection): string => (scopes.length === 1 ? '1 permission' : `${scopes.length} permissions`);

export const disconnectView = (session: Session, { clientId, name }: Connection): View =>
  layout(
    { title: 'Disconnect app', session, here: developersPath, isNarrow: true },
    html`<h1>Disconnect "<bdi>${name}</bdi>"?</h1>
<p>It loses access to your account immediately. To reconnect, start from the app.</p>
<form method="post" action="${disconnectBase}">
${formTokenField(session)}
<input type="hidden" name="client" value="${clientId}">
<p class="actions"><button class="danger">Disconnect</button> <a class="button secondary" href="${listPaths.connections}">Cancel</a></p>
</form>`,
  );
