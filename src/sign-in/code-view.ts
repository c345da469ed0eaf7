import { html } from 'hono/html';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';

export const codePath = '/sign-in/code';

export type CodePage = { formKey: string; next: string; errors?: FieldErrors };

export const codeView = ({ formKey, next, errors = {} }: CodePage): View =>
  layout(
    { title: titleWith(errors, 'Two-step verification'), isNarrow: true },
    html`${errorSummary(errors)}
<h1>Two-step verification</h1>
<form method="post" action="${codePath}">
${formTokenField({ formKey })}
<input type="hidden" name="next" value="${next}">
${textField(
  {
    name: 'code',
    label: 'Code',
    hint: 'The 6 digits that your authenticator app shows, or one of your recovery codes.',
    autocomplete: 'one-time-code',
  },
  errors.code,
)}
<p class="actions"><button>Verify</button></p>
</form>
<p class="quiet">Lost your app and your recovery codes? Ask the operator of this server, who removes the second step with
<code>caledee user reset-second-factor</code>. <a href="/sign-in">Back to sign-in</a></p>`,
  );
