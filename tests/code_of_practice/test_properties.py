"""What holds for every combination of answers, not only for those in the table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chiltern.code_of_practice.book import Row
from chiltern.code_of_practice.facts import AgreementFacts, ConsentFacts, SharingFacts
from chiltern.code_of_practice.reason import known_reasons
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.sharing.whole import in_danger
from chiltern.code_of_practice.verdict import STRENGTH, ItemVerdict, Verdict, from_trace
from chiltern.code_of_practice.words import (
    Answer,
    ConsentBy,
    ConsentState,
    Declining,
    Function,
    InfoClass,
    Method,
    OrderQuestion,
    Standing,
)
from tests.code_of_practice.arbitrary import BYTES, GIVERS, MINUTES, TESTS, facts_of
from tests.code_of_practice.build import book

SEEDS = st.binary(min_size=BYTES, max_size=BYTES)
BOOKS = st.sampled_from([book(confirmed=True), book(confirmed=False)])
FIVE_TESTS = ("necessary", "proportionate", "relevant", "accurate", "need_to_know")
CAN_GO = (Standing.MUST, Standing.MAY, Standing.MAY_WITH_REASON)
examples = settings(max_examples=75, deadline=None, derandomize=True, database=None)


def for_every(*more: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The property, tried on several facts for each draw: drawing takes longer than the rule."""

    def tried(check: Callable[..., None]) -> Callable[..., None]:
        @examples
        @given(st.tuples(SEEDS, BOOKS, *more))
        def run(drawn: tuple[Any, ...]) -> None:
            seed, book_, *rest = drawn
            for facts in facts_of(seed):
                check(facts, book_, *rest)

        run.__name__, run.__doc__ = check.__name__, check.__doc__
        return run

    return tried


def _rank(verdict: Verdict) -> int:
    return STRENGTH.index(verdict.standing)


def _barred(verdict: Verdict) -> bool:
    return any(_holds_back(item) for item in verdict.items)


def _holds_back(item: ItemVerdict) -> bool:
    return any(reason.key.startswith("bar.") for reason in item.reasons)


@pytest.mark.clause("9.3")
@for_every()
def test_in_danger_the_answer_is_never_that_not_enough_is_known(facts, book_) -> None:
    verdict = may_share(facts, book_)
    whole = may_share(dataclasses.replace(facts, items=()), book_)
    if verdict.in_danger:
        assert Standing.UNKNOWN not in {verdict.standing, *(item.standing for item in verdict.items)}
        assert whole.standing in (Standing.MUST, Standing.MAY_WITH_REASON)
        assert not verdict.open_questions


@pytest.mark.clause("9.3")
@for_every()
def test_whether_it_is_danger_is_one_answer_also_before_anything_else_is_weighed(facts, book_) -> None:
    assert in_danger(facts) is may_share(facts, book_).in_danger


@pytest.mark.clause("9.3", "3.5")
@for_every()
def test_in_danger_only_the_two_bars_say_do_not_share(facts, book_) -> None:
    verdict = may_share(facts, book_)
    if verdict.in_danger:
        for item in verdict.items:
            assert (item.standing is Standing.MUST_NOT) == _holds_back(item)


@pytest.mark.clause("3.5")
@for_every(st.sampled_from(FIVE_TESTS))
def test_outside_danger_nothing_can_go_while_a_test_is_unknown(facts, book_, name: str) -> None:
    """Neither can nor must: what a court or the duty compels is named first, and declining it takes what it took."""
    helps = {"may_help": Answer.NOT_KNOWN} if name == "necessary" else {}
    answered = may_share(_with_item(facts, **{name: Answer.YES, **helps}), book_)
    facts = _with_item(facts, **{name: Answer.NOT_KNOWN, **helps})
    verdict = may_share(facts, book_)
    if not verdict.in_danger:
        first = verdict.items[0]
        assert first.standing not in CAN_GO
        assert first.declining is answered.items[0].declining
        if answered.items[0].question is OrderQuestion.COMPULSION:
            assert first.question is OrderQuestion.COMPULSION


@pytest.mark.clause("3.5")
@for_every()
def test_outside_danger_nothing_can_go_while_an_item_is_barred(facts, book_) -> None:
    for item in may_share(facts, book_).items:
        assert not (_holds_back(item) and item.standing in CAN_GO)


@pytest.mark.clause("3.5")
@for_every(st.sampled_from(TESTS))
def test_a_no_where_nobody_had_answered_never_loosens(facts, book_, name: str) -> None:
    before, no = (_with_item(facts, **{name: answer}) for answer in (Answer.NOT_KNOWN, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(before, book_))


@pytest.mark.clause("3.8")
@for_every()
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


@pytest.mark.clause("3.5", "3.4", "3.7")
@for_every()
def test_what_is_false_or_would_come_to_whom_it_is_hidden_from_never_goes(facts, book_) -> None:
    """By the facts themselves, whatever reason the verdict gives."""
    to_court, posts = facts.recipient.function is Function.COURT, facts.decision.named_posts_outside_line
    for item, judged in zip(facts.items, may_share(facts, book_).items, strict=True):
        place = InfoClass.LOCATING in item.classes and item.hidden_from
        there = item.hidden_person_there is Answer.YES and not to_court and not posts
        if item.known_false or (place and (item.to_hidden_person or there)):
            assert judged.standing is Standing.MUST_NOT


@pytest.mark.clause("3.5", "3.4")
@for_every()
def test_a_bar_stands_everywhere(facts, book_) -> None:
    for item in may_share(facts, book_).items:
        if _holds_back(item):
            assert (item.standing, item.declining) == (Standing.MUST_NOT, Declining.FREE)


@pytest.mark.clause("3.5")
@for_every(st.sampled_from(TESTS))
def test_answering_no_to_a_question_never_loosens(facts, book_, name: str) -> None:
    yes, no = (_with_item(facts, **{name: answer}) for answer in (Answer.YES, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(yes, book_))


@pytest.mark.clause("3.4", "3.5")
@for_every()
def test_a_fact_against_an_item_never_loosens(facts, book_) -> None:
    before = _rank(may_share(facts, book_))
    place = facts.items[0].classes | {InfoClass.LOCATING}
    for against in (
        {"known_false": True},
        {"hidden_from": frozenset({"father"}), "classes": place, "to_hidden_person": True},
    ):
        assert _rank(may_share(_with_item(facts, **against), book_)) <= before


@pytest.mark.clause("9.3", "9.5")
@for_every()
def test_the_holders_view_that_sharing_does_harm_never_loosens_and_never_frees_a_refusal(
    facts, book_
) -> None:
    without, with_it = (_with_decision(facts, detriment=answer) for answer in (Answer.NO, Answer.YES))
    before, after = may_share(without, book_), may_share(with_it, book_)
    assert _rank(after) <= _rank(before)
    assert after.declining is before.declining


@pytest.mark.clause("3.3")
@for_every()
def test_a_ground_ruled_out_never_loosens(facts, book_) -> None:
    yes, no = (_with_decision(facts, ground_applies=answer) for answer in (Answer.YES, Answer.NO))
    assert _rank(may_share(no, book_)) <= _rank(may_share(yes, book_))


AGAINST: tuple[dict[str, Any], ...] = (
    {"procedure_needs_second": True, "second_person": None},
    {"procedure_needs_second": True, "second_person": "ann"},
    {"better_than_silence": False},
    {"why_this_much": False},
    {"ground": None, "power": None},
    {"named_posts_outside_line": False},
    {"conditions": frozenset()},
)


@pytest.mark.clause("3.3", "3.4", "9.5")
@for_every(st.sampled_from(AGAINST))
def test_what_is_missing_beside_a_ground_a_place_or_a_kind_never_loosens(facts, book_, missing) -> None:
    """A second person, what argues a ground, the ground itself, named posts, a condition."""
    assert _rank(may_share(_with_decision(facts, **missing), book_)) <= _rank(may_share(facts, book_))


@pytest.mark.clause("3.3", "9.5")
@for_every()
def test_on_a_ground_something_goes_only_once_it_is_argued_and_a_second_person_agreed(facts, book_) -> None:
    said = facts.decision
    for item in may_share(facts, book_).items:
        if item.question is OrderQuestion.GROUND and item.standing in CAN_GO:
            assert said.ground_applies is Answer.YES
            assert said.ground or said.power
            assert said.better_than_silence and said.why_this_much
            assert not said.procedure_needs_second or said.second_person == "bob"


@pytest.mark.clause("1.2")
@for_every()
def test_an_agreement_that_is_named_never_loosens(facts, book_) -> None:
    alone = may_share(dataclasses.replace(facts, agreement=None), book_).items
    for named in (facts, dataclasses.replace(facts, agreement=_that_fits(facts))):
        for item, without in zip(may_share(named, book_).items, alone, strict=True):
            assert STRENGTH.index(item.standing) <= STRENGTH.index(without.standing)


def _that_fits(facts: SharingFacts) -> AgreementFacts:
    both = frozenset({facts.provider.agency, facts.recipient.agency})
    anything = {"purposes": frozenset({"child-in-need"}), "classes": frozenset(InfoClass)}
    return AgreementFacts(
        "fits", parties=both, methods=frozenset(Method), signed_on=date(2025, 1, 1), **anything
    )


@pytest.mark.clause("3.5")
@for_every()
def test_an_item_is_judged_alone_as_it_is_in_company(facts, book_) -> None:
    together = may_share(facts, book_).items
    for item, judged in zip(facts.items, together, strict=True):
        assert may_share(dataclasses.replace(facts, items=(item,)), book_).items == (judged,)


@pytest.mark.clause("9.3")
@for_every()
def test_a_must_always_rests_on_a_court_or_a_confirmed_duty(facts, book_) -> None:
    verdict = may_share(facts, book_)
    keys = {reason.key for reason in verdict.reasons}
    if verdict.standing is Standing.MUST:
        assert "court_order" in keys or "duty.binds" in keys
    if verdict.if_in_force is Standing.MUST:
        assert "duty.not_confirmed" in keys


@pytest.mark.clause("3.3")
@for_every()
def test_what_rests_on_consent_has_consent_that_somebody_gave(facts, book_) -> None:
    verdict = may_share(facts, book_)
    for place, item in enumerate(verdict.items):
        if item.standing is Standing.MAY:
            assert item.question is OrderQuestion.CONSENT
            for person in facts.about if len(facts.about) > 1 else ("",):
                assert any(_covers(facts, one, person, place, book_.on) for one in facts.consents)


@pytest.mark.clause("3.8")
@for_every()
def test_a_verdict_made_again_is_the_same_and_reads_back_from_its_trace(facts, book_) -> None:
    verdict = may_share(facts, book_)
    assert may_share(facts, book_).to_trace() == verdict.to_trace()
    assert from_trace(verdict.to_trace()) == verdict


def _covers(facts: SharingFacts, one: ConsentFacts, person: str, place: int, on: date) -> bool:
    """Whether this answer is a yes to this recipient, purpose, kind and day, of this person where several are meant."""
    whose = not person or one.person == person
    scope = facts.recipient.agency in one.recipients and facts.request.purpose in one.purposes
    kinds = one.classes is None or facts.items[place].classes <= one.classes
    days = (one.since or on) <= on <= (one.until or on)
    return whose and scope and kinds and days and one.state in ("given", "given_with_limits")


def _with_item(facts: SharingFacts, **changes: object) -> SharingFacts:
    first, *others = facts.items
    return dataclasses.replace(facts, items=(dataclasses.replace(first, **changes), *others))


def _somebody(facts: SharingFacts) -> str:
    """One of those whom it is about."""
    return min(map(str, facts.about), default="")


def _with_decision(facts: SharingFacts, **changes: object) -> SharingFacts:
    return dataclasses.replace(facts, decision=dataclasses.replace(facts.decision, **changes))


@pytest.mark.clause("3.3", "9.2")
@for_every(st.sampled_from(ConsentBy))
def test_one_more_refusal_never_loosens(facts, book_, by: ConsentBy) -> None:
    refusal = ConsentFacts(
        by=by, state=ConsentState.REFUSED, person_age=14, competent=Answer.YES, person=_somebody(facts)
    )
    refused = dataclasses.replace(facts, consents=(*facts.consents, refusal))
    assert _rank(may_share(refused, book_)) <= _rank(may_share(facts, book_))


@pytest.mark.clause("3.3", "9.2")
@for_every(st.sampled_from(ConsentBy), st.sampled_from(GIVERS), st.sampled_from(MINUTES), st.booleans())
def test_a_no_of_somebody_who_answered_before_never_loosens(facts, book_, by, giver, at, limited) -> None:
    refusal = ConsentFacts(
        by=by,
        state=ConsentState.WITHDRAWN,
        competent=Answer.YES,
        person=_somebody(facts),
        giver=giver,
        at=at,
        classes=frozenset({InfoClass.GENERAL}) if limited else None,
    )
    refused = dataclasses.replace(facts, consents=(*facts.consents, refusal))
    assert _rank(may_share(refused, book_)) <= _rank(may_share(facts, book_))


@pytest.mark.clause("3.3", "9.1")
@for_every()
def test_one_more_person_whom_it_is_about_never_loosens(facts, book_) -> None:
    mine = tuple(dataclasses.replace(one, person="amara") for one in facts.consents)
    before = dataclasses.replace(facts, consents=mine, about=frozenset({"amara"}))
    after = dataclasses.replace(before, about=frozenset({"amara", "joel"}))
    assert _rank(may_share(after, book_)) <= _rank(may_share(before, book_))


@pytest.mark.clause("3.3", "9.1")
@for_every()
def test_limits_in_words_are_named_where_it_rests_on_them_and_change_no_standing(facts, book_) -> None:
    """No rule reads them: a person does."""
    said, silent = (_limited_in_words(facts, in_words=flag) for flag in (True, False))
    one, other = may_share(said, book_), may_share(silent, book_)
    assert [item.standing for item in one.items] == [item.standing for item in other.items]
    if "consent.yes" in {reason.key for reason in one.reasons}:
        assert "consent.limits_in_words" in {reason.key for reason in one.reasons}
    assert "consent.limits_in_words" not in {reason.key for reason in other.reasons}


def _limited_in_words(facts: SharingFacts, *, in_words: bool) -> SharingFacts:
    consents = tuple(dataclasses.replace(one, limits_said=in_words) for one in facts.consents)
    return dataclasses.replace(facts, consents=consents)
