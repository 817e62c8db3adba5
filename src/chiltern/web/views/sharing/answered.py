"""What was answered, in one order and in the words of its question, and whose consent it looked at. Clauses 2.1, 3.8, 9.1.

The same rows on the check page, on a decision of every kind, and where a manager agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from chiltern.code_of_practice.book import Book
from chiltern.code_of_practice.sharing.answered import Asked, asks_of
from chiltern.code_of_practice.words import SHARING_OUTCOMES, Answer, Method
from chiltern.sharing.queries.consents_looked_at import ConsentLookedAt, consents_under
from chiltern.sharing.queries.second import name_of_second
from chiltern.sharing.queries.under_decision import UnderDecision
from chiltern.sharing.workings.deciding import DecisionGiven
from chiltern.sharing.workings.kept import whole_given
from chiltern.web.london import date_in_words
from chiltern.web.parts import Action, Row
from chiltern.web.views.sharing.common import capital
from chiltern.web.views.sharing.law_rows import name_of
from chiltern.web.views.sharing.shown import law_words

RANG = "It was said whom to ring now, and that nobody’s leave is needed."
Answered = Iterable[tuple[Asked, Any]]
Change = Callable[[str, str], tuple[Action, ...]]
"""From the answer's name and its question to the link where it is changed."""


def answered_rows(found: Answered, law: Book, change: Change | None = None) -> tuple[Row, ...]:
    """A row for each answer. `change`: while it can still be changed."""
    return tuple(
        Row(each.asks, in_words(each.fact, value, law), change(each.fact, each.asks) if change else ())
        for each, value in found
    )


def answers_under(
    given: DecisionGiven, under: UnderDecision, here: str, pages: Mapping[str, str], usual: str = "conditions"
) -> tuple[Row, ...]:
    """The same of a decision that is not made yet, each with the page where it is changed.

    `pages`: by the answer's name, where it is another one than usual; empty where there is none.
    """

    def change(fact: str, asks: str) -> tuple[Action, ...]:
        page = pages.get(fact, usual)
        return (Action("Change", f"{here}{page}/?from=check#{fact}", asks),) if page else ()

    facts, law = under.weighed.facts, under.weighed.law
    found = whole_given(given.answers, given.reasons, facts, shares=given.judged in SHARING_OUTCOMES)
    return (*answered_rows(found, law, change), *consent_rows(consents_under(facts, law)))


def condition_open(under: UnderDecision, page: str) -> tuple[Action, ...]:
    """What kind of condition the law asks for what is told, where none is named: a link to the page that asks it."""
    if not under.lacks_condition():
        return ()
    return (Action(asks_of("conditions"), f"{page}?from=check#conditions"),)


def weighed_rows(standing: str, reasons: Iterable[str], tests: Answered) -> tuple[Row, ...]:
    """Of one item: what the Code said with every reason, then the tests as they were answered."""
    return (Row("What the Code said", "\n".join((capital(standing), *reasons))), *tests_row(tests))


def tests_row(tests: Answered) -> tuple[Row, ...]:
    """The tests of one item that were answered, a line each: a page can hold many items."""
    lines = [f"{each.asks} {capital(Answer(value).says)}" for each, value in tests]
    return (Row("The tests", "\n".join(lines)),) if lines else ()


def in_words(fact: str, value: Any, law: Book) -> str:
    """One answer: of the law what it says, and whether to check it first; of all else the words."""
    if fact in ("purpose", "ground", "power"):
        return law_words(law.row(value))
    if fact == "basis":
        return law_words(law.row(value), name_of(law.row(value)))
    if fact == "conditions":
        return "\n".join(law_words(law.row(one), name_of(law.row(one))) for one in value)
    if fact == "method":
        return capital(Method(value).says)
    if fact == "review_on":
        return date_in_words(date.fromisoformat(value))
    if fact == "second_person":
        return name_of_second(value)
    if fact == "sexual_abuse" and value == Answer.YES:
        return f"{capital(Answer.YES.says)}. {RANG}"
    return capital(Answer(value).says) if value in set(Answer) else str(value)


def consent_rows(consents: Iterable[ConsentLookedAt]) -> tuple[Row, ...]:
    """On whose it relied, and whose no was there; by name, and with a link, for whoever sees the person's record."""
    return tuple(_consent(one) for one in consents)


def _consent(one: ConsentLookedAt) -> Row:
    who = f"{one.giver}, {one.by.says}" if one.giver else one.by.says
    when = f", {date_in_words(one.at)}" if one.at else ""
    see = (Action("See it", f"/consents/{one.consent}/", "this consent"),) if one.consent else ()
    key = "Consent relied on" if one.relied_on else "Consent that was not given"
    limits = f"\nLimits, in their words: {one.limits}" if one.limits else ""
    return Row(key, f"{capital(who)}: {one.state.says}{when}{limits}", see)
