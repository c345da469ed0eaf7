-- adds_attendees: invitees and guests are attendees of the events that are written to the calendar.
alter table calendars add column adds_attendees boolean not null default false;

-- Makes the objects of coming meetings in a collection due, as after a change of all of them. Those that their host has moved stay as they are.
create function publish_again(organization uuid, collection uuid) returns void language sql as $$
  update published_meetings p set status = 'pending', attempts = 0, next_attempt_at = current_instant(), error = null, version = p.version + 1
    where p.organization_id = organization and p.collection_id = collection and p.status <> 'conflict' and exists (
      select from meetings m where m.organization_id = organization and m.id = p.meeting_id and m.ends_at > current_instant());
$$;
