"""Which answers a body can give, and what gives information away with them."""

from __future__ import annotations

import dataclasses

import pytest

from chiltern.code_of_practice.sharing import answers_open, judged_as
from chiltern.code_of_practice.sharing.answers import against_answer
from chiltern.code_of_practice.words import Outcome
from tests.code_of_practice.build import BODIES

pytestmark = pytest.mark.clause("3.8")
SCHOOL = BODIES["school"]
CLINIC = dataclasses.replace(SCHOOL, sensitive=True)


def test_saying_nothing_at_all_is_the_standing_reply_of_sensitive_services_alone() -> None:
    assert set(answers_open(CLINIC)) == set(Outcome)
    assert set(Outcome) - set(answers_open(SCHOOL)) == {Outcome.NO_STATEMENT}
    against = against_answer(SCHOOL, Outcome.NO_STATEMENT)
    assert against is not None
    assert "sensitive service" in against.says


@pytest.mark.clause("3.5")
@pytest.mark.parametrize("outcome", Outcome)
def test_naming_another_body_is_judged_as_sharing_and_nothing_else_changes(outcome: Outcome) -> None:
    assert judged_as(outcome, gives=False) is outcome
    named = judged_as(outcome, gives=True)
    assert named is (Outcome.SHARE if outcome is Outcome.WRONG_BODY else outcome)
