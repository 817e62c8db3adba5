"""Taken back before anybody opened it: zero views. Afterwards it is read, and stays. Clauses 3.6, 3.7, 3.8 and 3.10."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Method
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.foundation.models import KeyWrap
from chiltern.foundation.sealed import keys
from chiltern.foundation.sealed.fields import SealedRow
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.recall_disclosure import recall_disclosure
from chiltern.sharing.models import CorrectionNotice, Disclosure, FirstView, Item, Recall, Reply, Telling
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.recalls import recall_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.correcting import CorrectionGiven
from tests.cast import At
from tests.stage import BY_TELEPHONE, WHOLE, Stage

pytestmark = pytest.mark.clause("3.10")
WHY = "It was meant for the police."


def take_back(stage: Stage, disclosure: UUID, post: UUID | None = None, why: str = WHY) -> Recall:
    by = stage.cast.become(post or stage.cast.school.practitioner)
    return recall_disclosure(by=by, disclosure_id=disclosure, why=why)


def sees_nothing(stage: Stage, at: At, disclosure: UUID, items: set[UUID]) -> None:
    """Neither the rows nor the keys, for anybody there."""
    for post in (at.duty, at.practitioner, at.manager):
        by = stage.cast.become(post)
        assert not Disclosure.objects.filter(id=disclosure).exists()
        assert not Item.objects.filter(id__in=items).exists()
        assert not Telling.objects.filter(disclosure=disclosure).exists()
        assert not Reply.objects.exists()
        assert not KeyWrap.objects.filter(thing__in=[disclosure, *items]).exists()
        for refused in (open_disclosure, acknowledge_disclosure):
            with pytest.raises(Missing):
                refused(by=stage.cast.become(post), disclosure_id=disclosure)
        assert not FirstView.objects.exists()
        assert one_page(by, "told").count == one_page(by, "received").count == 0


@pytest.mark.clause("3.7")
def test_told_unasked_and_taken_back_unread_it_has_no_view_and_never_will(stage: Stage) -> None:
    cast = stage.cast
    told = stage.told()
    stage.cast.become(cast.social_care.duty)
    items = set(Item.objects.values_list("id", flat=True))
    assert items
    made = take_back(stage, told.id)
    sees_nothing(stage, cast.social_care, told.id, items)
    by = cast.become(cast.social_care.duty)
    assert [row.thing for row in one_page(by, "recalled").rows] == [made.id]
    view = recall_page(by, made.id)
    assert (view.why, view.disclosure, view.other_agency) == ("", None, "St Osyth’s School")
    with pytest.raises(keys.NoKey):
        SealedRow.key_of_thing(Recall.objects.with_keys().get())
    owner = cast.become(cast.school.practitioner)
    assert recall_page(owner, made.id).why == WHY
    shown = disclosure_page(owner, told.id)
    assert (shown.recalled, shown.can_be_recalled, {item.id for item in shown.items}) == (True, False, items)
    assert one_page(owner, "telling").count == 0
    for stranger in (cast.police.duty, cast.social_care.colleague, cast.school.colleague):
        with pytest.raises(Missing):
            recall_page(cast.become(stranger), made.id)


def test_an_answer_that_was_taken_back_brings_nothing(stage: Stage) -> None:
    cast = stage.cast
    shared = stage.disclosure(cast.social_care, stage.decided(cast.social_care, cast.school, WHOLE))
    items = set(Item.objects.values_list("id", flat=True))
    take_back(stage, shared.id, cast.school.duty)
    sees_nothing(stage, cast.social_care, shared.id, items)


@pytest.mark.clause("3.8")
def test_once_somebody_there_has_opened_it_it_stays_and_so_does_a_recall(stage: Stage) -> None:
    cast = stage.cast
    read, received, back = (stage.told().id for _ in range(3))
    open_disclosure(by=cast.become(cast.social_care.duty), disclosure_id=read)
    acknowledge_disclosure(by=cast.become(cast.social_care.duty), disclosure_id=received)
    for disclosure in (read, received):
        with pytest.raises(Refused) as late:
            take_back(stage, disclosure)
        assert "Somebody there has opened it." in late.value.says
        assert late.value.clauses == ("3.10",)
        assert disclosure_page(cast.become(cast.social_care.duty), disclosure).items
    take_back(stage, back)
    with pytest.raises(Refused) as twice:
        take_back(stage, back)
    assert (twice.value.says, twice.value.clauses) == ("It has been recalled already.", ("3.10",))
    cast.become(cast.school.practitioner)
    assert Opening.objects.filter(kind="disclosure.recalled.refused", thing=back).count() == 1


def test_only_whoever_shared_it_takes_it_back_and_says_why_and_what_was_said_stays_said(stage: Stage) -> None:
    cast = stage.cast
    told = stage.told().id
    for post in (cast.social_care.duty, cast.police.duty, cast.school.colleague):
        with pytest.raises(Missing):
            take_back(stage, told, post)
    for why in (" ", "x" * 20_001):
        with pytest.raises(Invalid):
            take_back(stage, told, why=why)
    by_voice = replace(stage.telling().decision, answers=BY_TELEPHONE.answers)
    assert by_voice.answers.method is Method.TELEPHONE
    spoken = stage.told(decision=by_voice).id
    with pytest.raises(Refused) as said:
        take_back(stage, spoken)
    assert said.value.clauses == ("3.6", "3.10")


def test_nobody_holds_what_was_taken_back_when_it_is_corrected(stage: Stage) -> None:
    cast = stage.cast
    told = stage.told().id
    by = cast.become(cast.school.practitioner)
    (item,) = disclosure_page(by, told).items
    take_back(stage, told)
    correct_item(
        by=cast.become(cast.school.practitioner), item_id=item.id, given=CorrectionGiven(1, "Not hers.")
    )
    for post in (cast.social_care.duty, cast.school.practitioner):
        cast.become(post)
        assert not CorrectionNotice.objects.exists()
