-- Changed: the next attempts are computed in a query of their own. Citus 13.2 refuses an update that adds an interval to the clock by a column.

-- Claims up to `most` due messages and begins their attempts. pauses_sec: until the next attempt, after the first, the second …; the last one
-- repeats. Messages about meetings that have ended fail, and so do reminders of those that have begun.
create or replace function claim_messages(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
language plpgsql as $$
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
end $$;

-- Like claim_messages, for the mail of pending bookings. None is sent after its link expired.
create or replace function claim_pending_bookings(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
language plpgsql as $$
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
end $$;

-- Like claim_pending_bookings, for mail about endpoints. None is sent more than a day after it was due, or about an endpoint that has
-- recovered or was paused.
create or replace function claim_webhook_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
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
    update webhook_notices n set attempts = n.attempts + 1, next_attempt_at = due.again_at
      from (
        select d.webhook_id, instant + make_interval(secs => pauses_sec[least(d.attempts + 1, cardinality(pauses_sec))]) as again_at
          from webhook_notices d where d.organization_id = organization and d.webhook_id = any (picked) for update) as due
      where n.organization_id = organization and n.webhook_id = due.webhook_id and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $$;

-- Like claim_webhook_notices, for mail about hosts. None is sent more than a day after it was due, or after the opposite has happened.
create or replace function claim_host_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
language plpgsql as $$
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
end $$;

-- Like claim_host_notices, for mail about accounts. None is sent more than a day after the change.
create or replace function claim_security_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
language plpgsql as $$
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
end $$;
