"""Where one works from whom a place is hidden: named posts, and a second person who releases it before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from chiltern.agencies.actions.end_post import end_post
from chiltern.code_of_practice.words import Answer, LookedBy, Method, Outcome, ReleaseWord
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Access
from chiltern.sharing.actions.decide_again import decide_again
from chiltern.sharing.actions.decide_request import decide_request
from chiltern.sharing.actions.give_place_back import give_place_back
from chiltern.sharing.actions.release_place import release_place
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.tell_agency import tell_agency
from chiltern.sharing.models import Decision, Disclosure, Item, PlaceRelease, Reply, SecondLook
from chiltern.sharing.queries.received_page import reply_page
from chiltern.sharing.queries.release_page import release_page
from chiltern.sharing.queries.releases import posts_that_asked
from chiltern.sharing.queries.request_page import request_page
from tests.cast import At
from tests.consenting import NO, ON_CONSENT, YES, answered, to_decide
from tests.releasing import CALM, CANARY, KNOWN, PLACE, asked, given, waiting
from tests.stage import LATE, Stage

pytestmark = pytest.mark.clause("3.4", "3.7", "3.8")


def asked_here(stage: Stage, requester: At | None = None) -> UUID:
    """The trust asks the clinic."""
    return asked(stage, requester or stage.cast.health, stage.cast.sensitive)


def waits(stage: Stage) -> PlaceRelease:
    """The clinic's answer to the trust."""
    return waiting(stage, stage.cast.health, stage.cast.sensitive)


def seen_by(stage: Stage, post: UUID) -> tuple[int, int, int]:
    """Replies, disclosures and items that a post sees."""
    stage.cast.become(post)
    return Reply.objects.count(), Disclosure.objects.count(), Item.objects.count()


def test_until_it_is_released_nothing_of_it_is_anybodys_elsewhere(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    for post in (cast.health.practitioner, cast.health.manager, cast.health.representative):
        assert seen_by(stage, post) == (0, 0, 0)
        assert not Access.objects.filter(thing__in=(release.id, release.decision)).exists()
    view = request_page(cast.become(cast.health.practitioner), release.about)
    assert (view.state, view.decision_state, view.release) == ("acknowledged", "", None)


def test_it_waits_for_a_colleague_and_never_for_the_decider(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    assert release.asked == [cast.sensitive.manager]
    by = cast.become(cast.sensitive.manager)
    assert access.count(by, ["release.asked"]) == 1
    shown = release_page(by, release.id)
    assert CANARY in shown.leaves[0].text
    assert (shown.posts, shown.outside_line) == (("practitioner, who asked",), KNOWN)
    by = cast.become(cast.sensitive.duty)
    assert access.count(by, ["release.asked"]) == 0
    with pytest.raises(Refused) as why:
        release_place(by=by, release_id=release.id)
    assert "not the one who decided" in why.value.says
    for stranger in (cast.sensitive.colleague, cast.health.practitioner, cast.stranger.manager):
        with pytest.raises(Missing):
            release_place(by=cast.become(stranger), release_id=release.id)


def test_released_it_goes_to_the_named_posts_alone(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    release_place(by=cast.become(cast.sensitive.manager), release_id=release.id)
    assert seen_by(stage, cast.health.practitioner) == (1, 1, 1)
    for post in (cast.health.manager, cast.health.conflicted, cast.health.duty, cast.health.representative):
        assert seen_by(stage, post) == (0, 0, 0)
    by = cast.become(cast.health.practitioner)
    came = reply_page(by, Reply.objects.get().id).disclosure
    assert came is not None
    assert came.items[0].text == PLACE.text
    by = cast.become(cast.sensitive.manager)
    assert access.count(by, ["release.asked"]) == 0
    with pytest.raises((AlreadyDone, Refused)):
        release_place(by=by, release_id=release.id)


def test_given_back_with_a_reason_nothing_leaves_and_it_is_decided_afresh(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    by = cast.become(cast.sensitive.manager)
    with pytest.raises(Invalid):
        give_place_back(by=by, release_id=release.id, why=" ")
    give_place_back(by=by, release_id=release.id, why="He is on that ward.")
    by = cast.become(cast.sensitive.duty)
    shown = release_page(by, release.id)
    assert (shown.answer, shown.words) == (ReleaseWord.GIVEN_BACK, "He is on that ward.")
    assert seen_by(stage, cast.health.practitioner) == (0, 0, 0)
    rest = given(items=(LATE,), to_posts=(), replaces=release.decision)
    made = decide_again(by=cast.become(cast.sensitive.duty), request_id=release.about, given=rest)
    assert made.state == "made"
    assert seen_by(stage, cast.health.manager)[2] == 1


def test_decided_again_meanwhile_it_waits_for_nobody(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    rest = given(items=(LATE,), to_posts=(), replaces=release.decision)
    decide_again(by=cast.become(cast.sensitive.duty), request_id=release.about, given=rest)
    by = cast.become(cast.sensitive.manager)
    assert access.count(by, ["release.asked"]) == 0
    with pytest.raises(Refused):
        release_place(by=by, release_id=release.id)


def test_to_its_whole_desk_to_nobody_named_or_to_a_landlord_it_is_not_even_proposed(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    by = cast.become(cast.sensitive.duty)
    for wrong in (given(), given(cast.health.practitioner, outside_line=" ")):
        with pytest.raises(Refused) as why:
            decide_request(by=by, request_id=request, given=wrong)
        assert "only to named posts" in why.value.says
    for post in (cast.health.duty, cast.health.representative, cast.stranger.practitioner):
        with pytest.raises(Invalid) as wrong_post:
            decide_request(by=by, request_id=request, given=given(post))
        assert wrong_post.value.field == "to_posts"
    landlord = asked_here(stage, cast.stranger)
    by = cast.become(cast.sensitive.duty)
    with pytest.raises(Refused) as why:
        decide_request(by=by, request_id=landlord, given=given(cast.stranger.practitioner))
    assert "works there" in why.value.says
    assert not PlaceRelease.objects.exists()


def test_whoever_tells_unasked_cannot_go_round_it_by_naming_posts(stage: Stage) -> None:
    cast = stage.cast
    decision = given(cast.health.duty, outcome=Outcome.SHARE)
    telling = stage.telling(decision=decision, recipient=cast.health.agency, posts=(cast.health.duty,))
    with pytest.raises(Refused):
        tell_agency(by=cast.become(cast.sensitive.practitioner), given=telling)
    assert not Disclosure.objects.exists()


def test_where_something_that_may_help_stays_behind_it_waits_for_a_manager(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage, stage.cast.social_care)
    kept = replace(LATE, share=False, withheld_because="Not now.")
    part = given(cast.social_care.practitioner, outcome=Outcome.SHARE_IN_PART, items=(PLACE, kept))
    danger = replace(part, answers=replace(CALM, detriment=Answer.NO))
    made = decide_request(by=cast.become(cast.sensitive.duty), request_id=request, given=danger)
    release = PlaceRelease.objects.get(decision=made.id)
    assert release.asked == [cast.sensitive.manager]
    release_place(by=cast.become(cast.sensitive.manager), release_id=release.id)
    made = Decision.objects.get(id=made.id)
    assert made.agreed_by == (cast.sensitive.manager if release.declines else None)


def test_where_nobody_else_works_there_it_says_what_to_do_and_nothing_waits(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    end_post(by=cast.become(cast.sensitive.representative), post=cast.sensitive.manager)
    with pytest.raises(Refused) as why:
        decide_request(
            by=cast.become(cast.sensitive.duty), request_id=request, given=given(cast.health.practitioner)
        )
    assert "Nobody else at your agency can release this" in why.value.says
    assert not Decision.objects.exists()


@pytest.mark.clause("2.2")
def test_a_colleague_in_conflict_with_the_child_releases_nothing(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    child = Access.objects.filter(thing=request).values_list("people", flat=True)[0][0]
    cast.set_conflict(cast.sensitive, cast.sensitive.manager, child)
    by = cast.become(cast.sensitive.duty)
    with pytest.raises(Refused):
        decide_request(by=by, request_id=request, given=given(cast.health.practitioner))


@pytest.mark.clause("3.3", "9.3")
def test_in_danger_it_goes_by_voice_to_named_posts_and_a_colleague_looks_afterwards(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    danger = replace(CALM, danger=Answer.YES, recipient_can_act=Answer.YES)
    by = cast.become(cast.sensitive.duty)
    written = given(cast.health.practitioner, answers=danger)
    with pytest.raises(Refused):
        decide_request(by=by, request_id=request, given=written)
    spoken = replace(written, answers=replace(danger, method=Method.TELEPHONE))
    made = decide_request(by=by, request_id=request, given=spoken)
    assert made.state == "made"
    assert SecondLook.objects.get(decision=made.id).because == LookedBy.MANAGER
    assert not PlaceRelease.objects.exists()
    assert posts_that_asked(request)


def test_what_is_restricted_is_released_by_nobody_off_its_list(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    by = cast.become(cast.sensitive.duty)
    restrict_thing(by=by, thing=request, posts=[], why="The manager's own child.")
    by = cast.become(cast.sensitive.duty)
    with pytest.raises(Refused) as why:
        decide_request(by=by, request_id=request, given=given(cast.health.practitioner))
    assert "put a colleague on the list" in why.value.says
    by = cast.become(cast.sensitive.manager)
    assert access.count(by, ["release.asked", "request.asked"]) == 0
    assert not PlaceRelease.objects.exists()


def test_somebody_on_the_list_releases_what_is_restricted(stage: Stage) -> None:
    cast, request = stage.cast, asked_here(stage)
    by = cast.become(cast.sensitive.duty)
    restrict_thing(by=by, thing=request, posts=[cast.sensitive.practitioner], why="The manager's own child.")
    by = cast.become(cast.sensitive.duty)
    decide_request(by=by, request_id=request, given=given(cast.health.practitioner))
    by = cast.become(cast.sensitive.practitioner)
    (release,) = (row.thing for row in access.page(by, ["release.asked"])[0])
    release_place(by=by, release_id=release)
    assert seen_by(stage, cast.health.practitioner) == (1, 1, 1)
    assert seen_by(stage, cast.sensitive.manager) == (0, 0, 0)


def test_restricted_while_it_waits_it_is_gone_for_whoever_is_not_on_the_list(stage: Stage) -> None:
    cast, release = stage.cast, waits(stage)
    assert release.asked == [cast.sensitive.manager]
    by = cast.become(cast.sensitive.duty)
    restrict_thing(by=by, thing=release.about, posts=[], why="The manager's own child.")
    by = cast.become(cast.sensitive.manager)
    assert access.count(by, ["release.asked", "release.own"]) == 0
    with pytest.raises(Missing):
        release_page(by, release.id)
    assert release_page(cast.become(cast.sensitive.duty), release.id).id == release.id


@pytest.mark.clause("3.3", "9.1")
@pytest.mark.parametrize("lapses", [False, True])
def test_what_waits_on_consent_alone_is_not_released_once_it_has_ended(
    stage: Stage, set_time: Callable[[datetime], None], lapses: bool
) -> None:
    """The same parent has said no, or its last day is over."""
    cast = stage.cast
    child, now = stage.child(cast.school), cast.become(cast.school.duty).at
    lasts = {"until": now.date() + timedelta(days=1)} if lapses else {}
    answered(stage, cast.school, child, YES, cast.health, happened_at=now - timedelta(hours=1), **lasts)
    request = to_decide(stage, cast.health, cast.school, child)
    to = {"to_posts": (cast.health.practitioner,), "outside_line": KNOWN}
    on_consent = replace(ON_CONSENT, items=(PLACE,), **to)
    made = decide_request(by=cast.become(cast.school.duty), request_id=request, given=on_consent)
    release = PlaceRelease.objects.get(decision=made.id)
    if lapses:
        set_time(now + timedelta(days=3))
    else:
        answered(stage, cast.school, child, NO)
    with pytest.raises(Refused, match=r"consent\.ended"):
        release_place(by=cast.become(release.asked[0]), release_id=release.id)
    assert not Disclosure.objects.exists()
