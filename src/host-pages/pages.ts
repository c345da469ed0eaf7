/**
 * The pages of hosts: bookings, week, event types, availability, contacts, team. Rendered on the server, complete without scripts. They read
 * and change data by the operations of the API only.
 */
import { Router } from 'express';
import type { Api } from '../api/pipeline.ts';
import type { Services } from '../api/services.ts';
import { handlePageError } from '../web/error-handler.ts';
import { createOperations } from '../web/operations.ts';
import { limitPages } from '../web/rate-limit.ts';
import { createRoutes, type Routes, redirectTo } from '../web/routes.ts';
import { postAbsence, postAbsenceChange, showAbsence, showAbsences } from './availability/absences.ts';
import { postDate, showDate, showMonth } from './availability/dates.ts';
import { absencesPath, datesPath } from './availability/frame.ts';
import {
  postDefault,
  postDeleteSchedule,
  postNewSchedule,
  postSchedule,
  showDatesOfDefault,
  showDefault,
  showDeleteSchedule,
  showNewSchedule,
  showSchedule,
} from './availability/schedules.ts';
import { postCancel, postNoShow, showBooking, showCancel } from './bookings/booking.ts';
import { showBookings } from './bookings/list.ts';
import { postMove, showMove } from './bookings/move.ts';
import { showContacts, showPerson } from './contacts/contacts.ts';
import { erasePath, leadsPath } from './contacts/contacts-view.ts';
import { postErase, showErase } from './contacts/erase.ts';
import { postLead, showLead, showLeads } from './contacts/leads.ts';
import {
  postActive,
  postChange,
  postDelete,
  postDuplicate,
  postNew,
  showDelete,
  showEventType,
  showEventTypes,
  showNew,
} from './event-types/event-types.ts';
import { postAccept, postLeave, showLeave } from './event-types/hosting.ts';
import { paths } from './paths.ts';
import { postInvite, postNewLink, showTeam } from './team/invitations.ts';
import {
  postDeactivate,
  postDeleteMember,
  postMember,
  postReactivate,
  showDeactivate,
  showDeleteMember,
  showMember,
} from './team/members.ts';
import { createHandlers, type Handlers } from './visit.ts';
import { postReplay, showReplay } from './webhooks/replay.ts';
import { webhooksPath } from './webhooks/replay-view.ts';
import { showWeek } from './week/week.ts';

const replayPath = `${webhooksPath}/:id/replay`;

export function createHostPages({ api, services }: { api: Api; services: Services }): Router {
  const handlers = createHandlers({ operations: createOperations(api), services });
  const router = Router();
  const own = [...Object.values(paths), replayPath];
  router.use(own, limitPages(services));
  router.use(
    createRoutes({
      ...bookingRoutes(handlers),
      ...eventTypeRoutes(handlers),
      ...availabilityRoutes(handlers),
      ...contactRoutes(handlers),
      ...teamRoutes(handlers),
      [replayPath]: { get: handlers.page(showReplay), post: handlers.form(postReplay) },
      [paths.week]: { get: handlers.page(showWeek) },
    }),
  );
  router.use(own, handlePageError);
  return router;
}

const bookingRoutes = ({ page, form }: Handlers): Routes => ({
  [paths.bookings]: { get: page(showBookings) },
  [`${paths.bookings}/:id`]: { get: page(showBooking) },
  [`${paths.bookings}/:id/cancel`]: { get: page(showCancel), post: form(postCancel) },
  [`${paths.bookings}/:id/move`]: { get: page(showMove), post: form(postMove) },
  [`${paths.bookings}/:id/no-show`]: { get: [redirectTo(paths.bookings)], post: form(postNoShow) },
});

const eventTypeRoutes = ({ page, form }: Handlers): Routes => ({
  [paths.eventTypes]: { get: page(showEventTypes) },
  [`${paths.eventTypes}/new`]: { get: page(showNew), post: form(postNew) },
  [`${paths.eventTypes}/:id`]: { get: page(showEventType), post: form(postChange) },
  [`${paths.eventTypes}/:id/active`]: { get: [redirectTo(paths.eventTypes)], post: form(postActive) },
  [`${paths.eventTypes}/:id/duplicate`]: { get: [redirectTo(paths.eventTypes)], post: form(postDuplicate) },
  [`${paths.eventTypes}/:id/accept`]: { get: [redirectTo(paths.eventTypes)], post: form(postAccept) },
  [`${paths.eventTypes}/:id/leave`]: { get: page(showLeave), post: form(postLeave) },
  [`${paths.eventTypes}/:id/delete`]: { get: page(showDelete), post: form(postDelete) },
});

const availabilityRoutes = ({ page, form }: Handlers): Routes => ({
  [paths.availability]: { get: page(showDefault) },
  [`${paths.availability}/new`]: { get: page(showNewSchedule), post: form(postNewSchedule) },
  [datesPath]: { get: page(showDatesOfDefault) },
  [absencesPath]: { get: page(showAbsences), post: form(postAbsence) },
  [`${absencesPath}/:id`]: { get: page(showAbsence), post: form(postAbsenceChange) },
  [`${paths.availability}/:id`]: { get: page(showSchedule), post: form(postSchedule) },
  [`${paths.availability}/:id/default`]: { get: [redirectTo(paths.availability)], post: form(postDefault) },
  [`${paths.availability}/:id/delete`]: { get: page(showDeleteSchedule), post: form(postDeleteSchedule) },
  [`${paths.availability}/:id/dates`]: { get: page(showMonth) },
  [`${paths.availability}/:id/dates/:date`]: { get: page(showDate), post: form(postDate) },
});

const contactRoutes = ({ page, form }: Handlers): Routes => ({
  [paths.contacts]: { get: page(showContacts) },
  [`${paths.contacts}/person`]: { get: page(showPerson) },
  [erasePath]: { get: page(showErase), post: form(postErase) },
  [leadsPath]: { get: page(showLeads) },
  [`${leadsPath}/:id`]: { get: page(showLead), post: form(postLead) },
});

const teamRoutes = ({ page, form }: Handlers): Routes => ({
  [paths.team]: { get: page(showTeam), post: form(postInvite) },
  [`${paths.team}/:id`]: { get: page(showMember), post: form(postMember) },
  [`${paths.team}/:id/invitation`]: { get: [redirectTo(paths.team)], post: form(postNewLink) },
  [`${paths.team}/:id/deactivate`]: { get: page(showDeactivate), post: form(postDeactivate) },
  [`${paths.team}/:id/reactivate`]: { get: [redirectTo(paths.team)], post: form(postReactivate) },
  [`${paths.team}/:id/delete`]: { get: page(showDeleteMember), post: form(postDeleteMember) },
});
