"""Writes down a status or an order about a person: by whom, from when, seen on paper or told (clause 3.4)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people import changes
from chiltern.people.queries.reach import seen
from chiltern.people.workings import checks
from chiltern.people.workings.given import Status
from chiltern.people.workings.kinds import CareSection, HowKnown, StatusKind
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["CareSection", "HowKnown", "Status", "StatusKind", "record_status"]

OF_CHILDREN = frozenset(
    {StatusKind.PROTECTION_PLAN, StatusKind.CHILD_IN_NEED, StatusKind.LOOKED_AFTER, StatusKind.CARE_ORDER}
)


@recorded("status.recorded")
def record_status(*, by: Actor, person: UUID, stated: Status) -> UUID:
    """The row's id. Raises Missing where the person, or what it replaces, is not there; Invalid, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_PERSON)
    status = checks.status(stated, by.at)
    if status.kind in OF_CHILDREN and not row.is_child:
        raise Invalid("kind", "This stands about a child only; this record is of an adult")
    made = changes.make_status(by, row, status)
    record(by=by, thing=person, says={"status": said(status)}, rows=[made])
    return made.id
