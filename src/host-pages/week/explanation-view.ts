import { html } from 'hono/html';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import type { View } from '../../web/layout.ts';
import { writeHours } from '../availability/hours.ts';
import { formatClock, formatDay, formatMinutes, formatRange, formatShortDay } from '../moments.ts';
import { paths } from '../paths.ts';
import { reasonWords } from '../words.ts';
import { type Asked, type WeekPage, weekUrl } from './page.ts';

type Explanation = Schemas['AvailabilityExplanation'];
type Host = Schemas['HostExplanation'];

const ruleWords: Record<Schemas['AvailabilityRule'], string> = {
  open: 'Within the hours',
  fits: 'Possible start, notice, booking window and daily limit',
  free: 'No other meeting and no busy time',
  seats: 'Seats left',
};

export const explanationCard = (page: WeekPage, { start, explanation, refusal }: Asked): View => {
  const { timezone } = page.session;
  const instant = Date.parse(start);
  const when = `${formatDay(localDate(timezone, instant))}, ${formatClock(instant, timezone)}`;
  return html`<section class="card explanation" id="why" tabindex="-1" aria-labelledby="why-title">
<h2 id="why-title">${when}</h2>
${explanation === undefined ? html`<p class="notice">${refusal}</p>` : verdict(page, explanation)}
</section>`;
};

function verdict(page: WeekPage, explanation: Explanation): View {
  const { offered, reason, durationMin, hosts, seatsRemaining } = explanation;
  const name = page.eventType?.name ?? '';
  return html`${
    offered
      ? html`<p><span class="badge good">offered</span> "<bdi>${name}</bdi>" can be booked at this time, for ${formatMinutes(durationMin)}.${seatsRemaining > 1 ? ` Seats left: ${seatsRemaining}.` : ''}</p>`
      : html`<p><span class="badge warning">not offered</span> ${reason === null ? '' : reasonWords[reason]}</p>`
  }
${alternatives(page, explanation)}
<ul class="rows">${hosts.map((host) => hostRow(page, host))}</ul>`;
}

const alternatives = (page: WeekPage, { alternatives: starts }: Explanation): View | string =>
  starts.length === 0
    ? ''
    : html`<p>Next free starts: ${starts.map((start, index) => {
        const [instant, { timezone }] = [Date.parse(start), page.session];
        const date = localDate(timezone, instant);
        return html`${index === 0 ? '' : ', '}<a href="${weekUrl(page, { from: date, start })}#why">${formatShortDay(date)}, ${formatClock(instant, timezone)}</a>`;
      })}</p>`;

const hostRow = (page: WeekPage, host: Host): View => html`<li><div>
<h3><bdi>${host.id === page.session.userId ? 'You' : (host.name ?? host.slug)}</bdi> ${host.offered ? html`<span class="badge good">free</span>` : html`<span class="badge warning">not free</span>`}</h3>
<ul class="checks">${host.rules.map(
  ({ rule, passes, reasons }) =>
    html`<li class="${passes ? 'yes' : 'no'}">${ruleWords[rule]}: ${passes ? 'yes' : `no. ${reasons.map((reason) => reasonWords[reason]).join(' ')}`}`,
)}</ul>
${hoursOf(page, host)}
${host.blockedBy.map((blocker) => html`<p>${blockerText(page, blocker)}</p>`)}
${host.calendars.map(
  ({
    id,
    name,
    reason,
    lastSyncedAt,
  }) => html`<p>Calendar <a href="/settings/calendars/${id}"><bdi>${name}</bdi></a>: ${reasonWords[reason]}
${lastSyncedAt === null ? 'It was never synced.' : ''}</p>`,
)}
</div></li>`;

/** Only of the user's own hours. */
function hoursOf({ session }: WeekPage, { hours, timezone, localStartAt }: Host): View | string {
  if (hours === null) return '';
  const zone = timezone === null || timezone === session.timezone ? '' : ` (${timezone})`;
  const date = localStartAt === null ? undefined : formatShortDay(localStartAt.slice(0, 10));
  return html`<p>Hours${date === undefined ? '' : ` on ${date}`}${zone}: ${hours.length === 0 ? 'none' : writeHours(hours).join(', ')}.
<a href="${paths.availability}">Change hours</a></p>`;
}

const blockerWords = { booking: 'Booking', buffer: 'Only the buffer overlaps: booking', calendar: 'Busy in a calendar' };

function blockerText({ session: { timezone } }: WeekPage, { kind, startAt, endAt, bookingId }: Schemas['Blocker']): View {
  const when = `${formatShortDay(localDate(timezone, Date.parse(startAt)))}, ${formatRange(startAt, endAt, timezone)}`;
  return html`${blockerWords[kind]}, ${bookingId === null ? when : html`<a href="${paths.bookings}/${bookingId}">${when}</a>`}`;
}
