"""What rests on consent alone, and what follows where it has ended: clauses 3.3, 3.10, 9.1 and 9.5."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chiltern.code_of_practice.facts import ActorFacts, HeldItemFacts, PassingOnFacts, SharingFacts
from chiltern.code_of_practice.onward import may_pass_on
from chiltern.code_of_practice.sharing.resting import (
    WHOLE,
    StopInHand,
    bases_not_offered,
    bases_to_keep,
    conditions_to_keep,
    may_do_on_stop,
    resting_on_consent,
    still_stands,
    stop_due,
)
from chiltern.code_of_practice.verdict import ItemVerdict
from chiltern.code_of_practice.words import (
    Act,
    ConsentState,
    ExceptionalGround,
    InfoClass,
    OrderQuestion,
    Role,
    Standing,
    StopState,
)
from tests.code_of_practice.build import BODIES, book, item, sharing

pytestmark = pytest.mark.clause("3.3", "9.1")
MOTHER = {"by": "parent", "state": "given", "recipients": ["charity"], "purposes": ["child-in-need"]}
CHILD = {**MOTHER, "by": "child", "person_age": 16}
GROUND = {
    "ground_applies": "yes",
    "ground": "prevents-or-detects-harm-to-child",
    "better_than_silence": True,
    "why_this_much": True,
}
GENERAL = frozenset({InfoClass.GENERAL})


def to_charity(*consents: dict[str, Any], **more: Any) -> SharingFacts:
    return sharing("school", "charity", consents=consents, **{"items": [item()], **more})


def test_what_only_consent_lets_go_rests_on_it_with_everybody_who_gave_it() -> None:
    facts = to_charity(MOTHER, CHILD)
    assert resting_on_consent(facts, book()) == {"item": facts.consents}
    assert resting_on_consent(dataclasses.replace(facts, items=()), book()) == {WHOLE: facts.consents}


@pytest.mark.clause("9.3", "9.5")
@pytest.mark.parametrize(
    "decision", [GROUND, {"danger": "yes", "recipient_can_act": "yes"}, {"court_order": True}]
)
def test_what_goes_on_a_ground_in_danger_or_by_a_court_does_not_rest_on_consent(
    decision: dict[str, Any],
) -> None:
    assert resting_on_consent(to_charity(MOTHER, decision=decision), book()) == {}


def test_what_the_duty_requires_does_not_rest_on_consent() -> None:
    for_social_care = {**MOTHER, "recipients": ["social care"]}
    assert resting_on_consent(sharing(items=[item()], consents=[for_social_care]), book()) == {}


def test_what_may_not_go_and_what_nobody_agreed_to_rests_on_nothing() -> None:
    refused = {**MOTHER, "state": "refused"}
    for facts in (to_charity(), to_charity(refused), to_charity({**MOTHER, "recipients": ["police"]})):
        assert resting_on_consent(facts, book()) == {}
    barred = to_charity(MOTHER, items=[item("known false", known_false=True), item("rest")])
    assert list(resting_on_consent(barred, book())) == ["rest"]


def test_only_the_answer_that_covers_the_kind_of_information_counts() -> None:
    narrow = {**CHILD, "classes": ["education"]}
    facts = to_charity(
        MOTHER, narrow, items=[item("a", classes=["education"]), item("b", classes=["family"])]
    )
    assert resting_on_consent(facts, book()) == {"a": facts.consents, "b": facts.consents[:1]}


def test_it_stands_as_long_as_somebodys_consent_covers_it() -> None:
    on, withdrawn = date(2026, 11, 16), {**MOTHER, "state": "withdrawn"}
    stands = to_charity(withdrawn, CHILD).consents
    assert still_stands(stands, "charity", "child-in-need", GENERAL, on)
    assert not still_stands(stands[:1], "charity", "child-in-need", GENERAL, on)
    assert not still_stands(stands, "charity", "prevent-crime", GENERAL, on)
    lapsed = to_charity({**MOTHER, "until": date(2026, 11, 15)}).consents
    assert not still_stands(lapsed, "charity", "child-in-need", GENERAL, on)
    narrow = to_charity({**MOTHER, "classes": ["education"]}).consents
    assert not still_stands(narrow, "charity", "child-in-need", GENERAL, on)


def passed_on(
    over: ConsentState | None, *, to: str = "charity", owner: str = "school", **more: Any
) -> ItemVerdict:
    facts = sharing(
        "social care",
        to,
        items=[item(**more.pop("item", {}))],
        consents=more.pop("consents", [{**MOTHER, "recipients": [to]}]),
        decision=more.pop("decision", None),
    )
    held = HeldItemFacts("item", owner, consent_over=over, asked_back=more.pop("asked_back", False))
    return may_pass_on(PassingOnFacts(facts, (held,), **more), book()).items[0]


@pytest.mark.clause("3.10")
@pytest.mark.parametrize(
    ("over", "key"),
    [(ConsentState.WITHDRAWN, "onward.consent_withdrawn"), (ConsentState.LAPSED, "onward.consent_lapsed")],
)
def test_what_came_on_a_consent_that_has_ended_is_not_passed_on_and_the_reason_says_so(
    over: ConsentState, key: str
) -> None:
    for decision in (None, GROUND):
        verdict = passed_on(over, decision=decision)
        assert (verdict.standing, verdict.question) == (Standing.MUST_NOT, OrderQuestion.OTHERWISE)
        assert key in {reason.key for reason in verdict.reasons}
    assert passed_on(over, owner="social care").standing is Standing.MUST_NOT
    assert key not in {reason.key for reason in passed_on(None).reasons}


@pytest.mark.clause("3.10", "9.3")
@pytest.mark.parametrize(
    "more",
    [
        {"decision": {"danger": "yes", "recipient_can_act": "yes"}},
        {"decision": {"court_order": True}},
        {"to": "police"},
        {
            "decision": GROUND,
            "exception": ExceptionalGround.DANGER_TO_ANYONE,
            "exception_reason": True,
        },
        {"to": "charity", "owner": "charity"},
    ],
    ids=["danger", "court", "duty", "lawful reason", "back to its owner"],
)
def test_danger_a_court_the_duty_a_lawful_reason_and_the_way_back_are_never_barred(
    more: dict[str, Any],
) -> None:
    verdict, before = passed_on(ConsentState.WITHDRAWN, **more), passed_on(None, **more)
    assert verdict == before
    assert verdict.standing in (Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON)


@pytest.mark.clause("3.10", "9.3")
@pytest.mark.parametrize("to_danger", [False, True])
def test_what_its_owner_asked_back_has_no_new_use_but_in_danger(to_danger: bool) -> None:
    decision = {"danger": "yes", "recipient_can_act": "yes"} if to_danger else GROUND
    verdict = passed_on(None, decision=decision, asked_back=True)
    assert (verdict.standing is Standing.MUST_NOT) is not to_danger
    assert ("onward.asked_back" in {reason.key for reason in verdict.reasons}) is not to_danger
    assert passed_on(None, to="charity", owner="charity", asked_back=True) == passed_on(
        None, to="charity", owner="charity"
    )
    both = passed_on(ConsentState.LAPSED, decision=GROUND, asked_back=True)
    assert {"onward.asked_back", "onward.consent_lapsed"} <= {reason.key for reason in both.reasons}


WAITS = StopInHand("school", "charity", StopState.ASKED)
ANN = ActorFacts("post", "ann", "charity", "charity", Role.PRACTITIONER)


def against(act: Act, facts: StopInHand, actor: ActorFacts = ANN) -> set[str]:
    verdict = may_do_on_stop(act, actor, facts, book())
    return set() if verdict.standing is Standing.MAY else {reason.key for reason in verdict.reasons}


def test_its_recipient_answers_once_and_whoever_shared_it_answers_for_a_body_outside() -> None:
    for act in (Act.STOP_AND_REMOVE, Act.KEEP_ON_OTHER_BASIS):
        assert against(act, WAITS) == set()
        assert against(act, dataclasses.replace(WAITS, state=StopState.KEPT)) == {"act.not_in_this_state"}
        teller = dataclasses.replace(ANN, agency="school")
        assert against(act, WAITS, teller) == {"act.not_this_side"}
        assert against(act, dataclasses.replace(WAITS, outside=True), teller) == set()
        assert against(act, WAITS, dataclasses.replace(ANN, role=Role.REPRESENTATIVE)) == {
            "act.not_this_role"
        }


@pytest.mark.clause("2.2", "3.8")
def test_what_was_removed_is_read_by_those_alone_who_had_acted_on_it() -> None:
    removed = dataclasses.replace(WAITS, state=StopState.REMOVED, decided=frozenset({"post"}))
    assert against(Act.READ_RELIED_ON, removed) == set()
    assert against(Act.READ_RELIED_ON, removed, dataclasses.replace(ANN, post="other")) == {
        "act.not_who_decided"
    }
    waits = dataclasses.replace(WAITS, decided=frozenset({"post"}))
    assert against(Act.READ_RELIED_ON, waits) == {"act.not_in_this_state"}


@pytest.mark.clause("2.1")
def test_the_bases_offered_follow_from_what_the_agency_is_and_none_is_left_out_silently() -> None:
    every = {row.id for row in book().table("basis")}
    for body, left_out in (
        ("social care", {"consent-basis", "legitimate-interest"}),
        ("charity", {"consent-basis", "legal-obligation", "public-task"}),
        ("unchecked nursery", {"consent-basis", "legal-obligation"}),
        ("surgery", {"consent-basis"}),
    ):
        offered = {row.id for row in bases_to_keep(BODIES[body], book())}
        assert offered == every - left_out
        assert {row.id for row, why in bases_not_offered(BODIES[body], book()) if why} == left_out


@pytest.mark.clause("2.1")
def test_a_condition_is_offered_where_one_is_needed_and_never_the_consent_that_ended() -> None:
    assert conditions_to_keep(BODIES["charity"], GENERAL, book()) == ()
    health = {row.id for row in conditions_to_keep(BODIES["charity"], frozenset({InfoClass.HEALTH}), book())}
    assert "health-or-social-care" in health
    assert health.isdisjoint({"explicit-consent", "sch1-18"})


def test_the_time_to_answer_is_the_schemes() -> None:
    due = stop_due(datetime(2026, 6, 10, 9, tzinfo=UTC), book(date(2026, 6, 10)))
    assert due.at == datetime(2026, 6, 17, 16, tzinfo=UTC)
    assert due.worked_out.startswith("5 working days after Wednesday 10 June 2026")
