"""The council's officer sets a setting or a number to ring, with a reason, from now or a later day (clauses 1.1, 4.2)."""

from __future__ import annotations

from datetime import date

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import Setting
from chiltern.scheme.queries import day_in_london
from chiltern.scheme.queries.changing import changed
from chiltern.scheme.workings.typed import why_of


@recorded("setting.changed")
def change_setting(
    *, by: Actor, key: str, value: str, reason: str, holds_from: date | None = None
) -> Setting:
    """Without `holds_from`, or with today's date, it holds from this moment.

    Raises Missing for anyone but the officer and for an unknown key, Invalid at `value`, `holds_from` or `reason`.
    """
    officer_may(by, Act.CHANGE_SETTINGS)
    _, holds, wanted = changed(by, key, value, holds_from)
    why = why_of(reason)
    later = holds_from if holds_from != day_in_london(by.at) else None
    made = changes.set_value(by, key, wanted, why, later)
    says = {"key": key, "was": holds, "now": wanted, "reason": why}
    record(by=by, thing=made.id, says={**says, "holds_from": later} if later else says, rows=[made])
    return made
