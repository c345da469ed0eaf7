import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { formatTime } from '../../web/times.ts';
import { count } from '../words.ts';

const here = '/settings/developers';
export const webhooksPath = `${here}/webhooks`;

type ReplayPage = { session: Session; webhook: Schemas['Webhook']; typed: string; since?: Date; count?: number; errors?: FieldErrors };

export const replayView = ({ session, webhook, typed, since, count: found, errors = {} }: ReplayPage): View => {
  const name = webhook.description ?? webhook.url;
  const path = `${webhooksPath}/${webhook.id}`;
  const events = count(found ?? 0, 'event');
  return layout(
    { title: titleWith(errors, 'Resend events'), session, here, isNarrow: true },
    html`${errorSummary(errors)}
<h1>${since === undefined ? 'Resend events?' : found === 0 ? 'Nothing to resend' : `Resend ${events}?`}</h1>
${since === undefined ? '' : html`<p>Events since ${formatTime(since, session.timezone)}, to "<bdi>${name}</bdi>": ${found}. Those that were delivered are sent again.</p>`}
<form method="post" action="${path}/replay">
${formTokenField(session)}
${hiddenField('since', typed)}
<p class="actions">${found === undefined || found === 0 ? '' : html`<button>Resend ${events}</button>`}
<a class="button secondary" href="${path}">Cancel</a></p>
</form>
<form method="get" action="${path}/replay">
${textField({ name: 'since', label: 'Resend events since', type: 'datetime-local', value: typed, hint: `Times are in ${session.timezone}. Events are kept for 30 days, unless your organization sets a shorter time.` }, errors.since)}
<p><button class="secondary">Count again</button></p>
</form>`,
  );
};
