-- GET /readyz writes this one row. Later updates remove its old versions from the page, so the table does not grow.
create table readiness_checks (
  id smallint primary key default 1 check (id = 1),
  checked_at timestamptz not null
);

-- Raises an error when nothing can be written. An update of one row still succeeds on a full disk, because it needs no new block. The
-- temporary file does: 8,000 numbers need about 200 kB, which is more than work_mem. It is on the disk of the tables.
create function check_writable() returns void language plpgsql set work_mem = '64kB' set temp_tablespaces = '' as $$
begin
  perform count(*) from generate_series(1, 8000);
  insert into readiness_checks (checked_at) values (current_instant())
    on conflict (id) do update set checked_at = excluded.checked_at;
end $$;
