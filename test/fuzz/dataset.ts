/** Test data: resources of imad, whose token is used, and of other users, which imad must not see. */
import { daily, eventType, organization, user, world } from '../support/worlds.ts';

export const kinds = [
  'eventType',
  'booking',
  'lead',
  'schedule',
  'outOfOffice',
  'webhook',
  'delivery',
  'calendar',
  'member',
  'contact',
] as const;
export type Kind = (typeof kinds)[number];

const idOf = (kind: Kind, whose: Whose, number: number): string =>
  `01a3d009-000${kinds.indexOf(kind)}-7000-8000-${whose}${String(number).padStart(11, '0')}`;

/** Owners: imad, a colleague, and a user of another organization. */
type Whose = 'a' | 'b' | 'c';

export type Question = { id: string; label: string; type: string; required: boolean; options: string[] };

const question = (id: string, type: string, required: boolean, options: string[] = []): Question => ({
  id,
  label: id,
  type,
  required,
  options,
});
const questions = [
  question('why', 'short_text', true),
  question('more', 'long_text', false),
  question('size', 'single_choice', true, ['small', 'large']),
  question('which', 'multiple_choice', false, ['a', 'b', 'c']),
  question('call', 'phone', false),
];

const always = { weekly: daily(['00:00', '24:00']) };
const team = { hosts: ['imad', 'noor'], kind: 'round_robin' };

const schedulesOf = (whose: Whose, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: idOf('schedule', whose, index),
    name: `Hours ${index}`,
    default: index === 0,
    ...always,
  }));

const absencesOf = (whose: Whose, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2030, 0, 1 + index)).toISOString().slice(0, 10);
    return {
      id: idOf('outOfOffice', whose, index),
      from: date,
      to: date,
      createdAt: new Date(Date.UTC(2027, 0, 3, 0, index)).toISOString(),
    };
  });

const person = (slug: string, whose: Whose, rest: Record<string, unknown> = {}, count = 1) =>
  user(slug, { schedules: schedulesOf(whose, count), outOfOffice: absencesOf(whose, count === 1 ? 1 : 60), ...rest });

/** Event types of every kind, and with every option that changes how they are booked. */
export const mine: [string, Record<string, unknown>][] = [
  ['intro', { durations: [15, 30], questions }],
  ['group', { durations: [15], maxInvitees: 5 }],
  ['pair', { kind: 'collective', hosts: ['imad', 'noor'], durations: [15] }],
  ['busy', { ...team, hostSelection: 'least_busy', durations: [15, 45] }],
  ['turns', { ...team, hostSelection: 'rotation', durations: [15] }],
  ['first', { ...team, hostSelection: 'priority', durations: [15], bufferBeforeMin: 5, bufferAfterMin: 5 }],
  ['where', { durations: [15], location: { kind: 'ask_invitee' }, minimumNoticeMin: 600, dailyLimit: 20 }],
  ['closed', { durations: [15], active: false }],
  // Inactive, so that imad can leave them.
  ...Array.from({ length: 6 }, (_, n): [string, Record<string, unknown>] => [`left-${n}`, { ...team, durations: [15], active: false }]),
  ['moving', { durations: [15] }],
  ['changing', { durations: [15] }],
];

/** Enough to fill pages: some active, some canceled, all in the past. */
const bookingsOf = (owner: string, whose: Whose, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: idOf('booking', whose, index),
    eventType: `${owner}/intro`,
    startAt: new Date(Date.UTC(2027, 1, 1 + Math.floor(index / 10), 8 + (index % 10))).toISOString(),
    status: index % 3 === 2 ? 'canceled' : 'active',
    invitee: { name: `${owner}'s guest ${index}`, email: `guest${index % 25}.of.${owner}@example.com` },
    createdAt: new Date(Date.UTC(2027, 0, 1, 0, index)).toISOString(),
  }));

/** Future bookings, one per hour, to be rescheduled. */
const movableOf = (owner: string, whose: Whose, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: idOf('booking', whose, begun + index),
    eventType: `${owner}/moving`,
    startAt: new Date(Date.UTC(2027, 5, 1, index)).toISOString(),
    invitee: { name: `${owner}'s guest ${index}`, email: `guest${index % 25}.of.${owner}@example.com` },
    createdAt: new Date(Date.UTC(2027, 0, 1, 2, index)).toISOString(),
  }));

export const begun = 60;
const toCome = 240;

const leadsOf = (owner: string, whose: Whose, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: idOf('lead', whose, index),
    eventType: `${owner}/intro`,
    name: `${owner}'s lead ${index}`,
    email: `lead${index}.of.${owner}@example.com`,
    status: ['new', 'contacted', 'qualified', 'lost'][index % 4],
    createdAt: new Date(Date.UTC(2027, 0, 2, 0, index)).toISOString(),
  }));

/** Colleagues who have not joined, and whom imad can manage. */
const staff = Array.from({ length: 40 }, (_, index) => user(`staff-${index}`, { id: idOf('member', 'a', index) }));

export const dataset = world(
  organization('acme', {
    users: [person('imad', 'a', { timezone: 'Europe/Paris' }, 3), person('noor', 'b'), user('omar', always), ...staff],
    eventTypes: [
      ...mine.map(([slug, rest], index) => eventType('imad', slug, { id: idOf('eventType', 'a', index), ...rest })),
      eventType('noor', 'intro', { id: idOf('eventType', 'b', 0) }),
    ],
    bookings: [...bookingsOf('imad', 'a', begun), ...movableOf('imad', 'a', toCome), ...bookingsOf('noor', 'b', 3)],
    leads: [...leadsOf('imad', 'a', 30), ...leadsOf('noor', 'b', 3)],
  }),
  organization('globex', {
    users: [person('zoe', 'c', { id: idOf('member', 'c', 0) })],
    eventTypes: [eventType('zoe', 'intro', { id: idOf('eventType', 'c', 0) })],
    bookings: bookingsOf('zoe', 'c', 3),
    leads: leadsOf('zoe', 'c', 3),
  }),
  organization('small', { plan: 'free', users: [user('fay')] }),
);

const range = (kind: Kind, whose: Whose, count: number) => Array.from({ length: count }, (_, index) => idOf(kind, whose, index));

export const own: Record<Kind, string[]> = {
  eventType: range('eventType', 'a', mine.length),
  booking: range('booking', 'a', begun + toCome),
  lead: range('lead', 'a', 30),
  schedule: range('schedule', 'a', 3),
  outOfOffice: range('outOfOffice', 'a', 60),
  calendar: range('calendar', 'a', 15),
  webhook: range('webhook', 'a', 15),
  delivery: range('delivery', 'a', 60),
  member: range('member', 'a', 40),
  contact: range('contact', 'a', 20),
};
export const foreign: Record<Kind, string[]> = {
  eventType: [...range('eventType', 'b', 1), ...range('eventType', 'c', 1)],
  booking: [...range('booking', 'b', 3), ...range('booking', 'c', 3)],
  lead: [...range('lead', 'b', 3), ...range('lead', 'c', 3)],
  schedule: [...range('schedule', 'b', 1), ...range('schedule', 'c', 1)],
  outOfOffice: [...range('outOfOffice', 'b', 1), ...range('outOfOffice', 'c', 1)],
  calendar: [...range('calendar', 'b', 1), ...range('calendar', 'c', 1)],
  webhook: [...range('webhook', 'b', 1), ...range('webhook', 'c', 1)],
  delivery: [...range('delivery', 'b', 3), ...range('delivery', 'c', 3)],
  member: range('member', 'c', 1),
  contact: [...range('contact', 'b', 1), ...range('contact', 'c', 1)],
};

export const now = '2027-03-01T08:00:00Z';

/** Calendars, webhooks and deliveries, which a dataset cannot contain. */
export const calendars = [
  { slug: 'imad', ids: own.calendar },
  { slug: 'noor', ids: foreign.calendar.slice(0, 1) },
  { slug: 'zoe', ids: foreign.calendar.slice(1) },
];

/** Guests of bookings, who are not erased, because they come again. */
export const contacts = [
  { slug: 'imad', ids: own.contact },
  { slug: 'noor', ids: foreign.contact.slice(0, 1) },
  { slug: 'zoe', ids: foreign.contact.slice(1) },
];

export const endpoints = [
  { slug: 'imad', webhooks: own.webhook, deliveries: own.delivery },
  { slug: 'noor', webhooks: foreign.webhook.slice(0, 1), deliveries: foreign.delivery.slice(0, 3) },
  { slug: 'zoe', webhooks: foreign.webhook.slice(1), deliveries: foreign.delivery.slice(3) },
];
