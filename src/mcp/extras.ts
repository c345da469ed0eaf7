/** Additions to the response in a result: name, zone and time of the caller, the window of a list, and the labels of questions. */
import type { Api } from '../api/pipeline.ts';
import type { ApiRequest, ApiResponse } from '../api/request.ts';
import type { ParsedRequest } from '../api/routes.ts';
import type { Caller } from '../queries/authentication.ts';
import { formatNow, weekdayAt } from './local-times.ts';
import { readOther } from './read-other.ts';
import type { ResultContext } from './results.ts';
import type { Tool } from './tools.ts';
import type { Body } from './views.ts';

/** The beginning of the instructions. Quoted: users choose their names. */
export function describeCaller({ userId, name, slug, timezone }: Caller, now: number): string {
  const here = `${weekdayAt(timezone, now)}, ${formatNow(timezone, now)}`;
  return `You act for ${JSON.stringify(name ?? slug)} (id ${userId}, ${timezone}), where it is now ${here}.`;
}

type Answered = { api: Api; request: ApiRequest; tool: Tool; call: ApiRequest; response: ApiResponse; now: number; sendsMail: boolean };

export async function findExtras(answered: Answered): Promise<Pick<ResultContext, 'labels' | 'extra'>> {
  const { request, tool, call, response, now, sendsMail } = answered;
  if (response.status >= 400) return {};
  const { timezone, scopes } = request.caller as Caller;
  const { operationId } = tool.route;
  if (operationId === 'getMe') return { extra: { now: formatNow(timezone, now), weekday: weekdayAt(timezone, now), scopes } };
  if (operationId === 'listMessages' && !sendsMail)
    return { extra: { note: 'This server has no mail server: pending messages are kept, not sent.' } };
  const body = JSON.parse(response.body) as Body;
  if (operationId === 'listBusyTimes' && body.calendarsAsOf === null) return { extra: { note: await explainUnknown(answered) } };
  const { from, to } = (call.parsed as ParsedRequest).query as { from?: string; to?: string };
  const hasWindow = operationId === 'listBookings' || operationId === 'getStats';
  if (hasWindow) return { extra: { window: { ...(from && { from }), ...(to && { before: to }), timezone } } };
  const labels = Array.isArray(body.answers) && body.answers.length > 0 && body.eventTypeId ? await findLabels(answered, body) : undefined;
  return labels ? { labels } : {};
}

async function explainUnknown({ api, request }: Answered): Promise<string> {
  const calendars = (await readOther(api, request, 'listCalendars', { query: { limit: 1 } }))?.items as Body[] | undefined;
  if (calendars?.length === 0) return 'No calendar is connected.';
  return 'Busy times are not known: no connected calendar counts as busy, or one has not been read yet (`list_calendars`).';
}

async function findLabels({ api, request }: Answered, { eventTypeId }: Body): Promise<Map<string, string> | undefined> {
  const found = await readOther(api, request, 'getEventType', { params: { id: eventTypeId } });
  const { questions } = (found ?? {}) as { questions?: { id: string; label: string }[] };
  return questions && new Map(questions.map(({ id, label }) => [id, label]));
}
