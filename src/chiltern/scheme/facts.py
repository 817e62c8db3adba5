"""What the gates of this floor ask the Code: whether a role opens an act (clauses 4.2, 4.3)."""

from __future__ import annotations

from chiltern.code_of_practice.roles import opens
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Missing
from chiltern.foundation.ids import OFFICE


def officer_may(by: Actor, act: Act) -> None:
    """Raises Missing for everyone but a post of the partnership's office whose role opens the act.

    The officer's pages do not exist for anyone else.
    """
    if by.agency != OFFICE or not opens(by.role, act):
        raise Missing
