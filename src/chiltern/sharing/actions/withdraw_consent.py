"""Writes down that somebody takes back a consent: what rests on it alone stops from that minute (clause 3.3)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.consent import changes
from chiltern.consent.queries.reach import in_hand, insist_can_be_withdrawn
from chiltern.consent.workings import checks
from chiltern.consent.workings.given import Withdrawal
from chiltern.consent.workings.kinds import HowAnswered
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["HowAnswered", "Withdrawal", "withdraw_consent"]


@recorded("consent.withdrawn")
def withdraw_consent(*, by: Actor, consent: UUID, stated: Withdrawal) -> UUID:
    """The id of the row that withdraws. Raises Missing where the consent is not there, AlreadyDone, Invalid, Refused."""
    given = in_hand(consent)
    about(given.person_id)
    must_open(by, Act.WITHDRAW_CONSENT)
    insist_can_be_withdrawn(given)
    withdrawal = checks.withdrawal(stated, given.happened_at, by.at)
    made = changes.withdraw(by, given, withdrawal)
    record(
        by=by,
        thing=given.person_id,
        says={"consent": consent, "withdrawal": said(withdrawal)},
        rows=[made],
    )
    return made.id
