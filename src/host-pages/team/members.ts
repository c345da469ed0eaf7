/** One member, as owners and admins manage them. */
import { isManager } from '../../accounts/roles.ts';
import type { Schemas } from '../../contract.ts';
import { newId } from '../../database/ids.ts';
import type { ApiError } from '../../errors.ts';
import { managersOnly } from '../../web/errors.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { readText } from '../../web/forms.ts';
import { seeOther, sendPage } from '../../web/send.ts';
import { paths } from '../paths.ts';
import { isRefusal, statusOf, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { deactivateView, deleteMemberView } from './leaving-view.ts';
import { memberView } from './member-view.ts';

type Member = Schemas['Member'];

export const apiPath = '/api/v2/members';

const labels = { email: { label: 'The email address' }, name: { label: 'The name' }, role: { label: 'The role' } };

/** Errors about roles are shown at the role. */
export const toErrors = (error: unknown): FieldErrors =>
  isRefusal(error, 'last_owner') || isRefusal(error, 'role_required')
    ? { role: (error as ApiError).response.message }
    : toFieldErrors(error, labels);

function findMember({ call, id, session }: Visit): Promise<Member> {
  if (!isManager(session)) throw managersOnly();
  return call<'getMember'>({ path: `${apiPath}/${encodeURIComponent(id)}` });
}

type Rest = { typed?: { name: string; role: string }; errors?: FieldErrors };

export async function sendMember(visit: Visit, { errors, ...rest }: Rest = {}): Promise<void> {
  const member = await findMember(visit);
  const page = { session: visit.session, member, key: newId(), ...rest, ...(errors && { errors }) };
  await sendPage(visit.res, memberView(page), { status: errors ? 400 : 200 });
}

export const showMember = (visit: Visit): Promise<void> => sendMember(visit);

export async function postMember(visit: FormVisit): Promise<void> {
  const member = await findMember(visit);
  const typed = { name: readText(visit.form, 'name'), role: visit.form.get('role') ?? member.role };
  const { name, role } = typed;
  const body = { ...(name !== (member.name ?? '') && { name }), ...(role !== member.role && { role }) };
  try {
    await change(visit, member, body);
    seeOther(visit.res, `${paths.team}?done=saved`);
  } catch (error) {
    await sendMember(visit, { typed, errors: toErrors(error) });
  }
}

const change = ({ call }: Visit, { id }: Member, body: object, isDryRun = false): Promise<Schemas['ChangedMember']> =>
  call<'updateMember'>({ method: 'PATCH', path: `${apiPath}/${id}`, body, isDryRun });

/** The bookings are those of a dry run, which stores nothing. */
export const showDeactivate = (visit: Visit): Promise<void> =>
  orRefused(visit, deactivateView, async (member) => {
    const { affectedBookings } = await change(visit, member, { active: false }, true);
    await sendPage(visit.res, deactivateView({ session: visit.session, member, bookings: affectedBookings }));
  });

export const postDeactivate = (visit: FormVisit): Promise<void> =>
  orRefused(visit, deactivateView, async (member) => {
    await change(visit, member, { active: false });
    seeOther(visit.res, `${paths.team}?done=deactivated`);
  });

export async function postReactivate(visit: FormVisit): Promise<void> {
  const member = await findMember(visit);
  try {
    await change(visit, member, { active: true });
    seeOther(visit.res, `${paths.team}?done=reactivated`);
  } catch (error) {
    await sendMember(visit, { errors: toFieldErrors(error) });
  }
}

export async function showDeleteMember(visit: Visit): Promise<void> {
  await sendPage(visit.res, deleteMemberView({ session: visit.session, member: await findMember(visit) }));
}

export const postDeleteMember = (visit: FormVisit): Promise<void> =>
  orRefused(visit, deleteMemberView, async (member) => {
    await visit.call<'deleteMember'>({ method: 'DELETE', path: `${apiPath}/${member.id}` });
    seeOther(visit.res, `${paths.team}?done=deleted`);
  });

type RefusedView = typeof deactivateView | typeof deleteMemberView;

async function orRefused(visit: Visit, view: RefusedView, work: (member: Member) => Promise<void>): Promise<void> {
  const { session, res } = visit;
  const member = await findMember(visit);
  try {
    await work(member);
  } catch (error) {
    await sendPage(res, view({ session, member, errors: toFieldErrors(error) }), { status: statusOf(error) });
  }
}
