-- Events about leads.

-- subject_id, data: of an event that is not about a booking, the object's id and its row at that moment.
alter table events
  add column subject_id uuid,
  add column data jsonb,
  drop constraint events_type_known,
  add constraint events_type_known check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled', 'lead_created')),
  add constraint events_subject_has_data check ((subject_id is null) = (data is null)),
  add constraint events_have_one_subject check (booking_id is null or subject_id is null);
create unique index events_by_subject on events (organization_id, subject_id, sequence) where subject_id is not null;

-- subject: what the event is about. The feed lists bookings only.
alter table event_viewers
  add column subject text not null default 'booking',
  add constraint event_viewers_subject_known check (subject in ('booking', 'lead'));
drop index event_viewers_in_order;
create index event_viewers_in_order on event_viewers (organization_id, user_id, subject, place, event_id);

-- Changed: a user's last place is that of one of the subjects.
create or replace function event_place(organization uuid) returns bigint language plpgsql as $$
declare
  here bigint := cluster_id();
  result bigint;
  members uuid[];
begin
  select p.base + pg_current_xact_id()::text::bigint into result
    from event_places p where p.organization_id = organization and p.cluster = here;
  if found then
    return result;
  end if;
  -- Any transaction that is running now, or begins later, gets a place after the last one.
  members := array(select u.id from users u where u.organization_id = organization);
  select max(last.place) into result from unnest(members) as m (id) cross join unnest(array['booking', 'lead']) as s (subject) cross join lateral (
    select v.place from event_viewers v where v.organization_id = organization and v.user_id = m.id and v.subject = s.subject
      order by v.place desc, v.event_id desc limit 1) as last;
  insert into event_places as p (organization_id, cluster, base)
    values (organization, here, coalesce(result, 0) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
    on conflict (organization_id) do update set cluster = excluded.cluster, base = excluded.base where p.cluster <> excluded.cluster;
  select p.base + pg_current_xact_id()::text::bigint into result from event_places p where p.organization_id = organization;
  return result;
end $$;

-- A user's events about bookings after one of them, or from the beginning, oldest first. Leaves out those that are not settled yet. One row
-- with `is_known` false if `after_event` is none of theirs.
create or replace function list_events(organization uuid, viewer uuid, after_event uuid, most integer)
returns table (is_known boolean, id uuid, type text, sequence integer, booking_id uuid, created_at timestamptz, booking jsonb)
language plpgsql as $$
#variable_conflict use_column
declare
  here bigint := cluster_id();
  start bigint := -1;
  first_unsettled bigint;
  listed uuid[];
begin
  if after_event is not null then
    select v.place into start from event_viewers v
      where v.organization_id = organization and v.event_id = after_event and v.user_id = viewer
        and v.subject = 'booking';
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
    select v.event_id from event_viewers v
      where v.organization_id = organization and v.user_id = viewer and v.subject = 'booking'
        and (v.place, v.event_id) > (start, coalesce(after_event, '00000000-0000-0000-0000-000000000000'))
        and v.place < coalesce(first_unsettled, 9223372036854775807)
      order by v.place, v.event_id limit most);
  return query
    select true, e.id, e.type, e.sequence, e.booking_id, e.created_at, e.booking
      from events e where e.organization_id = organization and e.id = any (listed) order by array_position(listed, e.id);
end $$;

-- Inserts an event about an object other than a booking; its viewers; and a delivery to each of their endpoints that subscribed to it.
-- Returns whether deliveries are due. The caller holds a lock of the object, if it has had an event before.
create function insert_event(organization uuid, event_type text, event_subject text, object_id uuid, snapshot jsonb, viewers uuid[])
returns boolean language plpgsql as $$
declare
  event uuid := new_id(1);
  instant timestamptz := current_instant();
begin
  insert into events (organization_id, id, subject_id, sequence, type, data)
    select organization, event, object_id, coalesce(max(e.sequence), 0) + 1, event_type, snapshot
      from events e where e.organization_id = organization and e.subject_id = object_id;
  insert into event_viewers (organization_id, event_id, user_id, place, subject)
    select organization, event, viewer, event_place(organization), event_subject from unnest(viewers) as viewer;
  -- Whoever deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, event, case when w.active then instant end from (
      select * from webhooks where organization_id = organization and user_id = any (viewers) and event_type = any (events)
        for key share) as w;
  return found;
end $$;

-- Inserts an event about a lead, as it is now, for its owner.
create function insert_lead_event(organization uuid, lead uuid, event_type text) returns boolean
language plpgsql set timezone = 'UTC' as $$
declare
  found_lead leads;
  name text;
begin
  select * into found_lead from leads l where l.organization_id = organization and l.id = lead;
  select e.name into name from event_types e where e.organization_id = organization and e.id = found_lead.event_type_id;
  return insert_event(organization, event_type, 'lead', lead, to_jsonb(found_lead) || jsonb_build_object('event_type_name', name),
    array[found_lead.owner_id]);
end $$;

-- Claims up to `most` due deliveries, endpoint by endpoint, beginning after `after_endpoint`, and begins their attempts. Deliveries of
-- endpoints that cannot receive (inactive, or not of `open_users`) are held: their time is cleared.
-- Claims for one organization wait for each other, so that the count of attempts under way is correct. Where few deliveries are due, they
-- name the endpoints. Otherwise each endpoint with something to send is found by one look-up, until there are enough.
create function claim_event_deliveries(organization uuid, after_endpoint uuid, most integer, open_users uuid[], max_concurrent integer,
  slow_after_timeouts integer, lease_seconds integer, only_bookings boolean)
returns table (id uuid, webhook_id uuid, is_open boolean, is_slow boolean, attempt integer, failures integer, due_at timestamptz,
  url text, secret bytea, previous_secret bytea, type text, sequence integer, booking jsonb, data jsonb) language plpgsql as $$
#variable_conflict use_column
declare
  few constant integer := 50;
  instant timestamptz := current_instant();
  due uuid[];
  endpoints uuid[];
  endpoint uuid := after_endpoint;
  receiver webhooks;
  is_receiving boolean;
  room integer;
  picked uuid[];
  taken integer := 0;
begin
  perform pg_advisory_xact_lock(1128352871, hashtext(organization::text));
  due := array(
    select d.webhook_id from webhook_deliveries d
      where d.organization_id = organization and d.status = 'pending' and d.next_attempt_at <= instant
        and (d.leased_until is null or d.leased_until <= now())
      order by d.next_attempt_at limit few);
  if cardinality(due) < few then
    endpoints := array(select distinct e from unnest(due) as e where e > after_endpoint order by e);
  end if;
  while taken < most loop
    if endpoints is null then
      select d.webhook_id into endpoint from webhook_deliveries d
        where d.organization_id = organization and d.webhook_id > endpoint and d.status = 'pending' and d.next_attempt_at is not null
        order by d.webhook_id limit 1;
    else
      endpoint := endpoints[1];
      endpoints := endpoints[2:];
    end if;
    exit when endpoint is null;
    select w.* into receiver from webhooks w where w.organization_id = organization and w.id = endpoint;
    is_receiving := receiver.active and receiver.user_id = any (open_users);
    room := most - taken;
    if is_receiving then
      select least(room, greatest(0, case when receiver.timeouts >= slow_after_timeouts then 1 else max_concurrent end - count(*)::integer))
        into room from webhook_deliveries d
        where d.organization_id = organization and d.webhook_id = endpoint and d.leased_until > now();
    end if;
    picked := array(
      select d.id from webhook_deliveries d
        where d.organization_id = organization and d.webhook_id = endpoint and d.status = 'pending' and d.next_attempt_at <= instant
          and (d.leased_until is null or d.leased_until <= now())
          and (not only_bookings or exists (
            select from events e where e.organization_id = organization and e.id = d.event_id and e.type like 'booking\_%'))
        order by d.next_attempt_at, d.id limit room for update skip locked);
    continue when picked = '{}';
    taken := taken + cardinality(picked);
    if is_receiving then
      update webhook_deliveries d set attempts = d.attempts + 1, leased_until = now() + make_interval(secs => lease_seconds)
        where d.organization_id = organization and d.id = any (picked);
      insert into webhook_attempts (organization_id, delivery_id, attempt)
        select organization, d.id, d.attempts from webhook_deliveries d where d.organization_id = organization and d.id = any (picked);
    else
      update webhook_deliveries d set next_attempt_at = null, leased_until = null
        where d.organization_id = organization and d.id = any (picked);
    end if;
    return query
      select d.id, d.webhook_id, is_receiving, receiver.timeouts >= slow_after_timeouts, d.attempts, d.failures, d.next_attempt_at,
        receiver.url, receiver.secret, case when receiver.previous_until > instant then receiver.previous_secret end,
        e.type, e.sequence, case when is_receiving then e.booking end, case when is_receiving then e.data end
      from webhook_deliveries d join events e on e.organization_id = organization and e.id = d.event_id
      where d.organization_id = organization and d.id = any (picked);
  end loop;
end $$;

-- For servers of the version before, which send bookings only.
create or replace function claim_deliveries(organization uuid, after_endpoint uuid, most integer, open_users uuid[], max_concurrent integer,
  slow_after_timeouts integer, lease_seconds integer)
returns table (id uuid, webhook_id uuid, is_open boolean, is_slow boolean, attempt integer, failures integer, due_at timestamptz,
  url text, secret bytea, previous_secret bytea, type text, sequence integer, booking jsonb) language plpgsql as $$
begin
  return query select c.id, c.webhook_id, c.is_open, c.is_slow, c.attempt, c.failures, c.due_at, c.url, c.secret, c.previous_secret, c.type,
      c.sequence, c.booking
    from claim_event_deliveries(organization, after_endpoint, most, open_users, max_concurrent, slow_after_timeouts, lease_seconds, true) as c;
end $$;
