"""Calling a meeting, answering, putting in; what each agency sees of it, and what it does not. 2.2, 3.6, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from chiltern.code_of_practice.words import Answer, InvitationAnswer, MeetingKind, PassingOn
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.ledger.models import Entry
from chiltern.sharing.actions.call_meeting import call_meeting
from chiltern.sharing.actions.call_off_meeting import call_off_meeting
from chiltern.sharing.models import Contribution, Disclosure, Invitation, InvitationReply, Item, Meeting
from chiltern.sharing.queries.meeting_page import meeting_page
from chiltern.sharing.queries.meetings import meeting_seen, seats
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.deciding import AnswersGiven
from chiltern.sharing.workings.meeting import InvitedGiven
from tests.cast import At
from tests.meeting import OWN, Conference
from tests.stage import AMARA, BRUISE, Stage

pytestmark = pytest.mark.clause("3.6", "3.8")


@pytest.fixture
def conference(stage: Stage) -> Conference:
    """Not called yet."""
    return Conference(stage)


def items_seen(stage: Stage, at: At) -> int:
    return access.count(stage.cast.become(at.duty), ["item.received"])


@pytest.mark.clause("3.2", "2.2")
def test_each_invited_agency_sees_the_meeting_and_its_own_invitation_alone(conference: Conference) -> None:
    cast = conference.stage.cast
    told = InvitedGiven(cast.police.agency, also="He is bailed until Friday.")
    made = conference.called(invited=(told, InvitedGiven(cast.health.agency)))
    cast.become(cast.health.duty)
    assert Meeting.objects.filter(id=made.id).exists()
    mine = Invitation.objects.with_keys().get()
    assert (mine.agency, mine.also) == (cast.health.agency, "")
    cast.become(cast.police.duty)
    assert Invitation.objects.with_keys().get().also == told.also
    for post in (cast.stranger.duty, cast.health.colleague, cast.social_care.colleague):
        cast.become(post)
        with pytest.raises(Missing):
            meeting_seen(made.id)
    cast.become(cast.police.duty)
    assert Entry.objects.filter(kind="meeting.called").count() == 1


@pytest.mark.clause("2.2")
def test_those_who_are_invited_see_the_names_that_the_caller_shows_and_not_a_sensitive_service(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    hidden = InvitedGiven(cast.stranger.agency, named=False)
    others = tuple(InvitedGiven(at.agency) for at in (cast.police, cast.health, cast.sensitive))
    made = conference.called(invited=(*others, hidden))
    view = meeting_page(cast.become(cast.health.duty), made.id)
    assert {seat.name for seat in view.seats} == {"Children’s Social Care", "Chiltern Vale Police"}
    assert view.unnamed == 2
    assert len(meeting_page(cast.become(cast.social_care.practitioner), made.id).seats) == 4
    conference.answered(cast.sensitive, shows_name=True)
    view = meeting_page(cast.become(cast.health.duty), made.id)
    assert "Harbour Clinic" in {seat.name for seat in view.seats}
    assert view.unnamed == 1
    assert not InvitationReply.objects.filter(reason__isnull=True).exists()


def test_an_invitation_is_answered_once_and_only_the_caller_reads_how(conference: Conference) -> None:
    cast = conference.stage.cast
    made = conference.called(cast.police, cast.health)
    conference.answered(cast.police, InvitationAnswer.DECLINED)
    with pytest.raises(AlreadyDone):
        conference.answered(cast.police)
    (police,) = (
        s for s in seats(cast.become(cast.social_care.practitioner), made) if s.agency == cast.police.agency
    )
    assert (police.answer, police.reason) == (InvitationAnswer.DECLINED, "Roadworks.")
    cast.become(cast.health.duty)
    assert not InvitationReply.objects.exists()
    with pytest.raises(Refused):
        conference.put_in(cast.police, conference.own(cast.social_care))


@pytest.mark.clause("3.2")
def test_a_meeting_needs_a_child_a_reason_a_day_to_come_and_somebody_invited(conference: Conference) -> None:
    cast = conference.stage.cast
    whole = conference.given(cast.police)
    wrong = {
        "people": replace(whole, people=(replace(AMARA, is_child=False),)),
        "why": replace(whole, why=" "),
        "day": replace(whole, starts_at=whole.starts_at - timedelta(days=8)),
        "invited": replace(whole, invited=()),
        "purpose": replace(whole, purpose="to-know"),
    }
    ourselves = conference.given(cast.social_care)
    by = cast.become(cast.social_care.practitioner)
    for field, given in wrong.items():
        with pytest.raises(Invalid) as told:
            call_meeting(by=by, given=given)
        assert told.value.field == field
    with pytest.raises(Invalid):
        call_meeting(by=by, given=ourselves)
    with pytest.raises(Refused):
        call_meeting(by=cast.become(cast.social_care.representative), given=whole)


@pytest.mark.clause("3.5", "3.10")
def test_what_an_agency_puts_in_goes_to_those_whom_it_chose_and_stays_its_own(conference: Conference) -> None:
    cast = conference.stage.cast
    conference.called(cast.police, cast.health)
    made = conference.put_in(cast.health, conference.own(cast.social_care))
    (disclosure,) = made
    assert items_seen(conference.stage, cast.police) == 0
    view = disclosure_page(cast.become(cast.social_care.practitioner), disclosure.id)
    assert [(item.text, item.belongs_to) for item in view.items] == [(OWN.text, "Riverside Health Trust")]
    assert "child protection conference" in view.note
    cast.become(cast.police.duty)
    assert not Contribution.objects.exists()
    assert not Disclosure.objects.exists()


@pytest.mark.clause("3.10")
def test_at_a_conference_items_go_to_the_invited_bodies_without_asking_the_school_again(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    received = conference.from_school()
    conference.called(cast.police, cast.health, cast.school)
    made = conference.put_in(cast.social_care, conference.brought(received, cast.police, cast.health))
    assert {row.recipient for row in made} == {cast.police.agency, cast.health.agency}
    for at in (cast.police, cast.health):
        assert items_seen(conference.stage, at) == 2
        assert set(Item.objects.values_list("keeper", flat=True)) == {cast.school.agency}
    owner = cast.become(cast.school.duty)
    assert len(access.page(owner, ["disclosure.of_ours"])[0]) == 2


@pytest.mark.clause("3.10")
@pytest.mark.parametrize("kind", [MeetingKind.TEAM_AROUND_FAMILY, MeetingKind.MARAC])
def test_in_other_kinds_what_belongs_to_the_school_stays_behind(
    conference: Conference, kind: MeetingKind
) -> None:
    cast = conference.stage.cast
    received = conference.from_school()
    conference.called(cast.police, kind=kind)
    with pytest.raises(Invalid, match="items"):
        conference.put_in(cast.social_care, conference.brought(received, cast.police))
    ours = replace(conference.brought(received, cast.police), items=(OWN,))
    conference.put_in(cast.social_care, ours)
    assert items_seen(conference.stage, cast.police) == 1
    assert Item.objects.get().keeper == cast.social_care.agency


@pytest.mark.clause("3.10")
def test_terms_that_ask_keep_it_out_of_a_conference_too(conference: Conference) -> None:
    cast = conference.stage.cast
    received = conference.from_school(PassingOn.ASK_ME)
    conference.called(cast.police)
    with pytest.raises(Invalid):
        conference.put_in(cast.social_care, conference.brought(received, cast.police))
    assert items_seen(conference.stage, cast.police) == 0


@pytest.mark.clause("2.2", "3.10")
def test_an_agency_without_its_name_gives_to_the_caller_alone(conference: Conference) -> None:
    cast = conference.stage.cast
    conference.called(cast.police, cast.sensitive)
    with pytest.raises(Invalid):
        conference.put_in(cast.sensitive, conference.own(cast.police))
    conference.put_in(cast.sensitive, conference.own(cast.social_care))
    with pytest.raises(Invalid):
        conference.put_in(cast.police, conference.own(cast.sensitive))


@pytest.mark.clause("3.5")
def test_nothing_of_ours_goes_without_the_answers_that_section_3_asks(conference: Conference) -> None:
    cast = conference.stage.cast
    conference.called(cast.police)
    whole = conference.own(cast.social_care)
    for given in (replace(whole, items=(replace(OWN, tests={}),)), replace(whole, reasons="")):
        with pytest.raises(Refused):
            conference.put_in(cast.police, given)
    with pytest.raises(Invalid) as told:
        conference.put_in(cast.police, replace(whole, family=Answer.NOT_KNOWN))
    assert told.value.field == "family"
    with pytest.raises(Refused):
        conference.put_in(cast.police, replace(whole, items=(replace(BRUISE, known_false=True),)))
    assert items_seen(conference.stage, cast.social_care) == 0


@pytest.mark.clause("9.3")
def test_in_danger_it_is_put_in_without_words_and_stays_out_of_the_familys_version(
    conference: Conference,
) -> None:
    school, police = conference.stage.cast.school, conference.stage.cast.police
    conference.called(school, police)
    bare = replace(
        conference.own(police),
        reasons="",
        family=Answer.NOT_KNOWN,
        tests={},
        answers=AnswersGiven(danger=Answer.YES),
    )
    conference.put_in(school, bare)
    assert [row.family for row in Contribution.objects.all()] == ["not_known"]
    for missing in ({"reasons": ""}, {"family": Answer.NOT_KNOWN}):
        with pytest.raises(Invalid):
            conference.put_in(school, replace(conference.own(police), **missing))


@pytest.mark.clause("2.2", "3.7")
def test_who_is_in_conflict_with_the_child_sees_neither_the_meeting_nor_what_comes_for_it(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    child = conference.stage.child(cast.social_care)
    made = conference.called(cast.health, people=(replace(AMARA, person=child),))
    (came,) = conference.put_in(cast.health, conference.own(cast.social_care))
    cast.set_conflict(cast.social_care, cast.social_care.practitioner, child)
    cast.become(cast.social_care.practitioner)
    with pytest.raises(Missing):
        meeting_seen(made.id)
    assert not Disclosure.objects.filter(id=came.id).exists()
    assert not Invitation.objects.exists()


@pytest.mark.clause("2.2")
def test_an_invitation_passes_by_whoever_is_in_conflict_there(conference: Conference) -> None:
    cast = conference.stage.cast
    child = conference.stage.child(cast.health)
    cast.set_conflict(cast.health, cast.health.duty, child)
    made = conference.called(cast.health)
    cast.become(cast.health.duty)
    with pytest.raises(Missing):
        meeting_seen(made.id)
    cast.become(cast.health.manager)
    assert meeting_seen(made.id).id == made.id


def test_a_meeting_that_is_called_off_leaves_every_list_of_what_is_to_come(conference: Conference) -> None:
    cast = conference.stage.cast
    made = conference.called(cast.police)
    police = cast.become(cast.police.duty)
    assert access.count(police, ["meeting.open"]) == access.count(police, ["invitation.received"]) == 1
    with pytest.raises(Refused):
        call_off_meeting(by=police, meeting_id=made.id)
    call_off_meeting(by=cast.become(cast.social_care.practitioner), meeting_id=made.id)
    police = cast.become(cast.police.duty)
    assert access.count(police, ["meeting.open", "invitation.received"]) == 0
    assert access.count(police, ["meeting.over"]) == 1
    with pytest.raises(Refused):
        conference.put_in(cast.police, conference.own(cast.social_care))
