import { isDeepStrictEqual } from 'node:util';
import { errorsOfHosts, errorsOfQuestions, errorsOfSelection, type RuleError, selectionOf } from '../availability/event-type-rules.ts';
import { newId } from '../database/ids.ts';
import { findLocationError } from '../text/links.ts';
import type { EventType, GivenEventType, GivenLocation, Host, Location, Question, User } from './document.ts';
import { type Context, findExisting, isoOr, registerName } from './normalize-identity.ts';
import { withDefaults } from './schema.ts';

type Surroundings = { existing: readonly EventType[]; users: Map<string, User> };

export function normalizeEventType(
  given: GivenEventType,
  path: string,
  { existing: candidates, users }: Surroundings,
  context: Context,
): EventType {
  const name = nameOf(given);
  const isNamesake = ({ owner, slug }: EventType) => owner === given.owner && slug === given.slug;
  const existing = findExisting({ given, candidates, isNamesake, path: `${path}/slug` }, context);
  registerName('event type', name, `${path}/slug`, context);
  registerName('event type id', given.id?.toLowerCase(), `${path}/id`, context);
  // The owner is stored with each of its bookings, leads and contacts.
  if (existing && existing.owner !== given.owner)
    context.errors.add(`${path}/owner`, 'cannot be changed: its bookings and leads belong to the owner');
  if (!users.has(given.owner)) context.errors.add(`${path}/owner`, 'is not a user of this organization');
  const { schedule, ...complete } = withDefaults<EventType & { schedule?: string }>('eventType', given);
  const createdAt = isoOr(given.createdAt, existing?.createdAt ?? context.now);
  const normalized: EventType = {
    ...complete,
    id: existing?.id ?? given.id?.toLowerCase() ?? newId(),
    hosts: normalizeHosts(given, path, users, context),
    hostSelection: normalizeSelection(given, path, context),
    location: normalizeLocation(complete.location, path, context),
    questions: normalizeQuestions(complete.questions, path, context),
    createdAt,
    updatedAt: isoOr(given.updatedAt, existing?.updatedAt ?? createdAt),
  };
  const isChanged = existing && given.updatedAt === undefined && !isDeepStrictEqual(normalized, existing);
  return isChanged ? { ...normalized, updatedAt: context.now } : normalized;
}

/** Bookings and leads refer to event types by this name. */
export const nameOf = ({ owner, slug }: { owner: string; slug: string }): string => `${owner}/${slug}`;

export const toLocation = ({ kind, value }: GivenLocation): Location => ({ kind, value: value ?? null });

function normalizeLocation(given: GivenLocation, path: string, context: Context): Location {
  checkLocation(given, path, context);
  return toLocation(given);
}

export function checkLocation(given: GivenLocation, path: string, { errors }: Pick<Context, 'errors'>): void {
  const error = findLocationError(given);
  if (error !== null) errors.add(`${path}/location/value`, error);
}

export const toHost = (host: string | Host): Host => (typeof host === 'string' ? { slug: host } : host);

function normalizeHosts(given: GivenEventType, path: string, users: Map<string, User>, { errors }: Context): EventType['hosts'] {
  const hosts = (given.hosts ?? [given.owner]).map(toHost);
  const isUnhosted = hosts.length === 0 && given.active === false;
  if (!isUnhosted) addAll(errorsOfHosts({ kind: given.kind, hosts: hosts.map(({ slug }) => slug) }), path, errors);
  return hosts.map(({ slug, schedule = given.schedule, pending = false }, index) => {
    const user = users.get(slug);
    if (!user && given.hosts) errors.add(`${path}/hosts/${index}`, 'is not a user of this organization');
    if (schedule === undefined) return pending ? { slug, pending } : slug;
    const isKnown = !user || user.schedules.some(({ name }) => name === schedule);
    const at = typeof given.hosts?.[index] === 'object' ? `hosts/${index}/schedule` : 'schedule';
    if (!isKnown) errors.add(`${path}/${at}`, `is not the name of a schedule of \`${slug}\``);
    return { slug, schedule, ...(pending && { pending }) };
  });
}

function normalizeSelection(given: GivenEventType, path: string, { errors }: Context): EventType['hostSelection'] {
  addAll(errorsOfSelection(given), path, errors);
  return selectionOf(given.kind, given.hostSelection);
}

function normalizeQuestions(given: readonly { id: string }[], path: string, { errors }: Context): Question[] {
  const questions = given.map((one) => {
    const { id, label, type, required, options } = withDefaults<Question>('question', one);
    return { id, label, type, required, options };
  });
  addAll(errorsOfQuestions(questions), path, errors);
  return questions;
}

const addAll = (found: RuleError[], path: string, errors: Context['errors']): void => {
  for (const { at, message } of found) errors.add(`${path}/${at}`, message);
};
