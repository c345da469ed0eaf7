import { html } from 'hono/html';
import { MINUTE_MS } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import { readContract, type Schemas } from '../contract.ts';
import { newId } from '../database/ids.ts';
import { isolate } from '../text/direction.ts';
import { choiceField, hiddenField, longField, selectField } from '../web/controls.ts';
import { errorSummary, type FieldErrors, textField } from '../web/fields.ts';
import type { View } from '../web/layout.ts';
import { longest } from '../web/limits.ts';
import { type Choice, type EventType, toQuery, writeInstant } from './choice.ts';
import { answerField } from './details.ts';
import { keep, type Language } from './language.ts';
import { describeZone, formatMeeting, formatMoment } from './moments.ts';

const locationKinds = (
  readContract().components.schemas.ChosenLocation as unknown as {
    properties: { kind: { enum: (keyof Language['words']['locations'])[] } };
  }
).properties.kind.enum;

/** Without a start: the details are asked first. `alternatives`: other starts, when the chosen one is taken. */
export type DetailsPage = {
  language: Language;
  eventType: EventType;
  choice: Choice;
  path: string;
  details: URLSearchParams;
  errors?: FieldErrors;
  alternatives?: number[];
};

export const detailsForm = (page: DetailsPage): View => {
  const { language, eventType, choice, path, details, errors = {}, alternatives } = page;
  const { words } = language;
  return html`${errorSummary(errors, words.problem)}
<form id="form" method="post" action="${keep(language, path)}">
${hiddenField('duration', String(choice.durationMin))}
${hiddenField('tz', choice.timezone)}
${hiddenField('key', newId())}
${details.has('lead') ? hiddenField('lead', details.get('lead') ?? '') : ''}
${alternatives === undefined ? chosenTime(page) : otherTimes(page, alternatives)}
<h2>${words.yourDetails}</h2>
${personFields(page)}
${eventType.location.kind === 'ask_invitee' ? locationFields(page) : ''}
${eventType.questions.map((question) => questionField(page, question))}
${isFirst(page) ? '' : moreFields(page)}
<p class="actions"><button>${isFirst(page) ? words.continue : words.book}</button></p>
</form>`;
};

const isFirst = ({ choice, alternatives }: DetailsPage): boolean => choice.start === undefined && alternatives === undefined;

function chosenTime({ language, eventType, choice, path }: DetailsPage): View | string {
  const { start, timezone, durationMin } = choice;
  if (start === undefined) return '';
  const end = start + durationMin * MINUTE_MS;
  const back = html`<p class="back"><a href="${keep(language, path + toQuery(choice, { from: localDate(timezone, start) }))}">${language.words.backToTimes}</a></p>`;
  return html`${hiddenField('start', writeInstant(start))}
<p class="chosen"><strong>${formatMeeting(language, { start, end }, timezone)}</strong><br>${describeZone(language, timezone)}</p>
${eventType.bookingMode === 'time_first' ? back : ''}`;
}

function otherTimes({ language, choice, errors = {} }: DetailsPage, alternatives: number[]): View {
  const { words } = language;
  const { timezone, start = 0 } = choice;
  const options = alternatives.map((one) => ({ value: writeInstant(one), text: formatMoment(language, one, timezone) }));
  const date = localDate(timezone, start);
  return html`${hiddenField('week', date)}
${
  options.length === 0
    ? ''
    : choiceField({ name: 'start', label: words.newTime, type: 'radio', values: [], options, isRequired: true }, errors.start)
}
<p class="quiet">${describeZone(language, timezone)}</p>
<p class="actions"><button class="secondary" name="from" value="${date}" formnovalidate>${words.otherTimes}</button></p>`;
}

const typed = ({ details }: DetailsPage, name: string): string => details.get(name) ?? '';

function personFields(page: DetailsPage): View {
  const { language, eventType, errors = {} } = page;
  const { words } = language;
  const phone = { name: 'phone', label: words.optional(words.phone), type: 'tel', hint: words.phoneHint, isOptional: true } as const;
  return html`${textField({ name: 'name', label: words.name, value: typed(page, 'name'), autocomplete: 'name', maxLength: longest('Name') }, errors.name)}
${textField({ name: 'email', label: words.email, type: 'email', value: typed(page, 'email'), autocomplete: 'email', maxLength: longest('Email') }, errors.email)}
${
  eventType.location.kind === 'phone'
    ? textField({ ...phone, value: typed(page, 'phone'), autocomplete: 'tel', maxLength: longest('Phone') }, errors.phone)
    : ''
}`;
}

function locationFields(page: DetailsPage): View {
  const { words } = page.language;
  const { errors = {} } = page;
  const options = [{ value: '', text: words.decideLater }, ...locationKinds.map((kind) => ({ value: kind, text: words.locations[kind] }))];
  return html`${selectField({ name: 'location', label: words.locationKind, value: typed(page, 'location'), options })}
${textField(
  {
    name: 'location_value',
    label: words.optional(words.locationValue),
    value: typed(page, 'location_value'),
    isOptional: true,
    maxLength: longest('ChosenLocation', 'value'),
  },
  errors.location_value,
)}`;
}

function moreFields(page: DetailsPage): View {
  const { words } = page.language;
  const { errors = {} } = page;
  const notes = {
    name: 'notes',
    label: words.optional(words.notes),
    hint: words.notesHint,
    maxLength: longest('NewBooking', 'notes'),
  };
  return html`${textField(
    { name: 'guests', label: words.optional(words.guests), hint: words.guestsHint, value: typed(page, 'guests'), isOptional: true },
    errors.guests,
  )}
${longField({ ...notes, value: typed(page, 'notes') }, errors.notes)}`;
}

function questionField(page: DetailsPage, question: Schemas['Question']): View {
  const { type, required, options } = question;
  const name = answerField(question);
  const error = page.errors?.[name];
  const text = isolate(question.label);
  const label = required ? text : page.language.words.optional(text);
  const field = { name, label, isRequired: required, isOptional: !required, value: typed(page, name), maxLength: longest('AnswerText') };
  if (type === 'long_text') return longField(field, error);
  if (type === 'short_text') return textField(field, error);
  if (type === 'phone')
    return textField({ ...field, type: 'tel', hint: page.language.words.phoneHint, maxLength: longest('Phone') }, error);
  const choices = options.map((option) => ({ value: option, text: isolate(option) }));
  const values = page.details.getAll(name);
  return choiceField(
    { name, label, values, options: choices, isRequired: required, type: type === 'single_choice' ? 'radio' : 'checkbox' },
    error,
  );
}
