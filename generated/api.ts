// Generated from spec/openapi.json by "npm run generate".

export interface paths {
    "/api/v2/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the authenticated user
         * @description Returns the user the token belongs to, the organization, and the scopes and expiry of the token. Use it to check that a token works.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List members
         * @description Returns the people of the caller's organization, oldest first. Use their ids for hosts in `createEventType`, `listBookings` and `getStats`.
         */
        get: operations["listMembers"];
        put?: never;
        /**
         * Invite a member
         * @description Adds a person to the caller's organization and returns a link by which they set a password and join. If the server sends mail, the link is also sent to `email`. It works once, for 7 days. The new member gets a schedule `Working hours`, weekdays from 9 to 17. Only owners and admins can invite; only owners can invite owners. Nobody else is notified.
         */
        post: operations["createMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a member
         * @description Returns one person of the caller's organization.
         */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /**
         * Delete a member
         * @description Deletes a member without bookings, leads and event types, with everything that belongs to the member alone: schedules, absences, calendars, webhooks, apps and tokens. Others are deactivated with `updateMember`. The member is no longer a host of event types of others. Only owners and admins can delete members, and only owners can delete owners. Returns the deleted object; 404 if it does not exist. Nobody is notified by email.
         */
        delete: operations["deleteMember"];
        options?: never;
        head?: never;
        /**
         * Change a member
         * @description Changes the fields that are sent and leaves the others unchanged. Only owners and admins can change members, and only owners can change owners. `active: false` deactivates: the member's sessions end, access tokens are revoked and apps are disconnected; the member can no longer be booked, and their event types are not bookable. Bookings stay; `affectedBookings` lists up to 100 upcoming ones, soonest first. `active: true` reactivates: the member can sign in with the same password and be booked again. Nobody is notified by email. Invitees of a deactivated member are not notified either: cancel or reschedule their bookings.
         */
        patch: operations["updateMember"];
        trace?: never;
    };
    "/api/v2/members/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew an invitation
         * @description Creates a new link for a member who has not joined yet, and sends it by mail like `createMember`, at most 3 times an hour. Earlier links no longer work. Only owners and admins can invite. Nobody else is notified.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List event types
         * @description Returns the event types that the caller owns or hosts, oldest first.
         */
        get: operations["listEventTypes"];
        put?: never;
        /**
         * Create an event type
         * @description Creates an event type owned by the caller. Defaults: the caller as the only host, no buffers, no minimum notice, no limits, one invitee, Google Meet, no questions, active, `time_first`, canceling and rescheduling until the start, a reminder one day before. `hostSelection` applies to `round_robin` only and defaults to `least_busy`. A `one_on_one` has exactly one host. Hosts must belong to the caller's organization.
         *
         *     A user can own up to 200 event types, including inactive ones.
         *
         *     The `location` can be a link that contains `{id}`: each meeting has its own link, in which an unguessable id replaces `{id}`. `google_meet`, `zoom` and `microsoft_teams` without a `value` take the own link of the meeting's first host, entered under Settings → Profile → Meeting links. Without one, `location.value` of bookings is `null`, and mail and pages say that the host will send the link.
         *
         *     Colleagues among the hosts are notified by email.
         */
        post: operations["createEventType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/event-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an event type
         * @description Returns one event type that the caller owns or hosts. Share its `url` with invitees.
         */
        get: operations["getEventType"];
        put?: never;
        post?: never;
        /**
         * Delete an event type
         * @description Deletes an event type that has no upcoming bookings; only the owner can do it. It is no longer listed or found, its link no longer works, and its slug can be used again. Past bookings, leads and statistics keep its name. Returns the deleted object; 404 if it does not exist. Nobody is notified by email.
         */
        delete: operations["deleteEventType"];
        options?: never;
        head?: never;
        /**
         * Update an event type
         * @description Changes the fields that are sent and leaves the others unchanged. Only the owner can update an event type; for a host it is not found. Arrays are replaced as a whole. A host who remains keeps the schedule unless `scheduleId` is sent. Changing `kind` from `round_robin` removes `hostSelection`.
         *
         *     Existing bookings keep their hosts, times and buffers. `updatedAt` is the time of the last change; a request that changes nothing does not update it.
         *
         *     The hosts who are added or removed are notified by email, at most once an hour; nobody else is.
         */
        patch: operations["updateEventType"];
        trace?: never;
    };
    "/api/v2/event-types/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept the role of host
         * @description Accepts the role of host for which a colleague has chosen the caller. From then on, the caller can be booked with the event type. Hosts who are chosen by an owner or admin of the organization do not need to accept. Accepting twice has no further effect; 404 if the caller is not a host. Nobody is notified by email.
         */
        post: operations["acceptEventType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/event-types/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave an event type
         * @description Removes the caller from the hosts of an event type, or declines to become one. Existing bookings stay with their hosts. An event type without hosts becomes inactive, and its owner chooses others with `updateEventType`. Returns the event type after that; 404 if the caller is not a host. The owner is notified by email; nobody else is notified.
         */
        post: operations["leaveEventType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bookable slots
         * @description Returns the starts that can be booked in a window of at most 31 days, in chronological order; `from` is inclusive, `to` is exclusive. Every listed start can be booked now; any other start is refused. Starts in the past are left out. An inactive event type has no slots. Hosts are not offered while a connected calendar of theirs is busy, or was not read for longer than its `maxAgeMin`.
         *
         *     A response contains at most `limit` slots. If there are more, `nextFrom` is the start of the next one: repeat the request with it as `from` and the same `to`.
         *
         *     Costs one unit of the rate limit per 31 host-days (hosts of the event type × days of the window ÷ 31, rounded up; at least 1, at most the whole limit). One host for 31 days costs 1 unit, 100 hosts for 31 days cost 100.
         *
         *     `from` and `to` are instants, or dates, which mean the start of that day in `tz`. `to` may be at most 31 calendar days after `from` in `tz`.
         */
        get: operations["getAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/availability/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain why a start is or is not offered
         * @description Explains for one start whether it can be booked now and, for each host and rule, why not. It is the same computation that lists slots and accepts bookings: `offered` is `true` exactly when `GET /api/v2/availability` lists the start.
         *
         *     Rules: `open`: the whole meeting is within the host's working hours. `fits`: the start is on the slot grid, respects the minimum notice and the booking window, and the daily limit is not reached. `free`: no other meeting or buffer overlaps, no connected calendar is busy or too old, or a shared meeting can be joined. `seats`: a shared meeting at this start has a seat left. All reasons are returned, not only the first; the grid and the daily limit are checked only where the host is open.
         *
         *     Reasons do not reveal more of another host's calendar than whether the time is free. An absence is reported as `outside_hours`. A meeting that the caller may not read is reported as `slot_taken`, whether the meeting or its buffer overlaps, and only for a start that satisfies the schedules and rules. The owner of the event type may read its meetings; other hosts may not. Of connected calendars, `calendars` lists the caller's own that are reasons against the start; another host's is reported like a meeting that the caller may not read.
         *
         *     A `collective` is offered when none of its hosts has a reason against it, a `round_robin` when at least one host has none.
         *
         *     Costs one unit of the rate limit per 31 hosts, rounded up.
         *
         *     `hours` and `blockedBy` show the caller's own hours and the meetings in the way that the caller may read. `alternatives` has the next free starts; finding them costs further units, and there are none if too few are left.
         */
        get: operations["getAvailabilityExplanation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schedules
         * @description Returns the caller's schedules, oldest first. An event type uses a host's default schedule unless it has another for that host. `overrides` contains the next 366 overrides, starting with today's date in the schedule's time zone.
         */
        get: operations["listSchedules"];
        put?: never;
        /**
         * Create a schedule
         * @description Creates a schedule of the caller. Event types use it for a host whose `scheduleId` is its id, or, if it is the default, for hosts without a `scheduleId`. The user's first schedule is the default. `affectedBookings` is empty unless the default changes: then it lists bookings as `updateSchedule` does.
         *
         *     A user can have up to 50 schedules.
         *
         *     Nobody is notified by email.
         */
        post: operations["createSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a schedule
         * @description Deletes a schedule and its overrides. The default schedule and a schedule that event types use cannot be deleted. Returns the deleted object; 404 if it does not exist. Nobody is notified by email.
         */
        delete: operations["deleteSchedule"];
        options?: never;
        head?: never;
        /**
         * Change a schedule
         * @description Changes the fields that are sent and leaves the others unchanged; `weekly` replaces the hours of the weekdays it contains. Overrides stay as they are. Existing bookings are not canceled; `affectedBookings` lists up to 100 of the bookings that the caller hosts with this schedule and that are partly outside its hours, also those that were before the change, soonest first.
         *
         *     Nobody is notified by email.
         */
        patch: operations["updateSchedule"];
        trace?: never;
    };
    "/api/v2/schedules/{id}/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Override a date's hours
         * @description Overrides a schedule's weekly hours for one date. An empty list makes the date unavailable. An existing override is replaced.
         *
         *     Existing bookings are not canceled. `affectedBookings` lists up to 100 of the bookings that the caller hosts with this schedule and that are partly outside the new hours, soonest first. Bookings made after this request respect the new hours.
         *
         *     A schedule can have up to 366 overrides for today and later, and 366 for earlier dates.
         *
         *     Nobody is notified by email.
         */
        put: operations["putScheduleOverride"];
        post?: never;
        /**
         * Remove a date's override
         * @description Removes the override of a date; the weekly hours apply again. Succeeds also for a date without an override. Returns `affectedBookings` like `putScheduleOverride`. Nobody is notified by email.
         */
        delete: operations["deleteScheduleOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/out-of-office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List absences
         * @description Returns the caller's absences, past and future, oldest first.
         */
        get: operations["listOutOfOffice"];
        put?: never;
        /**
         * Create an absence
         * @description Makes all dates from `from` to `to` (both inclusive) unavailable for every event type that the caller hosts. Dates are in each schedule's time zone. Absences add up: `overlapping` lists those that have some of the dates. To shorten or extend one, use `updateOutOfOffice`. An absence has at most 366 days.
         *
         *     Existing bookings are not canceled. `affectedBookings` lists up to 100 bookings that the caller hosts on these dates, soonest first. Bookings made after this request respect the absence.
         *
         *     A user can have up to 500 absences, including past ones.
         *
         *     Nobody is notified by email.
         */
        post: operations["createOutOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/out-of-office/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an absence
         * @description Deletes an absence; its dates can be booked again immediately. Returns the deleted object; 404 if it does not exist. Nobody is notified by email.
         */
        delete: operations["deleteOutOfOffice"];
        options?: never;
        head?: never;
        /**
         * Change an absence
         * @description Changes the fields that are sent and leaves the others unchanged. Dates that are no longer in the absence can be booked again immediately, unless another absence has them (`overlapping`). Existing bookings are not canceled; `affectedBookings` lists up to 100 bookings in the changed absence, also those that were in it before, soonest first.
         *
         *     Nobody is notified by email.
         */
        patch: operations["updateOutOfOffice"];
        trace?: never;
    };
    "/api/v2/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the calendar feed
         * @description Returns the caller's calendar feed, if there is one. Its URL is returned only when it is created.
         */
        get: operations["getCalendarFeed"];
        /**
         * Create the calendar feed
         * @description Creates a URL with which calendar apps can subscribe to the caller's bookings, from 31 days ago to 400 days ahead. Anyone with the URL can see them, without a token. A user has one URL: an earlier one stops working. Nobody is notified by email.
         */
        put: operations["createCalendarFeed"];
        post?: never;
        /**
         * Revoke the calendar feed
         * @description Revokes the URL immediately and returns the deleted feed. Nobody is notified by email.
         */
        delete: operations["deleteCalendarFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calendars
         * @description Returns the caller's connected calendars, oldest first, without their credentials.
         */
        get: operations["listCalendars"];
        put?: never;
        /**
         * Connect a calendar
         * @description Connects a calendar. Its busy times are not offered in any event type that the caller hosts, and cannot be booked. Events that are transparent, canceled or declined are not busy. Only the times and identifiers of events are stored.
         *
         *     For `caldav` and `ics`, the URL and the credentials are checked before the response; the request is refused if the calendar cannot be read. The busy times are read within a minute, and then regularly. An account has at most 100 collections; the others are ignored. A `push` calendar gets its busy times from `putBusyTimes`, again at least every `maxAgeMin` minutes. A Google calendar is connected in Settings, where the user grants access, or as `ics` by its secret URL.
         *
         *     Unknown is not free: until the calendar has been read, and whenever it was not read for longer than `maxAgeMin`, the caller is not offered (`calendar_unreachable`). To be offered right after creating a `push` calendar, send its busy times with `putBusyTimes`, or an empty list if there are none. A user can have up to 20 calendars. Repeating the request with the same `Idempotency-Key` returns the calendar as it is then, or 404 once it is deleted.
         *
         *     Nobody is notified by email.
         */
        post: operations["createCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/calendars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a calendar
         * @description Returns one connected calendar.
         */
        get: operations["getCalendar"];
        put?: never;
        post?: never;
        /**
         * Disconnect a calendar
         * @description Deletes a calendar with its credentials and busy times; the times can be booked immediately. Events of bookings that were written to the calendar stay there, unless `deleteEvents` is `true`; the bookings stay in any case. Returns the deleted object; 404 if it does not exist. Nobody is notified by email. A calendar may send its own cancellations for deleted events with attendees.
         */
        delete: operations["deleteCalendar"];
        options?: never;
        head?: never;
        /**
         * Update a calendar
         * @description Changes the fields that are sent and leaves the others unchanged. New credentials are checked first. A new `url` or `username` needs the `password` too. After a change of `allDayIsBusy` or `needsActionIsBusy`, the calendar is read again; until then the previous busy times apply. After a change of credentials, and when `countsAsBusy` of a collection becomes `true`, the caller is not offered until the calendar has been read.
         *
         *     A collection with `countsAsBusy: false` is ignored immediately. With `writesTo`, upcoming bookings are written to that collection and removed from the previous one. `updatedAt` is the time of the last change.
         *
         *     Nobody is notified by email. A calendar to which bookings are written with attendees (`addsAttendees`) may send its own invitations.
         */
        patch: operations["updateCalendar"];
        trace?: never;
    };
    "/api/v2/calendars/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a calendar now
         * @description Schedules the calendar to be read now instead of at `nextSyncAt`. Compare `lastSyncedAt` and `error` afterwards. A `push` calendar is returned as it is. Nobody is notified by email, unless the host has moved or deleted the event of a booking there: then invitee and guests are notified as by `rescheduleBooking` or `cancelBooking`.
         */
        post: operations["syncCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/calendars/{id}/busy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send busy times
         * @description Replaces the busy times of a `push` calendar from `from` to `to` by `intervals`; busy times outside this range are kept. Times that were never sent are free. Send at least every `maxAgeMin` minutes, even if nothing has changed: `lastSyncedAt` becomes the current time, and a calendar that is too old makes its host unavailable.
         *
         *     After the response, these times can no longer be booked. Existing bookings are not canceled. A calendar has at most 20,000 busy times; overlapping and touching ones count as one.
         *
         *     Nobody is notified by email.
         */
        put: operations["putBusyTimes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/busy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List busy times
         * @description Returns when the caller's connected calendars are busy in a window of at most 31 days, in chronological order, without titles; `from` is inclusive, `to` is exclusive. Only collections that count as busy are included. Busy times that extend beyond the window are cut off at its bounds. Bookings are not included: use `listBookings`.
         */
        get: operations["listBusyTimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bookings
         * @description Returns bookings of event types that the caller owns and bookings that the caller hosts, newest first (by creation) unless `sort` says otherwise. `host` and `invitee` narrow the list to one person's meetings.
         *
         *     To keep a copy, list all bookings once with `sort=updatedAt`, store each page's `syncCursor` together with the page, and send it as `cursor` from time to time. Pages then contain every booking that was created or changed since, in its current state, and none is skipped, even while bookings change; a booking that changes again is listed again. A change is listed once all earlier transactions have finished, usually within a second. Bookings are never deleted, and remain visible to their hosts and the owner of the event type. With filters, a booking that no longer matches is not reported. The names of the event type and the hosts are the current ones; changing them does not change bookings.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Book a slot
         * @description Books a start of an event type that the caller owns or hosts. It succeeds exactly when `GET /api/v2/availability` lists that start now; otherwise it is refused with `slot_unavailable`, a `reason`, and up to three `alternatives`. An email address can have one seat per meeting (`already_booked`). A host is never double-booked, even under concurrent requests.
         *
         *     A repetition without an `Idempotency-Key` is refused: if the same token booked the same invitee, event type and start within the last ten minutes and that booking is active, the error is `duplicate_booking` with its id, on a round robin with a free host too. To book it twice on purpose, send an `Idempotency-Key`.
         *
         *     Invitee, guests and hosts are notified by email if a mail server is configured; `notify: false` leaves out the invitee and the guests, for integrations that send their own mail. The invitee and the guests also get the event type's `reminders`.
         */
        post: operations["createBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a booking
         * @description Returns one booking of an event type that the caller owns, or that the caller hosts.
         */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        /**
         * Cancel a booking
         * @description Cancels a booking; its time is free immediately. Canceling a canceled booking returns it unchanged, with its original reason and time. Invitee, guests and hosts are notified by email if a mail server is configured; `notify: false` leaves out the invitee and the guests, for integrations that send their own mail.
         *
         *     A booking that was rescheduled is refused with `booking_rescheduled` and the id of the new booking, so that an old id never seems to cancel a meeting that still takes place. A booking that is over is refused with `booking_started`, unless one of its hosts sends `force=true`; `markNoShow` is for an invitee who did not come.
         */
        delete: operations["cancelBooking"];
        options?: never;
        head?: never;
        /**
         * Update a booking
         * @description Changes the fields that are sent and leaves the others unchanged; a list is replaced as a whole. To change the time, use `rescheduleBooking`. The event in connected calendars is updated. A request that changes nothing does not update `updatedAt`.
         *
         *     Only guests who are added are notified by email, and reminded, unless the booking is canceled or over; with `notify: false`, nobody is. Reminders of guests who are removed are discarded.
         */
        patch: operations["updateBooking"];
        trace?: never;
    };
    "/api/v2/bookings/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reschedule a booking
         * @description Moves an active booking that has not started to another start of its event type, atomically: either a new active booking exists and the old one is canceled with the reason `Rescheduled.`, or nothing has changed. `rescheduledToId` and `rescheduledFromId` link the two. The new start is checked like in `createBooking`, ignoring the old booking's own time, buffers, seat and share of the daily limit. A move to the current start with the same duration is refused as an invalid `startAt`. `getAvailability` with `rescheduleBookingId` lists the starts that are accepted. The old time is free immediately; other invitees of a shared meeting are not affected.
         *
         *     Invitee, guests, answers, notes, location and lead are kept (a video call with another host takes that host's link), and so is the duration unless `durationMin` is sent. A round robin keeps its host if that host is free at the new start, unless a shared meeting can be joined; otherwise a host is chosen as for a new booking. `reason` is returned as `rescheduleReason` of the new booking.
         *
         *     Invitee, guests and hosts are notified by email if a mail server is configured; `notify: false` leaves out the invitee and the guests, for integrations that send their own mail. Each gets one message; hosts who do not host the new booking get that of a cancellation.
         */
        post: operations["rescheduleBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages about a booking
         * @description Returns the emails about a booking, newest first: one message per recipient and kind. A new booking, a move and a cancellation are emailed to the invitee, the guests and the hosts. A move sends one message to each recipient, which belongs to the new booking; hosts who do not host the new booking get `booking_canceled`, and hosts who did not host the old one `new_booking`. Reminders wait for their time, follow a move, and are removed when the booking is canceled. Imported bookings send no email. Messages that were not sent because of `notify: false` are listed as `suppressed`. Messages are kept for 90 days.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a no-show
         * @description Marks or, with `noShow: false`, unmarks the invitee of a started, active booking as absent. `status` stays `active`. Repeating the request has no further effect. Nobody is notified by email; webhooks that subscribe to them receive `no_show_marked` and `no_show_unmarked`.
         */
        post: operations["markNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get booking statistics
         * @description Returns statistics of the bookings that `listBookings` returns to the caller and that start in a window; `from` is inclusive, `to` is exclusive. A rescheduled booking is counted once, at its current start; at its former start it counts as `rescheduled` only. With `host`, only meetings that this user hosts are counted.
         *
         *     `to` defaults to the end of today and `from` to 30 days before `to`, both in the caller's time zone. The window is at most 366 days.
         */
        get: operations["getStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leads
         * @description Returns leads of the caller's event types, newest first unless `sort` says otherwise. A lead is booked once a booking on its event type names it or uses its email address.
         *
         *     `sort=updatedAt` and `syncCursor` keep a copy up to date, as described under `listBookings`: every lead that was created or changed is listed, and none is skipped. Leads are never deleted.
         */
        get: operations["listLeads"];
        put?: never;
        /**
         * Create a lead
         * @description Creates a lead of one of the caller's event types, also for an address that has one already. The first booking of the address with this event type books it, as does one that names it in `leadId`.
         *
         *     Nobody is notified by email.
         */
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a lead
         * @description Returns a lead of one of the caller's event types.
         */
        get: operations["getLead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a lead
         * @description Changes the fields that are sent and leaves the others unchanged. `answers` are replaced as a whole. The contact of the address keeps its data. `updatedAt` is the time of the last change; a request that changes nothing does not update it.
         *
         *     Nobody is notified by email.
         */
        patch: operations["updateLead"];
        trace?: never;
    };
    "/api/v2/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts
         * @description Returns the people behind the caller's bookings and leads, one entry per email address, most recent activity first unless `sort` says otherwise. Name, phone and time zone are the last known ones: a newer booking or lead without phone or time zone keeps the earlier one. Contacts are never merged, since the email address identifies a person.
         *
         *     Contacts who book move to the front of the list, so a reader of later pages can miss them. To keep a copy, use `sort=updatedAt` and `syncCursor`, as described under `listBookings`: every contact that was created or changed is listed, and none is skipped. `removed` lists those that were erased since; they are listed regardless of the filters. A contact also changes with each of its bookings and leads, which it counts.
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a contact
         * @description Returns one contact by its id, which events about contacts have as `contactId`, and lists as `id`. 404 also for one that was erased.
         */
        get: operations["getContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/contacts/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase a contact
         * @description Removes the data of a person from the caller's whole organization, for requests under the right to erasure. It cannot be undone. Nobody is notified, and mail to the person that was not sent yet is discarded.
         *
         *     Owners and admins can erase anyone. A member can erase a contact, or a guest of a visible booking, if the member can see all bookings and leads of the person; otherwise 403 `role_required`. An address of which nothing is known, or nothing that the caller can see, is not found.
         *
         *     Bookings and leads of the address stay in lists and statistics, without name, phone, guests, answers, notes, reasons, metadata and chosen location. Their name is then `Erased`, their email address `erased-{id}@erased.invalid` with the `id` of the receipt. The person is removed from the guests of other bookings. Contacts, messages and unconfirmed bookings of the address are deleted. The ids of deleted contacts are returned in `removed` of `listContacts` and sent as `contact_erased`. Events, webhook deliveries that are not sent yet, responses stored for an `Idempotency-Key` and objects in connected calendars are rewritten. Deliveries and mail that were sent cannot be recalled. Text that members wrote, such as an `internalNote`, and the account of a member with this address are not changed.
         *
         *     Refused while the person has upcoming bookings: cancel them first.
         */
        post: operations["eraseContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Returns changes to the bookings that the caller can read, oldest first: the same events about bookings that are sent to webhooks, for clients that cannot receive them. Store a page's `nextCursor` and send it as `after` next time: no event is skipped or repeated, even while new ones are created. An event becomes visible once all earlier transactions have finished, usually within a second. `hasMore: false` means there are no more events now; request again later with the same `after`.
         *
         *     `data` is the booking right after the event. Events of one booking are ordered by `sequence`. Events are kept for 30 days. An `after` stays valid as long as no later event was removed, so an account without new events keeps its position. Any other `after`, or one that is not the caller's, is refused with 400: list all bookings again, then start without `after`. Test events are not included. `listLeadEvents`, `listContactEvents` and `listEventTypeEvents` return the events about leads, contacts and event types.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/leads/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events about leads
         * @description Returns changes to the leads of the caller's event types, oldest first: the same events that are sent to webhooks. `after`, `nextCursor` and `hasMore` work as in `listEvents`, with ids of events about leads. Events are kept as long as those about bookings.
         */
        get: operations["listLeadEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/contacts/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events about contacts
         * @description Returns changes to the caller's contacts, oldest first: the same events that are sent to webhooks. `after`, `nextCursor` and `hasMore` work as in `listEvents`, with ids of events about contacts. Events are kept as long as those about bookings.
         *
         *     Events about contacts are recorded from the caller's first request for them on, or since one of the caller's webhooks subscribed to them. So request `after=latest` first, then list all contacts. When a contact is erased, the person is also removed from its earlier events.
         */
        get: operations["listContactEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/event-types/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events about event types
         * @description Returns changes to the event types that the caller can read, oldest first: the same events that are sent to webhooks. `after`, `nextCursor` and `hasMore` work as in `listEvents`, with ids of events about event types. Events are kept as long as those about bookings.
         */
        get: operations["listEventTypeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Returns the caller's webhooks, oldest first, without their secrets. An OAuth app sees and changes only the webhooks that it created itself, and personal access tokens only those of the user. Users see those of all their apps under Settings → Developers.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Sends the chosen events, for every booking that you own or host, and for your event types, their leads and your contacts, to your URL, starting now; use `replayWebhook` to send earlier ones. Each event is a `POST` of a `WebhookEvent`. Headers, signature and retries are described under `webhooks` in this document.
         *
         *     The `url` must use HTTPS, without user, password or fragment, and be on the public internet: a private address, or a name that resolves to one, is refused with 400, now and at each attempt. A name that does not resolve yet is accepted. The `url` is stored and returned in normalized form: host in lower case, no default port. A user can have up to 20 webhooks, including paused ones, and one per URL, and so can each of the user's OAuth apps; others are refused with `limit_reached` or `url_taken`.
         *
         *     The `secret` (`whsec_…`) that signs each event is returned only by this operation and by `rotateWebhookSecret`; it is stored encrypted. Repeating the request with the same `Idempotency-Key` returns the webhook's current secret, or 404 once the webhook is deleted.
         *
         *     The webhook of an OAuth app is deleted when the user disconnects the app or the app revokes its grant. It stays when the user authorizes the app again.
         *
         *     Nobody is notified by email now; the user is when the webhook keeps failing or is disabled.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Returns one webhook.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Deletes a webhook and its deliveries; nothing more is sent to it. Returns the deleted object; 404 if it does not exist. Nobody is notified by email.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Update a webhook
         * @description Changes the fields that are sent and leaves the others unchanged. A new `url` also applies to deliveries that are still pending; new `events` apply to later events.
         *
         *     `active: false` pauses the webhook: pending and new deliveries are kept. `active: true` enables it again, whether it was paused or disabled: `consecutiveFailures` becomes 0, `disabledReason` becomes `null`, and all kept deliveries are sent. `updatedAt` is the time of the last change; a request that changes nothing does not update it.
         *
         *     Nobody is notified by email.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v2/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a webhook's secret
         * @description Creates a new secret. For 24 hours events are signed with both secrets, the new one first; install the new one within that time. A second rotation within 24 hours invalidates the oldest secret immediately. Repeating the request with the same `Idempotency-Key` does not rotate again and returns the current secret. Nobody is notified by email.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends a sample event that is signed, retried and counted like a real one. Its body has `test: true`, its `data` is an example of this document, and the delivery's `bookingId`, `leadId` and `eventTypeId` are `null`: do not store it. Use `getDelivery` to read the outcome. If the webhook is not active, the event is sent when it is enabled. Nobody is notified by email.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend events
         * @description Queues every event from `since` up to `until` that the webhook subscribes to, whether it was delivered before or not, including events from before the webhook was created. An event that was sent before keeps its `X-Caledee-Delivery`. Expect duplicates, and any order. Events are kept for 30 days. If the webhook is not active, the events are sent when it is enabled. Nobody is notified by email.
         */
        post: operations["replayWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Returns the deliveries of a webhook with all attempts, newest first. Deliveries are kept for 30 days, like their events.
         */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description Returns one delivery of a webhook with all attempts.
         */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend a delivery
         * @description Requeues the delivery immediately under the same id and restarts the retry schedule. `attempts` continues to count. If the webhook is not active, the delivery is sent when it is enabled. Nobody is notified by email.
         */
        post: operations["redeliverDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/rate-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the rate limit
         * @description Returns the units left in the current minute, as in the headers of every response. The first 60 requests per minute are free, even when the limit is used up; each further request costs one unit. Requires no scope.
         */
        get: operations["getRateLimit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book a slot without a token
         * @description Books a start without a token, for event types of any organization that allow it (`publicBooking`); others return 404. A start is accepted like in `createBooking`, but at most 730 days ahead regardless of the event type's `bookingWindowDays`.
         *
         *     Invitees are not verified. The lead in `leadId` is linked only if it is a lead of this event type with the invitee's email address; otherwise `leadId` is ignored. An existing contact keeps its name, phone and time zone; only empty fields are filled.
         *
         *     The response has the `manageUrl` by which the invitee can view, cancel and reschedule the booking.
         *
         *     Limits, each refused with 429 and `Retry-After`: requests per minute and client IP address; created bookings: {PUBLIC_BOOKINGS_PER_HOUR} per hour and client IP address, {PUBLIC_BOOKINGS_PER_HOUR*3} per hour, event type and seat of a meeting (`maxInvitees`), and 3 active upcoming bookings per invitee's email address and owner. Guests of created and moved bookings, who are sent mail: {PUBLIC_BOOKINGS_PER_HOUR*2} per hour and client IP address, {PUBLIC_BOOKINGS_PER_HOUR*6} per hour and owner of the event type, and {PUBLIC_BOOKINGS_PER_HOUR} bookings per hour with the same guest, across all hosts. Mail by which invitees confirm a booking of the booking page, instead of a proof of work that needs JavaScript: {PUBLIC_BOOKINGS_PER_HOUR} per hour and client IP address, {PUBLIC_BOOKINGS_PER_HOUR*3} per hour, event type and seat, and 3 per hour and email address; the link works once, for an hour. An hourly limit of n allows n bookings at once, then one per nth of an hour. Refused requests and repetitions with an `Idempotency-Key` do not count. Call this operation from the invitee's browser, not from your server. Keys are scoped to the client IP address and the invitee's email address.
         *
         *     Invitee, guests and hosts are notified by email if a mail server is configured.
         */
        post: operations["createPublicBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{user}/{eventType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a public event type
         * @description Returns what an invitee needs to know before booking. Finds event types by their link (`url`) if they can be booked without a token (`publicBooking`); others return 404. One that is not `active` has no slots.
         */
        get: operations["getPublicEventType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{user}/{eventType}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List bookable slots without a token
         * @description Returns the starts that `createPublicBooking` accepts in a window of at most 45 days, which fits a month grid of six weeks. Parameters, limits and cost are those of `getAvailability` otherwise. At most 730 days ahead.
         *
         *     Requests of one client IP address have a budget of their own: {RATE_LIMIT_PER_MINUTE*5} units per minute for this operation and `getPublicBookingAvailability` together, which other requests do not use up.
         *
         *     Browsers and shared caches may return a response again for 15 seconds, and for another 45 while they ask for a new one. A start that was booked in the meantime is refused with 409 and alternatives.
         */
        get: operations["getPublicAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{user}/{eventType}/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a challenge
         * @description Returns a new challenge for an event type with the `botProtection` `proof_of_work`. Solve it in the invitee's browser and send the solution as `proofOfWork` to `createPublicBooking` or `captureLead`. A solution is valid for this event type, for 30 minutes, and once. For other event types a solution is not needed and ignored.
         */
        get: operations["getChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/{user}/{eventType}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Capture a lead
         * @description Stores the details of a person before a time is chosen, for event types with the `bookingMode` `details_first`, and any other that can be booked without a token. Send the `leadId` with `createPublicBooking`: the lead is then booked in the same transaction.
         *
         *     An email address has one open lead per event type; sending it again updates that lead and keeps what is not sent. The response is the same whether the address was known or not.
         *
         *     Limits, each refused with 429 and `Retry-After`: requests per minute and client IP address; {PUBLIC_BOOKINGS_PER_HOUR} per hour and client IP address, and {PUBLIC_BOOKINGS_PER_HOUR*3} per hour, event type and seat of a meeting, counted separately from bookings. Keys are scoped to the client IP address and the email address.
         *
         *     Nobody is notified by email.
         */
        post: operations["captureLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/bookings/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a booking by its link
         * @description Returns the booking of a `manageUrl`: after moves, the latest one. The link works until the meeting ends; then, and with any other token, 404.
         */
        get: operations["getPublicBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/bookings/{token}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the starts a booking can be moved to
         * @description Returns the starts that `reschedulePublicBooking` accepts for the booking of a `manageUrl` in a window of at most 45 days, with the parameters, limits and cost of `getPublicAvailability`, and the same budget. The booking's own time, seat and buffers do not count against a start, and its current start is left out. The event type may have been closed to the public in the meantime. Refused with 409 `too_late_to_change` or `booking_canceled` when the booking can no longer be moved.
         */
        get: operations["getPublicBookingAvailability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/bookings/{token}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a booking by its link
         * @description Cancels the booking of a `manageUrl` for the invitee, like `cancelBooking` does for the host; `canceledBy` is `invitee`. Canceling a canceled booking changes nothing. Refused with 409 `too_late_to_change` and the host's contact when less than the event type's `cancelNoticeMin` is left before the start.
         *
         *     Invitee, guests and hosts are notified by email if a mail server is configured.
         */
        post: operations["cancelPublicBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/bookings/{token}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reschedule a booking by its link
         * @description Moves the booking of a `manageUrl` to another start for the invitee, like `rescheduleBooking` does for the host: completely or not at all, and by the same rules, with `canceledBy` `invitee` on the old booking. Take the start from `getPublicBookingAvailability`. The link stays the same. Refused with 409 `too_late_to_change` and the host's contact when less than the event type's `rescheduleNoticeMin` is left before the start.
         *
         *     Moves count as bookings for the limit of {PUBLIC_BOOKINGS_PER_HOUR} per hour and client IP address, and their guests as those of bookings.
         *
         *     Invitee, guests and hosts are notified by email if a mail server is configured.
         */
        post: operations["reschedulePublicBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    bookingCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Booking created
         * @description `data` is the new booking.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["bookingCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    bookingCanceled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Booking canceled
         * @description `data` is the canceled booking with its `cancelReason`. A rescheduled booking also fires this event, with the reason `Rescheduled.`.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["bookingCanceled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    bookingRescheduled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Booking rescheduled
         * @description `data` is the new booking; `rescheduledFromId` is the id of the old one. The old booking fires its own `booking_canceled`; the new one fires no `booking_created`.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["bookingRescheduled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    calendarConflict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Calendar conflict
         * @description A host moved or deleted the booking's event in a calendar that bookings are written to, where the booking cannot follow. `reason` says why; `data` is the booking, which is unchanged. Only webhooks with `calendar_conflict` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["calendarConflict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    leadCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lead created
         * @description `data` is the new lead, as `getLead` returns it. Sent for leads of your own event types, created by `createLead`, by `captureLead` and on booking pages. An update of an open lead by `captureLead` sends `lead_changed` instead. An import sends nothing. Only webhooks with `lead_created` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["leadCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    bookingChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Booking changed
         * @description `data` is the booking after its notes, phone, guests or metadata were changed. Only webhooks with `booking_changed` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["bookingChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    noShowMarked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * No-show marked
         * @description `data` is the booking, whose invitee was marked as absent. Only webhooks with `no_show_marked` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["noShowMarked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    noShowUnmarked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * No-show reverted
         * @description `data` is the booking, whose invitee is no longer marked as absent. Only webhooks with `no_show_unmarked` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["noShowUnmarked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    hostReassigned: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Host reassigned
         * @description A booking was rescheduled, and its hosts changed. `data` is the new booking with its hosts; the booking with `rescheduledFromId` has the former ones. Sent in addition to `booking_rescheduled`. Only webhooks with `host_reassigned` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["hostReassigned"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    leadChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lead changed
         * @description `data` is the lead, as `getLead` returns it, after `updateLead`, a repeated `captureLead`, or a move of its booking. Only webhooks with `lead_changed` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["leadChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    leadBooked: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lead booked
         * @description `data` is the lead, whose `bookingId` is the booking that it became. Only webhooks with `lead_booked` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["leadBooked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    eventTypeCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Event type created
         * @description `data` is the new event type, which you own or host. Only webhooks with `event_type_created` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["eventTypeCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    eventTypeChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Event type changed
         * @description `data` is the event type after the change. You also receive it when you become one of its hosts. Only webhooks with `event_type_changed` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["eventTypeChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    eventTypeRemoved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Event type removed
         * @description The event type was deleted, or you are no longer one of its hosts: it can no longer be found. `data` is the event type as it was. Only webhooks with `event_type_removed` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["eventTypeRemoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    contactChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contact changed
         * @description `data` is the contact, as `listContacts` returns it, after it was created or a field changed, as with each of its bookings and leads. Only webhooks with `contact_changed` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["contactChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    contactErased: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Contact erased
         * @description The contact no longer exists: it was erased, by `eraseContact` or when its last booking or lead was older than the organization keeps them. `data` has its `id` and counts, without the person: its name is `Erased`, its email address ends with `@erased.invalid`. Delete the person from your copy. Only webhooks with `contact_erased` in their `events` receive it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["contactErased"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    webhookFailing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook failing
         * @description A webhook has failed five times in a row, counted at most once a minute: check its receiver. At 15 it is disabled. `data` is the webhook that fails. Sent to your other webhooks, or those of the same app, with `webhook_failing` in their `events`; you receive an email about it at most once a day.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["webhookFailing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    webhookDisabled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Webhook disabled
         * @description A webhook was disabled after 15 failures in a row, or because its receiver responded with 410: nothing is sent to it until it is enabled with `active: true`. `data` is the webhook that was disabled. Sent to your other webhooks, or those of the same app, with `webhook_disabled` in their `events`; you also receive an email about it.
         *
         *     Sent by `POST` to each webhook subscribed to it, usually within seconds. Events are written in the transaction of the change they describe, so none is lost and none describes a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` from `X-Caledee-Signature` and compute the hexadecimal HMAC-SHA256 of `t`, a dot and the raw request body, using the whole secret (including `whsec_`) as the key. Accept the event if any `v1` matches (compare in constant time; for 24 hours after a rotation there are two) and `t` is at most five minutes old. Alternatively, pass the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` with the same secret to any [Standard Webhooks](https://www.standardwebhooks.com) library.
         *
         *     **Retries**: any response other than 2xx within 10 seconds is a failure; redirects are not followed. The first attempt is immediate; retries follow after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h. `Retry-After` is respected. After 15 failures in a row, over all events, the webhook is disabled; a 410 disables it immediately. At most four requests are sent to a webhook at a time. After two timeouts in a row, a webhook gets 2 seconds instead of 10 and one request at a time until it responds with 2xx; enabling it again does not change that. Respond first and process the event afterwards.
         *
         *     **Duplicates and order**: an event can arrive more than once, always with the same `X-Caledee-Delivery`; store those ids to detect duplicates. Of two events of one object, the one with the higher `sequence` is later.
         */
        post: operations["webhookDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description Opaque identifier.
         * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
         */
        Id: string;
        /**
         * Format: date-time
         * @description An instant in ISO 8601, in UTC with milliseconds.
         * @example 2027-03-02T09:00:00.000Z
         */
        Instant: string;
        /**
         * @description An instant (RFC 3339 with an offset), or a date, which means the start of that day.
         * @example 2027-03-01
         * @example 2027-03-01T09:00:00+01:00
         */
        InstantOrDate: string;
        /**
         * @description Language of mail and booking pages (BCP 47).
         * @example fr
         * @enum {string}
         */
        Language: "en" | "fr";
        /**
         * @description IANA time zone name; aliases such as `Asia/Calcutta` are accepted.
         * @example Europe/Paris
         */
        TimeZone: string;
        /**
         * @description Visible characters, and no invisible ones except joiners that spelling or emoji need.
         * @example Ann Lee
         */
        Name: string;
        /**
         * Format: email
         * @description An email address in ASCII, with an international domain in Punycode. Case does not matter.
         * @example ann@example.com
         */
        Email: string;
        /**
         * @description A phone number as people write it, such as `+1 201 555 0123` or `(201) 555-0123 ext. 4`. It has a country code only if it starts with `+`.
         * @example +46 8 123 456
         */
        Phone: string;
        /**
         * Format: int32
         * @description Duration in minutes.
         * @example 30
         */
        DurationMin: number;
        /**
         * Format: int32
         * @description In minutes.
         * @example 30
         */
        NewDurationMin: number;
        /**
         * @description A person whose time can be booked.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "email": "imad@acme.test",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "timezone": "Europe/Paris",
         *       "role": "owner",
         *       "organization": {
         *         "id": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *         "slug": "acme",
         *         "name": "Acme"
         *       },
         *       "scopes": [
         *         "read:profile",
         *         "read:bookings"
         *       ],
         *       "tokenExpiresAt": "2028-03-01T00:00:00.000Z"
         *     }
         */
        User: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            /** @description Full name; `null` if none is set. */
            name: string | null;
            /** @description The user's part of public booking links. */
            slug: string;
            timezone: components["schemas"]["TimeZone"];
            role: components["schemas"]["Role"];
            organization: components["schemas"]["Organization"];
            /** @description Scopes of the token that was sent. */
            scopes: string[];
            /**
             * Format: date-time
             * @description When the token that was sent expires; `null` if it does not. An OAuth access token is renewed with its refresh token.
             */
            tokenExpiresAt: string | null;
        };
        /**
         * @description The organization of a user.
         * @example {
         *       "id": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "slug": "acme",
         *       "name": "Acme"
         *     }
         */
        Organization: {
            id: components["schemas"]["Id"];
            /** @description Unique short name. */
            slug: string;
            /** @description Name. */
            name: string;
        };
        /**
         * @description The role in the organization. Owners and admins manage the organization and its members; only owners can grant or remove the role `owner`.
         * @example owner
         * @enum {string}
         */
        Role: "owner" | "admin" | "member";
        /**
         * @description A member of the organization.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "email": "imad@acme.test",
         *       "timezone": "Europe/Paris",
         *       "role": "owner",
         *       "active": true,
         *       "externalId": null,
         *       "invitationExpiresAt": null
         *     }
         */
        Member: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if not set. */
            name: string | null;
            /** @description The member's part of public booking links. */
            slug: string;
            email: components["schemas"]["Email"];
            timezone: components["schemas"]["TimeZone"];
            role: components["schemas"]["Role"];
            /** @description `false`: the member is deactivated and cannot sign in, use tokens or be booked. */
            active: boolean;
            /** @description Your own id of the member; unique in the organization. */
            externalId: string | null;
            /**
             * Format: date-time
             * @description Until when the member's current invitation link works; `null` without one.
             */
            invitationExpiresAt: string | null;
        };
        /**
         * @description Request body for inviting a member.
         * @example {
         *       "email": "noor@acme.test",
         *       "name": "Noor"
         *     }
         */
        NewMember: {
            /** @description For signing in; unique on the server. */
            email: components["schemas"]["Email"];
            name?: components["schemas"]["Name"];
            /** @description Part of booking links; unique on the server, and not the first part of one of its paths, such as `api`. Default: derived from the email. */
            slug?: string;
            /** @description Default: the caller's time zone. */
            timezone?: components["schemas"]["TimeZone"];
            /** @description Default: `member`. Only owners can invite owners. */
            role?: components["schemas"]["Role"];
            /** @description Your own id of the member; unique in the organization. */
            externalId?: string;
        };
        /**
         * @description A member, with the link by which they join.
         * @example {
         *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
         *       "name": "Noor",
         *       "slug": "noor",
         *       "email": "noor@acme.test",
         *       "timezone": "Europe/Paris",
         *       "role": "member",
         *       "active": true,
         *       "externalId": "hr-1042",
         *       "invitationExpiresAt": "2026-11-09T08:00:00.000Z",
         *       "invitationUrl": "https://caledee.example/invitation/4pQm0cXnU1k9sVbR7yZt2LwE6hGdJ3aF5iOxKuNrP8s"
         *     }
         */
        MemberInvitation: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if not set. */
            name: string | null;
            /** @description The member's part of public booking links. */
            slug: string;
            email: components["schemas"]["Email"];
            timezone: components["schemas"]["TimeZone"];
            role: components["schemas"]["Role"];
            /** @description `false`: the member is deactivated and cannot sign in, use tokens or be booked. */
            active: boolean;
            /** @description Your own id of the member; unique in the organization. */
            externalId: string | null;
            /**
             * Format: date-time
             * @description Until when the member's current invitation link works; `null` without one.
             */
            invitationExpiresAt: string | null;
            /**
             * Format: uri
             * @description Link by which the member sets a password. Anyone with the link can join as this member: send it only to them. It is not returned again, except for a repeated request with the same `Idempotency-Key`.
             */
            invitationUrl: string;
        };
        /**
         * @description Request body for changing a member.
         * @example {
         *       "role": "admin"
         *     }
         */
        MemberChange: {
            name?: components["schemas"]["Name"];
            timezone?: components["schemas"]["TimeZone"];
            /** @description Only owners can grant or remove the role `owner`. */
            role?: components["schemas"]["Role"];
            /** @description Your own id of the member; unique in the organization. `null` removes it. */
            externalId?: string | null;
            /** @description `false` deactivates the member, `true` reactivates. */
            active?: boolean;
        };
        /**
         * @description A member, with the upcoming bookings that are left after a deactivation.
         * @example {
         *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
         *       "name": "Noor",
         *       "slug": "noor",
         *       "email": "noor@acme.test",
         *       "timezone": "Europe/Paris",
         *       "role": "member",
         *       "active": false,
         *       "externalId": "hr-1042",
         *       "invitationExpiresAt": null,
         *       "affectedBookings": []
         *     }
         */
        ChangedMember: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if not set. */
            name: string | null;
            /** @description The member's part of public booking links. */
            slug: string;
            email: components["schemas"]["Email"];
            timezone: components["schemas"]["TimeZone"];
            role: components["schemas"]["Role"];
            /** @description `false`: the member is deactivated and cannot sign in, use tokens or be booked. */
            active: boolean;
            /** @description Your own id of the member; unique in the organization. */
            externalId: string | null;
            /**
             * Format: date-time
             * @description Until when the member's current invitation link works; `null` without one.
             */
            invitationExpiresAt: string | null;
            /** @description Of a member who was deactivated: up to 100 upcoming bookings that the member hosts, soonest first. None is canceled. Otherwise empty. */
            affectedBookings: components["schemas"]["Booking"][];
        };
        /**
         * @description A page of members.
         * @example {
         *       "items": [
         *         {
         *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *           "name": "Imad",
         *           "slug": "imad",
         *           "email": "imad@acme.test",
         *           "timezone": "Europe/Paris",
         *           "role": "owner",
         *           "active": true,
         *           "externalId": null,
         *           "invitationExpiresAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        MemberList: {
            /** @description The members on this page, oldest first. */
            items: components["schemas"]["Member"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description A user who hosts meetings of an event type.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "email": "imad@acme.test"
         *     }
         */
        Host: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if none is set. */
            name: string | null;
            /** @description Part of the URL of the booking pages. */
            slug: string;
            /** @description Email address, for members of the same organization. `null` only in events from before it was added. */
            email: string | null;
        };
        /**
         * @description `one_on_one`: one host. `round_robin`: one of the available hosts. `collective`: all hosts together.
         * @example one_on_one
         * @enum {string}
         */
        EventTypeKind: "one_on_one" | "round_robin" | "collective";
        /**
         * @description `time_first`: invitees choose a time, then enter their details. `details_first`: they enter their details first, which creates a lead.
         * @example time_first
         * @enum {string}
         */
        BookingMode: "time_first" | "details_first";
        /**
         * @description `none`: anyone can book. `proof_of_work`: without a token, creating a booking or a lead requires the solution of a challenge, which costs bots computing time.
         * @example none
         * @enum {string}
         */
        BotProtection: "none" | "proof_of_work";
        /**
         * Format: int32
         * @description A number of minutes before the start; 0 means until the start.
         * @example 1440
         */
        NoticeMin: number;
        /**
         * @description When invitees are reminded, in minutes before the start. An empty array: never.
         * @example [
         *       1440
         *     ]
         */
        Reminders: number[];
        /**
         * @description URL to which the invitee is redirected after booking.
         * @example https://example.com/thanks
         */
        RedirectUrl: string;
        /**
         * @description Which free host a round robin chooses: with the fewest bookings around that time, with none for the longest time, or first in the list.
         * @example least_busy
         * @enum {string}
         */
        HostSelection: "least_busy" | "rotation" | "priority";
        /**
         * @description `google_meet`, `zoom`, `microsoft_teams`: a video call. `phone`: a call to the number in `value`; without one, the host calls the invitee, whose `phone` booking pages ask for. `in_person`: at the address in `value`. `custom_link`: at the link in `value`. `ask_invitee`: the invitee chooses the location.
         * @example google_meet
         * @enum {string}
         */
        LocationKind: "google_meet" | "zoom" | "microsoft_teams" | "phone" | "in_person" | "custom_link" | "ask_invitee";
        /**
         * @description Location of a meeting.
         * @example {
         *       "kind": "in_person",
         *       "value": "12 rue de la Paix, Paris"
         *     }
         */
        Location: {
            kind: components["schemas"]["LocationKind"];
            /** @description A link, an address or a number, as the kind requires. `null`: the host will send the link, call the invitee (`phone`), or agree on the place. In a booking, an unguessable id of its meeting has replaced `{id}` in the link of the event type; it stays the same when the booking is rescheduled, unless other invitees remain in the meeting. */
            value: string | null;
        };
        /**
         * @description Location chosen by the invitee.
         * @example {
         *       "kind": "phone",
         *       "value": "+46 8 123 456"
         *     }
         */
        ChosenLocation: {
            /**
             * @description How or where the invitee wants to meet.
             * @enum {string}
             */
            kind: "google_meet" | "zoom" | "microsoft_teams" | "phone" | "in_person" | "custom_link";
            /** @description A link, an address or a number, as the kind requires. Links must start with `https://` or `http://`. */
            value?: string | null;
        };
        /**
         * @description Kind of answer. `single_choice` and `multiple_choice` have `options`.
         * @example short_text
         * @enum {string}
         */
        QuestionType: "short_text" | "long_text" | "single_choice" | "multiple_choice" | "phone";
        /**
         * @description A text, or the selected option.
         * @example 1–10
         */
        AnswerText: string;
        /**
         * @description The selected options.
         * @example [
         *       "Sales",
         *       "Support"
         *     ]
         */
        AnswerChoices: string[];
        /**
         * @description A text, or the chosen options of a `multiple_choice` question.
         * @example About the new contract.
         * @example [
         *       "Sales",
         *       "Support"
         *     ]
         */
        AnswerValue: components["schemas"]["AnswerText"] | components["schemas"]["AnswerChoices"];
        /**
         * @description A question for the invitee.
         * @example {
         *       "id": "team-size",
         *       "label": "How large is your team?",
         *       "type": "single_choice",
         *       "required": true,
         *       "options": [
         *         "1–10",
         *         "more"
         *       ]
         *     }
         */
        Question: {
            /** @description Referenced by `questionId` in `answers`. */
            id: string;
            /** @description Text shown to the invitee. */
            label: string;
            type: components["schemas"]["QuestionType"];
            /** @description Whether an answer is required. */
            required: boolean;
            /** @description The choices. Empty for questions without choices. */
            options: string[];
        };
        /**
         * @description An answer to a question: a text, or an array of choices where several can be selected.
         * @example {
         *       "questionId": "team-size",
         *       "value": "1–10"
         *     }
         */
        Answer: {
            /** @description The `id` of a question of the event type. */
            questionId: string;
            value: components["schemas"]["AnswerValue"];
        };
        /**
         * @description An answer, with the question as it was asked.
         * @example {
         *       "questionId": "team-size",
         *       "label": "How large is your team?",
         *       "value": "1–10"
         *     }
         */
        GivenAnswer: {
            /** @description The `id` of a question of the event type. */
            questionId: string;
            /** @description The question. `null` if it is not known: of imported answers, and of those from before it was stored. */
            label: string | null;
            value: components["schemas"]["AnswerValue"];
        };
        /**
         * @description A piece of a partner's own data, such as the id of a deal.
         * @example {
         *       "key": "crm.dealId",
         *       "value": "4711"
         *     }
         */
        MetadataPair: {
            /** @description Letters, digits and `.`, `_`, `-`, at most 40, for example `crm.dealId`. */
            key: string;
            /** @description Any text; at most 500 characters. */
            value: string;
        };
        /**
         * @description Origin of the booking. `page`: by the invitee, without a token. `api`: `createBooking`. `agent`: a tool of the MCP server. `import`: an import. Rescheduling keeps it.
         * @example api
         * @enum {string}
         */
        BookingSource: "page" | "api" | "agent" | "import";
        /**
         * @description A type of meeting that can be booked. All durations are in minutes.
         * @example {
         *       "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "name": "Intro call",
         *       "slug": "intro",
         *       "url": "https://caledee.example/imad/intro",
         *       "kind": "one_on_one",
         *       "description": null,
         *       "durations": [
         *         30,
         *         60
         *       ],
         *       "slotIntervalMin": null,
         *       "bufferBeforeMin": 0,
         *       "bufferAfterMin": 10,
         *       "minimumNoticeMin": 120,
         *       "bookingWindowDays": 60,
         *       "dailyLimit": null,
         *       "maxInvitees": 1,
         *       "location": {
         *         "kind": "google_meet",
         *         "value": null
         *       },
         *       "questions": [],
         *       "hosts": [
         *         {
         *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *           "name": "Imad",
         *           "slug": "imad",
         *           "scheduleId": null,
         *           "pending": false
         *         }
         *       ],
         *       "hostSelection": null,
         *       "active": true,
         *       "publicBooking": true,
         *       "bookingMode": "time_first",
         *       "botProtection": "none",
         *       "redirectUrl": null,
         *       "internalNote": null,
         *       "cancelNoticeMin": 0,
         *       "rescheduleNoticeMin": 0,
         *       "reminders": [
         *         1440
         *       ],
         *       "externalId": null,
         *       "createdAt": "2026-11-02T08:30:00.000Z",
         *       "updatedAt": "2026-11-02T08:30:00.000Z"
         *     }
         */
        EventType: {
            id: components["schemas"]["Id"];
            /** @description Shown to invitees. */
            name: string;
            /** @description Part of `url`; unique among the event types of its owner. */
            slug: string;
            /**
             * Format: uri
             * @description The public booking page.
             */
            url: string;
            kind: components["schemas"]["EventTypeKind"];
            /** @description Shown to invitees on the booking page. */
            description: string | null;
            /** @description To choose from; the first is the default. */
            durations: components["schemas"]["DurationMin"][];
            /**
             * Format: int32
             * @description Minutes between two offered starts. `null`: the duration.
             */
            slotIntervalMin: number | null;
            /**
             * Format: int32
             * @description Minutes kept free before a meeting.
             */
            bufferBeforeMin: number;
            /**
             * Format: int32
             * @description Minutes kept free after a meeting.
             */
            bufferAfterMin: number;
            /**
             * Format: int32
             * @description Minimum number of minutes between booking and start.
             */
            minimumNoticeMin: number;
            /**
             * Format: int32
             * @description Days ahead that can be booked, in the host's time zone. `null`: unlimited.
             */
            bookingWindowDays: number | null;
            /**
             * Format: int32
             * @description Meetings of this event type per host and date. `null`: unlimited.
             */
            dailyLimit: number | null;
            /**
             * Format: int32
             * @description Number of invitees who can share one meeting.
             */
            maxInvitees: number;
            location: components["schemas"]["Location"];
            /** @description Asked when booking, in this order. */
            questions: components["schemas"]["Question"][];
            /** @description Hosts who can be booked, in order of priority. */
            hosts: components["schemas"]["EventTypeHost"][];
            /** @description `null` unless the kind is `round_robin`. */
            hostSelection: components["schemas"]["HostSelection"] | null;
            /** @description Whether the event type can be booked. */
            active: boolean;
            /** @description Whether the event type can be booked without a token. */
            publicBooking: boolean;
            bookingMode: components["schemas"]["BookingMode"];
            botProtection: components["schemas"]["BotProtection"];
            /** @description URL to which invitees are redirected after booking. */
            redirectUrl: components["schemas"]["RedirectUrl"] | null;
            /** @description Never shown to invitees. */
            internalNote: string | null;
            /** @description Invitees can cancel until this many minutes before the start. */
            cancelNoticeMin: components["schemas"]["NoticeMin"];
            /** @description Invitees can reschedule until this many minutes before the start. */
            rescheduleNoticeMin: components["schemas"]["NoticeMin"];
            reminders: components["schemas"]["Reminders"];
            /** @description Your own id of the event type; unique in the organization. */
            externalId: string | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description A host of an event type.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "scheduleId": null,
         *       "pending": false
         *     }
         */
        EventTypeHost: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if none is set. */
            name: string | null;
            /** @description Part of the URL of the booking pages. */
            slug: string;
            /** @description The schedule used for this event type. `null`: the host's default schedule. */
            scheduleId: string | null;
            /** @description `true` until the host has accepted with `acceptEventType`. A pending host cannot be booked: a round robin offers the other hosts, other event types offer nothing. */
            pending: boolean;
        };
        /**
         * @description A host and, optionally, a schedule.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60"
         *     }
         */
        NewHost: {
            /** @description A user of the caller's organization. */
            id: components["schemas"]["Id"];
            /** @description One of the host's schedules. `null`: the default schedule. */
            scheduleId?: string | null;
        };
        /**
         * @description Location of the meetings.
         * @example {
         *       "kind": "zoom",
         *       "value": "https://zoom.us/j/123456789"
         *     }
         * @example {
         *       "kind": "custom_link",
         *       "value": "https://meet.example/{id}"
         *     }
         */
        NewLocation: {
            kind: components["schemas"]["LocationKind"];
            /** @description A link, an address or a number, as the kind requires. Links must start with `https://` or `http://`. `{id}` in one becomes an id of each meeting. Calls without one use the host's. */
            value?: string | null;
        };
        /**
         * @description A question for the invitee.
         * @example {
         *       "id": "team-size",
         *       "label": "How large is your team?",
         *       "type": "single_choice",
         *       "options": [
         *         "1–10",
         *         "more"
         *       ]
         *     }
         */
        NewQuestion: {
            /** @description Unique within the event type; referenced by `questionId` in `answers`. */
            id: string;
            /** @description Text shown to the invitee. */
            label: string;
            type: components["schemas"]["QuestionType"];
            /** @description Default: `false`. */
            required?: boolean;
            /** @description For questions with choices: at least one, none blank or twice. */
            options?: string[];
        };
        /**
         * @description Fields of an event type that can be set. All durations are in minutes.
         * @example {
         *       "minimumNoticeMin": 60
         *     }
         */
        EventTypeChange: {
            name?: components["schemas"]["Name"];
            /** @description Part of the link; unique among the owner's event types. */
            slug?: string;
            /** @description Shown to invitees. */
            description?: string | null;
            kind?: components["schemas"]["EventTypeKind"];
            /**
             * @description To choose from; the first is the default.
             * @example [
             *       30
             *     ]
             */
            durations?: components["schemas"]["NewDurationMin"][];
            /**
             * Format: int32
             * @description Minutes between two offered starts. `null`: the duration.
             */
            slotIntervalMin?: number | null;
            /**
             * Format: int32
             * @description Minutes kept free before a meeting.
             */
            bufferBeforeMin?: number;
            /**
             * Format: int32
             * @description Minutes kept free after a meeting.
             */
            bufferAfterMin?: number;
            /**
             * Format: int32
             * @description Minimum number of minutes between booking and start.
             */
            minimumNoticeMin?: number;
            /**
             * Format: int32
             * @description Days ahead that can be booked, in the host's time zone. `null`: unlimited. Default for new event types: 60.
             */
            bookingWindowDays?: number | null;
            /**
             * Format: int32
             * @description Meetings of this event type per host and date. `null`: unlimited.
             */
            dailyLimit?: number | null;
            /**
             * Format: int32
             * @description Number of invitees who can share one meeting.
             */
            maxInvitees?: number;
            location?: components["schemas"]["NewLocation"];
            /**
             * @description Asked when booking, in this order.
             * @example [
             *       {
             *         "id": "team-size",
             *         "label": "How large is your team?",
             *         "type": "short_text"
             *       }
             *     ]
             */
            questions?: components["schemas"]["NewQuestion"][];
            /**
             * @description Hosts in order of priority.
             * @example [
             *       {
             *         "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60"
             *       }
             *     ]
             */
            hosts?: components["schemas"]["NewHost"][];
            /** @description `null` unless the kind is `round_robin`. */
            hostSelection?: components["schemas"]["HostSelection"] | null;
            /** @description Whether the event type can be booked. */
            active?: boolean;
            /** @description Whether the event type can be booked without a token. Default for new event types: `true`. */
            publicBooking?: boolean;
            /** @description Whether invitees enter their details before or after choosing a time. */
            bookingMode?: components["schemas"]["BookingMode"];
            /** @description Protection against bots that book without a token. Default for new event types: `none`. */
            botProtection?: components["schemas"]["BotProtection"];
            /** @description URL to which invitees are redirected after booking. */
            redirectUrl?: components["schemas"]["RedirectUrl"] | null;
            /** @description Never shown to invitees. */
            internalNote?: string | null;
            /** @description Invitees can cancel until this many minutes before the start. */
            cancelNoticeMin?: components["schemas"]["NoticeMin"];
            /** @description Invitees can reschedule until this many minutes before the start. */
            rescheduleNoticeMin?: components["schemas"]["NoticeMin"];
            /** @description Your own id of the event type; unique in the organization. `null`: none. */
            externalId?: string | null;
            /** @description Minutes before the start when invitees are reminded. */
            reminders?: components["schemas"]["Reminders"];
        };
        /**
         * @description Request body for creating an event type.
         * @example {
         *       "name": "Product demo",
         *       "slug": "product-demo",
         *       "kind": "one_on_one",
         *       "durations": [
         *         45
         *       ],
         *       "bufferAfterMin": 10,
         *       "minimumNoticeMin": 240
         *     }
         */
        NewEventType: {
            name: components["schemas"]["Name"];
            /** @description Part of the link; unique among the owner's event types. */
            slug: string;
            /** @description Shown to invitees. */
            description?: string | null;
            kind: components["schemas"]["EventTypeKind"];
            /**
             * @description To choose from; the first is the default.
             * @example [
             *       30
             *     ]
             */
            durations: components["schemas"]["NewDurationMin"][];
            /**
             * Format: int32
             * @description Minutes between two offered starts. `null`: the duration.
             */
            slotIntervalMin?: number | null;
            /**
             * Format: int32
             * @description Minutes kept free before a meeting.
             */
            bufferBeforeMin?: number;
            /**
             * Format: int32
             * @description Minutes kept free after a meeting.
             */
            bufferAfterMin?: number;
            /**
             * Format: int32
             * @description Minimum number of minutes between booking and start.
             */
            minimumNoticeMin?: number;
            /**
             * Format: int32
             * @description Days ahead that can be booked, in the host's time zone. `null`: unlimited. Default for new event types: 60.
             */
            bookingWindowDays?: number | null;
            /**
             * Format: int32
             * @description Meetings of this event type per host and date. `null`: unlimited.
             */
            dailyLimit?: number | null;
            /**
             * Format: int32
             * @description Number of invitees who can share one meeting.
             */
            maxInvitees?: number;
            location?: components["schemas"]["NewLocation"];
            /**
             * @description Asked when booking, in this order.
             * @example [
             *       {
             *         "id": "team-size",
             *         "label": "How large is your team?",
             *         "type": "short_text"
             *       }
             *     ]
             */
            questions?: components["schemas"]["NewQuestion"][];
            /**
             * @description Hosts in order of priority.
             * @example [
             *       {
             *         "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60"
             *       }
             *     ]
             */
            hosts?: components["schemas"]["NewHost"][];
            /** @description `null` unless the kind is `round_robin`. */
            hostSelection?: components["schemas"]["HostSelection"] | null;
            /** @description Whether the event type can be booked. */
            active?: boolean;
            /** @description Whether the event type can be booked without a token. Default for new event types: `true`. */
            publicBooking?: boolean;
            /** @description Whether invitees enter their details before or after choosing a time. */
            bookingMode?: components["schemas"]["BookingMode"];
            /** @description Protection against bots that book without a token. Default for new event types: `none`. */
            botProtection?: components["schemas"]["BotProtection"];
            /** @description URL to which invitees are redirected after booking. */
            redirectUrl?: components["schemas"]["RedirectUrl"] | null;
            /** @description Never shown to invitees. */
            internalNote?: string | null;
            /** @description Invitees can cancel until this many minutes before the start. */
            cancelNoticeMin?: components["schemas"]["NoticeMin"];
            /** @description Invitees can reschedule until this many minutes before the start. */
            rescheduleNoticeMin?: components["schemas"]["NoticeMin"];
            /** @description Your own id of the event type; unique in the organization. `null`: none. */
            externalId?: string | null;
            /** @description Minutes before the start when invitees are reminded. */
            reminders?: components["schemas"]["Reminders"];
        };
        /**
         * @description A page of event types.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        EventTypeList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["EventType"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description The owner of an event type as shown to invitees.
         * @example {
         *       "name": "Imad",
         *       "slug": "imad"
         *     }
         */
        PublicOwner: {
            /** @description Full name; `null` if none is set. */
            name: string | null;
            /** @description Part of the URL of the booking pages. */
            slug: string;
        };
        /**
         * @description Location of the meetings, as shown before booking.
         * @example {
         *       "kind": "google_meet"
         *     }
         */
        PublicLocation: {
            kind: components["schemas"]["LocationKind"];
        };
        /**
         * @description An event type as shown to invitees. All durations are in minutes.
         * @example {
         *       "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "name": "Intro call",
         *       "slug": "intro",
         *       "url": "https://caledee.example/imad/intro",
         *       "owner": {
         *         "name": "Imad",
         *         "slug": "imad"
         *       },
         *       "hosts": [
         *         {
         *           "name": "Imad"
         *         }
         *       ],
         *       "timezone": "Europe/Paris",
         *       "description": null,
         *       "durations": [
         *         30,
         *         60
         *       ],
         *       "minimumNoticeMin": 120,
         *       "bookingWindowDays": 60,
         *       "maxInvitees": 1,
         *       "location": {
         *         "kind": "google_meet"
         *       },
         *       "questions": [],
         *       "bookingMode": "time_first",
         *       "botProtection": "none",
         *       "redirectUrl": null,
         *       "cancelNoticeMin": 0,
         *       "rescheduleNoticeMin": 0,
         *       "active": true
         *     }
         */
        PublicEventType: {
            /** @description For `createPublicBooking`. */
            id: components["schemas"]["Id"];
            /** @description Title of the booking page. */
            name: string;
            /** @description Part of the URL of the booking page. */
            slug: string;
            /**
             * Format: uri
             * @description The public booking page.
             */
            url: string;
            owner: components["schemas"]["PublicOwner"];
            /** @description Hosts who can be booked. */
            hosts: components["schemas"]["PublicHost"][];
            /** @description The owner's time zone. */
            timezone: components["schemas"]["TimeZone"];
            /** @description Text of the booking page. */
            description: string | null;
            /** @description To choose from; the first is the default. */
            durations: components["schemas"]["DurationMin"][];
            /**
             * Format: int32
             * @description Minimum number of minutes between booking and start.
             */
            minimumNoticeMin: number;
            /**
             * Format: int32
             * @description Number of days ahead that can be booked, counted in the host's time zone; without a token at most 730. `null`: unlimited.
             */
            bookingWindowDays: number | null;
            /**
             * Format: int32
             * @description Number of invitees who can share one meeting.
             */
            maxInvitees: number;
            location: components["schemas"]["PublicLocation"];
            /** @description Asked when booking, in this order. */
            questions: components["schemas"]["Question"][];
            bookingMode: components["schemas"]["BookingMode"];
            /** @description With `proof_of_work`, `createPublicBooking` and `captureLead` need a `proofOfWork`: the solution of a challenge of `getChallenge`. */
            botProtection: components["schemas"]["BotProtection"];
            /** @description URL to which to redirect the invitee after booking. */
            redirectUrl: components["schemas"]["RedirectUrl"] | null;
            /** @description Invitees can cancel until this many minutes before the start. */
            cancelNoticeMin: components["schemas"]["NoticeMin"];
            /** @description Invitees can reschedule until this many minutes before the start. */
            rescheduleNoticeMin: components["schemas"]["NoticeMin"];
            /** @description Whether the event type can be booked. */
            active: boolean;
        };
        /**
         * @description A task for the invitee's browser, in the format of ALTCHA: find the number from 0 to `maxnumber` for which the SHA-256 of `salt` and the number, as decimal text, is `challenge`.
         * @example {
         *       "algorithm": "SHA-256",
         *       "challenge": "9f2b5c0d1e3a4b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e",
         *       "maxnumber": 100000,
         *       "salt": "6f1d2c3b4a5968778695a4b3?eventType=019ca9d0-7a10-7b22-9c41-5d6e7f809112&expires=1772443800&",
         *       "signature": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809",
         *       "expiresAt": "2026-03-02T09:30:00.000Z"
         *     }
         */
        Challenge: {
            /**
             * @description The hash function.
             * @enum {string}
             */
            algorithm: "SHA-256";
            /** @description The hash to find, in hexadecimal. */
            challenge: string;
            /**
             * Format: int32
             * @description The largest possible number.
             */
            maxnumber: number;
            /** @description Stands before the number. It contains the event type and the expiry. */
            salt: string;
            /** @description Send it back unchanged. */
            signature: string;
            /** @description The solution is accepted until then, and only once. */
            expiresAt: components["schemas"]["Instant"];
        };
        /**
         * @description The solution of a challenge of `getChallenge`: the Base64 of a JSON object with its `algorithm`, `challenge`, `salt` and `signature`, and the `number` that was found. Each solution is accepted once.
         * @example eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoiOWYyYiIsIm51bWJlciI6NDIsInNhbHQiOiI2ZjFkIiwic2lnbmF0dXJlIjoiMWEyYiJ9
         */
        ProofOfWork: string;
        /**
         * @description A start that can be booked.
         * @example {
         *       "startAt": "2027-03-28T07:00:00.000Z",
         *       "endAt": "2027-03-28T07:30:00.000Z",
         *       "localStartAt": "2027-03-28T09:00:00.000+02:00",
         *       "seatsRemaining": 1
         *     }
         */
        Slot: {
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            /** @description The start in local time of `tz`, RFC 3339 with that zone's offset. */
            localStartAt: string;
            /**
             * Format: int32
             * @description Number of invitees who can still book this start.
             */
            seatsRemaining: number;
        };
        /**
         * @description The free slots of an event type in a window.
         * @example {
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "durationMin": 30,
         *       "timezone": "Europe/Paris",
         *       "tzVersion": "2026c",
         *       "from": "2027-03-27T23:00:00.000Z",
         *       "to": "2027-03-28T22:00:00.000Z",
         *       "slots": [],
         *       "nextFrom": null,
         *       "firstBookableDate": "2027-03-01",
         *       "lastBookableDate": "2027-04-30",
         *       "calendarsAsOf": null,
         *       "reason": "outside_hours"
         *     }
         */
        Availability: {
            eventTypeId: components["schemas"]["Id"];
            durationMin: components["schemas"]["DurationMin"];
            timezone: components["schemas"]["TimeZone"];
            /** @description Version of the time zone database used. */
            tzVersion: string;
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            /** @description Free slots in chronological order. */
            slots: components["schemas"]["Slot"][];
            /**
             * Format: date-time
             * @description Start of the first slot that did not fit into this response; send it as `from`. `null` if all slots are listed.
             * @example null
             */
            nextFrom: string | null;
            /**
             * Format: date
             * @description The date, in `timezone`, of the earliest start that `minimumNoticeMin` allows now. `null` for an inactive event type. No slot is on an earlier date, so a calendar view need not offer one.
             * @example 2027-03-01
             */
            firstBookableDate: string | null;
            /**
             * Format: date
             * @description The date, in `timezone`, of the latest start that `bookingWindowDays` allows now. `null` without a limit, and for an inactive event type.
             * @example 2027-04-30
             */
            lastBookableDate: string | null;
            /** @description Age of the hosts' connected calendars: the time when the least recently read one was read. `null` if none counts or one was never read, and without a token. */
            calendarsAsOf: components["schemas"]["Instant"] | null;
            /** @description Reason why no slot is listed: the rule that excludes the rest of the window, for the host who passes the most rules. `null` if there are slots. */
            reason: components["schemas"]["RefusalReason"] | null;
        };
        /**
         * @description `open`: within working hours. `fits`: on the slot grid, after the minimum notice, within the booking window and the daily limit. `free`: no other meeting and no busy calendar. `seats`: places left.
         * @example free
         * @enum {string}
         */
        AvailabilityRule: "open" | "fits" | "free" | "seats";
        /**
         * @description The outcome of one rule for one host.
         * @example {
         *       "rule": "free",
         *       "passes": false,
         *       "reasons": [
         *         "slot_taken"
         *       ]
         *     }
         */
        RuleOutcome: {
            rule: components["schemas"]["AvailabilityRule"];
            /** @description Whether the start follows the rule. */
            passes: boolean;
            /** @description All reasons against the start; empty if the rule passes. */
            reasons: components["schemas"]["RefusalReason"][];
        };
        /**
         * @description A time of the host that overlaps the meeting or its buffers.
         * @example {
         *       "kind": "booking",
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:30:00.000Z",
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334"
         *     }
         */
        Blocker: {
            /**
             * @description `booking`: another meeting overlaps. `buffer`: only the buffer of this or the other meeting overlaps. `calendar`: a busy time of a connected calendar.
             * @enum {string}
             */
            kind: "booking" | "buffer" | "calendar";
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            /** @description A booking of the meeting; `null` if the caller cannot read one. */
            bookingId: components["schemas"]["Id"] | null;
        };
        /**
         * @description `weekly`: the hours of the weekday. `override`: an override of the date. `absence`: an absence, which closes the date.
         * @example weekly
         * @enum {string}
         */
        HoursSource: "weekly" | "override" | "absence";
        /**
         * @description The explanation for one host.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "timezone": "Europe/Paris",
         *       "localStartAt": "2027-03-02T10:00:00.000+01:00",
         *       "offered": false,
         *       "reason": "slot_taken",
         *       "seatsRemaining": 0,
         *       "rules": [
         *         {
         *           "rule": "open",
         *           "passes": true,
         *           "reasons": []
         *         },
         *         {
         *           "rule": "fits",
         *           "passes": true,
         *           "reasons": []
         *         },
         *         {
         *           "rule": "free",
         *           "passes": false,
         *           "reasons": [
         *             "slot_taken"
         *           ]
         *         },
         *         {
         *           "rule": "seats",
         *           "passes": true,
         *           "reasons": []
         *         }
         *       ],
         *       "calendars": [],
         *       "hours": [
         *         [
         *           "09:00",
         *           "18:00"
         *         ]
         *       ],
         *       "hoursSource": "weekly",
         *       "blockedBy": [
         *         {
         *           "kind": "booking",
         *           "startAt": "2027-03-02T09:00:00.000Z",
         *           "endAt": "2027-03-02T09:30:00.000Z",
         *           "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334"
         *         }
         *       ]
         *     }
         */
        HostExplanation: {
            id: components["schemas"]["Id"];
            /** @description Full name; `null` if none is set. */
            name: string | null;
            /** @description Part of the URL of the booking pages. */
            slug: string;
            /** @description The time zone of the host's schedule; `null` without a schedule, and for a host whose account is disabled. */
            timezone: string | null;
            /** @description The start in the host's time zone. */
            localStartAt: string | null;
            /** @description Whether the host can take this start. */
            offered: boolean;
            /** @description The first reason against the start. */
            reason: components["schemas"]["RefusalReason"] | null;
            /**
             * Format: int32
             * @description Number of invitees the host can still take at this start.
             */
            seatsRemaining: number;
            /** @description The rules in the order they are applied. */
            rules: components["schemas"]["RuleOutcome"][];
            /** @description The connected calendars that are reasons against the start. Empty for other hosts than the caller. */
            calendars: components["schemas"]["CalendarExplanation"][];
            /** @description The host's hours on the local date of the start: those of an override, or of the weekday, and none on an absence. `null` unless the host is the caller. */
            hours: components["schemas"]["Hours"] | null;
            /** @description Source of the `hours`. `null` unless the host is the caller. */
            hoursSource: components["schemas"]["HoursSource"] | null;
            /** @description The first ten meetings in the way that the caller may read, in order of start. */
            blockedBy: components["schemas"]["Blocker"][];
        };
        /**
         * @description Explains whether and why a start is or is not offered.
         * @example {
         *       "eventTypeId": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:45:00.000Z",
         *       "durationMin": 45,
         *       "offered": false,
         *       "reason": "slot_taken",
         *       "seatsRemaining": 0,
         *       "hosts": [],
         *       "alternatives": [
         *         "2027-03-02T09:30:00.000Z"
         *       ]
         *     }
         */
        AvailabilityExplanation: {
            eventTypeId: components["schemas"]["Id"];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            /** @description Whether `GET /api/v2/availability` lists the start. */
            offered: boolean;
            /** @description The reason with which `createBooking` would refuse the start. */
            reason: components["schemas"]["RefusalReason"] | null;
            /**
             * Format: int32
             * @description Same as in the slot; 0 if the start is not offered.
             */
            seatsRemaining: number;
            /** @description Hosts in listed order. For an inactive event type, evaluated as if it were active. */
            hosts: components["schemas"]["HostExplanation"][];
            /** @description The next free starts within 31 days, if the start is not offered. */
            alternatives: components["schemas"]["Instant"][];
        };
        /**
         * @description Local time ranges of one date, each with a start and a later end (at most `24:00`). Empty: unavailable.
         * @example [
         *       [
         *         "09:00",
         *         "12:30"
         *       ],
         *       [
         *         "13:30",
         *         "18:00"
         *       ]
         *     ]
         */
        Hours: string[][];
        /**
         * @description Hours per weekday.
         * @example {
         *       "monday": [
         *         [
         *           "09:00",
         *           "12:30"
         *         ],
         *         [
         *           "13:30",
         *           "18:00"
         *         ]
         *       ],
         *       "tuesday": [
         *         [
         *           "09:00",
         *           "18:00"
         *         ]
         *       ],
         *       "wednesday": [
         *         [
         *           "09:00",
         *           "18:00"
         *         ]
         *       ],
         *       "thursday": [
         *         [
         *           "09:00",
         *           "18:00"
         *         ]
         *       ],
         *       "friday": [
         *         [
         *           "09:00",
         *           "16:00"
         *         ]
         *       ],
         *       "saturday": [],
         *       "sunday": []
         *     }
         */
        Weekly: {
            monday: components["schemas"]["Hours"];
            tuesday: components["schemas"]["Hours"];
            wednesday: components["schemas"]["Hours"];
            thursday: components["schemas"]["Hours"];
            friday: components["schemas"]["Hours"];
            saturday: components["schemas"]["Hours"];
            sunday: components["schemas"]["Hours"];
        };
        /**
         * @description Hours of the weekdays that are sent; the others stay as they are.
         * @example {
         *       "monday": [
         *         [
         *           "08:30",
         *           "12:00"
         *         ],
         *         [
         *           "13:00",
         *           "17:00"
         *         ]
         *       ]
         *     }
         */
        WeeklyChange: {
            monday?: components["schemas"]["Hours"];
            tuesday?: components["schemas"]["Hours"];
            wednesday?: components["schemas"]["Hours"];
            thursday?: components["schemas"]["Hours"];
            friday?: components["schemas"]["Hours"];
            saturday?: components["schemas"]["Hours"];
            sunday?: components["schemas"]["Hours"];
        };
        /**
         * @description Hours of one date that override the weekly hours.
         * @example {
         *       "date": "2027-05-17",
         *       "hours": []
         *     }
         */
        DateOverride: {
            /**
             * Format: date
             * @description A calendar date in the time zone of the schedule.
             */
            date: string;
            hours: components["schemas"]["Hours"];
        };
        /**
         * @description A user's weekly hours in one time zone.
         * @example {
         *       "id": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
         *       "name": "Working hours",
         *       "timezone": "Europe/Paris",
         *       "isDefault": true,
         *       "weekly": {
         *         "monday": [
         *           [
         *             "09:00",
         *             "12:30"
         *           ],
         *           [
         *             "13:30",
         *             "18:00"
         *           ]
         *         ],
         *         "tuesday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "wednesday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "thursday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "friday": [
         *           [
         *             "09:00",
         *             "16:00"
         *           ]
         *         ],
         *         "saturday": [],
         *         "sunday": []
         *       },
         *       "overrides": [
         *         {
         *           "date": "2027-05-03",
         *           "hours": [
         *             [
         *               "14:00",
         *               "18:00"
         *             ]
         *           ]
         *         },
         *         {
         *           "date": "2027-05-17",
         *           "hours": []
         *         }
         *       ],
         *       "createdAt": "2026-11-02T08:00:00.000Z"
         *     }
         */
        Schedule: {
            id: components["schemas"]["Id"];
            /** @description For the host; invitees do not see it. */
            name: string;
            timezone: components["schemas"]["TimeZone"];
            /** @description Whether event types use this schedule for a host without a `scheduleId`. */
            isDefault: boolean;
            weekly: components["schemas"]["Weekly"];
            /** @description Dates with other hours, from today on, in chronological order. */
            overrides: components["schemas"]["DateOverride"][];
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of schedules.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        ScheduleList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Schedule"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description Request body for creating a schedule.
         * @example {
         *       "name": "Evenings",
         *       "weekly": {
         *         "tuesday": [
         *           [
         *             "18:00",
         *             "20:00"
         *           ]
         *         ],
         *         "thursday": [
         *           [
         *             "18:00",
         *             "20:00"
         *           ]
         *         ]
         *       }
         *     }
         */
        NewSchedule: {
            /** @description Unique among the user's schedules. */
            name: string;
            /** @description Default: the time zone of your profile. */
            timezone?: components["schemas"]["TimeZone"];
            /** @description Hours per weekday; weekdays that are left out are unavailable. */
            weekly: components["schemas"]["WeeklyChange"];
            /** @description `true`: event types without a schedule of their own use this one. Default: `false`, and `true` for the first schedule. */
            isDefault?: boolean;
        };
        /**
         * @description Request body for changing a schedule.
         * @example {
         *       "weekly": {
         *         "monday": [
         *           [
         *             "08:30",
         *             "17:00"
         *           ]
         *         ]
         *       }
         *     }
         */
        ScheduleChange: {
            /** @description Unique among the user's schedules. */
            name?: string;
            timezone?: components["schemas"]["TimeZone"];
            weekly?: components["schemas"]["WeeklyChange"];
            /** @description `true`: event types without a schedule of their own use this one. To replace the default schedule, send `true` for another one. */
            isDefault?: boolean;
        };
        /**
         * @description A schedule after a change, and the bookings outside its hours.
         * @example {
         *       "id": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
         *       "name": "Working hours",
         *       "timezone": "Europe/Paris",
         *       "isDefault": true,
         *       "weekly": {
         *         "monday": [
         *           [
         *             "09:00",
         *             "12:30"
         *           ],
         *           [
         *             "13:30",
         *             "18:00"
         *           ]
         *         ],
         *         "tuesday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "wednesday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "thursday": [
         *           [
         *             "09:00",
         *             "18:00"
         *           ]
         *         ],
         *         "friday": [
         *           [
         *             "09:00",
         *             "16:00"
         *           ]
         *         ],
         *         "saturday": [],
         *         "sunday": []
         *       },
         *       "overrides": [
         *         {
         *           "date": "2027-05-03",
         *           "hours": [
         *             [
         *               "14:00",
         *               "18:00"
         *             ]
         *           ]
         *         },
         *         {
         *           "date": "2027-05-17",
         *           "hours": []
         *         }
         *       ],
         *       "createdAt": "2026-11-02T08:00:00.000Z",
         *       "affectedBookings": []
         *     }
         */
        ChangedSchedule: {
            id: components["schemas"]["Id"];
            /** @description For the host; invitees do not see it. */
            name: string;
            timezone: components["schemas"]["TimeZone"];
            /** @description Whether event types use this schedule for a host without a `scheduleId`. */
            isDefault: boolean;
            weekly: components["schemas"]["Weekly"];
            /** @description Dates with other hours, from today on, in chronological order. */
            overrides: components["schemas"]["DateOverride"][];
            createdAt: components["schemas"]["Instant"];
            /** @description Up to 100 active bookings of the next 366 days that are partly outside the hours, soonest first. None is canceled. */
            affectedBookings: components["schemas"]["Booking"][];
        };
        /**
         * @description Hours for one date.
         * @example {
         *       "hours": [
         *         [
         *           "14:00",
         *           "18:00"
         *         ]
         *       ]
         *     }
         */
        NewOverride: {
            hours: components["schemas"]["Hours"];
        };
        /**
         * @description The date's current hours and the bookings outside them.
         * @example {
         *       "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
         *       "date": "2027-05-03",
         *       "hours": [],
         *       "isOverride": true,
         *       "affectedBookings": [],
         *       "previousHours": [
         *         [
         *           "09:00",
         *           "18:00"
         *         ]
         *       ],
         *       "absences": []
         *     }
         */
        OverrideChange: {
            scheduleId: components["schemas"]["Id"];
            /**
             * Format: date
             * @description A calendar date in the time zone of the schedule.
             */
            date: string;
            hours: components["schemas"]["Hours"];
            /** @description `true`: hours of an override. `false`: hours of the weekday. */
            isOverride: boolean;
            /** @description The hours of the date before this request. */
            previousHours: components["schemas"]["Hours"];
            /** @description Up to 100 active bookings that are partly outside the new hours, soonest first. None is canceled. */
            affectedBookings: components["schemas"]["Booking"][];
            /** @description The caller's absences on this date, which make it unavailable regardless of its hours. */
            absences: components["schemas"]["OutOfOffice"][];
        };
        /**
         * @description An absence.
         * @example {
         *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
         *       "from": "2027-08-02",
         *       "to": "2027-08-20",
         *       "reason": "Holiday",
         *       "createdAt": "2027-03-01T09:00:00.000Z"
         *     }
         */
        OutOfOffice: {
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description First date (inclusive).
             */
            from: string;
            /**
             * Format: date
             * @description Last date (inclusive).
             */
            to: string;
            /** @description For the host; invitees do not see it. */
            reason: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of absences.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        OutOfOfficeList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["OutOfOffice"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description Request body for creating an absence.
         * @example {
         *       "from": "2027-08-02",
         *       "to": "2027-08-20"
         *     }
         */
        NewOutOfOffice: {
            /**
             * Format: date
             * @description First date (inclusive).
             */
            from: string;
            /**
             * Format: date
             * @description Last date (inclusive); not before `from`. At most 366 days in all.
             */
            to: string;
            /** @description For your own records. Invitees do not see it. */
            reason?: string;
        };
        /**
         * @description Request body for changing an absence.
         * @example {
         *       "to": "2027-08-13"
         *     }
         */
        OutOfOfficeChange: {
            /**
             * Format: date
             * @description First date (inclusive).
             */
            from?: string;
            /**
             * Format: date
             * @description Last date (inclusive); not before `from`. At most 366 days in all.
             */
            to?: string;
            /** @description `null` removes it. */
            reason?: string | null;
        };
        /**
         * @description An absence, the bookings within it and other absences of the same dates.
         * @example {
         *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
         *       "from": "2027-08-02",
         *       "to": "2027-08-20",
         *       "reason": "Holiday",
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "affectedBookings": [],
         *       "overlapping": []
         *     }
         */
        OutOfOfficeCreated: {
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description First date (inclusive).
             */
            from: string;
            /**
             * Format: date
             * @description Last date (inclusive).
             */
            to: string;
            /** @description For the host; invitees do not see it. */
            reason: string | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Up to 100 active bookings in the absence, soonest first. None is canceled. */
            affectedBookings: components["schemas"]["Booking"][];
            /** @description Other absences with some of these dates, which stay as they are: a date is free only if no absence has it. */
            overlapping: components["schemas"]["OutOfOffice"][];
        };
        /**
         * @description A deleted absence, and other absences of the same dates.
         * @example {
         *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
         *       "from": "2027-08-02",
         *       "to": "2027-08-20",
         *       "reason": "Holiday",
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "overlapping": []
         *     }
         */
        DeletedOutOfOffice: {
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description First date (inclusive).
             */
            from: string;
            /**
             * Format: date
             * @description Last date (inclusive).
             */
            to: string;
            /** @description For the host; invitees do not see it. */
            reason: string | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Other absences with some of these dates, which therefore stay unavailable. */
            overlapping: components["schemas"]["OutOfOffice"][];
        };
        /**
         * @description A URL with which calendar apps can subscribe to a user's bookings.
         * @example {
         *       "url": "https://caledee.example/feeds/AZyyT3wAfRGKIcXW5_gJEgGcqdB6AHwxjl87HSxOX2B4m0tZJq5o2XyV1uQxw8Rr.ics",
         *       "shows": "bookings",
         *       "createdAt": "2027-03-01T09:00:00.000Z"
         *     }
         */
        CalendarFeed: {
            /** @description Returned when it is created, and `null` afterwards, because only its hash is stored. */
            url: string | null;
            shows: components["schemas"]["CalendarFeedContent"];
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description `bookings`: event types, names of invitees and locations. `busy`: only times.
         * @example bookings
         * @enum {string}
         */
        CalendarFeedContent: "bookings" | "busy";
        /**
         * @description Request body for creating the calendar feed.
         * @example {
         *       "shows": "bookings"
         *     }
         */
        NewCalendarFeed: {
            shows: components["schemas"]["CalendarFeedContent"];
        };
        /**
         * @description `caldav`: an account on a calendar server, read and written. `ics`: an iCalendar file at a URL, read only. `push`: busy times that an integration sends with `putBusyTimes`.
         * @example push
         * @enum {string}
         */
        CalendarKind: "caldav" | "ics" | "push";
        /**
         * @description `ok`: the last reading succeeded, or the busy times sent last are recent enough. `failing`: it did not, or they are older than `maxAgeMin`; see `error`. `pending`: nothing was read or sent yet.
         * @example ok
         * @enum {string}
         */
        CalendarState: "ok" | "failing" | "pending";
        /**
         * @description One calendar of an account.
         * @example {
         *       "id": "019cb24f-7d01-7a44-9d54-f80912233445",
         *       "name": "Meetings",
         *       "countsAsBusy": true,
         *       "isWritable": true
         *     }
         */
        CalendarCollection: {
            id: components["schemas"]["Id"];
            /** @description Name of the collection on its server. */
            name: string;
            /** @description Whether its events are busy times. */
            countsAsBusy: boolean;
            /** @description Whether bookings can be written to it. */
            isWritable: boolean;
        };
        /**
         * @description A connected calendar. Nothing but times and identifiers of its events is stored.
         * @example {
         *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
         *       "kind": "push",
         *       "name": "Field service",
         *       "url": null,
         *       "username": null,
         *       "state": "ok",
         *       "error": null,
         *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
         *       "nextSyncAt": null,
         *       "maxAgeMin": 60,
         *       "allDayIsBusy": true,
         *       "needsActionIsBusy": false,
         *       "addsAttendees": false,
         *       "collections": [
         *         {
         *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
         *           "name": "Field service",
         *           "countsAsBusy": true,
         *           "isWritable": false
         *         }
         *       ],
         *       "writesTo": null,
         *       "version": 7,
         *       "createdAt": "2027-03-01T08:00:00.000Z",
         *       "updatedAt": "2027-03-01T08:00:00.000Z"
         *     }
         */
        Calendar: {
            id: components["schemas"]["Id"];
            kind: components["schemas"]["CalendarKind"];
            /** @description For the host. */
            name: string;
            /** @description URL of the calendar's server. For `ics` only scheme and host, because such a URL is often a secret. `null` for `push`. */
            url: string | null;
            /** @description User name on the server; `null` without one. */
            username: string | null;
            state: components["schemas"]["CalendarState"];
            /** @description Why the calendar could not be read last time; `null` if it could. */
            error: string | null;
            /** @description Time when the busy times were last read or sent. `null`: never. */
            lastSyncedAt: components["schemas"]["Instant"] | null;
            /** @description When the calendar is read next. `null` for `push`. */
            nextSyncAt: components["schemas"]["Instant"] | null;
            /**
             * Format: int32
             * @description Minutes after which the calendar is too old: the host is not offered until it has been read again.
             */
            maxAgeMin: number;
            /** @description Whether all-day events are busy. */
            allDayIsBusy: boolean;
            /** @description Whether invitations that the host has not answered are busy. */
            needsActionIsBusy: boolean;
            /** @description Whether the invitees and guests of a booking are attendees of the event that `writesTo` writes, with their names and addresses, and the host its organizer. Many calendar servers then send them invitations of their own. */
            addsAttendees: boolean;
            /** @description The calendars of the account; one for `ics` and `push`. Each reading adds those that are new on the server, with `countsAsBusy: true`. */
            collections: components["schemas"]["CalendarCollection"][];
            /** @description The collection that bookings are written to. `null`: none. */
            writesTo: components["schemas"]["Id"] | null;
            /**
             * Format: int64
             * @description Of `push`: the highest version that was sent. `null` otherwise, and before the first.
             */
            version: number | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of calendars.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        CalendarList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Calendar"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description Request body for connecting a calendar.
         * @example {
         *       "kind": "push",
         *       "name": "Field service"
         *     }
         */
        NewCalendar: {
            kind: components["schemas"]["CalendarKind"];
            /** @description Default: the name of the account or file. */
            name?: components["schemas"]["Name"];
            /** @description `ics`: the URL of the file. `caldav`: the URL of the server, or an email address whose domain has one. It must be on the public internet and use HTTPS. Not for `push`. */
            url?: string;
            /** @description Not for `push`. */
            username?: string;
            /** @description A password, preferably an app-specific one. It is stored encrypted and never returned. Not for `push`. */
            password?: string;
            /**
             * Format: int32
             * @description Minutes after which the calendar is too old: the host is not offered until it has been read again. Default: 360 for `ics`, 60 for the others.
             */
            maxAgeMin?: number;
            /** @description Whether all-day events are busy, in the time zone of the host. Default: `true`. */
            allDayIsBusy?: boolean;
            /** @description Whether invitations that the host has not answered are busy. Default: `false`. */
            needsActionIsBusy?: boolean;
            /** @description Whether the invitees and guests of a booking are attendees of the event that `writesTo` writes, with their names and addresses, and the host its organizer. Many calendar servers then send them invitations of their own. Default: `false`. */
            addsAttendees?: boolean;
        };
        /**
         * @description A change of one collection.
         * @example {
         *       "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
         *       "countsAsBusy": false
         *     }
         */
        CollectionChange: {
            id: components["schemas"]["Id"];
            /** @description Whether its events are busy times. */
            countsAsBusy: boolean;
        };
        /**
         * @description Request body for updating a calendar.
         * @example {
         *       "name": "Field service",
         *       "maxAgeMin": 120
         *     }
         */
        CalendarChange: {
            name?: components["schemas"]["Name"];
            /** @description `ics`: the URL of the file. `caldav`: the URL of the server, or an email address whose domain has one. It must be on the public internet and use HTTPS. Not for `push`. */
            url?: string;
            /** @description Not for `push`. */
            username?: string;
            /** @description A password, preferably an app-specific one. It is stored encrypted and never returned. Not for `push`. */
            password?: string;
            /**
             * Format: int32
             * @description Minutes after which the calendar is too old: the host is not offered until it has been read again.
             */
            maxAgeMin?: number;
            /** @description Whether all-day events are busy, in the time zone of the host. */
            allDayIsBusy?: boolean;
            /** @description Whether invitations that the host has not answered are busy. */
            needsActionIsBusy?: boolean;
            /** @description Whether the invitees and guests of a booking are attendees of the event that `writesTo` writes, with their names and addresses, and the host its organizer. Many calendar servers then send them invitations of their own. */
            addsAttendees?: boolean;
            /** @description The collections to change; the others stay as they are. */
            collections?: components["schemas"]["CollectionChange"][];
            /** @description A writable collection of the calendar. `null`: none. */
            writesTo?: components["schemas"]["Id"] | null;
        };
        /**
         * @description An interval `[startAt, endAt)`.
         * @example {
         *       "startAt": "2027-03-02T09:00:00Z",
         *       "endAt": "2027-03-02T10:30:00Z"
         *     }
         */
        BusyInterval: {
            /**
             * Format: date-time
             * @description Start of the busy time.
             */
            startAt: string;
            /**
             * Format: date-time
             * @description After `startAt`.
             */
            endAt: string;
        };
        /**
         * @description Request body for sending busy times.
         * @example {
         *       "version": 7,
         *       "from": "2027-03-01T00:00:00Z",
         *       "to": "2027-04-01T00:00:00Z",
         *       "intervals": [
         *         {
         *           "startAt": "2027-03-02T09:00:00Z",
         *           "endAt": "2027-03-02T10:30:00Z"
         *         }
         *       ]
         *     }
         */
        NewBusyTimes: {
            /**
             * Format: int64
             * @description Not lower than any sent before, for example the time of reading in epoch milliseconds. A lower one is refused, so a delayed request cannot undo a later one.
             */
            version: number;
            /**
             * Format: date-time
             * @description Start of the range to replace (inclusive).
             */
            from: string;
            /**
             * Format: date-time
             * @description End of the range (exclusive), at most 400 days after `from`.
             */
            to: string;
            /** @description All busy times within the range, in any order; they may overlap. Empty: the whole range is free. */
            intervals: components["schemas"]["BusyInterval"][];
        };
        /**
         * @description A busy time of one calendar. Adjacent and overlapping ones are combined.
         * @example {
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T10:30:00.000Z",
         *       "calendarId": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
         *       "kind": "push"
         *     }
         */
        BusyTime: {
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            calendarId: components["schemas"]["Id"];
            kind: components["schemas"]["CalendarKind"];
        };
        /**
         * @description Busy times of the caller.
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "calendarsAsOf": null
         *     }
         */
        BusyTimeList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["BusyTime"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
            /** @description Time when the least recently updated calendar was read or sent. `null` if none counts, or one was never read. */
            calendarsAsOf: components["schemas"]["Instant"] | null;
        };
        /**
         * @description A calendar that is a reason against a start.
         * @example {
         *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
         *       "name": "Field service",
         *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
         *       "reason": "calendar_busy"
         *     }
         */
        CalendarExplanation: {
            id: components["schemas"]["Id"];
            /** @description Name of the calendar. */
            name: string;
            /** @description Time when its busy times were last read or sent. `null`: never. */
            lastSyncedAt: components["schemas"]["Instant"] | null;
            /** @description `calendar_busy` or `calendar_unreachable`. */
            reason: components["schemas"]["RefusalReason"];
        };
        /**
         * @description The calendar cannot be read.
         * @example {
         *       "title": "Calendar Unreachable",
         *       "message": "The calendar cannot be read. The server did not answer in time.",
         *       "code": "calendar_unreachable",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        CalendarUnreachable: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "calendar_unreachable";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The calendar's server refuses the credentials.
         * @example {
         *       "title": "Calendar Credentials Refused",
         *       "message": "The calendar's server rejected the username or the password.",
         *       "code": "calendar_credentials_refused",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        CalendarCredentialsRefused: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "calendar_credentials_refused";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description A higher version was sent before.
         * @example {
         *       "title": "Stale Version",
         *       "message": "Version 7 was already sent. Send a version that is not lower.",
         *       "code": "stale_version",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "version": 7
         *     }
         */
        StaleVersion: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "stale_version";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /**
             * Format: int64
             * @description The highest version that was sent.
             */
            version: number;
        };
        /**
         * @description Why the calendar was not connected.
         * @example {
         *       "title": "Calendar Unreachable",
         *       "message": "The calendar cannot be read. The server did not answer in time.",
         *       "code": "calendar_unreachable",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        CalendarRefusal: components["schemas"]["LimitReached"] | components["schemas"]["CalendarUnreachable"] | components["schemas"]["CalendarCredentialsRefused"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why the calendar was not changed.
         * @example {
         *       "title": "Calendar Credentials Refused",
         *       "message": "The calendar's server rejected the username or the password.",
         *       "code": "calendar_credentials_refused",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        CalendarChangeRefusal: components["schemas"]["CalendarUnreachable"] | components["schemas"]["CalendarCredentialsRefused"];
        /**
         * @description Why the busy times were refused.
         * @example {
         *       "title": "Stale Version",
         *       "message": "Version 7 was already sent. Send a version that is not lower.",
         *       "code": "stale_version",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "version": 7
         *     }
         */
        BusyTimesRefusal: components["schemas"]["StaleVersion"] | components["schemas"]["LimitReached"];
        /**
         * @description `active`, or `canceled`, also when it was rescheduled: then `rescheduledToId` names the new booking.
         * @example active
         * @enum {string}
         */
        BookingStatus: "active" | "canceled";
        /**
         * @description Order of a list of bookings.
         * @default -createdAt
         * @example startAt
         * @enum {string}
         */
        BookingOrder: "-createdAt" | "startAt" | "-startAt" | "updatedAt";
        /**
         * @description The party that canceled a booking. `host`: a host, or a program with a token. `invitee`: the invitee, by the link of the booking.
         * @example host
         * @enum {string}
         */
        CanceledBy: "host" | "invitee";
        /**
         * @description The person who booked.
         * @example {
         *       "name": "Ann Lee",
         *       "email": "ann@example.com",
         *       "timezone": "Europe/London",
         *       "language": "en",
         *       "phone": null,
         *       "phoneE164": null
         *     }
         */
        Invitee: {
            /** @description Full name of the person who booked. */
            name: string;
            email: components["schemas"]["Email"];
            timezone: components["schemas"]["TimeZone"];
            /** @description Language of mail to the invitee and the guests, such as `en` or `fr`; more may be added. */
            language: string;
            /** @description As it was entered. */
            phone: string | null;
            /** @description `phone` in E.164, without an extension. `null` if it has no country code, or not as many digits as numbers of its country. */
            phoneE164: string | null;
        };
        /**
         * @description The person who books.
         * @example {
         *       "name": "Ann Lee",
         *       "email": "ann@example.com",
         *       "timezone": "Europe/London"
         *     }
         */
        NewInvitee: {
            name: components["schemas"]["Name"];
            email: components["schemas"]["Email"];
            /** @description Default: the time zone of the event type's owner. */
            timezone?: components["schemas"]["TimeZone"];
            /** @description Language of mail to the invitee and the guests. Default: `en`. */
            language?: components["schemas"]["Language"];
            phone?: components["schemas"]["Phone"];
        };
        /**
         * @description The start to book, and the invitee.
         * @example {
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "startAt": "2027-03-02T10:00:00+01:00",
         *       "invitee": {
         *         "name": "Ann Lee",
         *         "email": "ann@example.com"
         *       }
         *     }
         */
        NewBooking: {
            eventTypeId: components["schemas"]["Id"];
            /**
             * Format: date-time
             * @description A start that is offered, in RFC 3339 with an offset.
             */
            startAt: string;
            /** @description One of the event type's `durations`. Default: the first of them. */
            durationMin?: components["schemas"]["DurationMin"];
            invitee: components["schemas"]["NewInvitee"];
            /**
             * @description Email addresses of further participants; they do not take seats.
             * @example [
             *       "ann@example.com"
             *     ]
             */
            guests?: components["schemas"]["Email"][];
            /**
             * @description Answers to the event type's `questions`. Required questions must be answered; choices must be among the options.
             * @example [
             *       {
             *         "questionId": "team-size",
             *         "value": "1–10"
             *       }
             *     ]
             */
            answers?: components["schemas"]["Answer"][];
            /** @description Anything the hosts should know. */
            notes?: string;
            /** @description Only for event types whose location is `ask_invitee`. */
            location?: components["schemas"]["ChosenLocation"];
            /** @description The lead of this event type who books. Without a token it is ignored unless the lead has the invitee's email address. */
            leadId?: components["schemas"]["Id"];
            /** @description Your own data: up to 20 pairs with different keys. Ignored without a token. */
            metadata?: components["schemas"]["MetadataPair"][];
            /** @description Needed without a token if the event type has the `botProtection` `proof_of_work`; otherwise ignored. The solution of a challenge of `getChallenge`, accepted once. */
            proofOfWork?: components["schemas"]["ProofOfWork"];
            /**
             * @description Rules of the event type to waive for this booking. Overlaps, buffers, absences and busy calendars always apply. The booking's `waived` lists the rules that its start breaks. Ignored without a token.
             * @example [
             *       "minimum_notice"
             *     ]
             */
            waive?: components["schemas"]["WaivableRule"][];
            /** @description `false`: no email to the invitee and the guests about this booking, and no reminders, because you send your own. Hosts are notified as always. `listMessages` shows such messages as `suppressed`. Without a token it is ignored. */
            notify?: boolean;
        };
        /**
         * @description One invitee's reservation. In a shared meeting, several bookings have the same time and host.
         * @example {
         *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "hostSlug": "imad",
         *       "hosts": [
         *         {
         *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *           "name": "Imad",
         *           "slug": "imad",
         *           "email": "imad@acme.test"
         *         }
         *       ],
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:30:00.000Z",
         *       "durationMin": 30,
         *       "status": "active",
         *       "location": {
         *         "kind": "google_meet",
         *         "value": null
         *       },
         *       "invitee": {
         *         "name": "Ann Lee",
         *         "email": "ann@example.com",
         *         "timezone": "Europe/London",
         *         "language": "en",
         *         "phone": null,
         *         "phoneE164": null
         *       },
         *       "guests": [],
         *       "answers": [],
         *       "notes": null,
         *       "cancelReason": null,
         *       "canceledAt": null,
         *       "canceledBy": null,
         *       "rescheduledFromId": null,
         *       "rescheduledToId": null,
         *       "rescheduleReason": null,
         *       "leadId": null,
         *       "noShow": false,
         *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *       "source": "api",
         *       "metadata": [],
         *       "waived": [],
         *       "createdAt": "2027-02-20T14:00:00.000Z",
         *       "updatedAt": "2027-02-20T14:00:00.000Z",
         *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *     }
         */
        Booking: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            /** @description Name of the event type. */
            eventTypeName: string;
            /** @description The host; for a `collective`, the first of `hosts`. */
            hostId: components["schemas"]["Id"];
            /** @description Slug of the host with `hostId`. */
            hostSlug: string;
            /** @description All hosts; several for a `collective`. */
            hosts: components["schemas"]["Host"][];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            status: components["schemas"]["BookingStatus"];
            location: components["schemas"]["Location"];
            invitee: components["schemas"]["Invitee"];
            /** @description Email addresses of others who are invited. */
            guests: components["schemas"]["Email"][];
            /** @description The invitee's answers to the questions of the event type. */
            answers: components["schemas"]["GivenAnswer"][];
            /** @description The invitee's note to the hosts. */
            notes: string | null;
            /** @description The reason given; `Rescheduled.` if the booking was moved. Test `rescheduledToId`, not this text. `null` if none was given, or the booking is active. */
            cancelReason: string | null;
            /**
             * Format: date-time
             * @description When it was canceled; `null` while it is active.
             */
            canceledAt: string | null;
            /** @description The party that canceled the booking; `null` while it is active. */
            canceledBy: components["schemas"]["CanceledBy"] | null;
            /** @description The booking that this booking replaced. */
            rescheduledFromId: string | null;
            /** @description The booking that replaced this booking. */
            rescheduledToId: string | null;
            /** @description Reason for rescheduling to this start. */
            rescheduleReason: string | null;
            /** @description The lead who booked. */
            leadId: string | null;
            /** @description Whether the invitee was absent. */
            noShow: boolean;
            /** @description The meeting. Invitees of a shared meeting have bookings with the same `meetingId`. */
            meetingId: components["schemas"]["Id"];
            /** @description `null` for bookings from before it was stored. */
            source: components["schemas"]["BookingSource"] | null;
            /** @description Set by `createBooking` and `updateBooking`; invitees do not see it. */
            metadata: components["schemas"]["MetadataPair"][];
            /** @description Rules of the event type that its start breaks, waived by the caller who booked or moved it. Usually empty. */
            waived: components["schemas"]["WaivableRule"][];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /**
             * Format: uri
             * @description The invitee's link to view, cancel and reschedule the booking. It stays the same when the booking is moved, and stops working when the meeting ends. Anyone who has it can use it, so share it only with the invitee.
             */
            manageUrl: string;
        };
        /**
         * @description A booking as returned to an invitee who books without a token.
         * @example {
         *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "hosts": [
         *         {
         *           "name": "Imad"
         *         }
         *       ],
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:30:00.000Z",
         *       "durationMin": 30,
         *       "status": "active",
         *       "location": {
         *         "kind": "google_meet",
         *         "value": null
         *       },
         *       "invitee": {
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "timezone": "Europe/Stockholm",
         *         "language": "en",
         *         "phone": null,
         *         "phoneE164": null
         *       },
         *       "guests": [],
         *       "answers": [],
         *       "notes": null,
         *       "createdAt": "2027-02-20T14:00:00.000Z",
         *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *     }
         */
        PublicBooking: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            /** @description Name of the event type. */
            eventTypeName: string;
            /** @description All hosts; several for a `collective`. */
            hosts: components["schemas"]["PublicHost"][];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            status: components["schemas"]["BookingStatus"];
            location: components["schemas"]["Location"];
            invitee: components["schemas"]["Invitee"];
            /** @description Email addresses of others who are invited. */
            guests: components["schemas"]["Email"][];
            /** @description The invitee's answers to the questions of the event type. */
            answers: components["schemas"]["GivenAnswer"][];
            /** @description The invitee's note to the hosts. */
            notes: string | null;
            createdAt: components["schemas"]["Instant"];
            /**
             * Format: uri
             * @description The link to view, cancel and reschedule the booking. It stays the same when the booking is moved, and stops working when the meeting ends. Anyone who has it can use it.
             */
            manageUrl: string;
        };
        /**
         * @description A host as shown to invitees.
         * @example {
         *       "name": "Imad"
         *     }
         */
        PublicHost: {
            /** @description Full name; `null` if none is set. */
            name: string | null;
        };
        /**
         * @description A booking as shown to the invitee who has its link.
         * @example {
         *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "hosts": [
         *         {
         *           "name": "Imad"
         *         }
         *       ],
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:30:00.000Z",
         *       "durationMin": 30,
         *       "status": "active",
         *       "location": {
         *         "kind": "google_meet",
         *         "value": null
         *       },
         *       "invitee": {
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "timezone": "Europe/Stockholm",
         *         "language": "en",
         *         "phone": null,
         *         "phoneE164": null
         *       },
         *       "guests": [],
         *       "answers": [],
         *       "notes": null,
         *       "createdAt": "2027-02-20T14:00:00.000Z",
         *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL",
         *       "eventTypeSlug": "intro",
         *       "ownerSlug": "imad",
         *       "cancelReason": null,
         *       "canceledAt": null,
         *       "canceledBy": null,
         *       "rescheduleReason": null,
         *       "cancelUntil": "2027-03-02T09:00:00.000Z",
         *       "rescheduleUntil": "2027-03-02T09:00:00.000Z"
         *     }
         */
        ManagedBooking: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            /** @description Name of the event type. */
            eventTypeName: string;
            /** @description All hosts; several for a `collective`. */
            hosts: components["schemas"]["PublicHost"][];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            status: components["schemas"]["BookingStatus"];
            location: components["schemas"]["Location"];
            invitee: components["schemas"]["Invitee"];
            /** @description Email addresses of others who are invited. */
            guests: components["schemas"]["Email"][];
            /** @description The invitee's answers to the questions of the event type. */
            answers: components["schemas"]["GivenAnswer"][];
            /** @description The invitee's note to the hosts. */
            notes: string | null;
            createdAt: components["schemas"]["Instant"];
            /**
             * Format: uri
             * @description The link to view, cancel and reschedule the booking. It stays the same when the booking is moved, and stops working when the meeting ends. Anyone who has it can use it.
             */
            manageUrl: string;
            /** @description With `ownerSlug`, for `getPublicEventType`. */
            eventTypeSlug: string;
            /** @description Slug of the event type's owner. */
            ownerSlug: string;
            /** @description The reason given; `Rescheduled.` if the booking was moved. Test `rescheduledToId`, not this text. */
            cancelReason: string | null;
            /**
             * Format: date-time
             * @description When it was canceled; `null` while it is active.
             */
            canceledAt: string | null;
            /** @description The party that canceled the booking; `null` while it is active. */
            canceledBy: components["schemas"]["CanceledBy"] | null;
            /** @description Reason for rescheduling to this start. */
            rescheduleReason: string | null;
            /**
             * Format: date-time
             * @description The booking can be canceled before this time; `null` if it is already canceled.
             */
            cancelUntil: string | null;
            /**
             * Format: date-time
             * @description The booking can be rescheduled before this time; `null` if it is canceled.
             */
            rescheduleUntil: string | null;
        };
        /**
         * @description Request body for canceling a booking by its link.
         * @example {
         *       "reason": "I am ill."
         *     }
         */
        PublicCancellation: {
            /** @description Reason, addressed to the host. */
            reason?: string;
        };
        /**
         * @description Request body for rescheduling a booking by its link.
         * @example {
         *       "startAt": "2027-03-03T10:00:00+01:00"
         *     }
         */
        PublicReschedule: {
            /**
             * Format: date-time
             * @description A start that is offered, in RFC 3339 with an offset.
             */
            startAt: string;
            /** @description One of the event type's `durations`. Default: the booking's duration. */
            durationMin?: components["schemas"]["DurationMin"];
            /** @description Reason, addressed to the host. */
            reason?: string;
        };
        /**
         * @description A page of bookings.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        BookingList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Booking"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
            /** @description Only with `sort=updatedAt`: send as `cursor`, now or later, to get what changed after this page. It does not expire. */
            syncCursor?: string;
        };
        /**
         * @description A rule that a host can waive for one booking. `minimum_notice`: `minimumNoticeMin`. `outside_hours`: the hosts' available hours, and the slot grid with them; any whole minute is a start. `booking_window`: `bookingWindowDays`. `daily_limit`: `dailyLimit`.
         * @example minimum_notice
         * @enum {string}
         */
        WaivableRule: "minimum_notice" | "outside_hours" | "booking_window" | "daily_limit";
        /**
         * @description Request body for rescheduling a booking.
         * @example {
         *       "startAt": "2027-03-03T10:00:00+01:00"
         *     }
         */
        Reschedule: {
            /**
             * Format: date-time
             * @description A start that is offered, in RFC 3339 with an offset.
             */
            startAt: string;
            /** @description One of the event type's `durations`. Default: the booking's duration. */
            durationMin?: components["schemas"]["DurationMin"];
            /** @description Shown to invitee, guests and hosts in the email. Returned as `rescheduleReason` of the new booking. */
            reason?: string;
            /**
             * @description Rules of the event type to waive for the new booking, as in `createBooking`.
             * @example [
             *       "minimum_notice"
             *     ]
             */
            waive?: components["schemas"]["WaivableRule"][];
            /** @description `false`: no email to the invitee and the guests about this move, and no reminders of the new booking, because you send your own. Hosts are notified as always. `listMessages` shows such messages as `suppressed`. */
            notify?: boolean;
        };
        /**
         * @description Request body for updating a booking.
         * @example {
         *       "metadata": [
         *         {
         *           "key": "crm.dealId",
         *           "value": "4711"
         *         }
         *       ]
         *     }
         */
        BookingChange: {
            /** @description `null` removes the notes. */
            notes?: string | null;
            /** @description The invitee's phone number; `null` removes it. The contact keeps its own. */
            phone?: components["schemas"]["Phone"] | null;
            /** @description Replaces the guests as a whole. */
            guests?: components["schemas"]["Email"][];
            /** @description Replaces the pairs as a whole; their keys must be different. */
            metadata?: components["schemas"]["MetadataPair"][];
            /** @description `false`: no email to guests who are added, and no reminders, because you send your own. `listMessages` shows such messages as `suppressed`. */
            notify?: boolean;
        };
        /**
         * @description Whether the invitee was absent.
         * @example {
         *       "noShow": false
         *     }
         */
        NoShow: {
            /** @description Default: `true`. */
            noShow?: boolean;
        };
        /**
         * @description Statistics of one event type.
         * @example {
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "booked": 120,
         *       "canceled": 12,
         *       "rescheduled": 9,
         *       "noShows": 4,
         *       "completed": 96,
         *       "noShowRate": 0.04,
         *       "cancelRate": 0.1
         *     }
         */
        EventTypeStats: {
            eventTypeId: components["schemas"]["Id"];
            /** @description Name of the event type. */
            eventTypeName: string;
            /**
             * Format: int32
             * @description Active and canceled bookings that start in the window, without those that were rescheduled away.
             */
            booked: number;
            /**
             * Format: int32
             * @description Bookings among `booked` that are canceled.
             */
            canceled: number;
            /**
             * Format: int32
             * @description Bookings moved away from a start in the window. Not included in `booked`.
             */
            rescheduled: number;
            /**
             * Format: int32
             * @description Active bookings among `booked` whose invitee did not attend.
             */
            noShows: number;
            /**
             * Format: int32
             * @description Active bookings among `booked` that have ended and are not no-shows.
             */
            completed: number;
            /** @description `noShows` / (`noShows` + `completed`), rounded to four decimals; `null` if both are 0. */
            noShowRate: number | null;
            /** @description `canceled` / `booked`, rounded to four decimals; `null` if `booked` is 0. */
            cancelRate: number | null;
        };
        /**
         * @description Statistics of the bookings that start in a window.
         * @example {
         *       "from": "2027-01-31T23:00:00.000Z",
         *       "to": "2027-03-02T23:00:00.000Z",
         *       "booked": 120,
         *       "canceled": 12,
         *       "rescheduled": 9,
         *       "noShows": 4,
         *       "completed": 96,
         *       "noShowRate": 0.04,
         *       "cancelRate": 0.1,
         *       "byEventType": []
         *     }
         */
        Stats: {
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Active and canceled bookings that start in the window, without those that were rescheduled away.
             */
            booked: number;
            /**
             * Format: int32
             * @description Bookings among `booked` that are canceled.
             */
            canceled: number;
            /**
             * Format: int32
             * @description Bookings moved away from a start in the window. They count here only; the new booking counts in the window of its own start.
             */
            rescheduled: number;
            /**
             * Format: int32
             * @description Active bookings among `booked` whose invitee did not attend.
             */
            noShows: number;
            /**
             * Format: int32
             * @description Active bookings among `booked` that have ended and are not no-shows.
             */
            completed: number;
            /** @description `noShows` / (`noShows` + `completed`), rounded to four decimals; `null` if both are 0. */
            noShowRate: number | null;
            /** @description `canceled` / `booked`, rounded to four decimals; `null` if `booked` is 0. */
            cancelRate: number | null;
            /** @description The same figures for each event type with bookings, most booked first. */
            byEventType: components["schemas"]["EventTypeStats"][];
        };
        /**
         * @description Order of a list of leads.
         * @default -createdAt
         * @example updatedAt
         * @enum {string}
         */
        LeadOrder: "-createdAt" | "updatedAt";
        /**
         * @description Set by your team. Booking does not change it.
         * @example new
         * @enum {string}
         */
        LeadStatus: "new" | "contacted" | "qualified" | "lost";
        /**
         * @description A person who showed interest in an event type.
         * @example {
         *       "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "name": "Bo Berg",
         *       "email": "bo@example.com",
         *       "phone": null,
         *       "phoneE164": null,
         *       "timezone": "Europe/Stockholm",
         *       "answers": [],
         *       "status": "new",
         *       "booked": false,
         *       "bookingId": null,
         *       "createdAt": "2027-01-01T00:00:00.000Z",
         *       "updatedAt": "2027-01-01T00:00:00.000Z"
         *     }
         */
        Lead: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            /** @description Name of the event type. */
            eventTypeName: string;
            /** @description Full name of the person. */
            name: string;
            email: components["schemas"]["Email"];
            /** @description As it was entered. */
            phone: string | null;
            /** @description `phone` in E.164, without an extension. `null` if it has no country code, or not as many digits as numbers of its country. */
            phoneE164: string | null;
            /** @description Time zone of the person; `null` if unknown. */
            timezone: string | null;
            /** @description The invitee's answers to the questions of the event type. */
            answers: components["schemas"]["GivenAnswer"][];
            status: components["schemas"]["LeadStatus"];
            /** @description `true` once a booking of this event type names the lead or has its email address. Remains `true` if that booking is canceled. */
            booked: boolean;
            /** @description The booking of the lead. */
            bookingId: string | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description Request body for creating a lead.
         * @example {
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "name": "Bo Berg",
         *       "email": "bo@example.com",
         *       "timezone": "Europe/Stockholm"
         *     }
         */
        NewLead: {
            /** @description An event type that the caller owns. */
            eventTypeId: components["schemas"]["Id"];
            name: components["schemas"]["Name"];
            email: components["schemas"]["Email"];
            phone?: components["schemas"]["Phone"];
            timezone?: components["schemas"]["TimeZone"];
            /**
             * @description Answers to the event type's `questions`; those of required ones can be missing.
             * @example [
             *       {
             *         "questionId": "team-size",
             *         "value": "1–10"
             *       }
             *     ]
             */
            answers?: components["schemas"]["Answer"][];
            /** @description Default: `new`. */
            status?: components["schemas"]["LeadStatus"];
        };
        /**
         * @description Fields of a lead that can be set.
         * @example {
         *       "status": "contacted"
         *     }
         */
        LeadChange: {
            name?: components["schemas"]["Name"];
            /** @description Phone number; `null` removes it. */
            phone?: components["schemas"]["Phone"] | null;
            /** @description Time zone of the person; `null` removes it. */
            timezone?: components["schemas"]["TimeZone"] | null;
            /**
             * @description Answers to the event type's `questions`; those of required ones can be missing.
             * @example [
             *       {
             *         "questionId": "team-size",
             *         "value": "1–10"
             *       }
             *     ]
             */
            answers?: components["schemas"]["Answer"][];
            status?: components["schemas"]["LeadStatus"];
        };
        /**
         * @description A page of leads.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        LeadList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Lead"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
            /** @description Only with `sort=updatedAt`: send as `cursor`, now or later, to get what changed after this page. It does not expire. */
            syncCursor?: string;
        };
        /**
         * @description The details of a person who may book.
         * @example {
         *       "name": "Bo Berg",
         *       "email": "bo@example.com",
         *       "timezone": "Europe/Stockholm"
         *     }
         */
        NewPublicLead: {
            name: components["schemas"]["Name"];
            email: components["schemas"]["Email"];
            timezone?: components["schemas"]["TimeZone"];
            phone?: components["schemas"]["Phone"];
            /**
             * @description Answers to the event type's `questions`; those of required ones can be missing.
             * @example [
             *       {
             *         "questionId": "team-size",
             *         "value": "1–10"
             *       }
             *     ]
             */
            answers?: components["schemas"]["Answer"][];
            /** @description Needed without a token if the event type has the `botProtection` `proof_of_work`; otherwise ignored. The solution of a challenge of `getChallenge`, accepted once. */
            proofOfWork?: components["schemas"]["ProofOfWork"];
        };
        /**
         * @description A captured lead.
         * @example {
         *       "leadId": "3kVQmZ0bqHc1kL2yT5nWc9pRfA7uXe4sJd8gNvM6oYhBzKtP"
         *     }
         */
        CapturedLead: {
            /** @description The `leadId` for `createPublicBooking`. A new one for each request. */
            leadId: components["schemas"]["Id"];
        };
        /**
         * @description `client`: has at least one booking, canceled ones included. `lead`: has none.
         * @example client
         * @enum {string}
         */
        ContactKind: "client" | "lead";
        /**
         * @description Order of a list of contacts.
         * @default -lastActivityAt
         * @example updatedAt
         * @enum {string}
         */
        ContactOrder: "-lastActivityAt" | "updatedAt";
        /**
         * @description A person behind the caller's bookings and leads, one per email address.
         * @example {
         *       "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *       "email": "ann@example.com",
         *       "name": "Ann Lee",
         *       "kind": "client",
         *       "phone": null,
         *       "phoneE164": null,
         *       "timezone": "Europe/London",
         *       "bookingCount": 2,
         *       "leadCount": 1,
         *       "firstSeenAt": "2026-12-01T10:00:00.000Z",
         *       "lastActivityAt": "2027-02-20T14:00:00.000Z",
         *       "lastBookingAt": "2027-02-20T14:00:00.000Z",
         *       "updatedAt": "2027-02-20T14:00:00.000Z"
         *     }
         */
        Contact: {
            /** @description Stays the same as long as the contact exists. A person who was erased and comes back gets a new one. */
            id: components["schemas"]["Id"];
            /** @description In lower case. */
            email: components["schemas"]["Email"];
            /** @description From the newest booking or lead. */
            name: string;
            kind: components["schemas"]["ContactKind"];
            /** @description The last known one, as it was entered. */
            phone: string | null;
            /** @description `phone` in E.164, without an extension. `null` if it has no country code, or not as many digits as numbers of its country. */
            phoneE164: string | null;
            /** @description The last known one; `null` if unknown. */
            timezone: string | null;
            /**
             * Format: int32
             * @description All bookings, including canceled ones. A rescheduled booking and its replacement count as two.
             */
            bookingCount: number;
            /**
             * Format: int32
             * @description Number of leads with this email address.
             */
            leadCount: number;
            firstSeenAt: components["schemas"]["Instant"];
            /** @description Time of the latest booking or lead. */
            lastActivityAt: components["schemas"]["Instant"];
            /**
             * Format: date-time
             * @description Time of the latest booking.
             */
            lastBookingAt: string | null;
            /** @description Time of the last change of any field. */
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description The person to erase.
         * @example {
         *       "email": "ann@example.com"
         *     }
         */
        NewErasure: {
            email: components["schemas"]["Email"];
        };
        /**
         * @description The receipt of an erasure. Its numbers are those of the whole organization.
         * @example {
         *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "erasedAt": "2027-03-01T09:00:00.000Z",
         *       "bookings": 2,
         *       "guestBookings": 1,
         *       "leads": 1,
         *       "contacts": 1,
         *       "messages": 5,
         *       "events": 3
         *     }
         */
        Erasure: {
            /** @description Part of the email address that the person's bookings and leads have now. */
            id: components["schemas"]["Id"];
            erasedAt: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description Bookings of the person.
             */
            bookings: number;
            /**
             * Format: int32
             * @description Bookings of others whose guests the person was removed from.
             */
            guestBookings: number;
            /**
             * Format: int32
             * @description Leads of the person.
             */
            leads: number;
            /**
             * Format: int32
             * @description Deleted contacts, one for each member who had the person as a contact.
             */
            contacts: number;
            /**
             * Format: int32
             * @description Deleted records of mail, sent or not, to the person and to the guests of the person.
             */
            messages: number;
            /**
             * Format: int32
             * @description Events that were rewritten.
             */
            events: number;
        };
        /**
         * @description The person has active bookings that have not ended.
         * @example {
         *       "title": "Contact Has Bookings",
         *       "message": "This person has upcoming bookings. Cancel them first.",
         *       "code": "contact_has_bookings",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "bookingIds": [
         *         "019cb24f-1c00-7e44-8b63-7f8091122334"
         *       ]
         *     }
         */
        ContactHasBookings: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "contact_has_bookings";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The upcoming bookings, earliest start first, at most 20. */
            bookingIds: components["schemas"]["Id"][];
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description Why the erasure was refused.
         * @example {
         *       "title": "Contact Has Bookings",
         *       "message": "This person has upcoming bookings. Cancel them first.",
         *       "code": "contact_has_bookings",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "bookingIds": [
         *         "019cb24f-1c00-7e44-8b63-7f8091122334"
         *       ]
         *     }
         */
        ErasureRefusal: components["schemas"]["ContactHasBookings"] | components["schemas"]["RequestInProgress"];
        /**
         * @description A page of contacts.
         * @example {
         *       "items": [],
         *       "total": 0,
         *       "offset": 0,
         *       "limit": 50,
         *       "nextCursor": null
         *     }
         */
        ContactList: {
            /** @description The page, in the order of the list. With `sort=updatedAt`, the `limit` includes those in `removed`. */
            items: components["schemas"]["Contact"][];
            /**
             * Format: int32
             * @description Number of matching contacts on all pages.
             */
            total: number;
            /**
             * Format: int32
             * @description `offset` of the request.
             */
            offset: number;
            /**
             * Format: int32
             * @description Maximum number of contacts in this page.
             */
            limit: number;
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
            /** @description Only with `sort=updatedAt`: send as `cursor`, now or later, to get what changed after this page. It does not expire. */
            syncCursor?: string;
            /** @description Only with `sort=updatedAt`: contacts that no longer exist. Delete them from your copy. None of them is in `items`. */
            removed?: components["schemas"]["RemovedContact"][];
        };
        /**
         * @description A contact that was erased, by `eraseContact` or when its last booking or lead was older than the organization keeps them.
         * @example {
         *       "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *       "removedAt": "2027-03-01T09:00:00.000Z"
         *     }
         */
        RemovedContact: {
            /** @description `id` of the contact. */
            id: components["schemas"]["Id"];
            /** @description When it was erased. */
            removedAt: components["schemas"]["Instant"];
        };
        /**
         * @description Type of event about a booking. `booking_rescheduled` is about the new booking; the old one has its own `booking_canceled`. `booking_changed`: notes, phone, guests or metadata were changed. `host_reassigned`: a booking was rescheduled to other hosts; it is about the new booking and follows its `booking_rescheduled`. `calendar_conflict`: a host moved or deleted the booking's event in a calendar that bookings are written to (`writesTo`), where the booking cannot follow; the booking is unchanged.
         * @example booking_created
         * @enum {string}
         */
        EventName: "booking_created" | "booking_canceled" | "booking_rescheduled" | "calendar_conflict" | "booking_changed" | "no_show_marked" | "no_show_unmarked" | "host_reassigned";
        /**
         * @description Type of event sent to webhooks: those of `EventName`, and those about leads, event types, contacts and webhooks that fail. More types may be added; a webhook receives only those in its `events`.
         * @example lead_created
         * @enum {string}
         */
        WebhookEventName: "booking_created" | "booking_canceled" | "booking_rescheduled" | "calendar_conflict" | "booking_changed" | "no_show_marked" | "no_show_unmarked" | "host_reassigned" | "lead_created" | "lead_changed" | "lead_booked" | "event_type_created" | "event_type_changed" | "event_type_removed" | "webhook_failing" | "webhook_disabled" | "contact_changed" | "contact_erased";
        /**
         * @description A change to a booking.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "event": "booking_created",
         *       "sequence": 1,
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "reason": null,
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        BookingEvent: {
            id: components["schemas"]["Id"];
            event: components["schemas"]["EventName"];
            /**
             * Format: int32
             * @description Number of the event within its booking: 1, 2, 3, …. `bookingId` and `sequence` identify an event, here and in webhooks.
             */
            sequence: number;
            bookingId: components["schemas"]["Id"];
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description Of a `calendar_conflict`: why the booking cannot follow the calendar, as a sentence. `null` for any other event. */
            reason: string | null;
            /** @description The booking right after the event. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description A page of events.
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        BookingEventList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["BookingEvent"][];
            /** @description Send as `after` next time: the id of the last event on this page or, without more events, of the last event of any type. `null` only if there has never been an event. */
            nextCursor: string | null;
            /** @description Whether more events are available now. */
            hasMore: boolean;
        };
        /**
         * @description Type of event about an event type. `event_type_removed`: it was deleted, or the reader is no longer one of its hosts. More types may be added.
         * @example event_type_created
         * @enum {string}
         */
        EventTypeEventName: "event_type_created" | "event_type_changed" | "event_type_removed";
        /**
         * @description A change to an event type.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "event": "event_type_created",
         *       "sequence": 1,
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "data": {
         *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "name": "Intro call",
         *         "slug": "intro",
         *         "url": "https://caledee.example/imad/intro",
         *         "kind": "one_on_one",
         *         "description": null,
         *         "durations": [
         *           30,
         *           60
         *         ],
         *         "slotIntervalMin": null,
         *         "bufferBeforeMin": 0,
         *         "bufferAfterMin": 10,
         *         "minimumNoticeMin": 120,
         *         "bookingWindowDays": 60,
         *         "dailyLimit": null,
         *         "maxInvitees": 1,
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "questions": [],
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "scheduleId": null,
         *             "pending": false
         *           }
         *         ],
         *         "hostSelection": null,
         *         "active": true,
         *         "publicBooking": true,
         *         "bookingMode": "time_first",
         *         "botProtection": "none",
         *         "redirectUrl": null,
         *         "internalNote": null,
         *         "cancelNoticeMin": 0,
         *         "rescheduleNoticeMin": 0,
         *         "reminders": [
         *           1440
         *         ],
         *         "externalId": null,
         *         "createdAt": "2026-11-02T08:30:00.000Z",
         *         "updatedAt": "2026-11-02T08:30:00.000Z"
         *       }
         *     }
         */
        EventTypeEvent: {
            id: components["schemas"]["Id"];
            event: components["schemas"]["EventTypeEventName"];
            /**
             * Format: int32
             * @description Of two events of one event type, the one with the higher number is later.
             */
            sequence: number;
            /** @description `id` of the event type. */
            eventTypeId: components["schemas"]["Id"];
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The event type right after the event. Of `event_type_removed`: as it was. */
            data: components["schemas"]["EventType"];
        };
        /**
         * @description A page of events about event types.
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        EventTypeEventList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["EventTypeEvent"][];
            /** @description Send as `after` next time: the id of the last event on this page or, without more events, of the last event about event types. `null` only if there has never been one. */
            nextCursor: string | null;
            /** @description Whether more events are available now. */
            hasMore: boolean;
        };
        /**
         * @description Type of event about a contact. `contact_changed`: it was created, or a field changed, as with each of its bookings and leads. `contact_erased`: it no longer exists. More types may be added.
         * @example contact_changed
         * @enum {string}
         */
        ContactEventName: "contact_changed" | "contact_erased";
        /**
         * @description A change to a contact.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "event": "contact_changed",
         *       "sequence": 1,
         *       "contactId": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *         "email": "ann@example.com",
         *         "name": "Ann Lee",
         *         "kind": "client",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/London",
         *         "bookingCount": 2,
         *         "leadCount": 1,
         *         "firstSeenAt": "2026-12-01T10:00:00.000Z",
         *         "lastActivityAt": "2027-02-20T14:00:00.000Z",
         *         "lastBookingAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z"
         *       }
         *     }
         */
        ContactEvent: {
            id: components["schemas"]["Id"];
            event: components["schemas"]["ContactEventName"];
            /**
             * Format: int32
             * @description Of two events of one contact, the one with the higher number is later.
             */
            sequence: number;
            /** @description `id` of the contact. */
            contactId: components["schemas"]["Id"];
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The contact right after the event. After `contact_erased`, also in earlier events, its name is `Erased`, its email address ends with `@erased.invalid`, and phone and time zone are `null`. */
            data: components["schemas"]["Contact"];
        };
        /**
         * @description A page of events about contacts.
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        ContactEventList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["ContactEvent"][];
            /** @description Send as `after` next time: the id of the last event on this page or, without more events, of the last event about contacts. `null` only if there has never been one. */
            nextCursor: string | null;
            /** @description Whether more events are available now. */
            hasMore: boolean;
        };
        /**
         * @description Type of event about a lead. `lead_changed`: its fields or its booking changed. `lead_booked`: a booking was created for it. More types may be added.
         * @example lead_created
         * @enum {string}
         */
        LeadEventName: "lead_created" | "lead_changed" | "lead_booked";
        /**
         * @description A change to a lead.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "event": "lead_created",
         *       "sequence": 1,
         *       "leadId": "019ca9d0-7b00-7f55-9c74-809112233445",
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "data": {
         *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/Stockholm",
         *         "answers": [],
         *         "status": "new",
         *         "booked": false,
         *         "bookingId": null,
         *         "createdAt": "2027-01-01T00:00:00.000Z",
         *         "updatedAt": "2027-01-01T00:00:00.000Z"
         *       }
         *     }
         */
        LeadEvent: {
            id: components["schemas"]["Id"];
            event: components["schemas"]["LeadEventName"];
            /**
             * Format: int32
             * @description Of two events of one lead, the one with the higher number is later.
             */
            sequence: number;
            /** @description `id` of the lead. */
            leadId: components["schemas"]["Id"];
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The lead right after the event. */
            data: components["schemas"]["Lead"];
        };
        /**
         * @description A page of events about leads.
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        LeadEventList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["LeadEvent"][];
            /** @description Send as `after` next time: the id of the last event on this page or, without more events, of the last event about leads. `null` only if there has never been one. */
            nextCursor: string | null;
            /** @description Whether more events are available now. */
            hasMore: boolean;
        };
        /**
         * @description An endpoint that receives events.
         * @example {
         *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created",
         *         "booking_canceled",
         *         "booking_rescheduled"
         *       ],
         *       "description": "The CRM",
         *       "organization": false,
         *       "active": true,
         *       "disabledReason": null,
         *       "consecutiveFailures": 0,
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "updatedAt": "2027-03-01T09:00:00.000Z"
         *     }
         */
        Webhook: {
            id: components["schemas"]["Id"];
            /** @description URL to which events are sent by POST. */
            url: string;
            /** @description Types of events sent to this URL. */
            events: components["schemas"]["WebhookEventName"][];
            /** @description For its owner. */
            description: string | null;
            /** @description `true`: it receives the events of all members of the organization, `false`: those that its owner can see. */
            organization: boolean;
            /** @description `true`: events are sent. `false`: paused, or disabled after failures; see `disabledReason`. */
            active: boolean;
            /** @description Why the webhook was disabled; `null` if it was not. */
            disabledReason: string | null;
            /**
             * Format: int32
             * @description Failed attempts since the last success, over all events, counted at most once a minute. At 15 the webhook is disabled.
             */
            consecutiveFailures: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of webhooks.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        WebhookList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Webhook"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description A webhook with its secret, which is not returned again.
         * @example {
         *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created",
         *         "booking_canceled",
         *         "booking_rescheduled"
         *       ],
         *       "description": "The CRM",
         *       "organization": false,
         *       "active": true,
         *       "disabledReason": null,
         *       "consecutiveFailures": 0,
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "updatedAt": "2027-03-01T09:00:00.000Z",
         *       "secret": "whsec_Q2FsZWRlZSBpcyBhbiBleGFtcGxlIG9mIGEgc2VjcmV0"
         *     }
         */
        WebhookWithSecret: {
            id: components["schemas"]["Id"];
            /** @description URL to which events are sent by POST. */
            url: string;
            /** @description Types of events sent to this URL. */
            events: components["schemas"]["WebhookEventName"][];
            /** @description For its owner. */
            description: string | null;
            /** @description `true`: it receives the events of all members of the organization, `false`: those that its owner can see. */
            organization: boolean;
            /** @description `true`: events are sent. `false`: paused, or disabled after failures; see `disabledReason`. */
            active: boolean;
            /** @description Why the webhook was disabled; `null` if it was not. */
            disabledReason: string | null;
            /**
             * Format: int32
             * @description Failed attempts since the last success, over all events, counted at most once a minute. At 15 the webhook is disabled.
             */
            consecutiveFailures: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** @description The signing secret: `whsec_` and 32 random bytes in base64. */
            secret: string;
        };
        /**
         * @description Request body for creating a webhook.
         * @example {
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created"
         *       ]
         *     }
         */
        NewWebhook: {
            /** @description An HTTPS URL on the public internet. */
            url: string;
            /** @description Types of events sent to this URL. Default: `booking_created`, `booking_canceled` and `booking_rescheduled`. Events about leads require the scope `read:leads`, those about event types `read:event-types`, those about contacts `read:contacts`, those about webhooks `read:webhooks`. */
            events?: components["schemas"]["WebhookEventName"][];
            /** @description Optional note; only you see it. Invisible, control and text-direction characters are refused. */
            description?: string | null;
            /** @description `true`: events of all members of the organization, not only those that you can see. Requires the scope `read:organization`. The webhook is disabled when you are no longer an owner or admin. Default: `false`. */
            organization?: boolean;
        };
        /**
         * @description Request body for updating a webhook.
         * @example {
         *       "active": false
         *     }
         */
        WebhookChange: {
            /** @description An HTTPS URL on the public internet. */
            url?: string;
            /** @description Types of events sent to this URL. Events about leads require the scope `read:leads`, those about event types `read:event-types`, those about contacts `read:contacts`, those about webhooks `read:webhooks`. */
            events?: components["schemas"]["WebhookEventName"][];
            /** @description Optional note; only you see it. Invisible, control and text-direction characters are refused. */
            description?: string | null;
            /** @description `false`: pause. `true`: enable again. */
            active?: boolean;
        };
        /**
         * @description The event to send as a test.
         * @example {
         *       "event": "booking_canceled"
         *     }
         */
        WebhookTest: {
            /** @description Default: the first event type the webhook subscribes to. */
            event?: components["schemas"]["WebhookEventName"];
        };
        /**
         * @description Request body for resending events.
         * @example {
         *       "since": "2027-02-28T00:00:00Z",
         *       "until": "2027-03-01T00:00:00Z"
         *     }
         */
        NewReplay: {
            /**
             * Format: date-time
             * @description Start of the period (inclusive).
             */
            since: string;
            /**
             * Format: date-time
             * @description End of the period (exclusive). Default: now.
             */
            until?: string;
        };
        /**
         * @description The queued deliveries.
         * @example {
         *       "deliveries": 42
         *     }
         */
        Replay: {
            /**
             * Format: int32
             * @description Number of deliveries that were queued.
             */
            deliveries: number;
        };
        /**
         * @description `pending`: will be attempted or retried, or is waiting for the webhook to be enabled. `succeeded`: the endpoint responded with 2xx. `failed`: all retries are used up.
         * @example succeeded
         * @enum {string}
         */
        DeliveryStatus: "pending" | "succeeded" | "failed";
        /**
         * @description A finished attempt.
         * @example {
         *       "attempt": 1,
         *       "at": "2027-03-01T09:05:00.120Z",
         *       "status": 503,
         *       "durationMs": 87,
         *       "error": "The receiver responded with 503.",
         *       "response": "Down for maintenance."
         *     }
         */
        DeliveryAttempt: {
            /**
             * Format: int32
             * @description Number of the attempt, as in `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Start of the attempt. */
            at: components["schemas"]["Instant"];
            /**
             * Format: int32
             * @description HTTP status of the response; `null` without a response.
             */
            status: number | null;
            /**
             * Format: int32
             * @description Time until the response was complete or the attempt failed, in milliseconds.
             */
            durationMs: number;
            /** @description Why the attempt failed; `null` if it succeeded. See `status` for the HTTP status. */
            error: string | null;
            /** @description First kilobyte of the response body. */
            response: string | null;
        };
        /**
         * @description One event sent to one webhook.
         * @example {
         *       "id": "019cb250-0d00-7c22-8e73-b4c5d6e7f809",
         *       "event": "booking_created",
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "leadId": null,
         *       "eventTypeId": null,
         *       "contactId": null,
         *       "status": "pending",
         *       "attempts": [
         *         {
         *           "attempt": 1,
         *           "at": "2027-03-01T09:05:00.120Z",
         *           "status": 503,
         *           "durationMs": 87,
         *           "error": "The receiver responded with 503.",
         *           "response": "Down for maintenance."
         *         }
         *       ],
         *       "nextAttemptAt": "2027-03-01T09:05:05.350Z",
         *       "createdAt": "2027-03-01T09:05:00.000Z"
         *     }
         */
        Delivery: {
            /** @description Same as `X-Caledee-Delivery`. */
            id: components["schemas"]["Id"];
            event: components["schemas"]["WebhookEventName"];
            /** @description The booking of an event about a booking; `null` for any other, and for a test event. */
            bookingId: string | null;
            /** @description The lead of an event about a lead; `null` for any other, and for a test event. */
            leadId: string | null;
            /** @description The event type of an event about an event type; `null` for any other, and for a test event. */
            eventTypeId: string | null;
            /** @description The contact of an event about a contact; `null` for any other, and for a test event. */
            contactId: string | null;
            status: components["schemas"]["DeliveryStatus"];
            /** @description The last 20 attempts, oldest first. */
            attempts: components["schemas"]["DeliveryAttempt"][];
            /**
             * Format: date-time
             * @description Time of the next attempt; `null` if none is planned or the webhook is not active.
             */
            nextAttemptAt: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of deliveries.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        DeliveryList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Delivery"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description `booking_confirmed`: to the invitee and the guests of a new booking. `new_booking`: to its hosts. `booking_rescheduled`, `booking_canceled`: to all. `reminder`: to the invitee and the guests.
         * @example booking_confirmed
         * @enum {string}
         */
        MessageKind: "booking_confirmed" | "new_booking" | "booking_rescheduled" | "booking_canceled" | "reminder";
        /**
         * @description `pending`: will be sent or tried again, or the server has no mail server. `sent`: the mail server accepted it. `failed`: it will not be sent; see `error`. `suppressed`: the request that caused it had `notify: false`.
         * @example sent
         * @enum {string}
         */
        MessageStatus: "pending" | "sent" | "failed" | "suppressed";
        /**
         * @description Role of the recipient in the booking.
         * @example invitee
         * @enum {string}
         */
        RecipientRole: "invitee" | "guest" | "host";
        /**
         * @description Recipient of a message.
         * @example {
         *       "role": "invitee",
         *       "email": "ann@example.com"
         *     }
         */
        Recipient: {
            role: components["schemas"]["RecipientRole"];
            /** @description Address that the message is sent to. */
            email: string;
        };
        /**
         * @description An email about a booking to one recipient.
         * @example {
         *       "id": "019cb24f-1c10-7e44-8b63-7f8091122334",
         *       "bookingId": "019cb24f-1c02-7e44-8b63-7f8091122334",
         *       "kind": "booking_confirmed",
         *       "recipient": {
         *         "role": "invitee",
         *         "email": "ann@example.com"
         *       },
         *       "status": "sent",
         *       "attempts": 1,
         *       "nextAttemptAt": null,
         *       "sentAt": "2027-02-20T14:00:00.640Z",
         *       "error": null,
         *       "createdAt": "2027-02-20T14:00:00.000Z"
         *     }
         */
        Message: {
            /** @description Also the first part of its `Message-ID`. */
            id: components["schemas"]["Id"];
            bookingId: components["schemas"]["Id"];
            kind: components["schemas"]["MessageKind"];
            recipient: components["schemas"]["Recipient"];
            status: components["schemas"]["MessageStatus"];
            /**
             * Format: int32
             * @description Attempts to send it that have begun.
             */
            attempts: number;
            /**
             * Format: date-time
             * @description Time of the next attempt; `null` unless the status is `pending`.
             */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description When the mail server accepted it.
             */
            sentAt: string | null;
            /** @description Why the last attempt failed. */
            error: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description A page of messages.
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        MessageList: {
            /** @description The page, in the order of the list. */
            items: components["schemas"]["Message"][];
            /** @description Send as `cursor` to get the next page; `null` on the last page. */
            nextCursor: string | null;
        };
        /**
         * @description The body of a webhook request. `event` is the type of `data`.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "booking_created",
         *       "attempt": 1,
         *       "sentAt": "2027-03-01T09:05:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookEvent: components["schemas"]["WebhookBookingCreated"] | components["schemas"]["WebhookBookingCanceled"] | components["schemas"]["WebhookBookingRescheduled"] | components["schemas"]["WebhookCalendarConflict"] | components["schemas"]["WebhookLeadCreated"] | components["schemas"]["WebhookBookingChanged"] | components["schemas"]["WebhookNoShowMarked"] | components["schemas"]["WebhookNoShowUnmarked"] | components["schemas"]["WebhookHostReassigned"] | components["schemas"]["WebhookLeadChanged"] | components["schemas"]["WebhookLeadBooked"] | components["schemas"]["WebhookEventTypeCreated"] | components["schemas"]["WebhookEventTypeChanged"] | components["schemas"]["WebhookEventTypeRemoved"] | components["schemas"]["WebhookWebhookFailing"] | components["schemas"]["WebhookWebhookDisabled"] | components["schemas"]["WebhookContactChanged"] | components["schemas"]["WebhookContactErased"];
        /**
         * @description The body of a webhook request about a new booking.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "booking_created",
         *       "attempt": 1,
         *       "sentAt": "2027-03-01T09:05:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookBookingCreated: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "booking_created";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking right after the event; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about a canceled booking.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "booking_canceled",
         *       "attempt": 1,
         *       "sentAt": "2027-03-01T09:05:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "canceled",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": "Ill.",
         *         "canceledAt": "2027-03-01T12:00:00.000Z",
         *         "canceledBy": "host",
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-03-01T12:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookBookingCanceled: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "booking_canceled";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking right after the event; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about the new booking of a move.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "booking_rescheduled",
         *       "attempt": 1,
         *       "sentAt": "2027-03-01T09:05:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c01-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-03T09:00:00.000Z",
         *         "endAt": "2027-03-03T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "rescheduledToId": null,
         *         "rescheduleReason": "A train is late.",
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-03-01T12:00:00.000Z",
         *         "updatedAt": "2027-03-01T12:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookBookingRescheduled: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "booking_rescheduled";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking right after the event; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about a booking that cannot follow a change in a calendar.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "calendar_conflict",
         *       "attempt": 1,
         *       "sentAt": "2027-03-01T09:05:00.120Z",
         *       "reason": "The host already has a booking at this time, including buffers.",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookCalendarConflict: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "calendar_conflict";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description Of a `calendar_conflict`: why the booking cannot follow the calendar, as a sentence. `null` for a test event. */
            reason: string | null;
            /** @description The booking, which is unchanged; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about a new lead.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "lead_created",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/Stockholm",
         *         "answers": [],
         *         "status": "new",
         *         "booked": false,
         *         "bookingId": null,
         *         "createdAt": "2027-01-01T00:00:00.000Z",
         *         "updatedAt": "2027-01-01T00:00:00.000Z"
         *       }
         *     }
         */
        WebhookLeadCreated: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "lead_created";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The lead right after the event, as `getLead` returns it; in a test event, the example of `Lead` in this document. */
            data: components["schemas"]["Lead"];
        };
        /**
         * @description The body of a webhook request about a change of details of a booking.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "booking_changed",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": "About the new contract.",
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookBookingChanged: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "booking_changed";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about an invitee who was marked as absent.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "no_show_marked",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": true,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookNoShowMarked: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "no_show_marked";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about an invitee who is no longer marked as absent.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "no_show_unmarked",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": null,
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookNoShowUnmarked: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "no_show_unmarked";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about a booking that has other hosts.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "host_reassigned",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *         "hostSlug": "imad",
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "email": "imad@acme.test"
         *           }
         *         ],
         *         "startAt": "2027-03-02T09:00:00.000Z",
         *         "endAt": "2027-03-02T09:30:00.000Z",
         *         "durationMin": 30,
         *         "status": "active",
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "invitee": {
         *           "name": "Ann Lee",
         *           "email": "ann@example.com",
         *           "timezone": "Europe/London",
         *           "language": "en",
         *           "phone": null,
         *           "phoneE164": null
         *         },
         *         "guests": [],
         *         "answers": [],
         *         "notes": null,
         *         "cancelReason": null,
         *         "canceledAt": null,
         *         "canceledBy": null,
         *         "rescheduledFromId": "019cb24f-1bff-7e44-8b63-7f8091122334",
         *         "rescheduledToId": null,
         *         "rescheduleReason": null,
         *         "leadId": null,
         *         "noShow": false,
         *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
         *         "source": "api",
         *         "metadata": [],
         *         "waived": [],
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z",
         *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
         *       }
         *     }
         */
        WebhookHostReassigned: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "host_reassigned";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking; in a test event, the example of `Booking` in this document. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The body of a webhook request about a lead that was changed.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "lead_changed",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/Stockholm",
         *         "answers": [],
         *         "status": "contacted",
         *         "booked": false,
         *         "bookingId": null,
         *         "createdAt": "2027-01-01T00:00:00.000Z",
         *         "updatedAt": "2027-01-01T00:00:00.000Z"
         *       }
         *     }
         */
        WebhookLeadChanged: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "lead_changed";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The lead; in a test event, the example of `Lead` in this document. */
            data: components["schemas"]["Lead"];
        };
        /**
         * @description The body of a webhook request about a lead that booked.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "lead_booked",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "eventTypeName": "Intro call",
         *         "name": "Bo Berg",
         *         "email": "bo@example.com",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/Stockholm",
         *         "answers": [],
         *         "status": "new",
         *         "booked": true,
         *         "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *         "createdAt": "2027-01-01T00:00:00.000Z",
         *         "updatedAt": "2027-01-01T00:00:00.000Z"
         *       }
         *     }
         */
        WebhookLeadBooked: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "lead_booked";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The lead; in a test event, the example of `Lead` in this document. */
            data: components["schemas"]["Lead"];
        };
        /**
         * @description The body of a webhook request about a new event type.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "event_type_created",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "name": "Intro call",
         *         "slug": "intro",
         *         "url": "https://caledee.example/imad/intro",
         *         "kind": "one_on_one",
         *         "description": null,
         *         "durations": [
         *           30,
         *           60
         *         ],
         *         "slotIntervalMin": null,
         *         "bufferBeforeMin": 0,
         *         "bufferAfterMin": 10,
         *         "minimumNoticeMin": 120,
         *         "bookingWindowDays": 60,
         *         "dailyLimit": null,
         *         "maxInvitees": 1,
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "questions": [],
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "scheduleId": null,
         *             "pending": false
         *           }
         *         ],
         *         "hostSelection": null,
         *         "active": true,
         *         "publicBooking": true,
         *         "bookingMode": "time_first",
         *         "botProtection": "none",
         *         "redirectUrl": null,
         *         "internalNote": null,
         *         "cancelNoticeMin": 0,
         *         "rescheduleNoticeMin": 0,
         *         "reminders": [
         *           1440
         *         ],
         *         "externalId": null,
         *         "createdAt": "2026-11-02T08:30:00.000Z",
         *         "updatedAt": "2026-11-02T08:30:00.000Z"
         *       }
         *     }
         */
        WebhookEventTypeCreated: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "event_type_created";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The event type; in a test event, the example of `EventType` in this document. */
            data: components["schemas"]["EventType"];
        };
        /**
         * @description The body of a webhook request about an event type that was changed.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "event_type_changed",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "name": "Intro call",
         *         "slug": "intro",
         *         "url": "https://caledee.example/imad/intro",
         *         "kind": "one_on_one",
         *         "description": null,
         *         "durations": [
         *           30,
         *           60
         *         ],
         *         "slotIntervalMin": null,
         *         "bufferBeforeMin": 0,
         *         "bufferAfterMin": 10,
         *         "minimumNoticeMin": 120,
         *         "bookingWindowDays": 60,
         *         "dailyLimit": null,
         *         "maxInvitees": 1,
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "questions": [],
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "scheduleId": null,
         *             "pending": false
         *           }
         *         ],
         *         "hostSelection": null,
         *         "active": true,
         *         "publicBooking": true,
         *         "bookingMode": "time_first",
         *         "botProtection": "none",
         *         "redirectUrl": null,
         *         "internalNote": null,
         *         "cancelNoticeMin": 0,
         *         "rescheduleNoticeMin": 0,
         *         "reminders": [
         *           1440
         *         ],
         *         "externalId": null,
         *         "createdAt": "2026-11-02T08:30:00.000Z",
         *         "updatedAt": "2026-11-02T08:30:00.000Z"
         *       }
         *     }
         */
        WebhookEventTypeChanged: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "event_type_changed";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The event type; in a test event, the example of `EventType` in this document. */
            data: components["schemas"]["EventType"];
        };
        /**
         * @description The body of a webhook request about an event type that you can no longer see.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "event_type_removed",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *         "name": "Intro call",
         *         "slug": "intro",
         *         "url": "https://caledee.example/imad/intro",
         *         "kind": "one_on_one",
         *         "description": null,
         *         "durations": [
         *           30,
         *           60
         *         ],
         *         "slotIntervalMin": null,
         *         "bufferBeforeMin": 0,
         *         "bufferAfterMin": 10,
         *         "minimumNoticeMin": 120,
         *         "bookingWindowDays": 60,
         *         "dailyLimit": null,
         *         "maxInvitees": 1,
         *         "location": {
         *           "kind": "google_meet",
         *           "value": null
         *         },
         *         "questions": [],
         *         "hosts": [
         *           {
         *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *             "name": "Imad",
         *             "slug": "imad",
         *             "scheduleId": null,
         *             "pending": false
         *           }
         *         ],
         *         "hostSelection": null,
         *         "active": true,
         *         "publicBooking": true,
         *         "bookingMode": "time_first",
         *         "botProtection": "none",
         *         "redirectUrl": null,
         *         "internalNote": null,
         *         "cancelNoticeMin": 0,
         *         "rescheduleNoticeMin": 0,
         *         "reminders": [
         *           1440
         *         ],
         *         "externalId": null,
         *         "createdAt": "2026-11-02T08:30:00.000Z",
         *         "updatedAt": "2026-11-02T08:30:00.000Z"
         *       }
         *     }
         */
        WebhookEventTypeRemoved: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "event_type_removed";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The event type; in a test event, the example of `EventType` in this document. */
            data: components["schemas"]["EventType"];
        };
        /**
         * @description The body of a webhook request about a contact.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "contact_changed",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *         "email": "ann@example.com",
         *         "name": "Ann Lee",
         *         "kind": "client",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": "Europe/London",
         *         "bookingCount": 2,
         *         "leadCount": 1,
         *         "firstSeenAt": "2026-12-01T10:00:00.000Z",
         *         "lastActivityAt": "2027-02-20T14:00:00.000Z",
         *         "lastBookingAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z"
         *       }
         *     }
         */
        WebhookContactChanged: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "contact_changed";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The contact; in a test event, the example of `Contact` in this document. */
            data: components["schemas"]["Contact"];
        };
        /**
         * @description The body of a webhook request about a contact that no longer exists.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "contact_erased",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
         *         "email": "erased-019cb24f-1c00-7d55-9a11-2b3c4d5e6f70@erased.invalid",
         *         "name": "Erased",
         *         "kind": "client",
         *         "phone": null,
         *         "phoneE164": null,
         *         "timezone": null,
         *         "bookingCount": 2,
         *         "leadCount": 1,
         *         "firstSeenAt": "2026-12-01T10:00:00.000Z",
         *         "lastActivityAt": "2027-02-20T14:00:00.000Z",
         *         "lastBookingAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z"
         *       }
         *     }
         */
        WebhookContactErased: {
            /** @description The event's id, the same for all webhooks and in `listEvents`. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "contact_erased";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The contact; in a test event, the example of `Contact` in this document. */
            data: components["schemas"]["Contact"];
        };
        /**
         * @description The body of a webhook request about another webhook that fails.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "webhook_failing",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f9",
         *         "url": "https://reports.example/hooks/caledee",
         *         "events": [
         *           "booking_created",
         *           "booking_canceled",
         *           "booking_rescheduled"
         *         ],
         *         "description": "The reports",
         *         "organization": false,
         *         "active": true,
         *         "disabledReason": null,
         *         "consecutiveFailures": 5,
         *         "createdAt": "2027-03-01T09:00:00.000Z",
         *         "updatedAt": "2027-03-01T09:00:00.000Z"
         *       }
         *     }
         */
        WebhookWebhookFailing: {
            /** @description The event's id, the same for all webhooks. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "webhook_failing";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The webhook that fails; in a test event, the example of `Webhook` in this document. */
            data: components["schemas"]["Webhook"];
        };
        /**
         * @description The body of a webhook request about another webhook that was disabled.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "sequence": 1,
         *       "createdAt": "2027-03-01T09:05:00.000Z",
         *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
         *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "test": false,
         *       "event": "webhook_disabled",
         *       "attempt": 1,
         *       "sentAt": "2027-01-01T00:00:00.120Z",
         *       "data": {
         *         "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f9",
         *         "url": "https://reports.example/hooks/caledee",
         *         "events": [
         *           "booking_created",
         *           "booking_canceled",
         *           "booking_rescheduled"
         *         ],
         *         "description": "The reports",
         *         "organization": false,
         *         "active": false,
         *         "disabledReason": "15 failures in a row, counted at most once a minute.",
         *         "consecutiveFailures": 15,
         *         "createdAt": "2027-03-01T09:00:00.000Z",
         *         "updatedAt": "2027-03-01T09:00:00.000Z"
         *       }
         *     }
         */
        WebhookWebhookDisabled: {
            /** @description The event's id, the same for all webhooks. */
            id: components["schemas"]["Id"];
            /**
             * Format: int32
             * @description Same as `X-Caledee-Sequence`.
             */
            sequence: number;
            /** @description Time of the event. */
            createdAt: components["schemas"]["Instant"];
            /** @description The organization in which it happened. */
            organizationId: components["schemas"]["Id"];
            /** @description The webhook that receives it. */
            webhookId: components["schemas"]["Id"];
            /** @description `true` for an event of `testWebhook`: nothing happened. */
            test: boolean;
            /**
             * @description Type of the event. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            event: "webhook_disabled";
            /**
             * Format: int32
             * @description Same as `X-Caledee-Delivery-Attempt`.
             */
            attempt: number;
            /** @description Time of this attempt. */
            sentAt: components["schemas"]["Instant"];
            /** @description The webhook that fails; in a test event, the example of `Webhook` in this document. */
            data: components["schemas"]["Webhook"];
        };
        /**
         * @description The limit with the fewest units left in the current minute: the token's, its user's or its organization's.
         * @example {
         *       "limit": 600,
         *       "remaining": 571,
         *       "resetAt": "2027-03-01T09:01:00.000Z"
         *     }
         */
        RateLimit: {
            /**
             * Format: int32
             * @description Units per minute.
             */
            limit: number;
            /**
             * Format: int32
             * @description Units left.
             */
            remaining: number;
            /** @description Start of the next minute. */
            resetAt: components["schemas"]["Instant"];
        };
        /**
         * @description Stable, machine-readable code of an error that has no fields of its own. Errors with further fields, and other refusals, have schemas of their own, such as `SlotUnavailable`, with one code each. So `code` identifies the schema of any error. More codes may be added.
         * @example invalid_argument
         * @enum {string}
         */
        ErrorCode: "invalid_argument" | "unauthorized" | "plan_required" | "insufficient_scope" | "role_required" | "foreign_origin" | "proof_of_work_required" | "not_found" | "method_not_allowed" | "confirmation_required" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "internal" | "unavailable";
        /**
         * @description The rule that a value breaks, for programs that show their own texts. The first ones are keywords of JSON Schema. `encoding`: not UTF-8, JSON or valid percent-encoding, or a character that cannot be stored. `reference`: does not name an existing object that can be used here. `relation`: contradicts another value of the request or the object. `unique`: already used by another object or request, or given twice. `notAllowed`: not accepted here. `precondition`: `If-Match` does not match. More rules may be added.
         * @example minLength
         * @enum {string}
         */
        ErrorRule: "required" | "additionalProperties" | "type" | "format" | "pattern" | "enum" | "minimum" | "maximum" | "minLength" | "maxLength" | "minItems" | "maxItems" | "uniqueItems" | "encoding" | "reference" | "relation" | "unique" | "notAllowed" | "precondition";
        /**
         * @description One invalid value of the request.
         * @example {
         *       "path": "/body/invitee/name",
         *       "message": "must have at most 200 characters",
         *       "rule": "maxLength",
         *       "limit": 200
         *     }
         */
        ErrorDetail: {
            /** @description JSON pointer that starts with `/query`, `/path`, `/header` or `/body`. */
            path: string;
            /** @description Explanation of the error, in English. Continues a sentence that begins with the name of the value. For logs and developers; for your users, write your own text by `rule`. */
            message: string;
            rule: components["schemas"]["ErrorRule"];
            /**
             * Format: int64
             * @description The bound that the value exceeds, for rules that have one: characters of a text, items of a list, the number itself, or days of a window.
             */
            limit?: number;
        };
        /**
         * @description The body of every error response.
         * @example {
         *       "title": "Invalid Argument",
         *       "message": "`to` must be after `from`.",
         *       "code": "invalid_argument",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/query/to",
         *           "message": "must be after `from`",
         *           "rule": "relation"
         *         }
         *       ]
         *     }
         */
        Error: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            code: components["schemas"]["ErrorCode"];
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description Why a start cannot be booked. If several reasons apply, the first in this order is returned:
         *
         *     1. `event_type_inactive`: the event type, or the account of its owner, is not active.
         *     2. `in_past`: the start is in the past.
         *     3. `out_of_office`: the host is away.
         *     4. `outside_hours`: the meeting does not fit into the host's available hours, or the host's account is disabled.
         *     5. `off_grid`: the start is not on the event type's slot grid.
         *     6. `below_minimum_notice`: the start is sooner than `minimumNoticeMin` allows.
         *     7. `beyond_booking_window`: the start is later than `bookingWindowDays` allows.
         *     8. `daily_limit_reached`: the host has `dailyLimit` meetings of this event type on that date.
         *     9. `slot_taken`: another meeting overlaps, or all seats are taken.
         *     10. `buffer_conflict`: only the buffer of a meeting overlaps.
         *     11. `calendar_busy`: a connected calendar is busy.
         *     12. `calendar_unreachable`: a connected calendar was not read for longer than its `maxAgeMin`.
         *
         *     With several hosts, the reason of a round robin is that of the host for whom the last one in this order applies, and the reason of a collective is that of the first host who cannot attend. Reasons that would reveal a private calendar are returned only to those who may read it: `out_of_office`, `calendar_busy` and `calendar_unreachable` to the host, `buffer_conflict` to callers who may read the other meeting. Others get `outside_hours` and `slot_taken` instead.
         * @example slot_taken
         * @enum {string}
         */
        RefusalReason: "event_type_inactive" | "in_past" | "out_of_office" | "outside_hours" | "off_grid" | "below_minimum_notice" | "beyond_booking_window" | "daily_limit_reached" | "slot_taken" | "buffer_conflict" | "calendar_busy" | "calendar_unreachable";
        /**
         * @description The start cannot be booked now.
         * @example {
         *       "title": "Slot Unavailable",
         *       "message": "The start overlaps another meeting.",
         *       "code": "slot_unavailable",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "reason": "slot_taken",
         *       "alternatives": [
         *         "2027-03-02T09:30:00.000Z"
         *       ]
         *     }
         */
        SlotUnavailable: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "slot_unavailable";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            reason: components["schemas"]["RefusalReason"];
            /** @description Up to three free starts, the nearest after the requested one (or after now, if it has passed), at most 31 days later. May be empty. Without a token, the search covers as many days as 100 host-days allow. The search costs units of the rate limit by hosts and days, like `getAvailability`, and ends early when they run out; for one host it costs nothing extra. */
            alternatives: components["schemas"]["Instant"][];
        };
        /**
         * @description A request with the same `Idempotency-Key` is still in progress.
         * @example {
         *       "title": "Request In Progress",
         *       "message": "A request with this Idempotency-Key is still in progress. Retry later.",
         *       "code": "request_in_progress",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        RequestInProgress: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "request_in_progress";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The invitee's email address already has a seat in this meeting. Comparison is case-insensitive.
         * @example {
         *       "title": "Already Booked",
         *       "message": "This email address already has a seat in this meeting.",
         *       "code": "already_booked",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        AlreadyBooked: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "already_booked";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The same client booked the same invitee, event type and start within the last ten minutes, without an `Idempotency-Key`, and that booking is active.
         * @example {
         *       "title": "Duplicate Booking",
         *       "message": "The same invitee was booked for this start a moment ago. `bookingId` is the id of that booking.",
         *       "code": "duplicate_booking",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334"
         *     }
         */
        DuplicateBooking: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "duplicate_booking";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description Id of the existing booking. Left out without a token, because others may share the client's IP address. */
            bookingId?: components["schemas"]["Id"];
        };
        /**
         * @description Why the booking was refused.
         * @example {
         *       "title": "Request In Progress",
         *       "message": "A request with this Idempotency-Key is still in progress. Retry later.",
         *       "code": "request_in_progress",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingRefusal: components["schemas"]["SlotUnavailable"] | components["schemas"]["RequestInProgress"] | components["schemas"]["AlreadyBooked"] | components["schemas"]["DuplicateBooking"];
        /**
         * @description The booking is canceled.
         * @example {
         *       "title": "Booking Canceled",
         *       "message": "This booking is canceled.",
         *       "code": "booking_canceled",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingCanceled: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "booking_canceled";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The booking was rescheduled.
         * @example {
         *       "title": "Booking Rescheduled",
         *       "message": "This booking was rescheduled. `rescheduledToId` is the id of the new one.",
         *       "code": "booking_rescheduled",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "rescheduledToId": "019cb24f-1c01-7e44-8b63-7f8091122334"
         *     }
         */
        BookingRescheduled: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "booking_rescheduled";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description Id of the booking that replaced it. It may have been moved or canceled since. */
            rescheduledToId: components["schemas"]["Id"];
        };
        /**
         * @description The booking has started.
         * @example {
         *       "title": "Booking Started",
         *       "message": "This booking has already started.",
         *       "code": "booking_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingStarted: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "booking_started";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The booking has not started.
         * @example {
         *       "title": "Booking Not Started",
         *       "message": "This booking has not started yet.",
         *       "code": "booking_not_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingNotStarted: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "booking_not_started";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description How to reach a booking's host.
         * @example {
         *       "name": "Imad",
         *       "email": "imad@acme.example"
         *     }
         */
        HostContact: {
            /** @description Full name; `null` if none is set. */
            name: string | null;
            email: components["schemas"]["Email"];
        };
        /**
         * @description It is too late to change the booking: less than the event type's `cancelNoticeMin` or `rescheduleNoticeMin` is left before the start.
         * @example {
         *       "title": "Too Late To Change",
         *       "message": "This booking can no longer be changed online. Contact the host.",
         *       "code": "too_late_to_change",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "contact": {
         *         "name": "Imad",
         *         "email": "imad@acme.example"
         *       }
         *     }
         */
        TooLateToChange: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "too_late_to_change";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            contact: components["schemas"]["HostContact"];
        };
        /**
         * @description The slug is in use: by another of the caller's event types or, for a member, by another user of the server.
         * @example {
         *       "title": "Slug Taken",
         *       "message": "Another of your event types has this slug.",
         *       "code": "slug_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/slug",
         *           "message": "is the slug of another of your event types",
         *           "rule": "unique"
         *         }
         *       ],
         *       "freeSlug": "intro-2"
         *     }
         */
        SlugTaken: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "slug_taken";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description A similar slug that is free. */
            freeSlug?: string;
        };
        /**
         * @description The event type has active bookings that have not ended.
         * @example {
         *       "title": "Event Type In Use",
         *       "message": "This event type has upcoming bookings. Cancel or move them first, or set `active` to `false`.",
         *       "code": "event_type_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        EventTypeInUse: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "event_type_in_use";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The id and name of an event type.
         * @example {
         *       "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
         *       "name": "Product demo"
         *     }
         */
        NamedEventType: {
            id: components["schemas"]["Id"];
            /** @description Name of the event type. */
            name: string;
        };
        /**
         * @description Event types use the schedule.
         * @example {
         *       "title": "Schedule In Use",
         *       "message": "Event types use this schedule. Choose another schedule for the host in these event types first.",
         *       "code": "schedule_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "eventTypes": [
         *         {
         *           "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
         *           "name": "Product demo"
         *         }
         *       ]
         *     }
         */
        ScheduleInUse: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "schedule_in_use";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description The first 20 event types that the caller hosts with this schedule. */
            eventTypes: components["schemas"]["NamedEventType"][];
        };
        /**
         * @description The default schedule cannot be deleted.
         * @example {
         *       "title": "Default Schedule",
         *       "message": "The default schedule cannot be deleted. Set `isDefault` of another schedule first.",
         *       "code": "default_schedule",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        DefaultSchedule: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "default_schedule";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description A limit on the number of resources is reached.
         * @example {
         *       "title": "Limit Reached",
         *       "message": "A user can have at most 20 webhooks. Delete one that you no longer need, and try again.",
         *       "code": "limit_reached",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "limit": "webhooks",
         *       "maximum": 20
         *     }
         */
        LimitReached: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "limit_reached";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
            /** @description Name of the limit. */
            limit: string;
            /**
             * Format: int32
             * @description How many objects the limit allows.
             */
            maximum: number;
        };
        /**
         * @description The email is used by another user of the server.
         * @example {
         *       "title": "Email Taken",
         *       "message": "This email is already used by another user of this server.",
         *       "code": "email_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/email",
         *           "message": "is already used by another user of this server",
         *           "rule": "unique"
         *         }
         *       ]
         *     }
         */
        EmailTaken: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "email_taken";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The external id is used by another object of the organization.
         * @example {
         *       "title": "External ID Taken",
         *       "message": "Another object of your organization has this `externalId`.",
         *       "code": "external_id_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/externalId",
         *           "message": "is the external id of another object of your organization",
         *           "rule": "unique"
         *         }
         *       ]
         *     }
         */
        ExternalIdTaken: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "external_id_taken";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The organization would be without an active owner.
         * @example {
         *       "title": "Last Owner",
         *       "message": "An organization needs an active owner. Make somebody else an owner first.",
         *       "code": "last_owner",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        LastOwner: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "last_owner";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The member has bookings, leads or event types.
         * @example {
         *       "title": "Member In Use",
         *       "message": "The member has bookings, leads or event types. Deactivate the member with `active: false` instead.",
         *       "code": "member_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        MemberInUse: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "member_in_use";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description The member has already joined.
         * @example {
         *       "title": "Already Joined",
         *       "message": "The member has already joined. A person who forgot the password gets a new link from the administrator of the server.",
         *       "code": "already_joined",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        AlreadyJoined: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "already_joined";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description Why inviting the member was refused.
         * @example {
         *       "title": "Email Taken",
         *       "message": "This email is already used by another user of this server.",
         *       "code": "email_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/email",
         *           "message": "is already used by another user of this server",
         *           "rule": "unique"
         *         }
         *       ]
         *     }
         */
        MemberRefusal: components["schemas"]["EmailTaken"] | components["schemas"]["SlugTaken"] | components["schemas"]["ExternalIdTaken"] | components["schemas"]["LimitReached"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why changing the member was refused.
         * @example {
         *       "title": "Last Owner",
         *       "message": "An organization needs an active owner. Make somebody else an owner first.",
         *       "code": "last_owner",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        MemberChangeRefusal: components["schemas"]["LastOwner"] | components["schemas"]["ExternalIdTaken"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why deleting the member was refused.
         * @example {
         *       "title": "Member In Use",
         *       "message": "The member has bookings, leads or event types. Deactivate the member with `active: false` instead.",
         *       "code": "member_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        MemberDeletionRefusal: components["schemas"]["MemberInUse"] | components["schemas"]["LastOwner"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why renewing the invitation was refused.
         * @example {
         *       "title": "Already Joined",
         *       "message": "The member has already joined. A person who forgot the password gets a new link from the administrator of the server.",
         *       "code": "already_joined",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        InvitationRefusal: components["schemas"]["AlreadyJoined"] | components["schemas"]["RequestInProgress"];
        /**
         * @description The URL is used by another of the caller's webhooks.
         * @example {
         *       "title": "URL Taken",
         *       "message": "Another of your webhooks already has this URL.",
         *       "code": "url_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/url",
         *           "message": "is the URL of another of your webhooks",
         *           "rule": "unique"
         *         }
         *       ]
         *     }
         */
        UrlTaken: {
            /** @description Short title of the kind of error. */
            title: string;
            /** @description Human-readable explanation. */
            message: string;
            /**
             * @description Identifies this kind of error. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            code: "url_taken";
            /** @description Same as `X-Request-Id`. */
            requestId: string;
            /** @description The invalid values, if the request has any. */
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description Why the webhook was not created.
         * @example {
         *       "title": "URL Taken",
         *       "message": "Another of your webhooks already has this URL.",
         *       "code": "url_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/url",
         *           "message": "is the URL of another of your webhooks",
         *           "rule": "unique"
         *         }
         *       ]
         *     }
         */
        WebhookRefusal: components["schemas"]["LimitReached"] | components["schemas"]["UrlTaken"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why the absence was not created.
         * @example {
         *       "title": "Limit Reached",
         *       "message": "A user can have at most 500 absences. Delete one that you no longer need, and try again.",
         *       "code": "limit_reached",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "limit": "absences",
         *       "maximum": 500
         *     }
         */
        OutOfOfficeRefusal: components["schemas"]["LimitReached"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why setting the hours of a date was refused.
         * @example {
         *       "title": "Limit Reached",
         *       "message": "A schedule can have at most 366 overrides of today and later. Delete one that you no longer need, and try again.",
         *       "code": "limit_reached",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "limit": "overrides",
         *       "maximum": 366
         *     }
         */
        OverrideRefusal: components["schemas"]["LimitReached"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why rescheduling was refused.
         * @example {
         *       "title": "Booking Started",
         *       "message": "This booking has already started.",
         *       "code": "booking_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        RescheduleRefusal: components["schemas"]["SlotUnavailable"] | components["schemas"]["AlreadyBooked"] | components["schemas"]["BookingCanceled"] | components["schemas"]["BookingRescheduled"] | components["schemas"]["BookingStarted"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why canceling was refused.
         * @example {
         *       "title": "Too Late To Change",
         *       "message": "This booking can no longer be changed online. Contact the host.",
         *       "code": "too_late_to_change",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "contact": {
         *         "name": "Imad",
         *         "email": "imad@acme.example"
         *       }
         *     }
         */
        PublicCancelRefusal: components["schemas"]["TooLateToChange"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why a booking cannot be moved.
         * @example {
         *       "title": "Booking Canceled",
         *       "message": "This booking is canceled.",
         *       "code": "booking_canceled",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        PublicMoveRefusal: components["schemas"]["TooLateToChange"] | components["schemas"]["BookingCanceled"];
        /**
         * @description Why rescheduling was refused.
         * @example {
         *       "title": "Too Late To Change",
         *       "message": "This booking can no longer be changed online. Contact the host.",
         *       "code": "too_late_to_change",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "contact": {
         *         "name": "Imad",
         *         "email": "imad@acme.example"
         *       }
         *     }
         */
        PublicRescheduleRefusal: components["schemas"]["TooLateToChange"] | components["schemas"]["SlotUnavailable"] | components["schemas"]["AlreadyBooked"] | components["schemas"]["BookingCanceled"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why marking a no-show was refused.
         * @example {
         *       "title": "Booking Not Started",
         *       "message": "This booking has not started yet.",
         *       "code": "booking_not_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        NoShowRefusal: components["schemas"]["BookingCanceled"] | components["schemas"]["BookingRescheduled"] | components["schemas"]["BookingNotStarted"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why canceling was refused.
         * @example {
         *       "title": "Booking Rescheduled",
         *       "message": "This booking was rescheduled. `rescheduledToId` is the id of the new one.",
         *       "code": "booking_rescheduled",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "rescheduledToId": "019cb24f-1c01-7e44-8b63-7f8091122334"
         *     }
         */
        CancelRefusal: components["schemas"]["BookingRescheduled"] | components["schemas"]["BookingStarted"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why creating the event type was refused.
         * @example {
         *       "title": "Slug Taken",
         *       "message": "Another of your event types has this slug.",
         *       "code": "slug_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/slug",
         *           "message": "is the slug of another of your event types",
         *           "rule": "unique"
         *         }
         *       ],
         *       "freeSlug": "intro-2"
         *     }
         */
        EventTypeRefusal: components["schemas"]["SlugTaken"] | components["schemas"]["LimitReached"] | components["schemas"]["ExternalIdTaken"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why updating the event type was refused.
         * @example {
         *       "title": "Slug Taken",
         *       "message": "Another of your event types has this slug.",
         *       "code": "slug_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/slug",
         *           "message": "is the slug of another of your event types",
         *           "rule": "unique"
         *         }
         *       ],
         *       "freeSlug": "intro-2"
         *     }
         */
        EventTypeUpdateRefusal: components["schemas"]["SlugTaken"] | components["schemas"]["ExternalIdTaken"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why deleting the event type was refused.
         * @example {
         *       "title": "Event Type In Use",
         *       "message": "This event type has upcoming bookings. Cancel or move them first, or set `active` to `false`.",
         *       "code": "event_type_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        EventTypeDeletionRefusal: components["schemas"]["EventTypeInUse"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why creating the schedule was refused.
         * @example {
         *       "title": "Limit Reached",
         *       "message": "A user can have at most 50 schedules. Delete one that you no longer need, and try again.",
         *       "code": "limit_reached",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "limit": "schedules",
         *       "maximum": 50
         *     }
         */
        ScheduleRefusal: components["schemas"]["LimitReached"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why deleting the schedule was refused.
         * @example {
         *       "title": "Schedule In Use",
         *       "message": "Event types use this schedule. Choose another schedule for the host in these event types first.",
         *       "code": "schedule_in_use",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "eventTypes": [
         *         {
         *           "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
         *           "name": "Product demo"
         *         }
         *       ]
         *     }
         */
        ScheduleDeletionRefusal: components["schemas"]["ScheduleInUse"] | components["schemas"]["DefaultSchedule"] | components["schemas"]["RequestInProgress"];
    };
    responses: {
        /** @description Not modified. */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is invalid: a missing, unknown or malformed parameter or field, an invalid cursor or an invalid window. `details` lists up to 20 errors; for a request with more than 500 values it may list only the first. Also returned for requests that violate RFC 9112, for example with two `Host` headers. */
        InvalidArgument: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Invalid Argument",
                 *       "message": "`to` must be after `from`.",
                 *       "code": "invalid_argument",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                 *       "details": [
                 *         {
                 *           "path": "/query/to",
                 *           "message": "must be after `from`",
                 *           "rule": "relation"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No token, or the token is malformed, unknown, expired, revoked or of a disabled user (`unauthorized`), or its organization is not on the Team plan (`plan_required`). */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Unauthorized",
                 *       "message": "Invalid or unknown access token.",
                 *       "code": "unauthorized",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token lacks the scope that this operation requires. The message and `WWW-Authenticate` name it. */
        Forbidden: {
            headers: {
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Forbidden",
                 *       "message": "This token lacks the scope `read:leads`.",
                 *       "code": "insufficient_scope",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token lacks the scope that this operation requires (`insufficient_scope`), or the caller is not an owner or admin of the organization, or not an owner where only owners can do this (`role_required`). */
        ForbiddenToMembers: {
            headers: {
                /**
                 * @description With `insufficient_scope`: the missing scope (RFC 6750).
                 * @example Bearer realm="Caledee API", error="insufficient_scope", scope="write:members"
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The event type has the `botProtection` `proof_of_work`, and the request has no valid `proofOfWork`: none, one that has expired, was used before, or belongs to another event type. */
        ProofOfWorkRequired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Proof Of Work Required",
                 *       "message": "This event type needs a `proofOfWork`: the solution of a new challenge of `getChallenge`.",
                 *       "code": "proof_of_work_required",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not found, or not accessible to the caller; the two are indistinguishable. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Not Found",
                 *       "message": "Booking not found.",
                 *       "code": "not_found",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The path does not support this method. `Allow` lists the supported ones. */
        MethodNotAllowed: {
            headers: {
                Allow: components["headers"]["Allow"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Method Not Allowed",
                 *       "message": "Method not allowed. Allowed: GET, HEAD.",
                 *       "code": "method_not_allowed",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The start cannot be booked now (`slot_unavailable`, with a `reason` and `alternatives`), the invitee already has a seat in this meeting (`already_booked`), the same booking was created within the last ten minutes (`duplicate_booking`, with its id as `bookingId`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
        BookingRefused: {
            headers: {
                "Retry-After": components["headers"]["RetryAfterInProgress"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BookingRefusal"];
            };
        };
        /** @description A request with the same `Idempotency-Key` is still in progress. */
        RequestInProgress: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Request In Progress",
                 *       "message": "A request with this Idempotency-Key is still in progress. Retry later.",
                 *       "code": "request_in_progress",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["RequestInProgress"];
            };
        };
        /** @description The resource has changed since the `ETag` in `If-Match`. Nothing was changed. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Precondition Failed",
                 *       "message": "The resource has changed since you read it. Read it again and retry.",
                 *       "code": "precondition_failed",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                 *       "details": [
                 *         {
                 *           "path": "/header/if-match",
                 *           "message": "does not match the current ETag",
                 *           "rule": "precondition"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is larger than 100 KB. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Payload Too Large",
                 *       "message": "The body is larger than 100 KB.",
                 *       "code": "payload_too_large",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not `application/json`, or it is compressed. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Unsupported Media Type",
                 *       "message": "Send the body as uncompressed `application/json` in UTF-8.",
                 *       "code": "unsupported_media_type",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The `Idempotency-Key` was already used for a different request within the last 24 hours. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Idempotency Key Reused",
                 *       "message": "This Idempotency-Key was already used for a different request. Use a new key.",
                 *       "code": "idempotency_key_reused",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                 *       "details": [
                 *         {
                 *           "path": "/header/idempotency-key",
                 *           "message": "was already used for a different request",
                 *           "rule": "unique"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The units of the current minute are used up, or fewer are left than the request costs. `Retry-After` is the number of seconds until the next minute starts. */
        TooManyRequests: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Too Many Requests",
                 *       "message": "The limit of 600 requests per minute is exceeded. Retry in 12 seconds.",
                 *       "code": "rate_limited",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The rate limit or a limit on bookings without a token is exceeded; the message says which. `Retry-After` is the number of seconds until another request can succeed; for an email address with 3 upcoming bookings it is one hour. */
        TooManyPublicBookings: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Internal error. It is logged with the request id. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Internal Error",
                 *       "message": "Internal server error. Quote the request id when you report it.",
                 *       "code": "internal",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service is temporarily unavailable; retry after `Retry-After`. A `POST` may have been executed: repeat it with the same `Idempotency-Key`. Bookings are also refused like this, without being executed, while too many others wait for the same event type. */
        ServiceUnavailable: {
            headers: {
                "Retry-After": components["headers"]["RetryAfter"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "title": "Service Unavailable",
                 *       "message": "The service is temporarily unavailable. Retry later.",
                 *       "code": "unavailable",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not modified. */
        NotModifiedShared: {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["RequestId"];
                "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                "Cache-Control": components["headers"]["CacheControl"];
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @description Most items per page. */
        Limit: number;
        /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
        Cursor: string;
        /** @description `ETag` of a cached response; returns 304 if unchanged. */
        IfNoneMatch: string;
        /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
        IfMatch: string;
        /**
         * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
         *
         *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
         *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
         *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
         *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
         */
        IdempotencyKey: string;
        /**
         * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
         * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
         */
        ActingFor: components["schemas"]["Id"];
        /**
         * @description The member's id.
         * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
         */
        MemberId: components["schemas"]["Id"];
        /**
         * @description Only the object with this external id.
         * @example hr-1042
         */
        ExternalId: string;
        /**
         * @description The event type's id.
         * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
         */
        EventTypeId: components["schemas"]["Id"];
        /**
         * @description The booking's id.
         * @example 019cb24f-1c00-7e44-8b63-7f8091122334
         */
        BookingId: components["schemas"]["Id"];
        /**
         * @description The lead's id.
         * @example 019ca9d0-7b00-7f55-9c74-809112233445
         */
        LeadId: components["schemas"]["Id"];
        /**
         * @description The contact's id.
         * @example 019cb24f-1c00-7d55-9a11-2b3c4d5e6f70
         */
        ContactId: components["schemas"]["Id"];
        /**
         * @description The slug of the event type's owner.
         * @example imad
         */
        UserSlug: string;
        /**
         * @description The event type's slug.
         * @example intro
         */
        EventTypeSlug: string;
        /**
         * @description The last part of `manageUrl`.
         * @example AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL
         */
        ManageToken: string;
        /**
         * @description The schedule's id.
         * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
         */
        ScheduleId: components["schemas"]["Id"];
        /**
         * @description A calendar date in the schedule's time zone.
         * @example 2027-05-03
         */
        OverrideDate: string;
        /**
         * @description The absence's id.
         * @example 019cb24f-3e00-7a66-8d85-91b2a3b4c5d6
         */
        OutOfOfficeId: components["schemas"]["Id"];
        /**
         * @description The calendar's id.
         * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
         */
        CalendarId: components["schemas"]["Id"];
        /**
         * @description The webhook's id.
         * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
         */
        WebhookId: components["schemas"]["Id"];
        /**
         * @description The delivery's id, as in `X-Caledee-Delivery`.
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        DeliveryId: components["schemas"]["Id"];
        /**
         * @description The type of event, same as `event` in the body.
         * @example booking_created
         */
        EventHeader: components["schemas"]["WebhookEventName"];
        /** @description Number of the attempt, starting at 1. */
        AttemptHeader: number;
        /**
         * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        DeliveryHeader: components["schemas"]["Id"];
        /** @description Number of the event within its booking or lead, starting at 1. */
        SequenceHeader: number;
        /**
         * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
         * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
         */
        SignatureHeader: string;
        /**
         * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        StandardIdHeader: components["schemas"]["Id"];
        /** @description Time of sending in Unix seconds (Standard Webhooks). */
        StandardTimestampHeader: number;
        /**
         * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        StandardSignatureHeader: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Strong entity tag of the response.
         * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
         */
        ETag: string;
        /**
         * @description The id of this request; quote it when you report a problem.
         * @example 019cb24f-1c00-7aaa-8bbb-0123456789ab
         */
        RequestId: string;
        /**
         * @description Units per minute. Returned with every response to a valid token.
         * @example 600
         */
        RateLimitLimit: number;
        /**
         * @description Units left in the current minute. Returned with every response to a valid token.
         * @example 571
         */
        RateLimitRemaining: number;
        /**
         * @description Start of the next minute in Unix seconds. Returned with every response to a valid token.
         * @example 1803891660
         */
        RateLimitReset: number;
        /**
         * @description Seconds to wait before the next attempt.
         * @example 12
         */
        RetryAfter: number;
        /**
         * @description Methods that this path supports.
         * @example GET, HEAD, POST
         */
        Allow: string;
        /**
         * @description How to authenticate and what was wrong (RFC 6750); with a 401 also the URL of the protected resource metadata (`resource_metadata`, RFC 9728).
         * @example Bearer realm="Caledee API", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description URL of the new resource.
         * @example /api/v2/bookings/019cb24f-1c00-7e44-8b63-7f8091122334
         */
        Location: string;
        /**
         * @description `true` if this is the stored response to an earlier request with the same `Idempotency-Key`.
         * @example true
         */
        IdempotentReplayed: "true";
        /**
         * @description `true` if an email to the invitee about this is sent. Absent if none is: no mail server is configured, the meeting has ended, or the request had `notify: false`.
         * @example true
         */
        InviteeNotified: boolean;
        /**
         * @description `true` if the request changed nothing, because the object was as requested before. Absent otherwise.
         * @example true
         */
        Unchanged: boolean;
        /**
         * @description How long browsers and shared caches may return this response without asking again.
         * @example public, max-age=15, stale-while-revalidate=45
         */
        CacheControl: string;
        /**
         * @description Seconds until the request with the same `Idempotency-Key` has probably ended. Returned with the code `request_in_progress`.
         * @example 1
         */
        RetryAfterInProgress: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "email": "imad@acme.test",
                     *       "name": "Imad",
                     *       "slug": "imad",
                     *       "timezone": "Europe/Paris",
                     *       "role": "owner",
                     *       "organization": {
                     *         "id": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                     *         "slug": "acme",
                     *         "name": "Acme"
                     *       },
                     *       "scopes": [
                     *         "read:profile",
                     *         "read:bookings"
                     *       ],
                     *       "tokenExpiresAt": "2028-03-01T00:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `true`: only members who can sign in and be booked. `false`: only deactivated ones. Default: all members. */
                active?: boolean;
                /**
                 * @description Only the object with this external id.
                 * @example hr-1042
                 */
                externalId?: components["parameters"]["ExternalId"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test",
                     *           "timezone": "Europe/Paris",
                     *           "role": "owner",
                     *           "active": true,
                     *           "externalId": null,
                     *           "invitationExpiresAt": null
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The new member. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "lina@acme.test",
                 *       "name": "Lina",
                 *       "timezone": "Europe/Paris",
                 *       "externalId": "hr-1043"
                 *     }
                 */
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description The new member, with the link. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6072",
                     *       "name": "Lina",
                     *       "slug": "lina",
                     *       "email": "lina@acme.test",
                     *       "timezone": "Europe/Paris",
                     *       "role": "member",
                     *       "active": true,
                     *       "externalId": "hr-1043",
                     *       "invitationExpiresAt": "2026-11-09T08:00:00.000Z",
                     *       "invitationUrl": "https://caledee.example/invitation/4pQm0cXnU1k9sVbR7yZt2LwE6hGdJ3aF5iOxKuNrP8s"
                     *     }
                     */
                    "application/json": components["schemas"]["MemberInvitation"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenToMembers"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The email or slug is used by another user of the server (`email_taken`, `slug_taken`), the `externalId` by another member (`external_id_taken`), the organization has 1000 members, which is the limit (`limit_reached`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The member's id.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *       "name": "Noor",
                     *       "slug": "noor",
                     *       "email": "noor@acme.test",
                     *       "timezone": "Europe/Paris",
                     *       "role": "member",
                     *       "active": true,
                     *       "externalId": "hr-1042",
                     *       "invitationExpiresAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The member's id.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted member. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *       "name": "Noor",
                     *       "slug": "noor",
                     *       "email": "noor@acme.test",
                     *       "timezone": "Europe/Paris",
                     *       "role": "member",
                     *       "active": true,
                     *       "externalId": "hr-1042",
                     *       "invitationExpiresAt": null
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenToMembers"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Bookings, leads or event types of the member remain (`member_in_use`), no active owner would remain (`last_owner`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberDeletionRefusal"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateMember: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The member's id.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "active": false
                 *     }
                 */
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description The changed member. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *       "name": "Noor",
                     *       "slug": "noor",
                     *       "email": "noor@acme.test",
                     *       "timezone": "Europe/Paris",
                     *       "role": "member",
                     *       "active": false,
                     *       "externalId": "hr-1042",
                     *       "invitationExpiresAt": null,
                     *       "affectedBookings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedMember"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenToMembers"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description No active owner would remain (`last_owner`), the `externalId` is used by another member (`external_id_taken`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberChangeRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The member's id.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                id: components["parameters"]["MemberId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member, with the new link. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *       "name": "Noor",
                     *       "slug": "noor",
                     *       "email": "noor@acme.test",
                     *       "timezone": "Europe/Paris",
                     *       "role": "member",
                     *       "active": true,
                     *       "externalId": "hr-1042",
                     *       "invitationExpiresAt": "2026-11-09T08:00:00.000Z",
                     *       "invitationUrl": "https://caledee.example/invitation/4pQm0cXnU1k9sVbR7yZt2LwE6hGdJ3aF5iOxKuNrP8s"
                     *     }
                     */
                    "application/json": components["schemas"]["MemberInvitation"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenToMembers"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The member has already joined (`already_joined`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationRefusal"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEventTypes: {
        parameters: {
            query?: {
                /** @description `true`: only active event types. `false`: only inactive ones. Default: all event types. */
                active?: boolean;
                /**
                 * @description Only the object with this external id.
                 * @example hr-1042
                 */
                externalId?: components["parameters"]["ExternalId"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of event types. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "name": "Intro call",
                     *           "slug": "intro",
                     *           "url": "https://caledee.example/imad/intro",
                     *           "kind": "one_on_one",
                     *           "description": null,
                     *           "durations": [
                     *             30,
                     *             60
                     *           ],
                     *           "slotIntervalMin": null,
                     *           "bufferBeforeMin": 0,
                     *           "bufferAfterMin": 10,
                     *           "minimumNoticeMin": 120,
                     *           "bookingWindowDays": 60,
                     *           "dailyLimit": null,
                     *           "maxInvitees": 1,
                     *           "location": {
                     *             "kind": "google_meet",
                     *             "value": null
                     *           },
                     *           "questions": [],
                     *           "hosts": [
                     *             {
                     *               "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *               "name": "Imad",
                     *               "slug": "imad",
                     *               "scheduleId": null,
                     *               "pending": false
                     *             }
                     *           ],
                     *           "hostSelection": null,
                     *           "active": true,
                     *           "publicBooking": true,
                     *           "bookingMode": "time_first",
                     *           "botProtection": "none",
                     *           "redirectUrl": null,
                     *           "internalNote": null,
                     *           "cancelNoticeMin": 0,
                     *           "rescheduleNoticeMin": 0,
                     *           "reminders": [
                     *             1440
                     *           ],
                     *           "externalId": null,
                     *           "createdAt": "2026-11-02T08:30:00.000Z",
                     *           "updatedAt": "2026-11-02T08:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["EventTypeList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event type. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Product demo",
                 *       "slug": "product-demo",
                 *       "kind": "one_on_one",
                 *       "durations": [
                 *         45
                 *       ],
                 *       "bufferAfterMin": 10,
                 *       "minimumNoticeMin": 240
                 *     }
                 */
                "application/json": components["schemas"]["NewEventType"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-2d00-7f55-9c74-80a192a3b4c5",
                     *       "name": "Product demo",
                     *       "slug": "product-demo",
                     *       "url": "https://caledee.example/imad/product-demo",
                     *       "kind": "one_on_one",
                     *       "description": null,
                     *       "durations": [
                     *         45
                     *       ],
                     *       "slotIntervalMin": null,
                     *       "bufferBeforeMin": 0,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 240,
                     *       "bookingWindowDays": null,
                     *       "dailyLimit": null,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "questions": [],
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "scheduleId": null,
                     *           "pending": false
                     *         }
                     *       ],
                     *       "hostSelection": null,
                     *       "active": true,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The slug is used by another of the caller's event types (`slug_taken`), the `externalId` by another event type of the organization (`external_id_taken`), the caller owns 200 event types, which is the limit (`limit_reached`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getEventType: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                id: components["parameters"]["EventTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event type. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
                     *       "name": "Product demo",
                     *       "slug": "demo",
                     *       "url": "https://caledee.example/imad/demo",
                     *       "kind": "round_robin",
                     *       "description": "A tour of the product with whoever is free.",
                     *       "durations": [
                     *         45
                     *       ],
                     *       "slotIntervalMin": 15,
                     *       "bufferBeforeMin": 5,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 240,
                     *       "bookingWindowDays": 30,
                     *       "dailyLimit": 4,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "zoom",
                     *         "value": "https://zoom.us/j/123456789"
                     *       },
                     *       "questions": [
                     *         {
                     *           "id": "team-size",
                     *           "label": "How large is your team?",
                     *           "type": "single_choice",
                     *           "required": true,
                     *           "options": [
                     *             "1–10",
                     *             "11–50",
                     *             "more"
                     *           ]
                     *         }
                     *       ],
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "scheduleId": null,
                     *           "pending": false
                     *         },
                     *         {
                     *           "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *           "name": "Noor",
                     *           "slug": "noor",
                     *           "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *           "pending": false
                     *         }
                     *       ],
                     *       "hostSelection": "least_busy",
                     *       "active": true,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2026-11-02T08:31:00.000Z",
                     *       "updatedAt": "2026-11-09T15:12:44.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a30-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted object. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
                     *       "name": "Product demo",
                     *       "slug": "demo",
                     *       "url": "https://caledee.example/imad/demo",
                     *       "kind": "round_robin",
                     *       "description": "A tour of the product with whoever is free.",
                     *       "durations": [
                     *         45
                     *       ],
                     *       "slotIntervalMin": 15,
                     *       "bufferBeforeMin": 5,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 240,
                     *       "bookingWindowDays": 30,
                     *       "dailyLimit": 4,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "zoom",
                     *         "value": "https://zoom.us/j/123456789"
                     *       },
                     *       "questions": [
                     *         {
                     *           "id": "team-size",
                     *           "label": "How large is your team?",
                     *           "type": "single_choice",
                     *           "required": true,
                     *           "options": [
                     *             "1–10",
                     *             "11–50",
                     *             "more"
                     *           ]
                     *         }
                     *       ],
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "scheduleId": null,
                     *           "pending": false
                     *         },
                     *         {
                     *           "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *           "name": "Noor",
                     *           "slug": "noor",
                     *           "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *           "pending": false
                     *         }
                     *       ],
                     *       "hostSelection": "least_busy",
                     *       "active": true,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2026-11-02T08:31:00.000Z",
                     *       "updatedAt": "2026-11-09T15:12:44.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The event type has upcoming bookings (`event_type_in_use`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeDeletionRefusal"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                id: components["parameters"]["EventTypeId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "minimumNoticeMin": 60,
                 *       "dailyLimit": 6
                 *     }
                 */
                "application/json": components["schemas"]["EventTypeChange"];
            };
        };
        responses: {
            /** @description The updated event type. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "name": "Intro call",
                     *       "slug": "intro",
                     *       "url": "https://caledee.example/imad/intro",
                     *       "kind": "one_on_one",
                     *       "description": null,
                     *       "durations": [
                     *         30,
                     *         60
                     *       ],
                     *       "slotIntervalMin": null,
                     *       "bufferBeforeMin": 0,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 60,
                     *       "bookingWindowDays": 60,
                     *       "dailyLimit": 6,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "questions": [],
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "scheduleId": null,
                     *           "pending": false
                     *         }
                     *       ],
                     *       "hostSelection": null,
                     *       "active": true,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2026-11-02T08:30:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The slug is used by another of the caller's event types (`slug_taken`), the `externalId` by another event type of the organization (`external_id_taken`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTypeUpdateRefusal"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    acceptEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                id: components["parameters"]["EventTypeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event type. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
                     *       "name": "Product demo",
                     *       "slug": "demo",
                     *       "url": "https://caledee.example/imad/demo",
                     *       "kind": "round_robin",
                     *       "description": "A tour of the product with whoever is free.",
                     *       "durations": [
                     *         45
                     *       ],
                     *       "slotIntervalMin": 15,
                     *       "bufferBeforeMin": 5,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 240,
                     *       "bookingWindowDays": 30,
                     *       "dailyLimit": 4,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "zoom",
                     *         "value": "https://zoom.us/j/123456789"
                     *       },
                     *       "questions": [
                     *         {
                     *           "id": "team-size",
                     *           "label": "How large is your team?",
                     *           "type": "single_choice",
                     *           "required": true,
                     *           "options": [
                     *             "1–10",
                     *             "11–50",
                     *             "more"
                     *           ]
                     *         }
                     *       ],
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "scheduleId": null,
                     *           "pending": false
                     *         },
                     *         {
                     *           "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *           "name": "Noor",
                     *           "slug": "noor",
                     *           "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *           "pending": false
                     *         }
                     *       ],
                     *       "hostSelection": "least_busy",
                     *       "active": true,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2026-11-02T08:31:00.000Z",
                     *       "updatedAt": "2026-11-09T15:12:44.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    leaveEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a20-7d33-8a52-6e7f80911223
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event type without the caller as a host. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
                     *       "name": "Product demo",
                     *       "slug": "demo",
                     *       "url": "https://caledee.example/imad/demo",
                     *       "kind": "round_robin",
                     *       "description": "A tour of the product with whoever is free.",
                     *       "durations": [
                     *         45
                     *       ],
                     *       "slotIntervalMin": 15,
                     *       "bufferBeforeMin": 5,
                     *       "bufferAfterMin": 10,
                     *       "minimumNoticeMin": 240,
                     *       "bookingWindowDays": 30,
                     *       "dailyLimit": 4,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "zoom",
                     *         "value": "https://zoom.us/j/123456789"
                     *       },
                     *       "questions": [
                     *         {
                     *           "id": "team-size",
                     *           "label": "How large is your team?",
                     *           "type": "single_choice",
                     *           "required": true,
                     *           "options": [
                     *             "1–10",
                     *             "11–50",
                     *             "more"
                     *           ]
                     *         }
                     *       ],
                     *       "hosts": [],
                     *       "hostSelection": "least_busy",
                     *       "active": false,
                     *       "publicBooking": true,
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "internalNote": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "reminders": [
                     *         1440
                     *       ],
                     *       "externalId": null,
                     *       "createdAt": "2026-11-02T08:31:00.000Z",
                     *       "updatedAt": "2026-11-09T15:12:44.120Z"
                     *     }
                     */
                    "application/json": components["schemas"]["EventType"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAvailability: {
        parameters: {
            query: {
                /**
                 * @description An event type that the caller owns or hosts.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId: components["schemas"]["Id"];
                /**
                 * @description Start of the window (inclusive): an instant, or a date in `tz`.
                 * @example 2027-03-01
                 */
                from: components["schemas"]["InstantOrDate"];
                /**
                 * @description End of the window (exclusive): an instant, or a date in `tz`; at most 31 days after `from`. For a whole month, send its first day and the first day of the next.
                 * @example 2027-03-06
                 */
                to: components["schemas"]["InstantOrDate"];
                /** @description One of the event type's `durations`. Default: the first of them. */
                duration?: components["schemas"]["DurationMin"];
                /**
                 * @description Time zone of dates and of `localStartAt`. Default: the time zone of the event type's owner.
                 * @example Europe/Paris
                 */
                tz?: components["schemas"]["TimeZone"];
                /** @description Maximum number of slots. If there are more, `nextFrom` is not null. */
                limit?: number;
                /** @description A booking of this event type to move: its own time, seat and buffers do not count, and its start is not offered. */
                rescheduleBookingId?: components["schemas"]["Id"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "durationMin": 30,
                     *       "timezone": "Europe/Paris",
                     *       "tzVersion": "2026c",
                     *       "from": "2027-03-27T23:00:00.000Z",
                     *       "to": "2027-03-28T22:00:00.000Z",
                     *       "slots": [
                     *         {
                     *           "startAt": "2027-03-28T07:00:00.000Z",
                     *           "endAt": "2027-03-28T07:30:00.000Z",
                     *           "localStartAt": "2027-03-28T09:00:00.000+02:00",
                     *           "seatsRemaining": 1
                     *         }
                     *       ],
                     *       "nextFrom": null,
                     *       "firstBookableDate": "2027-03-01",
                     *       "lastBookableDate": "2027-04-30",
                     *       "calendarsAsOf": null,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getAvailabilityExplanation: {
        parameters: {
            query: {
                /**
                 * @description An event type that the caller owns or hosts.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId: components["schemas"]["Id"];
                /**
                 * @description The start to explain, in RFC 3339 with an offset.
                 * @example 2027-03-02T09:00:00Z
                 */
                startAt: string;
                /** @description One of the event type's `durations`. Default: the first of them. */
                durationMin?: components["schemas"]["DurationMin"];
                /** @description A booking of this event type to move: its own time, seat and buffers do not count, and its start is not offered. */
                rescheduleBookingId?: components["schemas"]["Id"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventTypeId": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:45:00.000Z",
                     *       "durationMin": 45,
                     *       "offered": false,
                     *       "reason": "slot_taken",
                     *       "seatsRemaining": 0,
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "timezone": "Europe/Paris",
                     *           "localStartAt": "2027-03-02T10:00:00.000+01:00",
                     *           "offered": false,
                     *           "reason": "slot_taken",
                     *           "seatsRemaining": 0,
                     *           "rules": [
                     *             {
                     *               "rule": "open",
                     *               "passes": true,
                     *               "reasons": []
                     *             },
                     *             {
                     *               "rule": "fits",
                     *               "passes": true,
                     *               "reasons": []
                     *             },
                     *             {
                     *               "rule": "free",
                     *               "passes": false,
                     *               "reasons": [
                     *                 "slot_taken"
                     *               ]
                     *             },
                     *             {
                     *               "rule": "seats",
                     *               "passes": true,
                     *               "reasons": []
                     *             }
                     *           ],
                     *           "calendars": [],
                     *           "hours": [
                     *             [
                     *               "09:00",
                     *               "18:00"
                     *             ]
                     *           ],
                     *           "hoursSource": "weekly",
                     *           "blockedBy": [
                     *             {
                     *               "kind": "booking",
                     *               "startAt": "2027-03-02T09:00:00.000Z",
                     *               "endAt": "2027-03-02T09:30:00.000Z",
                     *               "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334"
                     *             }
                     *           ]
                     *         },
                     *         {
                     *           "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *           "name": "Noor",
                     *           "slug": "noor",
                     *           "timezone": "Asia/Dubai",
                     *           "localStartAt": "2027-03-02T13:00:00.000+04:00",
                     *           "offered": false,
                     *           "reason": "outside_hours",
                     *           "seatsRemaining": 0,
                     *           "rules": [
                     *             {
                     *               "rule": "open",
                     *               "passes": false,
                     *               "reasons": [
                     *                 "outside_hours"
                     *               ]
                     *             },
                     *             {
                     *               "rule": "fits",
                     *               "passes": true,
                     *               "reasons": []
                     *             },
                     *             {
                     *               "rule": "free",
                     *               "passes": true,
                     *               "reasons": []
                     *             },
                     *             {
                     *               "rule": "seats",
                     *               "passes": true,
                     *               "reasons": []
                     *             }
                     *           ],
                     *           "calendars": [],
                     *           "hours": [
                     *             [
                     *               "09:00",
                     *               "18:00"
                     *             ]
                     *           ],
                     *           "hoursSource": "weekly",
                     *           "blockedBy": []
                     *         }
                     *       ],
                     *       "alternatives": [
                     *         "2027-03-02T09:30:00.000Z"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AvailabilityExplanation"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSchedules: {
        parameters: {
            query?: {
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of schedules. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *           "name": "Working hours",
                     *           "timezone": "Europe/Paris",
                     *           "isDefault": true,
                     *           "weekly": {
                     *             "monday": [
                     *               [
                     *                 "09:00",
                     *                 "12:30"
                     *               ],
                     *               [
                     *                 "13:30",
                     *                 "18:00"
                     *               ]
                     *             ],
                     *             "tuesday": [
                     *               [
                     *                 "09:00",
                     *                 "18:00"
                     *               ]
                     *             ],
                     *             "wednesday": [
                     *               [
                     *                 "09:00",
                     *                 "18:00"
                     *               ]
                     *             ],
                     *             "thursday": [
                     *               [
                     *                 "09:00",
                     *                 "18:00"
                     *               ]
                     *             ],
                     *             "friday": [
                     *               [
                     *                 "09:00",
                     *                 "16:00"
                     *               ]
                     *             ],
                     *             "saturday": [],
                     *             "sunday": []
                     *           },
                     *           "overrides": [
                     *             {
                     *               "date": "2027-05-03",
                     *               "hours": [
                     *                 [
                     *                   "14:00",
                     *                   "18:00"
                     *                 ]
                     *               ]
                     *             },
                     *             {
                     *               "date": "2027-05-17",
                     *               "hours": []
                     *             }
                     *           ],
                     *           "createdAt": "2026-11-02T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ScheduleList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The schedule. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Evenings",
                 *       "weekly": {
                 *         "tuesday": [
                 *           [
                 *             "18:00",
                 *             "20:00"
                 *           ]
                 *         ],
                 *         "thursday": [
                 *           [
                 *             "18:00",
                 *             "20:00"
                 *           ]
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewSchedule"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-2d02-7a11-8b22-0c1d2e3f4051",
                     *       "name": "Evenings",
                     *       "timezone": "Europe/Paris",
                     *       "isDefault": false,
                     *       "weekly": {
                     *         "monday": [],
                     *         "tuesday": [
                     *           [
                     *             "18:00",
                     *             "20:00"
                     *           ]
                     *         ],
                     *         "wednesday": [],
                     *         "thursday": [
                     *           [
                     *             "18:00",
                     *             "20:00"
                     *           ]
                     *         ],
                     *         "friday": [],
                     *         "saturday": [],
                     *         "sunday": []
                     *       },
                     *       "overrides": [],
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "affectedBookings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedSchedule"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The caller has 50 schedules, which is the limit (`limit_reached`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019cb24f-2d02-7a11-8b22-0c1d2e3f4051
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted schedule. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-2d02-7a11-8b22-0c1d2e3f4051",
                     *       "name": "Evenings",
                     *       "timezone": "Europe/Paris",
                     *       "isDefault": false,
                     *       "weekly": {
                     *         "monday": [],
                     *         "tuesday": [
                     *           [
                     *             "18:00",
                     *             "20:00"
                     *           ]
                     *         ],
                     *         "wednesday": [],
                     *         "thursday": [
                     *           [
                     *             "18:00",
                     *             "20:00"
                     *           ]
                     *         ],
                     *         "friday": [],
                     *         "saturday": [],
                     *         "sunday": []
                     *       },
                     *       "overrides": [],
                     *       "createdAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description Event types use the schedule (`schedule_in_use`), it is the default (`default_schedule`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScheduleDeletionRefusal"];
                };
            };
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateSchedule: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "weekly": {
                 *         "monday": [
                 *           [
                 *             "08:30",
                 *             "17:00"
                 *           ]
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ScheduleChange"];
            };
        };
        responses: {
            /** @description The changed schedule. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *       "name": "Working hours",
                     *       "timezone": "Europe/Paris",
                     *       "isDefault": true,
                     *       "weekly": {
                     *         "monday": [
                     *           [
                     *             "08:30",
                     *             "17:00"
                     *           ]
                     *         ],
                     *         "tuesday": [
                     *           [
                     *             "09:00",
                     *             "18:00"
                     *           ]
                     *         ],
                     *         "wednesday": [
                     *           [
                     *             "09:00",
                     *             "18:00"
                     *           ]
                     *         ],
                     *         "thursday": [
                     *           [
                     *             "09:00",
                     *             "18:00"
                     *           ]
                     *         ],
                     *         "friday": [
                     *           [
                     *             "09:00",
                     *             "16:00"
                     *           ]
                     *         ],
                     *         "saturday": [],
                     *         "sunday": []
                     *       },
                     *       "overrides": [
                     *         {
                     *           "date": "2027-05-03",
                     *           "hours": [
                     *             [
                     *               "14:00",
                     *               "18:00"
                     *             ]
                     *           ]
                     *         },
                     *         {
                     *           "date": "2027-05-17",
                     *           "hours": []
                     *         }
                     *       ],
                     *       "createdAt": "2026-11-02T08:00:00.000Z",
                     *       "affectedBookings": []
                     *     }
                     */
                    "application/json": components["schemas"]["ChangedSchedule"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putScheduleOverride: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
                /**
                 * @description A calendar date in the schedule's time zone.
                 * @example 2027-05-03
                 */
                date: components["parameters"]["OverrideDate"];
            };
            cookie?: never;
        };
        /** @description The hours of the date. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "hours": [
                 *         [
                 *           "14:00",
                 *           "18:00"
                 *         ]
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewOverride"];
            };
        };
        responses: {
            /** @description The date's current hours, and the bookings outside them. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *       "date": "2027-05-03",
                     *       "hours": [
                     *         [
                     *           "14:00",
                     *           "18:00"
                     *         ]
                     *       ],
                     *       "isOverride": true,
                     *       "affectedBookings": [
                     *         {
                     *           "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "hostSlug": "imad",
                     *           "hosts": [
                     *             {
                     *               "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *               "name": "Imad",
                     *               "slug": "imad",
                     *               "email": "imad@acme.test"
                     *             }
                     *           ],
                     *           "startAt": "2027-05-03T08:00:00.000Z",
                     *           "endAt": "2027-05-03T08:30:00.000Z",
                     *           "durationMin": 30,
                     *           "status": "active",
                     *           "location": {
                     *             "kind": "google_meet",
                     *             "value": null
                     *           },
                     *           "invitee": {
                     *             "name": "Ann Lee",
                     *             "email": "ann@example.com",
                     *             "timezone": "Europe/London",
                     *             "language": "en",
                     *             "phone": null,
                     *             "phoneE164": null
                     *           },
                     *           "guests": [],
                     *           "answers": [],
                     *           "notes": null,
                     *           "cancelReason": null,
                     *           "canceledAt": null,
                     *           "canceledBy": null,
                     *           "rescheduledFromId": null,
                     *           "rescheduledToId": null,
                     *           "rescheduleReason": null,
                     *           "leadId": null,
                     *           "noShow": false,
                     *           "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *           "source": "api",
                     *           "metadata": [],
                     *           "waived": [],
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z",
                     *           "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *         }
                     *       ],
                     *       "previousHours": [
                     *         [
                     *           "09:00",
                     *           "18:00"
                     *         ]
                     *       ],
                     *       "absences": []
                     *     }
                     */
                    "application/json": components["schemas"]["OverrideChange"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The schedule has 366 overrides for today and later, which is the limit (`limit_reached`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteScheduleOverride: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
                /**
                 * @description A calendar date in the schedule's time zone.
                 * @example 2027-05-03
                 */
                date: components["parameters"]["OverrideDate"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The date's current hours, and the bookings outside them. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
                     *       "date": "2027-05-03",
                     *       "hours": [
                     *         [
                     *           "09:00",
                     *           "12:30"
                     *         ],
                     *         [
                     *           "13:30",
                     *           "18:00"
                     *         ]
                     *       ],
                     *       "isOverride": false,
                     *       "affectedBookings": [],
                     *       "previousHours": [
                     *         [
                     *           "09:00",
                     *           "18:00"
                     *         ]
                     *       ],
                     *       "absences": []
                     *     }
                     */
                    "application/json": components["schemas"]["OverrideChange"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOutOfOffice: {
        parameters: {
            query?: {
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of absences. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
                     *           "from": "2027-08-02",
                     *           "to": "2027-08-20",
                     *           "reason": "Holiday",
                     *           "createdAt": "2027-03-01T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["OutOfOfficeList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createOutOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description First and last date of the absence. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2027-08-02",
                 *       "to": "2027-08-20",
                 *       "reason": "Holiday"
                 *     }
                 */
                "application/json": components["schemas"]["NewOutOfOffice"];
            };
        };
        responses: {
            /** @description The new absence and the bookings within it. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
                     *       "from": "2027-08-02",
                     *       "to": "2027-08-20",
                     *       "reason": "Holiday",
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "affectedBookings": [
                     *         {
                     *           "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "hostSlug": "imad",
                     *           "hosts": [
                     *             {
                     *               "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *               "name": "Imad",
                     *               "slug": "imad",
                     *               "email": "imad@acme.test"
                     *             }
                     *           ],
                     *           "startAt": "2027-08-03T09:00:00.000Z",
                     *           "endAt": "2027-08-03T09:30:00.000Z",
                     *           "durationMin": 30,
                     *           "status": "active",
                     *           "location": {
                     *             "kind": "google_meet",
                     *             "value": null
                     *           },
                     *           "invitee": {
                     *             "name": "Ann Lee",
                     *             "email": "ann@example.com",
                     *             "timezone": "Europe/London",
                     *             "language": "en",
                     *             "phone": null,
                     *             "phoneE164": null
                     *           },
                     *           "guests": [],
                     *           "answers": [],
                     *           "notes": null,
                     *           "cancelReason": null,
                     *           "canceledAt": null,
                     *           "canceledBy": null,
                     *           "rescheduledFromId": null,
                     *           "rescheduledToId": null,
                     *           "rescheduleReason": null,
                     *           "leadId": null,
                     *           "noShow": false,
                     *           "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *           "source": "api",
                     *           "metadata": [],
                     *           "waived": [],
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z",
                     *           "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *         }
                     *       ],
                     *       "overlapping": []
                     *     }
                     */
                    "application/json": components["schemas"]["OutOfOfficeCreated"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The caller has 500 absences, which is the limit (`limit_reached`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutOfOfficeRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteOutOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The absence's id.
                 * @example 019cb24f-3e00-7a66-8d85-91b2a3b4c5d6
                 */
                id: components["parameters"]["OutOfOfficeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted object. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
                     *       "from": "2027-08-02",
                     *       "to": "2027-08-20",
                     *       "reason": "Holiday",
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "overlapping": []
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedOutOfOffice"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateOutOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The absence's id.
                 * @example 019cb24f-3e00-7a66-8d85-91b2a3b4c5d6
                 */
                id: components["parameters"]["OutOfOfficeId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "2027-08-13"
                 *     }
                 */
                "application/json": components["schemas"]["OutOfOfficeChange"];
            };
        };
        responses: {
            /** @description The changed absence and the bookings within it. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
                     *       "from": "2027-08-02",
                     *       "to": "2027-08-13",
                     *       "reason": "Holiday",
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "affectedBookings": [
                     *         {
                     *           "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "hostSlug": "imad",
                     *           "hosts": [
                     *             {
                     *               "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *               "name": "Imad",
                     *               "slug": "imad",
                     *               "email": "imad@acme.test"
                     *             }
                     *           ],
                     *           "startAt": "2027-08-03T09:00:00.000Z",
                     *           "endAt": "2027-08-03T09:30:00.000Z",
                     *           "durationMin": 30,
                     *           "status": "active",
                     *           "location": {
                     *             "kind": "google_meet",
                     *             "value": null
                     *           },
                     *           "invitee": {
                     *             "name": "Ann Lee",
                     *             "email": "ann@example.com",
                     *             "timezone": "Europe/London",
                     *             "language": "en",
                     *             "phone": null,
                     *             "phoneE164": null
                     *           },
                     *           "guests": [],
                     *           "answers": [],
                     *           "notes": null,
                     *           "cancelReason": null,
                     *           "canceledAt": null,
                     *           "canceledBy": null,
                     *           "rescheduledFromId": null,
                     *           "rescheduledToId": null,
                     *           "rescheduleReason": null,
                     *           "leadId": null,
                     *           "noShow": false,
                     *           "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *           "source": "api",
                     *           "metadata": [],
                     *           "waived": [],
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z",
                     *           "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *         }
                     *       ],
                     *       "overlapping": []
                     *     }
                     */
                    "application/json": components["schemas"]["OutOfOfficeCreated"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCalendarFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": null,
                     *       "shows": "bookings",
                     *       "createdAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCalendarFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "shows": "bookings"
                 *     }
                 */
                "application/json": components["schemas"]["NewCalendarFeed"];
            };
        };
        responses: {
            /** @description The feed, with its URL. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://caledee.example/feeds/AZyyT3wAfRGKIcXW5_gJEgGcqdB6AHwxjl87HSxOX2B4m0tZJq5o2XyV1uQxw8Rr.ics",
                     *       "shows": "bookings",
                     *       "createdAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCalendarFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted feed. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": null,
                     *       "shows": "bookings",
                     *       "createdAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCalendars: {
        parameters: {
            query?: {
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of calendars. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *           "kind": "push",
                     *           "name": "Field service",
                     *           "url": null,
                     *           "username": null,
                     *           "state": "ok",
                     *           "error": null,
                     *           "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *           "nextSyncAt": null,
                     *           "maxAgeMin": 60,
                     *           "allDayIsBusy": true,
                     *           "needsActionIsBusy": false,
                     *           "addsAttendees": false,
                     *           "collections": [
                     *             {
                     *               "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                     *               "name": "Field service",
                     *               "countsAsBusy": true,
                     *               "isWritable": false
                     *             }
                     *           ],
                     *           "writesTo": null,
                     *           "version": 7,
                     *           "createdAt": "2027-03-01T08:00:00.000Z",
                     *           "updatedAt": "2027-03-01T08:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["CalendarList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createCalendar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Kind, URL and credentials. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "push",
                 *       "name": "Field service"
                 *     }
                 */
                "application/json": components["schemas"]["NewCalendar"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *       "kind": "push",
                     *       "name": "Field service",
                     *       "url": null,
                     *       "username": null,
                     *       "state": "pending",
                     *       "error": null,
                     *       "lastSyncedAt": null,
                     *       "nextSyncAt": null,
                     *       "maxAgeMin": 60,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                     *           "name": "Field service",
                     *           "countsAsBusy": true,
                     *           "isWritable": false
                     *         }
                     *       ],
                     *       "writesTo": null,
                     *       "version": null,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The caller has 20 calendars, which is the limit (`limit_reached`), the calendar cannot be read (`calendar_unreachable`), its server refuses the credentials (`calendar_credentials_refused`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The calendar's id.
                 * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
                 */
                id: components["parameters"]["CalendarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7d00-7f33-8c43-e7f809122334",
                     *       "kind": "caldav",
                     *       "name": "Work",
                     *       "url": "https://dav.example.com/",
                     *       "username": "imad@acme.example",
                     *       "state": "ok",
                     *       "error": null,
                     *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *       "nextSyncAt": "2027-03-01T09:05:00.000Z",
                     *       "maxAgeMin": 60,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7d01-7a44-9d54-f80912233445",
                     *           "name": "Meetings",
                     *           "countsAsBusy": true,
                     *           "isWritable": true
                     *         }
                     *       ],
                     *       "writesTo": "019cb24f-7d01-7a44-9d54-f80912233445",
                     *       "version": null,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteCalendar: {
        parameters: {
            query?: {
                /** @description `true`: first removes the events of upcoming bookings from the calendar. Events that could not be removed within 20 seconds stay there. */
                deleteEvents?: boolean;
            };
            header?: never;
            path: {
                /**
                 * @description The calendar's id.
                 * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
                 */
                id: components["parameters"]["CalendarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted object. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *       "kind": "push",
                     *       "name": "Field service",
                     *       "url": null,
                     *       "username": null,
                     *       "state": "ok",
                     *       "error": null,
                     *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *       "nextSyncAt": null,
                     *       "maxAgeMin": 60,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                     *           "name": "Field service",
                     *           "countsAsBusy": true,
                     *           "isWritable": false
                     *         }
                     *       ],
                     *       "writesTo": null,
                     *       "version": 7,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCalendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The calendar's id.
                 * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
                 */
                id: components["parameters"]["CalendarId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "maxAgeMin": 120,
                 *       "collections": [
                 *         {
                 *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                 *           "countsAsBusy": false
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description The updated calendar. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *       "kind": "push",
                     *       "name": "Field service",
                     *       "url": null,
                     *       "username": null,
                     *       "state": "ok",
                     *       "error": null,
                     *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *       "nextSyncAt": null,
                     *       "maxAgeMin": 120,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                     *           "name": "Field service",
                     *           "countsAsBusy": false,
                     *           "isWritable": false
                     *         }
                     *       ],
                     *       "writesTo": null,
                     *       "version": 7,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description With the new credentials the calendar cannot be read (`calendar_unreachable`), or its server refuses them (`calendar_credentials_refused`). */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarChangeRefusal"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    syncCalendar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The calendar's id.
                 * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
                 */
                id: components["parameters"]["CalendarId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7d00-7f33-8c43-e7f809122334",
                     *       "kind": "caldav",
                     *       "name": "Work",
                     *       "url": "https://dav.example.com/",
                     *       "username": "imad@acme.example",
                     *       "state": "ok",
                     *       "error": null,
                     *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *       "nextSyncAt": "2027-03-01T09:01:00.000Z",
                     *       "maxAgeMin": 60,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7d01-7a44-9d54-f80912233445",
                     *           "name": "Meetings",
                     *           "countsAsBusy": true,
                     *           "isWritable": true
                     *         }
                     *       ],
                     *       "writesTo": "019cb24f-7d01-7a44-9d54-f80912233445",
                     *       "version": null,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    putBusyTimes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The calendar's id.
                 * @example 019cb24f-7c00-7d11-8a21-c5d6e7f80912
                 */
                id: components["parameters"]["CalendarId"];
            };
            cookie?: never;
        };
        /** @description The range and its busy times. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "version": 7,
                 *       "from": "2027-03-01T00:00:00Z",
                 *       "to": "2027-04-01T00:00:00Z",
                 *       "intervals": [
                 *         {
                 *           "startAt": "2027-03-02T09:00:00Z",
                 *           "endAt": "2027-03-02T10:30:00Z"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewBusyTimes"];
            };
        };
        responses: {
            /** @description The calendar. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *       "kind": "push",
                     *       "name": "Field service",
                     *       "url": null,
                     *       "username": null,
                     *       "state": "ok",
                     *       "error": null,
                     *       "lastSyncedAt": "2027-03-01T09:00:00.000Z",
                     *       "nextSyncAt": null,
                     *       "maxAgeMin": 60,
                     *       "allDayIsBusy": true,
                     *       "needsActionIsBusy": false,
                     *       "addsAttendees": false,
                     *       "collections": [
                     *         {
                     *           "id": "019cb24f-7c01-7e22-9b32-d6e7f8091223",
                     *           "name": "Field service",
                     *           "countsAsBusy": true,
                     *           "isWritable": false
                     *         }
                     *       ],
                     *       "writesTo": null,
                     *       "version": 7,
                     *       "createdAt": "2027-03-01T08:00:00.000Z",
                     *       "updatedAt": "2027-03-01T08:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Calendar"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description A higher version was sent before (`stale_version`), or the calendar would have more than 20,000 busy times (`limit_reached`). */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BusyTimesRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBusyTimes: {
        parameters: {
            query: {
                /**
                 * @description Start (inclusive): an instant, or a date in the caller's time zone.
                 * @example 2027-03-01
                 */
                from: components["schemas"]["InstantOrDate"];
                /**
                 * @description End (exclusive): an instant, or a date in the caller's time zone; at most 31 days after `from`.
                 * @example 2027-03-06
                 */
                to: components["schemas"]["InstantOrDate"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of busy times. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "startAt": "2027-03-02T09:00:00.000Z",
                     *           "endAt": "2027-03-02T10:30:00.000Z",
                     *           "calendarId": "019cb24f-7c00-7d11-8a21-c5d6e7f80912",
                     *           "kind": "push"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "calendarsAsOf": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["BusyTimeList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /**
                 * @description Only bookings with this status. Default: both.
                 * @example active
                 */
                status?: components["schemas"]["BookingStatus"];
                /**
                 * @description Only bookings that start at or after this: an instant, or a date in the caller's time zone.
                 * @example 2027-03-01
                 */
                from?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings that start before this: an instant, or a date in the caller's time zone.
                 * @example 2027-04-01T00:00:00Z
                 */
                to?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings of this event type.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId?: components["schemas"]["Id"];
                /**
                 * @description Only meetings that this user hosts: `me`, or the id of a user.
                 * @example me
                 */
                host?: components["schemas"]["Id"];
                /**
                 * @description Only bookings whose invitee's name and email contain these words, in any order and case. Accents count.
                 * @example ann lee
                 */
                invitee?: string;
                /**
                 * @description `startAt`: earliest start first. `-startAt`: latest start first. `-createdAt`: newest first. `updatedAt`: least recently changed first, to follow changes.
                 * @example startAt
                 */
                sort?: components["schemas"]["BookingOrder"];
                /**
                 * @description Only bookings with an `updatedAt` at or after this.
                 * @example 2027-03-01T00:00:00Z
                 */
                updatedSince?: string;
                /**
                 * @description Only bookings whose invitee has this email address, in any case.
                 * @example ann@example.com
                 */
                email?: components["schemas"]["Email"];
                /**
                 * @description Only bookings with this `leadId`.
                 * @example 019ca9d0-7b00-7f55-9c74-809112233445
                 */
                leadId?: components["schemas"]["Id"];
                /** @description `true`: only active bookings whose invitee was marked as absent. `false`: all others. Default: all bookings. */
                noShow?: boolean;
                /**
                 * @description Only bookings whose `metadata` has this pair: its key, a colon and its value.
                 * @example crm.dealId:4711
                 */
                metadata?: string;
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of bookings. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "hostSlug": "imad",
                     *           "hosts": [
                     *             {
                     *               "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *               "name": "Imad",
                     *               "slug": "imad",
                     *               "email": "imad@acme.test"
                     *             }
                     *           ],
                     *           "startAt": "2027-03-02T09:00:00.000Z",
                     *           "endAt": "2027-03-02T09:30:00.000Z",
                     *           "durationMin": 30,
                     *           "status": "active",
                     *           "location": {
                     *             "kind": "google_meet",
                     *             "value": null
                     *           },
                     *           "invitee": {
                     *             "name": "Ann Lee",
                     *             "email": "ann@example.com",
                     *             "timezone": "Europe/London",
                     *             "language": "en",
                     *             "phone": null,
                     *             "phoneE164": null
                     *           },
                     *           "guests": [],
                     *           "answers": [],
                     *           "notes": null,
                     *           "cancelReason": null,
                     *           "canceledAt": null,
                     *           "canceledBy": null,
                     *           "rescheduledFromId": null,
                     *           "rescheduledToId": null,
                     *           "rescheduleReason": null,
                     *           "leadId": null,
                     *           "noShow": false,
                     *           "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *           "source": "api",
                     *           "metadata": [],
                     *           "waived": [],
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z",
                     *           "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["BookingList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The start to book, and the invitee. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *       "startAt": "2027-03-02T10:00:00+01:00",
                 *       "durationMin": 30,
                 *       "invitee": {
                 *         "name": "Ann Lee",
                 *         "email": "ann@example.com",
                 *         "timezone": "Europe/London"
                 *       },
                 *       "notes": "About the new contract."
                 *     }
                 */
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            /** @description The new booking. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Invitee-Notified": components["headers"]["InviteeNotified"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": "About the new contract.",
                     *       "cancelReason": null,
                     *       "canceledAt": null,
                     *       "canceledBy": null,
                     *       "rescheduledFromId": null,
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": null,
                     *       "leadId": null,
                     *       "noShow": false,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [],
                     *       "waived": [],
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-02-20T14:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["BookingRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c00-7e44-8b63-7f8091122334
                 */
                id: components["parameters"]["BookingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "canceled",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": "About the new contract.",
                     *       "cancelReason": "The host is ill.",
                     *       "canceledAt": "2027-03-01T17:20:00.000Z",
                     *       "canceledBy": "host",
                     *       "rescheduledFromId": null,
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": null,
                     *       "leadId": null,
                     *       "noShow": false,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [],
                     *       "waived": [],
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-03-01T17:20:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelBooking: {
        parameters: {
            query?: {
                /**
                 * @description Shown to invitee, guests and hosts in the email, and to the invitee on the page of the booking.
                 * @example The host is ill.
                 */
                reason?: string;
                /** @description `true`: a host of the booking cancels it although it is over. */
                force?: boolean;
                /** @description `false`: no email to the invitee and the guests about this cancellation, because you send your own. Hosts are notified as always. `listMessages` shows such messages as `suppressed`. */
                notify?: boolean;
                /**
                 * @description `invitee`: you cancel on behalf of the invitee, who asked you to. Default: `host`. Becomes the booking's `canceledBy`.
                 * @example invitee
                 */
                canceledBy?: components["schemas"]["CanceledBy"];
            };
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c00-7e44-8b63-7f8091122334
                 */
                id: components["parameters"]["BookingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Invitee-Notified": components["headers"]["InviteeNotified"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "canceled",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": "About the new contract.",
                     *       "cancelReason": "The host is ill.",
                     *       "canceledAt": "2027-03-01T17:20:00.000Z",
                     *       "canceledBy": "host",
                     *       "rescheduledFromId": null,
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": null,
                     *       "leadId": null,
                     *       "noShow": false,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [],
                     *       "waived": [],
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-03-01T17:20:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The booking was rescheduled (`booking_rescheduled`, with the id of the new one as `rescheduledToId`), it is over (`booking_started`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelRefusal"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c00-7e44-8b63-7f8091122334
                 */
                id: components["parameters"]["BookingId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "metadata": [
                 *         {
                 *           "key": "crm.dealId",
                 *           "value": "4711"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["BookingChange"];
            };
        };
        responses: {
            /** @description The updated booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "canceled",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": "About the new contract.",
                     *       "cancelReason": "The host is ill.",
                     *       "canceledAt": "2027-03-01T17:20:00.000Z",
                     *       "canceledBy": "host",
                     *       "rescheduledFromId": null,
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": null,
                     *       "leadId": null,
                     *       "noShow": false,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [
                     *         {
                     *           "key": "crm.dealId",
                     *           "value": "4711"
                     *         }
                     *       ],
                     *       "waived": [],
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rescheduleBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c01-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** @description The new start. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "startAt": "2027-03-03T10:00:00+01:00",
                 *       "reason": "The host is at a fair."
                 *     }
                 */
                "application/json": components["schemas"]["Reschedule"];
            };
        };
        responses: {
            /** @description The new booking. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "Invitee-Notified": components["headers"]["InviteeNotified"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-4f00-7b77-9e96-a2c3b4c5d6e7",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-03T09:00:00.000Z",
                     *       "endAt": "2027-03-03T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": null,
                     *       "cancelReason": null,
                     *       "canceledAt": null,
                     *       "canceledBy": null,
                     *       "rescheduledFromId": "019cb24f-1c01-7e44-8b63-7f8091122334",
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": "The host is at a fair.",
                     *       "leadId": null,
                     *       "noShow": false,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [],
                     *       "waived": [],
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The start cannot be booked now (`slot_unavailable`, with a `reason` and `alternatives`), the invitee has another seat in the meeting at this start (`already_booked`), the booking is canceled (`booking_canceled`) or was already moved (`booking_rescheduled`, with the `rescheduledToId` of the new booking), it has started (`booking_started`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RescheduleRefusal"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c02-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-1c10-7e44-8b63-7f8091122334",
                     *           "bookingId": "019cb24f-1c02-7e44-8b63-7f8091122334",
                     *           "kind": "booking_confirmed",
                     *           "recipient": {
                     *             "role": "invitee",
                     *             "email": "ann@example.com"
                     *           },
                     *           "status": "sent",
                     *           "attempts": 1,
                     *           "nextAttemptAt": null,
                     *           "sentAt": "2027-02-20T14:00:00.640Z",
                     *           "error": null,
                     *           "createdAt": "2027-02-20T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MessageList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    markNoShow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c02-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        /** @description Optional. Default: `noShow: true`. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "noShow": true
                 *     }
                 */
                "application/json": components["schemas"]["NoShow"];
            };
        };
        responses: {
            /** @description The booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c02-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad",
                     *           "email": "imad@acme.test"
                     *         }
                     *       ],
                     *       "startAt": "2027-02-26T09:00:00.000Z",
                     *       "endAt": "2027-02-26T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Ann Lee",
                     *         "email": "ann@example.com",
                     *         "timezone": "Europe/London",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": null,
                     *       "cancelReason": null,
                     *       "canceledAt": null,
                     *       "canceledBy": null,
                     *       "rescheduledFromId": null,
                     *       "rescheduledToId": null,
                     *       "rescheduleReason": null,
                     *       "leadId": null,
                     *       "noShow": true,
                     *       "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *       "source": "api",
                     *       "metadata": [],
                     *       "waived": [],
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-02-26T10:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["Booking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The booking is canceled (`booking_canceled`), was moved (`booking_rescheduled`, with the `rescheduledToId` of the new booking), has not started (`booking_not_started`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoShowRefusal"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getStats: {
        parameters: {
            query?: {
                /**
                 * @description Only bookings that start at or after this: an instant, or a date in the caller's time zone. Default: 30 days before `to`.
                 * @example 2027-02-01
                 */
                from?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings that start before this: an instant, or a date in the caller's time zone. Default: the end of today.
                 * @example 2027-03-03
                 */
                to?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings of this event type.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId?: components["schemas"]["Id"];
                /**
                 * @description Only meetings that this user hosts: `me`, or the id of a user.
                 * @example me
                 */
                host?: components["schemas"]["Id"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statistics. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2027-01-31T23:00:00.000Z",
                     *       "to": "2027-03-02T23:00:00.000Z",
                     *       "booked": 120,
                     *       "canceled": 12,
                     *       "rescheduled": 9,
                     *       "noShows": 4,
                     *       "completed": 96,
                     *       "noShowRate": 0.04,
                     *       "cancelRate": 0.1,
                     *       "byEventType": [
                     *         {
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "booked": 120,
                     *           "canceled": 12,
                     *           "rescheduled": 9,
                     *           "noShows": 4,
                     *           "completed": 96,
                     *           "noShowRate": 0.04,
                     *           "cancelRate": 0.1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Stats"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /**
                 * @description Only leads with this status. Default: all.
                 * @example new
                 */
                status?: components["schemas"]["LeadStatus"];
                /** @description `true`: only leads that have booked. `false`: only leads that have not. Default: all leads. */
                booked?: boolean;
                /**
                 * @description `-createdAt`: newest first. `updatedAt`: least recently changed first, to follow changes.
                 * @example updatedAt
                 */
                sort?: components["schemas"]["LeadOrder"];
                /**
                 * @description Only leads with an `updatedAt` at or after this.
                 * @example 2027-03-01T00:00:00Z
                 */
                updatedSince?: string;
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of leads. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "eventTypeName": "Intro call",
                     *           "name": "Bo Berg",
                     *           "email": "bo@example.com",
                     *           "phone": null,
                     *           "phoneE164": null,
                     *           "timezone": "Europe/Stockholm",
                     *           "answers": [],
                     *           "status": "new",
                     *           "booked": false,
                     *           "bookingId": null,
                     *           "createdAt": "2027-01-01T00:00:00.000Z",
                     *           "updatedAt": "2027-01-01T00:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["LeadList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createLead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The lead. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *       "name": "Bo Berg",
                 *       "email": "bo@example.com",
                 *       "timezone": "Europe/Stockholm"
                 *     }
                 */
                "application/json": components["schemas"]["NewLead"];
            };
        };
        responses: {
            /** @description The new lead. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "name": "Bo Berg",
                     *       "email": "bo@example.com",
                     *       "phone": null,
                     *       "phoneE164": null,
                     *       "timezone": "Europe/Stockholm",
                     *       "answers": [],
                     *       "status": "new",
                     *       "booked": false,
                     *       "bookingId": null,
                     *       "createdAt": "2027-01-01T00:00:00.000Z",
                     *       "updatedAt": "2027-01-01T00:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The lead's id.
                 * @example 019ca9d0-7b00-7f55-9c74-809112233445
                 */
                id: components["parameters"]["LeadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lead. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "name": "Bo Berg",
                     *       "email": "bo@example.com",
                     *       "phone": null,
                     *       "phoneE164": null,
                     *       "timezone": "Europe/Stockholm",
                     *       "answers": [],
                     *       "status": "new",
                     *       "booked": false,
                     *       "bookingId": null,
                     *       "createdAt": "2027-01-01T00:00:00.000Z",
                     *       "updatedAt": "2027-01-01T00:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Lead"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateLead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The lead's id.
                 * @example 019ca9d0-7b00-7f55-9c74-809112233445
                 */
                id: components["parameters"]["LeadId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "contacted"
                 *     }
                 */
                "application/json": components["schemas"]["LeadChange"];
            };
        };
        responses: {
            /** @description The updated lead. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Unchanged: components["headers"]["Unchanged"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "name": "Bo Berg",
                     *       "email": "bo@example.com",
                     *       "phone": null,
                     *       "phoneE164": null,
                     *       "timezone": "Europe/Stockholm",
                     *       "answers": [],
                     *       "status": "contacted",
                     *       "booked": false,
                     *       "bookingId": null,
                     *       "createdAt": "2027-01-01T00:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /**
                 * @description Only contacts of this kind. Default: both.
                 * @example client
                 */
                kind?: components["schemas"]["ContactKind"];
                /**
                 * @description Text to search for in name and email address, case-insensitive. Accents count. Leading and trailing spaces are ignored.
                 * @example lee
                 */
                q?: string;
                /**
                 * @description `-lastActivityAt`: most recent activity first. `updatedAt`: least recently changed first, to follow changes.
                 * @example updatedAt
                 */
                sort?: components["schemas"]["ContactOrder"];
                /**
                 * @description Only contacts with an `updatedAt` at or after this.
                 * @example 2027-03-01T00:00:00Z
                 */
                updatedSince?: string;
                /** @description Number of contacts to skip. Not with `cursor` or `sort=updatedAt`. */
                offset?: number;
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                     *           "email": "ann@example.com",
                     *           "name": "Ann Lee",
                     *           "kind": "client",
                     *           "phone": null,
                     *           "phoneE164": null,
                     *           "timezone": "Europe/London",
                     *           "bookingCount": 2,
                     *           "leadCount": 1,
                     *           "firstSeenAt": "2026-12-01T10:00:00.000Z",
                     *           "lastActivityAt": "2027-02-20T14:00:00.000Z",
                     *           "lastBookingAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "offset": 0,
                     *       "limit": 50,
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path: {
                /**
                 * @description The contact's id.
                 * @example 019cb24f-1c00-7d55-9a11-2b3c4d5e6f70
                 */
                id: components["parameters"]["ContactId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                     *       "email": "ann@example.com",
                     *       "name": "Ann Lee",
                     *       "kind": "client",
                     *       "phone": null,
                     *       "phoneE164": null,
                     *       "timezone": "Europe/London",
                     *       "bookingCount": 2,
                     *       "leadCount": 1,
                     *       "firstSeenAt": "2026-12-01T10:00:00.000Z",
                     *       "lastActivityAt": "2027-02-20T14:00:00.000Z",
                     *       "lastBookingAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-02-20T14:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Contact"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    eraseContact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The person. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "rita.novak@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["NewErasure"];
            };
        };
        responses: {
            /** @description The receipt. It does not contain the address. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "erasedAt": "2027-03-01T09:00:00.000Z",
                     *       "bookings": 2,
                     *       "guestBookings": 1,
                     *       "leads": 1,
                     *       "contacts": 1,
                     *       "messages": 5,
                     *       "events": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Erasure"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            /** @description The token lacks the scope `write:contacts` (`insufficient_scope`), or colleagues have bookings or leads of the person and the caller is not an owner or admin (`role_required`). */
            403: {
                headers: {
                    /**
                     * @description With `insufficient_scope`: the scope that is missing (RFC 6750).
                     * @example Bearer realm="Caledee API", error="insufficient_scope", scope="write:contacts"
                     */
                    "WWW-Authenticate"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The person has upcoming bookings (`contact_has_bookings`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the last page you have received, or `latest` for the position after all current events. Default: start with the oldest event. */
                after?: components["schemas"]["Id"];
                /**
                 * @description `standard`: `booking_created`, `booking_canceled`, `booking_rescheduled` and `calendar_conflict`. `all`: every type of `EventName`, also those that are added later.
                 * @example all
                 */
                types?: "standard" | "all";
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *           "event": "booking_created",
                     *           "sequence": 1,
                     *           "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "createdAt": "2027-03-01T09:05:00.000Z",
                     *           "reason": null,
                     *           "data": {
                     *             "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *             "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *             "eventTypeName": "Intro call",
                     *             "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *             "hostSlug": "imad",
                     *             "hosts": [
                     *               {
                     *                 "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *                 "name": "Imad",
                     *                 "slug": "imad",
                     *                 "email": "imad@acme.test"
                     *               }
                     *             ],
                     *             "startAt": "2027-03-02T09:00:00.000Z",
                     *             "endAt": "2027-03-02T09:30:00.000Z",
                     *             "durationMin": 30,
                     *             "status": "active",
                     *             "location": {
                     *               "kind": "google_meet",
                     *               "value": null
                     *             },
                     *             "invitee": {
                     *               "name": "Ann Lee",
                     *               "email": "ann@example.com",
                     *               "timezone": "Europe/London",
                     *               "language": "en",
                     *               "phone": null,
                     *               "phoneE164": null
                     *             },
                     *             "guests": [],
                     *             "answers": [],
                     *             "notes": null,
                     *             "cancelReason": null,
                     *             "canceledAt": null,
                     *             "canceledBy": null,
                     *             "rescheduledFromId": null,
                     *             "rescheduledToId": null,
                     *             "rescheduleReason": null,
                     *             "leadId": null,
                     *             "noShow": false,
                     *             "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                     *             "source": "api",
                     *             "metadata": [],
                     *             "waived": [],
                     *             "createdAt": "2027-02-20T14:00:00.000Z",
                     *             "updatedAt": "2027-02-20T14:00:00.000Z",
                     *             "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["BookingEventList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listLeadEvents: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the last page you have received, or `latest` for the position after all current events. Default: start with the oldest event. */
                after?: components["schemas"]["Id"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *           "event": "lead_created",
                     *           "sequence": 1,
                     *           "leadId": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *           "createdAt": "2027-03-01T09:05:00.000Z",
                     *           "data": {
                     *             "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                     *             "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *             "eventTypeName": "Intro call",
                     *             "name": "Bo Berg",
                     *             "email": "bo@example.com",
                     *             "phone": null,
                     *             "phoneE164": null,
                     *             "timezone": "Europe/Stockholm",
                     *             "answers": [],
                     *             "status": "new",
                     *             "booked": false,
                     *             "bookingId": null,
                     *             "createdAt": "2027-01-01T00:00:00.000Z",
                     *             "updatedAt": "2027-01-01T00:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["LeadEventList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listContactEvents: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the last page you have received, or `latest` for the position after all current events. Default: start with the oldest event. */
                after?: components["schemas"]["Id"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *           "event": "contact_changed",
                     *           "sequence": 1,
                     *           "contactId": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                     *           "createdAt": "2027-03-01T09:05:00.000Z",
                     *           "data": {
                     *             "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                     *             "email": "ann@example.com",
                     *             "name": "Ann Lee",
                     *             "kind": "client",
                     *             "phone": null,
                     *             "phoneE164": null,
                     *             "timezone": "Europe/London",
                     *             "bookingCount": 2,
                     *             "leadCount": 1,
                     *             "firstSeenAt": "2026-12-01T10:00:00.000Z",
                     *             "lastActivityAt": "2027-02-20T14:00:00.000Z",
                     *             "lastBookingAt": "2027-02-20T14:00:00.000Z",
                     *             "updatedAt": "2027-02-20T14:00:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["ContactEventList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEventTypeEvents: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the last page you have received, or `latest` for the position after all current events. Default: start with the oldest event. */
                after?: components["schemas"]["Id"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Id of a member of your organization for whom the token acts, also of a deactivated one: the operation sees and changes what it would for a token of that member, with the role of the token's user. Needs `read:organization` in a `GET`, else `write:organization`, which only personal access tokens of owners and admins have. Operations without this parameter refuse it.
                 * @example 019ca9d0-7a01-7a42-9f60-4c2e3d5f6071
                 */
                "Caledee-Member"?: components["parameters"]["ActingFor"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *           "event": "event_type_created",
                     *           "sequence": 1,
                     *           "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *           "createdAt": "2027-03-01T09:05:00.000Z",
                     *           "data": {
                     *             "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *             "name": "Intro call",
                     *             "slug": "intro",
                     *             "url": "https://caledee.example/imad/intro",
                     *             "kind": "one_on_one",
                     *             "description": null,
                     *             "durations": [
                     *               30,
                     *               60
                     *             ],
                     *             "slotIntervalMin": null,
                     *             "bufferBeforeMin": 0,
                     *             "bufferAfterMin": 10,
                     *             "minimumNoticeMin": 120,
                     *             "bookingWindowDays": 60,
                     *             "dailyLimit": null,
                     *             "maxInvitees": 1,
                     *             "location": {
                     *               "kind": "google_meet",
                     *               "value": null
                     *             },
                     *             "questions": [],
                     *             "hosts": [
                     *               {
                     *                 "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *                 "name": "Imad",
                     *                 "slug": "imad",
                     *                 "scheduleId": null,
                     *                 "pending": false
                     *               }
                     *             ],
                     *             "hostSelection": null,
                     *             "active": true,
                     *             "publicBooking": true,
                     *             "bookingMode": "time_first",
                     *             "botProtection": "none",
                     *             "redirectUrl": null,
                     *             "internalNote": null,
                     *             "cancelNoticeMin": 0,
                     *             "rescheduleNoticeMin": 0,
                     *             "reminders": [
                     *               1440
                     *             ],
                     *             "externalId": null,
                     *             "createdAt": "2026-11-02T08:30:00.000Z",
                     *             "updatedAt": "2026-11-02T08:30:00.000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["EventTypeEventList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *           "url": "https://crm.example/hooks/caledee",
                     *           "events": [
                     *             "booking_created",
                     *             "booking_canceled",
                     *             "booking_rescheduled"
                     *           ],
                     *           "description": "The CRM",
                     *           "organization": false,
                     *           "active": true,
                     *           "disabledReason": null,
                     *           "consecutiveFailures": 0,
                     *           "createdAt": "2027-03-01T09:00:00.000Z",
                     *           "updatedAt": "2027-03-01T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description URL and subscribed events. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://crm.example/hooks/caledee",
                 *       "events": [
                 *         "booking_created",
                 *         "booking_canceled",
                 *         "booking_rescheduled"
                 *       ],
                 *       "description": "The CRM"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *       "url": "https://crm.example/hooks/caledee",
                     *       "events": [
                     *         "booking_created",
                     *         "booking_canceled",
                     *         "booking_rescheduled"
                     *       ],
                     *       "description": "The CRM",
                     *       "organization": false,
                     *       "active": true,
                     *       "disabledReason": null,
                     *       "consecutiveFailures": 0,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z",
                     *       "secret": "whsec_Q2FsZWRlZSBpcyBhbiBleGFtcGxlIG9mIGEgc2VjcmV0"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The caller has 20 webhooks, which is the limit (`limit_reached`), or a webhook with this URL (`url_taken`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *       "url": "https://crm.example/hooks/caledee",
                     *       "events": [
                     *         "booking_created",
                     *         "booking_canceled",
                     *         "booking_rescheduled"
                     *       ],
                     *       "description": "The CRM",
                     *       "organization": false,
                     *       "active": false,
                     *       "disabledReason": "15 attempts in a row failed.",
                     *       "consecutiveFailures": 15,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-02T12:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deleted object. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *       "url": "https://crm.example/hooks/caledee",
                     *       "events": [
                     *         "booking_created",
                     *         "booking_canceled",
                     *         "booking_rescheduled"
                     *       ],
                     *       "description": "The CRM",
                     *       "organization": false,
                     *       "active": true,
                     *       "disabledReason": null,
                     *       "consecutiveFailures": 0,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of the resource you read; returns 412 and changes nothing if it has changed since. A weak form (`W/"…"`) is accepted. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description The fields to change. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         "booking_created"
                 *       ],
                 *       "active": true
                 *     }
                 */
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The updated webhook. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *       "url": "https://crm.example/hooks/caledee",
                     *       "events": [
                     *         "booking_created"
                     *       ],
                     *       "description": "The CRM",
                     *       "organization": false,
                     *       "active": true,
                     *       "disabledReason": null,
                     *       "consecutiveFailures": 0,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-02T12:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The URL is used by another of the caller's webhooks. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "title": "URL Taken",
                     *       "message": "Another of your webhooks already has this URL.",
                     *       "code": "url_taken",
                     *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                     *       "details": [
                     *         {
                     *           "path": "/body/url",
                     *           "message": "is the URL of another of your webhooks",
                     *           "rule": "unique"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UrlTaken"];
                };
            };
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook with its new secret. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                     *       "url": "https://crm.example/hooks/caledee",
                     *       "events": [
                     *         "booking_created",
                     *         "booking_canceled",
                     *         "booking_rescheduled"
                     *       ],
                     *       "description": "The CRM",
                     *       "organization": false,
                     *       "active": true,
                     *       "disabledReason": null,
                     *       "consecutiveFailures": 0,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-02T12:30:00.000Z",
                     *       "secret": "whsec_Q2FsZWRlZSBpcyBhbiBleGFtcGxlIG9mIGEgc2VjcmV0"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description Optional. The event to send. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "event": "booking_created"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookTest"];
            };
        };
        responses: {
            /** @description The delivery of the test event. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb250-1e00-7d33-9f84-c5d6e7f8091a",
                     *       "event": "booking_created",
                     *       "bookingId": null,
                     *       "leadId": null,
                     *       "eventTypeId": null,
                     *       "contactId": null,
                     *       "status": "pending",
                     *       "attempts": [],
                     *       "nextAttemptAt": "2027-03-01T09:06:00.000Z",
                     *       "createdAt": "2027-03-01T09:06:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    replayWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description The period to resend. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2027-02-15T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewReplay"];
            };
        };
        responses: {
            /** @description The number of queued deliveries. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": 42
                     *     }
                     */
                    "application/json": components["schemas"]["Replay"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /**
                 * @description Only deliveries with this status. Default: all.
                 * @example failed
                 */
                status?: components["schemas"]["DeliveryStatus"];
                /** @description Most items per page. */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the previous page, with the same filters. Cursors do not expire. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019cb250-0d00-7c22-8e73-b4c5d6e7f809",
                     *           "event": "booking_created",
                     *           "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *           "leadId": null,
                     *           "eventTypeId": null,
                     *           "contactId": null,
                     *           "status": "pending",
                     *           "attempts": [
                     *             {
                     *               "attempt": 1,
                     *               "at": "2027-03-01T09:05:00.120Z",
                     *               "status": 503,
                     *               "durationMs": 87,
                     *               "error": "The receiver responded with 503.",
                     *               "response": "Down for maintenance."
                     *             }
                     *           ],
                     *           "nextAttemptAt": "2027-03-01T09:05:05.350Z",
                     *           "createdAt": "2027-03-01T09:05:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as in `X-Caledee-Delivery`.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb250-0d00-7c22-8e73-b4c5d6e7f809",
                     *       "event": "booking_created",
                     *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "leadId": null,
                     *       "eventTypeId": null,
                     *       "contactId": null,
                     *       "status": "pending",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "at": "2027-03-01T09:05:00.120Z",
                     *           "status": 503,
                     *           "durationMs": 87,
                     *           "error": "The receiver responded with 503.",
                     *           "response": "Down for maintenance."
                     *         }
                     *       ],
                     *       "nextAttemptAt": "2027-03-01T09:05:05.350Z",
                     *       "createdAt": "2027-03-01T09:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redeliverDelivery: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The webhook's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as in `X-Caledee-Delivery`.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pending delivery. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb250-0d00-7c22-8e73-b4c5d6e7f809",
                     *       "event": "booking_created",
                     *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "leadId": null,
                     *       "eventTypeId": null,
                     *       "contactId": null,
                     *       "status": "pending",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "at": "2027-03-01T09:05:00.120Z",
                     *           "status": 503,
                     *           "durationMs": 87,
                     *           "error": "The receiver responded with 503.",
                     *           "response": "Down for maintenance."
                     *         }
                     *       ],
                     *       "nextAttemptAt": "2027-03-01T10:00:00.000Z",
                     *       "createdAt": "2027-03-01T09:05:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRateLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rate limit. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "limit": 600,
                     *       "remaining": 571,
                     *       "resetAt": "2027-03-01T09:01:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RateLimit"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createPublicBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The start to book, and the invitee. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *       "startAt": "2027-03-02T11:00:00+01:00",
                 *       "durationMin": 30,
                 *       "invitee": {
                 *         "name": "Bo Berg",
                 *         "email": "bo@example.com",
                 *         "timezone": "Europe/Stockholm"
                 *       },
                 *       "notes": "About the new contract."
                 *     }
                 */
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            /** @description The new booking. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hosts": [
                     *         {
                     *           "name": "Imad"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T10:00:00.000Z",
                     *       "endAt": "2027-03-02T10:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Bo Berg",
                     *         "email": "bo@example.com",
                     *         "timezone": "Europe/Stockholm",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": "About the new contract.",
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                     *     }
                     */
                    "application/json": components["schemas"]["PublicBooking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            403: components["responses"]["ProofOfWorkRequired"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["BookingRefused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyPublicBookings"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPublicEventType: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The slug of the event type's owner.
                 * @example imad
                 */
                user: components["parameters"]["UserSlug"];
                /**
                 * @description The event type's slug.
                 * @example intro
                 */
                eventType: components["parameters"]["EventTypeSlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event type. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "name": "Intro call",
                     *       "slug": "intro",
                     *       "url": "https://caledee.example/imad/intro",
                     *       "owner": {
                     *         "name": "Imad",
                     *         "slug": "imad"
                     *       },
                     *       "hosts": [
                     *         {
                     *           "name": "Imad"
                     *         }
                     *       ],
                     *       "timezone": "Europe/Paris",
                     *       "description": null,
                     *       "durations": [
                     *         30,
                     *         60
                     *       ],
                     *       "minimumNoticeMin": 120,
                     *       "bookingWindowDays": 60,
                     *       "maxInvitees": 1,
                     *       "location": {
                     *         "kind": "google_meet"
                     *       },
                     *       "questions": [],
                     *       "bookingMode": "time_first",
                     *       "botProtection": "none",
                     *       "redirectUrl": null,
                     *       "cancelNoticeMin": 0,
                     *       "rescheduleNoticeMin": 0,
                     *       "active": true
                     *     }
                     */
                    "application/json": components["schemas"]["PublicEventType"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPublicAvailability: {
        parameters: {
            query: {
                /**
                 * @description Start of the window (inclusive): an instant, or a date in `tz`.
                 * @example 2027-03-01
                 */
                from: components["schemas"]["InstantOrDate"];
                /**
                 * @description End of the window (exclusive): an instant, or a date in `tz`; at most 45 days after `from`. For a whole month, send its first day and the first day of the next.
                 * @example 2027-03-06
                 */
                to: components["schemas"]["InstantOrDate"];
                /** @description One of the event type's `durations`. Default: the first of them. */
                duration?: components["schemas"]["DurationMin"];
                /**
                 * @description Time zone of dates and of `localStartAt`. Default: the time zone of the event type's owner.
                 * @example Europe/Paris
                 */
                tz?: components["schemas"]["TimeZone"];
                /** @description Maximum number of slots. If there are more, `nextFrom` is not null. */
                limit?: number;
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The slug of the event type's owner.
                 * @example imad
                 */
                user: components["parameters"]["UserSlug"];
                /**
                 * @description The event type's slug.
                 * @example intro
                 */
                eventType: components["parameters"]["EventTypeSlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    "Cache-Control": components["headers"]["CacheControl"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "durationMin": 30,
                     *       "timezone": "Europe/Paris",
                     *       "tzVersion": "2026c",
                     *       "from": "2027-03-27T23:00:00.000Z",
                     *       "to": "2027-03-28T22:00:00.000Z",
                     *       "slots": [
                     *         {
                     *           "startAt": "2027-03-28T07:00:00.000Z",
                     *           "endAt": "2027-03-28T07:30:00.000Z",
                     *           "localStartAt": "2027-03-28T09:00:00.000+02:00",
                     *           "seatsRemaining": 1
                     *         }
                     *       ],
                     *       "nextFrom": null,
                     *       "firstBookableDate": "2027-03-01",
                     *       "lastBookableDate": "2027-04-30",
                     *       "calendarsAsOf": null,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
                };
            };
            304: components["responses"]["NotModifiedShared"];
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The slug of the event type's owner.
                 * @example imad
                 */
                user: components["parameters"]["UserSlug"];
                /**
                 * @description The event type's slug.
                 * @example intro
                 */
                eventType: components["parameters"]["EventTypeSlug"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The challenge. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "algorithm": "SHA-256",
                     *       "challenge": "9f2b5c0d1e3a4b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e",
                     *       "maxnumber": 100000,
                     *       "salt": "6f1d2c3b4a5968778695a4b3?eventType=019ca9d0-7a10-7b22-9c41-5d6e7f809112&expires=1772443800&",
                     *       "signature": "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809",
                     *       "expiresAt": "2026-03-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    captureLead: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The slug of the event type's owner.
                 * @example imad
                 */
                user: components["parameters"]["UserSlug"];
                /**
                 * @description The event type's slug.
                 * @example intro
                 */
                eventType: components["parameters"]["EventTypeSlug"];
            };
            cookie?: never;
        };
        /** @description The details. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Bo Berg",
                 *       "email": "bo@example.com",
                 *       "timezone": "Europe/Stockholm"
                 *     }
                 */
                "application/json": components["schemas"]["NewPublicLead"];
            };
        };
        responses: {
            /** @description The lead. */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "leadId": "3kVQmZ0bqHc1kL2yT5nWc9pRfA7uXe4sJd8gNvM6oYhBzKtP"
                     *     }
                     */
                    "application/json": components["schemas"]["CapturedLead"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            403: components["responses"]["ProofOfWorkRequired"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["RequestInProgress"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyPublicBookings"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPublicBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The last part of `manageUrl`.
                 * @example AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL
                 */
                token: components["parameters"]["ManageToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hosts": [
                     *         {
                     *           "name": "Imad"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Bo Berg",
                     *         "email": "bo@example.com",
                     *         "timezone": "Europe/Stockholm",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": null,
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL",
                     *       "eventTypeSlug": "intro",
                     *       "ownerSlug": "imad",
                     *       "cancelReason": null,
                     *       "canceledAt": null,
                     *       "canceledBy": null,
                     *       "rescheduleReason": null,
                     *       "cancelUntil": "2027-03-02T09:00:00.000Z",
                     *       "rescheduleUntil": "2027-03-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedBooking"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getPublicBookingAvailability: {
        parameters: {
            query: {
                /**
                 * @description Start of the window (inclusive): an instant, or a date in `tz`.
                 * @example 2027-03-01
                 */
                from: components["schemas"]["InstantOrDate"];
                /**
                 * @description End of the window (exclusive): an instant, or a date in `tz`; at most 45 days after `from`. For a whole month, send its first day and the first day of the next.
                 * @example 2027-03-06
                 */
                to: components["schemas"]["InstantOrDate"];
                /** @description Duration in minutes; must be one of the event type's `durations`. Default: that of the booking. */
                duration?: components["schemas"]["DurationMin"];
                /**
                 * @description Time zone of dates and of `localStartAt`. Default: the time zone of the event type's owner.
                 * @example Europe/Paris
                 */
                tz?: components["schemas"]["TimeZone"];
                /** @description Maximum number of slots. If there are more, `nextFrom` is not null. */
                limit?: number;
            };
            header?: {
                /** @description `ETag` of a cached response; returns 304 if unchanged. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The last part of `manageUrl`.
                 * @example AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL
                 */
                token: components["parameters"]["ManageToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The slots. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "durationMin": 30,
                     *       "timezone": "Europe/Paris",
                     *       "tzVersion": "2026c",
                     *       "from": "2027-03-27T23:00:00.000Z",
                     *       "to": "2027-03-28T22:00:00.000Z",
                     *       "slots": [
                     *         {
                     *           "startAt": "2027-03-28T07:00:00.000Z",
                     *           "endAt": "2027-03-28T07:30:00.000Z",
                     *           "localStartAt": "2027-03-28T09:00:00.000+02:00",
                     *           "seatsRemaining": 1
                     *         }
                     *       ],
                     *       "nextFrom": null,
                     *       "firstBookableDate": "2027-03-01",
                     *       "lastBookableDate": "2027-04-30",
                     *       "calendarsAsOf": null,
                     *       "reason": null
                     *     }
                     */
                    "application/json": components["schemas"]["Availability"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description It is too late to reschedule (`too_late_to_change`, with the host's `contact`), or the booking is canceled (`booking_canceled`). */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicMoveRefusal"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancelPublicBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The last part of `manageUrl`.
                 * @example AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL
                 */
                token: components["parameters"]["ManageToken"];
            };
            cookie?: never;
        };
        /** @description The reason. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "reason": "I am ill."
                 *     }
                 */
                "application/json": components["schemas"]["PublicCancellation"];
            };
        };
        responses: {
            /** @description The canceled booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hosts": [
                     *         {
                     *           "name": "Imad"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-02T09:00:00.000Z",
                     *       "endAt": "2027-03-02T09:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "canceled",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Bo Berg",
                     *         "email": "bo@example.com",
                     *         "timezone": "Europe/Stockholm",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": null,
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL",
                     *       "eventTypeSlug": "intro",
                     *       "ownerSlug": "imad",
                     *       "cancelReason": "I am ill.",
                     *       "canceledAt": "2027-03-01T09:00:00.000Z",
                     *       "canceledBy": "invitee",
                     *       "rescheduleReason": null,
                     *       "cancelUntil": null,
                     *       "rescheduleUntil": null
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedBooking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description It is too late to cancel (`too_late_to_change`, with the host's `contact`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCancelRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reschedulePublicBooking: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description 1 to 255 visible ASCII characters, for example a UUID. Makes it safe to repeat a request whose response was lost: for 24 hours, the same request with the same key returns the first response, with `Idempotent-Replayed: true`, and is not executed again.
                 *
                 *     - Requests are the same if operation, path, query and JSON body are equal. The order of fields and spaces in the body do not matter, but values are compared as written: `10:00Z` differs from `11:00+01:00`, and a default that is sent differs from one that is left out. A different request with the same key is refused with 422 `idempotency_key_reused`.
                 *     - A key belongs to one personal access token or one OAuth grant, whose refreshed tokens share it, and is shared by all operations. Without a token, it belongs to the client IP address and the person in the request.
                 *     - The first response is returned even if the object has changed since: read the object for its current state. Only secrets are current.
                 *     - Only successful responses are stored, so a refused request can be corrected and sent again with the same key. While the first request is in progress, others are refused with 409 `request_in_progress`.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The last part of `manageUrl`.
                 * @example AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL
                 */
                token: components["parameters"]["ManageToken"];
            };
            cookie?: never;
        };
        /** @description The new start. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "startAt": "2027-03-03T11:00:00+01:00"
                 *     }
                 */
                "application/json": components["schemas"]["PublicReschedule"];
            };
        };
        responses: {
            /** @description The new booking. */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["IdempotentReplayed"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019cb24f-4f00-7b77-9e96-a2c3b4c5d6e7",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hosts": [
                     *         {
                     *           "name": "Imad"
                     *         }
                     *       ],
                     *       "startAt": "2027-03-03T10:00:00.000Z",
                     *       "endAt": "2027-03-03T10:30:00.000Z",
                     *       "durationMin": 30,
                     *       "status": "active",
                     *       "location": {
                     *         "kind": "google_meet",
                     *         "value": null
                     *       },
                     *       "invitee": {
                     *         "name": "Bo Berg",
                     *         "email": "bo@example.com",
                     *         "timezone": "Europe/Stockholm",
                     *         "language": "en",
                     *         "phone": null,
                     *         "phoneE164": null
                     *       },
                     *       "guests": [],
                     *       "answers": [],
                     *       "notes": null,
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL",
                     *       "eventTypeSlug": "intro",
                     *       "ownerSlug": "imad",
                     *       "cancelReason": null,
                     *       "canceledAt": null,
                     *       "canceledBy": null,
                     *       "rescheduleReason": null,
                     *       "cancelUntil": "2027-03-03T09:00:00.000Z",
                     *       "rescheduleUntil": "2027-03-03T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedBooking"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description It is too late to reschedule (`too_late_to_change`, with the host's `contact`), the start cannot be booked now (`slot_unavailable`, with a `reason` and `alternatives`), the invitee has another seat in the meeting at this start (`already_booked`), the booking is canceled (`booking_canceled`), or a request with the same `Idempotency-Key` is still in progress (`request_in_progress`). */
            409: {
                headers: {
                    "Retry-After": components["headers"]["RetryAfterInProgress"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
                    "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
                    "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicRescheduleRefusal"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyPublicBookings"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    bookingCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "booking_created",
                 *       "attempt": 1,
                 *       "sentAt": "2027-03-01T09:05:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBookingCreated"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bookingCanceled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "booking_canceled",
                 *       "attempt": 1,
                 *       "sentAt": "2027-03-01T09:05:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "canceled",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": "Ill.",
                 *         "canceledAt": "2027-03-01T12:00:00.000Z",
                 *         "canceledBy": "host",
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-03-01T12:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBookingCanceled"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bookingRescheduled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "booking_rescheduled",
                 *       "attempt": 1,
                 *       "sentAt": "2027-03-01T09:05:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c01-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-03T09:00:00.000Z",
                 *         "endAt": "2027-03-03T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": "A train is late.",
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-03-01T12:00:00.000Z",
                 *         "updatedAt": "2027-03-01T12:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBookingRescheduled"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    calendarConflict: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "calendar_conflict",
                 *       "attempt": 1,
                 *       "sentAt": "2027-03-01T09:05:00.120Z",
                 *       "reason": "The host already has a booking at this time, including buffers.",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookCalendarConflict"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    leadCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "lead_created",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "name": "Bo Berg",
                 *         "email": "bo@example.com",
                 *         "phone": null,
                 *         "phoneE164": null,
                 *         "timezone": "Europe/Stockholm",
                 *         "answers": [],
                 *         "status": "new",
                 *         "booked": false,
                 *         "bookingId": null,
                 *         "createdAt": "2027-01-01T00:00:00.000Z",
                 *         "updatedAt": "2027-01-01T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookLeadCreated"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    bookingChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "booking_changed",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": "About the new contract.",
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBookingChanged"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    noShowMarked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "no_show_marked",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": true,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookNoShowMarked"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    noShowUnmarked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "no_show_unmarked",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": null,
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookNoShowUnmarked"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hostReassigned: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "host_reassigned",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *         "hostSlug": "imad",
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "email": "imad@acme.test"
                 *           }
                 *         ],
                 *         "startAt": "2027-03-02T09:00:00.000Z",
                 *         "endAt": "2027-03-02T09:30:00.000Z",
                 *         "durationMin": 30,
                 *         "status": "active",
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "invitee": {
                 *           "name": "Ann Lee",
                 *           "email": "ann@example.com",
                 *           "timezone": "Europe/London",
                 *           "language": "en",
                 *           "phone": null,
                 *           "phoneE164": null
                 *         },
                 *         "guests": [],
                 *         "answers": [],
                 *         "notes": null,
                 *         "cancelReason": null,
                 *         "canceledAt": null,
                 *         "canceledBy": null,
                 *         "rescheduledFromId": "019cb24f-1bff-7e44-8b63-7f8091122334",
                 *         "rescheduledToId": null,
                 *         "rescheduleReason": null,
                 *         "leadId": null,
                 *         "noShow": false,
                 *         "meetingId": "019cb24f-1c00-7f11-9a22-3b4c5d6e7f80",
                 *         "source": "api",
                 *         "metadata": [],
                 *         "waived": [],
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z",
                 *         "manageUrl": "https://caledee.example/b/AZyp0HoAeyKcQV1uf4CREgGcsk8cAH5Ei2N_gJEiMzRmcsP7yr0ZQq1xkZlYv3hL"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookHostReassigned"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    leadChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "lead_changed",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "name": "Bo Berg",
                 *         "email": "bo@example.com",
                 *         "phone": null,
                 *         "phoneE164": null,
                 *         "timezone": "Europe/Stockholm",
                 *         "answers": [],
                 *         "status": "contacted",
                 *         "booked": false,
                 *         "bookingId": null,
                 *         "createdAt": "2027-01-01T00:00:00.000Z",
                 *         "updatedAt": "2027-01-01T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookLeadChanged"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    leadBooked: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "lead_booked",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7b00-7f55-9c74-809112233445",
                 *         "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "eventTypeName": "Intro call",
                 *         "name": "Bo Berg",
                 *         "email": "bo@example.com",
                 *         "phone": null,
                 *         "phoneE164": null,
                 *         "timezone": "Europe/Stockholm",
                 *         "answers": [],
                 *         "status": "new",
                 *         "booked": true,
                 *         "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
                 *         "createdAt": "2027-01-01T00:00:00.000Z",
                 *         "updatedAt": "2027-01-01T00:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookLeadBooked"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventTypeCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "event_type_created",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "name": "Intro call",
                 *         "slug": "intro",
                 *         "url": "https://caledee.example/imad/intro",
                 *         "kind": "one_on_one",
                 *         "description": null,
                 *         "durations": [
                 *           30,
                 *           60
                 *         ],
                 *         "slotIntervalMin": null,
                 *         "bufferBeforeMin": 0,
                 *         "bufferAfterMin": 10,
                 *         "minimumNoticeMin": 120,
                 *         "bookingWindowDays": 60,
                 *         "dailyLimit": null,
                 *         "maxInvitees": 1,
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "questions": [],
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "scheduleId": null,
                 *             "pending": false
                 *           }
                 *         ],
                 *         "hostSelection": null,
                 *         "active": true,
                 *         "publicBooking": true,
                 *         "bookingMode": "time_first",
                 *         "botProtection": "none",
                 *         "redirectUrl": null,
                 *         "internalNote": null,
                 *         "cancelNoticeMin": 0,
                 *         "rescheduleNoticeMin": 0,
                 *         "reminders": [
                 *           1440
                 *         ],
                 *         "externalId": null,
                 *         "createdAt": "2026-11-02T08:30:00.000Z",
                 *         "updatedAt": "2026-11-02T08:30:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEventTypeCreated"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventTypeChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "event_type_changed",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "name": "Intro call",
                 *         "slug": "intro",
                 *         "url": "https://caledee.example/imad/intro",
                 *         "kind": "one_on_one",
                 *         "description": null,
                 *         "durations": [
                 *           30,
                 *           60
                 *         ],
                 *         "slotIntervalMin": null,
                 *         "bufferBeforeMin": 0,
                 *         "bufferAfterMin": 10,
                 *         "minimumNoticeMin": 120,
                 *         "bookingWindowDays": 60,
                 *         "dailyLimit": null,
                 *         "maxInvitees": 1,
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "questions": [],
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "scheduleId": null,
                 *             "pending": false
                 *           }
                 *         ],
                 *         "hostSelection": null,
                 *         "active": true,
                 *         "publicBooking": true,
                 *         "bookingMode": "time_first",
                 *         "botProtection": "none",
                 *         "redirectUrl": null,
                 *         "internalNote": null,
                 *         "cancelNoticeMin": 0,
                 *         "rescheduleNoticeMin": 0,
                 *         "reminders": [
                 *           1440
                 *         ],
                 *         "externalId": null,
                 *         "createdAt": "2026-11-02T08:30:00.000Z",
                 *         "updatedAt": "2026-11-02T08:30:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEventTypeChanged"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    eventTypeRemoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "event_type_removed",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *         "name": "Intro call",
                 *         "slug": "intro",
                 *         "url": "https://caledee.example/imad/intro",
                 *         "kind": "one_on_one",
                 *         "description": null,
                 *         "durations": [
                 *           30,
                 *           60
                 *         ],
                 *         "slotIntervalMin": null,
                 *         "bufferBeforeMin": 0,
                 *         "bufferAfterMin": 10,
                 *         "minimumNoticeMin": 120,
                 *         "bookingWindowDays": 60,
                 *         "dailyLimit": null,
                 *         "maxInvitees": 1,
                 *         "location": {
                 *           "kind": "google_meet",
                 *           "value": null
                 *         },
                 *         "questions": [],
                 *         "hosts": [
                 *           {
                 *             "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *             "name": "Imad",
                 *             "slug": "imad",
                 *             "scheduleId": null,
                 *             "pending": false
                 *           }
                 *         ],
                 *         "hostSelection": null,
                 *         "active": true,
                 *         "publicBooking": true,
                 *         "bookingMode": "time_first",
                 *         "botProtection": "none",
                 *         "redirectUrl": null,
                 *         "internalNote": null,
                 *         "cancelNoticeMin": 0,
                 *         "rescheduleNoticeMin": 0,
                 *         "reminders": [
                 *           1440
                 *         ],
                 *         "externalId": null,
                 *         "createdAt": "2026-11-02T08:30:00.000Z",
                 *         "updatedAt": "2026-11-02T08:30:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEventTypeRemoved"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contactChanged: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "contact_changed",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                 *         "email": "ann@example.com",
                 *         "name": "Ann Lee",
                 *         "kind": "client",
                 *         "phone": null,
                 *         "phoneE164": null,
                 *         "timezone": "Europe/London",
                 *         "bookingCount": 2,
                 *         "leadCount": 1,
                 *         "firstSeenAt": "2026-12-01T10:00:00.000Z",
                 *         "lastActivityAt": "2027-02-20T14:00:00.000Z",
                 *         "lastBookingAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookContactChanged"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contactErased: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "contact_erased",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-1c00-7d55-9a11-2b3c4d5e6f70",
                 *         "email": "erased-019cb24f-1c00-7d55-9a11-2b3c4d5e6f70@erased.invalid",
                 *         "name": "Erased",
                 *         "kind": "client",
                 *         "phone": null,
                 *         "phoneE164": null,
                 *         "timezone": null,
                 *         "bookingCount": 2,
                 *         "leadCount": 1,
                 *         "firstSeenAt": "2026-12-01T10:00:00.000Z",
                 *         "lastActivityAt": "2027-02-20T14:00:00.000Z",
                 *         "lastBookingAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookContactErased"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookFailing: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "webhook_failing",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f9",
                 *         "url": "https://reports.example/hooks/caledee",
                 *         "events": [
                 *           "booking_created",
                 *           "booking_canceled",
                 *           "booking_rescheduled"
                 *         ],
                 *         "description": "The reports",
                 *         "organization": false,
                 *         "active": true,
                 *         "disabledReason": null,
                 *         "consecutiveFailures": 5,
                 *         "createdAt": "2027-03-01T09:00:00.000Z",
                 *         "updatedAt": "2027-03-01T09:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookWebhookFailing"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    webhookDisabled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The type of event, same as `event` in the body.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /** @description Number of the attempt, starting at 1. */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description Id of the delivery: of one event to one webhook. The same for every attempt, retry, replay and redelivery, and different from the id of the event.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /** @description Number of the event within its booking or lead, starting at 1. */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description Time of sending in Unix seconds (`t`), and the signature (`v1`). For 24 hours after a rotation there are two `v1`, the one with the new secret first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description Same as `X-Caledee-Delivery` (Standard Webhooks).
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /** @description Time of sending in Unix seconds (Standard Webhooks). */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the base64 HMAC-SHA256 of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body. The key is the base64-decoded part of the secret after `whsec_`. Two signatures are separated by a space (Standard Webhooks).
                 * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
                 */
                "webhook-signature": components["parameters"]["StandardSignatureHeader"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The event. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
                 *       "sequence": 1,
                 *       "createdAt": "2027-03-01T09:05:00.000Z",
                 *       "organizationId": "019ca9d0-7900-7a11-8c2d-1f2a3b4c5d6e",
                 *       "webhookId": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
                 *       "test": false,
                 *       "event": "webhook_disabled",
                 *       "attempt": 1,
                 *       "sentAt": "2027-01-01T00:00:00.120Z",
                 *       "data": {
                 *         "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f9",
                 *         "url": "https://reports.example/hooks/caledee",
                 *         "events": [
                 *           "booking_created",
                 *           "booking_canceled",
                 *           "booking_rescheduled"
                 *         ],
                 *         "description": "The reports",
                 *         "organization": false,
                 *         "active": false,
                 *         "disabledReason": "15 failures in a row, counted at most once a minute.",
                 *         "consecutiveFailures": 15,
                 *         "createdAt": "2027-03-01T09:00:00.000Z",
                 *         "updatedAt": "2027-03-01T09:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookWebhookDisabled"];
            };
        };
        responses: {
            /** @description The webhook is disabled immediately. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. The first kilobyte of the response body is stored with the delivery. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A failure; the event is retried. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
