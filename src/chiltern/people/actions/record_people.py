"""Writes down many people at once, family by family, as an agency brings them from its own list (clause 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people import changes
from chiltern.people.queries.reach import own_readers
from chiltern.people.workings import checks
from chiltern.people.workings.circles import Circle, Holds, Home, Tie, insist_parents_are_older
from chiltern.people.workings.permitted import must_open

__all__ = ["Circle", "Holds", "Home", "Tie", "record_people"]


@recorded("people.recorded")
def record_people(*, by: Actor, circles: Sequence[Circle], readers: Sequence[UUID]) -> dict[str, UUID]:
    """The record's id for each key. All or none is written; raises what record_person raises, for the first at fault.

    One entry for the whole list: whom it holds is found in the rows that the entry names.
    """
    must_open(by, Act.RECORD_PERSON)
    checked = [_checked(circle, by) for circle in circles]
    may_read = own_readers(by, readers)
    ids, rows = changes.make_circles(by, checked, may_read)
    record(by=by, says={"people": len(ids), "readers": may_read}, rows=rows)
    return ids


def _checked(circle: Circle, by: Actor) -> Circle:
    insist_parents_are_older(circle)
    return replace(
        circle,
        people={key: checks.person(person, by.at) for key, person in circle.people.items()},
        statuses=tuple((key, checks.status(status, by.at)) for key, status in circle.statuses),
    )
