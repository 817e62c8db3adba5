"""Consent beside a decision under way: what is not known of it, who could say, and where to write it down. 3.3, 9.1, 9.2.

Danger and duty stand before it in the panel above: this is never the first thing to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer
from chiltern.web.parts import Action
from chiltern.web.views.sharing.common import ended

_KEYS = ("consent", "consent.")
Person = tuple[str, UUID | None]


@dataclass(frozen=True, slots=True)
class BesideDecision:
    """What is open, and one link for each person on record here."""

    open: tuple[str, ...]
    people: tuple[Action, ...]


def beside(verdict: Verdict, people: Iterable[Person], came_from: str) -> BesideDecision:
    """`people`: by name, with our own record of them; `came_from`: the journey to come back to, as in its address."""
    found = (each for each in verdict.reasons if each.key == _KEYS[0] or each.key.startswith(_KEYS[1]))
    return BesideDecision(
        open=tuple(
            f"{each.says} Who could say: {ended(each.who_could_say)}" if each.who_could_say else each.says
            for each in found
            if each.answer is Answer.NOT_KNOWN
        ),
        people=tuple(
            Action(name, f"/people/{person}/consent/?{came_from}", "consent and competence")
            for name, person in people
            if person is not None
        ),
    )
