"""Your work: what waits, by its clock, and each list by itself. Clauses 2.2 and 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.access import COUNT_CAP, Place
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries import home
from chiltern.sharing.queries.lists import LISTS
from chiltern.sharing.queries.views import Row
from chiltern.web.acting import for_a_post
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.forms.dates import DateParts
from chiltern.web.forms.questions import Questions
from chiltern.web.frame import Link, render
from chiltern.web.london import LONDON, due_in_words, moment_in_words
from chiltern.web.parts import Colour, Tag, WorkRow
from chiltern.web.shell import Section, frame_of
from chiltern.web.views.sharing.common import capital

TITLES = {
    "asked": "Asked of us",
    "told": "Told to us, not answered back",
    "received": "Came in",
    "permissions": "May it be passed on?",
    "sent": "We are waiting for",
    "telling": "We told, waiting for their answer",
    "questions": "We asked to pass on",
    "answered": "Answered by us",
    "read": "Received before",
    "settled": "Told by us before",
}
EMPTY = {
    "asked": "Nobody is waiting for an answer from you. When another agency asks, its request stands here.",
    "told": "Nobody waits to hear what you will do. What other agencies tell you unasked stands here until you answer back.",
    "received": "Nothing new has come in. What other agencies share with you stands here until you acknowledge it.",
    "permissions": "Nobody asks to pass on what belongs to you.",
    "sent": "You are not waiting for anybody. To ask another agency, choose Ask someone.",
    "telling": "You are not waiting to hear what anybody will do. To tell another agency, choose Tell someone.",
    "questions": "You have not asked to pass anything on. The button for it stands beside what you received.",
    "answered": "What your team has answered is listed here.",
    "read": "What you have acknowledged is listed here.",
    "settled": "What you told, and have read the answer to, is listed here.",
}
_PATHS = {
    "request": "requests",
    "reply": "replies",
    "disclosure": "disclosures",
    "telling": "disclosures",
    "permission": "permissions",
}
_COLOURS: dict[str, Colour] = {"immediate": "red", "urgent": "orange"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """The head of one list."""

    name: str
    title: str
    count: str
    rows: tuple[WorkRow, ...]
    empty: str
    href: str


@dataclass(frozen=True, slots=True)
class YourWork:
    """The first page."""

    can_ask: bool
    lists: tuple[Waiting, ...]
    also: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OneList:
    """One list, a page at a time."""

    title: str
    count: str
    rows: tuple[WorkRow, ...]
    empty: str
    form: ShownForm
    here: str
    earlier_href: str
    later_href: str
    earlier: str
    later: str
    others: tuple[Link, ...]


class FromDay(Questions):
    """Sifts a list by its clock."""

    day = DateParts(
        label="From this day on", what="the day", required=False, help_text="For example, 9 3 2026"
    )


@require_safe
def your_work(request: HttpRequest) -> HttpResponse:
    """Somebody who has not signed in is asked to."""
    if getattr(request, "actor", None) is None:
        return redirect("/sign-in/")
    return _your_work(request)


@for_a_post
def _your_work(request: HttpRequest, by: Actor) -> HttpResponse:
    can_ask = opens(by.role, Act.ASK_FOR_INFORMATION)
    found = home.heads(by) if can_ask else ()
    page = YourWork(
        can_ask=can_ask,
        lists=tuple(
            Waiting(
                name=head.which,
                title=TITLES[head.which],
                count=count_in_words(head.count),
                rows=tuple(work_row(head.which, row, by.at) for row in head.rows),
                empty=EMPTY[head.which],
                href=f"/work/{head.which}/",
            )
            for head in found
        ),
        also=tuple(Link(TITLES[which], f"/work/{which}/") for which in ("answered", "read", "settled")),
    )
    return render(request, "sharing/work.html", frame=frame_of(request, current="work"), page=page)


@require_safe
@for_a_post
def one_list(request: HttpRequest, by: Actor, which: str) -> HttpResponse:
    """A page of one list. A list that there is not is not there."""
    if which not in LISTS:
        raise Missing
    return show_list(request, by, which, here=f"/work/{which}/", current="work")


def show_list(
    request: HttpRequest, by: Actor, which: str, *, here: str, current: Section, others: tuple[Link, ...] = ()
) -> HttpResponse:
    """One list at its own address, by the place in the address's question mark."""
    form = FromDay(request.GET if "day-day" in request.GET else None)
    day = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    newest = LISTS[which].newest_first
    found = home.one_page(
        by,
        which,
        after=_place(request.GET.get("after")),
        before=_place(request.GET.get("before")),
        since=datetime.combine(day, time.max if newest else time.min, LONDON) if day else None,
    )
    page = OneList(
        title=TITLES[which],
        count=count_in_words(found.count),
        rows=tuple(work_row(which, row, by.at) for row in found.rows),
        empty=EMPTY[which] if not found.count else "Nothing from that day on.",
        form=show(form),
        here=here,
        earlier_href=_href(here, "before", found.before),
        later_href=_href(here, "after", found.after),
        earlier="Newer" if newest else "Due earlier",
        later="Older" if newest else "Due later",
        others=others,
    )
    return render(request, "sharing/list.html", frame=frame_of(request, current=current), page=page)


def work_row(which: str, row: Row, now: datetime) -> WorkRow:
    """One thing that waits, in words. No child's name stands in a list."""
    waits = which in ("asked", "told", "sent", "telling", "permissions", "questions")
    tag = Tag(capital(row.urgency), _COLOURS.get(row.urgency, "grey")) if row.urgency else None
    return WorkRow(
        title=_title(which, row),
        href=f"/{_PATHS[row.kind]}/{row.thing}/",
        detail=_detail(which, row),
        due=_due(which, row, now) if waits else moment_in_words(row.sort_at),
        is_overdue=waits and row.overdue,
        tag=tag,
    )


def count_in_words(count: int) -> str:
    """How many, up to more than 1,000."""
    return "more than 1,000" if count >= COUNT_CAP else f"{count:,}"


def _title(which: str, row: Row) -> str:
    return {
        "asked": f"{row.other_agency} asks",
        "sent": f"Asked of {row.other_agency}",
        "answered": f"{row.other_agency} asked",
        "told": f"{row.other_agency} tells you",
        "telling": f"Told to {row.other_agency}",
        "settled": f"Told to {row.other_agency}",
        "permissions": f"{row.other_agency} asks to pass on what belongs to you",
        "questions": f"{row.other_agency}: may we pass it on?",
    }.get(which, f"{row.other_agency}: {row.state}")


def _due(which: str, row: Row, now: datetime) -> str:
    """By when, in words; what was told and is answered waits for nobody but its reader."""
    if which == "telling" and not row.runs:
        return "Answered: read it"
    return capital(due_in_words(row.sort_at, now))


def _detail(which: str, row: Row) -> str:
    said = [capital(row.purpose)] if row.purpose else []
    said += [row.state] if which not in ("received", "read") else []
    said += [f"reference {row.reference}"] if row.reference else []
    return " · ".join(said)


def _place(text: str | None) -> Place | None:
    """Where a page starts, from its address; a damaged one starts at the beginning."""
    moment, _, thing = (text or "").partition("_")
    try:
        return Place(datetime.fromisoformat(moment), UUID(thing))
    except ValueError:
        return None


def _href(here: str, name: str, place: Place | None) -> str:
    if place is None:
        return ""
    return f"{here}?{urlencode({name: f'{place.sort_at.isoformat()}_{place.thing}'})}"
