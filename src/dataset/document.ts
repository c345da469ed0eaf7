/**
 * The document of `spec/dataset.schema.json`. The types without a suffix are complete, as `export` writes them; those
 * called `Given…` are what may be handed in, where what has a default may be absent.
 */
type Given<Complete, Needed extends keyof Complete> = Pick<Complete, Needed> & Partial<Omit<Complete, Needed>>;

export type Hours = [start: string, end: string];
export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
export type Override = { date: string; hours: Hours[] };
export type OutOfOffice = { id: string; from: string; to: string; reason: string | null; createdAt: string };
export type Location = { kind: string; value: string | null };
export type Answer = { questionId: string; value: string | string[] };
export type Host = { slug: string; schedule: string };

export type Schedule = {
  id: string;
  name: string;
  timezone: string;
  default: boolean;
  createdAt: string;
  weekly: Partial<Record<Weekday, Hours[]>>;
  overrides: Override[];
};

export type User = {
  id: string;
  slug: string;
  email: string;
  name: string | null;
  timezone: string;
  disabledAt: string | null;
  createdAt: string;
  schedules: Schedule[];
  outOfOffice: OutOfOffice[];
};

export type Question = { id: string; label: string; type: string; required: boolean; options: string[] };

export type EventType = {
  id: string;
  owner: string;
  slug: string;
  name: string;
  kind: 'one_on_one' | 'round_robin' | 'collective';
  description: string | null;
  hosts: (string | Host)[];
  durations: number[];
  slotIntervalMin: number | null;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  minimumNoticeMin: number;
  bookingWindowDays: number | null;
  dailyLimit: number | null;
  maxInvitees: number;
  hostSelection: 'least_busy' | 'rotation' | 'priority' | null;
  location: Location;
  questions: Question[];
  active: boolean;
  publicBooking: boolean;
  createdAt: string;
  updatedAt: string;
};

export type Invitee = { name: string; email: string; timezone: string; phone: string | null };

export type Booking = {
  id: string;
  eventType: string;
  hosts: string[];
  startAt: string;
  durationMin: number;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  seats: number;
  status: 'active' | 'canceled';
  location: Location;
  invitee: Invitee;
  guests: string[];
  answers: Answer[];
  notes: string | null;
  cancelReason: string | null;
  canceledAt: string | null;
  canceledBy: 'host' | 'invitee' | null;
  rescheduledFromId: string | null;
  rescheduledToId: string | null;
  rescheduleReason: string | null;
  leadId: string | null;
  noShow: boolean;
  createdAt: string;
  updatedAt: string;
};

export type Lead = {
  id: string;
  eventType: string;
  name: string;
  email: string;
  phone: string | null;
  timezone: string | null;
  answers: Answer[];
  status: 'new' | 'contacted' | 'qualified' | 'lost';
  bookingId: string | null;
  createdAt: string;
  updatedAt: string;
};

/** An organization without what it may have a million of. */
export type Organization = {
  id: string;
  slug: string;
  name: string;
  plan: 'free' | 'pro' | 'team' | 'enterprise';
  createdAt: string;
  users: User[];
  eventTypes: EventType[];
};

export type GivenLocation = Given<Location, 'kind'>;
export type GivenSchedule = Given<Schedule, 'name'>;
export type GivenOutOfOffice = Given<OutOfOffice, 'from' | 'to'>;
export type GivenUser = Given<Omit<User, 'schedules' | 'outOfOffice'>, 'slug' | 'email' | 'timezone'> & {
  schedules?: GivenSchedule[];
  outOfOffice?: GivenOutOfOffice[];
};
export type GivenQuestion = Given<Question, 'id' | 'label' | 'type'>;
export type GivenEventType = Given<Omit<EventType, 'location' | 'questions'>, 'owner' | 'slug' | 'name' | 'kind' | 'durations'> & {
  schedule?: string;
  location?: GivenLocation;
  questions?: GivenQuestion[];
};
export type GivenBooking = Given<Omit<Booking, 'location' | 'invitee'>, 'eventType' | 'startAt'> & {
  location?: GivenLocation;
  invitee: Given<Invitee, 'name' | 'email'>;
};
export type GivenLead = Given<Lead, 'eventType' | 'name' | 'email'>;
export type GivenOrganization = Given<Omit<Organization, 'users' | 'eventTypes'>, 'slug' | 'name'> & {
  users?: GivenUser[];
  eventTypes?: GivenEventType[];
  bookings?: GivenBooking[];
  leads?: GivenLead[];
};
export type DatasetDocument = { $schema?: string; organizations: GivenOrganization[] };
