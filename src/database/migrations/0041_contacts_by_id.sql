create unique index contacts_by_id on contacts (organization_id, user_id, id);
