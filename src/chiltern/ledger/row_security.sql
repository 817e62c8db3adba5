-- The record is added to, never changed: the integrator deletes from the outbox, and retention what one party kept of an entry
-- about what it has destroyed (sharing/sql/retention.sql); nobody else deletes anything.

-- The time of an act is the context's, so that nobody dates one back.
call locks.shut('ledger_entry');
create policy born on ledger_entry for insert to chiltern_app, chiltern_worker with check (at = (select ctx.at()));
create policy seen on ledger_entry for select to chiltern_app, chiltern_worker
  using (exists (select 1 from ledger_opening o where o.entry = ledger_entry.id));
call locks.allow('ledger_entry', 'select, insert');

-- Need to know: one's own acts, and acts on what one can see. Other parties' openings are written, never read.
call locks.shut('ledger_opening');
create policy born on ledger_opening for insert to chiltern_app, chiltern_worker with check (
  at = (select ctx.at()) and (post is null or post = (select ctx.post())));
create policy seen on ledger_opening for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency())
  and (post = (select ctx.post()) or exists (select 1 from foundation_access a where a.thing = ledger_opening.thing)));
call locks.allow('ledger_opening', 'select, insert');

-- Written by the job that destroys under an agency's own rules, as that agency; counted by whoever checks the record.
call locks.shut('ledger_openingdestroyed');
create policy born on ledger_openingdestroyed for insert to chiltern_worker
  with check (keeper = (select ctx.agency()) and ctx.way() = 'job' and made_at = (select ctx.at()));
create policy seen on ledger_openingdestroyed for select to chiltern_worker using (keeper = (select ctx.agency()));
grant select, insert on ledger_openingdestroyed to chiltern_worker;

call locks.shut('ledger_outbox');
create policy born on ledger_outbox for insert to chiltern_app, chiltern_worker with check ((select ctx.at()) is not null);
call locks.allow('ledger_outbox', 'insert');
create policy sealed on ledger_outbox to chiltern_integrator using (true);
grant select, delete on ledger_outbox to chiltern_integrator;

call locks.shut('ledger_leaf');
create policy sealing on ledger_leaf to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_leaf to chiltern_integrator;

call locks.shut('ledger_counter');
create policy sealing on ledger_counter to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_counter to chiltern_integrator;
create policy seen on ledger_counter for select to chiltern_app, chiltern_worker using (agency = (select ctx.agency()));
call locks.allow('ledger_counter', 'select');

call locks.shut('ledger_head');
create policy sealing on ledger_head to chiltern_integrator using (true) with check (true);
grant select, insert on ledger_head to chiltern_integrator;

-- Proofs. A party gets what its own number is made of, with the hashes of seats beside it; never the seed that draws them,
-- never who else is a party. What it may prove is what it may read.
create policy proof_reads on ledger_opening for select to chiltern_ctx_owner using (true);
create policy proof_reads on ledger_entry for select to chiltern_ctx_owner using (true);
create policy proof_reads on ledger_leaf for select to chiltern_ctx_owner using (true);
create policy proof_reads on ledger_counter for select to chiltern_ctx_owner using (true);
create policy proof_reads on ledger_head for select to chiltern_ctx_owner using (true);
grant select on ledger_opening, ledger_entry, ledger_leaf, ledger_counter, ledger_head to chiltern_ctx_owner;
create policy retention_ends on ledger_opening for delete to chiltern_ctx_owner using (keeper = ctx.agency() and ctx.way() = 'job');
grant delete on ledger_opening to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- Whether the acting agency's own part of the record, taken as a file, has what is about this thing: not where the thing
-- lies with named posts alone, nor where whoever takes the file is in conflict with anybody whom it names. Where access
-- has ended, what held last is asked. What never lay in any list, such as a post, is no secret of named posts.
create or replace function ctx.in_own_file(of_thing uuid) returns boolean
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with own as (
    select r.kind, r.id, a.people, least(coalesce(a.until, (select ctx.at())), (select ctx.at())) as held
      from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = (select ctx.agency())
     where a.thing = of_thing)
  select not exists (select 1 from own where own.people && (select ctx.conflicts()))
    and (not exists (select 1 from own)
      or exists (select 1 from own where own.held = (select max(held) from own)
        and (own.kind <> 'post' or own.id = (select ctx.post())))) $$;
revoke all on function ctx.in_own_file(uuid) from public;

-- For the job that makes a representative's file, and for nothing else.
create or replace function ctx.must_be_for_own_file() returns void
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.way() is distinct from 'job' or coalesce(ctx.role(), '') not in ('representative', 'deputy') then
    raise exception 'an agency''s whole record is read by its representative''s job alone' using errcode = '42501';
  end if;
end $$;
revoke all on function ctx.must_be_for_own_file() from public;

-- The acting agency's own openings within a time, in its order: which, and then what they hold.
create or replace function ctx.own_openings(since timestamptz, up_to timestamptz, most integer) returns setof uuid
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  perform ctx.must_be_for_own_file();
  return query
    select o.id from ledger_opening o
     where o.keeper = (select ctx.agency()) and o.at >= since and o.at < up_to
       and (o.post = (select ctx.post()) or o.thing is null or ctx.in_own_file(o.thing))
     order by o.at, o.id limit most;
end $$;
create or replace function ctx.read_own(openings uuid[])
    returns table (id uuid, entry uuid, kind text, at timestamptz, thing uuid, sealed bytea, commitment bytea)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  perform ctx.must_be_for_own_file();
  return query
    select o.id, o.entry, o.kind, o.at, o.thing, o.sealed, e.commitment
      from ledger_opening o join ledger_entry e on e.id = o.entry
     where o.id = any (openings) and o.keeper = (select ctx.agency())
       and (o.post = (select ctx.post()) or o.thing is null or ctx.in_own_file(o.thing))
     order by o.at, o.id;
end $$;

create or replace function ctx.places(of_entries uuid[])
    returns table (entry uuid, commitment bytea, counter bigint, salt bytea, seats bytea[], leaf_index bigint, head bigint)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); mine uuid := ctx.post(); moment timestamptz := ctx.at();
  readers uuid[] := ctx.readers(); closed uuid[] := ctx.conflicts(); whole boolean := ctx.way() = 'job';
begin
  return query
    select l.entry, l.commitment, own.counter, sha256(l.seed || int4send(own.place)), room.seats, l.sequence,
        (select min(h.size) from ledger_head h where h.size > l.sequence)
      from ledger_leaf l join ledger_opening o on o.entry = l.entry and o.keeper = me
     cross join lateral (
       select array_agg(p.agency order by p.agency) as agencies, array_agg(p.counter order by p.agency) as counters
         from ledger_counter p where p.entry = l.entry) party
     cross join lateral (
       select party.counters[n] as counter, n - 1 as place
         from generate_subscripts(party.agencies, 1) n where party.agencies[n] = me) own
     cross join lateral (
       select array_agg(s.seat order by s.seat) as seats from (
         select case when n > cardinality(party.agencies) then sha256(l.seed || int4send(n - 1))
             else sha256('chiltern party 1'::bytea || '\x00'::bytea || sha256(l.seed || int4send(n - 1))
               || uuid_send(party.agencies[n]) || int8send(party.counters[n])) end as seat
           from generate_series(1, case when cardinality(party.agencies) <= 8 then 8
             when cardinality(party.agencies) <= 64 then 64 else 512 end) n) s) room
     where l.entry = any (of_entries) and octet_length(l.seed) = 33
       and (o.post = mine
         or (whole and (o.thing is null or ctx.in_own_file(o.thing)))
         or exists (select 1 from foundation_access a where a.thing = o.thing and a.reader = any (readers)
           and (a.until is null or a.until > moment) and not a.people && closed));
end $$;

-- What the tree of a head is made of: the full subtrees of the head before, and the leaves since. Hashes alone.
create or replace function ctx.head(of_size bigint) returns table (checkpoint text, before bigint, frontier bytea, leaves bytea[])
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.agency() is null then raise exception 'nobody acts' using errcode = '42501'; end if;
  return query
    select h.checkpoint, coalesce(b.size, 0), coalesce(b.frontier, ''::bytea),
        array(select l.leaf_hash from ledger_leaf l
               where l.sequence >= coalesce(b.size, 0) and l.sequence < h.size order by l.sequence)
      from ledger_head h left join lateral (
        select p.size, p.frontier from ledger_head p where p.size < h.size order by p.size desc limit 1) b on true
     where h.size = of_size;
end $$;
revoke all on function ctx.own_openings(timestamptz, timestamptz, integer), ctx.read_own(uuid[]), ctx.places(uuid[]),
  ctx.head(bigint) from public;
grant execute on function ctx.places(uuid[]), ctx.head(bigint) to chiltern_app, chiltern_worker;
grant execute on function ctx.own_openings(timestamptz, timestamptz, integer), ctx.read_own(uuid[]) to chiltern_worker;

-- What the acting agency's own part of the record says of things to which it has no key any more: payload and salts go, the entry
-- and its place stand. For the retention job; gives the entries.
create or replace function ctx.destroy_openings(of_things uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if ctx.way() is distinct from 'job' or exists (select 1 from foundation_keywrap w where w.agency = me and w.thing = any (of_things)) then
    raise exception 'only of what is destroyed' using errcode = '42501';
  end if;
  return query delete from ledger_opening o where o.keeper = me and o.thing = any (of_things) returning o.entry;
end $$;
revoke all on function ctx.destroy_openings(uuid[]) from public;
grant execute on function ctx.destroy_openings(uuid[]) to chiltern_worker;
reset role;
