"""The council's officer confirms a row of law, with date and reason; a duty's MUST reads as one from then.

Clauses 1.4 and 2.1; Children Act 2004, section 16LA.
"""

from __future__ import annotations

from datetime import date

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.queries.changing import confirmed
from chiltern.scheme.workings.typed import why_of


@recorded("law_row.confirmed")
def confirm_law_row(
    *, by: Actor, row: str, confirmed_on: date, reason: str, checked: str = "", source: str = ""
) -> list[LawCorrection]:
    """Counts from today, whatever earlier day it names: what was decided before stays as it was decided.

    `checked`: how far it was read, and `source` where; a duty that waits for its commencement can be confirmed without.
    Raises Missing for anyone but the officer and for an unknown row, Refused where a duty is confirmed already, Invalid
    at a field of the form.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    besides = confirmed(by, row, confirmed_on, checked=checked, source=source)
    why = why_of(reason)
    made = changes.confirm(by, row, confirmed_on, reason=why, besides=besides)
    says = {"row": row, "confirmed_on": confirmed_on, "reason": why, **besides}
    record(by=by, says=says, rows=made)
    return made
