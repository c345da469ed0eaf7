import type { Host, Meeting } from './conditions.ts';

/** The hosts as they are without one booking of a meeting: the others who share it stay, and if there are none it does not take place. */
export const withoutBooking = <H extends Host>(hosts: readonly H[], meetingId: string): H[] =>
  hosts.map((host) => ({ ...host, meetings: host.meetings.flatMap((meeting) => (meeting.id === meetingId ? leave(meeting) : [meeting])) }));

const leave = (meeting: Meeting): Meeting[] => (meeting.seatsTaken > 1 ? [{ ...meeting, seatsTaken: meeting.seatsTaken - 1 }] : []);
