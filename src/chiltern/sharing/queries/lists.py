"""What waits, by its clock. Every list starts at access, and every number counts access. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chiltern.code_of_practice.words import Method, PermissionState, RequestState, Urgency
from chiltern.foundation import access, prepared
from chiltern.foundation.access import Listed, Place
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.queries.views import Row, Rows


@dataclass(frozen=True, slots=True)
class ListOf:
    """One list of Your work: the kinds of things in it, how it is sorted, and who turns ids into rows."""

    title: str
    kinds: tuple[str, ...]
    newest_first: bool
    rows: Callable[[Actor, Sequence[Listed]], Mapping[UUID, Row]]
    empty: str


def waiting(by: Actor, which: str, after: Place | None = None, *, counted: bool = True) -> Rows:
    """One page of one of the LISTS. Raises KeyError for a list that there is not."""
    shown = LISTS[which]
    listed, more = access.page(by, shown.kinds, after=after, newest_first=shown.newest_first)
    found = shown.rows(by, listed)
    rows = tuple(found[row.thing] for row in listed if row.thing in found)
    last = listed[-1] if more and listed else None
    count = access.count(by, shown.kinds) if counted else len(rows)
    return Rows(rows, count, last.sort_at if last else None, last.thing if last else None)


# Plain SQL: these rows are asked for with every page, and putting the same statement together anew each time took longer
# than its answer. Row security tests each table as ever.
_REQUESTS = """
select q.id, q.reference, coalesce(n.name, ''), q.purpose, q.urgency, q.due_at, h.state
  from sharing_agencyrequest q left join sharing_handling h on h.agency_request_id = q.id
  left join agencies_agency n on n.id = case when q.keeper = %(mine)s::uuid then q.provider else q.keeper end
 where q.id = any(%(ids)s::uuid[])"""
_REPLIES = """
select r.id, q.reference, coalesce(n.name, ''), r.made_at
  from sharing_reply r join sharing_agencyrequest q on q.id = r.agency_request_id
  left join agencies_agency n on n.id = r.keeper where r.id = any(%(ids)s::uuid[])"""
_DISCLOSURES = """
select d.id, d.reference, coalesce(n.name, ''), d.made_at, d.method
  from sharing_disclosure d left join agencies_agency n on n.id = d.keeper where d.id = any(%(ids)s::uuid[])"""
_PERMISSIONS = """
select p.id, coalesce(n.name, ''), p.purpose, p.due_at, a.state
  from sharing_onwardpermission p left join sharing_onwardanswer a on a.permission_id = p.id
  left join agencies_agency n on n.id = case when p.keeper = %(mine)s::uuid then p.originator else p.keeper end
 where p.id = any(%(ids)s::uuid[])"""


def _fetched(statement: str, by: Actor, listed: Sequence[Listed]) -> list[tuple[Any, ...]]:
    if not listed:
        return []
    return prepared.fetch(statement, {"mine": by.agency, "ids": [row.thing for row in listed]})


def _requests(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    law = law_at(by.at)
    return {
        thing: Row(
            thing=thing,
            reference=reference,
            other_agency=other,
            purpose=law.row(purpose, "purpose").says,
            urgency=Urgency(urgency).says,
            sort_at=due_at,
            state=RequestState(state or RequestState.SENT).says,
            overdue=due_at < by.at and state != RequestState.DECIDED,
        )
        for thing, reference, other, purpose, urgency, due_at, state in _fetched(_REQUESTS, by, listed)
    }


def _replies(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    rows = {
        thing: Row(thing, reference, giver, "", "", made_at, "answered your request", kind="reply")
        for thing, reference, giver, made_at in _fetched(_REPLIES, by, listed)
    }
    alone = [row for row in listed if row.thing not in rows]
    for thing, reference, giver, made_at, method in _fetched(_DISCLOSURES, by, alone):
        said = f"information shared {Method(method).says}"
        rows[thing] = Row(thing, reference, giver, "", "", made_at, said, kind="disclosure")
    return rows


def _permissions(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    law = law_at(by.at)
    return {
        thing: Row(
            thing=thing,
            reference="",
            other_agency=other,
            purpose=law.row(purpose, "purpose").says,
            urgency="",
            sort_at=due_at,
            state=PermissionState(state or PermissionState.ASKED).says,
            overdue=due_at < by.at and not state,
            kind="permission",
        )
        for thing, other, purpose, due_at, state in _fetched(_PERMISSIONS, by, listed)
    }


LISTS: dict[str, ListOf] = {
    "asked": ListOf(
        "Asked of us", ("request.asked",), False, _requests, "Nobody is waiting for an answer from you."
    ),
    "sent": ListOf(
        "We are waiting for", ("request.sent",), False, _requests, "You are not waiting for anybody."
    ),
    "received": ListOf(
        "Came in, not yet acknowledged",
        ("reply.received", "disclosure.received"),
        True,
        _replies,
        "Nothing new has come in.",
    ),
    "permissions": ListOf(
        "May it be passed on?",
        ("permission.asked",),
        False,
        _permissions,
        "Nobody asks to pass on what belongs to you.",
    ),
    "questions": ListOf(
        "We asked to pass on",
        ("permission.own",),
        True,
        _permissions,
        "You have not asked to pass anything on.",
    ),
    "read": ListOf(
        "Received before",
        ("reply.read", "disclosure.read"),
        True,
        _replies,
        "What you have acknowledged is listed here.",
    ),
    "answered": ListOf(
        "Answered by us", ("request.done",), True, _requests, "What your team has answered is listed here."
    ),
}
