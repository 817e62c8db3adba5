"""Who agrees that an owner is not told yet, until when, and what leads where. Clause 3.10."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.facts import ActorFacts
from chiltern.code_of_practice.holding_back import (
    NoticeInHand,
    agree_due,
    days_open,
    may_do_on_notice,
    review_due,
)
from chiltern.code_of_practice.words import Act, NoticeState, Role, Standing
from tests.code_of_practice.build import book

pytestmark = pytest.mark.clause("3.10")
FRIDAY = date(2026, 11, 20)
ASKER = ActorFacts("post 1", "ann", "police", "police", Role.PRACTITIONER)
NAMED = ActorFacts("post 2", "bea", "police", "police", Role.MANAGER)
WAITS = NoticeInHand(NoticeState.PROVISIONAL, "ann", asked=True)
HELD = dataclasses.replace(WAITS, state=NoticeState.HELD)


def against(act: Act, actor: ActorFacts, facts: NoticeInHand = WAITS) -> set[str]:
    verdict = may_do_on_notice(act, actor, facts, book())
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


def test_the_one_who_was_named_agrees_and_never_whoever_asked() -> None:
    assert against(Act.AGREE_TO_HOLD, NAMED) == set()
    assert against(Act.AGREE_TO_HOLD, ASKER) == {"act.own_decision"}
    assert against(Act.AGREE_TO_HOLD, NAMED, dataclasses.replace(WAITS, asked=False)) == {
        "act.not_asked_to_agree"
    }
    assert against(Act.AGREE_TO_HOLD, dataclasses.replace(NAMED, role=Role.REPRESENTATIVE)) == {
        "act.not_this_role"
    }


def test_anybody_who_sees_it_tells_the_owner_at_any_time_and_it_is_held_on_only_where_it_is_held() -> None:
    for facts in (WAITS, HELD):
        assert against(Act.TELL_OWNER, ASKER, facts) == against(Act.TELL_OWNER, NAMED, facts) == set()
    assert against(Act.HOLD_ON, ASKER, HELD) == set()
    assert against(Act.HOLD_ON, ASKER, WAITS) == {"act.not_in_this_state"}
    over = dataclasses.replace(WAITS, state=NoticeState.TOLD)
    for act in (Act.AGREE_TO_HOLD, Act.HOLD_ON, Act.TELL_OWNER):
        assert "act.not_in_this_state" in against(act, NAMED, over)


@pytest.mark.parametrize(
    ("days", "last"), [(28, date(2026, 12, 18)), (7, date(2026, 11, 27)), (60, date(2026, 12, 18))]
)
def test_a_scheme_looks_again_sooner_and_never_after_28_days(days: int, last: date) -> None:
    own = Book.from_data(FRIDAY, settings={"held-back-notice-review.days": days})
    assert days_open(FRIDAY, own) == (date(2026, 11, 21), last)


def test_the_second_person_has_one_working_day_and_a_review_falls_on_the_end_of_its_day() -> None:
    assert agree_due(datetime(2026, 11, 20, 9, tzinfo=UTC), book()).at == datetime(
        2026, 11, 23, 17, tzinfo=UTC
    )
    assert review_due(date(2026, 7, 1)) == datetime(2026, 7, 1, 16, tzinfo=UTC)
