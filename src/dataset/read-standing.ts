import { sql } from 'kysely';
import type { Transaction } from '../database/connect.ts';
import type { Claim } from './plan-overlaps.ts';

/** A meeting in the database that occupies a host. Instants are epoch milliseconds; `taken` counts its seats taken. */
export type StandingClaim = Claim & {
  meetingId: string;
  meeting: {
    eventTypeId: string;
    hostIds: string[];
    start: number;
    end: number;
    bufferBeforeMin: number;
    bufferAfterMin: number;
    seats: number;
    taken: number;
    /** Of those who have a seat, in lower case, where there are several seats. */
    emails: string[];
  };
};

type Row = Claim & StandingClaim['meeting'] & { meetingId: string };

const hostsAtOnce = 100;

/** Everything that occupies the hosts of these claims, from the first of these to the last. */
export async function readStanding(tx: Transaction, claims: readonly Claim[]): Promise<StandingClaim[]> {
  const standing: StandingClaim[] = [];
  const hostIds = [...new Set(claims.map(({ hostId }) => hostId))];
  const span = spanOf(claims);
  for (let at = 0; at < hostIds.length; at += hostsAtOnce) {
    for (const row of await readClaims(tx, hostIds.slice(at, at + hostsAtOnce), span)) {
      const { hostId, from, to, meetingId, ...meeting } = row;
      standing.push({ hostId, from, to, meetingId, meeting });
    }
  }
  return standing;
}

async function readClaims(tx: Transaction, hostIds: string[], { from, to }: { from: string; to: string }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.host_id, ${ms('lower(c.occupies)')} as from, ${ms('upper(c.occupies)')} as to, c.meeting_id, m.event_type_id, m.host_ids,
      ${ms('m.starts_at')} as start, ${ms('m.ends_at')} as end, m.buffer_before_min, m.buffer_after_min, m.seats, m.seats_taken as taken,
      case when m.seats > 1 then array(select lower(b.invitee_email) from bookings b where b.meeting_id = m.id and b.status = 'active')
        else '{}' end as emails
    from host_claims c join meetings m on m.id = c.meeting_id
    where c.host_id = any(${hostIds}::uuid[]) and c.occupies && tstzrange(${from}, ${to})`.execute(tx);
  return rows;
}

const ms = (expression: string) => sql.raw(`(extract(epoch from ${expression}) * 1000)::float8`);

const first = Date.parse('0001-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

function spanOf(claims: readonly Claim[]): { from: string; to: string } {
  let [from, to] = [last, first];
  for (const claim of claims) {
    from = Math.min(from, claim.from);
    to = Math.max(to, claim.to);
  }
  return { from: new Date(Math.max(from, first)).toISOString(), to: new Date(Math.min(to, last)).toISOString() };
}
