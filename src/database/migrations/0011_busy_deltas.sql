-- The busy times of a week as short text: the unit in milliseconds, and then in turn the time since the end before (first, since the week
-- began) and the length. A tenth of the digits, and no conversion when a list of slots reads them.
create function to_deltas(week integer, stretches bigint[]) returns text language sql immutable parallel safe
  return (select u.unit || coalesce(',' || string_agg(((t.instant - t.previous) / u.unit)::text, ',' order by t.instant), '') from (
      select s.instant, lag(s.instant, 1, week * 604800000::bigint) over (order by s.instant) as previous
      from unnest(stretches) as s (instant)) as t, (
      select case when bool_and(s.instant % 60000 = 0) then 60000 when bool_and(s.instant % 1000 = 0) then 1000 else 1 end as unit
      from unnest(stretches) as s (instant)) as u group by u.unit);

alter table busy_weeks add column deltas text not null generated always as (to_deltas(week, stretches)) stored;
