import { html } from 'hono/html';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import { onTheWay } from '../web/next.ts';
import { type RequestingApp, toContinue } from './requesting-app.ts';

export const codePath = '/sign-in/code';

export type CodePage = { formKey: string; next: string; app: RequestingApp | undefined; errors?: FieldErrors };

export const codeView = ({ formKey, next, app, errors = {} }: CodePage): View =>
  layout(
    { title: titleWith(errors, 'Two-step verification'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Two-step verification</h1>
${app === undefined ? '' : html`<p>Enter a code ${toContinue(app)}.</p>`}
<form method="post" action="${codePath}">
${formTokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
${textField(
  {
    name: 'code',
    label: 'Code',
    hint: 'The 6-digit code from your authenticator app, or a recovery code.',
    autocomplete: 'one-time-code',
  },
  errors.code,
)}
<p class="actions"><button>Verify</button></p>
</form>
<p class="quiet">Lost your app and your recovery codes? Ask your administrator to remove the second step with
<code>caledee user reset-second-factor</code>. <a href="${onTheWay('/sign-in', next)}">Back to sign-in</a></p>`,
  );
