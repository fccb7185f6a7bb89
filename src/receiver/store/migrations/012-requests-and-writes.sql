-- What is known of each store's request quota at BigCommerce. All of it is learned anew from the next answer, so nothing is logged and a
-- crash may empty the tables.
create unlogged table request_quotas (
  store_hash text primary key,
  -- Grows with every window, so that an answer of an earlier one is told from those of this one.
  window_no bigint not null,
  window_ends_at timestamptz not null,
  -- Null until the first answer of the window.
  requests_left integer,
  under_way integer not null,
  -- Set while BigCommerce has no room, or no answer, for the store.
  closed_until timestamptz,
  failures_in_a_row integer not null default 0
);

-- Requests under way to endpoints that answer only so many at once, of all receivers together.
create unlogged table request_slots (
  store_hash text not null,
  endpoint text not null,
  slot integer not null,
  -- After this a receiver that never gave the slot back is taken to be gone.
  until timestamptz not null,
  primary key (store_hash, endpoint, slot)
);

-- What idgate did to an order's status or left undone, and why. Never changed, only added to.
create table order_actions (
  id bigint generated always as identity primary key,
  store_hash text not null references stores,
  order_id bigint not null,
  at timestamptz not null,
  kind text not null,
  reason text not null,
  from_status_id integer not null,
  to_status_id integer,
  check_id text,
  check_revision integer
);
create index order_actions_by_order on order_actions (store_hash, order_id, id);

-- What was last seen on an order or a customer in BigCommerce, so that only what differs is written.
create table shown (
  store_hash text not null references stores,
  kind text not null,
  target_id bigint not null,
  state jsonb not null,
  primary key (store_hash, kind, target_id)
);

-- The order as it was last looked at, and what the rules said of it then: news of nothing new needs no second look.
alter table orders add column seen jsonb, add column judged jsonb;
