-- The sequence of an object's last event, when that was removed, so that later ones have higher numbers. Contacts have a version instead, and
-- bookings without a row continue with 2.
create table last_sequences (
  organization_id uuid not null,
  object_id uuid not null,
  sequence integer not null,
  constraint last_sequences_pkey primary key (organization_id, object_id),
  constraint last_sequences_organization_id_fkey foreign key (organization_id) references organizations
);

-- Changed: numbers continue after earlier events were removed. Inserts an event for each of these bookings, as they are now; its viewers; its
-- mail, where `sends_mail`; and a delivery to each endpoint of a viewer or of the organization that subscribed to it. Types that are null have
-- no event. Returns the bookings in the same order, and whether deliveries are due.
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
          select coalesce(greatest(max(o.sequence), (
              select s.sequence from last_sequences s where s.organization_id = organization and s.object_id = t.id)), 1) + 1
            from events o where o.organization_id = organization and o.booking_id = t.id) end, t.type, t.snapshot
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

-- Changed as above. Inserts an event about an object other than a booking; its viewers; and a delivery to each endpoint of a viewer or of the
-- organization that subscribed to it. A member who can no longer see an event type removes it from nobody else, so that the organization's
-- endpoints receive its removal once it is deleted, which its owner sees. Returns whether deliveries are due. The caller holds a lock of the
-- object, if it has had an event before.
create or replace function insert_event(organization uuid, event_type text, event_subject text, object_id uuid, snapshot jsonb, viewers uuid[])
returns boolean language plpgsql as $$
declare
  event uuid := new_id(1);
  instant timestamptz := current_instant();
  is_of_all constant boolean := event_type <> 'event_type_removed' or (snapshot ->> 'ownerId')::uuid = any (viewers);
begin
  insert into events (organization_id, id, subject_id, sequence, type, data)
    select organization, event, object_id, coalesce(greatest(max(e.sequence), (
        select s.sequence from last_sequences s where s.organization_id = organization and s.object_id = insert_event.object_id)), 0) + 1,
        event_type, snapshot
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

-- Changed as above. Reports that an endpoint keeps failing, or was disabled: by mail, and by an event to the other endpoints of the same user
-- and app. An endpoint that fails and recovers repeatedly causes one mail a day. Returns whether deliveries are due. The caller holds a lock of
-- the endpoint.
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
    select organization, event, endpoint, coalesce(greatest(max(e.sequence), (
        select s.sequence from last_sequences s where s.organization_id = organization and s.object_id = endpoint)), 0) + 1,
        event_type, jsonb_build_object('id', failing.id,
        'client_id', failing.client_id, 'url', failing.url, 'events', failing.events, 'description', failing.description,
        'active', failing.active, 'disabled_reason', failing.disabled_reason, 'consecutive_failures', failing.consecutive_failures,
        'organization_wide', failing.organization_wide, 'recovered_at', failing.recovered_at, 'created_at', failing.created_at, 'updated_at', failing.updated_at)
      from events e where e.organization_id = organization and e.subject_id = endpoint;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, event, case when w.active then instant end
      from webhooks w where w.organization_id = organization and w.id = any (receivers);
  return true;
end $$;

-- Changed: keeps the last sequence of each object. Removes events that are older than some days, with their deliveries. Returns their number.
create or replace function remove_old_events(organization uuid, days integer, most integer) returns integer language plpgsql as $$
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
  insert into last_sequences as s (organization_id, object_id, sequence)
    select organization, coalesce(e.booking_id, e.subject_id), max(e.sequence) from events e
      where e.organization_id = organization and e.id = any (removed) and e.type not in ('contact_changed', 'contact_erased')
        and (e.subject_id is not null or e.booking_id is not null and e.sequence > 1)
      group by 2 order by 2
    on conflict (organization_id, object_id) do update set sequence = greatest(s.sequence, excluded.sequence);
  delete from events e where e.organization_id = organization and e.id = any (removed);
  return cardinality(removed);
end $$;
