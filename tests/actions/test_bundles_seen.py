"""Who sees what of a bundle: its makers alone what stands in it, each owner its own alone, and as with single items. 2.2, 3.10."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import transaction

from chiltern.code_of_practice.words import BundleForm
from chiltern.foundation import access
from chiltern.foundation.gate import Missing, Refused
from chiltern.people.actions.record_person import record_person
from chiltern.people.models import Person
from chiltern.sharing.actions.ask_for_bundle import ask_for_bundle
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.actions.make_bundle import make_bundle
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.revise_bundle import revise_bundle
from chiltern.sharing.models import (
    AgencyRequest,
    BundlePart,
    CorrectionNotice,
    Decision,
    DisclosedItem,
    Disclosure,
    Item,
    Quotation,
)
from chiltern.sharing.queries.bundle_page import bundle_page, of_a_child
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.views import ItemView
from chiltern.sharing.queries.went import went_page
from chiltern.sharing.workings.bundling import PartGiven
from chiltern.sharing.workings.correcting import CorrectionGiven
from tests.bundling import IN_DANGER, PASSING, Several, went
from tests.holding_back import hold
from tests.stage import CHILD, LATE, Stage

pytestmark = pytest.mark.clause("3.10")


@pytest.fixture
def several(stage: Stage) -> Several:
    return Several(stage)


def test_an_owner_sees_that_its_own_went_and_neither_what_else_nor_how_much(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    for item, question in several.asked(bundle).items():
        several.answer(cast.school if item in several.school else cast.health, question, permit=True)
    made = several.shared(bundle)
    assert went(made) == several.items
    for owner, mine, others in (
        (cast.school, several.school, several.health),
        (cast.health, several.health, several.school),
    ):
        by = cast.become(owner.duty)
        assert [one.thing for one in access.page(by, ["disclosure.of_ours"])[0]] == [made.id]
        assert went(made) == mine
        page = went_page(by, made.id)
        assert [item.id for item in page.items] == mine
        assert not Item.objects.filter(id__in=others).exists()
        assert not Decision.objects.filter(about=bundle.id).exists()
    cast.become(cast.stranger.duty)
    assert went(made) == several.items


def test_a_bundle_is_its_makers_team_s_and_nobody_else_s(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    assert bundle_page(cast.become(cast.social_care.manager), bundle.id).id == bundle.id
    for post in (cast.social_care.colleague, cast.school.duty, cast.stranger.duty, cast.health.practitioner):
        by = cast.become(post)
        for do in (
            lambda by=by: bundle_page(by, bundle.id),
            lambda by=by: ask_for_bundle(by=by, bundle_id=bundle.id),
            lambda by=by: revise_bundle(by=by, bundle_id=bundle.id, parts=[PartGiven(several.health[0])]),
            lambda by=by: pass_on(
                by=by, disclosure_id=bundle.id, items=several.items, recipient=bundle.recipient, given=PASSING
            ),
        ):
            with pytest.raises(Missing):
                do()


def test_what_a_colleague_has_not_opened_shows_nothing_of_itself(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    page = bundle_page(cast.become(cast.social_care.manager), bundle.id)
    assert [part.item for part in page.parts] == [None] * 3
    assert all(part.is_closed for part in page.parts)
    line = of_a_child(cast.become(cast.social_care.manager), several.child)
    assert [one.item for one in line] == [None] * 3


def test_of_two_owners_quoted_each_sees_its_own_passage_alone(several: Several) -> None:
    cast = several.stage.cast
    parts = (PartGiven(several.school[0], "A bruise"), PartGiven(several.health[0], "lost weight"))
    bundle = several.made(*parts, form=BundleForm.SUMMARY)
    several.shared(bundle, IN_DANGER)
    for owner, mine in ((cast.school, several.school[0]), (cast.health, several.health[0])):
        cast.become(owner.duty)
        assert list(Quotation.objects.values_list("item", flat=True)) == [mine]
        assert list(DisclosedItem.objects.exclude(via=None).values_list("item", flat=True)) == [mine]


def test_the_hold_goes_with_the_bundle_and_its_owner_is_asked_nothing(several: Several) -> None:
    """What social care holds back from the school in danger stays held back for the rest of the way."""
    cast, bundle = several.stage.cast, several.made()
    by = cast.become(cast.social_care.practitioner)
    several.shared(bundle, replace(IN_DANGER, hold=hold(by, cast.social_care.manager)))
    for owner in (cast.school, cast.health):
        for post in (owner.duty, owner.representative):
            seen = cast.become(post)
            assert access.count(seen, ["disclosure.of_ours", "disclosure.excepted"]) == 0
    again = several.made(recipient=cast.police.agency)
    with pytest.raises(Refused):
        several.asked(again)
    made = several.shared(again, IN_DANGER)
    for owner in (cast.school, cast.health):
        seen = cast.become(owner.duty)
        assert access.count(seen, ["disclosure.of_ours"]) == 0
    cast.become(cast.police.duty)
    assert went(made) == several.items


@pytest.mark.clause("2.2")
def test_who_is_in_conflict_with_the_child_finds_no_bundle_and_no_chronology(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    assert bundle_page(cast.become(cast.social_care.conflicted), bundle.id).parts
    cast.set_conflict(cast.social_care, cast.social_care.conflicted, several.child)
    by = cast.become(cast.social_care.conflicted)
    with pytest.raises(Missing):
        bundle_page(by, bundle.id)
    assert access.count(by, ["bundle.own"]) == 0
    assert of_a_child(by, several.child) == ()


@pytest.mark.clause("2.2")
def test_what_is_restricted_to_one_is_in_no_bundle_of_a_colleagues(several: Several) -> None:
    cast = several.stage.cast
    first = several.made()
    by = cast.become(cast.social_care.practitioner)
    came = Disclosure.objects.get(id=BundlePart.objects.get(item=several.health[0]).source)
    restrict_thing(by=by, thing=came.agency_request, posts=[], why="It is about a colleague.")
    second, third = several.made(), several.made(*several.school)
    by = cast.become(cast.social_care.manager)
    assert [part.id for part in bundle_page(by, first.id).parts] == several.school
    assert bundle_page(by, third.id)
    with pytest.raises(Missing):
        bundle_page(by, second.id)
    by = cast.become(cast.social_care.practitioner)
    revise_bundle(by=by, bundle_id=third.id, parts=[PartGiven(item) for item in several.items])
    with pytest.raises(Missing):
        bundle_page(cast.become(cast.social_care.manager), third.id)
    assert len(several.page(third).parts) == len(several.items)


@pytest.mark.clause("2.2")
def test_what_is_read_under_break_glass_alone_is_put_into_nothing(several: Several) -> None:
    cast = several.stage.cast
    came = BundlePart.objects.get(item=several.health[0], bundle=several.made().id).source
    reference = AgencyRequest.objects.get(id=Disclosure.objects.get(id=came).agency_request).reference
    by = cast.become(cast.social_care.colleague)
    read_outside(by=by, reason="A and E.", reference=reference)
    by = cast.become(cast.social_care.colleague)
    assert list(Item.objects.values_list("id", flat=True)) == several.health, "opened for a short time"
    theirs = record_person(by=by, stated=CHILD, readers=[cast.social_care.other_team])
    with pytest.raises(Refused, match=r"bundle\.not_held"):
        make_bundle(by=by, person=theirs, given=several.given(*several.health))


@pytest.mark.clause("2.2")
def test_an_owners_colleague_in_conflict_with_anybody_in_its_part_does_not_see_that_it_went(
    several: Several,
) -> None:
    cast = several.stage.cast
    another = several.came(cast.school, (replace(LATE, text="His brother is late too."),))
    several.shared(several.made(*several.school, *another), IN_DANGER)
    seen = cast.become(cast.school.manager)
    assert access.count(seen, ["disclosure.of_ours"]) == 1
    children = list(
        Person.objects.filter(keeper=cast.school.agency).order_by("made_at").values_list("id", flat=True)
    )
    for child in children:
        with transaction.atomic():
            cast.set_conflict(cast.school, cast.school.manager, child)
            assert access.count(cast.become(cast.school.manager), ["disclosure.of_ours"]) == 0
            transaction.set_rollback(True)


def test_inside_a_bundle_reading_and_correcting_are_each_owners_own(several: Several) -> None:
    cast, bundle = several.stage.cast, several.made()
    made = several.shared(bundle, IN_DANGER)
    open_disclosure(by=cast.become(cast.stranger.duty), disclosure_id=made.id)
    bruise, untrue = several.school[0], "The bruise was not hers."
    by = cast.become(cast.school.duty)
    correct_item(by=by, item_id=bruise, given=CorrectionGiven(1, untrue))
    for owner in (cast.school, cast.health):
        page = went_page(cast.become(owner.duty), made.id)
        assert all(item.hops[-1].read_on for item in page.items)
        assert ("Children’s Social Care", "Beacon Leisure") in {
            (hop.from_agency, hop.to_agency) for item in page.items for hop in item.hops
        }
    assert not CorrectionNotice.objects.exists(), "the health trust corrects nothing, and hears of nothing"
    by = cast.become(cast.stranger.duty)
    assert CorrectionNotice.objects.filter(recipient=by.agency, item=bruise).count() == 1
    items = disclosure_page(by, made.id).items
    assert [[each.untrue for each in item.corrections] for item in items] == [[untrue], [], []]
    assert [item.corrections[0].untrue for item in of_a_child_corrected(several)] == [untrue]


def of_a_child_corrected(several: Several) -> list[ItemView]:
    """What was corrected, beside the old text on the line of time too."""
    by = several.stage.cast.become(several.stage.cast.social_care.practitioner)
    return [one.item for one in of_a_child(by, several.child) if one.item and one.item.corrections]
