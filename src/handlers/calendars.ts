import { createFeedToken } from '../accounts/feed-tokens.ts';
import { type Handlers, type Reply, type Request, reply, unwrapReply } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { laneOf } from '../api/lanes.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { checkIfMatch } from '../api/precondition.ts';
import { toWindow } from '../api/window.ts';
import { listBusyTimes } from '../calendars/busy-times.ts';
import { changeCalendar, checkChange, checkConnection, createCalendar, deleteCalendar, syncNow } from '../calendars/connections.ts';
import { disconnect } from '../calendars/disconnect.ts';
import { pushBusy, toPush } from '../calendars/push.ts';
import { toCalendar } from '../calendars/to-calendar.ts';
import type { Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { type FeedRow, findFeed, removeFeed, replaceFeed } from '../queries/calendar-feeds.ts';
import { type CalendarRow, findCalendar, listCalendars } from '../queries/calendars.ts';
import type { Owner } from '../queries/owner.ts';

export const calendars = {
  async listCalendars(request) {
    return toPage(request, await listCalendars(request.db, request.caller, toPageRequest(request)), shownAt(request));
  },

  async createCalendar(request) {
    const { body: wanted, calendarSecrets: secrets } = request;
    const connection = await checkConnection(request, wanted);
    const keyed = { ...request, body: secrets.conceal(wanted) };
    const created = await idempotently(keyed, async (tx) => {
      const { id } = await createCalendar(tx, { owner: ownerOf(request), wanted, connection, secrets });
      return reply({ id }, { Location: `/api/v2/calendars/${id}` });
    });
    return readBack(request, created);
  },

  async getCalendar({ db, caller, path, now }) {
    return toCalendar(await findCalendar(db, caller, path.id), now);
  },

  async updateCalendar(request) {
    const { db, body: wanted, path, calendarSecrets: secrets } = request;
    const change = { owner: ownerOf(request), id: path.id, wanted };
    const connection = await checkChange(db, request, change);
    const check = checkIfMatch(request, shownAt(request));
    const row = await inTransaction(db, (tx) => changeCalendar(tx, { ...change, connection, secrets, check }), laneOf(request));
    return toCalendar(row, request.now);
  },

  async deleteCalendar(request) {
    const { db, path, query, now } = request;
    const owner = ownerOf(request);
    if (query.deleteEvents !== true)
      return toCalendar(await inTransaction(db, (tx) => deleteCalendar(tx, owner, path.id), laneOf(request)), now);
    const { calendar } = await disconnect(request, owner, { id: path.id, removes: true });
    return toCalendar(calendar, now);
  },

  async syncCalendar(request) {
    const synced = await idempotently(request, async (tx) => {
      const { id } = await syncNow(tx, ownerOf(request), request.path.id);
      return { id };
    });
    return readBack(request, synced);
  },

  async putBusyTimes(request) {
    const { db, path, body, now } = request;
    const push = toPush(body);
    return toCalendar(await inTransaction(db, (tx) => pushBusy(tx, ownerOf(request), path.id, push), laneOf(request)), now);
  },

  async getCalendarFeed({ db, caller }) {
    return toFeed(await findFeed(db, caller));
  },

  async createCalendarFeed(request) {
    const { db, body, publicUrl } = request;
    const owner = ownerOf(request);
    const { token, hash } = createFeedToken(owner);
    const feed = { tokenHash: hash, shows: body.shows };
    const row = await inTransaction(db, (tx) => replaceFeed(tx, owner, feed), laneOf(request));
    return toFeed(row, `${publicUrl}/feeds/${token}.ics`);
  },

  async deleteCalendarFeed(request) {
    return toFeed(await inTransaction(request.db, (tx) => removeFeed(tx, ownerOf(request)), laneOf(request)));
  },

  async listBusyTimes(request) {
    const { db, query, caller } = request;
    const page = toPageRequest(request);
    const { rows, calendarsAsOf } = await listBusyTimes(db, caller, toWindow(query, caller.timezone), page);
    const list = toPage(request, rows, ({ createdAt, endAt, id, kind }) => ({
      ...{ startAt: createdAt.toISOString(), endAt: endAt.toISOString(), calendarId: id, kind },
    }));
    return { ...list, calendarsAsOf: calendarsAsOf === null ? null : new Date(calendarsAsOf).toISOString() };
  },
} satisfies Partial<Handlers>;

const ownerOf = ({ caller: { organizationId, userId } }: { caller: Owner }): Owner => ({ organizationId, userId });

const toFeed = ({ shows, createdAt }: FeedRow, url: string | null = null): Schemas['CalendarFeed'] => ({
  url,
  shows,
  createdAt: createdAt.toISOString(),
});

/**
 * The response stored under an `Idempotency-Key` has the id only, so that nothing is left of a calendar once it is deleted. A repeated
 * request returns the calendar as it is now. Throws 404 when it was deleted meanwhile.
 */
async function readBack({ db, caller, now }: Pick<Request<'createCalendar'>, 'db' | 'caller' | 'now'>, stored: Reply<{ id: string }>) {
  const { body, headers } = unwrapReply(stored);
  return reply(toCalendar(await findCalendar(db, caller, body.id), now), headers);
}

const shownAt =
  ({ now }: { now: number }) =>
  (row: CalendarRow) =>
    toCalendar(row, now);
