-- Encrypted in the receiver. From when a secret is sealed, the plain column holds a text that nobody was told: a receiver of the version
-- before then refuses the store's webhooks, and BigCommerce sends them again until one of this version gets them.
alter table stores
  add column access_token_sealed bytea,
  add column webhook_secret_sealed bytea,
  alter column webhook_secret set default gen_random_uuid()::text;

-- The keys that something may be sealed under, each with a text that only it opens.
create table vault_keys (
  key_id text primary key,
  proof_sealed bytea not null,
  since timestamptz not null default now()
);

-- From when nothing is known any more about whom the check was of. What is left is there to be counted.
alter table checks add column forgotten_at timestamptz;
create index checks_by_last_change on checks (store_hash, updated_at) where forgotten_at is null;

-- That somebody was erased, without saying who it was.
create table erasures (
  erasure_id text primary key,
  store_hash text not null references stores,
  at timestamptz not null,
  counts jsonb not null
);
