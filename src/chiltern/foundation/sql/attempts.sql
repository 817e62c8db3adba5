-- Takes what was asked for in vain, and gives those of it that are there and that the asking post could not read then.
-- For a command of the machine alone: the rest of the service never learns whether an id exists.
set role chiltern_ctx_owner;

create or replace function ctx.take_attempts(most integer)
    returns table (post uuid, agency uuid, practitioner uuid, thing uuid, keeper uuid, at timestamptz)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only a command of the machine takes attempts' using errcode = '42501';
  end if;
  return query
    with taken as (
      delete from foundation_attempt f where (f.post, f.thing) in (
        select w.post, w.thing from foundation_attempt w order by w.at limit most) returning f.*)
    select t.post, t.agency, t.practitioner, t.thing, k.keeper, t.at
      from taken t join foundation_thing k on k.id = t.thing
     where not exists (
       select from foundation_access x
         join foundation_postreader r on r.reader = x.reader and r.post = t.post
          and r.starts_at <= t.at and (r.ends_at is null or r.ends_at > t.at)
        where x.thing = t.thing and (x.until is null or x.until > t.at)
          and not exists (select from foundation_conflict c where c.practitioner = t.practitioner and c.person = any (x.people)
            and c.starts_at <= t.at and (c.ends_at is null or c.ends_at > t.at)));
end $$;

revoke all on function ctx.take_attempts(integer) from public;
grant execute on function ctx.take_attempts(integer) to chiltern_worker;
reset role;
