-- A keyed hash of the address that a guest's order was placed with. Another order of the same address is known by it, and nobody can read
-- the address from it.
alter table checks add column email_index bytea;
create index checks_by_email on checks (store_hash, email_index, updated_at desc)
  where email_index is not null and replaced_by is null and forgotten_at is null;

-- The shop's own, as BigCommerce has it.
alter table stores add column language text not null default 'en';

-- How far each store's orders were looked through for changes that no webhook told of.
create table sweeps (
  store_hash text primary key references stores,
  -- By BigCommerce's clock: up to here nothing is missed. Null before the first time.
  swept_to timestamptz,
  -- Not begun again before this, should the receiver that began it be gone.
  under_way_until timestamptz,
  -- Since when BigCommerce could not be asked; null while it can.
  failing_since timestamptz
);

-- When an order had last been changed, by BigCommerce's clock, as it was last looked at.
create table order_looks (
  store_hash text not null references stores,
  order_id bigint not null,
  modified_at timestamptz not null,
  primary key (store_hash, order_id)
);
create index order_looks_by_age on order_looks (modified_at);

-- Orders that idgate holds, and what is to happen to them while nobody shows an ID.
create table order_waits (
  store_hash text not null references stores,
  order_id bigint not null,
  check_id text not null references checks,
  since timestamptz not null,
  -- When the merchant's deadline is over. Null where they have none, or it was met.
  deadline_at timestamptz,
  -- When the merchant is to be told that the payment's authorisation lapses. Null where there is none, or they were told.
  lapse_warning_at timestamptz,
  primary key (store_hash, order_id)
);
create index order_waits_by_check on order_waits (check_id);

-- Who is written to about a check. The address stays with BigCommerce: it is read from there each time.
create table invitations (
  store_hash text not null references stores,
  check_id text not null references checks,
  order_id bigint not null,
  begun_at timestamptz not null,
  mails integer not null default 0,
  -- When the next e-mail is due; null when there is none to come.
  next_mail_at timestamptz,
  primary key (store_hash, check_id)
);

-- What was done about orders that wait, for the merchant to read. Never changed, only added to.
create table order_notices (
  id bigint generated always as identity primary key,
  store_hash text not null references stores,
  order_id bigint not null,
  check_id text references checks,
  kind text not null,
  at timestamptz not null
);
create index order_notices_by_order on order_notices (store_hash, order_id, id);
create index order_notices_by_check on order_notices (check_id);

-- Whether a link was sent by e-mail. The page that it leads to may then have another sent the same way.
alter table hand_offs add column is_mailed boolean not null default false;
