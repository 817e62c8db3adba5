"""Steps up, meetings, bundles, looks, releases and what was read outside one's work, as rows of a list. 2.2, 3.3, 3.6, 8.1.2."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from chiltern.code_of_practice.clocks import moment_said
from chiltern.code_of_practice.words import (
    BundleForm,
    LookAnswer,
    MeetingKind,
    NoticeState,
    ReleaseWord,
    ReviewAnswer,
)
from chiltern.sharing.queries.overdue import OUTWARDS
from chiltern.sharing.queries.rows.noun import Noun

_CLIMBS = """
select c.id, 'climb', c.reference, coalesce(n.name, o.name || ', outside the Code'), '', c.urgency, c.due_at, c.noun
  from sharing_climb c left join agencies_agency n on n.id = c.other
  left join agencies_outsidebody o on o.id = c.other where c.id = any(%(climb)s::uuid[])"""
_INVITATIONS = """
select i.id, 'invitation', m.reference, n.name, '', '', m.starts_at, m.kind || ' ' || m.starts_at
  from sharing_invitation i join sharing_meeting m on m.id = i.meeting_id
  left join agencies_agency n on n.id = i.keeper where i.id = any(%(invitation)s::uuid[])"""
_MINUTES = """
select c.id, 'minute', m.reference, n.name, '', '', c.made_at, m.kind
  from sharing_minutecopy c join sharing_meeting m on m.id = c.meeting
  left join agencies_agency n on n.id = c.keeper where c.id = any(%(minute)s::uuid[])"""
_LOOKS = """
select l.id, 'look', l.reference,
    case when l.keeper = %(mine)s::uuid and l.id = any(%(waiting)s::uuid[]) then 'A colleague' else n.name end, '', '',
    case when a.id is null then l.due_at else l.made_at end, a.answer
  from sharing_secondlook l left join sharing_secondlookanswer a on a.look_id = l.id
  left join agencies_agency n on n.id = case when l.keeper = %(mine)s::uuid then l.recipient else l.keeper end
 where l.id = any(%(look)s::uuid[])"""
_REVIEWS = """
select l.id, 'review', l.reference, coalesce(n.name, o.name || ', outside the Code'), '', '',
    case when a.id is null then l.due_at else l.made_at end,
    coalesce(a.answer, case when d.state = 'superseded' then 'again' else 'waits' end)
  from sharing_secondlook l left join sharing_secondlookanswer a on a.look_id = l.id
  left join sharing_decision d on d.id = l.decision
  left join agencies_agency n on n.id = l.recipient left join agencies_outsidebody o on o.id = l.recipient
 where l.id = any(%(review)s::uuid[])"""
_RELEASES = """
select p.id, 'release', q.reference, n.name, '', '', p.due_at,
    coalesce(a.answer, case when d.state = 'to_release' then 'waits' else 'again' end)
  from sharing_placerelease p left join sharing_releaseanswer a on a.release_id = p.id
  left join sharing_agencyrequest q on q.id = p.about left join sharing_decision d on d.id = p.decision
  left join agencies_agency n on n.id = p.recipient where p.id = any(%(release)s::uuid[])"""
_NOTICES = """
select t.id, 'notice', t.reference, coalesce(n.name, o.name || ', outside the Code'), '', '',
    case when t.state = 'told' then t.told_at when t.state = 'held' then (q.review_on + time '17:00') at time zone 'Europe/London'
      else q.due_at end, t.state
  from sharing_heldnotice t
  join lateral (select a.due_at, a.review_on from sharing_noticeasked a
    where a.notice_id = t.id order by a.number desc limit 1) q on true
  left join agencies_agency n on n.id = t.recipient left join agencies_outsidebody o on o.id = t.recipient
 where t.id = any(%(notice)s::uuid[])"""
_GLASSES = """
select id, 'glass', '', '', '', '', made_at,
    cardinality(opened) || case when until > %(at)s and ended_at is null then ' open' else '' end
  from sharing_breakglass where id = any(%(glass)s::uuid[])"""
_ATTEMPTS = """
select s.id, 'attempt', s.reference, n.name, s.purpose, '', s.made_at, ''
  from sharing_standingreply s left join agencies_agency n on n.id = s.asker where s.id = any(%(attempt)s::uuid[])"""

_BUNDLES = """
select b.id, 'bundle', b.reference, coalesce(n.name, o.name || ', outside the Code'), b.purpose, '', b.made_at, b.form
  from sharing_bundle b left join agencies_agency n on n.id = b.recipient
  left join agencies_outsidebody o on o.id = b.recipient where b.id = any(%(bundle)s::uuid[])"""

_LATE: Mapping[str, str] = {
    "request": "a request to us, not answered",
    "permission": "a question to us, not answered",
    "telling": "told to us, not answered back",
    "look": "shared alone in danger, not looked at by us",
    "review": "shared without consent, not looked at again",
    "invitation": "an invitation to us, not answered",
    "stop": "consent withdrawn, not answered by us",
    "correction": "a correction, not confirmed by us",
    "notice": "a notice to an owner held back, not agreed or not looked at again",
    "order": "a court's order, not answered or not looked at again",
    "personal": "a person's own request, not answered by us",
    "asked_outside": "asked by us outside the Code, no answer written down",
    "told_outside": "told by us outside the Code, no answer written down",
    "consult": "what may be released of what belongs to us, not said",
}


_RELEASED: Mapping[str, str] = {
    **{word.value: word.says for word in ReleaseWord},
    "waits": "waits to be released",
    "again": "decided again since",
}


_REVIEWED: Mapping[str, str] = {
    **{word.value: f"looked at again: {word.says}" for word in ReviewAnswer},
    "waits": "to be looked at again",
    "again": "decided again since",
}


def _glass(words: str) -> str:
    many, _, still = words.partition(" ")
    return f"{many} opened{', open now' if still else ''}" if many != "0" else "nothing opened"


def _invitation(words: str) -> str:
    kind, _, starts_at = words.partition(" ")
    return f"{MeetingKind(kind).says}, {moment_said(datetime.fromisoformat(starts_at))}"


NOUNS: Mapping[str, Noun] = {
    "climb": Noun(
        _CLIMBS, lambda noun: _LATE.get(noun, "not answered"), lambda _: True, outwards=OUTWARDS.__contains__
    ),
    "invitation": Noun(_INVITATIONS, _invitation, lambda _: True, by_place=True),
    "minute": Noun(_MINUTES, lambda kind: f"minute of the {MeetingKind(kind).says}"),
    "look": Noun(
        _LOOKS,
        lambda answer: f"looked at: {LookAnswer(answer).says}" if answer else "not looked at yet",
        lambda answer: not answer,
    ),
    "review": Noun(_REVIEWS, lambda state: _REVIEWED[state], lambda state: state == "waits"),
    "release": Noun(_RELEASES, lambda state: _RELEASED[state], lambda state: state == "waits"),
    "notice": Noun(_NOTICES, lambda state: NoticeState(state).says, lambda state: state != NoticeState.TOLD),
    "glass": Noun(_GLASSES, _glass),
    "bundle": Noun(_BUNDLES, lambda form: BundleForm(form).says),
    "attempt": Noun(_ATTEMPTS, lambda _: "we made no statement"),
}
