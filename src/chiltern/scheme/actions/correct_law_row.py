"""The council's officer corrects one field of a row of law, with date and reason (clauses 1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from chiltern.code_of_practice.book import Book, UnknownFieldError
from chiltern.code_of_practice.book_data import law
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import LawCorrection
from chiltern.scheme.queries import as_correction, day_in_london
from chiltern.scheme.workings.corrections import FIELDS, reason_of, value_of
from chiltern.scheme.workings.known import NotAllowed

__all__ = ["FIELDS", "correct_law_row"]


@recorded("law_row.corrected")
def correct_law_row(
    *, by: Actor, row: str, field: str, value: str, holds_from: date, reason: str
) -> LawCorrection:
    """A correction counts from `holds_from`, today or later: what was decided before stays as it was decided.

    Raises Missing for anyone but the officer and for an unknown row, Invalid at a field of the form.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    if row not in law():
        raise Missing
    if holds_from < day_in_london(by.at):
        raise Invalid(
            "holds_from", "The date must be today or later: decisions made before keep the law they read"
        )
    wanted = _read("value", value_of, field, value)
    why = _read("reason", reason_of, reason)
    made = changes.correct(row, [(field, wanted)], holds_from=holds_from, reason=why, at=by.at)[0]
    try:
        Book.from_data(holds_from, corrections=[as_correction(made)])
    except UnknownFieldError:
        raise Invalid("field", "A row of this kind has no such part") from None
    says = {"row": row, "field": field, "now": wanted, "holds_from": holds_from, "reason": why}
    record(by=by, thing=made.id, says=says, rows=[made])
    return made


def _read(at: str, read: Callable[..., str], *typed: str) -> str:
    try:
        return read(*typed)
    except NotAllowed as wrong:
        raise Invalid(at, str(wrong)) from None
