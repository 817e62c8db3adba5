"""Rows of law corrected and added as data: what of it changes a verdict, and what never does (clauses 1.4, 2.1)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.book import Added, Book, Correction, UnknownFieldError, UnknownRowError
from chiltern.code_of_practice.book_data import law
from chiltern.code_of_practice.sharing import may_share, offered_bases, offered_conditions
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Standing
from tests.code_of_practice.arbitrary import facts_from
from tests.code_of_practice.build import AUTUMN, CONFIRMED, book, item, sharing

pytestmark = pytest.mark.clause("1.4", "2.1")
examples = settings(max_examples=60, deadline=None, derandomize=True, database=None)
FACTS = st.binary(min_size=64, max_size=64).map(facts_from)
WORDS = ("says", "for", "name", "note", "article", "unless", "means_for_us", "rules", "source", "checked")
WORDINGS = sorted((row, field) for row, fields in law().items() for field in WORDS if field in fields)
CONDITION = Added(
    "own-condition", "condition", {"name": "Archiving", "for": "records", "covers": ("special",)}, AUTUMN
)
OFFENCES = Added(
    "own-offences", "condition", {"name": "Registers", "for": "offences", "covers": ("offences",)}, AUTUMN
)
ADDED = (
    CONDITION,
    Added("own-ground", "ground", {"says": "It keeps a carer safe."}, AUTUMN),
    Added("own-purpose", "purpose", {"says": "to keep a carer well"}, AUTUMN),
    Added("own-act", "instrument", {"name": "Care Act 2014"}, AUTUMN),
    Added("own-basis", "basis", {"name": "Contract", "for": "what was agreed"}, AUTUMN),
)


def said(verdict: Verdict) -> dict[str, object]:
    """Everything but which Book it was."""
    return {**verdict.to_trace(), "book": ""}


@examples
@given(FACTS, st.lists(st.sampled_from(WORDINGS), min_size=1, max_size=8))
def test_a_corrected_wording_changes_no_verdict(facts, wordings) -> None:
    reworded = [Correction(row, field, "Otherwise.", AUTUMN, "clearer") for row, field in wordings]
    changed = Book.from_data(AUTUMN, (*CONFIRMED, *reworded))
    assert changed.digest != book().digest
    assert said(may_share(facts, changed)) == said(may_share(facts, book()))


@examples
@given(FACTS)
def test_an_added_row_that_nobody_names_changes_no_verdict(facts) -> None:
    assert said(may_share(facts, Book.from_data(AUTUMN, CONFIRMED, added=ADDED))) == said(
        may_share(facts, book())
    )


def on(day: date, *corrections: Correction, added: tuple[Added, ...] = ADDED) -> Book:
    return Book.from_data(day, (*CONFIRMED, *corrections), added=added)


def test_an_added_row_is_there_from_its_day_and_can_be_corrected_and_ended() -> None:
    before = date(2026, 11, 15)
    with pytest.raises(UnknownRowError):
        on(before).row("own-ground")
    ends = Correction("own-ground", "in_force_until", AUTUMN, AUTUMN, "tried")
    assert on(AUTUMN, ends).offered("own-ground", "ground").says == "It keeps a carer safe."
    after = on(date(2026, 11, 17), ends)
    with pytest.raises(UnknownRowError):
        after.offered("own-ground", "ground")
    assert after.row("own-ground").says == "It keeps a carer safe."


def test_a_row_of_another_kind_is_not_offered() -> None:
    with pytest.raises(UnknownRowError):
        on(AUTUMN).offered("own-ground", "purpose")


@pytest.mark.parametrize(
    ("added", "error"),
    [
        (
            Added("public-task", "basis", {"for": "twice"}, AUTUMN),
            (ValueError, "two rows of law share the id public-task"),
        ),
        (
            Added("own-x", "basis", {"sound": "loud", "colour": "green"}, AUTUMN),
            (UnknownFieldError, "own-x: colour, sound"),
        ),
        (Added("own-x", "colour", {}, AUTUMN), (UnknownRowError, "colour")),
    ],
)
def test_a_row_that_no_book_can_hold_is_refused(added: Added, error: tuple[type[Exception], str]) -> None:
    with pytest.raises(error[0]) as refused:
        on(AUTUMN, added=(added,))
    assert refused.value.args == (error[1],)


def test_an_added_row_knows_its_own_id() -> None:
    assert on(AUTUMN).row("own-ground").fields["id"] == "own-ground"


def test_a_part_is_taken_away_by_correcting_it_to_nothing() -> None:
    none = Correction("duty-to-share", "unless", None, AUTUMN, "repealed")
    assert "unless" in book().row("duty-to-share").fields
    assert "unless" not in on(AUTUMN, none).row("duty-to-share").fields


def test_words_say_so_where_nobody_has_read_a_row_in_the_law() -> None:
    ground = book().row("serious-crime")
    assert ground.in_words() == "It prevents or detects a serious crime (check before relying on it)"
    assert ground.in_words("A crime") == "A crime (check before relying on it)"
    assert book().row("child-in-need").in_words() == "to assess or help a child in need"
    assert not book().row("cwsa-2026").check_first
    read = Correction("serious-crime", "checked", "source", AUTUMN, "read")
    assert on(AUTUMN, read).row("serious-crime").in_words() == "It prevents or detects a serious crime."


@pytest.mark.parametrize(
    ("kind", "named", "meets"),
    [
        ("health", "own-condition", True),
        ("offence", "own-condition", False),
        ("offence", "own-offences", True),
        ("health", "covers: special", False),
        ("health", "own-ground", False),
    ],
)
def test_an_added_condition_counts_for_what_it_covers_and_for_nothing_else(
    kind: str, named: str, meets: bool
) -> None:
    facts = sharing("landlord", "charity", decision={"conditions": [named]}, items=[item(classes=[kind])])
    keys = {each.key for each in may_share(facts, on(AUTUMN, added=(*ADDED, OFFENCES))).items[0].reasons}
    assert any(key.endswith("condition.yes") for key in keys) is meets
    assert any(key.endswith("condition.not_known") for key in keys) is not meets


def test_an_added_condition_and_basis_are_offered_where_they_can_count() -> None:
    facts = sharing(items=[item(classes=["health"])])
    law_now = on(AUTUMN, added=(*ADDED, OFFENCES))
    offered = {row.id for row in offered_conditions(facts, law_now)}
    assert "own-condition" in offered
    assert "own-offences" not in offered
    assert "own-basis" in {row.id for row in offered_bases(facts, may_share(facts, law_now), law_now)}
    assert may_share(facts, law_now).standing is not Standing.MUST_NOT
