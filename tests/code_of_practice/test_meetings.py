"""Meetings: who does what when, what terms let in, what a family's version leaves out. Clauses 3.6, 3.7, 3.8 and 3.10."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from chiltern.code_of_practice.facts import ActorFacts, HeldItemFacts, PassingOnFacts, TermsFacts
from chiltern.code_of_practice.lifecycles import NotOpenError, Owner
from chiltern.code_of_practice.meeting_machine import MEETING
from chiltern.code_of_practice.meetings import (
    FamilyPart,
    MeetingInHand,
    against_family,
    invitation_due,
    may_call,
    may_do_on_meeting,
    open_acts_on_meeting,
    preset_passing_on,
    protects_this_child,
)
from chiltern.code_of_practice.onward import owner_leave
from chiltern.code_of_practice.reason import Reason
from chiltern.code_of_practice.reasons_for_acts import NOT_IN_THIS_STATE, NOT_THIS_ROLE, NOT_THIS_SIDE
from chiltern.code_of_practice.reasons_for_meetings import ANSWERED_ALREADY, HELD_ALREADY, NOT_COMING
from chiltern.code_of_practice.roles import roles_for
from chiltern.code_of_practice.words import (
    Act,
    Answer,
    InvitationAnswer,
    MeetingKind,
    MeetingState,
    PassingOn,
    Role,
)
from tests.code_of_practice.build import AUTUMN, book, sharing

pytestmark = pytest.mark.clause("3.6", "3.8")
CALLER = ActorFacts("desk", "ann", "social care", "council", Role.PRACTITIONER)
INVITED = dataclasses.replace(CALLER, agency="police", legal_body="police")
CALLED = MeetingInHand("social care", MeetingState.CALLED)
YES = FamilyPart(Answer.YES)


def _open(actor: ActorFacts, facts: MeetingInHand) -> set[Act]:
    return {one.act for one in open_acts_on_meeting(actor, facts, book()) if one.open}


def _reasons(part: FamilyPart) -> list[str]:
    return [reason.key for reason in against_family(part)]


@pytest.mark.clause("4.1")
@pytest.mark.parametrize("role", Role)
def test_whoever_works_with_children_may_call_a_meeting_and_nobody_else(role: Role) -> None:
    standing = may_call(dataclasses.replace(CALLER, role=role), book()).standing
    assert (standing == "may") is (role in {Role.PRACTITIONER, Role.MANAGER})
    assert roles_for(Act.CALL_MEETING) == {Role.PRACTITIONER, Role.MANAGER}


def test_whoever_called_holds_it_or_calls_it_off_and_the_invited_answer_and_put_in() -> None:
    assert _open(CALLER, CALLED) == {Act.CONTRIBUTE, Act.RECORD_PRESENCE, Act.CALL_OFF_MEETING}
    assert _open(INVITED, CALLED) == {Act.ANSWER_INVITATION, Act.CONTRIBUTE}


def test_the_minute_and_the_familys_version_come_after_it_was_held() -> None:
    held = dataclasses.replace(CALLED, state=MeetingState.HELD)
    after = {Act.WRITE_MINUTE, Act.WRITE_FAMILY_VERSION, Act.HAND_OVER_FAMILY_VERSION, Act.CLOSE_MEETING}
    assert _open(CALLER, held) == after | {Act.CONTRIBUTE}
    closed = dataclasses.replace(CALLED, state=MeetingState.CLOSED)
    assert _open(CALLER, closed) == {Act.HAND_OVER_FAMILY_VERSION}
    assert _open(INVITED, closed) == set()
    assert _open(CALLER, dataclasses.replace(CALLED, state=MeetingState.CALLED_OFF)) == set()
    assert MEETING.owner(MeetingState.HELD) is Owner.CALLER
    with pytest.raises(NotOpenError):
        MEETING.next_state(MeetingState.CALLED, Act.WRITE_MINUTE)


def test_an_invitation_is_answered_once_and_who_is_not_coming_puts_nothing_in() -> None:
    coming = dataclasses.replace(CALLED, answer=InvitationAnswer.ACCEPTED)
    assert _open(INVITED, coming) == {Act.CONTRIBUTE}
    assert _open(INVITED, dataclasses.replace(CALLED, answer=InvitationAnswer.DECLINED)) == set()


@pytest.mark.clause("3.10")
@pytest.mark.parametrize("kind", MeetingKind)
def test_terms_for_those_who_protect_this_child_cover_three_kinds_and_in_others_the_owner_is_asked(
    kind: MeetingKind,
) -> None:
    held = HeldItemFacts("item", "school", TermsFacts(PassingOn.PROTECTS))
    to_police = sharing("social care", "police")
    facts = PassingOnFacts(to_police, (held,), protects_this_child=protects_this_child(kind))
    leave = [reason.key for reason in owner_leave(held, facts, AUTUMN)]
    covered = kind in {MeetingKind.STRATEGY, MeetingKind.CONFERENCE, MeetingKind.CORE_GROUP}
    assert leave[0] == ("onward.terms_protect" if covered else "onward.terms_ask")
    assert (leave[-1] == "onward.permission.not_known") is not covered
    assert preset_passing_on(kind) is (PassingOn.PROTECTS if covered else PassingOn.ASK_ME)


@pytest.mark.clause("3.7", "3.10")
def test_only_what_its_owner_says_may_stand_in_the_familys_version_stands_there() -> None:
    assert against_family(YES) == ()
    assert _reasons(FamilyPart(Answer.NO)) == ["family.may.no"]
    assert _reasons(FamilyPart(Answer.NOT_KNOWN)) == ["family.may.not_known"]
    mentioned = dataclasses.replace(YES, not_to_be_mentioned=True)
    assert _reasons(mentioned) == ["family.not_to_be_mentioned"]


@pytest.mark.clause("3.7")
def test_a_place_stays_out_where_one_is_hidden_and_where_nobody_can_say() -> None:
    place = dataclasses.replace(YES, locating=True)
    assert _reasons(dataclasses.replace(place, hidden=Answer.YES)) == ["family.place_hidden"]
    assert _reasons(place) == ["family.place_not_known"]
    assert _reasons(dataclasses.replace(place, hidden=Answer.NO)) == []
    named = dataclasses.replace(YES, names_hidden_place=True, hidden=Answer.YES)
    assert _reasons(named) == ["family.place_hidden"]


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        (datetime(2026, 11, 24, 10, tzinfo=UTC), datetime(2026, 11, 17, 17, tzinfo=UTC)),
        (datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 11, 17, 9, tzinfo=UTC)),
    ],
    ids=["in a week", "tomorrow morning"],
)
def test_an_invitation_is_answered_like_what_is_told_and_before_the_meeting(
    starts: datetime, due: datetime
) -> None:
    found = invitation_due(datetime(2026, 11, 16, 10, tzinfo=UTC), starts, book())
    assert found.at == due
    assert ("Before the meeting starts" in found.worked_out) is (due == starts)


def test_where_both_end_at_the_same_moment_the_working_days_are_said() -> None:
    starts = datetime(2026, 11, 17, 17, tzinfo=UTC)
    found = invitation_due(datetime(2026, 11, 16, 10, tzinfo=UTC), starts, book())
    assert found.at == starts
    assert found.worked_out.startswith("1 working day after")


@pytest.mark.parametrize(
    ("act", "actor", "facts", "why"),
    [
        (Act.ANSWER_INVITATION, CALLER, CALLED, NOT_THIS_SIDE),
        (Act.CONTRIBUTE, dataclasses.replace(INVITED, role=Role.COUNCIL_OFFICER), CALLED, NOT_THIS_ROLE),
        (
            Act.CALL_OFF_MEETING,
            CALLER,
            dataclasses.replace(CALLED, state=MeetingState.HELD),
            NOT_IN_THIS_STATE,
        ),
        (
            Act.ANSWER_INVITATION,
            INVITED,
            dataclasses.replace(CALLED, answer=InvitationAnswer.ACCEPTED),
            ANSWERED_ALREADY,
        ),
        (
            Act.CONTRIBUTE,
            INVITED,
            dataclasses.replace(CALLED, answer=InvitationAnswer.DECLINED),
            NOT_COMING,
        ),
        (Act.ANSWER_INVITATION, INVITED, dataclasses.replace(CALLED, held_already=True), HELD_ALREADY),
        (Act.CALL_OFF_MEETING, CALLER, dataclasses.replace(CALLED, held_already=True), HELD_ALREADY),
    ],
    ids=[
        "their side's",
        "another role's",
        "over",
        "answered",
        "not coming",
        "nobody asked",
        "not called off",
    ],
)
def test_an_act_that_is_not_open_says_why(
    act: Act, actor: ActorFacts, facts: MeetingInHand, why: Reason
) -> None:
    assert may_do_on_meeting(act, actor, facts, book()).reasons == (why,)
