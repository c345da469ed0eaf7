-- Bookings that invitees have yet to confirm by a link in a mail, because their browser runs no scripts that could solve a challenge.
-- form_hash: of the form that was sent, so that sending it again sends no second mail. wanted: the request of createPublicBooking. chain_id: of
-- the booking, once confirmed. next_attempt_at: when the mail is due; null once it was sent or has failed.
create table pending_bookings (
  organization_id uuid not null,
  id uuid not null,
  event_type_id uuid not null,
  form_hash bytea not null,
  wanted jsonb not null,
  chain_id uuid,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  expires_at timestamptz not null,
  constraint pending_bookings_pkey primary key (organization_id, id),
  constraint pending_bookings_organization_id_form_hash_key unique (organization_id, form_hash),
  constraint pending_bookings_form_hash_32_bytes check (length(form_hash) = 32),
  constraint pending_bookings_organization_id_event_type_id_fkey foreign key (organization_id, event_type_id) references event_types on delete cascade
);
create index pending_bookings_by_event_type on pending_bookings (organization_id, event_type_id);
-- Mail that is due, of all organizations.
create index pending_bookings_due on pending_bookings (next_attempt_at) where next_attempt_at is not null;
-- For the clean-up of all organizations.
create index pending_bookings_by_age on pending_bookings (expires_at);

-- Like claim_messages, for the mail of pending bookings. None is sent after its link expired.
create function claim_pending_bookings(organization uuid, most integer, pauses_sec integer[]) returns table (id uuid, attempt integer)
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
    update pending_bookings p set attempts = p.attempts + 1,
        next_attempt_at = instant + make_interval(secs => pauses_sec[least(p.attempts + 1, cardinality(pauses_sec))])
      where p.organization_id = organization and p.id = any (picked) and p.next_attempt_at is not null
      returning p.id, p.attempts;
end $$;
