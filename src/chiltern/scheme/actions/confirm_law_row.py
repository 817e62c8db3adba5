"""The council's officer confirms that a duty is in force, with date and reason: from then its MUST reads as one.

Clauses 1.4 and 2.1; Children Act 2004, section 16LA.
"""

from __future__ import annotations

from datetime import date

from chiltern.code_of_practice.words import Act, InForce
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes, queries
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.workings.corrections import reason_of, waits_for_confirmation
from chiltern.scheme.workings.known import NotAllowed


@recorded("law_row.confirmed")
def confirm_law_row(*, by: Actor, row: str, confirmed_on: date, reason: str) -> list[LawCorrection]:
    """Counts from today, whatever earlier day it names: what was decided before stays as it was decided.

    Raises Missing for anyone but the officer and for a row that waits for no confirmation, Refused where it
    is confirmed already, Invalid at `confirmed_on` or `reason`.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    if not waits_for_confirmation(row):
        raise Missing
    today = queries.day_in_london(by.at)
    if confirmed_on > today:
        raise Invalid("confirmed_on", "The date must be today or earlier")
    if queries.book(today).duties[row] is InForce.CONFIRMED:
        raise Refused("law_row.confirmed_before", "This row is confirmed already.", clauses=("1.4",))
    try:
        why = reason_of(reason)
    except NotAllowed as wrong:
        raise Invalid("reason", str(wrong)) from None
    made = changes.confirm(row, confirmed_on, reason=why, at=by.at)
    record(by=by, says={"row": row, "confirmed_on": confirmed_on, "reason": why}, rows=made)
    return made
