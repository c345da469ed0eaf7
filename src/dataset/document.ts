/**
 * Types of `spec/dataset.schema.json`. Those called `Given…` are accepted by an import, where properties can be absent. Those without a
 * prefix are complete, as an export writes them.
 */
import type { components } from '../../generated/dataset.ts';

type Schemas = components['schemas'];

export type GivenOrganization = Schemas['organization'];
export type GivenUser = Schemas['user'];
export type GivenSchedule = Schemas['schedule'];
export type GivenOutOfOffice = Schemas['outOfOffice'];
export type GivenEventType = Schemas['eventType'];
export type GivenLocation = Schemas['location'];
export type GivenBooking = Schemas['booking'];
export type GivenLead = Schemas['lead'];
export type DatasetDocument = Schemas['dataset'];

/** Each property present, and those in `Parts` complete as well. */
type Complete<Given, Parts = unknown> = Required<Omit<Given, keyof Parts>> & Parts;

export type Hours = Schemas['hours'][number];
export type Override = Schemas['override'];
export type Schedule = Complete<GivenSchedule>;
export type Weekday = keyof Schedule['weekly'];
export type OutOfOffice = Complete<GivenOutOfOffice>;
export type User = Complete<GivenUser, { schedules: Schedule[]; outOfOffice: OutOfOffice[] }>;
export type Host = Schemas['host'];
export type Question = Complete<Schemas['question']>;
export type Location = Complete<GivenLocation>;
export type EventType = Omit<Complete<GivenEventType, { location: Location; questions: Question[] }>, 'schedule'>;
export type Answer = Schemas['answers'][number];
export type Booking = Complete<GivenBooking, { location: Location; invitee: Complete<Schemas['invitee']> }>;
export type Lead = Complete<GivenLead>;

/** Without bookings and leads, of which there can be a million. */
export type Organization = Omit<Complete<GivenOrganization, { users: User[]; eventTypes: EventType[] }>, 'bookings' | 'leads'>;
