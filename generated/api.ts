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
         * Get the token's user
         * @description Tells whose token this is. A good first call: it proves that the token works.
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
    "/api/v2/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List event types
         * @description The event types that the caller owns or hosts, in order of creation.
         */
        get: operations["listEventTypes"];
        put?: never;
        /**
         * Create an event type
         * @description Creates an event type that the caller owns. What is not given has its default: the caller as the one host, no buffers, no notice, no limits, one invitee, Google Meet, no questions, active. `hostSelection` is for `round_robin` alone, and `least_busy` if absent there; a `one_on_one` has exactly one host. Hosts are users of the caller's organization.
         *
         *     A user can own at most 200 event types, inactive ones included.
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
            path: {
                /**
                 * @description The event type's id.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                id: components["parameters"]["EventTypeId"];
            };
            cookie?: never;
        };
        /**
         * Get an event type
         * @description One event type that the caller owns or hosts. Its `url` is the link to give to invitees.
         */
        get: operations["getEventType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an event type
         * @description Changes what is given and leaves the rest. Only the owner finds it here: to whoever only hosts it, there is none to change. Lists are replaced as a whole. A host who stays keeps the schedule unless `scheduleId` is given. A kind other than `round_robin` takes `hostSelection` away.
         *
         *     Bookings that stand are not touched: they keep their hosts, times and buffers. `updatedAt` tells the last change; a request that changes nothing does not count as one.
         */
        patch: operations["updateEventType"];
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
         * @description The starts that can be booked in a window of at most 31 days, `from` included and `to` not, in order of time. What is listed here is accepted by `createBooking` at that moment, and nothing else is. An inactive event type has no slots.
         *
         *     An answer lists at most 3,000 slots. If there are more, `nextFrom` is the start of the next one: send the request again with it as `from` and the same `to`.
         *
         *     Costs one unit of the rate limit for every 31 host-days: hosts of the event type × days of the window ÷ 31, rounded up, at least 1 and at most the whole limit. One host for 31 days costs 1, 100 hosts for 31 days cost 100. An answer of 304 costs the same.
         *
         *     `from` and `to` are instants, or dates meaning the start of that day in `tz`. `to` is at most 31 calendar days after `from` in `tz`, so that 31 dates always fit, a clock change included.
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
         * Explain why a start is offered or not
         * @description Tells for one start whether it is offered at this moment and, host by host and rule by rule, why not. It is the same computation that lists slots and judges bookings, so it never disagrees with them: `offered` is true exactly when `GET /api/v2/availability` lists the start.
         *
         *     The rules are those of a slot. `open`: the whole meeting lies within the host's hours. `fits`: it is on the grid of starts, late enough, early enough, and not one too many for its date. `free`: no other meeting or its buffers is in the way, or a begun one can be joined. `seats`: a meeting that has begun to fill at this very start has a seat left. Every reason is told, not the first alone; a date's limits and the grid are judged only where the host is open.
         *
         *     Reasons tell no more of another host's calendar than whether the time is free. An absence is reported as `outside_hours`. A meeting that the caller may not read is reported as `slot_taken`, whether the meeting or its buffer is in the way, and only for a start that fits the schedules and the rules. The owner of the event type may read its own meetings, other hosts may read none.
         *
         *     A `collective` is offered when all of its hosts have no reason, a `round_robin` when one has none.
         *
         *     Costs one unit of the rate limit for every 31 hosts, rounded up.
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
         * @description The caller's schedules, in order of creation. An event type uses a host's default one unless it names another. `overrides` are those of today, on the schedule's own wall, and later: the next 366 of them, in order of date.
         */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/schedules/{id}/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
                /**
                 * @description A date on the schedule's own wall.
                 * @example 2027-05-03
                 */
                date: components["parameters"]["OverrideDate"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a date's hours
         * @description Puts these hours in the place of the weekday's, for one date of one of the caller's schedules; none close the date. An override that is there is replaced.
         *
         *     Bookings that stand are not canceled: `affectedBookings` lists those that the caller hosts by this schedule and of which some part on that date lies outside the new hours, the soonest first, at most 100. No booking can slip in between: whatever is booked later has seen the new hours.
         *
         *     A schedule can have at most 366 overrides of today and later, and 366 of earlier dates.
         */
        put: operations["putScheduleOverride"];
        post?: never;
        /**
         * Go back to a weekday's hours
         * @description Takes the override of a date away, so that its weekday's hours hold again. Safe to repeat: a date without an override is answered in the same way. `affectedBookings` as with `putScheduleOverride`.
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
         * @description When the caller is out of office, past and to come, in order of creation.
         */
        get: operations["listOutOfOffice"];
        put?: never;
        /**
         * Set out of office
         * @description Closes all dates from `from` to `to`, both included, for every event type that the caller hosts. They are dates on the wall of whoever is away: each schedule's in its own time zone.
         *
         *     Bookings that stand are not canceled: `affectedBookings` lists those that the caller hosts on these dates, the soonest first, at most 100. No booking can slip in between.
         *
         *     A user can have at most 500 absences, past ones included.
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
            path: {
                /**
                 * @description The absence's id.
                 * @example 019cb24f-3e00-7a66-8d85-91b2a3b4c5d6
                 */
                id: components["parameters"]["OutOfOfficeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End an absence
         * @description Takes an absence of the caller away; its dates can be booked again at once. Answers what there was; once it is gone, 404.
         */
        delete: operations["deleteOutOfOffice"];
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
         * @description Bookings of event types that the caller owns, and those that the caller hosts; the most recently created first.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Book a slot
         * @description Books a start of an event type that the caller owns or hosts. It is accepted exactly when `GET /api/v2/availability` lists that start at this moment; otherwise it is refused as `slot_unavailable`, with the `reason` and up to three `alternatives`. One email address takes one seat of a meeting (`already_booked`). No host is ever booked twice, however many requests arrive at once.
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
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c00-7e44-8b63-7f8091122334
                 */
                id: components["parameters"]["BookingId"];
            };
            cookie?: never;
        };
        /**
         * Get a booking
         * @description One booking of an event type that the caller owns, or that the caller hosts.
         */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        /**
         * Cancel a booking
         * @description Cancels a booking; its time is free at once. Safe to repeat: a booking that is canceled already is answered as it is, with its first reason and time.
         */
        delete: operations["cancelBooking"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/bookings/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c01-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a booking
         * @description Moves an active booking that has not begun to another start of its event type, in one step: either there is a new active booking, and the old one is canceled with the reason `Rescheduled.`, or nothing has changed. The two name each other by `rescheduledToId` and `rescheduledFromId`. The new start is judged as `createBooking` judges it, as if the old booking were not there: its own time, buffers, seat and place in a daily limit are no obstacle. The old time is free at once; other invitees of a shared meeting stay where they are.
         *
         *     Invitee, guests, answers, notes, location and lead are carried over, and the duration too unless `durationMin` is given. A round robin keeps its host who is free at the new start, unless a meeting that has begun to fill is there to be joined; otherwise one is chosen as for a new booking. `reason` is told by the new booking as `rescheduleReason`.
         */
        post: operations["rescheduleBooking"];
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
            path: {
                /**
                 * @description The booking's id.
                 * @example 019cb24f-1c02-7e44-8b63-7f8091122334
                 */
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a no-show
         * @description Notes that the invitee of an active booking that has begun did not come, or, with `noShow: false`, takes that back. Safe to repeat. A no-show stays active: its time was kept.
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
         * Get figures about bookings
         * @description What became of the bookings that `listBookings` shows the caller and that start in a window, `from` included and `to` not. A booking that was moved counts once, where it is now: where it was moved from it counts as `rescheduled` and as nothing else.
         *
         *     Without `to` the window ends with today, without `from` it begins 30 days before its end, both in the caller's time zone; it is at most 366 days.
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
         * @description Leads captured on the caller's own event types, newest first. A lead is booked once a booking on its event type names it or comes from the same address.
         */
        get: operations["listLeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
         * @description The people behind the caller's bookings and leads, one entry per e-mail address, most recent activity first. Name, phone and time zone are those of the latest activity.
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
    "/api/v2/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description What happened to the bookings that the caller may see, the oldest first: the same events that webhooks tell of, for programs that cannot be reached. Read a page, keep its `nextCursor`, and send it as `after` the next time: no event is skipped and none comes twice, however many are made meanwhile. For that, an event is shown only when nothing that began before it is still going on: as a rule within a second. `hasMore: false` means that this was all for now; ask again later with the same `after`.
         *
         *     `data` is the booking as it was just after the event. Events of one booking come in the order of their `sequence`. Events are kept for 30 days. An `after` that names no event of the caller's, or none any more, is refused with 400, since events may have been missed: begin anew without it. Test events are not here.
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
    "/api/v2/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description The endpoints of the caller, in order of creation. Secrets are not told again.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Has events sent to an address: those, of the kinds given, of bookings that the caller may see. From now on; `replayWebhook` sends earlier ones. Each event is a `POST` of a `WebhookEvent`, described under this document's `webhooks`: its headers, how to check its signature, and when it is sent again.
         *
         *     The `url` is HTTPS, without a user, password or fragment, and leads to the public internet: an address that is private, or a name that resolves to one, is refused with 400, now and again at each attempt. A name that does not resolve yet is taken. The `url` is stored and returned in the form that a URL parser writes: the host in lower case, without a default port. A user can have at most 20 webhooks, paused ones included, and one for each URL; another one is refused with `limit_reached` or `url_taken`.
         *
         *     The `secret` (`whsec_…`), with which each event is signed, is in this answer and in that of `rotateWebhookSecret` alone; it is kept encrypted. The same request under the same `Idempotency-Key` tells the endpoint's present secret again; once the endpoint is deleted, 404.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description One endpoint of the caller.
         */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Takes an endpoint of the caller away, with its deliveries; nothing is sent to it any more. Answers what there was; once it is gone, 404.
         */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Changes what is given and leaves the rest. A new `url` or list of `events` holds for what happens from now on; what still waits to be sent goes to the new `url`, too.
         *
         *     `active: false` pauses the endpoint: what happens meanwhile, and what still waits, is kept. `active: true` enables it again, whether it was paused or disabled: `consecutiveFailures` becomes 0, `disabledReason` becomes `null`, and everything that was kept is sent at once. `updatedAt` tells the last change; a request that changes nothing does not count as one.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/api/v2/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a webhook's secret
         * @description Makes a new secret. For 24 hours events are signed with both, the new one first, so that no receiver refuses any: put the new one into place within that time. A second replacement within it ends the oldest secret at once. The same request under the same `Idempotency-Key` replaces nothing, and tells the endpoint's present secret.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends an event that tells of no booking of yours, signed, attempted and counted as any other: its `data` is the example of `Booking` in this contract, and the delivery's `bookingId` is `null`. `getDelivery` tells what became of it. While the endpoint is not active it waits, as everything does, until it is enabled.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events again
         * @description Sends everything since a time: each event from `since` on, and before `until`, that is of the endpoint's kinds and of bookings that the caller may see, whether it was delivered, given up, or happened before the endpoint was made. What was sent before has the same `X-Caledee-Delivery`, by which a receiver knows it. Events are kept for 30 days. While the endpoint is not active all of it waits until it is enabled.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * List deliveries
         * @description What was sent to an endpoint, or is to be, with every attempt; the newest first. Deliveries are kept as long as their events, for 30 days.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as `X-Caledee-Delivery` tells it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        /**
         * Get a delivery
         * @description One delivery to an endpoint of the caller, with every attempt.
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
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as `X-Caledee-Delivery` tells it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description Sends one event again, whatever became of it: at once, with the same `X-Caledee-Delivery`, and with all its retries before it. Its attempts go on counting. While the endpoint is not active it waits until it is enabled.
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
         * Get the state of the rate limit
         * @description How many units are left in this minute, as the headers of every answer report them. The first 60 requests in a minute are free, also when the limit is used up; each one after that costs one unit. Needs no scope.
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
         * Book a slot as an invitee
         * @description Books a start without a token, for the event types of any organization that allow it (`publicBooking`); any other is a 404. Starts are accepted as `createBooking` accepts them, but at most 730 days ahead, whatever the event type's `bookingWindowDays`.
         *
         *     Invitees are not verified. The lead that `leadId` names is linked only if it is a lead of this event type with the invitee's email address, and is ignored otherwise. An existing contact keeps its name, phone and time zone; only empty ones are filled.
         *
         *     Limits, each answered with 429 and `Retry-After`: the address's requests a minute, and of bookings that are created, per client address 10 an hour, per event type 30 an hour for each seat of a meeting (`maxInvitees`), and per invitee's email address 3 active bookings to come with one owner. An hourly limit of n allows n bookings at once, then one for each nth part of an hour; a deployment can configure it. Requests that book nothing and repetitions under an `Idempotency-Key` do not count. Keys are kept per client address and invitee's email address.
         */
        post: operations["createPublicBooking"];
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
         * A booking was made
         * @description `data` is the new booking.
         *
         *     Sent by `POST` to each endpoint that subscribed to it, within seconds. Written in the same transaction as the change that it tells of: none is lost, and none tells of a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` out of `X-Caledee-Signature` and compute the HMAC-SHA256, in hexadecimal, of `t`, a dot and the body as it came, before any parsing, with the whole secret (`whsec_` included) as its key. The event is ours if any `v1` is the same (compare in constant time; there are two for a day after the secret was replaced) and `t` is no more than five minutes old. Or give the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` to any library for [Standard Webhooks](https://www.standardwebhooks.com), with the same secret.
         *
         *     **Retries**: anything but 2xx within 10 seconds is a failure; redirects are not followed. It is sent at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, each a little more or less, and then given up; a `Retry-After` of yours is waited out. After 15 failures in a row, of any events, without a success between them, the endpoint is disabled; a 410 disables it at once. At most four requests are sent to an endpoint at once. An endpoint that gave no answer in time twice in a row gets 2 seconds instead of 10, and one request at a time, until it answers 2xx; enabling it again does not change that. Answer first and work afterwards.
         *
         *     **Twice, or out of order**: an event may come more than once, always with the same `X-Caledee-Delivery`; keep those that you have. Of one booking the event with the higher `X-Caledee-Sequence` is the later one.
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
         * A booking was canceled
         * @description `data` is the canceled booking, with its `cancelReason`. One that was moved fires this, too, with the reason `Rescheduled.`.
         *
         *     Sent by `POST` to each endpoint that subscribed to it, within seconds. Written in the same transaction as the change that it tells of: none is lost, and none tells of a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` out of `X-Caledee-Signature` and compute the HMAC-SHA256, in hexadecimal, of `t`, a dot and the body as it came, before any parsing, with the whole secret (`whsec_` included) as its key. The event is ours if any `v1` is the same (compare in constant time; there are two for a day after the secret was replaced) and `t` is no more than five minutes old. Or give the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` to any library for [Standard Webhooks](https://www.standardwebhooks.com), with the same secret.
         *
         *     **Retries**: anything but 2xx within 10 seconds is a failure; redirects are not followed. It is sent at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, each a little more or less, and then given up; a `Retry-After` of yours is waited out. After 15 failures in a row, of any events, without a success between them, the endpoint is disabled; a 410 disables it at once. At most four requests are sent to an endpoint at once. An endpoint that gave no answer in time twice in a row gets 2 seconds instead of 10, and one request at a time, until it answers 2xx; enabling it again does not change that. Answer first and work afterwards.
         *
         *     **Twice, or out of order**: an event may come more than once, always with the same `X-Caledee-Delivery`; keep those that you have. Of one booking the event with the higher `X-Caledee-Sequence` is the later one.
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
         * A booking was moved
         * @description `data` is the new booking, whose `rescheduledFromId` names the old one. The old one fires its own `booking_canceled`, and the new one no `booking_created`.
         *
         *     Sent by `POST` to each endpoint that subscribed to it, within seconds. Written in the same transaction as the change that it tells of: none is lost, and none tells of a change that did not happen.
         *
         *     **Signature**: take `t` and each `v1` out of `X-Caledee-Signature` and compute the HMAC-SHA256, in hexadecimal, of `t`, a dot and the body as it came, before any parsing, with the whole secret (`whsec_` included) as its key. The event is ours if any `v1` is the same (compare in constant time; there are two for a day after the secret was replaced) and `t` is no more than five minutes old. Or give the headers `webhook-id`, `webhook-timestamp` and `webhook-signature` to any library for [Standard Webhooks](https://www.standardwebhooks.com), with the same secret.
         *
         *     **Retries**: anything but 2xx within 10 seconds is a failure; redirects are not followed. It is sent at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, each a little more or less, and then given up; a `Retry-After` of yours is waited out. After 15 failures in a row, of any events, without a success between them, the endpoint is disabled; a 410 disables it at once. At most four requests are sent to an endpoint at once. An endpoint that gave no answer in time twice in a row gets 2 seconds instead of 10, and one request at a time, until it answers 2xx; enabling it again does not change that. Answer first and work afterwards.
         *
         *     **Twice, or out of order**: an event may come more than once, always with the same `X-Caledee-Delivery`; keep those that you have. Of one booking the event with the higher `X-Caledee-Sequence` is the later one.
         */
        post: operations["bookingRescheduled"];
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
         * @description Opaque: compare it, keep it, do not take it apart.
         * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
         */
        Id: string;
        /**
         * Format: date-time
         * @description An instant, ISO 8601 in UTC with milliseconds.
         * @example 2027-03-02T09:00:00.000Z
         */
        Instant: string;
        /**
         * @description An instant (RFC 3339 with an offset), or a date meaning the start of that day.
         * @example 2027-03-01
         * @example 2027-03-01T09:00:00+01:00
         */
        InstantOrDate: string;
        /**
         * Format: time-zone
         * @description The IANA name of a time zone; links such as `Asia/Calcutta` too.
         * @example Europe/Paris
         */
        TimeZone: string;
        /**
         * Format: name
         * @description A name that people read. It has something to see, and no control, invisible or text-direction characters; joiners are allowed where spelling needs them, as in Persian, in Hindi and in emoji.
         * @example Ann Lee
         */
        Name: string;
        /**
         * Format: email
         * @description An e-mail address; upper and lower case are alike.
         * @example ann@example.com
         */
        Email: string;
        /**
         * @description A telephone number, with its country code if it begins with `+`.
         * @example +46 8 123 456
         */
        Phone: string;
        /**
         * @description Minutes.
         * @example 30
         */
        DurationMin: number;
        /**
         * @description Minutes. Event types that were imported may have shorter durations and keep them.
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
         *       "timezone": "Europe/Paris"
         *     }
         */
        User: {
            id: components["schemas"]["Id"];
            email: components["schemas"]["Email"];
            name: string | null;
            /** @description The user's part of public booking links. */
            slug: string;
            timezone: components["schemas"]["TimeZone"];
        };
        /**
         * @description A user who holds meetings of an event type.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad"
         *     }
         */
        Host: {
            id: components["schemas"]["Id"];
            name: string | null;
            slug: string;
        };
        /**
         * @description `one_on_one`: its one host. `round_robin`: whichever host is free. `collective`: all hosts at once.
         * @example one_on_one
         * @enum {string}
         */
        EventTypeKind: "one_on_one" | "round_robin" | "collective";
        /**
         * @description Which of the free hosts a round robin gives a booking to: the one with the fewest bookings around that time, the one longest without a new one, or the first listed. `null` for the other kinds.
         * @example least_busy
         * @enum {string|null}
         */
        HostSelection: "least_busy" | "rotation" | "priority" | null;
        /**
         * @description `ask_invitee`: the invitee says where.
         * @example google_meet
         * @enum {string}
         */
        LocationKind: "google_meet" | "zoom" | "microsoft_teams" | "phone" | "in_person" | "custom_link" | "ask_invitee";
        /**
         * @description Where a meeting takes place.
         * @example {
         *       "kind": "in_person",
         *       "value": "12 rue de la Paix, Paris"
         *     }
         */
        Location: {
            kind: components["schemas"]["LocationKind"];
            /** @description A link, an address or a number, as the kind asks for. */
            value: string | null;
        };
        /**
         * @description Where the invitee wants to meet.
         * @example {
         *       "kind": "phone",
         *       "value": "+46 8 123 456"
         *     }
         */
        ChosenLocation: {
            /** @enum {string} */
            kind: "google_meet" | "zoom" | "microsoft_teams" | "phone" | "in_person" | "custom_link";
            value?: string | null;
        };
        /**
         * @example short_text
         * @enum {string}
         */
        QuestionType: "short_text" | "long_text" | "single_choice" | "multiple_choice" | "phone";
        /**
         * @description What an invitee is asked.
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
            /** @description Stands in `answers` as `questionId`. */
            id: string;
            label: string;
            type: components["schemas"]["QuestionType"];
            required: boolean;
            /** @description What can be chosen. Empty for questions without choices. */
            options: string[];
        };
        /**
         * @description What an invitee answered: one text, or the list of choices where several may be chosen.
         * @example {
         *       "questionId": "team-size",
         *       "value": "1–10"
         *     }
         */
        Answer: {
            questionId: string;
            value: string | string[];
        };
        /**
         * @description What can be booked. All durations are minutes.
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
         *           "scheduleId": null
         *         }
         *       ],
         *       "hostSelection": null,
         *       "active": true,
         *       "publicBooking": true,
         *       "createdAt": "2026-11-02T08:30:00.000Z",
         *       "updatedAt": "2026-11-02T08:30:00.000Z"
         *     }
         */
        EventType: {
            id: components["schemas"]["Id"];
            name: string;
            slug: string;
            /**
             * Format: uri
             * @description The public booking link.
             */
            url: string;
            kind: components["schemas"]["EventTypeKind"];
            description: string | null;
            /** @description What can be chosen; the first is the default. */
            durations: components["schemas"]["DurationMin"][];
            /** @description From one offered start to the next; `null`: the duration. */
            slotIntervalMin: number | null;
            /** @description Kept free before a meeting. */
            bufferBeforeMin: number;
            /** @description Kept free after a meeting. */
            bufferAfterMin: number;
            /** @description How long before its start a meeting must be booked. */
            minimumNoticeMin: number;
            /** @description How many days ahead can be booked, counted in the host's dates; `null`: any. */
            bookingWindowDays: number | null;
            /** @description Meetings of this event type that a host holds on one date; `null`: any number. */
            dailyLimit: number | null;
            /** @description How many invitees share one meeting. */
            maxInvitees: number;
            location: components["schemas"]["Location"];
            questions: components["schemas"]["Question"][];
            hosts: components["schemas"]["EventTypeHost"][];
            hostSelection: components["schemas"]["HostSelection"];
            /** @description Whether it can be booked. */
            active: boolean;
            /** @description Whether it can be booked without a token. */
            publicBooking: boolean;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description A host of an event type.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
         *       "name": "Imad",
         *       "slug": "imad",
         *       "scheduleId": null
         *     }
         */
        EventTypeHost: {
            id: components["schemas"]["Id"];
            name: string | null;
            slug: string;
            /** @description The schedule whose hours the event type uses; `null`: the host's default one. */
            scheduleId: string | null;
        };
        /**
         * @description Who hosts, by which schedule.
         * @example {
         *       "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60"
         *     }
         */
        NewHost: {
            /** @description A user of the caller's organization. */
            id: components["schemas"]["Id"];
            /** @description One of the host's schedules, in place of the default one; `null`: the default one. */
            scheduleId?: string | null;
        };
        /**
         * @description Where meetings take place.
         * @example {
         *       "kind": "zoom",
         *       "value": "https://zoom.us/j/123456789"
         *     }
         */
        NewLocation: {
            kind: components["schemas"]["LocationKind"];
            value?: string | null;
        };
        /**
         * @description What an invitee is to be asked.
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
            /** @description Unique in its event type; stands in `answers` as `questionId`. */
            id: string;
            label: string;
            type: components["schemas"]["QuestionType"];
            /** @description Not required if absent. */
            required?: boolean;
            /** @description What can be chosen; at least one for a choice. */
            options?: string[];
        };
        /**
         * @description What can be set of an event type. All durations are minutes.
         * @example {
         *       "minimumNoticeMin": 60
         *     }
         */
        EventTypeChange: {
            name?: components["schemas"]["Name"];
            /** @description The event type's part of its link; unique among its owner's. */
            slug?: string;
            description?: string | null;
            kind?: components["schemas"]["EventTypeKind"];
            /** @description What can be chosen; the first is the default. */
            durations?: components["schemas"]["NewDurationMin"][];
            /** @description From one offered start to the next; `null`: the duration. */
            slotIntervalMin?: number | null;
            /** @description Kept free before a meeting. */
            bufferBeforeMin?: number;
            /** @description Kept free after a meeting. */
            bufferAfterMin?: number;
            /** @description How long before its start a meeting must be booked. */
            minimumNoticeMin?: number;
            /** @description How many days ahead can be booked, counted in the host's dates; `null`: any. 60 if absent from a new one. */
            bookingWindowDays?: number | null;
            /** @description Meetings of this event type that a host holds on one date; `null`: any number. */
            dailyLimit?: number | null;
            /** @description How many invitees share one meeting. */
            maxInvitees?: number;
            location?: components["schemas"]["NewLocation"];
            questions?: components["schemas"]["NewQuestion"][];
            /** @description In the order of their priority. */
            hosts?: components["schemas"]["NewHost"][];
            hostSelection?: components["schemas"]["HostSelection"];
            /** @description Whether it can be booked. */
            active?: boolean;
            /** @description Whether it can be booked without a token; `true` if absent from a new one. */
            publicBooking?: boolean;
        };
        /**
         * @description An event type to be.
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
        NewEventType: WithRequired<components["schemas"]["EventTypeChange"], "name" | "slug" | "kind" | "durations">;
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        EventTypeList: {
            items: components["schemas"]["EventType"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Pass it as `cursor` for the next page; `null` on the last one.
         * @example null
         */
        NextCursor: string | null;
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
            /**
             * Format: date-time
             * @description The same start as the clock in `tz` shows it, RFC 3339 with that zone's offset.
             */
            localStartAt: string;
            /** @description How many invitees can still book this start. */
            seatsRemaining: number;
        };
        /**
         * @description The slots of an event type in a window.
         * @example {
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "durationMin": 30,
         *       "timezone": "Europe/Paris",
         *       "tzVersion": "2026c",
         *       "from": "2027-03-27T23:00:00.000Z",
         *       "to": "2027-03-28T22:00:00.000Z",
         *       "slots": [],
         *       "nextFrom": null
         *     }
         */
        Availability: {
            eventTypeId: components["schemas"]["Id"];
            durationMin: components["schemas"]["DurationMin"];
            timezone: components["schemas"]["TimeZone"];
            /** @description The version of the time zone database that these times come from. */
            tzVersion: string;
            from: components["schemas"]["Instant"];
            to: components["schemas"]["Instant"];
            /** @description In order of time. */
            slots: components["schemas"]["Slot"][];
            /**
             * Format: date-time
             * @description The start of the first slot that this answer has no room for, to be sent as `from`; `null` where all are listed.
             * @example null
             */
            nextFrom: string | null;
        };
        /**
         * @example free
         * @enum {string}
         */
        AvailabilityRule: "open" | "fits" | "free" | "seats";
        /**
         * @description One rule, for one host.
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
            passes: boolean;
            /** @description Everything that is against it; nothing where it passes. */
            reasons: components["schemas"]["RefusalReason"][];
        };
        /**
         * @description One host and one start.
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
         *       ]
         *     }
         */
        HostExplanation: {
            id: components["schemas"]["Id"];
            name: string | null;
            slug: string;
            /** @description The host's own zone, in which hours and dates are meant; `null` without a schedule, and for a host whose account is disabled. */
            timezone: string | null;
            /**
             * Format: date-time
             * @description The start on the host's wall.
             */
            localStartAt: string | null;
            /** @description Whether no rule is against it. */
            offered: boolean;
            /** @description The first thing that is against it. */
            reason: components["schemas"]["RefusalReason"] | null;
            /** @description How many invitees this host can still take at this start. */
            seatsRemaining: number;
            /** @description Each rule, in order. */
            rules: components["schemas"]["RuleOutcome"][];
        };
        /**
         * @description Whether a start is offered, and why not.
         * @example {
         *       "eventTypeId": "019ca9d0-7a20-7d33-8a52-6e7f80911223",
         *       "startAt": "2027-03-02T09:00:00.000Z",
         *       "endAt": "2027-03-02T09:45:00.000Z",
         *       "durationMin": 45,
         *       "offered": false,
         *       "reason": "slot_taken",
         *       "seatsRemaining": 0,
         *       "hosts": []
         *     }
         */
        AvailabilityExplanation: {
            eventTypeId: components["schemas"]["Id"];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            /** @description Whether `GET /api/v2/availability` lists it. */
            offered: boolean;
            /** @description What `createBooking` would refuse it with. */
            reason: components["schemas"]["RefusalReason"] | null;
            /** @description As the slot tells it; 0 where there is none. */
            seatsRemaining: number;
            /** @description In listed order. Of an inactive event type, as if it were active. */
            hosts: components["schemas"]["HostExplanation"][];
        };
        /**
         * @description Stretches of a date on a wall clock, each a start and an end that is later, `24:00` at most. None: closed.
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
         * @description The hours of each weekday.
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
         * @description The hours of one date, in place of its weekday's.
         * @example {
         *       "date": "2027-05-17",
         *       "hours": []
         *     }
         */
        Override: {
            /** Format: date */
            date: string;
            hours: components["schemas"]["Hours"];
        };
        /**
         * @description The hours in which a user can be booked, on a wall clock.
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
            name: string;
            timezone: components["schemas"]["TimeZone"];
            /** @description Whether event types that name no schedule use it. */
            isDefault: boolean;
            weekly: components["schemas"]["Weekly"];
            overrides: components["schemas"]["Override"][];
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        ScheduleList: {
            items: components["schemas"]["Schedule"][];
            nextCursor: components["schemas"]["NextCursor"];
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
         * @description The hours that a date has now, and the bookings that they do not cover.
         * @example {
         *       "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182",
         *       "date": "2027-05-03",
         *       "hours": [],
         *       "isOverride": true,
         *       "affectedBookings": []
         *     }
         */
        OverrideChange: {
            scheduleId: components["schemas"]["Id"];
            /** Format: date */
            date: string;
            hours: components["schemas"]["Hours"];
            /** @description Whether they are the date's own, or its weekday's. */
            isOverride: boolean;
            /** @description Active bookings that stand all the same, the soonest first. */
            affectedBookings: components["schemas"]["Booking"][];
        };
        /**
         * @description Dates of absence.
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
             * @description The first date.
             */
            from: string;
            /**
             * Format: date
             * @description The last date, included.
             */
            to: string;
            reason: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        OutOfOfficeList: {
            items: components["schemas"]["OutOfOffice"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description An absence to be.
         * @example {
         *       "from": "2027-08-02",
         *       "to": "2027-08-20"
         *     }
         */
        NewOutOfOffice: {
            /**
             * Format: date
             * @description The first date.
             */
            from: string;
            /**
             * Format: date
             * @description The last date, included; not before `from`.
             */
            to: string;
            reason?: string;
        };
        /**
         * @description A new absence, and the bookings that lie in it.
         * @example {
         *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
         *       "from": "2027-08-02",
         *       "to": "2027-08-20",
         *       "reason": "Holiday",
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "affectedBookings": []
         *     }
         */
        OutOfOfficeCreated: {
            id: components["schemas"]["Id"];
            /**
             * Format: date
             * @description The first date.
             */
            from: string;
            /**
             * Format: date
             * @description The last date, included.
             */
            to: string;
            reason: string | null;
            createdAt: components["schemas"]["Instant"];
            /** @description Active bookings that stand all the same, the soonest first. */
            affectedBookings: components["schemas"]["Booking"][];
        };
        /**
         * @example active
         * @enum {string}
         */
        BookingStatus: "active" | "canceled";
        /**
         * @description Who has booked.
         * @example {
         *       "name": "Ann Lee",
         *       "email": "ann@example.com",
         *       "timezone": "Europe/London",
         *       "phone": null
         *     }
         */
        Invitee: {
            name: string;
            email: components["schemas"]["Email"];
            timezone: components["schemas"]["TimeZone"];
            phone: string | null;
        };
        /**
         * @description Who books.
         * @example {
         *       "name": "Ann Lee",
         *       "email": "ann@example.com",
         *       "timezone": "Europe/London"
         *     }
         */
        NewInvitee: {
            name: components["schemas"]["Name"];
            email: components["schemas"]["Email"];
            /** @description The event type's owner's if absent. */
            timezone?: components["schemas"]["TimeZone"];
            phone?: components["schemas"]["Phone"];
        };
        /**
         * @description What to book, when, and for whom.
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
             * @description An offered start: RFC 3339 with an offset.
             */
            startAt: string;
            /** @description One of the event type's `durations`; its first if absent. */
            durationMin?: components["schemas"]["DurationMin"];
            invitee: components["schemas"]["NewInvitee"];
            /** @description Others who come along; they take no seats. */
            guests?: components["schemas"]["Email"][];
            /** @description Answers to the event type's `questions`. Required ones must be there; choices must be among the options. */
            answers?: components["schemas"]["Answer"][];
            notes?: string;
            /** @description Only where the event type's location is `ask_invitee`. */
            location?: components["schemas"]["ChosenLocation"];
            /** @description The lead of this event type that books. Without a token it is ignored unless the lead has the invitee's email address. */
            leadId?: components["schemas"]["Id"];
        };
        /**
         * @description One invitee's place in a meeting.
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
         *           "slug": "imad"
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
         *         "phone": null
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
         *       "createdAt": "2027-02-20T14:00:00.000Z",
         *       "updatedAt": "2027-02-20T14:00:00.000Z"
         *     }
         */
        Booking: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            eventTypeName: string;
            /** @description The first host. */
            hostId: components["schemas"]["Id"];
            /** @description The first host's slug. */
            hostSlug: string;
            /** @description Several for a collective. */
            hosts: components["schemas"]["Host"][];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            status: components["schemas"]["BookingStatus"];
            location: components["schemas"]["Location"];
            invitee: components["schemas"]["Invitee"];
            guests: components["schemas"]["Email"][];
            answers: components["schemas"]["Answer"][];
            notes: string | null;
            cancelReason: string | null;
            /** Format: date-time */
            canceledAt: string | null;
            /** @enum {string|null} */
            canceledBy: "host" | "invitee" | null;
            /** @description The booking that this one replaces. */
            rescheduledFromId: string | null;
            /** @description The booking that replaces this one. */
            rescheduledToId: string | null;
            /** @description Why the booking was moved to this time. */
            rescheduleReason: string | null;
            /** @description The lead that booked. */
            leadId: string | null;
            /** @description The invitee did not come. */
            noShow: boolean;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
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
         *         "phone": null
         *       },
         *       "guests": [],
         *       "answers": [],
         *       "notes": null,
         *       "createdAt": "2027-02-20T14:00:00.000Z"
         *     }
         */
        PublicBooking: {
            id: components["schemas"]["Id"];
            eventTypeId: components["schemas"]["Id"];
            eventTypeName: string;
            /** @description Several for a collective. */
            hosts: components["schemas"]["PublicHost"][];
            startAt: components["schemas"]["Instant"];
            endAt: components["schemas"]["Instant"];
            durationMin: components["schemas"]["DurationMin"];
            status: components["schemas"]["BookingStatus"];
            location: components["schemas"]["Location"];
            invitee: components["schemas"]["Invitee"];
            guests: components["schemas"]["Email"][];
            answers: components["schemas"]["Answer"][];
            notes: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @description A host as invitees see one.
         * @example {
         *       "name": "Imad"
         *     }
         */
        PublicHost: {
            name: string | null;
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        BookingList: {
            items: components["schemas"]["Booking"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Where to move a booking.
         * @example {
         *       "startAt": "2027-03-03T10:00:00+01:00"
         *     }
         */
        Reschedule: {
            /**
             * Format: date-time
             * @description An offered start: RFC 3339 with an offset.
             */
            startAt: string;
            /** @description One of the event type's `durations`; the booking's own if absent. */
            durationMin?: components["schemas"]["DurationMin"];
            /** @description Why, for the invitee to read. */
            reason?: string;
        };
        /**
         * @description Whether the invitee stayed away.
         * @example {
         *       "noShow": false
         *     }
         */
        NoShow: {
            /** @description `true` if absent. */
            noShow?: boolean;
        };
        /**
         * @description One event type's figures.
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
            eventTypeName: string;
            /** @description Bookings that start in the window, active and canceled ones, except those that were moved away. */
            booked: number;
            /** @description Of the booked, those that are canceled. */
            canceled: number;
            /** @description Bookings that started in the window and were moved to another start, in the window or not. Not among the booked. */
            rescheduled: number;
            /** @description Of the booked, active ones whose invitee did not come. */
            noShows: number;
            /** @description Of the booked, active ones that have ended and are no no-shows. */
            completed: number;
            /** @description `noShows` / (`noShows` + `completed`), to four decimals; `null` while both are 0. */
            noShowRate: number | null;
            /** @description `canceled` / `booked`, to four decimals; `null` while none is booked. */
            cancelRate: number | null;
        };
        /**
         * @description What became of the bookings that start in a window.
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
            /** @description Bookings that start in the window, active and canceled ones, except those that were moved away. */
            booked: number;
            /** @description Of the booked, those that are canceled. */
            canceled: number;
            /** @description Bookings that started in the window and were moved to another start, in the window or not. Not among the booked. */
            rescheduled: number;
            /** @description Of the booked, active ones whose invitee did not come. */
            noShows: number;
            /** @description Of the booked, active ones that have ended and are no no-shows. */
            completed: number;
            /** @description `noShows` / (`noShows` + `completed`), to four decimals; `null` while both are 0. */
            noShowRate: number | null;
            /** @description `canceled` / `booked`, to four decimals; `null` while none is booked. */
            cancelRate: number | null;
            /** @description The same of each event type that has any, the most booked first. */
            byEventType: components["schemas"]["EventTypeStats"][];
        };
        /**
         * @example new
         * @enum {string}
         */
        LeadStatus: "new" | "contacted" | "qualified" | "lost";
        /**
         * @description Someone who showed interest in an event type.
         * @example {
         *       "id": "019ca9d0-7b00-7f55-9c74-809112233445",
         *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
         *       "eventTypeName": "Intro call",
         *       "name": "Bo Berg",
         *       "email": "bo@example.com",
         *       "phone": null,
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
            eventTypeName: string;
            name: string;
            email: components["schemas"]["Email"];
            phone: string | null;
            timezone: string | null;
            answers: components["schemas"]["Answer"][];
            status: components["schemas"]["LeadStatus"];
            booked: boolean;
            /** @description The booking that the lead became. */
            bookingId: string | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        LeadList: {
            items: components["schemas"]["Lead"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description `client` once a booking exists, canceled ones included.
         * @example client
         * @enum {string}
         */
        ContactKind: "client" | "lead";
        /**
         * @description Everything known of one e-mail address.
         * @example {
         *       "email": "ann@example.com",
         *       "name": "Ann Lee",
         *       "kind": "client",
         *       "phone": null,
         *       "timezone": "Europe/London",
         *       "bookingCount": 2,
         *       "leadCount": 1,
         *       "firstSeenAt": "2026-12-01T10:00:00.000Z",
         *       "lastActivityAt": "2027-02-20T14:00:00.000Z",
         *       "lastBookingAt": "2027-02-20T14:00:00.000Z"
         *     }
         */
        Contact: {
            email: components["schemas"]["Email"];
            name: string;
            kind: components["schemas"]["ContactKind"];
            phone: string | null;
            timezone: string | null;
            /** @description All bookings: also those that were canceled, and those that were moved, each beside the one that it was moved to. */
            bookingCount: number;
            leadCount: number;
            firstSeenAt: components["schemas"]["Instant"];
            /** @description When the last booking was made or the last lead captured. */
            lastActivityAt: components["schemas"]["Instant"];
            /**
             * Format: date-time
             * @description When the last booking was made.
             */
            lastBookingAt: string | null;
        };
        /**
         * @example {
         *       "items": [],
         *       "total": 0,
         *       "offset": 0,
         *       "limit": 50
         *     }
         */
        ContactList: {
            items: components["schemas"]["Contact"][];
            /** @description How many match, on all pages. */
            total: number;
            offset: number;
            limit: number;
        };
        /**
         * @description What happened. `booking_rescheduled` is about the new booking; the old one has its own `booking_canceled`.
         * @example booking_created
         * @enum {string}
         */
        EventName: "booking_created" | "booking_canceled" | "booking_rescheduled";
        /**
         * @description Something that happened to a booking.
         * @example {
         *       "id": "019cb250-0c00-7e44-a095-d6e7f8091a2b",
         *       "event": "booking_created",
         *       "sequence": 1,
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "createdAt": "2027-03-01T09:05:00.000Z",
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
         *             "slug": "imad"
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
         *           "phone": null
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
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z"
         *       }
         *     }
         */
        BookingEvent: {
            id: components["schemas"]["Id"];
            event: components["schemas"]["EventName"];
            /** @description Counts the events of one booking. */
            sequence: number;
            bookingId: components["schemas"]["Id"];
            /** @description When it happened. */
            createdAt: components["schemas"]["Instant"];
            /** @description The booking as it then was. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null,
         *       "hasMore": false
         *     }
         */
        BookingEventList: {
            items: components["schemas"]["BookingEvent"][];
            /** @description Pass it as `after` the next time: the id of the last event here, or the `after` that was sent; `null` only where nothing has ever happened. */
            nextCursor: string | null;
            /** @description Whether there is more already. */
            hasMore: boolean;
        };
        /**
         * @description An address to which events are sent.
         * @example {
         *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created",
         *         "booking_canceled",
         *         "booking_rescheduled"
         *       ],
         *       "description": "The CRM",
         *       "active": true,
         *       "disabledReason": null,
         *       "consecutiveFailures": 0,
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "updatedAt": "2027-03-01T09:00:00.000Z"
         *     }
         */
        Webhook: {
            id: components["schemas"]["Id"];
            url: string;
            /** @description What is told there. */
            events: components["schemas"]["EventName"][];
            description: string | null;
            /** @description Whether anything is sent. `false` where it is paused or disabled. */
            active: boolean;
            /** @description Why it was disabled; `null` where it was not. */
            disabledReason: string | null;
            /** @description Attempts since the last success; 15 disable it. */
            consecutiveFailures: number;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        WebhookList: {
            items: components["schemas"]["Webhook"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description An endpoint and its secret, which is not shown again.
         * @example {
         *       "id": "019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8",
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created",
         *         "booking_canceled",
         *         "booking_rescheduled"
         *       ],
         *       "description": "The CRM",
         *       "active": true,
         *       "disabledReason": null,
         *       "consecutiveFailures": 0,
         *       "createdAt": "2027-03-01T09:00:00.000Z",
         *       "updatedAt": "2027-03-01T09:00:00.000Z",
         *       "secret": "whsec_Q2FsZWRlZSBpcyBhbiBleGFtcGxlIG9mIGEgc2VjcmV0"
         *     }
         */
        WebhookWithSecret: components["schemas"]["Webhook"] & {
            /** @description What events are signed with: `whsec_` and 32 random bytes in base64. */
            secret: string;
        };
        /**
         * @description An endpoint to be.
         * @example {
         *       "url": "https://crm.example/hooks/caledee",
         *       "events": [
         *         "booking_created"
         *       ]
         *     }
         */
        NewWebhook: {
            /** @description An HTTPS address on the public internet. */
            url: string;
            /** @description What is told there. */
            events: components["schemas"]["EventName"][];
            /**
             * Format: visible-text
             * @description For yourself. Invisible, control and text-direction characters are refused.
             */
            description?: string | null;
        };
        /**
         * @description What to change of an endpoint.
         * @example {
         *       "active": false
         *     }
         */
        WebhookChange: {
            /** @description An HTTPS address on the public internet. */
            url?: string;
            /** @description What is told there. */
            events?: components["schemas"]["EventName"][];
            /**
             * Format: visible-text
             * @description For yourself. Invisible, control and text-direction characters are refused.
             */
            description?: string | null;
            /** @description `false` pauses it, `true` enables it again. */
            active?: boolean;
        };
        /**
         * @description Which event to test with.
         * @example {
         *       "event": "booking_canceled"
         *     }
         */
        WebhookTest: {
            /** @description The first of the endpoint's, if absent. */
            event?: components["schemas"]["EventName"];
        };
        /**
         * @description What to send again.
         * @example {
         *       "since": "2027-02-28T00:00:00Z",
         *       "until": "2027-03-01T00:00:00Z"
         *     }
         */
        NewReplay: {
            /**
             * Format: date-time
             * @description From this instant on.
             */
            since: string;
            /**
             * Format: date-time
             * @description Before this instant; to the present, if absent.
             */
            until?: string;
        };
        /**
         * @description What is sent again.
         * @example {
         *       "deliveries": 42
         *     }
         */
        Replay: {
            deliveries: number;
        };
        /**
         * @description `pending`: not over, or waiting for its endpoint to be enabled. `failed`: given up.
         * @example succeeded
         * @enum {string}
         */
        DeliveryStatus: "pending" | "succeeded" | "failed";
        /**
         * @description One attempt, when it is over.
         * @example {
         *       "attempt": 1,
         *       "at": "2027-03-01T09:05:00.120Z",
         *       "status": 503,
         *       "durationMs": 87,
         *       "error": "The receiver answered 503.",
         *       "response": "Down for maintenance."
         *     }
         */
        DeliveryAttempt: {
            /** @description As `X-Caledee-Delivery-Attempt` told it. */
            attempt: number;
            /** @description When it began. */
            at: components["schemas"]["Instant"];
            /** @description What the receiver answered; `null` where it did not. */
            status: number | null;
            durationMs: number;
            /** @description Why it failed, in words; `null` for a success. What the receiver answered, if it did, is in `status`. */
            error: string | null;
            /** @description The answer's first kilobyte. */
            response: string | null;
        };
        /**
         * @description One event on its way to one endpoint.
         * @example {
         *       "id": "019cb250-0d00-7c22-8e73-b4c5d6e7f809",
         *       "event": "booking_created",
         *       "bookingId": "019cb24f-1c00-7e44-8b63-7f8091122334",
         *       "status": "pending",
         *       "attempts": [
         *         {
         *           "attempt": 1,
         *           "at": "2027-03-01T09:05:00.120Z",
         *           "status": 503,
         *           "durationMs": 87,
         *           "error": "The receiver answered 503.",
         *           "response": "Down for maintenance."
         *         }
         *       ],
         *       "nextAttemptAt": "2027-03-01T09:05:05.350Z",
         *       "createdAt": "2027-03-01T09:05:00.000Z"
         *     }
         */
        Delivery: {
            /** @description The same as `X-Caledee-Delivery`. */
            id: components["schemas"]["Id"];
            event: components["schemas"]["EventName"];
            /** @description `null` for a test. */
            bookingId: string | null;
            status: components["schemas"]["DeliveryStatus"];
            /** @description The last 20, in order. */
            attempts: components["schemas"]["DeliveryAttempt"][];
            /**
             * Format: date-time
             * @description `null` where it is over, or waits for its endpoint to be enabled.
             */
            nextAttemptAt: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "items": [],
         *       "nextCursor": null
         *     }
         */
        DeliveryList: {
            items: components["schemas"]["Delivery"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description What a webhook receives.
         * @example {
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
         *             "slug": "imad"
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
         *           "phone": null
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
         *         "createdAt": "2027-02-20T14:00:00.000Z",
         *         "updatedAt": "2027-02-20T14:00:00.000Z"
         *       }
         *     }
         */
        WebhookEvent: {
            event: components["schemas"]["EventName"];
            /** @description The same as `X-Caledee-Delivery-Attempt`. */
            attempt: number;
            /** @description When this attempt was made. */
            sentAt: components["schemas"]["Instant"];
            /** @description The booking as it was just after the event; in a test, the example of `Booking` in this contract. */
            data: components["schemas"]["Booking"];
        };
        /**
         * @description The limit that has the fewest units left in this minute: the token's, its user's or its organization's.
         * @example {
         *       "limit": 600,
         *       "remaining": 571,
         *       "resetAt": "2027-03-01T09:01:00.000Z"
         *     }
         */
        RateLimit: {
            /** @description Units a minute. */
            limit: number;
            /** @description Units left. */
            remaining: number;
            /** @description When the next minute begins. */
            resetAt: components["schemas"]["Instant"];
        };
        /**
         * @description For programs; a code never changes its meaning.
         * @example invalid_argument
         * @enum {string}
         */
        ErrorCode: "invalid_argument" | "unauthorized" | "plan_required" | "insufficient_scope" | "foreign_origin" | "not_found" | "method_not_allowed" | "slot_unavailable" | "request_in_progress" | "already_booked" | "booking_canceled" | "booking_started" | "booking_not_started" | "slug_taken" | "url_taken" | "limit_reached" | "precondition_failed" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "internal" | "unavailable";
        /**
         * @description One fault of the request.
         * @example {
         *       "path": "/query/to",
         *       "message": "must be after `from`"
         *     }
         */
        ErrorDetail: {
            /** @description A JSON pointer into `/query`, `/path`, `/header` or `/body`. */
            path: string;
            message: string;
        };
        /**
         * @description Every error of this API.
         * @example {
         *       "title": "Invalid Argument",
         *       "message": "`to` must be after `from`.",
         *       "code": "invalid_argument",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/query/to",
         *           "message": "must be after `from`"
         *         }
         *       ]
         *     }
         */
        Error: {
            /** @description For people: the kind of error. */
            title: string;
            /** @description For people: what happened and what to do. */
            message: string;
            code: components["schemas"]["ErrorCode"];
            /** @description The same as `X-Request-Id`. */
            requestId: string;
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @description Why a start is not offered. `off_grid`: inside the hours, but not where starts begin. `buffer_conflict`: only a buffer is in the way. `out_of_office` is reported to the host alone, and `buffer_conflict` to those who may read the meeting; all others get `outside_hours` and `slot_taken`. A host whose account is disabled is `outside_hours`; an event type whose owner is disabled is `event_type_inactive`.
         * @example slot_taken
         * @enum {string}
         */
        RefusalReason: "slot_taken" | "buffer_conflict" | "outside_hours" | "out_of_office" | "off_grid" | "below_minimum_notice" | "beyond_booking_window" | "daily_limit_reached" | "event_type_inactive";
        /**
         * @description The start is not offered at this moment.
         * @example {
         *       "title": "Slot Unavailable",
         *       "message": "This time is taken.",
         *       "code": "slot_unavailable",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "reason": "slot_taken",
         *       "alternatives": [
         *         "2027-03-02T09:30:00.000Z"
         *       ]
         *     }
         */
        SlotUnavailable: components["schemas"]["Error"] & {
            /** @constant */
            code: "slot_unavailable";
            reason: components["schemas"]["RefusalReason"];
            /** @description The next free starts within 31 days; for a client without a token, on as many days as 100 host-days allow. The search costs units of the rate limit by hosts and days, as `getAvailability` does, and ends early where they run out: one host never costs more than the request itself. */
            alternatives: components["schemas"]["Instant"][];
        };
        /**
         * @description A request under the same `Idempotency-Key` is still being worked on.
         * @example {
         *       "title": "Request In Progress",
         *       "message": "A request with this Idempotency-Key is still being worked on.",
         *       "code": "request_in_progress",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        RequestInProgress: components["schemas"]["Error"] & {
            /** @constant */
            code: "request_in_progress";
        };
        /**
         * @description The invitee's email address has a seat in this meeting already; upper and lower case are alike.
         * @example {
         *       "title": "Already Booked",
         *       "message": "This email address already has a seat in this meeting.",
         *       "code": "already_booked",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        AlreadyBooked: components["schemas"]["Error"] & {
            /** @constant */
            code: "already_booked";
        };
        /**
         * @description Why nothing was booked.
         * @example {
         *       "title": "Request In Progress",
         *       "message": "A request with this Idempotency-Key is still being worked on.",
         *       "code": "request_in_progress",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingRefusal: components["schemas"]["SlotUnavailable"] | components["schemas"]["RequestInProgress"] | components["schemas"]["AlreadyBooked"];
        /**
         * @description The booking is canceled, or moved already.
         * @example {
         *       "title": "Booking Canceled",
         *       "message": "This booking is canceled.",
         *       "code": "booking_canceled",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingCanceled: components["schemas"]["Error"] & {
            /** @constant */
            code: "booking_canceled";
        };
        /**
         * @description The booking has begun.
         * @example {
         *       "title": "Booking Started",
         *       "message": "This booking has begun already.",
         *       "code": "booking_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingStarted: components["schemas"]["Error"] & {
            /** @constant */
            code: "booking_started";
        };
        /**
         * @description The booking has not begun.
         * @example {
         *       "title": "Booking Not Started",
         *       "message": "This booking has not begun yet.",
         *       "code": "booking_not_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        BookingNotStarted: components["schemas"]["Error"] & {
            /** @constant */
            code: "booking_not_started";
        };
        /**
         * @description Another of the caller's event types has this slug.
         * @example {
         *       "title": "Slug Taken",
         *       "message": "Another of your event types has this slug.",
         *       "code": "slug_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/slug",
         *           "message": "is the slug of another of your event types"
         *         }
         *       ]
         *     }
         */
        SlugTaken: components["schemas"]["Error"] & {
            /** @constant */
            code: "slug_taken";
        };
        /**
         * @description The limit is reached.
         * @example {
         *       "title": "Limit Reached",
         *       "message": "A user can have at most 20 webhooks. Delete one that you no longer need, and try again.",
         *       "code": "limit_reached",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "limit": "webhooks",
         *       "maximum": 20
         *     }
         */
        LimitReached: components["schemas"]["Error"] & {
            /** @constant */
            code: "limit_reached";
            limit: string;
            maximum: number;
        };
        /**
         * @description Another of the caller's webhooks has this URL.
         * @example {
         *       "title": "URL Taken",
         *       "message": "Another of your webhooks already has this URL.",
         *       "code": "url_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/url",
         *           "message": "is the URL of another of your webhooks"
         *         }
         *       ]
         *     }
         */
        UrlTaken: components["schemas"]["Error"] & {
            /** @constant */
            code: "url_taken";
        };
        /**
         * @description Why no webhook was created.
         * @example {
         *       "title": "URL Taken",
         *       "message": "Another of your webhooks already has this URL.",
         *       "code": "url_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/url",
         *           "message": "is the URL of another of your webhooks"
         *         }
         *       ]
         *     }
         */
        WebhookRefusal: components["schemas"]["LimitReached"] | components["schemas"]["UrlTaken"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why no absence was created.
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
         * @description Why nothing was moved.
         * @example {
         *       "title": "Booking Started",
         *       "message": "This booking has begun already.",
         *       "code": "booking_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        RescheduleRefusal: components["schemas"]["SlotUnavailable"] | components["schemas"]["AlreadyBooked"] | components["schemas"]["BookingCanceled"] | components["schemas"]["BookingStarted"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why nothing was marked.
         * @example {
         *       "title": "Booking Not Started",
         *       "message": "This booking has not begun yet.",
         *       "code": "booking_not_started",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
         *     }
         */
        NoShowRefusal: components["schemas"]["BookingCanceled"] | components["schemas"]["BookingNotStarted"] | components["schemas"]["RequestInProgress"];
        /**
         * @description Why nothing was created.
         * @example {
         *       "title": "Slug Taken",
         *       "message": "Another of your event types has this slug.",
         *       "code": "slug_taken",
         *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
         *       "details": [
         *         {
         *           "path": "/body/slug",
         *           "message": "is the slug of another of your event types"
         *         }
         *       ]
         *     }
         */
        EventTypeRefusal: components["schemas"]["SlugTaken"] | components["schemas"]["LimitReached"] | components["schemas"]["RequestInProgress"];
    };
    responses: {
        /** @description The booking. */
        Booking: {
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
                 *           "slug": "imad"
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
                 *         "phone": null
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
                 *       "createdAt": "2027-02-20T14:00:00.000Z",
                 *       "updatedAt": "2027-03-01T17:20:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["Booking"];
            };
        };
        /** @description Booked. */
        BookingCreated: {
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
                 *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *       "hostSlug": "imad",
                 *       "hosts": [
                 *         {
                 *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                 *           "name": "Imad",
                 *           "slug": "imad"
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
                 *         "phone": null
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
                 *       "createdAt": "2027-02-20T14:00:00.000Z",
                 *       "updatedAt": "2027-02-20T14:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["Booking"];
            };
        };
        /** @description Booked. */
        PublicBookingCreated: {
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
                 *         "phone": null
                 *       },
                 *       "guests": [],
                 *       "answers": [],
                 *       "notes": "About the new contract.",
                 *       "createdAt": "2027-02-20T14:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["PublicBooking"];
            };
        };
        /** @description What you hold under `If-None-Match` is still right. */
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
        /** @description The request breaks this contract: a missing, unknown or malformed parameter or field, a bad cursor, a bad window. `details` lists the errors, at most 20; for a request with more than 500 values, it may list only the first one. A request that breaks RFC 9112, such as one with two `Host` headers, is also answered with this status. */
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
                 *           "message": "must be after `from`"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No token, or one that is malformed, unknown, expired, revoked, or of a user who is disabled (`unauthorized`); or its organization is not on the Team plan (`plan_required`). */
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
        /** @description The token lacks the scope that this operation needs; the message and `WWW-Authenticate` name it. */
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
        /** @description There is no such thing, or it is not the caller's: the two look the same. */
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
                 *       "message": "There is no such booking.",
                 *       "code": "not_found",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description This address does not take that method; `Allow` tells which it takes. */
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
                 *       "message": "This address takes GET and HEAD.",
                 *       "code": "method_not_allowed",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The start is not offered at this moment (`slot_unavailable`, with a `reason` and `alternatives`), the invitee has a seat in this meeting already (`already_booked`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
        BookingRefused: {
            headers: {
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
        /** @description A request under the same `Idempotency-Key` is still being worked on. */
        RequestInProgress: {
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
                 *       "title": "Request In Progress",
                 *       "message": "A request with this Idempotency-Key is still being worked on.",
                 *       "code": "request_in_progress",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["RequestInProgress"];
            };
        };
        /** @description It is not as `If-Match` says: it has changed since you read it. Nothing was done. */
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
                 *       "message": "This has changed since you read it. Read it again.",
                 *       "code": "precondition_failed",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                 *       "details": [
                 *         {
                 *           "path": "/header/if-match",
                 *           "message": "is not the present ETag"
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
                 *       "message": "Send the body as `application/json` in UTF-8.",
                 *       "code": "unsupported_media_type",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The `Idempotency-Key` was used for another request within the last 24 hours. */
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
                 *       "message": "This Idempotency-Key belongs to another request.",
                 *       "code": "idempotency_key_reused",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                 *       "details": [
                 *         {
                 *           "path": "/header/idempotency-key",
                 *           "message": "was used for another request"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The units of this minute are used up, or fewer are left than the request costs. `Retry-After` is the time until the next minute. */
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
                 *       "message": "The limit of 600 requests a minute is used up. Try again in 12 s.",
                 *       "code": "rate_limited",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The minute's requests are used up, or a limit on bookings without a token is reached; the message says which. `Retry-After` says when another request can succeed; for an email address with 3 bookings to come it is an hour. */
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
        /** @description Something of ours failed. It is logged under the request's id. */
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
                 *       "message": "Something went wrong on our side. Tell us the request's id.",
                 *       "code": "internal",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The service cannot answer for a moment; try again after `Retry-After`. A `POST` may have been carried out all the same: send it again under the same `Idempotency-Key`. Bookings are also answered like this, and not carried out, while too many others wait for the same event type. */
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
                 *       "message": "The service cannot answer for a moment. Try again.",
                 *       "code": "unavailable",
                 *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab"
                 *     }
                 */
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description How many items a page holds at most.
         * @example 50
         */
        Limit: number;
        /**
         * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
         * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
         */
        Cursor: string;
        /**
         * @description The `ETag` of an answer that you hold; 304 when it is still the same.
         * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
         */
        IfNoneMatch: string;
        /**
         * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
         * @example *
         */
        IfMatch: string;
        /**
         * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
         * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
         */
        IdempotencyKey: string;
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
         * @description The schedule's id.
         * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
         */
        ScheduleId: components["schemas"]["Id"];
        /**
         * @description A date on the schedule's own wall.
         * @example 2027-05-03
         */
        OverrideDate: string;
        /**
         * @description The absence's id.
         * @example 019cb24f-3e00-7a66-8d85-91b2a3b4c5d6
         */
        OutOfOfficeId: components["schemas"]["Id"];
        /**
         * @description The endpoint's id.
         * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
         */
        WebhookId: components["schemas"]["Id"];
        /**
         * @description The delivery's id, as `X-Caledee-Delivery` tells it.
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        DeliveryId: components["schemas"]["Id"];
        /**
         * @description What happened, the same as the body's `event`.
         * @example booking_created
         */
        EventHeader: components["schemas"]["EventName"];
        /**
         * @description 1, then up by one with each attempt.
         * @example 1
         */
        AttemptHeader: number;
        /**
         * @description The id of the delivery, the same on every attempt.
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        DeliveryHeader: components["schemas"]["Id"];
        /**
         * @description Counts the events of one booking, from 1.
         * @example 1
         */
        SequenceHeader: number;
        /**
         * @description When it was sent, in Unix seconds, and its signature; two signatures for a day after the secret was replaced, that with the new one first.
         * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
         */
        SignatureHeader: string;
        /**
         * @description The same as `X-Caledee-Delivery`, as Standard Webhooks calls it.
         * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
         */
        StandardIdHeader: components["schemas"]["Id"];
        /**
         * @description When it was sent, in Unix seconds (Standard Webhooks).
         * @example 1803891900
         */
        StandardTimestampHeader: number;
        /**
         * @description `v1,` and the HMAC-SHA256, in base64, of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body, the key being what the base64 after `whsec_` stands for; separated by a space where there are two (Standard Webhooks).
         * @example v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=
         */
        StandardSignatureHeader: string;
    };
    requestBodies: {
        /** @description What to book, when, and for whom. */
        BookingRequest: {
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
    };
    headers: {
        /**
         * @description Changes whenever the answer does. Strong.
         * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
         */
        ETag: string;
        /**
         * @description Names this request; quote it when you ask for help.
         * @example 019cb24f-1c00-7aaa-8bbb-0123456789ab
         */
        RequestId: string;
        /**
         * @description Units a minute. On every answer to a known token.
         * @example 600
         */
        RateLimitLimit: number;
        /**
         * @description Units left in this minute. On every answer to a known token.
         * @example 571
         */
        RateLimitRemaining: number;
        /**
         * @description When the next minute begins, in Unix seconds. On every answer to a known token.
         * @example 1803891660
         */
        RateLimitReset: number;
        /**
         * @description Seconds to wait before asking again.
         * @example 12
         */
        RetryAfter: number;
        /**
         * @description The methods that this address takes.
         * @example GET, HEAD, POST
         */
        Allow: string;
        /**
         * @description How to authenticate, what was wrong (RFC 6750) and, with a 401, where to find out whom to ask for a token (`resource_metadata`, RFC 9728).
         * @example Bearer realm="Caledee API", error="invalid_token"
         */
        WwwAuthenticate: string;
        /**
         * @description The address of what has been made.
         * @example /api/v2/bookings/019cb24f-1c00-7e44-8b63-7f8091122334
         */
        Location: string;
        /**
         * @description `true` when this is the stored answer to an earlier request under the same `Idempotency-Key`.
         * @example true
         */
        IdempotentReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
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
                     *       "timezone": "Europe/Paris"
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
    listEventTypes: {
        parameters: {
            query?: {
                /**
                 * @description Only those that can be booked (`true`), or only those that cannot (`false`). Both if absent.
                 * @example true
                 */
                active?: boolean;
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                     *               "scheduleId": null
                     *             }
                     *           ],
                     *           "hostSelection": null,
                     *           "active": true,
                     *           "publicBooking": true,
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
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
                     *           "scheduleId": null
                     *         }
                     *       ],
                     *       "hostSelection": null,
                     *       "active": true,
                     *       "publicBooking": true,
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
            /** @description Another of the caller's event types has this slug (`slug_taken`), the caller owns 200 event types, which is the limit (`limit_reached`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
            409: {
                headers: {
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
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                     *           "scheduleId": null
                     *         },
                     *         {
                     *           "id": "019ca9d0-7a01-7a42-9f60-4c2e3d5f6071",
                     *           "name": "Noor",
                     *           "slug": "noor",
                     *           "scheduleId": "019ca9d0-7a02-7b53-8a71-5d3f4e607182"
                     *         }
                     *       ],
                     *       "hostSelection": "least_busy",
                     *       "active": true,
                     *       "publicBooking": true,
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
    updateEventType: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
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
        /** @description What to change. */
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
            /** @description The event type as it is now. */
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
                     *           "scheduleId": null
                     *         }
                     *       ],
                     *       "hostSelection": null,
                     *       "active": true,
                     *       "publicBooking": true,
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
            /** @description Another of the caller's event types has this slug. */
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
                     *       "title": "Slug Taken",
                     *       "message": "Another of your event types has this slug.",
                     *       "code": "slug_taken",
                     *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                     *       "details": [
                     *         {
                     *           "path": "/body/slug",
                     *           "message": "is the slug of another of your event types"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SlugTaken"];
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
    getAvailability: {
        parameters: {
            query: {
                /**
                 * @description An event type that the caller owns or hosts.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId: components["schemas"]["Id"];
                /**
                 * @description Where the window begins: an instant, or a date in `tz`.
                 * @example 2027-03-01
                 */
                from: components["schemas"]["InstantOrDate"];
                /**
                 * @description Where the window ends: an instant, or a date in `tz`. Not included.
                 * @example 2027-03-06
                 */
                to: components["schemas"]["InstantOrDate"];
                /**
                 * @description Minutes; one of the event type's `durations`. Its first if absent.
                 * @example 30
                 */
                duration?: components["schemas"]["DurationMin"];
                /**
                 * @description The time zone of dates and of `localStartAt`. The event type's owner's if absent.
                 * @example Europe/Paris
                 */
                tz?: components["schemas"]["TimeZone"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                     *       "nextFrom": null
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
                 * @description The start to explain: RFC 3339 with an offset.
                 * @example 2027-03-02T09:00:00Z
                 */
                startAt: string;
                /**
                 * @description Minutes; one of the event type's `durations`. Its first if absent.
                 * @example 30
                 */
                durationMin?: components["schemas"]["DurationMin"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Why, or why not. */
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
                     *           ]
                     *         }
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
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
    putScheduleOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
                /**
                 * @description A date on the schedule's own wall.
                 * @example 2027-05-03
                 */
                date: components["parameters"]["OverrideDate"];
            };
            cookie?: never;
        };
        /** @description The hours. */
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
            /** @description The hours of that date now, and what they do not cover. */
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
                     *               "slug": "imad"
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
                     *             "phone": null
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
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z"
                     *         }
                     *       ]
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
            /** @description The schedule has 366 overrides of today and later, which is the limit. */
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
                     *       "title": "Limit Reached",
                     *       "message": "A schedule can have at most 366 overrides of today and later. Delete one that you no longer need, and try again.",
                     *       "code": "limit_reached",
                     *       "requestId": "019cb24f-1c00-7aaa-8bbb-0123456789ab",
                     *       "limit": "overrides",
                     *       "maximum": 366
                     *     }
                     */
                    "application/json": components["schemas"]["LimitReached"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteScheduleOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The schedule's id.
                 * @example 019ca9d0-7a02-7b53-8a71-5d3f4e607182
                 */
                id: components["parameters"]["ScheduleId"];
                /**
                 * @description A date on the schedule's own wall.
                 * @example 2027-05-03
                 */
                date: components["parameters"]["OverrideDate"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The hours of that date now, and what they do not cover. */
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
                     *       "affectedBookings": []
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
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listOutOfOffice: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description From when to when. */
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
            /** @description Out of office. */
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
                     *               "slug": "imad"
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
                     *             "phone": null
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
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OutOfOfficeCreated"];
                };
            };
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            /** @description The caller has 500 absences, which is the limit (`limit_reached`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
            409: {
                headers: {
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
            header?: never;
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
            /** @description What there was. */
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
                     *       "id": "019cb24f-3e00-7a66-8d85-91b2a3b4c5d6",
                     *       "from": "2027-08-02",
                     *       "to": "2027-08-20",
                     *       "reason": "Holiday",
                     *       "createdAt": "2027-03-01T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OutOfOffice"];
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
    listBookings: {
        parameters: {
            query?: {
                /**
                 * @description Only bookings of this status. Both if absent.
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
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                     *               "slug": "imad"
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
                     *             "phone": null
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
                     *           "createdAt": "2027-02-20T14:00:00.000Z",
                     *           "updatedAt": "2027-02-20T14:00:00.000Z"
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["BookingRequest"];
        responses: {
            201: components["responses"]["BookingCreated"];
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
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
            200: components["responses"]["Booking"];
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
                 * @description Why, for the invitee to read.
                 * @example The host is ill.
                 */
                reason?: string;
            };
            header?: {
                /**
                 * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
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
            200: components["responses"]["Booking"];
            400: components["responses"]["InvalidArgument"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            412: components["responses"]["PreconditionFailed"];
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
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
        /** @description Where to. */
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
            /** @description Moved: the new booking. */
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
                     *       "id": "019cb24f-4f00-7b77-9e96-a2c3b4c5d6e7",
                     *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                     *       "eventTypeName": "Intro call",
                     *       "hostId": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *       "hostSlug": "imad",
                     *       "hosts": [
                     *         {
                     *           "id": "019ca9d0-7a00-7c31-8e5f-3b1d2c4e5f60",
                     *           "name": "Imad",
                     *           "slug": "imad"
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
                     *         "phone": null
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
                     *       "createdAt": "2027-03-01T09:00:00.000Z",
                     *       "updatedAt": "2027-03-01T09:00:00.000Z"
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
            /** @description The start is not offered at this moment (`slot_unavailable`, with a `reason` and `alternatives`), the invitee has another seat in the meeting at this start (`already_booked`), the booking is canceled or moved already (`booking_canceled`), it has begun (`booking_started`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
            409: {
                headers: {
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
    markNoShow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
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
        /** @description Whether the invitee stayed away. May be left out. */
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
                     *           "slug": "imad"
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
                     *         "phone": null
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
                     *       "createdAt": "2027-02-20T14:00:00.000Z",
                     *       "updatedAt": "2027-02-26T10:00:00.000Z"
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
            /** @description The booking is canceled (`booking_canceled`), it has not begun (`booking_not_started`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
            409: {
                headers: {
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
                 * @description Only bookings that start at or after this: an instant, or a date in the caller's time zone. 30 days before `to` if absent.
                 * @example 2027-02-01
                 */
                from?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings that start before this: an instant, or a date in the caller's time zone. The end of today if absent.
                 * @example 2027-03-03
                 */
                to?: components["schemas"]["InstantOrDate"];
                /**
                 * @description Only bookings of this event type.
                 * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
                 */
                eventTypeId?: components["schemas"]["Id"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures. */
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
                 * @description Only leads of this status. All if absent.
                 * @example new
                 */
                status?: components["schemas"]["LeadStatus"];
                /**
                 * @description Only leads that have booked (`true`), or that have not (`false`). Both if absent.
                 * @example false
                 */
                booked?: boolean;
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
    listContacts: {
        parameters: {
            query?: {
                /**
                 * @description Only contacts of this kind. Both if absent.
                 * @example client
                 */
                kind?: components["schemas"]["ContactKind"];
                /**
                 * @description A part of the name or the address, upper and lower case alike.
                 * @example lee
                 */
                q?: string;
                /**
                 * @description How many to skip.
                 * @example 0
                 */
                offset?: number;
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
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
                     *           "email": "ann@example.com",
                     *           "name": "Ann Lee",
                     *           "kind": "client",
                     *           "phone": null,
                     *           "timezone": "Europe/London",
                     *           "bookingCount": 2,
                     *           "leadCount": 1,
                     *           "firstSeenAt": "2026-12-01T10:00:00.000Z",
                     *           "lastActivityAt": "2027-02-20T14:00:00.000Z",
                     *           "lastBookingAt": "2027-02-20T14:00:00.000Z"
                     *         }
                     *       ],
                     *       "total": 1,
                     *       "offset": 0,
                     *       "limit": 50
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
    listEvents: {
        parameters: {
            query?: {
                /**
                 * @description The id of the last event that you have; the oldest events that are kept, if absent.
                 * @example 019cb250-0b00-7e44-a095-d6e7f8091a2a
                 */
                after?: components["schemas"]["Id"];
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened next. */
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
                     *                 "slug": "imad"
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
                     *               "phone": null
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
                     *             "createdAt": "2027-02-20T14:00:00.000Z",
                     *             "updatedAt": "2027-02-20T14:00:00.000Z"
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
    listWebhooks: {
        parameters: {
            query?: {
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of endpoints. */
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description Where to, and of what. */
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
            /** @description The caller has 20 webhooks, which is the limit (`limit_reached`), or one with this URL (`url_taken`), or a request under the same `Idempotency-Key` is still being worked on (`request_in_progress`). */
            409: {
                headers: {
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
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint. */
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
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What there was. */
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
                /**
                 * @description The `ETag` of what you have read; when it has changed since, nothing is done: 412.
                 * @example *
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description What to change. */
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
            /** @description The endpoint as it is now. */
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
            /** @description Another of the caller's webhooks has this URL. */
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
                     *           "message": "is the URL of another of your webhooks"
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The endpoint, with its new secret. */
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description Which event. May be left out. */
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
            /** @description The delivery of the test. */
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /** @description Since when. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": "2027-02-28T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewReplay"];
            };
        };
        responses: {
            /** @description How many deliveries that is. */
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
                 * @description Only deliveries of this status. All if absent.
                 * @example failed
                 */
                status?: components["schemas"]["DeliveryStatus"];
                /**
                 * @description How many items a page holds at most.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description The `nextCursor` of the page before, with the same filters. Opaque: do not make or change one.
                 * @example WyIyMDI3LTAyLTIwVDE0OjAwOjAwLjAwMFoiLCIwMTljYjI0ZiJd
                 */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: {
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The endpoint's id.
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
                     *           "status": "pending",
                     *           "attempts": [
                     *             {
                     *               "attempt": 1,
                     *               "at": "2027-03-01T09:05:00.120Z",
                     *               "status": 503,
                     *               "durationMs": 87,
                     *               "error": "The receiver answered 503.",
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
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as `X-Caledee-Delivery` tells it.
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
                     *       "status": "pending",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "at": "2027-03-01T09:05:00.120Z",
                     *           "status": 503,
                     *           "durationMs": 87,
                     *           "error": "The receiver answered 503.",
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The endpoint's id.
                 * @example 019cb24f-5a00-7b11-9d62-a3b4c5d6e7f8
                 */
                id: components["parameters"]["WebhookId"];
                /**
                 * @description The delivery's id, as `X-Caledee-Delivery` tells it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery, pending. */
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
                     *       "status": "pending",
                     *       "attempts": [
                     *         {
                     *           "attempt": 1,
                     *           "at": "2027-03-01T09:05:00.120Z",
                     *           "status": 503,
                     *           "durationMs": 87,
                     *           "error": "The receiver answered 503.",
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
                /**
                 * @description The `ETag` of an answer that you hold; 304 when it is still the same.
                 * @example "5Lq6RkXl2qkC0mZ1p8o9Wg"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the limit. */
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
                 * @description Any 1 to 255 visible ASCII characters, for example a UUID. Send one to be able to repeat a request whose answer was lost: within 24 hours the same request under the same key gets the stored answer and is carried out once. Only a success is stored, so a refused request can be mended and sent again under its key.
                 * @example 9f0c8d1e-5a52-4a39-9c1d-3c7f2f0e8a11
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description What to book, when, and for whom. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventTypeId": "019ca9d0-7a10-7b22-9c41-5d6e7f809112",
                 *       "startAt": "2027-03-02T10:00:00+01:00",
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
            201: components["responses"]["PublicBookingCreated"];
            400: components["responses"]["InvalidArgument"];
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
    bookingCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description What happened, the same as the body's `event`.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /**
                 * @description 1, then up by one with each attempt.
                 * @example 1
                 */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description The id of the delivery, the same on every attempt.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /**
                 * @description Counts the events of one booking, from 1.
                 * @example 1
                 */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description When it was sent, in Unix seconds, and its signature; two signatures for a day after the secret was replaced, that with the new one first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description The same as `X-Caledee-Delivery`, as Standard Webhooks calls it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /**
                 * @description When it was sent, in Unix seconds (Standard Webhooks).
                 * @example 1803891900
                 */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the HMAC-SHA256, in base64, of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body, the key being what the base64 after `whsec_` stands for; separated by a space where there are two (Standard Webhooks).
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
                 *             "slug": "imad"
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
                 *           "phone": null
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
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-02-20T14:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEvent"];
            };
        };
        responses: {
            /** @description Nobody is here any more: the endpoint is disabled at once. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. What the answer says does not matter; its first kilobyte is kept in the delivery, for you to look at. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received: a failure, and sent again. */
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
                 * @description What happened, the same as the body's `event`.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /**
                 * @description 1, then up by one with each attempt.
                 * @example 1
                 */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description The id of the delivery, the same on every attempt.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /**
                 * @description Counts the events of one booking, from 1.
                 * @example 1
                 */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description When it was sent, in Unix seconds, and its signature; two signatures for a day after the secret was replaced, that with the new one first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description The same as `X-Caledee-Delivery`, as Standard Webhooks calls it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /**
                 * @description When it was sent, in Unix seconds (Standard Webhooks).
                 * @example 1803891900
                 */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the HMAC-SHA256, in base64, of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body, the key being what the base64 after `whsec_` stands for; separated by a space where there are two (Standard Webhooks).
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
                 *             "slug": "imad"
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
                 *           "phone": null
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
                 *         "createdAt": "2027-02-20T14:00:00.000Z",
                 *         "updatedAt": "2027-03-01T12:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEvent"];
            };
        };
        responses: {
            /** @description Nobody is here any more: the endpoint is disabled at once. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. What the answer says does not matter; its first kilobyte is kept in the delivery, for you to look at. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received: a failure, and sent again. */
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
                 * @description What happened, the same as the body's `event`.
                 * @example booking_created
                 */
                "X-Caledee-Event": components["parameters"]["EventHeader"];
                /**
                 * @description 1, then up by one with each attempt.
                 * @example 1
                 */
                "X-Caledee-Delivery-Attempt": components["parameters"]["AttemptHeader"];
                /**
                 * @description The id of the delivery, the same on every attempt.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "X-Caledee-Delivery": components["parameters"]["DeliveryHeader"];
                /**
                 * @description Counts the events of one booking, from 1.
                 * @example 1
                 */
                "X-Caledee-Sequence": components["parameters"]["SequenceHeader"];
                /**
                 * @description When it was sent, in Unix seconds, and its signature; two signatures for a day after the secret was replaced, that with the new one first.
                 * @example t=1803891900,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd
                 */
                "X-Caledee-Signature": components["parameters"]["SignatureHeader"];
                /**
                 * @description The same as `X-Caledee-Delivery`, as Standard Webhooks calls it.
                 * @example 019cb250-0d00-7c22-8e73-b4c5d6e7f809
                 */
                "webhook-id": components["parameters"]["StandardIdHeader"];
                /**
                 * @description When it was sent, in Unix seconds (Standard Webhooks).
                 * @example 1803891900
                 */
                "webhook-timestamp": components["parameters"]["StandardTimestampHeader"];
                /**
                 * @description `v1,` and the HMAC-SHA256, in base64, of `webhook-id`, a dot, `webhook-timestamp`, a dot and the body, the key being what the base64 after `whsec_` stands for; separated by a space where there are two (Standard Webhooks).
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
                 *             "slug": "imad"
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
                 *           "phone": null
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
                 *         "createdAt": "2027-03-01T12:00:00.000Z",
                 *         "updatedAt": "2027-03-01T12:00:00.000Z"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEvent"];
            };
        };
        responses: {
            /** @description Nobody is here any more: the endpoint is disabled at once. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Received. What the answer says does not matter; its first kilobyte is kept in the delivery, for you to look at. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received: a failure, and sent again. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
type WithRequired<T, K extends keyof T> = T & {
    [P in K]-?: T[P];
};
