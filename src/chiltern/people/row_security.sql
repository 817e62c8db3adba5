-- People are seen through access to the person; their rows through the person; what names two, through both.

call locks.by_access('people_person', 'id', 'select, insert, update');
call locks.by_access('people_personname', 'person_id', 'select, insert, update');
call locks.by_access('people_address', 'person_id', 'select, insert, update');
call locks.by_access('people_identifier', 'person_id', 'select, insert, update');
call locks.by_access('people_statusororder', 'person_id', 'select, insert, update');
call locks.by_access('people_household', 'id', 'select, insert');
call locks.by_access('people_householdmember', 'person_id', 'select, insert, update');

call locks.by_access('people_relationship', 'person_id', 'select, insert, update');
drop policy if exists both_seen on people_relationship;
create policy both_seen on people_relationship as restrictive for select
  using (other_id is null or exists (select 1 from foundation_access a where a.thing = people_relationship.other_id));

call locks.by_access('people_parentalresponsibility', 'person_id', 'select, insert, update');
drop policy if exists both_seen on people_parentalresponsibility;
create policy both_seen on people_parentalresponsibility as restrictive for select
  using (holder_id is null or exists (select 1 from foundation_access a where a.thing = people_parentalresponsibility.holder_id));

-- Tokens are made again when a date or a number was wrong, so they alone can be removed.
call locks.by_access('people_searchtoken', 'person_id', 'select, insert, delete');

-- A row hangs only on a person of its own keeper: another agency's id is refused like one that does not exist.
do $$
declare part record;
begin
  for part in select * from (values
      ('people_personname', 'person_id', 'people_person'), ('people_address', 'person_id', 'people_person'),
      ('people_identifier', 'person_id', 'people_person'), ('people_statusororder', 'person_id', 'people_person'),
      ('people_searchtoken', 'person_id', 'people_person'), ('people_householdmember', 'person_id', 'people_person'),
      ('people_householdmember', 'household_id', 'people_household'),
      ('people_relationship', 'person_id', 'people_person'), ('people_relationship', 'other_id', 'people_person'),
      ('people_parentalresponsibility', 'person_id', 'people_person'),
      ('people_parentalresponsibility', 'holder_id', 'people_person')) as list(tbl, col, whole)
  loop
    if not exists (select 1 from pg_constraint where conname = part.tbl || '_' || part.col || '_kept') then
      execute format('alter table %I add constraint %I foreign key (keeper, %I) references %I (keeper, id)',
        part.tbl, part.tbl || '_' || part.col || '_kept', part.col, part.whole);
    end if;
  end loop;
end $$;

-- Which of the acting agency's own people these tokens could mean, for those who set conflicts and holds there: ids, whether
-- they see the record or not, and never somebody with whom they are in conflict themselves.
grant select on people_searchtoken to chiltern_ctx_owner;
drop policy if exists lock_reads on people_searchtoken;
create policy lock_reads on people_searchtoken for select to chiltern_ctx_owner using (true);
set role chiltern_ctx_owner;
create or replace function ctx.alike(of_agency uuid, names bytea[], dates bytea[], numbers bytea[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select t.person_id from people_searchtoken t
   where t.keeper = of_agency and (t.token = any (names) or t.token = any (dates) or t.token = any (numbers))
   group by t.person_id
  having bool_or(t.token = any (numbers)) or (bool_or(t.token = any (names)) and bool_or(t.token = any (dates))) $$;
create or replace function ctx.own_people_alike(names bytea[], dates bytea[], numbers bytea[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select a from ctx.alike((select ctx.agency()), names, dates, numbers) a
   where (select ctx.role()) in ('representative', 'deputy') and not a = any ((select ctx.conflicts())::uuid[]) $$;
revoke all on function ctx.alike(uuid, bytea[], bytea[], bytea[]), ctx.own_people_alike(bytea[], bytea[], bytea[]) from public;
grant execute on function ctx.own_people_alike(bytea[], bytea[], bytea[]) to chiltern_app, chiltern_worker;
reset role;
