"""Keeps a colleague from somebody whom a representative describes, on record here or not. Clauses 3.7 and 4.1.

A conflict has to bind before anything about the person comes in: where no record is like the description, one is made
for the duty desk. The words afterwards are the same either way, and the colleague is not told.
"""

from __future__ import annotations

from uuid import UUID

from chiltern.agencies.changes import conflicts as changes
from chiltern.agencies.models import Agency
from chiltern.agencies.queries import posts as queries
from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing, Refused
from chiltern.foundation.ids import new_id
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people.changes import make_people
from chiltern.people.queries.alike import alike
from chiltern.people.workings import checks, given
from chiltern.people.workings.described import Described
from chiltern.people.workings.kinds import IdentifierKind


@recorded("conflict.set")
def set_conflict_with(
    *, by: Actor, practitioner: UUID, whom: Described, is_child: bool = True, because: str = ""
) -> list[UUID]:
    """The notes made, one for each record that is like it. Raises Missing, Refused, or Invalid for a field."""
    if not opens(by.role, Act.SET_CONFLICT):
        raise Refused("act.not_this_role", "Your role does not do this.", clauses=("4.1",))
    if queries.person(by, practitioner).agency != by.agency:
        raise Missing
    said = whom.checked(named=True)
    people = alike(by, said)
    made = {} if people else {new_id(): _stated(by, said, is_child)}
    desk = Agency.objects.values_list("duty_desk", flat=True).get(id=by.agency)
    if made:
        # The desk reads it, the representative does not: so its rows stand in no entry of this act, their ids do.
        make_people(keeper=by.agency, at=by.at, stated=made, readers=[desk])
    notes = [
        changes.set_conflict(by, practitioner, person, called=said.name, because=because.strip())
        for person in (*people, *made)
    ]
    record(
        by=by,
        says={"practitioner": practitioner, "people": [*people, *made], "told": list(notes[0].told)},
        rows=notes,
    )
    return [note.id for note in notes]


def _stated(by: Actor, said: Described, is_child: bool) -> given.Person:
    first, _, family = said.name.rpartition(" ")
    name = given.Name(first or family, family if first else "")
    numbers = (given.Identifier(IdentifierKind.OTHER, said.number, "Number"),) if said.number else ()
    birth = given.Birth(on=said.born)
    return checks.person(
        given.Person(names=(name,), birth=birth, identifiers=numbers, is_child=is_child), by.at
    )
