import type { Schemas } from '../contract.ts';

export const count = (number: number, one: string, other = `${one}s`): string => `${number} ${number === 1 ? one : other}`;

export const locationWords: Record<Schemas['LocationKind'], string> = {
  google_meet: 'Google Meet',
  zoom: 'Zoom',
  microsoft_teams: 'Microsoft Teams',
  phone: 'Phone',
  in_person: 'In person',
  custom_link: 'Link',
  ask_invitee: 'The invitee chooses',
};

export const kindWords: Record<Schemas['EventTypeKind'], string> = {
  one_on_one: 'One host',
  round_robin: 'Round robin',
  collective: 'All hosts together',
};

/** Reasons against a start, as sentences. */
export const reasonWords: Record<Schemas['RefusalReason'], string> = {
  slot_taken: 'Another meeting overlaps.',
  buffer_conflict: 'The buffer before or after a meeting overlaps.',
  calendar_busy: 'A connected calendar is busy.',
  calendar_unreachable: "A connected calendar hasn't synced for too long, so nothing is offered.",
  outside_hours: 'Outside the available hours.',
  out_of_office: 'The host is out of the office.',
  off_grid: "The time isn't a possible start of this event type.",
  in_past: 'In the past.',
  below_minimum_notice: 'Within the minimum notice.',
  beyond_booking_window: 'Beyond the booking window.',
  daily_limit_reached: 'The daily limit of this event type has been reached.',
  event_type_inactive: 'The event type is inactive.',
};

export const messageKindWords: Record<Schemas['MessageKind'], string> = {
  booking_confirmed: 'Booking confirmed',
  new_booking: 'New booking',
  booking_rescheduled: 'Booking rescheduled',
  booking_canceled: 'Booking canceled',
  reminder: 'Reminder',
};

export const leadStatusWords: Record<Schemas['LeadStatus'], string> = {
  new: 'New',
  contacted: 'Contacted',
  qualified: 'Qualified',
  lost: 'Lost',
};

export const roleWords: Record<Schemas['Role'], string> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
};

export const weekdayWords = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};
