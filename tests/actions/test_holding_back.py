"""The notice to an owner is held back: a reason, a second person, a review; and it goes with what goes on. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, NoticeState
from chiltern.foundation import access
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.models import Access, KeyWrap, Passage
from chiltern.ledger.models import Opening
from chiltern.resolution.models import OwnerAsked
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.agree_to_hold import agree_to_hold
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.hold_notice_on import hold_notice_on
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.tell_owner import tell_owner
from chiltern.sharing.models import (
    DisclosedItem,
    Disclosure,
    HeldNotice,
    NoticeAgreed,
    NoticeAsked,
    OnwardPermission,
    QuietHop,
    Reading,
    SecondLook,
)
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.lookers import second_lookers
from chiltern.sharing.queries.notices import notice_page, seconds_for
from chiltern.sharing.queries.quiet import owners_not_told
from chiltern.sharing.queries.went import went_page
from tests.actions.test_passing_on import CALM
from tests.holding_back import BARE, IN_DANGER, Quiet, hold, items_of
from tests.personal import Asking
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.10")


@pytest.fixture
def quiet(stage: Stage) -> Quiet:
    return Quiet(stage)


def listed(stage: Stage, post: UUID, *kinds: str) -> list[UUID]:
    return [row.thing for row in access.page(stage.cast.become(post), list(kinds))[0]]


def owner_sees(stage: Stage, post: UUID) -> dict[str, Any]:
    """Everything of the passing on that could reach the owner, by table."""
    by = stage.cast.become(post)
    return {
        "access": set(Access.objects.values_list("thing", flat=True)),
        "passages": set(Passage.objects.values_list("id", flat=True)),
        "wraps": set(KeyWrap.objects.values_list("thing", flat=True)),
        "disclosures": set(Disclosure.objects.values_list("id", flat=True)),
        "parts": set(DisclosedItem.objects.values_list("id", flat=True)),
        "readings": set(Reading.objects.values_list("id", flat=True)),
        "record": set(Opening.objects.values_list("entry", flat=True)),
        "notices": HeldNotice.objects.count() + NoticeAsked.objects.count() + NoticeAgreed.objects.count(),
        "hops": QuietHop.objects.count(),
        "looks": SecondLook.objects.count(),
        "asked": OnwardPermission.objects.count(),
        "lists": [
            one_page(by, which).count for which in ("went", "excepted", "climbed", "looks", "permissions")
        ],
    }


def test_it_goes_at_once_and_until_it_is_told_nothing_that_the_owner_sees_differs(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    watching = (cast.school.duty, cast.school.manager, cast.school.representative)
    before = {post: owner_sees(stage, post) for post in watching}
    gone = quiet.passed()
    assert gone.id in listed(stage, cast.police.duty, "disclosure.received")
    open_disclosure(by=cast.become(cast.police.duty), disclosure_id=gone.id)
    acknowledge_disclosure(by=cast.become(cast.police.duty), disclosure_id=gone.id)
    further = quiet.further(cast.police, cast.health, gone.id)
    open_disclosure(by=cast.become(cast.health.duty), disclosure_id=further.id)
    agree_to_hold(notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager))
    assert {post: owner_sees(stage, post) for post in watching} == before
    cast.become(cast.health.duty)
    assert [hop.told_at for hop in QuietHop.objects.filter(disclosure=further.id)] == [None]


def test_the_owner_is_told_of_every_hop_at_once_its_representative_too_and_whoever_got_it_learns_so(
    quiet: Quiet,
) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    gone = quiet.passed()
    open_disclosure(by=cast.become(cast.police.duty), disclosure_id=gone.id)
    further = quiet.further(cast.police, cast.health, gone.id)
    tell_owner(
        notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because="He is arrested."
    )
    assert set(listed(stage, cast.school.duty, "disclosure.of_ours")) == {gone.id, further.id}
    assert set(listed(stage, cast.school.representative, "disclosure.excepted")) == {gone.id, further.id}
    page = went_page(cast.become(cast.school.representative), gone.id)
    assert {item.text for item in page.items} == {""}
    page = went_page(cast.become(cast.school.duty), further.id)
    for item in page.items:
        first, second, third = item.hops
        assert item.text
        assert (first.exceptional, second.exceptional, third.exceptional) == (False, True, True)
        assert second.read_on
    told = Opening.objects.get(kind="notice.told")
    assert told.thing == gone.id
    for post in (cast.police.duty, cast.health.duty):
        cast.become(post)
        assert all(hop.told_at for hop in QuietHop.objects.all())
    cast.become(cast.police.duty)
    assert Opening.objects.filter(kind="notice.told").count() == 1
    with pytest.raises(Refused, match="not_open"):
        tell_owner(notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because="Again.")


def test_what_goes_on_after_the_owner_was_told_is_told_at_once(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    gone = quiet.passed()
    tell_owner(
        notice_id=quiet.notice().id, by=cast.become(cast.social_care.manager), because="He is arrested."
    )
    further = quiet.further(cast.police, cast.health, gone.id)
    assert further.id in listed(stage, cast.school.duty, "disclosure.of_ours")


def test_without_a_word_about_a_notice_owner_and_representative_are_told_at_once(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    by = cast.become(cast.social_care.practitioner)
    gone = pass_on(
        by=by, disclosure_id=quiet.came, items=quiet.items, recipient=cast.police.agency, given=IN_DANGER
    )
    assert listed(stage, cast.school.duty, "disclosure.of_ours") == [gone.id]
    assert listed(stage, cast.school.representative, "disclosure.excepted") == [gone.id]
    assert listed(stage, cast.stranger.representative, "disclosure.excepted") == []
    cast.become(cast.social_care.practitioner)
    assert not QuietHop.objects.exists()


def test_the_second_person_alone_agrees_and_never_whoever_asked(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    quiet.passed()
    notice = quiet.notice().id
    assert listed(stage, cast.social_care.manager, "notice.asked") == [notice]
    with pytest.raises(Refused, match=r"agree_to_hold\.not_open"):
        agree_to_hold(by=cast.become(cast.social_care.practitioner), notice_id=notice)
    for stranger in (cast.social_care.colleague, cast.police.duty, cast.school.duty):
        with pytest.raises(Missing):
            agree_to_hold(by=cast.become(stranger), notice_id=notice)
    agree_to_hold(by=cast.become(cast.social_care.manager), notice_id=notice, words="I would do the same.")
    page = notice_page(cast.become(cast.social_care.practitioner), notice)
    assert page.state is NoticeState.HELD
    assert [one.words for one in page.askings] == ["I would do the same."]
    assert listed(stage, cast.social_care.manager, "notice.asked") == []
    assert listed(stage, cast.social_care.practitioner, "notice.review") == [notice]
    with pytest.raises(Refused, match=r"agree_to_hold\.not_open"):
        agree_to_hold(by=cast.become(cast.social_care.manager), notice_id=notice)


def test_at_its_review_it_is_held_on_only_with_a_reason_and_a_second_person_again(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    quiet.passed()
    notice = quiet.notice().id
    agree_to_hold(by=cast.become(cast.social_care.manager), notice_id=notice)
    by = cast.become(cast.social_care.practitioner)
    with pytest.raises(Invalid) as bare:
        hold_notice_on(by=by, notice_id=notice, given=hold(by, cast.social_care.manager, reason=" "))
    assert bare.value.field == "hold_reason"
    hold_notice_on(by=by, notice_id=notice, given=hold(by, cast.social_care.manager))
    page = notice_page(by, notice)
    assert (page.state, len(page.askings)) == (NoticeState.PROVISIONAL, 2)
    assert listed(stage, cast.social_care.manager, "notice.asked") == [notice]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("hold_reason", {"reason": ""}), ("hold_review", {"review_on": None}), ("second", {"second": None})],
)
def test_outside_danger_a_reason_a_day_and_a_colleague_are_asked_for(
    quiet: Quiet, field: str, wrong: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as told:
        quiet.passed(
            replace(IN_DANGER, answers=replace(CALM, court_order=Answer.YES, within_order=Answer.YES)),
            **wrong,
        )
    assert told.value.field == field


def test_the_day_of_the_review_is_within_28_days(quiet: Quiet) -> None:
    by = quiet.stage.cast.become(quiet.stage.cast.social_care.practitioner)
    day = (by.at + timedelta(days=29)).date()
    by_court = replace(IN_DANGER, answers=replace(CALM, court_order=Answer.YES, within_order=Answer.YES))
    with pytest.raises(Invalid) as told:
        quiet.passed(by_court, review_on=day)
    assert told.value.field == "hold_review"
    assert quiet.passed(by_court, review_on=day - timedelta(days=1))


@pytest.mark.clause("9.3")
def test_in_danger_nothing_waits_for_a_word(quiet: Quiet) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    by = cast.become(cast.social_care.practitioner)
    asked = [one.post for one in seconds_for(by, quiet.came)]
    gone = pass_on(
        by=by, disclosure_id=quiet.came, items=quiet.items, recipient=cast.police.agency, given=BARE
    )
    assert gone.id in listed(stage, cast.police.duty, "disclosure.received")
    assert asked
    for post in asked:
        assert listed(stage, post, "notice.asked") == [quiet.notice().id]
    assert listed(stage, cast.school.duty, "disclosure.of_ours") == []


@pytest.mark.clause("9.3")
def test_where_nobody_else_could_agree_it_goes_all_the_same_and_waits_at_home(
    quiet: Quiet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chiltern.sharing.queries.notices.second_persons", lambda *_, **__: [])
    stage, cast = quiet.stage, quiet.stage.cast
    gone = quiet.passed()
    assert gone.id in listed(stage, cast.police.duty, "disclosure.received")
    assert listed(stage, cast.social_care.practitioner, "notice.asked") == [quiet.notice().id]
    assert listed(stage, cast.school.duty, "disclosure.of_ours") == []


def test_whoever_got_it_cannot_ask_its_owner_nor_send_it_there_but_in_danger_it_goes_everywhere(
    quiet: Quiet,
) -> None:
    stage, cast = quiet.stage, quiet.stage.cast
    gone = quiet.passed()
    to: dict[str, Any] = {"purpose": "protect-from-harm", "why": "They see her."}
    held: dict[str, Any]
    calm = replace(IN_DANGER, answers=CALM)
    for post, came in ((cast.police.duty, gone.id), (cast.social_care.practitioner, quiet.came)):
        by = cast.become(post)
        held = {"disclosure_id": came, "items": items_of(came)}
        with pytest.raises(Refused, match=r"permission\.owner_not_told"):
            ask_to_pass_on(by=by, recipient=cast.health.agency, **held, **to)
        with pytest.raises(Refused, match=r"passing_on\.owner_not_told"):
            pass_on(by=by, recipient=cast.school.agency, given=calm, **held)
    assert listed(stage, cast.school.duty, "permission.asked") == []
    quiet.further(cast.police, cast.school, gone.id)
    assert listed(stage, cast.school.duty, "disclosure.received")


def test_a_later_hop_goes_under_the_first_notice_and_its_own_row(quiet: Quiet) -> None:
    """Whoever holds it back does not learn where it went on from there."""
    cast = quiet.stage.cast
    gone = quiet.passed()
    further = quiet.further(cast.police, cast.health, gone.id)
    cast.become(cast.health.duty)
    (hop,) = QuietHop.objects.filter(disclosure=further.id)
    cast.become(cast.social_care.practitioner)
    assert hop.notice == quiet.notice().id
    assert not QuietHop.objects.filter(disclosure=further.id).exists()


def test_a_notice_told_twice_at_once_is_told_once(quiet: Quiet, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = quiet.stage.cast
    quiet.passed()
    notice = quiet.notice()
    HeldNotice.objects.filter(id=notice.id).update(state=NoticeState.HELD)
    monkeypatch.setattr("chiltern.sharing.queries.notices.by_id.row", lambda *_: notice)
    with pytest.raises(AlreadyDone):
        tell_owner(by=cast.become(cast.social_care.manager), notice_id=notice.id, because="He is arrested.")


def test_a_persons_own_request_asks_no_owner_about_what_it_does_not_know_to_be_elsewhere(
    stage: Stage,
) -> None:
    asking, cast = Asking(stage).held(), stage.cast
    by = cast.become(cast.social_care.practitioner)
    came = Disclosure.objects.get(agency_request=asking.request).id
    quiet, other = items_of(came)
    said = replace(IN_DANGER, hold=hold(by, cast.social_care.manager))
    pass_on(by=by, disclosure_id=came, items=[quiet], recipient=cast.police.agency, given=said)
    asking.sent().found()
    cast.become(cast.social_care.representative)
    assert list(OwnerAsked.objects.values_list("item", flat=True)) == [other]


def test_no_post_of_the_owners_is_asked_for_a_second_look(quiet: Quiet) -> None:
    cast = quiet.stage.cast
    by = cast.become(cast.social_care.practitioner)
    assert {one.agency for one in second_lookers(by, ())} == {cast.social_care.agency}
    assert cast.social_care.agency not in {
        one.agency for one in second_lookers(by, (), never={cast.social_care.agency})
    }
    gone = quiet.passed()
    assert owners_not_told(gone.decision) == {cast.school.agency}
