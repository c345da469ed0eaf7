import { faultsOfHours } from '../availability/schedule.ts';
import { newId } from '../database/ids.ts';
import type { GivenOutOfOffice, GivenSchedule, GivenUser, Hours, OutOfOffice, Override, Schedule, User, Weekday } from './document.ts';
import { inOrder } from './read-existing.ts';
import { withDefaults } from './schema.ts';
import { type Context, claimName, isoOr, recognize } from './settle-identity.ts';

/** A user complete with what is known already. Schedules that the document does not name stay. */
export function settleUser(given: GivenUser, path: string, others: readonly User[], context: Context): User {
  const known = recognize({ given, others, isNamesake: ({ slug }) => slug === given.slug, path: `${path}/slug` }, context);
  claimName('user', given.slug, `${path}/slug`, context);
  claimName('email', given.email.toLowerCase(), `${path}/email`, context);
  claimName('user id', given.id?.toLowerCase(), `${path}/id`, context);
  return {
    id: known?.id ?? given.id?.toLowerCase() ?? newId(),
    slug: given.slug,
    email: given.email,
    name: given.name ?? null,
    timezone: given.timezone,
    disabledAt: given.disabledAt === null ? null : isoOr(given.disabledAt, known?.disabledAt ?? null),
    createdAt: isoOr(given.createdAt, known?.createdAt ?? context.now),
    schedules: settleSchedules(given, path, known, context),
    outOfOffice: settleAbsences(given.outOfOffice, `${path}/outOfOffice`, known?.outOfOffice ?? [], context),
  };
}

function settleSchedules(given: GivenUser, userPath: string, user: User | undefined, context: Context): Schedule[] {
  const path = `${userPath}/schedules`;
  const schedules = given.schedules ?? [];
  const others = user?.schedules ?? [];
  checkNames(schedules, path, context);
  const isSilent = schedules.every((schedule) => schedule.default === undefined);
  const settled = schedules.map((schedule, index) => {
    const isDefault = isSilent ? index === 0 : schedule.default === true;
    return settleSchedule({ timezone: given.timezone, ...schedule, default: isDefault }, `${path}/${index}`, others, context);
  });
  const hasDefault = settled.some((schedule) => schedule.default);
  const kept = others.filter(({ id }) => settled.every((schedule) => schedule.id !== id));
  return [...settled, ...kept.map((schedule) => (hasDefault ? { ...schedule, default: false } : schedule))];
}

function checkNames(schedules: readonly GivenSchedule[], path: string, { faults }: Context): void {
  const defaults = schedules.flatMap((schedule, index) => (schedule.default ? [index] : []));
  for (const index of defaults.slice(1)) faults.add(`${path}/${index}/default`, 'must not be true of two schedules of one user');
  for (const [index, { name }] of schedules.entries()) {
    if (schedules.findIndex((other) => other.name === name) < index)
      faults.add(`${path}/${index}/name`, 'is the name of another schedule of this user');
  }
}

type Dated = Omit<GivenSchedule, 'timezone' | 'default'> & { timezone: string; default: boolean };

function settleSchedule(given: Dated, path: string, others: readonly Schedule[], context: Context): Schedule {
  const known = recognize({ given, others, isNamesake: ({ name }) => name === given.name, path: `${path}/name` }, context);
  claimName('schedule id', given.id?.toLowerCase(), `${path}/id`, context);
  const weekly = inOrder(withDefaults<Dated & { weekly: Schedule['weekly'] }>('schedule', given).weekly);
  for (const [weekday, hours] of Object.entries(weekly) as [Weekday, Hours[]][]) checkHours(hours, `${path}/weekly/${weekday}`, context);
  return {
    id: known?.id ?? given.id?.toLowerCase() ?? newId(),
    name: given.name,
    timezone: given.timezone,
    default: given.default,
    createdAt: isoOr(given.createdAt, known?.createdAt ?? context.now),
    weekly,
    overrides: given.overrides ? settleOverrides(given.overrides, `${path}/overrides`, context) : (known?.overrides ?? []),
  };
}

function settleOverrides(overrides: readonly Override[], path: string, context: Context): Override[] {
  const dates = new Set<string>();
  for (const [index, { date, hours }] of overrides.entries()) {
    if (dates.has(date)) context.faults.add(`${path}/${index}/date`, 'has an override already');
    dates.add(date);
    checkHours(hours, `${path}/${index}/hours`, context);
  }
  return overrides.map(({ date, hours }) => ({ date, hours })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function checkHours(hours: readonly Hours[], path: string, { faults }: Context): void {
  for (const { at, message } of faultsOfHours(hours)) faults.add(`${path}/${at}`, message);
}

function settleAbsences(
  given: readonly GivenOutOfOffice[] | undefined,
  path: string,
  others: readonly OutOfOffice[],
  context: Context,
): OutOfOffice[] {
  if (!given) return [...others];
  const free = new Map(others.map((absence) => [absence.id, absence]));
  return given.map((absence, index) => {
    const { from, to, reason } = withDefaults<OutOfOffice>('outOfOffice', absence);
    if (from > to) context.faults.add(`${path}/${index}/to`, 'must not be before `from`');
    claimName('out of office id', absence.id?.toLowerCase(), `${path}/${index}/id`, context);
    const alike = (other: OutOfOffice) => other.from === from && other.to === to && other.reason === reason;
    const known = absence.id ? free.get(absence.id.toLowerCase()) : [...free.values()].find(alike);
    if (known) free.delete(known.id);
    const id = known?.id ?? absence.id?.toLowerCase() ?? newId();
    return { id, from, to, reason, createdAt: isoOr(absence.createdAt, known?.createdAt ?? context.now) };
  });
}
