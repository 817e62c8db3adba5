"""A bundle of several owners: each part by its owner's answer, and the strictest terms over the whole. Clause 3.10."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.bundles import ONE_STEP, PartStands, Terms, joined, part_stands, terms_of_whole
from chiltern.code_of_practice.facts import HeldItemFacts, PassingOnFacts, PermissionFacts, TermsFacts
from chiltern.code_of_practice.words import (
    Answer,
    ConsentState,
    PartState,
    PassingOn,
    PermissionState,
    ShowOriginator,
)
from tests.code_of_practice.build import AUTUMN, sharing

pytestmark = pytest.mark.clause("3.10")
examples = settings(max_examples=150, deadline=None, derandomize=True, database=None)
BODIES = ("charity", "school", "surgery")
SHOWN = (ShowOriginator.ALL, ShowOriginator.FIRST, ShowOriginator.NOBODY)
any_terms = st.builds(
    Terms,
    st.sampled_from(list(PassingOn)),
    st.frozensets(st.sampled_from(BODIES)),
    st.sampled_from(SHOWN),
    st.booleans(),
    st.frozensets(st.sampled_from(("the father", "the uncle"))),
    st.none() | st.dates(AUTUMN, AUTUMN + timedelta(days=9)),
)


def lets_go(terms: Terms, body: str, day: date, *, protects: bool) -> bool:
    """What the terms let go on without asking, to this body on this day."""
    if terms.expires is not None and terms.expires < day:
        return False
    if terms.passing_on is PassingOn.PROTECTS:
        return protects
    return terms.passing_on is PassingOn.THESE_BODIES and body in terms.bodies


def meaning(terms: Terms) -> Terms:
    return joined(terms)


@examples
@given(any_terms, any_terms, any_terms)
def test_terms_join_in_any_order_and_any_grouping(one: Terms, two: Terms, three: Terms) -> None:
    assert joined(one, two) == joined(two, one)
    assert joined(joined(one, two), three) == joined(one, joined(two, three)) == joined(one, two, three)
    assert joined(one, one) == meaning(one)


@examples
@given(
    st.lists(any_terms, min_size=1, max_size=4), st.sampled_from(BODIES), st.integers(0, 10), st.booleans()
)
def test_the_whole_lets_nothing_that_one_of_them_does_not(
    each: list[Terms], body: str, days: int, protects: bool
) -> None:
    whole, day = joined(*each), AUTUMN + timedelta(days=days)
    if lets_go(whole, body, day, protects=protects):
        assert all(lets_go(one, body, day, protects=protects) for one in each)
    assert SHOWN.index(whole.show_originator) == max(SHOWN.index(one.show_originator) for one in each)
    assert whole.keep_out_of_online_access is any(one.keep_out_of_online_access for one in each)
    assert whole.not_to_be_mentioned_to == frozenset().union(*(one.not_to_be_mentioned_to for one in each))
    ends = [one.expires for one in each if one.expires is not None]
    assert whole.expires == (min(ends) if ends else None)
    if PassingOn.NOT_AT_ALL in {one.passing_on for one in each}:
        assert whole.passing_on is PassingOn.NOT_AT_ALL


@examples
@given(any_terms, st.lists(any_terms, min_size=1, max_size=3))
def test_what_is_others_goes_one_step_and_is_asked_for_again(chosen: Terms, came: list[Terms]) -> None:
    whole = terms_of_whole(chosen, came, AUTUMN)
    assert whole.passing_on in (PassingOn.ASK_ME, PassingOn.NOT_AT_ALL)
    assert whole == joined(chosen, *came, ONE_STEP)
    assert terms_of_whole(chosen, (), AUTUMN) == meaning(chosen)


def test_a_day_that_is_over_does_not_end_what_goes_all_the_same() -> None:
    over, later = AUTUMN - timedelta(days=1), AUTUMN + timedelta(days=3)
    came = [Terms(expires=over, keep_out_of_online_access=True), Terms(expires=later)]
    assert terms_of_whole(Terms(), came, AUTUMN).expires == later
    assert terms_of_whole(Terms(), came[:1], AUTUMN).expires is None
    assert terms_of_whole(Terms(), came, AUTUMN).keep_out_of_online_access


def _stands(held: HeldItemFacts, **more: object) -> PartStands:
    facts = PassingOnFacts(sharing("social care", "charity"), (held,), **more)  # type: ignore[arg-type]
    return part_stands(held, facts, AUTUMN)


def _asked(
    *states: PermissionState, purpose: str = "child-in-need", until: date | None = None
) -> HeldItemFacts:
    asked = tuple(PermissionFacts(state, "charity", purpose, until) for state in states)
    return HeldItemFacts("item", "school", permissions=asked)


@pytest.mark.parametrize(
    ("held", "state"),
    [
        (HeldItemFacts("item", "social care"), PartState.OURS),
        (HeldItemFacts("item", "charity"), PartState.GOES),
        (HeldItemFacts("item", "school"), PartState.TO_ASK),
        (
            HeldItemFacts("item", "school", TermsFacts(PassingOn.THESE_BODIES, frozenset({"charity"}))),
            PartState.GOES,
        ),
        (HeldItemFacts("item", "school", TermsFacts(PassingOn.NOT_AT_ALL)), PartState.STAYS),
        (_asked(PermissionState.ASKED), PartState.ASKED),
        (_asked(PermissionState.SILENT), PartState.ASKED),
        (_asked(PermissionState.REFUSED), PartState.STAYS),
        (_asked(PermissionState.WITHDRAWN), PartState.STAYS),
        (_asked(PermissionState.GIVEN), PartState.GOES),
        (_asked(PermissionState.GIVEN, until=date(2026, 11, 15)), PartState.TO_ASK),
        (_asked(PermissionState.REFUSED, PermissionState.ASKED), PartState.ASKED),
        (_asked(PermissionState.REFUSED, purpose="prevent-crime"), PartState.TO_ASK),
    ],
)
def test_each_part_stands_by_its_owners_answer_for_this_agency_and_purpose(
    held: HeldItemFacts, state: PartState
) -> None:
    assert _stands(held).state is state


def test_terms_for_those_who_protect_answer_only_where_they_do() -> None:
    held = HeldItemFacts("item", "school", TermsFacts(PassingOn.PROTECTS))
    assert _stands(held).state is PartState.TO_ASK
    assert _stands(held, protects_this_child=Answer.YES).state is PartState.GOES


@pytest.mark.clause("9.1")
def test_what_came_on_consent_that_has_ended_stays_and_goes_back_to_its_owner_all_the_same() -> None:
    permitted = (PermissionFacts(PermissionState.GIVEN, "charity", "child-in-need"),)
    over = HeldItemFacts("item", "school", permissions=permitted, consent_over=ConsentState.WITHDRAWN)
    assert _stands(over).state is PartState.STAYS
    assert _stands(HeldItemFacts("item", "charity", consent_over=ConsentState.LAPSED)).state is PartState.GOES


def test_what_its_owner_asked_back_stays_and_goes_back_to_its_owner_all_the_same() -> None:
    back = _stands(replace(_asked(PermissionState.GIVEN), asked_back=True))
    assert (back.state, back.reasons[-1].key) == (PartState.STAYS, "onward.asked_back")
    assert _stands(HeldItemFacts("item", "charity", asked_back=True)).state is PartState.GOES
