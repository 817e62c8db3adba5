"""Beside a decision stand the limits that were set in words, and what the family was told. Clauses 3.1, 3.3 and 9.1."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import ConsentState
from chiltern.consent.actions.record_told import HowAnswered, TellingState, Told, ToldOf, Whom, record_told
from chiltern.sharing.actions.decide_request import decide_request
from tests.cast import Cast
from tests.consenting import ON_CONSENT, answered, to_decide
from tests.stage import Stage
from tests.web.browser import Browser, body

SAID = "Not the name of the clinic."
MARCH = datetime(2026, 3, 9, 9, 5, tzinfo=UTC)


def asked(cast: Cast) -> tuple[UUID, UUID]:
    """A child of the school, for whom its mother agreed to some; and the health trust's request about her."""
    stage = Stage(cast)
    child = stage.child(cast.school)
    answered(stage, cast.school, child, ConsentState.GIVEN_WITH_LIMITS, cast.health, limits=SAID)
    return child, to_decide(stage, cast.health, cast.school, child)


@pytest.mark.clause("3.3", "9.1")
def test_limits_in_words_are_read_where_it_is_decided_and_stand_with_the_consent_relied_on(
    cast: Cast,
) -> None:
    _, request = asked(cast)
    desk = Browser(cast.school.duty)
    page = body(desk.get(f"/requests/{request}/decide/"))
    assert f"Ruth Whitlock set limits: {SAID}" in page
    assert "share nothing that they leave out" in page
    decide_request(by=cast.become(cast.school.duty), request_id=request, given=ON_CONSENT)
    assert f"Limits, in their words: {SAID}" in body(desk.get(f"/requests/{request}/decision/"))
    theirs = Browser(cast.health.duty)
    for path in (f"/requests/{request}/", "/received/"):
        assert SAID not in body(theirs.get(path))


@pytest.mark.clause("3.1", "8.3.1")
def test_what_the_family_was_told_or_that_it_is_unsafe_stands_beside_the_decision(cast: Cast) -> None:
    child, request = asked(cast)
    desk, journey = Browser(cast.school.duty), f"/requests/{request}/decide/"
    assert "Amara Whitlock: nothing is written down of what they were told." in body(desk.get(journey))
    both = Told(
        TellingState.TOLD,
        Whom(name="Ruth Whitlock"),
        (ToldOf.USES, ToldOf.RIGHTS),
        HowAnswered.INTERPRETER,
        language="Polish",
        happened_at=MARCH,
    )
    unsafe = Told(TellingState.NOT_TOLD_UNSAFE, Whom(name="Ivor Canary"), why_unsafe="He waits at the gate")
    herself = Told(TellingState.TOLD, Whom(person=child), (ToldOf.COMPLAIN,), HowAnswered.FACE_TO_FACE)
    nobody_said = Told(TellingState.TOLD, None, (ToldOf.USES,), HowAnswered.TELEPHONE)
    for stated in (both, unsafe, herself, nobody_said):
        record_told(by=cast.become(cast.school.manager), person=child, stated=stated)
    page = body(desk.get(journey))
    assert (
        "Ruth Whitlock was told on 9 March 2026: what is shared, with whom, and what for; their rights over it. In Polish."
        in page
    )
    assert "Ivor Canary is not told, because it is unsafe" in page
    assert "Amara Whitlock: Amara Whitlock was told on " in page
    assert "Amara Whitlock: the family was told on " in page
    assert "He waits at the gate." in page
    assert "nothing is written down" not in page
    theirs = to_decide(Stage(cast), cast.police, cast.health, Stage(cast).child(cast.health))
    assert "Canary" not in body(Browser(cast.health.duty).get(f"/requests/{theirs}/decide/"))
