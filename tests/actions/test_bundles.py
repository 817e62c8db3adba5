"""A bundle of several owners: each is asked for its own part, what one refuses stays behind, the rest goes. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from chiltern.code_of_practice.words import BundleForm, PartState, PassingOn, ShowOriginator
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.models import Passage
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.make_bundle import make_bundle
from chiltern.sharing.actions.revise_bundle import revise_bundle
from chiltern.sharing.models import (
    Bundle,
    BundlePart,
    Decision,
    Disclosure,
    OnwardPermission,
    Quotation,
)
from chiltern.sharing.queries.bundle_page import of_a_child
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.replaying import replayed
from chiltern.sharing.workings.bundling import PartGiven
from chiltern.sharing.workings.deciding import TermsGiven
from tests.bundling import IN_DANGER, PASSING, PURPOSE, WEIGHED, Several, went
from tests.stage import BRUISE, LATE, Stage

pytestmark = pytest.mark.clause("3.10")


@pytest.fixture
def several(stage: Stage) -> Several:
    return Several(stage)


def test_each_owner_is_asked_for_its_own_part_and_learns_nothing_of_the_others(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    asked = several.asked(bundle)
    assert asked.keys() == set(several.items)
    for owner, mine in ((cast.school, several.school), (cast.health, several.health)):
        cast.become(owner.duty)
        assert set(OnwardPermission.objects.values_list("item", flat=True)) == set(mine)
        assert not Bundle.objects.exists()
        assert not BundlePart.objects.exists()
        assert not Opening.objects.filter(kind__startswith="bundle").exists()
    page = several.page(bundle)
    assert Opening.objects.get(kind="permission.asked").thing is None, "no owner learns an id of the bundle's"
    assert (page.asked, page.answered, page.to_ask) == (3, 0, 0)
    assert {part.state for part in page.parts} == {PartState.ASKED}


def test_what_one_owner_refuses_stays_behind_and_the_rest_goes(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    several.answered(bundle)
    page = several.page(bundle)
    assert [part.state for part in page.parts] == [PartState.STAYS, PartState.STAYS, PartState.GOES]
    made = several.shared(bundle)
    by = cast.become(cast.stranger.duty)
    assert went(made) == several.health
    view = disclosure_page(by, made.id)
    assert [item.text for item in view.items] == [WEIGHED.text]
    assert [item.belongs_to for item in view.items] == ["Riverside Health Trust"]
    assert view.note == f"Bundle, reference {bundle.reference}."
    assert not Bundle.objects.exists()
    assert access.count(by, ["item.received"]) == 1
    again = several.page(bundle)
    assert [part.gone_at is not None for part in again.parts] == [False, False, True]
    assert set(again.chosen) == set(several.school)


def test_what_nobody_has_answered_stays_too_and_goes_later_by_itself(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    asked = several.asked(bundle)
    several.answer(cast.school, asked[several.school[0]], permit=True)
    assert went(several.shared(bundle)) == several.school[:1]
    with pytest.raises(Refused) as told:
        several.shared(bundle)
    assert "3.10" in told.value.clauses
    several.answer(cast.health, asked[several.health[0]], permit=True)
    assert went(several.shared(bundle)) == several.health


def test_the_strictest_terms_bind_the_whole(stage: Stage) -> None:
    several = Several(stage)
    until = date(2999, 5, 31)
    third = several.came(
        stage.cast.police,
        (replace(BRUISE, text="They were called out twice."),),
        show_originator=ShowOriginator.FIRST,
        not_to_be_mentioned_to="Her uncle",
        expires_on=until,
    )
    bundle = several.made(*several.health, *third)
    asked = several.asked(bundle)
    several.answer(stage.cast.health, asked[several.health[0]], permit=True)
    several.answer(stage.cast.police, asked[third[0]], permit=True)
    loose = TermsGiven(PassingOn.PROTECTS, (), ShowOriginator.ALL, False, "Her father")
    made = several.shared(bundle, replace(PASSING, terms=loose))
    stage.cast.become(stage.cast.stranger.duty)
    row = Disclosure.objects.with_keys().get(id=made.id)
    assert (row.passing_on, row.show_originator) == ("ask_me", "first")
    assert row.keep_out_of_online_access
    assert row.not_to_be_mentioned_to.splitlines() == ["Her father", "Her uncle"]
    assert row.expires_at is not None
    assert row.expires_at.date() == until


@pytest.mark.clause("9.3")
def test_in_danger_all_of_it_goes_at_once_and_each_owner_is_told(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    made = several.shared(bundle, IN_DANGER)
    cast.become(cast.stranger.duty)
    assert went(made) == several.items
    cast.become(cast.school.duty)
    assert set(Passage.objects.values_list("ground", flat=True)) == {"exceptional"}
    for owner in (cast.school, cast.health):
        for post, kind in ((owner.duty, "disclosure.of_ours"), (owner.representative, "disclosure.excepted")):
            by = cast.become(post)
            assert [one.thing for one in access.page(by, [kind])[0]] == [made.id]


@pytest.mark.clause("9.3")
def test_in_danger_what_an_owner_refused_goes_too(several: Several) -> None:
    bundle = several.made()
    several.answered(bundle)
    made = several.shared(bundle, IN_DANGER)
    several.stage.cast.become(several.stage.cast.stranger.duty)
    assert went(made) == several.items


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"parts": ()}, "bundle.nothing"),
        ({"parts": (PartGiven(words="  "),)}, "bundle.nothing"),
        ({"parts": (PartGiven(uuid4()),)}, "bundle.not_held"),
        ({"recipient": None}, "bundle.oneself"),
    ],
)
def test_a_bundle_of_nothing_of_what_is_not_held_or_for_oneself_is_refused_and_recorded(
    several: Several, changes: dict[str, Any], key: str
) -> None:
    cast = several.stage.cast
    if "recipient" in changes:
        changes = {"recipient": cast.social_care.agency}
    with pytest.raises(Refused) as told:
        several.made(**changes)
    assert (told.value.key, "3.10" in told.value.clauses) == (key, True)
    cast.become(cast.social_care.practitioner)
    assert Opening.objects.filter(kind="bundle.made.refused").count() == 1
    assert not Bundle.objects.exists()


def test_what_another_agency_holds_cannot_be_put_in(several: Several) -> None:
    """The police hold nothing of this: not even with the items' ids in hand."""
    cast = several.stage.cast
    theirs = several.stage.child(cast.police)
    with pytest.raises(Refused, match=r"bundle\.not_held"):
        make_bundle(by=cast.become(cast.police.practitioner), person=theirs, given=several.given())
    with pytest.raises(Missing):
        make_bundle(by=cast.become(cast.police.practitioner), person=several.child, given=several.given())


def test_nobody_is_asked_twice_nor_where_terms_answer(several: Several) -> None:
    cast = several.stage.cast
    named = several.came(
        cast.police,
        (replace(LATE, text="Nothing is known."),),
        passing_on=PassingOn.THESE_BODIES,
        bodies=(cast.stranger.agency,),
    )
    bundle = several.made(*several.items, *named)
    assert several.asked(bundle).keys() == set(several.items)
    with pytest.raises(Refused) as told:
        several.asked(bundle)
    assert (told.value.key, told.value.clauses) == ("permission.asked_already", ("3.10",))
    assert went(several.shared(bundle)) == named


def test_leave_for_an_item_that_is_not_held_or_for_oneself_is_refused_with_its_clause(
    several: Several,
) -> None:
    cast = several.stage.cast
    by = cast.become(cast.social_care.practitioner)
    came = Disclosure.objects.filter(recipient=by.agency).first()
    assert came is not None
    whole: dict[str, Any] = {"disclosure_id": came.id, "purpose": PURPOSE, "why": "Mentor."}
    for items, recipient, key in (
        ([uuid4()], cast.stranger.agency, "permission.not_held"),
        (went(came), by.agency, "permission.oneself"),
    ):
        with pytest.raises(Refused) as told:
            ask_to_pass_on(by=by, items=items, recipient=recipient, **whole)
        assert (told.value.key, told.value.clauses) == (key, ("3.10",))
    cast.become(cast.social_care.practitioner)
    assert Opening.objects.filter(kind="permission.asked.refused").count() == 2


def test_a_chronology_stands_in_time_and_offers_what_came_since(several: Several) -> None:
    cast = several.stage.cast
    early = several.came(cast.police, (replace(LATE, text="Called out.", observed_on=date(2026, 3, 1)),))
    bundle = several.made(*several.items, *early, form=BundleForm.CHRONOLOGY)
    page = several.page(bundle)
    assert page.parts[0].id == early[0]
    assert page.came_since == 0
    since = several.came(cast.health, (replace(WEIGHED, text="Seen again."),))
    page = several.page(bundle)
    assert page.came_since == 1
    assert since[0] not in {part.id for part in page.parts}
    by = cast.become(cast.social_care.practitioner)
    assert {one.id for one in of_a_child(by, several.child)} == {*several.items, *early, *since}
    keep = [part.id for part in page.parts if part.id != early[0]]
    revise_bundle(by=by, bundle_id=bundle.id, parts=[PartGiven(item) for item in (*keep, *since)])
    page = several.page(bundle)
    assert (page.parts[-1].id, page.came_since) == (since[0], 0)
    assert early[0] not in {part.id for part in page.parts}


def test_in_a_summary_a_passage_is_its_owners_and_stays_behind_with_it(several: Several) -> None:
    cast = several.stage.cast
    bundle = several.made(
        PartGiven(words="Her teachers worry."),
        PartGiven(several.school[0], "A bruise on her left arm"),
        PartGiven(several.health[0], "lost weight"),
        PartGiven(several.health[0], "since June"),
        form=BundleForm.SUMMARY,
    )
    asked = several.asked(bundle)
    several.answer(cast.school, asked[several.school[0]], permit=False)
    several.answer(cast.health, asked[several.health[0]], permit=True)
    page = several.page(bundle)
    assert [part.state for part in page.parts] == [PartState.OURS, PartState.STAYS, PartState.GOES]
    assert page.parts[2].words == "lost weight\n\nsince June"
    made = several.shared(bundle)
    by = cast.become(cast.stranger.duty)
    view = disclosure_page(by, made.id)
    assert [(item.text, item.quoted) for item in view.items] == [
        ("Her teachers worry.", ""),
        (WEIGHED.text, "lost weight\n\nsince June"),
    ]
    assert [item.belongs_to for item in view.items] == ["Children’s Social Care", "Riverside Health Trust"]
    assert "bruise" not in repr(view)
    cast.become(cast.school.duty)
    assert not Quotation.objects.exists()
    cast.become(cast.health.duty)
    assert set(Quotation.objects.values_list("item", flat=True)) == set(several.health)


def test_own_words_that_are_written_on_stay_the_same_item(several: Several) -> None:
    bundle = several.made(PartGiven(words="As before."), *several.health, form=BundleForm.SUMMARY)
    before = {part.id for part in several.page(bundle).parts}
    by = several.stage.cast.become(several.stage.cast.social_care.practitioner)
    said = [PartGiven(words="As before."), PartGiven(words="And more."), PartGiven(several.health[0])]
    revise_bundle(by=by, bundle_id=bundle.id, parts=said)
    after = [part.id for part in several.page(bundle).parts]
    assert before < set(after)
    assert len(after) == 3


def test_nothing_is_begun_without_saying_why(several: Several) -> None:
    with pytest.raises(Invalid) as asked:
        several.made(why=" ")
    assert asked.value.field == "why"


@pytest.mark.clause("3.8")
def test_the_decision_to_share_a_part_of_it_is_made_again_the_same(several: Several) -> None:
    bundle = several.made()
    several.answered(bundle)
    several.shared(bundle)
    several.stage.cast.become(several.stage.cast.social_care.practitioner)
    about = Decision.objects.get(about=bundle.id)
    (again,) = (one for one in replayed() if one.decision == about.id)
    assert (again.names, again.destroyed) == ((), False)
