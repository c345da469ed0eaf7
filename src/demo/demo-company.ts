import { DAY_MS } from '../availability/dates.ts';
import type { Answer, GivenEventType, GivenUser, Hours, Location, Schedule, Weekday } from '../dataset/document.ts';
import { exampleId, exampleLinkId, exampleUserId } from './example-ids.ts';

const workdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const onWorkdays = (...hours: Hours[]): Schedule['weekly'] => Object.fromEntries(workdays.map((day) => [day, hours]));

const dateAfter = (today: number, days: number): string => new Date(today + days * DAY_MS).toISOString().slice(0, 10);

/** @param today midnight UTC in epoch milliseconds */
export const demoUsers = (today: number): GivenUser[] => [
  {
    id: exampleUserId,
    slug: 'imad',
    email: 'imad@acme.test',
    role: 'owner',
    name: 'Imad Haddad',
    timezone: 'Europe/Paris',
    schedules: [
      {
        id: exampleId('updateSchedule'),
        name: 'Working hours',
        default: true,
        weekly: {
          ...onWorkdays(['09:00', '12:30'], ['13:30', '18:00']),
          friday: [
            ['09:00', '12:30'],
            ['13:30', '16:00'],
          ],
        },
        overrides: [
          { date: dateAfter(today, 10), hours: [['14:00', '18:00']] },
          { date: dateAfter(today, 16), hours: [] },
        ],
      },
      { id: exampleId('deleteSchedule'), name: 'Saturdays', weekly: { saturday: [['10:00', '13:00']] } },
      { name: 'Late hours', weekly: { tuesday: [['18:00', '21:00']], thursday: [['18:00', '21:00']] } },
    ],
    outOfOffice: [{ id: exampleId('updateOutOfOffice'), from: dateAfter(today, 24), to: dateAfter(today, 28), reason: 'Holiday' }],
  },
  {
    slug: 'rosa',
    email: 'rosa@acme.test',
    name: 'Rosa Delgado',
    timezone: 'America/New_York',
    schedules: [{ name: 'Working hours', default: true, weekly: onWorkdays(['08:00', '12:00'], ['13:00', '17:00']) }],
    outOfOffice: [{ from: dateAfter(today, -6), to: dateAfter(today, -5), reason: 'Conference' }],
  },
  {
    slug: 'priya',
    email: 'priya@acme.test',
    name: 'Priya Nair',
    timezone: 'Asia/Kolkata',
    schedules: [
      {
        name: 'Working hours',
        default: true,
        weekly: { ...onWorkdays(['10:00', '13:30'], ['14:30', '19:00']), saturday: [['10:00', '13:00']] },
        overrides: [{ date: dateAfter(today, 6), hours: [['16:00', '22:00']] }],
      },
    ],
    outOfOffice: [],
  },
  {
    id: exampleId('getMember'),
    slug: 'noor',
    email: 'noor@acme.test',
    name: 'Noor Khalil',
    timezone: 'Europe/Paris',
    externalId: 'hr-1042',
    schedules: [{ name: 'Working hours', default: true, weekly: onWorkdays(['09:00', '17:00']) }],
    outOfOffice: [],
  },
  {
    slug: 'mei',
    email: 'mei@acme.test',
    name: 'Mei Whitfield',
    timezone: 'Australia/Sydney',
    schedules: [{ name: 'Working hours', default: true, weekly: onWorkdays(['08:30', '12:30'], ['13:15', '19:30']) }],
    outOfOffice: [],
  },
];

export const demoEventTypes: GivenEventType[] = [
  {
    id: exampleId('getEventType'),
    owner: 'imad',
    slug: 'intro',
    name: 'Intro call',
    kind: 'one_on_one',
    description: 'Half an hour to find out whether we can help.',
    hosts: ['imad'],
    durations: [30, 60],
    bufferBeforeMin: 5,
    bufferAfterMin: 10,
    minimumNoticeMin: 120,
    bookingWindowDays: 60,
  },
  {
    id: exampleId('leaveEventType'),
    owner: 'imad',
    slug: 'demo',
    name: 'Product demo',
    kind: 'round_robin',
    description: 'One of us shows you around.',
    hosts: ['imad', 'rosa', 'priya'],
    durations: [45],
    slotIntervalMin: 15,
    minimumNoticeMin: 240,
    dailyLimit: 6,
    hostSelection: 'least_busy',
    location: { kind: 'zoom', value: null },
    questions: [
      { id: 'team-size', label: 'How large is your team?', type: 'single_choice', required: true, options: ['1–10', '11–50', 'more'] },
      { id: 'tools', label: 'Which calendars do you use?', type: 'multiple_choice', options: ['Google', 'Microsoft', 'Apple', 'other'] },
      { id: 'goal', label: 'What would you like to see?', type: 'long_text' },
    ],
  },
  {
    owner: 'imad',
    slug: 'kick-off',
    name: 'Project kick-off',
    kind: 'collective',
    hosts: ['imad', 'priya'],
    durations: [60],
    bufferAfterMin: 15,
    minimumNoticeMin: 1440,
    location: { kind: 'microsoft_teams', value: null },
  },
  {
    owner: 'rosa',
    slug: 'workshop',
    name: 'Onboarding workshop',
    kind: 'one_on_one',
    description: 'For up to eight people at once.',
    durations: [90],
    maxInvitees: 8,
    location: { kind: 'custom_link', value: 'https://workshop.example.com/onboarding' },
  },
  {
    owner: 'mei',
    slug: 'coffee',
    name: 'Coffee in Sydney',
    kind: 'one_on_one',
    durations: [45],
    bufferBeforeMin: 15,
    bufferAfterMin: 15,
    location: { kind: 'ask_invitee', value: null },
  },
  { owner: 'imad', slug: 'evening', name: 'Evening call', kind: 'one_on_one', schedule: 'Late hours', durations: [20] },
  {
    id: exampleId('deleteEventType'),
    owner: 'imad',
    slug: 'trial',
    name: 'Trial lesson',
    kind: 'one_on_one',
    durations: [30],
    active: false,
  },
  { owner: 'rosa', slug: 'audit', name: 'Security audit', kind: 'one_on_one', durations: [120], active: false },
];

/** A planned booking. `day` is relative to today; `turn` is the index among the free starts from that day on. */
export type DemoBooking = {
  id?: string;
  eventType: string;
  hosts?: string[];
  day: number;
  turn: number;
  durationMin: number;
  alsoComing?: number;
  cancelReason?: string;
  noShow?: boolean;
  location?: Location;
  answers?: Answer[];
  notes?: string;
};

const introDays = [-27, -25, -21, -20, -18, -13, -12, -11, -8, -6, -5, -4, -1, 1, 2, 3, 5, 8, 11, 14];
/** Late enough that the examples work for a while. */
const introIds: Record<number, string> = {
  8: exampleId('rescheduleBooking'),
  11: exampleId('getBooking'),
  14: exampleLinkId,
  [-4]: exampleId('markNoShow'),
};
const demoDays = [-19, -14, -10, -7, -3, 1, 4, 7, 10];
const robins = ['imad', 'rosa', 'priya'];

export const demoBookingPlans: DemoBooking[] = [
  ...introDays.map((day, index) => ({
    ...(introIds[day] && { id: introIds[day] }),
    eventType: 'imad/intro',
    day,
    turn: (index * 3) % 7,
    durationMin: index % 4 === 3 && introIds[day] === undefined ? 60 : 30,
    ...(index % 6 === 4 && { cancelReason: 'Something came up, sorry.' }),
    ...(index === 2 && { noShow: true }),
    ...(index % 5 === 1 && { notes: 'We spoke at the fair last week.' }),
  })),
  ...demoDays.map((day, index) => ({
    eventType: 'imad/demo',
    hosts: [robins[index % robins.length]!],
    day,
    turn: index * 2,
    durationMin: 45,
    ...(index === 3 && { cancelReason: 'We have chosen something else.' }),
    answers: [
      { questionId: 'team-size', value: index % 2 === 0 ? '1–10' : '11–50' },
      { questionId: 'tools', value: ['Google', 'Apple'] },
    ],
  })),
  { eventType: 'imad/kick-off', hosts: ['imad', 'priya'], day: -9, turn: 1, durationMin: 60 },
  { eventType: 'imad/kick-off', hosts: ['imad', 'priya'], day: 6, turn: 0, durationMin: 60 },
  { eventType: 'rosa/workshop', day: -7, turn: 2, durationMin: 90, alsoComing: 3 },
  { eventType: 'rosa/workshop', day: 7, turn: 2, durationMin: 90, alsoComing: 4 },
  { eventType: 'mei/coffee', day: -2, turn: 3, durationMin: 45, location: { kind: 'in_person', value: 'Single O, Surry Hills' } },
  { eventType: 'mei/coffee', day: 3, turn: 1, durationMin: 45, location: { kind: 'phone', value: '+61 2 5550 1234' } },
  { eventType: 'rosa/audit', day: -22, turn: 0, durationMin: 120, cancelReason: 'The audit was moved to next year.' },
];
