"""What the decision on asking asks beside what the request says, and when a request names an offence. Clauses 3.2 to 3.5."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.sharing import CONDITIONS
from chiltern.code_of_practice.sharing.asking import (
    CRIME,
    SAID_IN_REQUEST,
    asks_offence,
    insists_on_offence,
    left_to_ask,
)
from chiltern.code_of_practice.words import Answer, Function
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("3.2")


def test_nobody_is_asked_twice_and_everything_that_a_decision_waits_for_is_asked_once() -> None:
    left = {each.fact for each in left_to_ask(CONDITIONS)}
    waits = {each.fact for each in CONDITIONS if each.waits and each.to_share}
    assert not left & SAID_IN_REQUEST.keys()
    assert waits == left | SAID_IN_REQUEST.keys() | {"method"}


@pytest.mark.parametrize(
    ("function", "purpose", "asked"),
    [
        (Function.POLICE, "child-in-need", True),
        (Function.JUSTICE, CRIME, True),
        (Function.SOCIAL_CARE, "child-in-need", False),
    ],
)
def test_the_police_are_asked_for_the_offence_and_everybody_who_asks_about_crime(
    function: Function, purpose: str, asked: bool
) -> None:
    assert book().row(CRIME, "purpose")
    assert asks_offence(function, purpose) is asked


def test_a_request_about_crime_waits_for_it_and_in_danger_nothing_does() -> None:
    assert insists_on_offence(CRIME, Answer.NO)
    assert insists_on_offence(CRIME, Answer.NOT_KNOWN)
    assert not insists_on_offence(CRIME, Answer.YES)
    assert not insists_on_offence("child-in-need", Answer.NO)
