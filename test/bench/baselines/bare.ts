/**
 * The baseline: `node:http` alone, and `node:http` with one named statement on PostgreSQL. It checks nothing. `GET /plain` returns a fixed
 * body, `GET /look-up` finds the user of a token, `POST /insert` inserts a row, `POST /insert-all` the rows that a booking consists of.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import pg from 'pg';

const { PORT, DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const plain = JSON.stringify({ limit: 600, remaining: 600, resetAt: '2027-03-01T09:01:00.000Z' });

const lookUp = `select u.id, u.email, u.name, u.slug, u.timezone from personal_access_tokens t
  join users u on u.id = t.user_id join organizations o on o.id = u.organization_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and o.plan in ('team', 'enterprise')`;

const insert = `insert into bench_plain (id, host, starts_at, name, email) values ($1, $2, $3, $4, $5) returning *`;

/** The rows that `write_bookings` writes for a first booking of an invitee, and the values it computes from the others. */
const insertAll = `with met as (
    insert into meetings (organization_id, id, event_type_id, host_ids, starts_at, ends_at, buffer_before_min, buffer_after_min, seats, seats_taken)
      values ($1, $4, $2, array[$3::uuid], $6, $7, 0, 0, 1, 1)
  ), claimed as (
    insert into host_claims (organization_id, meeting_id, host_id, occupies) values ($1, $4, $3, tstzrange($6, $7))
  ), booked as (
    insert into bookings (organization_id, id, event_type_id, meeting_id, host_id, starts_at, ends_at, location_kind, invitee_name,
        invitee_email, invitee_timezone)
      values ($1, $5, $2, $4, $3, $6, $7, 'google_meet', $8, $9, $10) returning *
  ), seen as (
    insert into booking_viewers (organization_id, booking_id, user_id, event_type_id, status, starts_at, created_at)
      values ($1, $5, $3, $2, 'active', $6, current_instant())
  ), tallied as (
    insert into booking_tallies as t (organization_id, user_id, week, event_type_id, outcome, count)
      values ($1, $3, week_of($6), $2, 'active', 1)
      on conflict (organization_id, user_id, week, event_type_id, outcome) do update set count = t.count + 1
  ), met_before as (
    insert into contacts as c (organization_id, user_id, email_key, email, name, timezone, booking_count, lead_count, first_seen_at,
        last_activity_at, last_booking_at)
      values ($1, $3, lower($9), $9, $8, $10, 1, 0, current_instant(), current_instant(), current_instant())
      on conflict (organization_id, user_id, email_key) do update set booking_count = c.booking_count + 1
  ), totaled as (
    insert into contact_totals as t (organization_id, user_id, kind, total) values ($1, $3, 'client', 1)
      on conflict (organization_id, user_id, kind) do update set total = t.total + 1
  ), happened as (
    insert into events (organization_id, id, booking_id, sequence, type, booking)
      select $1, $11, id, 1, 'booking_created', to_jsonb(booked) from booked
  ), viewed as (
    insert into event_viewers (organization_id, event_id, user_id, place) values ($1, $11, $3, pg_current_xact_id()::text::bigint)
  ) select * from booked`;

type Order = { eventTypeId: string; startAt: string; invitee: { name: string; email: string; timezone: string } };
type EventType = { id: string; organizationId: string; ownerId: string };

const findEventTypes = 'select id, organization_id as "organizationId", owner_id as "ownerId" from event_types';
let eventTypes: Promise<Map<string, EventType>> | undefined;

async function readEventTypes(): Promise<Map<string, EventType>> {
  const { rows } = await pool.query<EventType>(findEventTypes);
  return new Map(rows.map((row) => [row.id, row]));
}

async function valuesOf({ eventTypeId, startAt, invitee: { name, email, timezone } }: Order): Promise<unknown[]> {
  eventTypes ??= readEventTypes();
  const { organizationId, ownerId } = (await eventTypes).get(eventTypeId) as EventType;
  const endAt = new Date(Date.parse(startAt) + 15 * 60_000);
  return [organizationId, eventTypeId, ownerId, randomUUID(), randomUUID(), startAt, endAt, name, email, timezone, randomUUID()];
}

function send(res: ServerResponse, status: number, body: string): void {
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': Buffer.byteLength(body) });
  res.end(body);
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.url === '/plain') return send(res, 200, plain);
  if (req.method === 'POST') {
    const order = (await json(req)) as Order;
    const { eventTypeId, startAt, invitee } = order;
    const { rows } =
      req.url === '/insert-all'
        ? await pool.query({ name: 'insert-all', text: insertAll, values: await valuesOf(order) })
        : await pool.query({
            name: 'insert',
            text: insert,
            values: [randomUUID(), eventTypeId, startAt, invitee.name, invitee.email],
          });
    return send(res, 201, JSON.stringify(rows[0]));
  }
  const token = req.headers.authorization?.slice('Bearer '.length) ?? '';
  const { rows } = await pool.query({ name: 'look-up', text: lookUp, values: [createHash('sha256').update(token).digest()] });
  send(res, rows.length === 1 ? 200 : 401, JSON.stringify(rows[0] ?? {}));
}

createServer((req, res) => void answer(req, res).catch((error) => send(res, 500, String(error)))).listen(Number(PORT), '127.0.0.1');
