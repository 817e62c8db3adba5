"""The second person agrees that an owner is not told yet: it is held back until the day of its review. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.holding_back import agree
from chiltern.sharing.models import NoticeAgreed
from chiltern.sharing.queries.notices import insist_may, notice_in_hand
from chiltern.sharing.workings.asking import short_enough


@recorded("notice.agreed")
def agree_to_hold(*, by: Actor, notice_id: UUID, words: str = "") -> NoticeAgreed:
    """Raises Missing, Refused for whoever asked and who was not named, Invalid, or AlreadyDone."""
    in_hand = notice_in_hand(by, notice_id)
    insist_may(by, Act.AGREE_TO_HOLD, in_hand)
    short_enough("words", words)
    made = agree(by, in_hand.notice, in_hand.last, words)
    record(by=by, thing=notice_id, says={"number": in_hand.last.number}, rows=[made])
    return made
