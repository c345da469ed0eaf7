-- Webhooks that receive the events of all members of their organization.

alter table webhooks add column organization_wide boolean not null default false;
create index webhooks_of_organizations on webhooks (organization_id, id) where organization_wide;

-- The organization's endpoints for the events of all members. A transaction that deletes one waits for this transaction, or was first.
create function lock_organization_webhooks(organization uuid) returns uuid[] language plpgsql as $$
begin
  return array(
    select w.id from webhooks w where w.organization_id = organization and w.organization_wide for key share of w);
end $$;

-- Inserts an event for each of these bookings, as they are now; its viewers; its mail, where `sends_mail`; and a delivery to each endpoint
-- of a viewer or of the organization that subscribed to it. Types that are null have no event. Returns the bookings in the same order, and whether deliveries are due.
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
    select w.id from webhooks w where w.organization_id = organization and not w.organization_wide and w.user_id in (
      select v.user_id from booking_viewers v where v.organization_id = organization and v.booking_id = any (booking_ids))
    for key share of w) || lock_organization_webhooks(organization);
  if endpoints = '{}' then
    return;
  end if;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, e.id, case when w.active then instant end
    from unnest(event_ids, booking_ids, event_types) as e (id, booking_id, type)
      join booking_viewers v on v.organization_id = organization and v.booking_id = e.booking_id
      join webhooks w on w.organization_id = organization and not w.organization_wide and w.user_id = v.user_id and e.type = any (w.events)
    where w.id = any (endpoints);
  has_deliveries := found;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, e.id, case when w.active then instant end
    from unnest(event_ids, event_types) as e (id, type)
      join webhooks w on w.organization_id = organization and w.organization_wide and e.type = any (w.events)
    where w.id = any (endpoints);
  has_deliveries := has_deliveries or found;
end $$;

-- Inserts an event about an object other than a booking; its viewers; and a delivery to each endpoint of a viewer or of the organization that
-- subscribed to it. A member who can no longer see an event type removes it from nobody else, so that the organization's endpoints
-- receive its removal once it is deleted, which its owner sees. Returns whether deliveries are due. The caller holds a lock of the object, if
-- it has had an event before.
create or replace function insert_event(organization uuid, event_type text, event_subject text, object_id uuid, snapshot jsonb, viewers uuid[])
returns boolean language plpgsql as $$
declare
  event uuid := new_id(1);
  instant timestamptz := current_instant();
  is_of_all constant boolean := event_type <> 'event_type_removed' or (snapshot ->> 'ownerId')::uuid = any (viewers);
begin
  insert into events (organization_id, id, subject_id, sequence, type, data)
    select organization, event, object_id, coalesce(max(e.sequence), 0) + 1, event_type, snapshot
      from events e where e.organization_id = organization and e.subject_id = object_id;
  insert into event_viewers (organization_id, event_id, user_id, place, subject)
    select organization, event, viewer, event_place(organization), event_subject from unnest(viewers) as viewer;
  -- A transaction that deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, event, case when w.active then instant end from (
      select * from webhooks where organization_id = organization and event_type = any (events)
        and case when organization_wide then is_of_all else user_id = any (viewers) end
        for key share) as w;
  return found;
end $$;

-- Reports that an endpoint keeps failing, or was disabled: by mail, and by an event to the other endpoints of the same user and app. An endpoint
-- that fails and recovers repeatedly causes one mail a day. Returns whether deliveries are due. The caller holds a lock of the endpoint.
create or replace function report_webhook(organization uuid, endpoint uuid, event_type text) returns boolean language plpgsql set timezone = 'UTC' as $$
declare
  event uuid := new_id(1);
  instant timestamptz := current_instant();
  failing webhooks;
  receivers uuid[];
begin
  select * into failing from webhooks w where w.organization_id = organization and w.id = endpoint;
  insert into webhook_notices as n (organization_id, webhook_id, id, next_attempt_at, created_at)
    values (organization, endpoint, new_id(2), instant, instant)
    on conflict (organization_id, webhook_id) do update
      set id = excluded.id, attempts = 0, next_attempt_at = excluded.next_attempt_at, created_at = excluded.created_at
      where event_type = 'webhook_disabled' or n.created_at <= excluded.created_at - interval '1 day';
  -- A transaction that deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  receivers := array(
    select w.id from webhooks w where w.organization_id = organization and w.user_id = failing.user_id
      and w.client_id is not distinct from failing.client_id and w.id <> endpoint and event_type = any (w.events)
    for key share of w);
  if receivers = '{}' then
    return false;
  end if;
  insert into events (organization_id, id, subject_id, sequence, type, data)
    select organization, event, endpoint, coalesce(max(e.sequence), 0) + 1, event_type, jsonb_build_object('id', failing.id,
        'client_id', failing.client_id, 'url', failing.url, 'events', failing.events, 'description', failing.description,
        'active', failing.active, 'disabled_reason', failing.disabled_reason, 'consecutive_failures', failing.consecutive_failures,
        'organization_wide', failing.organization_wide, 'recovered_at', failing.recovered_at, 'created_at', failing.created_at, 'updated_at', failing.updated_at)
      from events e where e.organization_id = organization and e.subject_id = endpoint;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, event, case when w.active then instant end
      from webhooks w where w.organization_id = organization and w.id = any (receivers);
  return true;
end $$;

-- Queues the events in a time span that an endpoint receives, those of its owner or of all members, in their order, delivered before or not.
-- Skips events that a concurrent clean-up is deleting. Returns their number.
create or replace function replay_events(organization uuid, endpoint uuid, since timestamptz, until timestamptz) returns integer
language plpgsql as $$
declare
  receiver webhooks;
  listed uuid[];
  next_attempt timestamptz;
  result integer;
  -- Event ids are UUIDv7, so they are in the order of time; none is older than the epoch.
  first_id constant uuid := first_id_at(greatest(since, 'epoch'));
  end_id constant uuid := case when until is null then 'ffffffff-ffff-ffff-ffff-ffffffffffff' else first_id_at(greatest(until, 'epoch')) end;
begin
  select * into receiver from webhooks w where w.organization_id = organization and w.id = endpoint;
  if receiver.organization_wide then
    -- Without test events, which are about nothing, and reports about endpoints.
    listed := array(
      select e.id from events e
        where e.organization_id = organization and e.type = any (receiver.events) and e.id >= first_id and e.id < end_id
          and exists (select from event_viewers v where v.organization_id = organization and v.event_id = e.id)
          and (e.type <> 'event_type_removed' or exists (
            select from event_viewers v where v.organization_id = organization and v.event_id = e.id
              and v.user_id = (e.data ->> 'ownerId')::uuid))
        order by e.id for key share of e);
  else
    listed := array(
      select e.id from event_viewers v join events e on e.organization_id = organization and e.id = v.event_id
        where v.organization_id = organization and v.user_id = receiver.user_id and e.type = any (receiver.events)
          and v.event_id >= first_id and v.event_id < end_id
        order by v.place, v.event_id for key share of e);
  end if;
  next_attempt := case when receiver.active then current_instant() end;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, endpoint, e.id, next_attempt from unnest(listed) with ordinality as e (id, position) order by e.position
    on conflict (organization_id, event_id, webhook_id) do update
      set status = 'pending', failures = 0, next_attempt_at = excluded.next_attempt_at;
  get diagnostics result = row_count;
  return result;
end $$;
