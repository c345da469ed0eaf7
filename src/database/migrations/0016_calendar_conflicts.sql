-- As report_conflict(uuid, uuid[]), with a sentence that says why. The event stores it in its snapshot, which the functions that list events
-- and claim deliveries return as it is.
create function report_conflict(organization uuid, ids uuid[], reason text) returns boolean language plpgsql as $$
declare
  has_deliveries constant boolean := report_conflict(organization, ids);
begin
  update events e set booking = e.booking || jsonb_build_object('conflict_reason', reason)
    where e.organization_id = organization and e.booking_id = any (ids) and e.type = 'calendar_conflict' and e.sequence = (
      select max(o.sequence) from events o where o.organization_id = organization and o.booking_id = e.booking_id);
  return has_deliveries;
end $$;
