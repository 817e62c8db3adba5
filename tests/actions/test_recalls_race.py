"""Somebody opens it at the moment in which it is taken back: exactly one of the two is first. Clause 3.10."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connections, transaction

from chiltern.foundation import context
from chiltern.foundation.gate import Missing, Refused
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.queries.received_page import disclosure_page
from tests import database
from tests.cast import Cast, first_officer, town, town_database  # noqa: F401  fixtures
from tests.conftest import open_session
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.10")]
TIMES = 12


def _opens(by: Any, disclosure: UUID) -> str:
    """As the page does: what came is read first, and shown once that stands on the record."""
    disclosure_page(by, disclosure)
    try:
        open_disclosure(by=by, disclosure_id=disclosure)
    except Missing:
        return "gone"
    return "opened"


def _recalls(by: Any, disclosure: UUID) -> str:
    try:
        recall_disclosure(by=by, disclosure_id=disclosure, why="The wrong agency.")
    except Refused as refused:
        assert "Somebody there has opened it." in refused.says
        return "too late"
    return "recalled"


def test_exactly_one_is_first(town: Cast) -> None:  # noqa: F811
    stage = Stage(town)
    sides = ((town.social_care.duty, _opens), (town.school.practitioner, _recalls))
    found = []
    for _ in range(TIMES):
        with transaction.atomic():
            told = stage.told().id
        gate, outcomes = threading.Barrier(2), list[str]()
        crowd = [
            threading.Thread(target=_at_once, args=(open_session(post), act, told, gate, outcomes))
            for post, act in sides
        ]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
        found.append(tuple(sorted(outcomes)))
        with database.connect(connections["default"].settings_dict["NAME"]) as admin:
            views = admin.execute("select count(*) from sharing_firstview where disclosure = %s", [told])
            assert views.fetchone() == ((1,) if "opened" in outcomes else (0,))
    assert set(found) <= {("opened", "too late"), ("gone", "recalled")}, found


def _at_once(
    token: str, act: Callable[[Any, UUID], str], told: UUID, gate: threading.Barrier, outcomes: list[str]
) -> None:
    try:
        with transaction.atomic():
            by = context.enter(token)
            gate.wait()
            outcomes.append(act(by, told))
    except Missing:
        outcomes.append("gone")
    except Exception as wrong:
        outcomes.append(repr(wrong))
    finally:
        connections.close_all()
