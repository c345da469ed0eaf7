import { sql } from 'kysely';
import { join } from '../availability/calendars.ts';
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import type { Interval } from '../availability/intervals.ts';
import type { Hours, OutOfOffice, Schedule } from '../availability/schedule.ts';
import type { Host, Rules } from '../availability/slots.ts';
import type { Schemas } from '../contract.ts';
import { compileOnce } from '../database/compile-once.ts';
import type { Db } from '../database/connect.ts';
import { toId } from '../database/ids.ts';
import { notFound } from '../errors.ts';
import type { MeetingLinks } from '../text/links.ts';
import { parseWeeks, weekMs } from './busy-times.ts';
import { isVisibleTo, toAuthorized, toInvitee, toMember, toPublic, type Viewer } from './event-types.ts';
import { remember } from './known-event-types.ts';
import type { Owner } from './owner.ts';

/** More than any zone offset, any duration with its buffers (three days), and any date that a daily limit counts. */
const marginMs = 4 * DAY_MS;

/** Everything that decides which starts of an event type can be booked in a window, as of one moment. */
export type SchedulingFacts = Rules & {
  id: string;
  organizationId: string;
  ownerId: string;
  ownerTimezone: string;
  durations: number[];
  hostSelection: Schemas['HostSelection'];
  locationKind: string;
  locationValue: string | null;
  questions: Schemas['Question'][];
  active: boolean;
  now: number;
  hosts: NamedHost[];
};

export type NamedHost = Host & Omit<Schemas['Host'], 'email'> & { meetingLinks: MeetingLinks };

type MeetingRow = [
  start: number,
  end: number,
  before: number,
  after: number,
  same: boolean,
  taken: number,
  id: string | null,
  hostIds: string[] | null,
];
/** `weeks`: see `parseWeeks`. */
type HostCalendarRow = [id: string, name: string, asOf: number | null, maxAgeMin: number, weeks: string];
type HostRow = Schemas['Host'] & {
  meetingLinks: MeetingLinks;
  /** Null without a schedule, while the host is disabled, and until the host has accepted; such a host is never available. */
  timezone: string | null;
  weekly: Schedule['weekly'];
  overrides: { date: string; hours: Hours[] }[];
  outOfOffice: OutOfOffice[];
  meetings: MeetingRow[];
  calendars: HostCalendarRow[];
};
type FactsRow = { now: Date; digest: string; facts: (Omit<SchedulingFacts, 'now' | 'hosts'> & { hosts: HostRow[] }) | null };

/** An event type by its id, or, for the public, by its owner and its slug. */
export type EventTypeKey = { eventTypeId: string } | { ownerId: string; slug: string };

type FactsRequest = EventTypeKey & { window: Interval };

/** For `recallTeamSize`. */
export const toName = (key: EventTypeKey): string => ('slug' in key ? `${key.ownerId} ${key.slug}` : key.eventTypeId);

/** Throws 404 if the viewer may not see the event type. */
export async function findFacts(db: Db, viewer: Viewer, request: FactsRequest): Promise<SchedulingFacts & { digest: string }> {
  const { facts, digest } = await findFactsUnlessKnown(db, viewer, request, null);
  return { ...(facts as SchedulingFacts), digest };
}

/** Returns null facts if their digest is still `known`. Uses one statement. */
export async function findFactsUnlessKnown(db: Db, viewer: Viewer, { window, ...key }: FactsRequest, known: string | null) {
  const { organizationId, userId } = viewer;
  const [from, to] = [window.start - marginMs, window.end + marginMs];
  const bounds = { from, to, firstWeek: Math.floor(from / weekMs), lastWeek: Math.floor(to / weekMs) };
  const { rows } = await selectFor(viewer, key)(db, { ...noKey, ...toValues(key), organizationId, userId, ...bounds, known });
  const [row] = rows;
  if (row === undefined) throw notFound('event type');
  const now = row.now.getTime();
  if (row.facts !== null) remember({ viewer, name: toName(key), hosts: row.facts.hosts.length });
  return { now, digest: row.digest, facts: row.facts && seenBy({ ...row.facts, now, hosts: row.facts.hosts.map(toHost) }, userId) };
}

type FactsValues = {
  organizationId: string;
  userId: string | null;
  eventTypeId: string;
  ownerId: string;
  slug: string;
  from: number;
  to: number;
  /** Weeks since the epoch, as in `busy_weeks`. */
  firstWeek: number;
  lastWeek: number;
  known: string | null;
};

type KeyValues = Pick<FactsValues, 'eventTypeId' | 'ownerId' | 'slug'>;

const noKey: KeyValues = { eventTypeId: '', ownerId: '', slug: '' };

const toValues = (key: EventTypeKey) => ('slug' in key ? key : { eventTypeId: toId(key.eventTypeId) });

const byId = ({ eventTypeId }: KeyValues) => sql`e.id = ${eventTypeId}`;
const bySlug = ({ ownerId, slug }: KeyValues) => sql`e.owner_id = ${ownerId} and e.slug = ${slug}`;

const selectFacts = (toViewer: (owner: Owner) => Viewer, isNamed = byId) =>
  compileOnce((values: FactsValues) => {
    const { organizationId } = values;
    const viewer = toViewer(values as Owner);
    return sql<FactsRow>`
    with bounds as materialized (
      select to_timestamp(${values.from}::float8 / 1000) as "from", to_timestamp(${values.to}::float8 / 1000) as "to",
        ${values.firstWeek}::integer as first_week, ${values.lastWeek}::integer as last_week
    ), found as materialized (
      select json_build_object(
        'id', e.id, 'organizationId', e.organization_id, 'ownerId', e.owner_id, 'ownerTimezone', owner.timezone,
        'kind', e.kind, 'durations', e.durations, 'slotIntervalMin', e.slot_interval_min, 'bufferBeforeMin', e.buffer_before_min,
        'bufferAfterMin', e.buffer_after_min, 'minimumNoticeMin', e.minimum_notice_min, 'bookingWindowDays', ${bookingWindowOf(viewer)},
        'dailyLimit', e.daily_limit, 'maxInvitees', e.max_invitees, 'hostSelection', e.host_selection, 'locationKind', e.location_kind,
        'locationValue', e.location_value, 'questions', e.questions, 'active', e.active and owner.disabled_at is null,
        'hosts', (select coalesce(json_agg(json_build_object(
            'id', h.user_id, 'name', u.name, 'slug', u.slug, 'meetingLinks', u.meeting_links, 'timezone', s.timezone, 'weekly', s.weekly,
            'overrides', ${overridesIn(organizationId)}, 'outOfOffice', ${outOfOfficeIn(organizationId)},
            'meetings', ${meetingsIn(organizationId)}, 'calendars', ${calendarsIn(organizationId)}) order by h.position), '[]')
          from event_type_hosts h join users u on u.id = h.user_id
            left join schedules s on u.disabled_at is null and not h.pending and s.organization_id = ${organizationId} and s.id = coalesce(h.schedule_id, (
              select d.id from schedules d where d.organization_id = ${organizationId} and d.user_id = h.user_id and d.is_default))
          where h.organization_id = ${organizationId} and h.event_type_id = e.id)) as facts
      from event_types e join users owner on owner.id = e.owner_id
      where e.organization_id = ${organizationId} and ${isNamed(values)} and ${isVisibleTo(viewer)}
    ), known as materialized (select facts, md5(facts::text) as digest from found)
    select current_instant() as now, digest, case when digest is distinct from ${values.known}::text then facts end as facts from known
  `;
  });

const selectForPublic = selectFacts(({ organizationId }) => toPublic(organizationId));
const selectForAuthorized = selectFacts(toAuthorized);
const selectForMember = selectFacts(toMember);
const selectForInvitee = selectFacts(toInvitee);
const selectBySlugs = selectFacts(({ organizationId }) => toPublic(organizationId), bySlug);

function selectFor({ isPublic, isAuthorized }: Viewer, key: EventTypeKey): typeof selectForMember {
  if ('slug' in key) return selectBySlugs;
  if (isPublic) return isAuthorized ? selectForInvitee : selectForPublic;
  return isAuthorized ? selectForAuthorized : selectForMember;
}

const longestPublicWindowDays = 730;

const bookingWindowOf = ({ isPublic }: Viewer) =>
  isPublic ? sql`least(e.booking_window_days, ${sql.lit(longestPublicWindowDays)})` : sql`e.booking_window_days`;

// The bounds come from a row, so that PostgreSQL does not see their values and plan again for each window.
const from = sql`(select "from" from bounds)`;
const to = sql`(select "to" from bounds)`;

const overridesIn = (organizationId: string) => sql`(
  select coalesce(json_agg(json_build_object('date', o.date, 'hours', o.hours) order by o.date), '[]')
  from schedule_overrides o
  where o.organization_id = ${organizationId} and o.schedule_id = s.id and o.date between ${from}::date and ${to}::date)`;

const outOfOfficeIn = (organizationId: string) => sql`(
  select coalesce(json_agg(json_build_object('from', o.first_date, 'to', o.last_date) order by o.id), '[]')
  from out_of_office o
  where o.organization_id = ${organizationId} and o.user_id = h.user_id and o.last_date >= ${from}::date and o.first_date <= ${to}::date)`;

// Only meetings of this event type need their id and hosts, and for a collective one host's list is enough. For a team of fifty, these
// would otherwise be most of the result.
const meetingsIn = (organizationId: string) => sql`(
  select coalesce(json_agg(json_build_array(
      (date_part('epoch', m.starts_at) * 1000)::bigint, (date_part('epoch', m.ends_at) * 1000)::bigint,
      m.buffer_before_min, m.buffer_after_min, m.event_type_id = e.id, m.seats_taken,
      case when m.event_type_id = e.id then m.id end,
      case when m.event_type_id = e.id and (e.kind <> 'collective' or h.position = 0) then m.host_ids end) order by m.starts_at), '[]')
  from host_claims c join meetings m on m.organization_id = ${organizationId} and m.id = c.meeting_id
  where c.organization_id = ${organizationId} and c.host_id = h.user_id and lower(c.occupies) >= ${from} and lower(c.occupies) < ${to})`;

// Only calendars that count. `seenBy` keeps their names to the host.
const calendarsIn = (organizationId: string) => sql`(
  select coalesce(json_agg(json_build_array(
      c.id, c.name, (date_part('epoch', c.last_synced_at) * 1000)::bigint, c.max_age_min, (
        select coalesce(string_agg(b.week || ':' || b.deltas, ' ' order by b.week), '')
        from calendar_collections k join busy_weeks b on b.organization_id = ${organizationId} and b.collection_id = k.id
        where k.organization_id = ${organizationId} and k.calendar_id = c.id and k.counts_as_busy
          and b.week between (select first_week from bounds) and (select last_week from bounds))) order by c.id), '[]')
  from calendars c
  where c.organization_id = ${organizationId} and c.user_id = h.user_id and exists (
    select from calendar_collections k where k.organization_id = ${organizationId} and k.calendar_id = c.id and k.counts_as_busy))`;

/**
 * Limits the reasons that a viewer may read: everything about their own calendar; about other hosts, the event type's meetings if the viewer
 * owns it, and otherwise nothing.
 */
export const seenBy = (facts: SchedulingFacts, userId: string | null): SchedulingFacts => ({
  ...facts,
  hosts: facts.hosts.map(({ hides: _, ...host }) =>
    host.id === userId ? host : { ...host, hides: facts.ownerId === userId ? 'foreign' : 'all' },
  ),
});

const toHost = (row: HostRow): NamedHost => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  meetingLinks: row.meetingLinks,
  schedule: row.timezone === null ? null : { timezone: row.timezone, weekly: row.weekly, overrides: row.overrides },
  outOfOffice: row.outOfOffice,
  calendars: row.calendars.map(([id, name, asOf, maxAgeMin, weeks]) => ({ id, name, asOf, maxAgeMin, busy: join(parseWeeks(weeks)) })),
  meetings: row.meetings.map(([start, end, before, after, sameEventType, seatsTaken, id, hostIds]) => ({
    id: id ?? '',
    start,
    end,
    occupies: { start: start - before * MINUTE_MS, end: end + after * MINUTE_MS },
    sameEventType,
    seatsTaken,
    hostIds: hostIds ?? [],
  })),
});
