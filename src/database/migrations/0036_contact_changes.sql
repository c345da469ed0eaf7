-- Contacts have ids, follow changes, and keep what is known of them.

-- phone_at, timezone_at: of the booking or lead that they are from; null if that is the latest one. changed_place, updated_at: of the last
-- change, see event_place. version: number of changes, the sequence of events. The id is set by 0037.
alter table contacts
  add column id uuid,
  add column phone_at timestamptz,
  add column timezone_at timestamptz,
  add column changed_place bigint not null default 0,
  add column updated_at timestamptz,
  add column version integer not null default 0;
create index contacts_without_id on contacts (organization_id, user_id, email_key) where id is null;

-- Contacts that were deleted, for those who follow changes.
create table removed_contacts (
  organization_id uuid not null,
  user_id uuid not null,
  changed_place bigint not null,
  id uuid not null,
  removed_at timestamptz not null,
  constraint removed_contacts_pkey primary key (organization_id, user_id, changed_place, id),
  constraint removed_contacts_organization_id_user_id_fkey foreign key (organization_id, user_id)
    references users (organization_id, id) on delete cascade
);

-- Users who follow the events about their contacts. Those of others are not recorded: they would be as many as those about bookings.
create table contact_followers (
  organization_id uuid not null,
  user_id uuid not null,
  followed_at timestamptz not null default current_instant(),
  constraint contact_followers_pkey primary key (organization_id, user_id),
  constraint contact_followers_organization_id_user_id_fkey foreign key (organization_id, user_id)
    references users (organization_id, id) on delete cascade
);

alter table events
  drop constraint events_type_known,
  add constraint events_type_known check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled', 'booking_changed',
    'no_show_marked', 'no_show_unmarked', 'host_reassigned', 'calendar_conflict', 'lead_created', 'lead_changed', 'lead_booked',
    'event_type_created', 'event_type_changed', 'event_type_removed', 'webhook_failing',
    'webhook_disabled', 'contact_changed', 'contact_erased'));
alter table event_viewers
  drop constraint event_viewers_subject_known,
  add constraint event_viewers_subject_known check (subject in ('booking', 'lead', 'event_type', 'contact'));

-- Changed: places of contacts count, too.
create or replace function last_place(organization uuid) returns bigint language plpgsql as $$
declare
  members uuid[] := array(select u.id from users u where u.organization_id = organization);
begin
  return (select greatest(
    (select max(r.place) from last_removed_events r where r.organization_id = organization),
    (select max(last.place) from unnest(members) as m (id) cross join unnest(array['booking', 'lead', 'event_type', 'contact']) as s (subject)
      cross join lateral (
        select v.place from event_viewers v where v.organization_id = organization and v.user_id = m.id and v.subject = s.subject
          order by v.place desc, v.event_id desc limit 1) as last),
    (select max(last.changed_place) from unnest(members) as m (id) cross join lateral (
      select v.changed_place from booking_viewers v where v.organization_id = organization and v.user_id = m.id
        order by v.changed_place desc limit 1) as last),
    (select max(last.changed_place) from unnest(members) as m (id) cross join lateral (
      select l.changed_place from leads l where l.organization_id = organization and l.owner_id = m.id
        order by l.changed_place desc limit 1) as last),
    (select max(last.changed_place) from unnest(members) as m (id) cross join lateral (
      select c.changed_place from contacts c where c.organization_id = organization and c.user_id = m.id
        order by c.changed_place desc limit 1) as last),
    (select max(last.changed_place) from unnest(members) as m (id) cross join lateral (
      select r.changed_place from removed_contacts r where r.organization_id = organization and r.user_id = m.id
        order by r.changed_place desc limit 1) as last)));
end $$;

-- True if a contact takes a value over the one that it keeps.
create function replaces(given text, given_at timestamptz, kept text, kept_at timestamptz, is_verified boolean) returns boolean
  language sql immutable parallel safe return kept is null or is_verified and given is not null and given_at >= kept_at;

-- Adds bookings and leads to contacts. Verified data replace older data; unverified data only fill empty fields.
create or replace function add_to_contacts(organization uuid, activity contact_activity[], is_verified boolean) returns void
language plpgsql as $$
declare
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
begin
  with latest as materialized (
    select distinct on (a.user_id, lower(a.email)) a.user_id, lower(a.email) as email_key, a.email, a.name,
      first_value(a.phone) over by_phone as phone, first_value(a.phone_e164) over by_phone as phone_e164,
      first_value(a.created_at) over by_phone as phone_at, first_value(a.timezone) over by_timezone as timezone,
      first_value(a.created_at) over by_timezone as timezone_at,
      (count(*) filter (where a.is_booking) over everything)::integer as bookings,
      (count(*) filter (where not a.is_booking) over everything)::integer as leads,
      min(a.created_at) over everything as first_at, a.created_at as last_at,
      max(a.created_at) filter (where a.is_booking) over everything as booked_at
    from unnest(activity) a
    window everything as (partition by a.user_id, lower(a.email)),
      by_phone as (everything order by a.phone is null, a.created_at desc, a.is_booking desc, a.source_id desc),
      by_timezone as (everything order by a.timezone is null, a.created_at desc, a.is_booking desc, a.source_id desc)
    order by a.user_id, lower(a.email), a.created_at desc, a.is_booking desc, a.source_id desc
  ), merged as (
    insert into contacts as c (organization_id, user_id, email_key, email, name, phone, phone_e164, timezone, booking_count,
        lead_count, first_seen_at, last_activity_at, last_booking_at, phone_at, timezone_at,
        id, changed_place, updated_at, version)
      select organization, l.user_id, l.email_key, l.email, l.name, l.phone, l.phone_e164, l.timezone, l.bookings, l.leads,
        l.first_at, l.last_at, l.booked_at, l.phone_at, l.timezone_at, new_id(), place, instant, 1
      from latest l order by l.user_id, l.email_key
      on conflict (organization_id, user_id, email_key) do update set
        email = case when is_verified and excluded.last_activity_at >= c.last_activity_at then excluded.email else c.email end,
        name = case when is_verified and excluded.last_activity_at >= c.last_activity_at then excluded.name else c.name end,
        phone = case when replaces(excluded.phone, excluded.phone_at, c.phone, coalesce(c.phone_at, c.last_activity_at), is_verified) then excluded.phone else c.phone end,
        phone_e164 = case when replaces(excluded.phone, excluded.phone_at, c.phone, coalesce(c.phone_at, c.last_activity_at), is_verified)
          then excluded.phone_e164 else c.phone_e164 end,
        phone_at = case when replaces(excluded.phone, excluded.phone_at, c.phone, coalesce(c.phone_at, c.last_activity_at), is_verified)
          then excluded.phone_at else coalesce(c.phone_at, c.last_activity_at) end,
        timezone = case when replaces(excluded.timezone, excluded.timezone_at, c.timezone, coalesce(c.timezone_at, c.last_activity_at), is_verified) then excluded.timezone else c.timezone end,
        timezone_at = case when replaces(excluded.timezone, excluded.timezone_at, c.timezone, coalesce(c.timezone_at, c.last_activity_at), is_verified)
          then excluded.timezone_at else coalesce(c.timezone_at, c.last_activity_at) end,
        booking_count = c.booking_count + excluded.booking_count,
        lead_count = c.lead_count + excluded.lead_count,
        first_seen_at = least(c.first_seen_at, excluded.first_seen_at),
        last_activity_at = greatest(c.last_activity_at, excluded.last_activity_at),
        last_booking_at = greatest(c.last_booking_at, excluded.last_booking_at),
        id = coalesce(c.id, excluded.id),
        changed_place = place,
        updated_at = instant,
        version = c.version + 1
      returning user_id, email_key, booking_count, lead_count
  ), counted as (
    select l.user_id, m.booking_count > 0 as is_client, m.booking_count - l.bookings > 0 as was_client,
      m.booking_count - l.bookings + m.lead_count - l.leads > 0 as was_known
    from merged m join latest l using (user_id, email_key)
  )
  insert into contact_totals as t (organization_id, user_id, kind, total)
    select organization, d.user_id, d.kind, sum(d.change) from (
      select user_id, case when is_client then 'client' else 'lead' end as kind, 1 as change from counted
      union all select user_id, case when was_client then 'client' else 'lead' end, -1 from counted where was_known) as d
    group by d.user_id, d.kind having sum(d.change) <> 0 order by d.user_id, d.kind
    on conflict (organization_id, user_id, kind) do update set total = t.total + excluded.total;
end $$;

-- Inserts a delivery of each of these events to each endpoint of its viewer, or of the organization, that subscribed to it. Returns whether there are any.
create function deliver_contact_events(organization uuid, event_type text, viewers uuid[], ids uuid[]) returns boolean language plpgsql as $$
begin
  -- Whoever deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, e.id, case when w.active then current_instant() end
      from (
        select * from webhooks n where n.organization_id = organization and event_type = any (n.events)
          and (n.organization_wide or n.user_id = any (viewers)) for key share) as w
        join unnest(viewers, ids) as e (viewer, id) on w.organization_wide or e.viewer = w.user_id;
  return found;
end $$;

-- Those of the users who follow their contacts; all while an endpoint of the organization subscribed to the events about contacts.
create function followers_among(organization uuid, users uuid[]) returns uuid[] language plpgsql stable as $$
begin
  if exists (
      select from webhooks w where w.organization_id = organization and w.organization_wide
        and w.events && array['contact_changed', 'contact_erased']) then
    return users;
  end if;
  return array(select f.user_id from contact_followers f where f.organization_id = organization and f.user_id = any (users));
end $$;

-- Inserts the events about contacts that this transaction has changed since it last called this, of those viewers who follow them. Returns
-- whether deliveries are due.
create function report_contacts(organization uuid, viewers uuid[]) returns boolean language plpgsql as $$
declare
  followers constant uuid[] := followers_among(organization, viewers);
  place constant bigint := event_place(organization);
  reported_viewers uuid[];
  reported_ids uuid[];
begin
  if followers = '{}' then
    return false;
  end if;
  with changed as materialized (
    select c.user_id, c.id, c.version, to_jsonb(c) - '{search,email,organization_id,phone_at,timezone_at}'::text[] as snapshot,
        new_id(c.version) as event_id
      from unnest(followers) as viewer
        cross join lateral (
          select * from contacts n where n.organization_id = organization and n.user_id = viewer and n.changed_place = place) as c
  ), happened as (
    insert into events (organization_id, id, subject_id, sequence, type, data)
      select organization, c.event_id, c.id, c.version, 'contact_changed', c.snapshot from changed c
      on conflict (organization_id, subject_id, sequence) where subject_id is not null do nothing
      returning id, subject_id
  ), viewed as (
    insert into event_viewers (organization_id, event_id, user_id, place, subject)
      select organization, c.event_id, c.user_id, place, 'contact' from changed c join happened h on h.id = c.event_id
      returning event_id, user_id
  )
  select array_agg(v.user_id), array_agg(v.event_id) into reported_viewers, reported_ids from viewed v;
  return reported_ids is not null and deliver_contact_events(organization, 'contact_changed', reported_viewers, reported_ids);
end $$;

-- After contacts were deleted: leaves their ids in removed_contacts, and inserts an event about each for a follower. `removed`: array of id, user_id, version
-- and data, the snapshot without the person. Returns whether deliveries are due.
create function report_removed_contacts(organization uuid, removed jsonb) returns boolean language plpgsql as $$
declare
  instant timestamptz := current_instant();
  place constant bigint := event_place(organization);
  followers constant uuid[] := followers_among(organization, array(
    select distinct r.user_id from jsonb_to_recordset(removed) as r (user_id uuid)));
  viewers uuid[];
  ids uuid[];
begin
  with gone as materialized (
    select r.*, new_id(r.version + 1) as event_id, r.user_id = any (followers) as is_followed
      from jsonb_to_recordset(removed) as r (id uuid, user_id uuid, version integer, data jsonb)
  ), kept as (
    insert into removed_contacts (organization_id, user_id, changed_place, id, removed_at)
      select organization, g.user_id, place, g.id, instant from gone g
  ), happened as (
    insert into events (organization_id, id, subject_id, sequence, type, data)
      select organization, g.event_id, g.id, g.version + 1, 'contact_erased', g.data from gone g where g.is_followed
  ), viewed as (
    insert into event_viewers (organization_id, event_id, user_id, place, subject)
      select organization, g.event_id, g.user_id, place, 'contact' from gone g where g.is_followed
  )
  select array_agg(g.user_id), array_agg(g.event_id) into viewers, ids from gone g where g.is_followed;
  return ids is not null and deliver_contact_events(organization, 'contact_erased', viewers, ids);
end $$;

-- Changed: the contact is reported, too. Inserts an event about a lead, as it is now, for its owner.
create or replace function insert_lead_event(organization uuid, lead uuid, event_type text) returns boolean
language plpgsql set timezone = 'UTC' as $$
declare
  found_lead leads;
  name text;
  is_lead_due boolean;
begin
  select * into found_lead from leads l where l.organization_id = organization and l.id = lead;
  select e.name into name from event_types e where e.organization_id = organization and e.id = found_lead.event_type_id;
  is_lead_due := insert_event(organization, event_type, 'lead', lead, to_jsonb(found_lead) || jsonb_build_object('event_type_name', name),
    array[found_lead.owner_id]);
  return report_contacts(organization, array[found_lead.owner_id]) or is_lead_due;
end $$;

-- Changed: contacts are reported. The only writer of bookings: changes some and inserts others, with everything that follows from that. Returns
-- them as they are afterwards, where `returns_all`, and whether deliveries are due. Imports return nothing, send no mail and write
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
  new_ids uuid[];
  has_others boolean := false;
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
        new_ids := array(select a.id from unnest(added) as a);
        if exists (select from contact_followers f where f.organization_id = organization) then
          has_others := report_contacts(organization, array(
            select distinct v.user_id from booking_viewers v where v.organization_id = organization and v.booking_id = any (new_ids)));
          has_deliveries := has_deliveries or has_others;
        end if;
        has_others := report_booked_leads(organization, new_ids);
        has_deliveries := has_deliveries or has_others;
      end if;
    end if;
  end if;
end $$;
