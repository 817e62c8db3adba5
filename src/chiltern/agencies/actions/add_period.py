"""Writes down a term, or days on which the agency is shut. Serves clauses 2.2 and 4.1."""

from __future__ import annotations

from datetime import date

from chiltern.agencies.models import Period
from chiltern.agencies.workings.opening import period
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

MOST = 60
"""Terms and closures that stand at once: five years of them."""


@recorded("period.added")
def add_period(*, by: Actor, kind: str, first: date | None, last: date | None, says: str = "") -> Period:
    """One day where `last` is None. Raises Refused for a role that does not do this, and Invalid for a field."""
    if not opens(by.role, Act.SET_OPENING):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    which, starts, ends, said = period(kind, first, last, says)
    if Period.objects.filter(keeper=by.agency, taken_off_at=None).count() >= MOST:
        raise Invalid("first", f"There are {MOST} terms and closures: take one off that is over first")
    row = Period(id=new_id(), keeper=by.agency, made_at=by.at, kind=which, first=starts, last=ends, says=said)
    row.save(force_insert=True)
    record(by=by, rows=[row], says={"period": row.id})
    return row
