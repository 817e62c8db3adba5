"""The Book of a day: dates, corrections, settings, and one digest for one content."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from chiltern.code_of_practice.book import (
    CHECK_FIRST,
    Book,
    Correction,
    Row,
    UnknownFieldError,
    UnknownRowError,
)
from chiltern.code_of_practice.book_data import _frozen
from chiltern.code_of_practice.clauses import CODE_VERSION
from chiltern.code_of_practice.words import InForce
from tests.code_of_practice.build import AUTUMN, CONFIRMED, book


@pytest.mark.parametrize(
    ("on", "corrections", "expected"),
    [
        (date(2026, 9, 1), (), InForce.NO),
        (date(2026, 9, 29), CONFIRMED, InForce.NO),
        (date(2026, 9, 30), CONFIRMED, InForce.CONFIRMED),
        (date(2026, 11, 1), (), InForce.NOT_CONFIRMED),
        (date(2026, 11, 1), CONFIRMED[:1], InForce.NOT_CONFIRMED),
        (date(2026, 11, 1), CONFIRMED, InForce.CONFIRMED),
    ],
)
@pytest.mark.clause("1.4")
def test_the_duty_to_share_is_in_force_by_date_and_by_confirmation(on, corrections, expected) -> None:
    assert Book.from_data(on, corrections).duties["duty-to-share"] is expected


def test_a_date_written_as_text_confirms_as_well() -> None:
    written = Correction("duty-to-share", "confirmed_on", "2026-09-30", date(2026, 9, 30), "seen")
    assert Book.from_data(AUTUMN, (written, CONFIRMED[1])).duties["duty-to-share"] is InForce.CONFIRMED


def test_a_confirmation_counts_from_the_day_that_it_names() -> None:
    ahead = Correction("duty-to-share", "confirmed_on", date(2026, 12, 1), date(2026, 11, 1), "from December")
    both = (ahead, CONFIRMED[1])
    assert Book.from_data(AUTUMN, both).duties["duty-to-share"] is InForce.NOT_CONFIRMED
    assert Book.from_data(date(2026, 12, 1), both).duties["duty-to-share"] is InForce.CONFIRMED


def test_a_duty_whose_commencement_is_unknown_is_not_confirmed() -> None:
    assert book().duties["csa-report"] is InForce.NOT_CONFIRMED
    said = [("confirmed_on", date(2026, 9, 30)), ("confirmed_by", "the council's officer")]
    seen = [Correction("csa-report", field, value, AUTUMN, "seen") for field, value in said]
    assert Book.from_data(AUTUMN, seen).duties["csa-report"] is InForce.NOT_CONFIRMED


@pytest.mark.clause("1.4")
def test_a_correction_made_later_does_not_reach_back() -> None:
    later = Correction("public-task", "for", "something else", date(2026, 12, 1), "read again")
    assert Book.from_data(AUTUMN, (later,)).digest == Book.from_data(AUTUMN).digest
    assert Book.from_data(date(2026, 12, 1), (later,)).row("public-task").says == "something else"


def test_the_later_of_two_corrections_wins() -> None:
    first = Correction("public-task", "for", "first", date(2026, 1, 1), "a")
    second = Correction("public-task", "for", "second", date(2026, 2, 1), "b")
    assert Book.from_data(AUTUMN, (second, first)).row("public-task").says == "second"


@pytest.mark.parametrize(
    ("row", "field", "error"),
    [
        ("no-such-row", "for", UnknownRowError),
        ("public-task", "confirmd_on", UnknownFieldError),
        ("public-task", "id", UnknownFieldError),
    ],
)
def test_a_correction_of_what_is_not_there_is_refused(row, field, error) -> None:
    with pytest.raises(error) as refused:
        Book.from_data(AUTUMN, (Correction(row, field, "x", AUTUMN, "typing"),))
    assert refused.value.args == (row if error is UnknownRowError else f"{row}.{field}",)


@pytest.mark.clause("1.4", "2.1")
def test_the_digest_changes_with_every_part_of_the_content_and_with_nothing_else() -> None:
    plain = Book.from_data(AUTUMN)
    assert Book.from_data(AUTUMN).digest == plain.digest
    others = [
        Book.from_data(date(2026, 11, 17)),
        Book.from_data(AUTUMN, CONFIRMED),
        Book.from_data(AUTUMN, settings={"reply.urgent_hours": 4}),
        Book.from_data(AUTUMN, numbers={"front_door": "01632 960001"}),
        Book.from_data(AUTUMN, bank_holidays=[date(2026, 12, 25)]),
    ]
    assert len({plain.digest, *(b.digest for b in others)}) == 6


def test_settings_and_numbers_are_known_ones() -> None:
    assert book().setting("reply.urgent_hours") == 6
    assert Book.from_data(AUTUMN, settings={"reply.urgent_hours": 4}).setting("reply.urgent_hours") == 4
    with pytest.raises(UnknownFieldError, match=r"^other, reply.urgnet_hours$"):
        Book.from_data(AUTUMN, settings={"reply.urgnet_hours": 4, "other": 1})
    with pytest.raises(UnknownFieldError, match=r"^frontdoor, other$"):
        Book.from_data(AUTUMN, numbers={"other": "", "frontdoor": "01632 960001"})
    with pytest.raises(UnknownFieldError, match=r"^no.such$"):
        book().setting("no.such")
    assert Book.from_data(AUTUMN, numbers={"police": "101"}).numbers["police"] == "101"
    assert Book.from_data(AUTUMN).code_version == CODE_VERSION


def test_a_row_says_how_far_it_was_checked() -> None:
    assert book().row("public-task").checked == "unchecked"
    assert book().row("duty-to-share").checked == "secondary"
    assert book().row("cwsa-2026").checked == "source"


def test_a_table_holds_what_is_in_force_on_the_day() -> None:
    before, after = Book.from_data(date(2026, 2, 4)), Book.from_data(date(2026, 2, 5))
    row = "recognised-legitimate-interest"
    assert row not in {r.id for r in before.table("basis")}
    assert row in {r.id for r in after.table("basis")}
    assert "dpa-1998" in {r.id for r in Book.from_data(date(2018, 5, 24)).table("instrument")}
    assert "dpa-1998" not in {r.id for r in before.table("instrument")}


def test_a_row_is_found_in_its_own_table_only() -> None:
    assert book().row("child-in-need", "purpose").says == "to assess or help a child in need"
    with pytest.raises(UnknownRowError, match=r"^ground: child-in-need$"):
        book().row("child-in-need", "ground")
    with pytest.raises(UnknownRowError, match=r"^no-such$"):
        book().row("no-such")
    with pytest.raises(UnknownRowError, match=r"^dpa-1998: not in force on 2026-11-16$"):
        book().offered("dpa-1998")


def test_a_row_in_words_loses_its_full_stop_and_nothing_else() -> None:
    assert Row("x", "duty", {"says": "Fill in form XX."}).in_words() == f"Fill in form XX ({CHECK_FIRST})"


def test_the_digest_is_of_the_content_in_one_order_of_words_so_that_a_later_release_reads_it_the_same() -> (
    None
):
    held = Book.from_data(AUTUMN, settings={"regulator_name": "Büro"}, bank_holidays=[date(2026, 12, 25)])
    content = {
        "bank_holidays": [date(2026, 12, 25)],
        "code": held.code_version,
        "numbers": dict(held.numbers),
        "on": AUTUMN,
        "rows": {row.id: dict(row.fields) for row in held.rows.values()},
        "settings": dict(held.settings),
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    assert held.digest == hashlib.sha256(text.encode()).hexdigest()


def test_what_is_read_from_the_data_cannot_be_changed_inside_either() -> None:
    assert _frozen({"covers": [{"kind": "special"}, "offences"]}) == {
        "covers": ({"kind": "special"}, "offences")
    }


def test_nothing_of_a_book_can_be_changed() -> None:
    with pytest.raises(TypeError):
        book().rows["public-task"].fields["for"] = "x"  # type: ignore[index]
    with pytest.raises(TypeError):
        book().settings["reply.urgent_hours"] = 1  # type: ignore[index]
