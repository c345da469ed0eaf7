import { html } from 'hono/html';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import { newId } from '../database/ids.ts';
import { isolate, isolated } from '../text/direction.ts';
import { isLinkKind } from '../text/links.ts';
import { choiceField, hiddenField, longField } from '../web/controls.ts';
import { errorSummary, type FieldErrors } from '../web/fields.ts';
import type { View } from '../web/layout.ts';
import { longest } from '../web/limits.ts';
import type { ShownLook } from '../web/look.ts';
import { toCalendarLinks } from './calendar-file.ts';
import { type Choice, toQuery, writeInstant } from './choice.ts';
import { frame } from './frame.ts';
import { keep, type Language } from './language.ts';
import { describeZone, formatMeeting, formatMoment } from './moments.ts';
import { type Times, timesForm, type Week } from './times-view.ts';

type Booking = Schemas['ManagedBooking'];

/** `path`: the booking's own. `now` in epoch milliseconds. */
type Page = { language: Language; booking: Booking; path: string; now: number; look: ShownLook | undefined; isNew?: boolean };

type Rest = { errors?: FieldErrors; form?: string; done?: string | undefined };

const page = ({ language, booking, look, isNew = false }: Page, title: string, main: View, rest: Rest = {}): View =>
  frame(
    language,
    {
      title: title === booking.eventTypeName ? title : `${title} · ${language.words.yourBooking}`,
      home: keep(language, `/${booking.ownerSlug}`),
      look,
      ...(isNew && { booked: booking }),
      ...rest,
    },
    main,
  );

const stretchOf = ({ startAt, endAt }: Booking) => ({ start: Date.parse(startAt), end: Date.parse(endAt) });

type BookingPage = Page & {
  contact: Schemas['HostContact'] | undefined;
  done: string | undefined;
  /** For a page in a frame: the address that it opens after booking. */
  redirectUrl: string | null;
};

export const bookingView = (shown: BookingPage): View => {
  const { language, booking, done, path, redirectUrl, now } = shown;
  const { words } = language;
  const isActive = booking.status === 'active';
  const canChange = [booking.cancelUntil, booking.rescheduleUntil].some((until) => isOpen(until, now));
  return page(
    shown,
    booking.eventTypeName,
    html`${redirectUrl === null ? '' : html`<p class="actions"><a class="button" href="${redirectUrl}" target="_top" rel="noreferrer">${words.continue}</a></p>`}
<h1><bdi>${booking.eventTypeName}</bdi>${isActive ? '' : html` <span class="badge warning">${words.canceledBadge}</span>`}</h1>
<section class="card" aria-label="${words.yourBooking}">
<dl class="facts">
${facts(shown)}
</dl>
${isActive ? changes(shown) : html`<p class="actions"><a class="button" href="${keep(language, `/${booking.ownerSlug}/${booking.eventTypeSlug}`)}">${words.bookAgain}</a></p>`}
</section>
${
  isActive
    ? html`<section class="card" aria-labelledby="link"><h2 id="link">${words.link}</h2>
${canChange ? html`<p>${words.linkHint}</p>` : ''}
<p class="secret"><code>${booking.manageUrl}</code></p>
<h2>${words.addToCalendar}</h2>
<ul class="choices">${toCalendarLinks(words, booking).map(
        ({ name, url }) => html`<li><a href="${url}" target="_blank" rel="noreferrer">${name}</a>`,
      )}<li><a href="${keep(language, `${path}/booking.ics`)}" download>${words.otherCalendar}</a></ul></section>`
    : ''
}`,
    { done },
  );
};

function facts({ language, booking }: Page): View {
  const { words } = language;
  const { timezone, name, email } = booking.invitee;
  const hosts = booking.hosts.map((host) => host.name).filter((one) => one !== null);
  return html`<dt>${words.when}<dd><strong>${formatMeeting(language, stretchOf(booking), timezone)}</strong><br><span class="quiet">${describeZone(language, timezone)}</span>
<dt>${words.where}<dd>${location(words, booking)}
${hosts.length === 0 ? '' : html`<dt>${words.who}<dd>${isolated(words.list(hosts.map(isolate)))}`}
<dt>${words.invitee}<dd><bdi>${name}</bdi> (${email})
${booking.guests.length === 0 ? '' : html`<dt>${words.guests}<dd>${booking.guests.join(', ')}`}
${booking.notes === null ? '' : html`<dt>${words.notes}<dd class="lines" dir="auto">${booking.notes}`}
${booking.cancelReason === null ? '' : html`<dt>${words.reason}<dd class="lines" dir="auto">${booking.cancelReason}`}`;
}

function location({ locations, pair, linkFollows }: Language['words'], { status, location: { kind, value } }: Booking): View {
  if (!value) return html`${locations[kind]}${status === 'active' && isLinkKind(kind) ? html`. ${linkFollows}` : ''}`;
  const text = /^https?:\/\//i.test(value) ? html`<a href="${value}" rel="noreferrer">${value}</a>` : html`<bdi>${value}</bdi>`;
  return html`${pair(locations[kind], '')}${text}`;
}

export const isOpen = (until: string | null, now: number): boolean => until !== null && now < Date.parse(until);

function changes({ language, booking, path, now, contact }: BookingPage): View {
  const { words } = language;
  const { startAt, cancelUntil, rescheduleUntil } = booking;
  const notes = [
    isOpen(rescheduleUntil, now) ? noteOf(words.rescheduleUntil, rescheduleUntil) : [words.tooLateToReschedule],
    isOpen(cancelUntil, now) ? noteOf(words.cancelUntil, cancelUntil) : [words.tooLateToCancel],
    contact === undefined ? [] : [words.contact(contact.name === null ? null : isolate(contact.name), contact.email)],
  ].flat();
  function noteOf(write: (time: string) => string, until: string | null): string[] {
    return until === null || until === startAt ? [] : [write(formatMoment(language, Date.parse(until), booking.invitee.timezone))];
  }
  return html`<p class="actions">
${isOpen(rescheduleUntil, now) ? html`<a class="button" href="${keep(language, `${path}/move`)}">${words.reschedule}</a>` : ''}
${isOpen(cancelUntil, now) ? html`<a class="button secondary" href="${keep(language, `${path}/cancel`)}">${words.cancel}</a>` : ''}
</p>
${notes.length === 0 ? '' : html`<p class="quiet">${isolated(notes.join(' '))}</p>`}`;
}

const reasonField = ({ words }: Language, value: string, errors: FieldErrors): View =>
  longField(
    {
      name: 'reason',
      label: words.optional(words.reason),
      hint: words.reasonHint,
      value,
      maxLength: longest('PublicCancellation', 'reason'),
    },
    errors.reason,
  );

const backTo = ({ language, booking, path }: Page): View =>
  html`<p class="back"><a href="${keep(language, path)}">${isolated(language.words.pair(language.words.yourBooking, isolate(booking.eventTypeName)))}</a></p>`;

const currentTime = ({ language, booking }: Page): View =>
  html`<p>${formatMeeting(language, stretchOf(booking), booking.invitee.timezone)}<br><span class="quiet">${describeZone(language, booking.invitee.timezone)}</span></p>`;

type CancelPage = Page & { reason: string; errors?: FieldErrors };

export const cancelView = (shown: CancelPage): View => {
  const { language, booking, path, reason, errors = {} } = shown;
  const { words } = language;
  return page(
    shown,
    words.cancel,
    html`${backTo(shown)}
${errorSummary(errors, words.problem)}
<h1>${isolated(words.cancelTitle(isolate(booking.eventTypeName)))}</h1>
<section class="card" aria-label="${words.cancel}">
${currentTime(shown)}
<form id="form" method="post" action="${keep(language, `${path}/cancel`)}">
${reasonField(language, reason, errors)}
<p class="actions"><button class="danger">${words.cancel}</button> <a class="button secondary" href="${keep(language, path)}">${words.keep}</a></p>
</form>
</section>`,
    { errors, form: 'form' },
  );
};

type TimesOfMove = Page & Pick<Times, 'choice' | 'durations' | 'showsSeats'> & { week: Week };

export const timesOfMoveView = (shown: TimesOfMove): View => {
  const { language, booking, path, ...times } = shown;
  const { words } = language;
  return page(
    shown,
    words.reschedule,
    html`${backTo(shown)}
<h1>${isolated(words.moveTitle(isolate(booking.eventTypeName)))}</h1>
<p>${words.currentTime}</p>
${currentTime(shown)}
<section class="card" aria-label="${words.chooseTime}">
${timesForm({ language, ...times, path: `${path}/move` })}
</section>`,
  );
};

type MovePage = Page & { choice: Choice; start: number; reason: string; errors?: FieldErrors; alternatives?: number[] };

export const moveView = (shown: MovePage): View => {
  const { language, booking, path, choice, reason, errors = {}, alternatives } = shown;
  const { words } = language;
  return page(
    shown,
    words.reschedule,
    html`${backTo(shown)}
${errorSummary(errors, words.problem)}
<h1>${isolated(words.moveTitle(isolate(booking.eventTypeName)))}</h1>
<section class="card" aria-label="${words.reschedule}">
<p>${words.currentTime}</p>
${currentTime(shown)}
<form id="form" method="post" action="${keep(language, `${path}/move`)}">
${hiddenField('key', newId())}
${hiddenField('tz', choice.timezone)}
${hiddenField('duration', String(choice.durationMin))}
${alternatives === undefined ? newTime(shown) : otherStarts(shown, alternatives)}
<p class="back"><a href="${keep(language, `${path}/move${toQuery(choice)}`)}">${words.otherTimes}</a></p>
${reasonField(language, reason, errors)}
<p class="actions"><button>${words.reschedule}</button> <a class="button secondary" href="${keep(language, path)}">${words.keepTime}</a></p>
</form>
</section>`,
    { errors, form: 'form' },
  );
};

function newTime({ language, choice, start }: MovePage): View {
  const end = start + choice.durationMin * MINUTE_MS;
  return html`${hiddenField('start', writeInstant(start))}
<p>${language.words.newStart}<br><strong>${formatMeeting(language, { start, end }, choice.timezone)}</strong><br>
<span class="quiet">${describeZone(language, choice.timezone)}</span></p>`;
}

function otherStarts({ language, choice }: MovePage, alternatives: number[]): View | string {
  if (alternatives.length === 0) return '';
  const options = alternatives.map((one) => ({ value: writeInstant(one), text: formatMoment(language, one, choice.timezone) }));
  const label = language.words.newTime;
  return choiceField({ name: 'start', label, type: 'radio', values: [], options, isRequired: true });
}
