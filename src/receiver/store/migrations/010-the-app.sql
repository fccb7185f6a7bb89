alter table stores
  add column currency text not null default '',
  -- What the app's token may do. Null for a token that the merchant made themselves.
  add column scopes text[],
  -- Who owns the store in BigCommerce, as of the last time that the app was told.
  add column owner_id bigint,
  -- Since when idgate is no longer installed: nothing is done for the store any more.
  add column left_at timestamptz,
  -- When the rows of a store that left go.
  add column purge_after timestamptz,
  -- When somebody who is not the owner is said to have taken the app off. Believed when the token is found to be dead.
  add column uninstall_told_at timestamptz;

-- Who of the store's staff has opened the app.
create table users (
  store_hash text not null references stores,
  user_id bigint not null,
  email_sealed bytea not null,
  locale text not null,
  role text not null,
  added_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (store_hash, user_id)
);

-- The signed calls of BigCommerce to the app that were answered. Each is good once.
create table app_calls (
  store_hash text not null references stores,
  -- SHA-256 of the call's own id.
  call_sha256 bytea not null,
  expires_at timestamptz not null,
  primary key (store_hash, call_sha256)
);
create index app_calls_by_expiry on app_calls (expires_at);
