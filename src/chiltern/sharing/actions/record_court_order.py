"""Write down that a court orders what came from others, as its order arrives: each owner is told at once of its own. Clause 3.10.

So that it can ask the court to limit the order. No owner learns of another. What came under a notice that is held back stays
quiet until that one is told; where telling now would raise a risk the notice of the order is held back like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Model

from chiltern.agencies.changes.outside import body_called
from chiltern.agencies.models import OutsideBody
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.words import Act, Function
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.changes import court_orders
from chiltern.sharing.changes.holding_back import HeldNow
from chiltern.sharing.models import CourtOrder
from chiltern.sharing.queries.court_orders import Ordered, insist_may, insist_not_twice, ordered
from chiltern.sharing.queries.notices import insist_hold
from chiltern.sharing.workings.courts import OrderGiven

# A colleague with the same order waits, and then finds it written down.
_ALONE = "select ctx.alone_with_disclosure(%s::uuid)"


@recorded("court_order.recorded")
def record_court_order(*, by: Actor, given: OrderGiven) -> CourtOrder:
    """Raises Refused for a role that does not pass on, or Invalid for a field."""
    insist_may(by, Act.RECORD_COURT_ORDER)
    given.check(day_in_london(by.at))
    for disclosure in sorted({came.disclosure for came in given.items}):
        prepared.fetch(_ALONE, [disclosure])
    taken = ordered(by, given.items)
    court, named = _court(by, given)
    insist_not_twice(court.id, given, taken)
    made = court_orders.arrive(by, taken, given, court.id, _held(by, taken, given))
    record(
        by=by,
        thing=made.order.id,
        says={
            "court": court.id,
            "items": list(taken.items),
            "owners": sorted({part.owner for part in taken.owners}),
            "owners_told": sorted({each.owner for each in made.told}),
        },
        says_to=_said(made.told),
        rows=[*named, *made.rows],
    )
    return made.order


def _court(by: Actor, given: OrderGiven) -> tuple[OutsideBody, Sequence[Model]]:
    """Ours of this id, or of this name; named now where there is none."""
    if given.court is not None:
        row = OutsideBody.objects.filter(id=given.court, keeper=by.agency).defer("described", "reach").first()
        made: Sequence[Model] = ()
    else:
        body = BodyGiven(given.court_name, Function.COURT)
        body.check()
        row, made = body_called(by, body)
    if row is None or row.function != Function.COURT:
        raise Invalid(
            "court",
            "Choose a court: what you chose, or named, is none in your list of bodies outside the Code",
        )
    return row, made


def _held(by: Actor, taken: Ordered, given: OrderGiven) -> HeldNow | None:
    """What is held back now: nothing where nobody would be told."""
    told = [part for part in taken.owners if not part.under]
    if given.hold is None or not told:
        return None
    asked = insist_hold(by, taken.disclosures[0], given.hold, in_danger=False)
    items = [item for part in told for item in part.items]
    return HeldNow(given.hold, asked, sorted({part.owner for part in told}), items)


def _said(told: tuple[court_orders.OwnerTold, ...]) -> dict[UUID, dict[str, list[UUID]]]:
    """To each owner its own notice, and nothing of another's."""
    said: dict[UUID, dict[str, list[UUID]]] = {}
    for each in told:
        said.setdefault(each.owner, {"notices": []})["notices"].append(each.notice)
    return said
