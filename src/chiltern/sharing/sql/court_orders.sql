-- A court's order as it arrives. Clause 3.10. The order lies at home; each owner reads the notice of its own items once it is told:
-- at once, or, where it goes under a notice that is held back, with that one.
create policy at_the_ordered on sharing_courtnotice for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency()) and exists (select 1 from foundation_access a where a.thing = sharing_courtnotice.of_order));
create policy lock_reads on sharing_courtnotice for select to chiltern_ctx_owner using (true);
create policy lock_tells on sharing_courtnotice for update to chiltern_ctx_owner using (told_at is null) with check (told_at is not null);
grant select on sharing_courtnotice to chiltern_ctx_owner;
grant update (told_at) on sharing_courtnotice to chiltern_ctx_owner;
create policy lock_reads on sharing_courtorder for select to chiltern_ctx_owner using (true);
grant select (id, keeper, made_at, reference, court, due_on, disclosures, items, state) on sharing_courtorder to chiltern_ctx_owner;
grant select (told_at) on sharing_heldnotice to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Those of the notices that no held-back notice holds back any more reach their owner: its duty desk and those who represent it, under
-- the people under whom it has filed what it gave, with the key, and with what the court is called.
create or replace function ctx.show_court_notices(of_notices uuid[])
    returns table (notice uuid, of_order uuid, holder uuid, owner uuid)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
#variable_conflict use_column
declare moment timestamptz := ctx.at(); one sharing_courtnotice;
begin
  for one in
    update sharing_courtnotice n set told_at = moment
     where n.id = any (of_notices) and n.told_at is null
       and not exists (select 1 from sharing_heldnotice h where h.id = any (n.under) and h.told_at is null)
    returning n.*
  loop
    insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
    select r.reader, w.thing, one.keeper, case when w.thing = one.id then f.people else '{}' end,
        case when w.thing = one.id then 'court.told' else 'outside_body.shown' end, moment
      from (select array(select distinct p from foundation_access k
          join foundation_reader l on l.id = k.reader and l.agency = one.owner cross join unnest(k.people) p
          where k.thing = any (one.items)
             or k.thing in (select g.disclosure_id from sharing_discloseditem g where g.item = any (one.items)) order by p) as people) f
      cross join (
        select a.duty_desk as reader from agencies_agency a where a.id = one.owner
        union
        select s.id from foundation_poststanding s
         where s.agency = one.owner and s.role in ('representative', 'deputy')
           and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)) r
      cross join (values (one.id), (one.court)) w (thing)
    on conflict (reader, thing) do nothing;
    insert into foundation_keywrap (thing, agency, wrapped) values (one.id, one.owner, one.for_owner)
    on conflict (thing, agency) do nothing;
    notice := one.id; of_order := one.of_order; holder := one.keeper; owner := one.owner;
    return next;
  end loop;
end $$;

-- Of an order of the acting agency's, as it arrives.
create or replace function ctx.tell_of_order(an_order uuid)
    returns table (notice uuid, of_order uuid, holder uuid, owner uuid)
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select * from ctx.show_court_notices(array(
    select n.id from sharing_courtnotice n where n.of_order = an_order and n.keeper = (select ctx.agency()) order by n.id)) $$;

-- Of every order, here or wherever it went on, that waited for a notice of the acting agency's.
create or replace function ctx.tell_of_orders_under(a_notice uuid)
    returns table (notice uuid, of_order uuid, holder uuid, owner uuid)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  if not ctx.sees(a_notice) or not exists (select 1 from sharing_heldnotice h where h.id = a_notice and h.keeper = ctx.agency()) then
    raise exception 'not to be told' using errcode = '42501';
  end if;
  return query select * from ctx.show_court_notices(array(
    select n.id from sharing_courtnotice n where a_notice = any (n.under) order by n.id));
end $$;

-- In which of its own disclosures the owner first gave what such a notice is about: references, for those who do not see them too.
create or replace function ctx.given_under(a_notice uuid) returns table (item uuid, reference text)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select distinct on (i.item) i.item, d.reference from sharing_courtnotice n
    join sharing_discloseditem i on i.item = any (n.items)
    join sharing_disclosure d on d.id = i.disclosure_id and d.keeper = n.owner
   where n.id = a_notice and n.owner = (select ctx.agency()) and ctx.sees(a_notice)
   order by i.item, d.made_at, d.id $$;

-- The orders that came to the acting agency, for those who represent it: what they are about is not said. As for what was passed on
-- without permission, nothing that lies with named posts alone, nor that names anybody in conflict with whoever looks.
create or replace function ctx.court_orders() returns table (reference text, court uuid, arrived_at timestamptz, due_on date, state text,
    told text)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); closed uuid[] := ctx.conflicts();
begin
  if ctx.role() is null or ctx.role() not in ('representative', 'deputy') then
    raise exception 'for those who represent the agency' using errcode = '42501';
  end if;
  return query
    select o.reference, o.court, o.made_at, o.due_on, o.state, case when n.many = 0 then 'nobody'
        when n.waits then 'not_yet' when n.last > o.made_at then 'later' else 'at_once' end
      from sharing_courtorder o
      cross join lateral (select count(*) as many, bool_or(c.told_at is null) as waits, max(c.told_at) as last
        from sharing_courtnotice c where c.of_order = o.id) n
     where o.keeper = me
       and exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me and r.kind <> 'post'
         where a.thing = o.id and (a.until is null or a.until > (select ctx.at())))
       and not exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
         where a.thing = o.id and a.people && closed)
     order by o.made_at desc, o.id;
end $$;
revoke all on function ctx.show_court_notices(uuid[]), ctx.tell_of_order(uuid), ctx.tell_of_orders_under(uuid), ctx.given_under(uuid),
  ctx.court_orders() from public;
grant execute on function ctx.tell_of_order(uuid), ctx.tell_of_orders_under(uuid), ctx.given_under(uuid), ctx.court_orders()
  to chiltern_app, chiltern_worker;
reset role;
