/** The texts of the booking pages in English. */
import { en as common } from '../text/common-en.ts';
import { createPlural } from '../text/plurals.ts';

const plural = createPlural('en');

const duration = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    hours > 0 ? plural(hours, { one: 'hour', other: 'hours' }) : [],
    rest > 0 ? plural(rest, { one: 'minute', other: 'minutes' }) : [],
  ]
    .flat()
    .join(' ');
};

export const en = {
  ...common,
  languageName: 'English',
  skip: 'Skip to content',
  problem: "There's a problem",
  errorTitle: (title: string): string => `Error: ${title}`,
  duration,
  with: (names: string): string => `With ${names}`,
  seatsLeft: (count: number): string => plural(count, { one: 'seat left', other: 'seats left' }),
  optional: (label: string): string => `${label} (optional)`,

  chooseTime: 'Choose a time',
  timesAreIn: (zone: string, name: string): string => (zone === name ? `Times are in ${name}.` : `Times are in ${zone} (${name}).`),
  timezone: 'Time zone',
  clocks: { 12: 'Use a 12-hour clock', 24: 'Use a 24-hour clock' },
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
  /** Of a field that is empty but required, and of one whose value is refused. */
  invalid: {
    name: { missing: 'Enter your name.', wrong: 'Enter your name, with up to 200 characters and no invisible ones.' },
    email: { missing: 'Enter your email address.', wrong: 'Enter an email address such as ann@example.com.' },
    phone: { missing: 'Enter your phone number.', wrong: 'Enter a phone number such as +1 201 555 0123.' },
    guests: { missing: 'Enter email addresses.', wrong: 'Enter up to 10 email addresses.' },
    notes: { missing: 'Enter a note.', wrong: 'Shorten the notes, and remove invisible characters.' },
    location_value: { missing: 'Enter where to meet.', wrong: 'Enter a link, address or phone number that suits the choice above.' },
    answer: { missing: 'Answer this question.', wrong: 'Shorten the answer, and remove invisible characters.' },
    choice: { missing: 'Choose an answer.', wrong: 'Choose one of the answers.' },
    reason: { missing: 'Enter a reason.', wrong: 'Shorten the reason, and remove invisible characters.' },
  },
  invalidGuest: (address: string): string => `${address} is not an email address.`,
  refused: "This couldn't be booked. Reload the page and try again.",
  alreadyBooked: 'This email address already has a seat in this meeting.',
  tooManyBookings: (count: number): string =>
    `This email address has ${count} upcoming bookings with this host. Cancel one, or book again after one has started.`,
  tooManyRequests: (wait: string): string => `Wait ${wait} and try again.`,
  wait: (seconds: number): string =>
    seconds < 120
      ? plural(seconds, { one: 'second', other: 'seconds' })
      : plural(Math.ceil(seconds / 60), { one: 'minute', other: 'minutes' }),
  busy: 'Too many people are booking right now. Your details are kept. Try again in a moment.',
  inProgress: 'This was already sent and is being processed. Try again in a moment.',
  alreadyCanceled: 'This booking is canceled.',
  alreadyMoved: 'This booking was rescheduled meanwhile. Reload the page.',
  alreadyStarted: 'This meeting has already started.',
  proving: "Checking that you're not a program…",
  notProven: "The check that you're not a program failed or took too long. Try again.",
  scriptsNeeded: "Booking on this page needs JavaScript. It checks that you're not a program.",
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
  addToCalendar: 'Add to calendar',
  otherCalendar: 'Other calendar (.ics)',
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
  unchanged: 'The booking is at this time already. Choose another one.',
  takenMove: 'That time was just taken. Choose another one.',

  notFound: 'Page not found',
  notFoundMessage: "There's nothing to book here. The link may be mistyped, or booking may have been turned off.",
  bookingNotFound: 'This link no longer works',
  bookingNotFoundMessage: 'The meeting may be over, or the link may be incomplete. Check that you copied all of it.',
  errors: {
    unreadable: { title: "This form couldn't be read", message: 'Go back, reload the page and try again.' },
    tooLarge: { title: 'This form is too large', message: 'Go back, shorten the text and try again.' },
    expired: { title: 'This page has expired', message: 'Nothing was changed. Go back, reload the page and try again.' },
    method: { title: 'Method not allowed', message: "This page can't be opened directly." },
    internal: { title: 'Something went wrong', message: 'Try again later. If it happens again, report it with the request ID.' },
    unavailable: { title: 'Temporarily unavailable', message: 'Try again in a moment.' },
  },
  tooMany: 'Too many requests',
  requestId: 'Request ID',
  pages: 'Pages',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  eventTypesOf: (name: string): string => `Book a time with ${name}`,
};

export type Words = typeof en;
