"""What is past its due time goes up by itself: whom it reaches, what both sides learn, and who never sees it. 3.6, 4.1."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from chiltern.agencies.actions.name_outside_body import name_outside_body
from chiltern.agencies.actions.set_cover import set_cover
from chiltern.agencies.workings.outside import BodyGiven
from chiltern.code_of_practice.words import Answer, Function, Method, Urgency
from chiltern.foundation import access, context
from chiltern.foundation.ids import OFFICE
from chiltern.jobs.tasks import climb_overdue
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.add_to_request import add_to_request
from chiltern.sharing.actions.answer_stop import answer_stop
from chiltern.sharing.actions.ask_to_clarify import ask_to_clarify
from chiltern.sharing.actions.assign_request import assign_request
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.actions.write_down_request import write_down_request
from chiltern.sharing.models import Climb, SecondLook
from chiltern.sharing.queries import home
from chiltern.sharing.queries.overdue import steps_to_take
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.following import FollowUpGiven, Stated
from chiltern.sharing.workings.outside import Heard
from chiltern.sharing.workings.stopping import StopGiven
from tests import database
from tests.cast import Cast, town, town_database  # noqa: F401
from tests.conftest import enter_as_post, open_session, point_at
from tests.personal import Asking
from tests.stage import AMARA, BRUISE, QUESTION, Stage
from tests.withdrawing import Agreed

pytestmark = [pytest.mark.committed, pytest.mark.clause("3.6"), pytest.mark.clause("4.1")]
# The days of the week fall as in 2026; a year that lies ahead of everybody's post.
CHRISTMAS = datetime(2037, 12, 23, 10, tzinfo=UTC)
ROUTINE = replace(QUESTION, urgency=Urgency.ROUTINE)


@pytest.fixture(autouse=True)
def clock(town: Cast) -> Iterator[Any]:  # noqa: F811
    """Moves the town's clock; it starts on the story's morning."""
    with database.connect(connection.settings_dict["NAME"]) as admin:

        def move(to: datetime) -> None:
            admin.execute(
                """insert into ctx.clock_shift (shift) values (%s - clock_timestamp())
                   on conflict (only_one) do update set shift = excluded.shift""",
                [to],
            )

        move(CHRISTMAS)
        yield move


def ask(town: Cast, **changes: Any) -> UUID:  # noqa: F811
    """Social care asks the school; gives the request."""
    with transaction.atomic():
        return Stage(town).asked(town.social_care, town.school, question=replace(ROUTINE, **changes))[0].id


@contextmanager
def worker() -> Iterator[None]:
    """Jobs run as the database's role for them."""
    name = connection.settings_dict["NAME"]
    point_at(name, "worker")
    yield
    point_at(name)


def swept() -> None:
    with worker():
        climb_overdue(timestamp=0)


@contextmanager
def acting(post: UUID) -> Iterator[Any]:
    with transaction.atomic():
        yield enter_as_post(post)


def listed(post: UUID, kind: str) -> set[UUID]:
    with acting(post) as by:
        return {row.thing for row in access.page(by, [kind], most=200)[0]}


def steps(post: UUID, request: UUID) -> list[int]:
    with acting(post) as by:
        return [each.step for each in request_page(by, request).steps]


def entries(thing: UUID) -> list[UUID]:
    """Whose record holds an entry of a step."""
    with database.connect(connection.settings_dict["NAME"]) as admin:
        found = admin.execute(
            """select o.keeper from ledger_opening o join ledger_entry e on e.id = o.entry
                where e.kind = 'overdue.climbed' and o.thing = %s""",
            [thing],
        )
        return [row[0] for row in found.fetchall()]


def climbs_of(post: UUID) -> dict[UUID, UUID]:
    """The steps that a representative was given, by the thing that each is about."""
    with acting(post):
        return dict(Climb.objects.values_list("thing", "id"))


def test_it_goes_to_the_manager_then_to_the_representative_and_both_sides_see_so(
    town: Cast,  # noqa: F811
    clock: Any,
) -> None:
    request = ask(town)
    swept()
    assert steps(town.social_care.practitioner, request) == []
    clock(datetime(2038, 1, 4, 17, 0, 1, tzinfo=UTC))
    swept()
    assert steps(town.social_care.practitioner, request) == [1]
    assert request in listed(town.school.manager, "request.climbed")
    assert request not in climbs_of(town.school.representative)
    clock(datetime(2038, 1, 5, 17, 0, 1, tzinfo=UTC))
    swept()
    for post in (town.social_care.practitioner, town.school.duty, town.school.manager):
        assert steps(post, request) == [1, 2]
    assert request in climbs_of(town.school.representative)
    assert sorted(entries(request)) == sorted([town.school.agency, town.social_care.agency, OFFICE] * 2)


@pytest.mark.clause("9.3", "sign.1")
def test_a_second_look_and_a_request_from_outside_the_code_go_up_alike(town: Cast, clock: Any) -> None:  # noqa: F811
    with transaction.atomic():
        told = Stage(town).told()
    with acting(town.school.manager):
        look = SecondLook.objects.get(about=told.id).id
    with acting(town.social_care.practitioner) as by:
        body = name_outside_body(
            by=by,
            given=BodyGiven("Marlow Vale Hospital", Function.HEALTH, commissioned_by=town.school.agency),
        ).id
        heard = Heard(body, "Dr Ivy Reed", Method.TELEPHONE, by.at, ROUTINE)
        request = write_down_request(by=by, heard=heard).id
    clock(datetime(2038, 1, 6, 17, 0, 1, tzinfo=UTC))
    swept()
    assert look in listed(town.school.manager, "look.climbed")
    assert look in climbs_of(town.school.representative)
    assert request in listed(town.social_care.manager, "request.climbed")
    assert request in climbs_of(town.social_care.representative)
    assert sorted(set(entries(request))) == sorted({town.social_care.agency, OFFICE})
    with acting(town.social_care.representative) as by:
        (row,) = [row for row in home.one_page(by, "climbed").rows if row.urgency == "routine"]
        assert row.other_agency == "Marlow Vale Hospital, outside the Code"


@pytest.mark.clause("8.3.1")
def test_what_a_person_asks_goes_up_past_its_month_and_what_its_owner_is_asked_past_its_days(
    town: Cast,  # noqa: F811
    clock: Any,
) -> None:
    with transaction.atomic():
        asking = Asking(Stage(town), items=(BRUISE,)).held().sent()
        (item,) = asking.found().items
        asked = asking.question(item).id
    clock(asking.asked.due_at + timedelta(days=1))
    swept()
    assert asked in listed(town.school.manager, "consult.climbed")
    clock(asking.asked.due_at + timedelta(days=30))
    swept()
    assert asked in climbs_of(town.school.representative)
    assert asking.asked.id in climbs_of(town.social_care.representative)
    assert sorted(set(entries(asking.asked.id))) == sorted({town.social_care.agency, OFFICE})
    with acting(town.social_care.representative) as by:
        rows = home.one_page(by, "climbed").rows
        assert [row.other_agency for row in rows if row.state.startswith("a person's own request")] == [""]


def test_swept_again_or_twice_at_once_each_step_is_taken_once(town: Cast, clock: Any) -> None:  # noqa: F811
    requests = [ask(town) for _ in range(3)]
    clock(datetime(2038, 1, 6, 17, 0, tzinfo=UTC))
    failed: list[BaseException] = []

    def one() -> None:
        try:
            climb_overdue(timestamp=0)
        except BaseException as wrong:
            failed.append(wrong)
        finally:
            connection.close()

    with worker():
        at_once = [threading.Thread(target=one) for _ in range(2)]
        for thread in at_once:
            thread.start()
        for thread in at_once:
            thread.join()
        climb_overdue(timestamp=0)
    assert not failed
    for request in requests:
        assert steps(town.school.duty, request) == [1, 2]
        assert len(entries(request)) == 6


def test_an_urgent_one_climbs_by_the_hour_through_the_holiday(town: Cast, clock: Any) -> None:  # noqa: F811
    clock(datetime(2037, 12, 25, 8, tzinfo=UTC))
    request = ask(town, urgency=Urgency.URGENT)
    later = ask(town)
    with acting(town.social_care.practitioner) as by:
        now = Stated(Urgency.URGENT, Answer.YES, Answer.YES)
        add_to_request(by=by, request_id=later, given=FollowUpGiven("He is back."), stated=now)
    clock(datetime(2037, 12, 25, 14, 1, tzinfo=UTC))
    swept()
    assert steps(town.social_care.practitioner, request) == [1]
    assert steps(town.social_care.practitioner, later) == [1], "by its urgency of now"
    clock(datetime(2037, 12, 25, 16, 1, tzinfo=UTC))
    swept()
    for each in (request, later):
        assert steps(town.social_care.practitioner, each) == [1, 2]
    with acting(town.school.representative):
        assert {row.urgency for row in Climb.objects.filter(thing__in=(request, later))} == {"urgent"}


def test_the_representative_learns_that_it_is_late_and_nothing_of_what_it_says(
    town: Cast,  # noqa: F811
    clock: Any,
) -> None:
    request = ask(town)
    clock(datetime(2038, 1, 6, 17, tzinfo=UTC))
    swept()
    climb = climbs_of(town.school.representative)[request]
    with acting(town.school.representative) as by:
        assert not access.can_see(request)
        head, *_ = home.heads(by, home.REPRESENTING)
        assert climb in {row.thing for row in home.one_page(by, "climbed").rows}
        assert head.count >= 1
    for post in (town.stranger.representative, town.social_care.representative, town.school.colleague):
        assert request not in climbs_of(post)


def test_once_it_is_answered_it_is_on_nobodys_list_of_what_is_late(town: Cast, clock: Any) -> None:  # noqa: F811
    request = ask(town)
    clock(datetime(2038, 1, 6, 17, tzinfo=UTC))
    swept()
    climb = climbs_of(town.school.representative)[request]
    with acting(town.school.duty) as by:
        access.file_under(request, kind="request.done", sort_at=by.at)
    assert request not in listed(town.school.manager, "request.climbed")
    swept()
    assert climb not in listed(town.school.representative, "climb.given")
    assert climb in listed(town.school.representative, "climb.settled")


@pytest.mark.clause("2.2")
def test_what_lies_with_named_posts_alone_reaches_nobody_else_and_the_requester_reads_the_same(
    town: Cast,  # noqa: F811
    clock: Any,
) -> None:
    with transaction.atomic():
        stage = Stage(town)
        kept = stage.child(town.police)
        town.set_conflict(town.police, town.police.manager, kept)
        hidden = stage.asked(town.social_care, town.police, question=ROUTINE)[0].id
        other = replace(ROUTINE, people=(replace(AMARA, name="Bo Nobody", date_of_birth=date(2011, 1, 2)),))
        plain = stage.asked(town.social_care, town.police, question=other)[0].id
    clock(datetime(2038, 1, 4, 17, 1, tzinfo=UTC))
    swept()
    assert [steps(town.social_care.practitioner, each) for each in (hidden, plain)] == [[1], [1]]
    clock(datetime(2038, 1, 6, 17, tzinfo=UTC))
    swept()
    assert [steps(town.social_care.practitioner, each) for each in (hidden, plain)] == [[1, 2], [1, 2]]
    assert plain in listed(town.police.manager, "request.climbed")
    assert set(climbs_of(town.police.representative)) & {hidden, plain} == {plain}
    with acting(town.police.manager) as by:
        assert not access.can_see(hidden)
        counted = home.one_page(by, "climbed").count
        assert counted == len(listed(town.police.manager, "request.climbed"))


@pytest.mark.clause("2.2")
def test_a_conflict_found_later_hides_the_step_too(town: Cast, clock: Any) -> None:  # noqa: F811
    with transaction.atomic():
        stage = Stage(town)
        request = stage.acknowledged(town.social_care, town.health)
    clock(datetime(2038, 1, 8, 17, tzinfo=UTC))
    swept()
    assert request in climbs_of(town.health.representative)
    with acting(town.health.duty), connection.cursor() as cursor:
        cursor.execute("select people from foundation_access where thing = %s", [request])
        (people,) = {tuple(row[0]) for row in cursor.fetchall()}
    with transaction.atomic():
        town.set_conflict(town.health, town.health.representative, people[0])
    assert request not in climbs_of(town.health.representative)


def test_the_colleague_who_covers_has_it_first(town: Cast, clock: Any) -> None:  # noqa: F811
    request = ask(town)
    with acting(town.school.duty) as by:
        acknowledge_request(by=by, request_id=request)
        assign_request(by=by, request_id=request, to_post=town.school.practitioner)
    with acting(town.school.representative) as by:
        set_cover(
            by=by,
            away=town.school.practitioner,
            covered_by=town.school.colleague,
            starts_at=datetime(2038, 1, 3, tzinfo=UTC),
            ends_at=datetime(2038, 1, 20, tzinfo=UTC),
        )
    assert not listed(town.school.colleague, "request.asked")
    clock(datetime(2038, 1, 4, 17, 1, tzinfo=UTC))
    swept()
    assert request in listed(town.school.colleague, "request.climbed")
    clock(datetime(2038, 1, 20, 1, tzinfo=UTC))
    assert request not in listed(town.school.colleague, "request.climbed")


def test_what_was_withdrawn_or_stands_still_is_not_late(town: Cast, clock: Any) -> None:  # noqa: F811
    gone, still = ask(town), ask(town)
    with acting(town.social_care.practitioner) as by:
        withdraw_request(by=by, request_id=gone, why="She was found.")
    with acting(town.school.duty) as by:
        acknowledge_request(by=by, request_id=still)
    with acting(town.school.duty) as by:
        ask_to_clarify(by=by, request_id=still, asks="Which of the two is it?")
    clock(datetime(2038, 1, 6, 17, tzinfo=UTC))
    swept()
    assert entries(gone) == entries(still) == []


def test_only_the_schemes_clock_asks_what_is_late_everywhere(town: Cast) -> None:  # noqa: F811
    with pytest.raises(DatabaseError, match="permission denied"), acting(town.school.manager) as by:
        steps_to_take(by.at, 10)
    with worker(), pytest.raises(DatabaseError, match="only the scheme"), transaction.atomic():
        by = context.enter(open_session(town.school.manager))
        assert by is not None
        steps_to_take(by.at + timedelta(days=1), 10)
    with pytest.raises(DatabaseError, match="permission denied"), acting(town.school.manager):
        Climb.objects.create(
            keeper=town.school.agency,
            made_at=CHRISTMAS,
            thing=town.school.team,
            noun="request",
            step=1,
            due_at=CHRISTMAS,
            other=town.police.agency,
            reference="",
            urgency="",
        )


@pytest.mark.clause("3.3", "9.1")
def test_a_withdrawn_consent_that_its_recipient_does_not_answer_goes_up_until_it_does(
    town: Cast,  # noqa: F811
    clock: Any,
) -> None:
    with transaction.atomic():
        agreed = Agreed(Stage(town), (town.health,))
        agreed.told(town.health)
        agreed.withdrawn()
        stop = agreed.stop(town.health, town.health.duty).id
    clock(datetime(2038, 1, 4, 17, 0, 1, tzinfo=UTC))
    swept()
    assert stop in listed(town.health.manager, "stop.climbed")
    clock(datetime(2038, 1, 5, 17, 0, 1, tzinfo=UTC))
    swept()
    given = climbs_of(town.health.representative)[stop]
    with acting(town.health.representative) as by:
        row = next(row for row in home.one_page(by, "climbed").rows if row.thing == given)
        assert (row.state, row.other_agency) == ("consent withdrawn, not answered by us", "St Osyth’s School")
    with acting(town.health.manager) as by:
        answer_stop(by=by, stop_id=stop, given=StopGiven())
    swept()
    assert given not in listed(town.health.representative, "climb.given")
    assert stop not in listed(town.health.manager, "stop.climbed")
    assert town.school.agency in entries(stop)
