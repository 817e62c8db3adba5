"""Your work: what waits, by its clock, and each list by itself. Clauses 2.2 and 3.6."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from chiltern.agencies.queries import names_to_choose
from chiltern.agencies.queries.code_read import has_code_to_read
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.access import COUNT_CAP, Place
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries import home
from chiltern.sharing.queries.sifted import Sift, readers_to_choose, sifted_page
from chiltern.sharing.queries.views import Row
from chiltern.sharing.queries.wall_lists import LISTS, RARE
from chiltern.web.acting import for_a_post
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import Link, render
from chiltern.web.london import LONDON, due_in_words, moment_in_words
from chiltern.web.parts import Colour, Tag, WorkRow
from chiltern.web.shell import Section, frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.late import overdue_since
from chiltern.web.views.sharing.sifting import FromDay, Sifting, sifting

TITLES = {
    "climbed": "Past due, and gone up to you",
    "asked": "Asked of us",
    "asked_back": "They ask back",
    "told": "Told to us, not answered back",
    "received": "Came in",
    "reported": "Reported in our name, to confirm",
    "permissions": "May it be passed on?",
    "sent": "We are waiting for",
    "telling": "We told, waiting for their answer",
    "questions": "We asked to pass on",
    "calls": "Calls we wrote down",
    "answered": "Answered by us, or withdrawn",
    "over": "Our requests, answered or closed",
    "read": "Received before",
    "settled": "Told by us before",
    "glass": "Read outside their own work",
    "glass_asked": "Your representative asks why you read",
    "attempts": "Asked what we do not say",
}
EMPTY = {
    "climbed": "Nothing late has gone up to you. What is past its due time comes here by itself.",
    "asked": "Nobody is waiting for an answer from you. When another agency asks, its request stands here.",
    "asked_back": "Nobody asks you anything about your requests. A question that stops an answer stands here first.",
    "told": "Nobody waits to hear what you will do. What other agencies tell you unasked stands here until you answer back.",
    "received": "Nothing new has come in. What other agencies share with you stands here until you acknowledge it.",
    "reported": "Nobody waits for you to confirm a call. What another agency writes down of a call with you stands here.",
    "permissions": "Nobody asks to pass on what belongs to you.",
    "sent": "You are not waiting for anybody. To ask another agency, choose Ask someone.",
    "telling": "You are not waiting to hear what anybody will do. To tell another agency, choose Tell someone.",
    "questions": "You have not asked to pass anything on. The button for it stands beside what you received.",
    "calls": "No call is written down yet. To write one down, choose Write down a call.",
    "answered": "What your team has answered is listed here, and what was withdrawn.",
    "over": "Your requests are listed here once they are answered, closed or withdrawn.",
    "read": "What you have acknowledged is listed here.",
    "settled": "What you told, and have read the answer to, is listed here.",
    "glass": "Nobody has read outside their own work. When somebody does, you are told here the same minute.",
    "attempts": "Nobody has asked what you do not say. When you give your standing reply, who asked stands here.",
    "glass_asked": "Your representative asks you nothing about what you read outside your own work.",
}
_PATHS = {
    "request": "requests",
    "reply": "replies",
    "disclosure": "disclosures",
    "telling": "disclosures",
    "permission": "permissions",
    "climb": "overdue",
    "call": "calls",
    "clarification": "clarifications",
    "glass": "break-glass",
    "attempt": "attempts",
}
WAITS = ("climbed", "asked", "told", "asked_back", "sent", "telling", "reported", "permissions", "questions")
"""Lists in which a clock runs."""
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
    code_to_read: bool
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
    sifting: Sifting
    here: str
    earlier_href: str
    later_href: str
    earlier: str
    later: str
    others: tuple[Link, ...]


@require_safe
def your_work(request: HttpRequest) -> HttpResponse:
    """Somebody who has not signed in is asked to."""
    if getattr(request, "actor", None) is None:
        return redirect("/sign-in/")
    return _your_work(request)


@for_a_post
def _your_work(request: HttpRequest, by: Actor) -> HttpResponse:
    can_ask = opens(by.role, Act.ASK_FOR_INFORMATION)
    which = home.HOME if can_ask else home.REPRESENTING if opens(by.role, Act.SET_OPENING) else ()
    # What has gone up, or was read outside, is rare: such a list stands first where there is something, and nowhere else.
    found = [head for head in home.heads(by, which) if head.rows or head.which not in RARE] if which else []
    page = YourWork(
        can_ask=can_ask,
        code_to_read=has_code_to_read(by),
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
        also=tuple(
            Link(TITLES[each], f"/work/{each}/") for each in ("answered", "over", "read", "settled", "calls")
        ),
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
    chosen = sifting(
        which,
        {name: str(request.GET[name]) for name in request.GET},
        through=[(str(one.reader), one.name) for one in readers_to_choose(by)],
        agencies=[(str(id), name) for id, name in names_to_choose() if id != by.agency],
    )
    found = _found(request, by, which, form, chosen.sift)
    kept = {name: str(request.GET[name]) for name in request.GET if name not in ("after", "before")}
    page = OneList(
        title=TITLES[which],
        count=count_in_words(found.count),
        rows=tuple(work_row(which, row, by.at) for row in found.rows),
        empty=EMPTY[which]
        if not (found.count or chosen.sift.narrows)
        else "Nothing here is like that. Clear the filter to see the whole list.",
        form=show(form),
        sifting=chosen,
        here=here,
        earlier_href=_href(here, kept, "before", found.before),
        later_href=_href(here, kept, "after", found.after),
        earlier="Newer" if LISTS[which].newest_first else "Due earlier",
        later="Older" if LISTS[which].newest_first else "Due later",
        others=others,
    )
    return render(request, "sharing/list.html", frame=frame_of(request, current=current), page=page)


def _found(request: HttpRequest, by: Actor, which: str, form: FromDay, sift: Sift) -> home.OnePage:
    """The page of the list that the address names, sifted or whole."""
    day = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    since = (
        datetime.combine(day, time.max if LISTS[which].newest_first else time.min, LONDON) if day else None
    )
    after, before = _place(request.GET.get("after")), _place(request.GET.get("before"))
    if not sift.narrows:
        return home.one_page(by, which, after=after, before=before, since=since)
    start = after or (home.start_of(which, since) if since else None)
    return sifted_page(by, which, sift, after=start, before=before)


def work_row(which: str, row: Row, now: datetime) -> WorkRow:
    """One thing that waits, in words. No child's name stands in a list."""
    waits = which in WAITS
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
        "climbed": f"{row.other_agency} waits for an answer",
        "asked": f"{row.other_agency} asks",
        "sent": f"Asked of {row.other_agency}",
        "asked_back": f"{row.other_agency} asks you something first",
        "answered": f"{row.other_agency} asked",
        "reported": f"{row.other_agency} wrote down a call with you",
        "calls": f"Call with {row.other_agency or 'somebody outside the list'}",
        "over": f"Asked of {row.other_agency}",
        "told": f"{row.other_agency} tells you",
        "telling": f"Told to {row.other_agency}",
        "settled": f"Told to {row.other_agency}",
        "permissions": f"{row.other_agency} asks to pass on what belongs to you",
        "questions": f"{row.other_agency}: may we pass it on?",
        "attempts": f"{row.other_agency} asked what we do not say",
        "glass": "A colleague read outside their own work",
        "glass_asked": "Say why you read outside your own work",
    }.get(which, f"{row.other_agency}: {row.state}")


def _due(which: str, row: Row, now: datetime) -> str:
    """By when, in words; what was told and is answered waits for nobody but its reader."""
    if which == "telling" and not row.runs:
        return "Answered: read it"
    if row.stands:
        return "The clock stands"
    return capital(due_in_words(row.sort_at, now))


def _detail(which: str, row: Row) -> str:
    said = [capital(row.purpose)] if row.purpose else []
    said += [row.state] if which not in ("received", "read") else []
    said += [overdue_since(row.steps)] if row.steps else []
    said += [f"reference {row.reference}"] if row.reference else []
    return " · ".join(said)


def _place(text: str | None) -> Place | None:
    """Where a page starts, from its address; a damaged one starts at the beginning."""
    moment, _, thing = (text or "").partition("_")
    try:
        return Place(datetime.fromisoformat(moment), UUID(thing))
    except ValueError:
        return None


def _href(here: str, kept: Mapping[str, str], name: str, place: Place | None) -> str:
    if place is None:
        return ""
    return f"{here}?{urlencode({**kept, name: f'{place.sort_at.isoformat()}_{place.thing}'})}"
