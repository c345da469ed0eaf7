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
