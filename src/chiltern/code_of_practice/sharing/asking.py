"""Asking is sharing: what the decision on it asks beside what the request says itself, and what naming an offence takes.

Clauses 3.2 to 3.5 and 9.5. Whether an agency may be told what it has to know in order to answer is `may_share`, with the
asker's own answer on danger, as where somebody tells unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from chiltern.code_of_practice.sharing.conditions import Condition
from chiltern.code_of_practice.words import Answer, Function

SAID_IN_REQUEST: Mapping[str, str] = MappingProxyType(
    {
        "danger": "danger_said",
        "purpose": "purpose",
        "child_says": "views",
        "family_says": "views",
        "reasons": "why",
    }
)
"""Conditions that the request answers itself, with the question of it that does: nobody is asked twice."""
NOT_A_QUESTION = frozenset({"method", "advice", "family_work"})
"""A request goes in this service; and no decision waits for the other two."""
CRIME = "prevent-crime"
"""The purpose for which a request names the offence and who authorised asking."""


def left_to_ask(asks: Iterable[Condition]) -> tuple[Condition, ...]:
    """Those that the asker still answers for what it tells: once, for every agency that is asked."""
    return tuple(one for one in asks if one.fact not in SAID_IN_REQUEST and one.fact not in NOT_A_QUESTION)


def asks_offence(function: Function, purpose: str) -> bool:
    """Whether the offence and who authorised asking belong into the request: of the police always, else of crime."""
    return function is Function.POLICE or purpose == CRIME


def insists_on_offence(purpose: str, danger: Answer) -> bool:
    """Whether a request waits for both: for crime alone, and in danger never."""
    return purpose == CRIME and danger is not Answer.YES
