-- Read by everyone, written by the worker alone.
call locks.shut('jobs_progress');
create policy seen on jobs_progress for select using (true);
create policy born on jobs_progress for insert to chiltern_worker with check (true);
create policy changed on jobs_progress for update to chiltern_worker using (true) with check (true);
grant select on jobs_progress to chiltern_app, chiltern_worker;
grant insert, update on jobs_progress to chiltern_worker;
