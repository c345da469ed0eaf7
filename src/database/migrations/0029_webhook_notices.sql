-- Warnings to the owners of webhook endpoints that fail: events and mail.

alter table events
  drop constraint events_type_known,
  add constraint events_type_known check (type in ('booking_created', 'booking_canceled', 'booking_rescheduled', 'booking_changed',
    'no_show_marked', 'no_show_unmarked', 'host_reassigned', 'calendar_conflict', 'lead_created', 'lead_changed', 'lead_booked',
    'event_type_created', 'event_type_changed', 'event_type_removed', 'webhook_failing', 'webhook_disabled'));

-- The last mail about each endpoint, whose content follows from the endpoint's state when it is sent.
-- id: of the message. next_attempt_at: when the mail is due; null once it was sent, was refused for good, or has nothing to report.
create table webhook_notices (
  organization_id uuid not null,
  webhook_id uuid not null,
  id uuid not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint webhook_notices_pkey primary key (organization_id, webhook_id),
  constraint webhook_notices_organization_id_webhook_id_fkey foreign key (organization_id, webhook_id) references webhooks on delete cascade
);
-- Mail that is due, of all organizations.
create index webhook_notices_due on webhook_notices (next_attempt_at) where next_attempt_at is not null;

-- Reports that an endpoint keeps failing, or was disabled: by mail, and by an event to the other endpoints of the same user and app. An endpoint
-- that fails and recovers repeatedly causes one mail a day. Returns whether deliveries are due. The caller holds a lock of the endpoint.
create function report_webhook(organization uuid, endpoint uuid, event_type text) returns boolean language plpgsql set timezone = 'UTC' as $$
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
        'recovered_at', failing.recovered_at, 'created_at', failing.created_at, 'updated_at', failing.updated_at)
      from events e where e.organization_id = organization and e.subject_id = endpoint;
  insert into webhook_deliveries (organization_id, webhook_id, event_id, next_attempt_at)
    select organization, w.id, event, case when w.active then instant end
      from webhooks w where w.organization_id = organization and w.id = any (receivers);
  return true;
end $$;

-- Like claim_pending_bookings, for mail about endpoints. None is sent more than a day after it was due, or about an endpoint that has
-- recovered or was paused.
create function claim_webhook_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
language plpgsql as $$
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
    update webhook_notices n set attempts = n.attempts + 1,
        next_attempt_at = instant + make_interval(secs => pauses_sec[least(n.attempts + 1, cardinality(pauses_sec))])
      where n.organization_id = organization and n.webhook_id = any (picked) and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $$;
