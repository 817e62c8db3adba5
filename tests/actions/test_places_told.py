"""A hidden place that is told unasked or passed on, where one works from whom it is hidden: named posts, and a release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from chiltern.agencies.actions.end_post import end_post
from chiltern.code_of_practice.words import (
    Answer,
    DecisionState,
    LookedBy,
    Method,
    PassingOn,
    ReleaseWord,
)
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Access
from chiltern.people.workings.described import Described
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.give_place_back import give_place_back
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.pass_on_once_released import pass_on_once_released
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.actions.release_passing import release_passing
from chiltern.sharing.actions.release_telling import release_telling
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.actions.tell_once_released import tell_once_released
from chiltern.sharing.actions.withdraw_permission import withdraw_permission
from chiltern.sharing.models import (
    Decision,
    DisclosedItem,
    Disclosure,
    Item,
    PlaceRelease,
    SecondLook,
    Telling,
)
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.release_page import release_page
from chiltern.sharing.queries.telling_page import telling_page
from chiltern.sharing.workings.deciding import TermsGiven
from chiltern.sharing.workings.passing import PassingGiven
from chiltern.sharing.workings.telling import SAID_BY_VOICE, TellingGiven
from tests.actions.test_passing_on import PASSING, PURPOSE
from tests.releasing import CALM, CANARY, KNOWN, PLACE
from tests.stage import AMARA, BRUISE, WHOLE, Stage

pytestmark = pytest.mark.clause("3.2", "3.4", "3.7", "3.8")
DANGER = replace(CALM, danger=Answer.YES, recipient_can_act=Answer.YES)


def telling(stage: Stage, **changes: object) -> TellingGiven:
    """The clinic tells the trust where she lives; her cousin works there."""
    decision = replace(WHOLE, answers=CALM, items=(PLACE, BRUISE), outside_line=KNOWN)
    people = (replace(AMARA, person=stage.child(stage.cast.sensitive)),)
    whole = stage.telling(
        recipient=stage.cast.health.agency, people=people, decision=decision, posts=(stage.cast.health.duty,)
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def waits(stage: Stage, **changes: object) -> PlaceRelease:
    """Decided by the clinic's practitioner."""
    given = telling(stage, **changes)
    return tell_once_released(by=stage.cast.become(stage.cast.sensitive.practitioner), given=given)


def seen_by(stage: Stage, post: UUID) -> tuple[int, int, int]:
    """Tellings, disclosures and items that a post sees."""
    stage.cast.become(post)
    return Telling.objects.count(), Disclosure.objects.count(), Item.objects.count()


def test_until_it_is_released_nothing_of_what_is_told_is_anybodys_elsewhere(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    assert not Disclosure.objects.exists()
    assert Decision.objects.get(id=release.decision).state == DecisionState.TO_RELEASE
    for post in (cast.health.duty, cast.health.manager, cast.health.representative, cast.stranger.manager):
        assert seen_by(stage, post) == (0, 0, 0)
        assert not Access.objects.filter(thing__in=(release.id, release.decision, release.about)).exists()
        assert not PlaceRelease.objects.exists()
        with pytest.raises(Missing):
            release_page(cast.become(post), release.id)


def test_told_it_waits_for_a_colleague_and_never_for_whoever_told(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    shown = release_page(cast.become(cast.sensitive.practitioner), release.id)
    assert (shown.kind, shown.can, shown.posts, shown.outside_line) == (
        "telling",
        (),
        ("practitioner",),
        KNOWN,
    )
    assert CANARY in shown.leaves[0].text
    with pytest.raises(Refused) as why:
        release_telling(by=cast.become(cast.sensitive.practitioner), release_id=release.id)
    assert "not the one who decided" in why.value.says
    assert not Disclosure.objects.exists()
    assert release.asked
    for post in release.asked:
        by = cast.become(post)
        assert access.count(by, ["release.asked"]) == 1
        assert release_page(by, release.id).can


def test_released_it_is_told_to_the_named_posts_alone_and_answered_back_from_then(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    made = release_telling(by=cast.become(release.asked[0]), release_id=release.id)
    assert made.id == release.about
    assert seen_by(stage, cast.health.duty) == (1, 1, 2)
    for post in (cast.health.manager, cast.health.practitioner, cast.health.representative):
        assert seen_by(stage, post) == (0, 0, 0)
    by = cast.become(cast.health.duty)
    came, told = disclosure_page(by, made.id), telling_page(by, made.id)
    assert [item.text for item in came.items] == [PLACE.text, BRUISE.text]
    assert came.items[0].hidden_from == PLACE.hidden_from
    assert told is not None
    assert (told.from_title, told.named_posts) == ("practitioner", True)
    by = cast.become(cast.sensitive.practitioner)
    assert access.count(by, ["telling.given"]) == 1
    with pytest.raises((AlreadyDone, Refused)):
        release_telling(by=cast.become(release.asked[0]), release_id=release.id)
    assert SecondLook.objects.filter(decision=release.decision, because=LookedBy.REVIEW).count() == 1


def test_given_back_what_was_to_be_told_stays_and_says_why_at_home(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    give_place_back(by=cast.become(release.asked[0]), release_id=release.id, why="He is on that ward.")
    shown = release_page(cast.become(cast.sensitive.practitioner), release.id)
    assert (shown.answer, shown.words) == (ReleaseWord.GIVEN_BACK, "He is on that ward.")
    assert seen_by(stage, cast.health.duty) == (0, 0, 0)
    with pytest.raises(Refused):
        release_telling(by=cast.become(release.asked[0]), release_id=release.id)
    assert not Disclosure.objects.exists()


def test_to_a_desk_without_how_they_are_known_or_to_a_landlord_it_does_not_even_wait(stage: Stage) -> None:
    cast = stage.cast
    unsaid = replace(telling(stage).decision, outside_line=" ")
    for wrong in (
        {"posts": ()},
        {"decision": unsaid},
        {"recipient": cast.stranger.agency, "posts": (cast.stranger.duty,)},
    ):
        with pytest.raises(Refused):
            waits(stage, **wrong)
    with pytest.raises(Invalid) as left:
        waits(stage, posts=(cast.health.representative,))
    assert left.value.field == "to_posts"
    with pytest.raises(Refused) as now:
        waits(stage, decision=replace(telling(stage).decision, items=(BRUISE,)))
    assert now.value.key == "release.not_needed"
    cast.become(cast.sensitive.practitioner)
    assert not PlaceRelease.objects.exists()


def test_where_nobody_else_could_release_what_is_told_it_says_what_to_do(stage: Stage) -> None:
    cast, given = stage.cast, telling(stage)
    for post in (
        cast.sensitive.manager,
        cast.sensitive.duty,
        cast.sensitive.colleague,
        cast.sensitive.conflicted,
    ):
        end_post(by=cast.become(cast.sensitive.representative), post=post)
    with pytest.raises(Refused) as why:
        tell_once_released(by=cast.become(cast.sensitive.practitioner), given=given)
    assert "Nobody else at your agency can release this" in why.value.says
    assert not Decision.objects.exists()


@pytest.mark.clause("2.2")
def test_a_colleague_in_conflict_with_the_child_is_not_asked_to_release_what_is_told(stage: Stage) -> None:
    cast, given = stage.cast, telling(stage)
    child = given.people[0].person
    assert child is not None
    cast.set_conflict(cast.sensitive, cast.sensitive.manager, child)
    release = tell_once_released(by=cast.become(cast.sensitive.practitioner), given=given)
    assert cast.sensitive.manager not in release.asked
    with pytest.raises(Missing):
        release_telling(by=cast.become(cast.sensitive.manager), release_id=release.id)


@pytest.mark.clause("3.3", "9.3")
def test_in_danger_the_place_is_said_by_voice_and_all_else_is_told_at_once(stage: Stage) -> None:
    cast, given = stage.cast, telling(stage)
    danger = replace(given, decision=replace(given.decision, answers=DANGER)).by_way(Method.TELEPHONE)
    made = tell_agency(by=cast.become(cast.sensitive.practitioner), given=danger)
    assert SecondLook.objects.get(decision=made.decision).because == LookedBy.MANAGER
    came = disclosure_page(cast.become(cast.health.duty), made.id)
    assert [item.text for item in came.items] == [BRUISE.text]
    assert came.note == SAID_BY_VOICE
    assert not Item.objects.filter(classes__contains=["locating"]).exists()
    cast.become(cast.sensitive.practitioner)
    assert Item.objects.filter(classes__contains=["locating"]).exists()


@pytest.mark.clause("2.2")
def test_whoever_reads_outside_their_work_finds_nothing_of_what_waits_to_be_told(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    whom = Described("Amara Whitlock", date(2016, 3, 9))
    glass = read_outside(by=cast.become(cast.sensitive.colleague), reason="She is in A and E.", whom=whom)
    assert glass.opened
    assert release.about not in glass.opened
    with pytest.raises(Missing):
        release_page(cast.become(cast.sensitive.colleague), release.id)


def came_hidden(stage: Stage, passing_on: PassingOn = PassingOn.PROTECTS) -> tuple[UUID, list[UUID]]:
    """The school told social care where she lives; nobody of those works there."""
    cast = stage.cast
    here = replace(PLACE, hidden_there=Answer.NO)
    decision = replace(WHOLE, items=(here, BRUISE), terms=TermsGiven(passing_on=passing_on))
    made = stage.told(decision=decision, recipient=cast.social_care.agency)
    rows = DisclosedItem.objects.filter(disclosure=made.id).order_by("position")
    return made.id, list(rows.values_list("item", flat=True))


def passing(stage: Stage, **changes: object) -> PassingGiven:
    whole = replace(
        PASSING,
        protects_this_child=Answer.YES,
        hidden_there=Answer.YES,
        to_posts=(stage.cast.health.duty,),
        outside_line=KNOWN,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def passes(stage: Stage, what: tuple[UUID, list[UUID]], **changes: object) -> PlaceRelease:
    by = stage.cast.become(stage.cast.social_care.duty)
    return pass_on_once_released(
        by=by,
        disclosure_id=what[0],
        items=what[1],
        recipient=stage.cast.health.agency,
        given=passing(stage, **changes),
    )


@pytest.mark.clause("3.10")
def test_passed_on_it_waits_and_goes_to_the_named_posts_alone_once_released(stage: Stage) -> None:
    cast, what = stage.cast, came_hidden(stage)
    release = passes(stage, what)
    for post in (cast.health.duty, cast.health.manager, cast.school.duty):
        assert not Disclosure.objects.filter(keeper=cast.social_care.agency).exists()
        cast.become(post)
        assert not PlaceRelease.objects.exists()
    assert seen_by(stage, cast.health.duty) == (0, 0, 0)
    shown = release_page(cast.become(release.asked[0]), release.id)
    assert [one.text for one in shown.leaves] == [PLACE.text, BRUISE.text]
    with pytest.raises(Refused):
        release_passing(by=cast.become(cast.social_care.duty), release_id=release.id)
    made = release_passing(by=cast.become(release.asked[0]), release_id=release.id)
    assert seen_by(stage, cast.health.duty)[1:] == (1, 2)
    for post in (cast.health.manager, cast.health.practitioner):
        assert seen_by(stage, post)[1:] == (0, 0)
    came = disclosure_page(cast.become(cast.health.duty), made.id)
    assert [item.text for item in came.items] == [PLACE.text, BRUISE.text]
    by = cast.become(cast.school.duty)
    assert access.count(by, ["disclosure.of_ours"]) == 1


@pytest.mark.clause("3.10")
def test_leave_that_is_taken_back_while_it_waits_is_no_leave(stage: Stage) -> None:
    cast, what = stage.cast, came_hidden(stage, passing_on=PassingOn.ASK_ME)
    with pytest.raises(Refused):
        passes(stage, what)
    by = cast.become(cast.social_care.duty)
    asked = ask_to_pass_on(
        by=by,
        disclosure_id=what[0],
        items=what[1],
        recipient=cast.health.agency,
        purpose=PURPOSE,
        why="Ward.",
    )
    for question in asked:
        answer_passing_on(by=cast.become(cast.school.duty), permission_id=question.id, permit=True)
    release = passes(stage, what)
    withdraw_permission(
        by=cast.become(cast.school.duty), permission_id=asked[0].id, reasons="He is on that ward."
    )
    with pytest.raises(Refused) as why:
        release_passing(by=cast.become(release.asked[0]), release_id=release.id)
    assert "3.10" in why.value.clauses
    assert seen_by(stage, cast.health.duty) == (0, 0, 0)
    again = asked_again(stage, what)
    answer_passing_on(by=cast.become(cast.school.duty), permission_id=again, permit=True)
    release_passing(by=cast.become(release.asked[0]), release_id=release.id)
    assert seen_by(stage, cast.health.duty)[2] == 2


def asked_again(stage: Stage, what: tuple[UUID, list[UUID]]) -> UUID:
    """The place alone is asked for once more."""
    by, to = stage.cast.become(stage.cast.social_care.duty), stage.cast.health.agency
    (question,) = ask_to_pass_on(
        by=by, disclosure_id=what[0], items=what[1][:1], recipient=to, purpose=PURPOSE, why="Ward."
    )
    return question.id


@pytest.mark.clause("3.10")
def test_passed_on_to_nobody_named_it_does_not_wait_and_by_hand_it_does_not_go(stage: Stage) -> None:
    cast, what = stage.cast, came_hidden(stage)
    with pytest.raises(Refused):
        passes(stage, what, to_posts=())
    by = cast.become(cast.social_care.duty)
    with pytest.raises(Refused) as why:
        pass_on(
            by=by, disclosure_id=what[0], items=what[1], recipient=cast.health.agency, given=passing(stage)
        )
    assert "waits for a second person" in why.value.says
    assert not PlaceRelease.objects.exists()


@pytest.mark.clause("3.3", "3.10", "9.3")
def test_in_danger_a_place_that_is_passed_on_is_said_by_voice(stage: Stage) -> None:
    cast, what = stage.cast, came_hidden(stage)
    spoken = replace(DANGER, method=Method.TELEPHONE)
    given = passing(stage, answers=spoken, method=Method.TELEPHONE)
    by = cast.become(cast.social_care.duty)
    made = pass_on(by=by, disclosure_id=what[0], items=what[1], recipient=cast.health.agency, given=given)
    came = disclosure_page(cast.become(cast.health.duty), made.id)
    assert [item.text for item in came.items] == [BRUISE.text]
    assert SAID_BY_VOICE in came.note
    assert seen_by(stage, cast.health.manager) == (0, 0, 0)
