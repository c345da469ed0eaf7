-- Changed: messages get their ids in a query of its own. Citus 13.2 refuses an insert whose own select list calls `new_id` of a window function,
-- or of a column of a join, while other columns have defaults.

-- Inserts the mail about events of bookings, and the reminders of new ones. Other events send no mail. A move sends one message to each recipient: its cancellation is
-- mailed only to hosts who do not host the new booking. None is sent about meetings that have ended. addresses: of the hosts who receive
-- mail, by id.
create or replace function insert_messages(organization uuid, types text[], snapshots jsonb[], addresses jsonb) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
begin
  with happened as (
    select t.type, t.booking, t.booking ->> 'id' as id, t.type = 'booking_canceled' as is_canceled,
      t.type = 'booking_canceled' and t.booking ->> 'rescheduled_to_id' is not null as is_moved, o.booking -> 'hosts' as other_hosts
    from unnest(types, snapshots) as t (type, booking)
      left join unnest(snapshots) as o (booking)
        on o.booking ->> 'id' = coalesce(t.booking ->> 'rescheduled_to_id', t.booking ->> 'rescheduled_from_id')
    where t.type in ('booking_created', 'booking_canceled', 'booking_rescheduled') and (t.booking ->> 'ends_at')::timestamptz > instant
  ), guests as (
    select h.*, r.* from happened h cross join lateral (
      select 1 as rank, 'invitee' as role, h.booking ->> 'invitee_email' as email
      union all
      select 2, 'guest', guest from jsonb_array_elements_text(h.booking -> 'guests') as guest) as r
    where not h.is_moved
  ), recipients as (
    select g.id, case g.type when 'booking_created' then 'booking_confirmed' else g.type end as kind, g.rank, g.role, g.email,
        null::uuid as user_id, instant as due_at
      from guests g
    union all
    select g.id, 'reminder', g.rank, g.role, g.email, null, (g.booking ->> 'starts_at')::timestamptz - make_interval(mins => minutes)
      from guests g
        cross join lateral (
          select reminders from event_types
            where organization_id = organization and event_types.id = (g.booking ->> 'event_type_id')::uuid limit 1) as e
        cross join unnest(e.reminders) as minutes
      where not g.is_canceled and (g.booking ->> 'starts_at')::timestamptz - make_interval(mins => minutes) > instant
    union all
    select h.id, case when h.is_canceled or h.type = 'booking_rescheduled' and shared.is_host then h.type else 'new_booking' end, 3, 'host',
        addresses ->> (host ->> 'id'), (host ->> 'id')::uuid, instant
      from happened h cross join jsonb_array_elements(h.booking -> 'hosts') as host
        cross join lateral (
          select coalesce(h.other_hosts @> jsonb_build_array(jsonb_build_object('id', host -> 'id')), false) as is_host) as shared
      where addresses ? (host ->> 'id') and not (h.is_moved and shared.is_host)
  ), addressed as (
    select distinct on (r.id, r.kind, r.due_at, lower(r.email collate "C")) r.* from recipients r
      order by r.id, r.kind, r.due_at, lower(r.email collate "C"), r.rank
  ), numbered as (
    select a.*, new_id((row_number() over (order by a.due_at, a.rank))::integer) as message_id from addressed a
  )
  insert into messages (organization_id, id, booking_id, kind, role, email, user_id, next_attempt_at)
    select organization, n.message_id, n.id::uuid, n.kind, n.role, n.email, n.user_id, n.due_at from numbered n;
end $$;

-- Confirms an active booking to guests who were added, and reminds them; discards the reminders of guests who were removed.
create or replace function mail_guests(organization uuid, booking uuid, added text[], removed text[]) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
begin
  delete from messages m where m.organization_id = organization and m.booking_id = mail_guests.booking and m.kind = 'reminder'
    and m.role = 'guest' and m.status = 'pending' and lower(m.email) = any (select lower(r collate "C") from unnest(removed) as r);
  insert into messages (organization_id, id, booking_id, kind, role, email, next_attempt_at)
    select organization, n.id, mail_guests.booking, n.kind, 'guest', n.email, n.due_at from (
      select d.kind, guest as email, d.due_at, new_id((row_number() over (order by d.due_at))::integer) as id
        from bookings b
          cross join unnest(added) as guest
          cross join lateral (select e.reminders from event_types e where e.organization_id = organization and e.id = b.event_type_id) as t
          cross join lateral (
            select 'booking_confirmed' as kind, instant as due_at
            union all
            select 'reminder', b.starts_at - make_interval(mins => minutes) from unnest(t.reminders) as minutes
              where b.starts_at - make_interval(mins => minutes) > instant) as d
        where b.organization_id = organization and b.id = mail_guests.booking and b.status = 'active' and b.ends_at > instant) as n;
end $$;
