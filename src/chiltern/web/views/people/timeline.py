"""One child's or adult's timeline, as this post may see it: by date, with its source. Clauses 2.2, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from chiltern.foundation.actor import Actor
from chiltern.people.queries.naming import called
from chiltern.sharing.queries.timeline import EventView, TimelineView, timeline
from chiltern.sharing.queries.timeline.lines import Kind
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import LONDON, moment_in_words
from chiltern.web.parts import Choice, Event, PageLinks, Select
from chiltern.web.places import href_of, place_of
from chiltern.web.shell import frame_of

FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Timeline:
    """The page."""

    title: str
    called: str
    count: str
    events: tuple[Event, ...]
    empty: str
    selects: tuple[Select, ...]
    pages: PageLinks
    here: str
    back_href: str
    chronology_href: str


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """The newest lines first, 25 at a time; a filter that is none takes all."""
    name = called(by, person_id)
    kind = next((each for each in Kind if each == request.GET.get("kind")), None)
    year = _year(request.GET.get("year", ""))
    found = timeline(
        by,
        person_id,
        kind=kind,
        since=datetime(year, 1, 1, tzinfo=LONDON) if year else None,
        until=datetime(year + 1, 1, 1, tzinfo=LONDON) if year else None,
        after=place_of(request.GET.get("after")),
        before=place_of(request.GET.get("before")),
    )
    page = _page(name, found, kind, year, person_id)
    return render(request, "people/timeline.html", frame=frame_of(request, current="people"), page=page)


def _page(name: str, found: TimelineView, kind: Kind | None, year: int | None, person: UUID) -> Timeline:
    here = reverse("people_timeline", args=[person])
    kept = {"kind": str(kind)} if kind else {}
    kept |= {"year": str(year)} if year else {}
    return Timeline(
        title="Timeline",
        called=name,
        count=f"{found.count:,}",
        events=tuple(_event(one) for one in found.events),
        empty=_empty(found, narrowed=bool(kept)),
        selects=(_kinds(kind), _years(found.years, year)),
        pages=PageLinks(
            newer_href=href_of(here, kept, "before", found.newer),
            older_href=href_of(here, kept, "after", found.older),
        ),
        here=here,
        back_href=reverse("people_person", args=[person]),
        chronology_href=reverse("chronology", args=[person]),
    )


def _event(one: EventView) -> Event:
    reference = f"Reference {one.reference}" if one.reference else ""
    return Event(
        title=one.says,
        when=moment_in_words(one.at),
        moment=one.at.isoformat(),
        by=f"Written down by {one.source}" if one.source else "Our own record",
        text=reference,
        href=one.path,
    )


def _empty(found: TimelineView, *, narrowed: bool) -> str:
    if narrowed and found.years:
        return "Nothing here is like that. Clear the filter to see everything."
    return (
        "Nothing yet that you can see. What is asked, told, shared or written down about this person stands here, "
        "once it is filed under this record."
    )


def _kinds(chosen: Kind | None) -> Select:
    choices = (Choice("", "Everything"), *(Choice(str(each), each.says) for each in Kind))
    return Select("kind", "What", choices, str(chosen or ""))


def _years(years: tuple[int, ...], chosen: int | None) -> Select:
    known = sorted({*years, *([chosen] if chosen else [])}, reverse=True)
    choices = (Choice("", "Every year"), *(Choice(str(each), str(each)) for each in known))
    return Select("year", "Year", choices, str(chosen or ""))


def _year(typed: str) -> int | None:
    """A year that a person can have lived in."""
    found = int(typed) if len(typed) == 4 and typed.isdecimal() and typed.isascii() else 0
    return found if found >= FIRST_YEAR else None
