import { html } from 'hono/html';
import { localDate } from '../availability/wallclock.ts';
import type { Schemas } from '../contract.ts';
import { hiddenField, selectField, zoneField } from '../web/controls.ts';
import { errorSummary, type FieldErrors } from '../web/fields.ts';
import type { View } from '../web/layout.ts';
import { type Choice, toQuery, writeInstant } from './choice.ts';
import { keptFields } from './frame.ts';
import { choose, keep, type Language } from './language.ts';
import { describeZone, formatClock, formatDates, formatDay, formatOffset } from './moments.ts';

type Slot = Schemas['Slot'];

/** The times of one week, from the first date to the last. `previous` and `next`: the first date of another week, or of a month. */
export type Week = {
  from: string;
  until: string;
  slots: Slot[];
  previous: string | undefined;
  next: string | undefined;
  previousMonth: string | undefined;
  nextMonth: string | undefined;
  /** Of a week without times: the next start. */
  nextStart: number | undefined;
};

export type Times = {
  language: Language;
  choice: Choice;
  week: Week;
  durations: number[];
  showsSeats: boolean;
  path: string;
  /** Details to pass on, which must not be in a URL. Without them, each step is a link. */
  details?: URLSearchParams | undefined;
  /** Says that the details are kept, or what else happens when a time is chosen. */
  note?: string;
  errors?: FieldErrors;
};

export const weekDays = 7;

/** One form: a button of a time submits all fields. */
export const timesForm = (times: Times): View => {
  const { language, choice, week, path, details, note = language.words.detailsKept, errors = {} } = times;
  return html`${errorSummary(errors, language.words.problem)}
<form id="form" method="${details === undefined ? 'get' : 'post'}" action="${keep(language, path)}">
${details === undefined ? keptFields(language) : ''}
${details === undefined ? '' : [hiddenField('week', week.from), ...[...details].map(([name, value]) => hiddenField(name, value))]}
${details === undefined ? '' : html`<p>${note}</p>`}
${chooseView(times)}
<h2>${formatDates(language, week.from, week.until)}</h2>
<p class="quiet">${describeZone(language, choice.timezone)} ${clockSwitch(times)}</p>
${weekLinks(times)}
${week.slots.length === 0 ? noTimes(times) : daysOf(times).map(([date, slots]) => day(times, date, slots))}
</form>`;
};

/** A button passes the details on. */
function clockSwitch({ language, details, week }: Times): View {
  const clock = language.clock === 12 ? 24 : 12;
  const text = language.words.clocks[clock];
  const url = choose(language, { clock: String(clock) });
  return details === undefined
    ? html`<a href="${url}">${text}</a>`
    : html`<button class="plain" formaction="${url}" name="from" value="${week.from}">${text}</button>`;
}

function chooseView({ language: { words }, choice, week, durations }: Times): View {
  const duration = { name: 'duration', label: words.durationLabel, value: String(choice.durationMin) };
  return html`<div class="choose">
${
  durations.length === 1
    ? hiddenField(duration.name, duration.value)
    : selectField({ ...duration, options: durations.map((one) => ({ value: String(one), text: words.duration(one) })) })
}
${zoneField({ name: 'tz', label: words.timezone, value: choice.timezone })}
<p><button class="secondary" name="from" value="${week.from}">${words.update}</button></p>
</div>`;
}

function weekLinks(times: Times): View {
  const {
    language: { words },
    week,
  } = times;
  const link = (from: string | undefined, text: string) => (from === undefined ? '' : step(times, from, text));
  return html`<div class="actions" role="navigation" aria-label="${words.weeks}">
${link(week.previous, words.previousWeek)} ${link(week.next, words.nextWeek)}
${link(week.previousMonth, words.previousMonth)} ${link(week.nextMonth, words.nextMonth)}
</div>`;
}

const step = ({ language, choice, details, path }: Times, from: string, text: string): View =>
  details === undefined
    ? html`<a class="button secondary" href="${keep(language, path + toQuery(choice, { from }))}">${text}</a>`
    : html`<button class="secondary" name="from" value="${from}">${text}</button>`;

function noTimes(times: Times): View {
  const { language, choice, week } = times;
  const { words } = language;
  if (week.nextStart === undefined) return html`<p class="empty">${words.noTimes} ${words.noneAhead}</p>`;
  const date = localDate(choice.timezone, week.nextStart);
  return html`<p class="empty">${words.noTimes}</p>
<p class="actions">${step(times, date, words.nextAvailable(formatDay(language, date)))}</p>`;
}

const daysOf = ({ week }: Times): [string, Slot[]][] => [...Map.groupBy(week.slots, ({ localStartAt }) => localStartAt.slice(0, 10))];

function day({ language, choice, showsSeats }: Times, date: string, slots: Slot[]): View {
  const starts = slots.map(({ startAt }) => Date.parse(startAt));
  const texts = starts.map((start) => formatClock(language, start, choice.timezone));
  // An hour that the clocks repeat.
  const isRepeated = new Set(texts).size < texts.length;
  return html`<h3>${formatDay(language, date)}</h3>
<ul class="times">${slots.map(
    ({ seatsRemaining }, index) => html`
<li><button name="start" value="${writeInstant(starts[index] as number)}">${texts[index]}${[
      isRepeated ? html` <small>${formatOffset(choice.timezone, starts[index] as number)}</small>` : '',
      showsSeats ? html` <small>${language.words.seatsLeft(seatsRemaining)}</small>` : '',
    ]}</button>`,
  )}
</ul>`;
}
