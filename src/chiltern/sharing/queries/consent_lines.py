"""How consent stands for whom a request is about, from the asker's own record: a line for each. Clauses 3.2, 3.3 and 9.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.consent import consent_for
from chiltern.code_of_practice.facts import ConsentFacts
from chiltern.sharing.workings.asking import PersonAsked

NO_RECORD = "we have no record of them, and know of no consent."


def consent_lines(
    people: Iterable[PersonAsked],
    consents: Mapping[UUID, Sequence[ConsentFacts]],
    to: UUID,
    purpose: str | None,
    law: Book,
) -> tuple[str, ...]:
    """For this recipient and purpose on this day, in the Code's own words. Who answered stays at home."""

    def line(person: PersonAsked) -> str:
        if person.person is None:
            return NO_RECORD
        says = consent_for(consents.get(person.person, ()), to, purpose, law.on).reason.says
        return says[:1].lower() + says[1:]

    return tuple(f"{person.name}: {line(person)}" for person in people)
