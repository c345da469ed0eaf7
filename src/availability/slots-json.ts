import { MINUTE_MS } from './dates.ts';
import { localFormat, utcFormat } from './format.ts';
import type { Slot } from './slots.ts';

/** A JSON array. As objects, four hundred slots cost several times what finding them does. */
export function toSlotsJson(slots: Slot[], timezone: string, durationMin: number): string {
  const [toStart, toEnd, toLocal] = [utcFormat(), utcFormat(), localFormat(timezone)];
  const durationMs = durationMin * MINUTE_MS;
  let text = '';
  for (const { start, seatsRemaining } of slots) {
    text += `${text === '' ? '' : ','}{"startAt":"${toStart(start)}","endAt":"${toEnd(start + durationMs)}",`;
    text += `"localStartAt":"${toLocal(start)}","seatsRemaining":${seatsRemaining}}`;
  }
  return `[${text}]`;
}
