-- Prints go with what they are of, at an agency that holds it no longer: also where nobody there sees it any more. Clause 3.10.
create policy lock_reads on sharing_textprint for select to chiltern_ctx_owner using (true);
create policy lock_removes on sharing_textprint for delete to chiltern_ctx_owner using (true);
grant select (keeper, item), delete on sharing_textprint to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.forget_prints(things uuid[]) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  delete from sharing_textprint where keeper = (select ctx.agency()) and item = any (things) $$;
revoke all on function ctx.forget_prints(uuid[]) from public;
grant execute on function ctx.forget_prints(uuid[]) to chiltern_app, chiltern_worker;
reset role;
