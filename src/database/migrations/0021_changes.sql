-- Lists in the order of change, and what partners keep with a booking.

-- changed_place: the order of the last change, see event_place; 0 for rows from before. updated_at: that of the booking.
alter table booking_viewers
  add column changed_place bigint not null default 0,
  add column updated_at timestamptz;
alter table leads add column changed_place bigint not null default 0;

-- metadata: array of pairs (key, value) of partners. source: how the booking came about; null for bookings from before.
alter table bookings
  add column metadata jsonb not null default '[]',
  add column source text,
  add constraint bookings_source_known check (source in ('page', 'api', 'agent', 'import'));
alter type new_booking add attribute metadata jsonb, add attribute source text;

-- edits: sets notes, phone, guests and metadata.
alter type booking_change add attribute edits boolean, add attribute notes text, add attribute invitee_phone text,
  add attribute invitee_phone_e164 text, add attribute guests text[], add attribute metadata jsonb;

-- Every row with a lower place is visible to the statement that calls this, and every later change gets a higher one.
create function settled_place(organization uuid) returns bigint language plpgsql stable as $$
declare
  here bigint := cluster_id();
  result bigint;
begin
  -- Without a base of this cluster nothing was written here yet.
  select p.base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint into result
    from event_places p where p.organization_id = organization and p.cluster = here;
  return coalesce(result, 9007199254740991);
end $$;

-- The last event of each user and subject that was removed: who has received it can continue after it, since nothing is missing.
create table last_removed_events (
  organization_id uuid not null,
  user_id uuid not null,
  subject text not null,
  event_id uuid not null,
  place bigint not null,
  constraint last_removed_events_pkey primary key (organization_id, user_id, subject),
  constraint last_removed_events_organization_id_user_id_fkey foreign key (organization_id, user_id)
    references users (organization_id, id) on delete cascade
);

-- The last place in any list.
create function last_place(organization uuid) returns bigint language plpgsql as $$
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
        order by l.changed_place desc limit 1) as last)));
end $$;

-- Changed: places of lists count, too.
create or replace function event_place(organization uuid) returns bigint language plpgsql as $$
declare
  here bigint := cluster_id();
  result bigint;
begin
  select p.base + pg_current_xact_id()::text::bigint into result
    from event_places p where p.organization_id = organization and p.cluster = here;
  if found then
    return result;
  end if;
  -- Any transaction that is running now, or begins later, gets a place after the last one.
  insert into event_places as p (organization_id, cluster, base)
    values (organization, here, coalesce(last_place(organization), 0) + 1 - pg_snapshot_xmin(pg_current_snapshot())::text::bigint)
    on conflict (organization_id) do update set cluster = excluded.cluster, base = excluded.base where p.cluster <> excluded.cluster;
  select p.base + pg_current_xact_id()::text::bigint into result from event_places p where p.organization_id = organization;
  return result;
end $$;

-- Moves bookings to the end of the lists in the order of change, after a change by other means than write_bookings.
create function touch_bookings(organization uuid, ids uuid[]) returns void language plpgsql as $$
declare
  place bigint := event_place(organization);
begin
  update booking_viewers v set changed_place = place, updated_at = b.updated_at from bookings b
    where v.organization_id = organization and v.booking_id = any (ids) and b.organization_id = organization and b.id = v.booking_id;
end $$;

-- Inserts leads, and adds them to their owners' contacts. is_verified: see add_to_contacts.
create or replace function insert_leads(organization uuid, given jsonb, is_verified boolean) returns void language plpgsql as $$
declare
  added leads[] := array(select l from jsonb_populate_recordset(null::leads, given) as l);
  place bigint := event_place(organization);
begin
  insert into leads (organization_id, id, owner_id, event_type_id, name, email, phone, phone_e164, timezone, answers, status, created_at,
      updated_at, changed_place)
    select organization, l.id, l.owner_id, l.event_type_id, l.name, l.email, l.phone, l.phone_e164, l.timezone, l.answers, l.status, l.created_at,
      l.updated_at, place
    from unnest(added) as l;
  perform add_to_contacts(organization, array(
    select (l.owner_id, l.email, l.name, l.phone, l.phone_e164, l.timezone, false, l.created_at, l.id)::contact_activity
      from unnest(added) as l), is_verified);
end $$;

-- Updates the latest open lead of the address, keeping what is not given; without one, inserts this lead, which is not verified. Locks the
-- address, so that it gets one lead. Returns the lead's id.
create or replace function capture_lead(organization uuid, given jsonb) returns uuid language plpgsql as $$
declare
  captured leads := jsonb_populate_record(null::leads, given);
  place bigint := event_place(organization);
  result uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended(captured.event_type_id || ' ' || lower(captured.email), 2));
  update leads l set name = captured.name, email = captured.email, phone = coalesce(captured.phone, l.phone),
      phone_e164 = case when captured.phone is null then l.phone_e164 else captured.phone_e164 end,
      timezone = coalesce(captured.timezone, l.timezone), answers = coalesce(captured.answers, l.answers), updated_at = current_instant(),
      changed_place = place
    where l.organization_id = organization and not l.booked and l.id = (
      select o.id from leads o where o.organization_id = organization and o.event_type_id = captured.event_type_id
        and lower(o.email) = lower(captured.email) and not o.booked order by o.created_at desc, o.id desc limit 1)
    returning l.id into result;
  if result is null then
    result := captured.id;
    perform insert_leads(organization, jsonb_build_array(given || jsonb_build_object('answers', coalesce(captured.answers, '[]'),
      'status', 'new', 'created_at', current_instant(), 'updated_at', current_instant())), false);
  end if;
  return result;
end $$;

-- Changes the fields of a lead that are given. The caller holds a lock of it.
create function change_lead(organization uuid, lead uuid, given jsonb) returns void language plpgsql as $$
declare
  before leads;
  changed leads;
  place bigint := event_place(organization);
begin
  select * into before from leads l where l.organization_id = organization and l.id = lead;
  changed := jsonb_populate_record(before, given);
  update leads l set name = changed.name, phone = changed.phone, phone_e164 = changed.phone_e164, timezone = changed.timezone,
      answers = changed.answers, status = changed.status, updated_at = current_instant(), changed_place = place
    where l.organization_id = organization and l.id = lead;
end $$;

-- The booking that a lead became: one that names the lead, else the first from its address since it was captured.
-- Of existing leads, for new bookings; `only_named` leaves those out that match by address.
create or replace function book_leads(organization uuid, bookings uuid[], only_named boolean) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
begin
  with candidates as (
    select l.id as lead_id, b.id, b.created_at, true as is_named
      from bookings b join leads l on l.organization_id = organization and l.id = b.lead_id
      where b.organization_id = organization and b.id = any (book_leads.bookings) and not l.booked
    union all
    select l.id, b.id, b.created_at, false
      from bookings b join leads l on l.organization_id = organization and l.event_type_id = b.event_type_id
        and lower(l.email) = lower(b.invitee_email) and l.created_at <= b.created_at
      where not only_named and b.organization_id = organization and b.id = any (book_leads.bookings) and not l.booked
  ), first as (
    select distinct on (lead_id) lead_id, id from candidates order by lead_id, is_named desc, created_at, id
  )
  update leads l set booking_id = first.id, updated_at = instant, changed_place = place from first
    where l.organization_id = organization and l.id = first.lead_id;
end $$;

-- Cancels active bookings, marks no-shows, edits and links bookings. Returns the changes that applied.
create or replace function change_bookings(organization uuid, changes booking_change[]) returns booking_change[] language plpgsql as $$
declare
  ids uuid[];
  applied booking_change[];
  removed tallied_booking[];
  added tallied_booking[];
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
begin
  with updated as (
    update bookings b set
        status = case when c.cancels then 'canceled' else b.status end,
        cancel_reason = case when c.cancels then c.cancel_reason else b.cancel_reason end,
        canceled_by = case when c.cancels then c.canceled_by else b.canceled_by end,
        canceled_at = case when c.cancels then instant else b.canceled_at end,
        no_show = coalesce(c.no_show, b.no_show),
        notes = case when c.edits then c.notes else b.notes end,
        invitee_phone = case when c.edits then c.invitee_phone else b.invitee_phone end,
        invitee_phone_e164 = case when c.edits then c.invitee_phone_e164 else b.invitee_phone_e164 end,
        guests = case when c.edits then c.guests else b.guests end,
        metadata = case when c.edits then c.metadata else b.metadata end,
        rescheduled_from_id = coalesce(c.rescheduled_from_id, b.rescheduled_from_id),
        rescheduled_to_id = coalesce(c.rescheduled_to_id, b.rescheduled_to_id),
        updated_at = case when c.cancels or c.edits or c.no_show <> b.no_show then instant else b.updated_at end
      from unnest(changes) as c
      where b.organization_id = organization and b.id = c.id
        and case when c.cancels then b.status = 'active' when c.no_show is null then true else b.status = 'active' and b.no_show <> c.no_show end
      returning b.id
  ) select coalesce(array_agg(u.id), '{}') into ids from updated u;
  applied := array(select c from unnest(changes) as c where c.id = any (ids));
  if exists (select from unnest(applied) as c where c.cancels) then
    with freed as (
      update meetings m set seats_taken = m.seats_taken - l.count
        from (select b.meeting_id, count(*)::integer as count
            from unnest(applied) as c join bookings b on b.organization_id = organization and b.id = c.id
            where c.cancels group by b.meeting_id) as l
        where m.organization_id = organization and m.id = l.meeting_id
        returning m.id, m.seats_taken
    ) delete from host_claims h using freed
      where h.organization_id = organization and h.meeting_id = freed.id and freed.seats_taken = 0;
    delete from messages m using unnest(applied) as c
      where c.cancels and m.organization_id = organization and m.booking_id = c.id and m.kind = 'reminder' and m.status = 'pending';
  end if;
  removed := array(select (v.user_id, v.starts_at, v.event_type_id, v.outcome)::tallied_booking from booking_viewers v
    where v.organization_id = organization and v.booking_id = any (ids));
  with updated as (
    update booking_viewers v set status = b.status, changed_place = place, updated_at = b.updated_at, outcome = case
          when b.status = 'active' then case when b.no_show then 'no_show' else 'active' end
          when c.moves or b.rescheduled_to_id is not null then 'moved' else 'canceled' end
      from unnest(applied) as c join bookings b on b.organization_id = organization and b.id = c.id
      where v.organization_id = organization and v.booking_id = c.id
      returning v.user_id, v.starts_at, v.event_type_id, v.outcome
  ) select array_agg(row(u.*)::tallied_booking) into added from updated u;
  perform tally_bookings(organization, removed, added);
  return applied;
end $$;

-- Inserts bookings with their meetings, host claims, viewers, tallies, leads and contacts.
create or replace function insert_bookings(organization uuid, given new_booking[]) returns void language plpgsql as $$
declare
  additions new_booking[] := given;
  ids uuid[];
  viewers tallied_booking[];
  instant timestamptz := current_instant();
  place bigint := event_place(organization);
  has_joins boolean;
  has_rules boolean;
  has_moves boolean;
  all_leads boolean;
begin
  select bool_or(a.joins), bool_or(a.lead_rule <> 'given'), bool_or(a.rescheduled_from_id is not null), bool_or(a.books_leads = 'all')
    into has_joins, has_rules, has_moves, all_leads from unnest(additions) as a;
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
    additions := array(
      select jsonb_populate_record(a, jsonb_build_object('lead_id', case
          when a.lead_rule = 'latest' and a.lead_id is null then (
            select l.id from leads l where l.organization_id = organization and l.event_type_id = a.event_type_id
              and lower(l.email) = lower(a.invitee_email) and not l.booked order by l.created_at desc, l.id desc limit 1)
          when a.lead_rule = 'of_address' then (
            select l.id from leads l where l.organization_id = organization and l.id = a.lead_id and l.event_type_id = a.event_type_id
              and lower(l.email) = lower(a.invitee_email))
          else a.lead_id end))
      from unnest(additions) as a);
  end if;
  insert into bookings (organization_id, id, event_type_id, meeting_id, host_id, starts_at, ends_at, status, location_kind, location_value,
      invitee_name, invitee_email, invitee_timezone, invitee_language, invitee_phone, invitee_phone_e164, guests, answers, notes, cancel_reason,
      canceled_at, canceled_by, rescheduled_from_id, reschedule_reason, lead_id, no_show, created_at, updated_at, chain_id,
      metadata, source)
    select organization, a.id, a.event_type_id, a.meeting_id, a.host_ids[1], a.starts_at, a.ends_at, a.status, a.location_kind,
      a.location_value, a.invitee_name, a.invitee_email, a.invitee_timezone, coalesce(a.invitee_language, 'en'), a.invitee_phone,
      a.invitee_phone_e164, a.guests, a.answers, a.notes, a.cancel_reason, a.canceled_at, a.canceled_by, a.rescheduled_from_id,
      a.reschedule_reason, a.lead_id, a.no_show, a.created_at, a.updated_at, coalesce(a.chain_id, a.id),
      coalesce(a.metadata, '[]'), a.source
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
  ids := array(select a.id from unnest(additions) as a where a.books_leads = 'all' or a.books_leads = 'named' and a.lead_id is not null);
  if ids <> '{}' then
    perform book_leads(organization, ids, not all_leads);
  end if;
  perform add_to_contacts(organization, array_agg(
      (viewer, a.invitee_email, a.invitee_name, a.invitee_phone, a.invitee_phone_e164, a.invitee_timezone, true, a.created_at, a.id)::contact_activity),
      a.is_verified)
    from unnest(additions) as a cross join lateral (select distinct unnest(a.host_ids || a.owner_id) as viewer) as viewers
    group by a.is_verified;
end $$;
