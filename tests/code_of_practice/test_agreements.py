"""Agreements narrow or pre-arrange, and never loosen: rule, terms, lifecycle, and who may do what. Clauses 1.2 and 4.1."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.agreement_acts import (
    AgreementInHand,
    may_do_on_agreement,
    may_propose,
    open_acts_on_agreement,
)
from chiltern.code_of_practice.agreement_machine import state_for_party
from chiltern.code_of_practice.agreements import agreed as how_agreed
from chiltern.code_of_practice.agreements import fits, goes_too_far, past_review, stricter
from chiltern.code_of_practice.facts import ActorFacts, AgreementFacts, SharingFacts
from chiltern.code_of_practice.onward import preset_terms
from chiltern.code_of_practice.sharing import may_share, unanswered
from chiltern.code_of_practice.sharing.advising import steps
from chiltern.code_of_practice.verdict import STRENGTH
from chiltern.code_of_practice.words import (
    Act,
    AdviceStep,
    AgencyState,
    AgreementState,
    Answer,
    InfoClass,
    Method,
    Outcome,
    PassingOn,
    Role,
    Standing,
)
from tests.code_of_practice.arbitrary import Chooser, facts_from
from tests.code_of_practice.build import AUTUMN, BODIES, agreed, book, changed, item, sharing

pytestmark = pytest.mark.clause("1.2")
DAYS = (None, date(2026, 1, 1), AUTUMN, date(2027, 1, 1))
examples = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def agreement_from(given_bytes: bytes) -> AgreementFacts:
    """Any agreement at all; half of them fit whatever is shared."""
    choose = Chooser(given_bytes)
    everybody = frozenset(body.agency for body in BODIES.values())
    return AgreementFacts(
        "any",
        parties=choose.of((everybody, frozenset({"school", "social care"}))),
        purposes=choose.of((frozenset({"child-in-need"}), frozenset({"early-help"}))),
        classes=choose.of((frozenset(InfoClass), frozenset({InfoClass.GENERAL}))),
        methods=choose.of((frozenset(Method), frozenset({Method.PAPER}))),
        passing_on=choose.of(tuple(PassingOn)),
        signed_on=choose.of(DAYS),
        ended_on=choose.of((None, *DAYS)),
        review_on=choose.of(DAYS),
    )


FACTS = st.binary(min_size=64, max_size=64).map(
    lambda given: dataclasses.replace(facts_from(given), agreement=None)
)
AGREEMENTS = st.binary(min_size=16, max_size=16).map(agreement_from)
BOOKS = st.sampled_from([book(confirmed=True), book(confirmed=False)])


@pytest.mark.clause("1.2", "9.3")
@examples
@given(FACTS, BOOKS, AGREEMENTS)
def test_naming_any_agreement_never_loosens_and_removes_no_test(
    facts: SharingFacts, book_, agreement: AgreementFacts
) -> None:
    before, under = may_share(facts, book_), may_share(changed(facts, agreement=agreement), book_)
    assert STRENGTH.index(under.standing) <= STRENGTH.index(before.standing)
    for plain, narrowed in zip(before.items, under.items, strict=True):
        assert STRENGTH.index(narrowed.standing) <= STRENGTH.index(plain.standing)
        assert set(plain.reasons) <= set(narrowed.reasons)
        assert narrowed.declining is plain.declining
    assert set(before.reasons) <= set(under.reasons)
    asked = unanswered(facts, before, Outcome.SHARE)
    assert before.question is not under.question or set(asked) <= set(unanswered(facts, under, Outcome.SHARE))


@pytest.mark.clause("1.2", "9.3", "9.5")
@examples
@given(FACTS, BOOKS, AGREEMENTS)
def test_no_agreement_stops_what_danger_a_court_or_the_duty_lets_go(facts, book_, agreement) -> None:
    before, under = may_share(facts, book_), may_share(changed(facts, agreement=agreement), book_)
    if before.in_danger or before.standing is Standing.MUST:
        assert under.standing is before.standing
        assert under.question is before.question


@examples
@given(FACTS, BOOKS)
def test_without_an_agreement_nothing_speaks_of_one(facts, book_) -> None:
    verdict = may_share(facts, book_)
    every = (*verdict.reasons, *verdict.notes, *(r for item in verdict.items for r in item.reasons))
    assert not [reason for reason in every if "1.2" in reason.clauses]


def test_an_agreement_is_offered_in_force_between_both_for_this_purpose_whatever_the_way() -> None:
    facts = sharing(decision={"method": "paper"})
    assert fits(agreed(), facts, AUTUMN)
    assert fits(agreed(), sharing(request={"purpose": ""}), AUTUMN)
    for other in (
        agreed(purposes=["early-help"]),
        agreed(signed_on=None),
        agreed(ended_on=date(2026, 1, 1)),
        agreed(parties=["school", "police"]),
    ):
        assert not fits(other, facts, AUTUMN)
    left = dataclasses.replace(facts.recipient, state=AgencyState.LEFT)
    assert not fits(agreed(), changed(facts, recipient=left), AUTUMN)


def test_a_review_is_late_from_the_day_after_its_date() -> None:
    assert past_review(date(2026, 11, 15), AUTUMN)
    assert not past_review(AUTUMN, AUTUMN)
    assert not past_review(None, AUTUMN)


@pytest.mark.parametrize(
    ("preset", "agreement", "starts_with"),
    [
        (PassingOn.ASK_ME, None, PassingOn.ASK_ME),
        (PassingOn.ASK_ME, PassingOn.PROTECTS, PassingOn.ASK_ME),
        (PassingOn.ASK_ME, PassingOn.NOT_AT_ALL, PassingOn.NOT_AT_ALL),
        (PassingOn.PROTECTS, PassingOn.ASK_ME, PassingOn.ASK_ME),
        (PassingOn.PROTECTS, PassingOn.PROTECTS, PassingOn.PROTECTS),
    ],
)
def test_terms_start_with_the_stricter_of_what_the_code_and_the_agreement_say(
    preset, agreement, starts_with
) -> None:
    named = None if agreement is None else agreed(passing_on=agreement.value)
    assert stricter(preset, named) is starts_with
    request = sharing(request={"acts_now": "yes" if preset is PassingOn.PROTECTS else "no"}).request
    assert preset_terms(BODIES["school"], BODIES["social care"], request, named).passing_on is starts_with


@pytest.mark.clause("1.2", "3.10")
def test_terms_go_no_further_than_the_agreement_and_name_none_but_its_parties() -> None:
    ask, protects = agreed(passing_on="ask_me"), agreed(passing_on="protects")
    assert not goes_too_far(None, PassingOn.PROTECTS, ())
    assert goes_too_far(ask, PassingOn.PROTECTS, ())
    assert goes_too_far(ask, PassingOn.THESE_BODIES, ("school",))
    assert not goes_too_far(ask, PassingOn.ASK_ME, ())
    assert not goes_too_far(ask, PassingOn.NOT_AT_ALL, ())
    assert not goes_too_far(protects, PassingOn.PROTECTS, ())
    assert not goes_too_far(protects, PassingOn.THESE_BODIES, ("school",))
    assert goes_too_far(protects, PassingOn.THESE_BODIES, ("school", "police"))


def test_advice_asks_about_an_agreement_only_where_one_fits() -> None:
    facts = sharing(request={"unasked": True}, items=(item(),))
    not_said = {"would_no_change": Answer.NOT_KNOWN, "already_asked": Answer.NOT_KNOWN}
    without, with_one = steps(facts, book(), **not_said), steps(facts, book(), **not_said, agreements=True)
    assert AdviceStep.AGREEMENT not in without
    assert with_one.index(AdviceStep.AGREEMENT) == with_one.index(AdviceStep.PURPOSE) + 1
    danger = sharing(decision={"danger": "yes"}, items=(item(),))
    assert AdviceStep.AGREEMENT not in steps(danger, book(), **not_said, agreements=True)


def test_it_is_in_force_once_each_party_has_signed_and_over_once_one_ends_it() -> None:
    assert state_for_party(signed=False, everybody=False, ended=False) is AgreementState.PROPOSED
    assert state_for_party(signed=True, everybody=False, ended=False) is AgreementState.SIGNED
    assert state_for_party(signed=True, everybody=True, ended=False) is AgreementState.IN_FORCE
    assert state_for_party(signed=True, everybody=True, ended=True) is AgreementState.ENDED
    assert state_for_party(signed=False, everybody=False, ended=True) is AgreementState.ENDED


def _actor(role: Role, agency: str = "school") -> ActorFacts:
    return ActorFacts("post", "somebody", agency, agency, role)


@pytest.mark.clause("1.2", "4.1")
@pytest.mark.parametrize("role", Role)
def test_who_represents_an_agency_signs_and_ends_and_a_deputy_only_reviews(role: Role) -> None:
    signs = role is Role.REPRESENTATIVE
    assert (may_propose(_actor(role), book()).standing is Standing.MAY) is signs
    proposed = AgreementInHand(frozenset({"school", "police"}), AgreementState.PROPOSED)
    stands = dataclasses.replace(proposed, state=AgreementState.IN_FORCE)
    may = {
        act: may_do_on_agreement(act, _actor(role), proposed, book())
        for act in (Act.SIGN_AGREEMENT, Act.END_AGREEMENT)
    }
    assert all((verdict.standing is Standing.MAY) is signs for verdict in may.values())
    reviews = may_do_on_agreement(Act.REVIEW_AGREEMENT, _actor(role), stands, book())
    assert (reviews.standing is Standing.MAY) is (role in (Role.REPRESENTATIVE, Role.DEPUTY))


def test_only_a_party_gets_acts_and_each_in_its_state() -> None:
    proposed = AgreementInHand(frozenset({"school", "police"}), AgreementState.PROPOSED)
    assert open_acts_on_agreement(_actor(Role.REPRESENTATIVE, "surgery"), proposed, book()) == ()
    stranger = may_do_on_agreement(
        Act.SIGN_AGREEMENT, _actor(Role.REPRESENTATIVE, "surgery"), proposed, book()
    )
    assert [reason.key for reason in stranger.reasons] == ["act.not_this_side"]
    opened = {
        state: {
            one.act
            for one in open_acts_on_agreement(
                _actor(Role.REPRESENTATIVE), dataclasses.replace(proposed, state=state), book()
            )
            if one.open
        }
        for state in AgreementState
    }
    assert opened == {
        AgreementState.DRAFT: set(),
        AgreementState.PROPOSED: {Act.SIGN_AGREEMENT, Act.END_AGREEMENT},
        AgreementState.SIGNED: {Act.END_AGREEMENT},
        AgreementState.IN_FORCE: {Act.REVIEW_AGREEMENT, Act.END_AGREEMENT},
        AgreementState.ENDED: set(),
    }


def test_what_an_agreement_covers_is_told_whether_it_stands_to_this_sharing_or_not() -> None:
    named = agreed()
    assert how_agreed(sharing(), AUTUMN) == (Answer.YES, (), None)
    stands = how_agreed(changed(sharing(), agreement=named), AUTUMN)
    assert (stands.answer, stands.classes) == (Answer.YES, named.classes)
    ended = how_agreed(changed(sharing(), agreement=agreed(ended_on=AUTUMN)), AUTUMN)
    assert (ended.answer, ended.classes) == (Answer.NO, named.classes)
    no_purpose = how_agreed(changed(sharing(request={"purpose": None}), agreement=named), AUTUMN)
    assert (no_purpose.answer, no_purpose.classes) == (Answer.NOT_KNOWN, named.classes)
