"""What waits, by its clock. Every list starts at access, and every number counts access. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from chiltern.code_of_practice.words import Method, PermissionState, RequestState, Urgency
from chiltern.foundation import access
from chiltern.foundation.access import Listed, Place
from chiltern.foundation.actor import Actor
from chiltern.scheme.queries import law_at
from chiltern.sharing.models import AgencyRequest, Disclosure, Handling, OnwardAnswer, OnwardPermission, Reply
from chiltern.sharing.queries.fetch import agency_name
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


def _requests(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    handled = Handling.objects.filter(agency_request=OuterRef("id")).values("state")
    asked = (
        AgencyRequest.objects.filter(id__in=[row.thing for row in listed])
        .defer("asked")
        .annotate(handled=Subquery(handled), asker=agency_name("keeper"), asked_of=agency_name("provider"))
    )
    purposes = law_at(by.at)
    return {
        row.id: Row(
            thing=row.id,
            reference=row.reference,
            other_agency=row.asked_of if row.keeper == by.agency else row.asker,
            purpose=purposes.row(row.purpose, "purpose").says,
            urgency=Urgency(row.urgency).says,
            sort_at=row.due_at,
            state=RequestState(row.handled or RequestState.SENT).says,
            overdue=row.due_at < by.at and row.handled != RequestState.DECIDED,
        )
        for row in asked
    }


def _replies(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    ids = [row.thing for row in listed]
    replies = (
        Reply.objects.select_related("agency_request")
        .filter(id__in=ids)
        .defer("as_sent", "agency_request__asked")
        .annotate(giver=agency_name("keeper"))
    )
    rows = {
        row.id: Row(
            row.id,
            row.agency_request.reference,
            row.giver,
            "",
            "",
            row.made_at,
            "answered your request",
            kind="reply",
        )
        for row in replies
    }
    alone = Disclosure.objects.filter(id__in=ids).only("id", "reference", "keeper", "method", "made_at")
    for one in alone.annotate(giver=agency_name("keeper")):
        said = f"information shared {Method(one.method).says}"
        rows[one.id] = Row(one.id, one.reference, one.giver, "", "", one.made_at, said, kind="disclosure")
    return rows


def _permissions(by: Actor, listed: Sequence[Listed]) -> Mapping[UUID, Row]:
    answered = OnwardAnswer.objects.filter(permission=OuterRef("id")).values("state")
    found = (
        OnwardPermission.objects.filter(id__in=[row.thing for row in listed])
        .defer("why")
        .annotate(answered=Subquery(answered), asker=agency_name("keeper"), owner=agency_name("originator"))
    )
    purposes = law_at(by.at)
    return {
        row.id: Row(
            thing=row.id,
            reference="",
            other_agency=row.owner if row.keeper == by.agency else row.asker,
            purpose=purposes.row(row.purpose, "purpose").says,
            urgency="",
            sort_at=row.due_at,
            state=PermissionState(row.answered or PermissionState.ASKED).says,
            overdue=row.due_at < by.at and not row.answered,
            kind="permission",
        )
        for row in found
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
