alter table contacts alter column id set not null, alter column updated_at set not null;
drop index contacts_without_id;

create index contacts_by_change on contacts (organization_id, user_id, changed_place, id) include (kind, updated_at);
create index contacts_by_update on contacts (organization_id, user_id, updated_at) include (changed_place);
