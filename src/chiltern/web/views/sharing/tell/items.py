"""What is told, item by item, and the tests: once for all, apart where they differ. Clauses 3.4 and 3.5."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.under_telling import under_telling
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, for_a_post, form_id
from chiltern.web.frame import render
from chiltern.web.parts import Choice
from chiltern.web.views.sharing.common import Asking, after, capital, law_of
from chiltern.web.views.sharing.decide.conditions import CommonTests
from chiltern.web.views.sharing.decide.draft import SHARE
from chiltern.web.views.sharing.decide.items import (
    Items,
    Tests,
    begun_about,
    besides,
    hidden_says,
    initial_of,
    keep,
    listed_card,
    own_answers,
    own_tests,
)
from chiltern.web.views.sharing.papers.document import throw_away_document
from chiltern.web.views.sharing.shown import code_says
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.forms import ItemToTell
from chiltern.web.views.sharing.tell.start import frame_for


@require_safe
@for_a_post
def items(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The list, each with how the Code stands to it."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    under, listed, here = under_telling(by, tell.given()), tell.deciding.items, f"{tell.here}items/"
    page = Items(
        items=tuple(listed_card(listed, place, here, under) for place in range(len(listed))),
        here=here,
        next_href=after(request, f"{tell.here}tests/", f"{tell.here}check/"),
        back_href=tell.here,
        form_id=form_id(),
    )
    return render(request, "sharing/tell/items.html", frame=frame_for(request, tell), page=page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def one_item(request: HttpRequest, by: Actor, draft_id: UUID, place: int | None = None) -> HttpResponse:
    """Adds an item, or changes one. Sent twice it is one item."""
    tell = drafting.read(by, draft_id)
    stored = tell.deciding.item(place) if place is not None else None
    initial = initial_of(stored) if stored else begun_about(one.name for one in tell.people)
    posted = request.POST if request.method == "POST" else None
    form = ItemToTell(posted, now=by.at, initial=initial)
    here = f"{tell.here}items/"
    if form.is_bound and form.is_valid():
        told = {**plain(form.cleaned_data), "fate": SHARE, "withheld_because": "", **besides(stored)}
        keep(tell.deciding, place, told)
        drafting.save(by, tell)
        return redirect(after(request, here, f"{tell.here}check/"))
    title = "Add an item" if place is None else f"Item {place + 1}"
    about = [one.person for one in tell.people if one.person is not None]
    page = Asking(title, asked(form), "Save this item", here, warns=hidden_says(by, about))
    return render(request, "sharing/asking.html", frame=frame_for(request, tell), page=page)


@require_POST
@for_a_post
def remove(request: HttpRequest, by: Actor, draft_id: UUID, place: int) -> HttpResponse:
    """Takes an item off the list; its words are sent with its place, so that sending it twice takes one."""
    tell = drafting.read(by, draft_id)
    listed, text = tell.deciding.items, request.POST.get("text", "").replace("\r\n", "\n")
    if place < len(listed) and listed[place]["text"] == text:
        throw_away_document(listed.pop(place))
        drafting.save(by, tell)
    return redirect(f"{tell.here}items/")


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def tests(request: HttpRequest, by: Actor, draft_id: UUID) -> HttpResponse:
    """The tests that the Code asks here; which they are depends on whether a duty reaches."""
    tell = drafting.read(by, draft_id)
    if tell.recipient is None:
        return redirect(f"{tell.here}to/")
    under, said = under_telling(by, tell.given()), tell.deciding
    asks = under.asks_of(About.ITEM)
    form = CommonTests(request.POST if request.method == "POST" else None, asks=asks, initial=said.tests)
    if form.is_bound and form.is_valid():
        said.tests.update(form.cleaned_data)
        for place, item in enumerate(said.items):
            item["tests"] = own_answers(request, place, asks, item["tests"])
        drafting.save(by, tell)
        return redirect(after(request, f"{tell.here}conditions/", f"{tell.here}check/"))
    page = Tests(
        form=asked(form),
        items=tuple(own_tests(said, place, asks, under) for place in range(len(said.items))),
        choices=tuple(Choice(each.value, capital(each.says)) for each in Answer),
        any_shared=bool(said.items),
        code=code_says(under.verdict, law_of(by), under.agreement),
        back_href=tell.here,
    )
    return render(request, "sharing/decide/tests.html", frame=frame_for(request, tell), page=page)
