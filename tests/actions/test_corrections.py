"""It was wrong: a correction reaches every holder, says nothing of anybody else, and each confirms. Clauses 3.7, 3.8, 3.10."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import PassingOn, ShowOriginator
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.foundation.sealed import by_id
from chiltern.ledger import openings
from chiltern.ledger.models import Entry, Opening
from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.actions.correct_item import correct_item
from chiltern.sharing.models import Correction, CorrectionNotice, Disclosure, Item
from chiltern.sharing.queries.correction_page import correction_page, notice_page
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.queries.sifted import Sift, sifted_page
from chiltern.sharing.workings.correcting import ConfirmationGiven, CorrectionGiven
from tests.actions.test_passing_on import go, received
from tests.actions.test_went import OWNER, gone_on
from tests.cast import At
from tests.stage import BRUISE, Stage

pytestmark = pytest.mark.clause("3.10")
UNTRUE = "The bruise was not hers."
GIVEN = CorrectionGiven(1, UNTRUE, "She had no bruise.")


def held_by_two(stage: Stage) -> tuple[UUID, Disclosure]:
    """The school's item, at social care and, from there, at Beacon Leisure: the item, and the second hop."""
    to: dict[str, Any] = {"show_originator": ShowOriginator.ALL, "bodies": (stage.cast.stranger.agency,)}
    came, items = received(stage, PassingOn.THESE_BODIES, **to)
    return bruise(stage, items), go(stage, (came, items))


def bruise(stage: Stage, items: Sequence[UUID]) -> UUID:
    """Of what the school shared, that one."""
    stage.cast.become(stage.cast.school.duty)
    (found,) = (row.id for row in by_id.rows(Item, items) if row.text == BRUISE.text)
    return found


def corrected(stage: Stage, item: UUID, given: CorrectionGiven = GIVEN) -> Correction:
    return correct_item(by=stage.cast.become(stage.cast.school.duty), item_id=item, given=given)


def notice(stage: Stage, at: At) -> CorrectionNotice:
    stage.cast.become(at.manager)
    found: CorrectionNotice = CorrectionNotice.objects.get()
    return found


def test_every_holder_by_whatever_hops_is_told_and_none_sees_another(stage: Stage) -> None:
    cast = stage.cast
    item, _ = held_by_two(stage)
    made = corrected(stage, item)
    assert (made.version, made.item) == (2, item)
    owner = cast.become(cast.school.duty)
    assert [line.agency for line in correction_page(owner, made.id).lines] == [
        "Beacon Leisure",
        "Children’s Social Care",
    ]
    assert one_page(owner, "correcting").count == 2
    for at in (cast.social_care, cast.stranger):
        mine = notice(stage, at)
        assert (mine.recipient, mine.item) == (at.agency, item)
        assert one_page(cast.become(at.manager), "corrections").count == 1
        assert correction_page(cast.become(at.manager), made.id).lines == ()
    for post in (cast.police.duty, cast.stranger.colleague, cast.school.colleague):
        cast.become(post)
        assert not CorrectionNotice.objects.exists()
        assert not Correction.objects.exists()
        with pytest.raises(Missing):
            notice_page(cast.become(post), mine.id)


def test_it_stands_beside_the_old_text_for_each_and_goes_on_with_it_later(stage: Stage) -> None:
    cast = stage.cast
    came, items = received(stage, PassingOn.THESE_BODIES, bodies=(cast.stranger.agency,))
    wrong = bruise(stage, items)
    made = corrected(stage, wrong)
    passed = go(stage, (came, items))
    readers = ((cast.social_care, came), (cast.stranger, passed.id), (cast.school, came))
    for at, disclosure in readers:
        beside = {one.id: one for one in disclosure_page(cast.become(at.manager), disclosure).items}
        assert beside[wrong].text == BRUISE.text
        assert [(one.version, one.untrue, one.instead) for one in beside.pop(wrong).corrections] == [
            (2, UNTRUE, GIVEN.instead)
        ]
        assert [one.corrections for one in beside.values()] == [()]
    cast.become(cast.stranger.manager)
    assert not CorrectionNotice.objects.exists(), "it came with its correction"
    assert Correction.objects.get().id == made.id


@pytest.mark.clause("3.8")
def test_each_confirms_once_and_the_owner_sees_who_has_not(stage: Stage) -> None:
    cast = stage.cast
    item, _ = held_by_two(stage)
    made = corrected(stage, item)
    mine = notice(stage, cast.stranger)
    assert mine.worked_out.startswith("2 working days after")
    with pytest.raises(Refused, match=r"confirm_correction\.not_open"):
        confirm_correction(by=cast.become(cast.school.duty), notice_id=mine.id, given=ConfirmationGiven())
    words = ConfirmationGiven("Struck out in our notes.")
    confirm_correction(by=cast.become(cast.stranger.manager), notice_id=mine.id, given=words)
    with pytest.raises(AlreadyDone):
        confirm_correction(by=cast.become(cast.stranger.manager), notice_id=mine.id, given=words)
    assert one_page(cast.become(cast.stranger.manager), "corrections").count == 0
    owner = cast.become(cast.school.duty)
    assert [
        (line.agency, line.confirmed_at is not None) for line in correction_page(owner, made.id).lines
    ] == [
        ("Beacon Leisure", True),
        ("Children’s Social Care", False),
    ]
    assert notice_page(owner, mine.id).words == words.words
    assert (one_page(owner, "correcting").count, one_page(owner, "corrected").count) == (1, 1)


@pytest.mark.clause("3.8")
def test_only_the_owner_corrects_and_only_the_version_that_stands_and_the_refusal_is_on_the_record(
    stage: Stage,
) -> None:
    cast = stage.cast
    item, _ = held_by_two(stage)
    with pytest.raises(Refused, match=r"correct_item\.not_open") as holder:
        correct_item(by=cast.become(cast.social_care.manager), item_id=item, given=GIVEN)
    assert holder.value.clauses == ("3.10",)
    with pytest.raises(Missing):
        correct_item(by=cast.become(cast.police.duty), item_id=item, given=GIVEN)
    corrected(stage, item)
    with pytest.raises(Refused) as superseded:
        corrected(stage, item)
    assert superseded.value.clauses == ("3.10",)
    assert "It has been corrected since." in superseded.value.says
    assert corrected(stage, item, CorrectionGiven(2, "Nor was the scratch.")).version == 3
    cast.become(cast.school.duty)
    assert Opening.objects.filter(kind="item.corrected.refused", thing=item).count() == 1
    for wrong in (CorrectionGiven(3, " "), CorrectionGiven(3, "x" * 20_001)):
        with pytest.raises(Invalid):
            corrected(stage, item, wrong)


@pytest.mark.clause("3.7")
def test_where_the_terms_keep_whose_it_is_the_correction_comes_from_whoever_passed_it_on(
    stage: Stage,
) -> None:
    came, passed = gone_on(stage)
    cast = stage.cast
    by = cast.become(cast.sensitive.duty)
    (item,) = disclosure_page(by, came).items
    correct_item(by=by, item_id=item.id, given=GIVEN)
    mine = notice(stage, cast.school)
    by = cast.become(cast.school.duty)
    shown = notice_page(by, mine.id), one_page(by, "corrections").rows, disclosure_page(by, passed.id)
    assert OWNER not in repr(shown)
    assert shown[1][0].other_agency == "Children’s Social Care"
    assert sifted_page(by, "corrections", Sift(agency=cast.sensitive.agency)).count == 0
    assert notice(stage, cast.social_care).as_from == cast.sensitive.agency


@pytest.mark.clause("3.8")
def test_the_record_says_to_each_its_own_alone_and_no_word_of_it(stage: Stage) -> None:
    cast = stage.cast
    item, _ = held_by_two(stage)
    corrected(stage, item)
    ids = {at.agency: str(notice(stage, at).id) for at in (cast.social_care, cast.stranger)}
    for at in (cast.social_care, cast.stranger, cast.school):
        cast.become(at.manager)
        opening = Opening.objects.get(kind="item.corrected", thing=item)
        entry = Entry.objects.get(id=opening.entry)
        shown = openings.check(
            openings.unseal(bytes(opening.sealed), opening.id, opening.keeper), bytes(entry.commitment)
        )
        said = repr(dict(shown.fields))
        assert UNTRUE not in said
        its_own = {at.agency} if at.agency in ids else set(ids)
        assert {agency for agency, one in ids.items() if one in said} == its_own
