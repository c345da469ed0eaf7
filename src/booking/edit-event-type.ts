import { isDeepStrictEqual } from 'node:util';
import { type Fault, faultsOfHosts, faultsOfQuestions, faultsOfSelection, selectionOf } from '../availability/event-type-rules.ts';
import type { Schemas } from '../contract.ts';
import type { Transaction } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import { onViolation } from '../database/violations.ts';
import { invalidArguments, slugTaken } from '../errors.ts';
import {
  type EventTypeRow,
  type EventTypeValues,
  findEventType,
  type HostPlace,
  holdEventType,
  insertEventType,
  listColleagues,
  type NewEventTypeValues,
  replaceHosts,
  reserveEventType,
  updateEventType,
} from '../queries/event-types.ts';
import { lockHostsOf, underLocks } from '../queries/host-locks.ts';

type Wanted = Schemas['EventTypeChange'];

const orSlugTaken = onViolation('event_types_owner_id_slug_key', slugTaken);

/** Creates an event type of the user's. Throws 400 for what does not fit together, 409 for a slug that is in use, and for one event type too many. */
export async function create(tx: Transaction, userId: string, wanted: Schemas['NewEventType']): Promise<EventTypeRow> {
  const { hosts = [{ id: userId }], kind, location = { kind: 'google_meet' } } = wanted;
  check({ ...wanted, hosts });
  const [places] = await Promise.all([settleHosts(tx, userId, hosts, []), reserveEventType(tx, userId)]);
  const values = toValues({ ...wanted, location, hostSelection: selectionOf(kind, wanted.hostSelection) });
  const id = newId();
  const [, , created] = await Promise.all([
    insertEventType(tx, userId, id, values as NewEventTypeValues).catch(orSlugTaken),
    replaceHosts(tx, userId, id, places),
    findEventType(tx, userId, id),
  ]);
  return created;
}

/** `check` throws when the event type is not what the client has read. */
type Change = { userId: string; id: string; wanted: Wanted; check: (eventType: EventTypeRow) => void };

/**
 * Changes an event type of the user's, under the locks of its hosts: a booking is made by what was, or by what is. Bookings that stand
 * keep their hosts and times, and the rules of the database with them. Throws 404, 400 for what would not fit together, and 409.
 */
export async function change(tx: Transaction, { userId, id, wanted, check: checkRead }: Change): Promise<EventTypeRow> {
  const [, before] = await underLocks(
    tx,
    () => lockHostsOf(tx, userId, id),
    () => holdEventType(tx, userId, id),
  );
  const kind = wanted.kind ?? before.kind;
  check({ ...wanted, kind, hosts: wanted.hosts ?? before.hosts });
  const places = wanted.hosts && (await settleHosts(tx, userId, wanted.hosts, before.hosts));
  const hostSelection = selectionOf(kind, wanted.hostSelection === undefined ? before.hostSelection : wanted.hostSelection);
  const values = differing(toValues({ ...wanted, hostSelection }), before);
  const isMoved = places !== undefined && !isDeepStrictEqual(places, before.hosts.map(toPlace));
  // What is so already is answered as it is, whatever was read: a change that was made, and whose answer was lost, can be repeated.
  if (Object.keys(values).length === 0 && !isMoved) return before;
  checkRead(before);
  const [, , after] = await Promise.all([
    updateEventType(tx, userId, before.id, values).catch(orSlugTaken),
    isMoved && replaceHosts(tx, userId, before.id, places),
    findEventType(tx, userId, before.id),
  ]);
  return after;
}

type Rules = Wanted & { kind: string; hosts: { id: string }[] };

function check({ kind, hosts, hostSelection, questions = [] }: Rules): void {
  const faults = [
    ...faultsOfHosts({ kind, hosts: hosts.map(({ id }) => id.toLowerCase()) }),
    ...faultsOfSelection({ kind, hostSelection }),
    ...faultsOfQuestions(questions.map(toQuestion)),
  ];
  refuse(faults);
}

function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw invalidArguments(faults.map(({ at, message }) => ({ path: `/body/${at}`, message })));
}

const toPlace = ({ id, scheduleId }: HostPlace): HostPlace => ({ id, scheduleId });

/** Hosts by their schedules: the named one, or the one that they had here, or their default. */
async function settleHosts(tx: Transaction, userId: string, hosts: Schemas['NewHost'][], before: HostPlace[]): Promise<HostPlace[]> {
  const known = await listColleagues(tx, userId, hosts.map(({ id }) => id)); // biome-ignore format: one thought
  const places = hosts.map(({ id, scheduleId }) => {
    const had = before.find((host) => host.id === id.toLowerCase())?.scheduleId ?? null;
    return { id: id.toLowerCase(), scheduleId: scheduleId === undefined ? had : (scheduleId?.toLowerCase() ?? null) };
  });
  refuse(
    places.flatMap(({ id, scheduleId }, index) => {
      const schedules = known.get(id);
      if (schedules === undefined) return [{ at: `hosts/${index}/id`, message: 'must be a user of your organization' }];
      const isTheirs = scheduleId === null || schedules.includes(scheduleId);
      return isTheirs ? [] : [{ at: `hosts/${index}/scheduleId`, message: 'must be a schedule of this host' }];
    }),
  );
  return places;
}

const toQuestion = ({ id, label, type, required = false, options = [] }: Schemas['NewQuestion']): Schemas['Question'] => ({
  id,
  label,
  type,
  required,
  options,
});

function toValues({ hosts: _hosts, location, questions, ...rest }: Wanted): EventTypeValues {
  return {
    ...rest,
    ...(location && { locationKind: location.kind, locationValue: location.value ?? null }),
    ...(questions && { questions: JSON.stringify(questions.map(toQuestion)) }),
  };
}

/** Only what is another than it was. */
function differing(values: EventTypeValues, before: EventTypeRow): EventTypeValues {
  const was: Record<string, unknown> = {
    ...before,
    questions: JSON.stringify(before.questions.map(toQuestion)),
  };
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => !isDeepStrictEqual(value, was[name])));
}
