-- Why a booking was moved to its time.
alter table bookings add column reschedule_reason text;

-- What became of a booking, for figures: each counts as one of these.
alter table booking_viewers add column outcome text not null default 'active'
  check (outcome in ('active', 'canceled', 'moved', 'no_show'));
update booking_viewers v set outcome = case
    when b.status = 'active' then 'no_show' when b.rescheduled_to_id is not null then 'moved' else 'canceled' end
  from bookings b where b.id = v.booking_id and (b.status = 'canceled' or b.no_show);
drop index booking_viewers_by_start;
create index booking_viewers_by_start on booking_viewers (user_id, starts_at) include (status, event_type_id, created_at, booking_id, outcome);

-- How many bookings a viewer has that start in a week, counted from 1970-01-01 in UTC: the figures of a year are sums over few rows,
-- and only a window's ends need be counted. Kept by the transactions that write bookings, under the locks of an event type's hosts.
create table booking_tallies (
  user_id uuid not null references users,
  week integer not null,
  event_type_id uuid not null,
  outcome text not null,
  count integer not null,
  primary key (user_id, week, event_type_id, outcome)
) with (fillfactor = 70);

create function week_of(instant timestamptz) returns integer language sql immutable parallel safe
  return floor(extract(epoch from instant) / 604800)::integer;

-- In order of the key, so that two writers never wait for each other in a circle.
create function tally_bookings() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, count(*) from added group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  elsif tg_op = 'UPDATE' then
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, sum(change) from (
        select user_id, starts_at, event_type_id, outcome, 1 as change from added
        union all select user_id, starts_at, event_type_id, outcome, -1 from removed
      ) as changes group by 1, 2, 3, 4 having sum(change) <> 0 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  else
    insert into booking_tallies (user_id, week, event_type_id, outcome, count)
      select user_id, week_of(starts_at), event_type_id, outcome, -count(*) from removed group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (user_id, week, event_type_id, outcome) do update set count = booking_tallies.count + excluded.count;
  end if;
  return null;
end $$;
create trigger booking_viewers_tallied_on_insert after insert on booking_viewers
  referencing new table as added for each statement execute function tally_bookings();
create trigger booking_viewers_tallied_on_update after update on booking_viewers
  referencing new table as added old table as removed for each statement execute function tally_bookings();
create trigger booking_viewers_tallied_on_delete after delete on booking_viewers
  referencing old table as removed for each statement execute function tally_bookings();

insert into booking_tallies (user_id, week, event_type_id, outcome, count)
  select user_id, week_of(starts_at), event_type_id, outcome, count(*) from booking_viewers group by 1, 2, 3, 4;

create index out_of_office_by_creation on out_of_office (user_id, created_at, id);
