import type { Host, Meeting } from './conditions.ts';

export const withoutBooking = <H extends Host>(hosts: readonly H[], meetingId: string): H[] =>
  hosts.map((host) => ({
    ...host,
    meetings: host.meetings.flatMap((meeting) => (meeting.id === meetingId ? freeSeat(meeting) : [meeting])),
  }));

const freeSeat = (meeting: Meeting): Meeting[] => (meeting.seatsTaken > 1 ? [{ ...meeting, seatsTaken: meeting.seatsTaken - 1 }] : []);
