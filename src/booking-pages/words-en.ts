/** The texts of the booking pages in English. */
import { en as common } from '../text/common-en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? plural(hours, 'hour', 'hours') : [], rest > 0 ? plural(rest, 'minute', 'minutes') : []].flat().join(' ');
};

export const en = {
  ...common,
  duration,
  with: (names: string): string => `With ${names}`,
  seatsLeft: (count: number): string => plural(count, 'seat left', 'seats left'),
  optional: (label: string): string => `${label} (optional)`,

  chooseTime: 'Choose a time',
  timesAreIn: (zone: string, name: string): string => (zone === name ? `Times are in ${name}.` : `Times are in ${zone} (${name}).`),
  timezone: 'Time zone',
  durationLabel: 'Duration',
  update: 'Update',
  weeks: 'Weeks',
  previousWeek: 'Previous week',
  nextWeek: 'Next week',
  noTimes: 'No times are available in this week.',
  nextAvailable: (day: string): string => `Next available: ${day}`,
  noneAhead: 'No times are available in the next month either.',

  yourDetails: 'Your details',
  backToTimes: 'Back to the times',
  name: 'Name',
  email: 'Email address',
  phone: 'Phone number',
  phoneHint: 'With country code, such as +1 201 555 0123.',
  guests: 'Guests',
  guestsHint: 'Email addresses of other participants, separated by commas.',
  notes: 'Notes',
  notesHint: 'Anything the host should know.',
  locationKind: 'Where do you want to meet?',
  decideLater: 'Decide later',
  locationValue: 'Link, address or phone number of the meeting',
  book: 'Book',
  continue: 'Continue',
  newTime: 'Choose another time',
  otherTimes: 'Show other times',
  taken: 'That time was just taken. Choose another one; your details are kept.',
  gone: 'That time can no longer be booked. Choose another one; your details are kept.',
  answerMissing: 'Answer this question.',
  answer: 'The answer',
  guest: (address: string): string => `Guest ${address}`,
  detailsKept: 'Your details are kept. Choosing a time books it.',

  booked: "You're booked.",
  moved: 'Your booking was rescheduled.',
  canceledNow: 'Your booking was canceled.',
  yourBooking: 'Your booking',
  canceledBadge: 'canceled',
  when: 'When',
  where: 'Where',
  who: 'Host',
  invitee: 'Booked by',
  link: 'Your link',
  linkHint: 'Reschedule or cancel with this link until the meeting starts. Anyone who has it can do so.',
  reason: 'Reason',
  reasonHint: 'The host will see it.',
  addToCalendar: 'Add to calendar (.ics)',
  reschedule: 'Reschedule',
  cancel: 'Cancel booking',
  keep: 'Keep booking',
  cancelTitle: (name: string): string => `Cancel ${name}?`,
  moveTitle: (name: string): string => `Reschedule ${name}`,
  currentTime: 'Current time:',
  newStart: 'New time:',
  keepTime: 'Keep current time',
  bookAgain: 'Book another time',
  cancelUntil: (time: string): string => `You can cancel until ${time}.`,
  rescheduleUntil: (time: string): string => `You can reschedule until ${time}.`,
  tooLateToCancel: 'It is too late to cancel online.',
  tooLateToReschedule: 'It is too late to reschedule online.',
  contact: (name: string | null, address: string): string => `Contact ${name ?? 'the host'} at ${address}.`,
  tooLate: 'This booking can no longer be changed online.',
  takenMove: 'That time was just taken. Choose another one.',

  notFound: 'Page not found',
  notFoundMessage: "There's nothing to book here. The link may be mistyped, or booking may have been turned off.",
  bookingNotFound: 'This link no longer works',
  bookingNotFoundMessage: 'The meeting may be over, or the link may be incomplete. Check that you copied all of it.',
  eventTypesOf: (name: string): string => `Book a time with ${name}`,
};

export type Words = typeof en;
