"""An agency writes down its hours, terms and cover; whoever sends to it reads them, and nobody else writes them. 2.2, 4.1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from chiltern.agencies.actions.add_period import add_period
from chiltern.agencies.actions.set_opening import set_opening
from chiltern.agencies.actions.take_off_period import take_off_period
from chiltern.agencies.models import OpeningSet, Period
from chiltern.agencies.queries import agency, duty_desk_state
from chiltern.agencies.workings.opening import OpeningAsked
from chiltern.foundation import context
from chiltern.foundation.gate import Invalid, Missing, Refused
from tests.cast import Cast

pytestmark = [pytest.mark.clause("2.2"), pytest.mark.clause("4.1")]

SET = OpeningAsked(
    week=("08:30-16:00",) * 5 + ("", ""),
    duty_number="01632 960200",
    out_of_hours_number="01632 960299",
    cover="The trust’s safeguarding lead takes urgent calls",
    safeguarding_lead="Designated safeguarding lead, 01632 960201",
)
Move = Callable[[datetime], None]


def written(cast: Cast, asked: OpeningAsked = SET) -> None:
    set_opening(by=cast.become(cast.school.representative), opening=asked)


def changed(**changes: Any) -> OpeningAsked:
    return replace(SET, **changes)


def test_another_agency_reads_the_latest_of_what_was_written(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2037, 11, 16, 10, tzinfo=UTC))
    written(cast, changed(out_of_hours_number="01632 960298"))
    written(cast)
    cast.become(cast.stranger.practitioner)
    desk = duty_desk_state(cast.school.agency)
    assert (desk.shut, desk.ring) == (False, "01632 960200")
    assert agency(cast.school.agency).opening_hours == "Monday to Friday 8:30 am to 4 pm"
    set_time(datetime(2037, 11, 16, 16, tzinfo=UTC))
    cast.become(cast.stranger.practitioner)
    desk = duty_desk_state(cast.school.agency)
    assert (desk.shut, desk.ring) == (True, "01632 960299")
    assert OpeningSet.objects.count() == 2


def test_terms_and_a_closure_shut_it_until_they_are_taken_off(cast: Cast, set_time: Move) -> None:
    set_time(datetime(2037, 12, 23, 10, tzinfo=UTC))
    written(cast)
    by = cast.become(cast.school.representative)
    add_period(by=by, kind="term", first=date(2037, 9, 2), last=date(2037, 12, 18), says="Autumn term")
    add_period(by=by, kind="term", first=date(2038, 1, 5), last=date(2038, 3, 25), says="Spring term")
    training = add_period(by=by, kind="closure", first=date(2038, 1, 5), last=None, says="training day")
    assert duty_desk_state(by.agency).opening.now.next == datetime(2038, 1, 6, 8, 30, tzinfo=UTC)
    take_off_period(by=by, period_id=training.id)
    assert duty_desk_state(by.agency).opening.now.next == datetime(2038, 1, 5, 8, 30, tzinfo=UTC)
    with pytest.raises(Missing):
        take_off_period(by=by, period_id=training.id)


@pytest.mark.parametrize("who", ["practitioner", "manager"])
def test_only_the_representative_writes_it(cast: Cast, who: str) -> None:
    by = cast.become(getattr(cast.school, who))
    with pytest.raises(Refused):
        set_opening(by=by, opening=SET)
    with pytest.raises(Refused):
        add_period(by=by, kind="closure", first=date(2038, 1, 5), last=None)
    assert not OpeningSet.objects.exists()
    assert not Period.objects.exists()


def test_another_agency_neither_takes_off_nor_writes_in_its_name(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    period = add_period(by=by, kind="closure", first=date(2038, 1, 5), last=None)
    other = cast.become(cast.stranger.representative)
    with pytest.raises(Missing):
        take_off_period(by=other, period_id=period.id)
    assert Period.objects.filter(id=period.id).update(says="mine") == 0
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Period.objects.create(
            keeper=cast.school.agency,
            made_at=other.at,
            kind="closure",
            first=date(2038, 1, 5),
            last=date(2038, 1, 5),
            says="",
        )
    context.leave()
    context.enter_public()
    assert not Period.objects.exists(), "whoever has not signed in reads no more than the public list"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"week": ("8 to 4",) + ("",) * 6}, "monday"),
        ({"week": ("", "16:00-08:30") + ("",) * 5}, "tuesday"),
        ({"week": ("", "", "08:30-25:00") + ("",) * 4}, "wednesday"),
        ({"week": ("13:00-16:00, 08:30-12:00",) + ("",) * 6}, "monday"),
        ({"week": ("",) * 7}, "monday"),
        ({"duty_number": "ring me"}, "duty_number"),
        ({"duty_number": ""}, "duty_number"),
        ({"out_of_hours_number": ""}, "out_of_hours_number"),
        ({"out_of_hours_number": "01632 96O299"}, "out_of_hours_number"),
        ({"cover": "x" * 201}, "cover"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field(cast: Cast, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        written(cast, changed(**changes))
    assert wrong.value.field == field
    assert wrong.value.says


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "holiday", "first": date(2038, 1, 5), "last": None}, "kind"),
        ({"kind": "term", "first": None, "last": None}, "first"),
        ({"kind": "term", "first": date(2038, 1, 5), "last": date(2038, 1, 4)}, "last"),
        ({"kind": "term", "first": date(2038, 1, 5), "last": date(2029, 1, 4)}, "last"),
    ],
)
def test_days_that_cannot_be_right_are_said_at_their_field(
    cast: Cast, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        add_period(by=cast.become(cast.school.representative), **said)
    assert wrong.value.field == field
