"""The standing reply: ready when it is decided, told at its hour, the same to the byte whether anything is held or not."""

# ruff: noqa: F811

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from chiltern.code_of_practice.words import Answer, Urgency
from chiltern.foundation import access
from chiltern.jobs.tasks import climb_overdue
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.acknowledge_attempt import acknowledge_attempt
from chiltern.sharing.actions.decide_again import decide_again
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.models import Handling, Reply, StandingReply
from chiltern.sharing.queries.attempts import attempt_page
from chiltern.sharing.queries.home import heads
from chiltern.sharing.queries.request_page import request_page
from tests import database
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.conftest import enter_as_post, point_at
from tests.stage import AMARA, QUESTION, WHOLE, Stage

pytestmark = [pytest.mark.committed, pytest.mark.clause("2.2", "3.6", "3.8")]
MONDAY = datetime(2037, 11, 16, 10, tzinfo=UTC)
CALM = replace(QUESTION, urgency=Urgency.ROUTINE, acts_now=Answer.NO, danger_said=Answer.NO)


@pytest.fixture(autouse=True)
def clock(town: Cast) -> Iterator[Any]:
    with database.connect(connection.settings_dict["NAME"]) as admin:

        def move(to: datetime) -> None:
            admin.execute(
                """insert into ctx.clock_shift (shift) values (%s - clock_timestamp())
                   on conflict (only_one) do update set shift = excluded.shift""",
                [to],
            )

        move(MONDAY)
        yield move


def swept() -> None:
    name = connection.settings_dict["NAME"]
    point_at(name, "worker")
    climb_overdue(timestamp=0)
    point_at(name)


def silent(town: Cast, *, held: bool = True, **changes: Any) -> UUID:
    """The school asks the sensitive service; gives the request."""
    with transaction.atomic():
        question = replace(CALM, **changes)
        decision = Stage(town).silent(town.school, town.sensitive, held=held, question=question)
        return decision.about


def as_asker(town: Cast, request: UUID) -> tuple[str, list[Any], str]:
    """Everything that the school can find of it, without ids, references and the name that it typed."""
    with transaction.atomic():
        by = enter_as_post(town.school.practitioner)
        page = request_page(by, request)
        replies = [(row.told, row.made_at) for row in Reply.objects.filter(agency_request=request)]
        handling = Handling.objects.filter(agency_request=request).values_list("state", "answered_at")
        openings = Opening.objects.filter(thing=request).values_list("kind", "at")
        said = re.sub(r"[A-Z0-9]{4}-[A-Z0-9]{4}|UUID\('[^']*'\)", "x", repr(replace(page, sent_at=MONDAY)))
        kinds = [(kind, kind == "request.sent" or at) for kind, at in openings.order_by("at", "kind")]
        return said, [replies, list(handling)], repr([kind for kind, _ in kinds])


def test_until_its_hour_nothing_shows_and_then_it_is_the_same_held_or_not(town: Cast, clock: Any) -> None:
    held = silent(town)
    clock(MONDAY + timedelta(hours=3))
    never = silent(town, held=False, people=(replace(AMARA, name="Norah Nobody"),))
    before = as_asker(town, held)
    assert before[1][0] == [] and before[1][1] == [("acknowledged", None)]
    with transaction.atomic():
        due = request_page(enter_as_post(town.school.practitioner), held).due_at
        assert StandingReply.objects.count() == 0, "it is seen at the provider alone"
    clock(due - timedelta(minutes=1))
    swept()
    assert as_asker(town, held)[1] == before[1]
    clock(due + timedelta(seconds=1))
    swept()
    told, other = as_asker(town, held), as_asker(town, never)
    assert told[1] == [[("no_statement", due)], [("decided", due)]]
    assert told[1:] == other[1:]
    assert "request.standing_reply" in told[2] and "request.decided" not in told[2]


def test_nobody_late_is_climbed_to_and_where_danger_is_claimed_it_goes_at_once(
    town: Cast, clock: Any
) -> None:
    waiting = silent(town)
    at_once = silent(town, danger_said=Answer.YES)
    assert as_asker(town, at_once)[1][0][0][0] == "no_statement"
    assert as_asker(town, waiting)[1][0] == []
    with transaction.atomic():
        enter_as_post(town.sensitive.duty)
        assert request_page(enter_as_post(town.sensitive.duty), waiting).goes_out_at is not None


def test_what_is_withdrawn_or_decided_otherwise_meanwhile_is_not_told_at_its_hour(
    town: Cast, clock: Any
) -> None:
    gone, shared = silent(town), silent(town)
    with transaction.atomic():
        withdraw_request(by=enter_as_post(town.school.practitioner), request_id=gone, why="Not needed.")
    with transaction.atomic():
        by = enter_as_post(town.sensitive.duty)
        decision = request_page(by, shared).decision
        decide_again(by=by, request_id=shared, given=replace(WHOLE, replaces=decision))
    clock(MONDAY + timedelta(days=30))
    swept()
    assert as_asker(town, gone)[1][0] == []
    assert [told for told, _ in as_asker(town, shared)[1][0]] == ["shared"]


def test_the_representative_is_told_who_asked_and_nothing_about_whom(town: Cast, clock: Any) -> None:
    request = silent(town)
    with transaction.atomic():
        rep = enter_as_post(town.sensitive.representative)
        assert not access.can_see(request)
        note = StandingReply.objects.filter(agency_request=request).get()
        view = attempt_page(rep, note.id)
        assert (view.asker, view.people, view.request, view.new) == ("St Osyth’s School", (), None, True)
        before = heads(rep, ("attempts",))[0].count
        acknowledge_attempt(by=rep, attempt_id=note.id)
        assert heads(rep, ("attempts",))[0].count == before - 1
    with transaction.atomic():
        seen = attempt_page(enter_as_post(town.sensitive.duty), note.id)
        assert [one.name for one in seen.people] == ["Amara Whitlock"] and seen.request == request
    for post in (town.school.representative, town.sensitive.colleague):
        with transaction.atomic():
            enter_as_post(post)
            assert not StandingReply.objects.exists()
