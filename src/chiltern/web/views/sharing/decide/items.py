"""What we hold, item by item, and the tests: once for what is shared, apart where they differ. Clauses 3.4 and 3.5."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from chiltern.code_of_practice.sharing import Condition
from chiltern.code_of_practice.sharing.conditions import About
from chiltern.code_of_practice.words import Answer, ItemKind, Marking
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries import fetch
from chiltern.sharing.queries.came_about import came_about
from chiltern.sharing.queries.hidden_here import hidden_from
from chiltern.sharing.queries.under_decision import UnderDecision, under_decision
from chiltern.sharing.workings.plain import plain
from chiltern.web.acting import asked, form_id
from chiltern.web.forms.adapter import ShownForm
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import Action, Choice, CodeSays, ItemCard, Row, Tag
from chiltern.web.views.sharing.common import Asking, after, capital, law_of
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.conditions import CommonTests
from chiltern.web.views.sharing.decide.draft import FALSE, SHARE, WITHHOLD, Deciding, Stored
from chiltern.web.views.sharing.decide.forms import OneItem
from chiltern.web.views.sharing.decide.journey import deciding, frame_for
from chiltern.web.views.sharing.papers.document import throw_away_document
from chiltern.web.views.sharing.papers.shown import pages_row
from chiltern.web.views.sharing.shown import code_says, item_says, item_tag

MOST_ITEMS = 100
_FATES = {
    SHARE: Tag("To be shared", "green"),
    WITHHOLD: Tag("Withheld", "grey"),
    FALSE: Tag("Known to be false", "red"),
}


@dataclass(frozen=True, slots=True)
class Items:
    """What was listed so far."""

    items: tuple[ItemCard, ...]
    here: str
    next_href: str
    back_href: str
    form_id: str
    came: tuple[Action, ...] = ()
    """What came from others about them: it is passed on from where it came."""


@dataclass(frozen=True, slots=True)
class OwnTests:
    """One item with its own radios, where its answers differ."""

    card: ItemCard
    name: str
    asks: tuple[tuple[str, str, str], ...]
    """Name of the radios, the question, what is chosen."""
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests of all items."""

    form: ShownForm
    items: tuple[OwnTests, ...]
    choices: tuple[Choice, ...]
    any_shared: bool
    code: CodeSays
    back_href: str


@require_safe
@deciding
def items(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """The list, each with how the Code stands to it."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    here = f"/requests/{request_id}/decide/items/"
    page = Items(
        items=tuple(listed_card(said.items, place, here, under) for place in range(len(said.items))),
        here=here,
        next_href=after(
            request,
            f"/requests/{request_id}/decide/{'tests' if said.items else 'answer'}/",
            f"/requests/{request_id}/decide/check/",
        ),
        back_href=f"/requests/{request_id}/decide/",
        form_id=form_id(),
        came=_came(by, request_id, under),
    )
    return render(request, "sharing/decide/items.html", frame=frame_for(request, said), page=page)


def _came(by: Actor, request_id: UUID, under: UnderDecision) -> tuple[Action, ...]:
    """Each leads to passing it on to whoever asks."""
    to = under.weighed.facts.recipient.agency
    return tuple(
        Action(
            f"From {one.from_agency}, {moment_in_words(one.at)}, reference {one.reference}",
            f"/disclosures/{one.id}/pass-on/?to={to}",
        )
        for one in came_about(by, request_id)
    )


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def one_item(request: HttpRequest, by: Actor, request_id: UUID, place: int | None = None) -> HttpResponse:
    """Adds an item, or changes one. Sent twice it is one item."""
    said = drafting.read(by, request_id)
    under_decision(by, request_id, said.given())
    stored = said.item(place) if place is not None else None
    initial = initial_of(stored) if stored else begun_about(())
    form = (
        OneItem(request.POST, now=by.at) if request.method == "POST" else OneItem(now=by.at, initial=initial)
    )
    here = f"/requests/{request_id}/decide/items/"
    if form.is_bound and form.is_valid():
        keep(said, place, {**plain(form.cleaned_data), **besides(stored)})
        drafting.save(by, request_id, said)
        return redirect(here)
    title = "Add an item" if place is None else f"Item {place + 1}"
    page = Asking(
        title, asked(form), "Save this item", here, warns=hidden_says(by, fetch.people_filed(request_id))
    )
    return render(request, "sharing/asking.html", frame=frame_for(request, said), page=page)


def hidden_says(by: Actor, people: Iterable[UUID]) -> str:
    """From whom our own record hides where they are; nothing where it hides nothing."""
    names = hidden_from(by, people)
    if not names:
        return ""
    return (
        f"Your record hides where they are from {', '.join(names)}. If this says where somebody can be found (a home, a "
        "school, a surgery, a refuge’s name), say so below, and from whom it must stay hidden."
    )


@require_POST
@deciding
def remove(request: HttpRequest, by: Actor, request_id: UUID, place: int) -> HttpResponse:
    """Takes an item off the list; its words are sent with its place, so that sending it twice takes one."""
    said = drafting.read(by, request_id)
    under_decision(by, request_id, said.given())
    if place < len(said.items) and said.items[place]["text"] == request.POST.get("text", "").replace(
        "\r\n", "\n"
    ):
        throw_away_document(said.items.pop(place))
        drafting.save(by, request_id, said)
    return redirect(f"/requests/{request_id}/decide/items/")


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def tests(request: HttpRequest, by: Actor, request_id: UUID) -> HttpResponse:
    """The tests that the Code asks here; which they are depends on whether a duty reaches."""
    said = drafting.read(by, request_id)
    under = under_decision(by, request_id, said.given())
    asks = tuple(each for each in under.asks_of(About.ITEM))
    form = (
        CommonTests(request.POST, asks=asks)
        if request.method == "POST"
        else CommonTests(asks=asks, initial=said.tests)
    )
    if form.is_bound and form.is_valid():
        said.tests.update(form.cleaned_data)
        for place, item in enumerate(said.items):
            item["tests"] = own_answers(request, place, asks, item["tests"])
        drafting.save(by, request_id, said)
        here = f"/requests/{request_id}/decide/"
        return redirect(after(request, f"{here}answer/", f"{here}check/"))
    page = Tests(
        form=asked(form),
        items=tuple(own_tests(said, place, asks, under) for place in _tested(said)),
        choices=tuple(Choice(each.value, capital(each.says)) for each in Answer),
        any_shared=any(item["fate"] == SHARE for item in said.items),
        code=code_says(under.verdict, law_of(by), under.agreement),
        back_href=f"/requests/{request_id}/decide/",
    )
    return render(request, "sharing/decide/tests.html", frame=frame_for(request, said), page=page)


def own_answers(request: HttpRequest, place: int, asks: Sequence[Condition], before: Stored) -> Stored:
    """One item's own answers, as sent; what is no answer is none."""
    known = {answer.value for answer in Answer}
    sent = {each.fact: request.POST.get(f"item-{place}-{each.fact}", "") for each in asks}
    return {**before, **{name: said if said in known else "" for name, said in sent.items()}}


def _tested(said: Deciding) -> list[int]:
    return [place for place, item in enumerate(said.items) if item["fate"] != FALSE]


def own_tests(said: Deciding, place: int, asks: Sequence[Condition], under: UnderDecision) -> OwnTests:
    """One item, with its own answers where they differ."""
    item = said.items[place]
    return OwnTests(
        card=ItemCard(
            title=f"Item {place + 1}",
            text=item["text"],
            tags=(_FATES[item["fate"]], item_tag(under.verdict.item(str(place)).standing)),
        ),
        name=f"item-{place}",
        asks=tuple(
            (f"item-{place}-{each.fact}", each.asks, item["tests"].get(each.fact, "")) for each in asks
        ),
        is_shared=item["fate"] == SHARE,
    )


def listed_card(listed: list[Stored], place: int, here: str, under: UnderDecision) -> ItemCard:
    """One item of the list, with how the Code stands to it."""
    item = listed[place]
    rows = [Row("Kind", capital(ItemKind(item["kind"]).says)), Row("About", item["about"])]
    rows += [Row("Withheld because", item["withheld_because"])] if item["fate"] == WITHHOLD else []
    against = item_says(under.verdict, str(place))
    document = item.get("document")
    rows += [pages_row(document)] if document else []
    rows += [Row("Still stands against it, or is not known", "\n".join(against))] if against else []
    return ItemCard(
        title=f"Item {place + 1}",
        text=item["text"],
        rows=tuple(rows),
        tags=(_FATES[item["fate"]], item_tag(under.verdict.item(str(place)).standing)),
        actions=(
            Action("Change", f"{here}{place}/"),
            Action("Its document" if document else "Add a document", f"{here}{place}/document/"),
        ),
    )


def besides(stored: Stored | None) -> Stored:
    """What an item keeps when its words are changed: its own tests, its document."""
    if stored is None:
        return {"tests": {}}
    return {name: stored[name] for name in ("tests", "document") if name in stored}


def begun_about(names: Iterable[str]) -> dict[str, Any]:
    """What a new item starts with: whom it is about, where there is one person only, and the usual marking."""
    found = tuple(names)
    return {"about": found[0] if len(found) == 1 else "", "marking": Marking.OFFICIAL_SENSITIVE.value}


def initial_of(stored: Stored) -> dict[str, Any]:
    """What its form starts with."""
    given = drafting.item_given(stored, {})
    return {**stored, "observed_on": given.observed_on}


def keep(said: Deciding, place: int | None, item: Stored) -> None:
    """Changes an item, or adds one, once."""
    if place is not None:
        said.items[place] = item
    elif item not in said.items and len(said.items) < MOST_ITEMS:
        said.items.append(item)
