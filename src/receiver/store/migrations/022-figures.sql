-- For figures over some days.
create index sessions_by_age on sessions (store_hash, created_at);
