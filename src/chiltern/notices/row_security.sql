-- Notices by e-mail. A post's wish and its last look are its own; what was sent is the worker's, for the scheme's clock.
-- What has come in for whom is read by the functions below alone: nobody learns from these tables what waits, or for whom.
call locks.shut('notices_wish');
create policy seen on notices_wish for select to chiltern_app, chiltern_worker using (post = (select ctx.post()));
create policy born on notices_wish for insert to chiltern_app, chiltern_worker with check (post = (select ctx.post()));
create policy changed on notices_wish for update to chiltern_app, chiltern_worker
  using (post = (select ctx.post())) with check (post = (select ctx.post()));
create policy clock_reads on notices_wish for select to chiltern_ctx_owner using (true);
call locks.allow('notices_wish', 'select, insert, update');

call locks.shut('notices_look');
create policy seen on notices_look for select to chiltern_app, chiltern_worker using (post = (select ctx.post()));
create policy born on notices_look for insert to chiltern_app, chiltern_worker with check (post = (select ctx.post()));
create policy changed on notices_look for update to chiltern_app, chiltern_worker
  using (post = (select ctx.post())) with check (post = (select ctx.post()));
create policy clock_reads on notices_look for select to chiltern_ctx_owner using (true);
call locks.allow('notices_look', 'select, insert, update');

call locks.shut('notices_arrival');
create policy clock_alone on notices_arrival to chiltern_ctx_owner using (ctx.way() = 'command') with check (ctx.way() = 'command');
grant select, insert, delete on notices_arrival to chiltern_ctx_owner;

call locks.shut('notices_notice');
create policy clock_alone on notices_notice to chiltern_worker using (ctx.way() = 'command') with check (ctx.way() = 'command');
create policy clock_reads on notices_notice for select to chiltern_ctx_owner using (true);
grant select, insert, update, delete on notices_notice to chiltern_worker;
grant select on notices_wish, notices_look, notices_notice to chiltern_ctx_owner;
grant select (id, open) on accounts_seat to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Since when something of these kinds waits for each reader, by this due time; what waits no more is forgotten.
create or replace function ctx.note_arrivals(kinds text[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog
  set enable_bitmapscan = off set enable_seqscan = off as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock looks what waits everywhere' using errcode = '42501';
  end if;
  delete from notices_arrival n where not exists (
    select from foundation_access a where a.reader = n.reader and a.thing = n.thing and a.kind = any (kinds)
       and (n.sort_at is null or a.sort_at = n.sort_at) and (a.until is null or a.until > moment));
  insert into notices_arrival (reader, thing, at, sort_at)
    select r.id, a.thing, moment, a.sort_at from unnest(kinds) k cross join foundation_reader r cross join lateral (
      select x.thing, x.sort_at from foundation_access x where x.reader = r.id and x.kind = k and (x.until is null or x.until > moment)) a
  on conflict do nothing;
end $$;

-- The posts for which something waits that came in since they last looked or were told, as far as the lock lets them see
-- it now: reader, conflict, end. With the hour for which each would be told: the running one, or the last morning.
create or replace function ctx.posts_to_tell(kinds text[], morning timestamptz, of_post uuid)
    returns table (post uuid, hour timestamptz)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks whom to tell' using errcode = '42501';
  end if;
  return query
    select p.id, case when p.daily then morning else date_trunc('hour', moment) end from (
      select s.id, s.practitioner, w.rhythm is not distinct from 'daily' as daily, greatest(l.at, n.sent_at) as knows
        from foundation_poststanding s
        left join notices_wish w on w.post = s.id
        left join notices_look l on l.post = s.id
        left join lateral (select max(m.sent_at) as sent_at from notices_notice m where m.post = s.id) n on true
       where (of_post is null or s.id = of_post) and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
         and w.rhythm is distinct from 'never'
         and (ctx.nature() = 'demo' or exists (select from accounts_seat t where t.id = s.account and t.open))) p
     where exists (
       select from foundation_postreader r join notices_arrival v on v.reader = r.reader
         join foundation_access a on a.reader = v.reader and a.thing = v.thing
        where r.post = p.id and r.starts_at <= moment and (r.ends_at is null or r.ends_at > moment)
          and a.kind = any (kinds) and (a.until is null or a.until > moment)
          and (not p.daily or v.at <= morning) and (p.knows is null or v.at > p.knows)
          and not exists (select from foundation_conflict c where c.practitioner = p.practitioner and c.person = any (a.people)
            and c.starts_at <= moment and (c.ends_at is null or c.ends_at > moment)));
end $$;

-- How many notices could not be sent since a moment, to posts that have had none since: a number, for the council's officer.
create or replace function ctx.notices_not_sent(since timestamptz) returns bigint
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select count(*) from notices_notice n where (select ctx.role()) = 'council_officer' and n.sent_at is null and n.failed_at >= since
     and not exists (select from notices_notice m where m.post = n.post and m.sent_at > n.failed_at) $$;

revoke all on function ctx.note_arrivals(text[]), ctx.posts_to_tell(text[], timestamptz, uuid),
  ctx.notices_not_sent(timestamptz) from public;
grant execute on function ctx.note_arrivals(text[]), ctx.posts_to_tell(text[], timestamptz, uuid) to chiltern_worker;
grant execute on function ctx.notices_not_sent(timestamptz) to chiltern_app, chiltern_worker;
reset role;
