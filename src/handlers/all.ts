import type { Handlers } from '../api/handler.ts';
import { availability } from './availability.ts';
import { bookings } from './bookings.ts';
import { calendars } from './calendars.ts';
import { contacts } from './contacts.ts';
import { eventTypes } from './event-types.ts';
import { events } from './events.ts';
import { leads } from './leads.ts';
import { me } from './me.ts';
import { members } from './members.ts';
import { outOfOffice } from './out-of-office.ts';
import { publicOperations } from './public.ts';
import { rateLimit } from './rate-limit.ts';
import { schedules } from './schedules.ts';
import { stats } from './stats.ts';
import { webhooks } from './webhooks.ts';

export const handlers: Handlers = {
  ...me,
  ...members,
  ...eventTypes,
  ...availability,
  ...schedules,
  ...outOfOffice,
  ...calendars,
  ...bookings,
  ...publicOperations,
  ...stats,
  ...leads,
  ...contacts,
  ...events,
  ...webhooks,
  ...rateLimit,
};
