import { MINUTE_MS } from '../availability/dates.ts';
import type { Schemas } from '../contract.ts';
import type { CalendarRow } from '../queries/calendars.ts';

/** `now`: the database's clock, in epoch milliseconds. */
export function toCalendar(row: CalendarRow, now: number): Schemas['Calendar'] {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    username: row.username,
    ...toState(row, now),
    lastSyncedAt: row.lastSyncedAt?.toISOString() ?? null,
    nextSyncAt: row.nextSyncAt?.toISOString() ?? null,
    maxAgeMin: row.maxAgeMin,
    allDayIsBusy: row.allDayIsBusy,
    needsActionIsBusy: row.needsActionIsBusy,
    addsAttendees: row.addsAttendees,
    collections: row.collections.map(({ id, name, countsAsBusy, isWritable }) => ({ id, name, countsAsBusy, isWritable })),
    writesTo: row.collections.find(({ isWrittenTo }) => isWrittenTo)?.id ?? null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toState({ kind, error, lastSyncedAt, maxAgeMin }: CalendarRow, now: number): Pick<Schemas['Calendar'], 'state' | 'error'> {
  if (error !== null) return { state: 'failing', error };
  if (lastSyncedAt === null) return { state: 'pending', error: null };
  if (now - lastSyncedAt.getTime() <= maxAgeMin * MINUTE_MS) return { state: 'ok', error: null };
  const late = kind === 'push' ? 'No busy times were sent' : 'The calendar was not read';
  return { state: 'failing', error: `${late} for more than ${maxAgeMin} minutes.` };
}
