/** The questions of an event type in its form: numbered fields, and buttons that add, move and remove a question without saving. */
import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField, longField, selectField } from '../../web/controls.ts';
import { type FieldErrors, textField } from '../../web/fields.ts';
import type { View } from '../../web/layout.ts';
import { longest, mostItems } from '../../web/limits.ts';

type Question = Required<Schemas['NewQuestion']>;

const mostQuestions = mostItems('NewEventType', 'questions');

const typeWords: Record<Schemas['QuestionType'], string> = {
  short_text: 'One line of text',
  long_text: 'Several lines of text',
  single_choice: 'One of several choices',
  multiple_choice: 'Any number of choices',
  phone: 'Phone number',
};

export function writeQuestions(fields: URLSearchParams, questions: Question[]): void {
  for (const name of [...fields.keys()]) if (/^q\d+-/.test(name)) fields.delete(name);
  fields.set('questions', String(questions.length));
  for (const [index, { id, label, type, required, options }] of questions.entries()) {
    fields.set(`q${index}-id`, id);
    fields.set(`q${index}-label`, label);
    fields.set(`q${index}-type`, type);
    fields.set(`q${index}-options`, options.join('\n'));
    if (required) fields.set(`q${index}-required`, 'yes');
  }
}

const countOf = (fields: URLSearchParams): number => Math.min(Number(fields.get('questions')) || 0, mostQuestions);

/** Options of questions without choices are ignored, since they stay in the form when the type is changed. */
export function readQuestions(fields: URLSearchParams): Question[] {
  return Array.from({ length: countOf(fields) }, (_, index) => {
    const type = (fields.get(`q${index}-type`) ?? 'short_text') as Schemas['QuestionType'];
    const options = (fields.get(`q${index}-options`) ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean);
    return {
      id: fields.get(`q${index}-id`) ?? '',
      label: (fields.get(`q${index}-label`) ?? '').trim(),
      type,
      required: fields.has(`q${index}-required`),
      options: type.endsWith('choice') ? options : [],
    };
  });
}

/** Carries out a button of the questions on the form's fields. Returns false for other buttons. */
export function changeQuestions(fields: URLSearchParams, newId: () => string): boolean {
  const [, action, text = ''] = /^(add|up|remove)(?:-(\d{1,3}))?$/.exec(fields.get('action') ?? '') ?? [];
  const index = Number(text);
  const questions = readQuestions(fields);
  if (action === 'add' && questions.length < mostQuestions)
    questions.push({ id: newId(), label: '', type: 'short_text', required: false, options: [] });
  if (action === 'remove') questions.splice(index, 1);
  if (action === 'up' && index > 0) questions.splice(index - 1, 0, ...questions.splice(index, 1));
  if (action !== undefined) writeQuestions(fields, questions);
  return action !== undefined;
}

export const questionFields = (
  fields: URLSearchParams,
  errors: FieldErrors,
): View => html`${hiddenField('questions', String(countOf(fields)))}
<p class="hint">Invitees are always asked for their name and email address.</p>
${Array.from({ length: countOf(fields) }, (_, index) => questionField(fields, index, errors))}
<p><button class="secondary" name="action" value="add" formnovalidate>Add question</button></p>`;

function questionField(fields: URLSearchParams, index: number, errors: FieldErrors): View {
  const name = (part: string) => `q${index}-${part}`;
  const value = (part: string) => fields.get(name(part)) ?? '';
  const type = value('type');
  return html`<fieldset class="question">
<legend>Question ${index + 1}</legend>
${hiddenField(name('id'), value('id'))}
${textField({ name: name('label'), label: 'Text', value: value('label'), isOptional: true, maxLength: longest('NewQuestion', 'label') }, errors[name('label')])}
${selectField({
  ...{ name: name('type'), label: 'Answer', value: type },
  options: Object.entries(typeWords).map(([one, text]) => ({ value: one, text })),
})}
${
  type.endsWith('choice') || type === ''
    ? longField({ name: name('options'), label: 'Choices', hint: 'One per line.', value: value('options') }, errors[name('options')])
    : html`<details class="fold"><summary>Choices</summary>
${longField({ name: name('options'), label: 'Choices', hint: 'One per line. Only used for answers with choices.', value: value('options') }, errors[name('options')])}</details>`
}
<div class="choice"><input type="checkbox" id="${name('required')}" name="${name('required')}" value="yes"${fields.has(name('required')) ? html` checked` : ''}>
<label for="${name('required')}">Required</label></div>
<div class="actions">
${index === 0 ? '' : html`<button class="secondary" name="action" value="up-${index}" formnovalidate aria-label="Move up question ${index + 1}">Move up</button>`}
<button class="secondary" name="action" value="remove-${index}" formnovalidate aria-label="Remove question ${index + 1}">Remove</button>
</div>
</fieldset>`;
}
