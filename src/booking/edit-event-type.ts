import { isDeepStrictEqual } from 'node:util';
import { errorsOfHosts, errorsOfQuestions, errorsOfSelection, type RuleError, selectionOf } from '../availability/event-type-rules.ts';
import type { Schemas } from '../contract.ts';
import type { Db, Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { ApiError, eventTypeInUse, externalIdTaken, invalidArgument, invalidArguments, slugTaken } from '../errors.ts';
import {
  acceptHost,
  type EventTypeRow,
  type EventTypeValues,
  findEventType,
  findFreeSlug,
  type HostSchedule,
  hasUpcoming,
  insertEventType,
  listColleagues,
  lockEventType,
  lockHostedEventType,
  type NewEventTypeValues,
  removeEventType,
  removeHost,
  replaceHosts,
  reserveEventType,
  toMember,
  updateEventType,
} from '../queries/event-types.ts';
import { insertEvent } from '../queries/events.ts';
import { lockHostsOf, underLocks } from '../queries/host-locks.ts';
import { insertHostNotices } from '../queries/host-notices.ts';
import type { Owner } from '../queries/owner.ts';
import { findLocationError } from '../text/links.ts';

type EventTypeChange = Schemas['EventTypeChange'];

type Caller = Owner & { role: Schemas['Role'] };

const orSlugTaken = onViolation('event_types_organization_id_owner_id_slug_key', (cause) => slugTaken({ cause }));
const orExternalIdTaken = onViolation('event_types_organization_id_external_id_key', externalIdTaken);

/** A schedule that was deleted since it was found. */
const orScheduleGone = onViolation('event_type_hosts_organization_id_schedule_id_fkey', () =>
  invalidArgument('/body/hosts', 'reference', 'must contain only schedules that exist'),
);

/** Adds a similar slug that is free to the refusal of a slug in use. `db`: outside of the transaction that was refused. */
export const withFreeSlug = (db: Db, owner: Owner, slug: string | undefined) => async (error: unknown) => {
  if (slug === undefined || !(error instanceof ApiError) || error.response.code !== 'slug_taken') throw error;
  throw slugTaken({ cause: error, freeSlug: await findFreeSlug(db, owner, slug) });
};

/** Throws 400 for settings that contradict each other, 409 for a slug in use, and 409 at the user's quota. */
export async function createEventType(tx: Transaction, owner: Caller, wanted: Schemas['NewEventType']): Promise<EventTypeRow> {
  const { hosts = [{ id: owner.userId }], kind, location = { kind: 'google_meet' } } = wanted;
  const [newHosts] = await Promise.all([resolveHosts(tx, owner, hosts, []), reserveEventType(tx, owner)]);
  rejectAny([...errorsOfRules({ ...wanted, hosts }), ...newHosts.errors]);
  const values = toValues({ ...wanted, location, hostSelection: selectionOf(kind, wanted.hostSelection) });
  const id = newId();
  const [, , created] = await Promise.all([
    insertEventType(tx, owner, id, values as NewEventTypeValues)
      .catch(orSlugTaken)
      .catch(orExternalIdTaken),
    replaceHosts(tx, owner, id, newHosts.hosts).catch(orScheduleGone),
    findEventType(tx, owner, id),
  ]);
  await Promise.all([report(tx, created, 'event_type_created', readersOf(created)), notifyHosts(tx, owner, [], created)]);
  return created;
}

type Change = { owner: Caller; id: string; wanted: EventTypeChange; check: (eventType: EventTypeRow) => void };

/**
 * Locks the hosts, so that a concurrent booking follows either the old or the new rules. Existing bookings keep their hosts and times.
 * Throws 404, 400 for settings that contradict each other, and 409 for a slug in use.
 */
export async function changeEventType(
  tx: Transaction,
  { owner, id, wanted, check }: Change,
): Promise<{ row: EventTypeRow; isChanged: boolean }> {
  const [, before] = await underLocks(
    tx,
    () => lockHostsOf(tx, toMember(owner), id),
    () => lockEventType(tx, owner, id),
  );
  const kind = wanted.kind ?? before.kind;
  const hosts = wanted.hosts ?? before.hosts;
  // All hosts have left.
  const isUnhosted = hosts.length === 0 && !(wanted.active ?? before.active);
  const resolved = wanted.hosts && (await resolveHosts(tx, owner, wanted.hosts, before.hosts));
  const rules = { ...wanted, kind, hosts: isUnhosted ? [{ id: owner.userId }] : hosts };
  rejectAny([...errorsOfRules(rules), ...(resolved?.errors ?? [])]);
  const newHosts = resolved?.hosts;
  const hostSelection = selectionOf(kind, wanted.hostSelection === undefined ? before.hostSelection : wanted.hostSelection);
  const values = changedValues(toValues({ ...wanted, hostSelection }), before);
  const areHostsChanged = newHosts !== undefined && !isDeepStrictEqual(newHosts, before.hosts.map(toHostSchedule));
  // No precondition applies to a change without effect, so that a request whose response was lost can be repeated.
  if (Object.keys(values).length === 0 && !areHostsChanged) return { row: before, isChanged: false };
  check(before);
  const [, , after] = await Promise.all([
    updateEventType(tx, owner, before.id, values).catch(orSlugTaken).catch(orExternalIdTaken),
    areHostsChanged && replaceHosts(tx, owner, before.id, newHosts).catch(orScheduleGone),
    findEventType(tx, owner, before.id),
  ]);
  await Promise.all([reportChange(tx, before, after), areHostsChanged && notifyHosts(tx, owner, before.hosts, after)]);
  return { row: after, isChanged: true };
}

/** Locks the hosts. Throws 404 unless the user is a host, or has yet to accept. Accepting twice has no further effect. */
export async function acceptHosting(tx: Transaction, owner: Owner, id: string): Promise<EventTypeRow> {
  const before = await lockHosted(tx, owner, id);
  if (before.hosts.some((host) => host.id === owner.userId && !host.pending)) return before;
  await acceptHost(tx, owner, before.id);
  const after = await findEventType(tx, owner, before.id);
  await reportChange(tx, before, after);
  return after;
}

/** Locks the hosts. Throws 404 unless the user is a host, or has yet to accept. Existing bookings keep their hosts. */
export async function leaveEventType(tx: Transaction, owner: Owner, id: string): Promise<EventTypeRow> {
  const before = await lockHosted(tx, owner, id);
  await removeHost(tx, owner, before.id);
  const after = await findEventType(tx, { ...owner, userId: before.ownerId }, before.id);
  const left = before.ownerId === owner.userId ? [] : [{ hostId: owner.userId, about: 'left' as const }];
  await Promise.all([reportChange(tx, before, after), insertHostNotices(tx, owner.organizationId, before.id, left)]);
  return after;
}

async function lockHosted(tx: Transaction, owner: Owner, id: string): Promise<EventTypeRow> {
  const [, before] = await underLocks(
    tx,
    () => lockHostsOf(tx, toMember(owner), id),
    () => lockHostedEventType(tx, owner, id),
  );
  return before;
}

/** Locks the hosts, so that nobody books meanwhile. Throws 404, and 409 for an event type with upcoming bookings. Returns it as it was. */
export async function deleteEventType(tx: Transaction, owner: Owner, id: string): Promise<EventTypeRow> {
  const [, [before, isBooked]] = await underLocks(
    tx,
    () => lockHostsOf(tx, toMember(owner), id),
    () => Promise.all([lockEventType(tx, owner, id), hasUpcoming(tx, owner, id)]),
  );
  if (isBooked) throw eventTypeInUse();
  await Promise.all([removeEventType(tx, owner, before.id), report(tx, before, 'event_type_removed', readersOf(before))]);
  return before;
}

/** The owner and the hosts who have accepted. */
const readersOf = ({ ownerId, hosts }: EventTypeRow): string[] => [
  ...new Set([ownerId, ...hosts.filter(({ pending }) => !pending).map(({ id }) => id)]),
];

/** To each their own: who no longer sees the event type receives it as it was. */
async function reportChange(tx: Transaction, before: EventTypeRow, after: EventTypeRow): Promise<void> {
  const readers = readersOf(after);
  const removed = readersOf(before).filter((id) => !readers.includes(id));
  await report(tx, after, 'event_type_changed', readers);
  if (removed.length > 0) await report(tx, before, 'event_type_removed', removed);
}

/** By mail, except those who did it themselves, and those who had not accepted yet and are no longer asked. */
function notifyHosts(
  tx: Transaction,
  { userId }: Owner,
  before: HostSchedule[],
  { id, organizationId, hosts }: EventTypeRow,
): Promise<void> {
  const isIn = (list: HostSchedule[], one: HostSchedule) => list.some((host) => host.id === one.id);
  const added = hosts.filter((host) => !isIn(before, host)).map((host) => ({ hostId: host.id, about: host.pending ? ('asked' as const) : ('added' as const) })); // biome-ignore format: one thought
  const removed = before
    .filter((host) => !host.pending && !isIn(hosts, host))
    .map((host) => ({ hostId: host.id, about: 'removed' as const }));
  const news = [...added, ...removed].filter(({ hostId }) => hostId !== userId);
  return insertHostNotices(tx, organizationId, id, news);
}

type EventTypeEvent = 'event_type_created' | 'event_type_changed' | 'event_type_removed';

const report = (tx: Transaction, row: EventTypeRow, type: EventTypeEvent, viewers: string[]): Promise<void> =>
  insertEvent(tx, row.organizationId, { type, subject: 'event_type', id: row.id, data: row, viewers });

type RuleFields = EventTypeChange & { kind: string; hosts: { id: string }[] };

const errorsOfRules = ({ kind, hosts, hostSelection, questions = [], location }: RuleFields): RuleError[] => [
  ...errorsOfHosts({ kind, hosts: hosts.map(({ id }) => id.toLowerCase()) }),
  ...errorsOfSelection({ kind, hostSelection }),
  ...errorsOfQuestions(questions.map(toQuestion)),
  ...errorsOfLocation(location),
];

function errorsOfLocation(location: EventTypeChange['location']): RuleError[] {
  const message = location === undefined ? null : findLocationError(location);
  return message === null ? [] : [{ at: 'location/value', message, rule: 'format' }];
}

function rejectAny(errors: RuleError[]): void {
  if (errors.length > 0) throw invalidArguments(errors.map(({ at, ...error }) => ({ path: `/body/${at}`, ...error })));
}

const toHostSchedule = ({ id, scheduleId, pending }: HostSchedule): HostSchedule => ({ id, scheduleId, pending });

type Resolved = { hosts: HostSchedule[]; errors: RuleError[] };

/** A colleague whom a member chooses has to accept; one whom an owner or admin of the organization chooses does not. */
async function resolveHosts(tx: Transaction, owner: Caller, hosts: Schemas['NewHost'][], before: HostSchedule[]): Promise<Resolved> {
  const known = await listColleagues(tx, owner, hosts.map(({ id }) => id)); // biome-ignore format: one thought
  const resolved = hosts.map(({ id, scheduleId }) => {
    const present = before.find((host) => host.id === id.toLowerCase());
    const pending = owner.role === 'member' && id.toLowerCase() !== owner.userId && (present?.pending ?? true);
    const chosen = scheduleId === undefined ? (present?.scheduleId ?? null) : (scheduleId?.toLowerCase() ?? null);
    return { id: id.toLowerCase(), scheduleId: chosen, pending };
  });
  const errors = resolved.flatMap(({ id, scheduleId }, index): RuleError[] => {
    const schedules = known.get(id);
    if (schedules === undefined) return [{ at: `hosts/${index}/id`, message: 'must be a user of your organization', rule: 'reference' }];
    const isOwn = scheduleId === null || schedules.includes(scheduleId);
    return isOwn ? [] : [{ at: `hosts/${index}/scheduleId`, message: 'must be a schedule of this host', rule: 'reference' }];
  });
  return { hosts: resolved, errors };
}

const toQuestion = ({ id, label, type, required = false, options = [] }: Schemas['NewQuestion']): Schemas['Question'] => ({
  id,
  label,
  type,
  required,
  options,
});

function toValues({ hosts: _hosts, location, questions, ...rest }: EventTypeChange): EventTypeValues {
  return {
    ...rest,
    ...(location && { locationKind: location.kind, locationValue: location.value ?? null }),
    ...(questions && { questions: JSON.stringify(questions.map(toQuestion)) }),
  };
}

function changedValues(values: EventTypeValues, before: EventTypeRow): EventTypeValues {
  const present: Record<string, unknown> = {
    ...before,
    questions: JSON.stringify(before.questions.map(toQuestion)),
  };
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isDeepStrictEqual(value, present[name])));
}
