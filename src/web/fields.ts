/** The parts of forms: fields that say what is wrong with them, and the summary above that leads to them. */
import { html } from 'hono/html';
import type { View } from './layout.ts';

/** What is wrong, by the field's name; `form`: with no field, but with all of it. */
export type Faults = Record<string, string>;

type Field = {
  name: string;
  label: string;
  value?: string;
  type?: 'text' | 'email' | 'password' | 'url' | 'datetime-local';
  hint?: string;
  autocomplete?: string;
  /** The id of a list of suggestions. */
  list?: string;
  isReadOnly?: boolean;
  isOptional?: boolean;
  maxLength?: number;
};

/** A text field with its label, what it wants and what is wrong with it. */
export const textField = (field: Field, fault?: string): View => html`<div class="field">
<label for="${field.name}">${field.label}</label>
${field.hint ? html`<p class="hint" id="${field.name}-hint">${field.hint}</p>` : ''}
${faultLine(field.name, fault)}
<input id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value ?? ''}"${[
  field.autocomplete ? html` autocomplete="${field.autocomplete}"` : '',
  field.list ? html` list="${field.list}"` : '',
  field.maxLength ? html` maxlength="${field.maxLength}"` : '',
  field.isReadOnly ? html` readonly` : field.isOptional ? '' : html` required`,
  field.type === undefined || field.type === 'text' ? '' : html` autocapitalize="none" spellcheck="false"`,
  describedBy(field.name, field.hint, fault),
]}>
</div>`;

export const faultLine = (name: string, fault: string | undefined): View | string =>
  fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : '';

/** Ties a field to its hint and its fault, for those who hear the page. */
export function describedBy(name: string, hint: string | undefined, fault: string | undefined): View | string {
  const ids = [hint ? `${name}-hint` : [], fault ? `${name}-fault` : []].flat();
  if (ids.length === 0) return '';
  return html` aria-describedby="${ids.join(' ')}"${fault ? html` aria-invalid="true"` : ''}`;
}

/** What is wrong with the whole form, each leading to its field. It gets the focus, so that it is heard first. */
export const faultSummary = (faults: Faults): View | string =>
  Object.keys(faults).length === 0
    ? ''
    : html`<div class="faults" role="alert" tabindex="-1" autofocus>
<h2>There's a problem</h2>
<ul>${Object.entries(faults).map(([name, fault]) => html`<li>${name === 'form' ? fault : html`<a href="#${name}">${fault}</a>`}</li>`)}</ul>
</div>`;

/** The title of a page whose form was refused says so first. */
export const titleWith = (faults: Faults, title: string): string => (Object.keys(faults).length === 0 ? title : `Error: ${title}`);

/** What was just done. */
export const notice = (text: string | undefined): View | string => (text ? html`<p class="notice" role="status">${text}</p>` : '');
