/** Fields beside `textField`. All have their name as their id, as `errorSummary` links to. */
import { html } from 'hono/html';
import { isolated } from '../text/direction.ts';
import { describedBy, errorLine } from './fields.ts';
import type { View } from './layout.ts';

type Field = { name: string; label: string; hint?: string; isRequired?: boolean };

const head = ({ name, label, hint }: Field, error: string | undefined): View => html`<label for="${name}">${isolated(label)}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${errorLine(name, error)}`;

type LongField = Field & { value: string; maxLength?: number };

export const longField = (field: LongField, error?: string): View => html`<div class="field">
${head(field, error)}
<textarea id="${field.name}" name="${field.name}" rows="4" dir="auto"${[
  field.maxLength ? html` maxlength="${2 * field.maxLength}"` : '',
  field.isRequired ? html` required` : '',
  describedBy(field.name, field.hint, error),
]}>
${field.value}</textarea>
</div>`;

/** Names in `text` are isolated (`text/direction.ts`). */
export type Option = { value: string; text: string; group?: string };

type SelectField = Field & { value: string; options: Option[] };

/** Without closing tags, which are optional: a list of all time zones is most of its page. */
export const selectField = (field: SelectField, error?: string): View => html`<div class="field">
${head(field, error)}
<select id="${field.name}" name="${field.name}"${[field.isRequired ? html` required` : '', describedBy(field.name, field.hint, error)]}>
${field.options.map(
  ({ value, text, group }, index) =>
    html`${group === undefined || group === field.options[index - 1]?.group ? '' : html`<optgroup label="${group}">`}<option${value === text ? '' : html` value="${value}"`}${value === field.value ? html` selected` : ''}>${text}`,
)}
</select>
</div>`;

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'))];

/** By region, with the city first, so that typing its name finds it. */
const toOption = (zone: string): Option => {
  const [region = '', ...place] = zone.replaceAll('_', ' ').split('/');
  return place.length === 0 ? { value: zone, text: zone } : { value: zone, text: place.toReversed().join(', '), group: region };
};

const zoneOptions = zones.map(toOption);

/** Also with a name that Intl does not list, such as an alias. */
export const zoneField = (field: Omit<SelectField, 'options'>, error?: string): View => {
  const others = zones.includes(field.value) ? [] : [{ value: field.value, text: field.value }];
  return selectField({ ...field, options: [...others, ...zoneOptions] }, error);
};

type ChoiceField = Field & { type: 'radio' | 'checkbox'; values: string[]; options: Option[] };

/** The first option has the field's name as its id. */
export const choiceField = (field: ChoiceField, error?: string): View => html`<fieldset class="field">
<legend>${isolated(field.label)}</legend>
${errorLine(field.name, error)}
${field.options.map((option, index) => choice(field, option, index, error))}
</fieldset>`;

function choice(field: ChoiceField, { value, text }: Option, index: number, error: string | undefined): View {
  const id = index === 0 ? field.name : `${field.name}-${index}`;
  return html`<div class="choice">
<input type="${field.type}" id="${id}" name="${field.name}" value="${value}"${[
    field.values.includes(value) ? html` checked` : '',
    field.isRequired && field.type === 'radio' ? html` required` : '',
    error ? html` aria-describedby="${field.name}-error"` : '',
  ]}>
<label for="${id}">${isolated(text)}</label>
</div>`;
}

export const hiddenField = (name: string, value: string): View => html`<input type="hidden" name="${name}" value="${value}">`;
