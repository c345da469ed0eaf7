-- Bookings in the calendars of their hosts: one object per meeting in each collection that a host has chosen.

-- A row is due when the meeting has changed since the object was written. Removed with the object.
-- uid: that of the event, without its domain: the id of a booking, so that it is recognized in any calendar.
-- href, etag: of the object on the server; null until it is written. sequence: of the event as written last.
-- starts_at, ends_at: as written last, or as seen there. digest: of all that was written. version: of the change that is written next.
create table published_meetings (
  organization_id uuid not null,
  collection_id uuid not null,
  meeting_id uuid not null,
  uid uuid not null,
  href text,
  etag text,
  sequence integer not null default 0,
  starts_at timestamptz,
  ends_at timestamptz,
  digest text,
  version integer not null default 1,
  status text not null default 'pending',
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  error text,
  updated_at timestamptz not null default current_instant(),
  constraint published_meetings_pkey primary key (organization_id, collection_id, meeting_id),
  constraint published_meetings_organization_id_collection_id_uid_key unique (organization_id, collection_id, uid),
  constraint published_meetings_status_known check (status in ('pending', 'written', 'failed', 'conflict')),
  constraint published_meetings_pending_has_a_time check ((status = 'pending') = (next_attempt_at is not null)),
  constraint published_meetings_organization_id_collection_id_fkey foreign key (organization_id, collection_id)
    references calendar_collections on delete cascade,
  constraint published_meetings_organization_id_meeting_id_fkey foreign key (organization_id, meeting_id) references meetings on delete cascade
);
create index published_meetings_by_meeting on published_meetings (organization_id, meeting_id);

-- Adds the coming meetings of a calendar's owner that are not in a collection yet.
create function publish_to_collection(organization uuid, collection uuid, meeting_ids uuid[]) returns void language plpgsql as $$
begin
  insert into published_meetings as p (organization_id, collection_id, meeting_id, uid, next_attempt_at)
    select organization, collection, m.id, case when exists (
        select from published_meetings o where o.organization_id = organization and o.collection_id = collection and o.uid = b.chain_id)
      then b.id else b.chain_id end, current_instant()
    from unnest(meeting_ids) as given (id)
      join meetings m on m.organization_id = organization and m.id = given.id
      cross join lateral (
        select bookings.id, bookings.chain_id from bookings
          where bookings.organization_id = organization and bookings.meeting_id = m.id and bookings.status = 'active'
          order by bookings.created_at, bookings.id limit 1) as b
    where m.seats_taken > 0 and m.ends_at > current_instant()
    on conflict do nothing;
end $$;

-- Makes the objects of these bookings' meetings due. The object of a meeting that has moved as a whole moves with it.
create function publish_meetings(organization uuid, ids uuid[]) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
  changed uuid[];
  collection record;
begin
  if not exists (select from calendar_collections c where c.organization_id = organization and c.is_written_to) then
    return;
  end if;
  changed := array(
    select distinct b.meeting_id from bookings b where b.organization_id = organization and b.id = any (ids));
  -- In order, so that two writers never wait for each other in a circle.
  for collection in
    select c.id, c.calendar_id, array_agg(m.id) as meeting_ids
      from meetings m
        join calendars k on k.organization_id = organization and k.user_id = any (m.host_ids)
        join calendar_collections c on c.organization_id = organization and c.calendar_id = k.id and c.is_written_to
      where m.organization_id = organization and m.id = any (changed) and m.ends_at > instant
      group by c.id, c.calendar_id order by c.id
  loop
    update published_meetings p set meeting_id = n.meeting_id
      from bookings b
        join bookings n on n.organization_id = organization and n.id = b.rescheduled_to_id
        join meetings m on m.organization_id = organization and m.id = b.meeting_id
      where b.organization_id = organization and b.id = any (ids) and m.seats_taken = 0
        and p.organization_id = organization and p.collection_id = collection.id and p.meeting_id = b.meeting_id
        and n.meeting_id = any (collection.meeting_ids) and not exists (
          select from published_meetings o
            where o.organization_id = organization and o.collection_id = collection.id and o.meeting_id = n.meeting_id);
    update published_meetings p set status = 'pending', attempts = 0, next_attempt_at = instant, error = null, version = p.version + 1
      where p.organization_id = organization and p.collection_id = collection.id and p.meeting_id = any (collection.meeting_ids);
    perform publish_to_collection(organization, collection.id, collection.meeting_ids);
    -- A calendar that fails is read again after its pause, one that is being read now once more.
    update calendars k set next_sync_at = instant
      where k.organization_id = organization and k.id = collection.calendar_id and k.failures = 0
        and (k.next_sync_at > instant or k.leased_until > now());
  end loop;
end $$;

alter table events drop constraint events_type_known;
alter table events add constraint events_type_known
  check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled', 'calendar_conflict', 'lead_created'));

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
  select jsonb_object_agg(u.id, jsonb_build_object('id', u.id, 'name', u.name, 'slug', u.slug)),
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
  -- Whoever deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
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

-- Reports that bookings could not follow a change that their host made in a calendar. Returns whether deliveries are due.
create function report_conflict(organization uuid, ids uuid[]) returns boolean language plpgsql as $$
begin
  return (
    select e.has_deliveries
      from insert_events(organization, ids, array(select 'calendar_conflict' from unnest(ids)), false) as e);
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
    end if;
  end if;
end $$;
