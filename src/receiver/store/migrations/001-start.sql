create table stores (
  store_hash text primary key,
  name text not null default '',
  origins text[] not null default '{}',
  time_zone text not null default 'UTC',
  settings jsonb not null,
  webhook_secret text not null,
  policy_version integer not null default 0,
  installed_at timestamptz not null default now()
);

create table policies (
  store_hash text not null references stores,
  version integer not null,
  rules jsonb not null,
  created_at timestamptz not null default now(),
  primary key (store_hash, version)
);

create table checks (
  check_id text primary key,
  store_hash text not null references stores,
  provider text not null,
  status text not null,
  revision integer not null,
  requirement jsonb not null,
  finding text,
  attempts_used integer not null,
  evidence jsonb,
  cart_id text,
  customer_id bigint,
  policy_version integer not null,
  rule_ids text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The check that a newer one took the place of stays for the record but answers no more questions.
  replaced_by text references checks deferrable initially deferred
);

-- One live check a cart: two tabs that ask at once get the same one.
create unique index checks_live_by_cart on checks (store_hash, cart_id) where replaced_by is null and cart_id is not null;
create index checks_live_by_customer on checks (store_hash, customer_id, updated_at desc) where replaced_by is null and customer_id is not null;

create table check_events (
  id bigint generated always as identity primary key,
  check_id text not null references checks,
  revision integer not null,
  at timestamptz not null,
  event jsonb not null
);
create index check_events_by_check on check_events (check_id, revision);

create table orders (
  store_hash text not null references stores,
  order_id bigint not null,
  check_id text references checks,
  is_cleared boolean not null default false,
  held_from_status_id integer,
  is_hold_applied boolean not null default false,
  stage_applied text,
  last_plan jsonb,
  updated_at timestamptz not null default now(),
  primary key (store_hash, order_id)
);
create index orders_by_check on orders (check_id);

create table deliveries (
  source text not null,
  delivery_id text not null,
  store_hash text not null references stores,
  body_sha256 bytea not null,
  received_at timestamptz not null,
  primary key (source, delivery_id)
);
