import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { choiceField, hiddenField, longField, selectField } from '../../web/controls.ts';
import { describedBy, errorLine, errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { largest, longest } from '../../web/limits.ts';
import type { Session } from '../../web/session.ts';
import { paths } from '../paths.ts';
import { locationWords } from '../words.ts';
import { mostReminders, units } from './fields.ts';
import { hostFields, type Team } from './hosts-view.ts';
import { questionFields } from './questions.ts';

export type EventTypeForm = {
  session: Session;
  /** Null for a new one. */
  eventType: Schemas['EventType'] | null;
  fields: URLSearchParams;
  team: Team;
  publicUrl: string;
  /** Of the form that duplicates the event type. */
  key: string;
  errors?: FieldErrors;
  done?: string | undefined;
  /** Stays open after one of its buttons. */
  openPart?: 'questions';
};

export const eventTypeForm = (page: EventTypeForm): View => {
  const { session, eventType, fields, errors = {}, done } = page;
  const action = eventType === null ? `${paths.eventTypes}/new` : `${paths.eventTypes}/${eventType.id}`;
  const title = eventType === null ? 'New event type' : eventType.name;
  const submit = eventType === null ? 'Create event type' : 'Save';
  return layout(
    { title: titleWith(errors, title), session, here: paths.eventTypes, done },
    html`${errorSummary(errors)}
<p class="back"><a href="${paths.eventTypes}">Event types</a></p>
<form method="post" action="${action}">
${formTokenField(session)}
${eventType === null ? hiddenField('key', fields.get('key') ?? '') : ''}
<div class="head title"><h1><bdi>${title}</bdi></h1> <button>${submit}</button></div>
${eventType === null ? '' : linkLine(eventType)}
<section class="card" aria-labelledby="basics"><h2 id="basics">Basics</h2>
${basics(page)}
</section>
${part(page, 'Hosts', ['hosts', 'kind', 'selection'], hostFields(session, fields, page.team, errors))}
${part(page, 'Times and limits', ['interval', 'before', 'after', 'notice', 'window', 'daily', 'seats'], limits(fields, errors))}
${part(
  page,
  'Questions',
  Object.keys(errors).filter((name) => /^q\d/.test(name)),
  questionFields(fields, errors),
  page.openPart === 'questions',
)}
${part(page, 'Booking page', ['redirect'], bookingPage(fields, errors))}
${part(page, 'Reminders and changes', ['cancel', 'reschedule', 'reminder-0', 'reminder-1', 'reminder-2'], changes(fields, errors))}
${part(page, 'Note', ['note'], longField({ name: 'note', label: 'Internal note', hint: 'Never shown to invitees.', value: fields.get('note') ?? '', maxLength: longest('NewEventType', 'internalNote') }, errors.note))}
<p class="actions"><button>${submit}</button> <a class="button secondary" href="${paths.eventTypes}">Cancel</a></p>
</form>
${eventType === null ? '' : otherActions(page, eventType)}`,
  );
};

/** Closed unless it has an error. */
const part = ({ errors = {} }: EventTypeForm, name: string, names: string[], content: View, isOpen = false): View =>
  html`<details class="card part"${isOpen || names.some((one) => Object.hasOwn(errors, one)) ? html` open` : ''}>
<summary><h2 class="inline">${name}</h2></summary>
${content}
</details>`;

const linkLine = ({
  url,
  active,
  publicBooking,
}: Schemas['EventType']): View => html`<div class="secret"><code data-copy="link">${url}</code>
${active && publicBooking ? html`<a href="${url}">Preview</a>` : html`<span class="badge">${active ? 'not public' : 'inactive'}</span>`}</div>`;

function basics({ session, fields, errors = {}, publicUrl }: EventTypeForm): View {
  const value = (name: string) => fields.get(name) ?? '';
  return html`${textField({ name: 'name', label: 'Name', value: value('name'), hint: 'Shown to invitees, such as "Intro call".', maxLength: longest('NewEventType', 'name') }, errors.name)}
${textField({ name: 'slug', label: 'Link', value: value('slug'), hint: `The end of ${publicUrl}/${session.slug}/…: lowercase letters, digits and hyphens, such as intro-call. Leave empty to derive it from the name.`, maxLength: longest('NewEventType', 'slug'), isOptional: true }, errors.slug)}
${longField({ name: 'description', label: 'Description (optional)', hint: 'Shown to invitees.', value: value('description'), maxLength: longest('NewEventType', 'description') }, errors.description)}
${textField({ name: 'durations', label: 'Durations in minutes', value: value('durations'), hint: 'One or more, such as 30, 60. Invitees choose one; the first is the default.' }, errors.durations)}
${selectField(
  {
    ...{ name: 'location', label: 'Location', value: value('location') },
    options: Object.entries(locationWords).map(([kind, text]) => ({ value: kind, text })),
  },
  errors.location,
)}
${textField(
  {
    ...{ name: 'location_value', label: 'Link, address or phone number (optional)', value: value('location_value') },
    ...{ maxLength: longest('NewLocation', 'value'), isOptional: true },
    hint: 'If empty, video calls use the meeting links in your profile. {id} in a link is replaced with an ID of the meeting.',
  },
  errors.location_value,
)}
${checkbox(fields, 'active', 'Active: can be booked')}`;
}

export const checkbox = (fields: URLSearchParams, name: string, label: string): View => html`<div class="choice">
<input type="checkbox" id="${name}" name="${name}" value="yes"${fields.has(name) ? html` checked` : ''}>
<label for="${name}">${label}</label>
</div>`;

type NumberField = { name: string; label: string; hint?: string; of: keyof Schemas['NewEventType'] };

const numberOf = (fields: URLSearchParams, errors: FieldErrors, { of, ...field }: NumberField): View =>
  textField(
    { ...field, type: 'number', value: fields.get(field.name) ?? '', min: 0, max: largest('NewEventType', of), isOptional: true },
    errors[field.name],
  );

const longestNotice = largest('NewEventType', 'minimumNoticeMin');

type Quantity = { name: string; label: string; hint?: string };

/** A number of minutes, hours or days. */
const quantityField = (fields: URLSearchParams, errors: FieldErrors, { name, label, hint }: Quantity): View => {
  const unit = fields.get(`${name}_unit`) ?? 'minutes';
  return html`<div class="field">
<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${errorLine(name, errors[name])}
<div class="quantity"><input id="${name}" name="${name}" type="number" min="0" max="${longestNotice}" value="${fields.get(name) ?? ''}"${describedBy(name, hint, errors[name])}>
<select name="${name}_unit" aria-label="Unit of: ${label}">${Object.keys(units).map(
    (one) => html`<option${one === unit ? html` selected` : ''}>${one}</option>`,
  )}</select></div>
</div>`;
};

const limits = (fields: URLSearchParams, errors: FieldErrors): View =>
  html`${[
    quantityField(fields, errors, {
      name: 'notice',
      label: 'Minimum notice',
      hint: 'How long before the start people can book at the latest.',
    }),
    numberOf(fields, errors, {
      name: 'window',
      label: 'Booking window in days',
      hint: 'How far ahead people can book. Leave empty for no limit.',
      of: 'bookingWindowDays',
    }),
    numberOf(fields, errors, {
      name: 'interval',
      label: 'Minutes between starts',
      hint: 'Leave empty to use the duration.',
      of: 'slotIntervalMin',
    }),
    numberOf(fields, errors, {
      name: 'before',
      label: 'Buffer before, in minutes',
      hint: 'Kept free before each meeting.',
      of: 'bufferBeforeMin',
    }),
    numberOf(fields, errors, {
      name: 'after',
      label: 'Buffer after, in minutes',
      hint: 'Kept free after each meeting.',
      of: 'bufferAfterMin',
    }),
    numberOf(fields, errors, {
      name: 'daily',
      label: 'Meetings per day',
      hint: 'For this event type, per host. Leave empty for no limit.',
      of: 'dailyLimit',
    }),
    numberOf(fields, errors, {
      name: 'seats',
      label: 'Invitees per meeting',
      hint: 'With more than 1, several people can book the same meeting.',
      of: 'maxInvitees',
    }),
  ]}`;

const modes = [
  { value: 'time_first', text: 'Choose a time, then enter details' },
  { value: 'details_first', text: 'Enter details first (creates a lead), then choose a time' },
];

const bookingPage = (
  fields: URLSearchParams,
  errors: FieldErrors,
): View => html`${checkbox(fields, 'public', 'Public: anyone with the link can book')}
${checkbox(fields, 'bot', "Bot protection: the invitee's browser solves a small puzzle")}
${choiceField({ name: 'mode', label: 'Order', type: 'radio', values: [fields.get('mode') ?? ''], options: modes })}
${textField(
  {
    ...{ name: 'redirect', label: 'Page after booking (optional)', type: 'url', value: fields.get('redirect') ?? '' },
    ...{ isOptional: true, maxLength: longest('RedirectUrl'), hint: 'Invitees are redirected to this URL after booking.' },
  },
  errors.redirect,
)}`;

const changes = (fields: URLSearchParams, errors: FieldErrors): View => html`<h3>Reminders for invitees</h3>
${Array.from({ length: mostReminders }, (_, index) => quantityField(fields, errors, { name: `reminder-${index}`, label: `Reminder ${index + 1}, before the start` }))}
<h3>Changes by invitees</h3>
${quantityField(fields, errors, { name: 'cancel', label: 'Cancel until', hint: 'How long before the start. 0 means until the start.' })}
${quantityField(fields, errors, { name: 'reschedule', label: 'Reschedule until', hint: 'How long before the start. 0 means until the start.' })}`;

const otherActions = (
  { session, key }: EventTypeForm,
  { id, active }: Schemas['EventType'],
): View => html`<section class="card" aria-labelledby="more">
<h2 id="more">More</h2>
<div class="actions">
<form method="post" action="${paths.eventTypes}/${id}/active">${formTokenField(session)}${hiddenField('active', String(!active))}
<button class="secondary">${active ? 'Deactivate' : 'Activate'}</button></form>
<form method="post" action="${paths.eventTypes}/${id}/duplicate">${formTokenField(session)}${hiddenField('key', key)}
<button class="secondary">Duplicate</button></form>
<a class="button secondary" href="${paths.week}?type=${id}">Show free times</a>
<a class="button danger" href="${paths.eventTypes}/${id}/delete">Delete</a>
</div>
</section>`;
