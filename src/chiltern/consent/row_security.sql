-- Rows about a person are seen by whoever sees the person, and never changed: what supersedes one is a row of its own.

call locks.by_access('consent_consent', 'person_id', 'select, insert');
call locks.by_access('consent_competence', 'person_id', 'select, insert');
call locks.by_access('consent_told', 'person_id', 'select, insert');
call locks.by_access('consent_signedform', 'person_id', 'select, insert');

-- A row hangs only on a person of its own keeper, names only such a one as its giver, and stands only for a row about the
-- same person: another agency's id is refused like one that does not exist.
do $$
declare part record;
begin
  for part in select * from (values
      ('consent_consent', 'person_id', 'keeper, person_id', 'people_person', 'keeper, id'),
      ('consent_consent', 'giver_id', 'keeper, giver_id', 'people_person', 'keeper, id'),
      ('consent_consent', 'instead_of_id', 'keeper, person_id, instead_of_id', 'consent_consent', 'keeper, person_id, id'),
      ('consent_competence', 'person_id', 'keeper, person_id', 'people_person', 'keeper, id'),
      ('consent_signedform', 'person_id', 'keeper, person_id', 'people_person', 'keeper, id'),
      ('consent_signedform', 'consent_id', 'keeper, person_id, consent_id', 'consent_consent', 'keeper, person_id, id'),
      ('consent_told', 'person_id', 'keeper, person_id', 'people_person', 'keeper, id'))
    as list(tbl, col, here, whole, there)
  loop
    if not exists (select 1 from pg_constraint where conname = part.tbl || '_' || part.col || '_kept') then
      execute format('alter table %I add constraint %I foreign key (%s) references %I (%s)',
        part.tbl, part.tbl || '_' || part.col || '_kept', part.here, part.whole, part.there);
    end if;
  end loop;
end $$;
