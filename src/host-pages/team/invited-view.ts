import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { time } from '../../web/times.ts';
import { paths } from '../paths.ts';
import { nameOf } from './team-view.ts';

type InvitedPage = { session: Session; member: Schemas['MemberInvitation']; sendsMail: boolean };

export const invitedView = ({ session, member, sendsMail }: InvitedPage): View =>
  layout(
    { title: 'Invitation created', session, here: paths.team },
    html`<p class="back"><a href="${paths.team}">Team</a></p>
<h1>Invitation created</h1>
<p class="notice" role="status">${
      sendsMail
        ? html`We're also sending the link to ${member.email}.`
        : html`No mail server is configured. Send the link to ${member.email} yourself.`
    } <strong>You won't be able to see it again.</strong></p>
<section class="card" aria-labelledby="link">
<h2 id="link">Link for <bdi>${nameOf(member)}</bdi></h2>
<div class="secret"><code data-copy="link">${member.invitationUrl}</code></div>
<p class="quiet">It works once${
      member.invitationExpiresAt === null ? '' : html`, until ${time(new Date(member.invitationExpiresAt), session.timezone)}`
    }. Anyone with the link can join as this member, so don't share it with anyone else.</p>
</section>
<p class="actions"><a class="button" href="${paths.team}">Done</a></p>`,
  );
