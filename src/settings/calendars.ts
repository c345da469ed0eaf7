import type { Request, RequestHandler, Response } from 'express';
import { changeCalendar, checkConnection, createCalendar, syncNow } from '../calendars/connections.ts';
import { disconnect } from '../calendars/disconnect.ts';
import { toCalendar } from '../calendars/to-calendar.ts';
import { readContract, type Schemas } from '../contract.ts';
import { inTransaction } from '../database/connect.ts';
import { ApiError } from '../errors.ts';
import { findCalendar, listCalendars } from '../queries/calendars.ts';
import type { Owner } from '../queries/owner.ts';
import { listTroubled } from '../queries/published-meetings.ts';
import { isName, lengthOf, nameRule } from '../text/names.ts';
import type { FieldErrors } from '../web/fields.ts';
import { formOf, readForm } from '../web/forms.ts';
import type { Routes } from '../web/routes.ts';
import { redirectTo } from '../web/routes.ts';
import { readDone, seeOther, sendPage } from '../web/send.ts';
import { requireSession, sessionOf } from '../web/session.ts';
import type { Web } from '../web/web.ts';
import {
  type CalendarPage,
  calendarsPath,
  calendarsView,
  calendarView,
  disconnectView,
  newCalendarView,
  type TypedCalendar,
} from './calendars-view.ts';

const base = calendarsPath;
/** A user can have 20. */
const most = 100;
const shownTroubled = 20;

export const calendarRoutes = (web: Web): Routes => {
  const page = requireSession(web);
  const form = [requireSession(web), ...readForm(web, 'session')];
  return {
    [base]: { get: [page, showCalendars(web)] },
    [`${base}/new`]: { get: [page, showNewCalendar], post: [...form, postNewCalendar(web)] },
    [`${base}/:id`]: { get: [page, showCalendar(web)], post: [...form, postChange(web)] },
    [`${base}/:id/sync`]: { get: [redirectTo(base)], post: [...form, postSync(web)] },
    [`${base}/:id/disconnect`]: { get: [page, showDisconnect(web)], post: [...form, postDisconnection(web)] },
  };
};

function ownerOf(res: Response): Owner {
  const { organizationId, userId } = sessionOf(res);
  return { organizationId, userId };
}

const idOf = (req: Request): string => String(req.params.id);

const done: Record<string, string> = {
  connected: 'Calendar connected. Its busy times are being read.',
  saved: 'Calendar saved.',
  synced: 'Reading the calendar. Reload this page to see the result.',
  disconnected: 'Calendar disconnected.',
  left: "Calendar disconnected. Some events of bookings couldn't be removed from it.",
};

const doneOf = (web: Web, req: Request) => readDone(new URL(req.originalUrl, web.publicUrl).searchParams, done);

const showCalendars =
  (web: Web): RequestHandler =>
  async (req, res) => {
    const rows = await listCalendars(web.db, ownerOf(res), { limit: most, after: null });
    const calendars = rows.map((row) => toCalendar(row, Date.now()));
    await sendPage(res, calendarsView(sessionOf(res), calendars, doneOf(web, req)));
  };

const showNewCalendar: RequestHandler = (_req, res) => sendPage(res, newCalendarView({ session: sessionOf(res) }));

const postNewCalendar =
  (web: Web): RequestHandler =>
  async (_req, res) => {
    const form = formOf(res);
    const typed = readCalendar(form);
    const wanted = toWanted(typed, form.get('password') ?? '');
    const refuse = (errors: FieldErrors) =>
      sendPage(res, newCalendarView({ session: sessionOf(res), typed, errors }), { status: errors.form ? 409 : 400 });
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

const readCalendar = (form: URLSearchParams): TypedCalendar => ({
  kind: form.get('kind') === 'ics' ? 'ics' : 'caldav',
  url: (form.get('url') ?? '').trim(),
  username: (form.get('username') ?? '').trim(),
  name: (form.get('name') ?? '').trim(),
});

const toWanted = ({ kind, url, username, name }: TypedCalendar, password: string): Schemas['NewCalendar'] => ({
  kind,
  url,
  ...(username !== '' && { username }),
  ...(password !== '' && { password }),
  ...(name !== '' && { name }),
});

type Limits = Record<'url' | 'username' | 'password', { maxLength: number }>;

const { NewCalendar, Name } = readContract().components.schemas as unknown as {
  NewCalendar: { properties: Limits };
  Name: { maxLength: number };
};
const { url, username, password } = NewCalendar.properties;
const longest = { url: url.maxLength, username: username.maxLength, password: password.maxLength };
const labels = { url: 'address', username: 'username', password: 'password' };

function validate(wanted: Schemas['NewCalendar']): FieldErrors | undefined {
  const errors: FieldErrors = {};
  if (!wanted.url) errors.url = 'Enter the address of the calendar.';
  for (const field of ['url', 'username', 'password'] as const) {
    if (lengthOf(wanted[field] ?? '') > longest[field])
      errors[field] = `The ${labels[field]} must have at most ${longest[field]} characters.`;
  }
  if (wanted.kind === 'caldav' && !wanted.password) errors.password = 'Enter the password of the calendar account.';
  const nameError = wanted.name === undefined ? null : findNameError(wanted.name);
  if (nameError !== null) errors.name = nameError;
  return Object.keys(errors).length > 0 ? errors : undefined;
}

function findNameError(name: string): string | null {
  if (!isName(name)) return `The name ${nameRule}.`;
  return lengthOf(name) > Name.maxLength ? `The name must have at most ${Name.maxLength} characters.` : null;
}

/** Rethrows other errors than those of the form. */
function toErrors(error: unknown): FieldErrors {
  const { code, message = '' } = error instanceof ApiError ? error.response : {};
  if (code === 'calendar_credentials_refused') return { password: message };
  if (code === 'calendar_unreachable' || code === 'invalid_argument') return { url: message };
  if (code === 'limit_reached') return { form: message };
  throw error;
}

async function send(web: Web, req: Request, res: Response, rest: Pick<CalendarPage, 'errors' | 'done'>): Promise<void> {
  const owner = ownerOf(res);
  const [row, troubled] = await Promise.all([
    findCalendar(web.db, owner, idOf(req)),
    listTroubled(web.db, owner, idOf(req), shownTroubled),
  ]);
  const calendar = toCalendar(row, Date.now());
  await sendPage(res, calendarView({ session: sessionOf(res), calendar, troubled, ...rest }), { status: rest.errors ? 400 : 200 });
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
      collections: collections.map(({ id }) => ({ id, countsAsBusy: form.getAll('counts').includes(id) })),
      ...(form.has('target') && { writesTo: form.get('target') || null }),
      ...(kind !== 'push' && {
        allDayIsBusy: form.getAll('option').includes('all-day'),
        needsActionIsBusy: form.getAll('option').includes('needs-action'),
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
    const isDone = await disconnect(web, ownerOf(res), { id: idOf(req), removes });
    seeOther(res, `${base}?done=${isDone ? 'disconnected' : 'left'}`);
  };
