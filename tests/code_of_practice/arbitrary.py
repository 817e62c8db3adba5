"""Any facts at all, from bytes: each byte chooses one answer. Bytes are quick to draw, and shrink to the
first choices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from chiltern.code_of_practice.facts import (
    ConsentFacts,
    DecisionFacts,
    ItemFacts,
    MatchFacts,
    RequestFacts,
    SharingFacts,
)
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, InfoClass, Method
from tests.code_of_practice.build import BODIES

T = TypeVar("T")
ANSWERS = tuple(Answer)
FLAG = (False, True)
TESTS = (
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
    "relevant_to_welfare",
    "may_help",
)
GIVERS = ("", "mother", "child")
MINUTES = (None, datetime(2026, 11, 1, 9, 0), datetime(2026, 11, 1, 9, 1))  # noqa: DTZ001  only compared
AGENCIES = frozenset(body.agency for body in BODIES.values())


class Chooser:
    """Takes one byte for each choice; round again when they are used up."""

    def __init__(self, given: bytes) -> None:
        self._bytes: Iterator[int] = iter(given * 4)

    def of(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[next(self._bytes) % len(choices)]


def facts_from(given: bytes) -> SharingFacts:
    """Facts for one item; any byte string of 64 makes some."""
    choose = Chooser(given)
    bodies = tuple(BODIES.values())
    return SharingFacts(
        provider=choose.of(bodies),
        recipient=choose.of(bodies),
        request=RequestFacts(
            purpose=choose.of((None, "child-in-need")),
            unasked=choose.of(FLAG),
            danger_said=choose.of(ANSWERS),
            acts_now=choose.of(ANSWERS),
        ),
        decision=_decision(choose),
        items=(_item(choose),),
        consents=tuple(_consent(choose) for _ in range(choose.of((0, 1, 2, 3)))),
        match=MatchFacts(
            agreeing=choose.of((frozenset({"name", "upn"}), frozenset({"name"}))),
            namesake=choose.of(FLAG),
            second_look=choose.of(ANSWERS),
        ),
    )


def _decision(choose: Chooser) -> DecisionFacts:
    return DecisionFacts(
        decider="ann",
        danger=choose.of(ANSWERS),
        recipient_can_act=choose.of(ANSWERS),
        court_order=choose.of((False, False, False, True)),
        court_confidential_form=choose.of(FLAG),
        detriment=choose.of(ANSWERS),
        ground_applies=choose.of(ANSWERS),
        ground=choose.of((None, "serious-crime", "serious-crime")),
        better_than_silence=choose.of((True, True, False)),
        why_this_much=choose.of((True, True, False)),
        conditions=choose.of((frozenset(), frozenset({"sch1-18"}), frozenset({"sch1-6"}))),
        method=choose.of(tuple(Method)),
        named_posts_outside_line=choose.of(FLAG),
        released_by=choose.of((None, "ann", "bob")),
    )


def _item(choose: Chooser) -> ItemFacts:
    likely_yes = (Answer.YES, Answer.YES, Answer.YES, Answer.NO, Answer.NOT_KNOWN)
    return ItemFacts(
        item="item",
        classes=frozenset({choose.of(tuple(InfoClass)), choose.of((InfoClass.GENERAL, InfoClass.LOCATING))}),
        known_false=choose.of((False, False, False, True)),
        hidden_from=choose.of((frozenset(), frozenset({"father"}))),
        hidden_person_there=choose.of(ANSWERS),
        to_hidden_person=choose.of((False, False, False, True)),
        within_order=choose.of(FLAG),
        **{name: choose.of(likely_yes) for name in TESTS},
    )


def _consent(choose: Chooser) -> ConsentFacts:
    return ConsentFacts(
        by=choose.of(tuple(ConsentBy)),
        state=choose.of(tuple(ConsentState)),
        recipients=AGENCIES,
        purposes=frozenset({"child-in-need"}),
        person_age=choose.of((None, 9, 14, 16)),
        competent=choose.of(ANSWERS),
        delegated=choose.of(ANSWERS),
        responsibility=choose.of(ANSWERS),
        giver=choose.of(GIVERS),
        at=choose.of(MINUTES),
        classes=choose.of((None, None, frozenset({InfoClass.GENERAL, InfoClass.LOCATING}))),
    )
