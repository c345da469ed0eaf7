import type { Request, RequestHandler, Response } from 'express';
import { changeCalendar, checkConnection, createCalendar, syncNow } from '../calendars/connections.ts';
import { disconnect } from '../calendars/disconnect.ts';
import { toCalendar } from '../calendars/to-calendar.ts';
import type { Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { findFeedIfAny } from '../queries/calendar-feeds.ts';
import { findCalendar, findCredentials, listCalendars } from '../queries/calendars.ts';
import { listTroubled } from '../queries/published-meetings.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { findNameError, idOf, ownerOf, readCalendar, toErrors, toWanted, validate } from './calendar-form.ts';
import { calendarsPath } from './calendars-path.ts';
import { type CalendarPage, calendarsView, calendarView, disconnectView } from './calendars-view.ts';
import { newCalendarView } from './new-calendar-view.ts';

const base = calendarsPath;
/** A user can have 20. */
const most = 100;
const shownTroubled = 20;

export const calendarRoutes = (web: Web): Routes => {
  const page = requireSession(web);
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [page, showCalendars(web)] },
    [`${base}/new`]: { get: [page, showNewCalendar(web)], post: [...form, postNewCalendar(web)] },
    [`${base}/:id`]: { get: [page, showCalendar(web)], post: [...form, postChange(web)] },
    [`${base}/:id/sync`]: { get: [redirectTo(base)], post: [...form, postSync(web)] },
    [`${base}/:id/disconnect`]: { get: [page, showDisconnect(web)], post: [...form, postDisconnection(web)] },
  };
};

const done: Record<string, string> = {
  connected: 'Calendar connected. Its busy times are being read.',
  saved: 'Calendar saved.',
  changed: 'Credentials saved. The calendar is being read.',
  synced: 'Reading the calendar. Reload this page to see the result.',
  disconnected: 'Calendar disconnected.',
  revoked: 'Address revoked. Calendar apps no longer show new bookings.',
  left: "Calendar disconnected. Some events of bookings couldn't be removed from it.",
};

const doneOf = (web: Web, req: Request) => readDone(new URL(req.originalUrl, web.publicUrl).searchParams, done);

const showCalendars =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const owner = ownerOf(res);
    const [rows, feed] = await Promise.all([listCalendars(web.db, owner, { limit: most, after: null }), findFeedIfAny(web.db, owner)]);
    const calendars = rows.map((row) => toCalendar(row, Date.now()));
    await sendPage(res, calendarsView({ session: sessionOf(res), calendars, feed, done: doneOf(web, req) }));
  };

const showNewCalendar =
  (web: Web): RequestHandler =>
  (_req, res) =>
    sendPage(res, newCalendarView({ session: sessionOf(res), grants: web.calendarGrants }));

const postNewCalendar =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const form = formOf(res);
    const typed = readCalendar(form);
    const wanted = toWanted(typed, form.get('password') ?? '');
    const refuse = (errors: FieldErrors) =>
      sendPage(res, newCalendarView({ session: sessionOf(res), grants: web.calendarGrants, typed, errors }), {
        status: errors.form ? 409 : 400,
      });
    const errors = validate(wanted);
    if (errors !== undefined) return refuse(errors);
    try {
      const connection = await checkConnection({ outbound: web.outbound, now: Date.now() }, wanted);
      const created = { owner: ownerOf(res), wanted, connection, secrets: web.calendarSecrets };
      const { id } = await inTransaction(web.db, (tx) => createCalendar(tx, created));
      seeOther(res, `${base}/${id}?done=connected`);
    } catch (error) {
      await refuse(toErrors(error));
    }
  };

async function send(web: Web, req: Request, res: Response, rest: Pick<CalendarPage, 'errors' | 'done'>): Promise<void> {
  const owner = ownerOf(res);
  const [row, troubled, credentials] = await Promise.all([
    findCalendar(web.db, owner, idOf(req)),
    listTroubled(web.db, owner, idOf(req), shownTroubled),
    findCredentials(web.db, owner, idOf(req)),
  ]);
  const calendar = toCalendar(row, Date.now());
  const isGranted = credentials !== null && web.calendarSecrets.decrypt(credentials)?.tokens !== undefined;
  await sendPage(res, calendarView({ session: sessionOf(res), calendar, isGranted, troubled, ...rest }), {
    status: rest.errors ? 400 : 200,
  });
}

const showCalendar =
  (web: Web): RequestHandler =>
  (req, res) =>
    send(web, req, res, { done: doneOf(web, req) });

const postChange =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const form = formOf(res);
    const name = (form.get('name') ?? '').trim();
    const nameError = findNameError(name);
    if (nameError !== null) return send(web, req, res, { errors: { name: nameError } });
    const { kind, collections } = toCalendar(await findCalendar(web.db, ownerOf(res), idOf(req)), Date.now());
    const wanted: Schemas['CalendarChange'] = {
      name,
      // A reading may have found others since the page was shown.
      collections: collections
        .filter(({ id }) => form.getAll('shown').includes(id))
        .map(({ id }) => ({ id, countsAsBusy: form.getAll('counts').includes(id) })),
      ...(form.has('target') && { writesTo: form.get('target') || null }),
      ...(kind !== 'push' && {
        allDayIsBusy: form.getAll('option').includes('all-day'),
        needsActionIsBusy: form.getAll('option').includes('needs-action'),
        ...(collections.some(({ isWritable }) => isWritable) && { addsAttendees: form.getAll('option').includes('attendees') }),
      }),
    };
    const change = { owner: ownerOf(res), id: idOf(req), wanted, connection: null, secrets: web.calendarSecrets, check: () => {} };
    await inTransaction(web.db, (tx) => changeCalendar(tx, change));
    seeOther(res, `${base}/${idOf(req)}?done=saved`);
  };

const postSync =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await inTransaction(web.db, (tx) => syncNow(tx, ownerOf(res), idOf(req)));
    seeOther(res, `${base}/${idOf(req)}?done=synced`);
  };

const showDisconnect =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const calendar = toCalendar(await findCalendar(web.db, ownerOf(res), idOf(req)), Date.now());
    await sendPage(res, disconnectView(sessionOf(res), calendar));
  };

const postDisconnection =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const removes = formOf(res).get('events') === 'remove';
    const { isDone } = await disconnect(web, ownerOf(res), { id: idOf(req), removes });
    seeOther(res, `${base}?done=${isDone ? 'disconnected' : 'left'}`);
  };
