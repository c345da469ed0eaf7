-- How booking pages look. accent: a color that the pages adjust to each background. frame_ancestors: origins whose sites may embed them.
alter table organizations
  add column accent text,
  add column frame_ancestors text[] not null default '{}',
  add constraint organizations_accent_hex check (accent ~ '^#[0-9a-f]{6}$'),
  add constraint organizations_frame_ancestors_at_most_20 check (cardinality(frame_ancestors) <= 20);

-- hash: of the content, in the logo's URL.
create table organization_logos (
  organization_id uuid not null,
  type text not null,
  content bytea not null,
  hash text not null,
  constraint organization_logos_pkey primary key (organization_id),
  constraint organization_logos_type_known check (type in ('image/png', 'image/jpeg', 'image/webp')),
  constraint organization_logos_at_most_64_kb check (length(content) <= 65536),
  constraint organization_logos_organization_id_fkey foreign key (organization_id) references organizations
);
