import { html } from 'hono/html';
import { en } from '../text/common-en.ts';
import { callKinds, type MeetingLinks } from '../text/links.ts';
import { errorSummary, type FieldErrors, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';

export const meetingLinksPath = '/settings/meeting-links';

type Page = { session: Session; links: MeetingLinks; errors?: FieldErrors; done?: string | undefined };

export const meetingLinksView = ({ session, links, errors = {}, done }: Page): View =>
  layout(
    { title: titleWith(errors, 'Meeting links'), session, here: '/settings/profile', done },
    html`${errorSummary(errors)}
<p class="back"><a href="/settings/profile">Profile</a></p>
<h1>Meeting links</h1>
<p class="lead">Your links for video calls. If an event type has no link, its bookings use the link of their first host. If there is no link at
all, the invitee is notified that the host will send one.</p>
<form class="card" method="post" action="${meetingLinksPath}">
${formTokenField(session)}
<p><code>{id}</code> in a link is replaced with an ID of the meeting, as in <code>https://meet.example/{id}</code>.</p>
${callKinds.map((kind) =>
  textField(
    { name: kind, label: en.locations[kind], value: links[kind] ?? '', type: 'text', maxLength: 500, isOptional: true },
    errors[kind],
  ),
)}
<p class="actions"><button>Save</button></p>
</form>`,
  );
