-- Changed: claims deliveries by itself. It joined what `claim_event_deliveries` returned to tables, as they were before that function waited for
-- its lock: deliveries that were committed meanwhile were claimed, but not returned.

-- Claims up to `most` due deliveries of an organization, endpoint by endpoint from the one after `after_endpoint`, and begins their attempts. A
-- delivery whose endpoint cannot receive is held instead. Claims of an organization wait for each other, so that an endpoint gets at most
-- `max_concurrent` at once.
create or replace function claim_described_deliveries(organization uuid, after_endpoint uuid, most integer, open_users uuid[], max_concurrent integer,
  slow_after_timeouts integer, lease_seconds integer)
returns table (id uuid, webhook_id uuid, is_open boolean, is_slow boolean, attempt integer, failures integer, due_at timestamptz,
  url text, secret bytea, previous_secret bytea, type text, sequence integer, booking jsonb, data jsonb, event_id uuid, event_at timestamptz,
  is_test boolean) language plpgsql as $$
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
end $$;

-- Only servers older than the version before called them.
drop function claim_deliveries, claim_event_deliveries;
