import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { Claim } from './plan-overlaps.ts';

/** A host's time taken by a meeting in the database. Instants are epoch milliseconds. */
export type ExistingClaim = Claim & {
  meetingId: string;
  meeting: {
    eventTypeId: string;
    hostIds: string[];
    start: number;
    end: number;
    bufferBeforeMin: number;
    bufferAfterMin: number;
    seats: number;
    seatsTaken: number;
    /** Invitees' emails in lower case; empty for a meeting with one seat. */
    emails: string[];
  };
};

type Row = Claim & ExistingClaim['meeting'] & { meetingId: string };

type ClaimOf = Claim & { organizationId: string };

const batchSize = 100;

/** All claims of the same hosts in the database, between the first and the last of the given ones. */
export async function readExistingClaims(tx: Transaction, claims: readonly ClaimOf[]): Promise<ExistingClaim[]> {
  const existing: ExistingClaim[] = [];
  for (const [organizationId, own] of Map.groupBy(claims, (claim) => claim.organizationId)) {
    existing.push(...(await readOwn(tx, organizationId, own)));
  }
  return existing;
}

async function readOwn(tx: Transaction, organizationId: string, claims: readonly Claim[]): Promise<ExistingClaim[]> {
  const existing: ExistingClaim[] = [];
  const hostIds = [...new Set(claims.map(({ hostId }) => hostId))];
  const span = spanOf(claims);
  for (let at = 0; at < hostIds.length; at += batchSize) {
    for (const row of await readClaims(tx, { organizationId, hostIds: hostIds.slice(at, at + batchSize) }, span)) {
      const { hostId, from, to, meetingId, ...meeting } = row;
      existing.push({ hostId, from, to, meetingId, meeting });
    }
  }
  return existing;
}

type Hosts = { organizationId: string; hostIds: string[] };

async function readClaims(tx: Transaction, { organizationId, hostIds }: Hosts, { from, to }: { from: string; to: string }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.host_id, ${ms('lower(c.occupies)')} as from, ${ms('upper(c.occupies)')} as to, c.meeting_id, m.event_type_id, m.host_ids,
      ${ms('m.starts_at')} as start, ${ms('m.ends_at')} as end, m.buffer_before_min, m.buffer_after_min, m.seats, m.seats_taken,
      case when m.seats > 1 then array(select lower(b.invitee_email) from bookings b
        where b.organization_id = ${organizationId} and b.meeting_id = m.id and b.status = 'active')
        else '{}' end as emails
    from host_claims c join meetings m on m.organization_id = ${organizationId} and m.id = c.meeting_id
    where c.organization_id = ${organizationId} and c.host_id = any(${hostIds}::uuid[]) and c.occupies && tstzrange(${from}, ${to})`.execute(
    tx,
  );
  return rows;
}

const ms = (expression: string) => sql.raw(`(extract(epoch from ${expression}) * 1000)::float8`);

const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function spanOf(claims: readonly Claim[]): { from: string; to: string } {
  let [from, to] = [latest, earliest];
  for (const claim of claims) {
    from = Math.min(from, claim.from);
    to = Math.max(to, claim.to);
  }
  return { from: new Date(Math.max(from, earliest)).toISOString(), to: new Date(Math.min(to, latest)).toISOString() };
}
