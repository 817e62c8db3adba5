"""The generated docs equal the committed ones; every clause is carried and proven, or listed as not yet kept."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.clauses import register
from chiltern.code_of_practice.not_yet_kept import NOT_YET_KEPT
from scripts import drawing


@pytest.mark.parametrize("name", ["clauses.md", "lifecycles.md", "roles.md"])
def test_a_generated_page_equals_the_committed_one(name: str) -> None:
    assert (drawing.OUT / name).read_text() == drawing.drawings()[name], "run scripts/draw_docs"


def test_every_clause_is_carried_and_proven_or_listed() -> None:
    assert set(drawing.not_kept()) == NOT_YET_KEPT.keys()
    assert set(NOT_YET_KEPT) < set(register())


def test_every_test_names_clauses_that_exist() -> None:
    assert set(drawing.proven()) <= set(register())
