"""Put a colleague on the list of a restricted thing, or take one off it. Clauses 2.2 and 3.7.

It is never left without a reader: the last one named stays, and what a conflict would leave unread goes to the
safeguarding lead outside it, without a word about whose conflict it is.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.queries import restricting
from chiltern.sharing.queries.colleagues import colleagues


@recorded("restriction.changed")
def change_named(*, by: Actor, thing: UUID, add: UUID | None = None, remove: UUID | None = None) -> None:
    """One of the two. Raises Missing, Refused where nobody else is on the list, or Invalid for a colleague."""
    if not opens(by.role, Act.RESTRICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    root = restricting.root_of(by, thing)
    insist_working(root.thing)
    held = restricting.standing(root)
    if held is None:
        raise Missing
    there, things = restricting.on_list(root), restricting.things_of(root)
    if add is not None:
        if add in there or add not in {one.post for one in colleagues(by)}:
            raise Invalid("add", "Choose a colleague who is not on the list yet")
        rows = changes.told(by, held, restricting.NAMED, [add])
    else:
        if remove not in there or remove is None:
            raise Invalid("remove", "Choose somebody who is on the list")
        if there == [remove]:
            raise Refused(
                "restriction.last_reader",
                "Somebody has to be able to read it. Put a colleague on the list first, or lift the restriction.",
                clauses=("3.7",),
            )
        rows = changes.told(by, held, restricting.TAKEN_OFF, [remove])
    # Recorded first: whoever takes themselves off does not see it any more afterwards.
    record(by=by, thing=root.thing, says={"added": add, "removed": remove}, rows=rows)
    if add is not None:
        changes.restrict(by, things, [*there, add])
    elif remove is not None:
        changes.take_off(things, remove)
