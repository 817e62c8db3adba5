"""The owner says what is no longer true of this child: every holder, by whatever hops, is told that alone. Clause 3.10.

It stands beside the old text wherever that is read, and goes with it wherever it goes from now on. Nothing is destroyed,
and nothing waits for it.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import correcting
from chiltern.sharing.models import Correction
from chiltern.sharing.queries.corrections import insist_may_correct, item_in_hand
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.correcting import CorrectionGiven


@recorded("item.corrected")
def correct_item(*, by: Actor, item_id: UUID, given: CorrectionGiven) -> Correction:
    """Raises Missing, Invalid for a field, or Refused: not the owner's, or a version that was corrected since."""
    about(item_id)
    insist_working(item_id)
    correcting.alone_with(item_id)
    in_hand = item_in_hand(by, item_id)
    insist_may_correct(by, in_hand, given.version)
    given.check()
    insist_no_place_answered(by, item_id, {"untrue": given.untrue, "instead": given.instead})
    made = correcting.correct(by, in_hand.item, given)
    record(
        by=by,
        thing=item_id,
        says={"version": made.correction.version, "told": [row.id for row in made.seen]},
        says_to=made.told(),
        rows=[made.correction, *made.seen],
    )
    return made.correction
