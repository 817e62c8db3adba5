-- Written by the partnership's office alone; no personal data, so read by all.
call locks.in_the_open('scheme_partnership', 'keeper', 'select, insert, update');
call locks.in_the_open('scheme_codeversion', 'keeper', 'select, insert');
call locks.in_the_open('scheme_setting', 'keeper', 'select, insert');
call locks.in_the_open('scheme_lawcorrection', 'keeper', 'select, insert');
call locks.in_the_open('scheme_addedlawrow', 'keeper', 'select, insert');

-- How far a long job has come: read by everyone, written by the worker alone.
call locks.shut('scheme_progress');
create policy seen on scheme_progress for select using (true);
create policy born on scheme_progress for insert to chiltern_worker with check (true);
create policy changed on scheme_progress for update to chiltern_worker using (true) with check (true);
grant select on scheme_progress to chiltern_app, chiltern_worker;
grant insert, update on scheme_progress to chiltern_worker;
