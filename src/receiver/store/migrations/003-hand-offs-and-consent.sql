-- When the shopper agreed to be checked. Null while they have not, or were never asked.
alter table checks add column consented_at timestamptz;

create table hand_offs (
  -- SHA-256 of the code. Whoever reads this table can open nothing with it.
  code_hash bytea primary key,
  store_hash text not null references stores,
  check_id text not null references checks,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz
);
create index hand_offs_by_check on hand_offs (check_id);
create index hand_offs_by_expiry on hand_offs (expires_at);
