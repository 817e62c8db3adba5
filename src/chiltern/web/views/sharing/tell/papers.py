"""The documents of the items that are told. Clauses 3.2 and 3.5."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.web.acting import for_a_post
from chiltern.web.views.sharing.papers import document as about
from chiltern.web.views.sharing.papers import page as one
from chiltern.web.views.sharing.papers.hand import Hand
from chiltern.web.views.sharing.tell import draft as drafting
from chiltern.web.views.sharing.tell.start import frame_for


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def document(request: HttpRequest, by: Actor, draft_id: UUID, place: int) -> HttpResponse:
    """Adds it, or says which pages go and what is black."""
    return about.document(request, _hand(request, by, draft_id, place))


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_post
def page(request: HttpRequest, by: Actor, draft_id: UUID, place: int, page: int) -> HttpResponse:
    """One page, looked at."""
    return one.page(request, _hand(request, by, draft_id, place), page)


@require_safe
@for_a_post
def picture(request: HttpRequest, by: Actor, draft_id: UUID, place: int, page: int) -> HttpResponse:
    """One page, as it leaves."""
    return one.picture(request, _hand(request, by, draft_id, place), page)


def _hand(request: HttpRequest, by: Actor, draft_id: UUID, place: int) -> Hand:
    """Raises Missing."""
    tell = drafting.read(by, draft_id)
    return Hand(
        by=by,
        item=tell.deciding.item(place),
        place=place,
        items_href=f"{tell.here}items/",
        frame=frame_for(request, tell),
        save=lambda: drafting.save(by, tell),
    )
