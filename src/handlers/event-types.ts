import type { Handlers, Schemas } from '../contract.ts';
import { toPage, toPageRequest } from '../page.ts';
import { type EventTypeRow, findEventType, listEventTypes } from '../queries/event-types.ts';

export const eventTypes = {
  async listEventTypes(request) {
    const { db, caller, query, publicUrl } = request;
    const rows = await listEventTypes(db, caller.userId, query, toPageRequest(request));
    return toPage(request, rows, (row) => toEventType(row, publicUrl));
  },

  async getEventType({ db, caller, path, publicUrl }) {
    return toEventType(await findEventType(db, caller.userId, path.id), publicUrl);
  },
} satisfies Partial<Handlers>;

const toEventType = (row: EventTypeRow, publicUrl: string): Schemas['EventType'] => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  url: `${publicUrl}/${row.ownerSlug}/${row.slug}`,
  kind: row.kind,
  description: row.description,
  durations: row.durations,
  slotIntervalMin: row.slotIntervalMin,
  bufferBeforeMin: row.bufferBeforeMin,
  bufferAfterMin: row.bufferAfterMin,
  minimumNoticeMin: row.minimumNoticeMin,
  bookingWindowDays: row.bookingWindowDays,
  dailyLimit: row.dailyLimit,
  maxInvitees: row.maxInvitees,
  location: { kind: row.locationKind as Schemas['LocationKind'], value: row.locationValue },
  questions: row.questions as Schemas['Question'][],
  hosts: row.hosts,
  hostSelection: row.hostSelection,
  active: row.active,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
