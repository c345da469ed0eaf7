/**
 * The security log: sign-ins and changes of what gives access to an account. Kept for 90 days, and at most `mostEvents` and `mostFailures` of
 * each user. Failed sign-ins are counted apart, so that a stranger's attempts displace nothing else.
 */
import { type SqlBool, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { newId } from '../database/ids.ts';
import type { Owner } from './owner.ts';
import { type PageRequest, pageOf } from './paging.ts';
import { insertSecurityNotices, isNoticed } from './security-notices.ts';

export type SecurityEventKind =
  | 'signed_in'
  | 'sign_in_failed'
  | 'signed_out'
  | 'session_ended'
  | 'email_changed'
  | 'password_changed'
  | 'password_reset'
  | 'token_created'
  | 'token_revoked'
  | 'app_authorized'
  | 'app_disconnected'
  | 'app_created'
  | 'app_secret_replaced'
  | 'app_deleted'
  | 'access_revoked'
  | 'data_exported'
  | 'authenticator_added'
  | 'authenticator_removed'
  | 'recovery_codes_created'
  | 'recovery_code_used'
  | 'passkey_added'
  | 'passkey_removed'
  | 'second_factors_removed';

/** Both are null for a command of the operator, or a deactivation by an owner or admin. */
export type Client = { address: string | null; userAgent: string | null };

export const operator: Client = { address: null, userAgent: null };

/** `isExpected`: the user is not informed, because nobody else can have done it. `formerEmail`: of a changed address. */
export type SecurityEvent = {
  kind: SecurityEventKind;
  detail?: string | null;
  client: Client;
  isExpected?: boolean;
  formerEmail?: string;
};

export const daysOfSecurityEvents = 90;
const mostEvents = 1000;
const mostFailures = 200;

const longestDetail = 200;
const longestAgent = 300;

const shorten = (text: string | null | undefined, length: number): string | null =>
  text ? [...text.replaceAll('\0', '').slice(0, length)].join('').toWellFormed() : null;

/** Also mails the user about events that an attacker would hide. */
export async function recordSecurityEvent(tx: Db, { organizationId, userId }: Owner, event: SecurityEvent): Promise<void> {
  const { kind, detail, client, isExpected = false, formerEmail } = event;
  await insertEvent(tx, { organizationId, userId, kind, detail, client });
  const isFailure = kind === 'sign_in_failed';
  await sql`
    delete from security_events where organization_id = ${organizationId} and user_id = ${userId} and id in (
      select id from security_events
        where organization_id = ${organizationId} and user_id = ${userId} and (kind = 'sign_in_failed') = ${isFailure}
        order by created_at desc, id desc offset ${isFailure ? mostFailures : mostEvents})`.execute(tx);
  if (isExpected || !isNoticed(kind)) return;
  const news = { kind, detail: shorten(detail, longestDetail), ...shortenClient(client) };
  await insertSecurityNotices(tx, { organizationId, userId }, news, formerEmail);
}

const shortenClient = ({ address, userAgent }: Client): Client => ({ address, userAgent: shorten(userAgent, longestAgent) });

/** By a command of the operator, of all organizations. */
export async function recordExport(db: Db, detail: string): Promise<void> {
  const organizations = await db.selectFrom('organizations').select('id').execute();
  for (const { id } of organizations)
    await insertEvent(db, { organizationId: id, userId: null, kind: 'data_exported', detail, client: operator });
}

type NewEvent = { organizationId: string; userId: string | null } & SecurityEvent;

async function insertEvent(tx: Db, { organizationId, userId, kind, detail, client }: NewEvent): Promise<void> {
  const { address, userAgent } = shortenClient(client);
  await sql`
    insert into security_events (organization_id, id, user_id, kind, detail, address, user_agent)
      values (${organizationId}, ${newId()}, ${userId}, ${kind}, ${shorten(detail, longestDetail)}, ${address}, ${userAgent})`.execute(tx);
}

/** The user's events, newest first. */
export const listSecurityEvents = (db: Db, { organizationId, userId }: Owner, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('securityEvents')
      .select(['id', sql<SecurityEventKind>`kind`.as('kind'), 'detail', 'address', 'userAgent', 'createdAt'])
      .where('organizationId', '=', organizationId)
      .where('userId', '=', userId),
    'desc',
    page,
  ).execute();

export type ShownSecurityEvent = Awaited<ReturnType<typeof listSecurityEvents>>[number];

/** `userId`, `kind`: undefined for all. */
export type LogFilter = { userId?: string | undefined; kind?: SecurityEventKind | undefined };

/** An organization's events, newest first, for its owners and admins. An event without a member is of the operator. */
export const listOrganizationEvents = (db: Db, organizationId: string, { userId, kind }: LogFilter, page: PageRequest) =>
  pageOf(
    db
      .selectFrom('securityEvents as s')
      .leftJoin('users as u', 'u.id', 's.userId')
      .select([
        's.id',
        sql<SecurityEventKind>`s.kind`.as('kind'),
        's.detail',
        's.address',
        's.userAgent',
        's.createdAt',
        'u.email',
        'u.name',
      ])
      .where('s.organizationId', '=', organizationId)
      .$if(userId !== undefined, (query) => query.where('s.userId', '=', userId as string))
      .$if(kind !== undefined, (query) => query.where('s.kind', '=', kind as string)),
    'desc',
    page,
    ['s.createdAt', 's.id'],
  ).execute();

export type OrganizationEvent = Awaited<ReturnType<typeof listOrganizationEvents>>[number];

type Filter = { userId?: string | undefined; since?: Date | undefined };
type Position = { at: Date; id: string };

/** An organization's events in the order of time, for the operator. */
export const listAllSecurityEvents = (db: Db, organizationId: string, filter: Filter, after: Position | undefined, limit: number) =>
  db
    .selectFrom('securityEvents as s')
    .innerJoin('organizations as o', 'o.id', 's.organizationId')
    .leftJoin('users as u', 'u.id', 's.userId')
    .select(['s.createdAt as at', 's.id', 'o.slug as organization', 'u.slug as user', 's.kind', 's.detail', 's.address', 's.userAgent'])
    .where('s.organizationId', '=', organizationId)
    .$if(filter.userId !== undefined, (query) => query.where('s.userId', '=', filter.userId as string))
    .$if(filter.since !== undefined, (query) => query.where('s.createdAt', '>=', filter.since as Date))
    .$if(after !== undefined, (query) => query.where(sql<SqlBool>`(s.created_at, s.id) > (${after?.at}, ${after?.id})`))
    .orderBy('s.createdAt')
    .orderBy('s.id')
    .limit(limit)
    .execute();
