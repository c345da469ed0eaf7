-- Mail to users about changes of what gives access to their accounts, and sign-ins from new browsers. Removed after two days.
-- id: of the message. email: the recipient; of a changed address also the former one. kind, detail, address, user_agent: as in
-- security_events. next_attempt_at: when the mail is due; null once it was sent or was refused for good.
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
  next_attempt_at timestamptz,
  created_at timestamptz not null default current_instant(),
  constraint security_notices_pkey primary key (organization_id, id),
  constraint security_notices_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id) on delete cascade
);
create index security_notices_by_user on security_notices (organization_id, user_id, kind, created_at);
-- Mail that is due, of all organizations.
create index security_notices_due on security_notices (next_attempt_at) where next_attempt_at is not null;
-- For the clean-up of all organizations.
create index security_notices_by_age on security_notices (created_at);

-- Like claim_host_notices, for mail about accounts. None is sent more than a day after the change.
create function claim_security_notices(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
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
    update security_notices n set attempts = n.attempts + 1,
        next_attempt_at = instant + make_interval(secs => pauses_sec[least(n.attempts + 1, cardinality(pauses_sec))])
      where n.organization_id = organization and n.id = any (picked) and n.next_attempt_at is not null
      returning n.id, n.attempts;
end $$;
