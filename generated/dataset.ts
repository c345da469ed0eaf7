// Generated from spec/dataset.schema.json by "npm run generate".

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Dataset
         * @description Organizations with their users, event types, bookings and leads, as `import` reads and `export` writes them. Importing a document again changes nothing. Existing objects are found by id, or else by slug (schedules by name). Existing bookings and leads are not changed; all other objects are updated. Nothing is deleted, except that a list of overrides or absences replaces the existing list.
         * @example {
         *       "organizations": [
         *         {
         *           "slug": "acme",
         *           "name": "Acme",
         *           "users": [
         *             {
         *               "slug": "imad",
         *               "email": "imad@acme.test",
         *               "timezone": "Europe/Paris"
         *             }
         *           ],
         *           "eventTypes": [
         *             {
         *               "owner": "imad",
         *               "slug": "intro",
         *               "name": "Intro call",
         *               "kind": "one_on_one",
         *               "durations": [
         *                 30
         *               ]
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        dataset: {
            /** @description URL of this schema, for editors. */
            $schema?: string;
            organizations: components["schemas"]["organization"][];
        };
        /**
         * Organization
         * @example {
         *       "slug": "acme",
         *       "name": "Acme",
         *       "plan": "team"
         *     }
         */
        organization: {
            id?: components["schemas"]["id"];
            slug: components["schemas"]["slug"];
            name: components["schemas"]["name"];
            /**
             * @default team
             * @enum {unknown}
             */
            plan?: "free" | "pro" | "team" | "enterprise";
            createdAt?: components["schemas"]["createdAt"];
            /** @default [] */
            users?: components["schemas"]["user"][];
            /**
             * @description Listed in this order.
             * @default []
             */
            eventTypes?: components["schemas"]["eventType"][];
            /** @default [] */
            bookings?: components["schemas"]["booking"][];
            /** @default [] */
            leads?: components["schemas"]["lead"][];
        };
        /**
         * User
         * @description A person whose time can be booked. Slug and email are unique in the whole deployment.
         * @example {
         *       "slug": "imad",
         *       "email": "imad@acme.test",
         *       "name": "Imad",
         *       "timezone": "Europe/Paris"
         *     }
         */
        user: {
            id?: components["schemas"]["id"];
            slug: components["schemas"]["slug"];
            email: components["schemas"]["email"];
            /** @default null */
            name?: components["schemas"]["name"] | null;
            timezone: components["schemas"]["timezone"];
            /**
             * @description Owners and admins manage the organization and its members. Default: unchanged; `member` for a new user, `owner` for the first user of an organization without an owner.
             * @example member
             * @enum {unknown}
             */
            role?: "owner" | "admin" | "member";
            /**
             * @description Your own id of the user; unique in the organization. Default: unchanged.
             * @example hr-1042
             */
            externalId?: components["schemas"]["externalId"] | null;
            /**
             * @description The user's own links for video calls. Default: unchanged.
             * @example {
             *       "zoom": "https://zoom.us/j/123456789"
             *     }
             */
            meetingLinks?: {
                google_meet?: components["schemas"]["meetingLink"];
                zoom?: components["schemas"]["meetingLink"];
                microsoft_teams?: components["schemas"]["meetingLink"];
            };
            /**
             * @description A disabled user cannot sign in, use tokens or be booked. Default: unchanged.
             * @example null
             */
            disabledAt?: components["schemas"]["instant"] | null;
            createdAt?: components["schemas"]["createdAt"];
            /** @description Without a schedule, the user cannot be booked. */
            schedules?: components["schemas"]["schedule"][];
            /** @description Replaces the existing list. Default: unchanged. */
            outOfOffice?: components["schemas"]["outOfOffice"][];
        };
        /**
         * External id
         * @example hr-1042
         */
        externalId: string;
        /**
         * Meeting link
         * @description A link that starts with `https://`. `{id}` in it is replaced by an id that each meeting has of its own.
         * @example https://meet.example/{id}
         */
        meetingLink: string;
        /**
         * Schedule
         * @description The hours at which a user can be booked, in the schedule's time zone.
         * @example {
         *       "name": "Working hours",
         *       "timezone": "Europe/Paris",
         *       "default": true,
         *       "weekly": {
         *         "monday": [
         *           [
         *             "09:00",
         *             "17:00"
         *           ]
         *         ]
         *       }
         *     }
         */
        schedule: {
            id?: components["schemas"]["id"];
            /** @description Unique among the user's schedules. */
            name: components["schemas"]["name"];
            /** @description Default: the user's time zone. */
            timezone?: components["schemas"]["timezone"];
            /** @description True for at most one schedule of a user. Default: the first schedule, if none of the user's schedules sets this. */
            default?: boolean;
            createdAt?: components["schemas"]["createdAt"];
            /**
             * @default {}
             * @example {
             *       "monday": [
             *         [
             *           "09:00",
             *           "12:00"
             *         ],
             *         [
             *           "13:00",
             *           "17:00"
             *         ]
             *       ]
             *     }
             */
            weekly?: {
                monday?: components["schemas"]["hours"];
                tuesday?: components["schemas"]["hours"];
                wednesday?: components["schemas"]["hours"];
                thursday?: components["schemas"]["hours"];
                friday?: components["schemas"]["hours"];
                saturday?: components["schemas"]["hours"];
                sunday?: components["schemas"]["hours"];
            };
            /** @description Replaces the existing list. Default: unchanged. */
            overrides?: components["schemas"]["override"][];
        };
        /**
         * Override
         * @description The hours of one date, instead of those of its weekday.
         * @example {
         *       "date": "2027-03-01",
         *       "hours": []
         *     }
         */
        override: {
            date: components["schemas"]["date"];
            /** @description An empty list makes the date unavailable. */
            hours: components["schemas"]["hours"];
        };
        /**
         * Out of office
         * @description Dates of absence, both included.
         * @example {
         *       "from": "2027-03-10",
         *       "to": "2027-03-12",
         *       "reason": "Holiday"
         *     }
         */
        outOfOffice: {
            id?: components["schemas"]["id"];
            from: components["schemas"]["date"];
            /** @description Not before `from`. */
            to: components["schemas"]["date"];
            /** @default null */
            reason?: components["schemas"]["text"] | null;
            createdAt?: components["schemas"]["createdAt"];
        };
        /**
         * Event type
         * @description A kind of meeting that can be booked. Durations are in minutes.
         * @example {
         *       "owner": "imad",
         *       "slug": "intro",
         *       "name": "Intro call",
         *       "kind": "one_on_one",
         *       "durations": [
         *         30,
         *         60
         *       ],
         *       "bufferAfterMin": 10
         *     }
         */
        eventType: {
            id?: components["schemas"]["id"];
            /** @description The owner's slug. */
            owner: components["schemas"]["slug"];
            /** @description Unique among the owner's event types. */
            slug: components["schemas"]["slug"];
            name: components["schemas"]["name"];
            /** @enum {unknown} */
            kind: "one_on_one" | "round_robin" | "collective";
            /** @default null */
            description?: components["schemas"]["text"] | null;
            /** @description Users' slugs, in order of priority. A one_on_one has exactly one; only an inactive event type can have none. Default: the owner. */
            hosts?: (components["schemas"]["slug"] | components["schemas"]["host"])[];
            /** @description Name of a schedule of each host, instead of the host's default schedule. */
            schedule?: components["schemas"]["name"];
            /** @description The first is the default. */
            durations: components["schemas"]["durationMin"][];
            /**
             * @description Minutes between offered starts; null: the duration.
             * @default null
             */
            slotIntervalMin?: number | null;
            /** @default 0 */
            bufferBeforeMin?: components["schemas"]["bufferMin"];
            /** @default 0 */
            bufferAfterMin?: components["schemas"]["bufferMin"];
            /** @default 0 */
            minimumNoticeMin?: number;
            /** @default null */
            bookingWindowDays?: number | null;
            /** @default null */
            dailyLimit?: number | null;
            /** @default 1 */
            maxInvitees?: number;
            /**
             * @description For a round_robin only, whose default is least_busy.
             * @default null
             * @enum {unknown}
             */
            hostSelection?: "least_busy" | "rotation" | "priority" | null;
            /**
             * @default {
             *       "kind": "google_meet",
             *       "value": null
             *     }
             */
            location?: components["schemas"]["location"];
            /** @default [] */
            questions?: components["schemas"]["question"][];
            /** @default true */
            active?: boolean;
            /**
             * @description True if it can be booked without a token.
             * @default true
             */
            publicBooking?: boolean;
            /**
             * @default time_first
             * @enum {unknown}
             */
            bookingMode?: "time_first" | "details_first";
            /**
             * @default none
             * @enum {unknown}
             */
            botProtection?: "none" | "proof_of_work";
            /**
             * @description URL to which invitees are redirected after booking.
             * @default null
             */
            redirectUrl?: components["schemas"]["webUrl"] | null;
            /**
             * @description A note for hosts. Never shown to invitees.
             * @default null
             */
            internalNote?: components["schemas"]["text"] | null;
            /**
             * @description Invitees can cancel until this many minutes before the start.
             * @default 0
             */
            cancelNoticeMin?: components["schemas"]["noticeMin"];
            /**
             * @description Invitees can reschedule until this many minutes before the start.
             * @default 0
             */
            rescheduleNoticeMin?: components["schemas"]["noticeMin"];
            /**
             * @description When invitees are reminded, in minutes before the start.
             * @default [
             *       1440
             *     ]
             */
            reminders?: number[];
            /**
             * @description Your own id of the event type; unique in the organization.
             * @default null
             */
            externalId?: components["schemas"]["externalId"] | null;
            createdAt?: components["schemas"]["createdAt"];
            updatedAt?: components["schemas"]["updatedAt"];
        };
        /**
         * Host
         * @description A host with a specific schedule, or one who has not accepted yet.
         * @example {
         *       "slug": "imad",
         *       "schedule": "Working hours"
         *     }
         */
        host: {
            slug: components["schemas"]["slug"];
            /** @description Default: the host's default schedule. */
            schedule?: components["schemas"]["name"];
            /** @description `true`: the host has not accepted yet and cannot be booked. Default: `false`. */
            pending?: boolean;
        };
        /**
         * Question
         * @description A question for invitees.
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
        question: {
            /** @description Unique in the event type; answers refer to it. */
            id: components["schemas"]["text"];
            label: components["schemas"]["text"];
            /** @enum {unknown} */
            type: "short_text" | "long_text" | "single_choice" | "multiple_choice" | "phone";
            /** @default false */
            required?: boolean;
            /** @default [] */
            options?: components["schemas"]["text"][];
        };
        /**
         * Booking
         * @description A seat of an invitee in a meeting. Active bookings of a host must not overlap, including buffers. Bookings with the same event type, hosts, start, duration, buffers and seats (more than one) share a meeting.
         * @example {
         *       "eventType": "imad/intro",
         *       "hosts": [
         *         "imad"
         *       ],
         *       "startAt": "2027-03-02T09:00:00Z",
         *       "durationMin": 30,
         *       "invitee": {
         *         "name": "Ann",
         *         "email": "ann@example.com",
         *         "timezone": "Europe/Paris"
         *       },
         *       "createdAt": "2027-01-01T00:00:00Z"
         *     }
         */
        booking: {
            id?: components["schemas"]["id"];
            eventType: components["schemas"]["eventTypeName"];
            /** @description Required for a round_robin. Default: the event type's hosts. */
            hosts?: components["schemas"]["slug"][];
            startAt: components["schemas"]["instant"];
            /** @description Default: the event type's first duration. */
            durationMin?: components["schemas"]["durationMin"];
            /** @description The meeting's buffer. Default: the event type's. */
            bufferBeforeMin?: components["schemas"]["bufferMin"];
            /** @description The meeting's buffer. Default: the event type's. */
            bufferAfterMin?: components["schemas"]["bufferMin"];
            /** @description The meeting's number of seats. Default: the event type's `maxInvitees`. */
            seats?: number;
            /**
             * @default active
             * @enum {unknown}
             */
            status?: "active" | "canceled";
            /** @description Default: the event type's location. */
            location?: components["schemas"]["location"];
            invitee: components["schemas"]["invitee"];
            /** @default [] */
            guests?: components["schemas"]["email"][];
            /** @default [] */
            answers?: components["schemas"]["answers"];
            /** @default null */
            notes?: components["schemas"]["text"] | null;
            /** @default null */
            cancelReason?: components["schemas"]["text"] | null;
            /** @description For canceled bookings. Default: `updatedAt` or `createdAt`. */
            canceledAt?: components["schemas"]["instant"] | null;
            /**
             * @default null
             * @enum {unknown}
             */
            canceledBy?: "host" | "invitee" | null;
            /**
             * @description A booking of this organization.
             * @default null
             */
            rescheduledFromId?: components["schemas"]["id"] | null;
            /**
             * @description A booking of this organization.
             * @default null
             */
            rescheduledToId?: components["schemas"]["id"] | null;
            /**
             * @description Reason for moving the booking to this time.
             * @default null
             */
            rescheduleReason?: components["schemas"]["text"] | null;
            /**
             * @description A lead of this event type.
             * @default null
             */
            leadId?: components["schemas"]["id"] | null;
            /** @default false */
            noShow?: boolean;
            /**
             * @description Rules of the event type that the start breaks, waived when it was booked or moved.
             * @default []
             */
            waived?: ("minimum_notice" | "outside_hours" | "booking_window" | "daily_limit")[];
            /**
             * @description Data of integrations: pairs with different keys.
             * @default []
             */
            metadata?: {
                key: string;
                value: components["schemas"]["text"];
            }[];
            createdAt?: components["schemas"]["createdAt"];
            updatedAt?: components["schemas"]["updatedAt"];
        };
        /**
         * Invitee
         * @example {
         *       "name": "Ann",
         *       "email": "ann@example.com",
         *       "timezone": "Europe/Paris"
         *     }
         */
        invitee: {
            name: components["schemas"]["name"];
            email: components["schemas"]["email"];
            /** @description Default: that of the event type's owner. */
            timezone?: components["schemas"]["timezone"];
            /**
             * @description Language of mail to the invitee and the guests.
             * @default en
             * @enum {unknown}
             */
            language?: "en" | "fr";
            /** @default null */
            phone?: components["schemas"]["phone"] | null;
        };
        /**
         * Lead
         * @description Someone who showed interest in an event type.
         * @example {
         *       "eventType": "imad/intro",
         *       "name": "Bo",
         *       "email": "bo@example.com",
         *       "status": "new",
         *       "createdAt": "2027-01-01T00:00:00Z"
         *     }
         */
        lead: {
            id?: components["schemas"]["id"];
            eventType: components["schemas"]["eventTypeName"];
            name: components["schemas"]["name"];
            email: components["schemas"]["email"];
            /** @default null */
            phone?: components["schemas"]["phone"] | null;
            /** @default null */
            timezone?: components["schemas"]["timezone"] | null;
            /** @default [] */
            answers?: components["schemas"]["answers"];
            /**
             * @default new
             * @enum {unknown}
             */
            status?: "new" | "contacted" | "qualified" | "lost";
            /**
             * @description The booking that the lead led to. Default: the first booking of the event type that refers to the lead, or that has its email and was created after it.
             * @default null
             */
            bookingId?: components["schemas"]["id"] | null;
            createdAt?: components["schemas"]["createdAt"];
            updatedAt?: components["schemas"]["updatedAt"];
        };
        /**
         * Location
         * @example {
         *       "kind": "in_person",
         *       "value": "12 rue de la Paix, Paris"
         *     }
         */
        location: {
            /** @enum {unknown} */
            kind: "google_meet" | "zoom" | "microsoft_teams" | "phone" | "in_person" | "custom_link" | "ask_invitee";
            /** @default null */
            value?: components["schemas"]["text"] | null;
        };
        /**
         * Answers
         * @example [
         *       {
         *         "questionId": "team-size",
         *         "value": "1–10"
         *       }
         *     ]
         */
        answers: {
            questionId: components["schemas"]["text"];
            value: components["schemas"]["text"] | components["schemas"]["text"][];
        }[];
        /**
         * Hours
         * @description Time ranges of a date, each with a start and a later end (exclusive).
         * @example [
         *       [
         *         "09:00",
         *         "12:00"
         *       ],
         *       [
         *         "13:00",
         *         "17:00"
         *       ]
         *     ]
         */
        hours: [
            string,
            string
        ][];
        /**
         * Format: uuid
         * @description Kept by the import. Default: a new id.
         * @example 019ca9d0-7a10-7b22-9c41-5d6e7f809112
         */
        id: string;
        /** @example imad */
        slug: string;
        /**
         * @description The slugs of the owner and the event type.
         * @example imad/intro
         */
        eventTypeName: string;
        /**
         * @description No NUL characters and unpaired surrogates, which PostgreSQL cannot store.
         * @example Bring a laptop.
         */
        text: string;
        /**
         * @description At least one visible character; no control, invisible or text-direction characters, except the joiners that spelling needs.
         * @example Imad
         */
        name: string;
        /**
         * Format: email
         * @example ann@example.com
         */
        email: string;
        /** @example +46 8 123 456 */
        phone: string;
        /**
         * @description The IANA name of a time zone.
         * @example Europe/Paris
         */
        timezone: string;
        /**
         * Format: date
         * @example 2027-03-01
         */
        date: string;
        /**
         * Format: date-time
         * @description RFC 3339 with an offset; stored with milliseconds.
         * @example 2027-03-02T09:00:00Z
         */
        instant: string;
        /** @description Default: the time of the import. */
        createdAt: components["schemas"]["instant"];
        /** @description Default for bookings and leads: `createdAt` (or `canceledAt`); for event types: the time of the import that changed them. */
        updatedAt: components["schemas"]["instant"];
        /** @example 30 */
        durationMin: number;
        /** @example 10 */
        bufferMin: number;
        /** @example 1440 */
        noticeMin: number;
        /** @example https://example.com/thanks */
        webUrl: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
