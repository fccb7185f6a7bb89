create table webhook_endpoints (
  endpoint_id text primary key,
  store_hash text not null references stores,
  url text not null,
  event_types text[] not null,
  -- Both sealed. The secret from before goes on signing until then, so that the merchant can change over in their own time.
  secret_sealed bytea not null,
  previous_secret_sealed bytea,
  previous_secret_until timestamptz,
  is_enabled boolean not null default true,
  -- Since when nothing but failures; null while the latest try succeeded.
  failing_since timestamptz,
  -- When it was switched off because nothing but failures came; null where the merchant switched it off, or nobody did.
  given_up_at timestamptz,
  created_at timestamptz not null
);
create index webhook_endpoints_by_store on webhook_endpoints (store_hash, created_at);

create table webhook_deliveries (
  delivery_id text primary key default 'msg_' || replace(gen_random_uuid()::text, '-', ''),
  store_hash text not null references stores,
  endpoint_id text not null references webhook_endpoints on delete cascade,
  event_type text not null,
  -- Whom it is about is forgotten with this check.
  check_id text references checks,
  -- The very text that is signed and sent, each time.
  payload text not null,
  status text not null default 'waiting',
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  -- The answer's status, or a word for why there was none.
  last_answer text,
  next_attempt_at timestamptz,
  created_at timestamptz not null
);
create index webhook_deliveries_by_endpoint on webhook_deliveries (endpoint_id, created_at desc, delivery_id desc);
create index webhook_deliveries_by_check on webhook_deliveries (check_id);
create index webhook_deliveries_by_age on webhook_deliveries (created_at);
