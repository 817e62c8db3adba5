"""Lets an agency's retention rules run, by somebody who has looked at what they would destroy. Clause 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes.retention import confirm
from chiltern.agencies.models import RetentionConfirmed
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Missing, Refused
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.sharing.queries.retention import rehearse


@recorded("retention.confirmed")
def confirm_retention(*, by: Actor, rules_id: UUID, goes: int) -> RetentionConfirmed:
    """`goes`: how many papers the rehearsal that was looked at would destroy; more than that is looked at again.

    Raises Missing for rules that are not there, Refused for a role that does not do this, and AlreadyDone where they run already
    or newer ones were set.
    """
    if not opens(by.role, Act.SET_RETENTION):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("3.7",))
    about(rules_id)
    seen = rehearse(by)
    if seen.rules.id is None:
        raise Missing
    if seen.rules.id != rules_id or seen.rules.confirmed_at is not None:
        raise AlreadyDone(
            "retention.confirmed_before",
            "These rules run already, or newer ones were set. Look at what stands.",
        )
    if len(seen.goes) > goes:
        raise Refused(
            "retention.looked_at_less",
            "More would go by now than what you looked at. Look at the list again.",
            clauses=("3.7",),
        )
    row = confirm(by, rules_id, len(seen.goes))
    record(by=by, thing=rules_id, says={"goes": len(seen.goes)}, rows=[row])
    return row
