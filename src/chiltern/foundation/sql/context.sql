-- The context: who acts in this transaction. Made by the database from a token, signed with a key that only
-- chiltern_ctx_owner reads, bound to this backend and this transaction. A setting alone is worth nothing.
-- Applied after every migrate; every statement can run again.

create schema if not exists ctx authorization chiltern_ctx_owner;
set role chiltern_ctx_owner;
grant usage on schema ctx to chiltern_owner, chiltern_signin, chiltern_app, chiltern_worker, chiltern_integrator,
  chiltern_report, chiltern_backup, chiltern_verifier;

create table if not exists ctx.key (only_one boolean primary key default true check (only_one), k bytea not null);
insert into ctx.key (k)
  select sha256(convert_to(string_agg(gen_random_uuid()::text, ''), 'utf8')) from generate_series(1, 8)
  on conflict do nothing;

-- h is sha256 of the token that the browser holds; the token itself is stored nowhere.
create table if not exists ctx.session (
  h bytea primary key, post uuid not null, account uuid not null,
  opened_at timestamptz not null, expires_at timestamptz not null);
create index if not exists session_account on ctx.session (account);

-- What kind of database this is: live, demo or test. Written when it is made; there is no way to change it.
create table if not exists ctx.nature (only_one boolean primary key default true check (only_one),
  nature text not null check (nature in ('live', 'demo', 'test')));
-- Only a test's database has a row here.
create table if not exists ctx.clock_shift (only_one boolean primary key default true check (only_one), shift interval not null);
-- Where two worlds are compared to the byte, the clock stands, and is moved from act to act.
alter table ctx.clock_shift add column if not exists stands_at timestamptz;

create or replace function ctx.office() returns uuid language sql immutable parallel safe as
  $$ select '00000000-0000-4000-8000-000000000001'::uuid $$;

create or replace function ctx.nature() returns text language sql stable parallel restricted security definer
  set search_path = ctx, pg_catalog as $$ select nature from ctx.nature $$;

create or replace function ctx.now() returns timestamptz language sql volatile parallel restricted security definer
  set search_path = ctx, pg_catalog as $$
  select coalesce((select coalesce(c.stands_at, clock_timestamp() + c.shift) from ctx.clock_shift c, ctx.nature n
    where n.nature = 'test'), clock_timestamp()) $$;

-- Only functions of ctx_owner that have set their search path call it, many times a page: so it sets none itself.
create or replace function ctx.mac(said text) returns text language plpgsql stable parallel restricted as $$
declare key bytea := (select k from ctx.key);
begin
  return encode(sha256(key || sha256(key || convert_to(
    said || '|' || pg_backend_pid() || '|' || extract(epoch from transaction_timestamp()), 'utf8'))), 'hex');
end $$;
revoke all on function ctx.mac(text) from public;

create or replace function ctx.value() returns text language plpgsql stable parallel restricted security definer
  set search_path = ctx, pg_catalog as $$
declare said text := current_setting('ctx.said', true);
begin
  if said is null or said = '' then return null; end if;
  if split_part(said, '#', 2) = ctx.mac(split_part(said, '#', 1)) then return split_part(said, '#', 1); end if;
  return null;
end $$;

create or replace function ctx.way() returns text language sql stable parallel restricted as
  $$ select split_part(ctx.value(), '|', 1) $$;
create or replace function ctx.post() returns uuid language sql stable parallel restricted as
  $$ select nullif(split_part(ctx.value(), '|', 2), '')::uuid $$;
create or replace function ctx.agency() returns uuid language sql stable parallel restricted as
  $$ select nullif(split_part(ctx.value(), '|', 3), '')::uuid $$;
create or replace function ctx.practitioner() returns uuid language sql stable parallel restricted as
  $$ select nullif(split_part(ctx.value(), '|', 4), '')::uuid $$;
create or replace function ctx.role() returns text language sql stable parallel restricted as
  $$ select nullif(split_part(ctx.value(), '|', 5), '') $$;
create or replace function ctx.readers() returns uuid[] language sql stable parallel restricted as
  $$ select coalesce(string_to_array(nullif(split_part(ctx.value(), '|', 6), ''), ',')::uuid[], '{}') $$;
create or replace function ctx.conflicts() returns uuid[] language sql stable parallel restricted as
  $$ select coalesce(string_to_array(nullif(split_part(ctx.value(), '|', 7), ''), ',')::uuid[], '{}') $$;
create or replace function ctx.at() returns timestamptz language sql stable parallel restricted as
  $$ select nullif(split_part(ctx.value(), '|', 8), '')::timestamptz $$;

-- The one place that writes the setting. Nobody but the ways in, below, may call it.
create or replace function ctx.say(way text, post uuid, agency uuid, practitioner uuid, role text, readers uuid[],
    conflicts uuid[], at timestamptz) returns void
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
declare said text;
begin
  if coalesce(current_setting('ctx.said', true), '') <> '' and ctx.value() is not null then
    raise exception 'the context of this transaction is already entered' using errcode = '42501';
  end if;
  said := concat_ws('|', way, coalesce(post::text, ''), coalesce(agency::text, ''), coalesce(practitioner::text, ''),
    coalesce(role, ''), coalesce(array_to_string(readers, ','), ''), coalesce(array_to_string(conflicts, ','), ''),
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00');
  perform set_config('ctx.said', said || '#' || ctx.mac(said), true);
end $$;
revoke all on function ctx.say(text, uuid, uuid, uuid, text, uuid[], uuid[], timestamptz) from public;

do $$ begin
  if not exists (select 1 from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = 'ctx' and t.typname = 'actor') then
    create type ctx.actor as (post uuid, agency uuid, practitioner uuid, role text, readers uuid[], conflicts uuid[], at timestamptz);
  end if;
end $$;

-- Reads whether the post stands, and what it reads as, at this moment; then says so.
create or replace function ctx.stand(entering uuid, way text, moment timestamptz) returns setof ctx.actor
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare a ctx.actor;
begin
  select p.id, p.agency, p.practitioner, p.role,
      array(select r.reader from foundation_postreader r where r.post = p.id and r.starts_at <= moment
            and (r.ends_at is null or r.ends_at > moment) order by r.reader),
      array(select c.person from foundation_conflict c where c.practitioner = p.practitioner and c.starts_at <= moment
            and (c.ends_at is null or c.ends_at > moment) order by c.person),
      moment
    into a
    from foundation_poststanding p
   where p.id = entering and p.starts_at <= moment and (p.ends_at is null or p.ends_at > moment);
  if a.post is null then return; end if;
  perform ctx.say(way, a.post, a.agency, a.practitioner, a.role, a.readers, a.conflicts, a.at);
  return next a;
end $$;
revoke all on function ctx.stand(uuid, text, timestamptz) from public;
drop function if exists ctx.stand(uuid, text);

-- The ways in. A closed list.
create or replace function ctx.enter(token text) returns setof ctx.actor
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
declare entering uuid; moment timestamptz := ctx.now();
begin
  select s.post into entering from ctx.session s
   where s.h = sha256(convert_to(token, 'utf8')) and s.expires_at > moment;
  if entering is null then return; end if;
  return query select * from ctx.stand(entering, 'session', moment);
end $$;

create or replace function ctx.enter_public() returns timestamptz
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
declare moment timestamptz := ctx.now();
begin
  perform ctx.say('public', null, null, null, null, '{}', '{}', moment);
  return moment;
end $$;

create or replace function ctx.enter_command() returns timestamptz
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
declare moment timestamptz := ctx.now();
begin
  perform ctx.say('command', null, ctx.office(), null, null, '{}', '{}', moment);
  return moment;
end $$;

-- A job goes on as the post that asked for it, where that post still stands.
create or replace function ctx.enter_job(entering uuid) returns setof ctx.actor
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
begin
  return query select * from ctx.stand(entering, 'job', ctx.now());
end $$;

-- The demo's loader steps into the demo's posts; in a live database nobody can.
create or replace function ctx.enter_as(entering uuid) returns setof ctx.actor
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
begin
  if coalesce(ctx.nature(), 'live') = 'live' then
    raise exception 'only a demo can be entered without signing in' using errcode = '42501';
  end if;
  return query select * from ctx.stand(entering, 'demo', ctx.now());
end $$;

-- Tests run many requests in one transaction; nothing else leaves.
create or replace function ctx.leave() returns void language plpgsql volatile security definer
  set search_path = ctx, pg_catalog as $$
begin
  if coalesce(ctx.nature(), 'live') <> 'test' then
    raise exception 'a context ends with its transaction' using errcode = '42501';
  end if;
  perform set_config('ctx.said', '', true);
end $$;

-- Opening and closing: the role signin alone.
create or replace function ctx.open(digest bytea, opening uuid, for_account uuid, lasts interval) returns void
  language plpgsql volatile security definer set search_path = ctx, pg_catalog as $$
begin
  insert into ctx.session (h, post, account, opened_at, expires_at)
  values (digest, opening, for_account, ctx.now(), ctx.now() + lasts)
  on conflict (h) do update set post = excluded.post, account = excluded.account,
    opened_at = excluded.opened_at, expires_at = excluded.expires_at;
end $$;
create or replace function ctx.close(digest bytea) returns void
  language sql volatile security definer set search_path = ctx, pg_catalog as
  $$ delete from ctx.session where h = digest $$;
create or replace function ctx.close_all(of_account uuid) returns void
  language sql volatile security definer set search_path = ctx, pg_catalog as
  $$ delete from ctx.session where account = of_account $$;
drop function if exists ctx.standings_of(uuid);

revoke all on function ctx.enter(text), ctx.enter_as(uuid), ctx.enter_job(uuid), ctx.enter_public(), ctx.enter_command(), ctx.leave(),
  ctx.open(bytea, uuid, uuid, interval), ctx.close(bytea), ctx.close_all(uuid) from public;
grant execute on function ctx.enter(text), ctx.enter_public(), ctx.leave() to chiltern_app, chiltern_worker;
grant execute on function ctx.enter_as(uuid), ctx.enter_job(uuid), ctx.enter_command() to chiltern_worker;
grant execute on function ctx.open(bytea, uuid, uuid, interval), ctx.close(bytea), ctx.close_all(uuid)
  to chiltern_signin;
reset role;

-- What the context functions read of the house's tables.
grant usage on schema public to chiltern_ctx_owner;
grant select on foundation_poststanding, foundation_postreader, foundation_conflict, foundation_reader,
  foundation_thing, foundation_passage to chiltern_ctx_owner;
grant select, insert, update on foundation_access, foundation_keywrap to chiltern_ctx_owner;
grant delete on foundation_keywrap to chiltern_ctx_owner;
grant insert on foundation_thing to chiltern_ctx_owner;
grant select, delete on foundation_attempt to chiltern_ctx_owner;
