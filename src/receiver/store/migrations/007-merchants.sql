create table merchant_keys (
  key_id text primary key,
  store_hash text not null references stores,
  name text not null,
  scopes text[] not null,
  -- SHA-256 of the secret: see merchant-keys.ts.
  secret_sha256 bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index merchant_keys_by_store on merchant_keys (store_hash, created_at);

create table idempotency_keys (
  store_hash text not null references stores,
  idempotency_key text not null,
  request_sha256 bytea not null,
  -- Null while the first request is being worked on.
  status integer,
  answer jsonb,
  begun_at timestamptz not null,
  primary key (store_hash, idempotency_key)
);
create index idempotency_keys_by_age on idempotency_keys (begun_at);

-- A check that the merchant asked of this order. It speaks for the order from then on, whatever the rules would say.
alter table orders add column asked_check_id text references checks;
create index orders_by_asked_check on orders (asked_check_id) where asked_check_id is not null;

create index checks_by_age on checks (store_hash, created_at desc, check_id desc);
create index checks_by_status on checks (store_hash, status, created_at desc, check_id desc);
