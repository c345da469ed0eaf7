-- The last mail about each host of an event type who was chosen, removed, or has left.
-- about: asked: to accept; added: without being asked; removed; left: to the owner.
-- id: of the message. next_attempt_at: when the mail is due; null once it was sent, was refused for good, or does not apply any more.
create table host_notices (
  organization_id uuid not null,
  event_type_id uuid not null,
  host_id uuid not null,
  id uuid not null,
  about text not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint host_notices_pkey primary key (organization_id, event_type_id, host_id),
  constraint host_notices_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types on delete cascade,
  constraint host_notices_organization_id_host_id_fkey foreign key (organization_id, host_id) references users (organization_id, id) on delete cascade,
  constraint host_notices_about_known check (about in ('asked', 'added', 'removed', 'left'))
);
create index host_notices_by_host on host_notices (organization_id, host_id);
-- Mail that is due, of all organizations.
create index host_notices_due on host_notices (next_attempt_at) where next_attempt_at is not null;

-- Like claim_webhook_notices, for mail about hosts. None is sent more than a day after it was due, or after the opposite has happened.
create function claim_host_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
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
    update host_notices n set attempts = n.attempts + 1,
        next_attempt_at = instant + make_interval(secs => pauses_sec[least(n.attempts + 1, cardinality(pauses_sec))])
      where n.organization_id = organization and n.id = any (picked) and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $$;
