-- Generated from the database's catalog by "npm run generate". The source is src/database/migrations.

create extension btree_gin;
create extension btree_gist;
create extension pg_trgm;

CREATE OR REPLACE FUNCTION public.add_to_contacts(organization uuid, activity contact_activity[], is_verified boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.book_leads(organization uuid, bookings uuid[], only_named boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.book_new_leads(organization uuid, leads uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET enable_nestloop TO 'on'
AS $function$
begin
  -- Few leads read the bookings of their event types. Many, as an import has, read all bookings once.
  if cardinality(leads) > 1000 then
    perform set_config('enable_nestloop', 'off', true);
  end if;
  with candidates as (
    select l.id as lead_id, b.id, b.created_at, true as is_named
      from leads l join bookings b on b.organization_id = organization and b.lead_id = l.id
      where l.organization_id = organization and l.id = any (book_new_leads.leads) and not l.booked
    union all
    select l.id, b.id, b.created_at, false
      from leads l join bookings b on b.organization_id = organization and b.event_type_id = l.event_type_id
        and lower(b.invitee_email) = lower(l.email) and b.created_at >= l.created_at
      where l.organization_id = organization and l.id = any (book_new_leads.leads) and not l.booked
  ), first as (
    select distinct on (lead_id) lead_id, id from candidates order by lead_id, is_named desc, created_at, id
  )
  update leads l set booking_id = first.id from first where l.organization_id = organization and l.id = first.lead_id;
end $function$;

CREATE OR REPLACE FUNCTION public.capture_lead(organization uuid, given jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.chain_bookings(organization uuid, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  with recursive ancestors (id, at) as (
    select b.id, b.id from bookings b where b.organization_id = organization and b.id = any (ids)
    union
    select a.id, p.id from ancestors a
      join bookings b on b.organization_id = organization and b.id = a.at
      join bookings p on p.organization_id = organization and p.id = b.rescheduled_from_id and p.rescheduled_to_id = b.id
  ), roots as (
    select a.id, a.at from ancestors a join bookings b on b.organization_id = organization and b.id = a.at
    where not exists (
      select from bookings p where p.organization_id = organization and p.id = b.rescheduled_from_id and p.rescheduled_to_id = b.id)
  )
  update bookings b set chain_id = r.at from roots r
    where b.organization_id = organization and b.id = r.id and b.chain_id <> r.at;
end $function$;

CREATE OR REPLACE FUNCTION public.change_bookings(organization uuid, changes booking_change[])
 RETURNS booking_change[]
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.change_lead(organization uuid, lead uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.check_writable()
 RETURNS void
 LANGUAGE plpgsql
 SET work_mem TO '64kB'
 SET temp_tablespaces TO ''
AS $function$
begin
  perform count(*) from generate_series(1, 8000);
  insert into readiness_checks (checked_at) values (current_instant())
    on conflict (id) do update set checked_at = excluded.checked_at;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_described_deliveries(organization uuid, after_endpoint uuid, most integer, open_users uuid[], max_concurrent integer, slow_after_timeouts integer, lease_seconds integer)
 RETURNS TABLE(id uuid, webhook_id uuid, is_open boolean, is_slow boolean, attempt integer, failures integer, due_at timestamp with time zone, url text, secret bytea, previous_secret bytea, type text, sequence integer, booking jsonb, data jsonb, event_id uuid, event_at timestamp with time zone, is_test boolean)
 LANGUAGE plpgsql
AS $function$
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
        e.type, e.sequence, case when is_receiving then e.booking end, case when is_receiving then e.data end, e.id, e.created_at,
        e.booking_id is null and e.subject_id is null
      from webhook_deliveries d join events e on e.organization_id = organization and e.id = d.event_id
      where d.organization_id = organization and d.id = any (picked);
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_host_notices(organization uuid, most integer, pauses_sec integer[])
 RETURNS TABLE(id uuid, attempt integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  instant timestamptz := current_instant();
  picked uuid[];
begin
  picked := array(
    select n.id from host_notices n where n.organization_id = organization and n.next_attempt_at <= instant
      order by n.next_attempt_at, n.id limit most for update skip locked);
  update host_notices n set next_attempt_at = null
    where n.organization_id = organization and n.id = any (picked)
      and (n.created_at <= instant - interval '1 day' or (n.about in ('asked', 'added')) <> exists (
        select from event_type_hosts h
          where h.organization_id = organization and h.event_type_id = n.event_type_id and h.user_id = n.host_id));
  return query
    update host_notices n set attempts = n.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from host_notices d where d.organization_id = organization and d.id = any (picked) for update) as due
      where n.organization_id = organization and n.id = due.id and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_messages(organization uuid, most integer, pauses_sec integer[])
 RETURNS TABLE(id uuid, attempt integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  instant timestamptz := current_instant();
  picked uuid[];
begin
  picked := array(
    select m.id from messages m where m.organization_id = organization and m.next_attempt_at <= instant
      order by m.next_attempt_at, m.id limit most for update skip locked);
  update messages m set status = 'failed', next_attempt_at = null,
      error = 'The meeting ' || case m.kind when 'reminder' then 'began' else 'ended' end || ' before the message could be sent.'
    from bookings b
    where m.organization_id = organization and m.id = any (picked) and b.organization_id = organization and b.id = m.booking_id
      and case m.kind when 'reminder' then b.starts_at else b.ends_at end <= instant;
  return query
    update messages m set attempts = m.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from messages d where d.organization_id = organization and d.id = any (picked) for update) as due
      where m.organization_id = organization and m.id = due.id and m.status = 'pending'
      returning m.id, m.attempts;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_pending_bookings(organization uuid, most integer, pauses_sec integer[])
 RETURNS TABLE(id uuid, attempt integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  instant timestamptz := current_instant();
  picked uuid[];
begin
  picked := array(
    select p.id from pending_bookings p where p.organization_id = organization and p.next_attempt_at <= instant
      order by p.next_attempt_at, p.id limit most for update skip locked);
  update pending_bookings p set next_attempt_at = null
    where p.organization_id = organization and p.id = any (picked) and (p.expires_at <= instant or p.chain_id is not null);
  return query
    update pending_bookings p set attempts = p.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from pending_bookings d where d.organization_id = organization and d.id = any (picked) for update) as due
      where p.organization_id = organization and p.id = due.id and p.next_attempt_at is not null
      returning p.id, p.attempts;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_security_notices(organization uuid, most integer, pauses_sec integer[])
 RETURNS TABLE(id uuid, attempt integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  instant timestamptz := current_instant();
  picked uuid[];
begin
  picked := array(
    select n.id from security_notices n where n.organization_id = organization and n.next_attempt_at <= instant
      order by n.next_attempt_at, n.id limit most for update skip locked);
  update security_notices n set next_attempt_at = null
    where n.organization_id = organization and n.id = any (picked) and n.created_at <= instant - interval '1 day';
  return query
    update security_notices n set attempts = n.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from security_notices d where d.organization_id = organization and d.id = any (picked) for update) as due
      where n.organization_id = organization and n.id = due.id and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $function$;

CREATE OR REPLACE FUNCTION public.claim_webhook_notices(organization uuid, most integer, pauses_sec integer[])
 RETURNS TABLE(id uuid, attempt integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  instant timestamptz := current_instant();
  picked uuid[];
begin
  picked := array(
    select n.webhook_id from webhook_notices n where n.organization_id = organization and n.next_attempt_at <= instant
      order by n.next_attempt_at, n.webhook_id limit most for update skip locked);
  update webhook_notices n set next_attempt_at = null from webhooks w
    where n.organization_id = organization and n.webhook_id = any (picked) and w.organization_id = organization and w.id = n.webhook_id
      and (n.created_at <= instant - interval '1 day'
        or case when w.active then w.consecutive_failures = 0 else w.disabled_reason is null end);
  return query
    update webhook_notices n set attempts = n.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.webhook_id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from webhook_notices d where d.organization_id = organization and d.webhook_id = any (picked) for update) as due
      where n.organization_id = organization and n.webhook_id = due.webhook_id and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $function$;

CREATE OR REPLACE FUNCTION public.cluster_id()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare
  id text := current_setting('caledee.cluster', true);
begin
  if id is null or id = '' then
    select system_identifier into id from pg_control_system();
    perform set_config('caledee.cluster', id, false);
  end if;
  return id;
end $function$;

CREATE OR REPLACE FUNCTION public.current_instant()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN date_trunc('milliseconds'::text, now());

CREATE OR REPLACE FUNCTION public.deliver_contact_events(organization uuid, event_type text, viewers uuid[], ids uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  -- Whoever deletes an endpoint waits for this transaction, or was first and the endpoint is not found.
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, e.id, case when w.active then current_instant() end
      from (
        select * from webhooks n where n.organization_id = organization and event_type = any (n.events)
          and (n.organization_wide or n.user_id = any (viewers)) for key share) as w
        join unnest(viewers, ids) as e (viewer, id) on w.organization_wide or e.viewer = w.user_id;
  return found;
end $function$;

CREATE OR REPLACE FUNCTION public.due_organizations()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from pg_extension where extname = 'citus') then
    return query select distinct d.organization_id from webhook_deliveries d
      where d.status = 'pending' and d.next_attempt_at <= current_instant() and (d.leased_until is null or d.leased_until <= now());
  else
    return query with recursive organization (id) as (
      (select d.organization_id from webhook_deliveries d where d.status = 'pending' and d.next_attempt_at is not null
        order by d.organization_id limit 1)
      union all
      select (select d.organization_id from webhook_deliveries d
        where d.organization_id > o.id and d.status = 'pending' and d.next_attempt_at is not null order by d.organization_id limit 1)
      from organization o where o.id is not null
    )
    select o.id from organization o where o.id is not null and (
      select true from webhook_deliveries d
        where d.organization_id = o.id and d.status = 'pending' and d.next_attempt_at <= current_instant()
          and (d.leased_until is null or d.leased_until <= now())
        order by d.next_attempt_at limit 1);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.event_place(organization uuid)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.first_id_at(instant timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((lpad(to_hex((floor((EXTRACT(epoch FROM instant) * (1000)::numeric)))::bigint), 12, '0'::text) || '00000000000000000000'::text))::uuid;

CREATE OR REPLACE FUNCTION public.fold_addresses(given text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN string_to_array(lower((array_to_string(given, ' '::text) COLLATE "C")), ' '::text);

CREATE OR REPLACE FUNCTION public.fold_text(given text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN replace(translate(lower((given COLLATE "und-x-icu")), 'ς̇'::text, 'σ'::text), 'ß'::text, 'ss'::text);

CREATE OR REPLACE FUNCTION public.follow_contacts(organization uuid, follower uuid, for_all boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if for_all or not exists (select from contact_followers f where f.organization_id = organization and f.user_id = follower) then
    perform pg_advisory_xact_lock(hashtextextended(organization::text, 3));
    insert into contact_followers (organization_id, user_id) values (organization, follower) on conflict do nothing;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.followers_among(organization uuid, users uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(organization::text, 3));
  if exists (
      select from webhooks w where w.organization_id = organization and w.organization_wide
        and w.events && array['contact_changed', 'contact_erased']) then
    return users;
  end if;
  return array(select f.user_id from contact_followers f where f.organization_id = organization and f.user_id = any (users));
end $function$;

CREATE OR REPLACE FUNCTION public.holding_organizations()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from pg_extension where extname = 'citus') then
    return query select distinct d.organization_id from webhook_deliveries d where d.status = 'pending' and d.next_attempt_at is null;
  else
    return query with recursive organization (id) as (
      (select d.organization_id from webhook_deliveries d where d.status = 'pending' and d.next_attempt_at is null
        order by d.organization_id limit 1)
      union all
      select (select d.organization_id from webhook_deliveries d
        where d.organization_id > o.id and d.status = 'pending' and d.next_attempt_at is null order by d.organization_id limit 1)
      from organization o where o.id is not null
    )
    select o.id from organization o where o.id is not null;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.insert_bookings(organization uuid, given new_booking[], OUT has_leads boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.insert_event(organization uuid, event_type text, event_subject text, object_id uuid, snapshot jsonb, viewers uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.insert_events(organization uuid, ids uuid[], types text[], sends_mail boolean, OUT snapshots jsonb[], OUT has_deliveries boolean)
 RETURNS record
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.insert_lead_event(organization uuid, lead uuid, event_type text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.insert_leads(organization uuid, given jsonb, is_verified boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  instant timestamptz := current_instant();
  added leads[] := array(
    select l from jsonb_array_elements(given) as one
      cross join jsonb_populate_record(null::leads, jsonb_build_object('created_at', instant, 'updated_at', instant) || one) as l);
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
end $function$;

CREATE OR REPLACE FUNCTION public.insert_messages(organization uuid, types text[], snapshots jsonb[], addresses jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.join_meetings(organization uuid, additions new_booking[])
 RETURNS new_booking[]
 LANGUAGE plpgsql
AS $function$
declare
  wanted integer;
  joined integer;
begin
  select count(distinct a.meeting_id) into wanted from unnest(additions) as a where a.joins and a.status = 'active';
  with taken as (
    update meetings m set seats_taken = m.seats_taken + j.count, seats = coalesce(j.seats, m.seats)
      from (select a.meeting_id, count(*)::integer as count, max(a.seats) as seats
          from unnest(additions) as a where a.joins and a.status = 'active' group by a.meeting_id) as j
      where m.organization_id = organization and m.id = j.meeting_id
        and m.seats_taken > 0 and m.seats_taken + j.count <= coalesce(j.seats, m.seats)
      returning m.id
  ) select count(*) into joined from taken;
  if joined < wanted then
    raise exception 'a meeting has no seat left, or was canceled' using errcode = 'serialization_failure';
  end if;
  return array(
    select case when a.joins and a.host_ids is null then (
        select jsonb_populate_record(a, jsonb_build_object('host_ids', m.host_ids, 'starts_at', m.starts_at, 'ends_at', m.ends_at))
        from meetings m where m.organization_id = organization and m.id = a.meeting_id) else a end
    from unnest(additions) as a);
end $function$;

CREATE OR REPLACE FUNCTION public.last_place(organization uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.list_events(organization uuid, viewer uuid, after_event uuid, most integer)
 RETURNS TABLE(is_known boolean, id uuid, type text, sequence integer, booking_id uuid, created_at timestamp with time zone, booking jsonb)
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.list_feed(organization uuid, viewer uuid, after_event uuid, most integer, subjects text[], types text[])
 RETURNS TABLE(is_known boolean, latest_id uuid, id uuid, type text, sequence integer, booking_id uuid, subject_id uuid, created_at timestamp with time zone, booking jsonb, data jsonb)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
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
  first_unsettled := settled_place(organization);
  listed := array(
    select l.event_id from unnest(subjects) as s (name) cross join lateral (
      select v.place, v.event_id from event_viewers v
        where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
          and (v.place, v.event_id) > (start, coalesce(after_event, '00000000-0000-0000-0000-000000000000'))
          and v.place < first_unsettled
          and (types is null or exists (
            select from events e where e.organization_id = organization and e.id = v.event_id and e.type = any (types)))
        order by v.place, v.event_id limit most) as l
      order by l.place, l.event_id limit most);
  select l.event_id into last_id from unnest(subjects) as s (name) cross join lateral (
    select v.place, v.event_id from event_viewers v
      where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
        and v.place < first_unsettled
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
end $function$;

CREATE OR REPLACE FUNCTION public.lock_booking_hosts(organization uuid, booking uuid, viewer uuid, moves boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  return query select lock_hosts(organization, array(
    select unnest(m.host_ids) from booking_viewers v join bookings b on b.organization_id = organization and b.id = v.booking_id
      join meetings m on m.organization_id = organization and m.id = b.meeting_id
    where v.organization_id = organization and v.booking_id = booking and v.user_id = viewer
    union all
    select h.user_id from booking_viewers v
      join event_type_hosts h on h.organization_id = organization and h.event_type_id = v.event_type_id
    where moves and v.organization_id = organization and v.booking_id = booking and v.user_id = viewer));
end $function$;

CREATE OR REPLACE FUNCTION public.lock_chain_hosts(organization uuid, chain uuid, moves boolean)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
declare
  latest bookings;
begin
  select * into latest from bookings b
    where b.organization_id = organization and (b.id = chain or b.chain_id = chain and b.rescheduled_from_id is not null)
    order by b.rescheduled_to_id is not null, b.created_at desc, b.id desc limit 1;
  return query select lock_hosts(organization, array(
    select unnest(m.host_ids) from meetings m where m.organization_id = organization and m.id = latest.meeting_id
    union all
    select h.user_id from event_type_hosts h
    where moves and h.organization_id = organization and h.event_type_id = latest.event_type_id));
end $function$;

CREATE OR REPLACE FUNCTION public.lock_event_type_hosts(organization uuid, event_type uuid, viewer uuid, is_public boolean, idempotency_key text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  if not pg_try_advisory_xact_lock(hashtextextended(idempotency_key, 1)) then
    return;
  end if;
  return query select lock_hosts(organization, array(
    select h.user_id from event_types e join event_type_hosts h on h.organization_id = organization and h.event_type_id = e.id
    where e.organization_id = organization and e.id = event_type and (
      case when is_public then e.public_booking when viewer is null then true else e.owner_id = viewer or exists (
        select from event_type_hosts m where m.organization_id = organization and m.event_type_id = event_type and m.user_id = viewer) end)));
end $function$;

CREATE OR REPLACE FUNCTION public.lock_hosts(organization uuid, hosts uuid[])
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  return query select locked.id from (
    select ordered.id, pg_advisory_xact_lock(ordered.key) from (
      select distinct h.id, hashtextextended(h.id::text, 0) as key from unnest(hosts) as h (id) order by key) as ordered) as locked;
end $function$;

CREATE OR REPLACE FUNCTION public.lock_organization_webhooks(organization uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
AS $function$
begin
  return array(
    select w.id from webhooks w where w.organization_id = organization and w.organization_wide for key share of w);
end $function$;

CREATE OR REPLACE FUNCTION public.mail_guests(organization uuid, booking uuid, added text[], removed text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.new_id(ordinal integer DEFAULT (floor((random() * (4096)::double precision)))::integer)
 RETURNS uuid
 LANGUAGE sql
 PARALLEL SAFE
RETURN (encode(((SUBSTRING(int8send((floor((EXTRACT(epoch FROM current_instant()) * (1000)::numeric)))::bigint) FROM 3) || int2send(((28672 + (ordinal % 4096)))::smallint)) || SUBSTRING(uuid_send(gen_random_uuid()) FROM 9)), 'hex'::text))::uuid;

CREATE OR REPLACE FUNCTION public.publish_again(organization uuid, collection uuid)
 RETURNS void
 LANGUAGE sql
AS $function$
  update published_meetings p set status = 'pending', attempts = 0, next_attempt_at = current_instant(), error = null, version = p.version + 1
    where p.organization_id = organization and p.collection_id = collection and p.status <> 'conflict' and exists (
      select from meetings m where m.organization_id = organization and m.id = p.meeting_id and m.ends_at > current_instant());
$function$;

CREATE OR REPLACE FUNCTION public.publish_meetings(organization uuid, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  instant timestamptz := current_instant();
  changed uuid[];
  collection record;
  due_at timestamptz;
  is_read boolean;
  is_failing boolean;
  again_at timestamptz;
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
    -- Locked also if it is due: a reading that began before this transaction ends would not find its meetings.
    select k.next_sync_at, k.leased_until is not null, k.failures > 0 into due_at, is_read, is_failing
      from calendars k where k.organization_id = organization and k.id = collection.calendar_id for no key update;
    -- A calendar that is being read is read once more: a reading ends with the time at which it was due, unless another time was set. One that
    -- fails is read again after its pause.
    again_at := case when is_read then least(due_at - interval '1 millisecond', instant) when not is_failing then least(due_at, instant) end;
    if again_at < due_at then
      update calendars k set next_sync_at = again_at where k.organization_id = organization and k.id = collection.calendar_id;
    end if;
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION public.publish_to_collection(organization uuid, collection uuid, meeting_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.remove_old_events(organization uuid, days integer, most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.replace_busy(organization uuid, collection uuid, since bigint, until bigint, times int8multirange)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  span constant bigint := 7 * 24 * 60 * 60 * 1000;
  first_week constant integer := since / span;
  last_week constant integer := (until - 1) / span;
  stretch constant int8multirange := int8multirange(int8range(since, until));
  -- The first and the last week can have others.
  kept constant int8multirange := (
    select coalesce(range_agg(k.time), '{}') from busy_weeks b, unnest(to_times(b.stretches) - stretch) as k (time)
    where b.organization_id = organization and b.collection_id = collection and b.week in (first_week, last_week));
begin
  with pieces as (
    select w.week, greatest(lower(t.time), w.week * span) as since, least(upper(t.time), (w.week + 1) * span) as until
    from unnest(times * stretch + kept) as t (time), generate_series(lower(t.time) / span, (upper(t.time) - 1) / span) as w (week)
  ), weeks as (
    select p.week, array_agg(e.instant order by e.instant) as stretches
    from pieces p, unnest(array[p.since, p.until]) as e (instant) group by p.week
  ), removed as (
    delete from busy_weeks b where b.organization_id = organization and b.collection_id = collection
      and b.week between first_week and last_week and not exists (select from weeks w where w.week = b.week)
  )
  insert into busy_weeks (organization_id, collection_id, week, stretches)
    select organization, collection, w.week, w.stretches from weeks w
    on conflict (organization_id, collection_id, week) do update set stretches = excluded.stretches
      where busy_weeks.stretches <> excluded.stretches;
  return (select coalesce(sum(cardinality(b.stretches) / 2), 0) from busy_weeks b
    where b.organization_id = organization and b.collection_id = collection);
end $function$;

CREATE OR REPLACE FUNCTION public.replaces(given text, given_at timestamp with time zone, kept text, kept_at timestamp with time zone, is_verified boolean)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((kept IS NULL) OR (is_verified AND (given IS NOT NULL) AND (given_at >= kept_at)));

CREATE OR REPLACE FUNCTION public.replay_events(organization uuid, endpoint uuid, since timestamp with time zone, until timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.report_booked_leads(organization uuid, ids uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.report_bookings(organization uuid, ids uuid[], event_type text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
begin
  return (
    select e.has_deliveries from insert_events(organization, ids, array(select event_type from unnest(ids)), false) as e);
end $function$;

CREATE OR REPLACE FUNCTION public.report_conflict(organization uuid, ids uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
begin
  return (
    select e.has_deliveries
      from insert_events(organization, ids, array(select 'calendar_conflict' from unnest(ids)), false) as e);
end $function$;

CREATE OR REPLACE FUNCTION public.report_conflict(organization uuid, ids uuid[], reason text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare
  has_deliveries constant boolean := report_conflict(organization, ids);
begin
  update events e set booking = e.booking || jsonb_build_object('conflict_reason', reason)
    where e.organization_id = organization and e.booking_id = any (ids) and e.type = 'calendar_conflict' and e.sequence = (
      select max(o.sequence) from events o where o.organization_id = organization and o.booking_id = e.booking_id);
  return has_deliveries;
end $function$;

CREATE OR REPLACE FUNCTION public.report_contacts(organization uuid, viewers uuid[])
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.report_removed_contacts(organization uuid, removed jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.report_webhook(organization uuid, endpoint uuid, event_type text)
 RETURNS boolean
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
AS $function$
declare
  event uuid := new_id(1);
  instant timestamptz := current_instant();
  day_ago constant timestamptz := instant - interval '1 day';
  failing webhooks;
  receivers uuid[];
begin
  select * into failing from webhooks w where w.organization_id = organization and w.id = endpoint;
  insert into webhook_notices as n (organization_id, webhook_id, id, next_attempt_at, created_at)
    values (organization, endpoint, new_id(2), instant, instant)
    on conflict (organization_id, webhook_id) do update
      set id = excluded.id, attempts = 0, next_attempt_at = excluded.next_attempt_at, created_at = excluded.created_at
      where event_type = 'webhook_disabled' or n.created_at <= day_ago;
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
end $function$;

CREATE OR REPLACE FUNCTION public.save_objects(organization uuid, collection uuid, since bigint, until bigint, is_complete boolean, changed jsonb, removed text[])
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  delete from calendar_objects o where o.organization_id = organization and o.collection_id = collection
    and (o.href = any (removed) or is_complete);
  insert into calendar_objects (organization_id, collection_id, href, etag, uid, stretches)
    select organization, collection, c.href, c.etag, c.uid, c.stretches
    from jsonb_to_recordset(changed) as c (href text, etag text, uid text, stretches bigint[])
    on conflict (organization_id, collection_id, href) do update
      set etag = excluded.etag, uid = excluded.uid, stretches = excluded.stretches;
  delete from busy_weeks b where b.organization_id = organization and b.collection_id = collection
    and (b.week < since / 604800000 or b.week > (until - 1) / 604800000);
  return replace_busy(organization, collection, since, until, (
    select coalesce(range_agg(t.time), '{}') from calendar_objects o, unnest(to_times(o.stretches)) as t (time)
    where o.organization_id = organization and o.collection_id = collection));
end $function$;

CREATE OR REPLACE FUNCTION public.settled_place(organization uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE
AS $function$
declare
  here bigint := cluster_id();
  result bigint;
begin
  select p.base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint into result
    from event_places p where p.organization_id = organization and p.cluster = here;
  -- Without a base of this cluster nothing was written here yet. What will be gets a place after the last one.
  return coalesce(result, coalesce(last_place(organization), 0) + 1);
end $function$;

CREATE OR REPLACE FUNCTION public.tally_bookings(organization uuid, removed tallied_booking[], added tallied_booking[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  -- In order of the key, so that two writers never wait for each other in a circle.
  insert into booking_tallies as t (organization_id, user_id, week, event_type_id, outcome, count)
    select organization, c.user_id, week_of(c.starts_at), c.event_type_id, c.outcome, sum(c.change)
      from (select a.user_id, a.starts_at, a.event_type_id, a.outcome, 1 as change from unnest(added) a
        union all select r.user_id, r.starts_at, r.event_type_id, r.outcome, -1 from unnest(removed) r) as c
      group by 2, 3, 4, 5 having sum(c.change) <> 0 order by 2, 3, 4, 5
    on conflict (organization_id, user_id, week, event_type_id, outcome) do update set count = t.count + excluded.count;
end $function$;

CREATE OR REPLACE FUNCTION public.to_deltas(week integer, stretches bigint[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT (u.unit || COALESCE((','::text || string_agg((((t.instant - t.previous) / u.unit))::text, ','::text ORDER BY t.instant)), ''::text)) FROM (SELECT s.instant, lag(s.instant, 1, (to_deltas.week * (604800000)::bigint)) OVER (ORDER BY s.instant) AS previous FROM unnest(to_deltas.stretches) s(instant)) t, (SELECT CASE WHEN bool_and(((s.instant % (60000)::bigint) = 0)) THEN 60000 WHEN bool_and(((s.instant % (1000)::bigint) = 0)) THEN 1000 ELSE 1 END AS unit FROM unnest(to_deltas.stretches) s(instant)) u GROUP BY u.unit);

CREATE OR REPLACE FUNCTION public.to_times(stretches bigint[])
 RETURNS int8multirange
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (SELECT COALESCE(range_agg(int8range(p.since, p.until)), '{}'::int8multirange) AS "coalesce" FROM (SELECT min(t.instant) AS since, max(t.instant) AS until FROM unnest(to_times.stretches) WITH ORDINALITY t(instant, place) GROUP BY ((t.place - 1) / 2)) p WHERE (p.since < p.until));

CREATE OR REPLACE FUNCTION public.touch_bookings(organization uuid, ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  place bigint := event_place(organization);
begin
  update booking_viewers v set changed_place = place, updated_at = b.updated_at from bookings b
    where v.organization_id = organization and v.booking_id = any (ids) and b.organization_id = organization and b.id = v.booking_id;
end $function$;

CREATE OR REPLACE FUNCTION public.week_of(instant timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM instant) / (604800)::numeric)))::integer;

CREATE OR REPLACE FUNCTION public.write_bookings(organization uuid, changes jsonb, additions jsonb, returns_all boolean, OUT shown jsonb, OUT has_deliveries boolean)
 RETURNS record
 LANGUAGE plpgsql
 SET "TimeZone" TO 'UTC'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
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
end $function$;

create table authenticators (
  organization_id uuid not null,
  user_id uuid not null,
  secret bytea not null,
  last_step bigint not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint authenticators_pkey PRIMARY KEY (organization_id, user_id),
  constraint authenticators_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table booking_tallies (
  organization_id uuid not null,
  user_id uuid not null,
  week integer not null,
  event_type_id uuid not null,
  outcome text not null,
  count integer not null,
  constraint booking_tallies_pkey PRIMARY KEY (organization_id, user_id, week, event_type_id, outcome)
) with (fillfactor=70);

create table booking_viewers (
  organization_id uuid not null,
  booking_id uuid not null,
  user_id uuid not null,
  event_type_id uuid not null,
  status text not null,
  starts_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  outcome text not null default 'active'::text,
  changed_place bigint not null default 0,
  updated_at timestamp with time zone not null,
  constraint booking_viewers_pkey PRIMARY KEY (organization_id, booking_id, user_id),
  constraint booking_viewers_outcome_known CHECK ((outcome = ANY (ARRAY['active'::text, 'canceled'::text, 'moved'::text, 'no_show'::text]))),
  constraint booking_viewers_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id) REFERENCES bookings(organization_id, id) ON DELETE CASCADE,
  constraint booking_viewers_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table bookings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  status text not null default 'active'::text,
  location_kind text not null,
  location_value text,
  invitee_name text not null,
  invitee_email text collate "C" not null,
  invitee_timezone text not null,
  invitee_phone text,
  invitee_phone_e164 text,
  guests text[] not null default '{}'::text[],
  answers jsonb not null default '[]'::jsonb,
  notes text,
  cancel_reason text,
  canceled_at timestamp with time zone,
  canceled_by text,
  rescheduled_from_id uuid,
  rescheduled_to_id uuid,
  lead_id uuid,
  no_show boolean not null default false,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  reschedule_reason text,
  is_duplicate boolean not null default false,
  chain_id uuid not null,
  invitee_language text not null default 'en'::text,
  metadata jsonb not null default '[]'::jsonb,
  source text,
  erased_at timestamp with time zone,
  waived text[] not null default '{}'::text[],
  constraint bookings_pkey PRIMARY KEY (organization_id, id),
  constraint bookings_canceled_by_known CHECK ((canceled_by = ANY (ARRAY['host'::text, 'invitee'::text]))),
  constraint bookings_canceled_has_time CHECK (((status = 'canceled'::text) = (canceled_at IS NOT NULL))),
  constraint bookings_end_after_start CHECK ((ends_at > starts_at)),
  constraint bookings_location_kind_known CHECK ((location_kind = ANY (ARRAY['google_meet'::text, 'zoom'::text, 'microsoft_teams'::text, 'phone'::text, 'in_person'::text, 'custom_link'::text, 'ask_invitee'::text]))),
  constraint bookings_source_known CHECK ((source = ANY (ARRAY['page'::text, 'api'::text, 'agent'::text, 'import'::text]))),
  constraint bookings_status_known CHECK ((status = ANY (ARRAY['active'::text, 'canceled'::text]))),
  constraint bookings_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id),
  constraint bookings_organization_id_host_id_fkey FOREIGN KEY (organization_id, host_id) REFERENCES users(organization_id, id),
  constraint bookings_organization_id_lead_id_fkey FOREIGN KEY (organization_id, lead_id) REFERENCES leads(organization_id, id),
  constraint bookings_organization_id_meeting_id_fkey FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings(organization_id, id),
  constraint bookings_organization_id_rescheduled_from_id_fkey FOREIGN KEY (organization_id, rescheduled_from_id) REFERENCES bookings(organization_id, id),
  constraint bookings_organization_id_rescheduled_to_id_fkey FOREIGN KEY (organization_id, rescheduled_to_id) REFERENCES bookings(organization_id, id)
);

create table busy_weeks (
  organization_id uuid not null,
  collection_id uuid not null,
  week integer not null,
  stretches bigint[] not null,
  deltas text not null generated always as (to_deltas(week, stretches)) stored,
  constraint busy_weeks_pkey PRIMARY KEY (organization_id, collection_id, week),
  constraint busy_weeks_organization_id_collection_id_fkey FOREIGN KEY (organization_id, collection_id) REFERENCES calendar_collections(organization_id, id) ON DELETE CASCADE
);

create table calendar_collections (
  organization_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  "position" integer not null,
  href text not null,
  name text not null,
  counts_as_busy boolean not null default true,
  is_writable boolean not null default false,
  is_written_to boolean not null default false,
  sync_token text,
  etag text,
  last_modified text,
  expanded_until timestamp with time zone,
  constraint calendar_collections_pkey PRIMARY KEY (organization_id, id),
  constraint calendar_collections_organization_id_calendar_id_href_key UNIQUE (organization_id, calendar_id, href),
  constraint calendar_collections_written_to_is_writable CHECK ((is_writable OR (NOT is_written_to))),
  constraint calendar_collections_organization_id_calendar_id_fkey FOREIGN KEY (organization_id, calendar_id) REFERENCES calendars(organization_id, id) ON DELETE CASCADE
);

create table calendar_feeds (
  organization_id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  shows text not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint calendar_feeds_pkey PRIMARY KEY (organization_id, user_id),
  constraint calendar_feeds_shows_known CHECK ((shows = ANY (ARRAY['bookings'::text, 'busy'::text]))),
  constraint calendar_feeds_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table calendar_objects (
  organization_id uuid not null,
  collection_id uuid not null,
  href text not null,
  etag text,
  uid text,
  stretches bigint[] not null,
  constraint calendar_objects_pkey PRIMARY KEY (organization_id, collection_id, href),
  constraint calendar_objects_organization_id_collection_id_fkey FOREIGN KEY (organization_id, collection_id) REFERENCES calendar_collections(organization_id, id) ON DELETE CASCADE
);

create table calendars (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  name text not null,
  url text,
  username text,
  credentials bytea,
  max_age_min integer not null,
  all_day_is_busy boolean not null default true,
  needs_action_is_busy boolean not null default false,
  version bigint,
  error text,
  failures integer not null default 0,
  last_synced_at timestamp with time zone,
  next_sync_at timestamp with time zone,
  leased_until timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  adds_attendees boolean not null default false,
  constraint calendars_pkey PRIMARY KEY (organization_id, id),
  constraint calendars_kind_known CHECK ((kind = ANY (ARRAY['caldav'::text, 'ics'::text, 'push'::text]))),
  constraint calendars_push_has_no_credentials CHECK (((kind = 'push'::text) = (credentials IS NULL))),
  constraint calendars_push_is_not_read CHECK (((kind = 'push'::text) = (next_sync_at IS NULL))),
  constraint calendars_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table contact_followers (
  organization_id uuid not null,
  user_id uuid not null,
  followed_at timestamp with time zone not null default current_instant(),
  constraint contact_followers_pkey PRIMARY KEY (organization_id, user_id),
  constraint contact_followers_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id) ON DELETE CASCADE
);

create table contact_totals (
  organization_id uuid not null,
  user_id uuid not null,
  kind text not null,
  total integer not null,
  constraint contact_totals_pkey PRIMARY KEY (organization_id, user_id, kind)
);

create table contacts (
  organization_id uuid not null,
  user_id uuid not null,
  email_key text collate "C" not null,
  email text collate "C" not null,
  name text not null,
  phone text,
  phone_e164 text,
  timezone text,
  booking_count integer not null,
  lead_count integer not null,
  kind text not null generated always as (
CASE
    WHEN (booking_count > 0) THEN 'client'::text
    ELSE 'lead'::text
END) stored,
  search text collate "C" not null generated always as (((fold_text(name) || '
'::text) || email_key)) stored,
  first_seen_at timestamp with time zone not null,
  last_activity_at timestamp with time zone not null,
  last_booking_at timestamp with time zone,
  id uuid not null,
  phone_at timestamp with time zone,
  timezone_at timestamp with time zone,
  changed_place bigint not null default 0,
  updated_at timestamp with time zone not null,
  version integer not null default 0,
  constraint contacts_pkey PRIMARY KEY (organization_id, user_id, email_key),
  constraint contacts_email_key_lowercase CHECK ((email_key = lower(email_key)))
);

create table event_places (
  organization_id uuid not null,
  cluster bigint not null,
  base bigint not null,
  constraint event_places_pkey PRIMARY KEY (organization_id)
);

create table event_type_hosts (
  organization_id uuid not null,
  event_type_id uuid not null,
  user_id uuid not null,
  "position" integer not null,
  schedule_id uuid,
  pending boolean not null default false,
  constraint event_type_hosts_pkey PRIMARY KEY (organization_id, event_type_id, "position"),
  constraint event_type_hosts_organization_id_event_type_id_user_id_key UNIQUE (organization_id, event_type_id, user_id),
  constraint event_type_hosts_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id) ON DELETE CASCADE,
  constraint event_type_hosts_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES schedules(organization_id, id),
  constraint event_type_hosts_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table event_type_organizations (
  event_type_id uuid not null,
  organization_id uuid not null,
  constraint event_type_organizations_pkey PRIMARY KEY (event_type_id),
  constraint event_type_organizations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table event_types (
  organization_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  description text,
  durations integer[] not null,
  slot_interval_min integer,
  buffer_before_min integer not null default 0,
  buffer_after_min integer not null default 0,
  minimum_notice_min integer not null default 0,
  booking_window_days integer default 60,
  daily_limit integer,
  max_invitees integer not null default 1,
  location_kind text not null,
  location_value text,
  questions jsonb not null default '[]'::jsonb,
  host_selection text,
  active boolean not null default true,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  public_booking boolean not null default true,
  booking_mode text not null default 'time_first'::text,
  redirect_url text,
  internal_note text,
  cancel_notice_min integer not null default 0,
  reschedule_notice_min integer not null default 0,
  reminders integer[] not null default '{1440}'::integer[],
  bot_protection text not null default 'none'::text,
  deleted_at timestamp with time zone,
  external_id text,
  constraint event_types_pkey PRIMARY KEY (organization_id, id),
  constraint event_types_organization_id_external_id_key UNIQUE (organization_id, external_id),
  constraint event_types_organization_id_owner_id_slug_key UNIQUE (organization_id, owner_id, slug),
  constraint event_types_booking_mode_known CHECK ((booking_mode = ANY (ARRAY['time_first'::text, 'details_first'::text]))),
  constraint event_types_booking_window_not_negative CHECK ((booking_window_days >= 0)),
  constraint event_types_bot_protection_known CHECK ((bot_protection = ANY (ARRAY['none'::text, 'proof_of_work'::text]))),
  constraint event_types_buffer_after_not_negative CHECK ((buffer_after_min >= 0)),
  constraint event_types_buffer_before_not_negative CHECK ((buffer_before_min >= 0)),
  constraint event_types_cancel_notice_not_negative CHECK ((cancel_notice_min >= 0)),
  constraint event_types_daily_limit_positive CHECK ((daily_limit > 0)),
  constraint event_types_durations_positive CHECK (((cardinality(durations) > 0) AND (0 < ALL (durations)))),
  constraint event_types_host_selection_known CHECK ((host_selection = ANY (ARRAY['least_busy'::text, 'rotation'::text, 'priority'::text]))),
  constraint event_types_kind_known CHECK ((kind = ANY (ARRAY['one_on_one'::text, 'round_robin'::text, 'collective'::text]))),
  constraint event_types_location_kind_known CHECK ((location_kind = ANY (ARRAY['google_meet'::text, 'zoom'::text, 'microsoft_teams'::text, 'phone'::text, 'in_person'::text, 'custom_link'::text, 'ask_invitee'::text]))),
  constraint event_types_max_invitees_positive CHECK ((max_invitees > 0)),
  constraint event_types_minimum_notice_not_negative CHECK ((minimum_notice_min >= 0)),
  constraint event_types_reminders_positive CHECK (((cardinality(reminders) <= 3) AND (0 < ALL (reminders)))),
  constraint event_types_reschedule_notice_not_negative CHECK ((reschedule_notice_min >= 0)),
  constraint event_types_round_robin_has_host_selection CHECK (((kind = 'round_robin'::text) = (host_selection IS NOT NULL))),
  constraint event_types_slot_interval_positive CHECK ((slot_interval_min > 0)),
  constraint event_types_organization_id_owner_id_fkey FOREIGN KEY (organization_id, owner_id) REFERENCES users(organization_id, id)
);

create table event_viewers (
  organization_id uuid not null,
  event_id uuid not null,
  user_id uuid not null,
  place bigint not null,
  subject text not null default 'booking'::text,
  constraint event_viewers_pkey PRIMARY KEY (organization_id, event_id, user_id),
  constraint event_viewers_subject_known CHECK ((subject = ANY (ARRAY['booking'::text, 'lead'::text, 'event_type'::text, 'contact'::text]))),
  constraint event_viewers_organization_id_event_id_fkey FOREIGN KEY (organization_id, event_id) REFERENCES events(organization_id, id) ON DELETE CASCADE
);

create table events (
  organization_id uuid not null,
  id uuid not null default new_id(),
  booking_id uuid,
  sequence integer not null,
  type text not null,
  booking jsonb,
  created_at timestamp with time zone not null default current_instant(),
  subject_id uuid,
  data jsonb,
  constraint events_pkey PRIMARY KEY (organization_id, id),
  constraint events_organization_id_booking_id_sequence_key UNIQUE (organization_id, booking_id, sequence),
  constraint events_booking_has_snapshot CHECK (((booking_id IS NULL) = (booking IS NULL))),
  constraint events_have_one_subject CHECK (((booking_id IS NULL) OR (subject_id IS NULL))),
  constraint events_subject_has_data CHECK (((subject_id IS NULL) = (data IS NULL))),
  constraint events_type_known CHECK ((type = ANY (ARRAY['booking_created'::text, 'booking_canceled'::text, 'booking_rescheduled'::text, 'booking_changed'::text, 'no_show_marked'::text, 'no_show_unmarked'::text, 'host_reassigned'::text, 'calendar_conflict'::text, 'lead_created'::text, 'lead_changed'::text, 'lead_booked'::text, 'event_type_created'::text, 'event_type_changed'::text, 'event_type_removed'::text, 'webhook_failing'::text, 'webhook_disabled'::text, 'contact_changed'::text, 'contact_erased'::text]))),
  constraint events_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id) REFERENCES bookings(organization_id, id)
);

create table host_claims (
  organization_id uuid not null,
  meeting_id uuid not null,
  host_id uuid not null,
  occupies tstzrange not null,
  constraint host_claims_pkey PRIMARY KEY (organization_id, meeting_id, host_id),
  constraint host_claims_never_overlap EXCLUDE USING gist (organization_id WITH =, host_id WITH =, occupies WITH &&),
  constraint host_claims_occupies_not_empty CHECK ((NOT isempty(occupies))),
  constraint host_claims_organization_id_host_id_fkey FOREIGN KEY (organization_id, host_id) REFERENCES users(organization_id, id),
  constraint host_claims_organization_id_meeting_id_fkey FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings(organization_id, id) ON DELETE CASCADE
);

create table host_notices (
  organization_id uuid not null,
  event_type_id uuid not null,
  host_id uuid not null,
  id uuid not null,
  about text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint host_notices_pkey PRIMARY KEY (organization_id, event_type_id, host_id),
  constraint host_notices_about_known CHECK ((about = ANY (ARRAY['asked'::text, 'added'::text, 'removed'::text, 'left'::text]))),
  constraint host_notices_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id) ON DELETE CASCADE,
  constraint host_notices_organization_id_host_id_fkey FOREIGN KEY (organization_id, host_id) REFERENCES users(organization_id, id) ON DELETE CASCADE
);

create table idempotency_keys (
  organization_id uuid not null,
  owner text not null,
  key text not null,
  request_hash bytea not null,
  response json not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint idempotency_keys_pkey PRIMARY KEY (organization_id, owner, key)
);

create table invitations (
  user_id uuid not null,
  organization_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null default current_instant(),
  expires_at timestamp with time zone not null,
  id uuid,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (user_id),
  constraint invitations_secret_hash_key UNIQUE (secret_hash),
  constraint invitations_mail_needs_an_id CHECK (((next_attempt_at IS NULL) OR (id IS NOT NULL))),
  constraint invitations_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint invitations_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table last_removed_events (
  organization_id uuid not null,
  user_id uuid not null,
  subject text not null,
  event_id uuid not null,
  place bigint not null,
  constraint last_removed_events_pkey PRIMARY KEY (organization_id, user_id, subject),
  constraint last_removed_events_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id) ON DELETE CASCADE
);

create table last_sequences (
  organization_id uuid not null,
  object_id uuid not null,
  sequence integer not null,
  constraint last_sequences_pkey PRIMARY KEY (organization_id, object_id),
  constraint last_sequences_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table leads (
  organization_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  event_type_id uuid not null,
  name text not null,
  email text collate "C" not null,
  phone text,
  phone_e164 text,
  timezone text,
  answers jsonb not null default '[]'::jsonb,
  status text not null default 'new'::text,
  booking_id uuid,
  booked boolean not null generated always as ((booking_id IS NOT NULL)) stored,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  changed_place bigint not null default 0,
  erased_at timestamp with time zone,
  constraint leads_pkey PRIMARY KEY (organization_id, id),
  constraint leads_status_known CHECK ((status = ANY (ARRAY['new'::text, 'contacted'::text, 'qualified'::text, 'lost'::text]))),
  constraint leads_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id) REFERENCES bookings(organization_id, id),
  constraint leads_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id),
  constraint leads_organization_id_owner_id_fkey FOREIGN KEY (organization_id, owner_id) REFERENCES users(organization_id, id)
);

create table meetings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  host_ids uuid[] not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  buffer_before_min integer not null,
  buffer_after_min integer not null,
  seats integer not null,
  seats_taken integer not null,
  timezone text,
  utc_offset_min smallint,
  created_at timestamp with time zone not null default current_instant(),
  constraint meetings_pkey PRIMARY KEY (organization_id, id),
  constraint meetings_end_after_start CHECK ((ends_at > starts_at)),
  constraint meetings_have_a_host CHECK ((cardinality(host_ids) > 0)),
  constraint meetings_seats_taken_within_seats CHECK (((seats_taken >= 0) AND (seats_taken <= seats))),
  constraint meetings_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id)
);

create table messages (
  organization_id uuid not null,
  id uuid not null default new_id(),
  booking_id uuid not null,
  kind text not null,
  role text not null,
  email text collate "C" not null,
  user_id uuid,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  sent_at timestamp with time zone,
  error text,
  created_at timestamp with time zone not null default current_instant(),
  constraint messages_pkey PRIMARY KEY (organization_id, id),
  constraint messages_kind_known CHECK ((kind = ANY (ARRAY['booking_confirmed'::text, 'new_booking'::text, 'booking_rescheduled'::text, 'booking_canceled'::text, 'reminder'::text]))),
  constraint messages_only_hosts_are_users CHECK (((role = 'host'::text) = (user_id IS NOT NULL))),
  constraint messages_only_pending_have_a_time CHECK (((status = 'pending'::text) = (next_attempt_at IS NOT NULL))),
  constraint messages_role_known CHECK ((role = ANY (ARRAY['invitee'::text, 'guest'::text, 'host'::text]))),
  constraint messages_sent_has_time CHECK (((status = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint messages_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'sent'::text, 'failed'::text, 'suppressed'::text]))),
  constraint messages_organization_id_booking_id_fkey FOREIGN KEY (organization_id, booking_id) REFERENCES bookings(organization_id, id) ON DELETE CASCADE,
  constraint messages_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table migrations (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (name)
);

create table oauth_artifacts (
  id_hash bytea not null,
  kind text not null,
  grant_id uuid,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  consumed_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  asked_from text,
  constraint oauth_artifacts_pkey PRIMARY KEY (id_hash),
  constraint oauth_artifacts_id_hash_32_bytes CHECK ((length(id_hash) = 32)),
  constraint oauth_artifacts_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES oauth_grants(id) ON DELETE CASCADE
);

create table oauth_clients (
  id text not null,
  kind text not null,
  organization_id uuid,
  user_id uuid,
  name text not null,
  redirect_uris text[] not null,
  secret_hash bytea,
  metadata jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  registered_from text,
  constraint oauth_clients_pkey PRIMARY KEY (id),
  constraint oauth_clients_documents_have_no_secret CHECK (((kind <> 'document'::text) OR (secret_hash IS NULL))),
  constraint oauth_clients_id_at_most_2000 CHECK ((length(id) <= 2000)),
  constraint oauth_clients_kind_known CHECK ((kind = ANY (ARRAY['app'::text, 'registered'::text, 'document'::text]))),
  constraint oauth_clients_only_apps_have_an_owner CHECK ((((kind = 'app'::text) = (user_id IS NOT NULL)) AND ((kind = 'app'::text) = (organization_id IS NOT NULL)))),
  constraint oauth_clients_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint oauth_clients_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table oauth_grants (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  client_id text not null,
  scopes text[] not null,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint oauth_grants_pkey PRIMARY KEY (id),
  constraint oauth_grants_organization_id_id_key UNIQUE (organization_id, id),
  constraint oauth_grants_client_id_fkey FOREIGN KEY (client_id) REFERENCES oauth_clients(id) ON DELETE CASCADE,
  constraint oauth_grants_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table oauth_keys (
  name text not null,
  sealed bytea not null,
  created_at timestamp with time zone not null default current_instant(),
  constraint oauth_keys_pkey PRIMARY KEY (name)
);

create table organization_logos (
  organization_id uuid not null,
  type text not null,
  content bytea not null,
  hash text not null,
  constraint organization_logos_pkey PRIMARY KEY (organization_id),
  constraint organization_logos_at_most_64_kb CHECK ((length(content) <= 65536)),
  constraint organization_logos_type_known CHECK ((type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text, 'image/webp'::text]))),
  constraint organization_logos_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table organizations (
  id uuid not null,
  slug text not null,
  name text not null,
  plan text not null default 'free'::text,
  created_at timestamp with time zone not null default current_instant(),
  accent text,
  frame_ancestors text[] not null default '{}'::text[],
  keep_bookings_days integer,
  keep_leads_days integer,
  keep_messages_days integer,
  keep_events_days integer,
  constraint organizations_pkey PRIMARY KEY (id),
  constraint organizations_slug_key UNIQUE (slug),
  constraint organizations_accent_hex CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  constraint organizations_frame_ancestors_at_most_20 CHECK ((cardinality(frame_ancestors) <= 20)),
  constraint organizations_keep_bookings_days_known CHECK (((keep_bookings_days >= 1) AND (keep_bookings_days <= 3650))),
  constraint organizations_keep_events_days_known CHECK (((keep_events_days >= 1) AND (keep_events_days <= 30))),
  constraint organizations_keep_leads_days_known CHECK (((keep_leads_days >= 1) AND (keep_leads_days <= 3650))),
  constraint organizations_keep_messages_days_known CHECK (((keep_messages_days >= 1) AND (keep_messages_days <= 90))),
  constraint organizations_plan_known CHECK ((plan = ANY (ARRAY['free'::text, 'pro'::text, 'team'::text, 'enterprise'::text])))
);

create table out_of_office (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  first_date date not null,
  last_date date not null,
  reason text,
  created_at timestamp with time zone not null default current_instant(),
  constraint out_of_office_pkey PRIMARY KEY (organization_id, id),
  constraint out_of_office_first_not_after_last CHECK ((first_date <= last_date)),
  constraint out_of_office_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table passkeys (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  challenged_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint passkeys_pkey PRIMARY KEY (organization_id, id),
  constraint passkeys_organization_id_credential_id_key UNIQUE (organization_id, credential_id),
  constraint passkeys_name_1_to_100_characters CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint passkeys_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table password_resets (
  id uuid not null,
  email text collate "C" not null,
  secret_hash bytea not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  expires_at timestamp with time zone not null,
  constraint password_resets_pkey PRIMARY KEY (id),
  constraint password_resets_secret_hash_key UNIQUE (secret_hash),
  constraint password_resets_secret_hash_32_bytes CHECK ((length(secret_hash) = 32))
);

create table passwords (
  user_id uuid not null,
  organization_id uuid not null,
  hash text not null,
  changed_at timestamp with time zone not null default current_instant(),
  constraint passwords_pkey PRIMARY KEY (user_id),
  constraint passwords_hash_argon2id CHECK ((hash ~~ '$argon2id$%'::text)),
  constraint passwords_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table pending_bookings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  form_hash bytea not null,
  wanted jsonb not null,
  chain_id uuid,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint pending_bookings_pkey PRIMARY KEY (organization_id, id),
  constraint pending_bookings_organization_id_form_hash_key UNIQUE (organization_id, form_hash),
  constraint pending_bookings_form_hash_32_bytes CHECK ((length(form_hash) = 32)),
  constraint pending_bookings_organization_id_event_type_id_fkey FOREIGN KEY (organization_id, event_type_id) REFERENCES event_types(organization_id, id) ON DELETE CASCADE
);

create table personal_access_tokens (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  name text not null,
  prefix text not null,
  token_hash bytea not null,
  scopes text[] not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint personal_access_tokens_pkey PRIMARY KEY (id),
  constraint personal_access_tokens_token_hash_key UNIQUE (token_hash),
  constraint personal_access_tokens_token_hash_32_bytes CHECK ((length(token_hash) = 32)),
  constraint personal_access_tokens_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create unlogged table public_booking_budgets (
  key text not null,
  used_until timestamp with time zone not null,
  constraint public_booking_budgets_pkey PRIMARY KEY (key)
);

create table published_meetings (
  organization_id uuid not null,
  collection_id uuid not null,
  meeting_id uuid not null,
  uid uuid not null,
  href text,
  etag text,
  sequence integer not null default 0,
  starts_at timestamp with time zone,
  ends_at timestamp with time zone,
  digest text,
  version integer not null default 1,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  error text,
  updated_at timestamp with time zone not null default current_instant(),
  constraint published_meetings_pkey PRIMARY KEY (organization_id, collection_id, meeting_id),
  constraint published_meetings_organization_id_collection_id_uid_key UNIQUE (organization_id, collection_id, uid),
  constraint published_meetings_pending_has_a_time CHECK (((status = 'pending'::text) = (next_attempt_at IS NOT NULL))),
  constraint published_meetings_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'written'::text, 'failed'::text, 'conflict'::text]))),
  constraint published_meetings_organization_id_collection_id_fkey FOREIGN KEY (organization_id, collection_id) REFERENCES calendar_collections(organization_id, id) ON DELETE CASCADE,
  constraint published_meetings_organization_id_meeting_id_fkey FOREIGN KEY (organization_id, meeting_id) REFERENCES meetings(organization_id, id) ON DELETE CASCADE
);

create unlogged table rate_limit_counts (
  key text not null,
  minute timestamp with time zone not null,
  count integer not null,
  constraint rate_limit_counts_pkey PRIMARY KEY (key, minute)
) with (fillfactor=50);

create table readiness_checks (
  id smallint not null default 1,
  checked_at timestamp with time zone not null,
  constraint readiness_checks_pkey PRIMARY KEY (id),
  constraint readiness_checks_single_row CHECK ((id = 1))
);

create table recovery_codes (
  organization_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_codes_pkey PRIMARY KEY (organization_id, user_id, code_hash),
  constraint recovery_codes_code_hash_32_bytes CHECK ((length(code_hash) = 32)),
  constraint recovery_codes_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table removed_contacts (
  organization_id uuid not null,
  user_id uuid not null,
  changed_place bigint not null,
  id uuid not null,
  removed_at timestamp with time zone not null,
  constraint removed_contacts_pkey PRIMARY KEY (organization_id, user_id, changed_place, id),
  constraint removed_contacts_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id) ON DELETE CASCADE
);

create table schedule_overrides (
  organization_id uuid not null,
  schedule_id uuid not null,
  date date not null,
  hours jsonb not null,
  constraint schedule_overrides_pkey PRIMARY KEY (organization_id, schedule_id, date),
  constraint schedule_overrides_organization_id_schedule_id_fkey FOREIGN KEY (organization_id, schedule_id) REFERENCES schedules(organization_id, id) ON DELETE CASCADE
);

create table schedules (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  timezone text not null,
  is_default boolean not null default false,
  weekly jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default current_instant(),
  constraint schedules_pkey PRIMARY KEY (organization_id, id),
  constraint schedules_organization_id_user_id_name_key UNIQUE (organization_id, user_id, name),
  constraint schedules_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table secret_key_checks (
  id boolean not null default true,
  hash bytea not null,
  constraint secret_key_checks_pkey PRIMARY KEY (id),
  constraint secret_key_checks_one_row CHECK (id)
);

create table security_events (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  kind text not null,
  detail text,
  address text,
  user_agent text,
  created_at timestamp with time zone not null default current_instant(),
  constraint security_events_pkey PRIMARY KEY (organization_id, id),
  constraint security_events_address_60_characters CHECK ((length(address) <= 60)),
  constraint security_events_detail_200_characters CHECK ((length(detail) <= 200)),
  constraint security_events_user_agent_300_characters CHECK ((length(user_agent) <= 300)),
  constraint security_events_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create table security_notices (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  email text collate "C" not null,
  kind text not null,
  detail text,
  address text,
  user_agent text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint security_notices_pkey PRIMARY KEY (organization_id, id),
  constraint security_notices_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id) ON DELETE CASCADE
);

create table sessions (
  id uuid not null,
  organization_id uuid not null,
  user_id uuid not null,
  secret_hash bytea not null,
  device text not null,
  created_at timestamp with time zone not null default current_instant(),
  last_seen_at timestamp with time zone not null default current_instant(),
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_secret_hash_key UNIQUE (secret_hash),
  constraint sessions_secret_hash_32_bytes CHECK ((length(secret_hash) = 32)),
  constraint sessions_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

create unlogged table sign_in_attempts (
  key text not null,
  used_until timestamp with time zone not null,
  constraint sign_in_attempts_pkey PRIMARY KEY (key)
);

create table spent_proofs (
  organization_id uuid not null,
  hash bytea not null,
  expires_at timestamp with time zone not null,
  constraint spent_proofs_pkey PRIMARY KEY (organization_id, hash),
  constraint spent_proofs_hash_32_bytes CHECK ((length(hash) = 32))
);

create table users (
  id uuid not null,
  organization_id uuid not null,
  slug text not null,
  email text collate "C" not null,
  name text,
  timezone text not null,
  created_at timestamp with time zone not null default current_instant(),
  disabled_at timestamp with time zone,
  meeting_links jsonb not null default '{}'::jsonb,
  role text not null default 'member'::text,
  external_id text,
  constraint users_pkey PRIMARY KEY (id),
  constraint users_organization_id_external_id_key UNIQUE (organization_id, external_id),
  constraint users_organization_id_id_key UNIQUE (organization_id, id),
  constraint users_slug_key UNIQUE (slug),
  constraint users_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text]))),
  constraint users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations(id)
);

create table webhook_attempts (
  organization_id uuid not null,
  delivery_id uuid not null,
  attempt integer not null,
  at timestamp with time zone not null default current_instant(),
  status integer,
  duration_ms integer,
  error text,
  response text,
  constraint webhook_attempts_pkey PRIMARY KEY (organization_id, delivery_id, attempt),
  constraint webhook_attempts_organization_id_delivery_id_fkey FOREIGN KEY (organization_id, delivery_id) REFERENCES webhook_deliveries(organization_id, id) ON DELETE CASCADE
);

create table webhook_deliveries (
  organization_id uuid not null,
  id uuid not null default new_id(),
  webhook_id uuid not null,
  event_id uuid not null,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  failures integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  leased_until timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (organization_id, id),
  constraint webhook_deliveries_organization_id_event_id_webhook_id_key UNIQUE (organization_id, event_id, webhook_id),
  constraint webhook_deliveries_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text]))),
  constraint webhook_deliveries_organization_id_event_id_fkey FOREIGN KEY (organization_id, event_id) REFERENCES events(organization_id, id) ON DELETE CASCADE,
  constraint webhook_deliveries_organization_id_webhook_id_fkey FOREIGN KEY (organization_id, webhook_id) REFERENCES webhooks(organization_id, id) ON DELETE CASCADE
);

create table webhook_notices (
  organization_id uuid not null,
  webhook_id uuid not null,
  id uuid not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  constraint webhook_notices_pkey PRIMARY KEY (organization_id, webhook_id),
  constraint webhook_notices_organization_id_webhook_id_fkey FOREIGN KEY (organization_id, webhook_id) REFERENCES webhooks(organization_id, id) ON DELETE CASCADE
);

create table webhooks (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  url text not null,
  description text,
  events text[] not null,
  active boolean not null default true,
  disabled_reason text,
  consecutive_failures integer not null default 0,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamp with time zone,
  created_at timestamp with time zone not null default current_instant(),
  updated_at timestamp with time zone not null default current_instant(),
  timeouts integer not null default 0,
  failure_counted_at timestamp with time zone,
  client_id text,
  grant_id uuid,
  recovered_at timestamp with time zone,
  organization_wide boolean not null default false,
  constraint webhooks_pkey PRIMARY KEY (organization_id, id),
  constraint webhooks_have_events CHECK ((cardinality(events) > 0)),
  constraint webhooks_of_apps_have_a_grant CHECK (((client_id IS NULL) = (grant_id IS NULL))),
  constraint webhooks_previous_secret_has_end CHECK (((previous_secret IS NULL) = (previous_until IS NULL))),
  constraint webhooks_organization_id_grant_id_fkey FOREIGN KEY (organization_id, grant_id) REFERENCES oauth_grants(organization_id, id) ON DELETE CASCADE,
  constraint webhooks_organization_id_user_id_fkey FOREIGN KEY (organization_id, user_id) REFERENCES users(organization_id, id)
);

CREATE INDEX booking_viewers_by_change ON public.booking_viewers USING btree (organization_id, user_id, changed_place, booking_id) INCLUDE (status, event_type_id, starts_at, updated_at);
CREATE INDEX booking_viewers_by_event_type ON public.booking_viewers USING btree (organization_id, user_id, event_type_id, created_at, booking_id) INCLUDE (status, starts_at);
CREATE INDEX booking_viewers_by_start ON public.booking_viewers USING btree (organization_id, user_id, starts_at) INCLUDE (status, event_type_id, created_at, booking_id, outcome);
CREATE INDEX booking_viewers_by_status ON public.booking_viewers USING btree (organization_id, user_id, status, created_at, booking_id) INCLUDE (starts_at);
CREATE INDEX booking_viewers_by_update ON public.booking_viewers USING btree (organization_id, user_id, updated_at) INCLUDE (changed_place);
CREATE INDEX booking_viewers_newest ON public.booking_viewers USING btree (organization_id, user_id, created_at, booking_id) INCLUDE (starts_at);
CREATE INDEX booking_viewers_no_show ON public.booking_viewers USING btree (organization_id, user_id, created_at, booking_id) WHERE (outcome = 'no_show'::text);
CREATE INDEX bookings_by_chain ON public.bookings USING btree (organization_id, chain_id) WHERE (rescheduled_from_id IS NOT NULL);
CREATE INDEX bookings_by_email ON public.bookings USING btree (organization_id, lower(invitee_email));
CREATE INDEX bookings_by_guest ON public.bookings USING gin (organization_id, fold_addresses(guests)) WHERE (guests <> '{}'::text[]);
CREATE INDEX bookings_by_lead ON public.bookings USING btree (organization_id, lead_id) WHERE (lead_id IS NOT NULL);
CREATE INDEX bookings_by_load ON public.bookings USING btree (organization_id, event_type_id, host_id, starts_at) WHERE (status = 'active'::text);
CREATE INDEX bookings_by_meeting ON public.bookings USING btree (organization_id, meeting_id);
CREATE INDEX bookings_by_metadata ON public.bookings USING gin (organization_id, metadata jsonb_path_ops) WHERE (metadata <> '[]'::jsonb);
CREATE INDEX bookings_by_turn ON public.bookings USING btree (organization_id, event_type_id, host_id, created_at, id);
CREATE UNIQUE INDEX bookings_one_seat_per_address ON public.bookings USING btree (organization_id, lower(invitee_email), starts_at, meeting_id) WHERE ((status = 'active'::text) AND (NOT is_duplicate));
CREATE INDEX bookings_unerased ON public.bookings USING btree (organization_id, ends_at) WHERE (erased_at IS NULL);
CREATE UNIQUE INDEX calendar_collections_one_is_written_to ON public.calendar_collections USING btree (organization_id, calendar_id) WHERE is_written_to;
CREATE INDEX calendar_objects_by_uid ON public.calendar_objects USING btree (organization_id, collection_id, uid);
CREATE INDEX calendars_by_user ON public.calendars USING btree (organization_id, user_id, created_at, id);
CREATE INDEX calendars_due ON public.calendars USING btree (next_sync_at) WHERE (next_sync_at IS NOT NULL);
CREATE INDEX contacts_by_change ON public.contacts USING btree (organization_id, user_id, changed_place, id) INCLUDE (kind, updated_at);
CREATE UNIQUE INDEX contacts_by_id ON public.contacts USING btree (organization_id, user_id, id);
CREATE INDEX contacts_by_text ON public.contacts USING gin (user_id, search gin_trgm_ops);
CREATE INDEX contacts_by_update ON public.contacts USING btree (organization_id, user_id, updated_at) INCLUDE (changed_place);
CREATE INDEX contacts_latest ON public.contacts USING btree (organization_id, user_id, last_activity_at, id);
CREATE INDEX contacts_latest_of_kind ON public.contacts USING btree (organization_id, user_id, kind, last_activity_at, id);
CREATE INDEX event_type_hosts_by_user ON public.event_type_hosts USING btree (organization_id, user_id, event_type_id);
CREATE INDEX event_types_by_owner ON public.event_types USING btree (organization_id, owner_id, created_at, id);
CREATE INDEX event_viewers_in_order ON public.event_viewers USING btree (organization_id, user_id, subject, place, event_id);
CREATE INDEX events_by_age ON public.events USING brin (id);
CREATE UNIQUE INDEX events_by_subject ON public.events USING btree (organization_id, subject_id, sequence) WHERE (subject_id IS NOT NULL);
CREATE INDEX host_claims_by_start ON public.host_claims USING btree (organization_id, host_id, lower(occupies));
CREATE INDEX host_notices_by_host ON public.host_notices USING btree (organization_id, host_id);
CREATE INDEX host_notices_due ON public.host_notices USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX invitations_due ON public.invitations USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX leads_by_address ON public.leads USING btree (organization_id, event_type_id, lower(email));
CREATE INDEX leads_by_booked ON public.leads USING btree (organization_id, owner_id, booked, created_at, id) INCLUDE (status);
CREATE INDEX leads_by_change ON public.leads USING btree (organization_id, owner_id, changed_place, id) INCLUDE (status, booked, updated_at);
CREATE INDEX leads_by_owner ON public.leads USING btree (organization_id, owner_id, created_at, id) INCLUDE (status, booked);
CREATE INDEX leads_by_person ON public.leads USING btree (organization_id, lower(email)) WHERE (erased_at IS NULL);
CREATE INDEX leads_by_status ON public.leads USING btree (organization_id, owner_id, status, created_at, id) INCLUDE (booked);
CREATE INDEX leads_by_update ON public.leads USING btree (organization_id, owner_id, updated_at) INCLUDE (changed_place);
CREATE INDEX leads_unerased ON public.leads USING btree (organization_id, updated_at) WHERE (erased_at IS NULL);
CREATE INDEX messages_by_age ON public.messages USING brin (id);
CREATE INDEX messages_by_booking ON public.messages USING btree (organization_id, booking_id, created_at, id);
CREATE INDEX messages_due ON public.messages USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX oauth_artifacts_by_expiry ON public.oauth_artifacts USING btree (expires_at);
CREATE INDEX oauth_artifacts_by_grant ON public.oauth_artifacts USING btree (grant_id, kind) WHERE (grant_id IS NOT NULL);
CREATE INDEX oauth_artifacts_waiting_by_address ON public.oauth_artifacts USING btree (asked_from, expires_at) WHERE (asked_from IS NOT NULL);
CREATE INDEX oauth_clients_by_creation ON public.oauth_clients USING btree (user_id, created_at, id) WHERE (user_id IS NOT NULL);
CREATE INDEX oauth_clients_unowned_by_age ON public.oauth_clients USING btree (created_at) WHERE (user_id IS NULL);
CREATE INDEX oauth_clients_unused_by_address ON public.oauth_clients USING btree (registered_from, created_at) WHERE (registered_from IS NOT NULL);
CREATE INDEX oauth_clients_unused_by_age ON public.oauth_clients USING btree (created_at) WHERE (registered_from IS NOT NULL);
CREATE INDEX oauth_grants_by_client ON public.oauth_grants USING btree (client_id);
CREATE INDEX oauth_grants_by_expiry ON public.oauth_grants USING btree (expires_at);
CREATE INDEX oauth_grants_by_user ON public.oauth_grants USING btree (user_id, client_id, created_at);
CREATE INDEX out_of_office_by_creation ON public.out_of_office USING btree (organization_id, user_id, created_at, id);
CREATE INDEX out_of_office_by_user ON public.out_of_office USING btree (organization_id, user_id, last_date, first_date);
CREATE INDEX passkeys_by_user ON public.passkeys USING btree (organization_id, user_id, created_at, id);
CREATE INDEX password_resets_by_age ON public.password_resets USING btree (expires_at);
CREATE INDEX password_resets_by_email ON public.password_resets USING btree (lower(email));
CREATE INDEX password_resets_due ON public.password_resets USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX pending_bookings_by_age ON public.pending_bookings USING btree (expires_at);
CREATE INDEX pending_bookings_by_event_type ON public.pending_bookings USING btree (organization_id, event_type_id);
CREATE INDEX pending_bookings_due ON public.pending_bookings USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX personal_access_tokens_by_creation ON public.personal_access_tokens USING btree (user_id, created_at, id) WHERE (revoked_at IS NULL);
CREATE INDEX personal_access_tokens_by_end ON public.personal_access_tokens USING btree (LEAST(revoked_at, expires_at)) WHERE ((revoked_at IS NOT NULL) OR (expires_at IS NOT NULL));
CREATE INDEX personal_access_tokens_revoked ON public.personal_access_tokens USING btree (user_id, revoked_at, id) WHERE (revoked_at IS NOT NULL);
CREATE INDEX published_meetings_by_meeting ON public.published_meetings USING btree (organization_id, meeting_id);
CREATE INDEX rate_limit_counts_by_minute ON public.rate_limit_counts USING btree (minute);
CREATE UNIQUE INDEX schedules_one_default ON public.schedules USING btree (organization_id, user_id) WHERE is_default;
CREATE INDEX security_events_by_age ON public.security_events USING btree (created_at);
CREATE INDEX security_events_by_kind ON public.security_events USING btree (organization_id, kind, created_at, id);
CREATE INDEX security_events_by_time ON public.security_events USING btree (organization_id, created_at, id);
CREATE INDEX security_events_by_user ON public.security_events USING btree (organization_id, user_id, created_at, id);
CREATE INDEX security_notices_by_age ON public.security_notices USING btree (created_at);
CREATE INDEX security_notices_by_user ON public.security_notices USING btree (organization_id, user_id, kind, created_at);
CREATE INDEX security_notices_due ON public.security_notices USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX sessions_by_creation ON public.sessions USING btree (user_id, created_at, id);
CREATE INDEX spent_proofs_by_age ON public.spent_proofs USING btree (expires_at);
CREATE INDEX users_by_organization ON public.users USING btree (organization_id, slug);
CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower(email));
CREATE INDEX webhook_deliveries_by_status ON public.webhook_deliveries USING btree (organization_id, webhook_id, status, id);
CREATE INDEX webhook_deliveries_due ON public.webhook_deliveries USING btree (organization_id, next_attempt_at) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX webhook_deliveries_held ON public.webhook_deliveries USING btree (organization_id, webhook_id, id) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NULL));
CREATE INDEX webhook_deliveries_leased ON public.webhook_deliveries USING btree (organization_id, webhook_id, leased_until) WHERE (leased_until IS NOT NULL);
CREATE INDEX webhook_deliveries_newest ON public.webhook_deliveries USING btree (organization_id, webhook_id, id);
CREATE INDEX webhook_deliveries_next ON public.webhook_deliveries USING btree (organization_id, webhook_id, next_attempt_at, id) WHERE ((status = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX webhook_notices_due ON public.webhook_notices USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX webhooks_by_grant ON public.webhooks USING btree (organization_id, grant_id) WHERE (grant_id IS NOT NULL);
CREATE INDEX webhooks_by_user ON public.webhooks USING btree (organization_id, user_id, created_at, id);
CREATE INDEX webhooks_of_organizations ON public.webhooks USING btree (organization_id, id) WHERE organization_wide;
