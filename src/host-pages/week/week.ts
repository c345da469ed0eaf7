import { addDays } from '../../availability/dates.ts';
import { localDate } from '../../availability/wallclock.ts';
import type { Schemas } from '../../contract.ts';
import { isInstant } from '../../formats.ts';
import { sendPage } from '../../web/send.ts';
import { readLocalTime } from '../../web/times.ts';
import { readDate, weekDays } from '../free-times.ts';
import { toFieldErrors } from '../refusals.ts';
import type { Visit } from '../visit.ts';
import { findWeek } from './facts.ts';
import { toGrid } from './grid.ts';
import type { Asked } from './page.ts';
import { weekView } from './week-view.ts';

const most = '100';

export async function showWeek(visit: Visit): Promise<void> {
  const { call, search, session, res } = visit;
  const { timezone, now } = session;
  const { items: eventTypes } = await call<'listEventTypes'>({ path: '/api/v2/event-types', query: { limit: most } });
  const eventType =
    eventTypes.find(({ id }) => id === search.get('type')?.toLowerCase()) ?? eventTypes.find(({ active }) => active) ?? eventTypes[0];
  const durationMin = eventType?.durations.find((one) => String(one) === search.get('duration')) ?? eventType?.durations[0];
  const start = readStart(search, timezone);
  const today = localDate(timezone, now.getTime());
  const from = readDate(search.get('from') ?? (start === undefined ? null : localDate(timezone, Date.parse(start))), session);
  const [facts, asked] = await Promise.all([
    findWeek(visit, { dates: [from, addDays(from, weekDays)], eventType, durationMin }),
    start === undefined || eventType === undefined ? undefined : explain(visit, eventType, { start, durationMin }),
  ]);
  const grid = toGrid(facts, { from, days: weekDays, timezone, now: now.getTime() });
  await sendPage(res, weekView({ session, eventTypes, eventType, durationMin, from, today, facts, grid, asked }));
}

/** A link has an instant, the form of the page a local time. */
function readStart(search: URLSearchParams, timezone: string): string | undefined {
  const text = search.get('start') ?? '';
  return isInstant(text) ? text : readLocalTime(text, timezone)?.toISOString();
}

type Question = { start: string; durationMin: number | undefined };

async function explain({ call }: Visit, { id }: Schemas['EventType'], { start, durationMin }: Question): Promise<Asked> {
  const query = { eventTypeId: id, startAt: start, ...(durationMin !== undefined && { durationMin: String(durationMin) }) };
  try {
    return { start, explanation: await call<'getAvailabilityExplanation'>({ path: '/api/v2/availability/explain', query }) };
  } catch (error) {
    return { start, refusal: Object.values(toFieldErrors(error))[0] ?? '' };
  }
}
