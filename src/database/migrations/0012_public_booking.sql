-- Booking without a token: which event types allow it, and how much of it.
alter table event_types add column public_booking boolean not null default true;
alter table event_types alter column booking_window_days set default 60;

-- Each public booking uses up a stretch of time of its budgets: of its client address and of its event type. `used_until` is where these
-- stretches end. Losing the table in a crash costs nothing but one hour's count.
create unlogged table public_booking_budgets (
  key text primary key,
  used_until timestamptz not null
);

-- One address takes one seat of a meeting. Seats that an address took before this rule stay; they are marked and left out.
alter table bookings add column is_duplicate boolean not null default false;
update bookings set is_duplicate = true where id in (
  select id from (
    select id, row_number() over (partition by meeting_id, lower(invitee_email) order by created_at, id) as nth
    from bookings where status = 'active'
  ) as seats where nth > 1);
-- A meeting has one start. With `starts_at` in the middle, the index also finds the bookings of an address that are to come.
create unique index bookings_one_seat_per_address on bookings (lower(invitee_email), starts_at, meeting_id)
  where status = 'active' and not is_duplicate;
