import { isDeepStrictEqual } from 'node:util';
import { type Fault, faultsOfHosts, faultsOfQuestions, faultsOfSelection, selectionOf } from '../availability/event-type-rules.ts';
import { newId } from '../database/ids.ts';
import type { EventType, GivenEventType, GivenLocation, Host, Location, Question, User } from './document.ts';
import { withDefaults } from './schema.ts';
import { type Context, claimName, isoOr, recognize } from './settle-identity.ts';

/** `others` are those known already, `users` all of the organization's, by slug. */
type Surroundings = { others: readonly EventType[]; users: Map<string, User> };

/** An event type complete with what is known already. */
export function settleEventType(given: GivenEventType, path: string, { others, users }: Surroundings, context: Context): EventType {
  const name = nameOf(given);
  const isNamesake = ({ owner, slug }: EventType) => owner === given.owner && slug === given.slug;
  const known = recognize({ given, others, isNamesake, path: `${path}/slug` }, context);
  claimName('event type', name, `${path}/slug`, context);
  claimName('event type id', given.id?.toLowerCase(), `${path}/id`, context);
  // Who sees its bookings, leads and contacts is written down with each of them.
  if (known && known.owner !== given.owner)
    context.faults.add(`${path}/owner`, "cannot be another: its bookings and leads are the owner's");
  if (!users.has(given.owner)) context.faults.add(`${path}/owner`, 'is not a user of this organization');
  const { schedule, ...complete } = withDefaults<EventType & { schedule?: string }>('eventType', given);
  const createdAt = isoOr(given.createdAt, known?.createdAt ?? context.now);
  const settled: EventType = {
    ...complete,
    id: known?.id ?? given.id?.toLowerCase() ?? newId(),
    hosts: settleHosts(given, path, users, context),
    hostSelection: settleSelection(given, path, context),
    location: toLocation(complete.location),
    questions: settleQuestions(complete.questions, path, context),
    createdAt,
    updatedAt: isoOr(given.updatedAt, known?.updatedAt ?? createdAt),
  };
  const isChanged = known && given.updatedAt === undefined && !isDeepStrictEqual(settled, known);
  return isChanged ? { ...settled, updatedAt: context.now } : settled;
}

/** As bookings name it. */
export const nameOf = ({ owner, slug }: { owner: string; slug: string }): string => `${owner}/${slug}`;

export const toLocation = ({ kind, value }: GivenLocation): Location => ({ kind, value: value ?? null });

export const toHost = (host: string | Host): { slug: string; schedule?: string } => (typeof host === 'string' ? { slug: host } : host);

function settleHosts(given: GivenEventType, path: string, users: Map<string, User>, { faults }: Context): EventType['hosts'] {
  const hosts = (given.hosts ?? [given.owner]).map(toHost);
  addAll(faultsOfHosts({ kind: given.kind, hosts: hosts.map(({ slug }) => slug) }), path, faults);
  return hosts.map(({ slug, schedule = given.schedule }, index) => {
    const user = users.get(slug);
    if (!user && given.hosts) faults.add(`${path}/hosts/${index}`, 'is not a user of this organization');
    if (schedule === undefined) return slug;
    const isKnown = !user || user.schedules.some(({ name }) => name === schedule);
    const place = typeof given.hosts?.[index] === 'object' ? `hosts/${index}/schedule` : 'schedule';
    if (!isKnown) faults.add(`${path}/${place}`, `is not the name of a schedule of \`${slug}\``);
    return { slug, schedule };
  });
}

function settleSelection(given: GivenEventType, path: string, { faults }: Context): EventType['hostSelection'] {
  addAll(faultsOfSelection(given), path, faults);
  return selectionOf(given.kind, given.hostSelection);
}

function settleQuestions(given: readonly { id: string }[], path: string, { faults }: Context): Question[] {
  const questions = given.map((one) => {
    const { id, label, type, required, options } = withDefaults<Question>('question', one);
    return { id, label, type, required, options };
  });
  addAll(faultsOfQuestions(questions), path, faults);
  return questions;
}

const addAll = (found: Fault[], path: string, faults: Context['faults']): void => {
  for (const { at, message } of found) faults.add(`${path}/${at}`, message);
};
