import { MINUTE_MS } from './dates.ts';
import { appendMerged, type InstantSet, toIntervals, toSet, unite } from './intervals.ts';

/**
 * A connected calendar that counts for a host. `busy`: its busy times around the window. `asOf`: when it was read; null if never.
 */
export type HostCalendar = { id: string; name: string; asOf: number | null; maxAgeMin: number; busy: InstantSet };

/** The instant from which a calendar is too old, if it is not read before; `-Infinity` if it was never read. */
export const tooOldAt = ({ asOf, maxAgeMin }: HostCalendar): number => (asOf === null ? -Infinity : asOf + maxAgeMin * MINUTE_MS + 1);

export const isTooOld = (calendar: HostCalendar, now: number): boolean => now >= tooOldAt(calendar);

/** Time of the oldest of the calendars' last readings; null if there is none, or one was never read. */
export function oldestOf(calendars: readonly Pick<HostCalendar, 'asOf'>[]): number | null {
  const ages = calendars.map(({ asOf }) => asOf ?? -Infinity);
  const oldest = Math.min(...ages);
  return Number.isFinite(oldest) ? oldest : null;
}

/** Sets of instants that may overlap, usually one after the other, as one. */
export function join(sets: readonly InstantSet[]): InstantSet {
  const isInOrder = sets.every((set, i) => i === 0 || set.length === 0 || (sets[i - 1]!.at(-2) ?? -Infinity) <= set[0]!);
  if (!isInOrder) return toSet(sets.flatMap(toIntervals));
  const joined: number[] = [];
  let length = 0;
  for (const set of sets) for (let i = 0; i < set.length; i += 2) length = appendMerged(joined, length, set[i]!, set[i + 1]!);
  return joined;
}

export const busyOf = (calendars: readonly HostCalendar[]): InstantSet =>
  calendars.reduce<InstantSet>((all, { busy }) => unite(all, busy), []);
