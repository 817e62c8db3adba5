-- What the requester keeps.
call locks.by_access('sharing_requestforinformation', 'id', 'select, insert');
call locks.by_access('sharing_agencyrequest', 'id', 'select, insert, update');

-- What the provider keeps: how far it has come is read by both, the rest at home.
call locks.by_access('sharing_handling', 'agency_request_id', 'select, insert, update');
call locks.at_home('sharing_assignment', 'agency_request_id', 'select, insert');
call locks.at_home('sharing_match', 'agency_request_id', 'select, insert');
call locks.at_home('sharing_decision', 'about', 'select, insert, update');
call locks.at_home('sharing_decideditem', 'about', 'select, insert');

-- What follows a request: each side's own rows, read by whoever sees the request.
call locks.by_access('sharing_clarification', 'agency_request_id', 'select, insert');
call locks.by_access('sharing_followup', 'agency_request_id', 'select, insert');
call locks.by_access('sharing_toldotherwise', 'agency_request_id', 'select, insert');

-- What travels.
call locks.by_access('sharing_item', 'id', 'select, insert');
call locks.by_access('sharing_disclosure', 'id', 'select, insert, update');
call locks.by_access('sharing_discloseditem', 'disclosure_id', 'select, insert');
call locks.by_access('sharing_reply', 'id', 'select, insert');
call locks.by_access('sharing_acknowledgement', 'of', 'select, insert');
call locks.by_access('sharing_inquiry', 'id', 'select, insert');
call locks.by_access('sharing_readersnamed', 'id', 'select, insert');
call locks.at_home('sharing_firstview', 'disclosure', 'select, insert');
-- That it was read, and on which day: whoever sees that it went there. Which post opened it stays at home.
call locks.by_access('sharing_reading', 'disclosure', 'select, insert');
call locks.at_home('sharing_filecopy', 'disclosure', 'select, insert');

-- Documents of items: from which original, which pages; and who has read what came.
call locks.at_home('sharing_redaction', 'item', 'select, insert');
call locks.at_home('sharing_documentread', 'disclosure', 'select, insert');

-- What happened elsewhere: read by writer and giver; the giver's answer is a row of its own; why, at home.
call locks.by_access('sharing_writtendown', 'id', 'select, insert');
call locks.by_access('sharing_reportanswer', 'call_id', 'select, insert');
call locks.at_home('sharing_callexplanation', 'call_id', 'select, insert');

-- Told unasked, and answered back: both through the disclosure, so that a conflict hides the answer too.
call locks.by_access('sharing_telling', 'disclosure_id', 'select, insert');
call locks.by_access('sharing_answerback', 'disclosure_id', 'select, insert');
call locks.at_home('sharing_tellingassignment', 'disclosure_id', 'select, insert');
call locks.at_home('sharing_reachedoutside', 'thing', 'select, insert');

-- Meetings: the meeting is read by all who are invited; an invitation, its answer, a contribution and a copy of the minute
-- by the two whom it is about; who was there and the family's version at home. An agency that lets its name be seen is
-- seen by whoever sees the meeting: the row, whose words stay sealed under the invitation's key.
call locks.by_access('sharing_meeting', 'id', 'select, insert, update');
call locks.by_access('sharing_invitation', 'id', 'select, insert');
call locks.by_access('sharing_invitationreply', 'invitation_id', 'select, insert');
create policy shows_its_name on sharing_invitationreply for select to chiltern_app, chiltern_worker using (
  shows_name and exists (select 1 from foundation_access a where a.thing = sharing_invitationreply.meeting));
call locks.by_access('sharing_contribution', 'disclosure', 'select, insert');
call locks.at_home('sharing_presence', 'meeting_id', 'select, insert');
call locks.by_access('sharing_minute', 'id', 'select, insert');
call locks.by_access('sharing_minutecopy', 'id', 'select, insert');
call locks.at_home('sharing_minutefilecopy', 'minute_copy', 'select, insert');
call locks.at_home('sharing_familyversion', 'meeting_id', 'select, insert');
call locks.at_home('sharing_handedover', 'version_id', 'select, insert');

-- The second look: those who decided, and those who look; the answer is a row of theirs.
call locks.by_access('sharing_secondlook', 'id', 'select, insert');
call locks.by_access('sharing_secondlookanswer', 'look_id', 'select, insert');

-- Consent: on which a decision relied, at home; that something came on it alone, both; that it was withdrawn, whoever shared
-- it and one recipient, each through the row itself, and what that one answers; what was read again, at the recipient.
call locks.at_home('sharing_consentrelied', 'about', 'select, insert');
call locks.by_access('sharing_restsonconsent', 'disclosure', 'select, insert');
call locks.by_access('sharing_consentstop', 'id', 'select, insert');
call locks.by_access('sharing_stopanswer', 'stop_id', 'select, insert');
call locks.at_home('sharing_reliedread', 'stop_id', 'select, insert');

-- Corrections: the words, by whoever reads the item, written by the item's own keeper alone; that one holder is told, the owner
-- and that one, and what it confirms.
call locks.by_access('sharing_correction', 'item', 'select, insert');
create policy owns on sharing_correction as restrictive for insert to chiltern_app, chiltern_worker with check (
  exists (select 1 from sharing_item i where i.id = sharing_correction.item and i.keeper = sharing_correction.keeper));
call locks.by_access('sharing_correctionnotice', 'id', 'select, insert');
call locks.by_access('sharing_correctionconfirmed', 'notice_id', 'select, insert');

-- Recall: that there was one, the giver and its recipient, through the row itself; its words lie under a key that the recipient
-- no longer holds.
call locks.by_access('sharing_recall', 'id', 'select, insert');

-- Notes of advice: whoever wrote one and whom they asked, at home alone; questions and answers stand with the note.
call locks.at_home('sharing_advicenote', 'id', 'select, insert');
call locks.at_home('sharing_advicequestion', 'note_id', 'select, insert');
call locks.at_home('sharing_adviceanswer', 'note', 'select, insert');

-- Forms under way: the post that writes them.
call locks.by_access('sharing_draft', 'id', 'select, insert, update, delete');

-- A notice to an owner that is held back: at home. What went on under it: whoever gave and whoever received it, and the owner
-- once it is told, since nobody else is let in to what went on.
call locks.at_home('sharing_heldnotice', 'id', 'select, insert, update');
call locks.at_home('sharing_noticeasked', 'notice_id', 'select, insert');
call locks.at_home('sharing_noticeagreed', 'notice', 'select, insert');
call locks.by_access('sharing_quiethop', 'disclosure', 'select, insert');
-- An owner that is told of the same disclosure, for what is its own, reads nothing of another that is not.
create policy not_of_others on sharing_quiethop as restrictive for select to chiltern_app, chiltern_worker using (
  (select ctx.agency()) = any (owners) or not exists (select 1 from foundation_access a
    where a.thing = sharing_quiethop.disclosure and a.kind in ('disclosure.of_ours', 'disclosure.excepted')));

-- A court's order: at home alone. The notice of it: its owner, through the row itself, and whoever reads the order at home.
call locks.at_home('sharing_courtorder', 'id', 'select, insert, update');
call locks.by_access('sharing_courtnotice', 'id', 'select, insert');
call locks.at_home('sharing_courtword', 'of_order', 'select, insert');

-- Asking the owner.
call locks.by_access('sharing_onwardpermission', 'id', 'select, insert');
call locks.by_access('sharing_onwardanswer', 'permission_id', 'select, insert, update');
call locks.by_access('sharing_onwardheard', 'permission_id', 'select, insert');
call locks.by_access('sharing_onwardwithdrawal', 'permission_id', 'select, insert');

-- Bundles under way: at home. A passage that went: whoever sees the disclosure. An owner that sees that its own went on sees of
-- the rest nothing: neither what else went with it, nor that anything did, nor how much.
call locks.at_home('sharing_bundle', 'id', 'select, insert');
call locks.at_home('sharing_bundlepart', 'bundle_id', 'select, insert');
call locks.by_access('sharing_quotation', 'disclosure', 'select, insert');
create policy not_of_others on sharing_quotation as restrictive for select to chiltern_app, chiltern_worker using (
  not exists (select 1 from foundation_access a
    where a.thing = sharing_quotation.disclosure and a.kind in ('disclosure.of_ours', 'disclosure.excepted'))
  or exists (select 1 from foundation_thing t where t.id = sharing_quotation.item and t.keeper = (select ctx.agency())));
create policy not_of_others on sharing_discloseditem as restrictive for select to chiltern_app, chiltern_worker using (
  not exists (select 1 from foundation_access a
    where a.thing = sharing_discloseditem.disclosure_id and a.kind in ('disclosure.of_ours', 'disclosure.excepted'))
  or exists (select 1 from foundation_thing t where t.id = sharing_discloseditem.item and t.keeper = (select ctx.agency())));

-- Prints of what was received, and what was said of words that were recognised: at home, by whoever sees the item.
call locks.at_home('sharing_textprint', 'item', 'select, insert');
call locks.at_home('sharing_wordsrecognised', 'item', 'select, insert');

-- Whether somebody at the agency asked is in conflict with a person whom these tokens could mean; if so, who is outside
-- it: those who read as the duty desk, else anyone there. Null: nobody is in conflict. Answers ids of posts and no more.
grant select on people_searchtoken, agencies_agency to chiltern_ctx_owner;
drop policy if exists lock_reads on people_searchtoken;
create policy lock_reads on people_searchtoken for select to chiltern_ctx_owner using (true);
set role chiltern_ctx_owner;
create or replace function ctx.in_conflict_meant(asked uuid, names bytea[], dates bytea[], numbers bytea[]) returns uuid[]
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select array_agg(person) from (
    select c.person from foundation_conflict c join people_searchtoken t on t.keeper = c.agency and t.person_id = c.person
     where c.agency = asked and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at()))
       and (t.token = any (names) or t.token = any (dates) or t.token = any (numbers))
     group by c.person
    having bool_or(t.token = any (numbers)) or (bool_or(t.token = any (names)) and bool_or(t.token = any (dates)))
        or count(distinct t.token) filter (where t.token = any (names)) >= 2) found $$;
revoke all on function ctx.in_conflict_meant(uuid, bytea[], bytea[], bytea[]) from public;
create or replace function ctx.posts_outside_conflict(asked uuid, names bytea[], dates bytea[], numbers bytea[]) returns uuid[]
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare meant uuid[] := ctx.in_conflict_meant(asked, names, dates, numbers); alike uuid[]; posts uuid[];
begin
  if meant is null then return null; end if;
  select array_agg(p.id order by p.id) filter (where on_desk), array_agg(p.id order by p.id) into posts, alike from (
    select s.id, exists (select 1 from foundation_postreader r join agencies_agency a on a.duty_desk = r.reader
        where r.post = s.id and a.id = asked and (r.ends_at is null or r.ends_at > (select ctx.at()))) as on_desk
      from foundation_poststanding s
     where s.agency = asked and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at()))
       and s.role in ('practitioner', 'manager')
       and not exists (select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (meant)
                       and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at())))) p;
  -- Where nobody who works there is outside it: the safeguarding lead, else whom the council's officer names.
  return coalesce(posts, alike, ctx.last_readers(asked, meant));
end $$;
revoke all on function ctx.posts_outside_conflict(uuid, bytea[], bytea[], bytea[]) from public;
grant execute on function ctx.posts_outside_conflict(uuid, bytea[], bytea[], bytea[]) to chiltern_app, chiltern_worker;

-- Posts of the acting agency that may not be given what these tokens could mean: whoever holds one is in conflict with that person.
create or replace function ctx.posts_in_conflict(names bytea[], dates bytea[], numbers bytea[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select distinct s.id from foundation_poststanding s join foundation_conflict c on c.practitioner = s.practitioner
   where s.agency = (select ctx.agency()) and c.agency = s.agency
     and c.person = any ((select ctx.in_conflict_meant((select ctx.agency()), names, dates, numbers))::uuid[])
     and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at())) $$;
revoke all on function ctx.posts_in_conflict(bytea[], bytea[], bytea[]) from public;
grant execute on function ctx.posts_in_conflict(bytea[], bytea[], bytea[]) to chiltern_app, chiltern_worker;
reset role;

-- What is past its due time. The steps are written by the scheme's clock alone, through the functions below; both sides
-- read them, and whoever was given a step without the thing reads that step.
call locks.by_access('sharing_climb', 'thing', 'select');
create policy given_itself on sharing_climb for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency()) and exists (select 1 from foundation_access a where a.thing = sharing_climb.id));
create policy clock_reads on sharing_climb for select to chiltern_ctx_owner using (true);
create policy clock_writes on sharing_climb for insert to chiltern_ctx_owner with check (ctx.way() = 'command');
create policy clock_settles on sharing_climb for update to chiltern_ctx_owner using (ctx.way() = 'command') with check (ctx.way() = 'command');
grant select, insert, update on sharing_climb to chiltern_ctx_owner;
drop policy if exists clock_bears on foundation_thing;
create policy clock_bears on foundation_thing for insert to chiltern_ctx_owner with check (kind = 'climb' and ctx.way() = 'command');
create policy clock_reads on sharing_agencyrequest for select to chiltern_ctx_owner using (true);
create policy clock_reads on sharing_handling for select to chiltern_ctx_owner using (true);
create policy clock_reads on sharing_onwardpermission for select to chiltern_ctx_owner using (true);
create policy clock_reads on sharing_disclosure for select to chiltern_ctx_owner using (true);
grant select (id, keeper, provider, reference, urgency, requester_state, outside_body) on sharing_agencyrequest to chiltern_ctx_owner;
grant select (agency_request_id, state) on sharing_handling to chiltern_ctx_owner;
grant select (id, keeper, originator, disclosure) on sharing_onwardpermission to chiltern_ctx_owner;
grant select (id, keeper, recipient, reference, show_originator) on sharing_disclosure to chiltern_ctx_owner;
create policy clock_reads on sharing_clarification for select to chiltern_ctx_owner using (true);
create policy clock_reads on sharing_followup for select to chiltern_ctx_owner using (true);
grant select (id, agency_request_id) on sharing_clarification to chiltern_ctx_owner;
grant select (agency_request_id, number, answers, urgency) on sharing_followup to chiltern_ctx_owner;
create policy clock_reads on sharing_secondlook for select to chiltern_ctx_owner using (true);
grant select (id, reference) on sharing_secondlook to chiltern_ctx_owner;
create policy clock_reads on sharing_invitation for select to chiltern_ctx_owner using (true);
grant select (id, meeting_id) on sharing_invitation to chiltern_ctx_owner;
create policy clock_reads on sharing_meeting for select to chiltern_ctx_owner using (true);
grant select (id, reference, state) on sharing_meeting to chiltern_ctx_owner;
create policy clock_reads on sharing_consentstop for select to chiltern_ctx_owner using (true);
grant select on sharing_consentstop to chiltern_ctx_owner;
create policy clock_reads on sharing_correctionnotice for select to chiltern_ctx_owner using (true);
grant select on sharing_correctionnotice to chiltern_ctx_owner;
create policy clock_reads on sharing_heldnotice for select to chiltern_ctx_owner using (true);
grant select (id, keeper, reference) on sharing_heldnotice to chiltern_ctx_owner;
create policy clock_reads on sharing_telling for select to chiltern_ctx_owner using (true);
grant select (disclosure_id, named_posts) on sharing_telling to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- What waits in lists of these kinds past the time by which it is sorted there, with how far up it has gone for that time.
-- Identifiers, states and times. What was withdrawn, or stands still while the requester clarifies, is not late.
create or replace function ctx.overdue(kinds text[], most integer)
    returns table (thing uuid, agency uuid, noun text, due_at timestamptz, other uuid, reference text, urgency text,
      steps integer, managed boolean)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog
  set enable_bitmapscan = off set enable_seqscan = off as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks what is late everywhere' using errcode = '42501';
  end if;
  return query
    with late as (
      select distinct on (a.thing) a.thing, r.agency, split_part(a.kind, '.', 1) as noun, a.sort_at, a.keeper
        from unnest(kinds) k cross join foundation_reader r cross join lateral (
          select x.thing, x.kind, x.sort_at, x.keeper from foundation_access x
           where x.reader = r.id and x.kind = k and x.sort_at < moment and (x.until is null or x.until > moment)) a
       order by a.thing, a.sort_at desc)
    -- What we asked or told a body outside the Code goes up at home, and waits for that body.
    select l.thing, l.agency, case when l.keeper <> l.agency or q.outside_body is not null then l.noun
          when l.noun = 'request' then 'asked_outside' when l.noun = 'telling' then 'told_outside' else l.noun end, l.sort_at,
        coalesce(q.outside_body, n.as_from, case when l.noun = 'personal' then '00000000-0000-0000-0000-000000000000'::uuid
          when l.keeper = l.agency and l.noun in ('request', 'telling') then coalesce(q.provider, d.recipient) else l.keeper end),
        coalesce(q.reference, d.reference, v.reference, g.reference, s.reference, n.reference, t.reference, z.reference, ''), coalesce(u.urgency, q.urgency, ''),
        coalesce(c.step, 0), exists (select 1 from foundation_poststanding s where s.agency = l.agency
          and s.role = 'manager' and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment))
      from late l left join sharing_agencyrequest q on q.id = l.thing
      left join sharing_handling h on h.agency_request_id = l.thing
      left join lateral (select f.urgency from sharing_followup f where f.agency_request_id = q.id order by f.number desc limit 1) u on true
      left join sharing_disclosure d on d.id = l.thing left join sharing_secondlook v on v.id = l.thing
      left join sharing_invitation i on i.id = l.thing left join sharing_meeting g on g.id = i.meeting_id
      left join sharing_consentstop s on s.id = l.thing left join sharing_correctionnotice n on n.id = l.thing
      left join sharing_heldnotice t on t.id = l.thing left join sharing_courtorder z on z.id = l.thing
      left join lateral (select max(b.step) as step from sharing_climb b where b.thing = l.thing and b.due_at = l.sort_at) c on true
     where coalesce(c.step, 0) < 2 and coalesce(q.requester_state, '') not in ('withdrawn', 'closed')
       and coalesce(h.state, '') <> 'decided_not_told' and coalesce(g.state, 'called') = 'called'
       and not (coalesce(h.state, '') = 'clarifying' and coalesce(u.urgency, q.urgency) = 'routine' and exists (
         select from sharing_clarification b where b.agency_request_id = l.thing
            and not exists (select from sharing_followup f where f.answers = b.id)))
     order by coalesce(c.step, 0), case when c.step is null then -extract(epoch from l.sort_at) else extract(epoch from l.sort_at) end
     limit most;
end $$;

-- Takes steps, each once for a thing and its due time, whoever else takes them at the same moment; gives those taken here.
-- Step 1 lets in the managers who read as one of the thing's teams or desks, or as a team of whoever has it by name, and
-- whoever covers for them. Step 2 gives the step itself, without the thing, to representative and deputies. A thing that
-- lies with named posts alone goes to nobody but managers among them. `people` goes with every row: conflict binds.
create or replace function ctx.climb(ids uuid[], things uuid[], agencies uuid[], nouns text[], steps integer[],
    dues timestamptz[], others uuid[], refs text[], urgencies text[]) returns setof uuid
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at(); one sharing_climb; mine uuid[]; wide boolean; named uuid[];
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock takes these steps' using errcode = '42501';
  end if;
  for one in
    insert into sharing_climb (id, keeper, made_at, thing, noun, step, due_at, other, reference, urgency)
    select w.id, w.agency, moment, w.thing, w.noun, w.step, w.due, w.other, w.ref, w.urgency
      from unnest(ids, things, agencies, nouns, steps, dues, others, refs, urgencies)
        w (id, thing, agency, noun, step, due, other, ref, urgency)
     order by w.thing, w.step
    on conflict do nothing returning *
  loop
    select array_agg(a.reader), bool_or(r.kind in ('team', 'duty_desk')) into mine, wide
      from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = one.keeper
     where a.thing = one.thing and a.kind not like 'opened.%' and (a.until is null or a.until > moment);
    select coalesce(array_agg(distinct p), '{}') into named from foundation_access a
      join foundation_reader r on r.id = a.reader and r.agency = one.keeper cross join unnest(a.people) p
     where a.thing = one.thing;
    if one.step = 1 then
      if wide then
        mine := mine || array(select t.reader from foundation_postreader t join foundation_reader r on r.id = t.reader
          where t.post = any (mine) and r.kind in ('team', 'duty_desk') and t.starts_at <= moment
            and (t.ends_at is null or t.ends_at > moment));
      end if;
      insert into foundation_access (reader, thing, keeper, people, kind, sort_at, until)
      select w.post, one.thing, (select t.keeper from foundation_thing t where t.id = one.thing), named, case one.noun when 'asked_outside' then 'request' when 'told_outside' then 'telling' else one.noun end || '.climbed', one.due_at, max(w.until) from (
        select s.id as post, null::timestamptz as until from foundation_poststanding s
          join foundation_postreader t on t.post = s.id and t.reader = any (mine) and t.starts_at <= moment
           and (t.ends_at is null or t.ends_at > moment)
         where s.agency = one.keeper and s.role = 'manager' and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
        union all
        select c.covered_by, c.ends_at from agencies_cover c
         where wide and c.keeper = one.keeper and c.away = any (mine) and c.starts_at <= moment and c.ends_at > moment) w
       group by w.post
      on conflict (reader, thing) do update set kind = excluded.kind, sort_at = excluded.sort_at;
    -- A second look lies with posts alone because it is theirs to do, and shows nobody: it goes up all the same. So does what a
    -- person asks, which lies with those who represent the agency: late, it stands first in their work. And so does what was
    -- told to posts that the teller named, where nobody there has restricted it since; but to nobody who is in conflict with
    -- anyone, since whom it is about may not have been matched.
    elsif wide or one.noun in ('look', 'personal') or (one.noun = 'telling'
        and exists (select from sharing_telling t where t.disclosure_id = one.thing and t.named_posts <> '{}')
        and not exists (select from sharing_restriction x
          where x.thing = one.thing and x.keeper = one.keeper and x.lifted_at is null)) then
      insert into foundation_thing (id, keeper, kind) values (one.id, one.keeper, 'climb');
      insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
      select s.id, one.id, one.keeper, named, 'climb.given', one.due_at from foundation_poststanding s
       where s.agency = one.keeper and s.role in ('representative', 'deputy') and s.starts_at <= moment
         and (s.ends_at is null or s.ends_at > moment)
         and (wide or one.noun = 'look' or not exists (select from foundation_conflict f
           where f.practitioner = s.practitioner and f.starts_at <= moment and (f.ends_at is null or f.ends_at > moment)));
    end if;
    return next one.id;
  end loop;
end $$;

-- What was answered since is taken off the lists of those to whom a step was given; how many. Whom a thing was matched with
-- in the meantime goes with the step: conflict binds there too.
create or replace function ctx.settle_climbs(kinds text[]) returns bigint
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare settled bigint;
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock settles these steps' using errcode = '42501';
  end if;
  update foundation_access g set people = w.people from (
    select c.id, array(select distinct p from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = c.keeper
        cross join unnest(a.people) p where a.thing = c.thing order by p) as people
      from sharing_climb c where c.settled_at is null and c.step = 2) w
   where g.thing = w.id and g.kind = 'climb.given' and g.people <> w.people;
  with done as (
    update sharing_climb c set settled_at = (select ctx.at()) where c.settled_at is null and not exists (
      select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = c.keeper
       where a.thing = c.thing and a.kind = any (kinds) and a.sort_at = c.due_at) returning c.id)
  update foundation_access a set kind = 'climb.settled' from done where a.thing = done.id and a.kind = 'climb.given';
  get diagnostics settled = row_count;
  return settled;
end $$;

-- A page of a list, sifted: through some of one's readers, of one urgency, with one other agency, past due. The lock's own
-- rule (reader, conflict, end) stands inside, as in ctx.page; the count is of what the sift leaves, up to `cap`.
create or replace function ctx.sifted(kinds text[], through uuid[], of_urgency text, with_agency uuid, late boolean,
    after_at timestamptz, after_thing uuid, newest boolean, most integer, cap integer)
    returns table (thing uuid, kind text, sort_at timestamptz, many bigint)
  language plpgsql stable security definer parallel restricted set search_path = ctx, public, pg_catalog as $$
declare mine uuid[] := array(select r from unnest(ctx.readers()) r where through is null or r = any (through));
  me uuid := ctx.agency(); closed uuid[] := ctx.conflicts(); moment timestamptz := ctx.at();
begin
  return query
    with seen as (
      select distinct on (x.thing) x.* from unnest(kinds) k cross join unnest(mine) r cross join lateral (
        select a.thing, a.kind, a.sort_at, a.keeper from foundation_access a
         where a.reader = r and a.kind = k and not a.people && closed and (a.until is null or a.until > moment)
           and (not late or a.sort_at < moment)
         order by case when newest then -extract(epoch from a.sort_at) else extract(epoch from a.sort_at) end limit 10 * cap) x
       order by x.thing, x.sort_at),
    kept as (
      select s.thing, s.kind, s.sort_at from seen s
        left join sharing_agencyrequest q on q.id = s.thing left join sharing_onwardpermission p on p.id = s.thing
        left join sharing_disclosure d on d.id = s.thing left join sharing_climb c on c.id = s.thing
        left join sharing_correctionnotice m on m.id = s.thing
        -- Whose it is was kept from us: then no sift finds it out either.
        left join sharing_disclosure w on w.id = p.disclosure
          and (w.show_originator = 'all' or (w.show_originator = 'first' and w.keeper = p.originator))
       where (of_urgency is null or of_urgency = coalesce((select f.urgency from sharing_followup f
            where f.agency_request_id = q.id order by f.number desc limit 1), q.urgency, c.urgency))
         and (with_agency is null
              or with_agency = case when s.keeper <> me then coalesce(m.as_from, s.keeper) else coalesce(q.provider, case when w.id is not null then p.originator end, d.recipient, c.other) end)),
    counted as (select least(count(*), cap) as many from kept)
    select k.thing, k.kind, k.sort_at, n.many from counted n left join lateral (
      select * from kept w where case when newest
          then (w.sort_at, w.thing) < (coalesce(after_at, 'infinity'), coalesce(after_thing, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
          else (w.sort_at, w.thing) > (coalesce(after_at, '-infinity'), coalesce(after_thing, '00000000-0000-0000-0000-000000000000')) end
       order by case when newest then w.sort_at end desc, case when not newest then w.sort_at end,
         case when newest then w.thing end desc, case when not newest then w.thing end limit most) k on true;
end $$;
revoke all on function ctx.overdue(text[], integer),
  ctx.climb(uuid[], uuid[], uuid[], text[], integer[], timestamptz[], uuid[], text[], text[]), ctx.settle_climbs(text[]),
  ctx.sifted(text[], uuid[], text, uuid, boolean, timestamptz, uuid, boolean, integer, integer) from public;
grant execute on function ctx.overdue(text[], integer),
  ctx.climb(uuid[], uuid[], uuid[], text[], integer[], timestamptz[], uuid[], text[], text[]), ctx.settle_climbs(text[])
  to chiltern_worker;
grant execute on function ctx.sifted(text[], uuid[], text, uuid, boolean, timestamptz, uuid, boolean, integer, integer)
  to chiltern_app, chiltern_worker;
-- To whom at another agency something can be told by name of the post: who works on its duty desk now, by title. No name.
set role chiltern_ctx_owner;
create or replace function ctx.posts_to_address(of_agency uuid) returns table (post uuid, title text)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select p.id, p.title from agencies_agency a
    join foundation_postreader r on r.reader = a.duty_desk and r.starts_at <= (select ctx.at()) and (r.ends_at is null or r.ends_at > (select ctx.at()))
    join foundation_poststanding s on s.id = r.post and s.agency = a.id
     and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at())) and s.role in ('practitioner', 'manager')
    join agencies_post p on p.id = s.id
   where a.id = of_agency and (select ctx.agency()) is not null
   order by p.title, p.id $$;
revoke all on function ctx.posts_to_address(uuid) from public;
grant execute on function ctx.posts_to_address(uuid) to chiltern_app, chiltern_worker;
reset role;

-- Whoever asked, or told unasked, waits no longer once the agency that was asked or told has answered. The acting agency
-- moves the other's rows on that one thing, from the list of what is waited for to that of what is answered, and no others.
create policy answer_reads on sharing_reply for select to chiltern_ctx_owner using (true);
create policy answer_reads on sharing_answerback for select to chiltern_ctx_owner using (true);
grant select (agency_request_id, keeper) on sharing_reply to chiltern_ctx_owner;
grant select (disclosure_id, keeper) on sharing_answerback to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.file_answered(of_thing uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  update foundation_access a set kind = 'request.answered', sort_at = moment
   where a.thing = of_thing and a.kind = 'request.sent'
     and exists (select from sharing_reply r where r.agency_request_id = of_thing and r.keeper = me);
  update foundation_access a set kind = 'telling.answered'
   where a.thing = of_thing and a.kind = 'telling.given'
     and exists (select from sharing_answerback b where b.disclosure_id = of_thing and b.keeper = me);
end $$;
revoke all on function ctx.file_answered(uuid) from public;
grant execute on function ctx.file_answered(uuid) to chiltern_app, chiltern_worker;
reset role;

-- Who looks afterwards at what this post decides alone: managers of its own agency, else of its commissioner, else of the same
-- legal body, else whom the council's officer named for it, or for whoever has nobody else. Never who decides, in any post.
set role chiltern_ctx_owner;
create or replace function ctx.second_lookers() returns table (post uuid, agency uuid, because text, rank integer)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at(); decides uuid := ctx.practitioner(); me record;
begin
  select a.id, a.commissioner_id, a.legal_body_id, s.account into me from agencies_agency a
    join foundation_poststanding s on s.id = (select ctx.post()) where a.id = (select ctx.agency());
  if me.id is null then return; end if;
  return query
    with others as (
      select s.id, s.agency, s.role from foundation_poststanding s
       where s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment) and s.practitioner <> decides
         and (me.account is null or s.account is distinct from me.account) and s.role in ('manager', 'practitioner')),
    named as (
      select distinct on (n.agency) n.agency, n.post from agencies_secondlooker n
       where n.agency = me.id or n.agency is null order by n.agency, n.made_at desc, n.id),
    found as (
      select o.id, o.agency, 'manager' as because, 1 as rank from others o where o.agency = me.id and o.role = 'manager'
      union all
      select o.id, o.agency, 'commissioner', 2 from others o where o.agency = me.commissioner_id and o.role = 'manager'
      union all
      select o.id, o.agency, 'trust', 3 from others o join agencies_agency a on a.id = o.agency
       where a.legal_body_id = me.legal_body_id and a.id <> me.id and a.state = 'admitted' and o.role = 'manager'
      union all
      select o.id, o.agency, 'officer', case when n.agency is null then 5 else 4 end
        from named n join others o on o.id = n.post)
    select f.id, f.agency, f.because, f.rank from found f order by f.rank, f.agency, f.id;
end $$;
revoke all on function ctx.second_lookers() from public;
grant execute on function ctx.second_lookers() to chiltern_app, chiltern_worker;
reset role;

-- A hidden place that waits for a second person, and the answer: whoever decided, and those who may release it.
call locks.at_home('sharing_placerelease', 'id', 'select, insert');
call locks.at_home('sharing_releaseanswer', 'release_id', 'select, insert');

-- Who works on a request at the agency that asked, by title and without a name: for the agency that was asked alone. And who
-- else at the acting agency may release what this post decides: whoever reads the request there, and its managers.
grant select (asked_by) on sharing_agencyrequest to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.posts_that_asked(of_request uuid) returns table (post uuid, title text)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select distinct p.id, p.title || case when p.id = q.asked_by then ', who asked' else '' end as called from sharing_agencyrequest q
    join foundation_access a on a.thing = q.id and (a.until is null or a.until > (select ctx.at())) and a.kind not like 'opened.%'
    join foundation_reader r on r.id = a.reader and r.agency = q.keeper
    join foundation_postreader t on t.reader = r.id and t.starts_at <= (select ctx.at()) and (t.ends_at is null or t.ends_at > (select ctx.at()))
    join foundation_poststanding s on s.id = t.post and s.agency = q.keeper and s.role in ('practitioner', 'manager')
     and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at()))
    join agencies_post p on p.id = s.id
   where q.id = of_request and q.provider = (select ctx.agency()) and q.keeper <> q.provider and ctx.sees(of_request)
     and not exists (select 1 from foundation_conflict c where c.practitioner = s.practitioner and c.person = any (a.people)
       and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at())))
   order by called, p.id $$;

create or replace function ctx.second_persons(of_thing uuid) returns table (post uuid, role text, sees boolean)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with filed as (
    select a.reader, a.people from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = (select ctx.agency())
     where a.thing = of_thing and a.kind not like 'opened.%' and (a.until is null or a.until > (select ctx.at()))),
  others as (
    select s.id, s.role, exists (select 1 from foundation_postreader t join filed f on f.reader = t.reader
        where t.post = s.id and t.starts_at <= (select ctx.at()) and (t.ends_at is null or t.ends_at > (select ctx.at()))) as sees
      from foundation_poststanding s left join foundation_poststanding me on me.id = (select ctx.post())
     where s.agency = (select ctx.agency()) and s.practitioner <> (select ctx.practitioner())
       and (me.account is null or s.account is distinct from me.account)
       and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at())) and s.role in ('practitioner', 'manager')
       and not exists (select 1 from foundation_conflict c, filed f where c.practitioner = s.practitioner
         and c.person = any (f.people) and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at()))))
  select o.id, o.role, o.sees from others o
   where ctx.sees(of_thing) and (o.sees or o.role = 'manager') order by o.sees desc, o.id $$;

-- Which of these colleagues are in conflict with one of these people, whom the acting post sees: none of them is a second person.
create or replace function ctx.in_conflict(of_practitioners uuid[], of_people uuid[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select distinct c.practitioner from foundation_conflict c
   where c.practitioner = any (of_practitioners) and c.person = any (of_people) and ctx.sees(c.person)
     and c.starts_at <= (select ctx.at()) and (c.ends_at is null or c.ends_at > (select ctx.at()))
     and exists (select 1 from foundation_poststanding s where s.practitioner = c.practitioner and s.agency = (select ctx.agency())) $$;
revoke all on function ctx.posts_that_asked(uuid), ctx.second_persons(uuid), ctx.in_conflict(uuid[], uuid[]) from public;
grant execute on function ctx.posts_that_asked(uuid), ctx.second_persons(uuid), ctx.in_conflict(uuid[], uuid[])
  to chiltern_app, chiltern_worker;
reset role;

-- Which of the acting agency's own people a request that this post sees could mean, whether it sees their records or not: for
-- whoever says that they know them. Ids alone.
set role chiltern_ctx_owner;
create or replace function ctx.own_people_asked(of_request uuid, names bytea[], dates bytea[], numbers bytea[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select a from ctx.alike((select ctx.agency()), names, dates, numbers) a
   where ctx.sees(of_request) and exists (select 1 from sharing_agencyrequest q where q.id = of_request) $$;
revoke all on function ctx.own_people_asked(uuid, bytea[], bytea[], bytea[]) from public;
grant execute on function ctx.own_people_asked(uuid, bytea[], bytea[], bytea[]) to chiltern_app, chiltern_worker;
reset role;

-- Second looks that nobody was asked for, then or since, with the post that decided where it stands: for the scheme's clock.
create policy clock_reads on sharing_secondlookanswer for select to chiltern_ctx_owner using (true);
grant select (look_id) on sharing_secondlookanswer to chiltern_ctx_owner;
grant select (because, decided_by) on sharing_secondlook to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.unplaced_looks(most integer) returns table (look uuid, post uuid)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks this' using errcode = '42501';
  end if;
  return query select l.id, s.id from sharing_secondlook l join foundation_poststanding s on s.id = l.decided_by
     and s.starts_at <= (select ctx.at()) and (s.ends_at is null or s.ends_at > (select ctx.at()))
   where l.because = 'nobody' and not exists (select 1 from sharing_secondlookanswer a where a.look_id = l.id)
     and not exists (select 1 from foundation_access a where a.thing = l.id and a.kind in ('look.placed', 'look.asked'))
   order by l.id limit most;
end $$;
revoke all on function ctx.unplaced_looks(integer) from public;
grant execute on function ctx.unplaced_looks(integer) to chiltern_worker;
reset role;

-- Restricted: its list and its story are for whoever sees the thing; everybody else is told that nothing is there.
call locks.at_home('sharing_restriction', 'thing', 'select, insert, update');
create policy clock_reads on sharing_restriction for select to chiltern_ctx_owner using (true);
grant select (thing, keeper, lifted_at) on sharing_restriction to chiltern_ctx_owner;
call locks.at_home('sharing_restrictiontold', 'thing', 'select, insert');

-- Read outside one's work: the one who read, and the representative and deputies who were told.
call locks.at_home('sharing_breakglass', 'id', 'select, insert, update');
call locks.at_home('sharing_glassword', 'glass_id', 'select, insert');

-- On hold: for whoever sees a thing under it, and for those who keep the list. Which things it held when it was set is
-- written by the function below: also those that whoever sets it does not see.
call locks.at_home('sharing_hold', 'thing', 'select, insert, update');
create policy listed on sharing_hold for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency()) and (exists (select 1 from foundation_access a where a.thing = sharing_hold.id)
    or exists (select 1 from sharing_heldthing h where h.hold = sharing_hold.id)));
call locks.at_home('sharing_heldthing', 'thing', 'select');
create policy lock_writes on sharing_heldthing for insert to chiltern_ctx_owner with check (keeper = ctx.agency());
create policy lock_reads on sharing_heldthing for select to chiltern_ctx_owner using (true);
grant select, insert on sharing_heldthing to chiltern_ctx_owner;
create policy lock_reads on sharing_hold for select to chiltern_ctx_owner using (true);
grant select (id, keeper, thing, after_death) on sharing_hold to chiltern_ctx_owner;
create policy lock_reads on sharing_reply for select to chiltern_ctx_owner using (true);
grant select (id, agency_request_id, disclosure) on sharing_reply to chiltern_ctx_owner;
create policy lock_reads on sharing_discloseditem for select to chiltern_ctx_owner using (true);
grant select (disclosure_id, item) on sharing_discloseditem to chiltern_ctx_owner;
grant select (agency_request, keeper) on sharing_disclosure to chiltern_ctx_owner;
grant select (parent_id) on sharing_agencyrequest to chiltern_ctx_owner;
grant select (item) on sharing_onwardpermission to chiltern_ctx_owner;
grant select (made_at, until, lifted_at) on sharing_hold to chiltern_ctx_owner;
create policy lock_reads on sharing_decideditem for select to chiltern_ctx_owner using (true);
grant select (about, item) on sharing_decideditem to chiltern_ctx_owner;
create policy lock_reads on sharing_writtendown for select to chiltern_ctx_owner using (true);
grant select (id, agency_request) on sharing_writtendown to chiltern_ctx_owner;
create policy lock_reads on sharing_requestforinformation for select to chiltern_ctx_owner using (true);
grant select (id, keeper) on sharing_requestforinformation to chiltern_ctx_owner;
set role chiltern_ctx_owner;

-- What belongs to requests on the floors above this one, which replace this.
create or replace function ctx.belonging_above(requests uuid[]) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$ select r from unnest(requests) r where false $$;

-- A request (or all that were asked together) with everything that came of it, or a disclosure with its items: ids, whether
-- one sees them or not; and those of them that the acting post sees.
create or replace function ctx.belonging(root uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with asked as (select q.id from sharing_agencyrequest q where q.id = root or q.parent_id = root),
    shared as (select d.id from sharing_disclosure d where d.id = root or d.agency_request in (select id from asked))
  select root
  union select id from asked
  union select t.item from sharing_decideditem t where t.about in (select id from asked)
  union select w.id from sharing_writtendown w where w.agency_request in (select id from asked)
  union select p.id from sharing_onwardpermission p
    where p.item in (select i.item from sharing_discloseditem i where i.disclosure_id in (select id from shared))
  union select r.id from sharing_reply r where r.agency_request_id in (select id from asked)
  union select c.id from sharing_clarification c where c.agency_request_id in (select id from asked)
  union select b from ctx.belonging_above(array(select id from asked)) b
  union select s.id from sharing_consentstop s where s.disclosure in (select id from shared union all select id from asked)
  union select n.id from sharing_correctionnotice n where n.disclosure in (select id from shared)
  union select o.id from sharing_courtorder o where o.disclosures && array(select id from shared)
  union select id from shared
  union select i.item from sharing_discloseditem i where i.disclosure_id in (select id from shared) $$;

create or replace function ctx.belonging_seen(root uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select b from ctx.belonging(root) b where ctx.sees(root) and ctx.sees(b) $$;

-- Since when and until when holds of the acting agency keep a thing: on it, on what it belonged to, on whom it is about.
create or replace function ctx.holds_over(of_thing uuid)
    returns table (since timestamptz, until timestamptz, lifted_at timestamptz)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select h.made_at, h.until, h.lifted_at from sharing_hold h
   where h.keeper = (select ctx.agency()) and (h.thing = of_thing
     or exists (select 1 from sharing_heldthing t where t.hold = h.id and t.thing = of_thing)
     or exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = (select ctx.agency())
       where a.thing = of_thing and h.thing = any (a.people))) $$;

-- Everything of the acting agency's about a person, or a thing with what belongs to it: under the hold from now on.
create or replace function ctx.put_on_hold(by_hold uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); held sharing_hold.thing%type; person boolean;
begin
  select h.thing into held from sharing_hold h where h.id = by_hold and h.keeper = me;
  if held is null then raise exception 'no hold of this agency' using errcode = '42501'; end if;
  person := exists (select 1 from foundation_thing t where t.id = held and t.kind = 'person');
  insert into sharing_heldthing (id, keeper, made_at, hold, thing)
  select gen_random_uuid(), me, (select ctx.at()), by_hold, x.thing from (
    select distinct a.thing from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
     where person and a.people @> array[held]
    union select b from ctx.belonging(held) b where not person) x
  on conflict do nothing;
end $$;

-- Opens, for this post and a short time, what these words mean at its own agency: its people by every word of a name and a
-- date, or by a number; what is filed under them; a request or what was shared by its reference. Never what named posts
-- alone may see, nor what names somebody in conflict, by any row there. What is seen anyway is not opened again.
create or replace function ctx.break_glass(opening uuid, lasting timestamptz, words bytea[], places integer[], dates bytea[],
    numbers bytea[], refs text[]) returns table (thing uuid, noun text, people uuid[])
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at(); meant uuid[]; roots uuid[]; everything uuid[];
begin
  if ctx.role() is null or ctx.role() not in ('practitioner', 'manager') then
    raise exception 'this role does not read outside its work' using errcode = '42501';
  end if;
  meant := array(select t.person_id from people_searchtoken t left join unnest(words, places) w (token, place) on w.token = t.token
     where t.keeper = me and (w.token is not null or t.token = any (dates) or t.token = any (numbers))
     group by t.person_id
    having bool_or(t.token = any (numbers)) or (bool_or(t.token = any (dates))
      and count(distinct w.place) = (select count(distinct p) from unnest(places) p) and cardinality(places) > 0));
  roots := meant
    || array(select q.id from sharing_agencyrequest q where q.reference = any (refs) and me in (q.keeper, q.provider))
    || array(select d.id from sharing_disclosure d where d.reference = any (refs) and me in (d.keeper, d.recipient));
  everything := array(select b from unnest(roots) o cross join lateral ctx.belonging(o) b
    union select a.thing from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
       join foundation_thing k on k.id = a.thing and k.kind in ('person', 'agency_request', 'reply', 'disclosure', 'item', 'call')
     where a.people && meant
       -- What waits to be released before it is told is nothing yet.
       and (k.kind <> 'disclosure' or exists (select 1 from sharing_disclosure d where d.id = a.thing)));
  return query
    with may as (
      select w.* from ctx.as_filed(everything, me) w
       where not w.people && (select ctx.conflicts()) and not ctx.sees(w.thing) and exists (
         select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me and r.kind <> 'post'
          where a.thing = w.thing and (a.until is null or a.until > moment))),
    written as (
      insert into foundation_access as x (reader, thing, keeper, people, kind, sort_at, until, via)
      select ctx.post(), m.thing, m.keeper, m.people, 'opened.' || k.kind, moment, least(m.until, lasting), opening
        from may m join foundation_thing k on k.id = m.thing
      on conflict on constraint foundation_access_pkey do update set kind = excluded.kind, sort_at = excluded.sort_at,
        people = excluded.people, until = excluded.until, via = excluded.via
      returning x.thing)
    select m.thing, k.kind, m.people from may m join foundation_thing k on k.id = m.thing
     where m.thing in (select z.thing from written z) and k.kind in ('person', 'agency_request', 'disclosure', 'call')
       and not (k.kind = 'disclosure' and exists (select 1 from sharing_disclosure d where d.id = m.thing and d.agency_request = any (everything)));
end $$;
revoke all on function ctx.belonging(uuid), ctx.belonging_above(uuid[]), ctx.belonging_seen(uuid), ctx.holds_over(uuid), ctx.put_on_hold(uuid),
  ctx.break_glass(uuid, timestamptz, bytea[], integer[], bytea[], bytea[], text[]) from public;
grant execute on function ctx.belonging_seen(uuid), ctx.holds_over(uuid), ctx.put_on_hold(uuid),
  ctx.break_glass(uuid, timestamptz, bytea[], integer[], bytea[], bytea[], text[]) to chiltern_app, chiltern_worker;
reset role;

-- A standing reply lies ready until its hour; then the scheme's clock lets the requester in, and says that it is answered.
call locks.at_home('sharing_standingreply', 'agency_request', 'select, insert');
create policy given_itself on sharing_standingreply for select to chiltern_app, chiltern_worker using (
  keeper = (select ctx.agency()) and exists (select 1 from foundation_access a where a.thing = sharing_standingreply.id));
create policy clock_reads on sharing_standingreply for select to chiltern_ctx_owner using (true);
create policy clock_tells on sharing_standingreply for update to chiltern_ctx_owner using (ctx.way() = 'command') with check (ctx.way() = 'command');
grant select, update on sharing_standingreply to chiltern_ctx_owner;
create policy clock_answers on sharing_handling for update to chiltern_ctx_owner using (ctx.way() = 'command') with check (ctx.way() = 'command');
grant update (state, answered_at, answered_up_to) on sharing_handling to chiltern_ctx_owner;
create policy clock_reads on sharing_decision for select to chiltern_ctx_owner using (true);
grant select (id, state) on sharing_decision to chiltern_ctx_owner;
grant select (reply_to) on sharing_agencyrequest to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.tell_standing_replies() returns table (request uuid, provider uuid, requester uuid)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at(); one record;
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock tells what has come to its hour' using errcode = '42501';
  end if;
  for one in
    update sharing_standingreply s set told_at = moment
      from sharing_decision d, sharing_agencyrequest q
     where s.told_at is null and s.go_at <= moment and d.id = s.decision and d.state = 'made'
       and q.id = s.agency_request and q.requester_state not in ('withdrawn', 'closed')
    returning s.agency_request, s.reply, s.go_at, s.answered_up_to, s.keeper, q.keeper as asker, q.reply_to
  loop
    -- To whom the answer goes at the requester: whoever was to get it, or the named posts to whom it was restricted since.
    insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
    select r.id, one.reply, one.keeper, coalesce(f.people, '{}'), 'reply.received', one.go_at
      from foundation_reader r left join ctx.as_filed(array[one.agency_request], one.asker) f on true
     where r.agency = one.asker and case
       when exists (select 1 from foundation_access a join foundation_reader o on o.id = a.reader and o.agency = one.asker and o.kind <> 'post'
         where a.thing = one.agency_request and a.kind not like 'opened.%' and (a.until is null or a.until > moment))
       then r.id = any (one.reply_to)
       else exists (select 1 from foundation_access a where a.thing = one.agency_request and a.reader = r.id
         and a.kind not like 'opened.%' and (a.until is null or a.until > moment)) end
    on conflict (reader, thing) do nothing;
    update foundation_access a set kind = 'request.answered', sort_at = one.go_at
     where a.thing = one.agency_request and a.kind = 'request.sent';
    update sharing_handling h set state = 'decided', answered_at = one.go_at, answered_up_to = one.answered_up_to
     where h.agency_request_id = one.agency_request;
    request := one.agency_request; provider := one.keeper; requester := one.asker;
    return next;
  end loop;
end $$;
revoke all on function ctx.tell_standing_replies() from public;
grant execute on function ctx.tell_standing_replies() to chiltern_worker;
reset role;

-- What of the acting agency's went out on consent alone about these people, and is not stopped yet: ids, whether the acting post
-- sees it or not. Whoever records another withdrawal about one of them, or decides on such a consent, waits for this one.
create policy lock_reads on sharing_consentrelied for select to chiltern_ctx_owner using (true);
grant select on sharing_consentrelied to chiltern_ctx_owner;
grant select (decision) on sharing_disclosure to chiltern_ctx_owner;
create policy lock_reads on sharing_acknowledgement for select to chiltern_ctx_owner using (true);
grant select (of, post, keeper) on sharing_acknowledgement to chiltern_ctx_owner;
create policy lock_reads on sharing_filecopy for select to chiltern_ctx_owner using (true);
grant select (disclosure, post, keeper) on sharing_filecopy to chiltern_ctx_owner;
grant select (answered_by) on sharing_answerback to chiltern_ctx_owner;
grant select (about, kind, keeper, decided_by) on sharing_decision to chiltern_ctx_owner;
create policy lock_reads on sharing_stopanswer for select to chiltern_ctx_owner using (true);
grant select (stop_id, keeper, removed, kept, answered_by) on sharing_stopanswer to chiltern_ctx_owner;
create policy lock_reads on sharing_restsonconsent for select to chiltern_ctx_owner using (true);
grant select (keeper, disclosure, items, until) on sharing_restsonconsent to chiltern_ctx_owner;
grant select (id) on sharing_decision to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.alone_with(of_people uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('consent ' || p::text, 0)) from (select distinct unnest(of_people) as p order by 1) x;
end $$;

create or replace function ctx.resting_on_consent_of(of_people uuid[]) returns table (disclosure uuid, recipient uuid, outside boolean,
    item uuid, purpose text, classes text[])
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency();
begin
  if me is null or exists (select 1 from unnest(of_people) p where not ctx.sees(p)) then
    raise exception 'not seen' using errcode = '42501';
  end if;
  perform ctx.alone_with(of_people);
  return query
    select d.id, d.recipient, not exists (select 1 from agencies_agency g where g.id = d.recipient), r.item, r.purpose, r.classes
      from sharing_consentrelied r join sharing_disclosure d on d.decision = r.decision and d.keeper = me and d.state <> 'recalled'
      join sharing_discloseditem i on i.disclosure_id = d.id and i.item = r.item
     where r.keeper = me and r.people && of_people
       and not exists (select 1 from sharing_consentstop s where s.disclosure = d.id and r.item = any (s.items))
    union all
    -- What was told in order to ask: the request itself.
    select q.id, q.provider, false, r.item, r.purpose, r.classes
      from sharing_consentrelied r join sharing_agencyrequest q on q.id = r.about and q.id = r.item and q.keeper = me
     where r.keeper = me and r.people && of_people
       and not exists (select 1 from sharing_consentstop s where s.disclosure = q.id)
     order by 1, 4;
end $$;

-- Whom what went out on consent alone is about, where that is past its last day and nobody was asked yet; each with the posts that
-- could ask, those that decided first: they see the person, and practise. For the scheme's clock: ids alone, a part at a time.
create or replace function ctx.lapsed_consents(today date, after uuid, most integer) returns table (person uuid, post uuid)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at();
begin
  if ctx.way() is distinct from 'command' then
    raise exception 'only the scheme''s clock asks this' using errcode = '42501';
  end if;
  return query
    with over as (
      select p as about, r.keeper, array_agg(distinct c.decided_by) as deciders
        from sharing_consentrelied r cross join unnest(r.people) p
        join sharing_disclosure d on d.decision = r.decision and d.keeper = r.keeper and d.state <> 'recalled'
        join sharing_discloseditem i on i.disclosure_id = d.id and i.item = r.item
        join sharing_decision c on c.id = r.decision
       where r.until < today and (after is null or p > after)
         and not exists (select 1 from sharing_consentstop s where s.disclosure = d.id and r.item = any (s.items))
       group by 1, 2 order by 1 limit most)
    select o.about, s.id from over o join foundation_poststanding s on s.agency = o.keeper
       and s.role in ('practitioner', 'manager') and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
     where exists (select 1 from foundation_access a where a.thing = o.about and (a.until is null or a.until > moment)
         and (a.reader = s.id or exists (select 1 from foundation_postreader t where t.post = s.id and t.reader = a.reader
           and t.starts_at <= moment and (t.ends_at is null or t.ends_at > moment))))
     order by o.about, not s.id = any (o.deciders), s.id;
end $$;

-- Each of these things of the acting agency's reaches those who read one of the others beside it, at that recipient and at home,
-- under the same people; and the acting post, unless all of that lies with named posts alone at home.
create or replace function ctx.let_in_like(noun text, of_things uuid[], likes uuid[], recipients uuid[], dues timestamptz[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
  with beside as (
    select w.* from unnest(of_things, likes, recipients, dues) w (thing, alike, recipient, due)
      join foundation_thing t on t.id = w.thing and t.keeper = me),
  filed as (
    select b.thing, b.due, r.id as reader, r.agency, r.kind, a.people,
        a.kind not like 'opened.%' and (a.until is null or a.until > moment) as stands
      from beside b join foundation_access a on a.thing = b.alike
      join foundation_reader r on r.id = a.reader and r.agency in (me, b.recipient)),
  let as (
    select thing, due, agency, reader from filed where stands
    union select thing, due, agency, (select ctx.post()) from filed where stands and agency = me and kind <> 'post')
  select l.reader, l.thing, me,
      array(select distinct p from filed f cross join unnest(f.people) p where f.thing = l.thing and f.agency = l.agency order by p),
      noun || case when l.agency = me then '.own' else '.asked' end, l.due
    from let l
  on conflict (reader, thing) do nothing;
end $$;
revoke all on function ctx.let_in_like(text, uuid[], uuid[], uuid[], timestamptz[]) from public;

-- Each of these stops of the acting agency's reaches those who read what was shared, and whoever recorded the withdrawal.
create or replace function ctx.let_in_stops(of_stops uuid[]) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select ctx.let_in_like('stop', array_agg(s.id order by s.id), array_agg(s.disclosure order by s.id),
      array_agg(s.recipient order by s.id), array_agg(s.due_at order by s.id))
    from sharing_consentstop s where s.id = any (of_stops) and s.keeper = (select ctx.agency()) $$;

-- Whoever shared it finds it answered: the acting agency moves the other's rows on that one, where its own answer stands.
create or replace function ctx.file_stop_answered(of_stop uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at();
begin
  update foundation_access a set kind = 'stop.answered', sort_at = moment
   where a.thing = of_stop and a.kind = 'stop.own'
     and exists (select from sharing_stopanswer n where n.stop_id = of_stop and n.keeper = me);
end $$;

-- What the recipient has stopped and removed: nobody there reads it any more, but what came by another way too, which still stands.
-- How many rows ended. Nothing is destroyed. A request stays: what was decided on it lies there.
create or replace function ctx.remove_stopped(of_stop uuid, gone uuid[]) returns integer
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at(); ended integer;
begin
  update foundation_access a set until = moment
    from sharing_consentstop s
   where s.id = of_stop and s.recipient = me and ctx.sees(of_stop) and a.thing = any (gone) and a.thing = any (s.items)
     and not exists (select 1 from sharing_agencyrequest q where q.id = a.thing)
     and (a.until is null or a.until > moment)
     and exists (select 1 from foundation_reader r where r.id = a.reader and r.agency = me)
     and not exists (
       select 1 from sharing_discloseditem i join sharing_disclosure d on d.id = i.disclosure_id
        where i.item = a.thing and d.recipient = me and d.id <> s.disclosure and not exists (
          select 1 from sharing_consentstop t left join sharing_stopanswer n on n.stop_id = t.id
           where t.disclosure = d.id and i.item = any (t.items) and not i.item = any (coalesce(n.kept, '{}'))));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- Who at the recipient acted on what was shared: the posts that asked for it, acknowledged it, answered it back, took it into the
-- file, passed it on or answered for it. For that agency alone.
create or replace function ctx.acted_on(of_stop uuid) returns setof uuid
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with it as (select s.id, s.disclosure, s.recipient from sharing_consentstop s
    where s.id = of_stop and s.recipient = (select ctx.agency()) and ctx.sees(of_stop)),
  asked as (select q.id, q.asked_by from it join sharing_disclosure d on d.id = it.disclosure
    join sharing_agencyrequest q on q.id = d.agency_request and q.keeper = it.recipient)
  select asked_by from asked
  union select k.post from it join sharing_acknowledgement k on k.of = it.disclosure and k.keeper = it.recipient
  union select k.post from it, asked join sharing_reply r on r.agency_request_id = asked.id
    join sharing_acknowledgement k on k.of = r.id where k.keeper = it.recipient
  union select b.answered_by from it join sharing_answerback b on b.disclosure_id = it.disclosure and b.keeper = it.recipient
  union select c.post from it join sharing_filecopy c on c.disclosure = it.disclosure and c.keeper = it.recipient
  union select d.decided_by from it join sharing_decision d on d.about = it.disclosure and d.keeper = it.recipient
  union select a.answered_by from it join sharing_stopanswer a on a.stop_id = it.id and a.keeper = it.recipient $$;

-- What came to the acting agency in a disclosure that it reads, on consent alone that has ended, and is not kept on another basis:
-- whoever there has been let in to the stop, the bar is everybody's.
create or replace function ctx.consent_over(of_disclosure uuid, today date) returns table (item uuid, ended text)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  with stopped as (select i, a.kept, case when r.until < (s.ended_at at time zone 'Europe/London')::date then 'lapsed'
        else 'withdrawn' end as how from sharing_consentstop s cross join unnest(s.items) i
      left join sharing_stopanswer a on a.stop_id = s.id left join sharing_restsonconsent r on r.disclosure = s.disclosure
     where s.disclosure = of_disclosure and s.recipient = (select ctx.agency()) and ctx.sees(of_disclosure)),
  lapsed as (select i from sharing_restsonconsent r cross join unnest(r.items) i
     where r.disclosure = of_disclosure and r.until < today and r.keeper <> (select ctx.agency()) and ctx.sees(of_disclosure))
  select i, how from stopped where kept is null or not i = any (kept)
  union all
  select i, 'lapsed' from lapsed where i not in (select i from stopped) $$;

-- Opens what was removed, for one of those posts and a short time.
create or replace function ctx.read_relied_on(of_stop uuid, reading uuid, lasting timestamptz) returns setof uuid
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); moment timestamptz := ctx.at(); gone uuid[];
begin
  if not exists (select 1 from ctx.acted_on(of_stop) p where p = (select ctx.post())) then
    raise exception 'not one of those who decided' using errcode = '42501';
  end if;
  gone := (select a.removed from sharing_stopanswer a where a.stop_id = of_stop and a.keeper = me);
  return query
    insert into foundation_access as x (reader, thing, keeper, people, kind, sort_at, until, via)
    select ctx.post(), t.id, t.keeper, w.people, 'opened.item', moment, lasting, reading
      from foundation_thing t cross join lateral (
        select array(select distinct p from foundation_access o join foundation_reader q on q.id = o.reader and q.agency = me
          cross join unnest(o.people) p where o.thing = t.id order by p) as people) w
     where t.id = any (gone) and not w.people && (select ctx.conflicts())
    on conflict on constraint foundation_access_pkey do update set kind = excluded.kind, sort_at = excluded.sort_at,
      people = excluded.people, until = excluded.until, via = excluded.via
    returning x.thing;
end $$;
revoke all on function ctx.alone_with(uuid[]), ctx.resting_on_consent_of(uuid[]), ctx.let_in_stops(uuid[]), ctx.file_stop_answered(uuid),
  ctx.remove_stopped(uuid, uuid[]), ctx.acted_on(uuid), ctx.consent_over(uuid, date), ctx.read_relied_on(uuid, uuid, timestamptz),
  ctx.lapsed_consents(date, uuid, integer) from public;
grant execute on function ctx.lapsed_consents(date, uuid, integer) to chiltern_worker;
grant execute on function ctx.alone_with(uuid[]), ctx.resting_on_consent_of(uuid[]), ctx.let_in_stops(uuid[]), ctx.file_stop_answered(uuid),
  ctx.remove_stopped(uuid, uuid[]), ctx.acted_on(uuid), ctx.consent_over(uuid, date), ctx.read_relied_on(uuid, uuid, timestamptz) to chiltern_app, chiltern_worker;
reset role;

-- Corrections. Who holds an item of the acting agency's, by whatever hops, whether the acting post sees that hop or not: ids, in
-- which disclosure it came last, and who stands as whoever tells where the terms do not show whose it is; who got it first first.
-- `quiet`: the owner knows nothing of that holder yet, and what the act says to it is not said to the owner either.
create policy lock_reads on sharing_correctionconfirmed for select to chiltern_ctx_owner using (true);
grant select (notice_id, keeper) on sharing_correctionconfirmed to chiltern_ctx_owner;
grant select (made_at) on sharing_disclosure to chiltern_ctx_owner;
set role chiltern_ctx_owner;
create or replace function ctx.alone_with_item(of_item uuid) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select pg_advisory_xact_lock(hashtextextended('item ' || of_item::text, 0)) where ctx.sees(of_item) $$;

create or replace function ctx.holders_of(of_item uuid)
    returns table (recipient uuid, outside boolean, disclosure uuid, as_from uuid, quiet boolean)
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select h.recipient, h.outside, h.disclosure, h.as_from, h.quiet from (
  select distinct on (d.recipient) d.recipient, not exists (select 1 from agencies_agency g where g.id = d.recipient) as outside,
      d.id as disclosure, min(d.made_at) over (partition by d.recipient) as since,
      w.quiet, case when not w.quiet
          and bool_or(d.show_originator = 'all' or (d.show_originator = 'first' and d.keeper = t.keeper)) over (partition by d.recipient)
        then t.keeper else d.keeper end as as_from
    from foundation_thing t join sharing_discloseditem i on i.item = t.id join sharing_disclosure d on d.id = i.disclosure_id
    cross join lateral (select exists (select from sharing_quiethop q
      where q.disclosure = d.id and q.told_at is null and t.keeper = any (q.owners)) as quiet) w
   where t.id = of_item and t.keeper = (select ctx.agency()) and ctx.sees(of_item) and d.recipient <> t.keeper
     and d.state <> 'recalled'
   order by d.recipient, w.quiet, d.made_at desc, d.id) h order by h.since, h.recipient $$;

-- Each of these notices reaches those who read any of what the item came in, at that holder and at home.
create or replace function ctx.let_in_notices(of_notices uuid[]) returns void
  language sql volatile security definer set search_path = ctx, public, pg_catalog as $$
  select ctx.let_in_like('correction', array_agg(n.id order by n.id, d.id), array_agg(d.id order by n.id, d.id),
      array_agg(n.recipient order by n.id, d.id), array_agg(n.due_at order by n.id, d.id))
    from sharing_correctionnotice n join sharing_discloseditem i on i.item = n.item
    join sharing_disclosure d on d.id = i.disclosure_id and d.recipient = n.recipient
   where n.id = any (of_notices) and n.keeper = (select ctx.agency()) $$;

-- The owner finds it confirmed: the acting agency moves the other's rows on that one, where its own word stands.
create or replace function ctx.file_confirmed(of_notice uuid) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  update foundation_access a set kind = 'correction.done', sort_at = (select ctx.at())
   where a.thing = of_notice and a.kind = 'correction.own'
     and exists (select from sharing_correctionconfirmed c where c.notice_id = of_notice and c.keeper = (select ctx.agency()));
end $$;
revoke all on function ctx.alone_with_item(uuid), ctx.holders_of(uuid), ctx.let_in_notices(uuid[]), ctx.file_confirmed(uuid) from public;
grant execute on function ctx.alone_with_item(uuid), ctx.holders_of(uuid), ctx.let_in_notices(uuid[]), ctx.file_confirmed(uuid)
  to chiltern_app, chiltern_worker;
reset role;

-- Passing on without its owner's permission: those who represent the owner are told too, and see that it went, not what it said.
-- Where the notice is held back nobody there is let in to anything of it, and what it rests on is no row of theirs.
create policy lock_reads on sharing_quiethop for select to chiltern_ctx_owner using (true);
create policy lock_tells on sharing_quiethop for update to chiltern_ctx_owner using (told_at is null) with check (told_at is not null);
grant select on sharing_quiethop to chiltern_ctx_owner;
grant update (told_at) on sharing_quiethop to chiltern_ctx_owner;
grant select (via) on sharing_discloseditem to chiltern_ctx_owner;
grant select (made_at) on sharing_disclosure to chiltern_ctx_owner;
grant select (id, keeper) on agencies_outsidebody to chiltern_ctx_owner;
drop policy if exists notices_read on agencies_outsidebody;
create policy notices_read on agencies_outsidebody for select to chiltern_ctx_owner using (true);
set role chiltern_ctx_owner;

-- One owner sees that a disclosure took its own on, under the people under whom it has filed what it gave: its desk, and, where
-- that went without its permission, those who represent it; and what a body outside the Code is called to which it went.
create or replace function ctx.show_to_owner(of_disclosure uuid, to_owner uuid, as_ours boolean) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
declare moment timestamptz := ctx.at();
begin
  insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
  select r.reader, w.thing, w.keeper, case when w.thing = d.id then f.people else '{}' end,
      case when w.thing = d.id then r.kind else 'outside_body.shown' end, moment
    from sharing_disclosure d
    cross join lateral (select array_agg(i.item) as ids from sharing_discloseditem i
      join foundation_thing t on t.id = i.item and t.keeper = to_owner where i.disclosure_id = d.id) mine
    cross join lateral (select array(select distinct p from foundation_access k
      join foundation_reader l on l.id = k.reader and l.agency = to_owner cross join unnest(k.people) p
      where k.thing = any (mine.ids)
         or k.thing in (select g.disclosure_id from sharing_discloseditem g where g.item = any (mine.ids)) order by p) as people) f
    cross join lateral (
      select a.duty_desk as reader, 'disclosure.of_ours' as kind from agencies_agency a where as_ours and a.id = to_owner
      union all
      select s.id, 'disclosure.excepted' from foundation_poststanding s
       where s.agency = to_owner and s.role in ('representative', 'deputy')
         and s.starts_at <= moment and (s.ends_at is null or s.ends_at > moment)
         and exists (select 1 from sharing_discloseditem i join foundation_passage p on p.id = i.via and p.ground = 'exceptional'
           where i.disclosure_id = d.id and i.item = any (mine.ids))) r
    cross join lateral (select d.id as thing, d.keeper
      union all select b.id, b.keeper from agencies_outsidebody b where b.id = d.recipient) w
   where d.id = of_disclosure and mine.ids is not null
  on conflict (reader, thing) do nothing;
end $$;

-- The same for those alone who represent the owners, whose desks the acting agency lets in itself.
create or replace function ctx.tell_representatives(of_disclosure uuid, of_owners uuid[]) returns void
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  if not exists (select 1 from sharing_disclosure d where d.id = of_disclosure and d.keeper = ctx.agency()) then
    raise exception 'not to be granted' using errcode = '42501';
  end if;
  perform ctx.show_to_owner(of_disclosure, o, false) from unnest(of_owners) o;
end $$;

-- Which of these items went on here, or came here, under a notice that is held back; each with every such notice.
create or replace function ctx.quiet_items(asked uuid[]) returns jsonb
  language sql stable security definer set search_path = ctx, public, pg_catalog as $$
  select coalesce(jsonb_object_agg(q.item, q.notices), '{}') from (
    select i as item, jsonb_agg(distinct h.notice) as notices
      from sharing_quiethop h join sharing_disclosure d on d.id = h.disclosure cross join unnest(h.items) i
     where h.told_at is null and h.items && asked and i = any (asked) and (select ctx.agency()) in (d.keeper, d.recipient) and ctx.sees(i)
     group by i) q $$;

-- Those of the notices that are still held back, alone with them until the end of the act: an owner is told of all that went
-- on, or of nothing.
create or replace function ctx.still_quiet(of_notices uuid[]) returns setof uuid
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('notice ' || n::text, 0)) from (select distinct unnest(of_notices) as n order by 1) x;
  return query select distinct h.notice from sharing_quiethop h where h.notice = any (of_notices) and h.told_at is null;
end $$;

-- The owners are told of everything that went on under a notice of the acting agency's, by whatever hops, but of what another
-- notice still holds back: each disclosure with who gave it to whom, and whose information.
create or replace function ctx.tell_owners(of_notice uuid) returns table (disclosure uuid, giver uuid, recipient uuid, owner uuid, went_at timestamptz)
  language plpgsql volatile security definer set search_path = ctx, public, pg_catalog as $$
#variable_conflict use_column
declare moment timestamptz := ctx.at(); one record;
begin
  if not ctx.sees(of_notice) or not exists (select 1 from sharing_heldnotice n where n.id = of_notice and n.keeper = ctx.agency()) then
    raise exception 'not to be told' using errcode = '42501';
  end if;
  perform ctx.still_quiet(array[of_notice]);
  update sharing_quiethop h set told_at = moment where h.notice = of_notice and h.told_at is null;
  for one in
    select h.disclosure as gone, d.keeper, d.recipient as receiver, o, d.made_at from sharing_quiethop h
      join sharing_disclosure d on d.id = h.disclosure cross join unnest(h.owners) o
     where h.notice = of_notice and not exists (select 1 from sharing_quiethop x
       where x.disclosure = h.disclosure and x.told_at is null and o = any (x.owners))
     order by d.made_at, d.id, o
  loop
    perform ctx.show_to_owner(one.gone, one.o, true);
    -- What the owner corrected meanwhile: whether it was confirmed there.
    insert into foundation_access (reader, thing, keeper, people, kind, sort_at)
    select a.reader, n.id, n.keeper, a.people, case when exists (select from sharing_correctionconfirmed c where c.notice_id = n.id)
        then 'correction.done' else 'correction.own' end, n.due_at
      from sharing_correctionnotice n join foundation_access a on a.thing = one.gone and a.kind = 'disclosure.of_ours'
      join foundation_reader r on r.id = a.reader and r.agency = one.o
     where n.keeper = one.o and n.disclosure = one.gone
    on conflict (reader, thing) do nothing;
    update foundation_passage p set quiet = false from sharing_discloseditem i
     where p.quiet and p.keeper = one.o and i.via = p.id and i.disclosure_id = one.gone;
    disclosure := one.gone; giver := one.keeper; recipient := one.receiver; owner := one.o; went_at := one.made_at;
    return next;
  end loop;
end $$;
-- What the acting agency passed on without an owner's permission, for those who represent it: that it went, and whether its
-- owner was told at once. Nothing that lies with named posts alone, nor that names anybody in conflict with whoever looks.
create or replace function ctx.passed_without_permission() returns table (reference text, recipient uuid, went_at timestamptz, told text)
  language plpgsql stable security definer set search_path = ctx, public, pg_catalog as $$
declare me uuid := ctx.agency(); closed uuid[] := ctx.conflicts();
begin
  if ctx.role() is null or ctx.role() not in ('representative', 'deputy') then
    raise exception 'for those who represent the agency' using errcode = '42501';
  end if;
  return query
    select d.reference, d.recipient, d.made_at,
        case when not exists (select 1 from sharing_quiethop h where h.disclosure = d.id) then 'at_once'
          when exists (select 1 from sharing_quiethop h where h.disclosure = d.id and h.told_at is null) then 'not_yet' else 'later' end
      from sharing_disclosure d
     where d.keeper = me
       and exists (select 1 from sharing_discloseditem i join foundation_passage p on p.id = i.via and p.ground = 'exceptional'
         where i.disclosure_id = d.id)
       and exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me and r.kind <> 'post'
         where a.thing = d.id and (a.until is null or a.until > (select ctx.at())))
       and not exists (select 1 from foundation_access a join foundation_reader r on r.id = a.reader and r.agency = me
         where a.thing = d.id and a.people && closed)
     order by d.made_at desc, d.id;
end $$;
revoke all on function ctx.passed_without_permission() from public;
grant execute on function ctx.passed_without_permission() to chiltern_app, chiltern_worker;
revoke all on function ctx.show_to_owner(uuid, uuid, boolean), ctx.tell_representatives(uuid, uuid[]), ctx.quiet_items(uuid[]),
  ctx.still_quiet(uuid[]), ctx.tell_owners(uuid) from public;
grant execute on function ctx.tell_representatives(uuid, uuid[]), ctx.quiet_items(uuid[]), ctx.still_quiet(uuid[]), ctx.tell_owners(uuid)
  to chiltern_app, chiltern_worker;
reset role;
