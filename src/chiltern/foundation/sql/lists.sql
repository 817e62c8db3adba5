-- Pages and counts of what the acting post sees. They apply the lock's own rule (reader, conflict, end) inside, once, for
-- each reader and kind: as row security beside the query it made the planner expect a handful of rows and fetch them all.
set role chiltern_ctx_owner;

-- Rows on from a place, in order, each thing once: as many of each reader and kind as fill the page, merged here.
create or replace function ctx.page(kinds text[], after_at timestamptz, after_thing uuid, newest boolean, most integer)
    returns table (thing uuid, kind text, sort_at timestamptz)
  language plpgsql stable security definer parallel restricted set search_path = ctx, public, pg_catalog
  set enable_bitmapscan = off set enable_seqscan = off as $$
declare mine uuid[] := ctx.readers(); closed uuid[] := ctx.conflicts(); moment timestamptz := ctx.at();
begin
  if newest then
    return query select y.* from (select distinct on (x.thing) x.* from unnest(kinds) k cross join unnest(mine) r cross join lateral (
      select a.thing, a.kind, a.sort_at from foundation_access a
       where a.reader = r and a.kind = k and not a.people && closed and (a.until is null or a.until > moment)
         and (a.sort_at, a.thing) < (coalesce(after_at, 'infinity'), coalesce(after_thing, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
       order by a.sort_at desc, a.thing desc limit most) x
      order by x.thing, x.sort_at desc) y
     order by y.sort_at desc, y.thing desc limit most;
  else
    return query select y.* from (select distinct on (x.thing) x.* from unnest(kinds) k cross join unnest(mine) r cross join lateral (
      select a.thing, a.kind, a.sort_at from foundation_access a
       where a.reader = r and a.kind = k and not a.people && closed and (a.until is null or a.until > moment)
         and (a.sort_at, a.thing) > (coalesce(after_at, '-infinity'), coalesce(after_thing, '00000000-0000-0000-0000-000000000000'))
       order by a.sort_at, a.thing limit most) x
      order by x.thing, x.sort_at) y
     order by y.sort_at, y.thing limit most;
  end if;
end $$;

-- How many things of these kinds readers see, each once, counted up to `cap` for each reader and kind. Without a conflict
-- the index alone answers. For the functions below only: it trusts its arguments.
create or replace function ctx.seen(kinds text[], mine uuid[], closed uuid[], moment timestamptz, cap integer) returns bigint
  language plpgsql stable security definer parallel restricted set search_path = ctx, public, pg_catalog
  set enable_bitmapscan = off set enable_seqscan = off as $$
begin
  if closed = '{}' then
    return (select count(distinct x.thing) from unnest(kinds) k cross join unnest(mine) r cross join lateral (
      select a.thing from foundation_access a where a.reader = r and a.kind = k and (a.until is null or a.until > moment)
       order by a.sort_at limit cap) x);
  end if;
  return (select count(distinct x.thing) from unnest(kinds) k cross join unnest(mine) r cross join lateral (
    select a.thing from foundation_access a
     where a.reader = r and a.kind = k and not a.people && closed and (a.until is null or a.until > moment)
     order by a.sort_at limit cap) x);
end $$;
revoke all on function ctx.seen(text[], uuid[], uuid[], timestamptz, integer) from public;

create or replace function ctx.count_listed(kinds text[], cap integer) returns bigint
  language sql stable security definer parallel restricted set search_path = ctx, public, pg_catalog as
  $$ select ctx.seen(kinds, ctx.readers(), ctx.conflicts(), ctx.at(), cap) $$;

-- The first rows of each kind, and, in a row without a thing, how many there are: all heads of a page in one call.
create or replace function ctx.heads(kinds text[], newest boolean[], head integer, cap integer)
    returns table (kind text, thing uuid, sort_at timestamptz, many bigint)
  language plpgsql stable security definer parallel restricted set search_path = ctx, public, pg_catalog
  set enable_bitmapscan = off set enable_seqscan = off as $$
declare mine uuid[] := ctx.readers(); closed uuid[] := ctx.conflicts(); moment timestamptz := ctx.at();
begin
  -- Counted only where the head of a reader is full, and by the index alone where nobody is in conflict.
  return query
    with wanted as (select n.k, n.late, r from unnest(kinds, newest) n (k, late) cross join unnest(mine) r),
    first as materialized (
      select w.k, w.r, x.thing, x.sort_at from wanted w cross join lateral (
        select a.thing, a.sort_at from foundation_access a
         where a.reader = w.r and a.kind = w.k and w.late and not a.people && closed and (a.until is null or a.until > moment)
         order by a.sort_at desc, a.thing desc limit head) x
      union all
      select w.k, w.r, x.thing, x.sort_at from wanted w cross join lateral (
        select a.thing, a.sort_at from foundation_access a
         where a.reader = w.r and a.kind = w.k and not w.late and not a.people && closed and (a.until is null or a.until > moment)
         order by a.sort_at, a.thing limit head) x),
    filled as materialized (select distinct f.k from first f group by f.k, f.r having count(*) = head)
    select f.k, f.thing, f.sort_at, null::bigint from first f
    union all
    select f.k, null, null, count(distinct f.thing) from first f where f.k not in (select k from filled) group by f.k
    union all
    select d.k, null, null, (select count(*) from (select x.thing from unnest(mine) r cross join lateral (
      select a.thing from foundation_access a
       where a.reader = r and a.kind = d.k and (a.until is null or a.until > moment)
       order by a.sort_at limit cap) x group by x.thing) y) from filled d where closed = '{}'
    union all
    select d.k, null, null, count(distinct x.thing) from filled d cross join unnest(mine) r cross join lateral (
      select a.thing from foundation_access a
       where closed <> '{}' and a.reader = r and a.kind = d.k and not a.people && closed and (a.until is null or a.until > moment)
       order by a.sort_at limit cap) x
     where closed <> '{}' group by d.k;
end $$;

-- The things that name one person of the acting agency's, as far as the acting post sees them.
create or replace function ctx.things_about(of_person uuid) returns setof uuid
  language plpgsql stable security definer parallel restricted rows 200 set search_path = ctx, public, pg_catalog as $$
declare mine uuid[] := ctx.readers(); closed uuid[] := ctx.conflicts(); moment timestamptz := ctx.at();
begin
  -- By the person first: a busy reader has a thousand times as many things as one child.
  return query
    with about as materialized (select a.thing, a.reader, a.people, a.until from foundation_access a where a.people @> array[of_person])
    select distinct a.thing from about a
     where a.reader = any (mine) and not a.people && closed and (a.until is null or a.until > moment);
end $$;

revoke all on function ctx.things_about(uuid), ctx.page(text[], timestamptz, uuid, boolean, integer), ctx.count_listed(text[], integer),
  ctx.heads(text[], boolean[], integer, integer) from public;
grant execute on function ctx.things_about(uuid), ctx.page(text[], timestamptz, uuid, boolean, integer), ctx.count_listed(text[], integer),
  ctx.heads(text[], boolean[], integer, integer) to chiltern_app, chiltern_worker;
reset role;
