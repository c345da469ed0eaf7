-- Sign-ins and changes of what gives access to an account. user_id: null for an event of the whole organization, such as an export. detail:
-- the name of what changed, or how the user signed in. address: of the client; null for a command of the operator.
create table security_events (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid,
  kind text not null,
  detail text,
  address text,
  user_agent text,
  created_at timestamptz not null default current_instant(),
  constraint security_events_pkey primary key (organization_id, id),
  constraint security_events_detail_200_characters check (length(detail) <= 200),
  constraint security_events_address_60_characters check (length(address) <= 60),
  constraint security_events_user_agent_300_characters check (length(user_agent) <= 300),
  constraint security_events_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index security_events_by_user on security_events (organization_id, user_id, created_at, id);
-- For the clean-up of all organizations.
create index security_events_by_age on security_events (created_at);
