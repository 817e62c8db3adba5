"""The minute as bundles, the family's version as another, and what lies readable after its time. 3.6 to 3.8 and 3.10."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import FamilyFormat, InfoClass, PassingOn
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.people.workings import given
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.acknowledge_minute import acknowledge_minute
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.close_meeting import close_meeting
from chiltern.sharing.actions.hand_over_family_version import hand_over_family_version
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.actions.write_family_version import write_family_version
from chiltern.sharing.actions.write_minute import write_minute
from chiltern.sharing.models import Disclosure, FamilyVersion, Minute, MinuteCopy, Presence
from chiltern.sharing.queries.family_version import family_version, offered_of
from chiltern.sharing.queries.meeting_under import parts_to_choose
from chiltern.sharing.queries.minute_page import minute_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.meeting import FamilyGiven, HandOverGiven
from chiltern.sharing.workings.passing import PassingGiven
from tests.cast import At
from tests.meeting import CALM, MINUTE, OWN, Conference
from tests.stage import AMARA, BRUISE, LATE, YES, Stage

pytestmark = pytest.mark.clause("3.6", "3.8", "3.10")


@pytest.fixture
def conference(stage: Stage) -> Conference:
    """Held, with the school's items brought in for police, and something of health's for social care."""
    made, cast = Conference(stage), stage.cast
    received = made.from_school()
    made.called(cast.police, cast.health, cast.school, cast.sensitive)
    made.put_in(cast.social_care, made.brought(received, cast.police))
    made.put_in(cast.health, made.own(cast.social_care))
    made.held(cast.police, cast.sensitive)
    return made


def chosen(conference: Conference) -> tuple[UUID, ...]:
    by = conference.stage.cast.become(conference.caller.practitioner)
    return tuple(part.id for part in parts_to_choose(by, conference.meeting))


def bundle(conference: Conference, at: At) -> UUID:
    conference.stage.cast.become(at.duty)
    return MinuteCopy.objects.get().id


def test_the_minute_is_a_bundle_in_which_each_part_belongs_to_its_agency(conference: Conference) -> None:
    cast = conference.stage.cast
    conference.minuted(cast.police, cast.school, items=chosen(conference))
    view = minute_page(cast.become(cast.police.duty), bundle(conference, cast.police))
    assert {(item.text, item.belongs_to) for item in view.items} == {
        (BRUISE.text, "St Osyth’s School"),
        (LATE.text, "St Osyth’s School"),
        (OWN.text, "Riverside Health Trust"),
    }
    assert view.decided == MINUTE.decided
    assert view.actions[0][:2] == ("The school", "Watches her attendance")
    assert "an agency known to the council's officer" in view.present
    assert "Harbour Clinic" not in view.present


def test_an_owner_finds_its_own_part_in_its_bundle_and_nothing_that_asks_first(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    asks = replace(conference.own(cast.social_care), terms=TermsGiven(PassingOn.ASK_ME))
    conference.put_in(cast.police, replace(asks, items=(replace(OWN, text="Bailed until Friday."),)))
    conference.minuted(cast.school, items=chosen(conference))
    view = minute_page(cast.become(cast.school.duty), bundle(conference, cast.school))
    assert {item.text for item in view.items} == {BRUISE.text, LATE.text, OWN.text}
    assert {item.text for item in view.items if item.ours} == {BRUISE.text, LATE.text}


@pytest.mark.clause("2.2")
def test_nobody_sees_who_else_got_the_minute_nor_who_was_written_down_as_there(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    conference.minuted(cast.police, cast.health)
    cast.become(cast.police.duty)
    assert set(MinuteCopy.objects.values_list("recipient", flat=True)) == {cast.police.agency}
    assert not Presence.objects.exists()
    for post in (cast.school.duty, cast.police.colleague, cast.stranger.duty):
        cast.become(post)
        assert not Minute.objects.exists()
        assert not MinuteCopy.objects.exists()


def test_a_bundle_is_acknowledged_once_and_the_meeting_closes_after_its_minute(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    with pytest.raises(Refused):
        close_meeting(by=cast.become(cast.social_care.practitioner), meeting_id=conference.meeting)
    conference.minuted(cast.police)
    copy = bundle(conference, cast.police)
    by = cast.become(cast.police.duty)
    acknowledge_minute(by=by, copy_id=copy)
    with pytest.raises(AlreadyDone):
        acknowledge_minute(by=by, copy_id=copy)
    with pytest.raises(Missing):
        acknowledge_minute(by=cast.become(cast.health.duty), copy_id=copy)
    by = cast.become(cast.social_care.practitioner)
    assert minute_page(by, copy).acknowledged_at is not None
    assert close_meeting(by=by, meeting_id=conference.meeting).state == "closed"
    with pytest.raises(Refused):
        conference.minuted(cast.police)


def test_a_minute_says_what_was_decided_and_goes_to_somebody_who_sits_there(conference: Conference) -> None:
    cast = conference.stage.cast
    for wrong in ({"decided": ""}, {"recipients": ()}, {"reasons": " "}, {"items": (UUID(int=1),)}):
        whole = replace(MINUTE, recipients=(cast.police.agency,))
        with pytest.raises(Invalid):
            by = cast.become(cast.social_care.practitioner)
            write_minute(by=by, meeting_id=conference.meeting, given=replace(whole, **wrong))  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        conference.minuted(cast.stranger)
    assert not Minute.objects.exists()


@pytest.mark.clause("3.7")
def test_the_familys_version_is_another_paper_with_what_each_owner_lets_them_read(
    conference: Conference,
) -> None:
    cast = conference.stage.cast
    conference.minuted(cast.police)
    by = cast.become(cast.social_care.practitioner)
    offered = offered_of(by, conference.meeting)
    stands = {one.part.item.text: one for one in offered.parts}
    assert [reason.key for reason in stands[BRUISE.text].against] == ["family.may.not_known"]
    item = stands[OWN.text].part.item.id
    made = write_family_version(
        by=by, meeting_id=conference.meeting, given=FamilyGiven((item,), actions=(0,))
    )
    body = family_version(by, made.id).body
    assert [(part["text"], part["belongs_to"]) for part in body["parts"]] == [
        (OWN.text, "Riverside Health Trust")
    ]
    assert body["decided"] == ""
    with pytest.raises(Refused):
        kept_out = FamilyGiven((stands[BRUISE.text].part.item.id,))
        write_family_version(by=by, meeting_id=conference.meeting, given=kept_out)
    cast.become(cast.police.duty)
    assert not FamilyVersion.objects.exists()


@pytest.mark.clause("3.7")
@pytest.mark.parametrize("way", ["mentioned", "locating", "named"])
def test_what_is_not_to_be_mentioned_and_a_hidden_place_are_kept_out_of_it(stage: Stage, way: str) -> None:
    conference, cast = Conference(stage), stage.cast
    home = given.Address(
        "14 Mill Lane, Wendover", postcode="HP22 6DU", hidden_from=(given.Whom(name="Mr Whitlock"),)
    )
    child = stage.child(cast.social_care, addresses=(home,))
    conference.called(cast.health, people=(replace(AMARA, person=child),))
    changed = {
        "mentioned": {"terms": TermsGiven(not_to_be_mentioned_to="her father")},
        "locating": {"items": (replace(OWN, classes=frozenset({InfoClass.LOCATING})),)},
        "named": {"items": (replace(OWN, text="They moved to 14 Mill Lane Wendover in May."),)},
    }[way]
    whole = conference.own(cast.social_care, **changed)
    conference.put_in(cast.health, whole)
    conference.held(cast.health)
    by = cast.become(cast.social_care.practitioner)
    (part,) = offered_of(by, conference.meeting).parts
    assert part.against
    with pytest.raises(Refused):
        write_family_version(by=by, meeting_id=conference.meeting, given=FamilyGiven((part.part.item.id,)))
    with pytest.raises(Refused):
        words = FamilyGiven((), words="We visit you at 14, Mill Lane, Wendover.")
        write_family_version(by=by, meeting_id=conference.meeting, given=words)


def test_that_a_family_was_given_it_is_written_down_and_nothing_is_sent(conference: Conference) -> None:
    cast = conference.stage.cast
    by = cast.become(cast.social_care.practitioner)
    made = write_family_version(
        by=by, meeting_id=conference.meeting, given=FamilyGiven((), words="Thank you for coming.")
    )
    whole = HandOverGiven(
        "Mrs Whitlock, mother", by.at - timedelta(hours=1), "Polish", FamilyFormat.INTERPRETED
    )
    with pytest.raises(Invalid):
        later = replace(whole, happened_at=by.at + timedelta(days=1))
        hand_over_family_version(by=by, version_id=made.id, given=later)
    hand_over_family_version(by=by, version_id=made.id, given=whole)
    (handed,) = family_version(by, made.id).handed
    assert (handed.to_whom, handed.language, handed.form) == (
        "Mrs Whitlock, mother",
        "Polish",
        "with an interpreter",
    )
    with pytest.raises(Missing):
        hand_over_family_version(by=cast.become(cast.health.duty), version_id=made.id, given=whole)


@pytest.mark.clause("3.10")
@pytest.mark.parametrize("read", [True, False])
def test_after_its_time_there_is_no_new_use_and_what_was_relied_on_stays_readable(
    stage: Stage, set_time: Callable[[datetime], None], read: bool
) -> None:
    conference, cast = Conference(stage), stage.cast
    ((came, items),) = conference.from_school(PassingOn.ASK_ME).items()
    to = {"recipient": cast.stranger.agency, "purpose": "protect-from-harm"}
    by = cast.become(cast.social_care.practitioner)
    questions = ask_to_pass_on(by=by, disclosure_id=came, items=items, why="Mentor.", **to)  # type: ignore[arg-type]
    owner = cast.become(cast.school.duty)
    last = owner.at.date() + timedelta(days=181)
    for question in questions:
        answer_passing_on(by=owner, permission_id=question.id, permit=True, until=last)
    passing = PassingGiven("protect-from-harm", "They mentor her.", CALM, YES)
    by = cast.become(cast.social_care.practitioner)
    gone = pass_on(by=by, disclosure_id=came, items=items, recipient=cast.stranger.agency, given=passing)
    mentor = cast.become(cast.stranger.duty)
    assert len(disclosure_page(mentor, gone.id).items) == 2
    if read:
        acknowledge_disclosure(by=mentor, disclosure_id=gone.id)
    set_time(owner.at + timedelta(days=183))
    mentor = cast.become(cast.stranger.duty)
    view = disclosure_page(mentor, gone.id)
    assert view.over
    assert len(view.items) == (2 if read else 0)
    with pytest.raises(Refused, match=r"disclosure\.over"):
        take_into_file(by=mentor, disclosure_id=gone.id)
    with pytest.raises(Refused):
        by = cast.become(cast.social_care.practitioner)
        pass_on(by=by, disclosure_id=came, items=items, recipient=cast.stranger.agency, given=passing)
    assert Disclosure.objects.get(id=gone.id).expires_at is not None
