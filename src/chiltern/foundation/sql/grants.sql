-- Who may open a thing to whom, tested by ids alone. `app` writes neither access nor key_wrap itself.
set role chiltern_ctx_owner;

-- Raises unless the acting agency may let `receiving` in: as keeper; within itself, on what it can read; or by a passage.
create or replace function ctx.must_be_allowed(of_thing uuid, receiving uuid, by_way_of uuid) returns void
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if me is null then raise exception 'nobody acts' using errcode = '42501'; end if;
  if exists (select 1 from foundation_thing t where t.id = of_thing and t.keeper = me) then return; end if;
  if not exists (select 1 from foundation_access a where a.thing = of_thing and a.reader = any (ctx.readers())
      and (a.until is null or a.until > (select ctx.at())) and not a.people && (select ctx.conflicts())) then
    raise exception 'not to be granted' using errcode = '42501';
  end if;
  if receiving = me then return; end if;
  if not exists (select 1 from foundation_passage p where p.id = by_way_of and p.thing = of_thing and p.holder = me
      and (p.recipient is null or p.recipient = receiving) and (p.until is null or p.until > (select ctx.at()))) then
    raise exception 'not to be granted' using errcode = '42501';
  end if;
end $$;
revoke all on function ctx.must_be_allowed(uuid, uuid, uuid) from public;

-- Whoever passes on another's thing takes nothing from anybody: its keeper's own rows stay as they are, and what a reader
-- has already lasts as long as it did.
create or replace function ctx.at_its_keeper(of_reader uuid, of_keeper uuid) returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select of_keeper is distinct from (select ctx.agency())
    and exists (select 1 from foundation_reader r where r.id = of_reader and r.agency = of_keeper) $$;
create or replace function ctx.later_end(of_keeper uuid, stood timestamptz, given timestamptz) returns timestamptz
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select case when of_keeper = (select ctx.agency()) then given when stood is null or given is null then null else greatest(stood, given) end $$;
revoke all on function ctx.at_its_keeper(uuid, uuid), ctx.later_end(uuid, timestamptz, timestamptz) from public;

-- Every reader into every one of the things, in one call.
create or replace function ctx.grant(to_readers uuid[], of_things uuid[], naming uuid[], as_kind text, sorted_at timestamptz,
    lasting timestamptz, by_ways_of uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare receiving uuid; i integer;
begin
  if (select count(*) from foundation_reader r where r.id = any (to_readers)) <> cardinality(array(select distinct unnest(to_readers))) then
    raise exception 'an unknown reader' using errcode = '42501';
  end if;
  for receiving in select distinct r.agency from foundation_reader r where r.id = any (to_readers) loop
    for i in 1 .. cardinality(of_things) loop
      perform ctx.must_be_allowed(of_things[i], receiving, by_ways_of[i]);
    end loop;
  end loop;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until, via)
  select r.id, t.id, t.keeper, case when r.agency = (select ctx.agency()) then coalesce(naming, '{}') else '{}' end,
      as_kind, sorted_at, lasting, w.way
    from unnest(of_things, by_ways_of) w (thing, way) join foundation_thing t on t.id = w.thing
    cross join foundation_reader r where r.id = any (to_readers)
  on conflict (reader, thing) do update set kind = excluded.kind, sort_at = excluded.sort_at,
    until = ctx.later_end(excluded.keeper, foundation_access.until, excluded.until),
    via = excluded.via, people = case when foundation_access.people = '{}' then excluded.people else foundation_access.people end
    where not ctx.at_its_keeper(foundation_access.reader, foundation_access.keeper);
end $$;

-- Ends rows: the keeper anyone's, another agency its own readers'.
create or replace function ctx.end_access(of_thing uuid, readers_or_all uuid[]) returns integer
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare ended integer;
begin
  update foundation_access a set until = (select ctx.at())
   where a.thing = of_thing and (readers_or_all is null or a.reader = any (readers_or_all))
     and (a.until is null or a.until > (select ctx.at()))
     and (a.keeper = (select ctx.agency())
          or exists (select 1 from foundation_reader r where r.id = a.reader and r.agency = (select ctx.agency())));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- The acting agency's own rows on a thing that it can read: where it stands in its lists, and whom it is about.
create or replace function ctx.file_under(of_thing uuid, as_kind text, sorted_at timestamptz, naming uuid[]) returns integer
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare filed integer;
begin
  -- What break-glass opened stands in no list, whatever becomes of the thing; whom it is about counts there too.
  update foundation_access a set kind = case when a.kind like 'opened.%' then a.kind else coalesce(as_kind, a.kind) end,
      sort_at = coalesce(sorted_at, a.sort_at), people = coalesce(naming, a.people)
   where a.thing = of_thing
     and exists (select 1 from foundation_reader r where r.id = a.reader and r.agency = (select ctx.agency()))
     and exists (select 1 from foundation_access mine where mine.thing = of_thing and mine.reader = any ((select ctx.readers())::uuid[])
       and not mine.people && (select ctx.conflicts()));
  get diagnostics filed = row_count;
  return filed;
end $$;

-- Those of one agency who read a thing that the acting agency reads too are let into a thing of the acting agency's own,
-- under the same people. The acting agency does not learn who they are, nor how many.
create or replace function ctx.grant_alike(of_thing uuid, like_thing uuid, of_agency uuid, as_kind text, sorted_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if me is null or not exists (select 1 from foundation_thing t where t.id = of_thing and t.keeper = me)
     or not exists (select 1 from foundation_access mine where mine.thing = like_thing and mine.reader = any ((select ctx.readers())::uuid[])
       and (mine.until is null or mine.until > (select ctx.at())) and not mine.people && (select ctx.conflicts())) then
    raise exception 'not to be granted' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
  select a.reader, of_thing, me, a.people, as_kind, sorted_at, a.until
    from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
   where a.thing = like_thing and a.kind not like 'opened.%' and (a.until is null or a.until > (select ctx.at()))
  on conflict (reader, thing) do nothing;
end $$;

-- Other agencies' rows on things of the acting agency's own are filed there under the people under whom each agency has
-- filed a thing that the acting agency reads: a conflict of interest binds before anybody there has acknowledged them.
create or replace function ctx.name_alike(of_things uuid[], like_things uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if exists (select 1 from unnest(like_things) l where not exists (select 1 from foundation_access mine
       where mine.thing = l and mine.reader = any ((select ctx.readers())::uuid[])
         and (mine.until is null or mine.until > (select ctx.at())) and not mine.people && (select ctx.conflicts()))) then
    raise exception 'not to be granted' using errcode = '42501';
  end if;
  update foundation_access a set people = named.people
    from foundation_reader r, (select l.agency, array_agg(distinct p) as people
      from foundation_access k join foundation_reader l on l.id = k.reader, unnest(k.people) p
      where k.thing = any (like_things) and l.agency <> me group by l.agency) named
   where a.thing = any (of_things) and a.keeper = me and cardinality(a.people) = 0 and r.id = a.reader and r.agency = named.agency;
end $$;
create or replace function ctx.name_alike(of_things uuid[], like_thing uuid) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select ctx.name_alike(of_things, array[like_thing]) $$;

-- Another agency's rows on a thing of the acting agency's own: in which of its lists they stand, and where there.
create or replace function ctx.file_elsewhere(of_thing uuid, of_agency uuid, as_kind text, sorted_at timestamptz) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  update foundation_access a set kind = as_kind, sort_at = sorted_at
   where a.thing = of_thing and a.keeper = me and a.kind not like 'opened.%'
     and exists (select 1 from foundation_thing t where t.id = of_thing and t.keeper = me)
     and exists (select 1 from foundation_reader r where r.id = a.reader and r.agency = of_agency);
end $$;

-- Each thing's key, wrapped for one holder.
create or replace function ctx.wrap(of_things uuid[], for_agency uuid, keys_wrapped bytea[], lasting timestamptz, by_ways_of uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare i integer;
begin
  for i in 1 .. cardinality(of_things) loop
    perform ctx.must_be_allowed(of_things[i], for_agency, by_ways_of[i]);
  end loop;
  insert into foundation_keywrap (thing, agency, wrapped, until)
    select w.thing, for_agency, w.wrapped, lasting from unnest(of_things, keys_wrapped) w (thing, wrapped)
  on conflict (thing, agency) do update set wrapped = excluded.wrapped, until = excluded.until;
end $$;

-- Everything that one act brings into being and lets others into: births of the acting agency's own things, then rows of
-- access and wrapped keys, each tested as by the functions above.
create or replace function ctx.file(births uuid[], born_as text[], naming uuid[], to_readers uuid[], of_things uuid[],
    as_kinds text[], sorted_at timestamptz[], lasting timestamptz[], by_ways_of uuid[],
    wrapped_things uuid[], for_agencies uuid[], keys_wrapped bytea[], key_ways uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if me is null then raise exception 'nobody acts' using errcode = '42501'; end if;
  insert into foundation_thing (id, keeper, kind) select b.id, me, b.kind from unnest(births, born_as) b (id, kind);
  if exists (select 1 from unnest(to_readers) u (id) where not exists (select 1 from foundation_reader r where r.id = u.id)) then
    raise exception 'an unknown reader' using errcode = '42501';
  end if;
  perform ctx.must_be_allowed(p.thing, p.receiving, p.way) from (
    select w.thing, r.agency as receiving, w.way from unnest(to_readers, of_things, by_ways_of) w (reader, thing, way)
      join foundation_reader r on r.id = w.reader
    union select w.thing, w.agency, w.way from unnest(wrapped_things, for_agencies, key_ways) w (thing, agency, way)) p;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until, via)
  select r.id, t.id, t.keeper, case when r.agency = me then coalesce(naming, '{}') else '{}' end, w.kind, w.at, w.until, w.way
    from unnest(to_readers, of_things, as_kinds, sorted_at, lasting, by_ways_of) w (reader, thing, kind, at, until, way)
    join foundation_thing t on t.id = w.thing join foundation_reader r on r.id = w.reader
  on conflict (reader, thing) do update set kind = excluded.kind, sort_at = excluded.sort_at,
    until = ctx.later_end(excluded.keeper, foundation_access.until, excluded.until),
    via = excluded.via, people = case when foundation_access.people = '{}' then excluded.people else foundation_access.people end
    where not ctx.at_its_keeper(foundation_access.reader, foundation_access.keeper);
  insert into foundation_keywrap (thing, agency, wrapped)
    select w.thing, w.agency, w.wrapped from unnest(wrapped_things, for_agencies, keys_wrapped) w (thing, agency, wrapped)
  on conflict (thing, agency) do update set wrapped = excluded.wrapped, until = excluded.until;
end $$;

-- Whether each thing keeps at least one reader of the agency once the acts of this transaction are done.
create or replace function ctx.left_without_reader(things uuid[], of_agency uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select t from unnest(things) t where of_agency = (select ctx.agency()) and not exists (
    select 1 from foundation_access a join foundation_reader r on r.id = a.reader
      join foundation_postreader p on p.reader = r.id and (p.ends_at is null or p.ends_at > (select ctx.at()))
      join foundation_poststanding s on s.id = p.post and (s.ends_at is null or s.ends_at > (select ctx.at()))
     where a.thing = t and r.agency = of_agency and (a.until is null or a.until > (select ctx.at()))) $$;

revoke all on function ctx.grant(uuid[], uuid[], uuid[], text, timestamptz, timestamptz, uuid[]), ctx.end_access(uuid, uuid[]),
  ctx.file_under(uuid, text, timestamptz, uuid[]), ctx.wrap(uuid[], uuid, bytea[], timestamptz, uuid[]),
  ctx.left_without_reader(uuid[], uuid), ctx.grant_alike(uuid, uuid, uuid, text, timestamptz),
  ctx.file_elsewhere(uuid, uuid, text, timestamptz), ctx.name_alike(uuid[], uuid), ctx.name_alike(uuid[], uuid[]),
  ctx.file(uuid[], text[], uuid[], uuid[], uuid[], text[], timestamptz[], timestamptz[], uuid[], uuid[], uuid[], bytea[], uuid[]) from public;
grant execute on function ctx.grant(uuid[], uuid[], uuid[], text, timestamptz, timestamptz, uuid[]), ctx.end_access(uuid, uuid[]),
  ctx.file_under(uuid, text, timestamptz, uuid[]), ctx.wrap(uuid[], uuid, bytea[], timestamptz, uuid[]),
  ctx.left_without_reader(uuid[], uuid), ctx.grant_alike(uuid, uuid, uuid, text, timestamptz),
  ctx.file_elsewhere(uuid, uuid, text, timestamptz), ctx.name_alike(uuid[], uuid), ctx.name_alike(uuid[], uuid[]),
  ctx.file(uuid[], text[], uuid[], uuid[], uuid[], text[], timestamptz[], timestamptz[], uuid[], uuid[], uuid[], bytea[], uuid[]) to chiltern_app, chiltern_worker;
reset role;
