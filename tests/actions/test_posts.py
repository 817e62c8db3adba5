"""Posts: given and ended, with what the record says of it. Serves clauses 3.7, 4.1 and 4.4."""

from __future__ import annotations

from uuid import uuid4

import pytest

from chiltern.agencies.actions.end_post import end_post
from chiltern.agencies.actions.give_post import give_post
from chiltern.agencies.actions.invite_person import invite_person
from chiltern.agencies.models import Representative
from chiltern.agencies.workings.asked import PostAsked
from chiltern.code_of_practice.words import Role
from chiltern.foundation import access, context
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.ledger.models import Opening
from tests.cast import Cast
from tests.conftest import open_session

TUTOR = PostAsked(Role.PRACTITIONER, "Tutor")


def kinds() -> list[str]:
    """What the acting post's own part of the record holds, in order."""
    return list(Opening.objects.order_by("at", "id").values_list("kind", flat=True))


def test_a_given_post_reads_as_itself_and_its_teams(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    practitioner = cast.school.who[cast.school.colleague].practitioner
    given = give_post(
        by=by, practitioner=practitioner, post=PostAsked(Role.MANAGER, "Head of year", [cast.school.team])
    )
    assert kinds() == ["post.given"]
    actor = cast.become(given)
    assert (actor.practitioner, actor.role) == (practitioner, Role.MANAGER)
    assert set(actor.readers) == {given, cast.school.team}


@pytest.mark.parametrize("post", ["practitioner", "manager", "duty"])
def test_other_roles_give_no_post_and_the_refusal_is_recorded(cast: Cast, post: str) -> None:
    by = cast.become(getattr(cast.school, post))
    with pytest.raises(Missing):
        give_post(by=by, practitioner=by.practitioner, post=TUTOR)
    with pytest.raises(Refused, match="not_this_role"):
        invite_person(by=by, agency=by.agency, name="N", address="n@a.example", post=TUTOR)
    with pytest.raises(Refused, match="not_this_role"):
        end_post(by=by, post=cast.school.colleague)
    assert sorted(kinds()) == ["person.invited.refused", "post.ended.refused"]


def test_nobody_gives_or_ends_a_post_at_another_agency(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    with pytest.raises(Missing):
        give_post(by=by, practitioner=cast.police.who[cast.police.colleague].practitioner, post=TUTOR)
    with pytest.raises(Missing):
        end_post(by=by, post=cast.police.colleague)
    with pytest.raises(Refused, match="not_this_role"):
        invite_person(by=by, agency=cast.police.agency, name="N", address="n@a.example", post=TUTOR)
    assert cast.become(cast.police.colleague).post == cast.police.colleague


@pytest.mark.parametrize("role", [Role.COUNCIL_OFFICER, Role.CORE_MEMBER, Role.SCRUTINEER])
def test_roles_of_the_scheme_are_given_at_the_office_only(cast: Cast, role: Role) -> None:
    by = cast.become(cast.school.representative)
    with pytest.raises(Refused, match="only_at_the_office"):
        give_post(by=by, practitioner=by.practitioner, post=PostAsked(role, "x"))
    by = cast.become(cast.officer)
    assert give_post(by=by, practitioner=by.practitioner, post=PostAsked(role, "x"))
    with pytest.raises(Refused, match="not_at_the_office"):
        give_post(by=by, practitioner=by.practitioner, post=TUTOR)


def test_a_post_belongs_to_no_team_of_another_agency(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    asked = PostAsked(Role.PRACTITIONER, "Tutor", [cast.police.team])
    with pytest.raises(Invalid) as refusal:
        give_post(by=by, practitioner=by.practitioner, post=asked)
    assert refusal.value.field == "teams"


@pytest.mark.clause("3.7")
def test_an_ended_post_is_nobody_in_the_same_second(cast: Cast) -> None:
    token = open_session(cast.school.practitioner)
    by = cast.become(cast.school.representative)
    end_post(by=by, post=cast.school.practitioner)
    assert kinds() == ["post.ended"]
    context.leave()
    assert context.enter(token) is None


def test_ending_a_representatives_post_keeps_its_history(cast: Cast) -> None:
    by = cast.become(cast.officer)
    end_post(by=by, post=cast.school.representative)
    (row,) = Representative.objects.filter(agency=cast.school.agency)
    assert row.until == by.at


def test_the_last_post_of_the_duty_desk_leaves_it_named(cast: Cast) -> None:
    by = cast.become(cast.school.representative)
    assert end_post(by=by, post=cast.school.manager).desks_without_post == ()
    assert end_post(by=by, post=cast.school.duty).desks_without_post == ("Duty desk",)


def test_what_only_the_ending_post_can_see_is_handed_over(cast: Cast) -> None:
    thing = uuid4()
    holder = cast.become(cast.school.practitioner)
    access.bear(thing, holder.agency, "toy")
    access.grant([holder.post], thing, kind="toy", sort_at=holder.at)
    by = cast.become(cast.school.representative)
    for nobody in (None, uuid4(), cast.police.team, cast.school.practitioner):
        with pytest.raises(Invalid) as refusal:
            end_post(by=by, post=cast.school.practitioner, hand_to=nobody)
        assert refusal.value.field == "hand_to"
    assert end_post(by=by, post=cast.school.practitioner, hand_to=cast.school.team).handed_over == 1
    assert not access.can_see(thing)
    cast.become(cast.school.colleague)
    assert not access.can_see(thing)
    cast.become(cast.school.manager)
    assert access.can_see(thing)
