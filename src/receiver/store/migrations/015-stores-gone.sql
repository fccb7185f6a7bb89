-- Stores that were taken out and whose rows are gone: a settings file that names one does not bring it back. Not named: a digest is enough.
create table stores_gone (
  name_sha256 bytea primary key,
  at timestamptz not null
);
