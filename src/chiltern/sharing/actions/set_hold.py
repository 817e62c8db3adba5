"""Put a thing, or everything about a person, on hold: nothing of it is destroyed while the hold stands. Clause 3.7.

A review after a child's death sets it on everything about the child in one act, seen by whoever sets it or not.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from chiltern.agencies.workings.asked import words
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Refused
from chiltern.foundation.ids import new_id
from chiltern.foundation.working import insist_working
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.queries.alike import alike
from chiltern.people.workings.described import Described
from chiltern.scheme.queries import day_in_london, end_of_day
from chiltern.sharing.changes import walls as changes
from chiltern.sharing.models import Hold
from chiltern.sharing.queries import fetch, restricting


@recorded("hold.set")
def set_hold(
    *,
    by: Actor,
    why: str,
    thing: UUID | None = None,
    whom: Described | None = None,
    after_death: bool = False,
    until: date | None = None,
) -> list[Hold]:
    """On a thing that this post sees, or, by a representative, on each of our records like a description.

    Raises Missing, Refused, or Invalid for a field.
    """
    if not opens(by.role, Act.SET_HOLD):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    roots = _roots(by, thing, whom)
    reason = words(why, "why", "Say why nothing may be destroyed")
    if until is not None and until < day_in_london(by.at):
        raise Invalid("until", "The last day must be today or later")
    if after_death and any(noun != "person" for _, noun in roots):
        raise Invalid("after_death", "A review after a death is set on the child's record")
    rows = []
    for root, noun in roots:
        row = Hold(
            id=new_id(),
            keeper=by.agency,
            made_at=by.at,
            thing=root,
            noun=noun,
            why=reason,
            after_death=after_death,
            until=end_of_day(until) if until else None,
            set_by=by.post,
        )
        changes.hold(by, row, [root] if noun == "person" else fetch.people_filed(root))
        rows.append(row)
    record(by=by, says={"things": [root for root, _ in roots], "after_death": after_death}, rows=rows)
    return rows


def _roots(by: Actor, thing: UUID | None, whom: Described | None) -> list[tuple[UUID, str]]:
    if thing is not None:
        root = restricting.root_of(by, thing)
        insist_working(root.thing)
        return [(root.thing, root.noun)]
    people = alike(by, whom.checked()) if whom else []
    if not people:
        raise Invalid(
            "name", "Nobody like this is on our record. Check the spelling, the date and the number"
        )
    return [(person, "person") for person in people]
