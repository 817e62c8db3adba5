"""What was read cannot be unread: its owner asks every holder, by whatever hops, to stop using it and to say so. Clause 3.10.

The request stands beside the text wherever that is read. There is no new use of it but in danger, by a duty or by a court.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import correcting
from chiltern.sharing.models import Correction
from chiltern.sharing.queries.acts import refuse_unless_may
from chiltern.sharing.queries.corrections import item_in_hand, may_ask_it_back
from chiltern.sharing.queries.hidden_words import insist_no_place_answered
from chiltern.sharing.workings.asking import short_enough
from chiltern.sharing.workings.correcting import CorrectionGiven


@recorded("item.asked_back")
def ask_item_back(*, by: Actor, item_id: UUID, version: int, why: str) -> Correction:
    """Raises Missing, Invalid without a reason, or Refused: not the owner's, corrected since, or asked back before."""
    about(item_id)
    insist_working(item_id)
    correcting.alone_with(item_id)
    in_hand = item_in_hand(by, item_id)
    refuse_unless_may(may_ask_it_back(by, in_hand, version), Act.CORRECT_ITEM)
    if not why.strip():
        raise Invalid("why", "Say why you ask for it back")
    short_enough("why", why)
    insist_no_place_answered(by, item_id, {"why": why})
    made = correcting.correct(by, in_hand.item, CorrectionGiven(version, why, asked_back=True))
    record(
        by=by,
        thing=item_id,
        says={"version": made.correction.version, "asked": [row.id for row in made.seen]},
        says_to=made.told(),
        rows=[made.correction, *made.seen],
    )
    return made.correction
