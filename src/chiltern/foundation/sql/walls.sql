-- Restricted, break-glass and last readers: rows of access at the acting agency, written and ended by ids alone.
set role chiltern_ctx_owner;

-- Whether the acting post sees the thing, by the lock's own rule.
create or replace function ctx.sees(of_thing uuid) returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select exists (select 1 from foundation_access a where a.thing = of_thing and a.reader = any ((select ctx.readers())::uuid[])
    and (a.until is null or a.until > (select ctx.at())) and not a.people && (select ctx.conflicts())) $$;

-- Who at the acting agency reads a thing that the acting post sees: teams, desks and posts, with how the row ends.
create or replace function ctx.readers_at_home(of_thing uuid) returns table (reader uuid, kind text, until timestamptz, opened boolean)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select a.reader, r.kind, a.until, a.kind like 'opened.%' from foundation_access a
    join foundation_reader r on r.id = a.reader and r.agency = (select ctx.agency())
   where a.thing = of_thing and ctx.sees(of_thing) and (a.until is null or a.until > (select ctx.at())) order by r.kind, a.reader $$;

-- Lets these posts of the acting agency in and ends everybody else's rows there; gives what it ended. Who acts sees each
-- of the things, and stays among the posts: so nothing is left without a reader.
create or replace function ctx.restrict(of_things uuid[], to_posts uuid[]) returns table (thing uuid, reader uuid, until timestamptz)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  if not ctx.post() = any (to_posts) or exists (select 1 from unnest(of_things) t where not ctx.sees(t))
     or exists (select 1 from unnest(to_posts) p where not exists (select 1 from foundation_poststanding s
       where s.id = p and s.agency = me and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment))) then
    raise exception 'not to be restricted' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until, via)
  select p, w.thing, w.keeper, w.people, w.kind, w.sort_at, w.until, null
    from ctx.as_filed(of_things, me) w cross join unnest(to_posts) p
  on conflict on constraint foundation_access_pkey do update set kind = excluded.kind, sort_at = excluded.sort_at,
    people = excluded.people, until = excluded.until, via = null;
  return query
    with before as (
      select a.thing, a.reader, a.until from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
       where a.thing = any (of_things) and (a.until is null or a.until > moment) and not a.reader = any (to_posts)),
    ended as (
      update foundation_access a set until = moment from before b where a.thing = b.thing and a.reader = b.reader)
    select b.thing, b.reader, b.until from before b;
end $$;

-- How an agency has filed each of the things: the row of a team or a desk before a post's, and everybody whom any names.
create or replace function ctx.as_filed(of_things uuid[], of_agency uuid)
    returns table (thing uuid, keeper uuid, people uuid[], kind text, sort_at timestamptz, until timestamptz)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select distinct on (a.thing) a.thing, a.keeper, array(select distinct p from foundation_access o
      join foundation_reader q on q.id = o.reader and q.agency = of_agency cross join unnest(o.people) p where o.thing = a.thing order by p),
      a.kind, a.sort_at, a.until
    from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
   where a.thing = any (of_things) and (a.until is null or a.until > (select ctx.at())) and a.kind not like 'opened.%'
   order by a.thing, a.kind like '%.climbed', r.kind = 'post', a.until desc nulls first, a.reader $$;

-- Gives readers of the acting agency the things back, as they are filed there now; ends these posts' own rows.
create or replace function ctx.unrestrict(of_things uuid[], to_readers uuid[], leaving uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if exists (select 1 from unnest(of_things) t where not ctx.sees(t))
     or exists (select 1 from unnest(to_readers) t where not exists (select 1 from foundation_reader r where r.id = t and r.agency = me)) then
    raise exception 'not to be lifted' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
  select t, w.thing, w.keeper, w.people, w.kind, w.sort_at, w.until
    from ctx.as_filed(of_things, me) w cross join unnest(to_readers) t
  on conflict on constraint foundation_access_pkey do update set kind = excluded.kind, sort_at = excluded.sort_at,
    people = excluded.people, until = excluded.until;
  update foundation_access a set until = (select ctx.at()) from foundation_reader r
   where r.id = a.reader and r.agency = me and a.thing = any (of_things) and a.reader = any (leaving)
     and not a.reader = any (to_readers) and (a.until is null or a.until > (select ctx.at()));
end $$;

-- To whom at an agency what follows a thing goes: where it lies with named posts alone there, to those; else as wanted.
create or replace function ctx.readers_like(of_thing uuid, of_agency uuid, wanted uuid[]) returns uuid[]
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare named uuid[]; wide boolean;
begin
  if not ctx.sees(of_thing) then raise exception 'not to be granted' using errcode = '42501'; end if;
  select array_agg(a.reader order by a.reader), bool_or(r.kind <> 'post') into named, wide
    from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
   where a.thing = of_thing and (a.until is null or a.until > (select ctx.at())) and a.kind not like 'opened.%';
  if named is not null and not wide then return named; end if;
  return array(select r.id from foundation_reader r where r.id = any (wanted) and r.agency = of_agency order by r.id);
end $$;

-- Ends what break-glass opened: by whoever opened it, or by a representative of the agency.
create or replace function ctx.end_opened(by_opening uuid) returns integer
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare ended integer;
begin
  if not exists (select 1 from foundation_thing t where t.id = by_opening and t.keeper = ctx.agency() and t.kind = 'glass')
     or not ctx.sees(by_opening) then
    raise exception 'not to be ended' using errcode = '42501';
  end if;
  update foundation_access a set until = (select ctx.at())
   where a.via = by_opening and a.kind like 'opened.%' and (a.until is null or a.until > (select ctx.at()));
  get diagnostics ended = row_count;
  return ended;
end $$;

revoke all on function ctx.sees(uuid), ctx.readers_at_home(uuid), ctx.restrict(uuid[], uuid[]), ctx.as_filed(uuid[], uuid),
  ctx.unrestrict(uuid[], uuid[], uuid[]), ctx.readers_like(uuid, uuid, uuid[]), ctx.end_opened(uuid) from public;
grant execute on function ctx.readers_at_home(uuid), ctx.restrict(uuid[], uuid[]), ctx.unrestrict(uuid[], uuid[], uuid[]),
  ctx.readers_like(uuid, uuid, uuid[]), ctx.end_opened(uuid) to chiltern_app, chiltern_worker;
reset role;
