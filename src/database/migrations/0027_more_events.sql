-- Events about every change of bookings, and about leads and event types.

alter table events
  drop constraint events_type_known,
  add constraint events_type_known check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled', 'booking_changed',
    'no_show_marked', 'no_show_unmarked', 'host_reassigned', 'calendar_conflict', 'lead_created', 'lead_changed', 'lead_booked',
    'event_type_created', 'event_type_changed', 'event_type_removed'));
alter table event_viewers
  drop constraint event_viewers_subject_known,
  add constraint event_viewers_subject_known check (subject in ('booking', 'lead', 'event_type'));

-- Inserts an event about bookings, as they are now. Returns whether deliveries are due.
create function report_bookings(organization uuid, ids uuid[], event_type text) returns boolean language plpgsql set timezone = 'UTC' as $$
begin
  return (
    select e.has_deliveries from insert_events(organization, ids, array(select event_type from unnest(ids)), false) as e);
end $$;

-- Inserts the events about leads that this transaction booked by new bookings.
create function report_booked_leads(organization uuid, ids uuid[]) returns boolean language plpgsql as $$
declare
  place constant bigint := event_place(organization);
  has_deliveries boolean := false;
  lead record;
begin
  for lead in
    select distinct l.id, b.rescheduled_from_id is null as is_first
      from bookings b cross join lateral (
        select n.id, n.booking_id, n.changed_place from leads n where n.organization_id = organization and n.id = b.lead_id
        union all
        select n.id, n.booking_id, n.changed_place from leads n where n.organization_id = organization
          and n.event_type_id = b.event_type_id and lower(n.email) = lower(b.invitee_email)) as l
      where b.organization_id = organization and b.id = any (ids) and l.booking_id = b.id and l.changed_place = place
      order by l.id
  loop
    has_deliveries := insert_lead_event(organization, lead.id, case when lead.is_first then 'lead_booked' else 'lead_changed' end)
      or has_deliveries;
  end loop;
  return has_deliveries;
end $$;

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
  )
  insert into messages (organization_id, id, booking_id, kind, role, email, user_id, next_attempt_at)
    select organization, new_id((row_number() over (order by a.due_at, a.rank))::integer), a.id::uuid, a.kind, a.role, a.email, a.user_id,
      a.due_at
    from addressed a;
end $$;

-- Inserts an event for each of these bookings, as they are now; its viewers; its mail, where `sends_mail`; and a delivery to each endpoint
-- that subscribed to it. Types that are null have no event. Returns the bookings in the same order, and whether deliveries are due.
create or replace function insert_events(organization uuid, ids uuid[], types text[], sends_mail boolean, out snapshots jsonb[], out has_deliveries boolean)
language plpgsql as $$
declare
  hosts uuid[];
  people jsonb;
  addresses jsonb;
  shown_ids uuid[];
  shown_types text[];
  event_ids uuid[];
  booking_ids uuid[];
  event_types text[];
  endpoints uuid[];
  place bigint;
  instant timestamptz := current_instant();
begin
  has_deliveries := false;
  -- Global and tenant tables in statements of their own: Citus refuses both in one, in a function that runs on a node.
  hosts := array(
    select distinct unnest(m.host_ids) from bookings b join meetings m on m.organization_id = organization and m.id = b.meeting_id
    where b.organization_id = organization and b.id = any (ids));
  select jsonb_object_agg(u.id, jsonb_build_object('id', u.id, 'name', u.name, 'slug', u.slug, 'email', u.email)),
      coalesce(jsonb_object_agg(u.id, u.email) filter (where u.disabled_at is null), '{}')
    into people, addresses from users u where u.id = any (hosts);
  select array_agg(s.id order by s.ordinal), array_agg(s.type order by s.ordinal), array_agg(s.snapshot order by s.ordinal)
    into shown_ids, shown_types, snapshots
    from (
      select t.id, t.type, t.ordinal, to_jsonb(b) || jsonb_build_object(
        'event_type_name', e.name, 'host_slug', people -> b.host_id::text ->> 'slug', 'hosts', (
          select jsonb_agg(people -> h.id::text order by h.position) from unnest(m.host_ids) with ordinality as h (id, position))) as snapshot
      from unnest(ids, types) with ordinality as t (id, type, ordinal)
        -- Limits keep these as look-ups by key: a plan made while the tables were almost empty may join whole tables.
        cross join lateral (select * from bookings where organization_id = organization and bookings.id = t.id limit 1) as b
        cross join lateral (select name from event_types where organization_id = organization and event_types.id = b.event_type_id limit 1) as e
        cross join lateral (select host_ids from meetings where organization_id = organization and meetings.id = b.meeting_id limit 1) as m) as s;
  if array_remove(types, null) = '{}' then
    return;
  end if;
  if sends_mail then
    perform insert_messages(organization, shown_types, snapshots, addresses);
  end if;
  with happened as (
    insert into events (organization_id, id, booking_id, sequence, type, booking)
      select organization, new_id(t.ordinal::integer), t.id, case when t.type in ('booking_created', 'booking_rescheduled') then 1 else (
          select coalesce(max(o.sequence), 1) + 1 from events o where o.organization_id = organization and o.booking_id = t.id) end, t.type, t.snapshot
      from unnest(shown_ids, shown_types, snapshots) with ordinality as t (id, type, snapshot, ordinal)
      where t.type is not null
      returning id, booking_id, type
  ) select array_agg(h.id), array_agg(h.booking_id), array_agg(h.type) into event_ids, booking_ids, event_types from happened h;
  place := event_place(organization);
  insert into event_viewers (organization_id, event_id, user_id, place)
    select organization, e.id, v.user_id, place
    from unnest(event_ids, booking_ids) as e (id, booking_id)
      join booking_viewers v on v.organization_id = organization and v.booking_id = e.booking_id;
  -- A transaction that deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  endpoints := array(
    select w.id from webhooks w where w.organization_id = organization and w.user_id in (
      select v.user_id from booking_viewers v where v.organization_id = organization and v.booking_id = any (booking_ids))
    for key share of w);
  if endpoints = '{}' then
    return;
  end if;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, e.id, case when w.active then instant end
    from unnest(event_ids, booking_ids, event_types) as e (id, booking_id, type)
      join booking_viewers v on v.organization_id = organization and v.booking_id = e.booking_id
      join webhooks w on w.organization_id = organization and w.user_id = v.user_id and e.type = any (w.events)
    where w.id = any (endpoints);
  has_deliveries := found;
end $$;

-- Confirms an active booking to guests who were added, and reminds them; discards the reminders of guests who were removed.
create function mail_guests(organization uuid, booking uuid, added text[], removed text[]) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
begin
  delete from messages m where m.organization_id = organization and m.booking_id = mail_guests.booking and m.kind = 'reminder'
    and m.role = 'guest' and m.status = 'pending' and lower(m.email) = any (select lower(r collate "C") from unnest(removed) as r);
  insert into messages (organization_id, id, booking_id, kind, role, email, next_attempt_at)
    select organization, new_id((row_number() over (order by d.due_at))::integer), b.id, d.kind, 'guest', guest, d.due_at
      from bookings b
        cross join unnest(added) as guest
        cross join lateral (select e.reminders from event_types e where e.organization_id = organization and e.id = b.event_type_id) as t
        cross join lateral (
          select 'booking_confirmed' as kind, instant as due_at
          union all
          select 'reminder', b.starts_at - make_interval(mins => minutes) from unnest(t.reminders) as minutes
            where b.starts_at - make_interval(mins => minutes) > instant) as d
      where b.organization_id = organization and b.id = mail_guests.booking and b.status = 'active' and b.ends_at > instant;
end $$;

-- The only writer of bookings: changes some and inserts others, with everything that follows from that. Returns them as they are afterwards,
-- where `returns_all`, and whether deliveries are due. Imports return nothing, send no mail and write
-- to no calendar. The caller holds the locks of their hosts.
-- Raises 40001 when a transaction without those locks took a meeting's last seat, or canceled it.
create or replace function write_bookings(organization uuid, changes jsonb, additions jsonb, returns_all boolean,
  out shown jsonb, out has_deliveries boolean) language plpgsql set timezone = 'UTC' set plan_cache_mode = force_generic_plan as $$
declare
  changed booking_change[] := '{}';
  added new_booking[] := '{}';
  defaults new_booking;
  ids uuid[];
  types text[];
  has_lead_deliveries boolean := false;
begin
  if changes is not null then
    changed := change_bookings(organization, array(select c from jsonb_populate_recordset(null::booking_change, changes) as c));
  end if;
  if additions is not null then
    defaults := jsonb_populate_record(null::new_booking, jsonb_build_object('joins', false, 'status', 'active', 'guests', '[]'::jsonb,
      'answers', '[]'::jsonb, 'no_show', false, 'created_at', current_instant(), 'updated_at', current_instant(), 'lead_rule', 'given',
      'is_verified', true));
    added := array(select a from jsonb_populate_recordset(defaults, additions) as a);
    perform insert_bookings(organization, added);
  end if;
  select array_agg(w.id), array_agg(w.event) into ids, types from (
    select c.id, c.event from unnest(changed) as c where returns_all or c.event is not null
    union all
    (select a.id, a.event from unnest(added) as a where returns_all or a.event is not null order by a.starts_at, a.id)) as w;
  has_deliveries := false;
  if ids is not null then
    select case when returns_all then to_jsonb(e.snapshots) end, e.has_deliveries into shown, has_deliveries
      from insert_events(organization, ids, types, returns_all) as e;
    if returns_all then
      perform publish_meetings(organization, ids);
      if additions is not null then
        has_lead_deliveries := report_booked_leads(organization, array(select a.id from unnest(added) as a));
        has_deliveries := has_deliveries or has_lead_deliveries;
      end if;
    end if;
  end if;
end $$;

-- Like list_events, of some subjects and types (all where null). `latest_id`: the user's last settled event of these subjects, of any type; in
-- a row without an event if none is listed.
create function list_feed(organization uuid, viewer uuid, after_event uuid, most integer, subjects text[], types text[])
returns table (is_known boolean, latest_id uuid, id uuid, type text, sequence integer, booking_id uuid, subject_id uuid, created_at timestamptz,
  booking jsonb, data jsonb)
language plpgsql as $$
#variable_conflict use_column
declare
  here bigint := cluster_id();
  start bigint := -1;
  first_unsettled bigint;
  listed uuid[];
  last_id uuid;
begin
  if after_event is not null then
    select v.place into start from event_viewers v
      where v.organization_id = organization and v.event_id = after_event and v.user_id = viewer and v.subject = any (subjects)
    union all
    select r.place from last_removed_events r
      where r.organization_id = organization and r.user_id = viewer and r.subject = any (subjects) and r.event_id = after_event;
    if not found then
      is_known := false;
      return next;
      return;
    end if;
  end if;
  -- Without a base of this cluster nothing was written here yet.
  select p.base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint into first_unsettled
    from event_places p where p.organization_id = organization and p.cluster = here;
  listed := array(
    select l.event_id from unnest(subjects) as s (name) cross join lateral (
      select v.place, v.event_id from event_viewers v
        where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
          and (v.place, v.event_id) > (start, coalesce(after_event, '00000000-0000-0000-0000-000000000000'))
          and v.place < coalesce(first_unsettled, 9223372036854775807)
          and (types is null or exists (
            select from events e where e.organization_id = organization and e.id = v.event_id and e.type = any (types)))
        order by v.place, v.event_id limit most) as l
      order by l.place, l.event_id limit most);
  select l.event_id into last_id from unnest(subjects) as s (name) cross join lateral (
    select v.place, v.event_id from event_viewers v
      where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
        and v.place < coalesce(first_unsettled, 9223372036854775807)
      order by v.place desc, v.event_id desc limit 1) as l
    order by l.place desc, l.event_id desc limit 1;
  if last_id is null then
    select r.event_id into last_id from last_removed_events r
      where r.organization_id = organization and r.user_id = viewer and r.subject = any (subjects) order by r.place desc limit 1;
  end if;
  if listed = '{}' then
    is_known := true;
    latest_id := last_id;
    return next;
    return;
  end if;
  return query
    select true, last_id, e.id, e.type, e.sequence, e.booking_id, e.subject_id, e.created_at, e.booking, e.data
      from events e where e.organization_id = organization and e.id = any (listed) order by array_position(listed, e.id);
end $$;

-- Removes events that are older than some days, with their deliveries. Returns their number.
create function remove_old_events(organization uuid, days integer, most integer) returns integer language plpgsql as $$
declare
  removed uuid[] := array(
    select e.id from events e where e.organization_id = organization and e.id < first_id_at(current_instant() - make_interval(days => days))
      order by e.id limit most for update skip locked);
begin
  insert into last_removed_events as r (organization_id, user_id, subject, event_id, place)
    select distinct on (v.user_id, v.subject) organization, v.user_id, v.subject, v.event_id, v.place
      from event_viewers v where v.organization_id = organization and v.event_id = any (removed)
      order by v.user_id, v.subject, v.place desc, v.event_id desc
    on conflict (organization_id, user_id, subject) do update set event_id = excluded.event_id, place = excluded.place
      where (r.place, r.event_id) < (excluded.place, excluded.event_id);
  delete from events e where e.organization_id = organization and e.id = any (removed);
  return cardinality(removed);
end $$;

-- Claims deliveries as claim_event_deliveries does, and returns them with more about their events.
create function claim_described_deliveries(organization uuid, after_endpoint uuid, most integer, open_users uuid[], max_concurrent integer,
  slow_after_timeouts integer, lease_seconds integer)
returns table (id uuid, webhook_id uuid, is_open boolean, is_slow boolean, attempt integer, failures integer, due_at timestamptz,
  url text, secret bytea, previous_secret bytea, type text, sequence integer, booking jsonb, data jsonb, event_id uuid, event_at timestamptz,
  is_test boolean) language plpgsql as $$
begin
  return query
    select c.*, e.id, e.created_at, e.booking_id is null and e.subject_id is null
      from claim_event_deliveries(organization, after_endpoint, most, open_users, max_concurrent, slow_after_timeouts, lease_seconds, false) as c
        -- Limits keep these as look-ups by key: a plan made while the tables were almost empty may join whole tables.
        cross join lateral (
          select w.event_id from webhook_deliveries w where w.organization_id = organization and w.id = c.id limit 1) as d
        cross join lateral (
          select n.id, n.created_at, n.booking_id, n.subject_id from events n
            where n.organization_id = organization and n.id = d.event_id limit 1) as e;
end $$;
