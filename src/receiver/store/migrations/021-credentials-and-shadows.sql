-- Who of the store's staff gave them in the control panel; null for those that the receiver started with.
alter table store_providers add column set_by bigint;

-- Carts and orders that a rule in shadow mode would have asked.
create table shadow_hits (
  store_hash text not null references stores,
  rule_id text not null,
  kind text not null,
  -- The order's id, or a digest of the cart's.
  target text not null,
  policy_version integer not null,
  -- Whether a live rule asked it as well.
  is_asked boolean not null,
  at timestamptz not null,
  primary key (store_hash, rule_id, kind, target)
);
create index shadow_hits_by_age on shadow_hits (store_hash, at desc);

-- A policy that is tried on the store's latest orders.
create table simulations (
  simulation_id text primary key,
  store_hash text not null references stores,
  rules jsonb not null,
  -- The live policy that it is compared with.
  live_version integer not null,
  wanted integer not null,
  state text not null,
  code text,
  -- The orders that are looked at, the latest first; null until they were listed.
  order_ids bigint[],
  begun_by bigint not null,
  begun_at timestamptz not null
);
create index simulations_by_age on simulations (begun_at);

-- What became of each order. Nothing of the order itself is kept.
create table simulated_orders (
  simulation_id text not null references simulations on delete cascade,
  store_hash text not null references stores,
  order_id bigint not null,
  before text not null,
  after text not null,
  before_rules text[] not null,
  -- Of the draft, with those in shadow mode.
  after_rules text[] not null,
  primary key (simulation_id, order_id)
);

create index orders_held on orders (store_hash) where held_from_status_id is not null;
