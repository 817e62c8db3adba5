"""How long the Code takes to answer: a request with ten items, plain Python, no database. Clauses 3.3 to 3.5, 9.3."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from typing import Any

from chiltern.code_of_practice.book import Book, Correction
from chiltern.code_of_practice.facts import (
    AgencyFacts,
    ConsentFacts,
    DecisionFacts,
    ItemFacts,
    MatchFacts,
    RequestFacts,
    SharingFacts,
)
from chiltern.code_of_practice.sharing import may_share
from chiltern.code_of_practice.words import (
    Answer,
    ConsentBy,
    ConsentState,
    Function,
    InfoClass,
    StatutoryDuty,
)

ITEMS = 10
SEEN = date(2026, 9, 30)
TESTS = (
    "relevant_to_welfare",
    "may_help",
    "necessary",
    "proportionate",
    "relevant",
    "accurate",
    "need_to_know",
)


def book() -> Book:
    """The law of a day on which the duty to share is in force and confirmed."""
    said = (("confirmed_on", SEEN.isoformat()), ("confirmed_by", "the council's officer for the Code"))
    confirmed = [Correction("duty-to-share", field, value, SEEN, "seen") for field, value in said]
    return Book.from_data(date(2026, 11, 16), confirmed)


def cases(items: int) -> dict[str, SharingFacts]:
    """One case for each way through the order of questions."""
    school = AgencyFacts("school", "trust", Function.EDUCATION, statutory_duty=StatutoryDuty.EDUCATION)
    care = AgencyFacts("care", "council", Function.SOCIAL_CARE, statutory_duty=StatutoryDuty.LISTED)
    club = AgencyFacts("club", "club", Function.OTHER, statutory_duty=StatutoryDuty.NONE)
    duty = SharingFacts(
        school,
        care,
        request=RequestFacts(purpose="child-in-need"),
        decision=DecisionFacts(
            decider="ann", danger=Answer.NO, reasons=True, views=True, basis="public-task"
        ),
        items=tuple(_item(place) for place in range(items)),
        match=MatchFacts(frozenset({"name", "date_of_birth"})),
    )
    given = ConsentFacts(
        ConsentBy.PARENT,
        ConsentState.GIVEN,
        recipients=frozenset({"club"}),
        purposes=frozenset({"child-in-need"}),
    )
    return {
        "duty": duty,
        "danger": replace(duty, decision=replace(duty.decision, danger=Answer.YES)),
        "consent": replace(duty, recipient=club, consents=(given,)),
        "nothing known": replace(duty, recipient=club, decision=DecisionFacts(decider="ann")),
    }


def measure(repeats: int, items: int = ITEMS) -> dict[str, float]:
    """The slowest case's time for a verdict and its trace, in microseconds of processor time: for each case the fastest
    of many batches, since what others do on the machine only ever adds.

    The rule remembers what it worked out for items with the same answers; cold, it remembers nothing.
    """
    law, asked = book(), list(cases(items).values())
    turns = count()
    naming = _fastest_us(lambda: _never_seen(asked[0], next(turns)), repeats)
    warm, cold = [], []
    for facts in asked:
        warm.append(_fastest_us(partial(_verdict, facts, law), repeats))
        cold.append(_fastest_us(partial(_first_verdict, facts, law, turns), repeats) - naming)
    return {"verdict_us": round(max(warm), 1), "verdict_cold_us": round(max(cold), 1)}


def _verdict(facts: SharingFacts, law: Book) -> object:
    return may_share(facts, law).to_trace()


def _first_verdict(facts: SharingFacts, law: Book, turns: Iterator[int]) -> object:
    return may_share(_never_seen(facts, next(turns)), law).to_trace()


def _never_seen(facts: SharingFacts, turn: int) -> SharingFacts:
    """The same facts with a condition that nobody has named before."""
    return replace(facts, decision=replace(facts.decision, conditions=frozenset({f"condition {turn}"})))


def _item(place: int) -> ItemFacts:
    classes = {InfoClass.GENERAL, InfoClass.HEALTH} if place % 3 == 0 else {InfoClass.GENERAL}
    answers: dict[str, Any] = dict.fromkeys(TESTS, Answer.YES)
    return ItemFacts(item=str(place), classes=frozenset(classes), **answers)


def _fastest_us(work: Callable[[], object], repeats: int) -> float:
    took = []
    for _ in range(repeats):
        start = time.thread_time_ns()
        for _ in range(20):
            work()
        took.append((time.thread_time_ns() - start) / 20_000)
    return min(took)
