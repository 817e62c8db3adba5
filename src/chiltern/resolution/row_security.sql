-- A challenge and its answer: read by whoever sees the request that they are about, on either side; and, without the request,
-- by those who were let in to the challenge itself: who represents the two agencies.
call locks.by_access('resolution_challenge', 'agency_request_id', 'select, insert');
create policy given_itself on resolution_challenge for select to chiltern_app, chiltern_worker using (
  exists (select 1 from foundation_access a where a.thing = resolution_challenge.id));
call locks.by_access('resolution_challengeanswer', 'agency_request', 'select, insert');
create policy given_itself on resolution_challengeanswer for select to chiltern_app, chiltern_worker using (
  exists (select 1 from foundation_access a where a.thing = resolution_challengeanswer.challenge_id));

create policy clock_reads on resolution_challenge for select to chiltern_ctx_owner using (true);
create policy clock_ends on resolution_challenge for update to chiltern_ctx_owner using (ctx.way() = 'command') with check (ctx.way() = 'command');
grant select (id, keeper, agency_request_id, provider, over_at, made_at), update (over_at, over_as) on resolution_challenge to chiltern_ctx_owner;
create policy clock_reads on resolution_challengeanswer for select to chiltern_ctx_owner using (true);
grant select (challenge_id, keeper) on resolution_challengeanswer to chiltern_ctx_owner;
grant select (made_at) on sharing_reply to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Who represents an agency now, or deputises: posts, and no name.
create or replace function ctx.representatives(of_agency uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select s.id from foundation_poststanding s
   where (select ctx.agency()) is not null and s.agency = of_agency and s.role in ('representative', 'deputy')
     and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at())) order by s.id $$;

-- Whoever made a challenge finds it answered: the acting agency moves the other's rows on that one, where its answer stands.
create or replace function ctx.file_challenge_answered(of_challenge uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  update foundation_access a set kind = 'challenge.answered'
   where a.thing = of_challenge and a.kind = 'challenge.own'
     and exists (select from resolution_challengeanswer n where n.challenge_id = of_challenge and n.keeper = me);
end $$;

-- What belongs to requests on the floors above sharing: a restriction and a hold take it along.
create or replace function ctx.belonging_above(requests uuid[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select c.id from resolution_challenge c where c.agency_request_id = any (requests) $$;

-- A challenge is over once its request was answered since, withdrawn or closed. Whom a request was matched with meanwhile goes
-- with the challenge: conflict binds there too.
create or replace function ctx.settle_challenges() returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock ends challenges' using errcode = '42501';
  end if;
  update foundation_access g set people = w.people from (
    select c.id, r.agency, array_agg(distinct p order by p) as people
      from resolution_challenge c join foundation_access a on a.thing = c.agency_request_id
      join foundation_reader r on r.id = a.reader cross join unnest(a.people) p
     where c.over_at is null group by c.id, r.agency) w, foundation_reader o
   where g.thing = w.id and o.id = g.reader and o.agency = w.agency and g.people <> w.people;
  with ended as (
    update resolution_challenge c set over_at = moment,
        over_as = case when q.requester_state in ('withdrawn', 'closed') then 'dropped' else 'settled' end
      from sharing_agencyrequest q
     where c.over_at is null and q.id = c.agency_request_id and (q.requester_state in ('withdrawn', 'closed')
       or exists (select from sharing_reply r where r.agency_request_id = q.id and r.made_at > c.made_at and r.made_at <= moment))
    returning c.id)
  update foundation_access a set kind = 'challenge.over', sort_at = moment from ended
   where a.thing = ended.id and a.kind not like 'opened.%';
end $$;
revoke all on function ctx.representatives(uuid), ctx.file_challenge_answered(uuid), ctx.belonging_above(uuid[]),
  ctx.settle_challenges() from public;
grant execute on function ctx.representatives(uuid), ctx.file_challenge_answered(uuid) to chiltern_app, chiltern_worker;
grant execute on function ctx.settle_challenges() to chiltern_worker;
reset role;

-- A person's own request, by the public form. Written by nobody who acts; read by those who were let in, at the agency asked.
-- What is being sent is seen in its own moment alone, so that the record can say what it was.
call locks.by_access('resolution_personalrequest', 'id', 'select, insert');
drop policy born on resolution_personalrequest;
create policy seen_as_it_is_sent on resolution_personalrequest for select to chiltern_app, chiltern_worker using (
  (select ctx.way()) = 'public' and made_at = (select ctx.at()));
create policy born_outside on resolution_personalrequest for insert to chiltern_app, chiltern_worker with check (
  (select ctx.way()) = 'public' and made_at = (select ctx.at()) and (keeper = ctx.office()
    or exists (select 1 from agencies_agency a where a.id = resolution_personalrequest.keeper and a.state = 'admitted')));
-- What comes of it, at home: the agency that was asked, or to which the office sent it; and the office's own row.
call locks.at_home('resolution_personalsenton', 'request_id', 'select, insert');
call locks.at_home('resolution_askerchecked', 'request_id', 'select, insert');
call locks.at_home('resolution_heldfound', 'request_id', 'select, insert');
call locks.at_home('resolution_helddecided', 'request_id', 'select, insert');
call locks.at_home('resolution_personalreply', 'request_id', 'select, insert');
-- What an owner is asked, and its answer: both sides, each through the question about that one item.
call locks.by_access('resolution_ownerasked', 'id', 'select, insert');
call locks.by_access('resolution_ownerviewgiven', 'asked_id', 'select, insert');

create policy lock_reads on resolution_personalrequest for select to chiltern_ctx_owner using (true);
grant select (id, keeper, made_at, due_at) on resolution_personalrequest to chiltern_ctx_owner;
create policy lock_reads on resolution_askerchecked for select to chiltern_ctx_owner using (true);
grant select (request_id, keeper, refused) on resolution_askerchecked to chiltern_ctx_owner;
create policy lock_reads on resolution_personalreply for select to chiltern_ctx_owner using (true);
grant select (request_id, keeper) on resolution_personalreply to chiltern_ctx_owner;
create policy lock_reads on resolution_ownerviewgiven for select to chiltern_ctx_owner using (true);
grant select (asked_id, keeper) on resolution_ownerviewgiven to chiltern_ctx_owner;
drop policy if exists public_bears on foundation_thing;
create policy public_bears on foundation_thing for insert to chiltern_ctx_owner with check (kind = 'personal' and ctx.way() = 'public');
-- Wrapped under the master key, as for whoever acts: what somebody sends is sealed for the agency asked, and for nobody else.
drop policy if exists public_seals on foundation_agencykey;
create policy public_seals on foundation_agencykey for select to chiltern_app, chiltern_worker using ((select ctx.way()) = 'public');
set role chiltern_ctx_owner;

-- What was just sent by the public form reaches those who represent the agency asked, or its duty desk where it has nobody; at the
-- office its officer. No record of any person is looked at.
create or replace function ctx.file_personal_request(of_request uuid, key_wrapped bytea) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at(); at_agency uuid; due timestamptz; posts uuid[];
begin
  if ctx.way() is distinct from 'public' then
    raise exception 'only the public form is filed so' using errcode = '42501';
  end if;
  select p.keeper, p.due_at into at_agency, due from resolution_personalrequest p where p.id = of_request and p.made_at = moment;
  if at_agency is null then raise exception 'nothing was sent' using errcode = '42501'; end if;
  insert into foundation_thing (id, keeper, kind) values (of_request, at_agency, 'personal');
  posts := array(select s.id from foundation_poststanding s join foundation_reader r on r.id = s.id
    where s.agency = at_agency and s.role in ('representative', 'deputy', 'council_officer')
      and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment));
  if cardinality(posts) = 0 then
    posts := array(select g.duty_desk from agencies_agency g where g.id = at_agency);
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
  select p, of_request, at_agency, '{}', 'personal.asked', due from unnest(posts) p where p is not null;
  insert into foundation_keywrap (thing, agency, wrapped) values (of_request, at_agency, key_wrapped);
end $$;

-- Opens, to those who answer a person's own request once identity and right are checked, what the acting agency itself has of those
-- whom every word of a name and a date of birth mean there: items, and with which terms they came. Never what lies with named
-- posts alone, nor what names somebody in conflict. Whom it found goes with the request, so that a conflict of interest binds.
create or replace function ctx.find_held(of_request uuid, words bytea[], places integer[], dates bytea[], lasting timestamptz)
    returns table (item uuid)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at(); meant uuid[];
begin
  if ctx.role() is null or ctx.role() not in ('representative', 'deputy', 'manager') or not ctx.sees(of_request)
     or not exists (select 1 from resolution_askerchecked c where c.request_id = of_request and c.keeper = me and c.refused is null) then
    raise exception 'nothing is looked for before identity and right are checked' using errcode = '42501';
  end if;
  meant := array(select t.person_id from people_searchtoken t left join unnest(words, places) w (token, place) on w.token = t.token
     where t.keeper = me and (w.token is not null or t.token = any (dates)) group by t.person_id
    having bool_or(t.token = any (dates)) and cardinality(places) > 0
      and count(distinct w.place) = (select count(distinct p) from unnest(places) p));
  return query
    with held as (
      select w.*, k.kind as noun from ctx.as_filed(array(select distinct a.thing from foundation_access a
          join foundation_reader r on r.id = a.reader and r.agency = me
          join foundation_thing t on t.id = a.thing and t.kind in ('item', 'disclosure') where a.people && meant), me) w
        join foundation_thing k on k.id = w.thing
       where not w.people && (select ctx.conflicts()) and exists (
         select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me and r.kind <> 'post'
          where a.thing = w.thing and (a.until is null or a.until > moment))),
    opened as (
      insert into foundation_access as x (reader, thing, keeper, people, kind, sort_at, until, via)
      select p.reader, h.thing, h.keeper, h.people, 'opened.' || h.noun, moment, lasting, of_request
        from held h cross join (select a.reader from foundation_access a join foundation_reader r on r.id = a.reader
          and r.agency = me and r.kind = 'post' where a.thing = of_request and (a.until is null or a.until > moment)
          union select ctx.post()) p
      on conflict on constraint foundation_access_pkey do update set kind = excluded.kind, sort_at = excluded.sort_at,
        people = excluded.people, until = excluded.until, via = excluded.via where x.until <= moment)
    select h.thing from held h where h.noun = 'item' order by h.thing;
  update foundation_access a set people = meant from foundation_reader r
   where a.thing = of_request and r.id = a.reader and r.agency = me;
end $$;

-- What was opened for an answer is closed with it.
create or replace function ctx.close_held(of_request uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  update foundation_access a set until = (select ctx.at()) from foundation_reader r
   where a.via = of_request and a.kind like 'opened.%' and (a.until is null or a.until > (select ctx.at()))
     and r.id = a.reader and r.agency = (select ctx.agency())
     and exists (select 1 from resolution_personalreply p where p.request_id = of_request and p.keeper = r.agency);
end $$;

-- Whoever asked an owner finds its view: the acting agency moves the other's rows on the question, where its answer stands.
create or replace function ctx.file_view_given(of_asked uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  update foundation_access a set kind = 'consult.answered', sort_at = (select ctx.at())
   where a.thing = of_asked and a.kind = 'consult.own'
     and exists (select from resolution_ownerviewgiven v where v.asked_id = of_asked and v.keeper = (select ctx.agency()));
end $$;
revoke all on function ctx.file_personal_request(uuid, bytea), ctx.find_held(uuid, bytea[], integer[], bytea[], timestamptz),
  ctx.close_held(uuid), ctx.file_view_given(uuid) from public;
grant execute on function ctx.file_personal_request(uuid, bytea), ctx.find_held(uuid, bytea[], integer[], bytea[], timestamptz),
  ctx.close_held(uuid), ctx.file_view_given(uuid) to chiltern_app, chiltern_worker;
reset role;
