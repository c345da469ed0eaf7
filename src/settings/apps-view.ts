import { html } from 'hono/html';
import { longestAppName } from '../accounts/apps.ts';
import type { App } from '../queries/oauth-apps.ts';
import { describedBy, type Faults, faultLine, faultSummary, notice, textField, titleWith } from '../web/fields.ts';
import { layout, tokenField, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';

const here = '/settings/developers';

const back = html`<p class="back"><a href="${here}">Developers</a></p>`;

export type TypedApp = { name: string; redirectUris: string; isConfidential: boolean };

export type AppForm = {
  session: Session;
  /** The id that the app will have, so that a form makes one app however often it is sent. */
  id: string;
  typed?: TypedApp;
  faults?: Faults;
};

export const newAppView = ({ session, id, typed, faults = {} }: AppForm): View =>
  layout(
    { title: titleWith(faults, 'New application'), session, here },
    html`${faultSummary(faults)}
${back}
<h1>New application</h1>
<p class="lead">For a program that other people use. Each of them signs in here and decides what it may do for them (OAuth 2.0).</p>
<form class="card" method="post" action="${here}/apps">
${tokenField(session)}
<input type="hidden" name="id" value="${id}">
${appFields(typed ?? { name: '', redirectUris: '' }, faults)}
<fieldset>
<legend>Where it runs</legend>
${kindChoice('confidential', 'On a server of yours', 'It gets a secret, which it must keep to itself.', typed?.isConfidential ?? true)}
${kindChoice('public', 'On its users’ devices', 'A page in the browser, a phone or desktop app: it cannot keep a secret, and gets none.', typed?.isConfidential === false)}
</fieldset>
<p class="actions"><button>Make application</button> <a class="button secondary" href="${here}">Cancel</a></p>
</form>`,
  );

const addressHint =
  'One on each line, letter by letter as the application sends them. They begin with https://, or http:// on localhost, where any port will do.';

const appFields = ({ name, redirectUris }: Pick<TypedApp, 'name' | 'redirectUris'>, faults: Faults): View => html`${textField(
  { name: 'name', label: 'Name', value: name, hint: 'People see it when they are asked to let it in.', maxLength: longestAppName },
  faults.name,
)}
<div class="field">
<label for="redirects">Redirect addresses</label>
<p class="hint" id="redirects-hint">${addressHint}</p>
${faultLine('redirects', faults.redirects)}
<textarea id="redirects" name="redirects" rows="3" required autocapitalize="none" spellcheck="false"${describedBy('redirects', addressHint, faults.redirects)}>
${redirectUris}</textarea>
</div>`;

const kindChoice = (value: string, label: string, hint: string, isChosen: boolean): View => html`<div class="choice">
<input type="radio" id="kind-${value}" name="kind" value="${value}"${isChosen ? html` checked` : ''} aria-describedby="kind-${value}-hint">
<div><label for="kind-${value}">${label}</label><p class="hint" id="kind-${value}-hint">${hint}</p></div>
</div>`;

type Shown = { session: Session; id: string; name: string; secret: string | null; isNew: boolean };

/** The one page on which an app's secret stands. */
export const appSecretView = ({ session, id, name, secret, isNew }: Shown): View =>
  layout(
    { title: isNew ? 'Your new application' : 'The new secret', session, here },
    html`${back}
<h1>${isNew ? 'Your new application' : 'The new secret'}</h1>
${notice(isNew ? `“${name}” is made.` : 'The secret is replaced. The old one is refused from now on.')}
<section class="card" aria-labelledby="credentials">
<h2 id="credentials">What it signs in with</h2>
<p class="label">Client ID</p>
<div class="secret"><code data-copy="client ID">${id}</code></div>
${
  secret === null
    ? html`<p class="quiet">It has no secret.</p>`
    : html`<p class="label">Client secret</p>
<div class="secret"><code data-copy="client secret">${secret}</code></div>
<p>Copy the secret now: <strong>it is shown this once</strong> and never again.</p>`
}
</section>
<p><a class="button" href="${here}">Done${secret === null ? '' : ', I have copied it'}</a></p>`,
  );

export type AppPage = { session: Session; app: App; typed?: Omit<TypedApp, 'isConfidential'>; faults?: Faults; done?: string | undefined };

export const appView = ({ session, app, typed, faults = {}, done }: AppPage): View =>
  layout(
    { title: titleWith(faults, app.name), session, here },
    html`${notice(done)}
${faultSummary(faults)}
${back}
<h1>${app.name}</h1>
<section class="card" aria-labelledby="about">
<h2 id="about">Application</h2>
<p class="label">Client ID</p>
<div class="secret"><code data-copy="client ID">${app.id}</code></div>
<form method="post" action="${here}/apps/${app.id}">
${tokenField(session)}
${appFields(typed ?? { name: app.name, redirectUris: app.redirectUris.join('\n') }, faults)}
<p class="actions"><button>Save</button></p>
</form>
</section>
${app.isConfidential ? secretCard(app) : ''}
<section class="card" aria-labelledby="end">
<h2 id="end">Delete</h2>
<p>Everybody who has let it in is disconnected at once.</p>
<p class="actions"><a class="button secondary" href="${here}/apps/${app.id}/delete">Delete application</a></p>
</section>
<p class="quiet">Made ${time(app.createdAt, session.timezone)}.</p>`,
  );

const secretCard = ({ id }: App): View => html`<section class="card" aria-labelledby="secret">
<h2 id="secret">Client secret</h2>
<p>It is not kept, so it cannot be shown again. If it is lost, or somebody else has seen it, replace it.</p>
<p class="actions"><a class="button secondary" href="${here}/apps/${id}/secret">Replace secret</a></p>
</section>`;

/** Asks once more before something that cannot be undone. */
export const replaceSecretView = (session: Session, app: App): View =>
  layout(
    { title: 'Replace secret', session, here, isNarrow: true },
    html`<h1>Replace the secret of “${app.name}”?</h1>
<p>The present one is refused from that moment on: the application stops working until it has the new one. Whoever has let it in stays connected.</p>
<form method="post" action="${here}/apps/${app.id}/secret">
${tokenField(session)}
<p class="actions"><button class="danger">Replace secret</button> <a class="button secondary" href="${here}/apps/${app.id}">Keep it</a></p>
</form>`,
  );

export const deleteAppView = (session: Session, app: App): View =>
  layout(
    { title: 'Delete application', session, here, isNarrow: true },
    html`<h1>Delete “${app.name}”?</h1>
<p>Everybody who has let it in is disconnected, from the next request on. This cannot be undone.</p>
<form method="post" action="${here}/apps/${app.id}/delete">
${tokenField(session)}
<p class="actions"><button class="danger">Delete application</button> <a class="button secondary" href="${here}">Keep it</a></p>
</form>`,
  );
