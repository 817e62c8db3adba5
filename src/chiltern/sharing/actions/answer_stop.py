"""A recipient answers that a consent is withdrawn: stopped and removed, or kept, on this other basis. 2.1, 3.3, 3.10, 9.1.

Of a body outside the Code, which sees nothing here, whoever shared it writes the answer down.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chiltern.code_of_practice.words import Act, StopState
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone
from chiltern.foundation.ids import new_id
from chiltern.foundation.sealed import keys
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import stopping
from chiltern.sharing.models import ConsentStop, StopAnswer
from chiltern.sharing.queries.stops import InHand, insist_may, items_of, offered, stop_in_hand
from chiltern.sharing.workings.stopping import StopGiven


@recorded("stop.answered")
def answer_stop(*, by: Actor, stop_id: UUID, given: StopGiven) -> StopAnswer:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone where a colleague answered a moment earlier."""
    in_hand = stop_in_hand(by, stop_id)
    stop = in_hand.stop
    about(stop_id)
    insist_working(stop_id)
    if in_hand.answer is not None:
        raise _already()
    insist_may(by, Act.KEEP_ON_OTHER_BASIS if given.keeps else Act.STOP_AND_REMOVE, in_hand)
    _check(by, in_hand, given)
    made = _answer(by, stop, given)
    if not stop.outside:
        stopping.remove(stop, made.removed)
    stopping.file_answered(by, stop)
    says: dict[str, Any] = {
        "state": made.state,
        "removed": made.removed,
        "kept": made.kept,
        "basis": made.basis,
    }
    others = {} if stop.outside else {stop.keeper: says}
    record(by=by, thing=stop.id, parties=[by.agency, stop.keeper], says=says, says_to=others, rows=[made])
    return made


def _check(by: Actor, in_hand: InHand, given: StopGiven) -> None:
    """A condition is needed for what is kept alone."""
    items = items_of(in_hand.stop)
    offers = offered(by, in_hand, items)
    needs = bool(offered(by, in_hand, [item for item in items if item.id in given.kept]).conditions)
    given.check(
        in_hand.stop.items,
        [row.id for row in offers.bases],
        [row.id for row in offers.conditions],
        needs=needs,
    )


def _answer(by: Actor, stop: ConsentStop, given: StopGiven) -> StopAnswer:
    keeps = given.state is StopState.KEPT
    made: StopAnswer = StopAnswer(
        id=new_id(),
        keeper=by.agency,
        made_at=by.at,
        stop=stop,
        state=given.state,
        removed=[item for item in stop.items if item not in given.kept],
        kept=[item for item in stop.items if item in given.kept],
        basis=given.basis if keeps else None,
        conditions=sorted(given.conditions) if keeps else [],
        words=given.words,
        answered_by=by.post,
        answered_by_practitioner=by.practitioner,
    ).sealed_with(keys.held([stop.id])[stop.id])
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise _already() from None
    return made


def _already() -> AlreadyDone:
    return AlreadyDone("stop.answered", "A colleague has answered this already.")
