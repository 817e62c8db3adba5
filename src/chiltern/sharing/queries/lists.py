"""What waits, by its clock. Every list starts at access, and every number counts access. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from chiltern.code_of_practice import clocks
from chiltern.code_of_practice.both_sides import clock_stands, state_as_seen
from chiltern.code_of_practice.words import (
    DisclosureState,
    Method,
    PermissionState,
    RequesterState,
    RequestState,
    TellingAsk,
    TellingState,
    Urgency,
)
from chiltern.foundation import prepared
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.lists_beside import BESIDE, rows_beside
from chiltern.sharing.queries.meeting_list import meeting_rows
from chiltern.sharing.queries.views import Row


@dataclass(frozen=True, slots=True)
class ListOf:
    """One list of Your work: the kinds of things in it, and how it is sorted."""

    title: str
    kinds: tuple[str, ...]
    newest_first: bool
    empty: str


# One plain statement for things of every kind: these rows are asked for with every page, and putting statements together
# anew each time took longer than their answer. Row security tests each table as ever.
_ROWS = """
select q.id, 'request', q.reference, coalesce(o.name || ', outside the Code', n.name), q.purpose, q.urgency,
    coalesce(f.due_at, q.due_at),
    concat_ws(' ', coalesce(h.state, 'sent'), q.requester_state, q.urgency,
      case when f.answers = c.id or c.id is null then 'clarified' end,
      case when f.number > h.answered_up_to then 'written' end)
  from sharing_agencyrequest q left join sharing_handling h on h.agency_request_id = q.id
  left join lateral (select number, due_at, answers from sharing_followup
    where agency_request_id = q.id order by number desc limit 1) f on true
  left join lateral (select id from sharing_clarification
    where agency_request_id = q.id order by number desc limit 1) c on true
  left join agencies_agency n on n.id = case when q.keeper = %(mine)s::uuid then q.provider else q.keeper end
  left join agencies_outsidebody o on o.id = q.outside_body
 where q.id = any(%(request)s::uuid[])
union all
select r.id, 'reply', q.reference, n.name, '', '', r.made_at, ''
  from sharing_reply r join sharing_agencyrequest q on q.id = r.agency_request_id
  left join agencies_agency n on n.id = r.keeper where r.id = any(%(reply)s::uuid[])
union all
select d.id, 'disclosure', d.reference, n.name, '', '', d.made_at, d.method
  from sharing_disclosure d left join agencies_agency n on n.id = d.keeper where d.id = any(%(disclosure)s::uuid[])
union all
select t.disclosure_id, 'telling', d.reference, n.name, t.purpose, '', t.due_at, t.asks || ' ' || case
    when exists (select 1 from sharing_answerback b where b.disclosure_id = d.id) then 'answered'
    when exists (select 1 from sharing_acknowledgement r where r.of = d.id and r.keeper = d.recipient) then 'acknowledged'
    else 'told' end
  from sharing_telling t join sharing_disclosure d on d.id = t.disclosure_id
  left join agencies_agency n on n.id = case when d.keeper = %(mine)s::uuid then d.recipient else d.keeper end
 where t.disclosure_id = any(%(telling)s::uuid[])
union all
select p.id, 'permission', '', case when p.keeper = %(mine)s::uuid and not (d.show_originator = 'all'
      or (d.show_originator = 'first' and d.keeper = p.originator)) then 'An agency known to the council’s officer' else n.name end,
    p.purpose, '', p.due_at, a.state
  from sharing_onwardpermission p left join sharing_onwardanswer a on a.permission_id = p.id
  left join sharing_disclosure d on d.id = p.disclosure
  left join agencies_agency n on n.id = case when p.keeper = %(mine)s::uuid then p.originator else p.keeper end
 where p.id = any(%(permission)s::uuid[])
union all
select c.id, 'climb', c.reference, coalesce(n.name, o.name || ', outside the Code'), '', c.urgency, c.due_at, c.noun
  from sharing_climb c left join agencies_agency n on n.id = c.other
  left join agencies_outsidebody o on o.id = c.other where c.id = any(%(climb)s::uuid[])
union all
select c.id, 'call', c.reference, n.name, '', '', case when c.keeper = %(mine)s::uuid then c.made_at else c.confirm_by end,
  coalesce(a.state, case when c.side = 'given' then 'shared' when c.confirm_by < %(at)s then 'unconfirmed'
    else 'reported_by_receiver' end)
  from sharing_writtendown c left join sharing_reportanswer a on a.call_id = c.id
  left join agencies_agency n on n.id = case when c.keeper <> %(mine)s::uuid then c.keeper
    when c.side = 'given' then c.recipient else c.giver end
 where c.id = any(%(call)s::uuid[])
union all
select c.id, 'clarification', q.reference, n.name, q.purpose, q.urgency, coalesce(f.due_at, q.due_at),
    'clarifying ' || q.requester_state || ' ' || q.urgency
  from sharing_clarification c join sharing_agencyrequest q on q.id = c.agency_request_id
  left join lateral (select due_at from sharing_followup
    where agency_request_id = q.id order by number desc limit 1) f on true
  left join agencies_agency n on n.id = c.keeper where c.id = any(%(clarification)s::uuid[])"""
_NOUNS = ("request", "reply", "disclosure", "telling", "permission", "climb", "call", "clarification")
# The furthest step up for the due time that a thing has now. Asked for only where something is late.
_STEPS = """
select thing, max(step) from sharing_climb
 where thing = any(%s::uuid[]) and settled_at is null group by thing"""


def rows_of(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of things of any kind, as far as this actor sees them."""
    if not listed:
        return {}
    ids = {noun: [one.thing for one in listed if one.kind.split(".")[0] == noun] for noun in _NOUNS}
    law = law_at(by.at)
    rows = {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other or "",
            purpose=law.row(purpose, "purpose").says if purpose else "",
            urgency=Urgency(urgency).says if urgency else "",
            sort_at=at,
            state=_STATES[noun](state),
            overdue=at < by.at and _runs(noun, state),
            stands=noun in _OF_REQUESTS and not _runs(noun, state),
            runs=_runs(noun, state),
            kind=noun,
        )
        for thing, noun, reference, other, purpose, urgency, at, state in prepared.fetch(
            _ROWS, {"mine": by.agency, "at": by.at, **ids}
        )
    }
    rows |= meeting_rows(by, listed)
    rows |= rows_beside(by, listed)
    late = [row.thing for row in rows.values() if row.overdue]
    steps = dict(prepared.fetch(_STEPS, [late])) if late else {}
    return {thing: replace(row, steps=steps.get(thing, 0)) for thing, row in rows.items()}


_LATE: Mapping[str, str] = {
    "request": "a request to us, not answered",
    "permission": "a question to us, not answered",
    "telling": "told to us, not answered back",
    "look": "shared alone in danger, not looked at by us",
    "invitation": "an invitation to us, not answered",
}
_OF_REQUESTS = ("request", "clarification")


def _request(state: str | None) -> RequestState:
    """Where a request stands, from what the statement says of both sides' rows."""
    kept, asked, _, *since = (state or "").split()
    return state_as_seen(
        RequestState(kept),
        RequesterState(asked),
        clarified="clarified" in since,
        asked_again="written" in since,
    )


def _telling(state: str | None) -> str:
    """What was asked, and how it stands: the same words on both sides."""
    asks, _, stands = (state or "").partition(" ")
    return f"{TellingAsk(asks).says}, {TellingState(stands).says}"


_STATES: Mapping[str, Callable[[str | None], str]] = {
    "request": lambda state: _request(state).says,
    "reply": lambda _: "answered your request",
    "disclosure": lambda method: f"information shared {Method(method or Method.SERVICE).says}",
    "telling": _telling,
    "permission": lambda state: PermissionState(state or PermissionState.ASKED).says,
    "climb": lambda noun: _LATE.get(noun or "", "not answered"),
    "call": lambda state: DisclosureState(state or DisclosureState.SHARED).says,
    "clarification": lambda _: "asks you something before it can answer",
}


def _runs(noun: str, state: str | None) -> bool:
    """Whether a clock runs on it."""
    if noun == "telling":
        return not (state or "").endswith(TellingState.ANSWERED)
    if noun in _OF_REQUESTS:
        urgency = Urgency((state or "").split()[2])
        return not clock_stands(_request(state), stopped=clocks.clock_stops(urgency))
    return (
        noun == "climb"
        or (noun == "permission" and not state)
        or (noun == "call" and state == DisclosureState.UNCONFIRMED)
    )


CLOCKED = ("request.asked", "permission.asked", "telling.received", "look.asked", "invitation.received")
"""What waits for an answer of ours under a clock: past its time it goes up by itself, each kind alike."""
CLIMBED = tuple(f"{kind.split('.')[0]}.climbed" for kind in CLOCKED)
"""The same as managers and those who cover have it then, under its first word."""

LISTS: dict[str, ListOf] = {
    "invited": ListOf(
        "Invited to a meeting, not answered", ("invitation.received",), False, "No invitation waits for you."
    ),
    "climbed": ListOf(
        "Past due, and gone up to you", (*CLIMBED, "climb.given"), False, "Nothing late has gone up to you."
    ),
    "asked": ListOf("Asked of us", ("request.asked",), False, "Nobody is waiting for an answer from you."),
    "told": ListOf(
        "Told to us, not answered back",
        ("telling.received",),
        False,
        "Nobody waits to hear what you will do.",
    ),
    "telling": ListOf(
        "We told, waiting for their answer",
        ("telling.given", "telling.answered"),
        False,
        "You are not waiting to hear what anybody will do.",
    ),
    "sent": ListOf("We are waiting for", ("request.sent",), False, "You are not waiting for anybody."),
    "received": ListOf(
        "Came in, not yet acknowledged",
        ("reply.received", "disclosure.received", "minute.received"),
        True,
        "Nothing new has come in.",
    ),
    "reported": ListOf(
        "Reported in our name, to confirm",
        ("call.reported",),
        False,
        "Nobody has written down a call in your agency's name.",
    ),
    "calls": ListOf("Calls we wrote down", ("call.own",), True, "You have not written down a call."),
    "permissions": ListOf(
        "May it be passed on?",
        ("permission.asked",),
        False,
        "Nobody asks to pass on what belongs to you.",
    ),
    "questions": ListOf(
        "We asked to pass on",
        ("permission.own",),
        True,
        "You have not asked to pass anything on.",
    ),
    "asked_back": ListOf(
        "They ask back", ("clarification.asked",), False, "Nobody asks you anything about your requests."
    ),
    "over": ListOf(
        "Our requests, answered or closed",
        ("request.answered", "request.over"),
        True,
        "Your requests are listed here once they are answered, closed or withdrawn.",
    ),
    "read": ListOf(
        "Received before",
        ("reply.read", "disclosure.read", "telling.read", "minute.read"),
        True,
        "What you have acknowledged is listed here.",
    ),
    "settled": ListOf(
        "Told by us before",
        ("telling.done",),
        True,
        "What you told, and have read the answer to, is listed here.",
    ),
    "answered": ListOf(
        "Answered by us, or withdrawn",
        ("request.done",),
        True,
        "What your team has answered is listed here, and what was withdrawn.",
    ),
    **{which: ListOf(*said) for which, said in BESIDE.items()},
}
