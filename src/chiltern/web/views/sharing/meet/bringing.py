"""What an agency received, brought into a meeting where its terms let it; else its owner is asked. Clauses 3.6 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.meeting_under import (
    CameHere,
    ItemToBring,
    came_here,
)
from chiltern.web.acting import for_a_post, form_id
from chiltern.web.frame import render
from chiltern.web.london import moment_in_words
from chiltern.web.parts import ItemCard, Row
from chiltern.web.views.sharing.common import after
from chiltern.web.views.sharing.meet import draft as drafting
from chiltern.web.views.sharing.meet.answering import opened
from chiltern.web.views.sharing.meet.draft import PUT_IN, PuttingIn
from chiltern.web.views.sharing.meet.put_in import frame
from chiltern.web.views.sharing.shown import item_card


@dataclass(frozen=True, slots=True)
class Bringable:
    """One item that could be brought in. Without a name for its box its terms let nobody in."""

    card: ItemCard
    value: str
    ticked: bool
    ask_href: str


@dataclass(frozen=True, slots=True)
class Came:
    """One disclosure."""

    title: str
    items: tuple[Bringable, ...]


@dataclass(frozen=True, slots=True)
class Bringing:
    """What we received, item by item."""

    came: tuple[Came, ...]
    reference: str
    form_id: str
    here: str
    back_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def received(request: HttpRequest, by: Actor, meeting_id: UUID) -> HttpResponse:
    """What came here, with what its terms let in; what they do not has "ask the owner" beside it."""
    opened(by, meeting_id, Act.CONTRIBUTE)
    said, here = drafting.read_put_in(by, meeting_id), f"/meetings/{meeting_id}/put-in/"
    if not said.recipients:
        return redirect(here)
    reference = request.GET.get("reference", "")
    came = came_here(by, meeting_id, [UUID(one) for one in said.recipients], reference)
    if request.method == "POST":
        ticked = set(request.POST.getlist("items"))
        for one in came:
            items = [str(each.view.id) for each in one.items if each.may_go_to]
            said.received[str(one.id)] = [item for item in items if f"{one.id}_{item}" in ticked]
        drafting.save_about(by, PUT_IN, meeting_id, said)
        return redirect(after(request, f"{here}items/", f"{here}check/"))
    page = Bringing(
        came=tuple(_came(one, said) for one in came),
        reference=reference,
        form_id=form_id(),
        here=f"{here}received/",
        back_href=f"{here}items/",
    )
    return render(request, "sharing/meet/received.html", frame=frame(request), page=page)


def _came(one: CameHere, said: PuttingIn) -> Came:
    return Came(
        f"From {one.from_agency}, {moment_in_words(one.at)}, reference {one.reference}",
        tuple(_bringable(one, each, place, said) for place, each in enumerate(one.items)),
    )


def _bringable(one: CameHere, each: ItemToBring, place: int, said: PuttingIn) -> Bringable:
    card = item_card(each.view, place + 1)
    rows = [Row("May go to", ", ".join(each.may_go_to))] if each.may_go_to else []
    rows += [Row(f"Stays behind for {name}", why) for name, why in each.not_to]
    return Bringable(
        replace(card, rows=(*card.rows[:3], *rows)),
        value=f"{one.id}_{each.view.id}" if each.may_go_to else "",
        ticked=str(each.view.id) in said.received.get(str(one.id), []),
        ask_href=f"/disclosures/{one.id}/ask-to-pass-on/" if each.not_to else "",
    )
