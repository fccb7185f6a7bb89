-- Since when a person is asked to look at a check. A receiver of the version before does not name it.
alter table checks add column in_review_since timestamptz;
update checks set in_review_since = updated_at where status = 'in_review';
create function note_review() returns trigger language plpgsql as $$
begin
  if new.status <> 'in_review' then
    new.in_review_since := null;
  elsif tg_op = 'INSERT' or old.status <> 'in_review' then
    new.in_review_since := new.updated_at;
  end if;
  return new;
end $$;
create trigger note_review before insert or update of status on checks for each row execute function note_review();

-- What the lists of the control panel are read by, in their order.
create index checks_in_review on checks (store_hash, in_review_since, check_id)
  where status = 'in_review' and replaced_by is null and forgotten_at is null;
create index checks_present_by_age on checks (store_hash, created_at, check_id)
  where replaced_by is null and forgotten_at is null;
create index checks_present_by_status on checks (store_hash, status, created_at, check_id)
  where replaced_by is null and forgotten_at is null;
create index checks_present_by_provider on checks (store_hash, provider, created_at, check_id)
  where replaced_by is null and forgotten_at is null;
create index checks_by_beginning on checks (store_hash, check_id collate "C");

-- What was done to one thing.
create index audit_entries_by_what on audit_entries (store_hash, what, number);
