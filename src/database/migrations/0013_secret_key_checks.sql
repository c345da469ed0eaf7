-- Of the SECRET_KEY that this database is used with: one row. Another key would make stored secrets and links useless.
create table secret_key_checks (
  id boolean not null default true constraint secret_key_checks_one_row check (id),
  hash bytea not null,
  constraint secret_key_checks_pkey primary key (id)
);
