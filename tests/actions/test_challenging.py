"""Silence and answers are challenged: whom it reaches, what it shows, who answers, and when it is over. 2.2, 3.6, 4.1, 8.4."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction

from chiltern.agencies.actions.end_post import end_post
from chiltern.code_of_practice.words import Answer, ChallengeAnswerKind, ChallengeState, Outcome
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.resolution.actions.answer_challenge import answer_challenge
from chiltern.resolution.actions.challenge_decision import challenge_decision
from chiltern.resolution.models import Challenge
from chiltern.resolution.queries.challenges import challenge_page, challenges_of
from chiltern.resolution.workings.challenging import ChallengeAnswerGiven, ChallengeGiven
from chiltern.sharing.actions.agree_to_decline import agree_to_decline
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.queries.fetch import people_filed
from chiltern.sharing.workings.deciding import DecisionGiven
from tests import database
from tests.actions.test_climbing import swept
from tests.cast import At, Cast, town, town_database  # noqa: F401
from tests.conftest import enter_as_post
from tests.stage import ANSWERS, WHOLE, Stage

pytestmark = pytest.mark.clause("8.4", "3.6")
Move = Callable[[datetime], None]
MORNING = datetime(2037, 12, 23, 10, tzinfo=UTC)
LATE = datetime(2037, 12, 23, 18, tzinfo=UTC)
GIVEN = ChallengeGiven("Amara Whitlock is seen tonight.", Answer.YES, "He is back at home with Amara.")
NOT_NOW = ChallengeAnswerGiven(ChallengeAnswerKind.WHY_NOT, "The nurse who knows her is away.")


def late(cast: Cast, set_time: Move) -> UUID:
    """A request to the school, of the morning, which is silent in the evening."""
    set_time(MORNING)
    request = Stage(cast).acknowledged(cast.social_care, cast.school)
    set_time(LATE)
    return request


def challenged(cast: Cast, request: UUID) -> Challenge:
    by = cast.become(cast.social_care.practitioner)
    return challenge_decision(by=by, request_id=request, given=GIVEN)


def listed(cast: Cast, post: UUID, kind: str) -> set[UUID]:
    return {row.thing for row in access.page(cast.become(post), [kind])[0]}


@pytest.mark.clause("4.1")
def test_it_reaches_both_representatives_with_a_clock_and_without_a_name(cast: Cast, set_time: Move) -> None:
    made = challenged(cast, late(cast, set_time))
    assert made.due_at == made.made_at + timedelta(hours=2)
    assert made.id in listed(cast, cast.school.representative, "challenge.asked")
    for post in (cast.social_care.representative, cast.social_care.practitioner):
        assert made.id in listed(cast, post, "challenge.own")
    view = challenge_page(cast.become(cast.school.representative), made.id)
    assert (view.request, view.can_answer) == (None, True)
    assert (view.why, view.harm) == ("[name] is seen tonight.", "He is back at home with [name].")
    seen = {each.keeper: each.kind for each in _openings(cast, made)}
    assert seen == {cast.social_care.agency: "request.challenged", cast.school.agency: "request.challenged"}


def _openings(cast: Cast, made: Challenge) -> list[Opening]:
    found = []
    for at in (cast.social_care, cast.school):
        cast.become(at.practitioner if at is cast.social_care else at.duty)
        found += Opening.objects.filter(kind="request.challenged", thing=made.agency_request_id)
    return found


@pytest.mark.clause("2.2")
def test_whoever_sees_the_request_reads_it_and_nobody_else_does(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    made = challenged(cast, request)
    for post in (cast.school.duty, cast.school.manager):
        assert [one.id for one in challenges_of(cast.become(post), request)] == [made.id]
        assert challenge_page(cast.become(post), made.id).request == request
    hidden = (cast.school.colleague, cast.social_care.colleague, cast.stranger.representative)
    for post in (*hidden, cast.health.duty, cast.police.representative):
        with pytest.raises(Missing):
            challenge_page(cast.become(post), made.id)


@pytest.mark.clause("2.2")
def test_a_conflict_and_a_restriction_hide_it_from_a_representative_too(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    made = challenged(cast, request)
    by = cast.become(cast.school.duty)
    restrict_thing(by=by, thing=request, posts=[cast.school.manager], why="A colleague’s child.")
    for post in (cast.school.representative, cast.school.practitioner):
        with pytest.raises(Missing):
            challenge_page(cast.become(post), made.id)
    assert challenge_page(cast.become(cast.school.manager), made.id).can_answer
    assert challenge_page(cast.become(cast.social_care.representative), made.id).id == made.id


@pytest.mark.clause("2.2")
def test_what_lies_with_named_posts_alone_is_challenged_before_those_alone(
    cast: Cast, set_time: Move
) -> None:
    request = late(cast, set_time)
    by = cast.become(cast.school.duty)
    restrict_thing(by=by, thing=request, posts=[cast.school.manager], why="A colleague’s child.")
    made = challenged(cast, request)
    assert made.id in listed(cast, cast.school.manager, "challenge.asked")
    with pytest.raises(Missing):
        challenge_page(cast.become(cast.school.representative), made.id)


@pytest.mark.clause("2.2")
def test_a_representative_in_conflict_with_the_child_never_hears_of_it(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    cast.become(cast.school.duty)
    people = people_filed(request)
    cast.set_conflict(cast.school, cast.school.representative, people[0])
    made = challenged(cast, request)
    assert made.id not in listed(cast, cast.school.representative, "challenge.asked")
    assert challenge_page(cast.become(cast.school.manager), made.id).can_answer


def test_where_nobody_represents_an_agency_its_duty_desk_has_it(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    end_post(by=cast.become(cast.officer), post=cast.school.representative)
    made = challenged(cast, request)
    assert made.id in listed(cast, cast.school.duty, "challenge.asked")
    by = cast.become(cast.school.manager)
    given = ChallengeAnswerGiven(ChallengeAnswerKind.NOW)
    answer_challenge(by=by, challenge_id=made.id, given=given)
    assert challenge_page(by, made.id).state is ChallengeState.ANSWERED


def test_nothing_is_challenged_in_time_or_twice_and_words_are_asked_for(cast: Cast, set_time: Move) -> None:
    set_time(MORNING)
    request = Stage(cast).acknowledged(cast.social_care, cast.school)
    with pytest.raises(Refused) as early:
        challenged(cast, request)
    assert "not past its due time" in early.value.says
    assert early.value.clauses == ("3.6", "8.4")
    set_time(LATE)
    by = cast.become(cast.social_care.practitioner)
    for field, given in (
        ("why", ChallengeGiven(" ", Answer.NO)),
        ("harm", ChallengeGiven("Soon.", Answer.YES)),
    ):
        with pytest.raises(Invalid) as wrong:
            challenge_decision(by=by, request_id=request, given=given)
        assert wrong.value.field == field
    challenged(cast, request)
    with pytest.raises(Refused) as again:
        challenged(cast, request)
    assert "said so already" in again.value.says
    with pytest.raises(Refused):
        challenge_decision(by=cast.become(cast.school.duty), request_id=request, given=GIVEN)


@pytest.mark.parametrize("outcome", [Outcome.DECLINE, Outcome.SHARE_IN_PART])
def test_an_answer_is_challenged_like_silence_whatever_it_was(cast: Cast, outcome: Outcome) -> None:
    request = Stage(cast).acknowledged(cast.social_care, cast.school)
    given = WHOLE if outcome is Outcome.SHARE_IN_PART else _declined()
    by = cast.become(cast.school.duty)
    decision = decide_request(by=by, request_id=request, given=given)
    if decision.state == "proposed":
        agree_to_decline(by=cast.become(cast.school.manager), request_id=request)
    made = challenged(cast, request)
    assert (made.ground, made.number) == ("answer", 1)


def _declined() -> DecisionGiven:
    return DecisionGiven(
        outcome=Outcome.DECLINE, reasons="It bears on nothing.", as_sent="We do not share.", answers=ANSWERS
    )


@pytest.mark.clause("4.1")
def test_the_representative_answers_once_and_it_can_be_said_again(cast: Cast, set_time: Move) -> None:
    request = late(cast, set_time)
    made = challenged(cast, request)
    by = cast.become(cast.school.duty)
    with pytest.raises(Refused):
        answer_challenge(by=by, challenge_id=made.id, given=NOT_NOW)
    by = cast.become(cast.school.representative)
    past = ChallengeAnswerGiven(ChallengeAnswerKind.WHEN, "", LATE - timedelta(hours=1))
    for given in (past, ChallengeAnswerGiven(ChallengeAnswerKind.WHY_NOT)):
        with pytest.raises(Invalid):
            answer_challenge(by=by, challenge_id=made.id, given=given)
    answer_challenge(by=by, challenge_id=made.id, given=NOT_NOW)
    with pytest.raises(AlreadyDone):
        answer_challenge(by=cast.become(cast.school.manager), challenge_id=made.id, given=NOT_NOW)
    assert made.id in listed(cast, cast.social_care.practitioner, "challenge.answered")
    assert not listed(cast, cast.school.representative, "challenge.asked")
    (line,) = challenges_of(cast.become(cast.social_care.practitioner), request)
    assert (line.state, line.answer) == (ChallengeState.ANSWERED, ChallengeAnswerKind.WHY_NOT)
    assert challenged(cast, request).number == 2


@pytest.mark.committed
def test_it_is_over_by_itself_once_the_request_is_answered_or_withdrawn(town: Cast) -> None:  # noqa: F811
    with database.connect(connection.settings_dict["NAME"]) as admin:

        def move(to: datetime) -> None:
            admin.execute(
                """insert into ctx.clock_shift (shift) values (%s - clock_timestamp())
                   on conflict (only_one) do update set shift = excluded.shift""",
                [to],
            )

        move(MORNING)
        with transaction.atomic():
            answered, gone = (Stage(town).acknowledged(town.social_care, town.school) for _ in range(2))
        move(LATE)
        made = [_acting(town.social_care, each) for each in (answered, gone)]
        with transaction.atomic():
            decide_request(by=enter_as_post(town.school.duty), request_id=answered, given=WHOLE)
        with transaction.atomic():
            by = enter_as_post(town.social_care.practitioner)
            withdraw_request(by=by, request_id=gone, why="She was found.")
        swept()
        for post in (town.school.representative, town.social_care.representative):
            with transaction.atomic():
                by = enter_as_post(post)
                states = [challenge_page(by, each).state for each in made]
                assert states == [ChallengeState.SETTLED, ChallengeState.DROPPED]
                assert not access.count(by, ["challenge.asked", "challenge.own"])


def _acting(at: At, request: UUID) -> UUID:
    with transaction.atomic():
        by = enter_as_post(at.practitioner)
        return challenge_decision(by=by, request_id=request, given=GIVEN).id
