"""Writes down who lives together; a child can belong to two households (clause 3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import recorded
from chiltern.ledger.door import record
from chiltern.people import changes
from chiltern.people.models import Household as HouseholdRow
from chiltern.people.queries.reach import must_see, own_readers
from chiltern.people.workings import checks
from chiltern.people.workings.given import Household, Member
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said

__all__ = ["Household", "Member", "record_household"]


@recorded("household.recorded")
def record_household(*, by: Actor, stated: Household, readers: Sequence[UUID]) -> UUID:
    """The new household's id. Raises Invalid, Refused, Missing for somebody not there for the actor."""
    must_open(by, Act.RECORD_PERSON)
    household = checks.household(stated)
    must_see([member.person for member in household.members])
    rows = changes.make_household(by, household, own_readers(by, readers))
    made: HouseholdRow = rows[0]  # type: ignore[assignment]
    record(by=by, thing=made.id, says={"household": said(household)}, rows=rows)
    return made.id
