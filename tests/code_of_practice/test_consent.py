"""Whether to ask for consent at all, of whom, and whose answer counts."""

from __future__ import annotations

import pytest

from chiltern.code_of_practice.consent import consent_for, whether_to_ask
from chiltern.code_of_practice.facts import ConsentFacts, PersonFacts
from chiltern.code_of_practice.words import Answer, ConsentBy, ConsentState, InfoClass
from tests.code_of_practice.build import AUTUMN, book

SAFE = PersonFacts("mother", 34, suspected=Answer.NO, knowing_raises_risk=Answer.NO)


def _given(**more: object) -> ConsentFacts:
    return ConsentFacts(
        by=ConsentBy.PARENT,
        state=ConsentState.GIVEN,
        recipients=frozenset({"charity"}),
        purposes=frozenset({"early-help"}),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.clause("9.1")
@pytest.mark.parametrize(
    ("person", "would_no_change", "answer", "reason"),
    [
        (SAFE, Answer.YES, Answer.YES, "seek.ask"),
        (SAFE, Answer.NO, Answer.NO, "seek.tell_instead"),
        (SAFE, Answer.NOT_KNOWN, Answer.NOT_KNOWN, "seek.would_no_change_not_known"),
        (PersonFacts("father", 36, suspected=Answer.YES), Answer.YES, Answer.NO, "seek.suspected"),
        (
            PersonFacts("aunt", 40, knowing_raises_risk=Answer.YES),
            Answer.YES,
            Answer.NO,
            "seek.knowing_raises_risk",
        ),
        (PersonFacts("stranger", 40), Answer.YES, Answer.NOT_KNOWN, "seek.risk_not_known"),
    ],
    ids=lambda value: getattr(value, "person", None),
)
def test_whether_to_ask(person, would_no_change, answer, reason) -> None:
    found, reasons = whether_to_ask(person, would_no_change, book())
    assert found is answer
    assert reason in {r.key for r in reasons}


@pytest.mark.clause("9.2")
def test_a_parent_is_not_asked_against_a_competent_childs_wish() -> None:
    father = PersonFacts("father", 40, Answer.YES, Answer.NO, Answer.NO, competent_child_objects=True)
    answer, reasons = whether_to_ask(father, Answer.YES, book())
    assert answer is Answer.NO
    assert "seek.child_objects" in {r.key for r in reasons}


@pytest.mark.clause("9.2")
@pytest.mark.parametrize(
    ("age", "prompted"), [(11, False), (12, True), (15, True), (16, False), (None, False)]
)
def test_about_twelve_is_a_prompt_and_never_a_gate(age, prompted) -> None:
    child = PersonFacts("child", age, suspected=Answer.NO, knowing_raises_risk=Answer.NO)
    answer, reasons = whether_to_ask(child, Answer.YES, book())
    assert answer is Answer.YES
    assert ("seek.assess_competence" in {r.key for r in reasons}) is prompted


@pytest.mark.clause("3.3")
def test_limits_to_classes_are_kept_apart_from_each_other() -> None:
    health = _given(classes=frozenset({InfoClass.HEALTH}))
    education = _given(classes=frozenset({InfoClass.EDUCATION}))
    standing = consent_for((health, education), "charity", "early-help", AUTUMN)
    assert standing.answer is Answer.YES
    assert standing.covers(frozenset({InfoClass.HEALTH}))
    assert not standing.covers(frozenset({InfoClass.HEALTH, InfoClass.EDUCATION}))
    assert not standing.covers(frozenset({InfoClass.OFFENCE}))


@pytest.mark.clause("3.3")
def test_nothing_recorded_is_not_known_and_not_sought_is_no() -> None:
    assert consent_for((), "charity", "early-help", AUTUMN).answer is Answer.NOT_KNOWN
    not_sought = ConsentFacts(by=ConsentBy.PARENT, state=ConsentState.NOT_SOUGHT)
    assert consent_for((not_sought,), "charity", "early-help", AUTUMN).answer is Answer.NO


@pytest.mark.clause("9.1")
def test_an_adults_own_refusal_is_not_outvoted() -> None:
    refused = ConsentFacts(by=ConsentBy.ADULT, state=ConsentState.REFUSED)
    assert consent_for((refused, _given()), "charity", "early-help", AUTUMN).answer is Answer.NO


@pytest.mark.clause("9.2")
def test_a_no_to_another_purpose_does_not_reach_this_one() -> None:
    elsewhere = ConsentFacts(
        by=ConsentBy.CHILD,
        state=ConsentState.REFUSED,
        purposes=frozenset({"prevent-crime"}),
        person_age=14,
        competent=Answer.YES,
    )
    assert consent_for((elsewhere, _given()), "charity", "early-help", AUTUMN).answer is Answer.YES


@pytest.mark.clause("9.2")
def test_what_a_carer_may_decide_has_to_be_said() -> None:
    carer = ConsentFacts(
        ConsentBy.CARER, ConsentState.GIVEN, frozenset({"charity"}), frozenset({"early-help"})
    )
    standing = consent_for((carer,), "charity", "early-help", AUTUMN)
    assert (standing.answer, standing.reason.key) == (Answer.NOT_KNOWN, "consent.delegation_not_known")
