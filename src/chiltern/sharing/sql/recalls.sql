-- Recall: what was shared is taken back before anybody there has opened it. Clauses 3.6 and 3.10.
create policy lock_reads on sharing_recall for select to chiltern_ctx_owner using (true);
grant select (id, keeper, disclosure) on sharing_recall to chiltern_ctx_owner;
create policy lock_reads on sharing_firstview for select to chiltern_ctx_owner using (true);
grant select (disclosure, keeper) on sharing_firstview to chiltern_ctx_owner;
create policy lock_reads on sharing_documentread for select to chiltern_ctx_owner using (true);
grant select (disclosure, keeper) on sharing_documentread to chiltern_ctx_owner;
grant select (disclosure, keeper) on sharing_onwardpermission to chiltern_ctx_owner;
grant select (state) on sharing_disclosure to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Whoever opens it for the first time and whoever takes it back wait for one another: one of them is first.
create or replace function ctx.alone_with_disclosure(of_disclosure uuid) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select pg_advisory_xact_lock(hashtextextended('shared ' || of_disclosure::text, 0)) where ctx.sees(of_disclosure) $$;

-- Whether anybody at its recipient has opened what the acting agency shared, or acted on it: yes or no, not who nor when.
create or replace function ctx.was_read(of_disclosure uuid) returns boolean
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select exists (select 1 from sharing_disclosure d where d.id = of_disclosure and d.keeper = (select ctx.agency()) and (
    exists (select 1 from sharing_firstview v where v.disclosure = d.id and v.keeper = d.recipient)
    or exists (select 1 from sharing_acknowledgement k where k.keeper = d.recipient
      and (k.of = d.id or k.of in (select r.id from sharing_reply r where r.disclosure = d.id)))
    or exists (select 1 from sharing_filecopy c where c.disclosure = d.id and c.keeper = d.recipient)
    or exists (select 1 from sharing_documentread p where p.disclosure = d.id and p.keeper = d.recipient)
    or exists (select 1 from sharing_answerback b where b.disclosure_id = d.id and b.keeper = d.recipient)
    or exists (select 1 from sharing_onwardpermission o where o.disclosure = d.id and o.keeper = d.recipient)
    or exists (select 1 from sharing_decision c where c.about = d.id and c.keeper = d.recipient))) $$;

-- What was shared, the answer that brought it, and what came in it and in nothing else that stands: nobody at the recipient reads
-- them from now on, and its keys to them end. Whoever read the one there finds that it was taken back, and no more.
create or replace function ctx.recall(of_recall uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at(); shared uuid; theirs uuid; gone uuid[];
begin
  select d.id, d.recipient into shared, theirs from sharing_recall r join sharing_disclosure d on d.id = r.disclosure and d.keeper = me
   where r.id = of_recall and r.keeper = me;
  if shared is null or not ctx.sees(shared) or ctx.was_read(shared) then
    raise exception 'not to be recalled' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
  select a.reader, of_recall, me, a.people, case when r.agency = me then 'recall.own' else 'recall.told' end, moment
    from foundation_access a join foundation_reader r on r.id = a.reader and r.agency in (me, theirs)
   where a.thing = shared and a.kind not like 'opened.%' and (a.until is null or a.until > moment)
  on conflict (reader, thing) do nothing;
  gone := array(select shared union select r.id from sharing_reply r where r.disclosure = shared
    union select i.item from sharing_discloseditem i join foundation_thing t on t.id = i.item and t.keeper <> theirs
     where i.disclosure_id = shared and not exists (
       select 1 from sharing_discloseditem j join sharing_disclosure e on e.id = j.disclosure_id
        where j.item = i.item and e.id <> shared and e.recipient = theirs and e.state <> 'recalled'));
  update foundation_access a set until = moment, kind = 'recalled.' || split_part(a.kind, '.', 1)
    from foundation_reader r where r.id = a.reader and r.agency = theirs and a.thing = any (gone) and (a.until is null or a.until > moment);
  update foundation_keywrap w set until = moment where w.agency = theirs and w.thing = any (gone) and (w.until is null or w.until > moment);
  delete from sharing_textprint where keeper = theirs and item = any (gone);
end $$;
revoke all on function ctx.alone_with_disclosure(uuid), ctx.was_read(uuid), ctx.recall(uuid) from public;
grant execute on function ctx.alone_with_disclosure(uuid), ctx.was_read(uuid), ctx.recall(uuid) to chiltern_app, chiltern_worker;
reset role;
