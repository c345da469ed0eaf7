import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { isolate } from '../../text/direction.ts';
import { choiceField, selectField } from '../../web/controls.ts';
import { describedBy, errorLine, type FieldErrors } from '../../web/fields.ts';
import type { View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';

/** `schedules`: the signed-in user's own. `scheduleId`: the one in use, null for the default. */
export type Team = {
  members: { id: string; name: string | null; slug: string }[];
  schedules: Schemas['Schedule'][];
  scheduleId: string | null;
  /** Ids of hosts who have not accepted yet. */
  pending: Set<string>;
};

const kinds = [
  { value: 'one_on_one', text: 'One host' },
  { value: 'round_robin', text: 'Round robin: one of the available hosts' },
  { value: 'collective', text: 'All hosts together' },
];

const selections = [
  { value: 'least_busy', text: 'The host with the fewest bookings around that time' },
  { value: 'rotation', text: 'The host who has gone the longest without a booking' },
  { value: 'priority', text: 'The first available host in the list' },
];

export const hostFields = (session: Session, fields: URLSearchParams, team: Team, errors: FieldErrors): View => html`${choiceField(
  { name: 'kind', label: 'Kind', type: 'radio', values: [fields.get('kind') ?? ''], options: kinds },
  errors.kind,
)}
${memberFields(fields, team, errors)}
${selectField(
  {
    ...{ name: 'selection', label: 'Round robin: choose', value: fields.get('selection') ?? '' },
    options: selections,
  },
  errors.selection,
)}
${scheduleField(session, fields, team)}`;

const hint = 'The number sets the priority. Colleagues added by a member must accept first.';

const memberFields = (
  fields: URLSearchParams,
  { members, pending }: Team,
  errors: FieldErrors,
): View => html`<fieldset id="hosts" tabindex="-1"${describedBy('hosts', hint, errors.hosts)}>
<legend>Hosts</legend>
<p class="hint" id="hosts-hint">${hint}</p>
${errorLine('hosts', errors.hosts)}
${members.map(
  ({ id, name, slug }) => html`<div class="choice host">
<input type="checkbox" id="host-${id}" name="host" value="${id}"${fields.getAll('host').includes(id) ? html` checked` : ''}>
<label for="host-${id}"><bdi>${name ?? slug}</bdi>${pending.has(id) ? " (hasn't accepted yet)" : ''}</label>
${members.length === 1 ? '' : html`<input type="number" name="order-${id}" min="1" max="100" value="${fields.get(`order-${id}`) ?? ''}" aria-label="Order of ${name ?? slug}">`}
</div>`,
)}
</fieldset>`;

/** Only with a choice. */
const scheduleField = ({ userId }: Session, fields: URLSearchParams, { schedules, scheduleId }: Team): View | string =>
  schedules.length < 2 || !fields.getAll('host').includes(userId)
    ? ''
    : selectField({
        ...{ name: 'schedule', label: 'Your hours for this event type', value: fields.get('schedule') ?? scheduleId ?? '' },
        options: [{ value: '', text: 'Default schedule' }, ...schedules.map(({ id, name }) => ({ value: id, text: isolate(name) }))],
      });
