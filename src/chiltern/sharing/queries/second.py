"""The second person where the agency's own procedure asks for one: whom to name, and who was named. Clause 3.3."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from chiltern.agencies.models import Practitioner
from chiltern.code_of_practice.facts import Id, SharingFacts
from chiltern.code_of_practice.sharing.whole import in_danger
from chiltern.foundation import prepared
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.sharing.queries.colleagues import colleagues
from chiltern.sharing.workings.deciding import AnswersGiven

_IN_CONFLICT = "select ctx.in_conflict(%s::uuid[], %s::uuid[])"


def seconds_to_name(by: Actor, about: Collection[Id] = ()) -> tuple[tuple[UUID, str], ...]:
    """Colleagues who decide, by practitioner, each once with name and title; never the decider, nor anybody in conflict with
    one of those on record whom it is `about`.
    """
    found: dict[UUID, str] = {}
    for one in colleagues(by):
        if one.practitioner != by.practitioner:
            found.setdefault(one.practitioner, f"{one.name}, {one.title}")
    shut_out = (
        {row[0] for row in prepared.fetch(_IN_CONFLICT, [list(found), list(about)])} if about else set()
    )
    return tuple((who, called) for who, called in found.items() if who not in shut_out)


def insist_colleague(by: Actor, answers: AnswersGiven, facts: SharingFacts) -> None:
    """Raises Invalid where whoever is named may not agree. In danger nobody has to; where nobody is named it costs nothing."""
    named = answers.second_person
    if named is None or in_danger(facts):
        return
    if named not in {who for who, _ in seconds_to_name(by, facts.about)}:
        raise Invalid("second_person", "Choose a colleague from the list: not yourself")


def name_of_second(named: UUID | str) -> str:
    """Who agreed, by name; 'A colleague' where this post does not see it."""
    found = Practitioner.objects.with_keys().filter(id=named).first()
    return found.name if found else "A colleague"
