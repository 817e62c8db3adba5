-- Ownership over everything that stands: with whom another's information lies that nothing let there. Clause 3.10. It reads
-- what decisions, terms, permissions and recorded reasons say, beside what the lock lets through, and trusts neither.
grant select (decision, passing_on, bodies) on sharing_disclosure to chiltern_ctx_owner;
grant select (via) on sharing_discloseditem to chiltern_ctx_owner;
create policy owner_reads on sharing_onwardanswer for select to chiltern_ctx_owner using (true);
grant select (keeper, passage) on sharing_onwardanswer to chiltern_ctx_owner;

call locks.by_keeper('sharing_ownershipcheck', 'keeper', 'select');
create policy clock_writes on sharing_ownershipcheck for insert to chiltern_ctx_owner with check (ctx.way() = 'command');
grant insert on sharing_ownershipcheck to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- With whom each item lies: whoever has a reader on it, or a key to it, and is not its owner.
create or replace function ctx.with_others() returns table (item uuid, agency uuid)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select a.thing, r.agency from foundation_access a join foundation_reader r on r.id = a.reader and r.agency <> a.keeper
    join foundation_thing t on t.id = a.thing and t.kind = 'item' where a.until is null or a.until > (select ctx.now())
  union
  select w.thing, w.agency from foundation_keywrap w
    join foundation_thing t on t.id = w.thing and t.kind = 'item' and t.keeper <> w.agency $$;

-- Those that no decision of the owner's, nor its terms, its permission, or a recorded lawful reason let there.
create or replace function ctx.beyond_their_owners() returns table (item uuid, agency uuid)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with given as materialized (
    select i.item, i.via, d.keeper as giver, d.recipient, d.passing_on, d.bodies, t.keeper as owner
      from sharing_discloseditem i join sharing_disclosure d on d.id = i.disclosure_id
      join sharing_decision c on c.id = d.decision and c.keeper = d.keeper
      join foundation_thing t on t.id = i.item),
  let as (
    select g.item, g.recipient from given g where g.via is null and g.giver = g.owner
    union all
    select g.item, g.recipient from given g join foundation_passage p
        on p.id = g.via and p.thing = g.item and p.keeper = g.owner and p.holder = g.giver
       and (p.recipient is null or p.recipient = g.recipient)
     where case p.ground
       when 'terms' then exists (select from given o where o.item = g.item and o.giver = g.owner and o.recipient = g.giver
         and (o.passing_on = 'protects' or (o.passing_on = 'these_bodies' and g.recipient = any (o.bodies))))
       when 'permission' then exists (select from sharing_onwardanswer a where a.passage = p.id and a.keeper = g.owner)
       else p.ground in ('exceptional', 'legal_body') end)
  select w.item, w.agency from ctx.with_others() w except select l.item, l.recipient from let l $$;

create or replace function ctx.check_ownership(of_check uuid) returns table (looked_at bigint, found bigint)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare office uuid := '00000000-0000-4000-8000-000000000001'; moment timestamptz := ctx.at(); looked bigint; beyond uuid[];
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock looks at what lies with whom' using errcode = '42501';
  end if;
  select count(*) into looked from ctx.with_others();
  beyond := array(select distinct b.item from ctx.beyond_their_owners() b order by b.item);
  insert into sharing_ownershipcheck (id, keeper, made_at, looked_at, found)
  values (of_check, office, moment, looked, beyond);
  return query select looked, cardinality(beyond)::bigint;
end $$;
revoke all on function ctx.with_others(), ctx.beyond_their_owners(), ctx.check_ownership(uuid) from public;
grant execute on function ctx.beyond_their_owners() to chiltern_verifier;
grant execute on function ctx.check_ownership(uuid) to chiltern_worker;
reset role;
