import { html } from 'hono/html';
import { includesApi } from '../accounts/plans.ts';
import type { App } from '../queries/oauth-apps.ts';
import { isolate } from '../text/direction.ts';
import type { View } from '../web/layout.ts';
import { type List, pager } from '../web/pager.ts';
import type { Session } from '../web/session.ts';
import { folded, listCard, listPathOf, listPaths } from './developers-view.ts';

export const appCard = (session: Session, apps: List<App>): View =>
  listCard(
    {
      session,
      id: 'apps',
      title: 'OAuth apps',
      about: html`Apps you build that other people can connect to their accounts.`,
      earlier: "Created on an earlier plan. They don't work on your current plan. Delete the ones you don't need.",
      create: { path: `${listPaths.apps}/new`, text: 'New app' },
    },
    apps.items.length === 0,
    html`${apps.items.length === 0 ? html`<p class="empty">No OAuth apps yet.</p>` : html`<ul class="rows lean">${apps.items.map((app) => appRow(session, app))}</ul>`}
${pager({ path: listPathOf(session, 'apps'), name: 'apps', label: 'OAuth apps' }, apps)}`,
  );

const appRow = (session: Session, { id, name, isConfidential, redirectUris }: App): View => html`<li>
<div>
<h3><bdi>${name}</bdi> <span class="badge">${isConfidential ? 'server-side' : 'no secret'}</span></h3>
<p class="quiet">Client ID <code>${id}</code></p>
</div>
${folded(
  redirectUris.length === 1 ? '1 redirect URI' : `${redirectUris.length} redirect URIs`,
  redirectUris.map((uri) => html`${uri}`),
  'Redirect URIs',
)}
${
  includesApi(session.plan)
    ? html`<a class="button secondary" href="${listPaths.apps}/${id}" aria-label="Edit ${isolate(name)}">Edit</a>`
    : html`<a class="button danger" href="${listPaths.apps}/${id}/delete" aria-label="Delete ${isolate(name)}">Delete</a>`
}
</li>`;
