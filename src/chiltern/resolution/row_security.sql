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
