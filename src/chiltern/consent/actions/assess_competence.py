"""Writes down whether a child is competent to decide this, or from sixteen has capacity (clause 9.2)."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.words import Act, Answer
from chiltern.consent import changes
from chiltern.consent.workings import checks
from chiltern.consent.workings.given import Competence
from chiltern.foundation.actor import Actor
from chiltern.ledger.acting import about, recorded
from chiltern.ledger.door import record
from chiltern.people.queries.reach import seen
from chiltern.people.workings.permitted import must_open
from chiltern.people.workings.said import said
from chiltern.scheme.queries import law_at

__all__ = ["Answer", "Competence", "assess_competence"]


@recorded("competence.assessed")
def assess_competence(*, by: Actor, person: UUID, stated: Competence) -> UUID:
    """The judgement's id. Raises Missing where the person is not there, Invalid at a field, Refused."""
    row = seen(person)
    about(person)
    must_open(by, Act.ASSESS_COMPETENCE)
    judged = checks.competence(stated, by.at, law_at(by.at))
    made = changes.make_competence(by, row, judged)
    record(by=by, thing=person, says={"competence": said(judged)}, rows=[made])
    return made.id
