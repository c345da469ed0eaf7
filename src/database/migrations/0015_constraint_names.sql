-- Check constraints get names that state their rule. Keys and references keep PostgreSQL's names, which state table and columns and which
-- the previous version translates into errors.
alter table booking_viewers rename constraint booking_viewers_outcome_check to booking_viewers_outcome_known;
alter table bookings rename constraint bookings_canceled_by_check to bookings_canceled_by_known;
alter table bookings rename constraint bookings_check to bookings_end_after_start;
alter table bookings rename constraint bookings_check1 to bookings_canceled_has_time;
alter table bookings rename constraint bookings_status_check to bookings_status_known;
alter table contacts rename constraint contacts_email_key_check to contacts_email_key_lowercase;
alter table event_places rename constraint event_places_only_row_check to event_places_single_row;
alter table event_types rename constraint event_types_booking_window_days_check to event_types_booking_window_not_negative;
alter table event_types rename constraint event_types_buffer_after_min_check to event_types_buffer_after_not_negative;
alter table event_types rename constraint event_types_buffer_before_min_check to event_types_buffer_before_not_negative;
alter table event_types rename constraint event_types_check to event_types_round_robin_has_host_selection;
alter table event_types rename constraint event_types_daily_limit_check to event_types_daily_limit_positive;
alter table event_types rename constraint event_types_durations_check to event_types_durations_positive;
alter table event_types rename constraint event_types_host_selection_check to event_types_host_selection_known;
alter table event_types rename constraint event_types_kind_check to event_types_kind_known;
alter table event_types rename constraint event_types_max_invitees_check to event_types_max_invitees_positive;
alter table event_types rename constraint event_types_minimum_notice_min_check to event_types_minimum_notice_not_negative;
alter table event_types rename constraint event_types_slot_interval_min_check to event_types_slot_interval_positive;
alter table events rename constraint events_check to events_booking_has_snapshot;
alter table events rename constraint events_type_check to events_type_known;
alter table host_claims rename constraint host_claims_occupies_check to host_claims_occupies_not_empty;
alter table invitations rename constraint invitations_secret_hash_check to invitations_secret_hash_32_bytes;
alter table leads rename constraint leads_status_check to leads_status_known;
alter table meetings rename constraint meetings_check to meetings_end_after_start;
alter table meetings rename constraint meetings_check1 to meetings_seats_taken_within_seats;
alter table meetings rename constraint meetings_host_ids_check to meetings_have_a_host;
alter table oauth_artifacts rename constraint oauth_artifacts_id_hash_check to oauth_artifacts_id_hash_32_bytes;
alter table oauth_clients rename constraint oauth_clients_check to oauth_clients_only_apps_have_an_owner;
alter table oauth_clients rename constraint oauth_clients_check1 to oauth_clients_documents_have_no_secret;
alter table oauth_clients rename constraint oauth_clients_id_check to oauth_clients_id_at_most_2000;
alter table oauth_clients rename constraint oauth_clients_kind_check to oauth_clients_kind_known;
alter table oauth_clients rename constraint oauth_clients_secret_hash_check to oauth_clients_secret_hash_32_bytes;
alter table organizations rename constraint organizations_plan_check to organizations_plan_known;
alter table out_of_office rename constraint out_of_office_check to out_of_office_first_not_after_last;
alter table passwords rename constraint passwords_hash_check to passwords_hash_argon2id;
alter table personal_access_tokens rename constraint personal_access_tokens_token_hash_check to personal_access_tokens_token_hash_32_bytes;
alter table readiness_checks rename constraint readiness_checks_id_check to readiness_checks_single_row;
alter table sessions rename constraint sessions_secret_hash_check to sessions_secret_hash_32_bytes;
alter table webhook_deliveries rename constraint webhook_deliveries_status_check to webhook_deliveries_status_known;
alter table webhooks rename constraint webhooks_check to webhooks_previous_secret_has_end;
alter table webhooks rename constraint webhooks_events_check to webhooks_have_events;

alter table event_types add constraint event_types_location_kind_known
  check (location_kind in ('google_meet', 'zoom', 'microsoft_teams', 'phone', 'in_person', 'custom_link', 'ask_invitee'));
alter table bookings add constraint bookings_location_kind_known
  check (location_kind in ('google_meet', 'zoom', 'microsoft_teams', 'phone', 'in_person', 'custom_link', 'ask_invitee'));
