"""A hidden place for a body outside the Code, or in a meeting, where one works from whom it is hidden. Clauses 3.4 and 3.7."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, DecisionState, Method, RequestState
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.disclose import disclose
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.pass_on_once_released import pass_on_once_released
from chiltern.sharing.actions.release_passing import release_passing
from chiltern.sharing.actions.release_place import release_place
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import DisclosedItem, Disclosure, PlaceRelease, SecondLook
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.release_page import release_page
from chiltern.sharing.queries.request_page import request_page
from chiltern.sharing.workings.deciding import AnswersGiven, DecisionGiven
from chiltern.sharing.workings.following import ToldGiven
from tests.actions.test_outside import asked, named
from tests.actions.test_places_told import DANGER, came_hidden, passing
from tests.actions.test_telling_outside import spoken
from tests.meeting import Conference
from tests.releasing import CALM, PLACE
from tests.stage import BRUISE, WHOLE, Stage

pytestmark = pytest.mark.clause("3.4", "3.6", "3.7", "sign.1")
WHO = "Jo Field, named nurse, rang back on the switchboard: he works in the stores."


def given(answers: AnswersGiven = CALM, way: Method = Method.SECURE_EMAIL, line: str = WHO) -> DecisionGiven:
    """The place and the bruise, for those whom the words name."""
    answers = replace(answers, method=way)
    return replace(WHOLE, answers=answers, items=(PLACE, BRUISE), outside_line=line)


def waits(stage: Stage) -> tuple[UUID, PlaceRelease]:
    """Social care answers the hospital; its desk has decided."""
    request = asked(stage, named(stage))
    by = stage.cast.become(stage.cast.social_care.duty)
    made = decide_request(by=by, request_id=request, given=given())
    assert made.state == DecisionState.TO_RELEASE
    return request, PlaceRelease.objects.get(decision=made.id)


def read_there(stage: Stage, request: UUID) -> None:
    """By secure e-mail to the nurse."""
    by = stage.cast.become(stage.cast.social_care.duty)
    told = ToldGiven(
        Method.SECURE_EMAIL, by.at, "Jo Field", "Rang back on the switchboard", "In the same mail"
    )
    disclose(by=by, request_id=request, told=told)


def test_an_answer_waits_for_a_colleague_and_is_told_by_hand_once_it_is_released(stage: Stage) -> None:
    request, release = waits(stage)
    by = stage.cast.become(stage.cast.social_care.duty)
    shown = release_page(by, release.id)
    assert (shown.posts, shown.outside_line, shown.can) == ((), WHO, ())
    with pytest.raises(Refused):
        read_there(stage, request)
    with pytest.raises(Refused):
        release_place(by=stage.cast.become(stage.cast.social_care.duty), release_id=release.id)
    release_place(by=stage.cast.become(release.asked[0]), release_id=release.id)
    by = stage.cast.become(stage.cast.social_care.duty)
    assert request_page(by, request).state is RequestState.DECIDED_NOT_TOLD
    assert not Disclosure.objects.exists()
    read_there(stage, request)
    texts = [item.text for item in disclosure_page(by, Disclosure.objects.get().id).items]
    assert texts == [PLACE.text, BRUISE.text]


def test_where_nobody_is_named_it_does_not_even_wait(stage: Stage) -> None:
    request = asked(stage, named(stage))
    by = stage.cast.become(stage.cast.social_care.duty)
    with pytest.raises(Refused):
        decide_request(by=by, request_id=request, given=given(line=" "))
    assert not PlaceRelease.objects.exists()


@pytest.mark.clause("9.3")
def test_in_danger_it_is_said_by_voice_to_whom_the_words_name_and_in_no_other_way(stage: Stage) -> None:
    request = asked(stage, named(stage))
    by = stage.cast.become(stage.cast.social_care.duty)
    for wrong in (given(DANGER), given(DANGER, Method.TELEPHONE, line="")):
        with pytest.raises(Refused):
            decide_request(by=by, request_id=request, given=wrong)
    made = decide_request(by=by, request_id=request, given=given(DANGER, Method.TELEPHONE))
    assert made.state == DecisionState.MADE
    assert SecondLook.objects.filter(decision=made.id).exists()


def test_passed_on_it_waits_too_and_is_given_by_hand_once_it_is_released(stage: Stage) -> None:
    cast, what = stage.cast, came_hidden(stage)
    body = named(stage)
    to = passing(stage, to_posts=(), outside_line=WHO, method=Method.SECURE_EMAIL)
    by = cast.become(cast.social_care.duty)
    go = {"disclosure_id": what[0], "items": what[1], "recipient": body}
    with pytest.raises(Refused):
        pass_on(by=by, given=to, **go)
    with pytest.raises(Refused):
        pass_on_once_released(by=by, given=replace(to, outside_line=""), **go)
    release = pass_on_once_released(by=by, given=to, **go)
    assert not Disclosure.objects.filter(recipient=body).exists()
    made = release_passing(by=cast.become(release.asked[0]), release_id=release.id)
    assert made.recipient == body
    assert DisclosedItem.objects.filter(disclosure=made.id).count() == 2


@pytest.mark.clause("9.3")
def test_unasked_it_is_told_in_danger_by_voice_and_else_only_in_answer_to_what_they_ask(stage: Stage) -> None:
    cast, body = stage.cast, named(stage)
    calm, danger = (stage.telling(recipient=body, decision=given(each)) for each in (CALM, DANGER))
    by = cast.become(cast.social_care.practitioner)
    with pytest.raises(Refused):
        tell_agency(by=by, given=calm, reached=spoken(by.at))
    with pytest.raises((Refused, Invalid)):
        tell_agency(by=by, given=danger, reached=spoken(by.at, method=Method.SECURE_EMAIL))
    made = tell_agency(by=by, given=danger, reached=spoken(by.at))
    assert [item.text for item in disclosure_page(by, made.id).items] == [BRUISE.text]


def test_for_an_agency_words_alone_name_nobody(stage: Stage) -> None:
    release_here = given(way=Method.SERVICE)
    assert not release_here.names_who(outside=False)
    assert release_here.names_who(outside=True)


def test_in_a_meeting_it_says_to_tell_that_agency_by_itself_and_goes_to_the_others(stage: Stage) -> None:
    cast, made = stage.cast, Conference(stage)
    made.called(cast.police, cast.health)
    with pytest.raises(Refused) as why:
        made.put_in(cast.social_care, made.own(cast.police, cast.health, items=(PLACE,)))
    assert why.value.key == "meeting.place_by_itself"
    assert "Tell that agency by itself" in why.value.says
    assert not Disclosure.objects.exists()
    nobody = replace(PLACE, hidden_there=Answer.NO)
    assert made.put_in(cast.social_care, made.own(cast.police, items=(nobody,)))
