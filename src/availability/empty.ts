import { type Condition, type Host, keepAll, meetingConditions, openTimesOf, REASONS, type Reason } from './conditions.ts';
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
  const failed = firstFailure(
    [window.start, window.end],
    team.openTimes.flatMap(({ conditions }) => conditions),
  );
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
