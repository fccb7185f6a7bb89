-- What is wrong, or was, with what idgate has in a store's BigCommerce. See checks/installation.ts for the kinds.
create table installation_flaws (
  id bigint generated always as identity primary key,
  store_hash text not null references stores,
  kind text not null,
  about text not null,
  detail text,
  since timestamptz not null,
  repaired_at timestamptz
);
create unique index installation_flaws_present on installation_flaws (store_hash, kind, about) where repaired_at is null;
create index installation_flaws_by_age on installation_flaws (store_hash, repaired_at desc nulls first, since desc);

-- The files that pages load, of every build that a receiver ran lately: a page may ask any receiver for any of them.
create table built_files (
  -- It has the beginning of the content's digest in it.
  file text primary key,
  integrity text not null,
  is_gate boolean not null,
  -- Compressed by brotli.
  content bytea not null,
  -- When a receiver last started with this file.
  enrolled_at timestamptz not null
);
create index built_files_newest_gate on built_files (enrolled_at desc) where is_gate;
