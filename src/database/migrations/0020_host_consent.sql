-- pending: the host has not accepted yet, and cannot be booked.
alter table event_type_hosts add column pending boolean not null default false;

-- external_id: an integrator's own id of the event type.
alter table event_types
  add column external_id text,
  add constraint event_types_organization_id_external_id_key unique (organization_id, external_id);
