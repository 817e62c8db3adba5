"""Sharing without consent names a day on which it is looked at again. Clauses 3.3 and 9.5."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from chiltern.code_of_practice.facts import ActorFacts, SharingFacts
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, OPEN
from chiltern.code_of_practice.sharing import may_share, unanswered
from chiltern.code_of_practice.sharing.reviewing import (
    ReviewInHand,
    days_open,
    may_review,
    needs_review,
    review_due,
)
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Outcome, Role, Standing
from tests.code_of_practice.build import book, item, sharing

pytestmark = pytest.mark.clause("3.3", "9.5")
GROUND = {
    "ground_applies": "yes",
    "ground": "serious-crime",
    "better_than_silence": True,
    "why_this_much": True,
}
POWER = {**GROUND, "ground": None, "power": "cda-1998-s115"}


def weighed(decision: Mapping[str, Any]) -> tuple[SharingFacts, Verdict]:
    facts = sharing("charity", items=[item("a")], decision={"danger": "no", **decision})
    return facts, may_share(facts, book())


def asked(decision: Mapping[str, Any]) -> bool:
    missing = unanswered(*weighed(decision), Outcome.SHARE)
    return "review_on" in {condition.key for condition in missing}


def test_on_a_ground_a_day_is_asked_for_and_in_danger_it_is_not() -> None:
    assert asked(GROUND)
    assert asked(POWER)
    assert not asked({**GROUND, "review_on": True})
    assert not asked({**GROUND, "danger": "yes", "recipient_can_act": "yes"})


def test_what_leaves_on_a_ground_is_reviewed_and_nothing_else() -> None:
    verdict = weighed(GROUND)[1]
    assert needs_review(verdict, gives=True)
    assert not needs_review(verdict, gives=False)
    for other in ({"danger": "yes", "recipient_can_act": "yes"}, {"court_order": True}):
        assert not needs_review(weighed({**GROUND, **other})[1], gives=True)


def test_the_day_is_to_come_and_within_a_year_and_lasts_to_its_end() -> None:
    first, last = days_open(date(2027, 1, 4))
    assert (first, last) == (date(2027, 1, 5), date(2027, 1, 4) + timedelta(days=366))
    assert review_due(date(2027, 7, 5)).at == datetime(2027, 7, 5, 16, 0, tzinfo=UTC)


def test_the_day_ends_in_london_wherever_the_machine_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        due = review_due(date(2027, 7, 5))
    time.tzset()
    assert (due.at, due.at.tzinfo) == (datetime(2027, 7, 5, 16, 0, tzinfo=UTC), UTC)
    assert due.worked_out == "The day that was named when it was decided: 5:00 pm on Monday 5 July 2027."


@pytest.mark.parametrize(
    ("role", "facts", "why"),
    [
        (Role.PRACTITIONER, ReviewInHand(), OPEN),
        (Role.MANAGER, ReviewInHand(), OPEN),
        (Role.REPRESENTATIVE, ReviewInHand(), NOT_THIS_ROLE),
        (Role.PRACTITIONER, ReviewInHand(answered=True), NOT_IN_THIS_STATE),
        (Role.PRACTITIONER, ReviewInHand(replaced=True), NOT_IN_THIS_STATE),
    ],
)
def test_whoever_practises_answers_once(role: Role, facts: ReviewInHand, why: Reason) -> None:
    actor = ActorFacts("post", "ann", "charity", "charity", role)
    verdict = may_review(actor, facts, book())
    assert (verdict.standing, verdict.reasons) == (Standing.MAY if why is OPEN else Standing.MUST_NOT, (why,))
