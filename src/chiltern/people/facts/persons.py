"""People as rules look at them (clauses 3.3 and 9.2): ages, on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from chiltern.code_of_practice.facts import PersonFacts
from chiltern.people.facts.opened import opened
from chiltern.people.workings import dates


def person_facts(ids: Collection[UUID], day: date) -> dict[UUID, PersonFacts]:
    """Those whom this post sees. What only consent knows (competence, whom not to ask) stays not known."""
    return {
        person.id: PersonFacts(person=person.id, age=dates.age(person.born, day) if person.born else None)
        for person in opened(ids).values()
    }
