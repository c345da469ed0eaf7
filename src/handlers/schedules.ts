import { type Handlers, mapReply, reply, toChangeHeaders } from '../api/handler.ts';
import { idempotently } from '../api/idempotency.ts';
import { toPage, toPageRequest } from '../api/paging.ts';
import { type Hours, type Schedule, WEEKDAYS, type Weekday } from '../availability/schedule.ts';
import { localDate } from '../availability/wallclock.ts';
import { changeSchedule, createSchedule, deleteSchedule } from '../booking/edit-schedule.ts';
import { type DateHours, type DateHoursResult, setHours } from '../booking/hours.ts';
import { type Links, toLinked, toUnlinked, type Unlinked } from '../booking/to-booking.ts';
import { toOutOfOffice } from '../booking/to-out-of-office.ts';
import type { Schemas } from '../contract.ts';
import type { BookingRow } from '../queries/bookings.ts';
import { listSchedules, type ScheduleRow } from '../queries/schedules.ts';

export const schedules = {
  async listSchedules(request) {
    const { db, caller, now } = request;
    const rows = await listSchedules(db, caller, toPageRequest(request));
    return toPage(request, rows, (row) => toSchedule(row, now));
  },

  async createSchedule(request) {
    const { caller: owner, body: wanted, now } = request;
    const created = await idempotently(request, async (tx) => toUnlinkedSchedule(await createSchedule(tx, { owner, wanted, now }), now));
    return mapReply(created, linkAffected(request));
  },

  async updateSchedule(request) {
    const { caller: owner, path, body: wanted, now } = request;
    const change = { owner, id: path.id, wanted, now };
    const changed = await idempotently(request, async (tx) => toUnlinkedSchedule(await changeSchedule(tx, change), now));
    return mapReply(changed, linkAffected(request));
  },

  deleteSchedule(request) {
    const { caller: owner, path, now } = request;
    return idempotently(request, async (tx) => toSchedule(await deleteSchedule(tx, owner, path.id), now));
  },

  async putScheduleOverride(request) {
    const { caller, path, body } = request;
    const wanted: DateHours = { owner: caller, scheduleId: path.id, date: path.date, hours: body.hours as Hours[] };
    const changed = await idempotently(request, async (tx) => toUnlinkedChange(await setHours(tx, wanted)));
    return mapReply(changed, toOverrideChange(request));
  },

  async deleteScheduleOverride(request) {
    const { caller, path } = request;
    const wanted: DateHours = { owner: caller, scheduleId: path.id, date: path.date, hours: null };
    const changed = await idempotently(request, async (tx) => toUnlinkedChange(await setHours(tx, wanted)));
    return mapReply(changed, toOverrideChange(request));
  },
} satisfies Partial<Handlers>;

const mostOverrides = 366;

function toSchedule(row: ScheduleRow, now: number): Schemas['Schedule'] {
  const today = localDate(row.timezone, now);
  const weekly = row.weekly as Schedule['weekly'];
  return {
    id: row.id,
    name: row.name,
    timezone: row.timezone,
    isDefault: row.isDefault,
    weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, weekly[day] ?? []])) as Record<Weekday, Hours[]>,
    overrides: row.overrides.filter(({ date }) => date >= today).slice(0, mostOverrides),
    createdAt: row.createdAt.toISOString(),
  };
}

type ScheduleResult = { row: ScheduleRow; affected: BookingRow[]; isChanged: boolean };

const toUnlinkedSchedule = ({ row, affected, isChanged }: ScheduleResult, now: number) =>
  reply({ ...toSchedule(row, now), affectedBookings: affected.map(toUnlinked) }, toChangeHeaders(isChanged));

const mostAbsences = 100;

const toUnlinkedChange = ({ scheduleId, date, hours, isOverride, previous, affected, absences, isChanged }: DateHoursResult) => {
  const affectedBookings = affected.map(toUnlinked);
  const shown = absences.slice(0, mostAbsences).map(toOutOfOffice);
  const body = { scheduleId, date, hours, isOverride, previousHours: previous, affectedBookings, absences: shown };
  return reply(body, toChangeHeaders(isChanged));
};

type Request = Links & { caller: { organizationId: string } };

type WithAffected = { affectedBookings: Unlinked<Schemas['Booking']>[] };

const linkAffected =
  (request: Request) =>
  <Body extends WithAffected>({ affectedBookings, ...rest }: Body) => ({
    ...rest,
    affectedBookings: affectedBookings.map((booking) => toLinked(request, request.caller.organizationId)<Schemas['Booking']>(booking)),
  });

const toOverrideChange =
  (request: Request) =>
  (changed: ReturnType<typeof toUnlinkedChange>['body']): Schemas['OverrideChange'] =>
    linkAffected(request)(changed);
