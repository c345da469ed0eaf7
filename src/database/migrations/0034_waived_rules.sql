-- Rules of the event type that did not apply to the booking's start, because a host waived them.
alter table bookings add column waived text[] not null default '{}';

alter type new_booking add attribute waived text[];

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
