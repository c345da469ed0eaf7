import type { Handlers } from '../api/handler.ts';
import { toRecentWindow } from '../api/window.ts';
import type { Schemas } from '../contract.ts';
import { toHostId } from '../queries/owner.ts';
import { type CountsRow, countOutcomes } from '../queries/stats.ts';

export const stats = {
  async getStats({ db, caller, query, now }) {
    const window = toRecentWindow(query, caller.timezone, now);
    const { host, ...rest } = query;
    const filter = { ...rest, ...(host !== undefined && { host: toHostId(host, caller) }), window, now };
    const rows = await countOutcomes(db, caller, filter);
    return {
      from: new Date(window.start).toISOString(),
      to: new Date(window.end).toISOString(),
      ...toFigures(rows),
      byEventType: rows.map(toEventTypeStats),
    };
  },
} satisfies Partial<Handlers>;

const toEventTypeStats = (row: CountsRow): Schemas['EventTypeStats'] => ({
  eventTypeId: row.eventTypeId,
  eventTypeName: row.eventTypeName,
  ...toFigures([row]),
});

type Figures = Omit<Schemas['EventTypeStats'], 'eventTypeId' | 'eventTypeName'>;
type Count = Exclude<keyof CountsRow, 'eventTypeId' | 'eventTypeName'>;

function toFigures(rows: CountsRow[]): Figures {
  const sum = (name: Count): number => rows.reduce((total, row) => total + row[name], 0);
  const [canceled, noShows, completed] = [sum('canceled'), sum('noShows'), sum('ended')];
  const booked = sum('active') + noShows + canceled;
  return {
    booked,
    canceled,
    rescheduled: sum('moved'),
    noShows,
    completed,
    noShowRate: toRate(noShows, noShows + completed),
    cancelRate: toRate(canceled, booked),
  };
}

const toRate = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000);
