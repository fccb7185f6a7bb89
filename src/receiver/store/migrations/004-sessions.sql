-- One session of a check with a provider, by the provider's own id.
create table sessions (
  store_hash text not null references stores,
  provider text not null,
  session_id text not null,
  check_id text not null references checks,
  -- Which of its check's sessions this is, counted from 1. Only the latest moves the check.
  number integer not null,
  -- The kind of state it was in at the last look.
  state text not null,
  -- Grows by one with every look that was recorded, so that of two looks at once the older is not recorded over the newer.
  looks integer not null default 0,
  -- The shop's day on which the provider first gave a verdict. Later looks are judged as of that day.
  judged_on date,
  -- When to look again without being told to; null for never.
  next_look_at timestamptz,
  expires_at timestamptz not null,
  -- Where its shopper goes on, sealed: whoever has the address may go on in their place. Null where the provider writes to the shopper.
  screen_url bytea,
  -- A verified credential, sealed, and what stands for it where it should not be shown.
  credential_reference text,
  credential bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_hash, provider, session_id)
);
create unique index sessions_by_check on sessions (check_id, number);
create unique index sessions_live_by_check on sessions (check_id) where state not in ('ended', 'erased');
create index sessions_by_next_look on sessions (next_look_at) where next_look_at is not null;

-- Who is just having a session of a check made, so that two tabs don't have two made.
create table session_starts (
  check_id text primary key references checks,
  store_hash text not null references stores,
  until timestamptz not null,
  -- How many tries the provider refused: what it is asked next is another thing to it.
  refusals integer not null default 0
);

-- A store's credentials for a provider, sealed.
create table store_providers (
  store_hash text not null references stores,
  provider text not null,
  credentials bytea not null,
  updated_at timestamptz not null,
  primary key (store_hash, provider)
);

-- How many calls were made in the current window, counted by all receivers together.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  -- Milliseconds since 1970.
  expire bigint
);
create index rate_limits_by_expiry on rate_limits (expire);
