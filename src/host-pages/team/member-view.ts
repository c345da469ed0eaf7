import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { hiddenField, selectField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import type { Session } from '../../web/session.ts';
import { paths } from '../paths.ts';
import { nameOf, roleHint, roleOptions, stateBadge } from './team-view.ts';

type Member = Schemas['Member'];

type MemberPage = {
  session: Session;
  member: Member;
  typed?: { name: string; role: string };
  /** Of a new invitation. */
  key: string;
  errors?: FieldErrors;
};

export const memberView = (page: MemberPage): View => {
  const { session, member, errors = {} } = page;
  const canChange = session.role === 'owner' || member.role !== 'owner';
  return layout(
    { title: titleWith(errors, nameOf(member)), session, here: paths.team },
    html`${errorSummary(errors)}
<p class="back"><a href="${paths.team}">Team</a></p>
<h1><bdi>${nameOf(member)}</bdi></h1>
<p>${member.email} ${stateBadge(member)}</p>
<p><a href="/settings/organization/security-log?member=${member.id}">Security log</a></p>
${canChange ? memberForm(page) : html`<p class="notice">Only owners can change owners.</p>`}
${canChange ? otherActions(page) : ''}`,
  );
};

const memberForm = ({ session, member, typed, errors = {} }: MemberPage): View => html`<section class="card" aria-label="Name and role">
<form method="post" action="${paths.team}/${member.id}">
${formTokenField(session)}
${textField({ name: 'name', label: 'Name', value: typed?.name ?? member.name ?? '', maxLength: longest('Name'), isOptional: member.name === null }, errors.name)}
${selectField({ name: 'role', label: 'Role', hint: roleHint, value: typed?.role ?? member.role, options: roleOptions(session) }, errors.role)}
<p class="actions"><button>Save</button> <a class="button secondary" href="${paths.team}">Cancel</a></p>
</form>
</section>`;

/** Nobody removes themselves here. */
function otherActions({ session, member, key }: MemberPage): View | string {
  if (member.id === session.userId) return '';
  const path = `${paths.team}/${member.id}`;
  return html`<section class="card" aria-labelledby="more">
<h2 id="more">More</h2>
${
  member.active
    ? html`<p class="quiet">If the member hasn't joined yet, you can create a new invitation link. Earlier links stop working.</p>`
    : html`<p class="quiet">Deactivated members can't sign in, use tokens or be booked.</p>`
}
<div class="actions">
${
  member.active
    ? html`<form method="post" action="${path}/invitation">${formTokenField(session)}${hiddenField('key', key)}<button class="secondary">New invitation link</button></form>
<a class="button danger" href="${path}/deactivate">Deactivate</a>`
    : html`<form method="post" action="${path}/reactivate">${formTokenField(session)}<button class="secondary">Reactivate</button></form>`
}
<a class="button danger" href="${path}/delete">Delete</a>
</div>
</section>`;
}
