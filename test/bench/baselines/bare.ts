/**
 * The baseline: `node:http` alone, and `node:http` with one named statement on PostgreSQL. It checks nothing. `GET /plain` returns a fixed
 * body, `GET /look-up` finds the user of a token, `POST /insert` inserts a row, `POST /insert-all` the rows that a booking consists of.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { insertAll, type Order, valuesOf } from './same-rows.ts';

const { PORT, DATABASE_URL } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

const plain = JSON.stringify({ limit: 600, remaining: 600, resetAt: '2027-03-01T09:01:00.000Z' });

const lookUp = `select u.id, u.email, u.name, u.slug, u.timezone from personal_access_tokens t
  join users u on u.id = t.user_id join organizations o on o.id = u.organization_id
  where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > now()) and o.plan in ('team', 'enterprise')`;

const insert = `insert into bench_plain (id, host, starts_at, name, email) values ($1, $2, $3, $4, $5) returning *`;

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
        ? await pool.query({ name: 'insert-all', text: insertAll, values: await valuesOf(pool, order) })
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
