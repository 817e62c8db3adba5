"""The notice to an owner is held back further: with its reason, a second person again, at most 28 days again. Clause 3.10."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes.holding_back import hold_on
from chiltern.sharing.models import NoticeAsked
from chiltern.sharing.queries.notices import insist_hold, insist_may, notice_in_hand
from chiltern.sharing.workings.holding_back import HoldGiven


@recorded("notice.held_on")
def hold_notice_on(*, by: Actor, notice_id: UUID, given: HoldGiven) -> NoticeAsked:
    """Raises Missing, Refused, Invalid for a field, or AlreadyDone."""
    in_hand = notice_in_hand(by, notice_id)
    insist_may(by, Act.HOLD_ON, in_hand)
    given.check()
    asked = insist_hold(by, in_hand.notice.about, given, in_danger=False)
    number = in_hand.last.number + 1
    made = hold_on(by, in_hand.notice, number, given, asked)
    record(by=by, thing=notice_id, says={"number": number, "review_on": made.review_on}, rows=[made])
    return made
