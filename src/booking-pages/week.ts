/** The free times of a week, by a public operation. */
import type { Request, Response } from 'express';
import { addDays } from '../availability/dates.ts';
import { localDate } from '../availability/wallclock.ts';
import type { Schemas } from '../contract.ts';
import type { Operations } from '../web/operations.ts';
import type { Choice } from './choice.ts';
import { type Week, weekDays } from './times-view.ts';

/** Fewer days are shown if a week has more: 200 times are 13 KB. */
const mostSlots = 200;
const slotsOfDate = 1500;
const searchDays = 31;
/** As the public operation has it. */
const furthestDays = 730;

type Context = { operations: Operations; req: Request; res: Response; now: number };

type List = (days: number, limit: number) => Promise<Schemas['Availability']>;

/** `path`: of the operation that lists the slots. */
type Source = { path: string; bookingWindowDays: number | null };

export async function findWeek({ operations, req, res, now }: Context, { path, bookingWindowDays }: Source, choice: Choice): Promise<Week> {
  const { timezone, durationMin } = choice;
  const [first, last] = datesOf(bookingWindowDays, localDate(timezone, now));
  const from = [first, choice.from ?? first, last].toSorted()[1] as string;
  const list: List = async (days, limit) => {
    const query = { from, to: addDays(from, days), duration: String(durationMin), tz: timezone, limit: String(limit) };
    return (await operations<'getPublicAvailability'>(req, res, { path, query })).body;
  };
  const { slots, until } = await listDays(list, from, timezone);
  const nextStart = slots.length > 0 ? undefined : (await list(searchDays, 1)).slots[0]?.startAt;
  return {
    from,
    until,
    slots,
    previous: from > first ? ([addDays(from, -weekDays), first].toSorted()[1] as string) : undefined,
    next: until < last ? addDays(until, 1) : undefined,
    ...monthsBeside(from, first, last),
    nextStart: nextStart === undefined ? undefined : Date.parse(nextStart),
  };
}

function monthsBeside(from: string, first: string, last: string): Pick<Week, 'previousMonth' | 'nextMonth'> {
  const next = firstOfMonth(from, 1);
  const isLater = from.slice(0, 7) > first.slice(0, 7);
  return {
    previousMonth: isLater ? ([firstOfMonth(from, -1), first].toSorted()[1] as string) : undefined,
    nextMonth: next <= last ? next : undefined,
  };
}

function firstOfMonth(date: string, months: number): string {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Hosts' dates may be one ahead of the invitee's. */
const datesOf = (bookingWindowDays: number | null, today: string): [first: string, last: string] => [
  today,
  addDays(today, Math.min(bookingWindowDays ?? furthestDays, furthestDays - 1) + 1),
];

/** Whole days, as many of the week as are not too many times; at least one. */
async function listDays(list: List, from: string, timezone: string): Promise<Pick<Week, 'slots' | 'until'>> {
  const { slots, nextFrom } = await list(weekDays, mostSlots);
  if (nextFrom === null) return { slots, until: addDays(from, weekDays - 1) };
  const cut = localDate(timezone, Date.parse(nextFrom));
  const whole = slots.filter(({ localStartAt }) => localStartAt.slice(0, 10) < cut);
  if (whole.length > 0) return { slots: whole, until: addDays(cut, -1) };
  const oneDate = (await list(weekDays, slotsOfDate)).slots.filter(({ localStartAt }) => localStartAt.startsWith(cut));
  return { slots: oneDate, until: cut };
}
