import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import type { Session } from '../../web/session.ts';
import { formatDay } from '../moments.ts';
import { paths } from '../paths.ts';
import { absencesPath, availabilityTabs } from './frame.ts';

type Absence = Schemas['OutOfOffice'];

export type TypedAbsence = { from: string; to: string; reason: string };

type AbsencesPage = {
  session: Session;
  absences: Absence[];
  today: string;
  key: string;
  typed?: TypedAbsence;
  errors?: FieldErrors;
  done?: string | undefined;
};

const nothing: TypedAbsence = { from: '', to: '', reason: '' };

export const absencesView = ({ session, absences, today, key, typed = nothing, errors = {}, done }: AbsencesPage): View => {
  const [past, coming] = [absences.filter(({ to }) => to < today).toReversed(), absences.filter(({ to }) => to >= today)];
  return layout(
    { title: titleWith(errors, 'Absences'), session, here: paths.availability, done },
    html`${errorSummary(errors)}
<h1>Availability</h1>
${availabilityTabs(absencesPath, undefined)}
<section class="card" aria-labelledby="coming">
<h2 id="coming">Absences</h2>
${coming.length === 0 ? html`<p class="empty">No absences. Add your vacations here, so that nobody can book you on these days.</p>` : rows(coming, today)}
${past.length === 0 ? '' : html`<details class="fold past"><summary>Past absences (${past.length})</summary>${rows(past, today)}</details>`}
</section>
<form class="card" method="post" action="${absencesPath}" aria-labelledby="add">
<h2 id="add">Add an absence</h2>
${formTokenField(session)}
${hiddenField('key', key)}
${absenceFields(typed, errors)}
<p class="actions"><button>Add absence</button></p>
</form>`,
  );
};

const rows = (absences: Absence[], today: string): View =>
  html`<ul class="rows">${absences.map(
    ({ id, from, to, reason }) => html`<li><div>
<h3>${from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`} ${from <= today && today <= to ? html`<span class="badge good">now</span>` : ''}</h3>
${reason === null ? '' : html`<p class="quiet"><bdi>${reason}</bdi></p>`}
</div>
<a class="button secondary" href="${absencesPath}/${id}" aria-label="${to < today ? 'Open' : 'Change or end'} the absence from ${formatDay(from)}">${to < today ? 'Open' : 'Change or end'}</a></li>`,
  )}</ul>`;

const absenceFields = ({ from, to, reason }: TypedAbsence, errors: FieldErrors): View => html`<div class="pair">
${textField({ name: 'from', label: 'First day', type: 'date', value: from }, errors.from)}
${textField({ name: 'to', label: 'Last day', type: 'date', value: to, isOptional: true }, errors.to)}
</div>
${textField({ name: 'reason', label: 'Note (optional)', value: reason, hint: 'Only you see this.', isOptional: true, maxLength: longest('NewOutOfOffice', 'reason') }, errors.reason)}`;

type AbsencePage = { session: Session; absence: Absence; today: string; typed?: TypedAbsence; errors?: FieldErrors };

export const absenceView = ({ session, absence, today, typed, errors = {} }: AbsencePage): View => {
  const isNow = absence.from < today && today <= absence.to;
  return layout(
    { title: titleWith(errors, 'Absence'), session, here: paths.availability },
    html`${errorSummary(errors)}
<p class="back"><a href="${absencesPath}">Absences</a></p>
<h1>Absence</h1>
<form class="card" method="post" action="${absencesPath}/${absence.id}">
${formTokenField(session)}
${absenceFields(typed ?? { ...absence, reason: absence.reason ?? '' }, errors)}
<p class="actions"><button>Save</button>
${isNow ? html`<button class="secondary" name="action" value="end" formnovalidate>End: I'm back today</button>` : ''}
<button class="secondary" name="action" value="remove" formnovalidate>Remove absence</button></p>
</form>`,
  );
};
