import { html } from 'hono/html';
import { isolate, isolated } from '../text/direction.ts';
import type { View } from './layout.ts';

/** Messages by field name; `form`: an error of the whole form. */
export type FieldErrors = Record<string, string>;

type Field = {
  name: string;
  /** Names in it are isolated (`text/direction.ts`). */
  label: string;
  value?: string;
  type?: 'text' | 'email' | 'password' | 'url' | 'tel' | 'search' | 'date' | 'datetime-local' | 'number';
  hint?: string;
  autocomplete?: string;
  list?: string;
  isReadOnly?: boolean;
  isOptional?: boolean;
  /** In code points. Browsers count UTF-16 units, of which a code point has up to two. */
  maxLength?: number;
  /** Of a number or a date. */
  min?: number | string;
  max?: number | string;
};

export const textField = (field: Field, error?: string): View => html`<div class="field">
<label for="${field.name}">${isolated(field.label)}</label>
${field.hint ? html`<p class="hint" id="${field.name}-hint">${field.hint}</p>` : ''}
${errorLine(field.name, error)}
<input id="${field.name}" name="${field.name}" type="${field.type ?? 'text'}" value="${field.value ?? ''}"${[
  field.type === undefined || field.type === 'text' || field.type === 'search' ? html` dir="auto"` : '',
  field.autocomplete ? html` autocomplete="${field.autocomplete}"` : '',
  field.list ? html` list="${field.list}"` : '',
  field.maxLength ? html` maxlength="${2 * field.maxLength}"` : '',
  field.min === undefined ? '' : html` min="${field.min}"`,
  field.max === undefined ? '' : html` max="${field.max}"`,
  field.isReadOnly ? html` readonly` : field.isOptional ? '' : html` required`,
  field.type === undefined || field.type === 'text' ? '' : html` autocapitalize="none" spellcheck="false"`,
  describedBy(field.name, field.hint, error),
]}>
</div>`;

export const errorLine = (name: string, error: string | undefined): View | string =>
  error ? html`<p class="error" id="${name}-error">${error}</p>` : '';

export function describedBy(name: string, hint: string | undefined, error: string | undefined): View | string {
  const ids = [hint ? `${name}-hint` : [], error ? `${name}-error` : []].flat();
  if (ids.length === 0) return '';
  return html` aria-describedby="${ids.join(' ')}"${error ? html` aria-invalid="true"` : ''}`;
}

/** Takes the focus, so that screen readers read it first. */
export const errorSummary = (errors: FieldErrors, title = "There's a problem"): View | string =>
  Object.keys(errors).length === 0
    ? ''
    : html`<div class="errors" role="alert" tabindex="-1" autofocus>
<h2>${title}</h2>
<ul>${Object.entries(errors).map(([name, error]) => html`<li>${name === 'form' ? error : html`<a href="#${name}">${error}</a>`}</li>`)}</ul>
</div>`;

export const titleWith = (errors: FieldErrors, title: string): string =>
  Object.keys(errors).length === 0 ? title : `Error: ${isolate(title)}`;
