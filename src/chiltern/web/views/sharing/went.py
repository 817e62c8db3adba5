"""Where our own went: each hop, its terms, its leave, and whether it was acknowledged and read. Clauses 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.views import DisclosureView
from chiltern.sharing.queries.went import DestroyedThere, Hop, ItemWent, went_page
from chiltern.web.acting import for_a_post
from chiltern.web.frame import render
from chiltern.web.london import date_in_words, moment_in_words
from chiltern.web.parts import Action, Corrected, Row, Tag
from chiltern.web.shell import frame_of
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.corrections.correcting import correct_href
from chiltern.web.views.sharing.shown import corrected

NOT_SEEN = "A piece of your agency’s information that you do not see yourself."


@dataclass(frozen=True, slots=True)
class HopShown:
    """One step, in words."""

    title: str
    tag: Tag | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One item, and its way."""

    title: str
    text: str
    kind: str
    hops: tuple[HopShown, ...]
    corrected: tuple[Corrected, ...]
    correct: Action | None
    """Where it is corrected, for who reads it."""


@dataclass(frozen=True, slots=True)
class Went:
    """The page."""

    title: str
    caption: str
    items: tuple[ItemShown, ...]


def went_links(view: DisclosureView | None) -> tuple[Action, ...]:
    """From what its giver sees: to the decision behind it, and, of what it owns, to this page."""
    if view is None or view.received:
        return ()
    decided = (
        [Action("Why it was shared: the decision", f"/decisions/{view.decision}/")] if view.decision else []
    )
    went = (Action("Where it went, and when it was opened", f"/went/{view.id}/"),)
    return (*decided, *(went if any(item.ours for item in view.items) else ()))


@require_safe
@for_a_post
def went(request: HttpRequest, by: Actor, disclosure_id: UUID) -> HttpResponse:
    """For the owner alone."""
    view = went_page(by, disclosure_id)
    page = Went(
        title="Where our information went",
        caption=f"Reference {view.reference}",
        items=tuple(_item(item, place + 1) for place, item in enumerate(view.items)),
    )
    return render(request, "sharing/went.html", frame=frame_of(request, current="work"), page=page)


def _item(item: ItemWent, number: int) -> ItemShown:
    hops = tuple(_hop(hop, place + 1) for place, hop in enumerate(item.hops))
    return ItemShown(
        title=f"Item {number}",
        text=item.text or NOT_SEEN,
        kind=capital(item.kind),
        hops=hops,
        corrected=tuple(corrected(each, ours=True) for each in item.corrections),
        correct=Action("Correct it", correct_href(item.id, item.stands), f"item {number}")
        if item.stands
        else None,
    )


def _read(hop: Hop) -> str:
    """On which days, and never by whom: names are for an investigation."""
    if not hop.read_on:
        return "No day yet"
    return ", ".join(map(date_in_words, hop.read_on))


def _gone(by: str, there: DestroyedThere) -> str:
    return f"By {by} on {date_in_words(there.at)}, its own copy, under its rule: {there.rule}"


def _hop(hop: Hop, number: int) -> HopShown:
    received = (
        f"Acknowledged {moment_in_words(hop.acknowledged_at)}" if hop.acknowledged_at else "Not acknowledged"
    )
    if hop.recalled:
        received = "Taken back before anybody there had opened it"
    rows = [
        Row("When", f"{moment_in_words(hop.at)}, {hop.method}"),
        Row("By what leave", capital(hop.by_leave)),
        Row("Passing on from there", capital(hop.passing_on)),
        Row("Whose it is may be seen by", capital(hop.show_originator)),
        *([Row("Until", moment_in_words(hop.expires_at))] if hop.expires_at else []),
        Row("Received", received),
        *([] if hop.outside else [Row("Opened there on", _read(hop))]),
        *([Row("Destroyed", _gone(hop.to_agency, hop.destroyed))] if hop.destroyed else []),
        Row("Reference", hop.reference),
    ]
    tag = Tag("Without permission: lawful reason recorded", "orange") if hop.exceptional else None
    return HopShown(f"{number}. {hop.from_agency} to {hop.to_agency}", tag, tuple(rows))
