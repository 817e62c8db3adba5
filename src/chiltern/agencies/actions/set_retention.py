"""Says for how many years the agency keeps its own copies, by class. They run once somebody has looked at what would go. 3.7."""

from __future__ import annotations

from chiltern.agencies.models import RetentionRules
from chiltern.code_of_practice.retention import MOST_YEARS, Rules
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act, CountsFrom, RetentionClass
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import OFFICE, new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record

_CHILDREN = frozenset(RetentionClass) - {RetentionClass.ADULT, RetentionClass.NOBODY}


@recorded("retention.set")
def set_retention(*, by: Actor, rules: Rules) -> RetentionRules:
    """All classes at once; nothing is destroyed by it. Raises Refused for a role that does not do this, Invalid for a class."""
    if not opens(by.role, Act.SET_RETENTION) or by.agency == OFFICE:
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("3.7",))
    for one in RetentionClass:
        years, counts_from = rules[one]
        if years is not None and not 1 <= years <= MOST_YEARS:
            raise Invalid(
                one, f"Enter whole years from 1 to {MOST_YEARS}, or leave it empty to keep for good"
            )
        if counts_from is CountsFrom.BIRTH and one not in _CHILDREN:
            raise Invalid(one, "Years from birth are for children’s records")
    stored = {
        one.value: {"years": rules[one].years, "from": rules[one].counts_from.value} for one in RetentionClass
    }
    row = RetentionRules(id=new_id(), keeper=by.agency, made_at=by.at, rules=stored, set_by=by.post)
    row.save(force_insert=True)
    record(by=by, thing=row.id, says={"rules": stored}, rows=[row])
    return row
