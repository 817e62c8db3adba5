"""Hold: everything about a child in one act, restricted or not; nothing is destroyed under it; lifted with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from chiltern.code_of_practice.words import Standing
from chiltern.foundation.gate import AlreadyDone, Invalid, Missing, Refused
from chiltern.people.workings.described import Described
from chiltern.sharing.actions.lift_hold import lift_hold
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.set_hold import set_hold
from chiltern.sharing.models import HeldThing, Item
from chiltern.sharing.queries.holds import holds, holds_on, may_be_destroyed
from tests.cast import Cast
from tests.stage import Stage

pytestmark = pytest.mark.clause("3.7")
MEANT = Described("Amara Whitlock", date(2016, 3, 9))
WHY = "A review after her death."


def kept(cast: Cast, post: UUID, thing: UUID) -> bool:
    """Whether retention would have to leave it."""
    return may_be_destroyed(cast.become(post), thing).standing is Standing.MUST_NOT


def test_after_a_death_one_act_holds_everything_seen_or_not_and_what_comes_later(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    decision = stage.decided(cast.social_care, school)
    cast.become(school.duty)
    items = list(Item.objects.values_list("id", flat=True))
    hidden = stage.child(school)
    restrict_thing(by=cast.become(school.duty), thing=hidden, posts=[], why="Secret.")
    by = cast.become(school.representative)
    made = set_hold(by=by, whom=MEANT, why=WHY, after_death=True)
    assert len(made) == 2
    assert all(kept(cast, school.duty, thing) for thing in (decision.about, hidden, *items))
    later = stage.acknowledged(cast.social_care, school)
    assert not kept(cast, school.duty, later), "about another record of a namesake"
    assert kept(cast, school.manager, hidden), "a hold counts for who does not see it too"
    assert not kept(cast, cast.social_care.duty, decision.about), "another agency's hold is its own"


def test_it_is_visible_on_the_thing_and_listed_and_lifted_by_whom_it_takes(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    (hold,) = set_hold(by=cast.become(school.manager), thing=child, why=WHY, after_death=True)
    (seen,) = holds_on(cast.become(school.duty), child)
    assert (seen.why, seen.by.split(",")[0], seen.after_death) == (WHY, "Mina Manager", True)
    assert [one.id for one in holds(cast.become(school.representative))] == [hold.id]
    with pytest.raises(Refused, match="after_death"):
        lift_hold(by=cast.become(school.manager), hold_id=hold.id, because="Done.")
    with pytest.raises(Invalid):
        lift_hold(by=cast.become(school.representative), hold_id=hold.id, because=" ")
    lift_hold(by=cast.become(school.representative), hold_id=hold.id, because="The review is published.")
    assert not kept(cast, school.duty, child) and holds_on(cast.become(school.duty), child) == ()
    with pytest.raises(AlreadyDone):
        lift_hold(by=cast.become(school.representative), hold_id=hold.id, because="Twice.")


def test_a_request_on_hold_keeps_what_came_of_it_until_its_last_day_is_over(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    decision = stage.decided(cast.social_care, school)
    by = cast.become(school.manager)
    (hold,) = set_hold(by=by, thing=decision.about, why="A claim.", until=by.at.date())
    cast.become(school.duty)
    items = list(Item.objects.filter(id__in=HeldThing.objects.filter(hold=hold.id).values("thing")))
    assert items and all(kept(cast, school.duty, item.id) for item in items)
    assert hold.until is not None and hold.until > by.at
    assert not holds_on(cast.become(school.duty), uuid4())


def test_only_who_may_sets_one_and_only_on_what_they_see(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    with pytest.raises(Refused):
        set_hold(by=cast.become(school.duty), thing=child, why=WHY)
    for post in (school.representative, cast.police.manager):
        with pytest.raises(Missing):
            set_hold(by=cast.become(post), thing=child, why=WHY)
    by = cast.become(school.manager)
    for wrong, field in (
        ({"why": " "}, "why"),
        ({"until": by.at.date() - timedelta(days=2)}, "until"),
    ):
        with pytest.raises(Invalid) as said:
            set_hold(by=by, thing=child, **{"why": WHY, **wrong})  # type: ignore[arg-type]
        assert said.value.field == field
    with pytest.raises(Invalid):
        set_hold(
            by=cast.become(school.representative), whom=Described("Nobody Atall", date(2000, 1, 1)), why=WHY
        )


def test_a_hold_on_somebody_restricted_is_listed_for_nobody_who_may_not_know(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    set_hold(by=cast.become(school.manager), thing=child, why=WHY)
    restrict_thing(by=cast.become(school.duty), thing=child, posts=[], why="Secret.")
    cast.set_conflict(school, school.manager, child)
    assert holds(cast.become(school.manager)) == ()
    assert len(holds(cast.become(school.representative))) == 1
