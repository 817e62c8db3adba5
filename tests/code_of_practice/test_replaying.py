"""A stored decision made again: its facts read back, what differs, and which differences are accepted. Clause 3.8."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice import stored_facts
from chiltern.code_of_practice.facts import (
    HeldItemFacts,
    PassingOnFacts,
    PermissionFacts,
    SharingFacts,
    TermsFacts,
)
from chiltern.code_of_practice.onward import may_pass_on
from chiltern.code_of_practice.reason import known_reasons
from chiltern.code_of_practice.replaying import (
    OF_THE_WHOLE,
    RuleChange,
    differing,
    is_accepted,
    rule_changes,
    rule_of,
    trace_of,
)
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.stored_facts import UnknownFactError, read_back
from chiltern.code_of_practice.verdict import RULES_VERSION, from_trace
from chiltern.code_of_practice.words import PassingOn, PermissionState
from chiltern.sharing.workings.plain import plain
from tests.code_of_practice.arbitrary import facts_from
from tests.code_of_practice.build import AUTUMN, book, item, sharing

pytestmark = pytest.mark.clause("3.8")
FACTS = st.binary(min_size=64, max_size=64).map(facts_from)
examples = settings(max_examples=75, deadline=None, derandomize=True, database=None)
CHANGE = RuleChange("item.may_help", 9, date(2027, 1, 1), "Seen otherwise.")


def _stored(facts: SharingFacts) -> tuple[dict[str, object], dict[str, object]]:
    """As a decision holds them: both have been through JSON."""
    trace = trace_of(may_share(facts, book()), book())
    return json.loads(json.dumps({"facts": plain(facts)})), json.loads(json.dumps(trace))


@pytest.fixture(scope="module", autouse=True)
def read_afresh() -> None:
    """How facts are read is worked out once a process: here it is worked out again."""
    stored_facts._readers.cache_clear()


@examples
@given(FACTS)
def test_any_facts_read_back_give_the_verdict_that_was_stored(facts: SharingFacts) -> None:
    answers, trace = _stored(facts)
    assert differing(answers, trace, book()) == ()
    assert from_trace(trace) == may_share(facts, book())


def test_facts_of_passing_on_are_read_back_with_terms_and_permissions() -> None:
    terms = TermsFacts(PassingOn.THESE_BODIES, frozenset({"charity"}), date(2026, 12, 1))
    permission = PermissionFacts(PermissionState.GIVEN, "charity", "child-in-need", AUTUMN)
    facts = PassingOnFacts(
        sharing("social care", "charity", items=[item()]),
        (HeldItemFacts("item", "school", terms, (permission,)),),
    )
    assert read_back(PassingOnFacts, json.loads(json.dumps(plain(facts)))) == facts
    answers, trace = {"facts": plain(facts)}, may_pass_on(facts, book()).to_trace()
    assert differing(answers, trace, book()) == ()


def test_what_came_later_has_its_default_and_what_no_rule_knows_is_an_error() -> None:
    answers, trace = _stored(sharing(items=[item()]))
    del answers["facts"]["decision"]["named_posts_outside_line"]  # type: ignore[index]
    assert differing(answers, trace, book()) == ()
    answers["facts"]["decision"] |= {"moon": "full", "sun": "out"}  # type: ignore[index]
    with pytest.raises(UnknownFactError, match=r"^moon, sun$"):
        differing(answers, trace, book())


def test_what_goes_into_a_meeting_is_made_again_for_our_own_and_for_what_belongs_to_others() -> None:
    ours = sharing("social care", items=[item()])
    theirs = PassingOnFacts(
        sharing("social care", "charity", items=[item()]), (HeldItemFacts("item", "school"),)
    )
    own, other = may_share(ours, book()).to_trace(), may_pass_on(theirs, book()).to_trace()
    both = {"facts": plain(ours), "others": [plain(theirs)]}
    assert differing(both, {**own, "others": [other]}, book()) == ()
    assert "onward.terms_ask" in differing(both, {**own, "others": [own]}, book())
    alone = {"facts": plain(theirs.sharing), "others": [plain(theirs)]}
    assert differing(alone, {**other, "others": []}, book()) == ()


def test_the_law_of_another_day_makes_a_difference_that_is_named() -> None:
    answers, trace = _stored(sharing(items=[item()]))
    assert differing(answers, trace, book(date(2026, 9, 1))) == (
        "duty.binds",
        "duty.not_in_force",
        "item.may_help",
        "item.relevant_to_welfare",
        "standing",
        "question",
        "declining",
    )


@pytest.mark.parametrize(("part", "value"), [("standing", "may"), ("declining", "free"), ("in_danger", True)])
def test_a_verdict_that_stands_otherwise_with_the_same_reasons_is_named_by_its_part(
    part: str, value: object
) -> None:
    answers, trace = _stored(sharing(items=[item()]))
    assert differing(answers, {**trace, part: value}, book()) == (part,)


def test_an_item_more_or_less_is_a_difference() -> None:
    answers, trace = _stored(sharing(items=[item()]))
    assert differing(answers, {**trace, "items": []}, book()) == ("items",)
    assert differing(answers, {**trace, "others": [trace]}, book()) == ("items",)


def test_a_difference_is_accepted_where_every_rule_of_it_changed_later() -> None:
    assert is_accepted(["item.may_help"], 8, [CHANGE])
    assert not is_accepted(["item.may_help"], 9, [CHANGE])
    assert not is_accepted(["item.may_help", "duty.binds"], 8, [CHANGE])
    assert not is_accepted(["item.offence_condition"], int(RULES_VERSION))
    assert is_accepted(["item.offence_condition"], 1)


def test_a_verdict_that_stands_otherwise_is_accepted_only_with_a_reason_that_is_listed_as_moving_it() -> None:
    answers, trace = _stored(sharing(items=[item()]))
    names = differing(
        answers, {**trace, "reasons": [*trace["reasons"], "consent.no"], "standing": "may"}, book()
    )  # type: ignore[misc]
    assert names == ("consent", "standing")
    silent = RuleChange("consent", 9, date(2027, 1, 1), "Seen otherwise.")
    moving = dataclasses.replace(silent, parts=("standing",))
    assert not is_accepted(names, 8, [silent])
    assert is_accepted(names, 8, [moving])
    assert not is_accepted(names, 9, [moving])
    assert not is_accepted(("standing",), 8, [moving])
    assert not is_accepted(names, 8, [silent, dataclasses.replace(CHANGE, parts=("standing",))])


def test_every_listed_change_names_a_rule_that_there_is_and_the_last_is_the_rules_version() -> None:
    known = {rule_of(reason.key) for reason in known_reasons()} | set(OF_THE_WHOLE)
    changes = rule_changes()
    assert {change.rule for change in changes} <= known
    assert all(change.reason and change.date for change in changes)
    assert all(set(change.parts) <= set(OF_THE_WHOLE) for change in changes)
    assert max(change.version for change in changes) == int(RULES_VERSION)


def test_a_verdict_is_stored_with_its_day_and_the_version_of_the_code() -> None:
    _, trace = _stored(sharing(items=[item()]))
    assert (trace["on"], trace["code"], trace["book"]) == ("2026-11-16", "2015", book().digest)
    assert trace["rules"] == RULES_VERSION
    other = dataclasses.replace(book(), code_version="2027")
    assert trace_of(may_share(sharing(), book()), other)["code"] == "2027"


def test_consents_are_read_back_with_their_minute_their_day_and_whom_they_are_about() -> None:
    given = {"by": "parent", "state": "given", "recipients": ["charity"], "purposes": ["child-in-need"]}
    known = {
        "giver": "mother",
        "at": datetime(2026, 11, 2, 9, tzinfo=UTC),
        "person": "amara",
        "consent": "row",
    }
    facts = sharing(
        recipient="charity",
        items=[item()],
        consents=[{**given, **known, "since": date(2026, 11, 1)}, {**given, "person": "joel"}],
        about=["amara", "joel"],
    )
    answers, trace = _stored(facts)
    assert read_back(SharingFacts, answers["facts"]) == facts
    assert differing(answers, trace, book()) == ()
    assert trace["standing"] == "may"
