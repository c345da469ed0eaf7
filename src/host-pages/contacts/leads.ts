import type { Schemas } from '../../contract.ts';
import { badForm } from '../../web/errors.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { withQuery } from '../paths.ts';
import { isRefusal } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { leadStatusWords } from '../words.ts';
import { leadsPath } from './contacts-view.ts';
import { type LeadFilter, leadsView, leadView } from './leads-view.ts';

const apiPath = '/api/v2/leads';

const notices: Record<string, string> = { saved: 'Lead saved.' };

export async function showLeads({ call, search, session, res }: Visit): Promise<void> {
  const filter = readFilter(search);
  const cursor = search.get('cursor') ?? '';
  const query = {
    limit: '50',
    ...(filter.status !== '' && { status: filter.status }),
    ...(filter.booked !== '' && { booked: filter.booked === 'yes' ? 'true' : 'false' }),
    ...(cursor !== '' && { cursor }),
  };
  const found = await call<'listLeads'>({ path: apiPath, query }).catch((error) => {
    if (cursor !== '' && isRefusal(error, 'invalid_argument')) return undefined;
    throw error;
  });
  if (found === undefined) return seeOther(res, withQuery(leadsPath, filter));
  const next = found.nextCursor === null ? undefined : withQuery(leadsPath, { ...filter, cursor: found.nextCursor });
  await sendPage(res, leadsView({ session, filter, items: found.items, next, isFirst: cursor === '' }));
}

const isStatus = (text: string): text is Schemas['LeadStatus'] => Object.hasOwn(leadStatusWords, text);

function readFilter(search: URLSearchParams): LeadFilter {
  const [status, booked] = [search.get('status') ?? '', search.get('booked') ?? ''];
  return { status: isStatus(status) ? status : '', booked: booked === 'yes' || booked === 'no' ? booked : '' };
}

export async function showLead(visit: Visit): Promise<void> {
  const { call, id, search, session, res } = visit;
  const lead = await call<'getLead'>({ path: `${apiPath}/${encodeURIComponent(id)}` });
  const eventType = await call<'getEventType'>({ path: `/api/v2/event-types/${lead.eventTypeId}` }).catch((error) => {
    if (isRefusal(error, 'not_found')) return undefined;
    throw error;
  });
  await sendPage(res, leadView({ session, lead, eventType, done: readDone(search, notices) }));
}

export async function postLead({ call, form, id, res }: FormVisit): Promise<void> {
  const status = form.get('status') ?? '';
  if (!isStatus(status)) throw badForm();
  await call<'updateLead'>({ method: 'PATCH', path: `${apiPath}/${encodeURIComponent(id)}`, body: { status } });
  seeOther(res, `${leadsPath}/${encodeURIComponent(id)}?done=saved`);
}
