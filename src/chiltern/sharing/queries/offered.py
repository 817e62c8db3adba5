"""Whether what a decision rests on can still be chosen: a ground, power, basis or condition in force today. Clauses 1.4, 2.1."""

from __future__ import annotations

from chiltern.code_of_practice.book import Book, UnknownRowError
from chiltern.code_of_practice.words import Answer
from chiltern.foundation.gate import Invalid
from chiltern.sharing.workings.deciding import AnswersGiven


def insist_offered(answers: AnswersGiven, law: Book, *, purpose: str = "") -> None:
    """Raises Invalid at the first that is no row of the Book, or that has ended since it was chosen.

    In danger nothing is stopped by a row that has ended.
    """
    look = law.row if answers.danger is Answer.YES else law.offered
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
