"""The council's officer ends a row of law, a ground or a purpose: it is offered to a last day, and no longer (1.4, 2.1)."""

from __future__ import annotations

from datetime import date

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.queries import day_in_london
from chiltern.scheme.queries.changing import ended
from chiltern.scheme.workings.typed import why_of

ENDS = "in_force_until"


@recorded("law_row.ended")
def end_law_row(*, by: Actor, row: str, last_day: date, reason: str) -> LawCorrection:
    """Counts from today, also where the last day is past: what was decided before stays as it was decided.

    Raises Missing for anyone but the officer and for an unknown row, Invalid at `last_day` or `reason`.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    ended(by, row, last_day)
    why, today = why_of(reason), day_in_london(by.at)
    (made,) = changes.correct(by, row, {ENDS: last_day.isoformat()}, holds_from=today, reason=why)
    record(by=by, thing=made.id, says={"row": row, "last_day": last_day, "reason": why}, rows=[made])
    return made
