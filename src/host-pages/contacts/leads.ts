import type { Schemas } from '../../contract.ts';
import { badForm } from '../../web/errors.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { findEventType, listFromCursor } from '../lookups.ts';
import { withQuery } from '../paths.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { leadStatusWords } from '../words.ts';
import { leadsPath } from './contacts-view.ts';
import { type LeadFilter, leadsView, leadView } from './leads-view.ts';

const apiPath = '/api/v2/leads';

const notices: Record<string, string> = { saved: 'Lead saved.' };

export async function showLeads(visit: Visit): Promise<void> {
  const { call, search, session, res } = visit;
  const filter = readFilter(search);
  const query = {
    limit: '50',
    ...(filter.status !== '' && { status: filter.status }),
    ...(filter.booked !== '' && { booked: filter.booked === 'yes' ? 'true' : 'false' }),
  };
  const firstPage = withQuery(leadsPath, filter);
  const found = await listFromCursor(visit, firstPage, (page) => call<'listLeads'>({ path: apiPath, query: { ...query, ...page } }));
  if (found === undefined) return;
  const next = found.nextCursor === null ? undefined : withQuery(leadsPath, { ...filter, cursor: found.nextCursor });
  await sendPage(res, leadsView({ session, filter, items: found.items, next, isFirst: !search.has('cursor') }));
}

const isStatus = (text: string): text is Schemas['LeadStatus'] => Object.hasOwn(leadStatusWords, text);

function readFilter(search: URLSearchParams): LeadFilter {
  const [status, booked] = [search.get('status') ?? '', search.get('booked') ?? ''];
  return { status: isStatus(status) ? status : '', booked: booked === 'yes' || booked === 'no' ? booked : '' };
}

export async function showLead(visit: Visit): Promise<void> {
  const { call, id, search, session, res } = visit;
  const lead = await call<'getLead'>({ path: `${apiPath}/${encodeURIComponent(id)}` });
  const eventType = await findEventType(visit, lead.eventTypeId);
  await sendPage(res, leadView({ session, lead, eventType, done: readDone(search, notices) }));
}

export async function postLead({ call, form, id, res }: FormVisit): Promise<void> {
  const status = form.get('status') ?? '';
  if (!isStatus(status)) throw badForm();
  await call<'updateLead'>({ method: 'PATCH', path: `${apiPath}/${encodeURIComponent(id)}`, body: { status } });
  seeOther(res, `${leadsPath}/${encodeURIComponent(id)}?done=saved`);
}
