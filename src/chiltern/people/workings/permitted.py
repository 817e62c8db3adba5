"""Asks the Code whether a role opens an act on people (clauses 2.2, 4.1)."""

from __future__ import annotations

from chiltern.code_of_practice import roles
from chiltern.code_of_practice.words import Act
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Refused


def must_open(by: Actor, act: Act) -> None:
    """Raises Refused where the actor's role never does this."""
    if not roles.opens(by.role, act):
        raise Refused(
            "not_your_role",
            f"Your role ({by.role.says}) does not let you {act.says}. Ask a colleague who can.",
            clauses=("2.2",),
        )
