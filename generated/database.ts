// Generated from the database's catalog by "npm run generate".

import type { ColumnType, Generated } from 'kysely';
import type { components } from './api.ts';

type Schemas = components['schemas'];
/** Reads and writes differ in type; OrDefault: optional in an insert. */
type Either<Read, Write> = ColumnType<Read, Write, Write>;
type EitherOrDefault<Read, Write> = ColumnType<Read, Write | undefined, Write>;
type Computed<Read> = ColumnType<Read, never, never>;

export interface Authenticators {
  organizationId: string;
  userId: string;
  secret: Buffer;
  lastStep: number;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface BookingTallies {
  organizationId: string;
  userId: string;
  week: number;
  eventTypeId: string;
  outcome: string;
  count: number;
}

export interface BookingViewers {
  organizationId: string;
  bookingId: string;
  userId: string;
  eventTypeId: string;
  status: string;
  startsAt: Either<Date, Date | string>;
  createdAt: Either<Date, Date | string>;
  outcome: Generated<'active' | 'canceled' | 'moved' | 'no_show'>;
  changedPlace: Generated<number>;
  updatedAt: Either<Date, Date | string>;
}

export interface Bookings {
  organizationId: string;
  id: string;
  eventTypeId: string;
  meetingId: string;
  hostId: string;
  startsAt: Either<Date, Date | string>;
  endsAt: Either<Date, Date | string>;
  status: Generated<'active' | 'canceled'>;
  locationKind: 'google_meet' | 'zoom' | 'microsoft_teams' | 'phone' | 'in_person' | 'custom_link' | 'ask_invitee';
  locationValue: string | null;
  inviteeName: string;
  inviteeEmail: string;
  inviteeTimezone: string;
  inviteePhone: string | null;
  inviteePhoneE164: string | null;
  guests: Generated<string[]>;
  answers: EitherOrDefault<Schemas['Answer'][], string>;
  notes: string | null;
  cancelReason: string | null;
  canceledAt: Either<Date | null, Date | string | null>;
  canceledBy: 'host' | 'invitee' | null;
  rescheduledFromId: string | null;
  rescheduledToId: string | null;
  leadId: string | null;
  noShow: Generated<boolean>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  rescheduleReason: string | null;
  isDuplicate: Generated<boolean>;
  chainId: string;
  inviteeLanguage: Generated<string>;
  metadata: EitherOrDefault<Schemas['MetadataPair'][], string>;
  source: 'page' | 'api' | 'agent' | 'import' | null;
  erasedAt: Either<Date | null, Date | string | null>;
  waived: Generated<string[]>;
}

export interface BusyWeeks {
  organizationId: string;
  collectionId: string;
  week: number;
  stretches: number[];
  deltas: Computed<string>;
}

export interface CalendarCollections {
  organizationId: string;
  id: string;
  calendarId: string;
  position: number;
  href: string;
  name: string;
  countsAsBusy: Generated<boolean>;
  isWritable: Generated<boolean>;
  isWrittenTo: Generated<boolean>;
  syncToken: string | null;
  etag: string | null;
  lastModified: string | null;
  expandedUntil: Either<Date | null, Date | string | null>;
}

export interface CalendarFeeds {
  organizationId: string;
  userId: string;
  tokenHash: Buffer;
  shows: 'bookings' | 'busy';
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface CalendarObjects {
  organizationId: string;
  collectionId: string;
  href: string;
  etag: string | null;
  uid: string | null;
  stretches: number[];
}

export interface Calendars {
  organizationId: string;
  id: string;
  userId: string;
  kind: 'caldav' | 'ics' | 'push';
  name: string;
  url: string | null;
  username: string | null;
  credentials: Buffer | null;
  maxAgeMin: number;
  allDayIsBusy: Generated<boolean>;
  needsActionIsBusy: Generated<boolean>;
  version: number | null;
  error: string | null;
  failures: Generated<number>;
  lastSyncedAt: Either<Date | null, Date | string | null>;
  nextSyncAt: Either<Date | null, Date | string | null>;
  leasedUntil: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  addsAttendees: Generated<boolean>;
}

export interface ContactFollowers {
  organizationId: string;
  userId: string;
  followedAt: EitherOrDefault<Date, Date | string>;
}

export interface ContactTotals {
  organizationId: string;
  userId: string;
  kind: string;
  total: number;
}

export interface Contacts {
  organizationId: string;
  userId: string;
  emailKey: string;
  email: string;
  name: string;
  phone: string | null;
  phoneE164: string | null;
  timezone: string | null;
  bookingCount: number;
  leadCount: number;
  kind: Computed<Schemas['ContactKind']>;
  search: Computed<string>;
  firstSeenAt: Either<Date, Date | string>;
  lastActivityAt: Either<Date, Date | string>;
  lastBookingAt: Either<Date | null, Date | string | null>;
  id: string;
  phoneAt: Either<Date | null, Date | string | null>;
  timezoneAt: Either<Date | null, Date | string | null>;
  changedPlace: Generated<number>;
  updatedAt: Either<Date, Date | string>;
  version: Generated<number>;
}

export interface EventPlaces {
  organizationId: string;
  cluster: number;
  base: number;
}

export interface EventTypeHosts {
  organizationId: string;
  eventTypeId: string;
  userId: string;
  position: number;
  scheduleId: string | null;
  pending: Generated<boolean>;
}

export interface EventTypeOrganizations {
  eventTypeId: string;
  organizationId: string;
}

export interface EventTypes {
  organizationId: string;
  id: string;
  ownerId: string;
  slug: string;
  name: string;
  kind: 'one_on_one' | 'round_robin' | 'collective';
  description: string | null;
  durations: number[];
  slotIntervalMin: number | null;
  bufferBeforeMin: Generated<number>;
  bufferAfterMin: Generated<number>;
  minimumNoticeMin: Generated<number>;
  bookingWindowDays: Generated<number | null>;
  dailyLimit: number | null;
  maxInvitees: Generated<number>;
  locationKind: 'google_meet' | 'zoom' | 'microsoft_teams' | 'phone' | 'in_person' | 'custom_link' | 'ask_invitee';
  locationValue: string | null;
  questions: EitherOrDefault<Schemas['Question'][], string>;
  hostSelection: 'least_busy' | 'rotation' | 'priority' | null;
  active: Generated<boolean>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  publicBooking: Generated<boolean>;
  bookingMode: Generated<'time_first' | 'details_first'>;
  redirectUrl: string | null;
  internalNote: string | null;
  cancelNoticeMin: Generated<number>;
  rescheduleNoticeMin: Generated<number>;
  reminders: Generated<number[]>;
  botProtection: Generated<'none' | 'proof_of_work'>;
  deletedAt: Either<Date | null, Date | string | null>;
  externalId: string | null;
}

export interface EventViewers {
  organizationId: string;
  eventId: string;
  userId: string;
  place: number;
  subject: Generated<'booking' | 'lead' | 'event_type' | 'contact'>;
}

export interface Events {
  organizationId: string;
  id: Generated<string>;
  bookingId: string | null;
  sequence: number;
  type: 'booking_created' | 'booking_canceled' | 'booking_rescheduled' | 'booking_changed' | 'no_show_marked' | 'no_show_unmarked' | 'host_reassigned' | 'calendar_conflict' | 'lead_created' | 'lead_changed' | 'lead_booked' | 'event_type_created' | 'event_type_changed' | 'event_type_removed' | 'webhook_failing' | 'webhook_disabled' | 'contact_changed' | 'contact_erased';
  booking: Either<unknown, string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  subjectId: string | null;
  data: Either<unknown, string | null>;
}

export interface HostClaims {
  organizationId: string;
  meetingId: string;
  hostId: string;
  occupies: string;
}

export interface HostNotices {
  organizationId: string;
  eventTypeId: string;
  hostId: string;
  id: string;
  about: 'asked' | 'added' | 'removed' | 'left';
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface IdempotencyKeys {
  organizationId: string;
  owner: string;
  key: string;
  requestHash: Buffer;
  response: Either<unknown, string>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Invitations {
  userId: string;
  organizationId: string;
  secretHash: Buffer;
  createdAt: EitherOrDefault<Date, Date | string>;
  expiresAt: Either<Date, Date | string>;
  id: string | null;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
}

export interface LastRemovedEvents {
  organizationId: string;
  userId: string;
  subject: string;
  eventId: string;
  place: number;
}

export interface LastSequences {
  organizationId: string;
  objectId: string;
  sequence: number;
}

export interface Leads {
  organizationId: string;
  id: string;
  ownerId: string;
  eventTypeId: string;
  name: string;
  email: string;
  phone: string | null;
  phoneE164: string | null;
  timezone: string | null;
  answers: EitherOrDefault<Schemas['Answer'][], string>;
  status: Generated<'new' | 'contacted' | 'qualified' | 'lost'>;
  bookingId: string | null;
  booked: Computed<boolean>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  changedPlace: Generated<number>;
  erasedAt: Either<Date | null, Date | string | null>;
}

export interface Meetings {
  organizationId: string;
  id: string;
  eventTypeId: string;
  hostIds: string[];
  startsAt: Either<Date, Date | string>;
  endsAt: Either<Date, Date | string>;
  bufferBeforeMin: number;
  bufferAfterMin: number;
  seats: number;
  seatsTaken: number;
  timezone: string | null;
  utcOffsetMin: number | null;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Messages {
  organizationId: string;
  id: Generated<string>;
  bookingId: string;
  kind: 'booking_confirmed' | 'new_booking' | 'booking_rescheduled' | 'booking_canceled' | 'reminder';
  role: 'invitee' | 'guest' | 'host';
  email: string;
  userId: string | null;
  status: Generated<'pending' | 'sent' | 'failed' | 'suppressed'>;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  sentAt: Either<Date | null, Date | string | null>;
  error: string | null;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Migrations {
  name: string;
  checksum: string;
  appliedAt: EitherOrDefault<Date, Date | string>;
}

export interface OauthArtifacts {
  idHash: Buffer;
  kind: string;
  grantId: string | null;
  payload: Either<unknown, string>;
  expiresAt: Either<Date, Date | string>;
  consumedAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  askedFrom: string | null;
}

export interface OauthClients {
  id: string;
  kind: 'app' | 'registered' | 'document';
  organizationId: string | null;
  userId: string | null;
  name: string;
  redirectUris: string[];
  secretHash: Buffer | null;
  metadata: EitherOrDefault<unknown, string>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  registeredFrom: string | null;
}

export interface OauthGrants {
  id: string;
  organizationId: string;
  userId: string;
  clientId: string;
  scopes: string[];
  payload: Either<unknown, string>;
  expiresAt: Either<Date, Date | string>;
  lastUsedAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface OauthKeys {
  name: string;
  sealed: Buffer;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface OrganizationLogos {
  organizationId: string;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  content: Buffer;
  hash: string;
}

export interface Organizations {
  id: string;
  slug: string;
  name: string;
  plan: Generated<'free' | 'pro' | 'team' | 'enterprise'>;
  createdAt: EitherOrDefault<Date, Date | string>;
  accent: string | null;
  frameAncestors: Generated<string[]>;
  keepBookingsDays: number | null;
  keepLeadsDays: number | null;
  keepMessagesDays: number | null;
  keepEventsDays: number | null;
}

export interface OutOfOffice {
  organizationId: string;
  id: string;
  userId: string;
  firstDate: string;
  lastDate: string;
  reason: string | null;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Passkeys {
  organizationId: string;
  id: string;
  userId: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  challengedAt: Either<Date, Date | string>;
  lastUsedAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface PasswordResets {
  id: string;
  email: string;
  secretHash: Buffer;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  expiresAt: Either<Date, Date | string>;
}

export interface Passwords {
  userId: string;
  organizationId: string;
  hash: string;
  changedAt: EitherOrDefault<Date, Date | string>;
}

export interface PendingBookings {
  organizationId: string;
  id: string;
  eventTypeId: string;
  formHash: Buffer;
  wanted: Either<unknown, string>;
  chainId: string | null;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  expiresAt: Either<Date, Date | string>;
}

export interface PersonalAccessTokens {
  id: string;
  organizationId: string;
  userId: string;
  name: string;
  prefix: string;
  tokenHash: Buffer;
  scopes: string[];
  expiresAt: Either<Date | null, Date | string | null>;
  lastUsedAt: Either<Date | null, Date | string | null>;
  revokedAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface PublicBookingBudgets {
  key: string;
  usedUntil: Either<Date, Date | string>;
}

export interface PublishedMeetings {
  organizationId: string;
  collectionId: string;
  meetingId: string;
  uid: string;
  href: string | null;
  etag: string | null;
  sequence: Generated<number>;
  startsAt: Either<Date | null, Date | string | null>;
  endsAt: Either<Date | null, Date | string | null>;
  digest: string | null;
  version: Generated<number>;
  status: Generated<'pending' | 'written' | 'failed' | 'conflict'>;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  error: string | null;
  updatedAt: EitherOrDefault<Date, Date | string>;
}

export interface RateLimitCounts {
  key: string;
  minute: Either<Date, Date | string>;
  count: number;
}

export interface ReadinessChecks {
  id: Generated<number>;
  checkedAt: Either<Date, Date | string>;
}

export interface RecoveryCodes {
  organizationId: string;
  userId: string;
  codeHash: Buffer;
}

export interface RemovedContacts {
  organizationId: string;
  userId: string;
  changedPlace: number;
  id: string;
  removedAt: Either<Date, Date | string>;
}

export interface ScheduleOverrides {
  organizationId: string;
  scheduleId: string;
  date: string;
  hours: Either<Schemas['Hours'], string>;
}

export interface Schedules {
  organizationId: string;
  id: string;
  userId: string;
  name: string;
  timezone: string;
  isDefault: Generated<boolean>;
  weekly: EitherOrDefault<Partial<Schemas['Weekly']>, string>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface SecretKeyChecks {
  id: Generated<boolean>;
  hash: Buffer;
}

export interface SecurityEvents {
  organizationId: string;
  id: string;
  userId: string | null;
  kind: string;
  detail: string | null;
  address: string | null;
  userAgent: string | null;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface SecurityNotices {
  organizationId: string;
  id: string;
  userId: string;
  email: string;
  kind: string;
  detail: string | null;
  address: string | null;
  userAgent: string | null;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Sessions {
  id: string;
  organizationId: string;
  userId: string;
  secretHash: Buffer;
  device: string;
  createdAt: EitherOrDefault<Date, Date | string>;
  lastSeenAt: EitherOrDefault<Date, Date | string>;
  expiresAt: Either<Date, Date | string>;
}

export interface SignInAttempts {
  key: string;
  usedUntil: Either<Date, Date | string>;
}

export interface SpentProofs {
  organizationId: string;
  hash: Buffer;
  expiresAt: Either<Date, Date | string>;
}

export interface Users {
  id: string;
  organizationId: string;
  slug: string;
  email: string;
  name: string | null;
  timezone: string;
  createdAt: EitherOrDefault<Date, Date | string>;
  disabledAt: Either<Date | null, Date | string | null>;
  meetingLinks: EitherOrDefault<Partial<Record<Schemas['LocationKind'], string>>, string>;
  role: Generated<Schemas['Role']>;
  externalId: string | null;
}

export interface WebhookAttempts {
  organizationId: string;
  deliveryId: string;
  attempt: number;
  at: EitherOrDefault<Date, Date | string>;
  status: number | null;
  durationMs: number | null;
  error: string | null;
  response: string | null;
}

export interface WebhookDeliveries {
  organizationId: string;
  id: Generated<string>;
  webhookId: string;
  eventId: string;
  status: Generated<'pending' | 'succeeded' | 'failed'>;
  attempts: Generated<number>;
  failures: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  leasedUntil: Either<Date | null, Date | string | null>;
}

export interface WebhookNotices {
  organizationId: string;
  webhookId: string;
  id: string;
  attempts: Generated<number>;
  nextAttemptAt: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
}

export interface Webhooks {
  organizationId: string;
  id: string;
  userId: string;
  url: string;
  description: string | null;
  events: Schemas['WebhookEventName'][];
  active: Generated<boolean>;
  disabledReason: string | null;
  consecutiveFailures: Generated<number>;
  secret: Buffer;
  previousSecret: Buffer | null;
  previousUntil: Either<Date | null, Date | string | null>;
  createdAt: EitherOrDefault<Date, Date | string>;
  updatedAt: EitherOrDefault<Date, Date | string>;
  timeouts: Generated<number>;
  failureCountedAt: Either<Date | null, Date | string | null>;
  clientId: string | null;
  grantId: string | null;
  recoveredAt: Either<Date | null, Date | string | null>;
  organizationWide: Generated<boolean>;
}

export interface Schema {
  authenticators: Authenticators;
  bookingTallies: BookingTallies;
  bookingViewers: BookingViewers;
  bookings: Bookings;
  busyWeeks: BusyWeeks;
  calendarCollections: CalendarCollections;
  calendarFeeds: CalendarFeeds;
  calendarObjects: CalendarObjects;
  calendars: Calendars;
  contactFollowers: ContactFollowers;
  contactTotals: ContactTotals;
  contacts: Contacts;
  eventPlaces: EventPlaces;
  eventTypeHosts: EventTypeHosts;
  eventTypeOrganizations: EventTypeOrganizations;
  eventTypes: EventTypes;
  eventViewers: EventViewers;
  events: Events;
  hostClaims: HostClaims;
  hostNotices: HostNotices;
  idempotencyKeys: IdempotencyKeys;
  invitations: Invitations;
  lastRemovedEvents: LastRemovedEvents;
  lastSequences: LastSequences;
  leads: Leads;
  meetings: Meetings;
  messages: Messages;
  migrations: Migrations;
  oauthArtifacts: OauthArtifacts;
  oauthClients: OauthClients;
  oauthGrants: OauthGrants;
  oauthKeys: OauthKeys;
  organizationLogos: OrganizationLogos;
  organizations: Organizations;
  outOfOffice: OutOfOffice;
  passkeys: Passkeys;
  passwordResets: PasswordResets;
  passwords: Passwords;
  pendingBookings: PendingBookings;
  personalAccessTokens: PersonalAccessTokens;
  publicBookingBudgets: PublicBookingBudgets;
  publishedMeetings: PublishedMeetings;
  rateLimitCounts: RateLimitCounts;
  readinessChecks: ReadinessChecks;
  recoveryCodes: RecoveryCodes;
  removedContacts: RemovedContacts;
  scheduleOverrides: ScheduleOverrides;
  schedules: Schedules;
  secretKeyChecks: SecretKeyChecks;
  securityEvents: SecurityEvents;
  securityNotices: SecurityNotices;
  sessions: Sessions;
  signInAttempts: SignInAttempts;
  spentProofs: SpentProofs;
  users: Users;
  webhookAttempts: WebhookAttempts;
  webhookDeliveries: WebhookDeliveries;
  webhookNotices: WebhookNotices;
  webhooks: Webhooks;
}
