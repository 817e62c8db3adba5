"""A court orders social care to produce what the school, and the health trust, shared with it. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.match_person import MatchGiven, match_person
from chiltern.sharing.actions.record_court_order import record_court_order
from chiltern.sharing.models import CourtNotice, CourtOrder
from chiltern.sharing.workings.courts import Came, OrderGiven
from tests.cast import At
from tests.holding_back import items_of
from tests.stage import AMARA, QUESTION, SHARED, Stage

COURT, CASE = "Vale Family Court", "FD26P00114"
ORDERS = "All that is held about Theo Canary’s home."


def came_from(stage: Stage, provider: At, about: UUID | None = None) -> tuple[Came, ...]:
    """What one agency shared with social care, on a request: two items. `about`: whom social care has on its own record."""
    cast, care = stage.cast, stage.cast.social_care
    child = stage.child(provider)
    question = replace(QUESTION, people=(replace(AMARA, person=about),))
    (request,) = stage.asked(care, provider, question=question)
    by = cast.become(provider.duty)
    acknowledge_request(by=by, request_id=request.id)
    match_person(by=by, request_id=request.id, matches=[MatchGiven(0, child)])
    disclosure = stage.disclosure(care, decide_request(by=by, request_id=request.id, given=SHARED)).id
    return tuple(Came(disclosure, item) for item in items_of(disclosure))


def order(stage: Stage, *items: Came, at: UUID | None = None, **changes: Any) -> CourtOrder:
    """As it arrives there, for these items."""
    by = stage.cast.become(at or stage.cast.social_care.practitioner)
    given: dict[str, Any] = {
        "court_name": COURT,
        "court_reference": CASE,
        "orders": ORDERS,
        "due_on": (by.at + timedelta(days=14)).date(),
        "items": items,
        **changes,
    }
    return record_court_order(by=by, given=OrderGiven(**given))


def notice_of(stage: Stage, post: UUID) -> UUID:
    """The one notice that this post sees."""
    stage.cast.become(post)
    found: UUID = CourtNotice.objects.values_list("id", flat=True).get()
    return found
