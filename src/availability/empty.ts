import { type Condition, type Host, keepAll, meetingConditions, type OpenTimes, openTimesOf, REASONS, type Reason } from './conditions.ts';
import type { InstantSet } from './intervals.ts';
import type { SlotQuery } from './slots.ts';
import { type Team, teamsOf, toSlots, whenOpen } from './teams.ts';

/** Why a window has no slots: the rule that leaves none, for the team that comes furthest. */
export function reasonOfNone(query: SlotQuery): Reason {
  const reasons = teamsOf(query).map((team) => reasonOfTeam(query, team));
  return reasons.reduce((best, reason) => (REASONS.indexOf(reason) > REASONS.indexOf(best) ? reason : best), reasons[0] ?? 'outside_hours');
}

function reasonOfTeam(query: SlotQuery, team: Team): Reason {
  const { window } = query;
  if (window.end <= query.now) return 'in_past';
  const failed = firstFailure([window.start, window.end], hoursFirst(team.openTimes));
  if (failed === 'below_minimum_notice') return isOver(query, team) ? 'in_past' : failed;
  if (failed !== undefined) return failed === 'outside_hours' && isAway(query, team) ? 'out_of_office' : failed;
  const open = whenOpen(query, team);
  if (toSlots(query, team, open).length === 0) return 'off_grid';
  const conditions = team.hosts.flatMap((host, index) =>
    meetingConditions(query, host, team.openTimes[index]!).map((condition) => readable(condition, host)),
  );
  return firstFailure(open, conditions) ?? 'slot_taken';
}

/** Of another host's calendars only that the time is not free. */
const readable = ({ keep, otherwise }: Condition, { hides }: Host): Condition =>
  hides !== undefined && otherwise.startsWith('calendar_') ? { keep, otherwise: 'slot_taken' } : { keep, otherwise };

function firstFailure(starts: InstantSet, conditions: Condition[]): Reason | undefined {
  const failed = conditions.findIndex((_, index) => keepAll(starts, conditions.slice(0, index + 1)).length === 0);
  return conditions[failed]?.otherwise;
}

/** In the order of `REASONS` also where there are several hosts. */
const hoursFirst = (openTimes: OpenTimes[]): Condition[] => [
  ...openTimes.map(({ conditions: [hours] }) => hours),
  ...openTimes.flatMap(({ conditions: [, ...others] }) => others),
];

/** All open times of the window have passed. */
function isOver(query: SlotQuery, { hosts }: Team): boolean {
  const withoutNotice = { ...query, rules: { ...query.rules, minimumNoticeMin: 0 } };
  const openTimes = hosts.map((host) => openTimesOf(withoutNotice, host));
  return firstFailure([query.window.start, query.window.end], hoursFirst(openTimes)) === 'below_minimum_notice';
}

/** A host whose calendar the viewer may read would be open without absences. */
function isAway(query: SlotQuery, { hosts }: Team): boolean {
  const { start, end } = query.window;
  return hosts.some((host) => {
    if (host.hides !== undefined || host.outOfOffice.length === 0) return false;
    const [hours] = openTimesOf(query, { ...host, outOfOffice: [] }).conditions;
    const [hoursNow] = openTimesOf(query, host).conditions;
    return hoursNow.keep([start, end]).length === 0 && hours.keep([start, end]).length > 0;
  });
}
