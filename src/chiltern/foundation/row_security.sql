-- Foundation's own tables. The context's owner reads them for the lock; `app` sees only what is its own.

call locks.shut('foundation_poststanding');
create policy lock_reads on foundation_poststanding for select to chiltern_ctx_owner using (true);
create policy seen on foundation_poststanding for select to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on foundation_poststanding for insert to chiltern_app, chiltern_worker
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on foundation_poststanding for update to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office())
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
call locks.allow('foundation_poststanding', 'select, insert, update');

call locks.shut('foundation_reader');
create policy lock_reads on foundation_reader for select to chiltern_ctx_owner using (true);
create policy seen on foundation_reader for select to chiltern_app, chiltern_worker using (true);
create policy born on foundation_reader for insert to chiltern_app, chiltern_worker
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
call locks.allow('foundation_reader', 'select, insert');

call locks.shut('foundation_postreader');
create policy lock_reads on foundation_postreader for select to chiltern_ctx_owner using (true);
create policy seen on foundation_postreader for select to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on foundation_postreader for insert to chiltern_app, chiltern_worker
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on foundation_postreader for update to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office())
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
call locks.allow('foundation_postreader', 'select, insert, update');

-- A practitioner is not told of a conflict that others set: only the lock and the act that sets it touch this table.
call locks.shut('foundation_conflict');
create policy lock_reads on foundation_conflict for select to chiltern_ctx_owner using (true);
create policy seen on foundation_conflict for select to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) and practitioner <> (select ctx.practitioner()));
create policy born on foundation_conflict for insert to chiltern_app, chiltern_worker with check (agency = (select ctx.agency()));
create policy changed on foundation_conflict for update to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency())) with check (agency = (select ctx.agency()));
call locks.allow('foundation_conflict', 'select, insert, update');

call locks.shut('foundation_thing');
create policy lock_reads on foundation_thing for select to chiltern_ctx_owner using (true);
create policy lock_bears on foundation_thing for insert to chiltern_ctx_owner with check (keeper = ctx.agency());
create policy born on foundation_thing for insert to chiltern_app, chiltern_worker with check (keeper = (select ctx.agency()));
create policy seen on foundation_thing for select to chiltern_app, chiltern_worker using (keeper = (select ctx.agency()));
call locks.allow('foundation_thing', 'select, insert');

-- Terms and permissions are the keeper's to give; an exceptional disclosure is its holder's to record. One of which the keeper
-- is not told yet is quiet: it is no row of the keeper's.
call locks.shut('foundation_passage');
create policy lock_reads on foundation_passage for select to chiltern_ctx_owner using (true);
create policy seen on foundation_passage for select to chiltern_app, chiltern_worker
  using ((keeper = (select ctx.agency()) and not quiet) or holder = (select ctx.agency()));
create policy born on foundation_passage for insert to chiltern_app, chiltern_worker with check (
  (keeper = (select ctx.agency()) and exists (select 1 from foundation_thing t where t.id = thing and t.keeper = (select ctx.agency())))
  or (ground = 'exceptional' and holder = (select ctx.agency())
      and exists (select 1 from foundation_access a where a.thing = foundation_passage.thing)));
create policy changed on foundation_passage for update to chiltern_app, chiltern_worker
  using (keeper = (select ctx.agency()) and not quiet) with check (keeper = (select ctx.agency()) and not quiet);
create policy lock_shows on foundation_passage for update to chiltern_ctx_owner using (quiet) with check (not quiet);
grant update (quiet) on foundation_passage to chiltern_ctx_owner;
call locks.allow('foundation_passage', 'select, insert, update');

-- The lock's own table: read through one's readers, minus one's conflicts, until it ends. Written by ctx's functions only.
call locks.shut('foundation_access');
create policy lock_reads on foundation_access for select to chiltern_ctx_owner using (true);
create policy lock_writes on foundation_access for insert to chiltern_ctx_owner with check (true);
create policy lock_changes on foundation_access for update to chiltern_ctx_owner using (true) with check (true);
create policy seen on foundation_access for select to chiltern_app, chiltern_worker
  using (reader = any ((select ctx.readers())::uuid[]) and (until is null or until > (select ctx.at())));
create policy no_conflict on foundation_access as restrictive for select to chiltern_app, chiltern_worker
  using (not people && (select ctx.conflicts())::uuid[]);
grant select on foundation_access to chiltern_app, chiltern_worker;

-- Wrapped under the master key, which is not in the database: whoever acts may wrap for another, as the lock then tests.
call locks.shut('foundation_agencykey');
create policy seen on foundation_agencykey for select to chiltern_app, chiltern_worker using ((select ctx.agency()) is not null);
create policy born on foundation_agencykey for insert to chiltern_app, chiltern_worker
  with check (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
call locks.allow('foundation_agencykey', 'select, insert');

call locks.shut('foundation_keywrap');
create policy lock_all on foundation_keywrap to chiltern_ctx_owner using (true) with check (true);
create policy seen on foundation_keywrap for select to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) and (until is null or until > (select ctx.at())));
grant select on foundation_keywrap to chiltern_app, chiltern_worker;

call locks.shut('foundation_formonce');
create policy seen on foundation_formonce for select to chiltern_app using (post = (select ctx.post()));
create policy born on foundation_formonce for insert to chiltern_app with check (post = (select ctx.post()));
create policy changed on foundation_formonce for update to chiltern_app using (post = (select ctx.post()));
grant select, insert, update on foundation_formonce to chiltern_app;

-- Written by whoever asked, read by nobody but the function that looks up what was asked for.
call locks.shut('foundation_attempt');
create policy lock_reads on foundation_attempt for select to chiltern_ctx_owner using (true);
create policy lock_takes on foundation_attempt for delete to chiltern_ctx_owner using (true);
create policy born on foundation_attempt for insert to chiltern_app with check (
  post = (select ctx.post()) and agency = (select ctx.agency()) and practitioner = (select ctx.practitioner())
  and at = (select ctx.at()));
grant insert on foundation_attempt to chiltern_app;
