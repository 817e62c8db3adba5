"""An invitation that nobody answers goes up like other silence, and both sides see so. Clauses 3.6 and 4.1."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from chiltern.sharing.models import Climb, Invitation, Meeting
from chiltern.sharing.queries import home
from chiltern.sharing.queries.invited import WaitsView
from chiltern.sharing.queries.meeting_page import meeting_page
from tests.actions.test_climbing import acting, clock, listed, swept  # noqa: F401
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.meeting import Conference
from tests.stage import Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.6", "4.1")]


def called(town: Cast) -> tuple[Conference, UUID]:  # noqa: F811
    """A conference in a week, to which the police and the health trust are invited; the police have answered."""
    conference = Conference(Stage(town))
    with transaction.atomic():
        made: Meeting = conference.called(town.police, town.health)
        conference.answered(town.police)
        invitation = Invitation.objects.get(meeting=made, agency=town.police.agency)
        assert invitation.agency == town.police.agency
    with acting(town.health.duty):
        return conference, Invitation.objects.get(meeting=made).id


def waits(post: UUID, meeting: UUID) -> list[WaitsView]:
    with acting(post) as by:
        return list(meeting_page(by, meeting).waits)


def test_it_goes_to_the_manager_then_to_the_representative_until_it_is_answered(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    conference, invitation = called(town)
    (own,) = waits(town.health.duty, conference.meeting)
    assert own.due_at == datetime(2037, 12, 24, 17, tzinfo=UTC)
    assert "1 working day after Wednesday 23 December 2037" in own.worked_out
    swept()
    assert not listed(town.health.manager, "invitation.climbed")
    clock(datetime(2037, 12, 24, 17, 1, tzinfo=UTC))
    swept()
    assert listed(town.health.manager, "invitation.climbed") == {invitation}
    assert not listed(town.police.manager, "invitation.climbed")
    with acting(town.health.manager) as by:
        (row,) = home.one_page(by, "climbed").rows
        assert (row.thing, row.overdue, row.steps) == (invitation, True, 1)
        assert row.other_agency == "Children’s Social Care"
    clock(datetime(2037, 12, 29, 17, 1, tzinfo=UTC))
    swept()
    for post in (town.health.duty, town.social_care.practitioner):
        (late,) = waits(post, conference.meeting)
        assert ([step.step for step in late.steps], late.overdue) == ([1, 2], True)
    with acting(town.health.representative):
        climb = Climb.objects.get(thing=invitation)
        assert (climb.noun, climb.other) == ("invitation", town.social_care.agency)
        assert climb.reference
        assert not Meeting.objects.exists()
    with transaction.atomic():
        conference.answered(town.health)
    swept()
    assert not listed(town.health.representative, "climb.given")
    assert waits(town.social_care.practitioner, conference.meeting) == []


def test_a_meeting_that_was_held_waits_for_no_answer(
    town: Cast,  # noqa: F811
    clock: Any,  # noqa: F811
) -> None:
    conference, invitation = called(town)
    with transaction.atomic():
        conference.held(town.police)
    clock(datetime(2037, 12, 29, 17, 1, tzinfo=UTC))
    swept()
    assert invitation not in listed(town.health.manager, "invitation.climbed")
    assert waits(town.health.duty, conference.meeting) == []
