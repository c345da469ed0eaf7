import { html } from 'hono/html';
import { isManager, type Role } from '../../accounts/roles.ts';
import type { Schemas } from '../../contract.ts';
import { hiddenField, type Option, selectField } from '../../web/controls.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../../web/fields.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import { longest } from '../../web/limits.ts';
import { bdi } from '../../web/names.ts';
import type { Session } from '../../web/session.ts';
import { time } from '../../web/times.ts';
import { paths } from '../paths.ts';
import { roleWords } from '../words.ts';

type Member = Schemas['Member'];

export type Typed = { name: string; email: string; role: string };

type TeamPage = {
  session: Session;
  items: Member[];
  next: string | undefined;
  done: string | undefined;
  typed: Typed;
  /** Of the invitation. */
  key: string;
  errors?: FieldErrors;
};

export const teamView = (page: TeamPage): View => {
  const { session, items, next, done, errors = {} } = page;
  return layout(
    { title: titleWith(errors, 'Team'), session, here: paths.team, done },
    html`${errorSummary(errors)}
<h1>Team</h1>
<section class="card" aria-labelledby="members">
<h2 id="members">Members</h2>
${isManager(session) ? '' : html`<p class="quiet">Owners and admins can invite and change members.</p>`}
<ul class="rows">${items.map((member) => memberRow(session, member))}</ul>
${next === undefined ? '' : html`<nav class="actions" aria-label="Pages of members"><a class="button secondary" rel="next" href="${next}">More members</a></nav>`}
</section>
${isManager(session) ? inviteForm(page) : ''}`,
  );
};

export const nameOf = ({ name, email }: Pick<Member, 'name' | 'email'>): string => name ?? email;

const memberRow = (session: Session, member: Member): View => html`<li><div>
<h3>${isManager(session) ? html`<a href="${paths.team}/${member.id}" aria-label="${nameOf(member)}, ${member.email}"><bdi>${nameOf(member)}</bdi></a>` : bdi(nameOf(member))}
${member.id === session.userId ? '(you)' : ''} <span class="badge">${roleWords[member.role].toLowerCase()}</span> ${stateBadge(member)}</h3>
<p class="quiet">${member.email}${
  member.invitationExpiresAt === null
    ? ''
    : html` · invitation link expires ${time(new Date(member.invitationExpiresAt), session.timezone)}`
}</p>
</div></li>`;

export const stateBadge = ({ active, invitationExpiresAt }: Member): View =>
  !active
    ? html`<span class="badge warning">deactivated</span>`
    : invitationExpiresAt === null
      ? html`<span class="badge good">active</span>`
      : html`<span class="badge">invited</span>`;

/** The roles that the user can grant. */
export const roleOptions = ({ role }: Session): Option[] =>
  (Object.entries(roleWords) as [Role, string][])
    .filter(([value]) => value !== 'owner' || role === 'owner')
    .map(([value, text]) => ({ value, text }));

export const roleHint = 'Owners and admins manage the organization and its members.';

const inviteForm = ({ session, typed, key, errors = {} }: TeamPage): View => html`<section class="card" aria-labelledby="invite">
<h2 id="invite">Invite a member</h2>
<form method="post" action="${paths.team}">
${formTokenField(session)}
${hiddenField('key', key)}
${textField({ name: 'name', label: 'Name (optional)', value: typed.name, maxLength: longest('Name'), isOptional: true }, errors.name)}
${textField({ name: 'email', label: 'Email address', type: 'email', value: typed.email, hint: 'Used to sign in.', maxLength: longest('Email') }, errors.email)}
${selectField({ name: 'role', label: 'Role', hint: roleHint, value: typed.role, options: roleOptions(session) }, errors.role)}
<p class="actions"><button>Invite</button></p>
</form>
</section>`;
