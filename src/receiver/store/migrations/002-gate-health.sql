create table gate_health (
  store_hash text not null references stores,
  -- In UTC.
  day date not null,
  loads bigint not null,
  steps_found bigint not null,
  blocked bigint not null,
  unreachable bigint not null,
  errors bigint not null,
  primary key (store_hash, day)
);
