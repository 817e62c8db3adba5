"""The documents of the items of a decision. Clauses 3.5 and 3.8."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from chiltern.foundation.actor import Actor
from chiltern.sharing.queries.under_decision import under_decision
from chiltern.web.views.sharing.decide import draft as drafting
from chiltern.web.views.sharing.decide.journey import deciding, frame_for
from chiltern.web.views.sharing.papers import document as about
from chiltern.web.views.sharing.papers import page as one
from chiltern.web.views.sharing.papers.hand import Hand


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def document(request: HttpRequest, by: Actor, request_id: UUID, place: int) -> HttpResponse:
    """Adds it, or says which pages go and what is black."""
    return about.document(request, _hand(request, by, request_id, place))


@require_http_methods(["GET", "HEAD", "POST"])
@deciding
def page(request: HttpRequest, by: Actor, request_id: UUID, place: int, page: int) -> HttpResponse:
    """One page, looked at."""
    return one.page(request, _hand(request, by, request_id, place), page)


@require_safe
@deciding
def picture(request: HttpRequest, by: Actor, request_id: UUID, place: int, page: int) -> HttpResponse:
    """One page, as it leaves."""
    return one.picture(request, _hand(request, by, request_id, place), page)


def _hand(request: HttpRequest, by: Actor, request_id: UUID, place: int) -> Hand:
    """Raises Missing, or Refused where deciding is not open to this actor now."""
    said = drafting.read(by, request_id)
    under_decision(by, request_id, said.given())
    return Hand(
        by=by,
        item=said.item(place),
        place=place,
        items_href=f"/requests/{request_id}/decide/items/",
        frame=frame_for(request, said),
        save=lambda: drafting.save(by, request_id, said),
    )
