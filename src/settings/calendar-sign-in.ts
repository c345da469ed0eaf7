import type { Request, RequestHandler, Response } from 'express';
import { changeCalendar, checkChange } from '../calendars/connections.ts';
import { toCalendar } from '../calendars/to-calendar.ts';
import type { Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { findCalendar } from '../queries/calendars.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import { idOf, ownerOf, toErrors, validateLengths } from './calendar-form.ts';
import { type SignInPage, signInView } from './calendar-sign-in-view.ts';
import { calendarsPath } from './calendars-path.ts';

export const signInRoutes = (web: Web): Routes => ({
  [`${calendarsPath}/:id/sign-in`]: {
    get: [requireSession(web), showSignIn(web)],
    post: [requireSession(web), ...readForm(web, 'session'), postSignIn(web)],
  },
});

async function send(web: Web, req: Request, res: Response, rest: Pick<SignInPage, 'typed' | 'errors'>): Promise<void> {
  const calendar = toCalendar(await findCalendar(web.db, ownerOf(res), idOf(req)), Date.now());
  await sendPage(res, signInView({ session: sessionOf(res), calendar, ...rest }), { status: rest.errors ? 400 : 200 });
}

const showSignIn =
  (web: Web): RequestHandler =>
  (req, res) =>
    send(web, req, res, {});

type Credentials = Pick<Schemas['CalendarChange'], 'url' | 'username' | 'password'>;

const postSignIn =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const owner = ownerOf(res);
    const { kind, username } = await findCalendar(web.db, owner, idOf(req));
    const wanted = readCredentials(formOf(res), username);
    const refuse = (errors: FieldErrors) => send(web, req, res, { typed: { username: formOf(res).get('username') ?? '' }, errors });
    const invalid = validate(kind, wanted);
    if (Object.keys(invalid).length > 0) return refuse(invalid);
    try {
      const change = { owner, id: idOf(req), wanted };
      const context = { outbound: web.outbound, calendarSecrets: web.calendarSecrets, now: Date.now() };
      const connection = await checkChange(web.db, context, change);
      const applied = { ...change, connection, secrets: web.calendarSecrets, check: () => {} };
      await inTransaction(web.db, (tx) => changeCalendar(tx, applied));
      seeOther(res, `${calendarsPath}/${idOf(req)}?done=changed`);
    } catch (error) {
      const { url, ...errors } = toErrors(error);
      await refuse(url === undefined ? errors : { ...errors, [kind === 'ics' ? 'url' : 'password']: url });
    }
  };

/** A username that stays is not a change, which would need the password. */
function readCredentials(form: URLSearchParams, current: string | null): Credentials {
  const [url, username] = [form.get('url'), form.get('username')].map((text) => (text ?? '').trim());
  const password = form.get('password') ?? '';
  return {
    ...(url && { url }),
    ...(username && (username !== current || password !== '') && { username }),
    ...(password !== '' && { password }),
  };
}

function validate(kind: Schemas['CalendarKind'], wanted: Credentials): FieldErrors {
  const errors = validateLengths(wanted);
  if (kind === 'ics' && Object.keys(wanted).length === 0) errors.url = 'Enter the new address, or the username and the password.';
  const needsPassword = kind !== 'ics' || wanted.username !== undefined;
  if (needsPassword && wanted.password === undefined) errors.password = 'Enter the password of the calendar account.';
  return errors;
}
