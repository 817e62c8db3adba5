"""Writes down what somebody was told, how and in which language; or that telling is unsafe (clauses 2.1, 9.1)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.consent import changes
from chiltern.consent.workings import checks
from chiltern.consent.workings.given import Told
from chiltern.consent.workings.kinds import HowAnswered, TellingState, ToldOf
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import must_see, on_record, seen
from chiltern.people.workings.given import Whom
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["HowAnswered", "TellingState", "Told", "ToldOf", "Whom", "record_told"]


@recorded("told.recorded")
def record_told(*, by: Actor, person: UUID, stated: Told) -> UUID:
    """The row's id. Raises Missing where the person, or who was told, is not there; Invalid at a field, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.RECORD_CONSENT)
    told = checks.told(stated, by.at)
    must_see(on_record(told.whom) if told.whom else ())
    made = changes.make_told(by, row, told)
    record(by=by, thing=person, says={"told": said(told)}, rows=[made])
    return made.id
