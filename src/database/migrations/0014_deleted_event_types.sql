-- deleted_at: since when the event type is found by nobody. Its row stays for bookings, leads and statistics.
alter table event_types add column deleted_at timestamptz;
