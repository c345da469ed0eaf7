-- In the order of pages, which end with an id instead of an address.
drop index contacts_latest;
create index contacts_latest on contacts (organization_id, user_id, last_activity_at, id);
drop index contacts_latest_of_kind;
create index contacts_latest_of_kind on contacts (organization_id, user_id, kind, last_activity_at, id);
