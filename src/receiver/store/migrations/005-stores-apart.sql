-- The role that works on one store at a time. It belongs to the whole server, which may have another database of ours.
do $$
begin
  if not exists (select from pg_roles where rolname = 'idgate_receiver') then
    begin
      create role idgate_receiver nologin;
    exception when duplicate_object or unique_violation then
      null; -- That other database made it in the same moment.
    end;
  end if;
  begin
    set local role idgate_receiver;
    reset role;
  exception when insufficient_privilege then
    begin
      execute format('grant idgate_receiver to %I', current_user);
    exception when unique_violation or internal_error then
      set local role idgate_receiver; -- Granted there in the same moment. If it was not, this says so.
      reset role;
    end;
  end;
end $$;

-- A history is a store's own as the check is. A receiver of the version before does not name the store.
alter table check_events add column store_hash text references stores;
update check_events set store_hash = checks.store_hash from checks where checks.check_id = check_events.check_id;
create function name_store_of_event() returns trigger language plpgsql as $$
begin
  new.store_hash := (select store_hash from checks where check_id = new.check_id);
  return new;
end $$;
create trigger name_store before insert on check_events
  for each row when (new.store_hash is null) execute function name_store_of_event();

-- The queue makes its own tables here when it starts.
create schema if not exists jobs;

-- Lets the role work on every table, and on the rows of one store alone where a table has stores. It is called again after later
-- migrations, so that no new table is forgotten. The owner of the tables sees all: it migrates, works across stores, and is who receivers
-- of the version before work as.
create function keep_stores_apart() returns void language plpgsql as $$
declare
  one regclass;
begin
  for one in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'store_hash' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select from pg_policy where polrelid = c.oid and polname = 'one_store')
  loop
    execute format('create policy one_store on %s using (store_hash = current_setting(''idgate.store'', true))', one);
    execute format('alter table %s enable row level security', one);
  end loop;
  for one in
    select c.oid::regclass from pg_class c
    where c.relnamespace in ('public'::regnamespace, 'jobs'::regnamespace) and c.relkind in ('r', 'p') and c.relname <> 'migrations'
      and exists (
        select from unnest(array['select', 'insert', 'update', 'delete']) as wanted
        where not has_table_privilege('idgate_receiver', c.oid, wanted)
      )
  loop
    execute format('grant select, insert, update, delete on %s to idgate_receiver', one);
  end loop;
end $$;

grant usage on schema public, jobs to idgate_receiver;
alter default privileges in schema public, jobs grant select, insert, update, delete on tables to idgate_receiver;
alter default privileges in schema public, jobs grant usage on sequences to idgate_receiver;
