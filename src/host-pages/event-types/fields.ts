/** The form of an event type: from the contract's fields to names and values of inputs, and back. */
import type { Schemas } from '../../contract.ts';
import { newId } from '../../database/ids.ts';
import { slugOf } from '../../text/slugs.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText } from '../../web/forms.ts';
import { longest, mostItems } from '../../web/limits.ts';
import type { Labels } from '../refusals.ts';
import { readQuestions, writeQuestions } from './questions.ts';

type EventType = Schemas['EventType'];
type Change = Schemas['EventTypeChange'];

export const units = { minutes: 1, hours: 60, days: 1440 } as const;
export type Unit = keyof typeof units;
const longestSlug = longest('NewEventType', 'slug');
export const mostReminders = mostItems('Reminders');
const reminderNames = Array.from({ length: mostReminders }, (_, index) => `reminder-${index}`);

/** As a new event type has it. */
export const emptyFields = (): URLSearchParams =>
  new URLSearchParams([
    ['key', newId()],
    ['kind', 'one_on_one'],
    ['durations', '30'],
    ['location', 'google_meet'],
    ['window', '60'],
    ['seats', '1'],
    ['public', 'yes'],
    ['active', 'yes'],
    ['mode', 'time_first'],
  ]);

export function toFields(eventType: EventType): URLSearchParams {
  const { location, questions, hosts, reminders } = eventType;
  const text = (value: string | number | null) => String(value ?? '');
  const fields = new URLSearchParams({
    name: eventType.name,
    slug: eventType.slug,
    description: text(eventType.description),
    kind: eventType.kind,
    durations: eventType.durations.join(', '),
    interval: text(eventType.slotIntervalMin),
    before: text(eventType.bufferBeforeMin),
    after: text(eventType.bufferAfterMin),
    window: text(eventType.bookingWindowDays),
    daily: text(eventType.dailyLimit),
    seats: text(eventType.maxInvitees),
    location: location.kind,
    location_value: text(location.value),
    selection: text(eventType.hostSelection),
    mode: eventType.bookingMode,
    redirect: text(eventType.redirectUrl),
    note: text(eventType.internalNote),
  });
  const { active, publicBooking, botProtection } = eventType;
  const checked = { active, public: publicBooking, bot: botProtection === 'proof_of_work' };
  for (const [name, isChecked] of Object.entries(checked)) if (isChecked) fields.set(name, 'yes');
  writeQuantity(fields, 'notice', eventType.minimumNoticeMin);
  writeQuantity(fields, 'cancel', eventType.cancelNoticeMin);
  writeQuantity(fields, 'reschedule', eventType.rescheduleNoticeMin);
  for (const [index, minutes] of reminders.entries()) writeQuantity(fields, reminderNames[index] ?? '', minutes);
  for (const [index, { id }] of hosts.entries()) {
    fields.append('host', id);
    fields.set(`order-${id}`, String(index + 1));
  }
  writeQuestions(fields, questions);
  return fields;
}

function writeQuantity(fields: URLSearchParams, name: string, minutes: number): void {
  const unit = (['days', 'hours'] as const).find((one) => minutes > 0 && minutes % units[one] === 0) ?? 'minutes';
  fields.set(name, String(minutes / units[unit]));
  fields.set(`${name}_unit`, unit);
}

/** The body of a request, and what cannot be read. */
export function readFields(form: URLSearchParams, me: string): { body: Change; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const number = (name: string): number | undefined => {
    const text = readText(form, name);
    if (text === '') return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    errors[name] = `${labelOf(name)} must be a whole number.`;
    return undefined;
  };
  const quantity = (name: string): number | undefined => {
    const unit = form.get(`${name}_unit`) ?? '';
    const count = number(name);
    return count === undefined ? undefined : count * (Object.hasOwn(units, unit) ? units[unit as Unit] : 1);
  };
  const durations = readText(form, 'durations')
    .split(/[\s,;]+/)
    .filter(Boolean);
  if (durations.some((one) => !/^\d{1,5}$/.test(one))) errors.durations = 'Durations must be whole numbers of minutes, such as 30, 60.';
  const kind = form.get('kind') as Schemas['EventTypeKind'];
  const value = readText(form, 'location_value');
  const body: Change = {
    name: readText(form, 'name'),
    slug: readText(form, 'slug') || slugOf(readText(form, 'name'), longestSlug),
    description: readText(form, 'description') || null,
    kind,
    durations: durations.map(Number),
    slotIntervalMin: number('interval') ?? null,
    bufferBeforeMin: number('before') ?? 0,
    bufferAfterMin: number('after') ?? 0,
    minimumNoticeMin: quantity('notice') ?? 0,
    bookingWindowDays: number('window') ?? null,
    dailyLimit: number('daily') ?? null,
    maxInvitees: number('seats') ?? 1,
    location: { kind: form.get('location') as Schemas['LocationKind'], value: value || null },
    hostSelection: kind === 'round_robin' ? ((form.get('selection') || 'least_busy') as Schemas['HostSelection']) : null,
    questions: readQuestions(form),
    publicBooking: form.has('public'),
    active: form.has('active'),
    bookingMode: form.get('mode') as Schemas['BookingMode'],
    botProtection: form.has('bot') ? 'proof_of_work' : 'none',
    redirectUrl: readText(form, 'redirect') || null,
    internalNote: readText(form, 'note') || null,
    cancelNoticeMin: quantity('cancel') ?? 0,
    rescheduleNoticeMin: quantity('reschedule') ?? 0,
    reminders: reminderNames.flatMap((name) => quantity(name) || []),
    ...(form.has('host') && { hosts: readHosts(form, me) }),
  };
  return { body, errors };
}

/** In the order of their numbers. The schedule is known for one's own hours only; colleagues keep theirs. */
function readHosts(form: URLSearchParams, me: string): Schemas['NewHost'][] {
  const orderOf = (id: string) => Number(form.get(`order-${id}`)) || Number.MAX_SAFE_INTEGER;
  const ids = [...new Set(form.getAll('host'))].toSorted((a, b) => orderOf(a) - orderOf(b));
  return ids.map((id) => ({ id, ...(id === me && form.has('schedule') && { scheduleId: form.get('schedule') || null }) }));
}

const names: Record<string, string> = {
  interval: 'The time between starts',
  before: 'The buffer before',
  after: 'The buffer after',
  notice: 'The minimum notice',
  window: 'The booking window',
  daily: 'The daily limit',
  seats: 'The number of invitees',
  cancel: 'The cancellation notice',
  reschedule: 'The rescheduling notice',
};

const labelOf = (name: string): string => names[name] ?? 'The reminder';

const named = (field: string) => ({ field, label: labelOf(field) });

export const labels: Labels = {
  name: { label: 'The name' },
  slug: { label: 'The link' },
  description: { label: 'The description' },
  kind: { label: 'The kind' },
  durations: { label: 'Durations' },
  slotIntervalMin: named('interval'),
  bufferBeforeMin: named('before'),
  bufferAfterMin: named('after'),
  minimumNoticeMin: named('notice'),
  bookingWindowDays: named('window'),
  dailyLimit: named('daily'),
  maxInvitees: named('seats'),
  location: ([part]) => (part === 'value' ? { field: 'location_value', label: 'The location' } : { label: 'The location' }),
  hosts: ([index]) => ({ label: index === undefined ? 'The hosts' : 'Each host' }),
  hostSelection: { field: 'selection', label: 'The choice of the host' },
  questions: ([index = '0', part = 'label']) => ({
    field: `q${index}-${part === 'options' || part === 'type' ? part : 'label'}`,
    label: `Question ${Number(index) + 1}`,
  }),
  redirectUrl: { field: 'redirect', label: 'The URL' },
  internalNote: { field: 'note', label: 'The note' },
  cancelNoticeMin: named('cancel'),
  rescheduleNoticeMin: named('reschedule'),
  reminders: ([index]) => ({ field: `reminder-${index ?? 0}`, label: index === undefined ? 'The reminders' : 'The reminder' }),
};
