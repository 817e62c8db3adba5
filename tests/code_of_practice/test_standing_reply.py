"""The standing reply goes out at an hour that says nothing: of whether something is held, or of when it was decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from chiltern.code_of_practice.facts import RequestFacts
from chiltern.code_of_practice.standing_reply import goes_out_at
from chiltern.code_of_practice.words import Answer, Urgency
from tests.code_of_practice.build import book

BOOK = book()
ASKED = datetime(2026, 11, 16, 10, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 17, tzinfo=UTC)
CALM = RequestFacts(urgency=Urgency.ROUTINE)
pytestmark = pytest.mark.clause("2.2", "3.6", "3.8")


def test_whenever_it_is_decided_before_it_is_due_it_goes_out_when_it_is_due() -> None:
    moments = [ASKED + timedelta(minutes=1), ASKED + timedelta(days=3), DUE - timedelta(seconds=1)]
    assert {goes_out_at(CALM, DUE, moment, BOOK) for moment in moments} == {DUE}


@pytest.mark.parametrize(
    ("decided", "goes"),
    [
        (datetime(2026, 11, 23, 17, 0, 1, tzinfo=UTC), datetime(2026, 11, 24, 17, tzinfo=UTC)),
        (datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 17, tzinfo=UTC)),
        (datetime(2027, 6, 1, 15, 59, tzinfo=UTC), datetime(2027, 6, 1, 16, tzinfo=UTC)),
        (datetime(2027, 3, 27, 18, tzinfo=UTC), datetime(2027, 3, 28, 16, tzinfo=UTC)),
        (datetime(2026, 12, 31, 18, tzinfo=UTC), datetime(2027, 1, 1, 17, tzinfo=UTC)),
    ],
)
def test_decided_too_late_it_goes_out_at_the_schemes_hour_in_london(
    decided: datetime, goes: datetime
) -> None:
    assert goes_out_at(CALM, DUE, decided, BOOK) == goes


@pytest.mark.clause("9.3")
@pytest.mark.parametrize(
    "claims",
    [
        {"danger_said": Answer.YES},
        {"acts_now": Answer.YES},
        {"urgency": Urgency.IMMEDIATE},
    ],
)
def test_where_danger_is_claimed_nothing_waits(claims: dict[str, Answer]) -> None:
    assert goes_out_at(RequestFacts(**claims), DUE, ASKED, BOOK) is None  # type: ignore[arg-type]


def test_an_urgent_request_without_a_claim_of_danger_waits_for_its_due_time() -> None:
    soon = ASKED + timedelta(hours=6)
    assert goes_out_at(RequestFacts(urgency=Urgency.URGENT), soon, ASKED, BOOK) == soon
