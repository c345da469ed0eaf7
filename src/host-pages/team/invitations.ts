/** The list of the team, and links by which people join it. */
import { isManager } from '../../accounts/roles.ts';
import { newId } from '../../database/ids.ts';
import { managersOnly } from '../../web/errors.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText, toIdempotencyKey } from '../../web/forms.ts';
import { readDone, sendPage } from '../../web/send.ts';
import { listFromCursor } from '../lookups.ts';
import { paths, withQuery } from '../paths.ts';
import { toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { invitedView } from './invited-view.ts';
import { apiPath, sendMember, toErrors } from './members.ts';
import { type Typed, teamView } from './team-view.ts';

const rowsPerPage = '50';

const notices: Record<string, string> = {
  saved: 'Member saved.',
  deactivated: "Member deactivated. They can't sign in or be booked; existing bookings stay.",
  reactivated: 'Member reactivated. They can sign in and be booked again.',
  deleted: 'Member deleted.',
};

export const showTeam = (visit: Visit): Promise<void> => sendTeam(visit, { name: '', email: '', role: 'member' });

async function sendTeam(visit: Visit, typed: Typed, errors?: FieldErrors): Promise<void> {
  const { call, search, session, res } = visit;
  const list = (page: Record<string, string>) => call<'listMembers'>({ path: apiPath, query: { limit: rowsPerPage, ...page } });
  const found = await listFromCursor(visit, paths.team, list);
  if (found === undefined) return;
  const { items, nextCursor } = found;
  const next = nextCursor === null ? undefined : withQuery(paths.team, { cursor: nextCursor });
  const page = { session, items, next, done: readDone(search, notices), typed, key: newId(), ...(errors && { errors }) };
  await sendPage(res, teamView(page), { status: errors ? 400 : 200 });
}

/** A form that is submitted again shows the same link. */
export async function postInvite(visit: FormVisit): Promise<void> {
  const { call, form, session, services, res } = visit;
  if (!isManager(session)) throw managersOnly();
  const typed = { name: readText(form, 'name'), email: readText(form, 'email'), role: form.get('role') ?? 'member' };
  const { name, ...rest } = typed;
  try {
    const body = { ...rest, ...(name !== '' && { name }) };
    const member = await call<'createMember'>({ method: 'POST', path: apiPath, body, idempotencyKey: toIdempotencyKey(form, body) });
    await sendPage(res, invitedView({ session, member, sendsMail: services.sendsMail }));
  } catch (error) {
    await sendTeam(visit, typed, toErrors(error));
  }
}

export async function postNewLink(visit: FormVisit): Promise<void> {
  const { call, form, session, services, res } = visit;
  if (!isManager(session)) throw managersOnly();
  const path = `${apiPath}/${encodeURIComponent(visit.id)}/invitation`;
  try {
    const member = await call<'createInvitation'>({ method: 'POST', path, idempotencyKey: toIdempotencyKey(form, {}) });
    await sendPage(res, invitedView({ session, member, sendsMail: services.sendsMail }));
  } catch (error) {
    await sendMember(visit, { errors: toFieldErrors(error) });
  }
}
