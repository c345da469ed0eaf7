import { html } from 'hono/html';
import { MINUTE_MS } from '../availability/dates.ts';
import type { Wanted } from '../queries/pending-bookings.ts';
import { isolate, isolated } from '../text/direction.ts';
import { choiceField, hiddenField } from '../web/controls.ts';
import { errorSummary, type FieldErrors } from '../web/fields.ts';
import type { View } from '../web/layout.ts';
import type { ShownLook } from '../web/look.ts';
import { type EventType, writeInstant } from './choice.ts';
import { frame } from './frame.ts';
import { keep, type Language } from './language.ts';
import { describeZone, formatMeeting, formatMoment } from './moments.ts';

type Page = { language: Language; eventType: EventType; wanted: Wanted; look: ShownLook | undefined };

/** After the form of the details. */
export const checkMailView = (shown: Page): View => {
  const { language, eventType, wanted, look } = shown;
  const { words } = language;
  return frame(
    language,
    { title: `${words.checkMail} · ${isolate(eventType.name)}`, home: keep(language, `/${eventType.owner.slug}`), look },
    html`<h1>${words.checkMail}</h1>
<section class="card" aria-label="${words.yourBooking}">
<p role="status">${words.checkMailFor(wanted.invitee.email)}</p>
<dl class="facts">
${meeting(shown)}
</dl>
<p class="quiet">${words.checkMailHint}</p>
</section>`,
  );
};

/** `alternatives`: other starts, when the chosen one is taken. */
export type ConfirmPage = Page & { path: string; errors?: FieldErrors; alternatives?: number[] };

export const confirmView = (shown: ConfirmPage): View => {
  const { language, eventType, path, look, errors = {}, alternatives } = shown;
  const { words } = language;
  const { owner, slug } = eventType;
  return frame(
    language,
    { title: `${words.confirmTitle} · ${isolate(eventType.name)}`, home: keep(language, `/${owner.slug}`), look, errors },
    html`${errorSummary(errors, words.problem)}
<h1>${words.confirmTitle}</h1>
<section class="card" aria-label="${words.yourBooking}">
<dl class="facts">
${meeting(shown)}
${person(shown)}
</dl>
<form id="form" method="post" action="${keep(language, path)}">
${alternatives === undefined ? hiddenField('start', writeInstant(Date.parse(shown.wanted.startAt))) : otherStarts(shown, alternatives)}
<p class="quiet">${words.confirmHint}</p>
<p class="actions">${alternatives?.length === 0 ? '' : html`<button>${words.confirm}</button>`} <a class="button secondary" href="${keep(language, `/${owner.slug}/${slug}`)}">${words.otherTimes}</a></p>
</form>
</section>`,
  );
};

function meeting({ language, eventType, wanted }: Page): View {
  const { words } = language;
  const { timezone } = wanted.invitee;
  const start = Date.parse(wanted.startAt);
  const end = start + wanted.durationMin * MINUTE_MS;
  const names = eventType.hosts.map(({ name }) => name).filter((name) => name !== null);
  return html`<dt>${words.what}<dd><bdi>${eventType.name}</bdi>
<dt>${words.when}<dd><strong>${formatMeeting(language, { start, end }, timezone)}</strong><br><span class="quiet">${describeZone(language, timezone)}</span>
<dt>${words.where}<dd>${isolated(location(language, eventType, wanted))}
${names.length === 0 ? '' : html`<dt>${words.who}<dd>${isolated(words.list(names.map(isolate)))}`}`;
}

function location({ words }: Language, { location: { kind } }: EventType, { location: chosen }: Wanted): string {
  const name = words.locations[chosen?.kind ?? kind];
  return chosen?.value ? words.pair(name, isolate(chosen.value)) : name;
}

function person({ language: { words }, wanted: { invitee, guests = [], notes } }: Page): View {
  return html`<dt>${words.invitee}<dd><bdi>${invitee.name}</bdi> (${invitee.email})
${guests.length === 0 ? '' : html`<dt>${words.guests}<dd>${guests.join(', ')}`}
${notes ? html`<dt>${words.notes}<dd class="lines" dir="auto">${notes}` : ''}`;
}

function otherStarts({ language, wanted, errors = {} }: ConfirmPage, alternatives: number[]): View | string {
  if (alternatives.length === 0) return '';
  const { timezone } = wanted.invitee;
  const options = alternatives.map((one) => ({ value: writeInstant(one), text: formatMoment(language, one, timezone) }));
  return choiceField({ name: 'start', label: language.words.newTime, type: 'radio', values: [], options, isRequired: true }, errors.start);
}
