import { html } from 'hono/html';
import { longestPasskeyName } from '../accounts/passkeys.ts';
import type { ListedPasskey } from '../queries/passkeys.ts';
import { assetUrls } from '../web/assets.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';
import { time } from '../web/times.ts';
import { securityPath } from './security-view.ts';

export const passkeysPath = `${securityPath}/passkeys`;

/** `options`: of `navigator.credentials.create`, as JSON. */
export type PasskeysPage = {
  session: Session;
  passkeys: ListedPasskey[];
  options: string;
  name: string;
  errors?: FieldErrors;
  done?: string | undefined;
};

export const passkeysView = ({ session, passkeys, options, name, errors = {}, done }: PasskeysPage): View =>
  layout(
    { title: titleWith(errors, 'Passkeys'), session, here: securityPath, script: assetUrls.passkeys, done },
    html`${errorSummary(errors)}
<h1>Passkeys</h1>
<p>Sign in with your device's fingerprint reader, face recognition or PIN instead of a password and a code.</p>
<section class="card" aria-labelledby="yours">
<h2 id="yours">Your passkeys</h2>
${passkeys.length === 0 ? html`<p class="empty">No passkeys yet.</p>` : html`<ul class="rows">${passkeys.map((one) => row(session, one))}</ul>`}
</section>
<section class="card" aria-labelledby="add">
<h2 id="add">Add a passkey</h2>
<p data-no-passkeys>Adding a passkey requires JavaScript and a browser that supports passkeys.</p>
<form method="post" action="${passkeysPath}" data-passkey="create" data-options="${options}" hidden>
${formTokenField(session)}
<input type="hidden" name="response" value="">
${textField(
  {
    name: 'name',
    label: 'Name',
    value: name,
    hint: 'Helps you recognize it later. For example, the name of the device.',
    maxLength: longestPasskeyName,
  },
  errors.name,
)}
<p class="actions"><button>Add passkey</button></p>
<p role="status"></p>
</form>
</section>
<p class="quiet"><a href="${securityPath}">Back to Security</a></p>`,
  );

const row = (session: Session, { id, name, createdAt, lastUsedAt }: ListedPasskey): View => html`<li>
<div>
<h3><bdi>${name}</bdi></h3>
<p class="quiet">Added ${time(createdAt, session.timezone)} · ${lastUsedAt === null ? 'never used' : html`last used ${time(lastUsedAt, session.timezone)}`}</p>
</div>
<form method="post" action="${passkeysPath}/remove">
${formTokenField(session)}
<input type="hidden" name="id" value="${id}">
<button class="secondary" aria-label="Remove ${name}">Remove</button>
</form>
</li>`;
