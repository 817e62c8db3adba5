-- Agencies and legal bodies name no person: partners and the public read them. The office keeps their standing,
-- each agency its own profile; an application comes from outside.
call locks.in_the_open('agencies_legalbody', 'keeper', 'select, insert, update');
call locks.shut('agencies_agency');
create policy seen on agencies_agency for select using (true);
create policy born on agencies_agency for insert with check (keeper = ctx.office() and
  ((select ctx.agency()) = ctx.office() or (state = 'applied' and (select ctx.way()) = 'public')));
-- An agency keeps its own profile and may leave; it cannot admit itself. An applicant signs, and nothing more.
create policy changed on agencies_agency for update
  using ((select ctx.agency()) = ctx.office() or ((select ctx.agency()) = id and state = 'admitted')
    or ((select ctx.way()) = 'public' and state = 'applied'))
  with check ((select ctx.agency()) = ctx.office() or ((select ctx.agency()) = id and state in ('admitted', 'left'))
    or ((select ctx.way()) = 'public' and state = 'signed'));
call locks.allow('agencies_agency', 'select, insert, update');
drop policy born on agencies_legalbody;
create policy born on agencies_legalbody for insert with check (keeper = ctx.office() and
  ((select ctx.agency()) = ctx.office() or (select ctx.way()) = 'public'));
call locks.shut('agencies_standingchange');
create policy seen on agencies_standingchange for select using (true);
create policy born on agencies_standingchange for insert with check (keeper = ctx.office() and
  ((select ctx.agency()) = ctx.office() or ((select ctx.agency()) = agency_id and state = 'left')
   or (state in ('applied', 'signed') and (select ctx.way()) = 'public')));
call locks.allow('agencies_standingchange', 'select, insert');

-- People who work somewhere: their own agency, and the office that makes the first of them.
call locks.shut('agencies_practitioner');
create policy seen on agencies_practitioner for select using (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on agencies_practitioner for insert with check (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on agencies_practitioner for update using (keeper = (select ctx.agency())) with check (keeper = (select ctx.agency()));
call locks.allow('agencies_practitioner', 'select, insert, update');
call locks.shut('agencies_team');
create policy seen on agencies_team for select using (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on agencies_team for insert with check (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on agencies_team for update using (keeper = (select ctx.agency())) with check (keeper = (select ctx.agency()));
call locks.allow('agencies_team', 'select, insert, update');
call locks.shut('agencies_post');
create policy seen on agencies_post for select using (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on agencies_post for insert with check (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on agencies_post for update using (keeper = (select ctx.agency())) with check (keeper = (select ctx.agency()));
call locks.allow('agencies_post', 'select, insert, update');
call locks.shut('agencies_representative');
create policy seen on agencies_representative for select using (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on agencies_representative for insert with check (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy changed on agencies_representative for update
  using (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office())
  with check (keeper = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
call locks.allow('agencies_representative', 'select, insert, update');
call locks.by_keeper('agencies_coderead', 'keeper', 'select, insert');
call locks.by_keeper('agencies_tourtaken', 'keeper', 'select, insert');
call locks.shut('agencies_signature');
create policy seen on agencies_signature for select using (agency_id = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy born on agencies_signature for insert with check (keeper = ctx.office() and (
  agency_id = (select ctx.agency()) or (select ctx.agency()) = ctx.office() or ((select ctx.way()) = 'public'
    and exists (select 1 from agencies_agency a where a.id = agency_id and a.state = 'applied'))));
call locks.allow('agencies_signature', 'select, insert');

-- Whether somebody would see what is sent to a duty desk: said before sending, so other agencies may know it.
-- 'staffed', 'no_post' (people sign in there, none of them reads the desk), or 'nobody' yet.
grant select (id) on accounts_seat to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.desk_state(desk uuid) returns text language sql stable parallel restricted security definer
  set search_path = ctx, public, pg_catalog as $$
  with standing as (
    -- In a demo whoever has a post is there: its roles are stepped into, not signed in to.
    select s.id from foundation_poststanding s join foundation_reader d on d.agency = s.agency
      left join accounts_seat t on t.id = s.account
     where d.id = desk and (t.id is not null or ctx.nature() = 'demo') and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at())))
  select case
    when exists (select 1 from standing s join foundation_postreader r on r.post = s.id where r.reader = desk
      and r.starts_at <= (select ctx.at()) and (r.ends_at is null or r.ends_at > (select ctx.at()))) then 'staffed'
    when exists (select 1 from standing) then 'no_post'
    else 'nobody' end $$;
revoke all on function ctx.desk_state(uuid) from public;
grant execute on function ctx.desk_state(uuid) to chiltern_app, chiltern_worker;
reset role;

-- What only one post of the acting agency can see, and giving it to another reader there: by number, never by id, and
-- for those alone who end posts.
set role chiltern_ctx_owner;
create or replace function ctx.things_of_post(of_post uuid) returns setof uuid
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select a.thing from foundation_access a join foundation_poststanding p on p.id = a.reader
   where a.reader = of_post and p.agency = (select ctx.agency()) and (select ctx.role()) in ('representative', 'deputy', 'council_officer')
     and (a.until is null or a.until > (select ctx.at()))
     and not exists (
       select 1 from foundation_access o join foundation_reader r on r.id = o.reader and r.agency = (select ctx.agency())
         join foundation_postreader m on m.reader = r.id and (m.ends_at is null or m.ends_at > (select ctx.at()))
         join foundation_poststanding s on s.id = m.post and (s.ends_at is null or s.ends_at > (select ctx.at()))
        where o.thing = a.thing and m.post <> of_post and (o.until is null or o.until > (select ctx.at()))) $$;
create or replace function ctx.seen_by_post_alone(of_post uuid) returns bigint
  language sql volatile security definer set search_path = ctx, public, pg_catalog as
  $$ select count(*) from ctx.things_of_post(of_post) $$;
create or replace function ctx.hand_over(of_post uuid, to_reader uuid) returns bigint
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare handed bigint;
begin
  if not exists (select 1 from foundation_reader r where r.id = to_reader and r.agency = ctx.agency()) then
    raise exception 'an unknown reader' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until, via)
  select to_reader, a.thing, a.keeper, a.people, a.kind, a.sort_at, a.until, a.via
    from foundation_access a where a.reader = of_post and a.thing in (select ctx.things_of_post(of_post))
  on conflict (reader, thing) do update set until = excluded.until;
  get diagnostics handed = row_count;
  return handed;
end $$;
revoke all on function ctx.things_of_post(uuid), ctx.seen_by_post_alone(uuid), ctx.hand_over(uuid, uuid) from public;
grant execute on function ctx.seen_by_post_alone(uuid), ctx.hand_over(uuid, uuid) to chiltern_app, chiltern_worker;
reset role;

-- A demo's posts, to step into without signing in. In a live database there are none to step into.
drop policy if exists lock_reads on agencies_post;
create policy lock_reads on agencies_post for select to chiltern_ctx_owner using (true);
grant select on agencies_post to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.demo_posts() returns table (post uuid, seat uuid, agency uuid, title text, role text)
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select s.id, s.account, s.agency, p.title, s.role
    from foundation_poststanding s join agencies_post p on p.id = s.id
   where ctx.nature() = 'demo' and s.account is not null and s.starts_at <= ctx.now() and (s.ends_at is null or s.ends_at > ctx.now()) $$;
revoke all on function ctx.demo_posts() from public;
grant execute on function ctx.demo_posts() to chiltern_signin;
reset role;

-- Inside one legal body no permission is asked (3.10), and an owner is never kept from its own: the holder writes the way
-- down, and the lock looks whether the two are one body, or the recipient is the owner.
drop policy if exists within_legal_body on foundation_passage;
create policy within_legal_body on foundation_passage for insert to chiltern_app, chiltern_worker with check (
  holder = (select ctx.agency()) and exists (select 1 from foundation_access a where a.thing = foundation_passage.thing)
  and ((ground = 'legal_body' and (select a.legal_body_id from agencies_agency a where a.id = holder)
         = (select a.legal_body_id from agencies_agency a where a.id = recipient))
    or (ground = 'owner' and exists (select 1 from foundation_access a
         where a.thing = foundation_passage.thing and a.keeper = foundation_passage.recipient))));

-- When an agency is open and whom to ring: whoever acts for a signatory reads it, its own people keep it.
call locks.shut('agencies_openingset');
create policy seen on agencies_openingset for select using ((select ctx.agency()) is not null);
call locks.writes_by('agencies_openingset', 'keeper');
call locks.allow('agencies_openingset', 'select, insert');
call locks.shut('agencies_period');
create policy seen on agencies_period for select using ((select ctx.agency()) is not null);
call locks.writes_by('agencies_period', 'keeper');
call locks.allow('agencies_period', 'select, insert, update');
-- In a demo the loader writes them for everybody.
create policy demo_opens on agencies_openingset for insert to chiltern_worker with check (ctx.nature() = 'demo' and ctx.way() = 'command');
create policy demo_opens on agencies_period for insert to chiltern_worker with check (ctx.nature() = 'demo' and ctx.way() = 'command');

-- An agency's own consent form: its own words, read and written at home.
call locks.by_keeper('agencies_ownconsentform', 'keeper', 'select, insert');

-- How long an agency keeps is its own to say, and its own to read.
call locks.by_keeper('agencies_retentionrules', 'keeper', 'select, insert');
call locks.by_keeper('agencies_retentionconfirmed', 'keeper', 'select, insert');

-- Cover: who is away is the agency's own. What is given by name to whoever is away goes to whoever covers as far as a team
-- or a desk has it too: what named people alone may see, and what is kept from somebody in conflict, lies with no team.
call locks.by_keeper('agencies_cover', 'keeper', 'select, insert, update');
create policy lock_reads on agencies_cover for select to chiltern_ctx_owner using (true);
grant select on agencies_cover to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.give_cover() returns bigint
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare given bigint; moment timestamptz := ctx.at(); whose uuid := ctx.agency(); everywhere boolean := ctx.way() is not distinct from 'command';
begin
  if not everywhere and (ctx.role() is null or ctx.role() not in ('manager', 'representative', 'deputy')) then
    raise exception 'cover is arranged by a manager or a representative' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until, via)
  select distinct on (c.covered_by, a.thing) c.covered_by, a.thing, a.keeper, a.people, a.kind, a.sort_at,
      least(a.until, c.ends_at), a.via
    from agencies_cover c join foundation_access a on a.reader = c.away and (a.until is null or a.until > moment)
   where c.starts_at <= moment and c.ends_at > moment and (everywhere or c.keeper = whose) and a.kind not like 'opened.%'
     and exists (select 1 from foundation_access o join foundation_reader r on r.id = o.reader
       where o.thing = a.thing and r.agency = c.keeper and r.kind in ('team', 'duty_desk')
         and (o.until is null or o.until > moment))
   order by c.covered_by, a.thing, c.ends_at desc
  on conflict (reader, thing) do update set until = excluded.until where foundation_access.until < excluded.until;
  get diagnostics given = row_count;
  return given;
end $$;
create or replace function ctx.end_cover(of_cover uuid) returns bigint
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare ended bigint;
begin
  update foundation_access a set until = (select ctx.at())
    from agencies_cover c
   where c.id = of_cover and c.keeper = (select ctx.agency()) and (select ctx.role()) in ('manager', 'representative', 'deputy')
     and a.reader = c.covered_by and a.until = c.ends_at
     and a.thing in (select o.thing from foundation_access o where o.reader = c.away);
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke all on function ctx.give_cover(), ctx.end_cover(uuid) from public;
grant execute on function ctx.give_cover(), ctx.end_cover(uuid) to chiltern_app, chiltern_worker;
reset role;

-- An agency's own part of the record as a file: seen by the post that asked for it. When it has stood its time, the scheme's
-- clock takes the content away; that it was made stays.
call locks.by_access('agencies_recordfile', 'id', 'select, insert, update');
call locks.by_access('agencies_recordpiece', 'file_id', 'select, insert');
create policy clock_reads on agencies_recordfile for select to chiltern_ctx_owner using (true);
create policy clock_reads on agencies_recordpiece for select to chiltern_ctx_owner using (true);
create policy clock_forgets on agencies_recordpiece for delete to chiltern_ctx_owner using (ctx.way() = 'command');
grant select (id, until) on agencies_recordfile to chiltern_ctx_owner;
grant select (file_id), delete on agencies_recordpiece to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.forget_record_files() returns integer
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare forgotten integer;
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock takes files away' using errcode = '42501';
  end if;
  delete from agencies_recordpiece p using agencies_recordfile f where f.id = p.file_id and f.until <= (select ctx.at());
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
revoke all on function ctx.forget_record_files() from public;
grant execute on function ctx.forget_record_files() to chiltern_worker;
reset role;
-- Bodies outside the Code: kept by the agency that deals with them. An owner who is asked whether its own may go to one is
-- let in to what it is called.
call locks.by_keeper('agencies_outsidebody', 'keeper', 'select, insert, update');
create policy shown on agencies_outsidebody for select to chiltern_app, chiltern_worker using (
  exists (select 1 from foundation_access a where a.thing = agencies_outsidebody.id));
-- One that works for a signatory and has not signed: whoever commissions it and the office are told what it is called.
create policy chased on agencies_outsidebody for select to chiltern_app, chiltern_worker using (
  commissioned_by = (select ctx.agency()) or (commissioned_by is not null and (select ctx.agency()) = ctx.office()));
call locks.by_keeper('agencies_outsidechecked', 'keeper', 'select, insert');
call locks.by_keeper('agencies_outsidesaid', 'keeper', 'select, insert');

-- Whom the council's officer names to look at what was decided alone. The lock reads it for the agency that decides.
call locks.by_keeper('agencies_secondlooker', 'keeper', 'select, insert');
drop policy if exists born on agencies_secondlooker;
create policy born on agencies_secondlooker for insert with check (keeper = ctx.office() and (select ctx.agency()) = ctx.office());
create policy lock_reads on agencies_secondlooker for select to chiltern_ctx_owner using (true);
grant select on agencies_secondlooker to chiltern_ctx_owner;

-- Why somebody sees nothing about a person: for those who represent the agency, unless they are in conflict with that
-- person themselves; and for whoever declared it, what they declared. Nobody reads what others set about them.
call locks.shut('agencies_conflictnote');
create policy seen on agencies_conflictnote for select using (keeper = (select ctx.agency()) and (
  ((select ctx.role()) in ('representative', 'deputy') and practitioner <> (select ctx.practitioner())
    and not person = any ((select ctx.conflicts())::uuid[]))
  or (declared and practitioner = (select ctx.practitioner()))));
create policy born on agencies_conflictnote for insert with check (keeper = (select ctx.agency()));
create policy changed on agencies_conflictnote for update using (keeper = (select ctx.agency())
  and (select ctx.role()) in ('representative', 'deputy')) with check (keeper = (select ctx.agency()));
call locks.allow('agencies_conflictnote', 'select, insert, update');

-- Who reads what nobody else may: each agency names its safeguarding lead, the office somebody besides.
call locks.shut('agencies_lastreader');
create policy seen on agencies_lastreader for select to chiltern_app, chiltern_worker
  using (agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office());
create policy lock_reads on agencies_lastreader for select to chiltern_ctx_owner using (true);
create policy born on agencies_lastreader for insert to chiltern_app, chiltern_worker with check (
  keeper = (select ctx.agency()) and (agency = keeper or keeper = ctx.office()));
create policy changed on agencies_lastreader for update to chiltern_app, chiltern_worker
  using (keeper = (select ctx.agency())) with check (keeper = (select ctx.agency()));
call locks.allow('agencies_lastreader', 'select, insert, update');
grant select on agencies_lastreader to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- The last readers of an agency outside a conflict with any of these people: the lead first, else whom the officer named.
create or replace function ctx.last_readers(of_agency uuid, about uuid[]) returns uuid[]
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select coalesce(array_agg(x.post), '{}') from (
    select l.post from agencies_lastreader l join foundation_poststanding s on s.id = l.post and s.agency = of_agency
       and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at()))
     where l.agency = of_agency and l.ended_at is null
       and not exists (select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (about)
         and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at())))
     order by l.kind = 'safeguarding_lead' desc limit 1) x $$;

-- Things about a person that somebody at the agency reads, and nobody outside a conflict.
create or replace function ctx.unread(of_agency uuid, of_person uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select d.thing from (
    select distinct a.thing from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
     where a.people @> array[of_person] and (a.until is null or a.until > (select ctx.at()))) d
    cross join lateral (
      select count(*) as reading, count(*) filter (where not exists (
          select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (a.people)
             and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at())))) as clear
        from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = of_agency
        join foundation_postreader p on p.reader = r.id and p.starts_at <= (select ctx.at()) and (p.ends_at is null or p.ends_at > (select ctx.at()))
        join foundation_poststanding s on s.id = p.post and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at()))
       where a.thing = d.thing and a.kind not like 'opened.%' and (a.until is null or a.until > (select ctx.at()))) n
   where n.reading > 0 and n.clear = 0 and not exists (
     select 1 from foundation_thing t where t.id = d.thing and t.kind = 'draft') $$;

-- Gives them to the last readers outside the conflict; how many are still left.
create or replace function ctx.keep_read(of_agency uuid, of_person uuid) returns bigint
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  if of_agency is distinct from ctx.agency() and ctx.agency() is distinct from ctx.office() then
    raise exception 'another agency' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
  select l.post, w.thing, w.keeper, w.people, w.kind, w.sort_at, w.until
    from ctx.as_filed(array(select ctx.unread(of_agency, of_person)), of_agency) w
    cross join lateral unnest(ctx.last_readers(of_agency, w.people)) l (post)
  on conflict (reader, thing) do update set until = excluded.until, people = excluded.people;
  return (select count(*) from ctx.unread(of_agency, of_person));
end $$;

-- Takes a post off things that lie with named posts; what nobody clear would read then goes to the last readers.
create or replace function ctx.take_off(of_things uuid[], leaving uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  if exists (select 1 from unnest(of_things) t where not ctx.sees(t)) then
    raise exception 'not to be taken off' using errcode = '42501';
  end if;
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
  select l.post, w.thing, w.keeper, w.people, w.kind, w.sort_at, w.until from ctx.as_filed(of_things, me) w
    cross join lateral unnest(ctx.last_readers(me, w.people)) l (post)
   where not exists (
     select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
       join foundation_postreader p on p.reader = r.id and p.starts_at <= moment and (p.ends_at is null or p.ends_at > moment)
       join foundation_poststanding s on s.id = p.post and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
      where a.thing = w.thing and p.post <> leaving and a.kind not like 'opened.%' and (a.until is null or a.until > moment)
        and not exists (select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (a.people)
          and c.starts_at <= moment and (c.ends_at is null or c.ends_at > moment)))
  on conflict (reader, thing) do update set until = excluded.until, people = excluded.people;
  update foundation_access a set until = moment from foundation_reader r
   where r.id = a.reader and r.agency = me and a.thing = any (of_things) and a.reader = leaving
     and (a.until is null or a.until > moment) and not leaving = any (ctx.last_readers(me, a.people));
end $$;

-- How much nobody outside a conflict reads: at one's own agency; for the office, at each.
create or replace function ctx.stranded() returns table (agency uuid, person uuid, many bigint)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select c.agency, c.person, n.many from (
    select distinct f.agency, f.person from foundation_conflict f
     where f.starts_at <= (select ctx.at()) and (f.ends_at is null or f.ends_at > (select ctx.at()))
       and (f.agency = (select ctx.agency()) or (select ctx.agency()) = ctx.office())) c
    cross join lateral (select count(*) as many from ctx.unread(c.agency, c.person)) n
   where n.many > 0 and (select ctx.role()) in ('representative', 'deputy', 'council_officer') $$;

revoke all on function ctx.last_readers(uuid, uuid[]), ctx.unread(uuid, uuid), ctx.keep_read(uuid, uuid),
  ctx.take_off(uuid[], uuid), ctx.stranded() from public;
grant execute on function ctx.keep_read(uuid, uuid), ctx.take_off(uuid[], uuid), ctx.stranded() to chiltern_app, chiltern_worker;
reset role;

-- An agreement is its parties' own affair: they and the office read it, each party's representative writes that party's rows.
call locks.shut('agencies_agreement');
create policy seen on agencies_agreement for select using (
  (select ctx.agency()) = any (parties) or (select ctx.agency()) = ctx.office());
create policy born on agencies_agreement for insert with check (keeper = (select ctx.agency()) and keeper = any (parties)
  and (select ctx.role()) = 'representative');
call locks.allow('agencies_agreement', 'select, insert');
call locks.shut('agencies_agreementsigned');
create policy seen on agencies_agreementsigned for select using (
  exists (select from agencies_agreement g where g.id = agreement_id));
create policy born on agencies_agreementsigned for insert with check (keeper = (select ctx.agency())
  and (select ctx.role()) = 'representative'
  and exists (select from agencies_agreement g where g.id = agreement_id and (select ctx.agency()) = any (g.parties)));
call locks.allow('agencies_agreementsigned', 'select, insert');
call locks.shut('agencies_agreementreviewed');
create policy seen on agencies_agreementreviewed for select using (
  exists (select from agencies_agreement g where g.id = agreement_id));
create policy born on agencies_agreementreviewed for insert with check (keeper = (select ctx.agency())
  and (select ctx.role()) in ('representative', 'deputy')
  and exists (select from agencies_agreement g where g.id = agreement_id and (select ctx.agency()) = any (g.parties)));
call locks.allow('agencies_agreementreviewed', 'select, insert');
call locks.shut('agencies_agreementended');
create policy seen on agencies_agreementended for select using (
  exists (select from agencies_agreement g where g.id = agreement_id));
create policy born on agencies_agreementended for insert with check (keeper = (select ctx.agency())
  and (select ctx.role()) = 'representative'
  and exists (select from agencies_agreement g where g.id = agreement_id and (select ctx.agency()) = any (g.parties)));
call locks.allow('agencies_agreementended', 'select, insert');
-- In a demo the loader writes them for everybody.
create policy demo_agrees on agencies_agreement for insert to chiltern_worker with check (ctx.nature() = 'demo' and ctx.way() = 'command');
create policy demo_agrees on agencies_agreementsigned for insert to chiltern_worker with check (ctx.nature() = 'demo' and ctx.way() = 'command');
