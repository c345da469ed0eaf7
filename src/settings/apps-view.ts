import { html } from 'hono/html';
import { longestAppName } from '../accounts/apps.ts';
import type { App } from '../queries/oauth-apps.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { notice } from '../web/notice.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { developersPath, listPaths } from './developers-view.ts';

const here = developersPath;
const base = listPaths.apps;

const back = html`<p class="back"><a href="${base}">OAuth apps</a></p>`;

export type TypedApp = { name: string; redirectUris: string; isConfidential: boolean };

export type AppForm = {
  session: Session;
  id: string;
  typed?: TypedApp;
  errors?: FieldErrors;
};

export const newAppView = ({ session, id, typed, errors = {} }: AppForm): View =>
  layout(
    { title: titleWith(errors, 'New app'), session, here },
    html`${errorSummary(errors)}
${back}
<h1>New app</h1>
<p class="lead">Register an app that other people can connect to their accounts with OAuth 2.0.</p>
<form class="card" method="post" action="${base}">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
${appFields(typed ?? { name: '', redirectUris: '' }, errors)}
<fieldset>
<legend>Type</legend>
${kindChoice('confidential', 'Server-side app', 'Runs on your server and can keep a client secret.', typed?.isConfidential ?? true)}
${kindChoice('public', 'Browser, mobile or desktop app', "Runs on the user's device and can't keep a secret, so it doesn't get one.", typed?.isConfidential === false)}
</fieldset>
<p class="actions"><button>Create app</button> <a class="button secondary" href="${base}">Cancel</a></p>
</form>`,
  );

const redirectHint = 'One per line, exactly as your app sends them. Must start with https://, or http://localhost (any port).';

const appFields = ({ name, redirectUris }: Pick<TypedApp, 'name' | 'redirectUris'>, errors: FieldErrors): View => html`${textField(
  { name: 'name', label: 'Name', value: name, hint: "Shown to people when they're asked to grant access.", maxLength: longestAppName },
  errors.name,
)}
<div class="field">
<label for="redirects">Redirect URIs</label>
<p class="hint" id="redirects-hint">${redirectHint}</p>
${errorLine('redirects', errors.redirects)}
<textarea id="redirects" name="redirects" rows="3" required autocapitalize="none" spellcheck="false"${describedBy('redirects', redirectHint, errors.redirects)}>
${redirectUris}</textarea>
</div>`;

const kindChoice = (value: string, label: string, hint: string, isChosen: boolean): View => html`<div class="choice">
<input type="radio" id="kind-${value}" name="kind" value="${value}"${isChosen ? html` checked` : ''} aria-describedby="kind-${value}-hint">
<div><label for="kind-${value}">${label}</label><p class="hint" id="kind-${value}-hint">${hint}</p></div>
</div>`;

type Shown = { session: Session; id: string; name: string; secret: string | null; isNew: boolean };

export const appSecretView = ({ session, id, name, secret, isNew }: Shown): View =>
  layout(
    { title: isNew ? 'App created' : 'Client secret rotated', session, here },
    html`${back}
<h1>${isNew ? 'App created' : 'Client secret rotated'}</h1>
${notice(isNew ? html`App "<bdi>${name}</bdi>" created.` : 'Client secret rotated. The old secret no longer works.')}
<section class="card" aria-labelledby="credentials">
<h2 id="credentials">Credentials</h2>
<p class="label">Client ID</p>
<div class="secret"><code data-copy="client ID">${id}</code></div>
${
  secret === null
    ? html`<p class="quiet">This app has no client secret.</p>`
    : html`<p class="label">Client secret</p>
<div class="secret"><code data-copy="client secret">${secret}</code></div>
<p>Copy the client secret now. <strong>You won't be able to see it again.</strong></p>`
}
</section>
<p>Next, send people to the authorization URL, as the <a href="/docs/oauth">OAuth guide</a> shows.</p>
<p><a class="button" href="${base}/${id}">${secret === null ? 'Done' : "I've copied it"}</a></p>`,
  );

export type AppPage = {
  session: Session;
  app: App;
  typed?: Omit<TypedApp, 'isConfidential'>;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const appView = ({ session, app, typed, errors = {}, done }: AppPage): View =>
  layout(
    { title: titleWith(errors, app.name), session, here, done },
    html`${errorSummary(errors)}
${back}
<h1><bdi>${app.name}</bdi></h1>
<section class="card" aria-labelledby="about">
<h2 id="about">App</h2>
<p class="label">Client ID</p>
<div class="secret"><code data-copy="client ID">${app.id}</code></div>
<form method="post" action="${base}/${app.id}">
${formTokenField(session)}
${appFields(typed ?? { name: app.name, redirectUris: app.redirectUris.join('\n') }, errors)}
<p class="actions"><button>Save</button></p>
</form>
</section>
${app.isConfidential ? secretCard(app) : ''}
<section class="card" aria-labelledby="end">
<h2 id="end">Delete</h2>
<p>Everyone who authorized this app is disconnected immediately.</p>
<p class="actions"><a class="button danger" href="${base}/${app.id}/delete">Delete app</a></p>
</section>
<p class="quiet">Created ${time(app.createdAt, session.timezone)}.</p>`,
  );

const secretCard = ({ id }: App): View => html`<section class="card" aria-labelledby="secret">
<h2 id="secret">Client secret</h2>
<p>We store only a hash, so it can't be shown again. If it was lost or leaked, rotate it.</p>
<p class="actions"><a class="button secondary" href="${base}/${id}/secret">Rotate secret</a></p>
</section>`;

export const rotateSecretView = (session: Session, app: App): View =>
  layout(
    { title: 'Rotate client secret', session, here, isNarrow: true },
    html`<h1>Rotate the client secret of "<bdi>${app.name}</bdi>"?</h1>
<p>The current secret stops working immediately, so the app fails until you give it the new one. People who authorized the app stay connected.</p>
<form method="post" action="${base}/${app.id}/secret">
${formTokenField(session)}
<p class="actions"><button class="danger">Rotate secret</button> <a class="button secondary" href="${base}/${app.id}">Cancel</a></p>
</form>`,
  );

export const deleteAppView = (session: Session, app: App): View =>
  layout(
    { title: 'Delete app', session, here, isNarrow: true },
    html`<h1>Delete "<bdi>${app.name}</bdi>"?</h1>
<p>Everyone who authorized this app is disconnected immediately. This can't be undone.</p>
<form method="post" action="${base}/${app.id}/delete">
${formTokenField(session)}
<p class="actions"><button class="danger">Delete app</button> <a class="button secondary" href="${base}">Cancel</a></p>
</form>`,
  );
