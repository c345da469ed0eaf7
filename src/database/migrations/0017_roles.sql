-- role: owners and admins manage the organization and its members. Each existing organization's first user becomes its owner.
alter table users
  add column role text not null default 'member',
  add constraint users_role_known check (role in ('owner', 'admin', 'member'));

update users set role = 'owner' where id in (
  select distinct on (organization_id) id from users order by organization_id, disabled_at is not null, created_at, id);
