import { errorsOfHours } from '../availability/schedule.ts';
import { newId } from '../database/ids.ts';
import { findLinkError } from '../text/links.ts';
import type { GivenOutOfOffice, GivenSchedule, GivenUser, Hours, OutOfOffice, Override, Schedule, User, Weekday } from './document.ts';
import { type Context, findExisting, isoOr, registerName } from './normalize-identity.ts';
import { inWeekdayOrder } from './read-organizations.ts';
import { withDefaults } from './schema.ts';

/** Schedules that are not in the document stay. */
export function normalizeUser(given: GivenUser, path: string, candidates: readonly User[], context: Context): User {
  const existing = findExisting({ given, candidates, isNamesake: ({ slug }) => slug === given.slug, path: `${path}/slug` }, context);
  registerName('user', given.slug, `${path}/slug`, context);
  registerName('email', given.email.toLowerCase(), `${path}/email`, context);
  registerName('user id', given.id?.toLowerCase(), `${path}/id`, context);
  return {
    id: existing?.id ?? given.id?.toLowerCase() ?? newId(),
    slug: given.slug,
    email: given.email,
    name: given.name ?? null,
    timezone: given.timezone,
    role: given.role ?? existing?.role ?? 'member',
    externalId: given.externalId === undefined ? (existing?.externalId ?? null) : given.externalId,
    meetingLinks: normalizeMeetingLinks(given.meetingLinks, `${path}/meetingLinks`, existing, context),
    disabledAt: given.disabledAt === null ? null : isoOr(given.disabledAt, existing?.disabledAt ?? null),
    createdAt: isoOr(given.createdAt, existing?.createdAt ?? context.now),
    schedules: normalizeSchedules(given, path, existing, context),
    outOfOffice: normalizeAbsences(given.outOfOffice, `${path}/outOfOffice`, existing?.outOfOffice ?? [], context),
  };
}

function normalizeMeetingLinks(
  given: GivenUser['meetingLinks'],
  path: string,
  existing: User | undefined,
  { errors }: Context,
): User['meetingLinks'] {
  for (const [kind, link] of Object.entries(given ?? {})) {
    const error = findLinkError(link);
    if (error !== null) errors.add(`${path}/${kind}`, error);
  }
  return given ?? existing?.meetingLinks ?? {};
}

function normalizeSchedules(given: GivenUser, userPath: string, user: User | undefined, context: Context): Schedule[] {
  const path = `${userPath}/schedules`;
  const schedules = given.schedules ?? [];
  const candidates = user?.schedules ?? [];
  checkNames(schedules, path, context);
  const hasNoDefault = schedules.every((schedule) => schedule.default === undefined);
  const normalized = schedules.map((schedule, index) => {
    const isDefault = hasNoDefault ? index === 0 : schedule.default === true;
    return normalizeSchedule({ timezone: given.timezone, ...schedule, default: isDefault }, `${path}/${index}`, candidates, context);
  });
  const hasDefault = normalized.some((schedule) => schedule.default);
  const kept = candidates.filter(({ id }) => normalized.every((schedule) => schedule.id !== id));
  return [...normalized, ...kept.map((schedule) => (hasDefault ? { ...schedule, default: false } : schedule))];
}

function checkNames(schedules: readonly GivenSchedule[], path: string, { errors }: Context): void {
  const defaults = schedules.flatMap((schedule, index) => (schedule.default ? [index] : []));
  for (const index of defaults.slice(1)) errors.add(`${path}/${index}/default`, 'must be true for at most one schedule of a user');
  for (const [index, { name }] of schedules.entries()) {
    if (schedules.findIndex((other) => other.name === name) < index)
      errors.add(`${path}/${index}/name`, 'is the name of another schedule of this user');
  }
}

type ScheduleInput = Omit<GivenSchedule, 'timezone' | 'default'> & { timezone: string; default: boolean };

function normalizeSchedule(given: ScheduleInput, path: string, candidates: readonly Schedule[], context: Context): Schedule {
  const existing = findExisting({ given, candidates, isNamesake: ({ name }) => name === given.name, path: `${path}/name` }, context);
  registerName('schedule id', given.id?.toLowerCase(), `${path}/id`, context);
  const weekly = inWeekdayOrder(withDefaults<ScheduleInput & { weekly: Schedule['weekly'] }>('schedule', given).weekly);
  for (const [weekday, hours] of Object.entries(weekly) as [Weekday, Hours[]][]) checkHours(hours, `${path}/weekly/${weekday}`, context);
  return {
    id: existing?.id ?? given.id?.toLowerCase() ?? newId(),
    name: given.name,
    timezone: given.timezone,
    default: given.default,
    createdAt: isoOr(given.createdAt, existing?.createdAt ?? context.now),
    weekly,
    overrides: given.overrides ? normalizeOverrides(given.overrides, `${path}/overrides`, context) : (existing?.overrides ?? []),
  };
}

function normalizeOverrides(overrides: readonly Override[], path: string, context: Context): Override[] {
  const dates = new Set<string>();
  for (const [index, { date, hours }] of overrides.entries()) {
    if (dates.has(date)) context.errors.add(`${path}/${index}/date`, 'already has an override');
    dates.add(date);
    checkHours(hours, `${path}/${index}/hours`, context);
  }
  return overrides.map(({ date, hours }) => ({ date, hours })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function checkHours(hours: readonly Hours[], path: string, { errors }: Context): void {
  for (const { at, message } of errorsOfHours(hours)) errors.add(`${path}/${at}`, message);
}

function normalizeAbsences(
  given: readonly GivenOutOfOffice[] | undefined,
  path: string,
  existing: readonly OutOfOffice[],
  context: Context,
): OutOfOffice[] {
  if (!given) return [...existing];
  const unmatched = new Map(existing.map((absence) => [absence.id, absence]));
  return given.map((absence, index) => {
    const { from, to, reason } = withDefaults<OutOfOffice>('outOfOffice', absence);
    if (from > to) context.errors.add(`${path}/${index}/to`, 'must not be before `from`');
    registerName('out of office id', absence.id?.toLowerCase(), `${path}/${index}/id`, context);
    const isSame = (other: OutOfOffice) => other.from === from && other.to === to && other.reason === reason;
    const match = absence.id ? unmatched.get(absence.id.toLowerCase()) : [...unmatched.values()].find(isSame);
    if (match) unmatched.delete(match.id);
    const id = match?.id ?? absence.id?.toLowerCase() ?? newId();
    return { id, from, to, reason, createdAt: isoOr(absence.createdAt, match?.createdAt ?? context.now) };
  });
}
