"""What not sharing takes, which answers the record still needs, and which bases and conditions are
offered.
"""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from chiltern.code_of_practice.book import Added, Book, Correction
from chiltern.code_of_practice.facts import ActorFacts, DecisionFacts, ItemFacts, SharingFacts
from chiltern.code_of_practice.sharing import (
    CONDITIONS,
    declining_needs,
    may_agree,
    may_share,
    offered_bases,
    offered_conditions,
    state_of_decision,
    unanswered,
)
from chiltern.code_of_practice.sharing.lawful import not_offered
from chiltern.code_of_practice.words import Answer, DecisionState, OrderQuestion, Outcome, Role, Standing
from tests.code_of_practice.build import AUTUMN, book, item, sharing

MIXED = (item("bruise"), item("swimming badge", may_help="no"), item("rumour", known_false=True))


def _needs(facts: SharingFacts, outcome: Outcome, withheld: tuple[str, ...] = ()) -> tuple[bool, bool]:
    needs = declining_needs(may_share(facts, book()), outcome, withheld)
    return needs.manager, needs.detriment_test


@pytest.mark.clause("9.3", "3.4")
def test_declining_a_must_needs_a_manager_and_the_detriment_test() -> None:
    assert _needs(sharing(items=MIXED), Outcome.DECLINE) == (True, True)


@pytest.mark.clause("9.3")
def test_declining_in_danger_needs_a_manager_where_no_duty_binds() -> None:
    facts = sharing("charity", decision={"danger": "yes"}, items=[item()])
    assert _needs(facts, Outcome.DECLINE) == (True, False)
    assert _needs(facts, Outcome.NO_STATEMENT) == (True, False)


def test_declining_elsewhere_needs_nobody_else() -> None:
    assert _needs(sharing("charity", items=[item()]), Outcome.DECLINE) == (False, False)


@pytest.mark.clause("9.3")
def test_an_unconfirmed_duty_asks_of_a_refusal_what_a_must_asks() -> None:
    verdict = may_share(sharing(items=[item()]), book(confirmed=False))
    assert declining_needs(verdict, Outcome.DECLINE)[:2] == (True, True)


@pytest.mark.clause("3.5")
def test_what_could_not_help_or_is_false_is_withheld_alone_and_what_may_help_is_not() -> None:
    facts = sharing(items=MIXED)
    assert _needs(facts, Outcome.SHARE_IN_PART, ("swimming badge", "rumour")) == (False, False)
    assert _needs(facts, Outcome.SHARE_IN_PART, ("bruise", "rumour")) == (True, True)
    needs = declining_needs(may_share(facts, book()), Outcome.SHARE_IN_PART, ("bruise", "rumour"))
    assert needs.items == ("bruise",)
    freely = declining_needs(may_share(facts, book()), Outcome.SHARE_IN_PART, ("swimming badge", "rumour"))
    assert freely.items == ()


@pytest.mark.clause("9.3")
def test_in_danger_what_is_shared_waits_for_nobody_whatever_stays_behind() -> None:
    facts = sharing(decision={"danger": "yes"}, items=MIXED)
    assert _needs(facts, Outcome.SHARE_IN_PART, ("bruise",)) == (False, False)
    assert _needs(facts, Outcome.DECLINE) == (True, True)


@pytest.mark.clause("3.4", "9.3")
def test_where_something_that_must_go_stays_behind_the_detriment_test_is_asked_too() -> None:
    facts = sharing(items=MIXED)
    verdict = may_share(facts, book())
    for declines in (True, False):
        asked = {each.key for each in unanswered(facts, verdict, Outcome.SHARE_IN_PART, declines=declines)}
        assert ("detriment" in asked) is declines


@pytest.mark.parametrize("outcome", [Outcome.NOT_HELD, Outcome.CANNOT_TELL, Outcome.WRONG_BODY])
def test_an_answer_that_is_no_refusal_needs_no_manager(outcome: Outcome) -> None:
    assert _needs(sharing(decision={"danger": "yes"}, items=MIXED), outcome) == (False, False)


@pytest.mark.clause("9.3")
@pytest.mark.parametrize(
    ("manager", "detriment", "state"),
    [
        (None, Answer.YES, DecisionState.PROPOSED),
        ("ann", Answer.YES, DecisionState.PROPOSED),
        ("mo", Answer.NOT_KNOWN, DecisionState.PROPOSED),
        ("mo", Answer.YES, DecisionState.MADE),
    ],
)
def test_a_refusal_is_proposed_until_a_manager_other_than_the_decider_agrees(
    manager, detriment, state
) -> None:
    needs = declining_needs(may_share(sharing(items=MIXED), book()), Outcome.DECLINE)
    decision = DecisionFacts(decider="ann", manager=manager, detriment=detriment)
    assert state_of_decision(needs, decision) is state


@pytest.mark.clause("3.3", "9.3")
def test_whoever_agrees_is_neither_the_decider_nor_the_one_who_asked() -> None:
    manager = ActorFacts("post", "mo", "school", "school", Role.MANAGER)
    assert may_agree(manager, decided_by="ann", asked_by="sam")[0] is Answer.YES
    assert may_agree(manager, decided_by="mo", asked_by="sam")[1][0].key == "act.own_decision"
    assert may_agree(manager, decided_by="ann", asked_by="mo")[1][0].key == "act.self_dealing"
    teacher = dataclasses.replace(manager, role=Role.PRACTITIONER)
    assert may_agree(teacher, decided_by="ann", asked_by=None)[1][0].key == "act.not_this_role"
    assert may_agree(teacher, decided_by="ann", asked_by=None, is_second=True)[0] is Answer.YES


def _missing(facts: SharingFacts, outcome: Outcome) -> set[str]:
    return {c.key for c in unanswered(facts, may_share(facts, book()), outcome)}


@pytest.mark.clause("9.3")
def test_sharing_in_danger_waits_for_no_answer_and_declining_does() -> None:
    facts = sharing(decision={"danger": "yes"}, items=[item(proportionate="not_known")])
    assert _missing(facts, Outcome.SHARE) == set()
    assert {"reasons", "safety_if_not_shared", "detriment"} <= _missing(facts, Outcome.DECLINE)


@pytest.mark.clause("3.1", "3.4", "3.5", "2.1")
def test_sharing_below_danger_needs_every_condition_of_section_three() -> None:
    facts = sharing(items=[item(proportionate="not_known")])
    assert _missing(facts, Outcome.SHARE) == {
        "told",
        "child_says",
        "family_says",
        "safety_if_shared",
        "safety_if_not_shared",
        "proportionate",
        "basis",
        "confidence",
        "reasons",
    }


def test_a_false_item_needs_no_tests_and_other_outcomes_need_none_either() -> None:
    facts = sharing(items=[item(known_false=True, necessary="not_known", relevant="not_known")])
    assert not _missing(facts, Outcome.SHARE_IN_PART) & {"necessary", "relevant"}
    assert _missing(facts, Outcome.NOT_HELD) == set()


@pytest.mark.clause("9.5")
def test_without_consent_a_ground_is_asked_for_with_its_reasons() -> None:
    refused = [{"by": "parent", "state": "refused"}]
    assert "ground_applies" in _missing(sharing("charity", items=[item()], consents=refused), Outcome.SHARE)
    chosen = {
        "ground_applies": "yes",
        "ground": "serious-crime",
        "better_than_silence": True,
        "why_this_much": True,
    }
    facts = sharing("charity", items=[item()], consents=refused, decision=chosen)
    assert not _missing(facts, Outcome.SHARE) & {"ground_applies", "better_than_silence", "why_this_much"}


def test_no_condition_stands_twice_in_the_table() -> None:
    assert len({c.key for c in CONDITIONS}) == len(CONDITIONS)


@pytest.mark.clause("2.1")
def test_legal_obligation_is_offered_under_a_confirmed_must_only() -> None:
    facts = sharing(items=[item()])
    confirmed, unconfirmed = (may_share(facts, book(confirmed=c)) for c in (True, False))
    assert "legal-obligation" in {r.id for r in offered_bases(facts, confirmed, book())}
    assert "legal-obligation" not in {r.id for r in offered_bases(facts, unconfirmed, book(confirmed=False))}
    assert "consent-basis" not in {r.id for r in offered_bases(facts, confirmed, book())}


@pytest.mark.clause("2.1", "9.3")
def test_a_legal_obligation_that_no_duty_gives_any_more_is_no_answer() -> None:
    rests = {"basis": "legal-obligation", "confidence": True, "confidence_met": "duty"}

    def asked_again(*items: ItemFacts, provider: str = "school") -> set[str]:
        given = sharing(provider, items=items, decision=rests)
        return _missing(given, Outcome.SHARE) & {"basis", "confidence"}

    for no in ("may_help", "relevant_to_welfare"):
        assert asked_again(item(**{no: "no"})) == {"basis", "confidence"}
    assert asked_again(item(), item("swimming badge", may_help="no")) == set()
    assert asked_again(item(may_help="not_known", relevant_to_welfare="not_known")) == set()
    assert asked_again(item(), provider="charity") == {"basis", "confidence"}
    rests["confidence_met"] = "power"
    assert asked_again(item(may_help="no")) == {"basis"}, "what needs no duty stands"
    danger = {**rests, "danger": "yes"}
    assert _missing(sharing("charity", items=[item()], decision=danger), Outcome.SHARE) == set()


@pytest.mark.clause("2.1")
def test_the_safeguarding_condition_is_not_offered_after_a_refusal() -> None:
    health = [item(classes=["health"])]
    facts = sharing("charity", consents=[{"by": "parent", "state": "refused"}], items=health)
    assert "sch1-18" not in {r.id for r in offered_conditions(facts, book())}
    assert "sch1-18" in {r.id for r in offered_conditions(sharing("charity", items=health), book())}


@pytest.mark.clause("2.1", "3.3")
def test_what_the_facts_do_not_allow_is_left_out_with_why() -> None:
    given = {"by": "parent", "state": "given", "recipients": ["charity"], "purposes": ["child-in-need"]}
    refused = {"by": "parent", "state": "refused"}

    def left_out(consent: dict[str, object], *classes: str) -> dict[str, str]:
        facts = sharing("school", "charity", consents=[consent], items=[item(classes=classes)])
        return {row.id: why for row, why in not_offered(facts, may_share(facts, book()), book())}

    assert left_out(given, "health").keys() == {"legal-obligation", "law-enforcement"}
    assert left_out(refused, "health").keys() == {
        "legal-obligation",
        "consent-basis",
        "explicit-consent",
        "sch1-18",
        "law-enforcement",
    }
    assert left_out(refused, "education").keys() == {"legal-obligation", "consent-basis"}
    assert "refused" in left_out(refused, "health")["sch1-18"]


@pytest.mark.clause("2.1")
def test_conditions_are_asked_for_where_an_item_is_of_a_kind_that_needs_one_alone() -> None:
    def offered(*classes: str) -> set[str]:
        return {r.id for r in offered_conditions(sharing(items=[item(classes=classes)]), book())}

    assert offered("education", "family") == set()
    assert "health-or-social-care" in offered("health")
    assert "criminal-offence-data" not in offered("health")
    assert "criminal-offence-data" in offered("education", "offence")
    assert offered("health", "offence") == offered("health") | offered("offence")


@pytest.mark.clause("2.1", "9.3")
def test_in_danger_legal_obligation_is_offered_where_the_duty_binds() -> None:
    facts = sharing(decision={"danger": "yes"}, items=[item()])
    verdict = may_share(facts, book())
    assert (verdict.standing, verdict.question) == (Standing.MUST, OrderQuestion.DANGER)
    assert "legal-obligation" in {row.id for row in offered_bases(facts, verdict, book())}


@pytest.mark.clause("2.1", "3.3")
def test_explicit_consent_is_offered_while_it_holds_and_where_everybody_gave_it() -> None:
    given = {
        "by": "parent",
        "state": "given",
        "recipients": ["charity"],
        "purposes": ["child-in-need"],
        "person": "amara",
    }

    def offered(about: frozenset[str], **more: object) -> bool:
        health = [item(classes=["health"])]
        facts = sharing("school", "charity", consents=[{**given, **more}], items=health)
        rows = offered_conditions(dataclasses.replace(facts, about=about), book())
        return "explicit-consent" in {row.id for row in rows}

    assert offered(frozenset({"amara"}))
    assert not offered(frozenset({"amara"}), until=date(2026, 11, 1))
    assert not offered(frozenset({"amara", "mo"}))


@pytest.mark.clause("2.1")
def test_an_added_condition_is_offered_for_the_kinds_that_it_covers_alone() -> None:
    rows = {
        kind: Added(f"own-{kind}", "condition", {"name": kind, "for": kind, "covers": (kind,)}, AUTUMN)
        for kind in ("special", "offences")
    }
    law = Book.from_data(AUTUMN, added=tuple(rows.values()))

    def offered(*classes: str) -> set[str]:
        found = offered_conditions(sharing(items=[item(classes=classes)]), law)
        return {row.id for row in found if row.id.startswith("own-")}

    assert offered("health") == {"own-special"}
    assert offered("offence") == {"own-offences"}


@pytest.mark.clause("1.4", "2.1")
def test_a_basis_that_has_ended_is_not_listed_as_left_out_either() -> None:
    ended = Correction("legal-obligation", "in_force_until", date(2026, 11, 1), AUTUMN, "repealed")
    law = Book.from_data(AUTUMN, (ended,))
    facts = sharing("school", "charity", items=[item()])
    assert {row.id for row, _ in not_offered(facts, may_share(facts, law), law)} == {"consent-basis"}
