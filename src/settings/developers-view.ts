import { html } from 'hono/html';
import { includesApi } from '../accounts/plans.ts';
import { developerPages, layout, tabs, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';

export const developersPath = '/settings/developers';

/** The pages of the section, each with one list. */
export const listPaths = {
  tokens: developersPath,
  webhooks: `${developersPath}/webhooks`,
  connections: `${developersPath}/connections`,
  apps: `${developersPath}/apps`,
};

/** Without the API, the first page has all lists. */
export const listPathOf = ({ plan }: Session, list: keyof typeof listPaths): string =>
  includesApi(plan) ? listPaths[list] : developersPath;

type Frame = { session: Session; here: string; done: string | undefined };

export const developersView = ({ session, here, done }: Frame, list: View): View =>
  layout(
    { title: developerPages[here] ?? 'Developers', session, here: developersPath, done },
    html`<h1>Developers</h1>
${tabs('Developers', developerPages, here)}
${list}`,
  );

/** On a plan without the API: what was created on an earlier plan, so that it can be deleted. */
export const planView = ({ session, done }: Omit<Frame, 'here'>, leftover: View[]): View =>
  layout(
    { title: 'Developers', session, here: developersPath, done },
    html`<h1>Developers</h1>
<section class="card" aria-labelledby="plan">
<h2 id="plan">API access is part of the Team plan</h2>
<p>Your organization is on the <strong>${session.plan === 'pro' ? 'Pro' : 'Free'}</strong> plan. Ask your administrator to upgrade to create
access tokens and connect apps.</p>
<p>You can already explore the <a href="/api/docs">API reference</a> or download the
<a href="/api/docs/openapi.json">OpenAPI 3.1 document</a>.</p>
</section>
${leftover}`,
  );

type ListCard = {
  session: Session;
  id: keyof typeof listPaths;
  title: string;
  about: View;
  /** Instead of `about` on a plan without the API. */
  earlier: string;
  create?: { path: string; text: string };
};

/** Nothing on a plan without the API if the list is empty. */
export const listCard = ({ session, id, title, about, earlier, create }: ListCard, isEmpty: boolean, content: View): View => {
  const hasApi = includesApi(session.plan);
  if (!hasApi && isEmpty) return html``;
  return html`<section class="card" aria-labelledby="${id}">
<div class="head"><h2 id="${id}">${title}</h2>
${hasApi && create ? html`<a class="button" href="${create.path}">${create.text}</a>` : ''}</div>
<p>${hasApi ? about : earlier}</p>
${content}
</section>`;
};

/** Folded, so that a row stays one line. */
export const folded = (summary: string, items: readonly View[], label: string): View =>
  html`<details class="fold"><summary>${summary}</summary>
<ul class="words" aria-label="${label}">${items.map((item) => html`<li>${item}</li>`)}</ul></details>`;
