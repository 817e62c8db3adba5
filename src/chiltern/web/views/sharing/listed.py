"""One list by itself, a page at a time, sifted or whole. Clauses 2.2 and 3.6."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.agencies.queries import names_to_choose
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.sharing.queries import home
from chiltern.sharing.queries.lists import LISTS
from chiltern.sharing.queries.sifted import Sift, readers_to_choose, sifted_page
from chiltern.web.acting import for_a_post
from chiltern.web.forms.adapter import ShownForm, show
from chiltern.web.frame import Link, render
from chiltern.web.london import LONDON
from chiltern.web.parts import WorkRow
from chiltern.web.places import href_of, place_of
from chiltern.web.shell import Section, frame_of
from chiltern.web.views.sharing.list_words import WORDS
from chiltern.web.views.sharing.rows import count_in_words, work_row
from chiltern.web.views.sharing.sifting import FromDay, Sifting, sifting


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
        title=WORDS[which].title,
        count=count_in_words(found.count),
        rows=tuple(work_row(which, row, by.at) for row in found.rows),
        empty=WORDS[which].empty
        if not (found.count or chosen.sift.narrows)
        else "Nothing here is like that. Clear the filter to see the whole list.",
        form=show(form),
        sifting=chosen,
        here=here,
        earlier_href=href_of(here, kept, "before", found.before),
        later_href=href_of(here, kept, "after", found.after),
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
    after, before = place_of(request.GET.get("after")), place_of(request.GET.get("before"))
    if not sift.narrows:
        return home.one_page(by, which, after=after, before=before, since=since)
    start = after or (home.start_of(which, since) if since else None)
    return sifted_page(by, which, sift, after=start, before=before)
