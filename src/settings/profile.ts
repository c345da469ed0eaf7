import type { Request, RequestHandler, Response } from 'express';
import { isPassword } from '../accounts/passwords.ts';
import { changePassword, endOtherSession, endOtherSessions } from '../accounts/users.ts';
import { isTimezone } from '../availability/timezones.ts';
import { inTransaction } from '../database/connect.ts';
import { requestSyncs } from '../queries/calendars.ts';
import { findPassword } from '../queries/passwords.ts';
import { hasPublicEventTypes } from '../queries/public-event-types.ts';
import { listSessions } from '../queries/sessions.ts';
import { resetAttempts } from '../queries/sign-in-attempts.ts';
import { updateProfile } from '../queries/users.ts';
import { countAttempt } from '../sign-in/attempts.ts';
import { rememberNewPassword } from '../sign-in/known-browsers.ts';
import { readRevokesAccess, validateNewPassword } from '../sign-in/new-password.ts';
import { isName, lengthOf, nameRule } from '../text/names.ts';
import { clientOf } from '../web/client.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import { parsePosition, readListRequest, toList, writePosition } from '../web/pager.ts';
import { type Routes, redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, type Session, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { longestUserName, type Profile, profileView } from './profile-view.ts';

export const profileRoutes = (web: Web): Routes => {
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    '/settings/profile': { get: [requireSession(web), showProfile(web)], post: [...form, postProfile(web)] },
    '/settings/password': { get: [redirectTo('/settings/profile')], post: [...form, postPassword(web)] },
    '/settings/sessions/end-others': { get: [redirectTo('/settings/profile')], post: [...form, postOthersEnd(web)] },
    '/settings/sessions/end': { get: [redirectTo('/settings/profile')], post: [...form, postSessionEnd(web)] },
  };
};

const notices: Record<string, string> = {
  saved: 'Profile saved.',
  password: 'Password changed. You were signed out on all other devices.',
  revoked: 'Password changed. You were signed out on all other devices, your access tokens were revoked, and your apps were disconnected.',
  ended: 'Session ended.',
  others: 'Signed out everywhere else.',
};

const showProfile =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const { searchParams } = new URL(req.originalUrl, web.publicUrl);
    await send(web, res, { done: readDone(searchParams, notices) }, searchParams);
  };

async function send(web: Web, res: Response, rest: Partial<Profile>, search = new URLSearchParams()): Promise<void> {
  const session = sessionOf(res);
  const place = readListRequest(search, 'sessions', parsePosition);
  const [listed, hasBookingPage] = await Promise.all([listSessions(web.db, session.userId, place), hasPublicEventTypes(web.db, session)]);
  const sessions = toList(place, listed, writePosition);
  await sendPage(res, profileView({ session, publicUrl: web.publicUrl, hasBookingPage, sessions, ...rest }), {
    status: rest.errors ? 400 : 200,
  });
}

const postProfile =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const form = formOf(res);
    const typed = { name: (form.get('name') ?? '').trim(), timezone: (form.get('timezone') ?? '').trim() };
    const errors = validateProfile(typed);
    if (errors !== undefined) return send(web, res, { typed, errors });
    const { organizationId, userId, timezone } = sessionOf(res);
    await inTransaction(web.db, async (tx) => {
      await updateProfile(tx, userId, typed);
      if (typed.timezone !== timezone) await requestSyncs(tx, { organizationId, userId });
    });
    seeOther(res, '/settings/profile?done=saved');
  };

function validateProfile({ name, timezone }: { name: string; timezone: string }): FieldErrors | undefined {
  const errors: FieldErrors = {};
  if (name === '' || lengthOf(name) > longestUserName) errors.name = `The name must have 1 to ${longestUserName} characters.`;
  else if (!isName(name)) errors.name = `The name ${nameRule}.`;
  if (!isTimezone(timezone)) errors.timezone = 'Choose a time zone from the list, such as Europe/Paris.';
  return Object.keys(errors).length > 0 ? errors : undefined;
}

const postPassword =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const session = sessionOf(res);
    const errors = await validateNewPassword(res, session);
    const revokesAccess = readRevokesAccess(res);
    if (Object.keys(errors).length > 0) return send(web, res, { errors, revokesAccess });
    if (!(await changeIfKnown(web, req, res, session)))
      return send(web, res, { errors: { current: 'Incorrect current password.' }, revokesAccess });
    await rememberNewPassword(web, req, res, session.email);
    seeOther(res, `/settings/profile?done=${revokesAccess ? 'revoked' : 'password'}`);
  };

/** Attempts are limited as at sign-in, but counted per session, so that others cannot use them up. */
async function changeIfKnown(web: Web, req: Request, res: Response, session: Session): Promise<boolean> {
  const { email, userId, sessionId } = session;
  const form = formOf(res);
  const attempt = await countAttempt(web, req, { email, known: { id: `session ${sessionId}`, userId } });
  const from = (await findPassword(web.db, email))?.hash ?? undefined;
  if (!(await isPassword(form.get('current') ?? '', from)) || from === undefined) return false;
  await resetAttempts(web.db, attempt);
  const to = form.get('password') ?? '';
  return changePassword(web.db, { ...session, from, to, revokesAccess: readRevokesAccess(res), client: clientOf(req) });
}

const postOthersEnd =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await endOtherSessions(web.db, sessionOf(res), clientOf(req));
    seeOther(res, '/settings/profile?done=others');
  };

const postSessionEnd =
  (web: Web): RequestHandler =>
  async (req, res) => {
    await endOtherSession(web.db, sessionOf(res), formOf(res).get('id') ?? '', clientOf(req));
    seeOther(res, '/settings/profile?done=ended');
  };
