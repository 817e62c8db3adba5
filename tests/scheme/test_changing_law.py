"""Rows are added, ended and confirmed, settings begin later, without a release; what was decided keeps its law (1.4, 2.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError

from chiltern.code_of_practice.book import UnknownRowError
from chiltern.foundation.actor import Actor
from chiltern.foundation.gate import Invalid, Missing
from chiltern.scheme import changes, queries
from chiltern.scheme.actions.add_law_row import add_law_row
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.scheme.actions.confirm_law_row import confirm_law_row
from chiltern.scheme.actions.correct_law_row import correct_law_row
from chiltern.scheme.actions.end_law_row import end_law_row
from chiltern.scheme.models import AddedLawRow, LawCorrection, Setting
from chiltern.scheme.queries import day_in_london
from chiltern.scheme.queries.law_pages import law_row, law_rows
from chiltern.scheme.queries.office import setting_shown
from tests.scheme.tools import entries

pytestmark = pytest.mark.clause("1.4")
GROUND = {"says": "It keeps a carer safe."}
CONDITION = {
    "name": "Archiving",
    "for": "records kept for the public",
    "article": "UK GDPR 9(2)(j)",
    "covers": "special",
}


@pytest.fixture
def today(officer: Actor) -> date:
    return day_in_london(officer.at)


@pytest.fixture
def later(
    officer: Actor, set_time: Callable[[datetime], None], become: Callable[[UUID], Actor]
) -> Callable[..., Actor]:
    """The officer again, after a while: each act has a moment of its own."""

    def again(**after: int) -> Actor:
        set_time(officer.at + timedelta(**after))
        return become(officer.post)

    return again


def test_an_added_ground_can_be_chosen_from_its_day_and_never_before(officer: Actor, today: date) -> None:
    soon = today + timedelta(days=3)
    made = add_law_row(by=officer, kind="ground", typed=GROUND, holds_from=soon, reason="Agreed.")
    with pytest.raises(UnknownRowError):
        queries.book(today).row(made.row)
    assert queries.book(soon).offered(made.row, "ground").says == GROUND["says"]
    assert entries(officer) == ["law_row.added"]
    assert (made.made_by, made.reason) == (officer.post, "Agreed.")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("purpose", {"says": "to keep a carer well"}),
        ("instrument", {"name": "Care Act 2014", "in_force_from": "1 April 2015"}),
        ("basis", {"name": "Contract", "for": "what was agreed", "article": "UK GDPR 6(1)(b)"}),
        ("condition", CONDITION),
        ("guidance", {"name": "Local advice", "rules": "Ask first.\nWrite it down.", "published": "2026-11"}),
    ],
)
def test_each_kind_that_no_rule_has_to_read_can_be_added(
    officer: Actor, today: date, kind: str, typed: Mapping[str, str]
) -> None:
    made = add_law_row(by=officer, kind=kind, typed=typed, holds_from=today, reason="Agreed.")
    assert made.row in {row.id for row in queries.book(today).table(kind)}
    assert made.row in {row.id for row in law_rows(officer.at)}


@pytest.mark.parametrize("kind", ["duty", "clock", "no-such-kind"])
def test_a_duty_and_a_clock_need_a_release(officer: Actor, today: date, kind: str) -> None:
    with pytest.raises(Missing):
        add_law_row(by=officer, kind=kind, typed=GROUND, holds_from=today, reason="Why.")


@pytest.mark.parametrize(
    ("kind", "typed", "days", "at"),
    [
        ("ground", {"says": ""}, 0, "says"),
        ("ground", {"says": "It prevents or detects a serious crime."}, 0, "says"),
        ("ground", GROUND, -1, "holds_from"),
        ("condition", {**CONDITION, "covers": "everything"}, 0, "covers"),
        ("guidance", {"name": "A", "rules": "B", "published": "May"}, 0, "published"),
        (
            "instrument",
            {"name": "An Act", "in_force_from": "2 May 2027", "in_force_until": "1 May 2027"},
            0,
            "in_force_until",
        ),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_at_its_field(
    officer: Actor, today: date, kind: str, typed: Mapping[str, str], days: int, at: str
) -> None:
    day = today + timedelta(days=days)
    with pytest.raises(Invalid) as refused:
        add_law_row(by=officer, kind=kind, typed=typed, holds_from=day, reason="Why.")
    assert refused.value.field == at
    assert not AddedLawRow.objects.exists()


def test_an_ended_purpose_is_chosen_no_longer_and_still_says_what_it_said(
    officer: Actor, today: date
) -> None:
    end_law_row(by=officer, row="early-help", last_day=today - timedelta(days=1), reason="Merged.")
    now = queries.book(today)
    assert now.row("early-help", "purpose").says == "to offer help early"
    with pytest.raises(UnknownRowError):
        now.offered("early-help", "purpose")
    queries.book(today - timedelta(days=1)).offered("early-help", "purpose")
    assert entries(officer) == ["law_row.ended"]


def test_no_row_ends_before_it_begins_and_nothing_ends_that_leaves_no_choice(
    officer: Actor, today: date
) -> None:
    with pytest.raises(Invalid) as early:
        end_law_row(by=officer, row="duty-to-share", last_day=date(2026, 9, 29), reason="Why.")
    assert "cannot end before" in early.value.says
    purposes = [row.id for row in queries.book(today).table("purpose")]
    for row in purposes[1:]:
        end_law_row(by=officer, row=row, last_day=today - timedelta(days=1), reason="Why.")
    for day in (today - timedelta(days=1), today + timedelta(days=30)):
        with pytest.raises(Invalid) as last:
            end_law_row(by=officer, row=purposes[0], last_day=day, reason="Why.")
        assert "Nothing of this kind" in last.value.says


def test_an_end_is_taken_back_by_emptying_it(
    officer: Actor, today: date, later: Callable[..., Actor]
) -> None:
    end_law_row(by=officer, row="early-help", last_day=today - timedelta(days=1), reason="By mistake.")
    by = later(seconds=1)
    correct_law_row(
        by=by, row="early-help", field="in_force_until", value="", holds_from=today, reason="It goes on."
    )
    queries.book(today).offered("early-help", "purpose")


def test_a_confirmed_row_says_so_and_is_checked_no_longer_before_relying_on_it(
    officer: Actor, today: date
) -> None:
    assert queries.book(today).row("public-task").check_first
    with pytest.raises(Invalid) as refused:
        confirm_law_row(by=officer, row="public-task", confirmed_on=today, reason="Read.")
    assert refused.value.field == "checked"
    confirm_law_row(
        by=officer, row="public-task", confirmed_on=today, reason="Read.", checked="source", source="The Act"
    )
    page = law_row(officer.at, "public-task")
    assert not page.row.check_first
    assert page.row.source == "The Act"
    assert "the council's officer for the Code" in page.row.confirmed
    assert page.changes[0].made_by == officer.post
    assert page.changes[0].reason == "Read."


def test_a_row_shows_what_it_said_when_and_why_it_was_changed(officer: Actor, today: date) -> None:
    soon = today + timedelta(days=5)
    for words, day in (("Words of today.", today), ("Words to come.", soon)):
        correct_law_row(
            by=officer, row="significant-harm", field="says", value=words, holds_from=day, reason="Clearer."
        )
    page = law_row(officer.at, "significant-harm")
    ((_, before, now),) = page.changes[0].parts
    assert before.startswith("Where there is reasonable cause")
    assert now == page.row.says == "Words of today."
    assert page.to_come[0].parts == (("What it says", "Words of today.", "Words to come."),)


@pytest.mark.parametrize(
    ("row", "field", "value", "reads"),
    [
        ("data-breach", "hours", "48", 48),
        ("caldicott", "rules", "One.\n\nTwo.\nOne.", ("One.", "Two.")),
        ("ca-1989", "sections", "s17: in need\ns31: care", {"s17": "in need", "s31": "care"}),
        ("duty-to-share", "binds", "listed\neducation", ("listed", "education")),
        ("duty-to-share", "unless", "", None),
    ],
)
def test_every_part_of_a_row_can_be_corrected(
    officer: Actor, today: date, row: str, field: str, value: str, reads: object
) -> None:
    correct_law_row(by=officer, row=row, field=field, value=value, holds_from=today, reason="Read again.")
    assert queries.book(today).row(row).fields.get(field) == reads


def test_a_setting_begins_on_its_day_by_itself_and_what_is_set_for_that_day_later_takes_its_place(
    officer: Actor, today: date, later: Callable[..., Actor]
) -> None:
    key, soon = "reply.urgent_hours", today + timedelta(days=4)
    change_setting(by=officer, key=key, value="4", reason="Agreed.", holds_from=soon)
    change_setting(by=later(seconds=1), key=key, value="5", reason="Until then.")
    assert [queries.book(day).setting(key) for day in (today, soon)] == [5, 4]
    by = later(seconds=2)
    assert queries.law_at(by.at).setting(key) == 5
    change_setting(by=by, key=key, value="3", reason="Agreed again.", holds_from=soon)
    assert queries.book(soon).setting(key) == 3
    shown = setting_shown(by, key)
    assert (shown.value, [one.value for one in shown.to_come]) == (5, [4, 3])
    with pytest.raises(Invalid) as refused:
        change_setting(by=by, key=key, value="9", reason="Late.", holds_from=today - timedelta(days=1))
    assert refused.value.field == "holds_from"


def test_a_number_to_ring_that_begins_later_is_shown_from_its_day(
    officer: Actor, today: date, later: Callable[..., Actor]
) -> None:
    soon, said = today + timedelta(days=2), {"value": "01632 960200", "reason": "New."}
    change_setting(by=officer, key="numbers.front_door", holds_from=soon, **said)
    assert "01632 960200" not in {each.number for each in queries.numbers(officer.at)}
    by = later(days=2)
    for moment in (by.at, None):
        assert "01632 960200" in {each.number for each in queries.numbers(moment)}


def test_for_everyone_but_the_officer_there_is_nothing_to_add_end_or_confirm(
    officer: Actor, today: date, strangers: dict[str, UUID], become: Callable[[UUID], Actor]
) -> None:
    for post in strangers.values():
        by = become(post)
        with pytest.raises(Missing):
            add_law_row(by=by, kind="ground", typed=GROUND, holds_from=today, reason="Why.")
        with pytest.raises(Missing):
            end_law_row(by=by, row="early-help", last_day=today, reason="Why.")
    assert not AddedLawRow.objects.exists()
    assert not LawCorrection.objects.exists()


@pytest.mark.parametrize("stranger", ["a representative", "an officer's role at another agency"])
def test_the_database_lets_nobody_but_the_office_write_and_nobody_at_all_alter_what_was_set(
    officer: Actor, today: date, strangers: dict[str, UUID], become: Callable[[UUID], Actor], stranger: str
) -> None:
    add_law_row(by=officer, kind="ground", typed=GROUND, holds_from=today, reason="Agreed.")
    end_law_row(by=officer, row="early-help", last_day=today, reason="Merged.")
    change_setting(by=officer, key="reply.urgent_hours", value="4", reason="Agreed.")
    by = become(strangers[stranger])
    for model in (AddedLawRow, LawCorrection, Setting):
        assert model.objects.count() == 1
    for write in (
        lambda: changes.correct(by, "early-help", {"says": "x"}, holds_from=today, reason="Forged."),
        lambda: changes.add_row(by, "own-x", "ground", {"says": "x"}, holds_from=today, reason="Forged."),
        lambda: LawCorrection.objects.update(reason="Forged."),
        lambda: AddedLawRow.objects.all().delete(),
    ):
        refused(write)


def refused(write: Callable[[], object]) -> None:
    """In a savepoint of its own."""
    from django.db import transaction

    with pytest.raises(ProgrammingError), transaction.atomic():
        write()
