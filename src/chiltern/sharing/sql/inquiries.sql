-- Who read what an owner disclosed: asked by those who represent it, of those who represent the agency that has it. Clause 8.1.2.
create policy inquiry_reads on sharing_inquiry for select to chiltern_ctx_owner using (true);
grant select (id, keeper, disclosure, recipient) on sharing_inquiry to chiltern_ctx_owner;
create policy inquiry_reads on sharing_readersnamed for select to chiltern_ctx_owner using (true);
grant select (id, keeper, inquiry_id) on sharing_readersnamed to chiltern_ctx_owner;
create policy inquiry_reads on sharing_firstview for select to chiltern_ctx_owner using (true);
grant select (keeper, disclosure, post, made_at) on sharing_firstview to chiltern_ctx_owner;
set role chiltern_ctx_owner;

create or replace function ctx.represents() returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select coalesce((select ctx.role()) in ('representative', 'deputy'), false) $$;

-- Under whom one agency has filed a disclosure.
create or replace function ctx.filed_at(of_disclosure uuid, of_agency uuid) returns uuid[]
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select array(select distinct p from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
    cross join unnest(a.people) p where a.thing = of_disclosure order by p) $$;

-- What went under this reference of the acting agency's own, as far as somebody there sees that it went; of nobody with whom the
-- acting post is in conflict.
create or replace function ctx.went_under(shared_as text) returns table (disclosure uuid, recipient uuid)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select d.id, d.recipient from sharing_disclosure d
   where d.reference = shared_as and ctx.represents()
     and exists (select 1 from sharing_discloseditem i join foundation_thing t on t.id = i.item and t.keeper = (select ctx.agency())
       where i.disclosure_id = d.id)
     and exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = (select ctx.agency())
       where a.thing = d.id)
     and not ctx.filed_at(d.id, (select ctx.agency())) && (select ctx.conflicts()) $$;

-- The question reaches those who represent either side, under the people under whom each side has filed what went.
create or replace function ctx.open_inquiry(of_inquiry uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
  select s.id, i.id, me, ctx.filed_at(i.disclosure, s.agency),
      case when s.agency = me then 'inquiry.own' else 'inquiry.asked' end, moment
    from sharing_inquiry i join foundation_poststanding s on s.agency in (me, i.recipient) and s.role in ('representative', 'deputy')
     and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
   where i.id = of_inquiry and i.keeper = me and ctx.represents()
  on conflict (reader, thing) do nothing;
end $$;

-- Who at the acting agency opened what is asked about, and since when: for those alone who are asked.
create or replace function ctx.who_opened(of_inquiry uuid) returns table (post uuid, since timestamptz)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select f.post, min(f.made_at) from sharing_inquiry i join sharing_firstview f on f.disclosure = i.disclosure and f.keeper = i.recipient
   where i.id = of_inquiry and i.recipient = (select ctx.agency()) and ctx.represents() and ctx.sees(of_inquiry)
   group by f.post order by 2, 1 $$;

-- The answer reaches whoever asked, until its day, and stays with whoever gave it.
create or replace function ctx.answer_inquiry(an_answer uuid, lasting timestamptz) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
  select a.reader, n.id, me, a.people, case when r.agency = me then 'named.given' else 'named.received' end, moment,
      case when r.agency = me then null else lasting end
    from sharing_readersnamed n join sharing_inquiry i on i.id = n.inquiry_id and i.recipient = me
    join foundation_access a on a.thing = i.id and (a.until is null or a.until > moment)
    join foundation_reader r on r.id = a.reader
   where n.id = an_answer and n.keeper = me and ctx.represents() and ctx.sees(i.id)
  on conflict (reader, thing) do nothing;
end $$;
-- Whether a question that the acting post sees has its answer, also once that may not be read any more.
create or replace function ctx.is_answered(of_inquiry uuid) returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select ctx.sees(of_inquiry) and exists (select 1 from sharing_readersnamed n where n.inquiry_id = of_inquiry) $$;
revoke all on function ctx.represents(), ctx.filed_at(uuid, uuid), ctx.went_under(text), ctx.open_inquiry(uuid), ctx.who_opened(uuid),
  ctx.answer_inquiry(uuid, timestamptz), ctx.is_answered(uuid) from public;
grant execute on function ctx.went_under(text), ctx.open_inquiry(uuid), ctx.who_opened(uuid), ctx.answer_inquiry(uuid, timestamptz),
  ctx.is_answered(uuid) to chiltern_app, chiltern_worker;
reset role;
