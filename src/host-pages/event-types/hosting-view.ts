import { html } from 'hono/html';
import type { Schemas } from '../../contract.ts';
import { formTokenField, layout, type View } from '../../web/layout.ts';
import type { Session } from '../../web/session.ts';
import { paths } from '../paths.ts';
import { isPending } from './list-view.ts';

type LeavePage = { session: Session; eventType: Schemas['EventType'] };

export function leaveView({ session, eventType }: LeavePage): View {
  const { id, name, hosts } = eventType;
  const verb = isPending(session, eventType) ? 'Decline' : 'Leave';
  return layout(
    { title: `${verb} event type`, session, here: paths.eventTypes, isNarrow: true },
    html`<h1>${verb} "<bdi>${name}</bdi>"?</h1>
<p>You will no longer be a host. Existing bookings keep their hosts. To become a host again, ask the owner of the event type.</p>
${hosts.length > 1 ? '' : html`<p>You're the only host, so the event type becomes inactive.</p>`}
<form method="post" action="${paths.eventTypes}/${id}/leave">
${formTokenField(session)}
<p class="actions"><button class="danger">${verb}</button> <a class="button secondary" href="${paths.eventTypes}">Cancel</a></p>
</form>`,
  );
}
