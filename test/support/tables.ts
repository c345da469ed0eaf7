import pg from 'pg';

/** Invariants across tables; returns each violation. */
export async function findFaults(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(`
    select 'overlap' as fault, a.meeting_id as id from host_claims a join host_claims b
      on a.organization_id = b.organization_id and a.host_id = b.host_id and a.meeting_id < b.meeting_id and a.occupies && b.occupies
    union all
    select 'seats', m.id from meetings m
      left join bookings b on b.organization_id = m.organization_id and b.meeting_id = m.id and b.status = 'active'
      group by m.organization_id, m.id having count(b.id) <> m.seats_taken or m.seats_taken > m.seats
    union all
    select 'claims', m.id from meetings m left join host_claims c on c.organization_id = m.organization_id and c.meeting_id = m.id
      group by m.organization_id, m.id having count(c.host_id) <> case when m.seats_taken > 0 then cardinality(m.host_ids) else 0 end
    union all
    select 'viewers', b.id from bookings b
      left join booking_viewers v on v.organization_id = b.organization_id and v.booking_id = b.id and v.status = b.status
      group by b.organization_id, b.id having count(v.user_id) = 0
    union all
    select 'contacts', null from contact_totals t
      full join (select organization_id, user_id, kind, count(*) as total from contacts group by 1, 2, 3) c
      using (organization_id, user_id, kind) where coalesce(t.total, 0) <> coalesce(c.total, 0)
    union all
    select 'outcome', b.id from bookings b join booking_viewers v on v.organization_id = b.organization_id and v.booking_id = b.id
      where v.outcome <> case when b.status = 'active' and b.no_show then 'no_show' when b.status = 'active' then 'active'
        when b.rescheduled_to_id is not null then 'moved' else 'canceled' end
    union all
    select 'tally', t.event_type_id from booking_tallies t full join (
      select organization_id, user_id, week_of(starts_at) as week, event_type_id, outcome, count(*) as count
        from booking_viewers group by 1, 2, 3, 4, 5) v
      using (organization_id, user_id, week, event_type_id, outcome) where coalesce(t.count, 0) <> coalesce(v.count, 0)
    union all
    select 'link', b.id from bookings b left join bookings next on next.organization_id = b.organization_id and next.id = b.rescheduled_to_id
      where b.rescheduled_to_id is not null and (next.rescheduled_from_id is distinct from b.id or b.status = 'active')
    union all
    select 'chain', b.id from bookings b left join bookings p on p.organization_id = b.organization_id and p.id = b.rescheduled_from_id
      where b.chain_id <> coalesce(p.chain_id, b.id)
    union all
    select 'second seat', meeting_id from bookings where status = 'active'
      group by organization_id, meeting_id, lower(invitee_email) having count(*) > 1
    union all
    select 'lead', l.id from leads l join bookings b on b.organization_id = l.organization_id and b.id = l.booking_id
      where b.rescheduled_to_id is not null`);
  return rows;
}

/** Tables that every request changes. */
const alwaysChanged = ['rate_limit_counts', 'personal_access_tokens'];

/** All rows of all tables, to detect changes. */
export async function readTables(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows } = await pool.query(`select tablename from pg_tables where schemaname = 'public' order by tablename`);
  const names = rows.map(({ tablename }) => tablename as string).filter((name) => !alwaysChanged.includes(name));
  const read = async (name: string) =>
    (await pool.query(`select t::text as row from ${pg.escapeIdentifier(name)} t order by 1`)).rows.map(({ row }) => row as string);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

/** All rows of all tables as text, one a line: the data of a dump. */
export async function dump(pool: pg.Pool): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select $1 || ' ' || to_json(t)::text as line from ${name} t`, [name]);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines.join('\n');
}
