-- The record is added to, never changed: no role but the integrator deletes anything, and that only from the outbox.

-- The time of an act is the context's, so that nobody dates one back.
call locks.shut('ledger_entry');
create policy born on ledger_entry for insert to chiltern_app, chiltern_worker with check (at = (select ctx.at()));
create policy seen on ledger_entry for select to chiltern_app, chiltern_worker
  using (exists (select 1 from ledger_opening o where o.entry = ledger_entry.id));
call locks.allow('ledger_entry', 'select, insert');

-- Need to know: one's own acts, and acts on what one can see. Other parties' openings are written, never read.
call locks.shut('ledger_opening');
create policy born on ledger_opening for insert to chiltern_app, chiltern_worker with check (
  at = (select ctx.at()) and (post is null or post = (select ctx.post())));
create policy seen on ledger_opening for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency())
  and (post = (select ctx.post()) or exists (select 1 from foundation_access a where a.thing = ledger_opening.thing)));
call locks.allow('ledger_opening', 'select, insert');

call locks.shut('ledger_outbox');
create policy born on ledger_outbox for insert to chiltern_app, chiltern_worker with check ((select ctx.at()) is not null);
call locks.allow('ledger_outbox', 'insert');
create policy sealed on ledger_outbox to chiltern_integrator using (true);
grant select, delete on ledger_outbox to chiltern_integrator;

call locks.shut('ledger_leaf');
create policy sealing on ledger_leaf to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_leaf to chiltern_integrator;

call locks.shut('ledger_counter');
create policy sealing on ledger_counter to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_counter to chiltern_integrator;
create policy seen on ledger_counter for select to chiltern_app, chiltern_worker using (agency = (select ctx.agency()));
call locks.allow('ledger_counter', 'select');

call locks.shut('ledger_head');
create policy sealing on ledger_head to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_head to chiltern_integrator;
