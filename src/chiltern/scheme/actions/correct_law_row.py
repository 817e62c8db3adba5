"""The council's officer corrects one field of a row of law, with date and reason (clauses 1.4, 2.1)."""

from __future__ import annotations

from datetime import date

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.queries.changing import corrected
from chiltern.scheme.workings.typed import why_of


@recorded("law_row.corrected")
def correct_law_row(
    *, by: Actor, row: str, field: str, value: str, holds_from: date, reason: str
) -> LawCorrection:
    """A correction counts from `holds_from`, today or later: what was decided before stays as it was decided.

    Raises Missing for anyone but the officer and for an unknown row, Invalid at a field of the form.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    was, wanted = corrected(by, row, field, value, holds_from)
    why = why_of(reason)
    (made,) = changes.correct(by, row, {field: wanted}, holds_from=holds_from, reason=why)
    says = {"row": row, "field": field, "was": was, "now": wanted, "holds_from": holds_from, "reason": why}
    record(by=by, thing=made.id, says=says, rows=[made])
    return made
