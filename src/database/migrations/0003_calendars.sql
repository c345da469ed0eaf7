-- Connected calendars. Nothing is stored of foreign events but times and identifiers: no titles, places or people.

-- url, username: for display; of an ics calendar only scheme and host. credentials: encrypted with SECRET_KEY; null for push.
-- version: of push, the highest that was sent.
-- last_synced_at: how old the busy times are; when the reading began, not when it ended.
-- next_sync_at: null for push. leased_until: by the real clock. After a worker was killed it runs out.
create table calendars (
  organization_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  name text not null,
  url text,
  username text,
  credentials bytea,
  max_age_min integer not null,
  all_day_is_busy boolean not null default true,
  needs_action_is_busy boolean not null default false,
  version bigint,
  error text,
  failures integer not null default 0,
  last_synced_at timestamptz,
  next_sync_at timestamptz,
  leased_until timestamptz,
  created_at timestamptz not null default current_instant(),
  updated_at timestamptz not null default current_instant(),
  constraint calendars_pkey primary key (organization_id, id),
  constraint calendars_kind_known check (kind in ('caldav', 'ics', 'push')),
  constraint calendars_push_has_no_credentials check ((kind = 'push') = (credentials is null)),
  constraint calendars_push_is_not_read check ((kind = 'push') = (next_sync_at is null)),
  constraint calendars_organization_id_user_id_fkey foreign key (organization_id, user_id) references users (organization_id, id)
);
create index calendars_by_user on calendars (organization_id, user_id, created_at, id);
-- What is due, of all organizations.
create index calendars_due on calendars (next_sync_at) where next_sync_at is not null;

-- The calendars of an account; one of an ics or push calendar.
-- href: its address on the server. sync_token, etag, last_modified: of the last reading, sent with the next one.
-- expanded_until: up to where recurring events were expanded.
create table calendar_collections (
  organization_id uuid not null,
  id uuid not null,
  calendar_id uuid not null,
  position integer not null,
  href text not null,
  name text not null,
  counts_as_busy boolean not null default true,
  is_writable boolean not null default false,
  is_written_to boolean not null default false,
  sync_token text,
  etag text,
  last_modified text,
  expanded_until timestamptz,
  constraint calendar_collections_pkey primary key (organization_id, id),
  constraint calendar_collections_organization_id_calendar_id_href_key unique (organization_id, calendar_id, href),
  constraint calendar_collections_written_to_is_writable check (is_writable or not is_written_to),
  constraint calendar_collections_organization_id_calendar_id_fkey foreign key (organization_id, calendar_id)
    references calendars on delete cascade
);
create unique index calendar_collections_one_is_written_to on calendar_collections (organization_id, calendar_id) where is_written_to;

-- Events, or files of a series of events. stretches: start and end of each busy time in epoch milliseconds, in one list.
create table calendar_objects (
  organization_id uuid not null,
  collection_id uuid not null,
  href text not null,
  etag text,
  uid text,
  stretches bigint[] not null,
  constraint calendar_objects_pkey primary key (organization_id, collection_id, href),
  constraint calendar_objects_organization_id_collection_id_fkey foreign key (organization_id, collection_id)
    references calendar_collections on delete cascade
);
create index calendar_objects_by_uid on calendar_objects (organization_id, collection_id, uid);

-- The busy times of a collection, by week since the epoch: start and end of each in epoch milliseconds, in order and apart. One that is
-- longer has a part in each week. Few rows, so that a list of slots reads thousands of busy times as fast as a few.
create table busy_weeks (
  organization_id uuid not null,
  collection_id uuid not null,
  week integer not null,
  stretches bigint[] not null,
  constraint busy_weeks_pkey primary key (organization_id, collection_id, week),
  constraint busy_weeks_organization_id_collection_id_fkey foreign key (organization_id, collection_id)
    references calendar_collections on delete cascade
);

-- Pairs of start and end, in any order, as a set.
create function to_times(stretches bigint[]) returns int8multirange language sql immutable parallel safe
  return (select coalesce(range_agg(int8range(p.since, p.until)), '{}') from (
    select min(t.instant) as since, max(t.instant) as until from unnest(stretches) with ordinality as t (instant, place)
    group by (t.place - 1) / 2) as p where p.since < p.until);

-- Replaces the busy times of a collection between two instants, in epoch milliseconds, and returns how many it has then, by week. Call it
-- under the host's lock.
create function replace_busy(organization uuid, collection uuid, since bigint, until bigint, times int8multirange) returns integer
language plpgsql as $$
declare
  span constant bigint := 7 * 24 * 60 * 60 * 1000;
  first_week constant integer := since / span;
  last_week constant integer := (until - 1) / span;
  stretch constant int8multirange := int8multirange(int8range(since, until));
  -- The first and the last week can have others.
  kept constant int8multirange := (
    select coalesce(range_agg(k.time), '{}') from busy_weeks b, unnest(to_times(b.stretches) - stretch) as k (time)
    where b.organization_id = organization and b.collection_id = collection and b.week in (first_week, last_week));
begin
  with pieces as (
    select w.week, greatest(lower(t.time), w.week * span) as since, least(upper(t.time), (w.week + 1) * span) as until
    from unnest(times * stretch + kept) as t (time), generate_series(lower(t.time) / span, (upper(t.time) - 1) / span) as w (week)
  ), weeks as (
    select p.week, array_agg(e.instant order by e.instant) as stretches
    from pieces p, unnest(array[p.since, p.until]) as e (instant) group by p.week
  ), removed as (
    delete from busy_weeks b where b.organization_id = organization and b.collection_id = collection
      and b.week between first_week and last_week and not exists (select from weeks w where w.week = b.week)
  )
  insert into busy_weeks (organization_id, collection_id, week, stretches)
    select organization, collection, w.week, w.stretches from weeks w
    on conflict (organization_id, collection_id, week) do update set stretches = excluded.stretches
      where busy_weeks.stretches <> excluded.stretches;
  return (select coalesce(sum(cardinality(b.stretches) / 2), 0) from busy_weeks b
    where b.organization_id = organization and b.collection_id = collection);
end $$;

-- Stores what a reading of a collection found, and replaces its busy times, of which those between two instants count. changed: array of
-- objects (href, etag, uid, stretches). is_complete: all other objects are gone. Call it under the host's lock.
create function save_objects(organization uuid, collection uuid, since bigint, until bigint, is_complete boolean, changed jsonb,
  removed text[]) returns integer language plpgsql as $$
begin
  delete from calendar_objects o where o.organization_id = organization and o.collection_id = collection
    and (o.href = any (removed) or is_complete);
  insert into calendar_objects (organization_id, collection_id, href, etag, uid, stretches)
    select organization, collection, c.href, c.etag, c.uid, c.stretches
    from jsonb_to_recordset(changed) as c (href text, etag text, uid text, stretches bigint[])
    on conflict (organization_id, collection_id, href) do update
      set etag = excluded.etag, uid = excluded.uid, stretches = excluded.stretches;
  delete from busy_weeks b where b.organization_id = organization and b.collection_id = collection
    and (b.week < since / 604800000 or b.week > (until - 1) / 604800000);
  return replace_busy(organization, collection, since, until, (
    select coalesce(range_agg(t.time), '{}') from calendar_objects o, unnest(to_times(o.stretches)) as t (time)
    where o.organization_id = organization and o.collection_id = collection));
end $$;
