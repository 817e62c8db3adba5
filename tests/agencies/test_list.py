"""The public list as it stands and as it stood, its pages, and what leaves with it (clause sign.4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chiltern.agencies import changes
from chiltern.agencies.changes import NewAgency
from chiltern.agencies.models import Agency
from chiltern.agencies.queries.signatories import Sift, all_signatories, signatories
from chiltern.agencies.workings.sectors import Group, Sector
from chiltern.code_of_practice.words import AgencyState
from chiltern.foundation.actor import Actor

LONDON = ZoneInfo("Europe/London")
As = Callable[[UUID], Actor]


def made(by: Actor, *names: str, **more: Any) -> list[Agency]:
    """Signatories of these names."""
    rows = [
        NewAgency(**{"name": name, "sector": Sector.SCHOOL, "legal_body": name, **more}) for name in names
    ]
    return changes.make_agencies(rows, by.at).agencies


def named(on: date, **sift: Any) -> list[str]:
    return [row.name for row in signatories(on, Sift(**sift)).rows]


@pytest.mark.clause("sign.4")
def test_the_list_of_an_earlier_day_is_as_it_stood_at_its_end(
    officer: Actor, become: As, set_time: Callable[[datetime], None]
) -> None:
    set_time(datetime(2026, 3, 2, 9, tzinfo=LONDON))
    stayed, left = made(become(officer.post), "Stayed School", "Left School")
    # Half past midnight in London, and still the day before in UTC.
    set_time(datetime(2026, 6, 10, 0, 30, tzinfo=LONDON))
    changes.move_to(left, AgencyState.LEFT, become(officer.post).at, reason="It closed.")
    assert named(date(2026, 3, 1)) == []
    assert named(date(2026, 3, 2)) == ["Left School", "Stayed School"]
    assert named(date(2026, 6, 9)) == ["Left School", "Stayed School"]
    assert named(date(2026, 6, 10)) == ["Stayed School"]
    assert stayed.state == AgencyState.ADMITTED


def test_whoever_has_only_applied_is_not_on_the_list_nor_is_the_office(officer: Actor) -> None:
    from chiltern.agencies.changes.office import make_office

    make_office(by=officer, name="The office")
    rows = [NewAgency(name="Applied School", sector=Sector.SCHOOL, legal_body="Applied School")]
    changes.make_agencies(rows, officer.at, state=AgencyState.APPLIED)
    made(officer, "Admitted School")
    assert named(officer.at.date()) == ["Admitted School"]


def test_the_list_is_narrowed_by_sector_group_and_any_part_of_the_name(officer: Actor) -> None:
    made(officer, "Ash School", "100% Ash_Tree School")
    made(officer, "Ash Surgery", sector=Sector.HEALTH, group=Group.CORE)
    today = officer.at.date()
    assert named(today, sector=Sector.HEALTH) == ["Ash Surgery"]
    assert named(today, group=Group.VIRTUAL, text="ash sch") == ["Ash School"]
    assert named(today, text="%") == ["100% Ash_Tree School"]
    assert named(today, text="_") == ["100% Ash_Tree School"]
    assert named(today, text="' or true --") == []


def test_pages_hold_25_and_a_page_past_the_end_is_the_last(officer: Actor) -> None:
    made(officer, *(f"School {number:02}" for number in range(60)))
    today = officer.at.date()
    first, last = signatories(today, Sift()), signatories(today, Sift(), 99)
    assert (len(first.rows), first.total, first.pages) == (25, 60, 3)
    assert (last.page, [row.name for row in last.rows][-1], len(last.rows)) == (3, "School 59", 10)
    assert len(all_signatories(today, Sift())) == 60
    empty = signatories(today, Sift(text="nothing of that name"), 7)
    assert (empty.rows, empty.total, empty.page, empty.pages) == ((), 0, 1, 1)


def test_25_lines_cost_as_many_queries_as_one(officer: Actor) -> None:
    counts = []
    for names in (["School 00"], [f"School {number:02}" for number in range(1, 30)]):
        made(officer, *names)
        with CaptureQueriesContext(connection) as captured:
            signatories(officer.at.date(), Sift())
        counts.append(len(captured))
    assert counts == [1, 1]
