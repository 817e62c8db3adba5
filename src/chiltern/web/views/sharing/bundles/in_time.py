"""A child's items of every owner on one line of time, as this post may see them. Clauses 2.2 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.people.queries.naming import called
from chiltern.sharing.queries.bundle_page import InTime, of_a_child
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, ItemCard
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.shown import item_card

_IN_SHORT = ("Hidden from", "Belongs to", "Kind", "Source", "Document")
CLOSED = (
    "Something came about them then. Open it first: what it says, and whose it is, stands here afterwards."
)


@dataclass(frozen=True, slots=True)
class Chronology:
    """The page. `make_href`: where it is put together for another agency; empty for whoever does not pass on."""

    called: str
    items: tuple[ItemCard, ...]
    make_href: str
    back_href: str


@require_safe
@for_a_post
def shown(request: HttpRequest, by: Actor, person_id: UUID) -> HttpResponse:
    """The earliest first; what comes stands here by itself, and goes nowhere."""
    name = called(by, person_id)
    page = Chronology(
        called=name,
        items=tuple(card_in_time(one) for one in of_a_child(by, person_id)),
        make_href=f"/people/{person_id}/bundle/?form=chronology" if opens(by.role, Act.PASS_ON) else "",
        back_href=f"/people/{person_id}/",
    )
    return render(
        request, "sharing/bundles/chronology.html", frame=frame_of(request, current="people"), page=page
    )


def card_in_time(one: InTime) -> ItemCard:
    """One item by its day; where it has not been opened, the way to its page and nothing else."""
    title = f"{one.said} {date_in_words(one.on)}"
    where = (Action("Where it came", f"/disclosures/{one.source}/"),) if one.source else ()
    if one.item is None:
        return ItemCard(title=title, text=CLOSED, actions=where)
    return in_short(item_card(one.item, 1, where), title)


def in_short(card: ItemCard, title: str) -> ItemCard:
    """A card of a long list: whose it is, its kind and its source; its own page has the rest."""
    return replace(card, title=title, rows=tuple(row for row in card.rows if row.key in _IN_SHORT))
