/** Hosts of a colleague's event type accept, decline and leave. */
import type { Schemas } from '../../contract.ts';
import { pageNotFound } from '../../web/errors.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { paths } from '../paths.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { leaveView } from './hosting-view.ts';
import { isOwn, isPending } from './list-view.ts';

const pathOf = (id: string): string => `/api/v2/event-types/${encodeURIComponent(id)}`;

export async function postAccept({ call, id, res }: FormVisit): Promise<void> {
  await call<'acceptEventType'>({ method: 'POST', path: `${pathOf(id)}/accept` });
  seeOther(res, `${paths.eventTypes}?done=accepted`);
}

/** 404 for the user's own, whose hosts are changed with its form. */
async function findHosted({ call, id, session }: Visit): Promise<Schemas['EventType']> {
  const found = await call<'getEventType'>({ path: pathOf(id) });
  if (isOwn(session, found) || !found.hosts.some((host) => host.id === session.userId)) throw pageNotFound('event type');
  return found;
}

export async function showLeave(visit: Visit): Promise<void> {
  await sendPage(visit.res, leaveView({ session: visit.session, eventType: await findHosted(visit) }));
}

export async function postLeave(visit: FormVisit): Promise<void> {
  const { call, session, res } = visit;
  const eventType = await findHosted(visit);
  await call<'leaveEventType'>({ method: 'POST', path: `${pathOf(eventType.id)}/leave` });
  seeOther(res, `${paths.eventTypes}?done=${isPending(session, eventType) ? 'declined' : 'left'}`);
}
