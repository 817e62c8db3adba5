-- Corrections. Clause 3.10. The words, by whoever reads the item, written by the item's own keeper alone; that one holder is told, the owner
-- and that one, and what it confirms.
call locks.by_access('sharing_correction', 'item', 'select, insert');
create policy owns on sharing_correction as restrictive for insert to chiltern_app, chiltern_worker with check (
  exists (select 1 from sharing_item i where i.id = sharing_correction.item and i.keeper = sharing_correction.keeper));
call locks.by_access('sharing_correctionnotice', 'id', 'select, insert');
call locks.by_access('sharing_correctionconfirmed', 'notice_id', 'select, insert');
create policy clock_reads on sharing_correctionnotice for select to chiltern_ctx_owner using (true);
grant select on sharing_correctionnotice to chiltern_ctx_owner;

-- Who holds an item of the acting agency's, by whatever hops, whether the acting post sees that hop or not: ids, in
-- which disclosure it came last, and who stands as whoever tells where the terms do not show whose it is; who got it first first.
create policy lock_reads on sharing_correctionconfirmed for select to chiltern_ctx_owner using (true);
grant select (notice_id, keeper) on sharing_correctionconfirmed to chiltern_ctx_owner;
grant select (made_at) on sharing_disclosure to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.alone_with_item(of_item uuid) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select pg_advisory_xact_lock(hashtextextended('item ' || of_item::text, 0)) where ctx.sees(of_item) $$;

create or replace function ctx.holders_of(of_item uuid)
    returns table (recipient uuid, outside boolean, disclosure uuid, as_from uuid)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select h.recipient, h.outside, h.disclosure, h.as_from from (
  select distinct on (d.recipient) d.recipient, not exists (select 1 from agencies_agency g where g.id = d.recipient) as outside,
      d.id as disclosure, min(d.made_at) over (partition by d.recipient) as since,
      case when bool_or(d.show_originator = 'all' or (d.show_originator = 'first' and d.keeper = t.keeper)) over (partition by d.recipient)
        then t.keeper else d.keeper end as as_from
    from foundation_thing t join sharing_discloseditem i on i.item = t.id join sharing_disclosure d on d.id = i.disclosure_id
   where t.id = of_item and t.keeper = (select ctx.agency()) and ctx.sees(of_item) and d.recipient <> t.keeper
     and d.state <> 'recalled'
   order by d.recipient, d.made_at desc, d.id) h order by h.since, h.recipient $$;

-- Each of these notices reaches those who read any of what the item came in, at that holder and at home.
create or replace function ctx.let_in_notices(of_notices uuid[]) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select ctx.let_in_like('correction', array_agg(n.id order by n.id, d.id), array_agg(d.id order by n.id, d.id),
      array_agg(n.recipient order by n.id, d.id), array_agg(n.due_at order by n.id, d.id))
    from sharing_correctionnotice n join sharing_discloseditem i on i.item = n.item
    join sharing_disclosure d on d.id = i.disclosure_id and d.recipient = n.recipient
   where n.id = any (of_notices) and n.keeper = (select ctx.agency()) $$;

-- The owner finds it confirmed: the acting agency moves the other's rows on that one, where its own word stands.
create or replace function ctx.file_confirmed(of_notice uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  update foundation_access a set kind = 'correction.done', sort_at = (select ctx.at())
   where a.thing = of_notice and a.kind = 'correction.own'
     and exists (select from sharing_correctionconfirmed c where c.notice_id = of_notice and c.keeper = (select ctx.agency()));
end $$;
revoke all on function ctx.alone_with_item(uuid), ctx.holders_of(uuid), ctx.let_in_notices(uuid[]), ctx.file_confirmed(uuid) from public;
grant execute on function ctx.alone_with_item(uuid), ctx.holders_of(uuid), ctx.let_in_notices(uuid[]), ctx.file_confirmed(uuid)
  to chiltern_app, chiltern_worker;
reset role;
