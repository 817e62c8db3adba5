"""What holds for every combination of answers, not only for those in the table."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.book import Row
from chiltern.code_of_practice.facts import ConsentFacts, SharingFacts
from chiltern.code_of_practice.reason import known_reasons
from chiltern.code_of_practice.sharing import may_share, unanswered
from chiltern.code_of_practice.verdict import STRENGTH, Verdict, from_trace
from chiltern.code_of_practice.words import (
    Answer,
    ConsentBy,
    ConsentState,
    Declining,
    InfoClass,
    OrderQuestion,
    Outcome,
    Standing,
)
from tests.code_of_practice.arbitrary import GIVERS, MINUTES, TESTS, facts_from
from tests.code_of_practice.build import book

FACTS = st.binary(min_size=64, max_size=64).map(facts_from)
BOOKS = st.sampled_from([book(confirmed=True), book(confirmed=False)])
FIVE_TESTS = ("necessary", "proportionate", "relevant", "accurate", "need_to_know")
CAN_GO = (Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON)
examples = settings(max_examples=75, deadline=None, derandomize=True, database=None)


def _rank(verdict: Verdict) -> int:
    return STRENGTH.index(verdict.standing)


def _barred(verdict: Verdict) -> bool:
    return any(r.key.startswith("bar.") for item in verdict.items for r in item.reasons)


@pytest.mark.clause("9.3")
@examples
@given(FACTS, BOOKS)
def test_in_danger_the_answer_is_never_that_not_enough_is_known(facts, book_) -> None:
    verdict = may_share(facts, book_)
    whole = may_share(dataclasses.replace(facts, items=()), book_)
    if verdict.in_danger:
        assert verdict.standing is not Standing.UNKNOWN
        assert whole.standing in (Standing.MUST, Standing.MAY_WITH_REASON)
        assert not verdict.open_questions


@pytest.mark.clause("9.3", "3.5")
@examples
@given(FACTS, BOOKS)
def test_in_danger_only_the_two_bars_say_do_not_share(facts, book_) -> None:
    verdict = may_share(facts, book_)
    if verdict.in_danger:
        assert (verdict.standing is Standing.MUST_NOT) == _barred(verdict)


@pytest.mark.clause("3.5")
@examples
@given(FACTS, BOOKS, st.sampled_from(FIVE_TESTS))
def test_outside_danger_nothing_can_go_while_a_test_is_unknown(facts, book_, name: str) -> None:
    """A court or a duty still says must; then the test is asked before anything leaves."""
    facts = _with_item(facts, **{name: Answer.NOT_KNOWN, "may_help": Answer.NOT_KNOWN, "known_false": False})
    verdict = may_share(facts, book_)
    if not verdict.in_danger and verdict.standing in CAN_GO:
        assert verdict.question is OrderQuestion.COMPULSION
        assert unanswered(facts, verdict, Outcome.SHARE)
    if verdict.standing in (Standing.MAY, Standing.MAY_WITH_REASON):
        assert verdict.in_danger


@pytest.mark.clause("3.5")
@examples
@given(FACTS, BOOKS, st.sampled_from(TESTS))
def test_a_no_where_nobody_had_answered_never_loosens(facts, book_, name: str) -> None:
    before, no = (_with_item(facts, **{name: answer}) for answer in (Answer.NOT_KNOWN, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(before, book_))


@pytest.mark.clause("3.8")
@examples
@given(FACTS, BOOKS)
def test_other_words_change_no_verdict(facts, book_) -> None:
    before = may_share(facts, book_).to_trace()
    reworded = dataclasses.replace(book_, rows={key: _reworded(row) for key, row in book_.rows.items()})
    kept = {reason: reason.says for reason in known_reasons()}
    try:
        for reason in kept:
            object.__setattr__(reason, "says", f"Otherwise: {reason.says[::-1]}")
        assert may_share(facts, reworded).to_trace() == before
    finally:
        for reason, says in kept.items():
            object.__setattr__(reason, "says", says)


def _reworded(row: Row) -> Row:
    return dataclasses.replace(row, fields={**row.fields, "says": "Other words."})


@pytest.mark.clause("3.5", "3.4")
@examples
@given(FACTS, BOOKS)
def test_a_bar_stands_everywhere(facts, book_) -> None:
    verdict = may_share(facts, book_)
    if _barred(verdict):
        assert verdict.standing is Standing.MUST_NOT
        assert verdict.items[0].declining is Declining.FREE


@pytest.mark.clause("3.5")
@examples
@given(FACTS, BOOKS, st.sampled_from(TESTS))
def test_answering_no_to_a_question_never_loosens(facts, book_, name: str) -> None:
    yes, no = (_with_item(facts, **{name: answer}) for answer in (Answer.YES, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(yes, book_))


@pytest.mark.clause("3.4", "3.5")
@examples
@given(FACTS, BOOKS)
def test_a_fact_against_an_item_never_loosens(facts, book_) -> None:
    before = _rank(may_share(facts, book_))
    place = facts.items[0].classes | {InfoClass.LOCATING}
    for against in (
        {"known_false": True},
        {"hidden_from": frozenset({"father"}), "classes": place, "to_hidden_person": True},
    ):
        assert _rank(may_share(_with_item(facts, **against), book_)) <= before


@pytest.mark.clause("9.3", "9.5")
@examples
@given(FACTS, BOOKS)
def test_the_holders_view_that_sharing_does_harm_never_loosens_and_never_frees_a_refusal(
    facts, book_
) -> None:
    without, with_it = (_with_decision(facts, detriment=answer) for answer in (Answer.NO, Answer.YES))
    before, after = may_share(without, book_), may_share(with_it, book_)
    assert _rank(after) <= _rank(before)
    assert after.declining is before.declining


@pytest.mark.clause("3.3")
@examples
@given(FACTS, BOOKS)
def test_a_ground_ruled_out_never_loosens(facts, book_) -> None:
    yes, no = (_with_decision(facts, ground_applies=answer) for answer in (Answer.YES, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(yes, book_))


@pytest.mark.clause("9.3")
@examples
@given(FACTS, BOOKS)
def test_a_must_always_rests_on_a_court_or_a_confirmed_duty(facts, book_) -> None:
    verdict = may_share(facts, book_)
    keys = {reason.key for reason in verdict.reasons}
    if verdict.standing is Standing.MUST:
        assert "court_order" in keys or "duty.binds" in keys
    if verdict.if_in_force is Standing.MUST:
        assert "duty.not_confirmed" in keys


@pytest.mark.clause("3.3")
@examples
@given(FACTS, BOOKS)
def test_what_rests_on_consent_has_consent_that_somebody_gave(facts, book_) -> None:
    verdict = may_share(facts, book_)
    if verdict.standing is Standing.MAY:
        assert verdict.question is OrderQuestion.CONSENT
        assert any(c.state in ("given", "given_with_limits") for c in facts.consents)


@pytest.mark.clause("3.8")
@examples
@given(FACTS, BOOKS)
def test_a_verdict_made_again_is_the_same_and_reads_back_from_its_trace(facts, book_) -> None:
    verdict = may_share(facts, book_)
    assert may_share(facts, book_).to_trace() == verdict.to_trace()
    assert from_trace(verdict.to_trace()) == verdict


def _with_item(facts: SharingFacts, **changes: object) -> SharingFacts:
    return dataclasses.replace(facts, items=(dataclasses.replace(facts.items[0], **changes),))


def _with_decision(facts: SharingFacts, **changes: object) -> SharingFacts:
    return dataclasses.replace(facts, decision=dataclasses.replace(facts.decision, **changes))


@pytest.mark.clause("3.3", "9.2")
@examples
@given(FACTS, BOOKS, st.sampled_from(ConsentBy))
def test_one_more_refusal_never_loosens(facts, book_, by: ConsentBy) -> None:
    refusal = ConsentFacts(by=by, state=ConsentState.REFUSED, person_age=14, competent=Answer.YES)
    refused = dataclasses.replace(facts, consents=(*facts.consents, refusal))
    assert _rank(may_share(refused, book_)) <= _rank(may_share(facts, book_))


@pytest.mark.clause("3.3", "9.2")
@examples
@given(
    FACTS, BOOKS, st.sampled_from(ConsentBy), st.sampled_from(GIVERS), st.sampled_from(MINUTES), st.booleans()
)
def test_a_no_of_somebody_who_answered_before_never_loosens(facts, book_, by, giver, at, limited) -> None:
    refusal = ConsentFacts(
        by=by,
        state=ConsentState.WITHDRAWN,
        competent=Answer.YES,
        giver=giver,
        at=at,
        classes=frozenset({InfoClass.GENERAL}) if limited else None,
    )
    refused = dataclasses.replace(facts, consents=(*facts.consents, refusal))
    assert _rank(may_share(refused, book_)) <= _rank(may_share(facts, book_))


@pytest.mark.clause("3.3", "9.1")
@examples
@given(FACTS, BOOKS)
def test_one_more_person_whom_it_is_about_never_loosens(facts, book_) -> None:
    mine = tuple(dataclasses.replace(one, person="amara") for one in facts.consents)
    before = dataclasses.replace(facts, consents=mine, about=frozenset({"amara"}))
    after = dataclasses.replace(before, about=frozenset({"amara", "joel"}))
    assert _rank(may_share(after, book_)) <= _rank(may_share(before, book_))
