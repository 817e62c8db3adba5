"""Read outside one's own work: reason first, for hours, told at once; never what is restricted or in conflict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.walls import GlassStep
from chiltern.foundation import access
from chiltern.foundation.gate import Invalid, Missing, Refused
from chiltern.people.actions.change_person import Change, change_person
from chiltern.people.queries import person_page
from chiltern.people.workings.described import Described
from chiltern.scheme.actions.change_setting import change_setting
from chiltern.sharing.actions.acknowledge_request import acknowledge_request
from chiltern.sharing.actions.answer_reading import answer_reading
from chiltern.sharing.actions.read_outside import read_outside
from chiltern.sharing.actions.restrict_thing import restrict_thing
from chiltern.sharing.actions.take_into_file import take_into_file
from chiltern.sharing.models import BreakGlass, Reply
from chiltern.sharing.queries.glass import glass_page
from chiltern.sharing.queries.home import heads
from tests.cast import Cast
from tests.stage import Stage

pytestmark = pytest.mark.clause("2.2", "3.7")
MEANT = Described("Amara Whitlock", date(2016, 3, 9))
WHY = "She is in A and E, and nobody of the team answers."


def read(cast: Cast, post: UUID | None = None, **what: Any) -> BreakGlass:
    """As the school's colleague of another team, who has nothing to do with the child."""
    asked = {"reason": WHY, **({"whom": MEANT} if "reference" not in what else {}), **what}
    return read_outside(by=cast.become(post or cast.school.colleague), **asked)


def test_it_opens_the_record_and_what_is_filed_under_it_for_its_hours(
    cast: Cast, set_time: Callable[[datetime], None]
) -> None:
    stage, school = Stage(cast), cast.school
    decision = stage.decided(cast.social_care, school)
    by = cast.become(school.colleague)
    assert not access.can_see(decision.about)
    glass = read(cast)
    by = cast.become(school.colleague)
    assert sorted(glass.nouns) == ["agency_request", "person"] and access.can_see(decision.about)
    assert {
        person_page(by, one).called
        for one, noun in zip(glass.opened, glass.nouns, strict=True)
        if noun == "person"
    }
    assert glass.until == glass.made_at + timedelta(hours=4)
    set_time(glass.until + timedelta(seconds=1))
    cast.become(school.colleague)
    assert not access.can_see(decision.about)


def test_it_stands_in_no_list_and_opens_no_act(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    (request,) = stage.asked(cast.social_care, school)
    child = stage.child(school)
    decision = stage.decided(cast.social_care, school)
    read(cast)
    read(cast, reference=request.reference.lower())
    by = cast.become(school.colleague)
    assert access.can_see(request.id) and all(head.count == 0 for head in heads(by))
    acknowledge_request(by=cast.become(school.duty), request_id=request.id)
    by = cast.become(school.colleague)
    assert all(head.count == 0 for head in heads(by)), "nor does what its own people do put it there"
    with pytest.raises(Refused):
        acknowledge_request(by=by, request_id=request.id)
    with pytest.raises(Refused):
        change_person(by=cast.become(school.colleague), person=child, stated=Change(language="Polish"))
    cast.become(school.colleague)
    disclosure = Reply.objects.get(agency_request=decision.about).disclosure
    with pytest.raises(Refused):
        take_into_file(by=cast.become(school.colleague), disclosure_id=UUID(str(disclosure)))


def test_what_is_restricted_or_in_conflict_or_not_there_gives_the_same_nothing(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    child = stage.child(school)
    restrict_thing(by=cast.become(school.duty), thing=child, posts=[], why="A colleague’s child.")
    hidden = read(cast)
    nobody = read(cast, whom=Described("Nobody Atall", date(2016, 3, 9)))
    other = stage.child(cast.police)
    elsewhere = read(cast, whom=MEANT)
    assert hidden.opened == nobody.opened == elsewhere.opened == [] and other
    stranger = stage.child(school)
    cast.set_conflict(school, school.colleague, stranger)
    assert read(cast).opened == []
    cast.become(school.colleague)
    assert not access.can_see(child) and not access.can_see(stranger)


def test_restricting_it_later_ends_what_was_opened(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    read(cast)
    restrict_thing(by=cast.become(school.duty), thing=child, posts=[], why="It went too far.")
    cast.become(school.colleague)
    assert not access.can_see(child)


def test_the_representative_is_told_at_once_asks_is_answered_and_ends_it(cast: Cast) -> None:
    school = cast.school
    child = Stage(cast).child(school)
    glass = read(cast)
    rep = cast.become(school.representative)
    assert {head.which: head.count for head in heads(rep, ("glass",))} == {"glass": 1}
    view = glass_page(rep, glass.id)
    assert (view.reason, view.asked, view.found, view.opened, view.rate) == (
        WHY,
        "Amara Whitlock, born 09 March 2016",
        1,
        (),
        1,
    )
    assert view.steps == (GlassStep.ACKNOWLEDGED, GlassStep.ASKED, GlassStep.ENDED)
    answer_reading(by=rep, glass_id=glass.id, step=GlassStep.ASKED, says="Who asked you to?")
    reader = cast.become(school.colleague)
    assert {h.which: h.count for h in heads(reader, ("glass_asked",))} == {"glass_asked": 1}
    answer_reading(by=reader, glass_id=glass.id, step=GlassStep.ANSWERED, says="The ward sister.")
    rep = cast.become(school.representative)
    answer_reading(by=rep, glass_id=glass.id, step=GlassStep.ENDED)
    cast.become(school.colleague)
    assert not access.can_see(child)
    answer_reading(by=cast.become(school.representative), glass_id=glass.id, step=GlassStep.ACKNOWLEDGED)
    assert heads(cast.become(school.representative), ("glass",))[0].count == 0
    words = glass_page(cast.become(school.representative), glass.id).words
    assert [one.words for one in words] == ["Who asked you to?", "The ward sister.", "", ""]


def test_nobody_else_sees_that_it_was_done_and_nobody_reviews_their_own(cast: Cast) -> None:
    school = cast.school
    Stage(cast).child(school)
    glass = read(cast)
    for post in (school.manager, school.practitioner, cast.police.representative):
        with pytest.raises(Missing):
            glass_page(cast.become(post), glass.id)
        with pytest.raises(Missing):
            answer_reading(by=cast.become(post), glass_id=glass.id, step=GlassStep.ACKNOWLEDGED)
    with pytest.raises(Refused):
        answer_reading(by=cast.become(school.colleague), glass_id=glass.id, step=GlassStep.ACKNOWLEDGED)
    with pytest.raises(Refused):
        read(cast, school.representative)


@pytest.mark.parametrize(
    ("what", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"whom": Described("Amara")}, "born"),
        ({"whom": None}, "name"),
        ({"whom": Described("", date(2016, 3, 9))}, "name"),
    ],
)
def test_the_reason_stands_first_and_a_name_alone_could_mean_anybody(
    cast: Cast, what: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        read(cast, **what)
    assert wrong.value.field == field


def test_the_hours_are_the_schemes_and_a_twin_of_another_name_stays_shut(cast: Cast) -> None:
    stage, school = Stage(cast), cast.school
    by = cast.become(cast.officer)
    change_setting(by=by, key="break-glass.hours", value="2", reason="Agreed.")
    stage.child(school)
    from chiltern.people.workings import given

    twin = stage.child(school, names=(given.Name("Theo", "Whitlock"),))
    glass = read(cast)
    cast.become(school.colleague)
    assert glass.until == glass.made_at + timedelta(hours=2) and len(glass.opened) == 1
    assert not access.can_see(twin)
