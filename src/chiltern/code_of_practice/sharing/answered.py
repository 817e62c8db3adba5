"""What a decider answered, in one order and in the words of its question. Clauses 2.1, 3.1 to 3.5, 3.8 and 9.5.

The conditions of section 3 in the order of their table; what is asked together with one stands right behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chiltern.code_of_practice.sharing.conditions import CONDITIONS, About

OF_THE_WHOLE_TOO = ("relevant_to_welfare", "may_help")
"""Asked of each item, and of the whole where no items are written."""
ALWAYS = ("danger",)
"""Said also where the answer is that nobody knows."""
BESIDE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "danger": (
        ("danger_rests_on", "What does your answer rest on?"),
        ("recipient_can_act", "Can those who get it do something about it?"),
        ("sexual_abuse", "Is it about sexual abuse of a child?"),
        ("court_order", "Does a court order it?"),
        ("within_order", "Does the order cover everything that is shared?"),
        ("court_confidential_form", "Does any hidden place go in the court’s confidential form?"),
    ),
    "ground_applies": (
        ("ground", "Which ground?"),
        ("power", "Or which power?"),
        ("second_person", "Who agreed as a second person?"),
        ("second_words", "In which words did they agree?"),
    ),
    # Asked in one until the child's own words had a place of their own; what was decided then keeps its answer.
    "family_says": (
        ("views", "What do the child and the family say about sharing, or why were they not asked?"),
    ),
    "basis": (("conditions", "Which condition, for health and other special kinds, and for offences?"),),
}


ONLY_AFTER_A_YES = {"within_order": "court_order"}
"""Asked where the other one was answered with yes; else its answer is nobody's."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the answer's name among what was said, and its words."""

    fact: str
    asks: str


def _of_the_whole() -> tuple[Asked, ...]:
    found = []
    for each in CONDITIONS:
        if each.about is not About.ITEM or each.fact in OF_THE_WHOLE_TOO:
            found.append(Asked(each.fact, each.asks))
        found += [Asked(fact, asks) for fact, asks in BESIDE.get(each.fact, ())]
    return tuple(found)


ASKED = _of_the_whole()
ASKED_OF_ITEMS = tuple(Asked(each.fact, each.asks) for each in CONDITIONS if each.about is About.ITEM)
_ASKS: Mapping[str, str] = {each.fact: each.asks for each in ASKED}
_EMPTY: tuple[Any, ...] = (None, "", [], (), "not_known")


def answered(said: Mapping[str, Any]) -> tuple[tuple[Asked, Any], ...]:
    """Of the whole: each question that has an answer, with it."""
    return tuple(
        (each, said[each.fact])
        for each in ASKED
        if said.get(each.fact)
        and (each.fact in ALWAYS or said[each.fact] not in _EMPTY)
        and _asked_at_all(each.fact, said)
    )


def _asked_at_all(fact: str, said: Mapping[str, Any]) -> bool:
    after = ONLY_AFTER_A_YES.get(fact)
    return after is None or said.get(after, "yes") == "yes"


def answered_of_item(tests: Mapping[str, Any]) -> tuple[tuple[Asked, Any], ...]:
    """Of one item: the same, of its tests."""
    return tuple((each, tests[each.fact]) for each in ASKED_OF_ITEMS if tests.get(each.fact) not in _EMPTY)


def asks_of(fact: str) -> str:
    """The words of one question; raises KeyError."""
    return _ASKS[fact]
