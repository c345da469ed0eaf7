-- Who follows contacts, and which leads a booking takes, also while transactions overlap; and the consequences of one booking in fewer
-- statements: what a statement takes to begin is more than what it takes to read or write a few rows.

-- Whoever changes contacts looks for followers under a lock that they share, and whoever begins to follow them takes it alone: a change is
-- reported, or committed before the follower reads.

-- Records the events about the user's contacts from now on. for_all: an endpoint for the whole organization is about to get those of all members.
create function follow_contacts(organization uuid, follower uuid, for_all boolean) returns void language plpgsql as $$
begin
  if for_all or not exists (select from contact_followers f where f.organization_id = organization and f.user_id = follower) then
    perform pg_advisory_xact_lock(hashtextextended(organization::text, 3));
    insert into contact_followers (organization_id, user_id) values (organization, follower) on conflict do nothing;
  end if;
end $$;

-- Changed: volatile, so that it sees whoever followed before the lock was there.
-- Which of these users get events about their contacts: those who follow them, or all with an endpoint for the whole organization.
create or replace function followers_among(organization uuid, users uuid[]) returns uuid[] language plpgsql volatile as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(organization::text, 3));
  if exists (
      select from webhooks w where w.organization_id = organization and w.organization_wide
        and w.events && array['contact_changed', 'contact_erased']) then
    return users;
  end if;
  return array(select f.user_id from contact_followers f where f.organization_id = organization and f.user_id = any (users));
end $$;

-- What activities add to a contact.
create type contact_addition as (
  user_id uuid, email_key text collate "C", email text collate "C", name text, phone text, phone_e164 text, phone_at timestamptz, timezone text,
  timezone_at timestamptz, bookings integer, leads integer, first_at timestamptz, last_at timestamptz, booked_at timestamptz
);

-- Adds bookings and leads to contacts. Verified data replace older data; unverified data only fill empty fields.
create or replace function add_to_contacts(organization uuid, activity contact_activity[], is_verified boolean) returns void
language plpgsql as $$
declare
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
  single contact_activity;
  latest contact_addition[];
begin
  if cardinality(activity) = 1 then
    single := activity[1];
    latest := array[(single.user_id, lower(single.email), single.email, single.name, single.phone, single.phone_e164, single.created_at,
      single.timezone, single.created_at, single.is_booking::integer, (not single.is_booking)::integer, single.created_at, single.created_at,
      case when single.is_booking then single.created_at end)::contact_addition];
  else
    latest := array(
      select distinct on (a.user_id, lower(a.email)) (a.user_id, lower(a.email), a.email, a.name,
          first_value(a.phone) over by_phone, first_value(a.phone_e164) over by_phone, first_value(a.created_at) over by_phone,
          first_value(a.timezone) over by_timezone, first_value(a.created_at) over by_timezone,
          (count(*) filter (where a.is_booking) over everything)::integer, (count(*) filter (where not a.is_booking) over everything)::integer,
          min(a.created_at) over everything, a.created_at,
          max(a.created_at) filter (where a.is_booking) over everything)::contact_addition
        from unnest(activity) a
        window everything as (partition by a.user_id, lower(a.email)),
          by_phone as (everything order by a.phone is null, a.created_at desc, a.is_booking desc, a.source_id desc),
          by_timezone as (everything order by a.timezone is null, a.created_at desc, a.is_booking desc, a.source_id desc)
        order by a.user_id, lower(a.email), a.created_at desc, a.is_booking desc, a.source_id desc);
  end if;
  with merged as (
    insert into contacts as c (organization_id, user_id, email_key, email, name, phone, phone_e164, timezone, booking_count,
        lead_count, first_seen_at, last_activity_at, last_booking_at, phone_at, timezone_at,
        id, changed_place, updated_at, version)
      select organization, l.user_id, l.email_key, l.email, l.name, l.phone, l.phone_e164, l.timezone, l.bookings, l.leads,
        l.first_at, l.last_at, l.booked_at, l.phone_at, l.timezone_at, new_id(), place, instant, 1
      from unnest(latest) as l order by l.user_id, l.email_key
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
    from merged m join unnest(latest) as l using (user_id, email_key)
  )
  insert into contact_totals as t (organization_id, user_id, kind, total)
    select organization, d.user_id, d.kind, sum(d.change) from (
      select user_id, case when is_client then 'client' else 'lead' end as kind, 1 as change from counted
      union all select user_id, case when was_client then 'client' else 'lead' end, -1 from counted where was_known) as d
    group by d.user_id, d.kind having sum(d.change) <> 0 order by d.user_id, d.kind
    on conflict (organization_id, user_id, kind) do update set total = t.total + excluded.total;
end $$;

drop function insert_bookings(uuid, new_booking[]);

-- Inserts bookings with their meetings, host claims, viewers, tallies, leads and contacts. has_leads: it may have changed leads.
create function insert_bookings(organization uuid, given new_booking[], out has_leads boolean) language plpgsql as $$
declare
  additions new_booking[] := given;
  addition new_booking;
  ids uuid[] := '{}';
  viewers tallied_booking[];
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
  has_joins boolean := false;
  has_rules boolean := false;
  has_moves boolean := false;
  all_leads boolean := false;
begin
  foreach addition in array given loop
    has_joins := has_joins or addition.joins;
    has_rules := has_rules or addition.lead_rule <> 'given';
    has_moves := has_moves or addition.rescheduled_from_id is not null;
    all_leads := all_leads or coalesce(addition.books_leads = 'all', false);
  end loop;
  insert into meetings (organization_id, id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats,
      seats_taken, timezone, utc_offset_min, created_at)
    select organization, a.meeting_id, a.event_type_id, a.host_ids, a.starts_at, a.ends_at, a.buffer_before_min, a.buffer_after_min, a.seats,
      a.seats_taken, a.timezone, a.utc_offset_min, a.created_at
    from unnest(additions) as a where a.seats is not null and not a.joins;
  insert into host_claims (organization_id, meeting_id, host_id, occupies)
    select organization, a.meeting_id, host_id, tstzrange(
        a.starts_at - make_interval(mins => a.buffer_before_min), a.ends_at + make_interval(mins => a.buffer_after_min))
    from unnest(additions) as a cross join unnest(a.host_ids) as host_id where a.seats_taken > 0 and not a.joins;
  if has_joins then
    additions := join_meetings(organization, additions);
  end if;
  if has_rules then
    for i in 1..cardinality(additions) loop
      addition := additions[i];
      if addition.lead_rule = 'latest' then
        -- As capture_lead locks it: a lead of this moment is committed and taken, or captured after the booking.
        perform pg_advisory_xact_lock(hashtextextended(addition.event_type_id || ' ' || lower(addition.invitee_email), 2));
      end if;
      if addition.lead_rule = 'latest' and addition.lead_id is null then
        select l.id into addition.lead_id from leads l
          where l.organization_id = organization and l.event_type_id = addition.event_type_id
            and lower(l.email) = lower(addition.invitee_email) and not l.booked order by l.created_at desc, l.id desc limit 1;
      elsif addition.lead_rule = 'of_address' then
        select l.id into addition.lead_id from leads l
          where l.organization_id = organization and l.id = addition.lead_id and l.event_type_id = addition.event_type_id
            and lower(l.email) = lower(addition.invitee_email);
      end if;
      additions[i] := addition;
    end loop;
  end if;
  insert into bookings (organization_id, id, event_type_id, meeting_id, host_id, starts_at, ends_at, status, location_kind, location_value,
      invitee_name, invitee_email, invitee_timezone, invitee_language, invitee_phone, invitee_phone_e164, guests, answers, notes, cancel_reason,
      canceled_at, canceled_by, rescheduled_from_id, reschedule_reason, lead_id, no_show, created_at, updated_at, chain_id,
      metadata, source, waived)
    select organization, a.id, a.event_type_id, a.meeting_id, a.host_ids[1], a.starts_at, a.ends_at, a.status, a.location_kind,
      a.location_value, a.invitee_name, a.invitee_email, a.invitee_timezone, coalesce(a.invitee_language, 'en'), a.invitee_phone,
      a.invitee_phone_e164, a.guests, a.answers, a.notes, a.cancel_reason, a.canceled_at, a.canceled_by, a.rescheduled_from_id,
      a.reschedule_reason, a.lead_id, a.no_show, a.created_at, a.updated_at, coalesce(a.chain_id, a.id),
      coalesce(a.metadata, '[]'), a.source, coalesce(a.waived, '{}')
    from unnest(additions) as a;
  with inserted as (
    insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at, outcome,
        changed_place, updated_at)
      select distinct organization, a.id, viewer, a.event_type_id, a.status, a.starts_at, a.created_at,
        case when a.status = 'active' and a.no_show then 'no_show' else a.status end,
        place, a.updated_at
      from unnest(additions) as a cross join unnest(a.host_ids || a.owner_id) as viewer
      returning user_id, starts_at, event_type_id, outcome
  ) select array_agg(row(i.*)::tallied_booking) into viewers from inserted i;
  perform tally_bookings(organization, '{}', viewers);
  if has_moves then
    update bookings b set rescheduled_to_id = a.id from unnest(additions) as a
      where b.organization_id = organization and b.id = a.rescheduled_from_id;
    update leads l set booking_id = a.id, updated_at = instant, changed_place = place from unnest(additions) as a
      where l.organization_id = organization and l.booking_id = a.rescheduled_from_id and (l.id = a.lead_id
        or l.id in (select s.id from leads s where s.organization_id = organization and s.event_type_id = a.event_type_id
          and lower(s.email) = lower(a.invitee_email)));
  end if;
  foreach addition in array additions loop
    -- The latest open lead was looked for: without one, the address has none.
    if addition.books_leads = 'all' and (addition.lead_id is not null or addition.lead_rule <> 'latest')
        or addition.books_leads = 'named' and addition.lead_id is not null then
      ids := ids || addition.id;
    end if;
  end loop;
  if ids <> '{}' then
    perform book_leads(organization, ids, not all_leads);
  end if;
  perform add_to_contacts(organization, array_agg(
      (viewer, a.invitee_email, a.invitee_name, a.invitee_phone, a.invitee_phone_e164, a.invitee_timezone, true, a.created_at, a.id)::contact_activity),
      a.is_verified)
    from unnest(additions) as a cross join lateral (select distinct unnest(a.host_ids || a.owner_id) as viewer) as viewers
    group by a.is_verified;
  has_leads := has_moves or ids <> '{}';
end $$;

-- Changed: looks for followers under their lock; leads are reported only if it has changed some. The only writer of bookings: changes some and
-- inserts others, with everything that follows from that. Returns them as they are afterwards, where `returns_all`, and whether deliveries are
-- due. Imports return nothing, send no mail and write to no calendar. The caller holds the locks of their hosts.
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
  has_leads boolean := false;
begin
  if changes is not null then
    changed := change_bookings(organization, array(select c from jsonb_populate_recordset(null::booking_change, changes) as c));
  end if;
  if additions is not null then
    defaults := jsonb_populate_record(null::new_booking, jsonb_build_object('joins', false, 'status', 'active', 'guests', '[]'::jsonb,
      'answers', '[]'::jsonb, 'no_show', false, 'created_at', current_instant(), 'updated_at', current_instant(), 'lead_rule', 'given',
      'is_verified', true));
    added := array(select a from jsonb_populate_recordset(defaults, additions) as a);
    has_leads := (insert_bookings(organization, added));
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
        perform pg_advisory_xact_lock_shared(hashtextextended(organization::text, 3));
        if exists (select from contact_followers f where f.organization_id = organization) then
          has_others := report_contacts(organization, array(
            select distinct v.user_id from booking_viewers v where v.organization_id = organization and v.booking_id = any (new_ids)));
          has_deliveries := has_deliveries or has_others;
        end if;
        if has_leads then
          has_others := report_booked_leads(organization, new_ids);
          has_deliveries := has_deliveries or has_others;
        end if;
      end if;
    end if;
  end if;
end $$;
