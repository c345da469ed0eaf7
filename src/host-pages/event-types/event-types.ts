import { isDeepStrictEqual } from 'node:util';
import type { Schemas } from '../../contract.ts';
import { newId } from '../../database/ids.ts';
import type { ApiError } from '../../errors.ts';
import { pageNotFound } from '../../web/errors.ts';
import type { FieldErrors } from '../../web/fields.ts';
import { toIdempotencyKey } from '../../web/forms.ts';
import { readDone, seeOther, sendPage } from '../../web/send.ts';
import { listSchedules } from '../availability/schedules.ts';
import { listAll, listFromCursor } from '../lookups.ts';
import { paths, withQuery } from '../paths.ts';
import { isRefusal, statusOf, toFieldErrors } from '../refusals.ts';
import type { FormVisit, Visit } from '../visit.ts';
import { emptyFields, labels, readFields, toFields } from './fields.ts';
import { type EventTypeForm, eventTypeForm } from './form-view.ts';
import { deleteEventTypeView, eventTypesView, isOwn } from './list-view.ts';
import { changeQuestions } from './questions.ts';

type EventType = Schemas['EventType'];

const apiPath = '/api/v2/event-types';

const notices: Record<string, string> = {
  created: 'Event type created. Share its link.',
  saved: 'Event type saved.',
  copied: 'Copy created. It is inactive. Change it as needed, then activate it.',
  activated: 'Event type activated.',
  deactivated: 'Event type deactivated. Existing bookings stay.',
  deleted: 'Event type deleted.',
  accepted: 'Accepted. This event type can now be booked with you.',
  declined: "Declined. You aren't a host of this event type.",
  left: 'You left the event type. Existing bookings stay.',
};

const pathOf = (id: string): string => `${paths.eventTypes}/${id}`;

export async function showEventTypes(visit: Visit): Promise<void> {
  const { call, search, session, res } = visit;
  const list = (page: Record<string, string>) => call<'listEventTypes'>({ path: apiPath, query: { limit: '50', ...page } });
  const found = await listFromCursor(visit, paths.eventTypes, list);
  if (found === undefined) return;
  const next = found.nextCursor === null ? undefined : withQuery(paths.eventTypes, { cursor: found.nextCursor });
  await sendPage(res, eventTypesView({ session, items: found.items, next, done: readDone(search, notices) }));
}

/** 404 for a colleague's, which cannot be changed. */
async function findOwn({ call, id, session }: Visit): Promise<EventType> {
  const found = await call<'getEventType'>({ path: `${apiPath}/${encodeURIComponent(id)}` });
  if (!isOwn(session, found)) throw pageNotFound('event type');
  return found;
}

type Rest = Pick<EventTypeForm, 'errors' | 'done' | 'openPart'>;

async function sendForm(visit: Visit, eventType: EventType | null, fields: URLSearchParams, rest: Rest = {}): Promise<void> {
  const { call, session, res, services } = visit;
  const [colleagues, schedules] = await Promise.all([
    listAll((page) => call<'listMembers'>({ path: '/api/v2/members', query: { active: 'true', ...page } })),
    listSchedules(visit),
  ]);
  const hosts = eventType?.hosts ?? [];
  if (eventType === null && !fields.has('host')) fields.set('host', session.userId);
  const members = [...colleagues, ...hosts.filter(({ id }) => !colleagues.some((one) => one.id === id))];
  const scheduleId = hosts.find(({ id }) => id === session.userId)?.scheduleId ?? null;
  const page = {
    session,
    eventType,
    fields,
    team: { members, schedules, scheduleId, pending: new Set(eventType?.hosts.flatMap(({ id, pending }) => (pending ? id : []))) },
    publicUrl: services.publicUrl,
    key: newId(),
    ...rest,
  };
  await sendPage(res, eventTypeForm(page), { status: rest.errors ? 400 : 200 });
}

export const showNew = (visit: Visit): Promise<void> => sendForm(visit, null, emptyFields());

export async function showEventType(visit: Visit): Promise<void> {
  const eventType = await findOwn(visit);
  await sendForm(visit, eventType, toFields(eventType), { done: readDone(visit.search, notices) });
}

export async function postNew(visit: FormVisit): Promise<void> {
  const { call, form, res, session } = visit;
  if (changeQuestions(form, newId)) return sendForm(visit, null, form, { openPart: 'questions' });
  const { body, errors } = readFields(form, session.userId);
  if (Object.keys(errors).length > 0) return sendForm(visit, null, form, { errors });
  try {
    const idempotencyKey = toIdempotencyKey(form, body);
    const { id } = await call<'createEventType'>({ method: 'POST', path: apiPath, body, idempotencyKey });
    seeOther(res, `${pathOf(id)}?done=created`);
  } catch (error) {
    await sendForm(visit, null, form, { errors: toErrors(error) });
  }
}

/** With a proposal for a link that is in use. */
function toErrors(error: unknown): FieldErrors {
  if (!isRefusal(error, 'slug_taken')) return toFieldErrors(error, labels);
  const { freeSlug } = (error as ApiError).response.extra ?? {};
  return { slug: `Another of your event types has this link.${freeSlug === undefined ? '' : ` ${freeSlug} is free.`}` };
}

export async function postChange(visit: FormVisit): Promise<void> {
  const { call, form, res, session } = visit;
  const eventType = await findOwn(visit);
  if (changeQuestions(form, newId)) return sendForm(visit, eventType, form, { openPart: 'questions' });
  const { body, errors } = readFields(form, session.userId);
  if (Object.keys(errors).length > 0) return sendForm(visit, eventType, form, { errors });
  try {
    await call<'updateEventType'>({
      method: 'PATCH',
      path: `${apiPath}/${eventType.id}`,
      body: changesOf(body, eventType, session.userId),
    });
    seeOther(res, `${pathOf(eventType.id)}?done=saved`);
  } catch (error) {
    await sendForm(visit, eventType, form, { errors: toErrors(error) });
  }
}

/** Fields that differ, so that imported values beyond the limits of a form can stay. */
function changesOf(body: Schemas['EventTypeChange'], eventType: EventType, me: string): Schemas['EventTypeChange'] {
  const before = readFields(toFields(eventType), me).body as Record<string, unknown>;
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => !isDeepStrictEqual(value, before[name])));
}

export async function postActive(visit: FormVisit): Promise<void> {
  const active = visit.form.get('active') === 'true';
  const { id } = await findOwn(visit);
  await visit.call<'updateEventType'>({ method: 'PATCH', path: `${apiPath}/${id}`, body: { active } });
  seeOther(visit.res, `${pathOf(id)}?done=${active ? 'activated' : 'deactivated'}`);
}

export async function postDuplicate(visit: FormVisit): Promise<void> {
  const eventType = await findOwn(visit);
  try {
    const { id } = await duplicate(visit, eventType, `${eventType.slug}-copy`.slice(-64).replace(/^-+/, ''));
    seeOther(visit.res, `${pathOf(id)}?done=copied`);
  } catch (error) {
    await sendForm(visit, eventType, toFields(eventType), { errors: toFieldErrors(error) });
  }
}

async function duplicate({ call, form, session }: FormVisit, eventType: EventType, slug: string): Promise<EventType> {
  const { body } = readFields(toFields(eventType), session.userId);
  const hosts = eventType.hosts.map(({ id, scheduleId }) => ({ id, scheduleId }));
  const copy = { ...body, hosts, name: `${[...eventType.name].slice(0, 190).join('')} (copy)`, active: false };
  const create = (free: string) => {
    const named = { ...copy, slug: free };
    return call<'createEventType'>({ method: 'POST', path: apiPath, body: named, idempotencyKey: toIdempotencyKey(form, named) });
  };
  // The form that is sent twice has the same key, so it finds the same link.
  const other = `${slug.slice(0, 57)}-${(form.get('key') ?? newId()).slice(-6)}`;
  return create(slug).catch((error) => {
    if (!isRefusal(error, 'slug_taken')) throw error;
    return create(other);
  });
}

export async function showDelete(visit: Visit): Promise<void> {
  await sendPage(visit.res, deleteEventTypeView({ session: visit.session, eventType: await findOwn(visit) }));
}

export async function postDelete(visit: FormVisit): Promise<void> {
  const { call, session, res } = visit;
  const eventType = await findOwn(visit);
  try {
    await call<'deleteEventType'>({ method: 'DELETE', path: `${apiPath}/${eventType.id}` });
    seeOther(res, `${paths.eventTypes}?done=deleted`);
  } catch (error) {
    await sendPage(res, deleteEventTypeView({ session, eventType, errors: toFieldErrors(error) }), { status: statusOf(error) });
  }
}
