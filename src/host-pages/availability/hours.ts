/** Hours of a weekday or a date as pairs of time inputs, and as text. */
import { html } from 'hono/html';
import type { Schedule } from '../../availability/schedule.ts';
import type { Schemas } from '../../contract.ts';
import { describedBy, errorLine } from '../../web/fields.ts';
import type { View } from '../../web/layout.ts';
import { formatMinuteOfDay } from '../moments.ts';

type Hours = Schemas['Hours'];

/** The contract cannot say that hours are pairs. */
export const withPairs = (schedule: Schemas['Schedule']): Schedule => schedule as unknown as Schedule;

/** Inputs have no 24:00, so the end of a day is entered as 00:00. */
const toInput = (time: string): string => (time === '24:00' ? '00:00' : time);

export type TypedHours = [start: string, end: string][];

export const toTyped = (hours: Hours): TypedHours => hours.map(([start = '', end = '']) => [start, toInput(end)]);

export function readTyped(form: URLSearchParams, name: string): TypedHours {
  const [starts, ends] = [form.getAll(`${name}-start`), form.getAll(`${name}-end`)];
  const pairs = starts.map((start, index): [string, string] => [start.trim(), (ends[index] ?? '').trim()]);
  return pairs.filter(([start, end]) => start !== '' || end !== '');
}

/** Null for a pair of which one time is missing. */
export function toHours(typed: TypedHours): Hours | null {
  if (typed.some(([start, end]) => start === '' || end === '')) return null;
  return typed.map(([start, end]): [string, string] => [start, end === '00:00' ? '24:00' : end]).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

export const incomplete = (label: string): string => `${label}: enter a start and an end, or neither.`;

type HoursField = { name: string; label: string; typed: TypedHours; spare: number; hint?: string };

/** One row with the hours that there are, and empty pairs for more. */
export const hoursField = (
  { name, label, typed, spare, hint }: HoursField,
  error?: string,
): View => html`<fieldset class="hours" id="${name}" tabindex="-1"${describedBy(name, hint, error)}>
<legend>${label}</legend>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${errorLine(name, error)}
<div class="ranges">${[...typed, ...Array.from({ length: spare }, (): [string, string] => ['', ''])].map(
  (
    [start, end],
    index,
  ) => html`<span class="range"><input type="time" name="${name}-start" value="${start}" aria-label="${label}, start ${index + 1}">
<span aria-hidden="true">–</span>
<input type="time" name="${name}-end" value="${end}" aria-label="${label}, end ${index + 1}"></span>`,
)}</div>
</fieldset>`;

/** Such as `9 AM – 12:30 PM`. */
export const writeHours = (hours: Hours): string[] => hours.map(([start = '', end = '']) => `${writeTime(start)} – ${writeTime(end)}`);

function writeTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return formatMinuteOfDay(hour * 60 + minute);
}
