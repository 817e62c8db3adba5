"""The council's officer adds a row of law, a ground or a purpose, with date and reason, without a release (1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import AddedLawRow
from chiltern.scheme.queries.changing import added
from chiltern.scheme.workings.typed import why_of


@recorded("law_row.added")
def add_law_row(
    *, by: Actor, kind: str, typed: Mapping[str, str], holds_from: date, reason: str
) -> AddedLawRow:
    """From `holds_from`, today or later, it can be chosen. Its key never changes.

    Raises Missing for anyone but the officer and for a kind that needs a release, Invalid at a field of the form,
    AlreadyDone where a colleague added the same at the same moment.
    """
    officer_may(by, Act.CORRECT_LAW_ROW)
    key, fields = added(by, kind, typed, holds_from)
    why = why_of(reason)
    made = changes.add_row(by, key, kind, fields, holds_from=holds_from, reason=why)
    says = {"row": key, "kind": kind, "fields": fields, "holds_from": holds_from, "reason": why}
    record(by=by, thing=made.id, says=says, rows=[made])
    return made
