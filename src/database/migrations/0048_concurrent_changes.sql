-- Changed: a calendar that becomes due, or is being read, at the moment of a booking is read after it. Its row was not locked while it was due,
-- and a time before the reading began did not count as a request for another one.

-- Makes the objects of these bookings' meetings due. The object of a meeting that has moved as a whole moves with it.
create or replace function publish_meetings(organization uuid, ids uuid[]) returns void language plpgsql as $$
declare
  instant timestamptz := current_instant();
  changed uuid[];
  collection record;
  due_at timestamptz;
  is_read boolean;
  is_failing boolean;
  again_at timestamptz;
begin
  if not exists (select from calendar_collections c where c.organization_id = organization and c.is_written_to) then
    return;
  end if;
  changed := array(
    select distinct b.meeting_id from bookings b where b.organization_id = organization and b.id = any (ids));
  -- In order, so that two writers never wait for each other in a circle.
  for collection in
    select c.id, c.calendar_id, array_agg(m.id) as meeting_ids
      from meetings m
        join calendars k on k.organization_id = organization and k.user_id = any (m.host_ids)
        join calendar_collections c on c.organization_id = organization and c.calendar_id = k.id and c.is_written_to
      where m.organization_id = organization and m.id = any (changed) and m.ends_at > instant
      group by c.id, c.calendar_id order by c.id
  loop
    update published_meetings p set meeting_id = n.meeting_id
      from bookings b
        join bookings n on n.organization_id = organization and n.id = b.rescheduled_to_id
        join meetings m on m.organization_id = organization and m.id = b.meeting_id
      where b.organization_id = organization and b.id = any (ids) and m.seats_taken = 0
        and p.organization_id = organization and p.collection_id = collection.id and p.meeting_id = b.meeting_id
        and n.meeting_id = any (collection.meeting_ids) and not exists (
          select from published_meetings o
            where o.organization_id = organization and o.collection_id = collection.id and o.meeting_id = n.meeting_id);
    update published_meetings p set status = 'pending', attempts = 0, next_attempt_at = instant, error = null, version = p.version + 1
      where p.organization_id = organization and p.collection_id = collection.id and p.meeting_id = any (collection.meeting_ids);
    perform publish_to_collection(organization, collection.id, collection.meeting_ids);
    -- Locked also if it is due: a reading that began before this transaction ends would not find its meetings.
    select k.next_sync_at, k.leased_until is not null, k.failures > 0 into due_at, is_read, is_failing
      from calendars k where k.organization_id = organization and k.id = collection.calendar_id for no key update;
    -- A calendar that is being read is read once more: a reading ends with the time at which it was due, unless another time was set. One that
    -- fails is read again after its pause.
    again_at := case when is_read then least(due_at - interval '1 millisecond', instant) when not is_failing then least(due_at, instant) end;
    if again_at < due_at then
      update calendars k set next_sync_at = again_at where k.organization_id = organization and k.id = collection.calendar_id;
    end if;
  end loop;
end $$;

-- Changed: until an organization's first transaction on a cluster ends, its lists end after the last place before. They had no end then, although
-- others of its first transactions, with lower places, could still be open: a reader who continued after the later one missed their rows. Also
-- reads the last place in the snapshot in which there is no base.
alter function last_place(uuid) stable;

-- Every row with a lower place is visible to the statement that calls this, and every later change gets a higher one.
create or replace function settled_place(organization uuid) returns bigint language plpgsql stable as $$
declare
  here bigint := cluster_id();
  result bigint;
begin
  select p.base + pg_snapshot_xmin(pg_current_snapshot())::text::bigint into result
    from event_places p where p.organization_id = organization and p.cluster = here;
  -- Without a base of this cluster nothing was written here yet. What will be gets a place after the last one.
  return coalesce(result, coalesce(last_place(organization), 0) + 1);
end $$;

-- Like list_events, of some subjects and types (all where null). `latest_id`: the user's last settled event of these subjects, of any type; in
-- a row without an event if none is listed.
create or replace function list_feed(organization uuid, viewer uuid, after_event uuid, most integer, subjects text[], types text[])
returns table (is_known boolean, latest_id uuid, id uuid, type text, sequence integer, booking_id uuid, subject_id uuid, created_at timestamptz,
  booking jsonb, data jsonb)
language plpgsql as $$
#variable_conflict use_column
declare
  start bigint := -1;
  first_unsettled bigint;
  listed uuid[];
  last_id uuid;
begin
  if after_event is not null then
    select v.place into start from event_viewers v
      where v.organization_id = organization and v.event_id = after_event and v.user_id = viewer and v.subject = any (subjects)
    union all
    select r.place from last_removed_events r
      where r.organization_id = organization and r.user_id = viewer and r.subject = any (subjects) and r.event_id = after_event;
    if not found then
      is_known := false;
      return next;
      return;
    end if;
  end if;
  first_unsettled := settled_place(organization);
  listed := array(
    select l.event_id from unnest(subjects) as s (name) cross join lateral (
      select v.place, v.event_id from event_viewers v
        where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
          and (v.place, v.event_id) > (start, coalesce(after_event, '00000000-0000-0000-0000-000000000000'))
          and v.place < first_unsettled
          and (types is null or exists (
            select from events e where e.organization_id = organization and e.id = v.event_id and e.type = any (types)))
        order by v.place, v.event_id limit most) as l
      order by l.place, l.event_id limit most);
  select l.event_id into last_id from unnest(subjects) as s (name) cross join lateral (
    select v.place, v.event_id from event_viewers v
      where v.organization_id = organization and v.user_id = viewer and v.subject = s.name
        and v.place < first_unsettled
      order by v.place desc, v.event_id desc limit 1) as l
    order by l.place desc, l.event_id desc limit 1;
  if last_id is null then
    select r.event_id into last_id from last_removed_events r
      where r.organization_id = organization and r.user_id = viewer and r.subject = any (subjects) order by r.place desc limit 1;
  end if;
  if listed = '{}' then
    is_known := true;
    latest_id := last_id;
    return next;
    return;
  end if;
  return query
    select true, last_id, e.id, e.type, e.sequence, e.booking_id, e.subject_id, e.created_at, e.booking, e.data
      from events e where e.organization_id = organization and e.id = any (listed) order by array_position(listed, e.id);
end $$;
