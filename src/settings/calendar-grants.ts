/** Connects calendars whose servers accept no passwords: the user grants access at an authorization server, which redirects back. */
import type { RequestHandler, Response } from 'express';
import { changeCalendar, createCalendar, findConnection } from '../calendars/connections.ts';
import type { CalendarCredentials, CalendarGrant } from '../calendars/credentials.ts';
import { CalendarError } from '../calendars/source.ts';
import { inTransaction } from '../database/connect.ts';
import { ApiError } from '../errors.ts';
import { findCalendar } from '../queries/calendars.ts';
import { pageNotFound } from '../web/errors.ts';
import { longest } from '../web/limits.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { ownerOf } from './calendar-form.ts';
import { calendarsPath } from './calendars-path.ts';
import { newCalendarView } from './new-calendar-view.ts';

const path = `${calendarsPath}/google`;

export const grantRoutes = (web: Web): Routes => ({
  [`${path}/connect`]: { get: [requireSession(web), begin(web)] },
  [`${path}/callback`]: { get: [requireSession(web), finish(web)] },
});

function grantOf({ calendarGrants }: Web): CalendarGrant {
  if (calendarGrants.google === undefined) throw pageNotFound();
  return calendarGrants.google;
}

const begin =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const given = new URL(req.originalUrl, web.publicUrl).searchParams.get('calendar');
    const calendarId = given === null ? null : (await findCalendar(web.db, ownerOf(res), given)).id;
    const { sessionId } = sessionOf(res);
    const redirectUri = `${web.publicUrl}${path}/callback`;
    await orRefuse(web, res, async () => seeOther(res, await grantOf(web).begin({ sessionId, calendarId, redirectUri })));
  };

const finish =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const callback = new URL(req.originalUrl, web.publicUrl);
    await orRefuse(web, res, async () => {
      const { credentials, calendarId } = await grantOf(web).finish({ callback, sessionId: sessionOf(res).sessionId });
      const id = await connect(web, res, { credentials, calendarId });
      seeOther(res, `${calendarsPath}/${id}?done=connected`);
    });
  };

type Granted = { credentials: CalendarCredentials; calendarId: string | null };

/** Returns the calendar's id. */
async function connect(web: Web, res: Response, { credentials, calendarId }: Granted): Promise<string> {
  const [owner, secrets] = [ownerOf(res), web.calendarSecrets];
  const { username = '' } = credentials;
  if (calendarId !== null) {
    const known = await findCalendar(web.db, owner, calendarId);
    if (known.username !== username)
      throw new CalendarError('refused', `Access to ${username} was granted, but this calendar is of ${known.username}.`);
  }
  const connection = await findConnection({ outbound: web.outbound, now: Date.now() }, 'caldav', credentials);
  const row = await inTransaction(web.db, (tx) =>
    calendarId === null
      ? createCalendar(tx, { owner, wanted: { kind: 'caldav', name: username.slice(0, longest('Name')) }, connection, secrets })
      : changeCalendar(tx, { owner, id: calendarId, wanted: {}, connection, secrets, check: () => {} }),
  );
  return row.id;
}

/** Shows what prevents the connection on the page of new calendars. */
async function orRefuse(web: Web, res: Response, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isShown = error instanceof CalendarError || (error instanceof ApiError && error.response.code === 'limit_reached');
    if (!isShown) throw error;
    const message = error instanceof ApiError ? error.response.message : error.message;
    const page = newCalendarView({ session: sessionOf(res), grants: web.calendarGrants, errors: { form: message } });
    await sendPage(res, page, { status: 409 });
  }
}
