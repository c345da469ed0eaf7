/** The security log of the organization, for its owners and admins, as pages and as CSV. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler } from 'express';
import { isId } from '../database/ids.ts';
import { listMembers } from '../queries/members.ts';
import type { Position } from '../queries/paging.ts';
import {
  type LogFilter,
  listOrganizationEvents,
  type OrganizationEvent,
  recordSecurityEvent,
  type SecurityEventKind,
} from '../queries/security-events.ts';
import { toCsvLine } from '../text/csv.ts';
import { clientOf } from '../web/client.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import type { Routes } from '../web/routes.ts';
import { sendPage } from '../web/send.ts';
import { requireManager, requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { organizationLogView, type TypedFilter } from './organization-log-view.ts';
import { logPath } from './organization-view.ts';
import { kindNames } from './security-view.ts';

export const organizationLogRoutes = (web: Web): Routes => ({
  [logPath]: { get: [requireSession(web), requireManager, showLog(web)] },
  [`${logPath}.csv`]: { get: [requireSession(web), requireManager, sendCsv(web)] },
});

type Read = { search: URLSearchParams; typed: TypedFilter; filter: LogFilter };

/** Values that no link has are ignored. */
function readFilter(web: Web, req: Request): Read {
  const { searchParams: search } = new URL(req.originalUrl, web.publicUrl);
  const [member, kind] = [search.get('member') ?? '', search.get('kind') ?? ''];
  const filter = {
    userId: isId(member) ? member : undefined,
    kind: Object.hasOwn(kindNames, kind) ? (kind as SecurityEventKind) : undefined,
  };
  return { search, filter, typed: { member: filter.userId ?? '', kind: filter.kind ?? '' } };
}

const mostMembers = 1000;

const showLog =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { search, filter, typed } = readFilter(web, req);
    const request = readListRequest(search, 'log', parsePosition);
    const [rows, members] = await Promise.all([
      listOrganizationEvents(web.db, session.organizationId, filter, request),
      listMembers(web.db, session, {}, { limit: mostMembers, after: null }),
    ]);
    await sendPage(res, organizationLogView({ session, events: toList(request, rows, writePosition), members, typed }));
  };

const sendCsv =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const { filter } = readFilter(web, req);
    await recordSecurityEvent(web.db, session, { kind: 'data_exported', detail: 'security log', client: clientOf(req) });
    res
      .type('csv')
      .attachment(`${session.now.toISOString().slice(0, 10)}-security-log.csv`)
      .set('Cache-Control', 'no-store');
    await pipeline(Readable.from(toLines(web, session.organizationId, filter)), res).catch((error) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  };

const rowsAtOnce = 1000;

async function* toLines({ db }: Web, organizationId: string, filter: LogFilter): AsyncGenerator<string> {
  yield toCsvLine(['time', 'member', 'event', 'detail', 'address', 'user_agent']);
  for (let after: Position | null = null; ; ) {
    const rows: OrganizationEvent[] = await listOrganizationEvents(db, organizationId, filter, { limit: rowsAtOnce - 1, after });
    yield rows.map((row) => toCsvLine([row.createdAt.toISOString(), row.email, row.kind, row.detail, row.address, row.userAgent])).join('');
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1) ?? null;
  }
}
