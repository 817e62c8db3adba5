"""Whether what a decision rests on can still be chosen: a ground, power, basis or condition in force today. Clauses 1.4, 2.1."""

from __future__ import annotations

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.sharing.reviewing import days_open, needs_review
from chiltern.code_of_practice.verdict import Verdict
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.deciding import AnswersGiven


def insist_offered(
    answers: AnswersGiven, law: Book, *, purpose: str = "", in_danger: bool | None = None
) -> None:
    """Raises Invalid at the first that is no row of the Book, or that has ended since it was chosen.

    In danger nothing is stopped by a row that has ended. `in_danger`: where it is weighed already; else as it was answered.
    """
    spared = answers.danger is Answer.YES if in_danger is None else in_danger
    look = law.row if spared else law.offered
    named = [
        ("purpose", purpose, "purpose"),
        ("ground", answers.ground, "ground"),
        ("power", answers.power, None),
        ("basis", answers.basis, "basis"),
        *(("conditions", one, "condition") for one in answers.conditions),
    ]
    for field, row, kind in named:
        try:
            if row:
                look(row, kind)
        except UnknownRowError:
            raise Invalid(field, "Choose one from the list: what was chosen is not in force") from None
    if not spared:
        _insist_day(answers, law)


def insist_review(answers: AnswersGiven, verdict: Verdict) -> None:
    """Raises Invalid where it goes on a ground or a power, outside danger, and no day is named to look at it again."""
    if answers.review_on is None and needs_review(verdict, gives=True):
        raise Invalid("review_on", "Say on which day you look at this again: it goes without consent")


def _insist_day(answers: AnswersGiven, law: Book) -> None:
    first, last = days_open(law.on)
    if answers.review_on is not None and not first <= answers.review_on <= last:
        raise Invalid("review_on", "Choose a day to come, within a year, on which you look at this again")
