-- What was changed in a store's control panel, by whom. Each row carries a hash over itself and the row before it: see audit.ts.
create table audit_entries (
  store_hash text not null references stores,
  -- From 1 on, without gaps.
  number bigint not null,
  at timestamptz not null,
  -- Null for what no member of staff did.
  user_id bigint,
  action text not null,
  what text not null,
  -- The very JSON that was hashed. Null where there was nothing, or there is nothing any more.
  before text,
  after text,
  hash bytea not null,
  primary key (store_hash, number)
);

-- Where each store's chain ends: an end that was cut off is missed, and who adds to it waits for whoever does too.
create table audit_heads (
  store_hash text primary key references stores,
  number bigint not null,
  hash bytea not null
);

create function keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from stores where store_hash = old.store_hash and left_at is not null) then
    return old;
  end if;
  raise exception 'The audit trail is only added to';
end $$;
create trigger keep_audit before update or delete on audit_entries for each row execute function keep_audit();
