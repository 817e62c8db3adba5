"""Whether somebody is the council's officer, and by which name others read what the office did. Clauses 1.1, 1.4."""

from __future__ import annotations

from uuid import UUID

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.ids import OFFICE
from chiltern.sharing.queries.colleagues import called

OFFICER = "the council’s officer for the Code"


def is_officer(by: Actor | None) -> bool:
    """Whether rows can be changed by whoever looks."""
    return by is not None and by.agency == OFFICE and opens(by.role, Act.CORRECT_LAW_ROW)


def by_whom(by: Actor | None, post: UUID | None) -> str:
    """A name inside the office alone; to everybody else it is the office that speaks."""
    if post is None or by is None or by.agency != OFFICE:
        return OFFICER
    return called(by, post) or OFFICER
