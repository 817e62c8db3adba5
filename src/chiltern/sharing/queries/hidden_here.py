"""From whom our own record hides where somebody is: whoever shares a place says it too. Clauses 3.4 and 3.7."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.people.queries import person_page
from chiltern.people.queries.hidden_places import HiddenPlaces, hidden_places


def hidden_from(by: Actor, people: Iterable[UUID]) -> tuple[str, ...]:
    """By name, as far as this post sees them: a place of one of these people, or of those who live or belong with them."""
    return hiding_from(by, hidden_places(by, people))


def hiding_from(by: Actor, hidden: HiddenPlaces) -> tuple[str, ...]:
    """The same of places that were looked for already."""
    found: dict[str, None] = {}
    for person in hidden.of:
        for address in person_page(by, person).addresses:
            found |= {line.called: None for line in address.hidden_from}
    return tuple(found)
