"""When papers go, and what keeps them, without a database: unknown never reads as due, and the latest of a family counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chiltern.code_of_practice.reasons_for_acts import HELD
from chiltern.code_of_practice.retention import (
    ASKED,
    DEFAULTS,
    NOT_BORN,
    STILL_OPEN,
    Kept,
    PersonKept,
    ThingKept,
    weighed,
    years_on,
)
from chiltern.code_of_practice.words import CountsFrom, RetentionClass

pytestmark = pytest.mark.clause("3.7")
LAST = date(2026, 11, 24)
BORN = date(2016, 3, 9)
AMARA, BEN, MOTHER = uuid4(), uuid4(), uuid4()
CHILD = PersonKept(True, BORN)
IDS = some.uuids(version=4)


def thing(*people: UUID, lists: tuple[str, ...] = ("item.own",), held: bool = False) -> ThingKept:
    """An item about these people."""
    return ThingKept(uuid4(), "item", LAST, frozenset(people), frozenset(lists), held)


def test_a_family_goes_together_when_the_last_of_its_children_is_due() -> None:
    about_both, about_ben = thing(AMARA, BEN, MOTHER), thing(BEN)
    plan = PersonKept(True, date(2010, 1, 1), frozenset({RetentionClass.CHILD_PROTECTION}))
    people = {AMARA: CHILD, BEN: plan, MOTHER: PersonKept(False)}
    (papers,) = weighed([about_both, about_ben], [], people, DEFAULTS)
    assert (papers.due.on, papers.due.under) == (date(2061, 11, 24), RetentionClass.CHILD_PROTECTION)
    assert not papers.is_due(date(2061, 11, 23)) and papers.goes(date(2061, 11, 24))
    (alone,) = weighed([thing(AMARA)], [], people, DEFAULTS)
    assert alone.due.on == date(2041, 3, 9)


def test_two_families_go_apart_and_what_came_of_one_request_together() -> None:
    first, second, answer = thing(AMARA), thing(BEN), thing()
    people = {AMARA: CHILD, BEN: CHILD}
    assert len(weighed([first, second, answer], [(answer.id, first.id)], people, DEFAULTS)) == 2
    (all_of_it,) = weighed([first, second], [(first.id, second.id)], people, DEFAULTS)
    assert len(all_of_it.things) == 2


@pytest.mark.parametrize(
    ("kept", "against"),
    [
        (thing(AMARA, held=True), HELD),
        (thing(AMARA, lists=("request.asked",)), STILL_OPEN),
        (thing(AMARA, lists=("item.own", "a.list_that_nobody_knows")), STILL_OPEN),
        (thing(BEN), NOT_BORN),
    ],
)
def test_what_is_on_hold_open_or_not_known_keeps_all_of_it(kept: ThingKept, against: object) -> None:
    people = {AMARA: CHILD, BEN: PersonKept(True)}
    (papers,) = weighed([kept, thing(AMARA, *kept.people)], [], people, DEFAULTS)
    assert papers.against == (against,)
    assert not papers.goes(date(2200, 1, 1))


def test_what_a_person_asks_keeps_everything_until_it_is_known_whom_it_is_about() -> None:
    kept, people = thing(AMARA), {AMARA: CHILD, BEN: CHILD}
    asks = ThingKept(uuid4(), "personal", LAST, lists=frozenset({"personal.asked"}))
    stays = weighed([kept, asks], [], people, DEFAULTS)
    assert all(ASKED in papers.against and not papers.goes(date(2200, 1, 1)) for papers in stays)
    (goes,) = (
        one
        for one in weighed([kept, replace(asks, people=frozenset({BEN}))], [], people, DEFAULTS)
        if kept in one.things
    )
    assert goes.goes(date(2200, 1, 1))
    answered = replace(asks, lists=frozenset({"personal.done"}))
    assert any(one.goes(date(2200, 1, 1)) for one in weighed([kept, answered], [], people, DEFAULTS))


def test_adults_and_what_was_never_matched_stay_until_the_agency_says_otherwise() -> None:
    adult, nobody = thing(MOTHER), thing()
    stay = weighed([adult, nobody], [], {MOTHER: PersonKept(False)}, DEFAULTS)
    assert [one.due.on for one in stay] == [None, None]
    rules = {
        **DEFAULTS,
        RetentionClass.ADULT: Kept(6, CountsFrom.LAST),
        RetentionClass.NOBODY: Kept(1, CountsFrom.LAST),
    }
    soon, later = weighed([adult, nobody], [], {MOTHER: PersonKept(False)}, rules)
    assert (soon.due.on, later.due.on) == (date(2027, 11, 24), date(2032, 11, 24))


def test_a_leap_day_is_met_on_the_first_of_march() -> None:
    assert years_on(date(2024, 2, 29), 25) == date(2049, 3, 1)


@given(
    some.lists(some.tuples(IDS, some.booleans()), max_size=6), some.lists(some.tuples(IDS, IDS), max_size=4)
)
def test_every_thing_lies_in_one_bundle_of_papers_and_no_held_one_goes(
    made: list[tuple[UUID, bool]], ties: list[tuple[UUID, UUID]]
) -> None:
    things = [
        ThingKept(one, "item", LAST, frozenset({AMARA}) if held else frozenset(), held=held)
        for one, held in made
    ]
    rules = {one: Kept(1, CountsFrom.LAST) for one in RetentionClass}
    papers = weighed(list({one.id: one for one in things}.values()), ties, {AMARA: CHILD}, rules)
    found = [one.id for each in papers for one in each.things]
    assert len(found) == len(set(found)) == len({one for one, _ in made})
    assert not any(one.held for each in papers if each.goes(date(2100, 1, 1)) for one in each.things)
