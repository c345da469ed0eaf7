import { html } from 'hono/html';
import { DAY_MS, toDay } from '../../availability/dates.ts';
import { formatWallClock } from '../../text/times.ts';
import type { View } from '../../web/layout.ts';
import { formatClock, formatDay, formatMinuteOfDay } from '../moments.ts';
import { paths } from '../paths.ts';
import type { Busy, Meeting } from './facts.ts';
import type { Cell, Row } from './grid.ts';
import { type WeekPage, weekUrl } from './page.ts';

/** Scrolls by itself where the window is narrow. */
export const gridTable = (page: WeekPage): View => html`<div class="scroll" role="region" aria-label="Table of the week" tabindex="0">
<table class="week">
<thead><tr><th scope="col"><span class="hidden">Time</span></th>${page.grid.dates.map(
  (date) =>
    html`<th scope="col"${date === page.today ? html` class="today"` : ''}>${formatWallClock(toDay(date) * DAY_MS, 'EEE')} <span class="date">${formatWallClock(toDay(date) * DAY_MS, 'MMM d')}</span></th>`,
)}</tr></thead>
<tbody>${page.grid.rows.map((row) => tableRow(page, row))}</tbody>
</table>
</div>`;

const tableRow = (page: WeekPage, { minute, cells }: Row): View => html`<tr${minute % 60 === 0 ? html` class="hour"` : ''}>
<th scope="row">${minute % 60 === 0 ? formatMinuteOfDay(minute) : html`<span class="hidden">${formatMinuteOfDay(minute)}</span>`}</th>
${cells.map((cell, column) => tableCell(page, cell, page.grid.dates[column] ?? ''))}
</tr>`;

function tableCell(page: WeekPage, cell: Cell, date: string): View {
  const { start, isTaken, isBusy, isOpen, isPast } = cell;
  if (start === null) return html`<td class="closed"></td>`;
  const state = isTaken ? 'taken' : isBusy ? 'busy' : isOpen ? 'open' : 'closed';
  return html`<td class="${state}${isPast ? ' past' : ''}"><div>${[
    ...cell.meetings.map((meeting) => meetingLink(page, meeting)),
    ...cell.busy.map((busy) => busyText(page, busy)),
    ...cell.starts.map((one) => startLink(page, one, date)),
  ]}${page.eventType !== undefined && cell.starts.length === 0 ? whyLink(page, start, date) : ''}</div></td>`;
}

const rangeOf = ({ session: { timezone } }: WeekPage, { start, end }: { start: number; end: number }): string =>
  `${formatClock(start, timezone)} – ${formatClock(end, timezone)}`;

const meetingLink = (page: WeekPage, meeting: Meeting): View =>
  html`<a class="meeting" href="${paths.bookings}/${meeting.id}"><strong><bdi>${meeting.name}</bdi>${
    meeting.invitees > 1 ? ` and ${meeting.invitees - 1} more` : ''
  }</strong> <span>${rangeOf(page, meeting)}</span></a>`;

const busyText = (page: WeekPage, busy: Busy): View =>
  html`<span class="busy-text">Busy <span>${rangeOf(page, busy)}, <bdi>${busy.calendar}</bdi></span></span>`;

const startLink = (page: WeekPage, start: number, date: string): View => {
  const time = formatClock(start, page.session.timezone);
  return html`<a class="start" href="${askUrl(page, start)}" aria-label="${time}, ${formatDay(date)}, free">${time}</a>`;
};

const whyLink = (page: WeekPage, start: number, date: string): View =>
  html`<a class="why" href="${askUrl(page, start)}" aria-label="Why not ${formatClock(start, page.session.timezone)}, ${formatDay(date)}?"></a>`;

const askUrl = (page: WeekPage, start: number): string => `${weekUrl(page, { start: new Date(start).toISOString() })}#why`;
