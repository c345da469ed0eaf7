/** Reads the resources before a change, for its warnings. */
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest } from '../api/request.ts';
import { readOther } from './read-other.ts';
import type { Tool } from './tools.ts';
import type { Body } from './views.ts';
import type { Before } from './warnings.ts';

type Call = { request: ApiRequest; tool: Tool; given: Body };

const mostRead = 100;

/** Properties of an event type whose former values matter. */
const compared = ['slug', 'hosts', 'questions'];

export async function findBefore(api: Api, { request, tool, given }: Call): Promise<Before> {
  const { operationId } = tool.route;
  const read = (id: string, asked: Parameters<typeof readOther>[3]) => readOther(api, request, id, asked);
  if (operationId === 'updateEventType' && compared.some((name) => given[name] !== undefined))
    return { eventType: await read('getEventType', { params: { id: given.eventTypeId } }) };
  if (operationId === 'putScheduleOverride' || operationId === 'updateSchedule')
    return { schedules: (await read('listSchedules', { query: { limit: mostRead } }))?.items as Body[] | undefined };
  if (operationId === 'createLead')
    return { leads: (await read('listLeads', { query: { limit: mostRead } }))?.items as Body[] | undefined };
  if (operationId === 'createBooking' && given.leadId !== undefined)
    return { lead: await read('getLead', { params: { id: given.leadId } }) };
  return {};
}
