"""The generated docs equal the committed ones; every clause is carried and proven, or listed as not yet kept."""

from __future__ import annotations

import re

import pytest

from chiltern.code_of_practice.clauses import register
from chiltern.code_of_practice.machines import MACHINES
from chiltern.code_of_practice.not_yet_kept import NO_ACTION_YET, NOT_YET_KEPT
from scripts import drawing
from tests.house.floors import SOURCE


@pytest.mark.parametrize("name", ["clauses.md", "lifecycles.md", "roles.md"])
def test_a_generated_page_equals_the_committed_one(name: str) -> None:
    assert (drawing.OUT / name).read_text() == drawing.drawings()[name], "run scripts/draw_docs"


def test_every_clause_is_carried_and_proven_or_listed() -> None:
    assert set(drawing.not_kept()) == NOT_YET_KEPT.keys()
    assert set(NOT_YET_KEPT) < set(register())


def test_every_step_of_a_lifecycle_has_its_action_or_is_drawn_as_not_yet_there() -> None:
    actions = list(SOURCE.glob("*/actions/*.py"))
    done, said = {path.stem for path in actions}, "\n".join(path.read_text() for path in actions)
    acts = {step.act for machine in MACHINES.values() for step in machine.steps if step.act is not None}
    without = {act for act in acts if act.value not in done and not re.search(rf"\bAct\.{act.name}\b", said)}
    assert without == NO_ACTION_YET.keys()
    page = drawing.lifecycles_page()
    assert all(f"{act.says} (not yet)" in page and f"Nobody can {act.says} yet" in page for act in without)


def test_every_test_names_clauses_that_exist() -> None:
    assert set(drawing.proven()) <= set(register())
