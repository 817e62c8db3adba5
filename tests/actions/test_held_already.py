"""Meetings of other kinds walked whole, and one written down after it was held. Clauses 3.2, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chiltern.code_of_practice.words import (
    Act,
    Answer,
    InvitationAnswer,
    MeetingKind,
    MeetingState,
    MeetingWay,
)
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Refused
from chiltern.sharing.actions.answer_invitation import answer_invitation
from chiltern.sharing.actions.call_off_meeting import call_off_meeting
from chiltern.sharing.actions.write_family_version import write_family_version
from chiltern.sharing.models import FamilyVersion, MinuteCopy
from chiltern.sharing.queries.meeting_page import MeetingView, meeting_page
from chiltern.sharing.queries.minute_page import minute_page
from chiltern.sharing.workings.meeting import AnswerGiven, FamilyGiven
from tests.cast import At
from tests.meeting import Conference
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.6", "3.8")


@pytest.fixture
def meeting(stage: Stage) -> Conference:
    return Conference(stage)


def held_an_hour_ago(meeting: Conference, *took_part: At, kind: MeetingKind = MeetingKind.STRATEGY) -> None:
    """By telephone; written down now."""
    by = meeting.stage.cast.become(meeting.caller.practitioner)
    hour_ago = by.at - timedelta(hours=1)
    meeting.called(
        *took_part, kind=kind, starts_at=hour_ago, held_already=True, way=MeetingWay.TELEPHONE, place=""
    )


def seen(meeting: Conference, at: At) -> MeetingView:
    return meeting_page(meeting.stage.cast.become(at.duty), meeting.meeting)


def test_a_discussion_that_was_held_is_written_down_with_who_took_part_and_what_was_put_in(
    meeting: Conference,
) -> None:
    police, school = meeting.stage.cast.police, meeting.stage.cast.school
    held_an_hour_ago(meeting, police, school)
    view = seen(meeting, police)
    assert (view.held_already, view.state, view.waits) == (True, MeetingState.CALLED, ())
    (given,) = meeting.put_in(police, meeting.own(meeting.caller))
    assert given.recipient == meeting.caller.agency
    meeting.held(police, school)
    minute = meeting.minuted(police, school)
    copies = {copy.recipient: copy.id for copy in MinuteCopy.objects.filter(minute=minute)}
    assert set(copies) == {police.agency, school.agency}
    shown = minute_page(meeting.stage.cast.become(school.duty), copies[school.agency])
    assert shown.held_already
    assert "Gran" in shown.present


def test_nobody_is_asked_to_come_to_what_was_held_and_it_cannot_be_called_off(meeting: Conference) -> None:
    police = meeting.stage.cast.police
    held_an_hour_ago(meeting, police)
    by = meeting.stage.cast.become(police.duty)
    assert access.count(by, ["invitation.received"]) == 0, "no clock runs on it"
    with pytest.raises(Refused, match="answer_invitation") as no:
        answer_invitation(by=by, meeting_id=meeting.meeting, given=AnswerGiven(InvitationAnswer.ACCEPTED))
    assert "can still be put in" in no.value.says
    by = meeting.stage.cast.become(meeting.caller.practitioner)
    with pytest.raises(Refused):
        call_off_meeting(by=by, meeting_id=meeting.meeting)
    acts = {act.act for act in meeting_page(by, meeting.meeting).acts if act.open}
    assert {Act.RECORD_PRESENCE, Act.CONTRIBUTE} <= acts


def test_a_day_that_does_not_fit_says_what_to_do(meeting: Conference) -> None:
    police = meeting.stage.cast.police
    by = meeting.stage.cast.become(meeting.caller.practitioner)
    for hours, already, says in (
        (-1, False, "say that it has been held already"),
        (1, True, "in the future"),
    ):
        with pytest.raises(Invalid) as wrong:
            meeting.called(police, starts_at=by.at + timedelta(hours=hours), held_already=already)
        assert (wrong.value.field, says in wrong.value.says) == ("day", True)
    with pytest.raises(Invalid, match="invited") as nobody:
        meeting.called(starts_at=by.at - timedelta(hours=1), held_already=True)
    assert "who took part" in nobody.value.says


@pytest.mark.clause("3.2", "3.10")
@pytest.mark.parametrize("kind", [MeetingKind.STRATEGY, MeetingKind.CORE_GROUP])
def test_a_strategy_discussion_and_a_core_group_go_from_call_to_the_familys_version(
    meeting: Conference, kind: MeetingKind
) -> None:
    cast, caller = meeting.stage.cast, meeting.caller
    received = meeting.from_school()
    meeting.called(cast.police, cast.health, kind=kind)
    meeting.answered(cast.police)
    meeting.answered(cast.health)
    meeting.put_in(cast.health, meeting.own(caller, cast.police, family=Answer.YES))
    went = meeting.put_in(caller, meeting.brought(received, cast.police, cast.health))
    assert {one.recipient for one in went} == {cast.police.agency, cast.health.agency}, "the terms let it in"
    meeting.held(cast.police, cast.health)
    meeting.minuted(cast.police)
    police, health = seen(meeting, cast.police), seen(meeting, cast.health)
    assert (len(police.minutes), len(police.contributions)) == (1, 2)
    assert health.minutes == (), "it was not sent to them"
    by = cast.become(caller.practitioner)
    version = write_family_version(
        by=by, meeting_id=meeting.meeting, given=FamilyGiven((), decided=True, words="We help you.")
    )
    assert FamilyVersion.objects.get().id == version.id
    cast.become(cast.police.duty)
    assert not FamilyVersion.objects.exists()
