"""What was decided keeps the law that it read, whatever the office changes afterwards or was changing then (1.4, 3.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from chiltern.code_of_practice.words import Answer, Standing
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid
from chiltern.scheme import queries
from chiltern.scheme.actions.add_law_row import add_law_row
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.scheme.actions.correct_law_row import correct_law_row
from chiltern.scheme.actions.end_law_row import end_law_row
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, Telling
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.queries.request_page import request_page
from tests.stage import SHARED, Stage

pytestmark = pytest.mark.clause("1.4", "3.8")
Move = Callable[[datetime], None]
DUTY = "duty-to-share"


@pytest.fixture
def decided(stage: Stage) -> Decision:
    """What the school has decided on a request."""
    stage.decided(stage.cast.social_care, stage.cast.school, SHARED)
    stage.cast.become(stage.cast.school.duty)
    row: Decision = Decision.objects.with_keys().get(kind="answer")
    return row


def change_much(by: Actor) -> None:
    """Words, dates, a ground, a duty, a clock, a new row."""
    today = queries.day_in_london(by.at)
    said = {"holds_from": today, "reason": "Read again."}
    correct_law_row(
        by=by, row="prevents-or-detects-harm-to-child", field="says", value="Other words.", **said
    )
    end_law_row(by=by, row=DUTY, last_day=today - timedelta(days=1), reason="Repealed.")
    add_law_row(by=by, kind="ground", typed={"says": "It keeps a carer safe."}, **said)
    change_setting(by=by, key="reply.urgent_hours", value="3", reason="Agreed.")


def differences() -> list[tuple[str, ...]]:
    return [one.names for one in replayed() if one.names]


def test_later_changes_leave_every_decision_its_law_and_replay_finds_no_difference(
    decided: Decision, stage: Stage, set_time: Move
) -> None:
    set_time(decided.made_at + timedelta(seconds=1))
    change_much(stage.cast.become(stage.cast.officer))
    stage.cast.become(stage.cast.school.duty)
    assert differences() == []
    read = queries.law_as_read(decided.made_at, decided.book)
    assert read.digest == decided.book
    assert read.row("prevents-or-detects-harm-to-child").says != "Other words."
    assert queries.law_at(decided.made_at + timedelta(minutes=1)).digest != decided.book


def test_a_request_says_what_it_is_for_in_the_words_of_the_day_on_which_it_was_sent(
    stage: Stage, set_time: Move
) -> None:
    cast = stage.cast
    first = stage.acknowledged(cast.social_care, cast.school)
    duty = cast.become(cast.school.duty)
    words = request_page(duty, first).purpose
    set_time(duty.at + timedelta(seconds=1))
    officer = cast.become(cast.officer)
    said = {"value": "so that nobody is harmed", "holds_from": queries.day_in_london(officer.at)}
    correct_law_row(by=officer, row="protect-from-harm", field="says", reason="Plainer.", **said)
    set_time(duty.at + timedelta(seconds=2))
    second = stage.acknowledged(cast.social_care, cast.school)
    duty = cast.become(cast.school.duty)
    assert request_page(duty, first).purpose == words != "so that nobody is harmed"
    assert request_page(duty, second).purpose == "so that nobody is harmed"


def test_what_the_office_was_changing_unseen_at_that_moment_is_left_out(stage: Stage, set_time: Move) -> None:
    """Begun before the decision, over after it: it bears the earlier time, and was not there to be read."""
    cast, seen = stage.cast, {"reason": "Agreed.", "key": "reply.routine_working_days"}
    began = cast.become(cast.officer).at
    change_setting(by=cast.become(cast.officer), value="4", **seen)
    set_time(began + timedelta(seconds=9))
    decided = stage.decided(cast.social_care, cast.school, SHARED)
    set_time(began + timedelta(seconds=3))
    change_setting(by=cast.become(cast.officer), key="reply.urgent_hours", value="3", reason="Agreed.")
    set_time(began + timedelta(seconds=5))
    confirm_law_row(by=cast.become(cast.officer), row=DUTY, confirmed_on=date(2026, 9, 30), reason="Read.")
    cast.become(cast.school.duty)
    assert queries.law_at(decided.made_at).digest != decided.book
    read = queries.law_as_read(decided.made_at, decided.book)
    assert read.digest == decided.book
    assert read.setting("reply.routine_working_days") == 4
    assert differences() == []


def test_a_digest_of_another_release_leaves_the_book_of_the_moment(decided: Decision) -> None:
    assert queries.law_as_read(decided.made_at, "0" * 64) == queries.law_at(decided.made_at)


def test_the_duty_confirmed_between_two_tellings_counts_for_the_second_alone(
    stage: Stage, set_time: Move
) -> None:
    cast = stage.cast
    first = tell_agency(by=cast.become(cast.school.practitioner), given=stage.telling())
    officer = cast.become(cast.officer)
    set_time(officer.at + timedelta(seconds=1))
    confirm_law_row(by=cast.become(cast.officer), row=DUTY, confirmed_on=date(2026, 9, 30), reason="Read.")
    set_time(officer.at + timedelta(seconds=2))
    second = tell_agency(by=cast.become(cast.school.practitioner), given=stage.telling())
    books = [Decision.objects.get(id=one.decision).book for one in (first, second)]
    assert books[0] != books[1]
    assert differences() == []


def test_a_ground_that_has_ended_is_refused_and_in_danger_stops_nothing(stage: Stage, set_time: Move) -> None:
    cast, given = stage.cast, stage.telling()
    officer = cast.become(cast.officer)
    yesterday = queries.day_in_london(officer.at) - timedelta(days=1)
    end_law_row(by=officer, row="harm-to-another", last_day=yesterday, reason="Merged.")
    set_time(officer.at + timedelta(seconds=1))
    by = cast.become(cast.school.practitioner)
    answers = replace(given.decision.answers, ground="harm-to-another", danger=Answer.NO)
    with pytest.raises(Invalid) as refused:
        tell_agency(by=by, given=replace(given, decision=replace(given.decision, answers=answers)))
    assert refused.value.field == "ground"
    in_danger = replace(answers, danger=Answer.YES, danger_rests_on="Seen.")
    told = tell_agency(
        by=cast.become(cast.school.practitioner),
        given=replace(given, decision=replace(given.decision, answers=in_danger)),
    )
    assert Decision.objects.get(id=told.decision).standing != Standing.MUST_NOT


@pytest.mark.clause("9.3")
def test_a_purpose_that_has_ended_is_asked_for_again_and_in_danger_stops_nothing(stage: Stage) -> None:
    cast, given = stage.cast, stage.telling()
    officer = cast.become(cast.officer)
    yesterday = queries.day_in_london(officer.at) - timedelta(days=1)
    end_law_row(by=officer, row=given.purpose, last_day=yesterday, reason="Merged.")
    calm = replace(given.decision, answers=replace(given.decision.answers, danger=Answer.NO))
    with pytest.raises(Invalid) as ended:
        tell_agency(by=cast.become(cast.school.practitioner), given=replace(given, decision=calm))
    assert ended.value.field == "purpose"
    told = tell_agency(by=cast.become(cast.school.practitioner), given=given)
    assert Telling.objects.get(disclosure=told).purpose == given.purpose
