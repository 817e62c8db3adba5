"""Take, give, hand over, cover what was told: who has it, and what never goes with it. Clauses 2.2, 3.6 and 3.7."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from chiltern.agencies.actions.set_cover import set_cover
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_back import answer_back
from chiltern.sharing.actions.assign_telling import assign_telling
from chiltern.sharing.actions.hand_over_telling import hand_over_telling
from chiltern.sharing.models import Disclosure, TellingAssignment
from chiltern.sharing.queries.having import who_may_have
from chiltern.sharing.queries.sifted import Sift, sifted_page
from chiltern.sharing.queries.telling_page import TellingView, telling_page, told
from tests.actions.test_telling import ASSESSING, seen_by
from tests.stage import Stage

pytestmark = [pytest.mark.clause("2.2"), pytest.mark.clause("3.6")]


def received(stage: Stage, posts: tuple[UUID, ...] = ()) -> Disclosure:
    """Told to social care, and acknowledged there by whoever sees it."""
    care = stage.cast.social_care
    made = stage.told(posts=posts)
    acknowledge_disclosure(by=stage.cast.become(posts[0] if posts else care.duty), disclosure_id=made.id)
    return made


def view(stage: Stage, post: UUID, made: Disclosure) -> TellingView:
    found = telling_page(stage.cast.become(post), made.id)
    assert found is not None
    return found


def test_it_is_given_to_a_colleague_of_another_team_with_everything_that_came(stage: Stage) -> None:
    care = stage.cast.social_care
    made = received(stage)
    assign_telling(by=stage.cast.become(care.duty), disclosure_id=made.id, to_post=care.colleague)
    assert seen_by(stage, care, made) == {"duty", "manager", "colleague"}
    assert view(stage, care.manager, made).with_whom.startswith("Col Colleague")
    assert view(stage, stage.cast.school.practitioner, made).with_whom == "", (
        "the teller learns nothing of it"
    )
    by = stage.cast.become(care.colleague)
    mine = sifted_page(by, "told", Sift(through=by.post))
    assert (mine.count, [row.thing for row in mine.rows]) == (1, [made.id])
    answer_back(by=by, disclosure_id=made.id, given=ASSESSING)
    assert access.count(stage.cast.become(care.colleague), ["telling.received"]) == 0


def test_it_is_taken_and_handed_to_a_team_and_is_no_more_ones_own(stage: Stage) -> None:
    care = stage.cast.social_care
    made = received(stage)
    by = stage.cast.become(care.duty)
    assign_telling(by=by, disclosure_id=made.id, to_post=by.post)
    assert sifted_page(by, "told", Sift(through=by.post)).count == 1
    by = stage.cast.become(care.duty)
    hand_over_telling(by=by, disclosure_id=made.id, to=care.other_team)
    assert sifted_page(by, "told", Sift(through=by.post)).count == 0
    assert seen_by(stage, care, made) == {"duty", "manager", "colleague"}, "the desk has it still"
    assert view(stage, care.colleague, made).with_whom == "Other team"
    assert Opening.objects.filter(kind__startswith="telling.", thing=made.id).count() == 2


@pytest.mark.clause("3.7")
def test_what_was_told_to_named_people_goes_to_nobody_else_and_says_what_to_do(stage: Stage) -> None:
    care = stage.cast.social_care
    made = received(stage, posts=(care.manager,))
    by = stage.cast.become(care.manager)
    with pytest.raises(Invalid) as wrong:
        assign_telling(by=by, disclosure_id=made.id, to_post=care.duty)
    assert (wrong.value.field, "ring whoever told you" in wrong.value.says) == ("to_post", True)
    with pytest.raises(Refused) as refused:
        hand_over_telling(by=by, disclosure_id=made.id, to=care.desk)
    assert "ask them to tell that colleague too" in refused.value.says
    assert not TellingAssignment.objects.exists()
    assign_telling(by=by, disclosure_id=made.id, to_post=by.post)
    assert seen_by(stage, care, made) == {"manager"}


@pytest.mark.clause("3.7")
def test_between_named_people_it_goes_to_and_fro_and_to_no_team(stage: Stage) -> None:
    care = stage.cast.social_care
    made = received(stage, posts=(care.manager, care.duty))
    by = stage.cast.become(care.manager)
    found = who_may_have(by, told(made.id))
    assert ({one.post for one in found.people}, found.teams) == ({care.manager, care.duty}, ())
    hand_over_telling(by=by, disclosure_id=made.id, to=care.duty)
    assert seen_by(stage, care, made) == {"manager", "duty"}, "it keeps its reader"


@pytest.mark.clause("3.7")
def test_a_colleague_who_could_be_in_conflict_cannot_be_given_it_and_stands_in_no_choice(
    stage: Stage,
) -> None:
    care = stage.cast.social_care
    stage.cast.set_conflict(care, care.conflicted, stage.child(care))
    made = received(stage)
    by = stage.cast.become(care.duty)
    choice = {one.post for one in who_may_have(by, told(made.id)).people}
    assert care.conflicted not in choice
    assert care.colleague in choice
    for act, field in ((assign_telling, "to_post"), (hand_over_telling, "to")):
        with pytest.raises(Invalid) as wrong:
            act(by=by, disclosure_id=made.id, **{field: care.conflicted})  # type: ignore[operator]
        assert "colleague" in wrong.value.says
    assert "conflicted" not in seen_by(stage, care, made)


def test_nobody_gives_it_before_it_is_acknowledged_or_from_the_other_side_or_elsewhere(stage: Stage) -> None:
    care, school = stage.cast.social_care, stage.cast.school
    made = stage.told()
    with pytest.raises(Refused):
        assign_telling(by=stage.cast.become(care.duty), disclosure_id=made.id, to_post=care.colleague)
    acknowledge_disclosure(by=stage.cast.become(care.duty), disclosure_id=made.id)
    with pytest.raises(Invalid):
        assign_telling(by=stage.cast.become(care.duty), disclosure_id=made.id, to_post=school.duty)
    with pytest.raises(Refused):
        assign_telling(by=stage.cast.become(school.practitioner), disclosure_id=made.id, to_post=school.duty)
    with pytest.raises(Missing):
        assign_telling(by=stage.cast.become(care.colleague), disclosure_id=made.id, to_post=care.colleague)
    stage.cast.become(care.duty)
    assert not TellingAssignment.objects.exists()


def test_whoever_covers_has_what_was_given_by_name(stage: Stage) -> None:
    care = stage.cast.social_care
    made = received(stage)
    assign_telling(by=stage.cast.become(care.duty), disclosure_id=made.id, to_post=care.practitioner)
    by = stage.cast.become(care.representative)
    set_cover(
        by=by,
        away=care.practitioner,
        covered_by=care.colleague,
        starts_at=by.at,
        ends_at=by.at + timedelta(days=7),
    )
    assert "colleague" in seen_by(stage, care, made)
