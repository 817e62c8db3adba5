"""What was read is asked back: every holder answers, and there is no new use of it but in danger. Clauses 3.8, 3.10 and 9.3."""

from __future__ import annotations

from uuid import UUID

import pytest

from chiltern.code_of_practice.words import Answer, PassingOn
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.sharing.actions.ask_item_back import ask_item_back
from chiltern.sharing.actions.confirm_correction import confirm_correction
from chiltern.sharing.models import Correction
from chiltern.sharing.queries.correction_page import correction_page, notice_page
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.received_page import disclosure_page
from chiltern.sharing.workings.correcting import ConfirmationGiven, CorrectionGiven
from tests.actions.test_corrected_quietly import owner_reads
from tests.actions.test_corrections import bruise, corrected, held_by_two, notice
from tests.actions.test_passing_on import go, received
from tests.holding_back import IN_DANGER, Quiet
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.10")
WHY = "It was shared with the wrong team."


def asked_back(
    stage: Stage, item: UUID, post: UUID | None = None, version: int = 1, why: str = WHY
) -> Correction:
    by = stage.cast.become(post or stage.cast.school.duty)
    return ask_item_back(by=by, item_id=item, version=version, why=why)


def test_every_holder_is_asked_and_says_that_it_is_removed_or_on_which_basis_it_is_kept(stage: Stage) -> None:
    cast = stage.cast
    item, passed = held_by_two(stage)
    made = asked_back(stage, item)
    shown = {each.id: each for each in disclosure_page(cast.become(cast.stranger.manager), passed.id).items}
    assert [(each.untrue, each.asked_back) for each in shown[item].corrections] == [(WHY, True)]
    removed, kept = notice(stage, cast.stranger), notice(stage, cast.social_care)
    confirm_correction(by=cast.become(cast.stranger.manager), notice_id=removed.id, given=ConfirmationGiven())
    with pytest.raises(Invalid):
        by = cast.become(cast.social_care.manager)
        confirm_correction(by=by, notice_id=kept.id, given=ConfirmationGiven(kept=True))
    basis = ConfirmationGiven("Our section 47 enquiry rests on it.", kept=True)
    confirm_correction(by=cast.become(cast.social_care.manager), notice_id=kept.id, given=basis)
    owner = cast.become(cast.school.duty)
    lines = correction_page(owner, made.id).lines
    assert [(line.agency, line.kept) for line in lines] == [
        ("Beacon Leisure", False),
        ("Children’s Social Care", True),
    ]
    assert notice_page(owner, kept.id).words == basis.words
    assert one_page(owner, "correcting").count == 0


def test_there_is_no_new_use_of_it_but_in_danger(stage: Stage) -> None:
    cast = stage.cast
    came, items = received(stage, PassingOn.THESE_BODIES, bodies=(cast.stranger.agency,))
    item = bruise(stage, items)
    asked_back(stage, item)
    with pytest.raises(Refused):
        go(stage, (came, [item]))
    others = [each for each in items if each != item]
    go(stage, (came, others))
    assert IN_DANGER.answers.danger is Answer.YES
    go(stage, (came, [item]), IN_DANGER)
    cast.become(cast.stranger.manager)
    assert Correction.objects.get().asked_back


@pytest.mark.clause("3.8")
def test_its_owner_alone_asks_once_and_says_why(stage: Stage) -> None:
    cast = stage.cast
    item, _ = held_by_two(stage)
    with pytest.raises(Refused, match=r"not_open"):
        asked_back(stage, item, post=cast.social_care.manager)
    with pytest.raises(Missing):
        asked_back(stage, item, post=cast.police.duty)
    with pytest.raises(Invalid):
        asked_back(stage, item, why=" ")
    asked_back(stage, item)
    with pytest.raises(Refused) as again:
        asked_back(stage, item, version=2)
    assert again.value.clauses == ("3.10",)
    mine = corrected(stage, item, CorrectionGiven(2, "The date was wrong."))
    assert not mine.asked_back


def test_a_correction_is_not_answered_as_what_is_asked_back(stage: Stage) -> None:
    item, _ = held_by_two(stage)
    corrected(stage, item)
    mine = notice(stage, stage.cast.stranger)
    with pytest.raises(Invalid):
        by = stage.cast.become(stage.cast.stranger.manager)
        confirm_correction(by=by, notice_id=mine.id, given=ConfirmationGiven("We keep it.", kept=True))


def test_whoever_has_it_quietly_is_asked_too_and_the_owner_learns_nothing(stage: Stage) -> None:
    quiet, cast = Quiet(stage), stage.cast
    gone = quiet.passed()
    item = bruise(stage, quiet.items)
    asked_back(stage, item)
    shown = {each.id: each for each in disclosure_page(cast.become(cast.police.duty), gone.id).items}
    assert WHY in repr(shown[item])
    before = owner_reads(stage)
    row = notice(stage, cast.police)
    confirm_correction(by=cast.become(cast.police.manager), notice_id=row.id, given=ConfirmationGiven())
    assert owner_reads(stage) == before
    assert not any(str(each) in repr(before) for each in (row.id, cast.police.agency))
