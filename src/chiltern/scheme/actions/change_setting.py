"""The council's officer sets a setting or a number to ring, with a reason (clauses 1.1, 4.2)."""

from __future__ import annotations

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.scheme import changes, queries
from chiltern.scheme.facts import officer_may
from chiltern.scheme.models import Setting
from chiltern.scheme.workings.corrections import reason_of
from chiltern.scheme.workings.known import Known, NotAllowed, known


@recorded("setting.changed")
def change_setting(*, by: Actor, key: str, value: str, reason: str) -> Setting:
    """Raises Missing for anyone but the officer and for an unknown key, Invalid at `value` or `reason`."""
    officer_may(by, Act.CHANGE_SETTINGS)
    row = known().get(key)
    if row is None:
        raise Missing
    holds = queries.settings_set().get(key, row.default)
    wanted, why = _read(row, value, reason)
    if wanted == holds:
        raise Invalid("value", "This is what it says already")
    made = changes.set_value(key, wanted, why, by.at)
    record(by=by, thing=made.id, says={"key": key, "was": holds, "now": wanted, "reason": why}, rows=[made])
    return made


def _read(row: Known, value: str, reason: str) -> tuple[int | str, str]:
    try:
        wanted = row.value_of(value)
    except NotAllowed as wrong:
        raise Invalid("value", str(wrong)) from None
    try:
        return wanted, reason_of(reason)
    except NotAllowed as wrong:
        raise Invalid("reason", str(wrong)) from None
