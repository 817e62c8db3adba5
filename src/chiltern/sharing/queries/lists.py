"""What waits, by its clock. Every list starts at access, and every number counts access. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.words import (
    Method,
    PermissionState,
    RequestState,
    TellingAsk,
    TellingState,
    Urgency,
)
from chiltern.foundation import prepared
from chiltern.foundation.access import Listed
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
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
select q.id, 'request', q.reference, n.name, q.purpose, q.urgency, q.due_at, h.state
  from sharing_agencyrequest q left join sharing_handling h on h.agency_request_id = q.id
  left join agencies_agency n on n.id = case when q.keeper = %(mine)s::uuid then q.provider else q.keeper end
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
select p.id, 'permission', '', n.name, p.purpose, '', p.due_at, a.state
  from sharing_onwardpermission p left join sharing_onwardanswer a on a.permission_id = p.id
  left join agencies_agency n on n.id = case when p.keeper = %(mine)s::uuid then p.originator else p.keeper end
 where p.id = any(%(permission)s::uuid[])"""
_NOUNS = ("request", "reply", "disclosure", "telling", "permission")


def rows_of(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    """The rows of things of any kind, as far as this actor sees them."""
    if not listed:
        return {}
    ids = {noun: [one.thing for one in listed if one.kind.split(".")[0] == noun] for noun in _NOUNS}
    law = law_at(by.at)
    return {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other or "",
            purpose=law.row(purpose, "purpose").says if purpose else "",
            urgency=Urgency(urgency).says if urgency else "",
            sort_at=at,
            state=_STATES[noun](state),
            overdue=at < by.at and _runs(noun, state),
            runs=_runs(noun, state),
            kind=noun,
        )
        for thing, noun, reference, other, purpose, urgency, at, state in prepared.fetch(
            _ROWS, {"mine": by.agency, **ids}
        )
    }


def _telling(state: str | None) -> str:
    """What was asked, and how it stands: the same words on both sides."""
    asks, _, stands = (state or "").partition(" ")
    return f"{TellingAsk(asks).says}, {TellingState(stands).says}"


_STATES: Mapping[str, Callable[[str | None], str]] = {
    "request": lambda state: RequestState(state or RequestState.SENT).says,
    "reply": lambda _: "answered your request",
    "disclosure": lambda method: f"information shared {Method(method or Method.SERVICE).says}",
    "telling": _telling,
    "permission": lambda state: PermissionState(state or PermissionState.ASKED).says,
}


def _runs(noun: str, state: str | None) -> bool:
    """Whether a clock runs on it."""
    if noun == "telling":
        return not (state or "").endswith(TellingState.ANSWERED)
    return (noun == "request" and state != RequestState.DECIDED) or (noun == "permission" and not state)


LISTS: dict[str, ListOf] = {
    "asked": ListOf("Asked of us", ("request.asked",), False, "Nobody is waiting for an answer from you."),
    "told": ListOf(
        "Told to us, not answered back",
        ("telling.received",),
        False,
        "Nobody waits to hear what you will do.",
    ),
    "telling": ListOf(
        "We told, waiting for their answer",
        ("telling.given",),
        False,
        "You are not waiting to hear what anybody will do.",
    ),
    "sent": ListOf("We are waiting for", ("request.sent",), False, "You are not waiting for anybody."),
    "received": ListOf(
        "Came in, not yet acknowledged",
        ("reply.received", "disclosure.received"),
        True,
        "Nothing new has come in.",
    ),
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
    "read": ListOf(
        "Received before",
        ("reply.read", "disclosure.read", "telling.read"),
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
        "Answered by us", ("request.done",), True, "What your team has answered is listed here."
    ),
}
