import type { Host, Meeting, SlotQuery } from './conditions.ts';
import { type FirstSlots, findFirstSlots } from './slots.ts';

/** A booking that is to be moved: its meeting does not block a start, and its own start with the same duration is no move. */
export type Leaving = { meetingId: string; start: number; durationMin: number };

export const withoutBooking = <H extends Host>(hosts: readonly H[], meetingId: string): H[] =>
  hosts.map((host) => ({
    ...host,
    meetings: host.meetings.flatMap((meeting) => (meeting.id === meetingId ? freeSeat(meeting) : [meeting])),
  }));

const freeSeat = (meeting: Meeting): Meeting[] => (meeting.seatsTaken > 1 ? [{ ...meeting, seatsTaken: meeting.seatsTaken - 1 }] : []);

export const isCurrent = ({ start, durationMin }: Leaving, wanted: { start: number; durationMin: number }): boolean =>
  start === wanted.start && durationMin === wanted.durationMin;

/** Like `findFirstSlots`, for a booking that is to be moved. `query`: without its meeting. */
export function findFirstSlotsOfMove(query: SlotQuery, most: number, leaving: Leaving): FirstSlots {
  const { slots: found, nextFrom } = findFirstSlots(query, most + 1);
  const slots = found.filter(({ start }) => !isCurrent(leaving, { start, durationMin: query.durationMin }));
  return slots.length > most ? { slots: slots.slice(0, most), nextFrom: slots[most]!.start } : { slots, nextFrom };
}
