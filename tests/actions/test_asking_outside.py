"""Asking a body outside the Code: put to it by us, its clock for us, its answer written down. 3.2, 3.6, 3.7, sign.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from chiltern.code_of_practice.words import (
    Act,
    CallSide,
    FollowUpKind,
    Function,
    IdentityCheck,
    Method,
    RequestState,
)
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.ask_again import ask_again
from chiltern.sharing.actions.ask_for_information import ask_for_information
from chiltern.sharing.actions.close_request import close_request
from chiltern.sharing.actions.put_to_outside import put_to_outside
from chiltern.sharing.actions.withdraw_request import withdraw_request
from chiltern.sharing.actions.write_down import write_down
from chiltern.sharing.models import AgencyRequest, ReachedOutside, WrittenDown
from chiltern.sharing.queries.call_page import call_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.queries.rows import rows_of
from chiltern.sharing.queries.views import RequestView
from chiltern.sharing.workings.asking import AgencyAsked
from chiltern.sharing.workings.calling import CallGiven, PersonTold
from chiltern.sharing.workings.following import FollowUpGiven
from tests.actions.test_outside import HOSPITAL, NAMED, named
from tests.actions.test_telling_outside import spoken
from tests.stage import ASKING, QUESTION, Stage

pytestmark = pytest.mark.clause("3.6", "sign.1")
LONDON = ZoneInfo("Europe/London")


def asked(stage: Stage, *also: UUID) -> AgencyRequest:
    """Social care asks the hospital, and whoever else is said; the hospital's part of it."""
    body = named(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    one = AgencyAsked(body, ("worries",), also="The ward saw him.")
    ask_for_information(by=by, question=QUESTION, asked=[one, *map(AgencyAsked, also)], deciding=ASKING)
    found: AgencyRequest = AgencyRequest.objects.get(provider=body)
    return found


def put(stage: Stage, made: AgencyRequest) -> ReachedOutside:
    by = stage.cast.become(stage.cast.social_care.practitioner)
    return put_to_outside(by=by, request_id=made.id, reached=spoken(by.at, terms=""))


def view(stage: Stage, made: AgencyRequest) -> RequestView:
    return request_page(stage.cast.become(stage.cast.social_care.practitioner), made.id)


def answered(stage: Stage, made: AgencyRequest, outside: str = HOSPITAL.name) -> WrittenDown:
    """What the hospital said on the telephone."""
    by = stage.cast.become(stage.cast.social_care.practitioner)
    given = CallGiven(
        side=CallSide.RECEIVED,
        agency=None,
        outside=outside,
        function=Function.EMERGENCY_HEALTH,
        identity=IdentityCheck.CALLED_BACK,
        happened_at=by.at,
        words="He was seen in October, and discharged.",
        people=(PersonTold("Amara Whitlock"),),
        whom="Dr Reed",
        method=Method.TELEPHONE,
        request=made.id,
    )
    return write_down(by=by, given=given)


@pytest.mark.clause("3.2", "3.7")
def test_it_is_to_be_put_to_them_and_how_that_was_done_is_on_the_record(stage: Stage) -> None:
    made = asked(stage)
    page = view(stage, made)
    assert (page.state, page.other_agency) == (RequestState.TO_PUT, NAMED)
    assert page.put_to == made.provider
    put(stage, made)
    page = view(stage, made)
    assert page.state == RequestState.PUT
    (said,) = page.reached
    assert (said.whom, said.method) == ("Sister Okoro", "by telephone")
    assert "public page" in said.checked
    by = stage.cast.become(stage.cast.social_care.practitioner)
    listed, _ = access.page(by, ["request.put"], newest_first=False)
    row = rows_of(by, listed)[made.id]
    assert (row.other_agency, row.state) == (NAMED, RequestState.PUT.says)
    assert Opening.objects.filter(kind="request.put_outside", thing=made.id).count() == 1


@pytest.mark.clause("2.2")
def test_an_agency_asked_beside_it_gets_its_own_and_learns_nothing_of_the_body(stage: Stage) -> None:
    school = stage.cast.school
    made = asked(stage, school.agency)
    put(stage, made)
    by = stage.cast.become(school.duty)
    assert AgencyRequest.objects.count() == 1
    assert not ReachedOutside.objects.exists()
    with pytest.raises(Missing):
        request_page(by, made.id)
    by = stage.cast.become(stage.cast.social_care.colleague)
    with pytest.raises(Missing):
        put_to_outside(by=by, request_id=made.id, reached=spoken(by.at))


@pytest.mark.clause("3.8")
def test_what_they_answer_is_written_down_and_answers_it_with_the_mark(stage: Stage) -> None:
    made = asked(stage)
    put(stage, made)
    with pytest.raises(Invalid, match="agency"):
        answered(stage, made, outside="Another hospital")
    call = answered(stage, made)
    page = view(stage, made)
    assert (page.state, page.call) == (RequestState.DECIDED, call.id)
    shown = call_page(stage.cast.become(stage.cast.social_care.practitioner), call.id)
    assert HOSPITAL.name in str(shown)
    assert (call.giver, call.confirm_by) == (None, None), "nobody there confirms it"
    by = stage.cast.become(stage.cast.social_care.practitioner)
    close_request(by=by, request_id=made.id)
    assert view(stage, made).state == RequestState.CLOSED


def test_what_takes_a_reader_there_is_not_open_and_says_to_ring_them(stage: Stage) -> None:
    made = asked(stage)
    put(stage, made)
    answered(stage, made)
    acts = {act.act: act for act in view(stage, made).acts}
    for act in (Act.ASK_AGAIN, Act.CHALLENGE_DECISION):
        assert not acts[act].open
        assert "call them back" in " ".join(acts[act].why_not)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    more = FollowUpGiven("Is there more?", FollowUpKind.ASKS_FOR_MORE)
    with pytest.raises(Refused):
        ask_again(by=by, request_id=made.id, given=more)


def test_it_is_put_once_with_who_they_are_checked_and_can_be_withdrawn(stage: Stage) -> None:
    made = asked(stage)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    changed: tuple[tuple[dict[str, object], str], ...] = (
        ({"checked": ""}, "checked"),
        ({"method": Method.SERVICE}, "method"),
    )
    for changes, field in changed:
        with pytest.raises(Invalid) as wrong:
            put_to_outside(by=by, request_id=made.id, reached=spoken(by.at, **changes))
        assert wrong.value.field == field
    put(stage, made)
    with pytest.raises(Refused):
        put(stage, made)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    withdraw_request(by=by, request_id=made.id, why="They rang us first.")
    assert view(stage, made).state == RequestState.WITHDRAWN
    (inside,) = stage.asked(stage.cast.social_care, stage.cast.school)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    with pytest.raises(Refused):
        put_to_outside(by=by, request_id=inside.id, reached=spoken(by.at))


def test_another_agencys_body_is_nobody_and_silence_shows_past_its_time(
    stage: Stage, set_time: Callable[[datetime], None]
) -> None:
    body = named(stage)
    by = stage.cast.become(stage.cast.school.practitioner)
    with pytest.raises(Missing):
        ask_for_information(by=by, question=QUESTION, asked=[AgencyAsked(body)], deciding=ASKING)
    by = stage.cast.become(stage.cast.social_care.practitioner)
    ask_for_information(by=by, question=QUESTION, asked=[AgencyAsked(body)], deciding=ASKING)
    made = AgencyRequest.objects.get(provider=body)
    put(stage, made)
    assert not view(stage, made).overdue
    set_time(datetime(2037, 12, 21, 9, tzinfo=LONDON))
    assert view(stage, made).overdue
