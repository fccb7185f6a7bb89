alter table stores
  -- How often the settings were changed in the control panel. Until the first time, those that the receiver starts with count.
  add column settings_revision integer not null default 0,
  add column settings_edited_by bigint,
  add column settings_edited_at timestamptz,
  -- When a checkout was first asked for a check.
  add column first_gated_at timestamptz;

alter table policies
  -- Who of the store's staff published it. Null for the rules that the receiver started with.
  add column published_by bigint,
  -- The version of which it is the rules again.
  add column restored_from integer;

-- The rules that staff are at, before they are published.
create table policy_drafts (
  store_hash text primary key references stores,
  -- Null while there is no draft: who published or dropped the last one is still known.
  rules jsonb,
  -- Goes on growing from one draft to the next.
  revision integer not null,
  based_on_version integer not null,
  edited_by bigint not null,
  edited_at timestamptz not null
);
