import { html } from 'hono/html';
import { en } from '../text/common-en.ts';
import { callKinds, type MeetingLinks } from '../text/links.ts';
import { errorSummary, type FieldErrors, notice, textField, titleWith } from '../web/fields.ts';
import { formTokenField, layout, type View } from '../web/layout.ts';
import type { Session } from '../web/session.ts';

export const meetingLinksPath = '/settings/meeting-links';

type Page = { session: Session; links: MeetingLinks; errors?: FieldErrors; done?: string | undefined };

export const meetingLinksView = ({ session, links, errors = {}, done }: Page): View =>
  layout(
    { title: titleWith(errors, 'Meeting links'), session, here: '/settings/profile' },
    html`${notice(done)}
${errorSummary(errors)}
<p class="back"><a href="/settings/profile">Profile</a></p>
<h1>Meeting links</h1>
<p class="lead">Your own links for video calls. Bookings of event types without a link of their own get the link of their first host. Without
any link, invitees are informed that the host will send it.</p>
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
