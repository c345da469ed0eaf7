import { hash } from 'node:crypto';
import { costOfHostDays, costOfSchedules } from '../api/costs.ts';
import { joinETag, partsHeld } from '../api/etag.ts';
import { type Handlers, type Request, type Written, written } from '../api/handler.ts';
import { toRoughWindow, toStart, toWindow, windowDays } from '../api/window.ts';
import { DAY_MS, MINUTE_MS } from '../availability/dates.ts';
import { type Explanation, explainStart, type HostExplanation } from '../availability/explain.ts';
import { localFormat, utcFormat } from '../availability/format.ts';
import { findFirstSlots, type Slot } from '../availability/slots.ts';
import { validUntil } from '../availability/validity.ts';
import { chooseDuration } from '../booking/choices.ts';
import type { Schemas } from '../contract.ts';
import { parseInstant } from '../formats.ts';
import { type Facts, findFacts, findFactsUnlessKnown, type NamedHost } from '../queries/availability.ts';
import { recallTeamSize } from '../queries/known-event-types.ts';

export const availability = {
  async getAvailability({ db, caller, query, header, budget }) {
    const held = readHeld(header['if-none-match'], query);
    const wanted = { eventTypeId: query.eventTypeId, window: toRoughWindow(query) };
    // Reading the facts of a large team costs as much as its slots do.
    budget.charge(costOf(query, recallTeamSize(caller.userId, query.eventTypeId)));
    const known = await findFactsUnlessKnown(db, caller.userId, wanted, held?.digest ?? null);
    if (held && known.facts === null && known.now < held.until) return written({ etag: held.etag, write: nobodyAsksFor });
    const facts = known.facts === null ? await findFacts(db, caller.userId, wanted) : { ...known.facts, digest: known.digest };
    budget.charge(Math.max(costOf(query, facts.hosts.length), costOfSchedules(facts.hosts)));
    return toAvailability(facts, query);
  },

  async getAvailabilityExplanation({ db, caller, query, budget }) {
    budget.charge(costOfHostDays(recallTeamSize(caller.userId, query.eventTypeId) ?? 1, 1));
    const instant = parseInstant(query.startAt);
    const facts = await findFacts(db, caller.userId, { eventTypeId: query.eventTypeId, window: { start: instant, end: instant } });
    budget.charge(Math.max(costOfHostDays(facts.hosts.length, 1), costOfSchedules(facts.hosts)));
    const durationMin = chooseDuration(facts, query.durationMin, '/query/durationMin');
    const start = toStart(query.startAt, durationMin, '/query/startAt');
    const explanation = explainStart({ rules: facts, durationMin, hosts: facts.hosts, now: facts.now }, start);
    return toExplanation(facts, { start, durationMin, explanation });
  },
} satisfies Partial<Handlers>;

type Query = Request<'getAvailability'>['query'];

/** Whole days, as the window was meant: clock changes make it an hour more or less, and a date in another zone up to a day. */
function costOf(query: Query, hosts = 1): number {
  const { start, end } = toRoughWindow(query);
  return costOfHostDays(hosts, Math.min(windowDays, Math.max(1, Math.round((end - start) / DAY_MS))));
}

const mostSlots = 3000;

function toAvailability(facts: Facts & { digest: string }, query: Query): Written<Schemas['Availability']> {
  const timezone = query.tz ?? facts.ownerTimezone;
  const window = toWindow(query, timezone);
  const durationMin = chooseDuration(facts, query.duration, '/query/duration');
  const question = { rules: facts, durationMin, hosts: facts.hosts, window, now: facts.now };
  const { slots, nextFrom } = facts.active ? findFirstSlots(question, mostSlots) : { slots: [], nextFrom: null };
  const toUtc = utcFormat();
  const head: Omit<Schemas['Availability'], 'slots'> = {
    eventTypeId: facts.id,
    durationMin,
    timezone,
    tzVersion,
    from: toUtc(window.start),
    to: toUtc(window.end),
    nextFrom: nextFrom === null ? null : toUtc(nextFrom),
  };
  return written({
    etag: joinETag([facts.digest, String(validUntil(question, slots)), fingerprintOf(query)]),
    write: () => `${JSON.stringify(head).slice(0, -1)},"slots":[${writeSlots(slots, timezone, durationMin)}]}`,
  });
}

const tzVersion = process.versions.tz as string;

/**
 * The answer follows from the facts, from what was asked, and from the time: its validator is the facts' digest, how long time alone
 * changes nothing, and what was asked. So a client that holds it is told so when neither has changed, and nothing is computed.
 */
function readHeld(ifNoneMatch: string | undefined, query: Query) {
  if (ifNoneMatch === undefined) return undefined;
  const fingerprint = fingerprintOf(query);
  const parts = partsHeld(ifNoneMatch).find((held) => held.length === 3 && held[2] === fingerprint);
  return parts && { digest: parts[0] as string, until: Number(parts[1]), etag: joinETag(parts) };
}

const fingerprintOf = (query: Query): string => hash('sha256', JSON.stringify([tzVersion, query]), 'hex').slice(0, 16);

const nobodyAsksFor = (): string => {
  throw new Error('An answer was written that its client holds');
};

/** Slots are written as text: as objects, four hundred of them cost several times what finding them does. */
function writeSlots(slots: Slot[], timezone: string, durationMin: number): string {
  const [toStart, toEnd, toLocal] = [utcFormat(), utcFormat(), localFormat(timezone)];
  const durationMs = durationMin * MINUTE_MS;
  let text = '';
  for (const { start, seatsRemaining } of slots) {
    text += `${text === '' ? '' : ','}{"startAt":"${toStart(start)}","endAt":"${toEnd(start + durationMs)}",`;
    text += `"localStartAt":"${toLocal(start)}","seatsRemaining":${seatsRemaining}}`;
  }
  return text;
}

type Explained = { start: number; durationMin: number; explanation: Explanation };

function toExplanation(facts: Facts, { start, durationMin, explanation }: Explained): Schemas['AvailabilityExplanation'] {
  const toUtc = utcFormat();
  const { offered, reason, seatsRemaining, hosts } = explanation;
  return {
    eventTypeId: facts.id,
    startAt: toUtc(start),
    endAt: toUtc(start + durationMin * MINUTE_MS),
    durationMin,
    offered: facts.active && offered,
    reason: facts.active ? reason : 'event_type_inactive',
    seatsRemaining: facts.active ? seatsRemaining : 0,
    hosts: hosts.map((host) => toHostExplanation(facts, host, start)),
  };
}

function toHostExplanation({ hosts }: Facts, explained: HostExplanation, start: number): Schemas['HostExplanation'] {
  const { id, name, slug, schedule } = hosts.find((host) => host.id === explained.hostId) as NamedHost;
  return {
    id,
    name,
    slug,
    timezone: schedule?.timezone ?? null,
    localStartAt: schedule && localFormat(schedule.timezone)(start),
    offered: explained.offered,
    reason: explained.reason,
    seatsRemaining: explained.seatsRemaining,
    rules: explained.rules,
  };
}
