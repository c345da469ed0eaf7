-- Changed: leads without times are created now. The program passed the time in a subquery, with which Citus 13.2 runs the function on the coordinator.

-- Inserts leads, and adds them to their owners' contacts. is_verified: see add_to_contacts.
create or replace function insert_leads(organization uuid, given jsonb, is_verified boolean) returns void language plpgsql as $$
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
end $$;

-- Changed: a time is computed before, because Citus 13.2 refuses the arithmetic in the condition of a conflict.
-- Reports that an endpoint keeps failing, or was disabled: by mail, and by an event to the other endpoints of the same user
-- and app. An endpoint that fails and recovers repeatedly causes one mail a day. Returns whether deliveries are due. The caller holds a lock of
-- the endpoint.
create or replace function report_webhook(organization uuid, endpoint uuid, event_type text) returns boolean language plpgsql set timezone = 'UTC' as $$
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
end $$;
