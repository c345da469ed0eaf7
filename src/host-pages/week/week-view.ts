import { html } from 'hono/html';
import { addDays } from '../../availability/dates.ts';
import type { Schemas } from '../../contract.ts';
import { isolate } from '../../text/direction.ts';
import { hiddenField, selectField } from '../../web/controls.ts';
import { textField } from '../../web/fields.ts';
import { layout, type View } from '../../web/layout.ts';
import { toLocalTime } from '../../web/times.ts';
import { weekDays } from '../free-times.ts';
import { describeZone, formatMinutes, formatShortDay } from '../moments.ts';
import { paths } from '../paths.ts';
import { reasonWords } from '../words.ts';
import { explanationCard } from './explanation-view.ts';
import type { WeekFacts } from './facts.ts';
import { gridTable } from './grid-view.ts';
import { type WeekPage, weekUrl } from './page.ts';

type EventType = Schemas['EventType'];

export const weekView = (page: WeekPage): View => {
  const { session, eventType, from, facts, asked } = page;
  return layout(
    { title: 'Week', session, here: paths.week, isWide: true },
    html`<h1>Your week</h1>
${eventType === undefined ? html`<p class="notice">You have no event types yet. <a href="${paths.eventTypes}/new">Create one</a> to see its free times.</p>` : chooseForm(page)}
${asked === undefined ? '' : explanationCard(page, asked)}
<section class="card" aria-labelledby="week">
<div class="head"><h2 id="week">${formatShortDay(from)} – ${formatShortDay(addDays(from, weekDays - 1))}</h2>
${weekLinks(page)}</div>
${eventType === undefined ? '' : summary(facts, eventType)}
${gridTable(page)}
${legend}
<p class="quiet">Times are in ${describeZone(session.timezone, session.now.getTime())}.</p>
</section>
${eventType === undefined ? '' : askForm(page)}`,
  );
};

const chooseForm = ({
  eventTypes,
  eventType,
  durationMin,
  from,
}: WeekPage): View => html`<form class="filter" method="get" action="${paths.week}">
${selectField({
  ...{ name: 'type', label: 'Free times for', value: eventType?.id ?? '' },
  options: eventTypes.map(({ id, name, active }) => ({ value: id, text: active ? isolate(name) : `${isolate(name)} (inactive)` })),
})}
${
  (eventType?.durations.length ?? 0) < 2
    ? ''
    : selectField({
        ...{ name: 'duration', label: 'Duration', value: String(durationMin) },
        options: (eventType?.durations ?? []).map((one) => ({ value: String(one), text: formatMinutes(one) })),
      })
}
${textField({ name: 'from', label: 'From', type: 'date', value: from })}
<p><button class="secondary">Show</button></p>
</form>`;

function weekLinks(page: WeekPage): View {
  const { from, today } = page;
  return html`<nav class="links" aria-label="Weeks">
<a href="${weekUrl(page, { from: addDays(from, -weekDays) })}">Previous week</a>
${from === today ? '' : html`<a href="${weekUrl(page, { from: today })}">Today</a>`}
<a href="${weekUrl(page, { from: addDays(from, weekDays) })}">Next week</a>
</nav>`;
}

const summary = ({ starts, reason }: WeekFacts, { name }: EventType): View =>
  starts.length > 0
    ? html`<p>${starts.length === 1 ? 'One start' : `${starts.length} starts`} of "<bdi>${name}</bdi>" can be booked. Select any other time to see why it isn't offered.</p>`
    : html`<p class="notice">"<bdi>${name}</bdi>" can't be booked this week. ${reason === null ? '' : reasonWords[reason]} Select a time to see why.</p>`;

const legend = html`<ul class="legend" aria-label="Legend">
<li><span class="sample free"></span>Free start
<li><span class="sample open"></span>Your hours
<li><span class="sample taken"></span>Booking
<li><span class="sample busy"></span>Busy in a calendar
<li><span class="sample closed"></span>Outside your hours
</ul>`;

const askForm = ({
  session,
  eventType,
  durationMin,
  asked,
  from,
}: WeekPage): View => html`<form class="card" method="get" action="${paths.week}#why" aria-labelledby="ask">
<h2 id="ask">Why isn't a time offered?</h2>
${hiddenField('type', eventType?.id ?? '')}
${durationMin === undefined ? '' : hiddenField('duration', String(durationMin))}
${hiddenField('from', from)}
${textField({
  ...{ name: 'start', label: 'Start', type: 'datetime-local' },
  value: toLocalTime(new Date(asked?.start ?? session.now), session.timezone),
})}
<p class="actions"><button class="secondary">Explain</button></p>
</form>`;
