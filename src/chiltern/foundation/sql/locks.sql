-- The shapes that a table's lock can have, so that every row_security.sql is a short list. Run by the owner only.
create schema if not exists locks;
revoke all on schema locks from public;

-- Takes every policy and grant off, and locks the table for everyone, its owner included.
create or replace procedure locks.shut(tbl text) language plpgsql as $$
declare p record;
begin
  execute format('alter table %I enable row level security', tbl);
  execute format('alter table %I force row level security', tbl);
  for p in select polname from pg_policy where polrelid = tbl::regclass loop
    execute format('drop policy %I on %I', p.polname, tbl);
  end loop;
  execute format('revoke all on %I from public, chiltern_app, chiltern_worker, chiltern_signin, chiltern_integrator, chiltern_report', tbl);
  execute format('grant select on %I to chiltern_backup, chiltern_verifier', tbl);
end $$;

-- Grants these commands to app and worker; SELECT always comes with them.
create or replace procedure locks.allow(tbl text, commands text) language plpgsql as $$
begin
  execute format('grant %s on %I to chiltern_app, chiltern_worker', commands, tbl);
end $$;

-- Only the agency in the column `keeper` writes.
create or replace procedure locks.writes_by(tbl text, keeper text) language plpgsql as $$
begin
  execute format('create policy born on %I for insert with check (%I = (select ctx.agency()))', tbl, keeper);
  execute format('create policy changed on %I for update using (%I = (select ctx.agency())) with check (%I = (select ctx.agency()))', tbl, keeper, keeper);
  execute format('create policy removed on %I for delete using (%I = (select ctx.agency()))', tbl, keeper);
end $$;

-- Read by whoever has access to the thing that the row is, or is part of; written by its keeper.
create or replace procedure locks.by_access(tbl text, thing text, commands text) language plpgsql as $$
begin
  call locks.shut(tbl);
  execute format('create policy seen on %I for select using (exists (select 1 from foundation_access a where a.thing = %I.%I))', tbl, tbl, thing);
  call locks.writes_by(tbl, 'keeper');
  call locks.allow(tbl, commands);
end $$;

-- Read and written by its keeper alone.
create or replace procedure locks.by_keeper(tbl text, keeper text, commands text) language plpgsql as $$
begin
  call locks.shut(tbl);
  execute format('create policy seen on %I for select using (%I = (select ctx.agency()))', tbl, keeper);
  call locks.writes_by(tbl, keeper);
  call locks.allow(tbl, commands);
end $$;

-- Read by everyone, written by its keeper: what the scheme shows on public pages.
create or replace procedure locks.in_the_open(tbl text, keeper text, commands text) language plpgsql as $$
begin
  call locks.shut(tbl);
  execute format('create policy seen on %I for select using (true)', tbl);
  call locks.writes_by(tbl, keeper);
  call locks.allow(tbl, commands);
end $$;

-- Seen at the keeper's own agency alone, by whoever has access there to the thing that the row is part of.
create or replace procedure locks.at_home(tbl text, thing text, commands text) language plpgsql as $$
begin
  call locks.shut(tbl);
  execute format('create policy seen on %I for select using (keeper = (select ctx.agency()) and exists (select 1 from foundation_access a where a.thing = %I.%I))', tbl, tbl, thing);
  call locks.writes_by(tbl, 'keeper');
  call locks.allow(tbl, commands);
end $$;
