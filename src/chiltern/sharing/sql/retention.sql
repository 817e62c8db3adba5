-- Retention: what one agency keeps, what belongs together there, and the end of its own keys. Clause 3.7. Ids, lists, times, and of
-- its own children what says when their years are over: for those who answer for the agency's rules alone.
do $$
declare part record;
begin
  for part in select * from (values
      ('people_person', 'id, keeper, is_child, birth'), ('people_statusororder', 'id, keeper, person_id, says'),
      ('people_parentalresponsibility', 'id, keeper, person_id, holder_id, how'), ('people_relationship', 'person_id, other_id'),
      ('people_householdmember', 'household_id, person_id'), ('agencies_conflictnote', 'id, person'),
      ('sharing_match', 'id, agency_request_id, person'), ('sharing_minutecopy', 'id, meeting'),
      ('sharing_familyversion', 'id, meeting_id'), ('sharing_minute', 'id, meeting_id'), ('sharing_contribution', 'meeting, disclosure'),
      ('sharing_recall', 'id, disclosure'), ('sharing_placerelease', 'id, about'), ('sharing_courtnotice', 'id, items'),
      ('sharing_breakglass', 'id, opened'), ('sharing_draft', 'id, about'), ('sharing_bundlepart', 'bundle_id, item'),
      ('sharing_bundle', 'id, person'), ('sharing_advicequestion', 'id, note_id'), ('sharing_secondlook', 'id, about'),
      ('sharing_heldnotice', 'id, disclosure'), ('sharing_correctionnotice', 'id, disclosure, item'),
      ('sharing_restriction', 'id, thing'), ('sharing_climb', 'id, thing'), ('sharing_writtendown', 'id, disclosure'),
      ('agencies_retentionrules', 'id, keeper, made_at'), ('agencies_retentionconfirmed', 'keeper, rules_id, confirmed_by')) as list(tbl, cols)
  loop
    execute format('create policy retention_reads on %I for select to chiltern_ctx_owner using (true)', part.tbl);
    execute format('grant select (%s) on %I to chiltern_ctx_owner', part.cols, part.tbl);
  end loop;
end $$;
create policy retention_ends on people_searchtoken for delete to chiltern_ctx_owner using (keeper = ctx.agency());
grant delete on people_searchtoken to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Whether the acting post had this to read, and nobody whom it is in conflict with stands in it.
create or replace function ctx.has_read(of_thing uuid) returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select exists (select 1 from foundation_access a where a.thing = of_thing and a.reader = any ((select ctx.readers())::uuid[]))
    and not exists (select 1 from foundation_access a where a.thing = of_thing and a.people && (select ctx.conflicts())) $$;

create or replace function ctx.must_keep_rules() returns void
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.role() is null or ctx.role() not in ('representative', 'deputy', 'governance_adviser') then
    raise exception 'for those who answer for how long things are kept' using errcode = '42501';
  end if;
end $$;

-- To what the acting agency has a key: whom it names there, in which lists it stands, its last act, and whether a hold keeps it.
-- `closed`: it names somebody with whom the acting post is in conflict.
create or replace function ctx.retained() returns table (thing uuid, noun text, people uuid[], lists text[], last timestamptz,
    held boolean, closed boolean, reference text)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  perform ctx.must_keep_rules();
  return query
    with mine as materialized (
      select t.id, t.kind from foundation_keywrap w join foundation_thing t on t.id = w.thing
       where w.agency = me and t.kind not in ('practitioner', 'record_file', 'outside_body')),
    filed as (
      select a.thing, array_agg(distinct p) filter (where p is not null) as people,
          array_agg(distinct a.kind) filter (where a.until is null or a.until > moment) as lists, max(least(a.sort_at, moment)) as last
        from mine m join foundation_access a on a.thing = m.id join foundation_reader r on r.id = a.reader and r.agency = me
        left join lateral unnest(a.people) p on true group by a.thing),
    acts as (select o.thing, max(o.at) as last from mine m join ledger_opening o on o.thing = m.id and o.keeper = me group by o.thing)
    select m.id, m.kind, coalesce(f.people, '{}'), coalesce(f.lists, '{}'), greatest(f.last, s.last), h.held,
        coalesce(f.people, '{}') && (select ctx.conflicts()), coalesce(q.reference, d.reference, '')
      from mine m left join filed f on f.thing = m.id left join acts s on s.thing = m.id
      left join sharing_agencyrequest q on q.id = m.id left join sharing_disclosure d on d.id = m.id
     cross join lateral (select exists (select 1 from sharing_hold h where h.keeper = me and h.made_at <= moment
         and (h.lifted_at is null or h.lifted_at > moment) and (h.until is null or h.until > moment)
         and (h.thing = m.id or h.id = m.id or h.thing = any (f.people)
           or exists (select 1 from sharing_heldthing t where t.hold = h.id and t.thing = m.id))) as held) h;
end $$;

-- Which of them belong together: what was asked, decided, shared, met about and corrected, and the family.
create or replace function ctx.retained_ties() returns table (one uuid, other uuid)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  perform ctx.must_keep_rules();
  return query
    with mine as materialized (select w.thing from foundation_keywrap w where w.agency = me),
    ties (l, r) as (
      select q.id, q.parent_id from sharing_agencyrequest q
      union all select w.id, w.agency_request from sharing_writtendown w
      union all select w.id, w.disclosure from sharing_writtendown w
      union all select r.id, r.agency_request_id from sharing_reply r
      union all select c.id, c.agency_request_id from sharing_clarification c
      union all select m.id, m.agency_request_id from sharing_match m
      union all select m.id, m.person from sharing_match m
      union all select d.id, d.about from sharing_decision d
      union all select d.item, d.about from sharing_decideditem d
      union all select d.id, d.agency_request from sharing_disclosure d
      union all select d.id, d.decision from sharing_disclosure d
      union all select i.item, i.disclosure_id from sharing_discloseditem i
      union all select p.id, p.item from sharing_onwardpermission p
      union all select p.id, p.disclosure from sharing_onwardpermission p
      union all select s.id, s.disclosure from sharing_consentstop s
      union all select n.id, n.disclosure from sharing_correctionnotice n
      union all select n.id, n.item from sharing_correctionnotice n
      union all select o.id, d from sharing_courtorder o cross join unnest(o.disclosures) d
      union all select n.id, i from sharing_courtnotice n cross join unnest(n.items) i
      union all select r.id, r.disclosure from sharing_recall r
      union all select n.id, n.disclosure from sharing_heldnotice n
      union all select p.id, p.about from sharing_placerelease p
      union all select s.id, s.about from sharing_secondlook s
      union all select c.meeting, c.disclosure from sharing_contribution c
      union all select n.id, n.meeting_id from sharing_invitation n
      union all select n.id, n.meeting_id from sharing_minute n
      union all select c.id, c.meeting from sharing_minutecopy c
      union all select v.id, v.meeting_id from sharing_familyversion v
      union all select b.id, b.person from sharing_bundle b
      union all select b.bundle_id, b.item from sharing_bundlepart b
      union all select q.id, q.note_id from sharing_advicequestion q
      union all select q.id, q.disclosure from sharing_inquiry q
      union all select n.id, n.inquiry_id from sharing_readersnamed n
      union all select r.id, r.thing from sharing_restriction r
      union all select c.id, c.thing from sharing_climb c
      union all select d.id, d.about from sharing_draft d
      union all select g.id, o from sharing_breakglass g cross join unnest(g.opened) o
      union all select n.id, n.person from agencies_conflictnote n
      union all select h.household_id, h.person_id from people_householdmember h
      union all select r.person_id, r.other_id from people_relationship r
      union all select r.person_id, r.holder_id from people_parentalresponsibility r)
    select t.l, t.r from ties t join mine a on a.thing = t.l join mine b on b.thing = t.r;
end $$;

-- What says of each of the acting agency's own people when their years are over: sealed as it lies.
create or replace function ctx.retained_people() returns table (noun text, id uuid, person uuid, is_child boolean, sealed bytea)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  perform ctx.must_keep_rules();
  return query
    select 'birth', p.id, p.id, p.is_child, p.birth from people_person p
     where p.keeper = me and not p.id = any ((select ctx.conflicts())::uuid[])
    union all select 'status', s.id, s.person_id, null, s.says from people_statusororder s where s.keeper = me
    union all select 'how', r.id, r.person_id, null, r.how from people_parentalresponsibility r where r.keeper = me;
end $$;

-- The end of the acting agency's own keys of these things, with whatever else opens or finds them there. For the job alone, under
-- rules that were looked at and confirmed, and never under a hold. Gives those to which nobody has a key any more.
create or replace function ctx.destroy_own(of_things uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  perform ctx.must_keep_rules();
  if ctx.way() is distinct from 'job' then
    raise exception 'only the retention job destroys' using errcode = '42501';
  end if;
  if not exists (select 1 from agencies_retentionconfirmed c where c.keeper = me and c.rules_id = (
      select r.id from agencies_retentionrules r where r.keeper = me order by r.made_at desc limit 1)) then
    raise exception 'nobody has confirmed the rules' using errcode = '42501';
  end if;
  if exists (select 1 from ctx.retained() k where k.thing = any (of_things) and (k.held or k.closed)) then
    raise exception 'on hold' using errcode = '42501';
  end if;
  delete from foundation_keywrap w where w.agency = me and w.thing = any (of_things);
  update foundation_access a set until = moment from foundation_reader r
   where r.id = a.reader and r.agency = me and a.thing = any (of_things) and (a.until is null or a.until > moment);
  delete from people_searchtoken t where t.keeper = me and t.person_id = any (of_things);
  return query select t from unnest(of_things) t where not exists (select 1 from foundation_keywrap w where w.thing = t);
end $$;

-- In whose name each agency's rules run: the post that confirmed the latest. For the scheme's clock.
create or replace function ctx.retention_runs() returns setof uuid
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks this' using errcode = '42501';
  end if;
  return query
    select c.confirmed_by from agencies_retentionconfirmed c join agencies_retentionrules r on r.id = c.rules_id
     where not exists (select 1 from agencies_retentionrules n where n.keeper = r.keeper and n.made_at > r.made_at)
     order by c.keeper;
end $$;
-- One post of each agency that answers for its rules: whoever confirmed them, else a representative. For the operator's rehearsal.
create or replace function ctx.retention_keepers() returns setof uuid
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks this' using errcode = '42501';
  end if;
  return query
    select k.id from (
      select distinct on (s.agency) s.agency, s.id from foundation_poststanding s
       where s.role in ('representative', 'deputy', 'governance_adviser') and s.agency <> ctx.office()
         and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
       order by s.agency, not exists (select 1 from agencies_retentionconfirmed c where c.confirmed_by = s.id), s.role desc, s.id) k
     order by k.agency;
end $$;
revoke all on function ctx.has_read(uuid), ctx.must_keep_rules(), ctx.retained(), ctx.retained_ties(), ctx.retained_people(),
  ctx.retention_runs(), ctx.retention_keepers(), ctx.destroy_own(uuid[]) from public;
grant execute on function ctx.has_read(uuid), ctx.retained(), ctx.retained_ties(), ctx.retained_people() to chiltern_app, chiltern_worker;
grant execute on function ctx.retention_runs(), ctx.retention_keepers(), ctx.destroy_own(uuid[]) to chiltern_worker;
reset role;

call locks.shut('sharing_destroyed');
create policy own_register on sharing_destroyed for select using (keeper = (select ctx.agency())
  and ((select ctx.role()) in ('representative', 'deputy', 'governance_adviser') or ctx.has_read(thing)));
-- The owner reads that a holder has destroyed its copy, of whatever it sees to have gone there.
create policy owner_reads on sharing_destroyed for select using (
  exists (select 1 from foundation_thing t where t.id = sharing_destroyed.thing and t.keeper = (select ctx.agency()))
  and exists (select 1 from sharing_discloseditem i join sharing_disclosure d on d.id = i.disclosure_id
    where i.item = sharing_destroyed.thing and d.recipient = sharing_destroyed.keeper));
create policy born on sharing_destroyed for insert to chiltern_worker with check (keeper = (select ctx.agency()) and ctx.way() = 'job');
grant select on sharing_destroyed to chiltern_app;
grant select, insert on sharing_destroyed to chiltern_worker;
