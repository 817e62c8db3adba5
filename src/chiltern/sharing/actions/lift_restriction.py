"""Lift a restriction, with a reason: whoever read it before reads it again. Clauses 2.2 and 3.7."""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import AlreadyDone, Refused
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.models import Restriction
from chiltern.sharing.queries import restricting


@recorded("restriction.lifted")
def lift_restriction(*, by: Actor, thing: UUID, why: str) -> Restriction:
    """Raises Missing, Refused, AlreadyDone where it was lifted a moment ago, or Invalid without a reason."""
    if not opens(by.role, Act.RESTRICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    root = restricting.root_of(by, thing)
    insist_working(root.thing)
    held = restricting.standing(root)
    if held is None:
        raise AlreadyDone("restriction.lifted", "This is not restricted any more.")
    reason = words(why, "why", "Say why it is lifted")
    there = restricting.on_list(root)
    told = changes.told(by, held, restricting.LIFTED, there, reason)
    held.lifted_at = by.at
    held.save(update_fields=["lifted_at"])
    leaving = [post for post in there if post not in held.readers] if held.readers else []
    # Recorded first: whoever lifts it may not see it any more afterwards.
    record(by=by, thing=root.thing, says={"told": there, "back_to": list(held.readers)}, rows=told)
    changes.unrestrict(restricting.things_of(root), held.readers, leaving)
    return held
