-- In a transaction of its own, so that no table is locked while rows are written.
update booking_viewers v set updated_at = b.updated_at from bookings b
  where b.organization_id = v.organization_id and b.id = v.booking_id and v.updated_at is null;
alter table booking_viewers alter column updated_at set not null;

create index booking_viewers_by_change on booking_viewers (organization_id, user_id, changed_place, booking_id)
  include (status, event_type_id, starts_at, updated_at);
create index booking_viewers_by_update on booking_viewers (organization_id, user_id, updated_at) include (changed_place);
create index leads_by_change on leads (organization_id, owner_id, changed_place, id) include (status, booked, updated_at);
create index leads_by_update on leads (organization_id, owner_id, updated_at) include (changed_place);

create index bookings_by_email on bookings (organization_id, lower(invitee_email));
create index bookings_by_metadata on bookings using gin (organization_id, metadata jsonb_path_ops) where metadata <> '[]';
create index booking_viewers_no_show on booking_viewers (organization_id, user_id, created_at, booking_id) where outcome = 'no_show';
