"""How one person is called, where a page is about something else of theirs. Clause 2.2."""

from __future__ import annotations

from uuid import UUID

from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.people.facts.opened import opened
from chiltern.people.workings import dates


def called(by: Actor, person_id: UUID) -> str:
    """Raises Missing where the person is not there for this post."""
    found = opened([person_id]).get(person_id)
    if found is None:
        raise Missing
    return found.called(dates.today(by.at))
