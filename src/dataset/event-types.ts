import { isDeepStrictEqual } from 'node:util';
import { newId } from '../database/ids.ts';
import type { EventType, GivenEventType, GivenLocation, Host, Location, Question, User } from './document.ts';
import { type Context, claimName, isoOr, recognize } from './identity.ts';
import { withDefaults } from './schema.ts';

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
    questions: settleQuestions(complete.questions, `${path}/questions`, context),
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
  if (given.kind === 'one_on_one' && hosts.length !== 1) faults.add(`${path}/hosts`, 'must be exactly one for one_on_one');
  return hosts.map(({ slug, schedule = given.schedule }, index) => {
    const user = users.get(slug);
    if (!user && given.hosts) faults.add(`${path}/hosts/${index}`, 'is not a user of this organization');
    if (hosts.findIndex((other) => other.slug === slug) < index) faults.add(`${path}/hosts/${index}`, 'is a host already');
    if (schedule === undefined) return slug;
    const isKnown = !user || user.schedules.some(({ name }) => name === schedule);
    const place = typeof given.hosts?.[index] === 'object' ? `hosts/${index}/schedule` : 'schedule';
    if (!isKnown) faults.add(`${path}/${place}`, `is not the name of a schedule of \`${slug}\``);
    return { slug, schedule };
  });
}

function settleSelection({ kind, hostSelection }: GivenEventType, path: string, { faults }: Context): EventType['hostSelection'] {
  if (kind === 'round_robin') return hostSelection ?? 'least_busy';
  if (hostSelection) faults.add(`${path}/hostSelection`, 'must be null unless the kind is round_robin');
  return null;
}

function settleQuestions(questions: readonly { id: string }[], path: string, { faults }: Context): Question[] {
  return questions.map((given, index) => {
    const { id, label, type, required, options } = withDefaults<Question>('question', given);
    if (questions.findIndex((other) => other.id === id) < index) faults.add(`${path}/${index}/id`, 'is the id of another question');
    if (type.endsWith('_choice') && options.length === 0) faults.add(`${path}/${index}/options`, 'must not be empty for a choice');
    return { id, label, type, required, options };
  });
}
