"""The officer sets what the partnership sets for itself, with a reason, on the record (clauses 1.1, 4.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import ProgrammingError

from chiltern.code_of_practice import book_data
from chiltern.code_of_practice.clocks import reply_due
from chiltern.code_of_practice.resolution import challenge_due
from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme import changes, queries
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.models import Setting
from chiltern.scheme.queries import day_in_london
from chiltern.scheme.workings.known import known
from tests.scheme.tools import entries


def test_a_number_that_is_set_is_shown_and_the_others_say_whom_to_ring(officer: Actor) -> None:
    change_setting(by=officer, key="numbers.front_door", value=" 01632 960100 ", reason="Open from Monday.")
    shown = {each.key: each for each in queries.numbers()}
    assert (shown["front_door"].number, shown["front_door"].is_set) == ("01632 960100", True)
    unset = shown["emergency_duty_team"]
    assert (unset.number, unset.is_set) == ("101, in danger 999", False)
    assert shown["police"].is_set


def test_a_changed_time_is_in_the_book_of_the_day_and_not_of_the_day_before(officer: Actor) -> None:
    today = day_in_london(officer.at)
    before = queries.book(today)
    change_setting(by=officer, key="reply.urgent_hours", value="4", reason="Agreed by the Core group.")
    assert before.setting("reply.urgent_hours") == 6
    assert queries.book(today).setting("reply.urgent_hours") == 4
    assert queries.book(today).digest != before.digest
    assert queries.book(today - timedelta(days=1)).setting("reply.urgent_hours") == 6


def test_a_decision_of_the_morning_keeps_the_clock_that_was_changed_at_noon(
    officer: Actor, set_time: Callable[[datetime], None], become: Callable[[UUID], Actor]
) -> None:
    morning = queries.law_at(officer.at)
    set_time(officer.at + timedelta(minutes=5))
    by = become(officer.post)
    change_setting(by=by, key="reply.urgent_hours", value="4", reason="Agreed by the Core group.")
    asked = [reply_due(Urgency.URGENT, by.at, queries.law_at(at)).at for at in (officer.at, by.at)]
    assert asked == [by.at + timedelta(hours=6), by.at + timedelta(hours=4)]
    assert queries.law_at(officer.at).digest == morning.digest


@pytest.mark.clause("8.4")
def test_the_time_to_answer_a_challenge_is_the_partnerships_to_set(officer: Actor) -> None:
    key = "conflict-resolution.representatives.working_days"
    assert known()[key].label == "Working days for a representative to answer a challenge"
    times = []
    for value in (None, "4"):
        if value:
            change_setting(by=officer, key=key, value=value, reason="Agreed by the Core group.")
        law = queries.law_at(officer.at)
        times.append(challenge_due(Urgency.ROUTINE, Answer.NO, officer.at, law).worked_out)
    assert [text.split(" after")[0] for text in times] == ["2 working days", "4 working days"]


def test_whatever_something_reads_has_a_label_and_can_be_set() -> None:
    """What nothing reads yet is offered to nobody."""
    unread = {key for key in book_data.settings() if key not in known()}
    assert {key.split(".")[0] for key in unread} == {"breach_persistence", "conflict-resolution", "retention"}
    sources = "".join(path.read_text() for path in Path("src/chiltern").rglob("*.py"))
    assert not {key for key in unread if f'"{key}"' in sources}


@pytest.mark.parametrize("key", sorted(known()))
def test_each_change_of_a_setting_stands_in_the_record(officer: Actor, key: str) -> None:
    value = "7" if isinstance(known()[key].default, int) else "01632 960199"
    made = change_setting(by=officer, key=key, value=value, reason="As agreed.")
    assert entries(officer) == ["setting.changed"]
    assert Setting.objects.get(id=made.id).reason == "As agreed."


@pytest.mark.parametrize(
    ("key", "value", "reason", "field"),
    [
        ("reply.urgent_hours", "0", "Why.", "value"),
        ("reply.urgent_hours", "-3", "Why.", "value"),
        ("reply.urgent_hours", "six", "Why.", "value"),
        ("reply.urgent_hours", "9" * 200_000, "Why.", "value"),
        ("reply.urgent_hours", "6", "Why.", "value"),
        ("numbers.front_door", "ring us", "Why.", "value"),
        ("numbers.front_door", "1" * 200_000, "Why.", "value"),
        ("regulator_name", "A\x00B", "Why.", "value"),
        ("regulator_name", "", "Why.", "value"),
        ("regulator_name", "The regulator", "  ", "reason"),
        ("regulator_name", "The regulator", "x" * 200_000, "reason"),
        ("regulator_name", "The regulator", "be\x00cause", "reason"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_changes_nothing(
    officer: Actor, key: str, value: str, reason: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        change_setting(by=officer, key=key, value=value, reason=reason)
    assert refused.value.field == field
    assert not Setting.objects.exists()
    assert entries(officer) == ["setting.changed.refused"]


def test_an_unknown_setting_is_not_there(officer: Actor) -> None:
    with pytest.raises(Missing):
        change_setting(by=officer, key="no.such.setting", value="1", reason="Why.")


def test_for_everyone_but_the_officer_there_is_nothing_to_set(
    officer: Actor, strangers: dict[str, UUID], become: Callable[[UUID], Actor]
) -> None:
    for post in strangers.values():
        with pytest.raises(Missing):
            change_setting(by=become(post), key="reply.urgent_hours", value="4", reason="Why.")
    assert not Setting.objects.exists()


def test_the_database_lets_nobody_but_the_office_write_a_setting(
    strangers: dict[str, UUID], become: Callable[[UUID], Actor]
) -> None:
    by = become(strangers["a representative"])
    with pytest.raises(ProgrammingError, match="row-level security"):
        changes.set_value(by, "reply.urgent_hours", 1, "Forged.")
