"""Where our own went, when the owner's name is the secret: who sees whose it is, and who knows the way. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from chiltern.code_of_practice.words import PassingOn, ShowOriginator
from chiltern.foundation import access
from chiltern.foundation.gate import Missing
from chiltern.people.models import Person
from chiltern.scheme.queries import day_in_london
from chiltern.sharing.actions.acknowledge_disclosure import acknowledge_disclosure
from chiltern.sharing.actions.answer_passing_on import answer_passing_on
from chiltern.sharing.actions.ask_to_pass_on import ask_to_pass_on
from chiltern.sharing.actions.open_disclosure import open_disclosure
from chiltern.sharing.actions.pass_on import pass_on
from chiltern.sharing.models import Disclosure, FirstView, Item, Reading
from chiltern.sharing.queries.home import one_page
from chiltern.sharing.queries.permission_page import permission_page
from chiltern.sharing.queries.questions import questions_about
from chiltern.sharing.queries.received_page import HIDDEN_OWNER, disclosure_page
from chiltern.sharing.queries.sifted import Sift, sifted_page
from chiltern.sharing.queries.went import went_page
from chiltern.sharing.workings.deciding import TermsGiven
from tests.actions.test_passing_on import PASSING
from tests.stage import BRUISE, WHOLE, Stage, in_time

pytestmark = pytest.mark.clause("3.10", "3.8")
FIRST = TermsGiven(passing_on=PassingOn.ASK_ME, show_originator=ShowOriginator.FIRST)
OWNER = "Harbour Clinic"


def gone_on(stage: Stage, terms: TermsGiven = FIRST) -> tuple[UUID, Disclosure]:
    """The clinic shares one item with social care, which passes it on to the school with leave: both disclosures."""
    cast = stage.cast
    decision = stage.decided(cast.social_care, cast.sensitive, replace(WHOLE, items=(BRUISE,), terms=terms))
    came = stage.disclosure(cast.social_care, decision).id
    by = cast.become(cast.social_care.practitioner)
    (item,) = Item.objects.values_list("id", flat=True)
    go: dict[str, Any] = {"disclosure_id": came, "items": [item], "recipient": cast.school.agency}
    (question,) = ask_to_pass_on(by=by, purpose=PASSING.purpose, why="She is in her class.", **go)
    answer_passing_on(by=cast.become(cast.sensitive.duty), permission_id=question.id, permit=True)
    by = cast.become(cast.social_care.practitioner)
    return came, pass_on(by=by, given=replace(PASSING, answers=in_time(by, PASSING.answers)), **go)


def test_social_care_sees_whose_it_is_and_the_school_sees_an_agency_known_to_the_officer(
    stage: Stage,
) -> None:
    came, passed = gone_on(stage)
    worker = stage.cast.become(stage.cast.social_care.practitioner)
    assert [item.belongs_to for item in disclosure_page(worker, came).items] == [OWNER]
    school = stage.cast.become(stage.cast.school.duty)
    page = disclosure_page(school, passed.id)
    assert [item.belongs_to for item in page.items] == [HIDDEN_OWNER]
    assert OWNER not in repr(page)


def test_the_school_asks_to_pass_it_on_without_learning_whom_it_asks(stage: Stage) -> None:
    _, passed = gone_on(stage)
    cast = stage.cast
    by = cast.become(cast.school.duty)
    items = [item.id for item in disclosure_page(by, passed.id).items]
    to: dict[str, Any] = {
        "recipient": cast.stranger.agency,
        "purpose": PASSING.purpose,
        "why": "They coach her.",
    }
    (question,) = ask_to_pass_on(by=by, disclosure_id=passed.id, items=items, **to)
    shown = permission_page(by, question.id), questions_about(by, passed.id), one_page(by, "questions").rows
    assert OWNER not in repr(shown)
    assert "known to the council" in repr(shown[2])
    assert sifted_page(by, "questions", Sift(agency=cast.sensitive.agency)).count == 0
    owner = cast.become(cast.sensitive.duty)
    assert permission_page(owner, question.id).from_agency == "St Osyth’s School"


def test_the_owners_page_knows_the_whole_way(stage: Stage) -> None:
    came, passed = gone_on(stage)
    cast = stage.cast
    acknowledge_disclosure(by=cast.become(cast.school.duty), disclosure_id=passed.id)
    owner = cast.become(cast.sensitive.duty)
    assert access.count(owner, ["disclosure.of_ours"]) == 1
    (item,) = went_page(owner, passed.id).items
    assert item.text == BRUISE.text
    ways = [(hop.from_agency, hop.to_agency, hop.by_leave) for hop in item.hops]
    assert ways == [
        (OWNER, "Children’s Social Care", "you gave it yourselves"),
        ("Children’s Social Care", "St Osyth’s School", "you permitted it"),
    ]
    assert [bool(hop.acknowledged_at) for hop in item.hops] == [False, True]
    assert went_page(owner, came).items == (item,)


def test_the_owner_sees_on_which_days_each_agency_first_read_it_and_not_who(stage: Stage) -> None:
    _, passed = gone_on(stage)
    cast = stage.cast
    owner = cast.become(cast.sensitive.duty)
    assert [hop.read_on for hop in went_page(owner, passed.id).items[0].hops] == [(), ()]
    for post in (cast.school.duty, cast.school.colleague):
        by = cast.become(post)
        open_disclosure(by=by, disclosure_id=passed.id)
        access.grant([cast.school.colleague], passed.id, kind="disclosure.received", sort_at=by.at)
    today, before = day_in_london(by.at), day_in_london(by.at - timedelta(days=3))
    Reading.objects.create(keeper=by.agency, made_at=by.at, disclosure=passed.id, read_on=before)
    owner = cast.become(cast.sensitive.duty)
    page = went_page(owner, passed.id)
    assert [hop.read_on for hop in page.items[0].hops] == [(), (before, today)]
    assert not FirstView.objects.exists()
    assert str(cast.school.duty) not in repr(list(Reading.objects.values()))


def test_whoever_gave_it_is_no_reader_of_it(stage: Stage) -> None:
    _, passed = gone_on(stage)
    with pytest.raises(Missing):
        open_disclosure(by=stage.cast.become(stage.cast.social_care.practitioner), disclosure_id=passed.id)


def test_nobody_but_the_owner_has_that_page(stage: Stage) -> None:
    came, passed = gone_on(stage)
    cast = stage.cast
    posts = (cast.social_care.practitioner, cast.school.duty, cast.stranger.duty, cast.sensitive.colleague)
    for post in posts:
        for disclosure in (came, passed.id):
            with pytest.raises(Missing):
                went_page(cast.become(post), disclosure)


@pytest.mark.clause("2.2")
def test_whoever_is_in_conflict_at_the_owners_does_not_learn_that_it_went_on(stage: Stage) -> None:
    _, passed = gone_on(stage)
    cast = stage.cast
    cast.become(cast.sensitive.duty)
    (child,) = Person.objects.values_list("id", flat=True)
    assert access.can_see(passed.id)
    cast.set_conflict(cast.sensitive, cast.sensitive.duty, child)
    by = cast.become(cast.sensitive.duty)
    assert access.count(by, ["disclosure.of_ours"]) == 0
    with pytest.raises(Missing):
        went_page(by, passed.id)


def test_a_hop_that_would_show_the_owner_to_all_is_narrowed(stage: Stage) -> None:
    _, passed = gone_on(stage)
    assert PASSING.terms.show_originator is ShowOriginator.ALL
    assert passed.show_originator == ShowOriginator.FIRST
