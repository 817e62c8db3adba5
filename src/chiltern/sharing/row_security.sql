-- What the requester keeps.
call locks.by_access('sharing_requestforinformation', 'id', 'select, insert');
call locks.by_access('sharing_agencyrequest', 'id', 'select, insert, update');

-- What the provider keeps: how far it has come is read by both, the rest at home.
call locks.by_access('sharing_handling', 'agency_request_id', 'select, insert, update');
call locks.at_home('sharing_assignment', 'agency_request_id', 'select, insert');
call locks.at_home('sharing_match', 'agency_request_id', 'select, insert');
call locks.at_home('sharing_decision', 'about', 'select, insert, update');
call locks.at_home('sharing_decideditem', 'about', 'select, insert');

-- What travels.
call locks.by_access('sharing_item', 'id', 'select, insert');
call locks.by_access('sharing_disclosure', 'id', 'select, insert, update');
call locks.by_access('sharing_discloseditem', 'disclosure_id', 'select, insert');
call locks.by_access('sharing_reply', 'id', 'select, insert');
call locks.by_access('sharing_acknowledgement', 'of', 'select, insert');
call locks.at_home('sharing_firstview', 'disclosure', 'select, insert');

-- Told unasked, and answered back: both through the disclosure, so that a conflict hides the answer too.
call locks.by_access('sharing_telling', 'disclosure_id', 'select, insert');
call locks.by_access('sharing_answerback', 'disclosure_id', 'select, insert');

-- Forms under way: the post that writes them.
call locks.by_access('sharing_draft', 'id', 'select, insert, update, delete');

-- Asking the owner.
call locks.by_access('sharing_onwardpermission', 'id', 'select, insert');
call locks.by_access('sharing_onwardanswer', 'permission_id', 'select, insert, update');

-- Whether somebody at the agency asked is in conflict with a person whom these tokens could mean; if so, who is outside
-- it: those who read as the duty desk, else anyone there. Null: nobody is in conflict. Answers ids of posts and no more.
grant select on people_searchtoken, agencies_agency to chiltern_ctx_owner;
drop policy if exists lock_reads on people_searchtoken;
create policy lock_reads on people_searchtoken for select to chiltern_ctx_owner using (true);
set role chiltern_ctx_owner;
create or replace function ctx.posts_outside_conflict(asked uuid, names bytea[], dates bytea[], numbers bytea[]) returns uuid[]
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare alike uuid[]; posts uuid[];
begin
  select array_agg(person) into alike from (
    select c.person from foundation_conflict c join people_searchtoken t on t.keeper = c.agency and t.person_id = c.person
     where c.agency = asked and c.starts_at <= ctx.at() and (c.ends_at is null or c.ends_at > ctx.at())
       and (t.token = any (names) or t.token = any (dates) or t.token = any (numbers))
     group by c.person
    having bool_or(t.token = any (numbers)) or (bool_or(t.token = any (names)) and bool_or(t.token = any (dates)))
        or count(distinct t.token) filter (where t.token = any (names)) >= 2) found;
  if alike is null then return null; end if;
  select array_agg(p.id order by p.id) filter (where on_desk), array_agg(p.id order by p.id) into posts, alike from (
    select s.id, exists (select 1 from foundation_postreader r join agencies_agency a on a.duty_desk = r.reader
        where r.post = s.id and a.id = asked and (r.ends_at is null or r.ends_at > ctx.at())) as on_desk
      from foundation_poststanding s
     where s.agency = asked and s.starts_at <= ctx.at() and (s.ends_at is null or s.ends_at > ctx.at())
       and s.role in ('practitioner', 'manager')
       and not exists (select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (alike)
                       and c.starts_at <= ctx.at() and (c.ends_at is null or c.ends_at > ctx.at()))) p;
  return coalesce(posts, alike, '{}');
end $$;
revoke all on function ctx.posts_outside_conflict(uuid, bytea[], bytea[], bytea[]) from public;
grant execute on function ctx.posts_outside_conflict(uuid, bytea[], bytea[], bytea[]) to chiltern_app, chiltern_worker;
reset role;

-- To whom at another agency something can be told by name of the post: who works on its duty desk now, by title. No name.
set role chiltern_ctx_owner;
create or replace function ctx.posts_to_address(of_agency uuid) returns table (post uuid, title text)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select p.id, p.title from agencies_agency a
    join foundation_postreader r on r.reader = a.duty_desk and r.starts_at <= ctx.at() and (r.ends_at is null or r.ends_at > ctx.at())
    join foundation_poststanding s on s.id = r.post and s.agency = a.id
     and s.starts_at <= ctx.at() and (s.ends_at is null or s.ends_at > ctx.at()) and s.role in ('practitioner', 'manager')
    join agencies_post p on p.id = s.id
   where a.id = of_agency and ctx.agency() is not null
   order by p.title, p.id $$;
revoke all on function ctx.posts_to_address(uuid) from public;
grant execute on function ctx.posts_to_address(uuid) to chiltern_app, chiltern_worker;
reset role;
