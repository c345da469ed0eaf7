/** Fields beside `textField`. All have their name as their id, as `errorSummary` links to. */
import { html } from 'hono/html';
import { describedBy, errorLine } from './fields.ts';
import type { View } from './layout.ts';

type Field = { name: string; label: string; hint?: string; isRequired?: boolean };

const head = ({ name, label, hint }: Field, error: string | undefined): View => html`<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${errorLine(name, error)}`;

type LongField = Field & { value: string; maxLength?: number };

export const longField = (field: LongField, error?: string): View => html`<div class="field">
${head(field, error)}
<textarea id="${field.name}" name="${field.name}" rows="4"${[
  field.maxLength ? html` maxlength="${2 * field.maxLength}"` : '',
  field.isRequired ? html` required` : '',
  describedBy(field.name, field.hint, error),
]}>
${field.value}</textarea>
</div>`;

export type Option = { value: string; text: string };

type SelectField = Field & { value: string; options: Option[] };

/** Without closing tags, which are optional: a list of all time zones is most of its page. */
export const selectField = (field: SelectField, error?: string): View => html`<div class="field">
${head(field, error)}
<select id="${field.name}" name="${field.name}"${[field.isRequired ? html` required` : '', describedBy(field.name, field.hint, error)]}>
${field.options.map(
  ({ value, text }) => html`<option${value === text ? '' : html` value="${value}"`}${value === field.value ? html` selected` : ''}>${text}`,
)}
</select>
</div>`;

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** Also with a name that Intl does not list, such as an alias. */
export const zoneField = (field: Omit<SelectField, 'options'>, error?: string): View => {
  const names = zones.includes(field.value) ? zones : [field.value, ...zones];
  return selectField({ ...field, options: names.map((name) => ({ value: name, text: name })) }, error);
};

type ChoiceField = Field & { type: 'radio' | 'checkbox'; values: string[]; options: Option[] };

/** The first option has the field's name as its id. */
export const choiceField = (field: ChoiceField, error?: string): View => html`<fieldset class="field">
<legend>${field.label}</legend>
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
<label for="${id}">${text}</label>
</div>`;
}

export const hiddenField = (name: string, value: string): View => html`<input type="hidden" name="${name}" value="${value}">`;
